//! The command `baolan`, run as people and scripts run it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/xiaoshan-2024-01-12-p1.txt");

fn baolan(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_baolan")).args(arguments).output().expect("the command runs")
}

fn printed(arguments: &[&str]) -> String {
    let output = baolan(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty());
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// The one line on standard error of a command that fails as it should.
fn refused(arguments: &[&str]) -> String {
    let output = baolan(arguments);
    let message = String::from_utf8(output.stderr).expect("messages are UTF-8");
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(output.stdout.is_empty());
    assert_eq!(message.lines().count(), 1, "{message}");
    message
}

/// A file of these bytes that goes with the test's folder.
fn file(name: &str, bytes: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).expect("writable");
    path.to_str().expect("a path in UTF-8").to_owned()
}

#[test]
fn parse_prints_the_issue_as_json() {
    let issue: serde_json::Value = serde_json::from_str(&printed(&["parse", SEED])).expect("JSON");
    assert_eq!(issue["publisher"], "萧山区融媒体中心");
    assert_eq!(issue["publication"], serde_json::Value::Null);
    let page = &issue["pages"][0];
    assert_eq!(page["number"], 1);
    let kinds: Vec<&str> =
        page["articles"].as_array().expect("articles").iter().filter_map(|a| a["kind"].as_str()).collect();
    assert_eq!(kinds, ["news", "news", "news", "interview", "news", "photo", "teaser", "teaser"]);
}

#[test]
fn parse_takes_one_file_a_page_in_order() {
    let (first, second) =
        (file("first.txt", "城东新桥昨日通车\n".as_bytes()), file("second.txt", "山区小学来了新老师\n".as_bytes()));
    let issue: serde_json::Value = serde_json::from_str(&printed(&["parse", &first, &second])).expect("JSON");
    assert_eq!(issue["pages"][0]["articles"][0]["id"], "p1-a1");
    assert_eq!(issue["pages"][1]["articles"][0]["headline"][0], "山区小学来了新老师");
}

#[test]
fn explain_says_why_of_every_line() {
    let explained = printed(&["parse", "--explain", SEED]);
    let seed = fs::read_to_string(SEED).expect("readable");
    let lines = seed.lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines {
        assert!(explained.contains(line), "{line}");
    }
    assert!(explained.contains("> Furniture"));
    assert!(explained.contains("Lead body first"));
    assert!(explained.contains("not Head body first"));
}

#[test]
fn search_shows_people_where_it_stands() {
    let found = printed(&["search", SEED, "--", "柳玉华"]);
    assert!(found.starts_with("1 article for “柳玉华”\n"), "{found}");
    assert!(found.contains("用民生保障温度提高百姓幸福指数") && found.contains("【柳玉华】"), "{found}");
    assert_eq!(printed(&["search", SEED, "--", "查无此事"]), "nothing holds “查无此事”\n");
}

#[test]
fn search_gives_programs_what_the_element_gives() {
    let hits: serde_json::Value =
        serde_json::from_str(&printed(&["search", "--json", SEED, "--", "萧山", "招商"])).expect("JSON");
    assert_eq!(hits["query"], "萧山 招商");
    assert_eq!(hits["exact"], true);
    let list = hits["hits"].as_array().expect("hits");
    assert_eq!(hits["total"].as_u64(), Some(list.len() as u64));
    assert!(!list.is_empty());
    for hit in list {
        assert!(hit["article"].is_string() && hit["score"].as_f64() > Some(0.0) && hit["matches"].as_u64() > Some(1));
        assert!(hit["snippet"].as_array().expect("runs").iter().any(|run| run["mark"] == true));
    }
}

#[test]
fn what_cannot_be_done_is_said_in_one_line() {
    let nowhere = file("dir.txt", b"") + ".missing";
    let cases: [(&[&str], &str); 13] = [
        (&[], "baolan --help"),
        (&["prase"], "baolan --help"),
        (&["parse"], "give the text files"),
        (&["parse", "--json", SEED], "baolan --help"),
        (&["parse", &nowhere], "cannot read"),
        (&["parse", env!("CARGO_MANIFEST_DIR")], "cannot read"),
        (&["parse", &file("gb18030.txt", b"\xD6\xD0\xB9\xFA")], "save it as UTF-8"),
        (&["parse", &file("page.pdf", b"%PDF-1.7\n")], "extract its text"),
        (&["parse", &file("empty.txt", b"\xEF\xBB\xBF\r\n\x0C")], "no text"),
        (&["parse", &file("nul.txt", b"text\0text")], "not UTF-8 text (byte 4)"),
        (&["search", SEED], "put it after --"),
        (&["search", "--", "query"], "give the text files"),
        (&["search", SEED, "--", " "], "put it after --"),
    ];
    for (arguments, advice) in cases {
        let message = refused(arguments);
        assert!(message.starts_with("baolan: ") && message.contains(advice), "{arguments:?}: {message}");
    }
}

#[test]
fn help_and_version_are_given() {
    assert!(printed(&["--help"]).contains("baolan search"));
    assert_eq!(printed(&["--version"]), format!("baolan {}\n", env!("CARGO_PKG_VERSION")));
}

#[cfg(unix)]
#[test]
fn names_and_queries_in_other_encodings_are_no_end() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let gbk = OsStr::from_bytes(b"\xB1\xA8.txt");
    let output = Command::new(env!("CARGO_BIN_EXE_baolan")).arg("parse").arg(gbk).output().expect("the command runs");
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot read"));
    let query = Command::new(env!("CARGO_BIN_EXE_baolan"))
        .args(["search", SEED, "--"])
        .arg(gbk)
        .output()
        .expect("the command runs");
    assert_eq!(query.status.code(), Some(0));
}

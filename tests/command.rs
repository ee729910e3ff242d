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

/// A template as `cargo xtask build` makes one, but for what does not change.
const TEMPLATE: &str =
    "<html lang=\"{{baolan:lang}}\">\n<title>{{baolan:title}}</title>\n<r{{baolan:imprint}}>{{baolan:pages}}</r>\n";

#[test]
fn export_fills_the_template_and_nothing_in_it_is_markup() {
    let template = file("template.html", TEMPLATE.as_bytes());
    let first = file("export1.txt", "\u{FEFF}<b> & \"\r\n{{baolan:title}}\n".as_bytes());
    let second = file("export2.txt", "\n山区小学来了新老师".as_bytes());
    let names = ["--publication", "报 \"<>\"", "--date", "2024-01-12", "--lang", "en"];
    let arguments = [&["export", "--template", &template][..], &names, &[&first, &second]].concat();
    let page = printed(&arguments);
    assert_eq!(
        page,
        "<html lang=\"en\">\n<title>报 &#34;&#60;>&#34; 2024-01-12</title>\n\
         <r publication=\"报 &#34;&#60;>&#34;\" date=\"2024-01-12\"><pre>\n\u{FEFF}&#60;b> &#38; &#34;&#13;\n{{baolan:title}}\n</pre>\n\
         <pre>\n\n山区小学来了新老师</pre></r>\n"
    );
    let out = file("export.html", b"");
    assert_eq!(printed(&[&arguments[..], &["-o", &out]].concat()), format!("{out}: {} bytes\n", page.len()));
    assert_eq!(fs::read_to_string(out).expect("written"), page);
}

#[test]
fn export_takes_what_is_not_named_from_the_texts() {
    let template = file("template-names.html", b"{{baolan:lang}}|{{baolan:title}}|{{baolan:imprint}}|");
    let told = file("told.txt", "2024年1月12日 星期五\n城东新桥昨日通车\n".as_bytes());
    assert_eq!(printed(&["export", &told, "--template", &template]), "zh-CN|2024-01-12| date=\"2024-01-12\"|\n");
    let untold = file("untold.txt", "城东新桥昨日通车\n".as_bytes());
    assert_eq!(printed(&["export", &untold, "--template", &template]), "zh-CN|报栏||\n");
}

#[test]
fn export_looks_for_its_template_where_packages_lie() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("portal");
    let export = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_baolan"));
        command.args(["export", SEED]).current_dir(&folder).output().expect("the command runs")
    };
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("writable");
    let nowhere = export();
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("cargo xtask build"));
    for place in ["node_modules/baolan", "pkg"] {
        fs::create_dir_all(folder.join(place)).expect("writable");
        let template = format!("{place} {{{{baolan:title}}}}");
        fs::write(folder.join(place).join("baolan_single.txt"), template).expect("writable");
        assert_eq!(String::from_utf8_lossy(&export().stdout), format!("{place} 报栏\n"));
    }
}

/// What `export` prints with these arguments, byte for byte.
fn exported(arguments: &[&str]) -> Vec<u8> {
    let output = baolan(&[&["export"], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn export_writes_every_format_as_the_library_does() {
    let mut issue = baolan::parse(&[&fs::read_to_string(SEED).expect("readable")]);
    issue.publication = Some("萧山日报".to_owned());
    issue.date = Some("2024-01-12".to_owned());
    let names = ["--publication", "萧山日报", "--date", "2024-01-12", SEED];
    for format in baolan::Format::ALL {
        let wanted = baolan::export(&issue, format);
        assert!(exported(&[&["--as", format.name()], &names[..]].concat()) == wanted, "{format:?}");
        let out = file("export.any", b"");
        let told = printed(&[&["export", "--as", format.name(), "-o", &out], &names[..]].concat());
        assert_eq!(told, format!("{out}: {} bytes\n", wanted.len()));
        assert!(fs::read(out).expect("written") == wanted, "{format:?}");
    }
}

#[test]
fn export_knows_a_format_by_the_ending_of_the_file() {
    let template = file("template-as.html", TEMPLATE.as_bytes());
    let beginnings = [
        ("export.epub", "PK\x03\x04"),
        ("export.EPUB", "PK\x03\x04"),
        ("export.jsonld", "{\n  \"@context\""),
        ("export.md", "# 报栏\n"),
        ("export.markdown", "# 报栏\n"),
        ("export-as.txt", "萧山区融媒体中心\n"),
    ];
    for (name, beginning) in beginnings {
        let out = file(name, b"");
        printed(&["export", SEED, "-o", &out]);
        assert!(fs::read(&out).expect("written").starts_with(beginning.as_bytes()), "{name}");
    }
    for name in ["export-as.htm", "export-as"] {
        let out = file(name, b"");
        printed(&["export", SEED, "--template", &template, "-o", &out]);
        assert!(fs::read(&out).expect("written").starts_with(b"<html"), "{name}");
    }
    // What is said stands over what it is called.
    let out = file("export-as.md", b"");
    printed(&["export", SEED, "--as", "html", "--template", &template, "-o", &out]);
    assert!(fs::read(&out).expect("written").starts_with(b"<html"));
}

#[test]
fn what_cannot_be_done_is_said_in_one_line() {
    let nowhere = file("dir.txt", b"") + ".missing";
    let template = file("no-template.html", b"{{baolan:moon}}");
    let whole = file("whole.html", TEMPLATE.as_bytes());
    let empty = file("no-places.html", b"<html>");
    let cases: [(&[&str], &str); 27] = [
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
        (&["export"], "give the text files"),
        (&["export", "--template", &template, SEED], "build it with 'cargo xtask build'"),
        (&["export", "--template", &empty, SEED], "no place to fill in"),
        (&["export", "--template", &nowhere, SEED], "check --template"),
        (&["export", SEED, "--date", "12.1.2024"], "write it as 2024-01-12"),
        (&["export", SEED, "--publication"], "put it behind"),
        (&["export", "--explain", SEED], "baolan --help"),
        (&["export", &file("gb18030.html", b"\xD6\xD0\xB9\xFA")], "save it as UTF-8"),
        (&["export", SEED, "--template", &whole, "-o", env!("CARGO_MANIFEST_DIR")], "after -o"),
        (&["export", SEED, "--as", "pdf"], "there are html, ninjs, json-ld, json-feed, epub, markdown, text"),
        (&["export", SEED, "-o", &file("export.json", b"")], "--as ninjs, json-ld or json-feed"),
        (&["export", SEED, "--as", "text", "--lang", "en"], "leave it out"),
        (&["export", SEED, "--as", "epub", "--template", &whole], "leave it out"),
        (&["export", "--as", "epub"], "give the text files"),
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

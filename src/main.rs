//! The command.
fn main() {
    if std::env::args().any(|a| a == "--explain") {
        for f in std::env::args().skip(3) {
            println!("{}", baolan::explain(&std::fs::read_to_string(f).unwrap()));
        }
        return;
    }
    let texts: Vec<String> = std::env::args()
        .skip(2)
        .map(|f| std::fs::read_to_string(f).unwrap())
        .collect();
    let pages: Vec<&str> = texts.iter().map(String::as_str).collect();
    println!(
        "{}",
        serde_json::to_string_pretty(&baolan::parse(&pages)).unwrap()
    );
}

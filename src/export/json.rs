//! JSON as it is written: names in the order they are given, indented, and nothing in it that an HTML parser would take for the end
//! of a `<script>`. What is not known is left out.
//!
//! It is all that three formats need, and weighs less in the wasm than a crate that knows any value.

/// A JSON text that grows.
#[derive(Debug, Default)]
pub(crate) struct Json {
    text: String,
    depth: usize,
    /// Whether the list or object that is open has something in it already.
    is_begun: bool,
}

impl Json {
    /// The text of one object.
    pub(crate) fn document(mut fill: impl FnMut(&mut Json)) -> String {
        let mut json = Json::default();
        json.nest(['{', '}'], &mut fill);
        json.text.push('\n');
        json.text
    }

    /// A member that is a text; none where that is empty.
    pub(crate) fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.name(name);
            self.string(value);
        }
    }

    /// A member that may be unknown.
    pub(crate) fn known(&mut self, name: &str, value: &Option<String>) {
        self.text(name, value.as_deref().unwrap_or_default());
    }

    /// A member that is an object.
    pub(crate) fn object(&mut self, name: &str, mut fill: impl FnMut(&mut Json)) {
        self.name(name);
        self.nest(['{', '}'], &mut fill);
    }

    /// A member that is a list of objects; none where that is empty.
    pub(crate) fn objects<T>(&mut self, name: &str, items: &[T], fill: impl Fn(&mut Json, &T)) {
        if !items.is_empty() {
            self.all(name, items, fill);
        }
    }

    /// A member that is a list of objects, empty or not.
    pub(crate) fn all<T>(&mut self, name: &str, items: &[T], fill: impl Fn(&mut Json, &T)) {
        self.items(name, items.len(), &mut |json, at| json.nest(['{', '}'], &mut |json| fill(json, &items[at])));
    }

    /// A member that is a list of texts; none where that is empty.
    pub(crate) fn texts(&mut self, name: &str, items: &[&str]) {
        if !items.is_empty() {
            self.items(name, items.len(), &mut |json, at| json.string(items[at]));
        }
    }

    fn items(&mut self, name: &str, count: usize, write: &mut dyn FnMut(&mut Json, usize)) {
        self.name(name);
        self.nest(['[', ']'], &mut |json| {
            for at in 0..count {
                json.begin();
                write(json, at);
            }
        });
    }

    // What fills is behind a pointer here and above: one copy of the code for all that is written.
    fn nest(&mut self, [open, close]: [char; 2], fill: &mut dyn FnMut(&mut Json)) {
        self.text.push(open);
        self.depth += 1;
        self.is_begun = false;
        fill(self);
        self.depth -= 1;
        if self.is_begun {
            self.break_line();
        }
        self.text.push(close);
        self.is_begun = true;
    }

    fn name(&mut self, name: &str) {
        self.begin();
        self.string(name);
        self.text.push_str(": ");
    }

    /// Before a member or an item.
    fn begin(&mut self) {
        if self.is_begun {
            self.text.push(',');
        }
        self.is_begun = true;
        self.break_line();
    }

    fn break_line(&mut self) {
        self.text.push('\n');
        (0..self.depth).for_each(|_| self.text.push_str("  "));
    }

    fn string(&mut self, value: &str) {
        self.text.push('"');
        value.chars().for_each(|c| self.character(c));
        self.text.push('"');
    }

    fn character(&mut self, c: char) {
        match c {
            '"' | '\\' => self.text.extend(['\\', c]),
            '\n' => self.text.push_str("\\n"),
            // A `<` may open `</script>` or `<!--`; the last two end lines in JavaScript of before 2019.
            '\0'..='\x1F' | '\x7F' | '<' | '\u{2028}' | '\u{2029}' => self.escaped(u32::from(c)),
            c => self.text.push(c),
        }
    }

    fn escaped(&mut self, code: u32) {
        self.text.push_str("\\u");
        for place in [12, 8, 4, 0] {
            self.text.push(b"0123456789abcdef"[(code >> place & 0xF) as usize].into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let text = "\"\\/\u{8}\u{C}\n\r\t\0\u{7F}</script><!-- 报\u{2028}\u{1F4F0}";
        let written = Json::document(|json| {
            json.text("a", text);
            json.text("none", "");
            json.object("o", |_| {});
            json.objects("list", &[1, 2], |json, item| json.text("n", if *item == 1 { "1" } else { "" }));
            json.texts("texts", &["x", text]);
            json.texts("nothing", &[]);
            json.all("empty", &[0; 0], |_, _| {});
        });
        assert!(!written.contains('<') && written.ends_with("}\n"));
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        let wanted =
            serde_json::json!({"a": text, "o": {}, "list": [{"n": "1"}, {}], "texts": ["x", text], "empty": []});
        assert_eq!(read, wanted);
        assert_eq!(written.lines().nth(1).map(|line| line.starts_with("  \"a\": ")), Some(true));
    }
}

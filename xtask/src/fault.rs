//! What is wrong with a parsed article? In come a parsed story and the true one, out comes how wrong it is, and what
//! differs, for people.
//!
//! A headline taken for a kicker is [`Wrong::Detail`], a line too many [`Wrong::Text`], two articles in one [`Wrong::Article`].

use crate::story::Story;

/// How wrong an article is; who counts one of these counts the worse ones too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Wrong {
    /// All text is there and nothing else, but head, byline or paragraphs are told apart wrongly.
    Detail,
    /// The head as a whole or the text as a whole is not as printed.
    Text,
    /// It is none of the page's articles.
    Article,
}

/// A part of a story that differs: what was got for what should be, from shortly before the difference on.
#[derive(Debug, PartialEq)]
pub(crate) struct Fault {
    pub(crate) part: &'static str,
    pub(crate) got: String,
    pub(crate) want: String,
}

/// How wrong a parsed story is, if at all; there may be no true one.
pub(crate) fn wrong(got: &Story, want: Option<&Story>) -> Option<Wrong> {
    let Some(want) = want else { return Some(Wrong::Article) };
    if got.head() != want.head() || got.text() != want.text() {
        Some(Wrong::Text)
    } else if faults(got, want).is_empty() {
        None
    } else {
        Some(Wrong::Detail)
    }
}

/// What differs between a parsed story and the true one.
pub(crate) fn faults(got: &Story, want: &Story) -> Vec<Fault> {
    let parts = [
        ("kicker", &got.kicker, &want.kicker),
        ("headline", &got.headline, &want.headline),
        ("subhead", &got.subhead, &want.subhead),
        ("byline", &got.byline, &want.byline),
    ];
    let differing = parts.into_iter().filter(|(_, got, want)| got != want);
    differing.map(|(part, got, want)| fault(part, got, want)).chain(body_fault(got, want)).collect()
}

/// The text's first difference; where there is none, the first paragraph that ends elsewhere.
fn body_fault(got: &Story, want: &Story) -> Option<Fault> {
    let (text, true_text) = (got.text(), want.text());
    if text != true_text {
        return Some(fault("body", &text, &true_text));
    }
    let mut pairs = got.paragraphs.iter().zip(&want.paragraphs);
    pairs.find(|(got, want)| got != want).map(|(got, want)| fault("paragraph", got, want))
}

fn fault(part: &'static str, got: &str, want: &str) -> Fault {
    let same = got.chars().zip(want.chars()).take_while(|(a, b)| a == b).count();
    Fault { part, got: excerpt(got, same), want: excerpt(want, same) }
}

/// A few characters around the one at `at`.
fn excerpt(text: &str, at: usize) -> String {
    /// Enough of what is the same to find the place on the page.
    const BEFORE: usize = 8;
    /// Enough of what differs to see what it is; two excerpts fit on a line.
    const AFTER: usize = 16;
    let skipped = at.saturating_sub(BEFORE);
    let shown: String = text.chars().skip(skipped).take(at - skipped + AFTER).collect();
    let more = text.chars().count() > at + AFTER;
    format!("{}{shown}{}", if skipped > 0 { "…" } else { "" }, if more { "…" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(head: [&str; 3], byline: &str, paragraphs: &[&str]) -> Story {
        let [kicker, headline, subhead] = head.map(str::to_owned);
        let paragraphs = paragraphs.iter().map(|paragraph| (*paragraph).to_owned()).collect();
        Story { kicker, headline, subhead, byline: byline.to_owned(), paragraphs, ..Story::default() }
    }

    fn bridge() -> Story {
        story(["三年建成", "新桥通车", "——行人可走"], "本报讯（记者甲）", &["桥长两里。", "行人可走。"])
    }

    fn parts(got: &Story) -> Vec<&'static str> {
        faults(got, &bridge()).iter().map(|fault| fault.part).collect()
    }

    #[test]
    fn what_is_as_printed_is_right() {
        assert_eq!(wrong(&bridge(), Some(&bridge())), None);
        assert_eq!(faults(&bridge(), &bridge()), []);
    }

    #[test]
    fn what_is_told_apart_wrongly_is_a_detail() {
        let cases = [
            (
                Story { kicker: "三年建成新桥通车".into(), headline: String::new(), ..bridge() },
                vec!["kicker", "headline"],
            ),
            (Story { byline: String::new(), ..bridge() }, vec!["byline"]),
            (Story { paragraphs: vec!["桥长两里。行人可走。".into()], ..bridge() }, vec!["paragraph"]),
        ];
        for (got, differs) in cases {
            assert_eq!(wrong(&got, Some(&bridge())), Some(Wrong::Detail));
            assert_eq!(parts(&got), differs);
        }
    }

    #[test]
    fn a_line_too_many_or_too_few_is_the_text() {
        let cases = [
            (Story { kicker: String::new(), ..bridge() }, "kicker"),
            (Story { paragraphs: vec!["桥长两里。".into()], ..bridge() }, "body"),
            (Story { subhead: "——行人可走花开了".into(), ..bridge() }, "subhead"),
        ];
        for (got, differs) in cases {
            assert_eq!(wrong(&got, Some(&bridge())), Some(Wrong::Text));
            assert_eq!(parts(&got), [differs]);
        }
    }

    #[test]
    fn what_is_nothing_of_the_page_is_the_worst() {
        assert_eq!(wrong(&bridge(), None), Some(Wrong::Article));
        assert!(Wrong::Article > Wrong::Text && Wrong::Text > Wrong::Detail);
        assert!(Some(Wrong::Detail) > None);
    }

    #[test]
    fn an_excerpt_stands_around_the_difference() {
        let same = "一二三四五六七八九十";
        let fault = fault("body", &format!("{same}甲"), &format!("{same}乙{same}{same}"));
        assert_eq!(
            (&*fault.got, &*fault.want),
            ("…三四五六七八九十甲", "…三四五六七八九十乙一二三四五六七八九十一二三四五…")
        );
    }
}

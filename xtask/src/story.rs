//! A story: what of an article is compared, from the truth and from the parser in the same form. White space is gone,
//! since printed lines break where they must.
//!
//! Headline lines `["元旦假期", "客流 增长"]` are `元旦假期客流增长`.

use baolan::Direction;

use crate::bag::Bag;
use crate::truth;

/// An article's texts without white space, and the pages it turns to and comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Story {
    pub(crate) kicker: String,
    pub(crate) headline: String,
    pub(crate) subhead: String,
    pub(crate) byline: String,
    pub(crate) paragraphs: Vec<String>,
    pub(crate) turns: Turns,
}

/// The pages an article names, each `None` where its number is missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Turns {
    pub(crate) to: Vec<Option<u32>>,
    pub(crate) from: Vec<Option<u32>>,
}

/// Characters in a row that are compared as one: two Chinese words, so that articles that share a topic's words are
/// not alike, while a wrong paragraph break changes but three of them.
const SHINGLE: usize = 4;

impl Story {
    /// Kicker, headline and subhead as one text.
    pub(crate) fn head(&self) -> String {
        [&*self.kicker, &self.headline, &self.subhead].concat()
    }

    /// The paragraphs as one text.
    pub(crate) fn text(&self) -> String {
        self.paragraphs.concat()
    }

    /// Every run of [`SHINGLE`] characters of the text, whose `letters` are put there; a shorter text is one run.
    pub(crate) fn shingles<'a>(&self, letters: &'a mut Vec<char>) -> Bag<&'a [char]> {
        letters.extend(self.paragraphs.iter().flat_map(|paragraph| paragraph.chars()));
        if letters.len() < SHINGLE {
            std::iter::once(&letters[..]).collect()
        } else {
            letters.windows(SHINGLE).collect()
        }
    }
}

impl From<&truth::Article> for Story {
    fn from(article: &truth::Article) -> Self {
        Story {
            kicker: joined(&article.kicker),
            headline: joined(&article.headline),
            subhead: joined(&article.subhead),
            byline: squeezed(article.byline.as_deref().unwrap_or_default()),
            paragraphs: article.body.iter().map(|paragraph| squeezed(paragraph)).collect(),
            turns: Turns {
                to: article.continues_on.into_iter().map(Some).collect(),
                from: article.continued_from.into_iter().map(Some).collect(),
            },
        }
    }
}

impl From<&baolan::Article> for Story {
    fn from(article: &baolan::Article) -> Self {
        let pages = |direction| {
            article.jumps.iter().filter(move |jump| jump.direction == direction).map(|jump| jump.page).collect()
        };
        Story {
            kicker: joined(&article.kicker),
            headline: joined(&article.headline),
            subhead: joined(&article.subhead),
            byline: squeezed(article.byline.as_deref().unwrap_or_default()),
            paragraphs: article.body.iter().map(|paragraph| squeezed(&paragraph.text)).collect(),
            turns: Turns { to: pages(Direction::To), from: pages(Direction::From) },
        }
    }
}

/// Printed lines as one text without white space.
pub(crate) fn joined(lines: &[String]) -> String {
    lines.iter().map(|line| squeezed(line)).collect()
}

/// A text without white space.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !is_space(*letter)).collect()
}

/// White space, the byte order mark among it, as everywhere in page texts.
fn is_space(letter: char) -> bool {
    const BYTE_ORDER_MARK: char = '\u{feff}';
    letter.is_whitespace() || letter == BYTE_ORDER_MARK
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shingles(text: &str) -> usize {
        let story = Story { paragraphs: vec![text.to_owned()], ..Story::default() };
        story.shingles(&mut Vec::new()).size()
    }

    #[test]
    fn every_run_of_four_characters_is_a_shingle() {
        assert_eq!(["", "桥", "桥上的", "桥上的人", "桥上的人们"].map(shingles), [1, 1, 1, 1, 2]);
    }

    #[test]
    fn white_space_is_nothing() {
        assert_eq!(joined(&["\u{feff}新 桥".to_owned(), "　通车\r".to_owned()]), "新桥通车");
    }
}

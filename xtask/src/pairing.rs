//! Which parsed article is which true one? In come the stories of a page from both sides, out come pairs.
//!
//! Stories are one where their texts are alike by half: of all runs of four characters that either has, both have half.
//! The most alike are paired first, and each story once.

use crate::bag::Bag;
use crate::story::Story;

/// From here on two texts are one article: a text halved or doubled is just so still itself, and no other has as much.
const SAME: f64 = 0.5;

/// For each true story the place of the parsed one that is the same.
pub(crate) fn pairing(truth: &[Story], parsed: &[Story]) -> Vec<Option<usize>> {
    let mut candidates = candidates(truth, parsed);
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let (mut found, mut taken) = (vec![None; truth.len()], vec![false; parsed.len()]);
    for (_, t, p) in candidates {
        if found[t].is_none() && !taken[p] {
            found[t] = Some(p);
            taken[p] = true;
        }
    }
    found
}

/// Pairs that may be one article: how alike they are, and their places.
fn candidates(truth: &[Story], parsed: &[Story]) -> Vec<(f64, usize, usize)> {
    let (mut letters, mut other_letters) = (vec![Vec::new(); truth.len()], vec![Vec::new(); parsed.len()]);
    let (truth, parsed) = (bags(truth, &mut letters), bags(parsed, &mut other_letters));
    let pairs = truth.iter().enumerate().flat_map(|(t, a)| parsed.iter().enumerate().map(move |(p, b)| (t, a, p, b)));
    pairs.map(|(t, a, p, b)| (a.likeness(b), t, p)).filter(|(likeness, ..)| *likeness >= SAME).collect()
}

fn bags<'a>(stories: &[Story], letters: &'a mut [Vec<char>]) -> Vec<Bag<&'a [char]>> {
    stories.iter().zip(letters).map(|(story, letters)| story.shingles(letters)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stories(texts: &[&str]) -> Vec<Story> {
        texts.iter().map(|text| Story { paragraphs: vec![(*text).to_owned()], ..Story::default() }).collect()
    }

    fn paired(truth: &[&str], parsed: &[&str]) -> Vec<Option<usize>> {
        pairing(&stories(truth), &stories(parsed))
    }

    #[test]
    fn stories_find_each_other_in_any_order() {
        assert_eq!(
            paired(&["河边的柳树绿了", "山上的雪化了"], &["山上的雪化了", "河边的柳树绿了"]),
            [Some(1), Some(0)]
        );
    }

    #[test]
    fn half_of_a_text_is_not_the_text_and_two_make_none() {
        // Three runs of four characters: of seven that either has, then of six.
        assert_eq!(paired(&["河边的柳树绿"], &["河边的柳树绿了春天来"]), [None]);
        assert_eq!(paired(&["河边的柳树绿"], &["河边的柳树绿了春天"]), [Some(0)]);
        assert_eq!(paired(&["河边的柳树绿了", "山上的雪化了吗"], &["河边的柳树绿了山上的雪化了吗"]), [None, None]);
    }

    #[test]
    fn the_most_alike_are_paired_first_and_each_once() {
        let truth = ["河边的柳树绿了春天来", "河边的柳树绿了春天"];
        assert_eq!(paired(&truth, &["河边的柳树绿了春天"]), [None, Some(0)]);
    }
}

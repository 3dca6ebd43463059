//! A line of words taken apart, to find one text in another.

use crate::ledger::{Text, TextDigest};
use crate::text::words;

/// Words, or single characters of scripts without spaces.
pub(super) fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        if word.is_ascii() {
            pieces.push(word);
            continue;
        }
        let mut start = 0;
        for (at, c) in word.char_indices().filter(|(_, c)| words::is_unspaced(*c)) {
            if start < at {
                pieces.push(&word[start..at]);
            }
            start = at + c.len_utf8();
            pieces.push(&word[at..start]);
        }
        if start < word.len() {
            pieces.push(&word[start..]);
        }
    }
    pieces
}

/// Do all the words of a text stand in a line, from one of its pieces on?
pub(super) fn holds(line: &str, pieces: &[&str], from: usize, text: &Text) -> bool {
    let offset = |piece: &str| piece.as_ptr() as usize - line.as_ptr() as usize;
    let Some(start) = pieces.get(from).map(|piece| offset(piece)) else { return false };
    // In scripts without spaces a sign between is a piece and no word, so there are as many pieces at least.
    for last in pieces.iter().skip(from + text.words.max(1) - 1) {
        let found = &line[start..offset(last) + last.len()];
        match words::count(found) {
            count if count > text.words => return false,
            count if count == text.words && TextDigest::of(found) == text.digest => return true,
            _ => {}
        }
    }
    false
}

/// How many of the words that the ledger has of a text, its first, a line begins with in their order; and how many it has.
pub(in crate::ledger) fn of_the_first(text: &Text, line: &str) -> (usize, usize) {
    let (then, now) = (pieces(&text.begins), pieces(words::begins(line, 16)));
    // The longest row of words that both have, others between them passed over.
    let mut row = vec![0; now.len() + 1];
    for word in &then {
        let mut before = 0;
        for (at, other) in now.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == other { before + 1 } else { above.max(row[at]) };
            before = above;
        }
    }
    (row[now.len()], then.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(then: &str, now: &str, same: usize, of: usize) {
        assert_eq!(of_the_first(&Text::of(then).expect("words"), now), (same, of));
    }

    #[test]
    fn words_that_were_put_in_or_changed_leave_the_others() {
        let then = "Each State has an equal right to security in the region";
        check(then, then, 8, 8);
        check(then, "Now each State has an equal right to the same security", 7, 8);
        check(then, "Every State has an equal duty", 4, 8);
        check(then, "Water is short", 0, 8);
        check("Peace", "Peace and trust", 1, 1);
        check("每个国家都有平等的安全权利。", "每个国家都有同等的安全权利。", 13, 14);
    }

    #[test]
    fn a_text_is_found_among_others() {
        let found =
            |line: &str, from: usize, text: &str| holds(line, &pieces(line), from, &Text::of(text).expect("words"));
        assert!(found("Peace first. Each State is equal. Then trade.", 2, "Each State is equal."));
        assert!(found("Peace first. Each State is equal.", 2, "Each State is equal."));
        assert!(!found("Peace first. Each State is equal. Then", 1, "Each State is equal."));
        assert!(!found("Peace first. Each State", 2, "Each State is equal."));
        assert!(found("和平。每个国家都平等。再见。", 3, "每个国家都平等。"));
    }
}

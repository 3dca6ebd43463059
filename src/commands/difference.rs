//! Two texts line by line or word by word, for people: what only one of them has.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use crate::diagnostic::visible;

/// The lines that only `old` has behind `-`, those that only `new` has behind `+`, under the line of `new` where they
/// stand. `new` begins at `first_line` of its file.
pub(super) fn difference(old: &str, new: &str, first_line: usize) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let mut shown = String::new();
    for change in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if let DiffOp::Equal { .. } = change {
            continue;
        }
        shown.push_str(&format!("line {}\n", first_line + change.new_range().start));
        old[change.old_range()].iter().for_each(|line| shown.push_str(&format!("- {line}\n")));
        new[change.new_range()].iter().for_each(|line| shown.push_str(&format!("+ {line}\n")));
    }
    shown
}

/// So many words are shown on each side of a difference.
const AROUND: usize = 6;

/// The words that only `old` has as `[-old-]`, those that only `new` has as `{+new+}`, both in colour, between those that
/// both have; long runs of these are shortened.
pub(super) fn words_difference(old: &str, new: &str) -> String {
    let (old, new) = (pieces(old), pieces(new));
    let mut shown = String::new();
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    for (index, change) in changes.iter().enumerate() {
        let (before, after) = (&old[change.old_range()], &new[change.new_range()]);
        if let DiffOp::Equal { .. } = change {
            shown.push_str(&same(before, index == 0, index + 1 == changes.len()));
            continue;
        }
        let (before, after) = (visible(&before.concat()), visible(&after.concat()));
        let space = if before.ends_with(' ') || after.ends_with(' ') { " " } else { "" };
        if !before.is_empty() {
            shown.push_str(&format!("\u{1b}[31m[-{}-]\u{1b}[0m", before.trim_end()));
        }
        if !after.is_empty() {
            shown.push_str(&format!("\u{1b}[32m{{+{}+}}\u{1b}[0m", after.trim_end()));
        }
        shown.push_str(space);
    }
    shown.trim_end().to_owned()
}

/// Words that both texts have, without those that are far from a difference.
fn same(pieces: &[&str], is_first: bool, is_last: bool) -> String {
    let (before, after) = (if is_first { 0 } else { AROUND }, if is_last { 0 } else { AROUND });
    if pieces.len() <= before + after + 1 || is_first && is_last {
        return visible(&pieces.concat());
    }
    let (head, tail) = (pieces[..before].concat(), pieces[pieces.len() - after..].concat());
    format!("{}… {}", visible(&head), visible(&tail))
}

/// Words, each with the space behind it.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, piece) in line.split_word_bound_indices() {
        let end = at + piece.len();
        if !line[end..].starts_with(' ') {
            pieces.push(&line[start..end]);
            start = end;
        }
    }
    pieces.extend((start < line.len()).then(|| &line[start..]));
    pieces
}

#[cfg(test)]
mod tests {
    use super::{difference, words_difference};

    #[test]
    fn words_that_differ_stand_between_words_that_do_not() {
        let plain = |old, new| {
            words_difference(old, new).replace("\u{1b}[31m", "").replace("\u{1b}[32m", "").replace("\u{1b}[0m", "")
        };
        assert_eq!(plain("back within ten days.", "back within twenty days."), "back within [-ten-]{+twenty+} days.");
        assert_eq!(plain("It is due.", "It is not due."), "It is {+not+} due.");
        assert_eq!(plain("It is late, and due.", "It is due."), "It is [-late, and-] due.");
        assert_eq!(plain("通知を書面で行う", "通知を口頭で行う"), "通知を[-書面-]{+口頭+}で行う");
        assert_eq!(plain("Same.", "Same."), "Same.");
        assert_eq!(plain("", "New."), "{+New.+}");
        let long = "one two three four five six seven eight nine ten";
        assert_eq!(
            plain(&format!("{long} old"), &format!("{long} new")),
            "… five six seven eight nine ten [-old-]{+new+}"
        );
    }

    #[test]
    fn changed_added_and_taken_out() {
        let (old, new) = ("one\ntwo\nthree\nfour\n", "one\n2\nthree\nfour\nfive\n");
        assert_eq!(difference(old, new, 10), "line 11\n- two\n+ 2\nline 14\n+ five\n");
        assert_eq!(difference(new, "one\n2\nfour\nfive\n", 1), "line 3\n- three\n");
        assert_eq!(difference(old, old, 1), "");
    }
}

//! Which lines are of verse: short, each begun by a capital, most ended inside a sentence, in stanzas between blank lines or
//! empty paragraphs.
//!
//! It looks at the text as a whole: where most lines are such, those of a stanza belong together and their ends are meant.
//! A script without capitals shows no verse so.

use super::hint::{BLANK, Hint};
use super::layout::ends_sentence;
use super::lines::Line;
use crate::text::words::is_small;

/// A longer line is prose.
const LONGEST: usize = 76;

/// Fewer lines that stand together may be a list or a signature.
const STANZA: usize = 3;

/// Fewer lines of stanzas do not tell.
const LEAST: usize = 8;

/// For each line: does it go on with the stanza that the line before is in?
pub fn stanzas(text: &str, lines: &[Line]) -> Vec<bool> {
    let mut goes_on = vec![false; lines.len()];
    let (mut inside, mut capitals, mut open) = (0, 0, 0);
    let mut start = 0;
    while start < lines.len() {
        if is_apart(text, &lines[start]) {
            start += 1;
            continue;
        }
        let more = lines[start + 1..].iter().take_while(|line| is_next(text, line)).count();
        let run = start..start + 1 + more;
        start = run.end;
        if run.len() < STANZA || lines[run.clone()].iter().any(|line| line.length > LONGEST) {
            continue;
        }
        inside += run.len();
        capitals += lines[run.clone()].iter().filter(|line| !begins_small(line.text(text))).count();
        open += lines[run.start..run.end - 1].iter().filter(|line| !ends_sentence(line.text(text))).count();
        goes_on[run.start + 1..run.end].fill(true);
    }
    let most_of_text = inside >= LEAST && inside * 10 >= lines.len() * 6;
    let is_verse = most_of_text && capitals * 20 >= inside * 17 && open * 5 >= inside * 2;
    if is_verse { goes_on } else { vec![false; lines.len()] }
}

/// Does a line stand right under another, without a label of its own?
fn is_next(text: &str, line: &Line) -> bool {
    // Paragraphs of a format with nothing between are lines too.
    let right_below = line.blank_before == 0 || line.blank_before == BLANK;
    let is_text = !line.inner && line.length <= LONGEST && !is_apart(text, line);
    right_below && is_text && line.markers(text).is_empty()
}

/// Does the format say that a line is no line of verse, or does it set one apart that is nothing but a label?
fn is_apart(text: &str, line: &Line) -> bool {
    let Hint { heading, title, subtitle, strong, item, row, note, .. } = line.hint;
    let label = || line.hint.begins && line.markers(text).iter().any(|marker| marker.alone);
    heading.is_some() || title || subtitle || strong || item || row || note || label()
}

/// Does a line begin with a small letter, or with one of a script that has none?
fn begins_small(line: &str) -> bool {
    line.chars().find(|c| c.is_alphabetic()).is_none_or(|c| is_small(c) || !c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: usize) {
        let found = stanzas(text, &lines(text));
        assert_eq!(found.iter().filter(|goes_on| **goes_on).count(), expected, "{text}");
    }

    #[test]
    fn verse_is_known_by_its_lines() {
        let stanza = "The spade that stands beside the door\n  Has dug the garden through,\nAnd when the summer asks for more\n  It shall be dug anew.\n\n";
        check(&stanza.repeat(3), 9);
        check(stanza, 0);
        check(&"1. The spade is old,\nThe rake is new,\nThe fork is bent.\n".repeat(4), 8);
    }

    #[test]
    fn prose_and_lists_are_no_verse() {
        check(&"The spade that stands beside the door has\ndug the garden through and through, and\nit shall be dug anew.\n\n".repeat(4), 0);
        check(&"The spade is old.\nThe rake is new.\nThe fork is bent.\nThe hoe is lost.\n\n".repeat(4), 0);
        check(&"1. The spade\n2. The rake\n3. The fork\n4. The hoe\n\n".repeat(4), 0);
    }
}

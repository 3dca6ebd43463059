//! Which lines belong together: a text wrapped by hand has a width, and perhaps a blank line after every line.
//!
//! It knows line ends and blank lines, not numbers: where a label begins a paragraph, another stage says so.

use super::language::LANGUAGES;
use super::lines::Line;

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The column at which lines were wrapped by hand; `None` if a line is a paragraph.
    pub width: Option<usize>,
    /// Blank lines between the lines of one paragraph.
    pub spacing: usize,
}

impl Layout {
    /// Measures a text.
    pub fn of(text: &str, lines: &[Line]) -> Self {
        let mut columns: Vec<usize> = lines.iter().map(Line::end_column).collect();
        columns.sort_unstable();
        let long = columns.iter().filter(|column| **column > 120).count();
        let mut gaps: Vec<usize> = lines
            .windows(2)
            .filter(|pair| goes_on(text, &pair[0], &pair[1]))
            .map(|pair| pair[1].blank_before)
            .collect();
        gaps.sort_unstable();
        let wrapped = gaps.len() * 4 >= lines.len() && !gaps.is_empty() && long * 20 <= lines.len();
        let width = wrapped.then(|| columns[(columns.len() * 19 / 20).min(columns.len() - 1)]);
        Self { width, spacing: if wrapped { gaps[gaps.len() / 2].min(2) } else { 0 } }
    }

    /// Does `next` go on with the paragraph that `line` is in?
    pub fn continues(&self, text: &str, line: &Line, next: &Line) -> bool {
        let mid_sentence = goes_on(text, line, next);
        let Some(width) = self.width else {
            let wrapped_here = line.length <= 100 && next.length <= 160 && next.blank_before <= 1;
            return mid_sentence && wrapped_here && !line.text(text).ends_with(',');
        };
        if next.new_page || next.blank_before > self.spacing {
            return next.new_page && (mid_sentence || is_broken_word(text, line, next));
        }
        let display = is_display(line, width) || is_display(next, width);
        if display && line.indent.abs_diff(next.indent) >= 3 && !mid_sentence {
            return false;
        }
        let ended = ends_sentence(line.text(text));
        let first_line_indent = next.indent >= line.indent + 2 && ended;
        let stops_short = ended && !starts_small(next.text(text)) && self.room(text, line, next) > width / 6;
        !first_line_indent && !stops_short
    }

    /// How many columns were left at the end of a line after the next line's first word would have stood there.
    pub fn room(&self, text: &str, line: &Line, next: &Line) -> usize {
        let first_word = next.text(text).split_whitespace().next().map_or(0, |word| word.chars().count());
        self.width.map_or(0, |width| width.saturating_sub(line.end_column() + 1 + first_word))
    }
}

/// Is a line set in the middle of the page?
fn is_display(line: &Line, width: usize) -> bool {
    let right = width.saturating_sub(line.end_column());
    line.indent >= 6 && line.length < width * 4 / 5 && line.indent.abs_diff(right) <= 4
}

/// Does a line end inside a sentence that the next one goes on with?
fn goes_on(text: &str, line: &Line, next: &Line) -> bool {
    let (line, next) = (line.text(text), next.text(text));
    !ends_sentence(line) && !ends_item(line) && starts_small(next)
}

/// Does a line break a word with a hyphen?
fn is_broken_word(text: &str, line: &Line, next: &Line) -> bool {
    line.text(text).ends_with(['-', '\u{2010}']) && next.text(text).starts_with(char::is_alphabetic)
}

/// Does a line end with a sign that ends a sentence or a clause of a list?
pub fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '»', ')', ']', '\''])
        .ends_with(['.', ';', ':', '!', '?', '…', '。', '；', '：', '！', '？', '؛', '؟', '۔', '।'])
}

/// Does a line end as the item of a list does: `…, and`, `…; or`?
fn ends_item(line: &str) -> bool {
    let Some((before, word)) = line.rsplit_once(' ') else { return false };
    before.trim_end().ends_with([',', ';'])
        && LANGUAGES.iter().any(|language| language.conjunctions.contains(&word))
        && line.chars().count() > 72
}

/// Does a line begin with a small letter, or a letter of a script without capitals?
pub fn starts_small(line: &str) -> bool {
    let first = line.trim_start_matches(['"', '“', '‘', '«', '(', '[', '\'']).chars().next();
    first.is_some_and(|c| {
        c.is_lowercase() || c.is_alphabetic() && !c.is_uppercase() && c.to_uppercase().eq(c.to_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lines = lines(text);
        let layout = Layout::of(text, &lines);
        let mut blocks: Vec<String> = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            match blocks.last_mut() {
                Some(block) if layout.continues(text, &lines[index - 1], line) => {
                    block.push(' ');
                    block.push_str(line.text(text));
                }
                _ => blocks.push(line.text(text).to_owned()),
            }
        }
        assert_eq!(blocks, expected);
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        check(
            "The license of a component may not restrict\nany party from selling the software as part\nof a whole.\n\nIt may not ask a fee for a sale, and that is\nwhat we say here.",
            &[
                "The license of a component may not restrict any party from selling the software as part of a whole.",
                "It may not ask a fee for a sale, and that is what we say here.",
            ],
        );
    }

    #[test]
    fn a_blank_line_after_every_line_means_nothing() {
        check(
            "We the heads of the States of this body have\n\nassembled here to say what we hold to be true and\n\nto recommit ourselves to it.\n\nA second thing that we say is what we have agreed\n\nto do in good faith.",
            &[
                "We the heads of the States of this body have assembled here to say what we hold to be true and to recommit ourselves to it.",
                "A second thing that we say is what we have agreed to do in good faith.",
            ],
        );
    }

    #[test]
    fn a_line_that_is_a_paragraph_stays_one() {
        let long = "The first paragraph of this text is one line and it goes on and on ".repeat(3);
        let item = "to save those who come after us from what we have seen in our own lifetime twice now, and";
        check(&format!("{long}\n{item}\n{item}\n"), &[long.trim(), item, item]);
    }
}

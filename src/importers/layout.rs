//! Which lines belong together: a text wrapped by hand has a width, and perhaps a blank line after every line.
//!
//! It knows line ends and blank lines, not numbers: where a label begins a paragraph, another stage says so.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::language::LANGUAGES;
use super::lines::Line;
use crate::text::words::{is_small, is_unspaced};

/// The widest line at which a text is wrapped, where each line that goes on is as full as the next word lets it be.
const LONGEST_WRAPPED: usize = 200;

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The column at which lines were wrapped by hand; `None` if a line is a paragraph.
    pub width: Option<usize>,
    /// Blank lines between the lines of one paragraph.
    pub spacing: usize,
    /// The indentation of lines that go on with a paragraph.
    body_indent: usize,
    /// The column at which the longest line ends.
    widest: usize,
    /// Is every line that another comes right after as full as that lets it be, so that nothing but blank lines and labels
    /// parts paragraphs?
    all_filled: bool,
}

impl Layout {
    /// Measures a text: it is wrapped if many lines end in the middle of a sentence and few are long.
    pub fn of(text: &str, lines: &[Line]) -> Self {
        let mut columns: Vec<usize> = lines.iter().map(Line::end_column).collect();
        columns.sort_unstable();
        let Some(&widest) = columns.get((columns.len() * 19 / 20).min(columns.len().saturating_sub(1))) else {
            return Self { width: None, spacing: 0, body_indent: 0, widest: 0, all_filled: false };
        };
        let widest_of_all = columns.last().copied().unwrap_or(0);
        let (mut full, mut early) = (0, 0);
        // Lines with nothing between them, and those of them that are as full as the next word lets them be.
        let (mut adjacent, mut filled) = (0, 0);
        let mut by_gap = [(0, 0, 0), (0, 0, 1), (0, 0, 2)];
        let mut indents: BTreeMap<usize, usize> = BTreeMap::new();
        for pair in lines.windows(2) {
            let (line, next) = (&pair[0], &pair[1]);
            let is_full = line.end_column() + first_word(text, line, next) > widest_of_all;
            adjacent += usize::from(next.blank_before == 0);
            filled += usize::from(next.blank_before == 0 && is_full && !next.hint.goes_on);
            let Some(gap) = by_gap.get_mut(next.blank_before).filter(|_| line.length > 6) else { continue };
            gap.1 += 1;
            early += usize::from(!is_full && next.blank_before == 0 && starts_small(next.text(text)));
            let full_line = next.blank_before == 0 && line.end_column() * 5 >= widest * 4;
            if goes_on(text, line, next) && (has_capitals(next.text(text)) || full_line) {
                gap.0 += 1;
                full += usize::from(is_full);
                *indents.entry(next.indent).or_default() += 1;
            }
        }
        let (going_on, all, spacing) = by_gap.into_iter().max_by_key(|(going_on, ..)| *going_on).expect("three gaps");
        let long = columns.iter().filter(|column| **column > 120).count();
        let all_full = full == going_on && early == 0;
        // Where blank lines part all paragraphs, nothing but wrapping fills every line that another comes right after.
        let all_filled = adjacent > 0 && filled == adjacent && widest_of_all <= LONGEST_WRAPPED;
        let spacing = if all_filled { 0 } else { spacing };
        let wrapped = all_filled
            || going_on >= 1
                && going_on * 4 >= all
                && (all * 5 >= lines.len() || going_on >= 3 || all_full)
                && (long * 20 <= lines.len() || widest_of_all <= LONGEST_WRAPPED && full > early * 4);
        let body_indent = indents.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(indent, _)| indent);
        Self {
            width: wrapped.then_some(widest),
            spacing: if wrapped { spacing } else { 0 },
            body_indent,
            widest: widest_of_all,
            all_filled,
        }
    }

    /// Does `next` go on with the paragraph that `line` is in?
    pub fn continues(&self, text: &str, line: &Line, next: &Line) -> bool {
        let mid_sentence = goes_on(text, line, next);
        let Some(width) = self.width else {
            let wrapped_here = line.length <= 100 && next.length <= 160 && next.blank_before <= 1;
            let small = mid_sentence && starts_small(next.text(text)) && !line.text(text).ends_with(',');
            let broken = next.blank_before == 0 && breaks_off(line.text(text)) && !ends_clause(line.text(text));
            let broken = broken || self.breaks_unspaced(text, line, next);
            let over_page = next.new_page && mid_sentence && starts_small(next.text(text));
            return over_page
                || wrapped_here && (small || broken || goes_on_with_number(line.text(text), next.text(text)));
        };
        if next.new_page || next.blank_before > self.spacing {
            return next.new_page && (mid_sentence || is_broken_word(text, line, next));
        }
        if self.all_filled && next.blank_before == 0 {
            return true;
        }
        let display = is_display(line, width) || is_display(next, width);
        if display && line.indent.abs_diff(next.indent) >= 3 && !mid_sentence && !hangs(text, line, next) {
            return false;
        }
        let ended = ends_sentence(line.text(text));
        let begins = !starts_small(next.text(text));
        let set_in = next.indent >= self.body_indent + 3 && begins;
        let from_body = line.indent <= self.body_indent + 1;
        let set_in = set_in && !hangs(text, line, next);
        let first_line_indent =
            set_in && (ended || from_body || next.indent == line.indent && line.text(text).ends_with(','));
        // Where blank lines part lines and not paragraphs, a clause that stops short is a paragraph as well.
        let clause = line.text(text).ends_with(',') && self.spacing > 0 && next.blank_before > 0;
        let stops_short = (ended || clause) && begins && self.room(text, line, next) > width / 6;
        // There a line with room for half of another is no line of a paragraph.
        let far_too_short = self.spacing > 0
            && next.blank_before > 0
            && begins
            && !breaks_off(line.text(text))
            && self.room(text, line, next) > width / 2;
        !first_line_indent && !stops_short && !far_too_short
    }

    /// Is a line of a script without spaces, which shows no capitals, full and inside a sentence?
    fn breaks_unspaced(&self, text: &str, line: &Line, next: &Line) -> bool {
        let (words, after) = (line.text(text), next.text(text));
        let inside = words.ends_with(|c| is_unspaced(c) && !ends_sentence(words)) && after.starts_with(is_unspaced);
        inside
            && next.blank_before == 0
            && line.length >= 20
            && line.end_column() + first_word(text, line, next) > self.widest
    }

    /// How many columns were left at the end of a line after the next line's first word would have stood there.
    pub fn room(&self, text: &str, line: &Line, next: &Line) -> usize {
        self.width.map_or(0, |width| width.saturating_sub(line.end_column() + first_word(text, line, next)))
    }
}

/// The columns that the first word of the next line would have taken behind a line, with the space before it. In a script
/// without spaces a word may end anywhere, but no line begins with a sign.
fn first_word(text: &str, line: &Line, next: &Line) -> usize {
    let (line, next) = (line.text(text), next.text(text));
    if next.starts_with(is_unspaced) {
        let signs = next.chars().skip(1).take_while(|c| is_unspaced(*c) && !c.is_alphanumeric()).count();
        return 1 + signs + usize::from(!line.ends_with(is_unspaced));
    }
    1 + next.split_whitespace().next().map_or(0, |word| word.chars().count())
}

/// Is a line set in the middle of the page?
fn is_display(line: &Line, width: usize) -> bool {
    let right = width.saturating_sub(line.end_column());
    line.indent >= 6 && line.length < width * 4 / 5 && line.indent.abs_diff(right) <= 4
}

/// Is a line set in under the text of the one before, behind a short word with a sign: a hanging indent?
fn hangs(text: &str, line: &Line, next: &Line) -> bool {
    let words = line.text(text);
    let Some((first, rest)) = words.split_once(char::is_whitespace) else { return false };
    let column = line.indent + words.chars().count() - rest.trim_start().chars().count();
    let in_brackets = first.starts_with('[') && first.ends_with(']') && first.len() <= 16;
    let is_mark = in_brackets || first.chars().count() <= 8 && !first.ends_with(char::is_alphabetic);
    is_mark && next.indent.abs_diff(column) <= 1
}

/// Does a line end inside a sentence that the next one goes on with?
fn goes_on(text: &str, line: &Line, next: &Line) -> bool {
    let (line, next) = (line.text(text), next.text(text));
    let small = starts_small(next) || !has_capitals(next) && next.starts_with(char::is_alphabetic);
    let number = next.starts_with(|c: char| c.is_ascii_digit()) && breaks_off(line);
    !ends_sentence(line) && !ends_item(line) && (small || number)
}

/// Does a line end inside a sentence that the next one goes on with by a quantity, a day or a year?
fn goes_on_with_number(line: &str, next: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let after = next.trim_start_matches(is_digit);
    let small = after.starts_with(' ') && starts_small(after.trim_start()) && line.chars().count() >= 30;
    next.starts_with(is_digit) && (breaks_off(line) || small && !ends_sentence(line) && !line.starts_with(is_digit))
}

/// Does a line end with a small word that another must follow?
pub fn breaks_off(line: &str) -> bool {
    const WORDS: &str = "\
        a an and as at between by for from in into its of on or our the their these this than to under until which with à au aux avec \
        dans de des du en et la le les ou par pour sur del el los las por para y con am dem den der die das \
        und oder für auf aus bei durch nach über von vom zu zum zur mit в во для и из или к на о об от по при с со до";
    static KNOWN: LazyLock<HashSet<&str, FixedState>> = LazyLock::new(|| WORDS.split(' ').collect());
    line.rsplit_once(' ').is_some_and(|(_, word)| KNOWN.contains(word))
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

/// Does a line end with a sign after which a list may follow: a colon, a dash?
pub fn leads_on(line: &str) -> bool {
    line.ends_with([':', '—', '–', '：']) || line.ends_with("--")
}

/// Does a line end as the item of a list does: `…, and`, `…; or`?
fn ends_item(line: &str) -> bool {
    let Some((before, word)) = line.rsplit_once(' ') else { return false };
    before.trim_end().ends_with([',', ';'])
        && LANGUAGES.iter().any(|language| language.conjunctions.contains(&word))
        && line.chars().count() > 72
}

/// Does a line end so that the next item of a list may follow: `…;`, `…; and`?
pub fn ends_clause(line: &str) -> bool {
    let joins = |word: &str| LANGUAGES.iter().any(|language| language.conjunctions.contains(&word));
    let before_joint = |(before, word): (&str, &str)| before.trim_end().ends_with([';', ',']) && joins(word);
    ends_sentence(line) || leads_on(line) || line.rsplit_once(' ').is_some_and(before_joint)
}

/// Is the first letter of a line of a script that has capitals?
fn has_capitals(line: &str) -> bool {
    line.chars().find(|c| c.is_alphabetic()).is_none_or(|c| is_small(c) || c.is_uppercase())
}

/// Does a line begin with a small letter that is no label before a bracket or in two?
pub fn starts_small(line: &str) -> bool {
    let bracketed = line.starts_with('(') && line.chars().take(6).any(|c| c == ')');
    let label = line.chars().take(4).take_while(|c| c.is_alphabetic()).count();
    let labelled = label > 0 && line.chars().nth(label) == Some(')');
    !bracketed && !labelled && line.trim_start_matches(['"', '“', '‘', '«', '(', '[', '\'']).starts_with(is_small)
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
    fn clauses_and_titles_between_blank_lines_stay_apart() {
        check(
            "Small harbours\n\nRecalling what was said of harbours and of all those who live by\n\nthem,\n\nNoting that half of them are closed,\n\nDecides that the harbours of the lake are to be opened again to\n\nall boats.",
            &[
                "Small harbours",
                "Recalling what was said of harbours and of all those who live by them,",
                "Noting that half of them are closed,",
                "Decides that the harbours of the lake are to be opened again to all boats.",
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

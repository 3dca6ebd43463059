//! Numbers at the end of what they number, as of verses: `… of the sea. (3)`, `॥ ३ ॥`, `﴿٣﴾`.
//!
//! They are set before their paragraph, as numbers that are counted, and left out where they stood.

use std::sync::LazyLock;

use regex::Regex;

use super::numbering::markers;
use super::sheet::Laid;
use crate::model::LeftOut;
use crate::text::{Span, digit};

/// How many numbers a text has at least that numbers so.
const LEAST: usize = 5;

/// A number at an end.
struct End {
    span: Span,
    /// The label as it is set before the paragraph.
    label: String,
    value: u32,
    /// Can it be nothing else, by its signs?
    sure: bool,
}

/// The text with its numbers before what they number; `None` if it does not number so.
pub fn laid(text: &str) -> Option<Laid> {
    let ends = ends(text);
    let sure = ends.iter().filter(|end| end.sure).count() * 2 > ends.len();
    if !counts_on(&ends) || numbers_in_front(text) * 3 > ends.len() || !sure && !ends_most_paragraphs(text, ends.len())
    {
        return None;
    }
    let mut laid = Laid::default();
    let mut at = 0;
    let mut line = 1;
    for end in &ends {
        let start = start_of_paragraph(text, at, end.span.start);
        push(&mut laid, text[at..start].trim_start_matches(' '), &mut line);
        let label = laid.text.len();
        laid.text.push_str(&end.label);
        laid.counted.push(Span::new(label..laid.text.len()));
        laid.text.push(' ');
        push(&mut laid, &text[start..end.span.start], &mut line);
        laid.text.push('\n');
        let number = laid.text.len();
        push(&mut laid, &text[end.span.range()], &mut line);
        laid.left_out.push(LeftOut { span: Span::new(number..laid.text.len()), reason: "number, now before its text" });
        at = end.span.end;
        if !text[at..].starts_with(['\n', '\r']) {
            laid.text.push('\n');
        }
    }
    push(&mut laid, &text[at..], &mut line);
    Some(laid)
}

/// Puts words to a text and says in which lines of the file they stand.
fn push(laid: &mut Laid, words: &str, line: &mut usize) {
    for piece in words.split_inclusive('\n') {
        if laid.lines.last().is_none_or(|(_, last)| last != line) {
            laid.lines.push((laid.text.len(), *line));
        }
        laid.text.push_str(piece);
        *line += usize::from(piece.ends_with('\n'));
    }
}

/// Every number between signs that has words before it and a line's end behind it, or signs that are used for nothing else.
fn ends(text: &str) -> Vec<End> {
    static END: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"([|।॥]{1,2}|[﴾﴿(\[])[ ]?(?:(\p{Nd}{1,3})[.:-])?(\p{Nd}{1,3})[ ]?([|।॥]{1,2}|[﴿﴾)\]])[ ]?")
            .expect("a pattern")
    });
    let mut found: Vec<End> = Vec::new();
    for whole in END.find_iter(text) {
        let sure = !whole.as_str().starts_with(['(', '[']);
        let last = found.last().map_or(0, |end| end.span.end);
        let before = text[last..whole.start()].rsplit('\n').next().unwrap_or("");
        let at_end = text[whole.end()..].starts_with(['\n', '\r']) || whole.end() == text.len();
        if before.trim().is_empty() || !at_end && !sure {
            continue;
        }
        // Few get so far, and to find the parts costs more than to find the whole.
        let Some(captures) = END.captures(whole.as_str()) else { continue };
        let Some(number) = captures.get(3) else { continue };
        let label = match captures.get(2) {
            Some(chapter) => format!("{}:{}", chapter.as_str(), number.as_str()),
            None if sure => format!("{}.", number.as_str()),
            None => whole.as_str().trim().to_owned(),
        };
        let value = number.as_str().chars().filter_map(digit).fold(0, |value, digit| value * 10 + digit);
        let end = whole.start() + whole.as_str().trim_end().len();
        found.push(End { span: Span::new(whole.start()..end), label, value, sure });
    }
    found
}

/// Do the numbers count on from one, perhaps anew in each chapter?
fn counts_on(ends: &[End]) -> bool {
    let steps = ends.windows(2).filter(|pair| pair[1].value == pair[0].value + 1 || pair[1].value == 1).count();
    let onward = ends.windows(2).filter(|pair| pair[1].value == pair[0].value + 1).count();
    ends.len() >= LEAST
        && ends[0].value == 1
        && steps * 10 >= (ends.len() - 1) * 9
        && onward * 3 >= (ends.len() - 1) * 2
}

/// How many lines begin with a number and a sign, as most texts have theirs.
fn numbers_in_front(text: &str) -> usize {
    let signed = |line: &str| {
        markers(line.trim()).iter().any(|marker| marker.style.prefix.is_none() && marker.style.close.is_some())
    };
    text.lines().filter(|line| signed(line)).count()
}

/// Does such a number end most paragraphs, or at least many lines where nothing but lines parts them?
fn ends_most_paragraphs(text: &str, ends: usize) -> bool {
    let (mut paragraphs, mut lines, mut blank) = (0, 0, true);
    for line in text.lines() {
        let is_blank = line.trim().is_empty();
        paragraphs += usize::from(blank && !is_blank);
        lines += usize::from(!is_blank);
        blank = is_blank;
    }
    ends * 3 >= paragraphs * 2 && ends * 4 >= lines
}

/// Where the paragraph begins that a number ends: behind the last blank line, or behind the number before.
fn start_of_paragraph(text: &str, from: usize, to: usize) -> usize {
    let (mut start, mut at, mut blank) = (from, from, true);
    for line in text[from..to].split_inclusive('\n') {
        if blank && !line.trim().is_empty() {
            start = at + line.len() - line.trim_start().len();
        }
        blank = line.trim().is_empty() && at > from || blank && line.trim().is_empty();
        at += line.len();
    }
    start
}

#[cfg(test)]
mod tests {
    use super::laid;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(laid(text).map(|laid| laid.text).as_deref(), expected);
    }

    #[test]
    fn numbers_at_the_ends_of_verses_are_set_before_them() {
        check(
            "The lake\n\nA is. (1)\n\nB\nis. (2)\n\nC is. (3)\n\nD is. (4)\n\nE is. (5)\n",
            Some(
                "The lake\n\n(1) A is. \n(1)\n\n(2) B\nis. \n(2)\n\n(3) C is. \n(3)\n\n(4) D is. \n(4)\n\n(5) E is. \n(5)\n",
            ),
        );
        check(
            "क ॥१॥ ख ॥२॥ ग ॥३॥\nघ ॥४॥\nङ ॥५॥\n",
            Some("१. क \n॥१॥\n२. ख \n॥२॥\n३. ग \n॥३॥\n४. घ \n॥४॥\n५. ङ \n॥५॥\n"),
        );
    }

    #[test]
    fn numbers_that_refer_or_stand_in_front_stay() {
        let paragraph = |number: u32| format!("{number}. As was held, see paragraph\n({number})\nabove ({number})\n\n");
        check(&(1..9).map(paragraph).collect::<String>(), None);
        check(&"It was so held. [1]\nIt was not. [2]\n".repeat(4), None);
        check(
            &(1..9).map(|year| format!("A paragraph.\n\nAnother.\n\nIt is so ({year})\n\n")).collect::<String>(),
            None,
        );
    }
}

//! The lines of a note → its label and its blocks.

use super::super::hyphens::{Hyphens, Told};
use super::super::layout::ends_sentence;
use super::super::lines::Line;
use crate::model::{Footnote, Run};
use crate::text::Span;

/// Cuts up the lines of a note. `marks` are its marks as printed, `counted` the signs that the format shows and does not
/// write.
pub fn cut(
    text: &str,
    lines: &[Line],
    marks: &[&str],
    counted: &[Span],
    hyphens: &Hyphens,
    told: &mut Told,
) -> Footnote {
    let Some(first) = lines.first() else { return Footnote::default() };
    let label = label(text, first.span, lines.len() > 1, marks, counted);
    let mut blocks: Vec<Vec<Run>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let mut span = line.span;
        if let Some(label) = label.filter(|_| at == 0) {
            let rest = &text[label.end..span.end];
            span.start = label.end + rest.len() - rest.trim_start().len();
        }
        let next = lines.get(at + 1).filter(|next| goes_on(text, line, next));
        let begins = at == 0 || !goes_on(text, &lines[at - 1], line);
        if begins {
            blocks.push(Vec::new());
        }
        let runs = blocks.last_mut().expect("it was begun");
        let meant = next.is_some_and(|next| next.hint.goes_on);
        let join = next.filter(|_| !meant && span.start < span.end).map(|next| hyphens.join(span, next.span, told));
        span.end -= join.as_ref().map_or(0, |join| join.taken);
        runs.extend(hyphens.runs(span, false, told));
        match join {
            Some(join) => runs.extend(join.runs),
            None if meant => runs.push(Run::LineEnd),
            None => {}
        }
    }
    blocks.retain(|runs| !runs.is_empty());
    Footnote { label, blocks }
}

/// Does a line stand in the block of the line before it?
fn goes_on(text: &str, line: &Line, next: &Line) -> bool {
    let item = next.indent > line.indent + 1 && ends_sentence(line.text(text)) && !next.markers(text).is_empty();
    next.hint.goes_on || next.blank_before == 0 && !next.hint.begins && !item
}

/// The sign at the start of a note that says which it is: one that the format counts, or the mark once more. `more` says that
/// there is another line.
fn label(text: &str, line: Span, more: bool, marks: &[&str], counted: &[Span]) -> Option<Span> {
    if let Some(sign) = counted.iter().find(|sign| sign.start == line.start && sign.end <= line.end) {
        return Some(*sign);
    }
    let words = &text[line.range()];
    let opened = words.trim_start_matches(['[', '(', '{']);
    let mark = marks.iter().map(|mark| bare(mark)).find(|mark| !mark.is_empty() && opened.starts_with(mark))?;
    let after = &opened[mark.len()..];
    let closed = after.trim_start_matches([']', ')', '}', '.', ':']);
    let rest = closed.trim_start();
    let is_whole = !closed.starts_with(|c: char| c.is_alphanumeric() && mark.ends_with(char::is_alphanumeric));
    (is_whole && (!rest.is_empty() || more)).then(|| Span::new(line.start..line.end - closed.len()))
}

/// A mark without the signs around it.
pub fn bare(mark: &str) -> &str {
    mark.trim_matches(|c: char| "()[]{}.:".contains(c) || c.is_whitespace())
}

//! Text → lines, each with its span, indentation and the blank lines before it.
//!
//! It knows nothing of what the lines say; the labels that a line may begin with are kept with it once somebody has asked.

use std::cell::OnceCell;
use std::rc::Rc;

use super::hint::Hint;
use super::numbering::{Marker, markers};
use crate::text::Span;

/// A line that is not blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The characters without white space at the ends.
    pub span: Span,
    /// Columns before the first character; a tab goes to the next fourth.
    pub indent: usize,
    /// Characters in the span.
    pub length: usize,
    /// Blank lines right before it.
    pub blank_before: usize,
    /// Is there a form feed between the line before and this one?
    pub new_page: bool,
    /// Does it stand on the line of the one before, cut off at a second label?
    pub inner: bool,
    /// What the format says of it.
    pub hint: Hint,
    /// The labels that it may begin with, once they were looked for.
    pub markers: Markers,
}

/// What a line may begin with: nothing, mostly.
pub type Markers = OnceCell<Option<Rc<[Marker]>>>;

impl Line {
    /// The characters.
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.span.range()]
    }

    /// All readings of the label that it may begin with.
    pub fn markers(&self, text: &str) -> &[Marker] {
        self.shared_markers(text).map_or(&[], |markers| markers)
    }

    /// The same, for who keeps them; `None` if there is none.
    pub fn shared_markers(&self, text: &str) -> Option<&Rc<[Marker]>> {
        let found = || Some(markers(self.text(text))).filter(|found| !found.is_empty()).map(Rc::from);
        self.markers.get_or_init(found).as_ref()
    }

    /// The column after its last character.
    pub fn end_column(&self) -> usize {
        self.indent + self.length
    }
}

/// The lines of a text that are not blank. Lines end with `\n`, `\r\n`, a lone `\r`, a form feed or U+2028.
pub fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut blank_before, mut new_page, mut start) = (0, false, 0);
    // The two of Unicode are rare, and without them bytes are enough.
    let is_in = |sign: &str| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    let wide = is_in("\u{2028}") || is_in("\u{2029}");
    let ends = |c: char| matches!(c, '\n' | '\r' | '\u{c}' | '\u{2028}' | '\u{2029}');
    loop {
        let rest = &text[start..];
        let length = if wide { rest.find(ends) } else { memchr::memchr3(b'\n', b'\r', 0xC, rest.as_bytes()) };
        let end = start + length.unwrap_or(rest.len());
        match line(text, start, end) {
            None => blank_before += 1,
            Some((span, indent)) => {
                let length = text[span.range()].chars().count();
                lines.push(Line { span, indent, length, blank_before, new_page, ..Line::default() });
                (blank_before, new_page) = (0, false);
            }
        }
        let Some(sign) = text[end..].chars().next() else { return lines };
        new_page |= sign == '\u{c}';
        start = end + sign.len_utf8() + usize::from(text[end..].starts_with("\r\n"));
    }
}

/// The span and indentation of what stands between two places, if it is not blank.
fn line(text: &str, start: usize, end: usize) -> Option<(Span, usize)> {
    let raw = &text[start..end];
    let trimmed = raw.trim();
    let first = raw.len() - raw.trim_start().len();
    let indent = raw[..first].chars().fold(0, |column, c| if c == '\t' { column / 4 * 4 + 4 } else { column + 1 });
    (!trimmed.is_empty()).then(|| (Span::new(start + first..start + first + trimmed.len()), indent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize, usize, bool)]) {
        let found: Vec<_> =
            lines(text).iter().map(|line| (line.text(text), line.indent, line.blank_before, line.new_page)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_know_what_stands_before_them() {
        check("a b \n\n\tc\r\nd", &[("a b", 0, 0, false), ("c", 4, 1, false), ("d", 0, 0, false)]);
        check("a\n\u{c}b\rc", &[("a", 0, 0, false), ("b", 0, 1, true), ("c", 0, 0, false)]);
        check(" \n \n", &[]);
    }
}

//! Runs of text, and the marks of corrections in them.

use super::super::mask::Masked;
use super::super::{attach, mask};
use super::builder::Builder;
use super::frame::{Frame, Kind};
use crate::model::Inline;
use crate::text::Span;

/// A mark of a correction: where, which, and whether it opens.
pub(super) struct Mark {
    pub span: Span,
    pub correction: usize,
    pub opens: bool,
    pub used: bool,
}

/// The marks of all corrections, in order.
pub(super) fn marks(masked: &Masked) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(2 * masked.corrections.len());
    for (correction, found) in masked.corrections.iter().enumerate() {
        marks.push(Mark { span: found.open, correction, opens: true, used: false });
        marks.push(Mark { span: found.close, correction, opens: false, used: false });
    }
    marks.sort_by_key(|mark| mark.span);
    marks
}

impl Builder<'_, '_> {
    /// Takes text, with the marks of corrections in it.
    pub(super) fn text(&mut self, text: &str, span: Span) {
        let as_written = self.reading.masked.text[span.range()] == *text;
        if let Kind::Code { .. } = self.top().kind {
            let line = if as_written { self.original(span) } else { text };
            if let Kind::Code { text: code, .. } = &mut self.top().kind {
                code.push_str(line);
            }
            return;
        }
        self.look_for_attributes(span);
        let mut from = span.start;
        while as_written && let Some(mark) = self.mark_in(Span::new(from..span.end)) {
            let Mark { span: mark, correction, opens, .. } = self.marks[mark];
            self.piece(Span::new(from..mark.start));
            from = mark.end;
            if opens { self.open_correction(correction, mark) } else { self.close_correction(correction, mark) }
        }
        if from == span.start {
            self.words(text, span);
        } else {
            self.piece(Span::new(from..span.end));
        }
    }

    /// Attributes that are read as text were meant otherwise: a line of text that begins so has a backslash.
    fn look_for_attributes(&mut self, span: Span) {
        let masked = &self.reading.masked.text;
        let escaped = masked[..span.start].ends_with('\\');
        if escaped || !masked[span.start..].starts_with('{') {
            return;
        }
        let frame = self.top();
        let begins_line = match frame.kind {
            Kind::Prose | Kind::Bare => match frame.inlines.last() {
                None | Some(Inline::HardBreak) => true,
                Some(Inline::Text(text)) => text.ends_with('\n'),
                Some(_) => false,
            },
            _ => frame.holds_blocks(),
        };
        if begins_line {
            self.report_attributes(span.start);
        }
    }

    /// The same at the end of a heading that is not read for attributes: one with space before it, or underlined.
    pub(super) fn look_for_heading_attributes(&mut self, span: Span) {
        let line = self.reading.masked.text[span.range()].trim_end();
        let line = line.split('\n').next().unwrap_or(line);
        if let Some(at) = line.rfind(" {#").filter(|_| line.ends_with('}')) {
            self.report_attributes(span.start + at + 1);
        }
    }

    fn report_attributes(&mut self, start: usize) {
        let rest = &self.reading.masked.text[start..];
        let line = rest.split('\n').next().unwrap_or(rest).trim_end();
        if mask::is_attribute_line(line) {
            let length = line.rfind('}').map_or(line.len(), |at| at + 1);
            self.problems.push(attach::in_text(self.reading.source, Span::new(start..start + length)));
        }
    }

    fn piece(&mut self, span: Span) {
        if span.start < span.end {
            self.words(self.original(span), span);
        }
    }

    /// The next mark, if it lies in `span`; marks that were passed by stay unused.
    fn mark_in(&mut self, span: Span) -> Option<usize> {
        while self.marks.get(self.next_mark).is_some_and(|mark| mark.span.start < span.start) {
            self.next_mark += 1;
        }
        let mark = self.marks.get_mut(self.next_mark)?;
        if mark.span.end > span.end {
            return None;
        }
        mark.used = true;
        self.next_mark += 1;
        Some(self.next_mark - 1)
    }

    fn open_correction(&mut self, correction: usize, mark: Span) {
        if self.is_too_deep(mark) {
            return self.piece(mark);
        }
        self.open_bare(mark);
        self.frames.push(Frame::new(Kind::Corrected(correction), mark));
    }

    fn close_correction(&mut self, correction: usize, mark: Span) {
        if matches!(self.top().kind, Kind::Corrected(open) if open == correction) {
            self.pop();
        } else {
            self.piece(mark);
        }
    }
}

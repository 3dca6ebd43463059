//! One text with its name.

use std::sync::Arc;

use super::{Digest, Span};

/// A text as it was read, with the path that diagnostics show.
#[derive(Clone, Debug)]
pub struct Source {
    /// Relative to the site's folder, with `/`.
    pub path: Arc<str>,
    /// The text, without a byte order mark.
    pub text: Arc<str>,
    /// SHA-256 of the text's bytes.
    pub digest: Digest,
    line_starts: Arc<[usize]>,
}

impl Source {
    /// A source of `text`.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let line_starts =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        Self { path: path.into(), digest: Digest::of(text.as_bytes()), line_starts, text }
    }

    /// The line and column of a byte, both from 1; the column counts characters.
    pub fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let line_index = self.line_starts.partition_point(|start| *start <= byte) - 1;
        let start = self.line_starts[line_index];
        let end = (start..=byte.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(start);
        (line_index + 1, self.text[start..end].chars().count() + 1)
    }

    /// The span of a line without its line break, counted from 1; of the empty end when there is no such line.
    pub fn line(&self, line_number: usize) -> Span {
        let Some(&start) = self.line_starts.get(line_number.saturating_sub(1)) else {
            return Span::at(self.text.len());
        };
        let rest = &self.text[start..];
        let length = rest.find('\n').unwrap_or(rest.len());
        Span::new(start..start + rest[..length].trim_end_matches('\r').len())
    }
}

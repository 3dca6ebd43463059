//! Where something stands in a text.

use std::ops::Range;
use std::sync::Arc;

/// A run of bytes in one source. It does not know which source, so a remembered value stays right when files move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span of `range`.
    pub fn new(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }

    /// The empty span at a byte.
    pub fn at(byte: usize) -> Self {
        Self { start: byte, end: byte }
    }

    /// The bytes as a range, to slice a text with.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The same run, counted from `bytes` further on.
    pub fn shifted(self, bytes: usize) -> Self {
        Self { start: self.start + bytes, end: self.end + bytes }
    }
}

/// A span in a named source.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The path as diagnostics show it, relative to the site's folder, with `/`.
    pub path: Arc<str>,
    /// The run of bytes in it.
    pub span: Span,
}

impl Place {
    /// A place in `path`.
    pub fn new(path: &Arc<str>, span: Span) -> Self {
        Self { path: Arc::clone(path), span }
    }
}

//! What is open while blocks and inlines are put together.

use crate::model::{Align, Block, Inline};
use crate::text::Span;

/// What is being put together.
pub(super) enum Kind {
    Root,
    Note(String),
    Prose,
    /// Prose of a tight list's item, which has no event of its own.
    Bare,
    Heading(u8),
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
        tight: bool,
    },
    Item,
    Quote,
    Code {
        language: Option<String>,
        text: String,
    },
    Html(String),
    Table {
        align: Vec<Align>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Row {
        cells: Vec<Vec<Inline>>,
    },
    Cell,
    Definitions(Vec<(Vec<Inline>, Vec<Vec<Block>>)>),
    Term,
    Meaning,
    Emphasis,
    Strong,
    Struck,
    Link {
        destination: String,
        title: String,
        image: bool,
    },
    Corrected(usize),
}

/// Something that has begun and not ended, with what is in it so far.
pub(super) struct Frame {
    pub kind: Kind,
    pub span: Span,
    pub blocks: Vec<Block>,
    pub inlines: Vec<Inline>,
    /// Where the last thing inside ended.
    pub inner_end: usize,
}

impl Frame {
    pub(super) fn new(kind: Kind, span: Span) -> Self {
        Self { kind, span, blocks: Vec::new(), inlines: Vec::new(), inner_end: span.start }
    }

    /// Can what is like this lie in itself without end?
    pub(super) fn nests(&self) -> bool {
        matches!(self.kind, Kind::Item | Kind::Quote | Kind::Meaning | Kind::Note(_))
    }

    pub(super) fn is_inline(&self) -> bool {
        matches!(self.kind, Kind::Emphasis | Kind::Strong | Kind::Struck | Kind::Link { .. } | Kind::Corrected(_))
    }

    pub(super) fn holds_blocks(&self) -> bool {
        matches!(self.kind, Kind::Root | Kind::Note(_) | Kind::Item | Kind::Quote | Kind::Meaning)
    }
}

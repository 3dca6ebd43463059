//! What stands in a paragraph: blocks and the inlines in them.

use std::sync::Arc;

use super::{Anchor, DocumentId};
use crate::text::Span;

/// A block of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph of prose.
    Prose(Vec<Inline>),
    /// A heading inside an ordinary page.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its id on the page.
        id: String,
        /// The words.
        title: Vec<Inline>,
    },
    /// A list; numbered from `start` if there is one.
    List {
        /// The first number.
        start: Option<u64>,
        /// Are items set without space between them?
        tight: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Code, word for word.
    Code {
        /// The first word after the fence.
        language: Option<String>,
        /// The characters, with their line breaks.
        text: String,
    },
    /// A table; every row has as many cells as the head.
    Table {
        /// A column each.
        align: Vec<Align>,
        /// The head's cells.
        head: Vec<Vec<Inline>>,
        /// The rows' cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Terms with their meanings; pages only.
    Definitions(Vec<(Vec<Inline>, Vec<Vec<Block>>)>),
    /// A line across.
    Rule,
    /// Raw HTML; shown as text unless the site allows it.
    Html(String),
    /// A block with a class or a language of its own.
    Decorated {
        /// Class names, such as `verse`.
        classes: Vec<String>,
        /// A BCP 47 tag.
        lang: Option<String>,
        /// The block.
        block: Box<Block>,
    },
}

/// How a column stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// As the language runs.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// Against the language's run.
    End,
}

/// A run of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Characters. A line break among them means nothing more than a space. Never two side by side.
    Text(String),
    /// A line break that the source means.
    HardBreak,
    /// Code.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck through; pages only.
    Struck(Vec<Inline>),
    /// A reference or a link.
    Link {
        /// Where to.
        target: Target,
        /// A title, as CommonMark has it.
        title: String,
        /// Where the target stands in the source.
        span: Span,
        /// The words.
        text: Vec<Inline>,
    },
    /// An image.
    Image {
        /// Where it lies.
        target: Target,
        /// A title, as CommonMark has it.
        title: String,
        /// Where the target stands in the source.
        span: Span,
        /// What it shows, in words.
        text: Vec<Inline>,
    },
    /// An editorial correction.
    Corrected {
        /// What is right; empty where words were dropped.
        new: Vec<Inline>,
        /// What the source reads; empty where words were added.
        sic: String,
    },
    /// The mark of a footnote, by its name.
    NoteMark(String),
    /// Raw HTML; shown as text unless the site allows it.
    Html(String),
}

/// A footnote.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// As the source names it, without `^`.
    pub name: String,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// Where a reference leads, as the source says it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A paragraph or section of the same document, or a heading of the same page.
    Here(Arc<str>),
    /// Another document or page, and perhaps an anchor in it.
    Content(DocumentId, Option<Arc<str>>),
    /// A work, and perhaps a provision of it.
    Work(Arc<str>, Option<Arc<str>>),
    /// An address on the web, or a mailbox.
    Web(Arc<str>),
    /// A file beside the source, by its path from `content/`.
    File(Arc<str>),
    /// An address of a kind that content may not have.
    Unsafe(Arc<str>),
}

impl Target {
    /// The anchor that a target names in its own document.
    pub fn here(&self) -> Option<Anchor> {
        match self {
            Self::Here(anchor) => Anchor::parse(anchor).ok(),
            _ => None,
        }
    }
}

/// Calls `see` with every inline of the blocks, in reading order, outer before inner.
pub fn each_inline<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Inline)) {
    for block in blocks {
        match block {
            Block::Prose(inlines) | Block::Heading { title: inlines, .. } => each_in(inlines, see),
            Block::List { items, .. } => items.iter().for_each(|item| each_inline(item, see)),
            Block::Quote(blocks) => each_inline(blocks, see),
            Block::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| each_in(cell, see));
            }
            Block::Definitions(entries) => {
                for (term, meanings) in entries {
                    each_in(term, see);
                    meanings.iter().for_each(|meaning| each_inline(meaning, see));
                }
            }
            Block::Decorated { block, .. } => each_inline(std::slice::from_ref(block), see),
            Block::Code { .. } | Block::Rule | Block::Html(_) => {}
        }
    }
}

/// Calls `see` with every inline, outer before inner.
pub fn each_in<'a>(inlines: &'a [Inline], see: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        see(inline);
        match inline {
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Link { text: inner, .. }
            | Inline::Corrected { new: inner, .. } => each_in(inner, see),
            _ => {}
        }
    }
}

/// The own words of some blocks and their notes: corrections applied, a link its words, code its characters, an image
/// nothing; each block, item, cell and kept line break set off by a space; notes last, in order of reference.
///
/// The result still has white space as it came; [`crate::text::words::one_line`] makes it comparable.
pub fn own_text(blocks: &[Block], notes: &[Note]) -> String {
    text(blocks, notes, Reading::Corrected)
}

/// The same as the source reads it: corrections undone.
pub fn source_text(blocks: &[Block], notes: &[Note]) -> String {
    text(blocks, notes, Reading::Source)
}

/// The words of some inlines, by the same rule as [`own_text`].
pub fn push_inlines(inlines: &[Inline], text: &mut String) {
    push(inlines, Reading::Corrected, text);
}

/// What is read where a text is corrected.
#[derive(Clone, Copy)]
enum Reading {
    Corrected,
    Source,
}

fn text(blocks: &[Block], notes: &[Note], reading: Reading) -> String {
    let mut text = String::new();
    push_blocks(blocks, reading, &mut text);
    for note in notes {
        push_blocks(&note.blocks, reading, &mut text);
    }
    text
}

fn push_blocks(blocks: &[Block], reading: Reading, text: &mut String) {
    for block in blocks {
        match block {
            Block::Prose(inlines) | Block::Heading { title: inlines, .. } => push(inlines, reading, text),
            Block::List { items, .. } => items.iter().for_each(|item| push_blocks(item, reading, text)),
            Block::Quote(blocks) => push_blocks(blocks, reading, text),
            Block::Code { text: code, .. } => text.push_str(code),
            Block::Table { head, rows, .. } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    push(cell, reading, text);
                    text.push(' ');
                }
            }
            Block::Definitions(entries) => {
                for (term, meanings) in entries {
                    push(term, reading, text);
                    text.push(' ');
                    meanings.iter().for_each(|meaning| push_blocks(meaning, reading, text));
                }
            }
            Block::Rule => {}
            Block::Html(html) => text.push_str(html),
            Block::Decorated { block, .. } => push_blocks(std::slice::from_ref(block), reading, text),
        }
        text.push(' ');
    }
}

fn push(inlines: &[Inline], reading: Reading, text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(run) | Inline::Code(run) | Inline::Html(run) => text.push_str(run),
            Inline::HardBreak => text.push('\n'),
            Inline::Corrected { sic, .. } if matches!(reading, Reading::Source) => text.push_str(sic),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Link { text: inner, .. }
            | Inline::Corrected { new: inner, .. } => push(inner, reading, text),
            Inline::Image { .. } | Inline::NoteMark(_) => {}
        }
    }
}

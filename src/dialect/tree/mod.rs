//! Markdown → blocks: the events of the CommonMark reader, put together, with corrections where their marks stand.
//!
//! It knows neither attributes nor paragraphs that are cited.

mod builder;
mod frame;
mod text;

use pulldown_cmark::{Options, Parser};

use super::Settings;
use super::mask::Masked;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Block, DocumentId};
use crate::text::{Place, Source, Span};

use builder::Builder;

pub(super) const TOO_DEEP: Code = Code::error(
    "too-deep",
    "\
Quotations, lists or emphasis lie in each other more than 32 deep. No text is meant so; what is deeper is not read.

Perhaps a line of signs such as `>>>>` is text: write a backslash before each.",
);

/// How deep blocks and inlines may lie in each other.
pub(super) const LIMIT_DEPTH: usize = 32;

/// What is needed to read one file.
pub(super) struct Reading<'a> {
    pub source: &'a Source,
    pub masked: &'a Masked,
    pub id: &'a DocumentId,
    pub settings: &'a Settings,
}

/// Tables and footnotes. Nothing else, for other signs change the text of a law.
pub(super) fn document_options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES
}

/// What documents have, strikethrough and definition lists.
pub(super) fn page_options() -> Options {
    document_options() | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_DEFINITION_LIST
}

/// A file's blocks.
#[derive(Default)]
pub(super) struct Tree {
    /// Top-level blocks in order.
    pub tops: Vec<Top>,
    /// Footnotes in order.
    pub notes: Vec<FoundNote>,
    /// Code and raw HTML.
    pub verbatim: Vec<Span>,
}

/// A top-level block.
pub(super) struct Top {
    pub block: Block,
    /// Without the line break after it.
    pub span: Span,
}

/// A footnote where it stands.
pub(super) struct FoundNote {
    pub name: String,
    pub blocks: Vec<Block>,
    pub span: Span,
}

/// Reads all blocks of a masked text.
pub(super) fn read(reading: &Reading, options: Options, problems: &mut Vec<Diagnostic>) -> Tree {
    let mut builder = Builder::new(reading, problems);
    for (event, range) in Parser::new_ext(&reading.masked.text, options).into_offset_iter() {
        builder.take(event, range);
    }
    builder.finish()
}

fn too_deep(source: &Source, span: Span) -> Diagnostic {
    let line = source.line(source.line_and_column(span.start).0);
    let span = Span::new(span.start..span.end.min(line.end).max(span.start));
    Diagnostic::new(&TOO_DEEP, format!("blocks lie in each other more than {LIMIT_DEPTH} deep"))
        .at(Place::new(&source.path, span))
        .help("lift the inner ones out, or write a backslash before signs that are text")
}

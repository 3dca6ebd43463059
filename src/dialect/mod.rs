//! Annotated markdown ↔ [`Document`], both directions: the one module that knows how `content/*.md` is written.
//!
//! Reading never fails: what a person wrote wrong travels beside the value as problems. A file is read alone; the dialect
//! opens no other, so where a reference leads is said by path and anchor, and whether that is there is for others to ask.
//!
//! What is ours in the markdown is read first and masked, byte for byte, by characters that mean nothing
//! (`mask`); what is left is CommonMark and is read as such (`tree`); then both are put together (`body`).

mod add_topics;
mod annotated;
mod attach;
mod attributes;
mod body;
mod brackets;
mod front_matter;
mod heading_ids;
mod headings;
mod hidden;
mod infer;
mod languages;
mod mask;
mod merge;
mod notes;
mod page;
mod print;
mod prose;
mod rename_topic;
mod target;
mod tree;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Content, Document, DocumentId, Page};
use crate::text::Source;

use front_matter::FrontMatter;

pub use add_topics::add_topics;
pub use annotated::is_annotated;
pub use front_matter::{body, front_matter_schema, front_matter_text, read_meta, with_missing_keys, without_key};
pub use headings::headings;
pub use languages::languages;
pub use print::print;
pub use prose::prose;
pub use rename_topic::rename_topic;
pub use target::address;

/// What parsing depends on besides the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Settings {
    /// Is raw HTML HTML? Else it is text like any other.
    pub allow_html: bool,
}

/// What a file says, with what is wrong with it.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The document or page; as much of it as could be read.
    pub content: Content,
    /// In no order.
    pub problems: Vec<Diagnostic>,
}

/// Every kind of problem that reading can find.
pub const CODES: &[&Code] = &[
    &attributes::BAD_ATTRIBUTES,
    &attributes::BAD_ANCHOR,
    &attach::STRAY_ATTRIBUTES,
    &brackets::BAD_CORRECTION,
    &front_matter::BAD_FRONT_MATTER,
    &front_matter::NO_TITLE,
    &hidden::HIDDEN_CHARACTERS,
    &infer::NO_ANCHOR,
    &notes::UNUSED_NOTE,
    &notes::UNDEFINED_NOTE,
    &notes::REPEATED_NOTE,
    &tree::TOO_DEEP,
    &merge::UNFINISHED_MERGE,
];

/// Tells of characters that nobody sees, in a file of any kind.
pub fn hidden_characters(source: &Source) -> Vec<Diagnostic> {
    hidden::look(source)
}

/// Reads a file of `content/`.
pub fn parse(source: &Source, id: &DocumentId, settings: &Settings) -> Parsed {
    let mut problems = hidden::look(source);
    problems.extend(merge::look(source));
    let (front_matter, body_start) = front_matter::read(source, &mut problems);
    let masked = mask::mask(source, body_start, &mut problems);
    let reading = tree::Reading { source, masked: &masked, id, settings };
    let (path, text, digest) = (Arc::clone(&source.path), Arc::clone(&source.text), source.digest);
    let content = match front_matter {
        FrontMatter::Document(meta) => {
            let tree = tree::read(&reading, tree::document_options(), &mut problems);
            let body = body::assemble(&reading, tree, &meta, &mut problems);
            Content::Document(Arc::new(Document { id: id.clone(), meta: *meta, body, path, text, digest }))
        }
        FrontMatter::Page(meta) => {
            let tree = tree::read(&reading, tree::page_options(), &mut problems);
            let (blocks, notes) = page::assemble(&reading, tree, &mut problems);
            Content::Page(Arc::new(Page { id: id.clone(), meta, blocks, notes, path, text, digest }))
        }
    };
    Parsed { content, problems }
}

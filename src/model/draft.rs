//! What an importer makes of raw text, before it is a document.

use super::{Labels, Meta};
use crate::text::Span;

/// A raw text, cut up. Every character of the source but white space is in a unit, in the metadata or left out.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The format, as the account names it: `plain text`.
    pub format: &'static str,
    /// The encoding, as the account names it: `UTF-8`.
    pub encoding: String,
    /// What the text says of itself; `title` is empty if it does not say.
    pub meta: Meta,
    /// How the text prints its numbers.
    pub labels: Labels,
    /// Headings and paragraphs in reading order.
    pub units: Vec<Unit>,
    /// Where the metadata stand.
    pub metadata: Vec<Span>,
    /// What is in no unit, with the reason.
    pub left_out: Vec<LeftOut>,
    /// What was changed.
    pub repairs: Vec<Notice>,
    /// What may be wrong and was left as found.
    pub doubts: Vec<Notice>,
}

/// A heading or a paragraph of a draft.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// The heading's level, 1 to 6; `None` for a paragraph.
    pub heading: Option<u8>,
    /// The label as printed, with where it stands.
    pub label: Option<(String, Span)>,
    /// The anchor's segment for the label: `p3`, `art5`, `a`. Empty for a unit without a label.
    pub segment: String,
    /// The number as printed, where the segment does not tell it.
    pub number: Option<String>,
    /// How many units this one is nested in.
    pub depth: usize,
    /// The text: a block each, a line each, kept line breaks as `\n`.
    pub blocks: Vec<String>,
    /// The runs of the source that the text is made of, in order.
    pub spans: Vec<Span>,
}

/// A run of the source that is in no unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where.
    pub span: Span,
    /// In a few words: `site chrome`.
    pub reason: String,
}

/// Something that the account tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Where.
    pub span: Span,
    /// What the source has.
    pub old: String,
    /// What the text has now; `None` if it was left.
    pub new: Option<String>,
    /// The evidence, or the doubt.
    pub reason: String,
}

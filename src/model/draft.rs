//! What an importer makes of raw text, before it is a document.
//!
//! A draft holds no words of its own: it says which run of the source is a label, words, a heading, metadata or left
//! out. So nothing can be lost or altered without a span that tells.

use super::Meta;
use crate::text::Span;

/// A raw text, cut up. Every character of the source but white space is in a unit, in a note, in the
/// metadata or left out.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The format, as the account names it: `plain text`.
    pub format: &'static str,
    /// The encoding and how it was known, as the account names it: `UTF-8`, `windows-1251 (detected)`.
    pub encoding: String,
    /// What the text says of itself; `title` is empty if it does not say.
    pub meta: Meta,
    /// Headings and paragraphs in reading order.
    pub units: Vec<Unit>,
    /// Notes, in the order in which the units first refer to them; a mark in a unit names one by its place here.
    pub notes: Vec<Footnote>,
    /// What stands in the metadata and in no unit: the title, line by line.
    pub metadata: Vec<Span>,
    /// What is in no unit, with the reason.
    pub left_out: Vec<LeftOut>,
    /// What was changed, or joined where a line had parted it.
    pub repairs: Vec<Notice>,
    /// What may be wrong and was left as found.
    pub doubts: Vec<Notice>,
    /// Where lines of the file begin in the source's text, if that was drawn from the file: a byte, and the number of the
    /// line from 1. Empty where the text is the file's.
    pub lines: Vec<(usize, usize)>,
}

/// A note to the text, that a mark in a unit leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footnote {
    /// What stands before its words to say which note it is: `[1]`, `*`.
    pub label: Option<Span>,
    /// Its text, a block each.
    pub blocks: Vec<Vec<Run>>,
}

impl Footnote {
    /// The runs of the source that it is made of, in order, its label first.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        self.label.into_iter().chain(self.blocks.iter().flatten().filter_map(Run::span))
    }
}

/// A heading or a paragraph of a draft. Units stand in reading order; the one that a unit lies in stands before it.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// Is it a heading and nothing else?
    pub heading: bool,
    /// The label as printed.
    pub label: Option<Label>,
    /// The unit that this one lies in, by its place among the units.
    pub parent: Option<usize>,
    /// The language of each block, where it is certainly another than the document's; empty if none is.
    pub langs: Vec<Option<&'static str>>,
    /// Does the unit stand before the numbered text and lead to it?
    pub preamble: bool,
    /// A title on the label's line, of a unit that is no heading.
    pub title: Vec<Run>,
    /// The text, a block each. A heading's words are its only block.
    pub blocks: Vec<Vec<Run>>,
}

/// A label as the source prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// From the word or bracket before the number to the sign after it.
    pub span: Span,
    /// What the number counts, as anchors have it, where a word or the shape of the text tells: `art`, `sec`.
    pub prefix: Option<&'static str>,
    /// The number without the signs around it, as printed: `5`, `premier`, `83-1`.
    pub number: String,
    /// The number as anchors have it, without prefix: `5`, `1`, `83.1`, `a`, `iv`.
    pub plain: String,
    /// The number in arabic digits, where it is a roman numeral or the like; for an anchor that begins with a prefix.
    pub arabic: Option<String>,
    /// The label with a mark where the number stands: `Article {}`, `({})`, `{ROMAN}.`
    pub pattern: String,
}

/// A stretch of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// The characters of the source.
    Words(Span),
    /// A space where two lines were joined.
    Space,
    /// The end of a line that the source means.
    LineEnd,
    /// The mark of a note.
    Mark {
        /// The mark as printed: `[1]`.
        span: Span,
        /// The note, by its place among the draft's.
        note: usize,
    },
    /// Other characters in place of the source's.
    Repaired {
        /// What is replaced; empty to insert.
        span: Span,
        /// The characters that stand for it.
        new: String,
        /// Did a line's or page's end part the word, so that the text need not show the repair?
        layout: bool,
    },
}

impl Run {
    /// The run of the source that it stands for.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Words(span) | Self::Repaired { span, .. } | Self::Mark { span, .. } => Some(*span),
            Self::Space | Self::LineEnd => None,
        }
    }
}

impl Unit {
    /// The runs of title and text, in order.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        self.title.iter().chain(self.blocks.iter().flatten())
    }

    /// The runs of the source that the unit is made of, in order, its label first.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        self.label.iter().map(|label| label.span).chain(self.runs().filter_map(Run::span))
    }
}

/// A run of the source that is in no unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where.
    pub span: Span,
    /// In a few words: `site chrome`.
    pub reason: &'static str,
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

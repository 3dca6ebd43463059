//! A document and an ordinary page, as their files say them.

use std::sync::Arc;

use super::{Anchor, Block, DocumentId, Id, Inline, Meta, Note, PageMeta, source_text};
use crate::text::{Digest, Key, Span, words};

/// A text with numbered paragraphs.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its path under `content/` without `.md`.
    pub id: DocumentId,
    /// What its front matter says.
    pub meta: Meta,
    /// Headings and paragraphs in reading order.
    pub body: Vec<Part>,
    /// The file, relative to the site's folder.
    pub path: Arc<str>,
    /// What the file holds; empty for a document that was not read from one.
    pub text: Arc<str>,
    /// SHA-256 of the file.
    pub digest: Digest,
}

/// A heading or a paragraph.
#[derive(Clone, Debug)]
pub enum Part {
    /// A heading; a section, if it has an annotation.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
}

/// A heading of a document. With an annotation it is a section: cited, tagged, remembered.
#[derive(Clone, Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its anchor and what goes with it.
    pub annotation: Option<Annotation>,
    /// Its words; empty where a section has a label and no title.
    pub title: Vec<Inline>,
    /// Notes that the title refers to, in that order.
    pub notes: Vec<Note>,
    /// The language of all under it, if it is not the document's.
    pub lang: Option<String>,
    /// The own words on one line.
    pub words: String,
    /// From the attribute line to the end of the heading.
    pub span: Span,
    /// Of all that the source says about it.
    pub key: Key,
}

/// The unit that is cited.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its anchor and what goes with it.
    pub annotation: Annotation,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Notes that it refers to first, in that order.
    pub notes: Vec<Note>,
    /// Its language, if it is not the document's.
    pub lang: Option<String>,
    /// The own words on one line.
    pub words: String,
    /// From the attribute line to the end of the last block.
    pub span: Span,
    /// Of all that the source says about it.
    pub key: Key,
}

/// What a block attribute line says of the block below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// The anchor.
    pub anchor: Anchor,
    /// Where the anchor stands; where it would be written, if it is not.
    pub span: Span,
    /// Is the anchor not in the file, but the one that an import would give?
    pub inferred: bool,
    /// The number as printed, where the anchor does not tell it.
    pub number: Option<String>,
    /// Topics, with their places.
    pub topics: Vec<(Id, Span)>,
    /// Further anchors that lead here, with their places.
    pub also: Vec<(Anchor, Span)>,
    /// A marginal heading.
    pub title: Option<String>,
    /// An editorial note; plain text.
    pub note: Option<String>,
}

impl Annotation {
    /// An annotation with an anchor and nothing else.
    pub fn of(anchor: Anchor) -> Self {
        Self {
            anchor,
            span: Span::default(),
            inferred: false,
            number: None,
            topics: Vec::new(),
            also: Vec::new(),
            title: None,
            note: None,
        }
    }
}

impl Part {
    /// The annotation, if the part is cited.
    pub fn annotation(&self) -> Option<&Annotation> {
        match self {
            Self::Heading(heading) => heading.annotation.as_ref(),
            Self::Paragraph(paragraph) => Some(&paragraph.annotation),
        }
    }

    /// The own words on one line.
    pub fn words(&self) -> &str {
        match self {
            Self::Heading(heading) => &heading.words,
            Self::Paragraph(paragraph) => &paragraph.words,
        }
    }

    /// The own words as the source reads them, on one line.
    pub fn source_words(&self) -> String {
        words::one_line(&match self {
            Self::Heading(heading) => source_text(&[Block::Prose(heading.title.clone())], &heading.notes),
            Self::Paragraph(paragraph) => source_text(&paragraph.blocks, &paragraph.notes),
        })
    }

    /// The language, if it is not the document's.
    pub fn lang(&self) -> Option<&str> {
        match self {
            Self::Heading(heading) => heading.lang.as_deref(),
            Self::Paragraph(paragraph) => paragraph.lang.as_deref(),
        }
    }

    /// Where it stands in its file.
    pub fn span(&self) -> Span {
        match self {
            Self::Heading(heading) => heading.span,
            Self::Paragraph(paragraph) => paragraph.span,
        }
    }

    /// Of all that the source says about it.
    pub fn key(&self) -> Key {
        match self {
            Self::Heading(heading) => heading.key,
            Self::Paragraph(paragraph) => paragraph.key,
        }
    }

    /// Notes that it refers to first.
    pub fn notes(&self) -> &[Note] {
        match self {
            Self::Heading(heading) => &heading.notes,
            Self::Paragraph(paragraph) => &paragraph.notes,
        }
    }
}

/// Ordinary prose, not cited by paragraph.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its path under `content/` without `.md`.
    pub id: DocumentId,
    /// What its front matter says.
    pub meta: PageMeta,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Its footnotes, in order of reference.
    pub notes: Vec<Note>,
    /// The file, relative to the site's folder.
    pub path: Arc<str>,
    /// What the file holds.
    pub text: Arc<str>,
    /// SHA-256 of the file.
    pub digest: Digest,
}

//! The nouns: what a document is, whatever format it came from or goes to.
//!
//! Nothing here knows markdown, HTML or JSON, and nothing serialises.

mod address;
mod anchor;
mod content;
mod date;
mod document;
mod draft;
mod id;
mod label;
mod meta;
mod prose;
mod route;
mod spoken;
mod vocabulary;

pub use address::{is_safe, scheme};
pub use anchor::{Anchor, NotAnAnchor, PREFIXES, Prefix, Segment};
pub use content::Content;
pub use date::Date;
pub use document::{Annotation, Document, Heading, Page, Paragraph, Part};
pub use draft::{Draft, Footnote, Label, LeftOut, Notice, Run, Unit};
pub use id::{DocumentId, Id, NotAnId};
pub use label::{Labels, Pattern};
pub use meta::{Author, DocumentType, Meta, PageMeta, SourceOfText};
pub use prose::{Align, Block, Inline, Note, Target, each_in, each_inline, own_text, push_inlines, source_text};
pub use route::{Route, encode};
pub use spoken::{Container, Spoken};
pub use vocabulary::{Topic, Vocabulary, Work};

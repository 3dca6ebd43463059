//! What the front matter says of a document or a page.

use super::{Date, DocumentId, Labels, Route};
use crate::text::Digest;

/// What the front matter says of a document. What it does not say is `None` or empty, never invented.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "each field is the front matter's key of the same name, described in the guide")]
pub struct Meta {
    pub title: String,
    pub subtitle: Option<String>,
    pub short_title: Option<String>,
    pub kind: Option<DocumentType>,
    pub authors: Vec<Author>,
    pub author_short: Option<String>,
    pub adopted_by: Option<String>,
    pub meeting: Option<String>,
    pub court: Option<String>,
    pub neutral_citation: Option<String>,
    pub date: Option<Date>,
    pub adopted: Option<Date>,
    pub in_force: Option<Date>,
    pub place: Option<String>,
    pub symbol: Option<String>,
    pub series: Option<String>,
    pub publisher: Option<String>,
    pub version: Option<String>,
    pub language: Option<String>,
    pub source: SourceOfText,
    pub labels: Labels,
    pub translation_of: Option<DocumentId>,
    pub replaces: Option<DocumentId>,
    pub description: Option<String>,
    pub draft: bool,
    pub order: Option<i64>,
    pub aliases: Vec<Route>,
}

impl Meta {
    /// The day by which it is listed and cited: its date, else that on which it was adopted.
    pub fn dated(&self) -> Option<Date> {
        self.date.or(self.adopted)
    }

    /// Title and subtitle, joined as citations join them.
    pub fn full_title(&self) -> String {
        match &self.subtitle {
            Some(subtitle) => format!("{}: {subtitle}", self.title),
            None => self.title.clone(),
        }
    }
}

/// Where the text comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceOfText {
    /// Who published it.
    pub title: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// The raw text, by its path from `content/`.
    pub file: Option<String>,
    /// Of the raw text's bytes.
    pub sha256: Option<Digest>,
    /// What the source prints where the metadata says it better, by key.
    pub printed: Vec<(String, String)>,
}

/// A body or a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Author {
    /// A body, by its name.
    Body(String),
    /// A person.
    Person {
        /// The family name.
        family: String,
        /// The given names.
        given: Option<String>,
    },
}

impl Author {
    /// Given name first; in Chinese, Japanese and Korean the family name, and no space.
    pub fn full_name(&self) -> String {
        match self {
            Self::Body(name) | Self::Person { family: name, given: None } => name.clone(),
            Self::Person { family, given: Some(given) } if self.is_family_first() => format!("{family}{given}"),
            Self::Person { family, given: Some(given) } => format!("{given} {family}"),
        }
    }

    /// Is this a person whose name is written in a script whose people put the family name first?
    pub fn is_family_first(&self) -> bool {
        let is_east_asian = |c: char| matches!(c, '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{3ffff}');
        matches!(self, Self::Person { family, given: Some(given) } if [family, given].iter().all(|name| name.chars().all(is_east_asian)))
    }
}

/// What kind of text a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the word of the front matter")]
pub enum DocumentType {
    Declaration,
    Resolution,
    Treaty,
    Statute,
    Regulation,
    Constitution,
    Judgment,
    Standard,
    Charter,
    Licence,
    Scripture,
    Book,
    Document,
}

impl DocumentType {
    /// Every type with its word.
    pub const WORDS: &[(&'static str, Self)] = &[
        ("declaration", Self::Declaration),
        ("resolution", Self::Resolution),
        ("treaty", Self::Treaty),
        ("statute", Self::Statute),
        ("regulation", Self::Regulation),
        ("constitution", Self::Constitution),
        ("judgment", Self::Judgment),
        ("standard", Self::Standard),
        ("charter", Self::Charter),
        ("licence", Self::Licence),
        ("scripture", Self::Scripture),
        ("book", Self::Book),
        ("document", Self::Document),
    ];

    /// Its word in front matter.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map(|(word, _)| *word).expect("every type has its word")
    }
}

/// What the front matter says of an ordinary page.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs, reason = "each field is the front matter's key of the same name, described in the guide")]
pub struct PageMeta {
    pub title: String,
    pub description: Option<String>,
    pub language: Option<String>,
    pub draft: bool,
    pub order: Option<i64>,
    pub aliases: Vec<Route>,
}

//! What every record says, and the key by which a manuscript calls it.

use super::Cited;
use crate::model::{Author, DocumentType};

/// What the three formats call a type of document. None has a word for declarations and resolutions.
pub(super) struct Kind {
    of: Option<DocumentType>,
    /// The type of a BibTeX entry.
    pub(super) bibtex: &'static str,
    /// The type of an RIS reference.
    pub(super) ris: &'static str,
    /// The type of a CSL item.
    pub(super) csl: &'static str,
}

const fn kind(of: DocumentType, bibtex: &'static str, ris: &'static str, csl: &'static str) -> Kind {
    Kind { of: Some(of), bibtex, ris, csl }
}

const KINDS: &[Kind] = &[
    kind(DocumentType::Treaty, "misc", "GOVDOC", "treaty"),
    kind(DocumentType::Statute, "misc", "STAT", "legislation"),
    kind(DocumentType::Regulation, "misc", "STAT", "regulation"),
    kind(DocumentType::Constitution, "misc", "STAT", "legislation"),
    kind(DocumentType::Judgment, "misc", "CASE", "legal_case"),
    kind(DocumentType::Standard, "misc", "STAND", "standard"),
    kind(DocumentType::Scripture, "book", "BOOK", "classic"),
    kind(DocumentType::Book, "book", "BOOK", "book"),
];

const ANY: Kind = Kind { of: None, bibtex: "misc", ris: "GOVDOC", csl: "document" };

/// The words for the type of what is cited.
pub(super) fn kind_of(cited: &Cited<'_>) -> &'static Kind {
    KINDS.iter().find(|kind| kind.of.is_some() && kind.of == cited.meta.kind).unwrap_or(&ANY)
}

/// The key of a record: author, year, title and anchor, `osce2010astana-p3`; small ASCII letters and digits, and the
/// anchor's `-` and `.`.
pub(super) fn key(cited: &Cited<'_>) -> String {
    let title = cited.main_title().unwrap_or_default();
    let mut title = title.split_whitespace().map(ascii).filter(|word| is_significant(word));
    let author = cited.author_short().map(|short| ascii(&short)).or_else(|| cited.authors().first().map(author_word));
    let lead = author.filter(|author| !author.is_empty()).or_else(|| title.next());
    let mut key = lead.unwrap_or_else(|| ascii(cited.id.as_str()));
    key.extend(cited.year());
    key.extend(title.next());
    if let Some(anchor) = cited.anchor {
        key.push('-');
        key.push_str(anchor.as_str());
    }
    key
}

/// A person's family name, the first word of a body's that says something.
fn author_word(author: &Author) -> String {
    match author {
        Author::Person { family, .. } => ascii(family),
        Author::Body(name) => name.split_whitespace().map(ascii).find(|word| is_significant(word)).unwrap_or_default(),
    }
}

fn ascii(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    }
    deunicode::deunicode(text).chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Is this more than an article or a preposition?
fn is_significant(word: &str) -> bool {
    const SMALL: &[&str] = &[
        "a", "an", "and", "by", "das", "de", "del", "der", "des", "die", "du", "el", "for", "from", "in", "la", "las",
        "le", "les", "los", "of", "on", "the", "to", "und", "with",
    ];
    !word.is_empty() && !SMALL.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_key_says_author_year_title_and_anchor() {
        assert_eq!(key(&sample::astana().cited()), "osce2010astana-p3");
        assert_eq!(key(&sample::rfc().cited()), "bradner1997key-sec3");
        assert_eq!(key(&sample::constitution().cited()), "constitution1995republic-art5-p2");
    }

    #[test]
    fn a_key_is_ascii_and_never_empty() {
        let mut sample = sample::astana();
        sample.meta.author_short = None;
        assert_eq!(key(&sample.cited()), "organization2010astana-p3");
        sample.meta.authors = vec![Author::Body("Конституционный суд".to_owned())];
        sample.meta.title = "Об общих принципах".to_owned();
        sample.anchor = None;
        assert_eq!(key(&sample.cited()), "konstitutsionnyi2010ob");
        sample.meta.authors.clear();
        sample.meta.title = "…".to_owned();
        sample.meta.date = None;
        assert_eq!(key(&sample.cited()), "astanadeclaration");
    }
}

//! What the ledger remembers of one anchor.

use std::fmt;
use std::sync::Arc;

use crate::model::{Anchor, Date, DocumentId};
use crate::text::{Digest, Span, words};

/// One line of a document's ledger: an anchor that was published, for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When it was first accepted.
    pub since: Date,
    /// The own words as last accepted; `None` for a section without a title.
    pub text: Option<Text>,
    /// The words it had before, oldest first.
    pub was: Vec<Was>,
    /// Set on a further anchor of a paragraph (`also`): the anchor that the paragraph has.
    pub leads_to: Option<Anchor>,
    /// When and where it went, if it is no longer in the text.
    pub gone: Option<Gone>,
    /// All its words, where it is gone and the editor keeps them. They have the digest of `text`.
    pub last: Option<Box<str>>,
    /// Where the line stands in its file; empty for one that was not read from a file.
    pub span: Span,
}

/// Words by what is needed to know them again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Of the words on one line.
    pub digest: TextDigest,
    /// How many there are.
    pub words: usize,
    /// The first eight, or 24 characters where a script has no spaces.
    pub begins: Box<str>,
}

/// Words that an anchor no longer has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Was {
    /// When other words were accepted in their place.
    pub until: Date,
    /// Which they were.
    pub text: TextDigest,
    /// Where they went, if they stand under other anchors now.
    pub to: Vec<Destination>,
    /// Why, in the editor's words.
    pub why: Option<String>,
}

/// That something which was published is no longer there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// When that was accepted.
    pub date: Date,
    /// Where it went: nowhere when retired, one place when moved or merged, several when split.
    pub to: Vec<Destination>,
    /// Why, in the editor's words.
    pub why: Option<String>,
}

/// Where something that is gone leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Destination {
    /// `p8`: an anchor of the same document.
    Anchor(Anchor),
    /// `helsinki-final-act#p8`: an anchor of another document.
    Elsewhere(DocumentId, Anchor),
    /// `helsinki-final-act`, only where a document is gone: each of its anchors leads to the same anchor of this one.
    Document(DocumentId),
    /// `/guide/start.html`: a route of the site.
    Route(Arc<str>),
}

/// The digest of a paragraph's own words: the first 64 bits of SHA-256, written `t` and 16 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextDigest(u64);

impl TextDigest {
    /// The digest of words on one line.
    pub fn of(line: &str) -> Self {
        Self(Digest::of(line.as_bytes()).leading())
    }

    /// Reads `t` and 16 small hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('t').filter(|digits| digits.len() == 16)?;
        let small = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        small.then(|| u64::from_str_radix(digits, 16).ok().map(Self))?
    }
}

impl Text {
    /// What is remembered of own words on one line; nothing of no words.
    pub fn of(line: &str) -> Option<Self> {
        (!line.is_empty()).then(|| Self {
            digest: TextDigest::of(line),
            words: words::count(line),
            begins: words::begins(line, 8).into(),
        })
    }
}

impl Line {
    /// The line of an anchor with these own words that is published for the first time.
    pub fn new(since: Date, words: &str) -> Self {
        let text = Text::of(words);
        Self { since, text, was: Vec::new(), leads_to: None, gone: None, last: None, span: Span::default() }
    }

    /// Lets the anchor go. One that led to another as long as it stood leads where it is said to go.
    pub fn go(&mut self, gone: Gone) {
        self.gone = Some(gone);
        self.leads_to = None;
    }

    /// Its days in order, if they are: since when, until when each time, when it went.
    pub(super) fn days(&self) -> impl Iterator<Item = Date> {
        let gone = self.gone.iter().map(|gone| gone.date);
        std::iter::once(self.since).chain(self.was.iter().map(|was| was.until)).chain(gone)
    }

    /// The digest of the words as last accepted.
    pub fn digest(&self) -> Option<TextDigest> {
        self.text.as_ref().map(|text| text.digest)
    }
}

impl Destination {
    /// Reads where an anchor leads to: `p8`, `helsinki-final-act#p8`, `/guide/start.html`.
    pub fn of_anchor(text: &str) -> Option<Self> {
        Self::elsewhere(text).or_else(|| Anchor::parse(text).ok().map(Self::Anchor))
    }

    /// Reads where a whole document or a route leads to: `helsinki-final-act`, `helsinki-final-act#p8`,
    /// `/guide/start.html`.
    pub fn of_document(text: &str) -> Option<Self> {
        Self::elsewhere(text).or_else(|| DocumentId::parse_path(text).ok().map(Self::Document))
    }

    fn elsewhere(text: &str) -> Option<Self> {
        if text.starts_with('/') {
            return Some(Self::Route(text.into()));
        }
        let (document, anchor) = text.split_once('#')?;
        Some(Self::Elsewhere(DocumentId::parse_path(document).ok()?, Anchor::parse(anchor).ok()?))
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anchor(anchor) => write!(f, "{anchor}"),
            Self::Elsewhere(document, anchor) => write!(f, "{document}#{anchor}"),
            Self::Document(document) => write!(f, "{document}"),
            Self::Route(route) => f.write_str(route),
        }
    }
}

impl fmt::Display for TextDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "t{:016x}", self.0)
    }
}

impl fmt::Debug for TextDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_the_beginning_of_the_sha_256_of_the_words() {
        let line = "The security of each participating State";
        assert_eq!(TextDigest::of(line).to_string(), "t845f1d8f2b4ab4bd");
        assert_eq!(TextDigest::parse("t845f1d8f2b4ab4bd"), Some(TextDigest::of(line)));
        for text in ["", "t", "77aa01fe43b2c9d0a", "t77AA01FE43B2C9D0", "t+7aa01fe43b2c9d0", "t77aa01fe43b2c9d01"] {
            assert_eq!(TextDigest::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_destination_is_read_where_it_stands() {
        let anchor = |text| Destination::of_anchor(text).map(|to| format!("{to:?}"));
        assert_eq!(anchor("p8").as_deref(), Some("Anchor(#p8)"));
        assert_eq!(anchor("helsinki/act#p8").as_deref(), Some("Elsewhere(helsinki/act, #p8)"));
        assert_eq!(anchor("/about.html").as_deref(), Some(r#"Route("/about.html")"#));
        assert_eq!(anchor("P8"), None);
        assert_eq!(
            Destination::of_document("p8").map(|to| format!("{to:?}")).as_deref(),
            Some("Document(p8)"),
            "in a document's line a bare name is a document"
        );
    }
}

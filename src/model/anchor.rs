//! The name of a paragraph or section in its document: `p3`, `p3-a`, `art5-p2`.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use super::Pattern;

/// What the numbers of a document count: the word before the number in an anchor.
#[derive(Debug, PartialEq, Eq)]
pub struct Prefix {
    /// As anchors write it.
    pub prefix: &'static str,
    /// The thing, in English, for messages.
    pub name: &'static str,
    /// A number right inside it is a paragraph of its own (`art5-p2`), not a bare label.
    pub holds_paragraphs: bool,
}

const fn prefix(prefix: &'static str, name: &'static str, holds_paragraphs: bool) -> Prefix {
    Prefix { prefix, name, holds_paragraphs }
}

/// Every prefix that an anchor may have without `labels` naming it.
pub const PREFIXES: &[Prefix] = &[
    prefix("p", "paragraph", false),
    prefix("art", "article", true),
    prefix("sec", "section", true),
    prefix("cl", "clause", false),
    prefix("reg", "regulation", false),
    prefix("r", "rule", false),
    prefix("ch", "chapter", true),
    prefix("pt", "part", true),
    prefix("bk", "book", true),
    prefix("tit", "title", true),
    prefix("ann", "annex", true),
    prefix("app", "appendix", true),
    prefix("sch", "schedule", true),
    prefix("rec", "recital", false),
    prefix("pre", "preambular paragraph", false),
    prefix("v", "verse", false),
    prefix("def", "definition", false),
    prefix("ax", "axiom", false),
    prefix("prop", "proposition", false),
    prefix("n", "note", false),
    prefix("u", "unnumbered paragraph", false),
];

/// A paragraph's or section's id in its document.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Anchor(Arc<str>);

/// Why a text is no anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnAnchor {
    /// More than [`Anchor::LIMIT_BYTES`].
    TooLong,
    /// It does not begin with a small letter.
    FirstNotLetter,
    /// A character that anchors do not have, at a byte.
    NotAllowed {
        /// The byte where it stands.
        at: usize,
        /// The character.
        found: char,
    },
    /// Two separators in a row, or one at an end.
    EmptySegment,
}

/// One segment of an anchor, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    /// `art5`: a prefix with a number. A dot between them is not part of the number (`app.a`).
    Numbered {
        /// The prefix, known or named by the document.
        prefix: &'a str,
        /// The number as the anchor has it: `5`, `12a`, `4.2.1`.
        number: &'a str,
    },
    /// `a`, `iv`, `1`: a bare label, never first.
    Label(&'a str),
    /// `fr`: a language that begins an anchor.
    Language(&'a str),
    /// `summary`: a name without a number.
    Name(&'a str),
}

impl Anchor {
    /// The longest anchor.
    pub const LIMIT_BYTES: usize = 80;

    /// Reads an anchor: segments joined by `-`, each of small letters and digits with single dots inside; the first
    /// begins with a letter. At most 80 bytes.
    ///
    /// Letters are ASCII and small, so that an anchor is the same in a URL, on paper and read aloud.
    ///
    /// # Errors
    ///
    /// Says what is wrong and at which byte, for a diagnostic to point at.
    pub fn parse(text: &str) -> Result<Self, NotAnAnchor> {
        if text.len() > Self::LIMIT_BYTES {
            return Err(NotAnAnchor::TooLong);
        }
        if !text.starts_with(|c: char| c.is_ascii_lowercase()) {
            return Err(NotAnAnchor::FirstNotLetter);
        }
        let allowed = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-' | '.');
        if let Some((at, found)) = text.char_indices().find(|(_, c)| !allowed(*c)) {
            return Err(NotAnAnchor::NotAllowed { at, found });
        }
        let parts = |byte: u8| matches!(byte, b'-' | b'.');
        let bytes = text.as_bytes();
        if bytes.windows(2).any(|pair| parts(pair[0]) && parts(pair[1]))
            || bytes.last().is_some_and(|last| parts(*last))
        {
            return Err(NotAnAnchor::EmptySegment);
        }
        Ok(Self(text.into()))
    }

    /// The anchor as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text of each segment, outermost first.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('-')
    }

    /// The anchor without its last segment.
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('-').map(|(parent, _)| Self(parent.into()))
    }

    /// This anchor with one more segment.
    ///
    /// # Errors
    ///
    /// When the result is no anchor.
    pub fn child(&self, segment: &str) -> Result<Self, NotAnAnchor> {
        Self::parse(&[self.as_str(), "-", segment].concat())
    }

    /// The last segment, taken apart. `named` are the patterns by prefix that the document's `labels` add.
    pub fn last<'a>(&'a self, named: &[Pattern]) -> Segment<'a> {
        let (first, text) = match self.0.rsplit_once('-') {
            Some((_, last)) => (false, last),
            None => (true, &*self.0),
        };
        Segment::read(text, first, named)
    }
}

impl<'a> Segment<'a> {
    /// Takes a segment apart. `first` says whether it begins the anchor.
    pub fn read(text: &'a str, first: bool, named: &[Pattern]) -> Self {
        if !first && is_label(text) {
            return Self::Label(text);
        }
        // A prefix ends where the small letters end, unless it holds something else itself.
        let letters = text.bytes().take_while(u8::is_ascii_lowercase).count();
        let word = &text[..letters];
        let is_known =
            || named.iter().any(|(known, _)| known == word) || PREFIXES.iter().any(|known| known.prefix == word);
        let numbered = |prefix_length: usize| {
            let rest = &text[prefix_length..];
            let number = match rest.strip_prefix('.') {
                Some(lettered) => lettered,
                None => rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)?,
            };
            (!number.is_empty()).then_some(Self::Numbered { prefix: &text[..prefix_length], number })
        };
        let is_odd = |prefix: &str| {
            prefix.len() > letters
                && prefix.as_bytes().get(letters) == text.as_bytes().get(letters)
                && text.starts_with(prefix)
        };
        let odd = named.iter().filter(|(prefix, _)| is_odd(prefix)).map(|(prefix, _)| prefix.len());
        let longest = odd.filter(|length| numbered(*length).is_some()).max();
        if let Some(segment) = longest.and_then(numbered).or_else(|| numbered(letters).filter(|_| is_known())) {
            return segment;
        }
        if first && text.len() == 2 {
            return Self::Language(text);
        }
        if first { Self::Name(text) } else { Self::Label(text) }
    }

    /// The number, if the segment has one.
    pub fn number(self) -> Option<&'a str> {
        match self {
            Self::Numbered { number, .. } | Self::Label(number) => Some(number),
            Self::Language(_) | Self::Name(_) => None,
        }
    }
}

/// Digits with anything after them, a single letter, or a small roman numeral.
fn is_label(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        || text.len() == 1
        || text.bytes().all(|byte| b"ivxlcdm".contains(&byte))
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

impl fmt::Display for NotAnAnchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "an anchor has at most {} bytes", Anchor::LIMIT_BYTES),
            Self::FirstNotLetter => f.write_str("an anchor begins with a small letter"),
            Self::NotAllowed { found, .. } => {
                write!(f, "`{}` cannot stand in an anchor", found.escape_debug())
            }
            Self::EmptySegment => f.write_str("an anchor has no two separators in a row and none at an end"),
        }
    }
}

/// Anchors sort by segment, letters before numbers of the same place, numbers as numbers: `p2` before `p10`.
impl Ord for Anchor {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut left, mut right) = (chunks(&self.0), chunks(&other.0));
        loop {
            let order = match (left.next(), right.next()) {
                (None, None) => return self.0.cmp(&other.0),
                (a, b) => a.cmp(&b),
            };
            if order != Ordering::Equal {
                return order;
            }
        }
    }
}

impl PartialOrd for Anchor {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A run of one kind, in the order in which kinds sort: a segment's end before a dot before digits before letters.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Chunk<'a> {
    Hyphen,
    Dot,
    Number(usize, &'a str),
    Letters(&'a str),
}

fn chunks(text: &str) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = match first {
            '-' | '.' => 1,
            _ => rest
                .find(|c: char| c.is_ascii_digit() != first.is_ascii_digit() || "-.".contains(c))
                .unwrap_or(rest.len()),
        };
        let (run, after) = rest.split_at(end);
        rest = after;
        Some(match first {
            '-' => Chunk::Hyphen,
            '.' => Chunk::Dot,
            c if c.is_ascii_digit() => {
                let digits = run.trim_start_matches('0');
                Chunk::Number(digits.len(), digits)
            }
            _ => Chunk::Letters(run),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_an_anchor_and_what_is_not() {
        for text in ["p3", "p3-a", "art5-p2", "sec6.1.2", "app.a", "summary", "fr-art1", "art83.1"] {
            assert_eq!(Anchor::parse(text).map(|anchor| anchor.to_string()), Ok(text.to_owned()));
        }
        for (text, why) in [
            ("", NotAnAnchor::FirstNotLetter),
            ("3", NotAnAnchor::FirstNotLetter),
            ("p3--a", NotAnAnchor::EmptySegment),
            ("p3-", NotAnAnchor::EmptySegment),
            ("p3_a", NotAnAnchor::NotAllowed { at: 2, found: '_' }),
            ("p3é", NotAnAnchor::NotAllowed { at: 2, found: 'é' }),
        ] {
            assert_eq!(Anchor::parse(text), Err(why), "{text}");
        }
        assert_eq!(Anchor::parse(&"p".repeat(81)), Err(NotAnAnchor::TooLong));
    }

    #[test]
    fn a_segment_is_read_by_its_prefix() {
        let last = |text: &str| {
            format!("{:?}", Anchor::parse(text).expect("an anchor").last(&[("pos".to_owned(), "{}".to_owned())]))
        };
        assert_eq!(last("p3"), r#"Numbered { prefix: "p", number: "3" }"#);
        assert_eq!(last("art5-p2"), r#"Numbered { prefix: "p", number: "2" }"#);
        assert_eq!(last("app.a"), r#"Numbered { prefix: "app", number: "a" }"#);
        assert_eq!(last("pos7"), r#"Numbered { prefix: "pos", number: "7" }"#);
        assert_eq!(last("p3-a"), r#"Label("a")"#);
        assert_eq!(last("p3-iv"), r#"Label("iv")"#);
        assert_eq!(last("fr"), r#"Language("fr")"#);
        assert_eq!(last("summary"), r#"Name("summary")"#);
    }

    #[test]
    fn numbers_sort_as_numbers() {
        let mut anchors: Vec<Anchor> = ["p10", "p2", "p2-b", "p2-a-10", "p2-a-9", "p2.1", "ann1", "p2-a"]
            .iter()
            .map(|text| Anchor::parse(text).expect("an anchor"))
            .collect();
        anchors.sort();
        let sorted: Vec<&str> = anchors.iter().map(Anchor::as_str).collect();
        assert_eq!(sorted, ["ann1", "p2", "p2-a", "p2-a-9", "p2-a-10", "p2-b", "p2.1", "p10"]);
    }
}

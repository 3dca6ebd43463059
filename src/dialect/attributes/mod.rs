//! What stands between `{` and `}`: an anchor, classes, and keys with values. Read and written.
//!
//! ```text
//! {#p3 .verse topics="indivisible-security alliances" note="see \"Corr. 1\""}
//! ```

mod read;
mod write;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Anchor, Id, NotAnAnchor, PREFIXES, Segment};
use crate::text::{Place, Source, Span};

pub(super) use read::{quoted, read};
pub(super) use write::{quote, write};

pub(super) const BAD_ATTRIBUTES: Code = Code::error(
    "bad-attributes",
    "\
A line of attributes, such as `{#p3 topics=\"alliances\"}`, is not well formed or says what cannot be said.

It begins with `{` and ends with `}` on the same line; between them stand an anchor (`#p3`), classes (`.verse`) and the
keys topics, number, also, title, note and lang, each with a value in double quotes. Inside a value a quotation mark is
written `\\\"` and a backslash `\\\\`. A line of text that begins so is written with a backslash before the brace.",
);

pub(super) const BAD_ANCHOR: Code = Code::error(
    "bad-anchor",
    "\
An anchor is the name under which a paragraph is cited for years, so it is plain: segments joined by hyphens, each of
small letters a to z and digits with single dots inside; it begins with a letter and has at most 80 bytes.

`p3`, `p3-a`, `art5-p2` and `sec6.1.2` are anchors.",
);

/// The keys that attributes may have.
pub(super) const KEYS: &[&str] = &["topics", "number", "also", "title", "note", "lang"];

/// Attributes as they are written, each part with its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Attributes {
    /// From `{` to after `}`.
    pub span: Span,
    /// Do they stand at the end of a heading's line?
    pub at_heading: bool,
    /// The anchor, with the place of its text.
    pub anchor: Option<(Anchor, Span)>,
    /// Class names.
    pub classes: Vec<String>,
    /// Keys with their values, in order.
    pub values: Vec<Value>,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Value {
    /// One of [`KEYS`].
    pub key: &'static str,
    /// Where the key stands.
    pub key_span: Span,
    /// Without quotes and escapes.
    pub text: String,
    /// Between the quotes.
    pub span: Span,
}

impl Attributes {
    /// The value of a key.
    pub(super) fn value(&self, key: &str) -> Option<&Value> {
        self.values.iter().find(|value| value.key == key)
    }

    /// The topics, with their places.
    pub(super) fn topics(&self, source: &Source, problems: &mut Vec<Diagnostic>) -> Vec<(Id, Span)> {
        let mut topics = Vec::new();
        for (text, span) in self.words_of(source, "topics") {
            match Id::parse_name(text) {
                Ok(topic) => topics.push((topic, span)),
                Err(not) => {
                    let problem = bad_attributes(source, span, format!("`{text}` is no topic: {}", not.why));
                    problems.push(problem.help(format!("write `{}`", not.instead)));
                }
            }
        }
        topics
    }

    /// Further anchors, with their places.
    pub(super) fn also(&self, source: &Source, problems: &mut Vec<Diagnostic>) -> Vec<(Anchor, Span)> {
        let words = self.words_of(source, "also");
        words
            .filter_map(|(text, span)| {
                let text = text.strip_prefix('#').unwrap_or(text);
                let span = Span::new(span.end - text.len()..span.end);
                Some((anchor_or_problem(source, text, span, problems)?, span))
            })
            .collect()
    }

    fn words_of<'a>(&self, source: &'a Source, key: &str) -> impl Iterator<Item = (&'a str, Span)> + use<'a> {
        let span = self.value(key).map_or(Span::default(), |value| value.span);
        let text = &source.text[span.range()];
        let start = text.as_ptr() as usize;
        text.split_whitespace().map(move |word| {
            let from = span.start + (word.as_ptr() as usize - start);
            (word, Span::new(from..from + word.len()))
        })
    }
}

fn anchor_or_problem(source: &Source, text: &str, span: Span, problems: &mut Vec<Diagnostic>) -> Option<Anchor> {
    let anchor = Anchor::parse(text).map_err(|why| problems.push(bad_anchor(source, text, span, why))).ok()?;
    problems.extend(number_without_prefix(source, &anchor, span));
    Some(anchor)
}

/// A number right in an article or section is a paragraph and says so: `art5-p2`, never `art5-2`.
fn number_without_prefix(source: &Source, anchor: &Anchor, span: Span) -> Option<Diagnostic> {
    let Segment::Label(number) = anchor.last(&[]) else { return None };
    let container = anchor.parent()?;
    let Segment::Numbered { prefix, .. } = container.last(&[]) else { return None };
    let of = PREFIXES.iter().find(|known| known.prefix == prefix && known.holds_paragraphs)?;
    number.starts_with(|c: char| c.is_ascii_digit()).then(|| {
        Diagnostic::new(&BAD_ANCHOR, format!("a number in {} {} is a paragraph", article(of.name), of.name))
            .at(Place::new(&source.path, span))
            .help(format!("write `{container}-p{number}`"))
    })
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

fn bad_anchor(source: &Source, text: &str, span: Span, why: NotAnAnchor) -> Diagnostic {
    let span = match why {
        NotAnAnchor::NotAllowed { at, found } => Span::new(span.start + at..span.start + at + found.len_utf8()),
        _ => span,
    };
    let problem = Diagnostic::new(&BAD_ANCHOR, why.to_string()).at(Place::new(&source.path, span));
    match instead(text) {
        Some(anchor) => problem.help(format!("write `{anchor}`")),
        None => problem.help("an anchor is like `p3`, `p3-a` or `art5-p2`"),
    }
}

/// The anchor that may have been meant.
fn instead(text: &str) -> Option<Anchor> {
    let made: String =
        text.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
    let made: Vec<&str> = made.split('-').map(|segment| segment.trim_matches('.')).filter(|s| !s.is_empty()).collect();
    let made = made.join("-");
    let made = if made.starts_with(|c: char| c.is_ascii_digit()) { format!("p{made}") } else { made };
    Anchor::parse(&made).ok()
}

pub(super) fn bad_attributes(source: &Source, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&BAD_ATTRIBUTES, message).at(Place::new(&source.path, span))
}

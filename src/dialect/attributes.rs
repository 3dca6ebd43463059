//! What stands between `{` and `}`: an anchor, classes, and keys with values. Read and written.
//!
//! ```text
//! {#p3 .verse topics="indivisible-security alliances" note="see \"Corr. 1\""}
//! ```

use std::fmt::Write as _;

use crate::diagnostic::{Code, Diagnostic, Severity, nearest};
use crate::model::{Anchor, Annotation, Id};
use crate::text::{Place, Source, Span};

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

/// Reads the attributes that begin at byte `start` and must end before `end`, and how far they go: to the byte after
/// `}`, or as far as they could be read.
pub(super) fn read(source: &Source, start: usize, end: usize, problems: &mut Vec<Diagnostic>) -> (Attributes, bool) {
    let mut reader = Reader { source, at: start + 1, end, attributes: Attributes::default(), problems };
    let whole = reader.read();
    let mut attributes = reader.attributes;
    attributes.span = Span::new(start..reader.at);
    (attributes, whole)
}

struct Reader<'a> {
    source: &'a Source,
    at: usize,
    end: usize,
    attributes: Attributes,
    problems: &'a mut Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        let source: &'a Source = self.source;
        &source.text[self.at..self.end]
    }

    /// Reads up to `}`; false when there is none, with the problem told.
    fn read(&mut self) -> bool {
        loop {
            self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
            let Some(first) = self.rest().chars().next() else {
                return self.fail(Span::at(self.at), "attributes have no end", "close them with `}` on the same line");
            };
            match first {
                '}' => {
                    self.at += 1;
                    return true;
                }
                '#' => self.anchor(),
                '.' => self.class(),
                _ => {
                    if !self.value() {
                        return false;
                    }
                }
            }
        }
    }

    /// Takes the characters up to a space or the closing brace.
    fn word(&mut self) -> (&'a str, Span) {
        let rest = self.rest();
        let length = rest.find([' ', '\t', '}']).unwrap_or(rest.len());
        let span = Span::new(self.at..self.at + length);
        self.at += length;
        (&rest[..length], span)
    }

    fn anchor(&mut self) {
        self.at += 1;
        let (text, span) = self.word();
        if self.attributes.anchor.is_some() {
            let problem = bad_attributes(self.source, span, "a second anchor on one line");
            self.problems.push(problem.help("say `also=\"…\"` for further anchors that lead here"));
            return;
        }
        self.attributes.anchor = anchor_or_problem(self.source, text, span, self.problems).map(|a| (a, span));
    }

    fn class(&mut self) {
        self.at += 1;
        let (text, span) = self.word();
        let letter = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if text.is_empty() || !text.chars().all(letter) || !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let problem = bad_attributes(self.source, span, format!("`.{text}` is no class name"));
            self.problems.push(problem.help("a class begins with a letter and has letters, digits and hyphens"));
            return;
        }
        self.attributes.classes.push(text.to_owned());
    }

    /// Reads `key="value"`; false when what stands here cannot be read on from.
    fn value(&mut self) -> bool {
        let rest = self.rest();
        let length = rest.find(|c: char| c.is_whitespace() || "=}\"{".contains(c)).unwrap_or(rest.len());
        let name = &rest[..length];
        let key_span = Span::new(self.at..self.at + length.max(1).min(rest.len()));
        if !rest[length..].starts_with('=') {
            let help = match Anchor::parse(name) {
                Ok(anchor) => format!("write `#{anchor}` for an anchor, `.{name}` for a class"),
                Err(_) => "write an anchor as `#p3`, a class as `.verse`, a key as `lang=\"fr\"`".to_owned(),
            };
            return self.fail(key_span, "neither an anchor nor a class nor a key with a value", &help);
        }
        self.at += length + 1;
        if !self.rest().starts_with('"') {
            let (message, help) = (format!("the value of `{name}` is not in quotes"), format!("write `{name}=\"…\"`"));
            return self.fail(Span::at(self.at), &message, &help);
        }
        let Some((text, inside)) = quoted(self.rest()) else {
            let help = "close the value with `\"` on the same line; inside a value write `\\\"`";
            return self.fail(Span::new(self.at..self.at + 1), "this quotation mark is never closed", help);
        };
        let span = Span::new(self.at + 1..self.at + 1 + inside);
        self.at += inside + 2;
        self.keep(name, key_span, text, span);
        true
    }

    fn keep(&mut self, name: &str, key_span: Span, text: String, span: Span) {
        let Some(key) = KEYS.iter().find(|key| **key == name) else {
            self.problems.push(unknown_key(self.source, name, key_span));
            return;
        };
        if self.attributes.values.iter().any(|value| value.key == *key) {
            self.problems.push(bad_attributes(self.source, key_span, format!("`{key}` twice on one line")));
            return;
        }
        self.attributes.values.push(Value { key, key_span, text, span });
    }

    fn fail(&mut self, span: Span, message: &str, help: &str) -> bool {
        self.problems.push(bad_attributes(self.source, span, message).help(help));
        false
    }
}

/// Reads a value in quotes at the start of `text`: the value, and how many bytes stand between the quotes.
pub(super) fn quoted(text: &str) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut signs = text.char_indices().skip(1);
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return Some((value, at - 1)),
            '\n' => return None,
            '\\' => match signs.next()?.1 {
                escaped @ ('"' | '\\') => value.push(escaped),
                '\n' => return None,
                other => value.extend(['\\', other]),
            },
            _ => value.push(sign),
        }
    }
    None
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

/// Writes attributes: the anchor, classes, then the keys in the order of [`KEYS`]. Empty when there is nothing to say.
pub(super) fn write(annotation: Option<&Annotation>, classes: &[String], lang: Option<&str>) -> String {
    let mut parts = Vec::new();
    if let Some(annotation) = annotation {
        parts.push(format!("#{}", annotation.anchor));
    }
    parts.extend(classes.iter().map(|class| format!(".{class}")));
    let mut value = |key: &str, text: &str| parts.push(format!("{key}=\"{}\"", quote(text)));
    if let Some(annotation) = annotation {
        if !annotation.topics.is_empty() {
            value("topics", &join(annotation.topics.iter().map(|(topic, _)| topic.as_str())));
        }
        if let Some(number) = &annotation.number {
            value("number", number);
        }
        if !annotation.also.is_empty() {
            value("also", &join(annotation.also.iter().map(|(anchor, _)| anchor.as_str())));
        }
        for (key, text) in [("title", &annotation.title), ("note", &annotation.note)] {
            if let Some(text) = text {
                value(key, text);
            }
        }
    }
    if let Some(lang) = lang {
        value("lang", lang);
    }
    if parts.is_empty() { String::new() } else { format!("{{{}}}", parts.join(" ")) }
}

fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.fold(String::new(), |mut line, word| {
        let _ = write!(line, "{}{word}", if line.is_empty() { "" } else { " " });
        line
    })
}

/// A value's text as it stands between quotes. Line breaks become spaces: a value stands on one line.
pub(super) fn quote(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace("\r\n", " ").replace(['\n', '\r'], " ")
}

fn anchor_or_problem(source: &Source, text: &str, span: Span, problems: &mut Vec<Diagnostic>) -> Option<Anchor> {
    Anchor::parse(text).map_err(|why| problems.push(bad_anchor(source, text, span, why))).ok()
}

fn bad_anchor(source: &Source, text: &str, span: Span, why: crate::model::NotAnAnchor) -> Diagnostic {
    let span = match why {
        crate::model::NotAnAnchor::NotAllowed { at, found } => {
            Span::new(span.start + at..span.start + at + found.len_utf8())
        }
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
    Diagnostic { severity: Severity::Error, ..Diagnostic::new(&BAD_ATTRIBUTES, message) }
        .at(Place::new(&source.path, span))
}

fn unknown_key(source: &Source, name: &str, span: Span) -> Diagnostic {
    let problem = bad_attributes(source, span, format!("there is no attribute `{name}`"));
    match nearest(name, KEYS.iter().copied()) {
        Some(key) => problem.help(format!("write `{key}`")),
        None => problem.help(format!("the keys are {}", KEYS.join(", "))),
    }
}

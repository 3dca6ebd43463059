//! Characters → attributes.

use super::{Attributes, KEYS, Value, anchor_or_problem, bad_attributes};
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::Anchor;
use crate::text::{Source, Span};

/// Reads the attributes that begin at byte `start` and must end before `end`, and how far they go: to the byte after
/// `}`, or as far as they could be read.
pub(in crate::dialect) fn read(
    source: &Source,
    start: usize,
    end: usize,
    problems: &mut Vec<Diagnostic>,
) -> (Attributes, bool) {
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
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let key_span = Span::new(self.at..self.at + length.max(first));
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
pub(in crate::dialect) fn quoted(text: &str) -> Option<(String, usize)> {
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

fn unknown_key(source: &Source, name: &str, span: Span) -> Diagnostic {
    let problem = bad_attributes(source, span, format!("there is no attribute `{name}`"));
    match nearest(name, KEYS.iter().copied()) {
        Some(key) => problem.help(format!("write `{key}`")),
        None => problem.help(format!("the keys are {}", KEYS.join(", "))),
    }
}

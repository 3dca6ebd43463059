//! One line of a ledger, read from left to right.

use std::borrow::Cow;

use super::scalar::{is_plain, must_escape, unescape};
use crate::diagnostic::nearest;
use crate::ledger::TextDigest;
use crate::model::Date;
use crate::text::Span;

/// What is left of a line.
pub(super) struct Cursor<'a> {
    line: &'a str,
    at: usize,
}

/// Why a line cannot be read, and at which bytes of it.
pub(super) struct Bad {
    pub(super) span: Span,
    pub(super) why: String,
    pub(super) help: Option<String>,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(line: &'a str, at: usize) -> Self {
        Self { line, at }
    }

    /// A key with its colon, and the space after it.
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>, Bad> {
        let key = if self.rest().starts_with('"') {
            self.quoted()?
        } else {
            let missing = "here a name and a colon should stand";
            let length = self.rest().find(':').ok_or_else(|| self.bad(missing))?;
            self.plain(self.at + length).map_err(|bad| Bad { why: missing.into(), ..bad })?
        };
        if !self.eat(':') || !self.rest().starts_with(' ') {
            return Err(self.bad("here a colon and a space should stand"));
        }
        self.spaces();
        Ok(key)
    }

    /// `{ name: value, … }` to the end of the line; `field` reads each value.
    pub(super) fn only_map(
        &mut self,
        names: &[&'static str],
        field: impl FnMut(&mut Self, &'static str) -> Result<(), Bad>,
    ) -> Result<(), Bad> {
        self.map(names, field)?;
        self.spaces();
        if self.rest().is_empty() { Ok(()) } else { Err(self.bad("after the closing brace nothing should stand")) }
    }

    /// `{ name: value, … }`; `field` reads each value. A name is one of `names`, and comes once.
    pub(super) fn map(
        &mut self,
        names: &[&'static str],
        mut field: impl FnMut(&mut Self, &'static str) -> Result<(), Bad>,
    ) -> Result<(), Bad> {
        let mut seen = 0_u32;
        self.between('{', '}', |cursor| {
            let start = cursor.at;
            let key = cursor.key()?;
            let Some(index) = names.iter().position(|name| *name == key) else {
                let help = nearest(&key, names.iter().copied()).map(|name| format!("did you mean `{name}`?"));
                return Err(cursor.bad_from(start, format!("`{key}` is no key here"), help));
            };
            if seen & (1 << index) != 0 {
                return Err(cursor.bad_from(start, format!("`{key}` stands twice in one line"), None));
            }
            seen |= 1 << index;
            field(cursor, names[index])
        })
    }

    /// `[value, …]`; `each` reads each value.
    pub(super) fn list<T>(&mut self, mut each: impl FnMut(&mut Self) -> Result<T, Bad>) -> Result<Vec<T>, Bad> {
        let mut values = Vec::new();
        self.between('[', ']', |cursor| each(cursor).map(|value| values.push(value)))?;
        Ok(values)
    }

    /// One value, or several in brackets.
    pub(super) fn one_or_list<T>(&mut self, mut each: impl FnMut(&mut Self) -> Result<T, Bad>) -> Result<Vec<T>, Bad> {
        if self.rest().starts_with('[') { self.list(each) } else { Ok(vec![each(self)?]) }
    }

    /// Words, plain or in quotation marks.
    pub(super) fn words(&mut self) -> Result<Cow<'a, str>, Bad> {
        if self.rest().starts_with('"') { self.quoted() } else { self.plain(self.value_end()) }
    }

    /// Words that mean something to `read`; `what` says in the message what they should be.
    pub(super) fn meant<T>(&mut self, what: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, Bad> {
        let start = self.at;
        let words = self.words()?;
        read(&words).ok_or_else(|| self.bad_from(start, format!("`{words}` is no {what}"), None))
    }

    /// A day: `2026-11-24`.
    pub(super) fn date(&mut self) -> Result<Date, Bad> {
        self.bare("day like 2026-11-24", |text| Date::parse(text).filter(|date| date.day.is_some()))
    }

    /// `t77aa01fe43b2c9d0`.
    pub(super) fn digest(&mut self) -> Result<TextDigest, Bad> {
        self.bare("digest: `t` and 16 hexadecimal digits", TextDigest::parse)
    }

    /// A number without a sign and without zeros before it.
    pub(super) fn number(&mut self) -> Result<usize, Bad> {
        self.bare("number", |text| text.parse().ok().filter(|number: &usize| number.to_string() == text))
    }

    /// `true` or `false`.
    pub(super) fn truth(&mut self) -> Result<bool, Bad> {
        self.bare("`true` or `false`", |text| text.parse().ok())
    }

    /// That something is wrong from here to the end of the line.
    pub(super) fn bad(&self, why: impl Into<String>) -> Bad {
        Bad { span: Span::new(self.at..self.line.len()), why: why.into(), help: None }
    }

    fn bad_from(&self, start: usize, why: String, help: Option<String>) -> Bad {
        Bad { span: Span::new(start..self.at), why, help }
    }

    fn between(
        &mut self,
        open: char,
        close: char,
        mut each: impl FnMut(&mut Self) -> Result<(), Bad>,
    ) -> Result<(), Bad> {
        if !self.eat(open) {
            return Err(self.bad(format!("here `{open}` should stand")));
        }
        self.spaces();
        if self.eat(close) {
            return Ok(());
        }
        loop {
            each(self)?;
            self.spaces();
            if self.eat(close) {
                return Ok(());
            }
            if !self.eat(',') {
                return Err(self.bad(format!("here a comma or `{close}` should stand")));
            }
            self.spaces();
        }
    }

    fn bare<T>(&mut self, what: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, Bad> {
        let start = self.at;
        self.at = self.value_end();
        let text = self.line[start..self.at].trim_end_matches(' ');
        read(text).ok_or_else(|| self.bad_from(start, format!("`{text}` is no {what}"), None))
    }

    fn plain(&mut self, end: usize) -> Result<Cow<'a, str>, Bad> {
        let start = self.at;
        self.at = end;
        let text = self.line[start..end].trim_end_matches(' ');
        if is_plain(text) {
            return Ok(Cow::Borrowed(text));
        }
        let why = if text.is_empty() { "here a value should stand" } else { "this should stand in double quotes" };
        Err(self.bad_from(start, why.into(), None))
    }

    fn quoted(&mut self) -> Result<Cow<'a, str>, Bad> {
        let start = self.at + 1;
        let end = self.line[start..].find(['"', '\\']).map(|length| start + length);
        if let Some(end) = end.filter(|end| self.line[*end..].starts_with('"')) {
            self.at = end + 1;
            return self.as_it_stands(start, end).map(Cow::Borrowed);
        }
        let mut text = String::new();
        self.at = start;
        loop {
            let length =
                self.rest().find(['"', '\\']).ok_or_else(|| self.bad("the closing quotation mark is missing"))?;
            text.push_str(self.as_it_stands(self.at, self.at + length)?);
            self.at += length;
            if self.eat('"') {
                return Ok(Cow::Owned(text));
            }
            let (c, length) = unescape(&self.rest()[1..])
                .ok_or_else(|| self.bad("the ledger has no such escape in quotation marks"))?;
            text.push(c);
            self.at += 1 + length;
        }
    }

    /// Characters in quotation marks that stand for themselves.
    fn as_it_stands(&self, start: usize, end: usize) -> Result<&'a str, Bad> {
        let text = &self.line[start..end];
        match text.char_indices().find(|(_, c)| must_escape(*c)) {
            None => Ok(text),
            Some((at, c)) => Err(Bad {
                span: Span::new(start + at..start + at + c.len_utf8()),
                why: format!("U+{:04X} cannot stand for itself in the ledger", c as u32),
                help: None,
            }),
        }
    }

    /// Where a plain value ends: at the next comma or closing mark.
    fn value_end(&self) -> usize {
        self.rest().find([',', '}', ']']).map_or(self.line.len(), |length| self.at + length)
    }

    fn rest(&self) -> &'a str {
        &self.line[self.at..]
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.rest().starts_with(c);
        self.at += if found { c.len_utf8() } else { 0 };
        found
    }

    fn spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches(' ').len();
    }
}

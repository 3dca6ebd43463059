//! The citations on a page, by a template that is filled in once.
//!
//! Pages differ in the words of their citations alone, and there are many pages. So `cite.html` is filled in with a mark
//! for each text, once for each choice of texts that there are, and a page puts its texts where the marks stand.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use tera::{Context, Value};

use super::Theme;
use crate::diagnostic::Diagnostic;
use crate::pages::prose::escape::attribute;
use crate::pages::{Cite, Face, Formats};

/// What begins a mark. It is no character, so no text has it; which text is meant is said by the character behind it.
const MARK: char = '\u{fdd0}';
/// The character of the first text.
const FIRST: u32 = 0xe000;

/// The panels that were filled in already, by which of their texts there are.
pub(super) struct Panels {
    site: Value,
    made: Mutex<HashMap<Vec<bool>, Arc<Pattern>>>,
}

/// What the template sees of the site.
#[derive(Serialize)]
struct Site<'a> {
    words: BTreeMap<&'a str, &'a str>,
    formats: Formats<'a>,
}

/// Markup, and behind each piece of it the text that stands there.
struct Pattern {
    pieces: Vec<(String, usize)>,
    end: String,
}

impl Panels {
    /// None yet, of a site with this face.
    pub(super) fn new(face: &Face) -> Self {
        let site = Value::from_serializable(&Site { words: face.language.words(), formats: Formats::of(face) });
        Self { site, made: Mutex::default() }
    }

    /// The panel of a page; HTML.
    ///
    /// # Errors
    ///
    /// What the template asked for and did not get, at its place.
    pub(super) fn of(&self, cite: &Cite, theme: &Theme) -> Result<String, Diagnostic> {
        let (permalink, file) = (attribute(&cite.permalink), attribute(&cite.file));
        let texts: Vec<&str> = [&permalink, &file].into_iter().chain(cite.html()).map(String::as_str).collect();
        let there: Vec<bool> = texts.iter().map(|text| !text.is_empty()).collect();
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let known = made().get(&there).cloned();
        let pattern = match known {
            Some(pattern) => pattern,
            None => {
                let pattern = Arc::new(self.filled_in(cite, theme)?);
                made().entry(there).or_insert(pattern).clone()
            }
        };
        Ok(pattern.with(&texts))
    }

    fn filled_in(&self, cite: &Cite, theme: &Theme) -> Result<Pattern, Diagnostic> {
        let mut marks = (FIRST..).filter_map(char::from_u32).map(|which| format!("{MARK}{which}"));
        let mut mark = |text: &String| match (marks.next(), text.is_empty()) {
            (Some(mark), false) => mark,
            _ => String::new(),
        };
        let marked = Cite {
            permalink: mark(&cite.permalink),
            file: mark(&cite.file),
            full: cite.full.iter().map(&mut mark).collect(),
            in_text: cite.in_text.iter().map(&mut mark).collect(),
            records: cite.records.iter().map(&mut mark).collect(),
            items: cite.items.iter().map(&mut mark).collect(),
        };
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert("of", &marked);
        Ok(Pattern::new(&theme.render("cite.html", &context)?))
    }
}

impl Pattern {
    fn new(marked: &str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = marked;
        while let Some((before, behind)) = rest.split_once(MARK) {
            let Some(which) = behind.chars().next() else { break };
            pieces.push((before.to_owned(), u32::from(which).saturating_sub(FIRST) as usize));
            rest = &behind[which.len_utf8()..];
        }
        Self { pieces, end: rest.to_owned() }
    }

    fn with(&self, texts: &[&str]) -> String {
        let length = |(before, which): &(String, usize)| before.len() + texts.get(*which).map_or(0, |text| text.len());
        let mut html = String::with_capacity(self.pieces.iter().map(length).sum::<usize>() + self.end.len());
        for (before, which) in &self.pieces {
            html.push_str(before);
            html.push_str(texts.get(*which).copied().unwrap_or_default());
        }
        html + &self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stands_wherever_its_mark_does() {
        let pattern = Pattern::new("<a \u{fdd0}\u{e001}>\u{fdd0}\u{e000}</a>\u{fdd0}\u{e001}!");
        assert_eq!(
            pattern.with(&["one", "two \u{fdd0}\u{e000}"]),
            "<a two \u{fdd0}\u{e000}>one</a>two \u{fdd0}\u{e000}!"
        );
    }
}

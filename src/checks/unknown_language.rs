//! Is every tag of a language one that browsers and reference managers know?

use std::collections::HashMap;
use std::sync::Arc;

use language_tags::LanguageTag;

use super::{Ask, Check};
use crate::config::Word;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Document, Page};
use crate::site::Site;
use crate::text::{Place, Span};

pub(super) const CHECK: Check = Check { code: &UNKNOWN_LANGUAGE, ask: Ask::Spoken(ask) };

static UNKNOWN_LANGUAGE: Code = Code::mild(
    "unknown-language",
    Severity::Warning,
    "\
The language of a document, a paragraph or the interface is said by a tag that is not registered, such as `english` or `kz`. A screen reader
would read the words by the rules of another language, and reference managers take no such tag.

Write the tag that BCP 47 has for it: `en`, `kk`, `zh-Hant`, `pt-BR`. The registry of IANA lists them.",
);

fn ask(site: &Site, interface: Option<&Word<()>>) -> Vec<Diagnostic> {
    // A site has a few tags, and documents have them all over.
    let mut known: HashMap<&str, Option<&'static str>> = HashMap::new();
    let mut why = |tag| *known.entry(tag).or_insert_with(|| why(tag));
    let of_site = interface.and_then(|tag| Some(unknown_language(&tag.word, why(&tag.word)?, tag.at.clone())));
    let said = site.documents.iter().flat_map(|document| of_document(&document.document));
    let said = said.chain(site.pages.iter().filter_map(|page| of_page(&page.page)));
    let of_texts = said.filter_map(|said| Some(unknown_language(said.tag, why(said.tag)?, said.place())));
    let of_texts: Vec<Diagnostic> = of_texts.collect();
    of_site.into_iter().chain(of_texts).collect()
}

/// A tag of a language, and where a file says it: from a byte on, behind some characters.
struct Said<'a> {
    tag: &'a str,
    path: &'a Arc<str>,
    text: &'a str,
    from: usize,
    before: &'static str,
}

/// How front matter says it.
const KEY: &str = "language:";

fn of_document(document: &Document) -> impl Iterator<Item = Said<'_>> {
    let said = |tag, from, before| Said { tag, path: &document.path, text: &document.text, from, before };
    let own = document.meta.language.as_deref().map(|tag| said(tag, 0, KEY));
    let parts = document.body.iter().filter_map(move |part| {
        let above = part.annotation().map_or(part.span().start, |annotation| annotation.span.start);
        Some(said(part.lang()?, above, "lang=\""))
    });
    own.into_iter().chain(parts)
}

fn of_page(page: &Page) -> Option<Said<'_>> {
    let tag = page.meta.language.as_deref()?;
    Some(Said { tag, path: &page.path, text: &page.text, from: 0, before: KEY })
}

impl Said<'_> {
    fn place(&self) -> Place {
        let text = self.text.get(self.from..).unwrap_or_default();
        let found = text.find(self.before).map(|at| self.from + at + self.before.len());
        let found = found.and_then(|at| Some(at + self.text.get(at..)?.find(self.tag)?));
        Place::new(self.path, found.map_or(Span::at(self.from), |at| Span::new(at..at + self.tag.len())))
    }
}

/// What is wrong with a tag by RFC 5646, section 2.2.9: is it well-formed, and is each part of it registered?
fn why(tag: &str) -> Option<&'static str> {
    match LanguageTag::parse(tag) {
        Err(_) => Some("is not written as a language tag is"),
        Ok(parsed) if parsed.validate().is_err() => Some("has a part that is not registered"),
        Ok(_) => None,
    }
}

fn unknown_language(tag: &str, why: &str, at: Place) -> Diagnostic {
    Diagnostic::new(&UNKNOWN_LANGUAGE, format!("`{tag}` {why}"))
        .at(at)
        .help("write the tag that BCP 47 has for the language, such as `en` or `zh-Hant`")
}

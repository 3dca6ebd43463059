//! Is every tag of a language one that browsers and reference managers know?

use std::collections::HashMap;

use language_tags::LanguageTag;

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::site::{LinkedDocument, Site};
use crate::text::{Place, Span};

pub(super) const CHECK: Check = Check { code: &UNKNOWN_LANGUAGE, ask: Ask::Whole(ask) };

static UNKNOWN_LANGUAGE: Code = Code::mild(
    "unknown-language",
    Severity::Warning,
    "\
The language of a document or paragraph is said by a tag that is not registered, such as `english` or `kz`. A screen reader
would read the words by the rules of another language, and reference managers take no such tag.

Write the tag that BCP 47 has for it: `en`, `kk`, `zh-Hant`, `pt-BR`. The registry of IANA lists them.",
);

fn ask(site: &Site) -> Vec<Diagnostic> {
    // A site has a few tags, and documents have them all over.
    let mut known: HashMap<&str, Option<&'static str>> = HashMap::new();
    let said = site.documents.iter().flat_map(|document| tags(document).map(move |said| (document, said)));
    let mut problems = Vec::new();
    for (document, Said { tag, from, before }) in said {
        if let Some(why) = *known.entry(tag).or_insert_with(|| why(tag)) {
            problems.push(unknown_language(tag, why, place(document, tag, from, before)));
        }
    }
    problems
}

/// A tag of a language, and where its file says it: from a byte on, behind some characters.
struct Said<'a> {
    tag: &'a str,
    from: usize,
    before: &'static str,
}

fn tags(document: &LinkedDocument) -> impl Iterator<Item = Said<'_>> {
    let own = document.document.meta.language.as_deref().map(|tag| Said { tag, from: 0, before: "language: " });
    let parts = document.document.body.iter().filter_map(|part| {
        let above = part.annotation().map_or(part.span().start, |annotation| annotation.span.start);
        Some(Said { tag: part.lang()?, from: above, before: "lang=\"" })
    });
    own.into_iter().chain(parts)
}

/// What is wrong with a tag by RFC 5646, section 2.2.9: is it well-formed, and is each part of it registered?
fn why(tag: &str) -> Option<&'static str> {
    match LanguageTag::parse(tag) {
        Err(_) => Some("is not written as a language tag is"),
        Ok(parsed) if parsed.validate().is_err() => Some("has a part that is not registered"),
        Ok(_) => None,
    }
}

/// Where a file writes a tag, from a byte on.
fn place(document: &LinkedDocument, tag: &str, from: usize, before: &str) -> Place {
    let text = document.document.text.get(from..).unwrap_or_default();
    let found = text.find(before).map(|at| from + at + before.len());
    let found = found.and_then(|at| Some(at + document.document.text.get(at..)?.find(tag)?));
    Place::new(&document.document.path, found.map_or(Span::at(from), |at| Span::new(at..at + tag.len())))
}

fn unknown_language(tag: &str, why: &str, at: Place) -> Diagnostic {
    Diagnostic::new(&UNKNOWN_LANGUAGE, format!("`{tag}` {why}"))
        .at(at)
        .help("write the tag that BCP 47 has for the language, such as `en` or `zh-Hant`")
}

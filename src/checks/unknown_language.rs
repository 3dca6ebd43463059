//! Is every tag of a language one that browsers and reference managers know?

use std::collections::HashMap;
use std::sync::Arc;

use language_tags::LanguageTag;

use super::written::place_behind;
use super::{Ask, Check};
use crate::config::Word;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::dialect;
use crate::model::{Block, Document, Page, Part};
use crate::site::Site;
use crate::text::Place;

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
    let mut known: HashMap<String, Option<&'static str>> = HashMap::new();
    let mut why = |tag: &str| match known.get(tag) {
        Some(why) => *why,
        None => *known.entry(tag.to_owned()).or_insert(why(tag)),
    };
    let of_site = interface.and_then(|tag| Some(unknown_language(&tag.word, why(&tag.word)?, tag.at.clone())));
    let mut problems: Vec<Diagnostic> = of_site.into_iter().collect();
    let documents = site.documents.iter().map(|document| File::of_document(&document.document));
    for file in documents.chain(site.pages.iter().map(|page| File::of_page(&page.page))) {
        let (path, text) = (file.path, file.text);
        if let Some((tag, why)) = file.own.and_then(|tag| Some((tag, why(tag)?))) {
            problems.push(unknown_language(tag, why, place_behind(path, text, 0, "\nlanguage:", tag)));
        }
        // What is under a heading has its language and does not say it; so where it is said is asked of the file.
        if file.tags.iter().any(|tag| why(tag).is_some()) {
            for (tag, span) in dialect::languages(path, text) {
                problems.extend(why(&tag).map(|why| unknown_language(&tag, why, Place::new(path, span))));
            }
        }
    }
    problems
}

/// A file with the tags of languages in it.
struct File<'a> {
    path: &'a Arc<str>,
    text: &'a Arc<str>,
    /// What the front matter says.
    own: Option<&'a str>,
    /// What its parts and blocks have, some of it from the heading above.
    tags: Vec<&'a str>,
}

impl<'a> File<'a> {
    fn of_document(document: &'a Document) -> Self {
        let of_part = |part: &'a Part| match part {
            Part::Heading(_) => &[],
            Part::Paragraph(paragraph) => &*paragraph.blocks,
        };
        let blocks = document.body.iter().flat_map(of_part).filter_map(tag_of_block);
        Self {
            path: &document.path,
            text: &document.text,
            own: document.meta.language.as_deref(),
            tags: document.body.iter().filter_map(Part::lang).chain(blocks).collect(),
        }
    }

    fn of_page(page: &'a Page) -> Self {
        Self {
            path: &page.path,
            text: &page.text,
            own: page.meta.language.as_deref(),
            tags: page.blocks.iter().filter_map(tag_of_block).collect(),
        }
    }
}

fn tag_of_block(block: &Block) -> Option<&str> {
    match block {
        Block::Decorated { lang, .. } => lang.as_deref(),
        _ => None,
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

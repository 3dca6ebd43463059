//! What the template of a document sees.

use std::collections::BTreeSet;

use serde::Serialize;

use super::DocumentPage;
use super::changes::{Changed, changes};
use super::outline::{Entry, outline};
use crate::citations::{lists, pattern, tucks, words_of};
use crate::language::Language;
use crate::model::{Anchor, Author, Meta, Part, Route, Segment};
use crate::pages::Face;
use crate::pages::passage::{Link, Passage, Passages, corrections};
use crate::pages::prose::Scene;
use crate::pages::score::{self, Score};
use crate::pages::views::{Crumb, DateView, short};
use crate::site::{Destination, LinkedDocument, WorkName};

/// A document.
#[derive(Serialize)]
pub struct View {
    /// Where the page is.
    pub crumbs: Vec<Crumb>,
    /// The document's language, a BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What is known of it.
    pub meta: MetaView,
    /// How many units of each kind it has, in words.
    pub counts: Vec<String>,
    /// Where the first paragraph is that is gone, and how many are.
    pub gone: Option<(String, usize)>,
    /// Its files in other formats.
    pub downloads: Vec<Link>,
    /// Its topics by paragraph, if it has any.
    pub score: Option<Score>,
    /// What its units are called, at the start of a line.
    pub units: String,
    /// Numbers and first words.
    pub outline: Vec<Entry>,
    /// The text.
    pub passages: Vec<Passage>,
    /// How many paragraphs it has.
    pub count: usize,
    /// Every correction, with where it is.
    pub corrections: Vec<Corrected>,
    /// The works that it names.
    pub works: Vec<Work>,
    /// The address by which it is cited.
    pub permalink: String,
    /// When it was first published, if it was.
    pub since: Option<DateView>,
    /// When its words changed last after that, or a paragraph of it went.
    pub changed: Option<DateView>,
    /// What was changed then: the first few.
    pub changes: Vec<Changed>,
    /// How many more were.
    pub changes_more: usize,
    /// Are all its words those that were accepted last?
    pub current: bool,
    /// SHA-256 of its file.
    pub digest: String,
    /// The site's first style, with `{at}` for the locator and `{link}` for the permalink.
    pub pattern: String,
    /// The words of its locators for one and for several, all with `|` between.
    pub plurals: String,
    /// What stands between several numbers, before the last of two and before the last of more, with `|` between.
    pub lists: String,
    /// Do commas and full stops go inside a quotation mark that closes a locator?
    pub tucks: bool,
    /// What stands before and behind a quotation, with `|` between.
    pub quotes: String,
}

/// What is known of a document; what is not known is missing.
#[derive(Serialize)]
#[allow(missing_docs, reason = "each field is the front matter's key of the same name, described in the guide")]
pub struct MetaView {
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    pub authors: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adopted_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub court: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub neutral_citation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<DateView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adopted: Option<DateView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force: Option<DateView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
}

/// A correction with where it is.
#[derive(Serialize)]
pub struct Corrected {
    /// Its letter.
    pub letter: String,
    /// What the unit is called, at the start of a line.
    pub unit: String,
    /// What the source reads; empty where words were added.
    pub old: String,
    /// What stands here; empty where words were dropped.
    pub new: String,
}

/// A work with the paragraphs that name it.
#[derive(Serialize)]
pub struct Work {
    /// The year of its date.
    pub year: Option<i16>,
    /// As people say it.
    pub name: String,
    /// Where its page is.
    pub href: String,
    /// The paragraphs, by number.
    pub units: Vec<Link>,
}

/// At most so many changes of one day are told one by one.
const CHANGES: usize = 12;

impl DocumentPage {
    pub(super) fn view_at(&self, at: &Route) -> View {
        let (document, face) = (&*self.document, &*self.face);
        let meta = &document.document.meta;
        let scene = Scene { at, face };
        let slots = score::slots(&self.topics);
        let passages = Passages { scene, document, slots: &slots, own: true, level: 3, outermost: (0, 0) };
        let outline = outline(document, &passages);
        let url = face.url(at);
        let changes = changes(document, at, face);
        View {
            crumbs: vec![
                Crumb::new(face.language.say("documents"), Some(at.to(&Route::file("index.html")))),
                Crumb::new(&meta.title, None).in_language(&document.tag, face),
            ],
            lang: document.tag.clone(),
            dir: document.direction,
            meta: MetaView::new(document, &face.language, at),
            counts: counts(document, &face.language),
            gone: document.gone.first().map(|stone| (format!("#{}", stone.anchor), document.gone.len())),
            downloads: downloads(self, at),
            score: score::score(scene, document, &self.topics, &slots, None),
            units: capital(&plural(document, &face.language)),
            outline,
            passages: passages.of(0..document.units.len(), |_| true),
            count: document.paragraphs().count(),
            corrections: corrected(document),
            works: self.works.iter().map(|work| named(document, work, at)).collect(),
            permalink: face.permalink(at),
            since: document.since.map(|date| DateView::new(date, &face.language)),
            changed: document.changed.map(|date| DateView::new(date, &face.language)),
            changes_more: changes.len().saturating_sub(CHANGES),
            changes: changes.into_iter().take(CHANGES).collect(),
            current: document.cited().all(|unit| document.units[unit].record.as_ref().is_some_and(|of| of.current)),
            digest: document.document.digest.hex(),
            pattern: pattern(face.first_style(), &self.cited(url.as_deref())),
            plurals: plurals(document, face),
            lists: lists(face.first_style()).join("|"),
            tucks: tucks(face.first_style()),
            quotes: face.language.quotes.join("|"),
        }
    }
}

/// The words for those prefixes that the document has; what is counted has its own.
fn plurals(document: &LinkedDocument, face: &Face) -> String {
    let names = document.cited().filter_map(|unit| document.units[unit].name.as_ref());
    let mut prefixes: BTreeSet<&str> = BTreeSet::new();
    for name in names {
        prefixes.extend(match (name.spoken.first.0.as_str(), &name.spoken.unnumbered) {
            ("pre", None) => ["pre-u"; 2],
            (_, Some(_)) => ["u", "u-u"],
            (prefix, None) => [prefix; 2],
        });
    }
    let words = prefixes.into_iter().filter_map(|prefix| words_of(face.first_style(), prefix)).flatten();
    words.collect::<Vec<_>>().join("|")
}

impl MetaView {
    /// What is known of a document, dates in the language of the interface, for the page at a route.
    pub fn new(document: &LinkedDocument, language: &Language, at: &Route) -> Self {
        let meta: &Meta = &document.document.meta;
        let date = |date| DateView::new(date, language);
        Self {
            title: meta.title.clone(),
            subtitle: meta.subtitle.clone(),
            short_title: meta.short_title.clone(),
            kind: meta.kind.map(crate::model::DocumentType::word),
            authors: meta.authors.iter().map(Author::full_name).collect(),
            adopted_by: meta.adopted_by.clone(),
            meeting: meta.meeting.clone(),
            court: meta.court.clone(),
            neutral_citation: meta.neutral_citation.clone(),
            date: meta.dated().map(date),
            adopted: meta.adopted.map(date),
            in_force: meta.in_force.map(date),
            place: meta.place.clone(),
            symbol: meta.symbol.clone(),
            series: meta.series.clone(),
            publisher: meta.publisher.clone(),
            version: meta.version.clone(),
            language: meta.language.as_ref().and_then(|tag| language_name(tag, &document.language)),
            source_title: meta.source.title.clone(),
            source_url: source_of(document).and_then(|source| source.href(at)),
        }
    }
}

/// Where its source is.
fn source_of(document: &LinkedDocument) -> Option<Destination> {
    let url = document.document.meta.source.url.as_ref()?;
    Some(Destination::of_address(url, document.document.id.folder()))
}

/// A language's own name for itself, where the site knows it.
fn language_name(tag: &str, language: &Language) -> Option<String> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
    (primary(tag) == primary(&language.tag)).then(|| language.name.clone())
}

/// The prefix of a unit's own number, if it has one and lies in no other paragraph.
fn prefix_of(document: &LinkedDocument, unit: usize) -> Option<&str> {
    let of = &document.units[unit];
    of.name.as_ref().filter(|name| !name.label.is_empty() && of.depth == 0)?;
    match of.anchor.as_ref()?.last(&document.labels.patterns) {
        Segment::Numbered { prefix, .. } => Some(prefix),
        _ => None,
    }
}

/// `5 chapters`, `9 numbered paragraphs`: sections first, each kind in the order in which it first comes.
fn counts(document: &LinkedDocument, language: &Language) -> Vec<String> {
    let mut counted: Vec<(bool, &str, usize)> = Vec::new();
    for unit in document.cited() {
        let is_paragraph = matches!(document.part(unit), Part::Paragraph(_));
        let Some(prefix) = prefix_of(document, unit) else { continue };
        match counted.iter_mut().find(|(_, have, _)| *have == prefix) {
            Some((_, _, count)) => *count += 1,
            None => counted.push((is_paragraph, prefix, 1)),
        }
    }
    counted.sort_by_key(|(is_paragraph, ..)| *is_paragraph);
    let say = |(_, prefix, count): &(bool, &str, usize)| match *prefix {
        "p" => language.count("numbered_paragraphs", *count),
        prefix if *count == 1 => language.fill("one", &[("unit", language.unit_inside(prefix, "").trim())]),
        prefix => format!("{count} {}", language.units(prefix)),
    };
    counted.iter().map(say).collect()
}

/// What the numbered units of a document are called that are most.
fn plural(document: &LinkedDocument, language: &Language) -> String {
    let mut counted: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for unit in document.paragraphs() {
        if let Some(prefix) = prefix_of(document, unit) {
            *counted.entry(prefix).or_default() += 1;
        }
    }
    let most = counted.into_iter().max_by_key(|(_, count)| *count).map_or("p", |(prefix, _)| prefix);
    language.units(most).to_owned()
}

pub(in crate::pages) fn capital(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

fn downloads(page: &DocumentPage, at: &Route) -> Vec<Link> {
    let link = |(extension, key): &(&'static str, &'static str)| Link {
        href: at.to(&Route::download(&page.document.document.id, extension)),
        title: page.face.language.say(key).to_owned(),
    };
    page.face.downloads.iter().map(link).collect()
}

fn corrected(document: &LinkedDocument) -> Vec<Corrected> {
    let of_unit = |unit: &crate::site::Unit| -> Vec<Corrected> {
        let name = unit.name.as_ref().map(|name| name.title.clone()).unwrap_or_default();
        let each = corrections(unit).into_iter();
        each.map(|of| Corrected { letter: of.letter, unit: name.clone(), old: of.old, new: of.new }).collect()
    };
    document.units.iter().flat_map(of_unit).collect()
}

fn named(document: &LinkedDocument, work: &WorkName, at: &Route) -> Work {
    let names = |unit: &&crate::site::Unit| unit.works.iter().any(|(have, _)| have.route == work.route);
    let link = |unit: &crate::site::Unit| {
        let (anchor, name): (&Anchor, _) = (unit.anchor.as_ref()?, unit.name.as_ref()?);
        Some(Link { href: format!("#{anchor}"), title: short(name) })
    };
    Work {
        year: work.date.map(|date| date.year),
        name: work.name.clone(),
        href: at.to(&work.route),
        units: document.units.iter().filter(names).filter_map(link).collect(),
    }
}

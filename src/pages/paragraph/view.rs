//! What the template of a paragraph or section sees.

use std::sync::Arc;

use serde::Serialize;

use super::UnitPage;
use super::context::{Context, Stop};
use crate::language::direction;
use crate::model::{Part, Route};
use crate::pages::document::MetaView;
use crate::pages::history::{ChangeView, history};
use crate::pages::passage::{Correction, Passage, Passages, corrections, href, nesting};
use crate::pages::prose::{Scene, escape::escaped};
use crate::pages::score::{Score, score};
use crate::pages::views::{Crumb, DateView, Hit, Step, excerpt, foreign, label, short};
use crate::site::{LinkedDocument, Pointer, UnitName};

/// A paragraph or section.
#[derive(Serialize)]
pub struct View {
    /// `paragraph` or `section`.
    pub kind: &'static str,
    /// Where the page is.
    pub crumbs: Vec<Crumb>,
    /// The document's language, a BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What is known of the document.
    pub meta: Arc<MetaView>,
    /// Its place in the document.
    pub context: String,
    /// Its anchor.
    pub id: String,
    /// What it is called.
    pub name: Name,
    /// The title of a section, or a marginal heading; HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The words of the paragraphs that it lies in, outermost first.
    pub above: Vec<Above>,
    /// Its text; HTML.
    pub html: String,
    /// The text's language, if it is not the document's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_lang: Option<String>,
    /// The direction of that language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_dir: Option<&'static str>,
    /// What the source reads where the text is corrected, that of what lies in it too.
    pub corrections: Vec<Correction>,
    /// The editor's note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What lies in it or stands under it.
    pub passages: Vec<Passage>,
    /// The neighbour before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<Step>,
    /// Its place in the document, as a neighbour.
    pub middle: Step,
    /// The neighbour after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Step>,
    /// Does the document have topics?
    pub has_topics: bool,
    /// Its topics and the other paragraphs on them, if it has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    /// Does the document name works?
    pub has_works: bool,
    /// Works that it names.
    pub works: Vec<Work>,
    /// Paragraphs that it cites.
    pub cites: Vec<Hit>,
    /// Paragraphs that cite it, the first of them.
    pub cited_by: Vec<Hit>,
    /// How many more there are.
    pub cited_by_more: usize,
    /// Paragraphs near to it.
    pub related: Vec<Hit>,
    /// The digest of its own words, as the ledger has it.
    pub digest: String,
    /// When its words were first published, here or where they stood before, if they were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<DateView>,
    /// When they came to this address, if they stood elsewhere before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub came: Option<DateView>,
    /// How often its words were changed after that.
    pub changed: usize,
    /// The last times that they were, oldest first.
    pub changes: Vec<ChangeView>,
    /// Are the words those that were accepted last?
    pub current: bool,
}

/// What a unit is called.
#[derive(Serialize)]
pub struct Name {
    /// At the start of a line.
    pub title: String,
    /// Inside a sentence.
    pub inside: String,
    /// What completes the figure for those who do not see it.
    pub before: String,
    /// The number as it is cited, or a pilcrow.
    pub figure: String,
    /// Is there no number, so that the title is the whole name?
    pub unnumbered: bool,
    /// Is the figure long, so that it must be smaller?
    pub long: bool,
    /// What such a unit is, as a heading says it: `paragraph`.
    pub unit: String,
    /// What such units are: `paragraphs`.
    pub units: String,
}

/// The words of a paragraph that another one lies in.
#[derive(Serialize)]
pub struct Above {
    /// Where it leads.
    pub href: String,
    /// What it is called, at the start of a line.
    pub title: String,
    /// Its own number.
    pub label: String,
    /// Its words; HTML.
    pub html: String,
}

/// A work that a paragraph names.
#[derive(Serialize)]
pub struct Work {
    /// As people say it.
    pub name: String,
    /// Where its page is.
    pub href: String,
    /// Of the work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<DateView>,
}

/// At most so many paragraphs that cite a unit are shown.
const CITED_BY: usize = 20;

/// With more links than this in its score, a page has a list in its place: a page is its text and at most 16 kB.
const CELLS: usize = 36;

impl UnitPage {
    pub(super) fn view_at(&self, at: &Route) -> View {
        let context = &*self.context;
        let (document, face) = (&*context.document, &*context.face);
        let scene = Scene { at, face };
        let unit = &document.units[self.unit];
        let part = document.part(self.unit);
        let (anchor, name) = self.names();
        let marginal = part.annotation().and_then(|annotation| annotation.title.as_deref());
        let (previous, next) = context.neighbours(self.unit);
        let hits = |pointers: &[Pointer]| -> Vec<Hit> {
            pointers.iter().filter_map(|pointer| Hit::new(pointer, at, Some(&document.route))).collect()
        };
        let record = unit.record.as_ref();
        let date = |date| DateView::new(date, &face.language);
        let changes = record.map_or(&[][..], |record| &record.changes);
        View {
            kind: if matches!(part, Part::Heading(_)) { "section" } else { "paragraph" },
            crumbs: self.crumbs(at),
            lang: document.tag.clone(),
            dir: document.direction,
            meta: Arc::clone(&context.meta),
            context: format!("{}#{anchor}", at.to(&document.route)),
            id: anchor.to_string(),
            name: Name::new(name, document),
            title: match part {
                Part::Heading(_) => Some(scene.title(document, self.unit)).filter(|title| !title.is_empty()),
                Part::Paragraph(_) => marginal.map(escaped),
            },
            above: above(scene, document, self.unit),
            html: match part {
                Part::Heading(_) => scene.title_notes(document, self.unit),
                Part::Paragraph(_) => scene.text(document, self.unit),
            },
            own_lang: part.lang().map(str::to_owned),
            own_dir: part.lang().map(direction),
            corrections: document.units[self.unit..unit.end].iter().flat_map(corrections).collect(),
            note: part.annotation().and_then(|annotation| annotation.note.clone()),
            passages: below(scene, context, self.unit),
            previous: previous.map(|stop| step(context, stop, at)),
            middle: self.middle(at),
            next: next.map(|stop| step(context, stop, at)),
            has_topics: !context.topics.is_empty(),
            score: score(scene, document, context.topics_of(self.unit), &[], Some(self.unit))
                .map(|score| score.with_at_most(CELLS)),
            has_works: context.has_works,
            works: unit
                .works
                .iter()
                .map(|(work, _)| Work { name: work.name.clone(), href: at.to(&work.route), date: work.date.map(date) })
                .collect(),
            cites: hits(&unit.cites),
            cited_by: hits(&unit.cited_by[..unit.cited_by.len().min(CITED_BY)]),
            cited_by_more: unit.cited_by.len().saturating_sub(CITED_BY),
            related: self.related.iter().filter_map(|(other, near)| self.near(other, *near, at)).collect(),
            digest: unit.words_digest.map(|digest| digest.to_string()).unwrap_or_default(),
            since: record.map(|record| date(record.since)),
            came: record.and_then(|record| record.came).map(date),
            changed: changes.len(),
            changes: history(changes, scene),
            current: record.is_some_and(|record| record.current),
        }
    }

    /// Documents, the document, what the unit lies in, the unit.
    fn crumbs(&self, at: &Route) -> Vec<Crumb> {
        let (document, face) = (&*self.context.document, &*self.context.face);
        let mut crumbs = vec![
            Crumb::new(face.language.say("documents"), Some(at.to(&Route::file("index.html")))),
            Crumb::new(&document.document.meta.title, Some(at.to(&document.route))).in_language(&document.tag, face),
        ];
        let mut lies_in: Vec<usize> = ancestors(document, self.unit);
        lies_in.push(self.unit);
        for (index, unit) in lies_in.iter().enumerate() {
            let unit = &document.units[*unit];
            let Some((anchor, name)) = unit.anchor.as_ref().zip(unit.name.as_ref()) else { continue };
            let title = if index > 0 && !name.label.is_empty() { &name.label } else { &name.title };
            let link = (index + 1 < lies_in.len()).then(|| href(document, anchor, at));
            crumbs.push(Crumb::new(title, link).in_language(&document.tag, face));
        }
        crumbs
    }

    fn middle(&self, at: &Route) -> Step {
        let (document, face) = (&*self.context.document, &*self.context.face);
        let (anchor, name) = self.names();
        let words = match self.context.plain_count {
            Some(count) => face.language.fill("which_of", &[("unit", &name.title), ("n", &count.to_string())]),
            None => document.document.meta.title.clone(),
        };
        let (lang, dir) = foreign(&document.tag, face);
        let href = format!("{}#{anchor}", at.to(&document.route));
        Step { href, title: face.language.say("in_context").to_owned(), words, serif: false, lang, dir }
    }

    /// A related unit, with the topics that both have.
    fn near(&self, document: &LinkedDocument, unit: usize, at: &Route) -> Option<Hit> {
        let own = &self.context.document;
        let shared: Vec<&str> = document.units[unit]
            .topics
            .iter()
            .filter(|topic| own.units[self.unit].topics.contains(topic))
            .map(|topic| topic.label.as_str())
            .collect();
        let mut hit = hit(document, unit, at, &self.context.face)?;
        let title = (document.route != own.route).then_some(document.document.meta.title.as_str());
        let small: Vec<&str> = title.into_iter().chain(shared).collect();
        hit.small = Some(small.join(self.context.face.language.say("comma"))).filter(|small| !small.is_empty());
        Some(hit)
    }
}

impl Name {
    pub(in crate::pages) fn new(name: &UnitName, document: &LinkedDocument) -> Self {
        // A heading says *this paragraph* of one in a preamble too.
        let prefix = match name.spoken.first.0.as_str() {
            "" | "pre" | "u" => "p",
            prefix => prefix,
        };
        let long = |figure: &str| figure.chars().count() > 4;
        Self {
            title: name.title.clone(),
            inside: name.inside.clone(),
            before: if name.figure.is_empty() { name.title.clone() } else { name.before_figure.clone() },
            figure: label(&name.figure),
            unnumbered: name.figure.is_empty(),
            long: long(&name.figure),
            unit: document.language.unit_inside(prefix, "").trim().to_owned(),
            units: name.plural.clone(),
        }
    }
}

/// A unit in a list.
pub(in crate::pages) fn hit(
    document: &LinkedDocument,
    unit: usize,
    at: &Route,
    face: &crate::pages::Face,
) -> Option<Hit> {
    let of = &document.units[unit];
    let (lang, dir) = foreign(&document.tag, face);
    Some(Hit {
        href: href(document, of.anchor.as_ref()?, at),
        label: short(of.name.as_ref()?),
        words: excerpt(document.part(unit).words(), 12),
        small: None,
        lang,
        dir,
    })
}

/// A neighbour as the pager shows it.
pub(in crate::pages) fn step(context: &Context, stop: &Stop, at: &Route) -> Step {
    let document = &context.document;
    let (lang, dir) = foreign(&document.tag, &context.face);
    let href = at.to(&context.route_of(stop));
    match stop {
        Stop::Unit(unit) => {
            let title = document.units[*unit].name.as_ref().map(|name| name.title.clone()).unwrap_or_default();
            let words = excerpt(document.part(*unit).words(), 6);
            Step { href, title, words, serif: true, lang, dir }
        }
        Stop::Gone(stone) => {
            let stone = &document.gone[*stone];
            let words = stone.why.clone().unwrap_or_else(|| context.face.language.say("gone").to_owned());
            Step { href, title: stone.name.title.clone(), words, serif: false, lang: None, dir }
        }
    }
}

/// The units that a unit lies in, outermost first: paragraphs, and sections whose anchors its own continues.
fn ancestors(document: &LinkedDocument, unit: usize) -> Vec<usize> {
    let of = &document.units[unit];
    let mut above: Vec<usize> = std::iter::successors(of.parent, |at| document.units[*at].parent).collect();
    let sections = std::iter::successors(of.section, |at| document.units[*at].section);
    let continues = |section: &usize| {
        let anchors = document.units[*section].anchor.as_ref().zip(of.anchor.as_ref());
        anchors.is_some_and(|(section, own)| own.as_str().starts_with(&format!("{section}-")))
    };
    above.extend(sections.filter(continues));
    above.reverse();
    above
}

/// The words of the paragraphs that a unit lies in.
fn above(scene: Scene<'_>, document: &LinkedDocument, unit: usize) -> Vec<Above> {
    let of_unit = |index: usize| {
        let unit = &document.units[index];
        let (anchor, name) = unit.anchor.as_ref().zip(unit.name.as_ref())?;
        let html = scene.line(document, index);
        Some(Above {
            href: href(document, anchor, scene.at),
            title: name.title.clone(),
            label: label(&name.label),
            html,
        })
    };
    let mut above: Vec<Above> = std::iter::successors(document.units[unit].parent, |at| document.units[*at].parent)
        .filter_map(of_unit)
        .collect();
    above.reverse();
    above
}

/// What lies in a unit or stands under it.
fn below(scene: Scene<'_>, context: &Context, unit: usize) -> Vec<Passage> {
    let document = &context.document;
    let of = &document.units[unit];
    let is_section = matches!(document.part(unit), Part::Heading(_));
    let outermost = (if is_section { 0 } else { of.depth + 1 }, nesting(document, unit) + usize::from(is_section));
    let passages = Passages { scene, document, slots: &[], own: false, level: 2, outermost };
    passages.of(unit + 1..of.end, |stone| context.holds(unit, stone))
}

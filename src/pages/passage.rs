//! A unit of a document as its page, and the page of what it lies in, show it.

use serde::Serialize;

use super::Face;
use super::prose::escape::{escaped, push_text};
use super::prose::{Scene, letter};
use super::views::{DateView, label};
use crate::citations::locator_in_pieces;
use crate::language::direction;
use crate::ledger::Fate;
use crate::model::{Anchor, Part, Route};
use crate::site::{Destination, LinkedDocument, Pointer, Tombstone, Unit, Went};
use crate::text::Span;

/// A paragraph, a section, a heading that is not cited, or the place of a paragraph that is gone. What it does not have
/// its template does not see.
#[derive(Debug, Serialize)]
pub struct Passage {
    /// How the style knows it: `head` for a section or a heading, `gone`, `over`, `d1` for how deep it is nested, `tt` for
    /// what the choice of a topic folds, `_t3` for each of its topics.
    pub class: String,
    /// Its anchor; `None` for a heading that is not cited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The level of the heading that its number is, 2 to 6.
    pub level: usize,
    /// Where its number leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// What completes the number for those who do not see where it stands.
    pub before: String,
    /// The number, or a pilcrow for what has none.
    pub label: String,
    /// Is there no number, so that `before` is the whole name?
    pub unnumbered: bool,
    /// The title of a section or a heading, or a marginal heading beside a number that stands above the text; HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The text, below the places to which further anchors lead and a marginal heading; HTML. `None` where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// Its language, if it is not the document's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The direction of that language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dir: Option<&'static str>,
    /// How to cite it; `None` where it is shown on another page than its document's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cite: Option<CiteLink>,
    /// What stands beside it; `None` where that is nothing, or it is shown on another page than its document's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// When and where it went, if it is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone: Option<Gone>,
}

/// A link to the citations of a unit.
#[derive(Debug, Serialize)]
pub struct CiteLink {
    /// Where it leads without the script.
    pub href: String,
    /// The locator in the site's first style, in its pieces, with a tab between them.
    pub at: String,
    /// What the unit is called inside a sentence.
    pub name: String,
}

/// What stands beside a text.
#[derive(Debug, Default, Serialize)]
pub struct Side {
    /// Its topics.
    pub topics: Vec<Link>,
    /// Works and paragraphs that it cites.
    pub cites: Vec<Link>,
    /// Paragraphs that cite it, the first of them.
    pub cited_by: Vec<Link>,
    /// How many more there are.
    pub cited_by_more: usize,
    /// What the source reads where the text is corrected.
    pub corrections: Vec<Correction>,
    /// The editor's note.
    pub note: Option<String>,
}

/// A link with its words.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it reads.
    pub title: String,
}

/// A correction.
#[derive(Debug, Serialize)]
pub struct Correction {
    /// Its letter.
    pub letter: String,
    /// What the source reads; empty where words were added.
    pub old: String,
    /// What stands here; empty where words were dropped.
    pub new: String,
}

/// What became of a paragraph that is gone.
#[derive(Debug, Serialize)]
pub struct Gone {
    /// Since when it is gone.
    pub date: DateView,
    /// In which way it went to where it is now, as in *merged with*, if that is known.
    pub how: Option<String>,
    /// Why, in the editor's words, if that says more than how and where.
    pub why: Option<String>,
    /// Where it went.
    pub went: Vec<Link>,
    /// The page that tells what stood here.
    pub page: Option<String>,
}

/// At most so many paragraphs that cite a unit are named beside it.
const CITED_BY: usize = 20;

/// Which passages are shown where.
pub struct Passages<'a> {
    /// The page.
    pub scene: Scene<'a>,
    /// The document.
    pub document: &'a LinkedDocument,
    /// The topics that have a slot in the filter, by the route of their page.
    pub slots: &'a [Route],
    /// Is the page the document's own, where citing links and notes stand beside the text?
    pub own: bool,
    /// The level of the outermost heading.
    pub level: usize,
    /// The depth of the outermost paragraph, and of the outermost heading.
    pub outermost: (usize, usize),
}

impl Passages<'_> {
    /// The passages of a run of units, with those that are gone and of which `shown` says so at their places.
    pub fn of(&self, units: std::ops::Range<usize>, shown: impl Fn(&Tombstone) -> bool) -> Vec<Passage> {
        let mut passages = Vec::with_capacity(units.len());
        let mut stones = self.document.gone.iter().filter(|stone| shown(stone)).peekable();
        for index in units.clone() {
            while let Some(stone) = stones.next_if(|stone| stone.before <= index) {
                passages.push(self.gone(stone));
            }
            passages.push(self.unit(index));
        }
        passages.extend(stones.map(|stone| self.gone(stone)));
        passages
    }

    fn unit(&self, index: usize) -> Passage {
        let unit = &self.document.units[index];
        let part = self.document.part(index);
        let id = unit.anchor.as_ref().map(ToString::to_string);
        let (before, number) =
            unit.name.as_ref().map_or_else(Default::default, |name| (name.before.clone(), name.label.clone()));
        let is_head = matches!(part, Part::Heading(_));
        let over = is_head || number.chars().count() > 5;
        let mut class = String::from("p");
        for (name, holds) in [(" over", over), (" head", is_head)] {
            class.push_str(if holds { name } else { "" });
        }
        match unit.depth.saturating_sub(self.outermost.0).min(3) {
            0 => {}
            depth => class.push_str(&format!(" d{depth}")),
        }
        if !is_head || !unit.topics.is_empty() {
            self.push_slots(unit, &mut class);
        }
        let marginal = part.annotation().and_then(|annotation| annotation.title.as_deref());
        let title = match part {
            Part::Heading(_) => Some(self.scene.title(self.document, index)).filter(|title| !title.is_empty()),
            Part::Paragraph(_) => marginal.filter(|_| over).map(escaped),
        };
        let text = match part {
            Part::Heading(_) => self.scene.title_notes(self.document, index),
            Part::Paragraph(_) => self.scene.text(self.document, index),
        };
        let html = match part.annotation() {
            Some(annotation) => below(&annotation.also, marginal.filter(|_| !over), text),
            None => text,
        };
        Passage {
            class,
            level: self.level_of(index),
            href: unit.anchor.as_ref().map(|anchor| href(self.document, anchor, self.scene.at)),
            unnumbered: number.is_empty(),
            label: label(&number),
            before: match &unit.name {
                Some(name) if number.is_empty() => name.title.clone(),
                _ => before,
            },
            title,
            html: Some(html).filter(|html| !html.is_empty()),
            lang: part.lang().map(str::to_owned),
            dir: part.lang().map(direction),
            cite: self.own.then(|| self.cite(unit)).flatten(),
            side: self.own.then(|| self.side(index)).filter(|side| !side.is_empty()),
            gone: None,
            id,
        }
    }

    fn gone(&self, stone: &Tombstone) -> Passage {
        let page = page_of(self.document, &stone.anchor);
        let gone = gone(self.document, stone, self.scene);
        let over = stone.name.label.chars().count() > 5;
        Passage {
            class: if over { "p over gone" } else { "p gone" }.to_owned(),
            id: self.own.then(|| stone.anchor.to_string()),
            level: self.level_beside(stone.before),
            href: match page {
                _ if self.own => Some(format!("#{}", stone.anchor)),
                page => page.map(|page| self.scene.at.to(&page)),
            },
            before: match stone.name.label.as_str() {
                "" => stone.name.title.clone(),
                _ => stone.name.before.clone(),
            },
            unnumbered: stone.name.label.is_empty(),
            label: label(&stone.name.label),
            title: None,
            html: None,
            lang: None,
            dir: None,
            cite: None,
            side: None,
            gone: Some(gone),
        }
    }

    /// Headings go down with sections and with depth.
    fn level_of(&self, index: usize) -> usize {
        let Some(unit) = self.document.units.get(index) else { return self.level };
        let sections = nesting(self.document, index).saturating_sub(self.outermost.1);
        (self.level + sections + unit.depth.saturating_sub(self.outermost.0)).min(6)
    }

    /// The level of what stands before a unit and lies in no other: that of a paragraph in the section there.
    fn level_beside(&self, unit: usize) -> usize {
        let Some(before) = unit.checked_sub(1) else { return self.level };
        let heading = usize::from(matches!(self.document.part(before), Part::Heading(_)));
        (self.level + (nesting(self.document, before) + heading).saturating_sub(self.outermost.1)).min(6)
    }

    /// Appends the classes by which the filter finds a unit: that it folds, and the slots of its topics.
    pub fn push_slots(&self, unit: &Unit, class: &mut String) {
        if self.slots.is_empty() {
            return;
        }
        class.push_str(" tt");
        let slot = |route: &Route| self.slots.iter().position(|have| have == route).map(|at| at + 1);
        for slot in unit.topics.iter().filter_map(|topic| slot(&topic.route)) {
            class.push_str(&format!(" _t{slot}"));
        }
    }

    fn cite(&self, unit: &Unit) -> Option<CiteLink> {
        let (anchor, name) = (unit.anchor.as_ref()?, unit.name.as_ref()?);
        let style = self.scene.face.first_style().name;
        Some(CiteLink {
            href: match page_of(self.document, anchor) {
                Some(page) => format!("{}#_cite", self.scene.at.to(&page)),
                None => format!("#{anchor}"),
            },
            at: locator_in_pieces(style, &name.spoken, self.document.document.meta.kind),
            name: name.inside.clone(),
        })
    }

    fn side(&self, index: usize) -> Side {
        let unit = &self.document.units[index];
        let at = self.scene.at;
        let pointers = |pointers: &[Pointer]| -> Vec<Link> {
            pointers.iter().filter_map(|pointer| pointed(pointer, at, &self.document.route)).collect()
        };
        let work =
            |(work, _): &(crate::site::WorkName, usize)| Link { href: at.to(&work.route), title: work.name.clone() };
        let topic = |topic: &crate::site::TopicName| Link { href: at.to(&topic.route), title: topic.label.clone() };
        Side {
            topics: unit.topics.iter().map(topic).collect(),
            cites: unit.works.iter().map(work).chain(pointers(&unit.cites)).collect(),
            cited_by: pointers(&unit.cited_by[..unit.cited_by.len().min(CITED_BY)]),
            cited_by_more: unit.cited_by.len().saturating_sub(CITED_BY),
            corrections: corrections(unit),
            note: self.document.part(index).annotation().and_then(|annotation| annotation.note.clone()),
        }
    }
}

impl Side {
    fn is_empty(&self) -> bool {
        let Self { topics, cites, cited_by, cited_by_more: _, corrections, note } = self;
        topics.is_empty() && cites.is_empty() && cited_by.is_empty() && corrections.is_empty() && note.is_none()
    }
}

/// A text below the places of further anchors and a marginal heading; HTML.
fn below(also: &[(Anchor, Span)], marginal: Option<&str>, text: String) -> String {
    if also.is_empty() && marginal.is_none() {
        return text;
    }
    let mut html: String = also.iter().map(|(also, _)| format!("<span id=\"{also}\"></span>")).collect();
    if let Some(marginal) = marginal {
        html.push_str("<p class=\"marginal\">");
        push_text(&mut html, marginal);
        html.push_str("</p>\n");
    }
    html + &text
}

/// The corrections in a unit, with their letters.
pub fn corrections(unit: &Unit) -> Vec<Correction> {
    let correction = |(index, (new, old)): (usize, &(String, String))| Correction {
        letter: letter(unit.corrections_before + index),
        old: old.clone(),
        new: new.clone(),
    };
    unit.corrections.iter().enumerate().map(correction).collect()
}

/// When and where something went that is gone.
pub fn gone(document: &LinkedDocument, stone: &Tombstone, scene: Scene<'_>) -> Gone {
    let page = page_of(document, &stone.anchor).map(|page| scene.at.to(&page));
    Gone { page, ..gone_from(stone, scene.at, scene.face) }
}

/// The same of a document that is gone itself.
pub fn gone_from(stone: &Tombstone, at: &Route, face: &Face) -> Gone {
    let language = &face.language;
    let how = stone.fate.map(|fate| match fate {
        Fate::Moved => language.say("moved_to"),
        Fate::Merged => language.say("merged_with"),
        Fate::Split => language.say("divided_into"),
    });
    let went = links(&stone.went, at);
    let says_no_more =
        |why: &String| matches!((how, &*went), (Some(how), [place]) if *why == format!("{how} {}", place.title));
    Gone {
        date: DateView::new(stone.gone, language),
        why: stone.why.clone().filter(|why| !says_no_more(why)),
        how: how.map(str::to_owned),
        went,
        page: None,
    }
}

/// The places where something went, as links.
pub fn links(went: &[Went], at: &Route) -> Vec<Link> {
    let link = |went: &Went| Some(Link { href: went.destination.href(at)?, title: went.name.clone() });
    went.iter().filter_map(link).collect()
}

/// A paragraph as a link in a sentence, with its document's title where that is another one.
pub fn pointed(pointer: &Pointer, at: &Route, here: &Route) -> Option<Link> {
    let elsewhere = matches!(&pointer.destination, Destination::Unit { document, .. } if document != here);
    let title = if elsewhere {
        format!("{}, {}", pointer.document_title, pointer.name.inside)
    } else {
        pointer.name.inside.clone()
    };
    Some(Link { href: pointer.destination.href(at)?, title })
}

/// Where a unit of a document is as seen from a page: on the document's page, else on its own.
pub fn href(document: &LinkedDocument, anchor: &Anchor, at: &Route) -> String {
    let page = (*at != document.route).then(|| page_of(document, anchor)).flatten();
    let fragment = || match at.to(&document.route) {
        _ if *at == document.route => format!("#{anchor}"),
        document => format!("{document}#{anchor}"),
    };
    page.map_or_else(fragment, |page| at.to(&page))
}

/// The page of a unit, where units have pages.
pub fn page_of(document: &LinkedDocument, anchor: &Anchor) -> Option<Route> {
    document.unit_pages.then(|| Route::unit(&document.document.id, anchor))
}

/// How many sections and headings a unit stands under.
pub fn nesting(document: &LinkedDocument, unit: usize) -> usize {
    std::iter::successors(document.units[unit].section, |above| document.units[*above].section).count()
}

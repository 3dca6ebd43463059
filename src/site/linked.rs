//! A document with everything resolved that its pages show.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::mention::Finder;
use super::record::{Record, records};
use super::tombstone::{Tombstone, tombstones};
use super::tree::{name, tree};
use super::{Destination, Directory, Mention, UnitName, anchors_of};
use crate::language::{Language, direction};
use crate::ledger::TextDigest;
use crate::model::{Anchor, Block, Date, Document, DocumentId, Id, Inline, Labels, Note, Part, Route, Topic, Work};
use crate::text::{Key, Place, Span};

/// A document with its units, names and links.
#[derive(Clone, Debug)]
pub struct LinkedDocument {
    /// The document.
    pub document: Arc<Document>,
    /// Where its page is.
    pub route: Route,
    /// The language of its labels.
    pub language: Arc<Language>,
    /// A BCP 47 tag.
    pub tag: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// How it prints its numbers, its own ways over those of its language.
    pub labels: Arc<Labels>,
    /// Paragraphs and sections in reading order, and headings that are not cited.
    pub units: Vec<Unit>,
    /// Anchors that are gone, each before the unit at whose place it is shown.
    pub gone: Vec<Tombstone>,
    /// Do paragraphs have pages of their own?
    pub unit_pages: bool,
    /// When it was first published, if it was.
    pub since: Option<Date>,
    /// When its words changed last after that, or a paragraph of it went.
    pub changed: Option<Date>,
    /// Of all of it that other documents may ask for when they are linked.
    pub outside: Key,
    /// Of all that it was linked with, but for the words of those that refer to it and to which it refers.
    pub around: Key,
    /// Of all of this.
    pub key: Key,
}

/// A heading or a paragraph with everything resolved.
#[derive(Clone, Debug, Hash)]
pub struct Unit {
    /// Which part of the document's body.
    pub part: usize,
    /// The anchor; `None` for a heading that is not cited.
    pub anchor: Option<Anchor>,
    /// What it is called; empty names for a heading that is not cited.
    pub name: Option<UnitName>,
    /// How deep it is nested in other paragraphs, from 0; sections do not count.
    pub depth: usize,
    /// The unit whose number it stands under, if any.
    pub parent: Option<usize>,
    /// The section or heading that it stands under.
    pub section: Option<usize>,
    /// The unit after the last that lies in this one.
    pub end: usize,
    /// Where each link and image leads, in reading order, notes last.
    pub destinations: Vec<Destination>,
    /// Names of works in its words.
    pub mentions: Vec<Mention>,
    /// What it is about.
    pub topics: Vec<TopicName>,
    /// Works that it names or refers to, and how often.
    pub works: Vec<(WorkName, usize)>,
    /// Paragraphs that it refers to.
    pub cites: Vec<Pointer>,
    /// Paragraphs that refer to it.
    pub cited_by: Vec<Pointer>,
    /// Corrections before it in its document, so that they can be lettered.
    pub corrections_before: usize,
    /// The corrections in it, new and old.
    pub corrections: Vec<(String, String)>,
    /// When its words were first published and when they changed last, if they were.
    pub record: Option<Record>,
    /// The digest of its own words, as the ledger has it; `None` for a section without a title.
    pub words_digest: Option<TextDigest>,
}

/// A topic as pages show it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TopicName {
    /// The label.
    pub label: String,
    /// Where its page is.
    pub route: Route,
    /// The id.
    pub id: String,
}

/// A work as pages show it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WorkName {
    /// As people say it.
    pub name: String,
    /// In full.
    pub title: String,
    /// Of the document.
    pub date: Option<Date>,
    /// Where its page is.
    pub route: Route,
    /// The id.
    pub id: String,
}

/// A unit as seen from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pointer {
    /// Where it is.
    pub destination: Destination,
    /// What it is called.
    pub name: UnitName,
    /// Its document's title, to be said where it is another one.
    pub document_title: String,
    /// Its own words.
    pub words: Arc<str>,
}

impl LinkedDocument {
    pub(super) fn new(
        document: &Arc<Document>,
        language: &Arc<Language>,
        directory: &Directory<'_>,
        finder: &Finder,
    ) -> Self {
        let ledger = directory.ledger.documents.get(&document.id);
        let labels = document.meta.labels.or(&language.labels);
        let tag = document.meta.language.clone().unwrap_or_else(|| language.tag.clone());
        let mut units = tree(document, &labels);
        name(&mut units, document, &labels, language);
        let mut corrections = 0;
        for unit in &mut units {
            let part = &document.body[unit.part];
            let heading;
            let blocks: &[Block] = match part {
                Part::Paragraph(paragraph) => &paragraph.blocks,
                Part::Heading(title) => {
                    heading = [Block::Prose(title.title.clone())];
                    &heading
                }
            };
            unit.resolve(&document.id, blocks, part.notes(), directory, finder);
            unit.topics = topics(part, directory);
            unit.corrections_before = corrections;
            corrections += unit.corrections.len();
            unit.words_digest = (!part.words().is_empty()).then(|| TextDigest::of(part.words()));
        }
        let route = Route::content(&document.id);
        let mut linked = Self {
            document: Arc::clone(document),
            gone: Vec::new(),
            route,
            direction: direction(&tag),
            tag,
            language: Arc::clone(language),
            labels,
            units,
            unit_pages: directory.settings.paragraph_pages,
            since: ledger.map(|ledger| ledger.since),
            changed: None,
            outside: Key::default(),
            around: Key::default(),
            key: Key::default(),
        };
        if let Some(ledger) = ledger {
            linked.gone = tombstones(&linked, ledger, directory);
            let records = records(&linked, ledger, directory);
            linked.units.iter_mut().zip(records).for_each(|(unit, record)| unit.record = record);
            let changed = linked.units.iter().filter_map(|unit| unit.record.as_ref());
            let changed = changed.flat_map(Record::changes_here).map(|change| change.date);
            linked.changed = changed.chain(linked.gone.iter().map(|stone| stone.gone)).max();
        }
        linked
    }

    /// Names the value by all that it holds: its key, once everything is linked; nothing if it has that already.
    pub(super) fn seal(&self) -> Option<Key> {
        if self.key != Key::default() {
            return None;
        }
        let tag = (&self.tag, &self.language.key, &self.since, &self.changed, self.unit_pages);
        Some(Key::of_value(&(self.document.digest, &self.document.path, tag, &self.units, &self.gone)))
    }

    /// The part of the body that a unit is.
    pub fn part(&self, unit: usize) -> &Part {
        &self.document.body[self.units[unit].part]
    }

    /// Where a unit stands in its file: its anchor; of a heading that is not cited, its first line.
    pub fn place(&self, unit: usize) -> Place {
        let part = self.part(unit);
        let span = part.annotation().map_or_else(|| self.first_line(part.span()), |annotation| annotation.span);
        Place::new(&self.document.path, span)
    }

    fn first_line(&self, span: Span) -> Span {
        let text = self.document.text.get(span.range()).unwrap_or_default();
        Span::new(span.start..span.start + text.lines().next().map_or(0, str::len))
    }

    /// The index of the unit with an anchor.
    pub fn find(&self, anchor: &Anchor) -> Option<usize> {
        self.units.iter().position(|unit| unit.anchor.as_ref() == Some(anchor))
    }

    /// The units with an anchor, by it; the first, where several have the same.
    fn places(&self) -> HashMap<&Anchor, usize> {
        let mut places = HashMap::with_capacity(self.units.len());
        for (index, unit) in self.units.iter().enumerate() {
            if let Some(anchor) = &unit.anchor {
                places.entry(anchor).or_insert(index);
            }
        }
        places
    }

    /// The units that are cited and are no sections, by index.
    pub fn paragraphs(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.units.len()).filter(|index| matches!(self.part(*index), Part::Paragraph(_)))
    }

    /// The units that are cited, by index.
    pub fn cited(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.units.len()).filter(|index| self.units[*index].anchor.is_some())
    }

    /// Where a unit is. It must be one that is cited.
    pub fn destination(&self, unit: usize) -> Destination {
        let anchor = self.units[unit].anchor.clone().expect("only what is cited is pointed to");
        let page = self.unit_pages.then(|| Route::unit(&self.document.id, &anchor));
        Destination::Unit { document: self.route.clone(), page, anchor }
    }

    /// A unit as seen from elsewhere. It must be one that is cited.
    pub fn pointer(&self, unit: usize) -> Pointer {
        Pointer {
            destination: self.destination(unit),
            name: self.units[unit].name.clone().expect("what is cited has a name"),
            document_title: self.document.meta.title.clone(),
            words: self.part(unit).words().into(),
        }
    }
}

impl TopicName {
    pub(super) fn new(topic: &Topic) -> Self {
        let route = Route::file(&format!("topics/{}.html", topic.id));
        Self { label: topic.label.clone(), route, id: topic.id.to_string() }
    }
}

impl WorkName {
    pub(super) fn new(work: &Work) -> Self {
        Self {
            name: work.name().to_owned(),
            title: work.title.clone(),
            date: work.date,
            route: Route::file(&format!("works/{}.html", work.id)),
            id: work.id.to_string(),
        }
    }
}

impl Unit {
    fn resolve(
        &mut self,
        id: &DocumentId,
        blocks: &[Block],
        notes: &[Note],
        directory: &Directory<'_>,
        finder: &Finder,
    ) {
        self.destinations = directory.destinations(id, blocks, notes);
        self.mentions = finder.find(id, blocks, notes);
        let mut works: Vec<(WorkName, usize)> = Vec::new();
        let mut count = |name: &WorkName| match works.iter_mut().find(|(have, _)| have == name) {
            Some((_, times)) => *times += 1,
            None => works.push((name.clone(), 1)),
        };
        let named = |id: &Id| directory.works.iter().find(|(work, _)| work.id == *id).map(|(_, name)| name);
        self.mentions.iter().filter_map(|mention| named(&mention.work)).for_each(&mut count);
        for destination in &self.destinations {
            if let Destination::Work(route) = destination
                && let Some((_, name)) = directory.works.iter().find(|(_, name)| name.route == *route)
            {
                count(name);
            }
        }
        works.sort_by_key(|(name, _)| directory.works.iter().position(|(_, have)| have == name));
        self.works = works;
        let mut see = |inline: &Inline| {
            if let Inline::Corrected { new, sic } = inline {
                let mut text = String::new();
                crate::model::push_inlines(new, &mut text);
                self.corrections.push((text, sic.clone()));
            }
        };
        crate::model::each_inline(blocks, &mut see);
        notes.iter().for_each(|note| crate::model::each_inline(&note.blocks, &mut see));
    }
}

fn topics(part: &Part, directory: &Directory<'_>) -> Vec<TopicName> {
    let Some(annotation) = part.annotation() else { return Vec::new() };
    let tagged = |topic: &Topic| annotation.topics.iter().any(|(id, _)| *id == topic.id);
    directory.topics.iter().filter(|(topic, _)| tagged(topic)).map(|(_, name)| name.clone()).collect()
}

/// Of all that linking others may ask of a document: its id, its anchors, and how it and its numbers are called.
pub(super) fn outside(document: &Document) -> Key {
    let meta = &document.meta;
    let anchors: Vec<_> = anchors_of(document).collect();
    Key::of_value(&(&document.id, &meta.title, &meta.language, &meta.labels, anchors))
}

/// Tells every unit which others refer to it. A document that knew the same already stays as it is.
pub(super) fn cite_back(documents: &mut [Arc<LinkedDocument>], by_id: &BTreeMap<DocumentId, usize>) {
    let routes: HashMap<Route, usize> = by_id.iter().map(|(id, index)| (Route::content(id), *index)).collect();
    let mut places: HashMap<usize, HashMap<&Anchor, usize>> = HashMap::new();
    let mut pairs: Vec<((usize, usize), (usize, usize))> = Vec::new();
    let mut known = HashSet::new();
    for (document_index, document) in documents.iter().enumerate() {
        for from in document.cited() {
            for destination in &document.units[from].destinations {
                if let Destination::Unit { document: route, anchor, .. } = destination
                    && let Some(&to_document) = routes.get(route)
                    && let places = places.entry(to_document).or_insert_with(|| documents[to_document].places())
                    && let Some(&to) = places.get(anchor)
                    && (document_index, from) != (to_document, to)
                    && known.insert(((document_index, from), (to_document, to)))
                {
                    pairs.push(((document_index, from), (to_document, to)));
                }
            }
        }
    }
    let mut told: Vec<References> = documents.iter().map(|_| References::new()).collect();
    for (from, to) in pairs {
        told[from.0].entry(from.1).or_default().cites.push(documents[to.0].pointer(to.1));
        told[to.0].entry(to.1).or_default().cited_by.push(documents[from.0].pointer(from.1));
    }
    for (document, told) in documents.iter_mut().zip(&mut told) {
        let of = |index: usize| told.get(&index).unwrap_or(&NO_REFERENCES);
        let knows =
            |(index, unit): (usize, &Unit)| unit.cites == of(index).cites && unit.cited_by == of(index).cited_by;
        if document.units.iter().enumerate().all(knows) {
            continue;
        }
        let document = Arc::make_mut(document);
        document.key = Key::default();
        for (index, unit) in document.units.iter_mut().enumerate() {
            let OfUnit { cites, cited_by } = told.remove(&index).unwrap_or_default();
            (unit.cites, unit.cited_by) = (cites, cited_by);
        }
    }
}

/// The references of a document's units, by the unit's index.
type References = BTreeMap<usize, OfUnit>;

/// What a unit refers to, and what refers to it.
#[derive(Default)]
struct OfUnit {
    cites: Vec<Pointer>,
    cited_by: Vec<Pointer>,
}

static NO_REFERENCES: OfUnit = OfUnit { cites: Vec::new(), cited_by: Vec::new() };

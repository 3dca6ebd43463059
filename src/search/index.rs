//! What can be found, and by which terms.
//!
//! Words find paragraphs and headings by their own words. What is known of a document or of a place beside its words is
//! found by terms that begin with a sign, see [`Field`].

use std::collections::HashMap;
use std::ops::Range;

use super::words::Words;
use crate::model::{Container, Spoken};
use crate::site::{LinkedDocument, Site, UnitName};

/// Terms that are no words of a text, by the sign that they begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A word of a document's title, short title or symbol; finds documents.
    Title,
    /// A document's language, without region; finds documents.
    Language,
    /// A document's year; finds documents.
    Year,
    /// A document's route without its ending; finds documents.
    Route,
    /// A topic's id; finds places.
    Topic,
    /// An anchor, also a former one; finds places.
    Anchor,
    /// What an anchor says, with prefixes: `art5.2.a`, `ann1,p3`; finds places whose anchor is not the same.
    Number,
}

impl Field {
    /// The sign.
    pub fn sign(self) -> char {
        match self {
            Self::Title => '=',
            Self::Language => '@',
            Self::Year => '*',
            Self::Route => '/',
            Self::Topic => '+',
            Self::Anchor => '#',
            Self::Number => ':',
        }
    }

    /// The term of a value: without blanks, for they part terms in the files of the index.
    pub fn term(self, value: &str) -> String {
        std::iter::once(self.sign()).chain(value.chars().filter(|c| !c.is_whitespace())).collect()
    }
}

/// Every place of a site that can be found.
#[derive(Debug, Default)]
pub struct Places {
    /// By document and unit, in the order of the site.
    pub all: Vec<(u32, u32)>,
    /// The first place of each document, and the number of places.
    pub firsts: Vec<u32>,
    /// Those without words, in order. They are found by what they are called alone.
    pub silent: Vec<u32>,
}

/// Terms with the places or documents that each finds, in order; by bytes.
pub type Terms = Vec<(Box<str>, Vec<u32>)>;

/// The index of a site.
#[derive(Debug, Default)]
pub struct Index {
    /// What can be found.
    pub places: Places,
    /// By which terms.
    pub terms: Terms,
}

/// The places of a document, by unit: what is cited and has words, or a number by which it is called.
pub fn places(document: &LinkedDocument) -> impl Iterator<Item = usize> + '_ {
    document
        .cited()
        .filter(|unit| !is_silent(document, *unit) || document.units[*unit].name.as_ref().is_some_and(is_said))
}

/// Has a unit no words, as a section without a title?
fn is_silent(document: &LinkedDocument, unit: usize) -> bool {
    document.part(unit).words().is_empty()
}

fn is_said(name: &UnitName) -> bool {
    said(name).is_some()
}

/// Every term of a site in order, with about how many places or documents it finds: what is said of documents from all of
/// them, what places say from every `step`th.
pub(super) fn counts(site: &Site, step: usize) -> Vec<(Box<str>, usize)> {
    let mut collector = Collector::default();
    collector.documents(site);
    let of_documents: Vec<(Box<str>, usize)> = collector.lists.drain().map(|(term, list)| (term, list.len())).collect();
    let units = site.documents.iter().flat_map(|document| places(document).map(move |unit| (document, unit)));
    for (place, (document, unit)) in units.step_by(step).enumerate() {
        collector.place(place as u32, document, unit);
    }
    let of_places = collector.lists.into_iter().map(|(term, list)| (term, list.len() * step));
    let mut counts: Vec<(Box<str>, usize)> = of_places.chain(of_documents).collect();
    counts.sort_unstable();
    counts
}

/// A document's language, without region.
pub fn language(document: &LinkedDocument) -> String {
    document.tag.split('-').next().unwrap_or_default().to_lowercase()
}

/// A document's year.
pub fn year(document: &LinkedDocument) -> Option<i16> {
    let meta = &document.document.meta;
    meta.dated().map(|date| date.year)
}

impl Places {
    /// Counts those of a site.
    pub fn of(site: &Site) -> Self {
        let mut of_site = Self::default();
        for (number, document) in site.documents.iter().enumerate() {
            of_site.firsts.push(of_site.all.len() as u32);
            for unit in places(document) {
                if is_silent(document, unit) {
                    of_site.silent.push(of_site.all.len() as u32);
                }
                of_site.all.push((number as u32, unit as u32));
            }
        }
        of_site.firsts.push(of_site.all.len() as u32);
        of_site
    }
}

/// The terms that find a site's documents.
pub fn terms_of_documents(site: &Site) -> Terms {
    let mut collector = Collector::default();
    collector.documents(site);
    collector.terms()
}

/// The terms that find some places of a site.
pub fn terms_of_places(site: &Site, all: &Places, some: Range<usize>) -> Terms {
    let mut collector = Collector::default();
    collector.places(site, all, some);
    collector.terms()
}

impl Index {
    /// Reads a site.
    pub fn of(site: &Site) -> Self {
        let places = Places::of(site);
        let mut collector = Collector::default();
        collector.documents(site);
        collector.places(site, &places, 0..places.all.len());
        Self { places, terms: collector.terms() }
    }

    /// What a term finds.
    pub fn list(&self, term: &str) -> &[u32] {
        let at = self.terms.binary_search_by(|(have, _)| (**have).cmp(term));
        at.map_or(&[], |at| &self.terms[at].1)
    }

    /// The terms that begin with some letters, in order.
    pub fn beginning(&self, letters: &str) -> impl Iterator<Item = &(Box<str>, Vec<u32>)> + '_ {
        let from = self.terms.partition_point(|(term, _)| **term < *letters);
        let to = from + self.terms[from..].partition_point(|(term, _)| term.starts_with(letters));
        self.terms[from..to].iter()
    }

    /// The document of a place.
    pub fn document_of(&self, place: u32) -> u32 {
        self.places.all[place as usize].0
    }
}

/// By terms, of which a site has many: a hash that nobody need fear is fast.
type Lists = HashMap<Box<str>, Vec<u32>, foldhash::fast::FixedState>;

#[derive(Default)]
struct Collector {
    lists: Lists,
    words: Words,
}

impl Collector {
    fn terms(self) -> Terms {
        let mut terms: Terms = self.lists.into_iter().collect();
        terms.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        terms
    }

    fn documents(&mut self, site: &Site) {
        site.documents.iter().zip(0..).for_each(|(document, number)| self.document(number, document));
    }

    fn places(&mut self, site: &Site, all: &Places, some: Range<usize>) {
        for (place, (document, unit)) in some.clone().zip(&all.all[some]) {
            self.place(place as u32, &site.documents[*document as usize], *unit as usize);
        }
    }

    fn document(&mut self, number: u32, document: &LinkedDocument) {
        let meta = &document.document.meta;
        let named = [Some(&meta.title), meta.short_title.as_ref(), meta.symbol.as_ref()];
        for text in named.into_iter().flatten() {
            self.words.read(text);
            self.words.each_term(|term| find(&mut self.lists, &Field::Title.term(term), number));
        }
        self.add(Field::Language, &language(document), number);
        if let Some(year) = year(document) {
            self.add(Field::Year, &year.to_string(), number);
        }
        self.add(Field::Route, document.document.id.as_str(), number);
    }

    fn place(&mut self, place: u32, document: &LinkedDocument, unit: usize) {
        let of = &document.units[unit];
        self.words.read(document.part(unit).words());
        self.words.each_term(|term| find(&mut self.lists, term, place));
        for topic in &of.topics {
            self.add(Field::Topic, &topic.id, place);
        }
        let Some(annotation) = document.part(unit).annotation() else { return };
        self.add(Field::Anchor, annotation.anchor.as_str(), place);
        for (anchor, _) in &annotation.also {
            self.add(Field::Anchor, anchor.as_str(), place);
        }
        if let Some(number) = of.name.as_ref().and_then(said)
            && number != annotation.anchor.as_str()
        {
            self.add(Field::Number, &number, place);
        }
    }

    fn add(&mut self, field: Field, value: &str, found: u32) {
        find(&mut self.lists, &field.term(value), found);
    }
}

/// Adds what a term finds. Things come in order, so one that is there already is the last.
fn find(lists: &mut Lists, term: &str, found: u32) {
    match lists.get_mut(term) {
        Some(list) if list.last() == Some(&found) => {}
        Some(list) => list.push(found),
        None => drop(lists.insert(term.into(), vec![found])),
    }
}

/// What people say for a place: `art5.2.a`, `ann1,p3`; none for a name.
fn said(name: &UnitName) -> Option<String> {
    let Spoken { containers, first: (prefix, number), below, .. } = &name.spoken;
    let simple = |number: &str| super::fold(number.trim_matches(|c: char| !c.is_alphanumeric()));
    let dotted = |numbers: &[String]| numbers.iter().map(|number| format!(".{}", simple(number))).collect::<String>();
    let container = |of: &Container| format!("{}{}{},", of.prefix, simple(&of.number), dotted(&of.below));
    let mut said: String = containers.iter().map(container).collect();
    if prefix.is_empty() || number.is_empty() {
        return None;
    }
    said.push_str(&format!("{prefix}{}", simple(number)));
    said.push_str(&dotted(below));
    Some(said)
}

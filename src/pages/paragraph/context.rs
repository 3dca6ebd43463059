//! What all pages of one document's units have in common, made once.

use std::sync::Arc;

use crate::model::{Part, Route};
use crate::pages::Face;
use crate::pages::document::MetaView;
use crate::pages::score::{Tagged, key_of_columns, topics_of};
use crate::site::{LinkedDocument, Site, Tombstone};
use crate::text::Key;

/// A document as the pages of its units see it.
pub(in crate::pages) struct Context {
    pub document: Arc<LinkedDocument>,
    pub face: Arc<Face>,
    /// What is known of it.
    pub meta: Arc<MetaView>,
    /// Its topics with their units.
    pub topics: Vec<Tagged>,
    /// Does any paragraph name a work?
    pub has_works: bool,
    /// How many paragraphs it has, if all are of one kind and none lies in another or under a heading: then a page can say
    /// which of how many it is.
    pub plain_count: Option<usize>,
    /// Paragraphs and those that are gone in reading order, then sections; a page steps through its own kind.
    stops: [Vec<Stop>; 2],
    /// For each unit the kind of stop it is and its place there.
    places: Vec<(usize, usize)>,
    /// Of each topic, with the names of its units.
    topic_keys: Vec<Key>,
    /// Of the columns of its topics.
    columns: Option<Key>,
    /// Of each unit, with all that the document says of it.
    keys: Vec<Key>,
    /// Of all that every page shows.
    key: Key,
}

/// A neighbour to step to.
#[derive(Clone, Copy, Debug)]
pub(in crate::pages) enum Stop {
    /// A unit, by index.
    Unit(usize),
    /// A tombstone, by index.
    Gone(usize),
}

impl Context {
    pub fn new(site: &Site, face: &Arc<Face>, document: usize) -> Self {
        let document = Arc::clone(&site.documents[document]);
        let topics = topics_of(site, &document);
        let mut stops = [Vec::new(), Vec::new()];
        let mut places = Vec::with_capacity(document.units.len());
        let mut stones = (0..document.gone.len()).peekable();
        for index in 0..document.units.len() {
            while let Some(stone) = stones.next_if(|stone| document.gone[*stone].before <= index) {
                stops[0].push(Stop::Gone(stone));
            }
            let kind = usize::from(matches!(document.part(index), Part::Heading(_)));
            places.push((kind, stops[kind].len()));
            if document.units[index].anchor.is_some() {
                stops[kind].push(Stop::Unit(index));
            }
        }
        stops[0].extend(stones.map(Stop::Gone));
        let of_unit = |index: usize| Key::of_value(&(document.part(index).key(), &document.units[index]));
        let keys = (0..document.units.len()).map(of_unit).collect();
        let name = |unit: &usize| (&document.units[*unit].anchor, &document.units[*unit].name);
        let of_topic =
            |tagged: &Tagged| Key::of_value(&(&tagged.topic, tagged.units.iter().map(name).collect::<Vec<_>>()));
        let topic_keys = topics.iter().map(of_topic).collect();
        let columns = (!topics.is_empty()).then(|| key_of_columns(&document));
        let plain_count = plain_count(&document);
        let has_works = document.units.iter().any(|unit| !unit.works.is_empty());
        let meta = format!("{:?}", document.document.meta);
        let flags = (has_works, topics.is_empty(), plain_count, document.unit_pages);
        let language = (&document.tag, &document.language.key);
        let key = Key::of_value(&(meta, language, &document.document.id, flags));
        // All paragraphs have their pages in one folder.
        let beside = Route::file(&format!("{}/p1.html", document.document.id));
        Self {
            meta: Arc::new(MetaView::new(&document, &face.language, &beside)),
            document,
            face: Arc::clone(face),
            topics,
            topic_keys,
            columns,
            has_works,
            plain_count,
            stops,
            places,
            keys,
            key,
        }
    }

    /// The neighbours of a unit.
    pub fn neighbours(&self, unit: usize) -> (Option<&Stop>, Option<&Stop>) {
        let (kind, place) = self.places[unit];
        beside(&self.stops[kind], place)
    }

    /// The neighbours of a tombstone.
    pub fn neighbours_of_gone(&self, stone: usize) -> (Option<&Stop>, Option<&Stop>) {
        let is_it = |stop: &Stop| matches!(stop, Stop::Gone(index) if *index == stone);
        self.stops[0].iter().position(is_it).map_or((None, None), |place| beside(&self.stops[0], place))
    }

    /// The page of a neighbour.
    pub fn route_of(&self, stop: &Stop) -> Route {
        let anchor = match stop {
            Stop::Unit(unit) => self.document.units[*unit].anchor.as_ref().expect("only what is cited is a stop"),
            Stop::Gone(stone) => &self.document.gone[*stone].anchor,
        };
        Route::unit(&self.document.document.id, anchor)
    }

    /// The topics of a unit with all units on them.
    pub fn topics_of(&self, unit: usize) -> impl Iterator<Item = &Tagged> {
        self.topics.iter().filter(move |tagged| tagged.units.binary_search(&unit).is_ok())
    }

    /// Is a tombstone shown on the page of a unit, among what lies in it?
    pub fn holds(&self, unit: usize, stone: &Tombstone) -> bool {
        let of = &self.document.units[unit];
        let below = || {
            let anchor = of.anchor.as_ref().map(|anchor| format!("{anchor}-")).unwrap_or_default();
            stone.anchor.as_str().starts_with(&anchor)
        };
        let is_last_section =
            of.end == self.document.units.len() && matches!(self.document.part(unit), Part::Heading(_));
        stone.before > unit && (stone.before < of.end || stone.before == of.end && (is_last_section || below()))
    }

    /// Of all that the page of a unit shows of its document.
    pub fn key_of(&self, unit: usize) -> Key {
        let document = &self.document;
        let above = std::iter::successors(document.units[unit].parent, |at| document.units[*at].parent);
        let sections = std::iter::successors(document.units[unit].section, |at| document.units[*at].section);
        let above: Vec<Key> = above.chain(sections).map(|index| self.keys[index]).collect();
        let within = &self.keys[unit..document.units[unit].end];
        let gone: Vec<&Tombstone> = document.gone.iter().filter(|stone| self.holds(unit, stone)).collect();
        let (previous, next) = self.neighbours(unit);
        let beside = [previous, next].map(|stop| stop.map(|stop| self.key_of_stop(stop)));
        let is_on = |tagged: &Tagged| tagged.units.binary_search(&unit).is_ok();
        let topics = self.topics.iter().zip(&self.topic_keys).filter(|(tagged, _)| is_on(tagged));
        let topics: Vec<&Key> = topics.map(|(_, key)| key).collect();
        let columns = self.columns.filter(|_| !topics.is_empty());
        Key::of_value(&(self.key, above, within, gone, beside, topics, columns))
    }

    /// Of all that the page of a tombstone shows of its document.
    pub fn key_of_gone(&self, stone: usize) -> Key {
        let (previous, next) = self.neighbours_of_gone(stone);
        let beside = [previous, next].map(|stop| stop.map(|stop| self.key_of_stop(stop)));
        let went: Vec<Key> = self.went(stone).map(|unit| self.keys[unit]).collect();
        Key::of_value(&(self.key, &self.document.gone[stone], beside, went))
    }

    /// The units of the document to which a tombstone leads.
    pub fn went(&self, stone: usize) -> impl Iterator<Item = usize> {
        self.document.gone[stone].went.iter().filter_map(|went| match &went.destination {
            crate::site::Destination::Unit { document, anchor, .. } if *document == self.document.route => {
                self.document.find(anchor)
            }
            _ => None,
        })
    }

    fn key_of_stop(&self, stop: &Stop) -> Key {
        match stop {
            Stop::Unit(unit) => self.keys[*unit],
            Stop::Gone(stone) => Key::of_value(&self.document.gone[*stone]),
        }
    }
}

fn beside(stops: &[Stop], place: usize) -> (Option<&Stop>, Option<&Stop>) {
    (place.checked_sub(1).and_then(|before| stops.get(before)), stops.get(place + 1))
}

fn plain_count(document: &LinkedDocument) -> Option<usize> {
    let first = document.units.first()?.name.as_ref()?;
    let alike = |unit: &crate::site::Unit| {
        unit.name.as_ref().is_some_and(|name| name.spoken.first.0 == first.spoken.first.0 && !name.label.is_empty())
    };
    let plain = (0..document.units.len()).all(|index| {
        matches!(document.part(index), Part::Paragraph(_))
            && document.units[index].depth == 0
            && alike(&document.units[index])
    });
    (plain && document.gone.is_empty()).then_some(document.units.len())
}

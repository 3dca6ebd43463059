//! `search/`: the index of the search page in small scripts, since a page from a folder may load nothing else.
//!
//! Each hands one value to the page: `pincite.part(name, stamp, value)`. The stamp is of the way the index is cut and
//! its places are counted, so parts of two editions are never read as one.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use serde_json::Value;

use super::{Output, Plan, Planned, World};
use crate::model::Route;
use crate::search::{Called, Layout, Places, Terms, encode, encode_list, terms_of_documents, terms_of_places};
use crate::site::{LinkedDocument, Site};
use crate::text::Key;

pub(super) const OUTPUT: Output = Output {
    name: "search",
    about: "The search page and its index, in scripts that a page from a folder can load.",
    plan: Plan::Whole(plan),
};

/// Everything that the files are made from.
struct Cut {
    world: Arc<World>,
    layout: Layout,
    called: Called,
    stamp: String,
    /// Made when the first file asks for it, and so are the terms.
    places: OnceLock<Places>,
    /// The terms of the documents and those of each part of the places.
    terms: [OnceLock<Terms>; PARTS + 1],
    /// How many of them somebody has begun to make.
    begun: AtomicUsize,
}

/// Several files that need all terms at once make them together: each a part that nobody has begun.
const PARTS: usize = 8;

fn plan(world: &Arc<World>) -> Vec<(Route, Planned)> {
    let layout = Layout::of(&world.site);
    let called = Called::of(&world.site, &world.theme.face.language);
    let stamp = stamp(&world.site, &layout);
    let keys: Vec<Key> = world.site.documents.iter().map(|document| document.key).collect();
    let key = Key::of_value(&(OUTPUT.name, &stamp, keys, &called, world.theme.face.language.key));
    let topics: Vec<_> = world.site.topics.iter().map(|topic| topic.name()).collect();
    let cut = Arc::new(Cut {
        world: Arc::clone(world),
        layout,
        called,
        stamp,
        places: OnceLock::new(),
        terms: Default::default(),
        begun: AtomicUsize::new(0),
    });
    let file = |name: String, key: Key, make: fn(&Cut, &str, usize) -> String, number: usize| {
        let cut = Arc::clone(&cut);
        let planned = Planned {
            key: Key::of_value(&(key, &name)),
            from: "".into(),
            make: Arc::new({
                let name = name.clone();
                move || Ok(make(&cut, &name, number).into_bytes())
            }),
        };
        (Route::file(&format!("search/{name}.js")), planned)
    };
    let all = |what: &'static str, count: usize, make| {
        (0..count).map(move |number| (format!("{what}-{number}"), make, number))
    };
    let mut files = vec![file("index".to_owned(), Key::of_value(&(key, topics)), manifest, 0)];
    let shards = all("terms", cut.layout.terms.len() + 1, terms as fn(&Cut, &str, usize) -> String)
        .chain(all("texts", cut.layout.texts.len(), texts))
        .chain(all("documents", cut.layout.documents.len(), documents));
    files.extend(shards.map(|(name, make, number)| file(name, key, make, number)));
    files
}

/// Of the way in which places are counted and terms cut. Another version of the program has no other for the same.
fn stamp(site: &Site, layout: &Layout) -> String {
    let mut shape = format!("{layout:?}");
    site.documents.iter().for_each(|document| shape.push_str(&format!(" {} {}", document.route, document.units.len())));
    Key::of(shape.as_bytes()).to_string()[..12].to_owned()
}

impl Cut {
    fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::of(&self.world.site))
    }

    fn terms(&self) -> impl Iterator<Item = &Terms> {
        let part = |number: usize| {
            self.terms[number].get_or_init(|| match number.checked_sub(1) {
                None => terms_of_documents(&self.world.site),
                Some(part) => {
                    let bound = |part: usize| self.places().all.len() * part / PARTS;
                    terms_of_places(&self.world.site, self.places(), bound(part)..bound(part + 1))
                }
            })
        };
        while let number = self.begun.fetch_add(1, Ordering::Relaxed)
            && number < self.terms.len()
        {
            part(number);
        }
        (0..self.terms.len()).map(part)
    }

    /// A file that hands over a value. No text of the site can end the script early or begin another.
    fn script(&self, name: &str, value: &impl Serialize) -> String {
        let value = serde_json::to_string(value).expect("texts, numbers and lists are JSON");
        let value = value.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
        format!("pincite.part(\"{name}\",\"{}\",{value})\n", self.stamp)
    }
}

/// What the page must know before it looks for a word.
#[derive(Serialize)]
struct Manifest<'a> {
    /// The first term of each file of terms but the first.
    terms: &'a [String],
    /// The first place of each file of words.
    texts: &'a [u32],
    /// The first document of each file of documents.
    documents: &'a [u32],
    /// The first place of each document, and the number of places, as a list is written.
    firsts: String,
    /// The places without words, as a list is written.
    silent: String,
    /// How many documents there are.
    count: usize,
    /// Words for paragraphs, each with the prefixes that it may stand for.
    called: Vec<(&'a str, Vec<&'a str>)>,
    /// Every prefix.
    prefixes: &'a [String],
    /// Topics by id, with their labels.
    topics: Vec<(String, String)>,
    /// Languages that documents are in.
    languages: Vec<String>,
    /// Years that documents are of, the latest first.
    years: Vec<i16>,
}

fn manifest(cut: &Cut, name: &str, _: usize) -> String {
    let site = &cut.world.site;
    let mut firsts: Vec<u32> = cut.places().firsts.clone();
    // A document without a place begins where the next one does; a list has no number twice.
    firsts.iter_mut().enumerate().for_each(|(at, first)| *first += at as u32);
    let mut list = String::new();
    encode_list(&firsts, &mut list);
    let mut silent = String::new();
    encode_list(&cut.places().silent, &mut silent);
    let mut languages: Vec<String> = site.documents.iter().map(|document| crate::search::language(document)).collect();
    languages.sort();
    languages.dedup();
    let mut years: Vec<i16> = site.documents.iter().filter_map(|document| crate::search::year(document)).collect();
    years.sort_by_key(|year| std::cmp::Reverse(*year));
    years.dedup();
    let words = cut.called.words.chunk_by(|a, b| a.0 == b.0);
    let manifest = Manifest {
        terms: &cut.layout.terms,
        texts: &cut.layout.texts,
        documents: &cut.layout.documents,
        firsts: list,
        silent,
        count: site.documents.len(),
        called: words.map(|run| (run[0].0.as_str(), run.iter().map(|(_, prefix)| prefix.as_str()).collect())).collect(),
        prefixes: &cut.called.prefixes,
        topics: site.topics.iter().map(|topic| topic.name()).map(|topic| (topic.id, topic.label)).collect(),
        languages,
        years,
    };
    cut.script(name, &manifest)
}

fn terms(cut: &Cut, name: &str, number: usize) -> String {
    cut.script(name, &encode(cut.terms(), &cut.layout, number))
}

/// Of each place: the anchor, what it is called, its words, and what the source reads where they are corrected.
fn texts(cut: &Cut, name: &str, number: usize) -> String {
    let entry = |place: u32| {
        let (document, unit) = cut.places().all[place as usize];
        let (document, unit) = (&cut.world.site.documents[document as usize], unit as usize);
        let of = &document.units[unit];
        let name = of.name.as_ref();
        let called = name.map_or("", |name| if name.figure.is_empty() { &name.title } else { &name.figure });
        let anchor = of.anchor.as_ref().map_or("", |anchor| anchor.as_str());
        let mut entry = vec![anchor.to_owned(), called.to_owned(), document.part(unit).words().to_owned()];
        entry.extend((!of.corrections.is_empty()).then(|| document.part(unit).source_words()));
        entry
    };
    cut.script(name, &cut.layout.texts_of(number).map(entry).collect::<Vec<_>>())
}

/// Of each document: the title, the year, where it is, the language, its direction, and whether its paragraphs have pages.
fn documents(cut: &Cut, name: &str, number: usize) -> String {
    let all = &cut.world.site.documents;
    let from = cut.layout.documents[number] as usize;
    let to = cut.layout.documents.get(number + 1).map_or(all.len(), |first| *first as usize);
    let here = Route::file("search.html");
    let entry = |document: &Arc<LinkedDocument>| -> [Value; 6] {
        let title = crate::pages::short_title(&document.document.meta);
        [
            title.into(),
            crate::search::year(document).into(),
            here.to(&document.route).into(),
            document.tag.as_str().into(),
            document.direction.into(),
            document.unit_pages.into(),
        ]
    };
    cut.script(name, &all[from..to].iter().map(entry).collect::<Vec<_>>())
}

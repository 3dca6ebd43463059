//! What a paragraph carries, shown on one of a document's own.

use std::sync::Arc;

use serde::Serialize;

use super::Face;
use super::excerpt::opening;
use super::link::Link;
use super::quote::Quoted;
use super::views::DateView;
use crate::citations::{At, Cited};
use crate::model::Route;
use crate::site::{LinkedDocument, UnitName};

/// A paragraph with all that goes with it.
#[derive(Serialize)]
pub struct Sample {
    /// Where it is.
    pub from: Quoted,
    /// How it begins.
    pub text: String,
    /// Its permalink; the route, where the site's address is not known.
    pub permalink: String,
    /// A citation, in the first style of the site that has a full form; HTML.
    pub citation: String,
    /// Its topics.
    pub topics: Vec<Link>,
    /// The digest of its words.
    pub digest: String,
    /// The day since which its words are what they are, if they were published.
    pub since: Option<DateView>,
}

/// So many sentences are shown.
const SENTENCES: usize = 2;
/// The paragraph is one of the first so many.
const AMONG: usize = 10;

impl Sample {
    /// One of a document's first paragraphs: one with many topics that begins with few words.
    pub fn new(document: &Arc<LinkedDocument>, at: &Route, face: &Face) -> Option<Self> {
        let first = || document.paragraphs().take(AMONG);
        let topics = |unit: usize| document.units[unit].topics.len();
        let most = first().map(topics).max()?;
        let begins = |unit: &usize| opening(document.part(*unit).words(), SENTENCES, &document.tag).len();
        let unit = first().filter(|unit| 2 * topics(*unit) >= most).min_by_key(begins)?;
        let of = &document.units[unit];
        let (anchor, name) = (of.anchor.as_ref()?, of.name.as_ref()?);
        let route =
            if document.unit_pages { Route::unit(&document.document.id, anchor) } else { document.route.clone() };
        let fragment = if document.unit_pages { String::new() } else { format!("#{anchor}") };
        let permalink = format!("{}{fragment}", face.permalink(&route));
        let record = of.record.as_ref().filter(|record| record.current);
        Some(Self {
            from: Quoted::new(document, unit, at, face, false),
            text: opening(document.part(unit).words(), SENTENCES, &document.tag),
            citation: citation(document, name, &permalink, face),
            permalink,
            topics: of.topics.iter().map(|topic| Link::to_topic(topic, at)).collect(),
            digest: of.words_digest.map(|digest| digest.to_string()).unwrap_or_default(),
            since: record.map(|record| DateView::new(record.changed().unwrap_or(record.since), &face.language)),
        })
    }
}

/// The citation in the first style of the site that has a full form.
fn citation(document: &LinkedDocument, name: &UnitName, permalink: &str, face: &Face) -> String {
    let cited = Cited {
        meta: &document.document.meta,
        id: &document.document.id,
        at: At::One(&name.spoken),
        anchor: None,
        permalink: face.base_url.as_ref().map(|_| permalink),
    };
    let full = face.styles.iter().find_map(|named| (named.style.write)(&cited).full);
    full.map(|runs| super::citation::citation(&runs)).unwrap_or_default()
}

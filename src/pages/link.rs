//! Links as the templates of lists see them.

use std::sync::Arc;

use serde::Serialize;

use super::Face;
use super::views::foreign;
use crate::model::{Meta, Route};
use crate::site::{LinkedDocument, TopicName};

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What it reads.
    pub title: String,
    /// Where it leads.
    pub href: String,
}

/// A document as seen from elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentLink {
    /// The title without the subtitle.
    pub title: String,
    /// As people say it; the title if there is nothing shorter.
    pub short: String,
    /// The year of its date.
    pub year: Option<i16>,
    /// Where it leads.
    pub href: String,
    /// The language of the title, where it is not that of the interface.
    pub lang: Option<String>,
    /// The direction of that language.
    pub dir: &'static str,
}

impl Link {
    /// A topic, seen from the page at `at`.
    pub fn to_topic(topic: &TopicName, at: &Route) -> Self {
        Self { title: topic.label.clone(), href: at.to(&topic.route) }
    }
}

impl DocumentLink {
    /// A document, seen from the page at `at`.
    pub fn new(document: &LinkedDocument, at: &Route, face: &Face) -> Self {
        let meta = &document.document.meta;
        let (lang, dir) = foreign(&document.tag, face);
        Self {
            title: meta.title.clone(),
            short: short_title(meta).to_owned(),
            year: meta.dated().map(|date| date.year),
            href: at.to(&document.route),
            lang,
            dir,
        }
    }
}

/// The short title if there is one.
pub fn short_title(meta: &Meta) -> &str {
    meta.short_title.as_deref().unwrap_or(&meta.title)
}

/// The address by which a unit is cited, if the site's address is known; `unit` must be one that is cited.
pub fn unit_url(document: &Arc<LinkedDocument>, unit: usize, face: &Face) -> Option<String> {
    let anchor = document.units[unit].anchor.as_ref()?;
    if document.unit_pages {
        return face.url(&Route::unit(&document.document.id, anchor));
    }
    face.url(&document.route).map(|url| format!("{url}#{anchor}"))
}

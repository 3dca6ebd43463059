//! The page of a document: all its paragraphs in reading order, each with its number, its permalink and its notes.

mod changes;
mod outline;
mod view;

use std::sync::Arc;

use erased_serde::Serialize;

use super::tags::{Typed, tags};
use super::views::DateView;
use super::{Alternate, Face, Head, Kind, Page, Plan, Subject, Tab, score};
use crate::citations::{At, Cited, Told};
use crate::model::{Meta, Route};
use crate::site::{LinkedDocument, Site, WorkName};
use crate::text::Key;

pub(super) use view::MetaView;

pub(super) const KIND: Kind = Kind {
    name: "document",
    about: "A document: all its paragraphs in reading order, with what is known of it.",
    plan: Plan::Each(plan),
};

/// A document, with the topics and works of its paragraphs in the order of the site.
struct DocumentPage {
    document: Arc<LinkedDocument>,
    face: Arc<Face>,
    topics: Vec<score::Tagged>,
    works: Vec<WorkName>,
}

fn plan(site: &Site, face: &Arc<Face>, document: usize) -> Vec<Page> {
    let document = Arc::clone(&site.documents[document]);
    let topics = score::topics_of(site, &document);
    let works = works_of(site, &document);
    let key = Key::of_value(&(document.key, &topics, &works));
    let route = document.route.clone();
    let subject = Arc::new(DocumentPage { document, face: Arc::clone(face), topics, works });
    vec![Page { route, kind: KIND.name, subject, key }]
}

/// The works that a document names, in the order of the site.
fn works_of(site: &Site, document: &LinkedDocument) -> Vec<WorkName> {
    let mut named: std::collections::HashMap<&Route, &WorkName> = std::collections::HashMap::new();
    for (work, _) in document.units.iter().flat_map(|unit| &unit.works) {
        named.entry(&work.route).or_insert(work);
    }
    site.works.iter().filter_map(|work| named.get(&work.route).copied().cloned()).collect()
}

impl Subject for DocumentPage {
    fn view<'a>(&'a self, at: &'a Route) -> Box<dyn Serialize + 'a> {
        Box::new(self.view_at(at))
    }

    fn head(&self, at: &Route) -> Head {
        let meta = &self.document.document.meta;
        let alternate = |(extension, key): &(&'static str, &'static str)| {
            Some(Alternate {
                href: at.to(&Route::download(&self.document.document.id, extension)),
                media: media(extension)?,
                title: self.face.language.say(key).to_owned(),
            })
        };
        Head {
            title: titled(meta),
            description: description(meta, &self.face),
            lang: self.face.language.tag.clone(),
            dir: crate::language::direction(&self.face.language.tag),
            prev: None,
            next: None,
            alternates: self.face.downloads.iter().filter_map(alternate).collect(),
            tab: Tab::Documents,
        }
    }

    fn tags(&self, at: &Route, head: &Head) -> String {
        let (document, face) = (&*self.document, &*self.face);
        let meta = &document.document.meta;
        let url = face.url(at);
        let told = Told {
            language: &document.tag,
            keywords: self.topics.iter().map(|tagged| tagged.topic.label.as_str()).collect(),
            begins: meta.description.as_deref().unwrap_or_default(),
            part: None,
            document: url.as_deref(),
            author_comma: face.author_comma,
        };
        let links: Vec<Typed> = self.described_by(at).collect();
        tags(&self.cited(url.as_deref()), &told, head, &links, face)
    }

    fn document(&self) -> Option<&Arc<LinkedDocument>> {
        Some(&self.document)
    }
}

impl DocumentPage {
    /// The document, as citations see it.
    fn cited<'a>(&'a self, permalink: Option<&'a str>) -> Cited<'a> {
        let document = &self.document.document;
        Cited { meta: &document.meta, id: &document.id, at: At::Document, anchor: None, permalink }
    }

    /// Its files for machines.
    fn described_by(&self, at: &Route) -> impl Iterator<Item = Typed> {
        let machines = self.face.downloads.iter().filter(|(extension, _)| !["md", "txt"].contains(extension));
        machines.map(|(extension, _)| Typed {
            rel: "describedby",
            href: at.to(&Route::download(&self.document.document.id, extension)),
            media: media(extension),
        })
    }
}

/// A document's title with its year.
pub(super) fn titled(meta: &Meta) -> String {
    match meta.dated() {
        Some(date) => format!("{} ({})", meta.title, date.year),
        None => meta.title.clone(),
    }
}

/// One sentence of the editor's, else title, symbol and date.
fn description(meta: &Meta, face: &Face) -> String {
    if let Some(description) = &meta.description {
        return description.clone();
    }
    let date = meta.dated().map(|date| DateView::new(date, &face.language).text);
    let parts: Vec<String> = meta.symbol.iter().cloned().chain(date).collect();
    if parts.is_empty() { meta.full_title() } else { format!("{}. {}.", meta.full_title(), parts.join(", ")) }
}

fn media(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "json" => "application/json",
        "md" => "text/markdown",
        "txt" => "text/plain",
        "xml" => "application/akn+xml",
        "epub" => "application/epub+zip",
        "bib" => "application/x-bibtex",
        "ris" => "application/x-research-info-systems",
        "csl.json" => "application/vnd.citationstyles.csl+json",
        _ => return None,
    })
}

//! Does every reference lead to a paragraph, page or file that is there?

use super::references::{Address, From, Reference, other_addresses, references};
use super::{Ask, Check, IsPlanned};
use crate::diagnostic::{Code, Diagnostic, Severity, nearest};
use crate::model::{DocumentId, Target, Work};
use crate::site::{Destination, LinkedDocument, Site};

pub(super) const CHECK: Check = Check { code: &DEAD_REFERENCE, ask: Ask::Planned(ask) };

static DEAD_REFERENCE: Code = Code::mild(
    "dead-reference",
    Severity::Error,
    "\
A reference names a paragraph, document, page or file that is not on the site, so its link would lead nowhere. So does
an entry of `works.yaml` whose `document` or `only` names no document, and its `url` or that of a document's `source` where it
leads to nothing on the site.

Correct the reference, or put the paragraph's anchor back: an anchor that was published should stay.",
);

fn ask(site: &Site, is_planned: &IsPlanned<'_>) -> Vec<Diagnostic> {
    let references = references(site);
    let dead = references.iter().filter_map(|reference| dead_reference(site, reference, is_planned));
    let of_works = site.works.iter().flat_map(|work| {
        let named = work.work.only.iter().chain(&work.work.document);
        named.filter(|id| site.document(id).is_none()).map(|id| dead_in_work(site, &work.work, id))
    });
    let of_addresses = other_addresses(site).filter_map(|address| dead_address(site, &address, is_planned));
    dead.chain(of_works).chain(of_addresses).collect()
}

fn dead_reference(site: &Site, reference: &Reference<'_>, is_planned: &IsPlanned<'_>) -> Option<Diagnostic> {
    let nowhere = *reference.destination == Destination::Nowhere;
    let (message, help) = match (reference.target, reference.destination) {
        (Target::File(path), Destination::File(route) | Destination::Page(route, _)) if !is_planned(route) => {
            dead_page(site, path).unwrap_or_else(|| {
                let help = "put the file there, or correct the path; paths are as the files lie under `content/`";
                (format!("there is no file `content/{path}`"), help.to_owned())
            })
        }
        (Target::Here(anchor), _) if nowhere => dead_anchor(site, reference.from.id(), anchor),
        (Target::Content(id, Some(anchor)), _) if nowhere && site.contains(id) => dead_anchor(site, id, anchor),
        (Target::Content(id, _), _) if nowhere => {
            (format!("there is no document or page `{id}`"), no_content(site, id))
        }
        _ => return None,
    };
    Some(Diagnostic::new(&DEAD_REFERENCE, message).at(reference.at.clone()).help(help))
}

/// An address in front matter or in `works.yaml` that leads to nothing on the site.
fn dead_address(site: &Site, address: &Address<'_>, is_planned: &IsPlanned<'_>) -> Option<Diagnostic> {
    let route = match &address.destination {
        Destination::Web(_) => return None,
        Destination::File(route) | Destination::Page(route, _) | Destination::Work(route) => Some(route),
        Destination::Unit { .. } | Destination::Nowhere => None,
    };
    if route.is_some_and(is_planned) {
        return None;
    }
    let (message, help) = route.and_then(|route| dead_page(site, route.as_str())).unwrap_or_else(|| {
        let pages = site.ids().map(|id| format!("{id}.md")).collect::<Vec<_>>();
        let near = nearest(address.text, pages.iter().map(String::as_str));
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "put the file there, or write an address with http, https or mailto".to_owned(),
        };
        (format!("`{}` leads to nothing on the site", address.text), help)
    });
    Some(Diagnostic::new(&DEAD_REFERENCE, message).at(address.at()).help(help))
}

/// A path of a topic's or a work's page, which no file lies at.
fn dead_page(site: &Site, path: &str) -> Option<(String, String)> {
    let (folder, name) = path.split('#').next()?.split_once('/')?;
    let id = name.strip_suffix(".html").filter(|id| !id.contains('/'))?;
    let topics = || site.topics.iter().map(|topic| topic.topic.id.as_str());
    let works = || site.works.iter().map(|work| work.work.id.as_str());
    let (kind, near) = match folder {
        "topics" => ("topic", nearest(id, topics())),
        "works" => ("work", nearest(id, works())),
        _ => return None,
    };
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("`pincite {folder}` lists them all"),
    };
    Some((format!("there is no {kind} `{id}`"), help))
}

/// A document or page that is there, without such an anchor.
fn dead_anchor(site: &Site, id: &DocumentId, anchor: &str) -> (String, String) {
    if let Some(document) = site.document(id) {
        let anchors = document.units.iter().filter_map(|unit| unit.anchor.as_ref().map(|anchor| anchor.as_str()));
        let help = gone(document, anchor).unwrap_or_else(|| did_you_mean("#", anchor, anchors, ""));
        return (format!("`{id}` has no paragraph `{anchor}`"), help);
    }
    let page = site.pages.iter().find(|page| page.page.id == *id);
    let ids = page.map(|page| page.heading_ids()).unwrap_or_default();
    (format!("`{id}` has no heading `{anchor}`"), did_you_mean("#", anchor, ids, ""))
}

/// Where an anchor went that is gone.
fn gone(document: &LinkedDocument, anchor: &str) -> Option<String> {
    let stone = document.gone.iter().find(|stone| stone.anchor.as_str() == anchor)?;
    let places: Vec<&str> = stone.went.iter().map(|went| went.name.as_str()).collect();
    Some(match places.as_slice() {
        [] => format!("it was retired on {}; take the link away", stone.gone),
        places => format!("it went to {} on {}; refer to that", places.join(" and "), stone.gone),
    })
}

fn no_content(site: &Site, id: &DocumentId) -> String {
    did_you_mean("", id.as_str(), site.ids(), ".md")
}

fn did_you_mean<'a>(before: &str, word: &str, valid: impl IntoIterator<Item = &'a str>, after: &str) -> String {
    match nearest(word, valid) {
        Some(near) => format!("did you mean `{before}{near}{after}`?"),
        None => "correct the reference, or take the link away".to_owned(),
    }
}

fn dead_in_work(site: &Site, work: &Work, id: &DocumentId) -> Diagnostic {
    let documents = site.documents.iter().map(|document| document.document.id.as_str());
    Diagnostic::new(&DEAD_REFERENCE, format!("there is no document `{id}`")).at(work.place_of(id.as_str())).help(
        match nearest(id.as_str(), documents) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name a document of this site, or take the line out".to_owned(),
        },
    )
}

impl<'a> From<'a> {
    fn id(&self) -> &'a DocumentId {
        match self {
            Self::Document(document) => &document.document.id,
            Self::Page(page) => &page.page.id,
        }
    }
}

//! Every link and image of a site with its place, for the checks that ask where they lead.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Inline, Part, Target, each_in, each_inline, push_inlines, scheme};
use crate::site::{Destination, LinkedDocument, LinkedPage, Site};
use crate::text::{Place, Span};

/// A link or an image.
pub(super) struct Reference<'a> {
    /// Where it leads, as its file says it.
    pub target: &'a Target,
    /// Where it leads, resolved.
    pub destination: &'a Destination,
    /// Where the target stands.
    pub at: Place,
    /// What it stands in.
    pub from: From<'a>,
    /// Is it an image without words?
    pub is_silent_image: bool,
}

/// A document or a page.
#[derive(Clone, Copy)]
pub(super) enum From<'a> {
    Document(&'a LinkedDocument),
    Page(&'a LinkedPage),
}

/// Those of all documents and pages, in reading order.
pub(super) fn references(site: &Site) -> Vec<Reference<'_>> {
    let mut references = Vec::new();
    site.documents.iter().for_each(|document| in_document(document, &mut references));
    site.pages.iter().for_each(|page| in_page(page, &mut references));
    references
}

/// The addresses on the web to which documents and pages refer, and those of works, each with the places that name it.
pub fn addresses(site: &Site) -> BTreeMap<String, Vec<Place>> {
    let mut addresses: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let references = references(site);
    let linked = references.iter().filter_map(|reference| match reference.destination {
        Destination::Web(url) => Some((url.as_str(), reference.at.clone())),
        _ => None,
    });
    let of_works = site.works.iter().filter_map(|work| {
        let url = work.work.url.as_deref()?;
        Some((url, work.work.place_of(url)))
    });
    for (url, at) in linked.chain(of_works).filter(|(url, _)| matches!(scheme(url), Some("http" | "https"))) {
        addresses.entry(url.to_owned()).or_default().push(at);
    }
    addresses
}

fn in_document<'a>(document: &'a LinkedDocument, references: &mut Vec<Reference<'a>>) {
    let with_any = document.units.iter().enumerate().filter(|(_, unit)| !unit.destinations.is_empty());
    for (index, unit) in with_any {
        let part = document.part(index);
        let mut targets = Targets::default();
        match part {
            Part::Heading(heading) => each_in(&heading.title, &mut |inline| targets.see(inline)),
            Part::Paragraph(paragraph) => each_inline(&paragraph.blocks, &mut |inline| targets.see(inline)),
        }
        part.notes().iter().for_each(|note| each_inline(&note.blocks, &mut |inline| targets.see(inline)));
        let (path, from) = (&document.document.path, From::Document(document));
        references.extend(
            targets
                .0
                .into_iter()
                .zip(&unit.destinations)
                .map(|(seen, destination)| seen.reference(destination, path, from)),
        );
    }
}

fn in_page<'a>(page: &'a LinkedPage, references: &mut Vec<Reference<'a>>) {
    let mut targets = Targets::default();
    each_inline(&page.page.blocks, &mut |inline| targets.see(inline));
    page.page.notes.iter().for_each(|note| each_inline(&note.blocks, &mut |inline| targets.see(inline)));
    let (path, from) = (&page.page.path, From::Page(page));
    references.extend(
        targets
            .0
            .into_iter()
            .zip(&page.destinations)
            .map(|(seen, destination)| seen.reference(destination, path, from)),
    );
}

/// The targets of some prose, in the order of its destinations.
#[derive(Default)]
struct Targets<'a>(Vec<Seen<'a>>);

/// A target with its place.
struct Seen<'a> {
    target: &'a Target,
    span: Span,
    is_silent_image: bool,
}

impl<'a> Targets<'a> {
    fn see(&mut self, inline: &'a Inline) {
        match inline {
            Inline::Link { target, span, .. } => self.0.push(Seen { target, span: *span, is_silent_image: false }),
            Inline::Image { target, span, text, .. } => {
                self.0.push(Seen { target, span: *span, is_silent_image: !says_anything(text) });
            }
            _ => {}
        }
    }
}

/// Have the words of an image a letter or a sign in them?
fn says_anything(text: &[Inline]) -> bool {
    let mut words = String::new();
    push_inlines(text, &mut words);
    !words.trim().is_empty()
}

impl<'a> Seen<'a> {
    fn reference(self, destination: &'a Destination, path: &Arc<str>, from: From<'a>) -> Reference<'a> {
        let Self { target, span, is_silent_image } = self;
        Reference { target, destination, at: Place::new(path, span), from, is_silent_image }
    }
}

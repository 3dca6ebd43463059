//! Every link and image of a site with its place, for the checks that ask where they lead.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::dialect;
use crate::model::{Inline, Part, Target, each_in, each_inline, push_inlines, scheme};
use crate::site::{Destination, LinkedDocument, LinkedPage, LinkedWork, Site};
use crate::text::{Place, Source, Span};
use crate::yaml;

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

/// Where an address leads that is no link of a text: the source of a document, or that of a work.
pub(super) struct Address<'a> {
    /// As its file writes it.
    pub text: &'a str,
    /// Where it leads.
    pub destination: Destination,
    /// The document in whose front matter it stands, or the work.
    of: Of<'a>,
}

enum Of<'a> {
    Document(&'a LinkedDocument),
    Work(&'a LinkedWork),
}

impl Address<'_> {
    /// Where it stands.
    pub fn at(&self) -> Place {
        match self.of {
            Of::Work(work) => work.work.place_of(self.text),
            Of::Document(document) => {
                let document = &document.document;
                let source = Source::new(document.path.clone(), document.text.clone());
                let front_matter = Span::new(0..document.text.len() - dialect::body(&document.text).len());
                let place = yaml::place_of_value(&source, front_matter, "url", self.text);
                place.unwrap_or_else(|| yaml::place_of_key(&source, front_matter, "source"))
            }
        }
    }
}

/// Those of all documents, then those of all works.
pub(super) fn other_addresses(site: &Site) -> impl Iterator<Item = Address<'_>> {
    let of_documents = site.documents.iter().filter_map(|document| {
        let text = document.document.meta.source.url.as_deref()?;
        let destination = Destination::of_address(text, document.document.id.folder());
        Some(Address { text, destination, of: Of::Document(document) })
    });
    let of_works = site.works.iter().filter_map(|work| {
        let text = work.work.url.as_deref()?;
        Some(Address { text, destination: Destination::of_address(text, ""), of: Of::Work(work) })
    });
    of_documents.chain(of_works)
}

/// The addresses on the web to which documents and pages refer, and those of their sources and of works, each with the places that name it.
pub fn addresses(site: &Site) -> BTreeMap<String, Vec<Place>> {
    let mut addresses: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let references = references(site);
    let linked = references.iter().filter_map(|reference| match reference.destination {
        Destination::Web(url) => Some((url.as_str(), reference.at.clone())),
        _ => None,
    });
    let others = other_addresses(site).filter(|address| matches!(address.destination, Destination::Web(_)));
    let others = others.map(|address| (address.text, address.at()));
    for (url, at) in linked.chain(others).filter(|(url, _)| matches!(scheme(url), Some("http" | "https"))) {
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

//! Where a link leads.

use super::{Directory, Found, LinkedPage};
use crate::dialect;
use crate::model::{Anchor, Block, DocumentId, Inline, Note, Page, Route, Target, each_inline};
use crate::text::Key;

/// Where a link leads, resolved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Destination {
    /// A paragraph or section.
    Unit {
        /// The document's page.
        document: Route,
        /// The anchor in it.
        anchor: Anchor,
        /// The unit's own page, where units have pages.
        page: Option<Route>,
    },
    /// A document or page, perhaps a heading on it.
    Page(Route, Option<String>),
    /// A work's page.
    Work(Route),
    /// An address outside the site.
    Web(String),
    /// A file of the site.
    File(Route),
    /// Nothing that there is; a check says so.
    Nowhere,
}

impl Destination {
    /// Where an address leads that stands in front matter or in a vocabulary, in a folder of `content/`. Whether there is
    /// anything the plan knows.
    pub fn of_address(address: &str, folder: &str) -> Self {
        match dialect::address(address, folder) {
            Target::Web(url) => Self::Web(url.to_string()),
            Target::Work(id, _) => Self::Work(Route::file(&format!("works/{id}.html"))),
            Target::Content(id, place) => Self::Page(Route::content(&id), place.map(|place| place.to_string())),
            Target::File(path) => Self::of_file(&path),
            Target::Here(_) | Target::Unsafe(_) => Self::Nowhere,
        }
    }

    /// A file by its path, and perhaps a place in it.
    fn of_file(path: &str) -> Self {
        match path.split_once('#') {
            Some((path, place)) if !path.is_empty() => Self::Page(Route::file(path), Some(place.to_owned())),
            _ => Self::File(Route::file(path)),
        }
    }

    /// The link from the page at `at`: within a document to the place in it, from elsewhere to the paragraph's own page.
    /// `None` for what leads nowhere.
    pub fn href(&self, at: &Route) -> Option<String> {
        Some(match self {
            Self::Unit { document, anchor, .. } if at == document => format!("#{anchor}"),
            Self::Unit { page: Some(page), .. } => at.to(page),
            Self::Unit { document, anchor, page: None } => format!("{}#{anchor}", at.to(document)),
            Self::Page(route, Some(id)) if at == route => format!("#{id}"),
            Self::Page(route, Some(id)) => format!("{}#{id}", at.to(route)),
            Self::Page(route, None) | Self::Work(route) | Self::File(route) => at.to(route),
            Self::Web(url) => url.clone(),
            Self::Nowhere => return None,
        })
    }

    /// The page of the site that it leads to, and the place on it; `None` for what is no page of the site.
    pub fn page(&self) -> Option<(&Route, Option<&str>)> {
        match self {
            Self::Unit { page: Some(page), .. } => Some((page, None)),
            Self::Unit { document, anchor, page: None } => Some((document, Some(anchor.as_str()))),
            Self::Page(route, id) => Some((route, id.as_deref())),
            Self::Work(route) => Some((route, None)),
            Self::Web(_) | Self::File(_) | Self::Nowhere => None,
        }
    }
}

impl Directory<'_> {
    /// Where a target leads that stands in the document or page `here`.
    pub(super) fn resolve(&self, here: &DocumentId, target: &Target) -> Destination {
        match target {
            Target::Here(anchor) => self.content(here, Some(anchor)),
            Target::Content(id, anchor) => self.content(id, anchor.as_deref()),
            Target::Work(id, _) => match self.works.iter().find(|(work, _)| work.id.as_str() == &**id) {
                Some((_, name)) => Destination::Work(name.route.clone()),
                None => Destination::Nowhere,
            },
            Target::Web(url) => Destination::Web(url.to_string()),
            Target::File(path) => Destination::of_file(path),
            Target::Unsafe(_) => Destination::Nowhere,
        }
    }

    fn content(&self, id: &DocumentId, anchor: Option<&str>) -> Destination {
        let route = Route::content(id);
        match (self.by_id.get(id), anchor) {
            (None, _) => Destination::Nowhere,
            (Some(_), None) => Destination::Page(route, None),
            (Some(Found::Document(index)), Some(text)) => {
                let anchor = Anchor::parse(text).ok();
                match anchor.and_then(|anchor| self.anchor(*index, &anchor)) {
                    Some(anchor) => self.unit(id, anchor),
                    None => Destination::Nowhere,
                }
            }
            (Some(Found::Page(index)), Some(text)) if self.page_ids[*index].contains(&text) => {
                Destination::Page(route, Some(text.to_owned()))
            }
            (Some(Found::Page(_)), Some(_)) => Destination::Nowhere,
        }
    }

    /// The destination of a unit.
    pub(super) fn unit(&self, id: &DocumentId, anchor: &Anchor) -> Destination {
        Destination::Unit {
            document: Route::content(id),
            anchor: anchor.clone(),
            page: self.settings.paragraph_pages.then(|| Route::unit(id, anchor)),
        }
    }

    /// Where each link and image of some prose leads, in reading order, notes last.
    pub(super) fn destinations(&self, here: &DocumentId, blocks: &[Block], notes: &[Note]) -> Vec<Destination> {
        let mut destinations = Vec::new();
        let mut see = |inline: &Inline| {
            if let Inline::Link { target, .. } | Inline::Image { target, .. } = inline {
                destinations.push(self.resolve(here, target));
            }
        };
        each_inline(blocks, &mut see);
        notes.iter().for_each(|note| each_inline(&note.blocks, &mut see));
        destinations
    }
}

impl LinkedPage {
    pub(super) fn new(page: &std::sync::Arc<Page>, directory: &Directory<'_>) -> Self {
        let destinations = directory.destinations(&page.id, &page.blocks, &page.notes);
        let key = Key::of_value(&(page.digest, &destinations));
        Self { page: page.clone(), route: Route::content(&page.id), destinations, key }
    }

    /// The ids of its headings.
    pub fn heading_ids(&self) -> Vec<&str> {
        heading_ids(&self.page).collect()
    }
}

/// The ids of a page's headings, in reading order.
pub(super) fn heading_ids(page: &Page) -> impl Iterator<Item = &str> {
    page.blocks.iter().filter_map(|block| match block {
        Block::Heading { id, .. } => Some(id.as_str()),
        _ => None,
    })
}

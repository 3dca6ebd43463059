//! A site's documents as a collection that can be searched.

use super::find::Collection;
use super::index::Index;
use crate::site::{LinkedDocument, Site};

/// A site that can be searched.
pub struct Library<'a> {
    site: &'a Site,
    index: Index,
}

impl<'a> Library<'a> {
    /// Reads its index.
    pub fn of(site: &'a Site) -> Self {
        Self { site, index: Index::of(site) }
    }

    /// The site.
    pub fn site(&self) -> &'a Site {
        self.site
    }

    /// The document and the unit of a place.
    pub fn unit(&self, place: u32) -> (&'a LinkedDocument, usize) {
        let (document, unit) = self.index.places.all[place as usize];
        (&self.site.documents[document as usize], unit as usize)
    }
}

impl Collection for Library<'_> {
    fn index(&self) -> &Index {
        &self.index
    }

    fn text(&self, place: u32) -> &str {
        let (document, unit) = self.unit(place);
        document.part(unit).words()
    }

    fn source(&self, place: u32) -> Option<String> {
        let (document, unit) = self.unit(place);
        (!document.units[unit].corrections.is_empty()).then(|| document.part(unit).source_words())
    }
}

//! What one file of `content/` holds.

use std::sync::Arc;

use super::{Document, DocumentId, Page};

/// A document or a page.
#[derive(Clone, Debug)]
pub enum Content {
    /// Cited by paragraph.
    Document(Arc<Document>),
    /// Ordinary prose.
    Page(Arc<Page>),
}

impl Content {
    /// Its id.
    pub fn id(&self) -> &DocumentId {
        match self {
            Self::Document(document) => &document.id,
            Self::Page(page) => &page.id,
        }
    }

    /// Its file, relative to the site's folder.
    pub fn path(&self) -> &Arc<str> {
        match self {
            Self::Document(document) => &document.path,
            Self::Page(page) => &page.path,
        }
    }
}

//! What a build found out, for the next one of nearly the same site: values, each under the key of all that it was made from.
//!
//! Nobody says what changed, so nothing can be forgotten: what has another key is made anew, and what has the same is the same
//! value. A build puts its own values in the place of those before it, so a memo holds one site.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::checks::{About, Check};
use crate::diagnostic::Diagnostic;
use crate::dialect::{self, Parsed};
use crate::ledger::Ledger;
use crate::model::DocumentId;
use crate::outputs::{OfDocument, Theme, Whole};
use crate::pages::{self, Face};
use crate::site::{LinkedDocument, Site};
use crate::text::{Key, Source};

/// What the build before found out.
#[derive(Default)]
pub struct Memo {
    parsed: HashMap<Key, Arc<Parsed>>,
    ledger: Option<(Key, Arc<Ledger>, Vec<Diagnostic>)>,
    /// The documents as they were linked.
    pub(super) linked: Vec<Arc<LinkedDocument>>,
    theme: Option<Arc<Theme>>,
    documents: HashMap<DocumentId, Kept>,
    /// What each document has wrong by itself.
    problems: HashMap<Key, Arc<[Diagnostic]>>,
    /// The plan.
    pub(super) plan: Whole,
}

/// The files of a document's pages, and what they are made from.
struct Kept {
    /// Of the document, of what pages have in common, and of where topics and works are named.
    key: Key,
    /// Other documents of which the pages show something.
    beside: Vec<(DocumentId, Key)>,
    files: Arc<OfDocument>,
}

impl Memo {
    /// Reads each source, in parallel: what it says with its problems, or why it cannot be one.
    pub(super) fn parse(
        &mut self,
        sources: &[Source],
        settings: &dialect::Settings,
        id_of: impl Fn(&Source) -> Result<DocumentId, Diagnostic> + Sync,
    ) -> Vec<Result<Arc<Parsed>, Diagnostic>> {
        let before = std::mem::take(&mut self.parsed);
        let read = |source: &Source| {
            let key = Key::of_value(&(&source.path, source.digest, settings));
            let known = before.get(&key).map(Arc::clone);
            let parsed = known.map_or_else(|| Ok(Arc::new(dialect::parse(source, &id_of(source)?, settings))), Ok);
            (key, parsed)
        };
        let parsed: Vec<(Key, Result<Arc<Parsed>, Diagnostic>)> = sources.par_iter().map(read).collect();
        let known = parsed.iter().filter_map(|(key, parsed)| Some((*key, Arc::clone(parsed.as_ref().ok()?))));
        self.parsed = known.collect();
        parsed.into_iter().map(|(_, parsed)| parsed).collect()
    }

    /// The ledger that stands in some files, with its problems.
    pub(super) fn ledger(&mut self, sources: &[Source]) -> (Arc<Ledger>, Vec<Diagnostic>) {
        let named: Vec<_> = sources.iter().map(|source| (&source.path, source.digest)).collect();
        let key = Key::of_value(&named);
        if self.ledger.as_ref().is_none_or(|(known, ..)| *known != key) {
            let (ledger, problems) = Ledger::read(sources);
            self.ledger = Some((key, Arc::new(ledger), problems));
        }
        let known = self.ledger.as_ref().map(|(_, ledger, problems)| (Arc::clone(ledger), problems.clone()));
        known.unwrap_or_default()
    }

    /// A theme, or the one before if that is the same: it has filled in already what pages share.
    pub(super) fn theme(&mut self, theme: Theme) -> Arc<Theme> {
        let before = self.theme.take().filter(|before| before.key == theme.key);
        let theme = before.unwrap_or_else(|| Arc::new(theme));
        self.theme = Some(Arc::clone(&theme));
        theme
    }

    /// The pages of each document with their files, in parallel.
    pub(super) fn documents(
        &mut self,
        site: &Site,
        face: &Arc<Face>,
        theme: &Arc<Theme>,
        outputs: &[&'static str],
    ) -> Vec<Arc<OfDocument>> {
        let (before, around) = (&self.documents, around(site, theme, outputs));
        let made = (0..site.documents.len()).into_par_iter().map(|index| {
            let document = &site.documents[index];
            let key = Key::of_value(&(around, document.key));
            let id = document.document.id.clone();
            let is_same = |(id, key): &(DocumentId, Key)| site.document(id).is_some_and(|other| other.key == *key);
            if let Some(known) = before.get(&id).filter(|known| known.key == key && known.beside.iter().all(is_same)) {
                let (beside, files) = (known.beside.clone(), Arc::clone(&known.files));
                return (id, Kept { key, beside, files });
            }
            let pages = pages::of_document(site, face, index);
            let mut beside: Vec<(DocumentId, Key)> = Vec::new();
            for other in pages.iter().flat_map(|page| page.subject.beside()) {
                let other = (other.document.id.clone(), other.key);
                if !beside.contains(&other) {
                    beside.push(other);
                }
            }
            (id, Kept { key, beside, files: Arc::new(OfDocument::new(pages, theme, outputs)) })
        });
        let made: Vec<(DocumentId, Kept)> = made.collect();
        let files = made.iter().map(|(_, kept)| Arc::clone(&kept.files)).collect();
        self.documents = made.into_iter().collect();
        files
    }
}

impl Memo {
    /// What some checks find in each document by itself, in parallel.
    pub(super) fn problems(&mut self, checks: &[&Check], about: &About<'_>) -> Vec<Diagnostic> {
        let codes: Vec<&str> = checks.iter().map(|check| check.code.code).collect();
        let styles: Vec<&str> = about.styles.iter().map(|style| style.name).collect();
        let (before, asked) = (std::mem::take(&mut self.problems), Key::of_value(&(codes, styles)));
        let found = about.site.documents.par_iter().map(|document| {
            let key = Key::of_value(&(asked, document.key));
            let ask = || checks.iter().flat_map(|check| check.of_document(document, about.styles)).collect();
            (key, before.get(&key).map_or_else(ask, Arc::clone))
        });
        let found: Vec<(Key, Arc<[Diagnostic]>)> = found.collect();
        let problems = found.iter().flat_map(|(_, problems)| problems.iter().cloned()).collect();
        self.problems = found.into_iter().collect();
        problems
    }
}

/// Of what all pages of documents are made from besides their documents: the theme, the outputs, and which units of which
/// documents a topic or a work brings together.
fn around(site: &Site, theme: &Theme, outputs: &[&str]) -> Key {
    let ids: Vec<_> = site.documents.iter().map(|document| &document.document.id).collect();
    let topics = site.topics.iter().map(|topic| (&topic.route, topic.topic.broader.is_some(), &topic.uses));
    let works = site.works.iter().map(|work| (&work.route, &work.uses));
    Key::of_value(&(theme.key, outputs, ids, topics.collect::<Vec<_>>(), works.collect::<Vec<_>>()))
}

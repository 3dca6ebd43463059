//! The files of the ledger: one line an anchor, sorted, made for `git diff` and for merges.
//!
//! The form is a narrow YAML: what is read here, any reader of YAML reads as the same values. It has its own reader
//! because YAML libraries take a key twice in silence, know nothing of conflict markers, and are a hundred times slower.

mod cursor;
mod parse;
mod print;
mod problem;
mod scalar;
mod sound;

pub use parse::{Parsed, Read, parse};
pub use print::{print_document, print_site};
pub use problem::BAD_LEDGER;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Ledger, SITE_PATH, path_of};
use crate::diagnostic::Diagnostic;
use crate::text::Source;

impl Ledger {
    /// Reads all files of a ledger, with every problem in one of them or between them.
    pub fn read<'a>(sources: impl IntoIterator<Item = &'a Source>) -> (Self, Vec<Diagnostic>) {
        Self::gather(sources.into_iter().map(parse))
    }

    /// Puts together files that were read one by one.
    pub fn gather(files: impl IntoIterator<Item = Parsed>) -> (Self, Vec<Diagnostic>) {
        let mut ledger = Self::default();
        let mut problems = Vec::new();
        for file in files {
            problems.extend(file.problems);
            match file.read {
                Some(Read::Document(id, document)) => {
                    ledger.documents.insert(id, document);
                }
                Some(Read::Site(site)) => ledger.site = site,
                None => {}
            }
        }
        problems.extend(sound::problems(&ledger));
        (ledger, problems)
    }

    /// The files, by path relative to the site's folder.
    pub fn files(&self) -> BTreeMap<Arc<str>, String> {
        let documents = self.documents.iter().map(|(id, document)| (path_of(id), print_document(document)));
        let site = (self.site.routes().next().is_some()).then(|| (SITE_PATH.into(), print_site(&self.site)));
        documents.chain(site).collect()
    }
}

#[cfg(test)]
mod tests;

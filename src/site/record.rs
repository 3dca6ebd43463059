//! What the ledger knows of a unit that stands: since when, and each change of its words.

use super::{Directory, LinkedDocument, Went};
use crate::ledger::{DocumentLedger, TextDigest, Was};
use crate::model::Date;

/// What the ledger knows of a unit that stands.
#[derive(Clone, Debug, Hash)]
pub struct Record {
    /// When it was first published.
    pub since: Date,
    /// Each time that its words were changed after that, oldest first.
    pub changes: Vec<Change>,
    /// Are the words those that were accepted last?
    pub current: bool,
}

/// Words that were changed for others.
#[derive(Clone, Debug, Hash)]
pub struct Change {
    /// When.
    pub date: Date,
    /// Why, in the editor's words.
    pub why: Option<String>,
    /// Where the words before went, if they stand elsewhere.
    pub went: Vec<Went>,
}

impl Record {
    /// When its words changed last, if they did.
    pub fn changed(&self) -> Option<Date> {
        self.changes.iter().map(|change| change.date).max()
    }
}

/// The record of each unit of a document that was published.
pub(super) fn records(
    document: &LinkedDocument,
    ledger: &DocumentLedger,
    directory: &Directory<'_>,
) -> Vec<Option<Record>> {
    let change = |was: &Was| {
        let ends = directory.ledger.ends_of_was(&document.document.id, was);
        let went = ends.iter().map(|to| directory.went_from(document, to)).collect();
        Change { date: was.until, why: was.why.clone(), went }
    };
    let record = |anchor, digest: Option<TextDigest>| {
        let line = ledger.anchors.get(anchor).filter(|line| line.gone.is_none())?;
        let changes = line.was.iter().map(change).collect();
        Some(Record { since: line.since, changes, current: line.digest() == digest })
    };
    document.units.iter().map(|unit| record(unit.anchor.as_ref()?, unit.words_digest)).collect()
}

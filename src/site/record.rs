//! What the ledger knows of a unit that stands: since when, and each change of its words.

use super::{Directory, LinkedDocument, Went};
use crate::ledger::{self, DocumentLedger, TextDigest, Was};
use crate::model::{Date, DocumentId};

/// What the ledger knows of a unit that stands.
#[derive(Clone, Debug, Hash)]
pub struct Record {
    /// When its words were first published, here or where they stood before.
    pub since: Date,
    /// When they came to this anchor, if they stood elsewhere before.
    pub came: Option<Date>,
    /// Each time that its words were changed after that, oldest first.
    pub changes: Vec<Change>,
    /// Are the words those that were accepted last?
    pub current: bool,
}

/// Words that were changed for others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    /// When.
    pub date: Date,
    /// Why, in the editor's words.
    pub why: Option<String>,
    /// Where the words before went, if they stand elsewhere.
    pub went: Vec<Went>,
}

impl Record {
    /// When its words changed last, here or where they stood before.
    pub fn changed(&self) -> Option<Date> {
        self.changes.iter().map(|change| change.date).max()
    }

    /// The changes since it has this anchor, oldest first.
    pub fn changes_here(&self) -> impl DoubleEndedIterator<Item = &Change> {
        self.changes.iter().filter(|change| self.came.is_none_or(|came| change.date > came))
    }

    /// When words were last accepted under this anchor.
    pub fn accepted(&self) -> Date {
        self.changes_here().map(|change| change.date).max().or(self.came).unwrap_or(self.since)
    }
}

/// The record of each unit of a document that was published.
pub(super) fn records(
    document: &LinkedDocument,
    ledger: &DocumentLedger,
    directory: &Directory<'_>,
) -> Vec<Option<Record>> {
    let id = &document.document.id;
    let place = |to: &ledger::Destination| directory.went_from(document, to);
    let record = |anchor, digest: Option<TextDigest>| {
        let line = ledger.anchors.get(anchor).filter(|line| line.gone.is_none())?;
        let past = directory.pasts.of(id, anchor);
        let before = past.iter().flat_map(|past| &past.changes).map(|(id, was)| change(id, was, directory, &place));
        Some(Record {
            since: past.as_ref().map_or(line.since, |past| past.since),
            came: past.as_ref().map(|_| line.since),
            changes: before.chain(line.was.iter().map(|was| change(id, was, directory, &place))).collect(),
            current: line.digest() == digest,
        })
    };
    document.units.iter().map(|unit| record(unit.anchor.as_ref()?, unit.words_digest)).collect()
}

/// A change of words that stood in a document. `place` says how something is called where that is read.
pub(super) fn change(
    id: &DocumentId,
    was: &Was,
    directory: &Directory<'_>,
    place: &dyn Fn(&ledger::Destination) -> Went,
) -> Change {
    let went = directory.ledger.ends_of_was(id, was).iter().map(place).collect();
    Change { date: was.until, why: was.why.clone(), went }
}

//! Anchors that are gone: what stood there, when it went and where.

use super::record::change;
use super::{Change, Destination, Directory, LinkedDocument, UnitName, Went};
use crate::language::Language;
use crate::ledger::{self, DocumentLedger, Fate, Gone, Line};
use crate::model::{Anchor, Date, Labels};

/// An anchor that was published and is no longer in the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tombstone {
    /// The anchor.
    pub anchor: Anchor,
    /// What it was called.
    pub name: UnitName,
    /// When it was first published.
    pub since: Date,
    /// When it went.
    pub gone: Date,
    /// Where it went, every move since followed; nowhere when it was retired.
    pub went: Vec<Went>,
    /// In which way it went to where it leads.
    pub fate: Option<Fate>,
    /// Why, in the editor's words.
    pub why: Option<String>,
    /// Each time that its words were changed while it stood, oldest first.
    pub changes: Vec<Change>,
    /// How its words began.
    pub begins: String,
    /// All its words, where the ledger keeps them.
    pub last: Option<String>,
    /// How many words it had.
    pub words: usize,
    /// The digest of its words; empty if it had none.
    pub digest: String,
    /// The unit before which it is shown; the number of units, at the end.
    pub before: usize,
}

/// The tombstones of a document, in the order in which they are shown.
pub(super) fn tombstones(
    document: &LinkedDocument,
    ledger: &DocumentLedger,
    directory: &Directory<'_>,
) -> Vec<Tombstone> {
    let id = &document.document.id;
    let fates = directory.ledger.fates(id);
    let mut stones: Vec<Tombstone> = ledger
        .anchors
        .iter()
        // Of a document that is back, what is not back with it is still gone.
        .filter_map(|(anchor, line)| Some((anchor, line, line.gone.as_ref().or(ledger.gone.as_ref())?)))
        .filter(|(anchor, _, _)| document.find(anchor).is_none())
        .map(|(anchor, line, gone)| {
            let start = ledger::Destination::Elsewhere(id.clone(), anchor.clone());
            let ends = directory.ends(&start, gone);
            let went = ends.iter().map(|to| directory.went_from(document, to)).collect();
            let mut stone = Tombstone::new(anchor, line, gone, went, (&document.labels, &document.language));
            stone.fate = fates.of(line, &ends);
            let called = |to: &ledger::Destination| directory.went_from(document, to);
            stone.changes = line.was.iter().map(|was| change(id, was, directory, &called)).collect();
            stone.before = place(document, anchor, &stone.went);
            stone
        })
        .collect();
    stones.sort_by(|a, b| (a.before, &a.anchor).cmp(&(b.before, &b.anchor)));
    stones
}

impl Tombstone {
    /// When its words were changed last while it stood.
    pub fn changed(&self) -> Option<Date> {
        self.changes.iter().map(|change| change.date).max()
    }

    /// What is left of an anchor, named in the way of its document.
    pub(super) fn new(
        anchor: &Anchor,
        line: &Line,
        gone: &Gone,
        went: Vec<Went>,
        (labels, language): (&Labels, &Language),
    ) -> Self {
        Self {
            anchor: anchor.clone(),
            name: UnitName::new(anchor, None, labels, language, &|_| None),
            since: line.since,
            gone: gone.date,
            fate: None,
            why: gone.why.clone(),
            changes: Vec::new(),
            begins: line.text.as_ref().map(|text| text.begins.to_string()).unwrap_or_default(),
            last: line.last.as_deref().map(str::to_owned),
            words: line.text.as_ref().map_or(0, |text| text.words),
            digest: line.text.as_ref().map(|text| text.digest.to_string()).unwrap_or_default(),
            before: 0,
            went,
        }
    }
}

/// Where its number would stand: before the first unit under the same number whose anchor sorts after it; else before
/// the place where it went; else at the end.
fn place(document: &LinkedDocument, anchor: &Anchor, went: &[Went]) -> usize {
    let parent = anchor.parent();
    let mut siblings = document.units.iter().enumerate().filter(|(_, unit)| {
        unit.anchor.as_ref().is_some_and(|other| other.parent() == parent && same_kind(other, anchor))
    });
    if let Some((index, _)) = siblings.clone().find(|(_, unit)| unit.anchor.as_ref() > Some(anchor)) {
        return index;
    }
    if let Some((index, _)) = siblings.next_back() {
        return document.units[index].end;
    }
    let there = went.iter().find_map(|went| match &went.destination {
        Destination::Unit { document: route, anchor, .. } if *route == document.route => document.find(anchor),
        _ => None,
    });
    there.unwrap_or(document.units.len())
}

/// Do the last segments begin with the same letters?
fn same_kind(a: &Anchor, b: &Anchor) -> bool {
    let letters = |anchor: &Anchor| -> String {
        let last = anchor.segments().next_back().unwrap_or_default();
        last.chars().take_while(|c| c.is_ascii_lowercase()).collect()
    };
    letters(a) == letters(b)
}

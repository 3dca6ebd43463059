//! Anchors that are gone: what stood there, when it went and where.

use super::{Destination, Directory, LinkedDocument, UnitName};
use crate::ledger::{self, DocumentLedger, Gone, Line};
use crate::model::{Anchor, Date, DocumentId, Route};

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
    /// Where it went; nowhere when it was retired.
    pub went: Vec<Went>,
    /// Why, in the editor's words.
    pub why: Option<String>,
    /// How its words began.
    pub begins: String,
    /// How many words it had.
    pub words: usize,
    /// The digest of its words; empty if it had none.
    pub digest: String,
    /// The unit before which it is shown; the number of units, at the end.
    pub before: usize,
}

/// A place where something went.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Went {
    /// Where it is now.
    pub destination: Destination,
    /// What it is called there.
    pub name: String,
}

/// The tombstones of a document, in the order in which they are shown.
pub(super) fn tombstones(
    document: &LinkedDocument,
    ledger: &DocumentLedger,
    directory: &Directory<'_>,
) -> Vec<Tombstone> {
    let mut stones: Vec<Tombstone> = ledger
        .tombstones()
        .filter(|(anchor, _, _)| document.find(anchor).is_none())
        .map(|(anchor, line, gone)| tombstone(document, anchor, line, gone, directory))
        .collect();
    stones.sort_by(|a, b| (a.before, &a.anchor).cmp(&(b.before, &b.anchor)));
    stones
}

fn tombstone(
    document: &LinkedDocument,
    anchor: &Anchor,
    line: &Line,
    gone: &Gone,
    directory: &Directory<'_>,
) -> Tombstone {
    let id = &document.document.id;
    let went: Vec<Went> = gone.to.iter().map(|to| went(document, id, to, directory)).collect();
    Tombstone {
        anchor: anchor.clone(),
        name: UnitName::new(anchor, None, &document.labels, &document.language, &|_| None),
        since: line.since,
        gone: gone.date,
        why: gone.why.clone(),
        begins: line.text.as_ref().map(|text| text.begins.to_string()).unwrap_or_default(),
        words: line.text.as_ref().map_or(0, |text| text.words),
        digest: line.text.as_ref().map(|text| text.digest.to_string()).unwrap_or_default(),
        before: place(document, anchor, &went),
        went,
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

fn went(document: &LinkedDocument, id: &DocumentId, to: &ledger::Destination, directory: &Directory<'_>) -> Went {
    let unit = |id: &DocumentId, anchor: &Anchor| directory.unit(id, anchor);
    match to {
        ledger::Destination::Anchor(anchor) => {
            let known = document.find(anchor).and_then(|index| document.units[index].name.as_ref());
            Went {
                destination: unit(id, anchor),
                name: known.map_or_else(|| anchor.to_string(), |name| name.inside.clone()),
            }
        }
        ledger::Destination::Elsewhere(id, anchor) => {
            Went { destination: unit(id, anchor), name: format!("{id}, {anchor}") }
        }
        ledger::Destination::Document(id) => {
            Went { destination: Destination::Page(Route::content(id), None), name: id.to_string() }
        }
        ledger::Destination::Route(route) => Went {
            destination: Destination::Page(Route::file(route.trim_start_matches('/')), None),
            name: route.to_string(),
        },
    }
}

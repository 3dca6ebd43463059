//! Is everything that would be published in the ledger?

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ledger::{Comparison, Finding};
use crate::text::Place;

/// Anchors and routes that nobody has accepted yet.
pub const UNRECORDED_ANCHOR: Code = Code::mild(
    "unrecorded-anchor",
    Severity::Note,
    "\
There are anchors, or pages, that are not in the ledger. Until they are, nothing
remembers them, and a later build cannot notice that one was lost.

Run `pincite ledger accept` before the site is published and commit the files
under `content/ledger/`. With `--locked` this is an error.",
)
.error_when_locked();

/// One note for all that is new, at the first of it.
pub fn unrecorded_anchors(comparison: &Comparison<'_>) -> Vec<Diagnostic> {
    let anchors = comparison.documents.iter().flat_map(|document| {
        document.findings.iter().filter_map(move |finding| match finding {
            Finding::New(now) => Some(document.now_at(now)),
            _ => None,
        })
    });
    let routes = comparison.new_routes.iter().map(|route| route.at.clone());
    let told = note("anchor", anchors).or_else(|| note("page", routes));
    told.into_iter().collect()
}

fn note(what: &str, mut places: impl Iterator<Item = Option<Place>>) -> Option<Diagnostic> {
    let first = places.next()?;
    let count = 1 + places.count();
    let are = if count == 1 { format!("1 {what} is") } else { format!("{count} {what}s are") };
    let message = format!("{are} not in the ledger; run pincite ledger accept before you publish");
    Some(Diagnostic { at: first, ..Diagnostic::new(&UNRECORDED_ANCHOR, message) })
}

//! Is every address the address of one thing?

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Anchor, Route};
use crate::site::Site;
use crate::text::Place;

pub(super) const CHECK: Check = Check { code: &ROUTE_TAKEN, ask: Ask::Whole(ask) };

static ROUTE_TAKEN: Code = Code::error(
    "route-taken",
    "\
Two files of the site would have the same address, letter case aside, so one would hide the other. Beside a document
`D.md` no file in `D/` can have the name of one of its anchors, for each paragraph may have a page of its own there.

Rename one of the two places that are shown. What was published keeps its address.",
);

/// Two things at one route: where the first and the second come from.
pub fn route_taken(route: &Route, first: Place, second: Place) -> Diagnostic {
    let (first, second) = if first <= second { (first, second) } else { (second, first) };
    Diagnostic::new(&ROUTE_TAKEN, format!("two files would be at `{route}`"))
        .at(second)
        .also(first, "the other one")
        .help("rename one of them")
}

/// Names in the folder of a document that are anchors of it, gone ones included.
fn ask(site: &Site) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (document, name, _) in site.beside_documents() {
        let Ok(anchor) = Anchor::parse(name) else { continue };
        let route = Route::unit(&document.document.id, &anchor);
        if let [first, second, ..] = site.places(&route).as_slice() {
            problems.push(route_taken(&route, first.clone(), second.clone()));
        }
    }
    problems
}

//! Is every address the address of one thing?

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Anchor, Route};
use crate::site::Site;
use crate::text::Place;

pub(super) const CHECK: Check = Check { code: &ROUTE_TAKEN, ask: Ask::Whole(ask) };

/// Two things at one route.
pub static ROUTE_TAKEN: Code = Code::error(
    "route-taken",
    "\
Two files of the site would have the same address, letter case aside, so one would hide the other. Beside a document
`D.md` no file in `D/` can have the name of one of its anchors, for each paragraph may have a page of its own there.

Rename one of the two places that are shown. What was published keeps its address. Two texts to import that would become
one document are told too: rename one, or give each a folder of its own with `--to`.",
);

/// Two things at one route, from where they come; one place alone is a file beside one that pincite makes itself.
pub fn route_taken(route: &Route, mut places: Vec<Place>) -> Diagnostic {
    let is_gone = |place: &Place| place.path.starts_with("content/ledger/");
    places.sort_by(|a, b| (!is_gone(a), a).cmp(&(!is_gone(b), b)));
    let mut problem = Diagnostic::new(&ROUTE_TAKEN, format!("two files would be at `{route}`"));
    problem.at = places.pop();
    match places.into_iter().next() {
        Some(first) if is_gone(&first) => {
            problem.also(first, "what stood there").help("what is gone keeps its address; this needs another one")
        }
        Some(first) => problem.also(first, "the other one").help("rename one of them"),
        None => problem.help("pincite makes this file itself; give yours another name"),
    }
}

/// Names in the folder of a document that are anchors of it, gone ones included.
fn ask(site: &Site) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (document, name, _) in site.beside_documents() {
        let Ok(anchor) = Anchor::parse(name) else { continue };
        let route = Route::unit(&document.document.id, &anchor);
        let places = site.places(&route);
        if places.len() > 1 {
            problems.push(route_taken(&route, places));
        }
    }
    problems
}

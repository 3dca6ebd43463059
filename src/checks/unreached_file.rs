//! Does a document, a page or the menu lead to every file that is copied?

use std::collections::HashSet;

use super::references::{other_addresses, references};
use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Route;
use crate::site::{Destination, Site};
use crate::text::{Place, Span};

pub(super) const CHECK: Check = Check { code: &UNREACHED_FILE, ask: Ask::Files(ask) };

static UNREACHED_FILE: Code = Code::mild(
    "unreached-file",
    Severity::Note,
    "\
A file in `content/` is copied into the site, and no document, page, work or entry of the menu links to it: nobody finds it there.

Link to it, or take it away. Files at the top that hosts and search engines ask for by name, such as `CNAME`, are not meant.",
);

fn ask(site: &Site, files: &[Route]) -> Vec<Diagnostic> {
    let (references, others) = (references(site), other_addresses(site).collect::<Vec<_>>());
    let destinations = references.iter().map(|reference| reference.destination);
    let reached: HashSet<&Route> = destinations
        .chain(others.iter().map(|address| &address.destination))
        .filter_map(|destination| match destination {
            Destination::File(route) | Destination::Page(route, _) => Some(route),
            _ => None,
        })
        .collect();
    let unreached = files.iter().filter(|file| !reached.contains(file) && !is_asked_for(file));
    unreached.map(unreached_file).collect()
}

/// Is it a file at the top that hosts and search engines ask for?
fn is_asked_for(file: &Route) -> bool {
    const ENDINGS: &[&str] = &["txt", "xml", "html", "ico", "json", "webmanifest"];
    let path = file.as_str();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    !path.contains('/') && ending.is_none_or(|ending| ENDINGS.contains(&ending)) || path.starts_with('.')
}

fn unreached_file(file: &Route) -> Diagnostic {
    let path = format!("content/{}", file.as_str());
    Diagnostic::new(&UNREACHED_FILE, format!("nothing links to `{path}`"))
        .at(Place::new(&path.as_str().into(), Span::at(0)))
        .help("link to it, or take it away")
}

//! Does a document, a page or the menu lead to every file that is copied and to every ordinary page?

use std::collections::HashSet;
use std::sync::Arc;

use super::references::{other_addresses, references};
use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Route;
use crate::site::{Destination, LinkedPage, Site};
use crate::text::{Place, Span};

pub(super) const CHECK: Check = Check { code: &UNREACHED_FILE, ask: Ask::Files(ask) };

static UNREACHED_FILE: Code = Code::mild(
    "unreached-file",
    Severity::Note,
    "\
A file in `content/` is copied into the site, or an ordinary page is made of it, and no document, page, work or entry of the
menu links to it: nobody finds it there. The pages of a folder lead to each other.

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
    let unreached = files.iter().filter(|file| !reached.contains(file)).filter_map(|file| {
        match site.pages.iter().find(|page| page.route == *file) {
            Some(page) => (!is_beside(page, site, &reached)).then(|| unreached_file(&page.page.path)),
            None => (!is_asked_for(file)).then(|| unreached_file(&format!("content/{}", file.as_str()).into())),
        }
    });
    unreached.collect()
}

/// Does something lead to another page of the folder? That one leads on.
fn is_beside(page: &LinkedPage, site: &Site, reached: &HashSet<&Route>) -> bool {
    let folder = page.page.id.folder();
    let beside = site.pages.iter().filter(|other| !folder.is_empty() && other.page.id.folder() == folder);
    beside.into_iter().any(|other| reached.contains(&other.route))
}

/// Is it a file at the top that hosts and search engines ask for?
fn is_asked_for(file: &Route) -> bool {
    const ENDINGS: &[&str] = &["txt", "xml", "html", "ico", "json", "webmanifest"];
    let path = file.as_str();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    !path.contains('/') && ending.is_none_or(|ending| ENDINGS.contains(&ending)) || path.starts_with('.')
}

fn unreached_file(path: &Arc<str>) -> Diagnostic {
    Diagnostic::new(&UNREACHED_FILE, format!("nothing links to `{path}`"))
        .at(Place::new(path, Span::at(0)))
        .help("link to it, or take it away")
}

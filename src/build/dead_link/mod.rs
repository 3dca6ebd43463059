//! Does every link of the finished site lead somewhere? Asked of the HTML itself, as a browser sees it.
//!
//! Checks ask what the texts say; this asks what the templates made of it. So it renders the whole plan, which `check` does
//! where a site has markup of its own, and `build` never.

mod page;

use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;

use super::Inputs;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::{Route, scheme};
use crate::outputs::{Asset, Planned, wrong_pages};
use crate::text::{Place, Source, Span, decoded};

pub(super) static DEAD_LINK: Code = Code::error(
    "dead-link",
    "\
A page of the finished site links to a file that is not on it, or to a place in a page that has no such place. All links
inside a site are relative and name a file, so that they work from a folder too. Links of the texts are asked by
`dead-reference` already; this one was made by a template, or by raw HTML.

Correct the template in `templates/` that makes the link. A link to another site has `https:` in front.",
);

/// A link that leads nowhere, with the pages that have it.
struct Dead {
    /// As the first of them writes it.
    link: String,
    why: Why,
    pages: Vec<Route>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Why {
    /// There is no such file.
    NoFile,
    /// The file is there, the place in it is not.
    NoPlace,
    /// It begins at the root of a host, which a folder does not have.
    FromRoot,
}

/// May a site have links of which no text and no template of the theme says where they lead: its own templates, raw HTML, pages
/// that are copied as they are?
pub fn has_own_markup(inputs: &Inputs) -> bool {
    let lets_through = |source: &Source| Config::read(source).0.allow_html;
    let is_page = |file: &Asset| file.path.ends_with(".html");
    !inputs.site_templates.is_empty()
        || inputs.config.as_ref().is_some_and(lets_through)
        || inputs.files.iter().any(is_page)
}

/// Tells of every link of a plan that leads nowhere, each once, and of every page that could not be made.
///
/// `base` is the path of the site's address, at which the links of `404.html` begin; without one any will do.
pub fn dead_links(plan: &BTreeMap<Route, Planned>, base: Option<&str>) -> Report {
    let mut report = Report::default();
    let pages: Vec<&Route> = plan.keys().filter(|route| is_html(route)).collect();
    let read: Vec<Result<Asked, Diagnostic>> =
        pages.par_iter().map(|route| Ok(ask(route, &html(plan, route)?, plan, base))).collect();
    let mut ids: HashMap<&Route, HashSet<String>> = HashMap::new();
    let mut dead: BTreeMap<(Why, String), Dead> = BTreeMap::new();
    let (mut open, mut wrong) = (Vec::new(), Vec::new());
    for (route, asked) in pages.iter().zip(read) {
        match asked {
            Ok(asked) => {
                asked.dead.into_iter().for_each(|(why, to, link)| remember(&mut dead, why, to, link, route));
                open.extend(asked.open.into_iter().map(|place| (*route, place)));
                ids.insert(route, asked.ids);
            }
            Err(problem) => wrong.push((*route, problem)),
        }
    }
    report.extend(wrong_pages(wrong));
    for (route, PlaceLink { to, id, link }) in open {
        // A page that could not be made was told already.
        if ids.get(&to).is_some_and(|ids| !ids.contains(&id)) {
            remember(&mut dead, Why::NoPlace, format!("{to}#{id}"), link, route);
        }
    }
    for ((_, to), dead) in dead {
        let source = html(plan, &dead.pages[0]).map(|text| Source::new(dead.pages[0].as_str(), text));
        if let Ok(source) = source {
            report.know(&source);
            report.push(dead_link(&to, &dead, &source));
        }
    }
    report
}

fn remember(dead: &mut BTreeMap<(Why, String), Dead>, why: Why, to: String, link: String, page: &Route) {
    let entry = dead.entry((why, to)).or_insert_with(|| Dead { link, why, pages: Vec::new() });
    if entry.pages.last() != Some(page) {
        entry.pages.push(page.clone());
    }
}

/// What one page says.
struct Asked {
    ids: HashSet<String>,
    /// Links that lead nowhere: why, where to, and as written.
    dead: Vec<(Why, String, String)>,
    /// Links to places in pages that are there.
    open: Vec<PlaceLink>,
}

/// A link to a place in a page.
struct PlaceLink {
    to: Route,
    id: String,
    link: String,
}

fn ask(route: &Route, html: &str, plan: &BTreeMap<Route, Planned>, base: Option<&str>) -> Asked {
    let page::Found { ids, links } = page::read(html);
    let mut asked = Asked { ids, dead: Vec::new(), open: Vec::new() };
    for link in links {
        if scheme(&link).is_some() || link.starts_with("//") {
            continue;
        }
        let (path, id) = link.split_once('#').map_or((&*link, ""), |(path, id)| (path, id));
        let path = decoded(path.split('?').next().unwrap_or(path));
        let to = match path.strip_prefix('/') {
            None => below(route, &path),
            Some(_) if route.as_str() != "404.html" => {
                asked.dead.push((Why::FromRoot, path.clone(), link));
                continue;
            }
            Some(rest) => from_root(rest, plan, base),
        };
        match to {
            None => asked.dead.push((Why::NoFile, path, link)),
            Some(to) if !plan.contains_key(&to) => asked.dead.push((Why::NoFile, to.to_string(), link)),
            Some(to) if is_html(&to) && !["", "top"].contains(&id) => {
                asked.open.push(PlaceLink { to, id: decoded(id), link });
            }
            Some(_) => {}
        }
    }
    asked
}

/// The route that a relative path names on a page; nothing, if it leads out of the site or names no file.
fn below(page: &Route, path: &str) -> Option<Route> {
    if path.is_empty() {
        return Some(page.clone());
    }
    let mut parts: Vec<&str> = page.as_str().split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let route = parts.join("/");
    (!route.is_empty()).then(|| Route::file(&route))
}

/// The route that a path from the root of the host names.
fn from_root(path: &str, plan: &BTreeMap<Route, Planned>, base: Option<&str>) -> Option<Route> {
    if let Some(base) = base {
        let path = path.strip_prefix(base.trim_start_matches('/'))?;
        return (!path.is_empty()).then(|| Route::file(path));
    }
    let slashes = path.match_indices('/').map(|(at, _)| at + 1);
    let ends = std::iter::once(0).chain(slashes).map(|at| &path[at..]).filter(|end| !end.is_empty());
    ends.map(Route::file).find(|route| plan.contains_key(route))
}

fn html(plan: &BTreeMap<Route, Planned>, route: &Route) -> Result<String, Diagnostic> {
    (plan[route].make)().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

fn is_html(route: &Route) -> bool {
    route.as_str().ends_with(".html")
}

fn dead_link(to: &str, dead: &Dead, source: &Source) -> Diagnostic {
    let others = match dead.pages.len() - 1 {
        0 => String::new(),
        1 => ", on one more page too".to_owned(),
        more => format!(", on {more} more pages too"),
    };
    let message = match dead.why {
        Why::NoFile => format!("a link to `{to}`, which is not on the site{others}"),
        Why::NoPlace => format!("a link to `{to}`, but that page has no such place{others}"),
        Why::FromRoot => format!("a link to `{to}`, which begins at the root of a host{others}"),
    };
    Diagnostic::new(&DEAD_LINK, message).at(place_of(source, &dead.link)).help(match dead.why {
        Why::FromRoot => "link by a relative path, so that the site works from a folder too",
        _ => "correct the template that makes the link",
    })
}

/// Where a page writes an address, as far as it writes it as it reads.
fn place_of(source: &Source, link: &str) -> Place {
    let written = link.replace('&', "&amp;");
    let found = [link, &written].into_iter().find_map(|link| {
        let mut all = source.text.match_indices(link).map(|(at, _)| Span::new(at..at + link.len()));
        all.find(|span| source.text[..span.start].ends_with(['"', '\'', '=', ' ']))
    });
    Place::new(&source.path, found.unwrap_or(Span::at(0)))
}

#[cfg(test)]
mod tests;

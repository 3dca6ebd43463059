//! The editor's desk: what served pages have besides what is built, so that they follow the files.
//!
//! The pages themselves stay as they are built, policy and all. That lets them load scripts and styles from their host
//! and nothing else, so one line at their end loads a script, and a worker, which has a policy of its own, hears the
//! server.

use serde_json::json;

use super::edition::{Edition, NOT_FOUND, Shown};
use crate::diagnostic::Diagnostic;
use crate::model::Route;
use crate::text::Key;

/// Where the files of the desk lie; no document can have such a name.
pub(super) const FOLDER: &str = "/_pincite/";

/// The files of the desk, by name.
const FILES: &[(&str, &str)] = &[
    ("page.js", include_str!("desk/page.js")),
    ("worker.js", include_str!("desk/worker.js")),
    ("problems.css", include_str!("desk/problems.css")),
];

/// A file of the desk.
pub(super) fn file(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(file, _)| *file == name).map(|(_, text)| *text)
}

/// Has a page the line? Not the one that allows no script.
pub(super) fn is_on(route: &Route) -> bool {
    route.as_str().ends_with(".html") && route.as_str() != NOT_FOUND
}

/// The line that is added to a page; it says which page it is.
pub(super) fn line(sense: Key) -> String {
    format!("<script src=\"{FOLDER}page.js\" data-sense=\"{sense}\"></script>\n")
}

/// A page for as long as there is no site: the errors, and the line, which waits for it.
pub(super) fn only_problems(problems: &str) -> String {
    let problems = problems.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>There are errors</title>\n<pre>{problems}</pre>\n<script src=\"{FOLDER}page.js\" data-sense=\"\"></script>\n"
    )
}

/// What a page that is open is told: what it would say if it were loaded now, where its styles are, which search index there is,
/// and what is wrong.
///
/// `sense` is `null` where there is no such page; then `site` tells whether there is a site at all.
pub(super) fn now(edition: &Edition, path: &str) -> String {
    let Some(site) = &edition.site else {
        return json!({ "site": false, "sense": null, "styles": {}, "problems": edition.problems(None) }).to_string();
    };
    let made: Option<Result<Key, Diagnostic>> = site.make(path).map(|made| made.map(|page| site.sense(&page)));
    let (sense, problem) = match made {
        Some(Ok(sense)) => (Some(sense.to_string()), None),
        Some(Err(problem)) => (None, Some(problem)),
        None => (None, None),
    };
    let is_there = sense.is_some() || problem.is_some();
    about(site, is_there, sense, &edition.problems(problem))
}

/// The same of a page that cannot be made, with what is wrong.
pub(super) fn now_without(edition: &Edition, problems: &str) -> String {
    edition.site.as_ref().map_or_else(|| now(edition, ""), |site| about(site, true, None, problems))
}

fn about(site: &Shown, is_there: bool, sense: Option<String>, problems: &str) -> String {
    let styles: serde_json::Map<_, _> = site.styles().map(|(plain, now)| (plain, now.into())).collect();
    let about = json!({
        "site": true,
        "there": is_there,
        "base": site.base(),
        "sense": sense,
        "styles": styles,
        "search": site.search().to_string(),
        "problems": problems,
    });
    about.to_string()
}

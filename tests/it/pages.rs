//! What readers get of each kind of page: `tests/cases/pages/KIND.md`.
//!
//! `## Shows a.html` is what stands in `main` of the page at that route, `## Head of a.html` its title, description and
//! neighbours, `## Last row of a.html` the last section of `main`.

use pincite::build::build;
use pincite::pages::KINDS;

use crate::case::{self, Site};

#[test]
fn every_page_shows_what_it_should() {
    let wrong: Vec<String> = case::files("pages").iter().flat_map(|path| case::differences(path, &shows)).collect();
    assert!(wrong.is_empty(), "UPDATE=1 accepts what is shown now\n\n{}", wrong.join("\n"));
}

#[test]
fn every_case_is_of_a_kind() {
    for path in case::files("pages") {
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a case has a name");
        assert!(KINDS.iter().any(|kind| kind.name == name), "there is no kind `{name}`");
    }
}

fn shows(site: &Site, heading: &str) -> String {
    let root = tempfile::tempdir().expect("a folder for the site");
    site.write(root.path());
    let plan = build(&pincite::disk::inputs(root.path())).plan;
    let (what, route) = ["Shows ", "Head of ", "Last row of "]
        .iter()
        .find_map(|what| Some((*what, heading.strip_prefix(what)?)))
        .expect("a heading says `Shows`, `Head of` or `Last row of`");
    let planned = plan.iter().find(|(have, _)| have.as_str() == route);
    let Some((_, planned)) = planned else { return format!("there is no {route}\n") };
    let bytes = (planned.make)().expect("the page can be made");
    let html = String::from_utf8(bytes).expect("the page is text");
    match what {
        "Shows " => main(&html),
        "Last row of " => {
            main(&html[html.rfind("<section").unwrap_or(0)..].replacen("<section", "<main>\n<section", 1))
        }
        _ => head(&html),
    }
}

/// The lines between the tags of `main`, without the empty ones.
fn main(html: &str) -> String {
    let start = html.find("<main").expect("a page has a main part");
    let end = html.find("</main>").expect("the main part ends");
    let lines = html[start..end].lines().skip(1).map(str::trim_end).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

/// The lines of the head that differ from page to page.
fn head(html: &str) -> String {
    let wanted = [
        "<title>",
        "<meta name=\"description\"",
        "<link rel=\"prev\"",
        "<link rel=\"next\"",
        "<link rel=\"canonical\"",
    ];
    let lines = html.lines().map(str::trim).filter(|line| wanted.iter().any(|start| line.starts_with(start)));
    lines.map(|line| format!("{line}\n")).collect()
}

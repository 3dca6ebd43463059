//! What outputs write of a site: `tests/cases/outputs/NAME.md`, one file for each output.
//!
//! `## Writes a.txt` is the file at that route; `## Routes a` lists the routes that begin so.

use pincite::build::build;
use pincite::outputs::OUTPUTS;

use crate::case::{self, Site};

#[test]
fn every_output_writes_what_it_should() {
    let wrong: Vec<String> = case::files("outputs").iter().flat_map(|path| case::differences(path, &writes)).collect();
    assert!(wrong.is_empty(), "UPDATE=1 accepts what is written now\n\n{}", wrong.join("\n"));
}

#[test]
fn every_case_is_of_an_output() {
    for path in case::files("outputs") {
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a case has a name");
        assert!(OUTPUTS.iter().any(|output| output.name == name), "there is no output `{name}`");
    }
}

fn writes(site: &Site, heading: &str) -> String {
    let root = tempfile::tempdir().expect("a folder for the site");
    site.write(root.path());
    let plan = build(&pincite::disk::inputs(root.path())).plan;
    if let Some(start) = heading.strip_prefix("Routes ") {
        let routes = plan.keys().filter(|route| route.as_str().starts_with(start));
        return routes.map(|route| format!("{route}\n")).collect();
    }
    let route = heading.strip_prefix("Writes ").expect("a heading says `Writes` or `Routes`");
    let planned = plan.iter().find(|(have, _)| have.as_str() == route);
    let Some((_, planned)) = planned else { return format!("there is no {route}\n") };
    let bytes = (planned.make)().expect("the file can be made");
    String::from_utf8(bytes).expect("the file is text").replace('\u{feff}', "\\u{feff}")
}

//! What each style makes of each type of document: `tests/cases/citations/TYPE.md`, judged by the styles' own rule books.
//!
//! `## Cites art 5(2)(a)` has a line for each form of each style, with italics between asterisks; `## Cites` alone is the
//! whole document. A site without `pincite.yaml` gets an address.

use pincite::build::build;
use pincite::citations::resolve::{pinpoints, resolve};
use pincite::citations::{At, Cited, Run, STYLES};
use pincite::model::{DocumentType, Route};
use pincite::text::Source;

use crate::case::{self, Site};

const ADDRESS: &str = "base_url: https://example.org/\n";

#[test]
fn every_document_is_cited_as_it_should_be() {
    let wrong: Vec<String> = case::files("citations").iter().flat_map(|path| case::differences(path, &cites)).collect();
    assert!(wrong.is_empty(), "UPDATE=1 accepts what is written now\n\n{}", wrong.join("\n"));
}

#[test]
fn every_type_has_its_case() {
    for (word, kind) in DocumentType::WORDS {
        let has_own = case::files("citations").iter().any(|path| path.ends_with(format!("{word}.md")));
        // A charter is cited as a declaration is.
        let has_none = *kind == DocumentType::Charter;
        assert!(has_own != has_none, "tests/cases/citations/{word}.md: write it, or say why not");
    }
}

#[test]
fn eight_types_have_every_shape() {
    type Shape = (&'static str, fn(&str) -> bool);
    let shapes: [Shape; 5] = [
        ("the whole document", str::is_empty),
        ("one", |locator| !locator.is_empty() && !locator.contains(['-', ',', '(']) && !locator.contains(" and ")),
        ("a range", |locator| locator.contains('-') && !locator.contains(" and ")),
        ("a list", |locator| locator.contains(" and ")),
        ("nested", |locator| locator.contains('(')),
    ];
    let mut whole = 0;
    for path in case::files("citations") {
        let text = std::fs::read_to_string(&path).expect("a case can be read");
        let locators: Vec<&str> =
            text.lines().filter_map(|line| line.strip_prefix("## Cites")).map(str::trim).collect();
        whole += usize::from(shapes.iter().all(|(_, is)| locators.iter().any(|locator| is(locator))));
    }
    assert!(whole >= 8, "{whole} types are cited in every shape: {:?}", shapes.map(|(name, _)| name));
}

fn cites(site: &Site, heading: &str) -> String {
    let root = tempfile::tempdir().expect("a folder for the site");
    site.write(root.path());
    let mut inputs = pincite::disk::inputs(root.path());
    inputs.config.get_or_insert_with(|| Source::new("pincite.yaml", ADDRESS));
    let world = build(&inputs).world.expect("the site can be built");
    let face = &world.theme.face;
    let document = &world.site.documents[0];
    let locator = heading.strip_prefix("Cites").expect("a heading says `Cites`").trim();
    let places = match locator {
        "" => Vec::new(),
        locator => resolve(document, locator, &face.language).expect("the document has the place"),
    };
    let anchor = places.first().and_then(|place| document.units[place.from].anchor.as_ref());
    let route = anchor.map_or_else(|| document.route.clone(), |anchor| Route::unit(&document.document.id, anchor));
    let pinpoints = pinpoints(document, &places);
    let permalink = face.url(&route);
    let cited = Cited {
        meta: &document.document.meta,
        id: &document.document.id,
        at: At::of(&pinpoints),
        anchor,
        permalink: permalink.as_deref(),
    };
    let mut lines = String::new();
    for style in STYLES {
        let citation = (style.write)(&cited);
        let forms =
            [(style.name.to_owned(), citation.full), (format!("{}, in the text", style.name), citation.in_text)];
        for (name, runs) in forms {
            runs.iter().for_each(|runs| lines.push_str(&format!("{name:<22}{}\n", marked(runs))));
        }
    }
    lines
}

/// The words, with italics between asterisks.
fn marked(runs: &[Run]) -> String {
    runs.iter().map(|run| if run.italic { format!("*{}*", run.text) } else { run.text.clone() }).collect()
}

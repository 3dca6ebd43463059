//! A document as one row of numbers, each a link to its paragraph, those concerned filled.

use serde::Serialize;

use crate::model::{Part, Route};
use crate::site::LinkedDocument;

/// The row.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Strip {
    /// One for each paragraph shown.
    pub cells: Vec<Cell>,
}

/// A paragraph in the row.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    /// Where it leads.
    pub href: String,
    /// The number as it is cited: `3`, `5(2)`; empty for what has none.
    pub number: String,
    /// What completes the number where it is no plain paragraph's: `Article `.
    pub before: String,
    /// What it is called in full: `Paragraph 3`.
    pub title: String,
    /// Is it concerned?
    pub on: bool,
    /// Are paragraphs left out before it?
    pub gap: bool,
}

/// Up to so many paragraphs are shown whole.
const LIMIT: usize = 60;
/// In a longer row so many are shown on both sides of one that is concerned.
const AROUND: usize = 2;

impl Strip {
    /// All paragraphs of a document that are not nested; nothing where there are too many for one row.
    pub fn whole(document: &LinkedDocument, at: &Route) -> Self {
        let units = numbered(document, &[]);
        if units.len() > LIMIT {
            return Self::default();
        }
        Self::of(document, &units, at)
    }

    /// These units of a document and no others.
    pub fn of(document: &LinkedDocument, units: &[usize], at: &Route) -> Self {
        Self { cells: units.iter().map(|unit| Cell::new(document, *unit, at)).collect() }
    }

    /// A document with the units that are concerned, nested ones too; of a long one the runs around these.
    pub fn with_hits(document: &LinkedDocument, hits: &[usize], at: &Route) -> Self {
        let units = numbered(document, hits);
        let is_hit: Vec<bool> = units.iter().map(|unit| hits.contains(unit)).collect();
        let near = |place: usize| {
            let run = place.saturating_sub(AROUND)..(place + AROUND + 1).min(units.len());
            units.len() <= LIMIT || is_hit[run].contains(&true)
        };
        let mut cells: Vec<Cell> = Vec::new();
        let mut gap = false;
        for (place, unit) in units.iter().enumerate() {
            if near(place) {
                cells.push(Cell { on: is_hit[place], gap, ..Cell::new(document, *unit, at) });
                gap = false;
            } else {
                gap = true;
            }
        }
        Self { cells }
    }
}

/// The paragraphs that are not nested, and those that `also` names.
pub fn numbered(document: &LinkedDocument, also: &[usize]) -> Vec<usize> {
    let plain = |unit: &usize| {
        document.units[*unit].depth == 0 && matches!(document.part(*unit), Part::Paragraph(_)) || also.contains(unit)
    };
    document.cited().filter(plain).collect()
}

impl Cell {
    fn new(document: &LinkedDocument, unit: usize, at: &Route) -> Self {
        let name = document.units[unit].name.as_ref().expect("what is cited has a name");
        let number = if name.label.is_empty() { String::new() } else { name.spoken.number() };
        Self {
            href: document.destination(unit).href(at).unwrap_or_default(),
            before: name.figure.strip_suffix(&number).unwrap_or_default().to_owned(),
            number,
            title: name.title.clone(),
            on: false,
            gap: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Strip;
    use crate::model::Route;
    use crate::pages::testing::site;

    #[track_caller]
    fn check(text: &str, hits: &[usize], expected: &str) {
        let (site, _) = site(&[("a.md", text)]);
        let strip = Strip::with_hits(&site.documents[0], hits, &Route::file("topics/t.html"));
        let shown: Vec<String> = strip
            .cells
            .iter()
            .map(|cell| {
                let (gap, on) = (if cell.gap { "… " } else { "" }, if cell.on { "*" } else { "" });
                format!("{gap}{}{}{on}", cell.before, cell.number)
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn what_is_concerned_is_filled_and_nested_only_then() {
        let text = "---\ntitle: A\n---\n\n{#p1}\nOne:\n\n{#p1-a}\nfirst;\n\n{#p1-b}\nsecond.\n\n{#p2}\nTwo.\n";
        check(text, &[], "1 2");
        check(text, &[1, 3], "1 1(a)* 2*");
        check("---\ntitle: A\n---\n\n{#art1}\nOne.\n\n{#art2}\nTwo.\n", &[1], "Article 1 Article 2*");
    }

    #[test]
    fn of_a_long_document_only_the_runs_around_hits() {
        let mut text = String::from("---\ntitle: A\n---\n");
        (1..=80).for_each(|number| text.push_str(&format!("\n{{#p{number}}}\nSome.\n")));
        check(&text, &[0, 39, 40], "1* 2 3 … 38 39 40* 41* 42 43");
    }
}

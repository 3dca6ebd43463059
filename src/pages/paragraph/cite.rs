//! The citations of a unit, in the styles of the site and in the records that reference managers read.

use serde::Serialize;

use crate::citations::{Cited, RECORDS, Run, STYLES};
use crate::pages::Face;
use crate::pages::prose::escape::escaped;

/// How to cite a unit.
#[derive(Serialize)]
pub struct Cite {
    /// The address by which it is cited.
    pub permalink: String,
    /// The site's styles, in its order.
    pub styles: Vec<Style>,
    /// The records.
    pub records: Vec<Record>,
}

/// A citation in one style.
#[derive(Serialize)]
pub struct Style {
    /// As ids have it.
    pub name: &'static str,
    /// As readers know it.
    pub label: &'static str,
    /// The form for a list of references or a note.
    pub full: Option<Vec<RunView>>,
    /// The form inside a sentence.
    pub in_text: Option<Vec<RunView>>,
}

/// Words in one kind of letters.
#[derive(Serialize)]
pub struct RunView {
    /// The words.
    pub text: String,
    /// In italic letters?
    pub italic: bool,
}

/// A record.
#[derive(Serialize)]
pub struct Record {
    /// As ids have it.
    pub name: &'static str,
    /// As readers know it.
    pub label: &'static str,
    /// What it says; HTML.
    pub html: String,
    /// The name of its file.
    pub file: String,
    /// Its media type.
    pub media: &'static str,
}

impl Cite {
    /// The citations of what is cited.
    pub fn new(cited: &Cited<'_>, permalink: String, face: &Face) -> Self {
        let style = |name: &&'static str| {
            let style = STYLES.iter().find(|style| style.name == *name)?;
            let citation = (style.write)(cited);
            let (full, in_text) = (citation.full.map(runs), citation.in_text.map(runs));
            Some(Style { name: style.name, label: style.label, full, in_text })
        };
        let stem = match cited.anchor {
            Some(anchor) => format!("{}-{anchor}", cited.id),
            None => cited.id.to_string(),
        };
        let stem = stem.replace('/', "-");
        let record = |record: &crate::citations::Record| Record {
            name: record.name,
            label: record.label,
            html: escaped(&(record.write)(cited)),
            file: format!("{stem}.{}", record.extension),
            media: record.media,
        };
        Self {
            permalink,
            styles: face.styles.iter().filter_map(style).collect(),
            records: RECORDS.iter().map(record).collect(),
        }
    }
}

fn runs(runs: Vec<Run>) -> Vec<RunView> {
    runs.into_iter().map(|run| RunView { text: run.text, italic: run.italic }).collect()
}

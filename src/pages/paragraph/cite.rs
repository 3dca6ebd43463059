//! The citations of a unit, in the styles of the site and in the records that reference managers read.

use serde::Serialize;

use crate::citations::{Cited, RECORDS};
use crate::pages::citation::citation;
use crate::pages::prose::escape::escaped;
use crate::pages::{Face, NamedStyle};

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

/// What one style writes.
#[derive(Serialize)]
pub struct Style {
    /// As ids have it.
    pub name: &'static str,
    /// As readers know it.
    pub label: &'static str,
    /// The citation in full, then the form inside a sentence: one of them, or both.
    pub forms: Vec<Form>,
}

/// A citation in one form.
#[derive(Serialize)]
pub struct Form {
    /// As ids have it.
    pub name: String,
    /// What it is.
    pub label: String,
    /// The key of the words above it, where its place is not plain.
    pub place: Option<&'static str>,
    /// The citation; HTML.
    pub html: String,
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
            styles: face.styles.iter().map(|named| Style::new(named, cited)).collect(),
            records: RECORDS.iter().map(record).collect(),
        }
    }
}

impl Style {
    fn new(named: &NamedStyle, cited: &Cited<'_>) -> Self {
        let NamedStyle { style, full, in_text } = named;
        let written = (style.write)(cited);
        let has_both = written.full.is_some() && written.in_text.is_some();
        let full = written.full.map(|runs| Form {
            name: style.name.to_owned(),
            label: full.clone(),
            place: has_both.then_some("in_list"),
            html: citation(&runs),
        });
        let in_text = written.in_text.map(|runs| Form {
            name: format!("{}-text", style.name),
            label: in_text.clone(),
            place: Some("in_text"),
            html: citation(&runs),
        });
        Self { name: style.name, label: style.label, forms: full.into_iter().chain(in_text).collect() }
    }
}

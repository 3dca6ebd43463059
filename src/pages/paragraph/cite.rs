//! The citations of a unit, in the styles of the site and in the records that reference managers read.

use serde::Serialize;

use crate::citations::{Cited, RECORDS, Record, Run};
use crate::pages::Face;
use crate::pages::citation::citation;
use crate::pages::prose::escape::escaped;

/// How to cite a unit. What each text is stands in the [`Formats`](crate::pages::Formats) of the site, in the same order.
#[derive(Serialize)]
pub struct Cite {
    /// The address by which it is cited.
    pub permalink: String,
    /// The citation in full in each of the site's styles; HTML, empty where a style has none.
    pub full: Vec<String>,
    /// The form inside a sentence in each of them; HTML, empty where a style has none.
    pub in_text: Vec<String>,
    /// The records; HTML.
    pub records: Vec<String>,
    /// What a manuscript says to cite each record at this place; HTML, empty where the format has no form for it.
    pub items: Vec<String>,
    /// The name of the records' files, without an extension.
    pub file: String,
}

impl Cite {
    /// Every text that is HTML: in full, in the text, the records and how to cite them.
    pub fn html(&self) -> impl Iterator<Item = &String> {
        self.full.iter().chain(&self.in_text).chain(&self.records).chain(&self.items)
    }

    /// The citations of what is cited.
    pub fn new(cited: &Cited<'_>, permalink: String, face: &Face) -> Self {
        let file = match cited.anchor {
            Some(anchor) => format!("{}-{anchor}", cited.id),
            None => cited.id.to_string(),
        };
        let html = |runs: Option<Vec<Run>>| runs.map(|runs| citation(&runs)).unwrap_or_default();
        let written = face.styles.iter().map(|named| (named.style.write)(cited));
        let (full, in_text) = written.map(|written| (html(written.full), html(written.in_text))).unzip();
        let item = |record: &Record| {
            record.in_text.and_then(|write| write(cited)).map(|item| escaped(&item)).unwrap_or_default()
        };
        Self {
            permalink,
            full,
            in_text,
            records: RECORDS.iter().map(|record| escaped(&(record.write)(cited))).collect(),
            items: RECORDS.iter().map(item).collect(),
            file: file.replace('/', "-"),
        }
    }
}

//! Raw bytes → [`Draft`]. One file for each format, and what they share beside it.
//!
//! An importer says which run of the source is a label, words, metadata or left out; it knows neither anchors nor our
//! dialect, and reads nothing but the bytes it is given.

mod blocks;
mod chrome;
mod decode;
mod furniture;
mod headings;
mod hint;
mod html;
mod hyphens;
mod inner;
pub mod language;
mod layout;
mod lines;
mod metadata;
mod numbering;
mod plain;
mod sections;
mod sheet;
mod stages;
mod units;

use std::sync::Arc;

pub use decode::UNKNOWN_ENCODING;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Draft;
use crate::text::{Digest, Source};

/// A file to import.
#[derive(Clone, Debug)]
pub struct Raw<'a> {
    /// As diagnostics show it.
    pub path: Arc<str>,
    /// All of it.
    pub bytes: &'a [u8],
    /// The encoding, if the editor says which.
    pub encoding: Option<&'a str>,
}

/// What an importer made of a file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The text, cut up.
    pub draft: Draft,
    /// The source's text: what the draft's spans, the account and the diagnostics point into.
    pub source: Source,
    /// What is wrong; with an error among them there is nothing in the draft.
    pub problems: Vec<Diagnostic>,
}

/// A format.
pub struct Importer {
    /// What the account calls it.
    pub name: &'static str,
    /// One sentence.
    pub about: &'static str,
    /// The endings of its files, without a full stop.
    pub extensions: &'static [&'static str],
    /// Reads a file of it.
    pub read: fn(&Raw) -> Imported,
}

/// Every format. The last one takes what no other does.
pub const IMPORTERS: &[Importer] = &[html::IMPORTER, plain::IMPORTER];

/// Every kind of problem that an import of raw text may have.
pub const CODES: &[&Code] = &[&decode::NOT_TEXT, &UNKNOWN_ENCODING];

/// Reads a file by the format that its ending names.
pub fn read(raw: &Raw) -> Imported {
    let ending = raw.path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let named = IMPORTERS.iter().find(|importer| importer.extensions.contains(&ending.as_str()));
    let importer = named.or(IMPORTERS.last()).expect("there is a format");
    let mut imported = (importer.read)(raw);
    imported.draft.meta.source.sha256 = Some(Digest::of(raw.bytes));
    imported
}

//! Raw bytes → [`Draft`]. One file for each format, and what they share beside it.
//!
//! An importer says which run of the source is a label, words, metadata or left out; it knows neither anchors nor our
//! dialect, and reads nothing but the bytes it is given.

mod blocks;
mod chrome;
mod columns;
mod contents;
mod counting;
mod decode;
mod docx;
mod furniture;
mod headings;
mod hint;
mod html;
mod hyphens;
mod inner;
pub mod language;
mod layout;
mod lines;
mod markdown;
mod metadata;
mod notes;
mod numbering;
mod odt;
mod packed;
mod parallel;
mod parties;
mod plain;
mod rst;
mod sections;
mod series;
mod sheet;
mod sound;
mod stages;
mod stanzas;
mod title;
mod titles;
mod underlined;
mod units;
mod unseen;
mod verse_ends;
mod verses;
mod within;

use std::sync::Arc;

pub use decode::UNKNOWN_ENCODING;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Draft, Meta};
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

impl Imported {
    /// Nothing, because of problems.
    fn nothing(source: Source, problems: Vec<Diagnostic>) -> Self {
        Self { draft: Draft::default(), source, problems }
    }

    /// What a format laid out as text, cut up; `said` is what the format says of the document.
    fn laid(importer: &Importer, raw: &Raw, laid: &sheet::Laid, encoding: String, said: Meta) -> Self {
        let source = Source::new(raw.path.clone(), laid.text.as_str());
        if source.text.trim().is_empty() {
            let problems = vec![decode::no_words(&source)];
            return Self::nothing(source, problems);
        }
        let mut draft = stages::cut_laid(&source, &encoding, laid, said);
        draft.format = importer.name;
        draft.encoding = encoding;
        Self { draft, source, problems: Vec::new() }
    }
}

/// A format.
pub struct Importer {
    /// What the account calls it.
    pub name: &'static str,
    /// One sentence.
    pub about: &'static str,
    /// The endings of its files, without a full stop.
    pub extensions: &'static [&'static str],
    /// Do these bytes begin such a file, whatever its name is? `None` if they do not tell.
    pub is: fn(&[u8]) -> Option<bool>,
    /// Reads a file of it.
    pub read: fn(&Raw) -> Imported,
}

/// Every format. The last one takes what no other does.
pub const IMPORTERS: &[Importer] =
    &[html::IMPORTER, docx::IMPORTER, odt::IMPORTER, markdown::IMPORTER, rst::IMPORTER, plain::IMPORTER];

/// Every kind of problem that an import of raw text may have.
pub const CODES: &[&Code] = &[&decode::NOT_TEXT, &UNKNOWN_ENCODING, &sound::UNREADABLE, &sound::TOO_LARGE];

/// Files with more bytes are not read.
pub const LIMIT_BYTES: usize = 64 << 20;

/// Reads a file by the format that its ending names, unless its first bytes say that it is another.
pub fn read(raw: &Raw) -> Imported {
    if let Err(problem) = sound::check(raw) {
        let source = Source::new(raw.path.clone(), "");
        return Imported { draft: Draft::default(), source, problems: vec![problem] };
    }
    let mut imported = (importer(raw).read)(raw);
    unseen::take_out(&mut imported.draft, &imported.source);
    imported.draft.meta.source.sha256 = Some(Digest::of(raw.bytes));
    imported
}

fn importer(raw: &Raw) -> &'static Importer {
    let ending = raw.path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let named = IMPORTERS.iter().find(|importer| importer.extensions.contains(&ending.as_str()));
    let by_name = named.filter(|importer| (importer.is)(raw.bytes) != Some(false));
    // A file of a name that says little may hold anything; one whose bytes deny its name does.
    let by_bytes = || IMPORTERS.iter().find(|importer| (importer.is)(raw.bytes) == Some(true));
    let plain = IMPORTERS.last().expect("there is a format");
    match by_name {
        Some(importer) if !std::ptr::eq(importer, plain) => importer,
        _ => by_bytes().unwrap_or(plain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, bytes: &[u8], format: &str) {
        assert_eq!(importer(&Raw { path: path.into(), bytes, encoding: None }).name, format, "{path}");
    }

    #[test]
    fn the_bytes_say_what_a_file_is_where_its_name_lies() {
        check("a.html", b"<p>1. We", "HTML");
        check("a.txt", b"\n<!DOCTYPE HTML><p>1. We", "HTML");
        check("a", b"\xef\xbb\xbf<html lang=en>", "HTML");
        check("a.html", b"1. We, the heads of state, hold that 2 < 3.", "plain text");
        check("a.txt", b"1. We use <p> in what we write.", "plain text");
    }

    #[test]
    fn what_no_importer_reads_is_told() {
        let said = |bytes: &[u8]| -> Vec<String> {
            let imported = read(&Raw { path: "a.txt".into(), bytes, encoding: None });
            imported.problems.into_iter().map(|problem| problem.message).collect()
        };
        assert_eq!(said(b"{\\rtf1 We}"), ["this is a file of rich text (RTF), which cannot be read"]);
        assert_eq!(said(b"%PDF-1.7 We"), ["this is a PDF, which cannot be read"]);
        assert_eq!(said(b"PK\x03\x04 We").len(), 1);
        assert_eq!(said(b"<?xml version='1.0'?><l>We</l>"), ["this is XML of a kind that is not known"]);
        assert_eq!(said(b"<?xml version='1.0'?><html><p>1. We</p></html>"), [""; 0]);
        assert_eq!(said(b"\x89PNG\r\n\x1a\n"), ["this is a picture, which cannot be read"]);
    }
}

//! What is cited → the words a person writes to cite it, and the records that reference managers read. One file for
//! each style and each record.
//!
//! A style says its golden strings in its tests and has one function. A part that is missing goes with its punctuation
//! and brackets: that is the business of `line`, so that no style asks what is there.

mod aglc;
mod apa;
mod apa_text;
mod bibtex;
mod bluebook;
mod chicago;
mod chicago_bibliography;
mod chicago_short;
mod cited;
mod csl;
mod date;
mod highwire;
mod json_ld;
mod line;
mod locator;
mod mcgill;
mod mla;
mod mla_list;
mod names;
mod needs;
mod oscola;
mod plain;
mod record;
pub mod resolve;
mod ris;
#[cfg(test)]
mod sample;
mod several;
#[cfg(feature = "csl")]
mod style_file;
mod un;
mod un_text;
mod united_nations;
mod way;

pub use cited::{At, Cited, Told};
pub use highwire::highwire;
pub use json_ld::json_ld;
pub use line::{Run, text};
pub use locator::{locator, locator_in_pieces};
pub use needs::lacking;
pub use several::{Pinpoint, locator_of_several};
#[cfg(feature = "csl")]
pub use style_file::StyleFile;

use std::fmt;

/// A way to write a citation. Its name is also what `citations` in `pincite.yaml` says.
pub struct Style {
    /// As the configuration and the command line name it.
    pub name: &'static str,
    /// As readers know it.
    pub label: &'static str,
    /// One sentence.
    pub about: &'static str,
    /// Does a site show it unless it says otherwise?
    pub by_default: bool,
    /// Writes the citation.
    pub write: fn(&Cited<'_>) -> Citation,
}

impl fmt::Debug for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// What a style makes of something cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// In full: for a note or a list of references.
    pub full: Option<Vec<Run>>,
    /// The short form inside a sentence.
    pub in_text: Option<Vec<Run>>,
}

/// A format that reference managers read.
pub struct Record {
    /// As the configuration and the command line name it.
    pub name: &'static str,
    /// As readers know it.
    pub label: &'static str,
    /// Of its files, without the dot in front.
    pub extension: &'static str,
    /// Its media type.
    pub media: &'static str,
    /// Writes the record, without a line break at its end.
    pub write: fn(&Cited<'_>) -> String,
    /// Writes what a manuscript says to cite the record at a place, if the format has a form for it and a place is cited.
    pub in_text: Option<fn(&Cited<'_>) -> Option<String>>,
}

/// Every style, in the order in which a site shows those that it shows by default.
pub const STYLES: &[Style] = &[
    plain::STYLE,
    oscola::STYLE,
    bluebook::STYLE,
    chicago::STYLE,
    chicago_short::STYLE,
    chicago_bibliography::STYLE,
    apa::STYLE,
    apa_text::STYLE,
    mla::STYLE,
    mla_list::STYLE,
    un::STYLE,
    un_text::STYLE,
    mcgill::STYLE,
    aglc::STYLE,
];

/// Every record.
pub const RECORDS: &[Record] = &[bibtex::RECORD, ris::RECORD, csl::RECORD];

/// The string of a style with `{at}` where the locator belongs and `{link}` where the permalink does, for a script to
/// fill in; no `{link}` where the site's address is not known. It is the full form if the style has one, else the one in the text.
pub fn pattern(style: &Style, cited: &Cited<'_>) -> String {
    let citation = (style.write)(&Cited { at: At::Open, permalink: cited.permalink.map(|_| "{link}"), ..*cited });
    citation.full.or(citation.in_text).map(|runs| text(&runs)).unwrap_or_default()
}

/// Do commas and full stops go inside a closing quotation mark in a style?
pub fn tucks(style: &Style) -> bool {
    way::Way::of(style.name).tucks()
}

/// What a style writes between several places of a kind, before the last of two, and before the last of more.
pub fn lists(style: &Style) -> [&'static str; 3] {
    way::Way::of(style.name).lists()
}

/// The word of a style for one place of a prefix, and that for several; none for what only a document has.
pub fn words_of(style: &Style, prefix: &str) -> Option<[&'static str; 2]> {
    way::Way::of(style.name).forms(prefix)
}

#[cfg(test)]
mod tests;

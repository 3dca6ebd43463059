//! Is a number missing between two others?

use std::cell::LazyCell;
use std::collections::HashSet;

use super::figures::Writing;
use super::series::{Counted, prefix, series};
use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Anchor;
use crate::site::LinkedDocument;

pub(super) const CHECK: Check = Check { code: &GAP_IN_NUMBERING, ask: Ask::Each(ask) };

static GAP_IN_NUMBERING: Code = Code::mild(
    "gap-in-numbering",
    Severity::Note,
    "\
The numbers of paragraphs or sections leave one out, or the letters and roman numerals of what is nested in them. In a law
it may have been repealed; in an imported text its number may have been misread, so that its words stand at the end of the
paragraph before. A number whose anchor the ledger remembers as gone is no gap, nor is one that a paragraph has under `also`,
nor one of `u7` and `pre3`: these are names of what has no number.

Look into the source. If it has no such number, say `checks: { gap-in-numbering: off }` in `pincite.yaml`.",
);

fn ask(document: &LinkedDocument) -> Vec<Diagnostic> {
    let taken = LazyCell::new(|| taken(document));
    let mut problems = Vec::new();
    for series in series(document) {
        for pair in series.windows(2) {
            let missing = pair[0].to.saturating_add(1)..pair[1].from;
            let mut open = missing.filter(|number| is_missing(document, &taken, pair[1], *number));
            if let Some(first) = open.next() {
                problems.push(gap(document, pair, first, open.next_back()));
            }
        }
    }
    problems
}

/// The numbers that anchors tell, each with what stands before the last segment and with its prefix.
type Taken<'a> = HashSet<(&'a str, &'a str, &'a str)>;

/// The numbers for which a document has an anchor beside those that are counted: gone ones, further ones of a paragraph, and
/// letters of which it was not clear how they count.
fn taken(document: &LinkedDocument) -> Taken<'_> {
    let annotations = || document.document.body.iter().filter_map(|part| part.annotation());
    let gone = document.gone.iter().map(|stone| &stone.anchor);
    let also = annotations().flat_map(|annotation| annotation.also.iter().map(|(anchor, _)| anchor));
    let lettered = annotations().map(|annotation| &annotation.anchor).filter(|anchor| {
        let number = anchor.last(&document.labels.patterns).number();
        number.is_some_and(|number| !number.starts_with(|c: char| c.is_ascii_digit()))
    });
    gone.chain(also).chain(lettered).filter_map(|anchor| told(document, anchor)).collect()
}

fn told<'a>(document: &'a LinkedDocument, anchor: &'a Anchor) -> Option<(&'a str, &'a str, &'a str)> {
    let around = anchor.as_str().rsplit_once('-').map_or("", |(around, _)| around);
    Some((around, prefix(document, anchor), anchor.last(&document.labels.patterns).number()?))
}

/// Is there no anchor for a number before a unit, which the language of the text does count by?
fn is_missing(document: &LinkedDocument, taken: &Taken<'_>, behind: Counted, number: u32) -> bool {
    let Some(anchor) = &document.units[behind.unit].anchor else { return true };
    let around = anchor.as_str().rsplit_once('-').map_or("", |(around, _)| around);
    let written = behind.writing.write(number);
    let tag = document.part(behind.unit).lang().unwrap_or(&document.tag);
    let is_counted = behind.writing != Writing::Letter || !may_skip(tag, &written);
    is_counted && !taken.contains(&(around, prefix(document, anchor), &*written))
}

/// Do lists in a language leave a letter out, as those in Italian do `j` and those in Vietnamese `f`?
fn may_skip(tag: &str, letter: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    !["en", "fr", "de", "nl", "id", "ms"].contains(&primary) && "fjkqvwxyz".contains(letter)
}

fn gap(document: &LinkedDocument, pair: &[Counted], first: u32, last: Option<u32>) -> Diagnostic {
    let writing = pair[1].writing;
    let missing = match (writing.write(first), last.map(|last| (last, writing.write(last)))) {
        (first, None) => format!("{first} is missing"),
        (one, Some((last, other))) if last == first + 1 => format!("{one} and {other} are missing"),
        (first, Some((_, last))) => format!("{first} to {last} are missing"),
    };
    let (before, after) = (writing.write(pair[0].to), writing.write(pair[1].from));
    Diagnostic::new(&GAP_IN_NUMBERING, format!("{missing} between {before} and {after}"))
        .at(document.place(pair[1].unit))
        .help("look into the source: it may stand at the end of the paragraph before, or have been repealed")
}

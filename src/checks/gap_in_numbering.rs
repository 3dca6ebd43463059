//! Is a number missing between two others?

use super::series::{Counted, prefix, series};
use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Segment;
use crate::site::LinkedDocument;

pub(super) const CHECK: Check = Check { code: &GAP_IN_NUMBERING, ask: Ask::Each(ask) };

static GAP_IN_NUMBERING: Code = Code::mild(
    "gap-in-numbering",
    Severity::Note,
    "\
The numbers of paragraphs or sections leave one out. In a law it may have been repealed; in an imported text its number may
have been misread, so that its words stand at the end of the paragraph before. A number whose anchor the ledger remembers as
gone is no gap, nor is one of `u7` and `pre3`: these are names of what has no number.

Look into the source. If it has no such number, say `checks: { gap-in-numbering: off }` in `pincite.yaml`.",
);

fn ask(document: &LinkedDocument) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for series in series(document) {
        for pair in series.windows(2) {
            let missing = pair[0].to.saturating_add(1)..pair[1].from;
            let mut open = missing.filter(|number| !is_gone(document, pair[0], *number));
            if let Some(first) = open.next() {
                problems.push(gap(document, pair, first, open.next_back()));
            }
        }
    }
    problems
}

/// Is there a gone anchor of this number beside a unit?
fn is_gone(document: &LinkedDocument, beside: Counted, number: u32) -> bool {
    let Some(anchor) = &document.units[beside.unit].anchor else { return false };
    let number = number.to_string();
    document.gone.iter().any(|stone| {
        let is_sibling = stone.anchor.parent() == anchor.parent();
        let last = stone.anchor.last(&document.labels.patterns);
        is_sibling
            && prefix(document, &stone.anchor) == prefix(document, anchor)
            && last.number() == Some(&*number)
            && !matches!(last, Segment::Name(_))
    })
}

fn gap(document: &LinkedDocument, pair: &[Counted], first: u32, last: Option<u32>) -> Diagnostic {
    let missing = match last {
        None => format!("{first} is missing"),
        Some(last) if last == first + 1 => format!("{first} and {last} are missing"),
        Some(last) => format!("{first} to {last} are missing"),
    };
    Diagnostic::new(&GAP_IN_NUMBERING, format!("{missing} between {} and {}", pair[0].to, pair[1].from))
        .at(document.place(pair[1].unit))
        .help("look into the source: it may stand at the end of the paragraph before, or have been repealed")
}

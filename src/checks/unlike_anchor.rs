//! Does the anchor say the number that is printed?

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::site::LinkedDocument;

pub(super) const CHECK: Check = Check { code: &UNLIKE_ANCHOR, ask: Ask::Each(ask) };

static UNLIKE_ANCHOR: Code = Code::mild(
    "unlike-anchor",
    Severity::Off,
    "\
An anchor says one number and the paragraph is printed with another: `{#p5 number=\"6.\"}`. That is right where a text was
numbered anew and the permalink was kept; in a text that is not published yet the anchor is better given its number. This
check is off unless `checks` in `pincite.yaml` turns it on.

Change the anchor if it is not published; otherwise leave it.",
);

fn ask(document: &LinkedDocument) -> Vec<Diagnostic> {
    (0..document.units.len()).filter_map(|unit| unlike_anchor(document, unit)).collect()
}

fn unlike_anchor(document: &LinkedDocument, unit: usize) -> Option<Diagnostic> {
    let annotation = document.part(unit).annotation()?;
    let anchor = &annotation.anchor;
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let own = digits(anchor.last(&document.labels.patterns).number()?);
    let printed = digits(&document.labels.number(anchor, annotation.number.as_deref())?);
    let differs = !own.is_empty() && !printed.is_empty() && own != printed;
    differs.then(|| {
        Diagnostic::new(&UNLIKE_ANCHOR, format!("the anchor `{anchor}` says {own}, its number says {printed}"))
            .at(document.place(unit))
            .help("change the anchor if it was never published; a published one stays as it is")
    })
}

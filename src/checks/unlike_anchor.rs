//! Does the anchor say the number that is printed?

use super::figures::{Figures, Writing};
use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::site::LinkedDocument;
use crate::text::digit;

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
    let own = anchor.last(&document.labels.patterns).number()?;
    let printed = document.labels.number(anchor, annotation.number.as_deref())?;
    // What tells a repeated number from the first is no part of it.
    let first = own.rsplit_once('.').filter(|(_, again)| again.parse::<u32>().is_ok_and(|again| again > 1));
    let differs = differ(own, &printed) && first.is_none_or(|(first, _)| differ(first, &printed));
    differs.then(|| {
        Diagnostic::new(&UNLIKE_ANCHOR, format!("the anchor `{anchor}` says {own}, its number says {printed}"))
            .at(document.place(unit))
            .help("change the anchor if it was never published; a published one stays as it is")
    })
}

/// Is it plain that an anchor's number and the printed one are two?
fn differ(own: &str, printed: &str) -> bool {
    let Some(figures) = Figures::read(printed) else { return false };
    let (had, have) = (digits(own), digits(printed));
    match (had.is_empty(), have.is_empty()) {
        (false, false) => had != have && !is_first(&had, figures) || had == have && letters_differ(own, printed),
        // `5` and `VI`; a number of several parts may be printed by its last alone.
        (false, true) => had.len() == 1 && values(figures.first).is_some_and(|have| !have.contains(&had[0])),
        (true, false) => have.len() == 1 && values(own).is_some_and(|had| !had.contains(&have[0])),
        (true, true) => {
            values(own).is_some() && values(figures.first).is_some() && !own.eq_ignore_ascii_case(figures.first)
        }
    }
}

/// The numbers that the digits of a text make, of any script.
fn digits(text: &str) -> Vec<u32> {
    let runs = text.split(|c| digit(c).is_none());
    runs.filter_map(|run| Writing::Digits.value(run)).collect()
}

/// Is a number the first of several that are printed together (`58, 59`)?
fn is_first(own: &[u32], figures: Figures<'_>) -> bool {
    let mut first = digits(figures.before);
    first.extend(digits(figures.first));
    figures.last.is_some_and(|last| digits(last) > digits(figures.first)) && first == own
}

/// Has each of two texts one Latin letter, and are these two?
fn letters_differ(own: &str, printed: &str) -> bool {
    let letter = |text: &str| {
        let mut letters = text.chars().filter(|c| c.is_alphabetic());
        letters.next().filter(|letter| letter.is_ascii() && letters.next().is_none())
    };
    letter(own).zip(letter(printed)).is_some_and(|(own, printed)| !own.eq_ignore_ascii_case(&printed))
}

/// The numbers for which a letter or a roman numeral may stand.
fn values(text: &str) -> Option<Vec<u32>> {
    let values: Vec<u32> = [Writing::Letter, Writing::Roman].iter().filter_map(|writing| writing.value(text)).collect();
    (!values.is_empty()).then_some(values)
}

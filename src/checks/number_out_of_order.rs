//! Does each number come after the one before it?

use super::series::{Counted, series};
use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::site::LinkedDocument;

pub(super) const CHECK: Check = Check { code: &NUMBER_OUT_OF_ORDER, ask: Ask::Each(ask) };

static NUMBER_OUT_OF_ORDER: Code = Code::mild(
    "number-out-of-order",
    Severity::Warning,
    "\
A paragraph or section has a number that its neighbour has too, or a smaller one. The source may be printed so; more often
a number was misread, a paragraph was moved, or a list within a paragraph was taken for paragraphs.

Look into the source. If it is printed so, say `checks: { number-out-of-order: off }` in `pincite.yaml`.",
);

fn ask(document: &LinkedDocument) -> Vec<Diagnostic> {
    let pairs = |series: Vec<Counted>| {
        let odd = series.windows(2).filter(|pair| is_odd(pair[0], pair[1])).map(|pair| (pair[0], pair[1]));
        odd.collect::<Vec<_>>()
    };
    let odd = series(document).into_iter().flat_map(pairs);
    odd.map(|(before, after)| number_out_of_order(document, before, after)).collect()
}

fn is_odd(before: Counted, after: Counted) -> bool {
    after.from < before.to || after.from == before.to && !after.inserted
}

fn number_out_of_order(document: &LinkedDocument, before: Counted, after: Counted) -> Diagnostic {
    let (number, earlier) = (after.writing.write(after.from), after.writing.write(before.to));
    let message = match after.from == before.to {
        true => format!("the number {number} stands twice"),
        false => format!("the number {number} comes after {earlier}"),
    };
    Diagnostic::new(&NUMBER_OUT_OF_ORDER, message)
        .at(document.place(after.unit))
        .also(document.place(before.unit), format!("{earlier} is here"))
        .help("look into the source: was a number misread, a paragraph moved or a list taken for paragraphs?")
}

//! Are the quotation marks of a document all of one kind?

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::site::LinkedDocument;
use crate::text::{Place, Span};

pub(super) const CHECK: Check = Check { code: &MIXED_QUOTES, ask: Ask::Each(ask) };

static MIXED_QUOTES: Code = Code::mild(
    "mixed-quotes",
    Severity::Note,
    "\
A document has straight quotation marks or apostrophes, `\"` and `'`, beside typographic ones. Texts that were scraped in
parts or corrected by hand often have both, and a search for a quotation finds only one of them.

Write them all as the source has them. They are words of the text, so `check --fix` does not touch them.",
);

/// A straight mark, what it is called, and the typographic ones that stand for it.
const MARKS: [(char, &str, &str); 2] = [('"', "straight quotation mark", "“”„«»"), ('\'', "straight apostrophe", "’‘")];

fn ask(document: &LinkedDocument) -> Vec<Diagnostic> {
    MARKS.iter().filter_map(|(straight, called, typographic)| mixed(document, *straight, called, typographic)).collect()
}

/// One problem for a document, at its first straight mark.
fn mixed(document: &LinkedDocument, straight: char, called: &str, typographic: &str) -> Option<Diagnostic> {
    let words = || (0..document.units.len()).map(|unit| document.part(unit).words());
    let count =
        |is: &dyn Fn(char) -> bool| words().map(|words| words.chars().filter(|c| is(*c)).count()).sum::<usize>();
    let straight_ones = count(&|c| c == straight);
    let others = if straight_ones > 0 { count(&|c| typographic.contains(c)) } else { 0 };
    if others == 0 {
        return None;
    }
    let first = (0..document.units.len()).find(|unit| document.part(*unit).words().contains(straight))?;
    let plural = if straight_ones == 1 { "" } else { "s" };
    Some(
        Diagnostic::new(&MIXED_QUOTES, format!("{straight_ones} {called}{plural} beside {others} typographic"))
            .at(place(document, first, straight))
            .help("write them all as the source has them"),
    )
}

/// Where a unit writes a sign, attributes aside.
fn place(document: &LinkedDocument, unit: usize, sign: char) -> Place {
    let span = document.part(unit).span();
    let text = document.document.text.get(span.range()).unwrap_or_default();
    let mut braces = 0_usize;
    let at = text.char_indices().find(|(_, c)| {
        match c {
            '{' => braces += 1,
            '}' => braces = braces.saturating_sub(1),
            _ => {}
        }
        *c == sign && braces == 0
    });
    at.map_or_else(
        || document.place(unit),
        |(at, _)| Place::new(&document.document.path, Span::new(span.start + at..span.start + at + sign.len_utf8())),
    )
}

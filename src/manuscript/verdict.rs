//! Is what a manuscript says of a document true?

use std::ops::Range;

use super::{Claim, Desk, Pinpoint};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::search::{SIGNS, Verdict, Words, compare};
use crate::text::Place;

pub(super) static MISQUOTED: Code = Code::error(
    "misquoted",
    "\
A manuscript quotes words that the document does not have so: some are others, too many or missing.

Both readings are shown, `[-as quoted-]` and `[+as published+]`. Quote the published words, or mark what you left out with `…`
and what you changed with square brackets.",
);

pub(super) static WRONG_PINPOINT: Code = Code::error(
    "wrong-pinpoint",
    "\
A manuscript quotes the right words, and cites a paragraph that does not have them. The help names the one that does.",
);

pub(super) static NOT_THERE: Code = Code::error(
    "not-there",
    "\
A manuscript quotes words that the document it names does not have, nor words like them.

If another document has them, the help names it. Where the words are no quotation from the document, name it outside their
paragraph.",
);

pub(super) static NO_SUCH_PINPOINT: Code = Code::error(
    "no-such-pinpoint",
    "\
A manuscript cites a paragraph that the document does not have.

`pincite cite DOC LOCATOR` tells what a locator is taken for.",
);

pub(super) static OTHER_SIGNS: Code = Code::mild(
    "other-signs",
    Severity::Note,
    "\
A manuscript quotes the right words with other signs: quotation marks, hyphens, capital letters, accents or punctuation. It
is word for word all the same.",
);

/// What was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Quotations from documents of the site.
    pub quotations: usize,
    /// Places that are cited.
    pub pinpoints: usize,
}

/// With fewer words, a quotation without a place may be a term that only stands near.
const WORDS: usize = 5;

/// Judges claims.
pub(super) fn judge(
    desk: &Desk<'_>,
    claims: &[Claim],
    at: &dyn Fn(Range<usize>) -> Place,
    count: &mut Count,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for claim in claims {
        let title = title(desk, claim.document);
        let mut units = None;
        if let Some(Pinpoint { at: place, units: found }) = &claim.pinpoint {
            count.pinpoints += 1;
            match found {
                Ok(found) => units = Some(found),
                Err(why) => {
                    let help = why.help.clone().unwrap_or_else(|| "cite a place that the document has".to_owned());
                    let problem = Diagnostic::new(&NO_SUCH_PINPOINT, format!("{title} has no `{}`", why.part));
                    problems.push(problem.at(at(place.clone())).help(help));
                }
            }
        }
        if let Some((words, place)) = &claim.quotation {
            count.quotations += 1;
            problems.extend(quotation(desk, claim, words, units).map(|problem| problem.at(at(place.clone()))));
        }
    }
    problems
}

/// The best place of a document for some words: how they compare, and the unit.
type Best = (Verdict, usize);

fn quotation(desk: &Desk<'_>, claim: &Claim, words: &str, units: Option<&Vec<(usize, usize)>>) -> Option<Diagnostic> {
    let of = &desk.library.site().documents[claim.document];
    let title = title(desk, claim.document);
    let rank = |best: &Option<Best>| best.as_ref().and_then(|(verdict, _)| verdict.rank()).unwrap_or(usize::MAX);
    let cited = units.map(|units| {
        let all = units.iter().flat_map(|(from, to)| *from..of.units[*to].end.max(to + 1));
        best(desk, claim.document, words, &mut { all })
    });
    let anywhere = best(desk, claim.document, words, &mut of.cited());
    let there = cited.as_ref().map_or_else(|| rank(&anywhere), rank);
    if there == 0 {
        let (verdict, _) = cited.flatten().or(anywhere)?;
        let Verdict::Same { signs, .. } = verdict else { return None };
        let names: Vec<&str> = SIGNS.iter().filter(|(sign, _)| signs.contains(sign)).map(|(_, name)| *name).collect();
        return (!names.is_empty())
            .then(|| Diagnostic::new(&OTHER_SIGNS, format!("the words of {title} have other {}", names.join(", "))));
    }
    let name = |unit: usize| of.units[unit].name.as_ref().map_or_else(String::new, |name| name.inside.clone());
    if rank(&anywhere) == 0 && cited.is_some() {
        let (_, unit) = anywhere?;
        return Some(
            Diagnostic::new(&WRONG_PINPOINT, format!("these words of {title} stand at another place"))
                .help(format!("they stand in {}", name(unit))),
        );
    }
    // What differs is shown at the place that is cited, unless another one is nearer.
    let nearest = match cited.flatten() {
        Some(cited) if cited.0.rank().unwrap_or(usize::MAX) <= rank(&anywhere) => Some(cited),
        _ => anywhere,
    };
    if let Some((verdict @ Verdict::Differs { .. }, unit)) = &nearest {
        let shown = crate::search::difference(verdict);
        return Some(
            Diagnostic::new(&MISQUOTED, format!("{title} has other words")).help(format!("{}: {shown}", name(*unit))),
        );
    }
    if claim.pinpoint.is_none() && Words::of(words).len() < WORDS {
        return None;
    }
    let problem = Diagnostic::new(&NOT_THERE, format!("{title} does not have these words"));
    let elsewhere =
        (0..desk.library.site().documents.len()).filter(|document| *document != claim.document).find(|document| {
            rank(&best(desk, *document, words, &mut desk.library.site().documents[*document].cited())) == 0
        });
    Some(match elsewhere {
        Some(document) => problem.help(format!("{} has them", self::title(desk, document))),
        None => problem.help("quote the published words, or name the document that has these"),
    })
}

/// Where in some units of a document words stand best, each alone and then with all that is nested in it; of a unit and what is
/// nested in it, the innermost.
fn best(desk: &Desk<'_>, document: usize, words: &str, units: &mut dyn Iterator<Item = usize>) -> Option<Best> {
    let of = &desk.library.site().documents[document];
    let mut best: Option<Best> = None;
    for unit in units {
        let end = best.as_ref().filter(|(verdict, _)| verdict.rank() == Some(0)).map(|(_, unit)| of.units[*unit].end);
        if end.is_some_and(|end| unit >= end) {
            break;
        }
        let own = of.part(unit).words();
        let nested = (unit + 1..of.units[unit].end).map(|inner| of.part(inner).words());
        let whole = [own].into_iter().chain(nested).collect::<Vec<_>>().join(" ");
        let source = (!of.units[unit].corrections.is_empty()).then(|| of.part(unit).source_words());
        let texts = [Some(own.to_owned()), (whole.len() > own.len()).then_some(whole), source];
        for text in texts.into_iter().flatten() {
            let verdict = compare(words, &text);
            let is_better = |(have, outer): &Best| {
                let is_inside = (outer + 1..of.units[*outer].end).contains(&unit);
                verdict.rank() < have.rank() || is_inside && verdict.rank() == have.rank()
            };
            if verdict.rank().is_some() && best.as_ref().is_none_or(is_better) {
                best = Some((verdict, unit));
            }
        }
    }
    best
}

fn title(desk: &Desk<'_>, document: usize) -> String {
    let meta = &desk.library.site().documents[document].document.meta;
    crate::pages::short_title(meta).to_owned()
}

//! Do the words of one anchor stand at another one?

use super::and_now;
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::{Comparison, DocumentComparison, Finding};
use crate::model::Anchor;

/// A permalink that would lead to other words.
pub const SHIFTED_TEXT: Code = Code::error(
    "shifted-text",
    "\
The words that were published at one anchor stand at another one now. A citation
of the old anchor would lead to words that it does not mean, and nobody would
notice.

This happens when a paragraph is put in or taken out and the ones after it are
counted anew. Give the words their old anchors back, and the new paragraph one
of its own; `number` prints any number over an anchor. If the anchors must follow
the new numbers, run the `pincite ledger accept` line that the message ends with:
it records for each anchor where the words went.",
);

/// The most pairs that are listed.
const LIMIT: usize = 12;

/// The texts that shifted, once for each document, with the pairs and what settles them.
pub fn shifted_texts(comparison: &Comparison<'_>) -> Vec<Diagnostic> {
    comparison.documents.iter().filter_map(shifted).collect()
}

fn shifted(document: &DocumentComparison<'_>) -> Option<Diagnostic> {
    let mut shifts = document.findings.iter().filter(|finding| matches!(finding, Finding::Shifted { .. }));
    let Some(Finding::Shifted { then, now, went, came }) = shifts.next() else { return None };
    let more = match shifts.count() {
        0 => String::new(),
        1 => ", and 1 more anchor has shifted".into(),
        more => format!(", and {more} more anchors have shifted"),
    };
    let anchor = now.anchor;
    let (message, label) = match (went, came) {
        (Some(went), _) => {
            (format!("the words of `{anchor}` stand at `{}` now{more}", went.anchor), "its words stand here")
        }
        (None, Some(came)) => (format!("`{anchor}` has the words of `{came}` now{more}"), "other words stand here"),
        (None, None) => (format!("`{anchor}` has the words of another anchor now{more}"), "other words stand here"),
    };
    let at = document.now_at(went.as_ref().unwrap_or(now));
    let problem = Diagnostic::new(&SHIFTED_TEXT, message).at(document.then_at(then.span));
    Some(and_now(problem, at, label).help(help(document)))
}

/// The pairs, and the one line that settles them all, lost anchors whose words are known included.
fn help(document: &DocumentComparison<'_>) -> String {
    let fates: Vec<(&Anchor, Option<String>)> = document.findings.iter().filter_map(fate(document)).collect();
    let shown = &fates[..fates.len().min(LIMIT)];
    let pair = |(from, to): &(&Anchor, Option<String>)| match to {
        Some(to) => format!("{from} → {to}"),
        None => format!("{from} → nowhere"),
    };
    let option = |(from, to): &(&Anchor, Option<String>)| match to {
        Some(to) => format!(" --moved {from}={to}"),
        None => format!(" --retired {from}"),
    };
    let (pairs, options): (Vec<_>, Vec<_>) = shown.iter().map(|fate| (pair(fate), option(fate))).unzip();
    let rest = match fates.len() - shown.len() {
        0 => String::new(),
        rest => format!(", and {rest} more in the same way"),
    };
    format!(
        "{}{rest}; give the words their old anchors back, or run `pincite ledger accept {}{}`",
        pairs.join(", "),
        document.id,
        options.concat()
    )
}

fn fate<'a>(
    document: &'a DocumentComparison<'a>,
) -> impl Fn(&'a Finding<'a>) -> Option<(&'a Anchor, Option<String>)> + 'a {
    move |finding| match finding {
        Finding::Shifted { now, went, .. } => Some((now.anchor, went.map(|went| went.anchor.to_string()))),
        Finding::Lost { anchor, likely, .. } => {
            let place = likely.first().filter(|place| place.word_for_word)?;
            Some((anchor, Some(place.name(document))))
        }
        _ => None,
    }
}

//! Do the words of one anchor stand at another one?

use super::and_now;
use super::options::Options;
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::{Comparison, DocumentComparison, Finding, Likely};
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

/// The pairs, and the one line that settles them all, what is lost included.
fn help(document: &DocumentComparison<'_>) -> String {
    let pairs: Vec<String> = document.findings.iter().filter_map(|finding| pair(document, finding)).collect();
    let shown = &pairs[..pairs.len().min(LIMIT)];
    let rest = match pairs.len() - shown.len() {
        0 => String::new(),
        rest => format!(", and {rest} more in the same way"),
    };
    let line = Options::of(document).line();
    format!("{}{rest}; give the words their old anchors back, or run {line}", shown.join(", "))
}

fn pair(document: &DocumentComparison<'_>, finding: &Finding<'_>) -> Option<String> {
    match finding {
        Finding::Shifted { now, went: Some(went), .. } => Some(format!("{} → {}", now.anchor, went.anchor)),
        Finding::Shifted { now, went: None, .. } => match document.went(now.anchor) {
            Some(place) => Some(to(now.anchor, place, document)),
            None => Some(format!("{} → nowhere", now.anchor)),
        },
        Finding::Changed { now, .. } => document.edited.get(now.anchor).map(|place| to(now.anchor, place, document)),
        Finding::Lost { anchor, likely, .. } => {
            let place = likely.first().filter(|place| place.how.is_word_for_word())?;
            Some(format!("{anchor} → {}", place.name(document)))
        }
        _ => None,
    }
}

/// `p1 → p4`; of words that only begin as they did, that they may be edited there.
fn to(anchor: &Anchor, place: &Likely<'_>, document: &DocumentComparison<'_>) -> String {
    let edited = if place.how.is_word_for_word() { "" } else { " (edited)" };
    format!("{anchor} → {}{edited}", place.name(document))
}

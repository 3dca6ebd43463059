//! What a comparison has to say to the editor. One file for each kind of problem, with its manual entry.

mod changed_text;
mod lost_permalink;
mod options;
mod restored_anchor;
mod reused_anchor;
mod shifted_text;
mod unrecorded_anchor;

pub use changed_text::{CHANGED_TEXT, changed_texts};
pub use lost_permalink::{LOST_PERMALINK, lost_permalinks};
pub use restored_anchor::{RESTORED_ANCHOR, restored_anchors};
pub use reused_anchor::{REUSED_ANCHOR, reused_anchors};
pub use shifted_text::{SHIFTED_TEXT, shifted_texts};
pub use unrecorded_anchor::{UNRECORDED_ANCHOR, unrecorded_anchors};

use super::{Comparison, DocumentComparison, How, Likely, Line, SITE_PATH, Standing, Text, likely, path_of};
use crate::diagnostic::Diagnostic;
use crate::text::{Place, Span, words};

impl Comparison<'_> {
    /// Everything that the ledger and the text do not agree on.
    pub fn problems(&self) -> Vec<Diagnostic> {
        let mut problems = lost_permalinks(self);
        problems.extend(shifted_texts(self));
        problems.extend(reused_anchors(self));
        problems.extend(changed_texts(self));
        problems.extend(unrecorded_anchors(self));
        problems.extend(restored_anchors(self));
        problems
    }
}

impl DocumentComparison<'_> {
    /// A line of its ledger.
    fn then_at(&self, span: Span) -> Place {
        Place::new(&path_of(self.id), span)
    }

    /// A place in its text.
    fn now_at(&self, standing: &Standing<'_>) -> Option<Place> {
        self.now.map(|now| Place::new(now.path, standing.span))
    }
}

impl Likely<'_> {
    /// As `accept` takes it in the ledger of `document`.
    pub(in crate::ledger) fn name(&self, document: &DocumentComparison<'_>) -> String {
        match self.document == document.id {
            true => self.standing.anchor.to_string(),
            false => format!("{}#{}", self.document, self.standing.anchor),
        }
    }
}

/// How far the words of now are those that were, as far as the ledger can tell: `12 words, and 10 before; 7 of the first 8
/// are the same`.
fn edited(then: &Text, now: &str) -> String {
    let count = words::count(now);
    let (same, of) = likely::of_the_first(then, now);
    let words = if count == 1 { "1 word".into() } else { format!("{count} words") };
    // Of a few words nobody asks how many.
    let begins = if of < 4 { String::new() } else { format!("; {same} of the first {of} are the same") };
    format!("{words}, and {} before{begins}", then.words)
}

/// How much of the words of a line stands at a place; `words` is what they are called.
fn standing_there(words: &str, then: &Line, place: &Likely<'_>) -> String {
    match (place.how, &then.text) {
        (How::Same, _) => format!("{words} stand here"),
        (How::Among, _) => format!("{words} stand here, among others"),
        (How::Begins { .. }, Some(text)) => format!("{words} may be here: {}", edited(text, place.standing.words)),
        (How::Begins { .. }, None) => format!("{words} may be here"),
    }
}

fn site_line(span: Span) -> Place {
    Place::new(&SITE_PATH.into(), span)
}

/// Adds the place in the text, if there is one.
fn and_now(problem: Diagnostic, at: Option<Place>, text: impl Into<String>) -> Diagnostic {
    match at {
        Some(at) => problem.also(at, text),
        None => problem,
    }
}

//! Every anchor and route ever published, and what the text makes of them now.
//!
//! A site's ledger is one file for each document and one for its pages, topics and works, all committed, so that a
//! permalink never breaks and never leads to other words. This module reads and writes those files and compares them
//! with the text as it stands. It opens no file and asks no clock: texts and dates come in as values.

mod line;
mod record;
mod fate;
mod last;
mod past;
pub mod file;
mod current;
mod compare;
mod likely;
mod problems;
mod answer;
mod decision;
mod accept;

use crate::diagnostic::Code;

pub use accept::accept;
pub use answer::Answer;
pub use compare::{Comparison, DocumentComparison, Finding, Standing, compare};
pub use current::{Current, CurrentDocument, CurrentRoute, Unit};
pub use decision::{CANNOT_ACCEPT, Decision, Decisions, Subject};
pub use fate::{Fate, Fates};
pub use likely::{How, Likely, LikelyDocument};
pub use line::{Destination, Gone, Line, Text, TextDigest, Was};
pub use past::{Past, Pasts};
pub use problems::{
    CHANGED_TEXT, LOST_PERMALINK, RESTORED_ANCHOR, REUSED_ANCHOR, SHIFTED_TEXT, UNRECORDED_ANCHOR, changed_texts,
    lost_permalinks, restored_anchors, reused_anchors, shifted_texts, unrecorded_anchors,
};
pub use record::{DocumentLedger, Ledger, RouteLine, SITE_PATH, SiteLedger, path_of};

/// The problems that reading and accepting a ledger may find; what comparing finds belongs to the checks.
pub const CODES: &[&Code] = &[&file::BAD_LEDGER, &CANNOT_ACCEPT];

/// What comparing may find. Accepting settles it, so it does not stand against that.
pub const FOUND_BY_COMPARING: &[&Code] =
    &[&CHANGED_TEXT, &LOST_PERMALINK, &RESTORED_ANCHOR, &REUSED_ANCHOR, &SHIFTED_TEXT, &UNRECORDED_ANCHOR];

#[cfg(test)]
mod tests;

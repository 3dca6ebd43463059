//! Every anchor and route ever published, and what the text makes of them now.
//!
//! A site's ledger is one file for each document and one for its pages, topics and works, all committed, so that a
//! permalink never breaks and never leads to other words. This module reads and writes those files and compares them
//! with the text as it stands. It opens no file and asks no clock: texts and dates come in as values.

mod line;
mod record;
pub mod file;

use crate::diagnostic::Code;

pub use line::{Destination, Gone, Line, Text, TextDigest, Was};
pub use record::{DocumentLedger, Ledger, RouteLine, SITE_PATH, SiteLedger, path_of};

/// Every kind of problem with a ledger, or with a text that is not what its ledger says.
pub const CODES: &[&Code] = &[&file::BAD_LEDGER];

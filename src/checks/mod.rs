//! Site → problems: what only shows when everything is linked. One file for each check.
//!
//! Checks look at nothing that is rendered.

mod dead_reference;

use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::site::Site;

/// A check.
pub struct Check {
    /// The kind of problem it finds.
    pub code: &'static Code,
    /// How it finds it.
    pub ask: Ask,
}

/// What a check is asked about.
pub enum Ask {
    /// Each document, by its index.
    Each(fn(&Site, usize) -> Vec<Diagnostic>),
    /// The site as a whole, its ledger, and whether what the ledger does not have is an error.
    Whole(fn(&Site, &Ledger, bool) -> Vec<Diagnostic>),
}

/// Every check.
pub const CHECKS: &[Check] = &[dead_reference::CHECK];

/// The codes of all checks.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    CHECKS.iter().map(|check| check.code)
}

/// Asks every check.
pub fn ask(site: &Site, ledger: &Ledger, locked: bool) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for check in CHECKS {
        match check.ask {
            Ask::Each(ask) => (0..site.documents.len()).for_each(|document| problems.extend(ask(site, document))),
            Ask::Whole(ask) => problems.extend(ask(site, ledger, locked)),
        }
    }
    problems
}

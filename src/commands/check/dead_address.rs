//! `pincite check --external`: does anybody answer at the addresses to which a site refers?

use std::path::Path;

use crate::checks;
use crate::commands::Shell;
use crate::config::NavEntry;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::disk;
use crate::model::scheme;
use crate::site::Site;
use crate::text::Place;

pub(in crate::commands) static DEAD_ADDRESS: Code = Code::mild(
    "dead-address",
    Severity::Warning,
    "\
At an address outside the site to which a text, its source, a work or the navigation refers nobody answers, or the answer is that there is nothing. It was asked
three times if it may have been busy. Addresses that answer well are not asked again for a week.

Correct the address. If the page is gone, an archive may have it: link to the copy there, and say of when it is.",
);

/// Asks every address once, those of the navigation too. The first place that names a dead one has the problem, others are
/// named beside it.
pub(super) fn ask(root: &Path, site: &Site, nav: &[NavEntry], shell: &Shell) -> Result<Vec<Diagnostic>, Diagnostic> {
    let mut places = checks::addresses(site);
    for entry in nav.iter().filter(|entry| matches!(scheme(&entry.to), Some("http" | "https"))) {
        places.entry(entry.to.clone()).or_default().push(entry.at.clone());
    }
    let progress = shell.progress(places.len(), "asking");
    let dead = disk::ask(root, &places.keys().cloned().collect(), disk::today(), || progress.tick())?;
    drop(progress);
    Ok(dead.iter().map(|(address, instead)| dead_address(address, instead, &places[address])).collect())
}

fn dead_address(address: &str, instead: &str, places: &[Place]) -> Diagnostic {
    let problem = Diagnostic::new(&DEAD_ADDRESS, format!("`{address}` does not answer as it should: {instead}"))
        .at(places[0].clone())
        .help("correct the address, or link to a copy in an archive");
    places[1..].iter().take(8).fold(problem, |problem, place| problem.also(place.clone(), "here too"))
}

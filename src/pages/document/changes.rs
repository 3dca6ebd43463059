//! What was changed in a document when it was changed last.

use std::collections::HashSet;

use serde::Serialize;

use crate::ledger::Fate;
use crate::model::Route;
use crate::pages::Face;
use crate::pages::passage::{gone_from, links};
use crate::site::LinkedDocument;

/// A paragraph or section whose words were changed, or that went.
#[derive(Serialize)]
pub struct Changed {
    /// Where it is in the document.
    pub href: String,
    /// What it is called inside a sentence.
    pub title: String,
    /// Why, in the editor's words.
    pub why: Option<String>,
    /// What became of it if it went, as in *merged with paragraph 8*.
    pub what: Option<String>,
}

/// All that was changed on the day of the last change, in reading order, what went at the end. That something became
/// longer by what was merged with it is no change of its own.
pub(super) fn changes(document: &LinkedDocument, at: &Route, face: &Face) -> Vec<Changed> {
    let Some(day) = document.changed else { return Vec::new() };
    let stones = || document.gone.iter().filter(|stone| stone.gone == day);
    let merged = stones().filter(|stone| stone.fate == Some(Fate::Merged));
    let longer: HashSet<String> = merged.flat_map(|stone| links(&stone.went, at)).map(|place| place.href).collect();
    let units = document.units.iter().filter_map(|unit| {
        let change = unit.record.as_ref()?.changes_here().rfind(|change| change.date == day)?;
        let (anchor, name) = unit.anchor.as_ref().zip(unit.name.as_ref())?;
        let title = name.inside.clone();
        Some(Changed { href: format!("#{anchor}"), title, why: change.why.clone(), what: None })
    });
    let gone = stones().map(|stone| {
        let gone = gone_from(stone, at, face);
        let what = match (gone.how, gone.went.as_slice()) {
            (None, _) | (_, []) => None,
            (Some(how), places) => {
                let titles: Vec<&str> = places.iter().map(|place| place.title.as_str()).collect();
                Some(format!("{how} {}", titles.join(face.language.say("comma"))))
            }
        };
        Changed { href: format!("#{}", stone.anchor), title: stone.name.inside.clone(), why: gone.why, what }
    });
    units.filter(|change| !longer.contains(&change.href)).chain(gone).collect()
}

//! What was changed in a document when it was changed last.

use serde::Serialize;

use crate::model::Route;
use crate::pages::passage::links;
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
    /// Does the reason end with the place where it went, as in *merged with paragraph 8*?
    pub to_place: bool,
}

/// All that was changed on the day of the last change, in reading order, what went at the end.
pub(super) fn changes(document: &LinkedDocument, at: &Route) -> Vec<Changed> {
    let Some(day) = document.changed else { return Vec::new() };
    let units = document.units.iter().filter_map(|unit| {
        let change = unit.record.as_ref()?.changes.iter().rfind(|change| change.date == day)?;
        let (anchor, name) = unit.anchor.as_ref().zip(unit.name.as_ref())?;
        let title = name.inside.clone();
        Some(Changed { href: format!("#{anchor}"), title, why: change.why.clone(), to_place: false })
    });
    let gone = document.gone.iter().filter(|stone| stone.gone == day).map(|stone| {
        let to_place = match (links(&stone.went, at).as_slice(), &stone.why) {
            ([place], Some(why)) => why.ends_with(&place.title),
            _ => false,
        };
        let title = stone.name.inside.clone();
        Changed { href: format!("#{}", stone.anchor), title, why: stone.why.clone(), to_place }
    });
    units.chain(gone).collect()
}

//! The changes of a paragraph's words, for the page where it stands or stood.

use serde::Serialize;

use super::passage::{Link, links};
use super::prose::Scene;
use super::views::DateView;
use crate::site::Change;

/// At most so many changes are told one by one.
const CHANGES: usize = 5;

/// That words were changed.
#[derive(Serialize)]
pub struct ChangeView {
    /// When.
    pub date: DateView,
    /// Why, in the editor's words.
    pub why: Option<String>,
    /// Where the words before stand, if they went elsewhere.
    pub went: Vec<Link>,
}

/// The last of some changes, oldest first.
pub fn history(changes: &[Change], scene: Scene<'_>) -> Vec<ChangeView> {
    let change = |change: &Change| ChangeView {
        date: DateView::new(change.date, &scene.face.language),
        why: change.why.clone(),
        went: links(&change.went, scene.at),
    };
    changes[changes.len().saturating_sub(CHANGES)..].iter().map(change).collect()
}

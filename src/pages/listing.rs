//! Long lists of paragraphs, cut between documents into pages.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::link::Link;
use crate::model::Route;
use crate::site::{LinkedDocument, Site};
use crate::text::Key;

/// What a list has of one document.
#[derive(Clone)]
pub struct Group {
    /// The document.
    pub document: Arc<LinkedDocument>,
    /// Its units in the list, by index.
    pub units: Vec<usize>,
}

/// Which part of a list a page has.
#[derive(Clone, Debug, Hash)]
pub struct Part {
    /// Counted from 0.
    pub index: usize,
    /// The routes of all parts.
    pub routes: Vec<Route>,
}

/// The parts of a list that is cut into several.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// Which part this page has, from 1.
    pub number: usize,
    /// All parts, each called by its number.
    pub parts: Vec<Link>,
}

/// More entries than this are not on one page, unless they are of one document.
const LIMIT: usize = 500;

/// The units of a list by document, in the order of the site.
pub fn groups(site: &Site, units: impl IntoIterator<Item = (usize, usize)>) -> Vec<Group> {
    let mut groups: Vec<(usize, Group)> = Vec::new();
    for (document, unit) in units {
        match groups.last_mut() {
            Some((last, group)) if *last == document => group.units.push(unit),
            _ => groups.push((document, Group { document: Arc::clone(&site.documents[document]), units: vec![unit] })),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Cuts a list into its pages. The first is at `route`, the second at `2.html` in the folder of that name.
pub fn cut(groups: Vec<Group>, route: &Route) -> Vec<(Part, Vec<Group>)> {
    let lengths: Vec<usize> = groups.iter().map(|group| group.units.len()).collect();
    let ranges = ranges(&lengths, LIMIT);
    let folder = route.as_str().trim_end_matches(".html");
    let routes: Vec<Route> = (0..ranges.len())
        .map(|index| if index == 0 { route.clone() } else { Route::file(&format!("{folder}/{}.html", index + 1)) })
        .collect();
    let part = |index| Part { index, routes: routes.clone() };
    ranges.into_iter().enumerate().map(|(index, range)| (part(index), groups[range].to_vec())).collect()
}

/// Runs of neighbours that together are no longer than `limit`, or alone; at least one run.
fn ranges(lengths: &[usize], limit: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut sum) = (0, 0);
    for (index, length) in lengths.iter().enumerate() {
        if index > start && sum + length > limit {
            ranges.push(start..index);
            (start, sum) = (index, 0);
        }
        sum += length;
    }
    ranges.push(start..lengths.len());
    ranges
}

impl Group {
    /// Names what a page can show of the group.
    pub fn key(&self) -> Key {
        Key::of_value(&(self.document.key, &self.units))
    }
}

impl Part {
    /// Where the part is.
    pub fn route(&self) -> &Route {
        &self.routes[self.index]
    }

    /// What a template sees of it; `None` where the list is whole.
    pub fn view(&self, at: &Route) -> Option<PartView> {
        let link = |(index, route): (usize, &Route)| Link { title: (index + 1).to_string(), href: at.to(route) };
        (self.routes.len() > 1)
            .then(|| PartView { number: self.index + 1, parts: self.routes.iter().enumerate().map(link).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn a_list_is_cut_between_documents() {
        assert_eq!(ranges(&[3, 2, 4, 9, 1], 5), [0..2, 2..3, 3..4, 4..5]);
        assert_eq!(ranges(&[], 5), vec![0..0; 1]);
        assert_eq!(ranges(&[9], 5), vec![0..1; 1]);
    }
}

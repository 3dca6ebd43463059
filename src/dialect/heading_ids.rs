//! Ids of headings on a page, made from their words.

use std::collections::HashSet;

use crate::model::{Inline, push_inlines};

/// Gives ids that are unique on their page and never begin with `_`, for those are the theme's.
#[derive(Default)]
pub(super) struct HeadingIds {
    taken: HashSet<String>,
}

impl HeadingIds {
    /// Keeps an id that the file names; false if it is taken.
    pub(super) fn keep(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned())
    }

    /// The id of a heading with this title: its letters and digits of any script, small, with hyphens between words.
    pub(super) fn make(&mut self, title: &[Inline]) -> String {
        let mut words = String::new();
        push_inlines(title, &mut words);
        let mut id = String::new();
        for c in words.chars().flat_map(char::to_lowercase) {
            if c.is_alphanumeric() {
                id.push(c);
            } else if !id.is_empty() && !id.ends_with('-') && !"'’".contains(c) {
                id.push('-');
            }
        }
        let id = id.trim_end_matches('-');
        let id = if id.is_empty() { "section" } else { id };
        let numbered = (2..).map(|number| format!("{id}-{number}"));
        let id = std::iter::once(id.to_owned()).chain(numbered).find(|id| !self.taken.contains(id));
        let id = id.expect("there is always a further number");
        self.taken.insert(id.clone());
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_words_and_unique() {
        let mut ids = HeadingIds::default();
        let mut make = |title: &str| ids.make(&[Inline::Text(title.to_owned())]);
        assert_eq!(make("Where to start?"), "where-to-start");
        assert_eq!(make("Where to Start"), "where-to-start-2");
        assert_eq!(make("__init__"), "init");
        assert_eq!(make("О проекте"), "о-проекте");
        assert_eq!(make("…"), "section");
        assert_eq!(make("The author’s text"), "the-authors-text");
    }
}

//! How much text and how many links an element of a page holds.

use super::tree::{Child, Tree, is_unseen};

/// What lies in an element, itself included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Characters that are not white space.
    pub chars: usize,
    /// Those of them that stand in links.
    pub linked: usize,
    /// Links with words.
    pub links: usize,
    /// Links with words that lead to a place on the page itself.
    pub links_inside: usize,
    /// Headings with words.
    pub headings: usize,
}

impl Measure {
    /// Do nearly all words stand in links?
    pub fn is_links(&self) -> bool {
        self.linked * 10 >= self.chars * 8 && self.links > 0
    }

    /// Does nearly every link lead to a place on the page?
    pub fn leads_inside(&self) -> bool {
        self.links_inside * 10 >= self.links * 9
    }

    fn add(&mut self, other: &Self) {
        self.chars += other.chars;
        self.linked += other.linked;
        self.links += other.links;
        self.links_inside += other.links_inside;
        self.headings += other.headings;
    }
}

/// The measure of each element.
pub fn measure(tree: &Tree) -> Vec<Measure> {
    let mut measures = vec![Measure::default(); tree.elements.len()];
    // What lies in an element stands after it, so its measure is whole when its own turn comes.
    for index in (0..tree.elements.len()).rev() {
        let element = &tree.elements[index];
        if is_unseen(&element.name) {
            measures[index] = Measure::default();
            continue;
        }
        let mut own = measures[index];
        for child in &element.children {
            if let Child::Words(words, _) = child {
                own.chars += words.chars().filter(|c| !c.is_whitespace()).count();
            }
        }
        if own.chars > 0 && &*element.name == "a" && element.has("href") {
            let inside = element.attribute("href").starts_with('#');
            own = Measure { linked: own.chars, links: 1, links_inside: usize::from(inside), ..own };
        }
        if own.chars > 0 && matches!(&*element.name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
            own.headings += 1;
        }
        measures[index] = own;
        if index > 0 {
            measures[element.parent].add(&own);
        }
    }
    measures
}

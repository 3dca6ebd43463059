//! The marks of notes in a page, and the notes that they lead to.

use std::collections::{BTreeSet, HashMap};

use super::tree::{Element, Tree, is_inline};

/// Elements by their place in the list.
pub struct Notes {
    /// What stands in the text for a note: `¹`, `[1]`, `*`.
    pub marks: BTreeSet<usize>,
    /// The notes.
    pub notes: BTreeSet<usize>,
}

impl Notes {
    /// Finds links with a short number or sign for their words that lead to a place on the page below them.
    pub fn of(tree: &Tree) -> Self {
        let places = places(tree);
        let (mut marks, mut notes) = (BTreeSet::new(), BTreeSet::new());
        for index in 1..tree.elements.len() {
            let element = &tree.elements[index];
            let Some(fragment) = element.attribute("href").strip_prefix('#').filter(|_| &*element.name == "a") else {
                continue;
            };
            let Some(&place) = places.get(fragment) else { continue };
            if !is_mark(tree.words(index).trim()) || !(is_called_note(element) || is_raised(tree, index)) {
                continue;
            }
            let note = block_of(tree, place);
            if place > index && !tree.outer(index).any(|outer| outer == note) {
                marks.insert(outermost(tree, index));
                notes.insert(note);
            }
        }
        Self { marks, notes }
    }
}

/// Where each name of a place leads.
fn places(tree: &Tree) -> HashMap<&str, usize> {
    let mut places = HashMap::new();
    for (index, element) in tree.elements.iter().enumerate() {
        for name in [element.attribute("id"), element.attribute("name")] {
            if !name.is_empty() {
                places.entry(name).or_insert(index);
            }
        }
    }
    places
}

fn is_mark(words: &str) -> bool {
    let bare = words.trim_matches(|c: char| "()[]{}.^ \u{a0}".contains(c));
    let number = bare.len() <= 4 && bare.chars().all(|c| c.is_ascii_digit());
    let sign = bare.chars().count() <= 3 && bare.chars().all(|c| "*†‡§¶#ⁱ¹²³⁴⁵⁶⁷⁸⁹⁰".contains(c));
    let letter = bare.len() == 1 && bare.chars().all(|c| c.is_ascii_lowercase());
    !bare.is_empty() && (number || sign || letter)
}

/// Does the author call it a mark, or what it leads to a note?
fn is_called_note(element: &Element) -> bool {
    let names = ["class", "href", "id", "name", "role", "rel", "epub:type"].map(|name| element.attribute(name));
    let names = names.join(" ").to_ascii_lowercase();
    ["note", "fn", "ftn", "ntr", "ref", "cite"].iter().any(|name| names.contains(name))
}

fn is_raised(tree: &Tree, index: usize) -> bool {
    let raised = |index: usize| &*tree.elements[index].name == "sup";
    tree.outer(index).take(3).any(raised)
        || (index + 1..tree.elements.len())
            .take(3)
            .any(|inner| raised(inner) && tree.outer(inner).any(|at| at == index))
}

/// The outermost element in the line that holds nothing but the mark.
fn outermost(tree: &Tree, index: usize) -> usize {
    let words = tree.words(index).trim().to_owned();
    let same = |outer: &usize| {
        let element = &tree.elements[*outer];
        is_inline(&element.name) && element.children.len() <= 3 && tree.words(*outer).trim() == words
    };
    tree.outer(index).take_while(same).last().unwrap_or(index)
}

/// The block that a place stands in.
fn block_of(tree: &Tree, place: usize) -> usize {
    if !is_inline(&tree.elements[place].name) {
        return place;
    }
    tree.outer(place).find(|outer| !is_inline(&tree.elements[*outer].name)).unwrap_or(place)
}

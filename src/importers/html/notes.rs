//! The marks of notes in a page, the notes that they lead to, and the links that lead back.
//!
//! A mark is a link with a number or a sign for its words, which the author raises or calls a note, to a place below it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::tree::{Child, Element, Tree, is_inline};

/// Elements by their place in the list.
#[derive(Default)]
pub struct Notes {
    /// What stands in the text for a note: `¹`, `[1]`, `*`. Each with its note.
    pub marks: BTreeMap<usize, usize>,
    /// Where notes begin.
    pub begins: BTreeMap<usize, usize>,
    /// The elements with which notes end.
    pub ends: BTreeSet<usize>,
    /// Links from notes back to the text that are no label: `↩`.
    pub back: BTreeSet<usize>,
}

impl Notes {
    /// Finds the notes of a page. `apart` says what is no text.
    pub fn of(tree: &Tree, apart: &[Option<&'static str>]) -> Self {
        let places = places(tree);
        let mut links: Vec<Link> = Vec::new();
        for index in (1..tree.elements.len()).filter(|index| apart[*index].is_none()) {
            let element = &tree.elements[index];
            let Some(&place) = target(element).and_then(|fragment| places.get(fragment)) else { continue };
            if !is_mark(tree.words(index).trim()) || !(is_called_note(element) || is_raised(tree, index)) {
                continue;
            }
            let note = block_of(tree, place);
            if place > index && !tree.outer(index).any(|outer| outer == note) {
                links.push(Link { index, place, note });
            }
        }
        let mut notes = Self::default();
        for link in &links {
            notes.add(tree, link, &links);
        }
        notes.find_back(tree, &links);
        notes
    }

    fn add(&mut self, tree: &Tree, link: &Link, links: &[Link]) {
        let shared = links.iter().any(|other| other.note == link.note && other.place != link.place);
        let number = if shared { link.place } else { link.note };
        self.marks.insert(outermost(tree, link.index), number);
        if shared {
            // Several notes in one block begin where their places are.
            self.begins.insert(link.place, number);
            self.ends.insert(link.note);
            return;
        }
        for part in parts(tree, link.note, tree.words(link.index).trim()) {
            self.begins.insert(part, number);
            self.ends.insert(part);
        }
    }

    /// The links that lead from notes back to their marks, with what stands around nothing else.
    fn find_back(&mut self, tree: &Tree, links: &[Link]) {
        let mut names: BTreeMap<&str, &str> = BTreeMap::new();
        let words: Vec<String> = links.iter().map(|link| tree.words(link.index)).collect();
        for (link, words) in links.iter().zip(&words) {
            let inner = tree.elements[link.index].children.iter().filter_map(|child| match child {
                Child::Element(inner) => Some(*inner),
                Child::Words(..) => None,
            });
            for index in tree.outer(link.index).take(2).chain([link.index]).chain(inner) {
                let element = &tree.elements[index];
                names.extend([element.attribute("id"), element.attribute("name")].map(|name| (name, words.as_str())));
            }
        }
        let leads_back = |index: usize| target(&tree.elements[index]).and_then(|name| names.get(name).copied());
        let candidates: Vec<(usize, &str)> = (self.begins.keys())
            .flat_map(|note| tree.inside(block_of(tree, *note)))
            .filter_map(|index| Some((index, leads_back(index)?)))
            .collect();
        let letters = |index: usize| tree.words(index).chars().filter(|c| c.is_alphanumeric()).count();
        for (index, mark) in &candidates {
            let said = tree.words(*index);
            let is_label = bare(said.trim()) == bare(mark.trim()) && !is_last(tree, *index);
            if is_label || said.chars().count() > 40 {
                continue;
            }
            // `^ a b`: a sign and links in one element.
            let of_links = |outer: &usize| {
                let inside = candidates.iter().filter(|(at, _)| tree.outer(*at).any(|around| around == *outer));
                is_inline(&tree.elements[*outer].name)
                    && letters(*outer) == inside.map(|(at, _)| letters(*at)).sum::<usize>()
            };
            self.back.insert(tree.outer(*index).take_while(of_links).last().unwrap_or(*index));
        }
    }

    /// The elements of all notes, in which nothing is set apart.
    pub fn elements(&self, tree: &Tree) -> Vec<usize> {
        let seen = |index: &usize| !super::tree::is_unseen(&tree.elements[*index].name);
        self.begins.keys().flat_map(|note| tree.inside(*note)).filter(seen).collect()
    }
}

/// A link to a note.
struct Link {
    index: usize,
    /// Where it leads.
    place: usize,
    /// The block that it leads to.
    note: usize,
}

/// The place on the page itself that a link leads to.
fn target(element: &Element) -> Option<&str> {
    let href = element.attribute("href");
    let fragment = href.split_once('#').map(|(page, fragment)| (page.is_empty() || !page.contains("//"), fragment));
    fragment.filter(|(here, name)| *here && !name.is_empty() && &*element.name == "a").map(|(_, name)| name)
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

/// A mark without the signs around it.
fn bare(words: &str) -> &str {
    words.trim_matches(|c: char| "()[]{}.:^ \u{a0}".contains(c))
}

fn is_mark(words: &str) -> bool {
    let bare = bare(words);
    let number = bare.len() <= 4 && bare.chars().all(|c| c.is_ascii_digit());
    let sign = bare.chars().count() <= 3 && bare.chars().all(|c| "*†‡§¶#ⁱ¹²³⁴⁵⁶⁷⁸⁹⁰".contains(c));
    let letter = bare.len() == 1 && bare.chars().all(|c| c.is_ascii_lowercase());
    let roman = bare.len() <= 6 && bare.chars().all(|c| "ivxl".contains(c));
    let worded = bare.split_once(['\u{a0}', ' ']).is_some_and(|(word, number)| {
        ["note", "n", "fn"].contains(&word.to_ascii_lowercase().as_str())
            && !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit())
    });
    !bare.is_empty() && (number || sign || letter || roman || worded)
}

/// Does the author call it a mark, or what it leads to a note?
fn is_called_note(element: &Element) -> bool {
    let names = ["class", "href", "id", "name", "role", "rel", "epub:type"].map(|name| element.attribute(name));
    let names = names.join(" ").to_ascii_lowercase();
    ["note", "fn", "ftn", "ntr", "ref", "cite"].iter().any(|name| names.contains(name))
}

fn is_raised(tree: &Tree, index: usize) -> bool {
    let raised = |index: usize| {
        let element = &tree.elements[index];
        let rules = element.attribute("style").to_ascii_lowercase().replace(' ', "");
        &*element.name == "sup" || rules.contains("vertical-align:super")
    };
    raised(index) || tree.outer(index).take(3).any(raised) || tree.inside(index).skip(1).take(3).any(raised)
}

/// The outermost element in the line that holds nothing but the mark.
fn outermost(tree: &Tree, index: usize) -> usize {
    let words = bare(tree.words(index).trim()).to_owned();
    let same = |outer: &usize| {
        let element = &tree.elements[*outer];
        is_inline(&element.name) && element.children.len() <= 5 && bare(tree.words(*outer).trim()) == words
    };
    tree.outer(index).take_while(same).last().unwrap_or(index)
}

/// Is an element the last thing with words in its block?
fn is_last(tree: &Tree, index: usize) -> bool {
    let words = |index: usize| tree.words(index).split_whitespace().collect::<String>();
    let block = words(block_of(tree, index));
    let own = words(index);
    block.len() > own.len() && block.ends_with(&own) && !block.starts_with(&own)
}

/// The elements of a note: more than one where its number stands in a cell or a term of its own.
fn parts(tree: &Tree, note: usize, mark: &str) -> Vec<usize> {
    if bare(tree.words(note).trim()) != bare(mark) {
        return vec![note];
    }
    let element = &tree.elements[note];
    let parent = element.parent;
    match &*element.name {
        "td" | "th" if &*tree.elements[parent].name == "tr" => vec![parent],
        "dt" | "div" => {
            let next = tree.elements[parent].children.iter().filter_map(|child| match child {
                Child::Element(next) if *next > note => Some(*next),
                _ => None,
            });
            std::iter::once(note).chain(next.take(1)).collect()
        }
        _ => vec![note],
    }
}

/// The block that a place stands in.
fn block_of(tree: &Tree, place: usize) -> usize {
    if !is_inline(&tree.elements[place].name) {
        return place;
    }
    tree.outer(place).find(|outer| !is_inline(&tree.elements[*outer].name)).unwrap_or(place)
}

//! Which part of a page is the text: what its author marked as such, if most words stand there, else the page without
//! what belongs to its site.

use std::sync::LazyLock;

use regex::Regex;

use super::chrome;
use super::measure::{Measure, measure};
use super::tree::{Element, Tree, is_unseen};

/// What is known of a page as a whole.
pub struct Article {
    /// For each element why it is no text, if it or something it lies in is none.
    pub apart: Vec<Option<&'static str>>,
    /// The elements that are the title; several are its lines.
    pub titles: Vec<usize>,
}

/// Finds the text of a page. `named` is what the page's head calls it.
pub fn find(tree: &Tree, named: &str) -> Article {
    let measures = measure(tree);
    let mut apart: Vec<Option<&'static str>> = vec![None; tree.elements.len()];
    for index in 1..tree.elements.len() {
        let unseen = is_unseen(&tree.elements[index].name).then_some("markup");
        apart[index] = apart[tree.elements[index].parent].or(unseen).or_else(|| chrome::reason(tree, &measures, index));
    }
    if kept(tree, &measures, &apart)[0] == 0 {
        // A page of nothing else is all text.
        apart.iter_mut().filter(|reason| **reason != Some("markup")).for_each(|reason| *reason = None);
    }
    let root = root(tree, &kept(tree, &measures, &apart), &apart);
    if names_of_site(tree, named).inspect(|index| apart[*index] = Some("page header")).count() > 0 {
        for index in 1..tree.elements.len() {
            apart[index] = apart[index].or(apart[tree.elements[index].parent]);
        }
    }
    let mut title = title(tree, &measures, &apart, root, named);
    if let Some(root) = root {
        let in_root = |index: usize| index == root || tree.outer(index).any(|outer| outer == root);
        if title.is_none() {
            title = title_outside(tree, &measures, named);
        }
        for (index, reason) in apart.iter_mut().enumerate().skip(1) {
            let holds_root = tree.outer(root).any(|outer| outer == index);
            if !holds_root && !in_root(index) {
                reason.get_or_insert("outside the article");
            }
        }
    }
    let titles = title.map_or_else(|| called_title(tree, &measures, &apart), |title| vec![title]);
    for title in titles.iter().copied() {
        // The title stays, wherever it stands.
        let inside: Vec<usize> = (0..tree.elements.len())
            .filter(|index| *index == title || tree.outer(*index).any(|outer| outer == title))
            .collect();
        inside.into_iter().for_each(|index| apart[index] = None);
    }
    Article { apart, titles }
}

/// Characters of each element that are not set apart.
fn kept(tree: &Tree, measures: &[Measure], apart: &[Option<&'static str>]) -> Vec<usize> {
    let mut kept: Vec<usize> = measures.iter().map(|measure| measure.chars).collect();
    for index in 1..tree.elements.len() {
        let first = apart[index].is_some() && apart[tree.elements[index].parent].is_none();
        if first {
            tree.outer(index).for_each(|outer| kept[outer] = kept[outer].saturating_sub(measures[index].chars));
            kept[index] = 0;
        }
    }
    kept
}

/// The outermost element that is marked as the text and holds most of it, and is not one of several.
fn root(tree: &Tree, kept: &[usize], apart: &[Option<&'static str>]) -> Option<usize> {
    let holds_most = |index: &usize| apart[*index].is_none() && kept[*index] * 10 >= kept[0] * 6;
    let candidates: Vec<usize> = (1..tree.elements.len()).filter(holds_most).collect();
    let alone = |index: &usize| {
        let twin = |other: usize| {
            other != *index
                && tree.elements[other].name == tree.elements[*index].name
                && tree.elements[other].parent == tree.elements[*index].parent
                && kept[other] > 0
                && apart[other].is_none()
        };
        let from = tree.elements[*index].parent;
        !(from..tree.elements.len()).any(twin)
    };
    let marked = |test: fn(&Element) -> bool| {
        candidates
            .iter()
            .copied()
            .find(|index| test(&tree.elements[*index]) && (&*tree.elements[*index].name == "main" || alone(index)))
    };
    let root = marked(is_main).or_else(|| marked(is_named_content))?;
    let outer = tree.elements[root].parent;
    let holds_more = (1..tree.elements.len()).any(|index| {
        index != root
            && tree.elements[index].parent == outer
            && kept[index] > 0
            && is_part_of_text(&tree.elements[index])
    });
    Some(if holds_more && outer > 0 { outer } else { root })
}

/// Is an element called by what stands before or behind the articles of a law?
fn is_part_of_text(element: &Element) -> bool {
    const PARTS: &[&str] =
        &["preface", "preamble", "preambule", "preambulo", "preambolo", "praeambel", "conclusions", "annex", "annexes"];
    let names = element.attribute("class").split_ascii_whitespace().chain([element.attribute("id")]);
    names.into_iter().any(|name| {
        let name = name.to_ascii_lowercase();
        PARTS.contains(&name.rsplit(['-', '_']).next().unwrap_or(&name))
    })
}

fn is_main(element: &Element) -> bool {
    matches!(&*element.name, "main" | "article")
        || element.attribute("role") == "main"
        || element.attribute("itemprop") == "articleBody"
}

fn is_named_content(element: &Element) -> bool {
    const NAMES: &[&str] = &[
        "content",
        "main",
        "main-content",
        "maincontent",
        "mw-content-text",
        "bodycontent",
        "article",
        "primary",
        "page-content",
        "post-content",
        "entry-content",
        "article-content",
        "article-body",
        "body-content",
    ];
    let names = element.attribute("class").split_ascii_whitespace().chain([element.attribute("id")]);
    names.into_iter().any(|name| NAMES.contains(&name.to_ascii_lowercase().as_str()))
}

/// The first heading of the highest level that the page's head names too; else the first of the first level, if it stands
/// before all others.
fn title(
    tree: &Tree,
    measures: &[Measure],
    apart: &[Option<&'static str>],
    root: Option<usize>,
    named: &str,
) -> Option<usize> {
    let in_root = |index: usize| root.is_none_or(|root| tree.outer(index).any(|outer| outer == root));
    let headings: Vec<usize> = (1..tree.elements.len())
        .filter(|index| level(&tree.elements[*index]).is_some() && measures[*index].chars > 0)
        .filter(|index| apart[*index].is_none() && in_root(*index))
        .collect();
    let is_named = |index: &&usize| is_part_of(&tree.words(**index), named);
    let first = *headings.first()?;
    let top = headings.iter().filter_map(|index| level(&tree.elements[*index])).min()?;
    let of_top = |index: &&usize| level(&tree.elements[**index]) == Some(top);
    if let Some(found) = headings.iter().take(4).find(is_named) {
        return Some(*found);
    }
    if let Some(set) = named_by_head(tree, measures, apart, named) {
        return Some(set);
    }
    let highest: Vec<&usize> = headings.iter().filter(of_top).collect();
    let only = highest.len() == 1 || top == 1;
    (only && *highest[0] == first && (top == 1 || measures[first].chars >= 12)).then_some(first)
}

/// A line that is no heading and that the page's head begins with, as the parties of a case under the name of a court.
fn named_by_head(tree: &Tree, measures: &[Measure], apart: &[Option<&'static str>], named: &str) -> Option<usize> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let named = plain(named);
    let begins = |index: &usize| {
        let element = &tree.elements[*index];
        let set = matches!(&*element.name, "center" | "b" | "strong" | "p" | "div" | "td") && apart[*index].is_none();
        let rest = (set && (8..300).contains(&measures[*index].chars))
            .then(|| named.strip_prefix(&plain(&tree.words(*index))).map(|rest| rest.starts_with([' ', ','])));
        rest.flatten().unwrap_or(false)
    };
    (1..tree.elements.len()).find(begins)
}

/// Blocks one after the other that their author calls a title, where the page has no heading for one.
fn called_title(tree: &Tree, measures: &[Measure], apart: &[Option<&'static str>]) -> Vec<usize> {
    const NAMES: &[&str] = &[
        "title",
        "doc-ti",
        "oj-doc-ti",
        "doctitle",
        "doc-title",
        "document-title",
        "page-title",
        "pagetitle",
        "entry-title",
        "post-title",
        "article-title",
        "msotitle",
        "acttitle",
        "act-title",
        "treaty-title",
        "lawtitle",
    ];
    let is_called = |index: &usize| {
        let element = &tree.elements[*index];
        let mut names = element.attribute("class").split_ascii_whitespace().chain([element.attribute("id")]);
        names.any(|name| NAMES.contains(&name.to_ascii_lowercase().as_str()))
            && measures[*index].chars > 3
            && !is_remark(&tree.words(*index))
            && measures[*index].chars < 400
            && apart[*index].is_none()
    };
    let called: Vec<usize> = (1..tree.elements.len()).filter(is_called).collect();
    let Some(first) = called.first().copied() else { return Vec::new() };
    let parent = tree.elements[first].parent;
    let together = called.into_iter().take_while(|index| tree.elements[*index].parent == parent);
    let titles: Vec<usize> = together.collect();
    // What is called so again and again are the titles of parts.
    if titles.len() > 5 { Vec::new() } else { titles }
}

/// The headings of the first level on a page of a case that name the court and the collection, and not the case as the page's
/// head does.
fn names_of_site<'a>(tree: &'a Tree, named: &'a str) -> impl Iterator<Item = usize> + 'a {
    let headings = || (1..tree.elements.len()).filter(|index| &*tree.elements[*index].name == "h1");
    let of_site = is_cited_case(named) && !headings().any(|index| shares_word(&tree.words(index), named));
    headings().filter(move |_| of_site)
}

/// Is a page called by a case and where it is reported: `Spade v Rake [2005] GHC 27`?
fn is_cited_case(named: &str) -> bool {
    static CASE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\p{L}.* \[\d{4}\] .*\d").expect("a pattern"));
    CASE.is_match(named)
}

/// Do two texts share a word that is no name of a court?
fn shares_word(words: &str, named: &str) -> bool {
    let all = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(str::to_lowercase).collect()
    };
    let known = all(named);
    all(words).iter().any(|word| known.contains(word))
}

/// Is something in brackets alone, as `(Text with EEA relevance)` under a title?
fn is_remark(words: &str) -> bool {
    let words = words.trim();
    words.starts_with('(') && words.ends_with(')') && !words[1..words.len() - 1].contains('(')
}

/// A heading of the first level outside the text that the page's head names too.
fn title_outside(tree: &Tree, measures: &[Measure], named: &str) -> Option<usize> {
    (1..tree.elements.len()).find(|index| {
        &*tree.elements[*index].name == "h1"
            && measures[*index].chars > 0
            && is_part_of(&tree.words(*index), first_part(named))
    })
}

/// The level of a heading.
pub fn level(element: &Element) -> Option<u8> {
    match &*element.name {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        "summary" => Some(5),
        _ if element.attribute("role") == "heading" => element.attribute("aria-level").parse().ok().or(Some(2)),
        _ => None,
    }
}

/// The name of a page without that of its site, which stands behind a sign.
pub fn first_part(named: &str) -> &str {
    let signs = [" | ", " — ", " – ", " - ", " :: ", " » ", " • ", " · ", " / ", "｜"];
    signs.iter().filter_map(|sign| named.find(sign)).min().map_or(named, |at| &named[..at]).trim()
}

/// Does a name have some words whole?
fn is_part_of(words: &str, named: &str) -> bool {
    let plain =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let words = plain(words);
    words.chars().count() >= 4 && plain(named).contains(&words)
}

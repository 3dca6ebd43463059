//! The numbers that a browser puts before the items of a list, by `type`, `start`, `value` and `reversed`.

use super::super::counting::{letters, roman};
use super::super::numbering::markers;
use super::tree::{Child, Element, Tree};

/// A list that counts.
pub struct Counter {
    next: i64,
    step: i64,
    style: Style,
    /// Are its items shown without their numbers?
    silent: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Digits,
    SmallLetters,
    Letters,
    SmallRoman,
    Roman,
    None,
}

impl Counter {
    /// The counter of a list.
    pub fn of(tree: &Tree, list: usize) -> Self {
        let element = &tree.elements[list];
        let items: Vec<usize> = items(tree, element).collect();
        let reversed = element.has("reversed");
        let start = element.attribute("start").trim().parse();
        let next = start.unwrap_or(if reversed { items.len() as i64 } else { 1 });
        let style = style(element);
        let written = items.iter().filter(|item| writes_label(&tree.words(**item))).count();
        let silent = style == Style::None || written * 3 >= items.len() * 2 && written > 0;
        Self { next, step: if reversed { -1 } else { 1 }, style, silent }
    }

    /// The number of the next item as a browser shows it; none if it shows none.
    pub fn next(&mut self, item: &Element) -> Option<String> {
        let number = item.attribute("value").trim().parse().unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let own = style_named(item.attribute("type")).unwrap_or(self.style);
        (!self.silent).then(|| format!("{}.", written(number, own)))
    }
}

fn items<'a>(tree: &'a Tree, list: &'a Element) -> impl Iterator<Item = usize> + 'a {
    list.children.iter().filter_map(|child| match child {
        Child::Element(index) if &*tree.elements[*index].name == "li" => Some(*index),
        _ => None,
    })
}

/// Does an item begin with a label that is written out?
fn writes_label(words: &str) -> bool {
    markers(words.trim()).iter().any(|marker| marker.style.prefix.is_some() || marker.style.close.is_some())
}

fn style(list: &Element) -> Style {
    let rules = list.attribute("style").to_ascii_lowercase();
    let named = ["list-style-type", "list-style"].iter().find_map(|rule| {
        let value = rules.split(rule).nth(1)?.trim_start().strip_prefix(':')?;
        value.split([';', '!']).next()?.split_ascii_whitespace().find_map(style_named)
    });
    named.or_else(|| style_named(list.attribute("type"))).unwrap_or(Style::Digits)
}

fn style_named(name: &str) -> Option<Style> {
    match name {
        "1" | "decimal" => Some(Style::Digits),
        "a" | "lower-alpha" | "lower-latin" => Some(Style::SmallLetters),
        "A" | "upper-alpha" | "upper-latin" => Some(Style::Letters),
        "i" | "lower-roman" => Some(Style::SmallRoman),
        "I" | "upper-roman" => Some(Style::Roman),
        "none" => Some(Style::None),
        _ => None,
    }
}

fn written(number: i64, style: Style) -> String {
    let letters = |first: u8| letters(number, first).unwrap_or_else(|| number.to_string());
    match style {
        Style::Digits | Style::None => number.to_string(),
        Style::SmallLetters => letters(b'a'),
        Style::Letters => letters(b'A'),
        Style::Roman => roman(number).unwrap_or_else(|| number.to_string()),
        Style::SmallRoman => roman(number).map_or_else(|| number.to_string(), |roman| roman.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &[Option<&str>]) {
        let tree = Tree::read(html);
        let list = tree.elements.iter().position(|element| &*element.name == "ol").expect("a list");
        let mut counter = Counter::of(&tree, list);
        let found: Vec<Option<String>> =
            items(&tree, &tree.elements[list]).map(|item| counter.next(&tree.elements[item])).collect();
        assert_eq!(found, expected.iter().map(|number| number.map(str::to_owned)).collect::<Vec<_>>());
    }

    #[test]
    fn items_have_the_numbers_that_a_browser_shows() {
        check("<ol><li>x<li>y</ol>", &[Some("1."), Some("2.")]);
        check("<ol start=27 type=a><li>x<li value=3>y<li>z</ol>", &[Some("aa."), Some("c."), Some("d.")]);
        check("<ol style='list-style-type: upper-roman' start=4><li>x<li>y</ol>", &[Some("IV."), Some("V.")]);
        check("<ol reversed><li>x<li>y</ol>", &[Some("2."), Some("1.")]);
        check("<ol style='list-style:none'><li>x</ol>", &[None]);
        check("<ol><li>(a) x<li>(b) y</ol>", &[None, None]);
    }
}

//! The numbers that LibreOffice counts and does not write: list by list and level by level, and those of headings.

use std::collections::HashMap;

use super::super::counting::{letters, roman};
use super::super::packed::{Element, Xml};

/// Levels of a list at most.
const LEVELS: usize = 10;

/// The last number of each level.
type Counts = [Option<i64>; LEVELS];

/// Styles of lists, and where each list stands.
#[derive(Default)]
pub struct Lists {
    styles: HashMap<String, Vec<Option<Level>>>,
    counts: Vec<Counts>,
    /// The lists by their ids, and the last one of each style, by place among the counts.
    by_id: HashMap<String, usize>,
    by_style: HashMap<String, usize>,
    of_headings: Counts,
}

/// How a level is written.
struct Level {
    is_bullet: bool,
    start: i64,
    format: String,
    /// The signs around a number, and of how many levels it has the numbers.
    prefix: String,
    suffix: String,
    shown: usize,
    /// The whole label with `%1%` for the number of the first level and so on, as newer programs write it.
    pattern: Option<String>,
}

/// What stands before an item.
pub enum Mark {
    /// A number.
    Number(String),
    /// A sign that says nothing.
    Bullet,
}

impl Lists {
    /// Reads the styles of lists of some files; the later ones hold.
    pub fn read(files: &[&Xml]) -> Self {
        let mut styles = HashMap::new();
        for xml in files {
            for style in xml.all().filter(|element| matches!(&*element.name, "list-style" | "outline-style")) {
                let of_headings = &*style.name == "outline-style";
                let name = if of_headings { HEADINGS } else { style.attribute("name") };
                styles.insert(name.to_owned(), levels(xml, style));
            }
        }
        Self { styles, ..Self::default() }
    }

    /// A list begins, or goes on. Gives its place among all.
    pub fn begin(&mut self, list: &Element, style: &str) -> usize {
        let goes_on = match list.attribute("continue-list") {
            "" if goes_on(list) => self.by_style.get(style),
            "" => None,
            id => self.by_id.get(id),
        };
        let place = goes_on.copied().unwrap_or(self.counts.len());
        if place == self.counts.len() {
            self.counts.push(Counts::default());
        }
        self.by_style.insert(style.to_owned(), place);
        let id = list.attribute("id");
        if !id.is_empty() {
            self.by_id.insert(id.to_owned(), place);
        }
        place
    }

    /// A level of a list begins anew.
    pub fn begin_level(&mut self, list: usize, depth: usize) {
        self.counts[list].iter_mut().skip(depth).for_each(|last| *last = None);
    }

    /// What stands before the next item of a list, `depth` deep from 0. `start` is the number that the item itself gives.
    pub fn next(&mut self, list: usize, style: &str, depth: usize, start: Option<i64>) -> Option<Mark> {
        next(self.styles.get(style)?, self.counts.get_mut(list)?, depth, start)
    }

    /// The same for a heading of some level, from 1.
    pub fn next_heading(&mut self, level: u8, start: Option<i64>) -> Option<Mark> {
        next(self.styles.get(HEADINGS)?, &mut self.of_headings, usize::from(level).checked_sub(1)?, start)
    }
}

/// No list has this name: names in XML have no spaces.
const HEADINGS: &str = "of headings";

/// Does a list go on with the numbers of the one before?
pub fn goes_on(list: &Element) -> bool {
    list.attribute("continue-numbering") == "true"
}

fn next(levels: &[Option<Level>], last: &mut Counts, depth: usize, start: Option<i64>) -> Option<Mark> {
    let level = levels.get(depth)?.as_ref()?;
    if level.is_bullet {
        return Some(Mark::Bullet);
    }
    let number = start.or(last[depth].map(|number| number.saturating_add(1))).unwrap_or(level.start);
    last[depth] = Some(number);
    last[depth + 1..].fill(None);
    let written = |depth: usize| {
        let level = levels.get(depth).and_then(Option::as_ref);
        level.map_or_else(String::new, |level| written(last[depth].unwrap_or(level.start), &level.format))
    };
    if written(depth).is_empty() {
        return None;
    }
    let label = match &level.pattern {
        Some(pattern) => (0..=depth)
            .fold(pattern.clone(), |label, depth| label.replace(&format!("%{}%", depth + 1), &written(depth))),
        None => {
            let first = (depth + 1).saturating_sub(level.shown);
            let numbers: Vec<String> = (first..=depth).map(written).filter(|number| !number.is_empty()).collect();
            format!("{}{}{}", level.prefix, numbers.join("."), level.suffix)
        }
    };
    let label = label.trim().to_owned();
    (!label.is_empty()).then_some(Mark::Number(label))
}

fn levels(xml: &Xml, style: &Element) -> Vec<Option<Level>> {
    let mut levels: Vec<Option<Level>> = (0..LEVELS).map(|_| None).collect();
    for level in xml.elements(style) {
        let place = level.attribute("level").parse::<usize>().ok().and_then(|level| level.checked_sub(1));
        let Some(slot) = place.and_then(|place| levels.get_mut(place)) else { continue };
        let number = |name: &str| level.attribute(name).parse::<i64>().ok();
        let pattern = Some(level.attribute("num-list-format").to_owned()).filter(|pattern| pattern.contains('%'));
        *slot = Some(Level {
            is_bullet: level.name.ends_with("-bullet") || level.name.ends_with("-image"),
            start: number("start-value").unwrap_or(1),
            format: level.attribute("num-format").to_owned(),
            prefix: level.attribute("num-prefix").to_owned(),
            suffix: level.attribute("num-suffix").to_owned(),
            shown: number("display-levels").and_then(|levels| usize::try_from(levels).ok()).unwrap_or(1),
            pattern,
        });
    }
    levels
}

fn written(number: i64, format: &str) -> String {
    let digits = number.to_string();
    match format {
        "" => String::new(),
        "a" => letters(number, b'a').unwrap_or(digits),
        "A" => letters(number, b'A').unwrap_or(digits),
        "i" => roman(number).map_or(digits, |roman| roman.to_lowercase()),
        "I" => roman(number).unwrap_or(digits),
        "01" => format!("{number:02}"),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLES: &str = "<a><list-style name='L'><list-level-style-number level='1' num-format='1' num-suffix='.'/>\
        <list-level-style-number level='2' num-format='a' num-prefix='(' num-suffix=')'/>\
        <list-level-style-number level='3' num-format='i' num-list-format='%1%.%3%' start-value='4'/>\
        <list-level-style-number level='4' num-format='1' display-levels='4'/></list-style></a>";

    #[test]
    fn lists_count_by_level_and_go_on() {
        let xml = Xml::read(STYLES).expect("sound");
        let mut lists = Lists::read(&[&xml]);
        let open = |tag: &str| Xml::read(tag).expect("sound");
        let first = open("<list id='x'/>");
        let list = lists.begin(first.elements(first.file()).next().expect("a list"), "L");
        let label = |lists: &mut Lists, list: usize, depth: usize, start: Option<i64>| match lists
            .next(list, "L", depth, start)
        {
            Some(Mark::Number(label)) => label,
            _ => String::new(),
        };
        let asked = [(0, None), (0, None), (1, None), (1, Some(5)), (2, None), (3, None), (0, None), (1, None)];
        let labels: Vec<String> =
            asked.into_iter().map(|(depth, start)| label(&mut lists, list, depth, start)).collect();
        assert_eq!(labels, ["1.", "2.", "(a)", "(e)", "2.iv", "2.e.iv.1", "3.", "(a)"]);
        for (tag, expected) in [
            ("<list/>", "1."),
            ("<list continue-list='x'/>", "4."),
            ("<list continue-numbering='true'/>", "5."),
            ("<list continue-list='nowhere'/>", "1."),
        ] {
            let xml = open(tag);
            let list = lists.begin(xml.elements(xml.file()).next().expect("a list"), "L");
            assert_eq!(label(&mut lists, list, 0, None), expected, "{tag}");
        }
        assert_eq!(label(&mut lists, 99, 0, None), "");
        assert_eq!(label(&mut lists, list, 9, None), "");
    }
}

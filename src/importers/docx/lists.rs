//! The numbers that a word processor counts and does not write: from `numbering.xml`, list by list, level by level.

use std::collections::HashMap;

use super::super::counting::{letters, roman};
use super::super::packed::{Element, Xml};

/// Levels of a list at most.
const LEVELS: usize = 9;

/// Lists, and where each stands.
#[derive(Default)]
pub struct Lists {
    /// The definition of each list, by its id.
    lists: HashMap<String, List>,
    definitions: HashMap<String, Vec<Level>>,
    /// The last number of each level, by definition: lists of one definition count together.
    last: HashMap<String, [Option<i64>; LEVELS]>,
    /// Lists that have begun.
    begun: HashMap<String, ()>,
}

struct List {
    definition: String,
    /// Levels that begin anew in this list, with their first numbers.
    starts: Vec<(usize, i64)>,
}

#[derive(Clone)]
struct Level {
    start: i64,
    format: String,
    /// The text of the label, with `%1` for the number of the first level and so on.
    text: String,
}

/// What stands before an item.
pub enum Mark {
    /// A number.
    Number(String),
    /// A sign that says nothing.
    Bullet,
}

impl Lists {
    /// Reads the lists.
    pub fn read(xml: Option<&Xml>) -> Self {
        let Some(xml) = xml else { return Self::default() };
        let mut lists = Self::default();
        let named = |name: &'static str| xml.all().filter(move |element| &*element.name == name);
        for definition in named("abstractNum") {
            lists.definitions.insert(definition.attribute("abstractNumId").to_owned(), levels(xml, definition));
        }
        for list in named("num") {
            let Some(definition) = xml.first(list, "abstractNumId") else { continue };
            let overrides = xml.elements(list).filter(|element| &*element.name == "lvlOverride");
            let starts = overrides.filter_map(|over| {
                let start = xml.first(over, "startOverride")?.attribute("val").parse().ok()?;
                Some((over.attribute("ilvl").parse().ok()?, start))
            });
            let list_of = List { definition: definition.attribute("val").to_owned(), starts: starts.collect() };
            lists.lists.insert(list.attribute("numId").to_owned(), list_of);
        }
        lists
    }

    /// What stands before the next item of a list, `depth` deep from 0.
    pub fn next(&mut self, id: &str, depth: usize) -> Option<Mark> {
        let list = self.lists.get(id)?;
        let levels = self.definitions.get(&list.definition)?;
        let level = levels.get(depth)?;
        if level.format == "bullet" {
            return Some(Mark::Bullet);
        }
        let last = self.last.entry(list.definition.clone()).or_default();
        if self.begun.insert(id.to_owned(), ()).is_none() {
            for (depth, start) in list.starts.iter().filter(|(depth, _)| *depth < LEVELS) {
                last[*depth] = Some(start.saturating_sub(1));
            }
        }
        last[depth] = Some(last[depth].map_or(level.start, |number| number.saturating_add(1)));
        last[depth + 1..].fill(None);
        let mut label = level.text.clone();
        for (at, of) in levels.iter().enumerate().take(depth + 1) {
            let number = last[at].unwrap_or(of.start);
            label = label.replace(&format!("%{}", at + 1), &written(number, &of.format));
        }
        let label = label.trim().to_owned();
        (level.format != "none" && !label.is_empty()).then_some(Mark::Number(label))
    }
}

fn levels(xml: &Xml, definition: &Element) -> Vec<Level> {
    let levels = xml.elements(definition).filter(|element| &*element.name == "lvl").take(LEVELS);
    let value = |level: &Element, name: &str| xml.first(level, name).map(|found| found.attribute("val").to_owned());
    levels
        .map(|level| Level {
            start: value(level, "start").and_then(|start| start.parse().ok()).unwrap_or(1),
            format: value(level, "numFmt").unwrap_or_else(|| "decimal".to_owned()),
            text: value(level, "lvlText").unwrap_or_default(),
        })
        .collect()
}

fn written(number: i64, format: &str) -> String {
    let digits = number.to_string();
    match format {
        "lowerLetter" => letters(number, b'a').unwrap_or(digits),
        "upperLetter" => letters(number, b'A').unwrap_or(digits),
        "lowerRoman" => roman(number).map_or(digits, |roman| roman.to_lowercase()),
        "upperRoman" => roman(number).unwrap_or(digits),
        "decimalZero" => format!("{number:02}"),
        "none" => String::new(),
        _ => digits,
    }
}

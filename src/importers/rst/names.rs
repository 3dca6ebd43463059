//! What a text names in one place and uses in another: substitutions, and notes that count by themselves.

use std::collections::{BTreeSet, HashMap};

use super::lines::Line;
use super::titles::Title;

/// What a text names.
#[derive(Default)]
pub struct Names<'a> {
    /// What stands for `|name|`.
    pub substitutions: HashMap<String, &'a str>,
    /// The labels of notes that count by themselves, in the order of the text.
    pub counted: Vec<String>,
    /// The same for those with a name: `[#name]`.
    pub named: HashMap<String, String>,
    /// The titles that places stand before, by the names of the places.
    pub places: HashMap<String, &'a str>,
}

impl<'a> Names<'a> {
    /// Finds what lines name.
    pub fn of(lines: &[Line<'a>], titles: &HashMap<usize, Title<'a>>) -> Self {
        let mut names = Self { places: places(lines, titles), ..Self::default() };
        let typed: Vec<&str> = lines.iter().filter_map(|line| note(line.text)).map(|(label, _)| label).collect();
        let mut next = 1;
        for line in lines {
            if let Some((name, what)) = substitution(line.text) {
                names.substitutions.insert(name.to_lowercase(), what);
            }
            let Some((label, _)) = note(line.text).filter(|(label, _)| label.starts_with('#')) else { continue };
            while typed.contains(&next.to_string().as_str()) {
                next += 1;
            }
            match &label[1..] {
                "" => names.counted.push(next.to_string()),
                name => drop(names.named.insert(name.to_lowercase(), next.to_string())),
            }
            next += 1;
        }
        names
    }

    /// The label of a note as its readers see it. `count` is how many without a name have come.
    pub fn label(&self, label: &str, count: &mut usize) -> String {
        match label.strip_prefix('#') {
            Some("") => {
                *count += 1;
                self.counted.get(*count - 1).cloned().unwrap_or_else(|| count.to_string())
            }
            Some(name) => self.named.get(&name.to_lowercase()).cloned().unwrap_or_else(|| name.to_owned()),
            None => label.to_owned(),
        }
    }
}

/// The marks of notes, each with the number of its note.
#[derive(Default)]
pub struct Notes {
    marks: Vec<String>,
    defined: BTreeSet<usize>,
}

impl Notes {
    /// The note that a mark leads to.
    pub fn mark(&mut self, mark: &str) -> usize {
        let known = self.marks.iter().position(|known| known == mark);
        known.unwrap_or_else(|| {
            self.marks.push(mark.to_owned());
            self.marks.len() - 1
        })
    }

    /// The note that stands behind a mark. A second one of a mark is another, that no mark leads to.
    pub fn defined(&mut self, mark: &str) -> usize {
        let note = self.mark(mark);
        if self.defined.insert(note) {
            return note;
        }
        self.marks.push(String::new());
        self.marks.len() - 1
    }
}

/// `.. _name:` before a title. Several may stand there.
fn places<'a>(lines: &[Line<'a>], titles: &HashMap<usize, Title<'a>>) -> HashMap<String, &'a str> {
    let mut places = HashMap::new();
    let mut waiting: Vec<&str> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(title) = titles.get(&at) {
            places.extend(waiting.drain(..).map(|name| (name.to_lowercase(), title.text)));
        } else if let Some(name) = line.text.strip_prefix(".. _").and_then(|rest| rest.strip_suffix(':')) {
            waiting.push(name.trim_matches('`'));
        } else if !line.is_blank() {
            waiting.clear();
        }
    }
    places
}

/// The label of a note or of an entry of a bibliography, and the length of its mark: `.. [1] `.
pub fn note(line: &str) -> Option<(&str, usize)> {
    let rest = line.strip_prefix(".. [")?;
    let end = rest.find(']').filter(|end| *end > 0)?;
    let after = &rest[end + 1..];
    let space = after.len() - after.trim_start().len();
    let sound = rest[..end].chars().all(|c| c.is_alphanumeric() || "#*-_.:+".contains(c));
    (sound && (space > 0 || after.is_empty())).then_some((&rest[..end], 4 + end + 1 + space))
}

/// Is a label that of a note, and not of an entry of a bibliography?
pub fn is_note(label: &str) -> bool {
    label == "*" || label.starts_with('#') || label.bytes().all(|byte| byte.is_ascii_digit())
}

/// `.. |name| replace:: words`.
fn substitution(line: &str) -> Option<(&str, &str)> {
    let (name, what) = line.strip_prefix(".. |")?.split_once('|')?;
    Some((name, what.trim().strip_prefix("replace::")?.trim()))
}

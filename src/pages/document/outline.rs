//! The outline of a document: numbers and first words, for a text that may have no headings.

use serde::Serialize;

use crate::model::Part;
use crate::pages::passage::Passages;
use crate::pages::views::{self, excerpt, label};
use crate::site::{LinkedDocument, Tombstone, UnitName};

/// An entry of the outline.
#[derive(Debug, Serialize)]
pub struct Entry {
    /// Is it a heading?
    pub head: bool,
    /// How the style knows it; nothing for most.
    pub class: String,
    /// Where it leads; `None` for a heading that is not cited.
    pub href: Option<String>,
    /// The number.
    pub label: String,
    /// A heading, or the first words.
    pub words: String,
}

/// Sections, paragraphs that lie in no other, and those that are gone.
pub fn outline(document: &LinkedDocument, passages: &Passages<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut stones = document.gone.iter().peekable();
    for index in 0..document.units.len() {
        while let Some(stone) = stones.next_if(|stone| stone.before <= index) {
            entries.push(gone(stone));
        }
        if document.units[index].depth == 0 {
            entries.push(unit(document, index, passages));
        }
    }
    entries.extend(stones.map(gone));
    entries
}

fn unit(document: &LinkedDocument, index: usize, passages: &Passages<'_>) -> Entry {
    let unit = &document.units[index];
    let part = document.part(index);
    let href = unit.anchor.as_ref().map(|anchor| format!("#{anchor}"));
    match part {
        Part::Heading(heading) => {
            let number = unit.name.as_ref().map_or("", |name| &name.label);
            let words = [number, &heading.words].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            Entry { head: true, class: "head".to_owned(), href, label: String::new(), words: words.join(". ") }
        }
        Part::Paragraph(paragraph) => {
            let words = match &paragraph.annotation.title {
                Some(title) => title.clone(),
                None => excerpt(&paragraph.words, 8),
            };
            let mut class = String::new();
            passages.push_slots(unit, &mut class);
            let label = unit.name.as_ref().map(short).unwrap_or_default();
            Entry { head: false, class: class.trim_start().to_owned(), href, label, words }
        }
    }
}

fn gone(stone: &Tombstone) -> Entry {
    Entry {
        head: false,
        class: "gone".to_owned(),
        href: Some(format!("#{}", stone.anchor)),
        label: short(&stone.name),
        words: stone.why.clone().unwrap_or_else(|| excerpt(&stone.begins, 8)),
    }
}

/// The number alone, where the label has words besides.
fn short(name: &UnitName) -> String {
    if name.label.chars().count() > 5 { views::short(name) } else { label(&name.label) }
}

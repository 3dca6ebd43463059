//! The styles of a document: which of them are headings, titles, lists, a table of contents.

use std::collections::HashMap;

use super::super::packed::{Element, Xml};

/// A style, with what it takes from those that it is based on.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// In small letters, as the program shows it: `heading 1`.
    pub name: String,
    based_on: Option<String>,
    /// The level of a heading, from 1.
    pub heading: Option<u8>,
    /// The list, and how deep in it.
    pub list: Option<(String, usize)>,
    /// Is all of it strong or in the middle?
    pub strong: bool,
}

/// Styles by their ids.
#[derive(Default)]
pub struct Styles(HashMap<String, Style>);

impl Styles {
    /// Reads the styles.
    pub fn read(xml: Option<&Xml>) -> Self {
        let Some(xml) = xml else { return Self::default() };
        let styles = xml.all().filter(|element| &*element.name == "style" && element.attribute("type") == "paragraph");
        Self(styles.map(|style| (style.attribute("styleId").to_owned(), of(xml, style))).collect())
    }

    /// A style with what it is based on; at most twenty deep, since they may stand in a circle.
    pub fn get(&self, id: &str) -> Style {
        let mut style = self.0.get(id).cloned().unwrap_or_else(|| named(id));
        let mut next = style.based_on.clone();
        for _ in 0..20 {
            let Some(base) = next.as_ref().and_then(|id| self.0.get(id)) else { break };
            style.heading = style.heading.or(base.heading);
            style.list = style.list.or_else(|| base.list.clone());
            style.strong |= base.strong;
            next.clone_from(&base.based_on);
        }
        style
    }
}

fn of(xml: &Xml, style: &Element) -> Style {
    let value = |path: &[&str]| xml.at(style, path).map(|found| found.attribute("val").to_owned());
    let name = value(&["name"]).unwrap_or_default();
    let paragraph = xml.first(style, "pPr");
    let list = paragraph.and_then(|paragraph| list(xml, paragraph));
    let outline = value(&["pPr", "outlineLvl"]).and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 9);
    let bold = xml.at(style, &["rPr", "b"]).is_some_and(is_on);
    let centred = value(&["pPr", "jc"]).is_some_and(|jc| jc == "center");
    let known = named(&name);
    Style {
        heading: known.heading.or(outline.map(|level| level + 1)),
        based_on: value(&["basedOn"]),
        list,
        strong: bold || centred,
        ..known
    }
}

/// What a name alone tells.
fn named(name: &str) -> Style {
    let name = name.to_lowercase();
    let level = ["heading", "überschrift", "titre", "título", "заголовок", "titolo"]
        .iter()
        .find_map(|word| name.strip_prefix(word)?.trim().parse().ok());
    Style { heading: level, name, ..Style::default() }
}

/// The list of a paragraph or style: its id and the depth in it.
pub fn list(xml: &Xml, paragraph: &Element) -> Option<(String, usize)> {
    let numbering = xml.first(paragraph, "numPr")?;
    let value = |name: &str| xml.first(numbering, name).map(|found| found.attribute("val").to_owned());
    let depth = value("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
    Some((value("numId")?, depth))
}

/// Is a property that is there switched on?
pub fn is_on(property: &Element) -> bool {
    !matches!(property.attribute("val"), "0" | "false" | "off" | "none")
}

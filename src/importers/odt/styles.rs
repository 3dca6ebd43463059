//! The styles of a text: which of them are headings, titles, strong, raised or hidden.

use std::collections::HashMap;

use super::super::packed::{Element, Xml};

/// A style, with what it takes from those that it comes from.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// In small letters, as the program shows it: `heading 1`. Of styles that the program made for one place, the name of
    /// the style that they come from.
    pub name: String,
    parent: Option<String>,
    /// The level of a heading, from 1.
    pub heading: Option<u8>,
    /// The style of lists that its paragraphs are counted by.
    list: Option<String>,
    /// Is all of it strong, and is that said?
    strong: Option<bool>,
    centred: bool,
    /// Does it stand above the line?
    pub raised: bool,
    /// Is it not shown?
    pub hidden: bool,
    made_for_one_place: bool,
}

impl Style {
    /// Is all of it strong or in the middle?
    pub fn is_strong(&self) -> bool {
        self.strong == Some(true) || self.centred
    }

    /// The style of words that stand in others.
    pub fn inside(self, outer: &Self) -> Self {
        Self { strong: self.strong.or(outer.strong), raised: self.raised || outer.raised, ..self }
    }
}

/// Styles by what they are for and their names.
#[derive(Default)]
pub struct Styles(HashMap<(String, String), Style>);

impl Styles {
    /// Reads the styles of some files; the later ones hold.
    pub fn read(files: &[&Xml]) -> Self {
        let mut styles = HashMap::new();
        for xml in files {
            for group in xml.all().filter(|element| matches!(&*element.name, "styles" | "automatic-styles")) {
                let made_for_one_place = &*group.name == "automatic-styles";
                for style in xml.elements(group).filter(|element| &*element.name == "style") {
                    let key = (style.attribute("family").to_owned(), style.attribute("name").to_owned());
                    styles.insert(key, of(xml, style, made_for_one_place));
                }
            }
        }
        Self(styles)
    }

    /// The style of a paragraph, of words or of a section, with what it comes from; at most twenty deep, since they may
    /// stand in a circle.
    pub fn get(&self, family: &str, name: &str) -> Style {
        let find = |name: &str| self.0.get(&(family.to_owned(), name.to_owned()));
        let unknown = || Style { name: shown(name), ..Style::default() };
        let mut style = find(name).cloned().unwrap_or_else(unknown);
        let mut next = style.parent.clone();
        for _ in 0..20 {
            let Some(above) = next.as_ref().and_then(|name| find(name)) else { break };
            if style.made_for_one_place {
                style.name.clone_from(&above.name);
                style.made_for_one_place = above.made_for_one_place;
            }
            style.heading = style.heading.or(above.heading);
            style.strong = style.strong.or(above.strong);
            style.centred |= above.centred;
            style.raised |= above.raised;
            style.hidden |= above.hidden;
            next.clone_from(&above.parent);
        }
        style
    }

    /// The style of lists that the paragraphs of a style are counted by; empty if they are not.
    pub fn list_of(&self, name: &str) -> &str {
        let find = |name: &str| self.0.get(&("paragraph".to_owned(), name.to_owned()));
        let mut next = find(name);
        for _ in 0..20 {
            let Some(style) = next else { break };
            if let Some(list) = &style.list {
                return list;
            }
            next = style.parent.as_deref().and_then(find);
        }
        ""
    }
}

fn of(xml: &Xml, style: &Element, made_for_one_place: bool) -> Style {
    let given = |name: &str| Some(style.attribute(name).to_owned()).filter(|value| !value.is_empty());
    let of_words = |name: &str| xml.first(style, "text-properties").map_or("", |words| words.attribute(name));
    let of_lines = |name: &str| xml.first(style, "paragraph-properties").map_or("", |lines| lines.attribute(name));
    let weight = of_words("font-weight");
    let section = xml.first(style, "section-properties").map_or("", |section| section.attribute("display"));
    Style {
        name: shown(&given("display-name").unwrap_or_else(|| style.attribute("name").to_owned())),
        parent: given("parent-style-name"),
        heading: given("default-outline-level").and_then(|level| level.parse().ok()).filter(|level| *level > 0),
        list: given("list-style-name"),
        strong: (!weight.is_empty()).then(|| weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600)),
        centred: of_lines("text-align") == "center",
        raised: is_raised(of_words("text-position")),
        hidden: of_words("display") == "none" || section == "none",
        made_for_one_place,
    }
}

/// Is a place over the line, as `super 58%` or `33% 58%`?
fn is_raised(position: &str) -> bool {
    let height = position.split_whitespace().next().unwrap_or("");
    height == "super" || height.trim_end_matches('%').parse().is_ok_and(|percent: f64| percent > 0.0)
}

/// A name as the program shows it: names of files write a space as `_20_`.
fn shown(name: &str) -> String {
    name.replace("_20_", " ").to_lowercase()
}

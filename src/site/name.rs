//! What a unit is called on pages.

use crate::language::Language;
use crate::model::{Anchor, Labels, Segment, Spoken};

/// The names of a paragraph or section in the language of its document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnitName {
    /// At the start of a line: `Paragraph 7(a)`, `Chapter 5`.
    pub title: String,
    /// Inside a sentence: `paragraph 7(a)`.
    pub inside: String,
    /// The number beside the text: `3`, `(a)`, `Article 1`; empty for what has none.
    pub label: String,
    /// What completes the label for those who do not see where it stands: `Paragraph `, `Paragraph 7`.
    pub before: String,
    /// The number on the unit's own page: `7(a)(i)`, `Article 1`; empty for what has none.
    pub figure: String,
    /// What completes the figure: `Paragraph `, or nothing.
    pub before_figure: String,
    /// The word for such units in the plural: `paragraphs`.
    pub plural: String,
    /// The anchor taken apart, for locators.
    pub spoken: Spoken,
}

impl UnitName {
    /// Names an anchor. `number_of` gives numbers that the anchor does not tell.
    pub(super) fn new(
        anchor: &Anchor,
        given: Option<&str>,
        labels: &Labels,
        language: &Language,
        number_of: &dyn Fn(&Anchor) -> Option<String>,
    ) -> Self {
        let spoken = Spoken::new(anchor, labels, number_of);
        let number = spoken.number();
        let title = title(&spoken, labels, language);
        let label = labels.shown(anchor, given);
        let parent = anchor.parent();
        let bare_label = matches!(anchor.last(&labels.patterns), Segment::Label(_));
        let says = |c: char| c.is_alphabetic() || "§¶".contains(c);
        let worded = |shown: &str, number: &str| shown != number && shown.replace(number, "").contains(says);
        let before = match &parent {
            Some(parent) if bare_label || spoken.unnumbered.is_some() => {
                let above = Spoken::new(parent, labels, number_of);
                let between = if label.starts_with(['(', '[']) { "" } else { " " };
                format!("{}{between}", self::title(&above, labels, language))
            }
            _ if label.is_empty() || worded(&label, &spoken.first.1) => String::new(),
            Some(parent) if !spoken.below.is_empty() => {
                let above = self::title(&Spoken::new(parent, labels, number_of), labels, language);
                match anchor.last(&labels.patterns) {
                    Segment::Numbered { prefix, .. } => format!("{above}, {}", language.unit_inside(prefix, "")),
                    _ => format!("{above} "),
                }
            }
            _ => before_number(&title, &number),
        };
        let first_shown = first_shown(&spoken, labels);
        let (figure, before_figure) = if label.is_empty() {
            (String::new(), title.clone())
        } else if worded(&first_shown, &spoken.first.1) {
            (format!("{first_shown}{}", &number[spoken.first.1.len()..]), String::new())
        } else {
            let before_figure = before_number(&title, &number);
            (number, before_figure)
        };
        let plural = match spoken.first.0.as_str() {
            "" => language.units("p").to_owned(),
            prefix => language.units(prefix).to_owned(),
        };
        Self { inside: inside(&spoken, labels, language), title, label, before, figure, before_figure, plural, spoken }
    }
}

/// The part of a title before its number, with the space.
fn before_number(title: &str, number: &str) -> String {
    title.strip_suffix(number).map_or_else(|| format!("{title} "), str::to_owned)
}

fn title(spoken: &Spoken, labels: &Labels, language: &Language) -> String {
    say(spoken, labels, &|prefix, number| language.unit(prefix, number), language)
}

fn inside(spoken: &Spoken, labels: &Labels, language: &Language) -> String {
    say(spoken, labels, &|prefix, number| language.unit_inside(prefix, number), language)
}

fn say(spoken: &Spoken, labels: &Labels, word: &dyn Fn(&str, &str) -> String, language: &Language) -> String {
    let part = |prefix: &str, number: &str, is_first: bool| match prefix {
        "" => number.to_owned(),
        prefix if !crate::model::PREFIXES.iter().any(|known| known.prefix == prefix) => {
            labels.pattern(prefix).unwrap_or("{}").replace("{}", number)
        }
        prefix if is_first => word(prefix, number),
        prefix => language.unit_inside(prefix, number),
    };
    let mut said = String::new();
    for container in &spoken.containers {
        let number = format!("{}{}", container.number, container.brackets());
        said.push_str(&part(&container.prefix, &number, said.is_empty()));
        said.push_str(", ");
    }
    said.push_str(&part(&spoken.first.0, &spoken.number(), said.is_empty()));
    if let Some(ordinal) = &spoken.unnumbered {
        said = said + ", " + &language.unit_inside("u", ordinal);
    }
    said
}

/// The first cited segment as the document prints it.
fn first_shown(spoken: &Spoken, labels: &Labels) -> String {
    let (prefix, number) = &spoken.first;
    let has_pattern = !prefix.is_empty() && labels.pattern(prefix).is_none_or(|pattern| pattern.contains("{}"));
    if has_pattern { labels.shown_with(prefix, number) } else { number.clone() }
}

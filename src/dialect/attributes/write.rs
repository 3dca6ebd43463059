//! Attributes → characters.

use std::fmt::Write as _;

use crate::model::Annotation;

/// Writes attributes: the anchor, classes, then the keys in the order of [`KEYS`]. Empty when there is nothing to say.
pub(in crate::dialect) fn write(annotation: Option<&Annotation>, classes: &[String], lang: Option<&str>) -> String {
    let mut line = String::new();
    let mut part = |sign: &str, text: &str, end: &str| {
        line.push(if line.is_empty() { '{' } else { ' ' });
        [sign, text, end].into_iter().for_each(|piece| line.push_str(piece));
    };
    if let Some(annotation) = annotation {
        part("#", annotation.anchor.as_str(), "");
    }
    classes.iter().for_each(|class| part(".", class, ""));
    let mut value = |key: &str, text: &str| part(key, &quote(text), "\"");
    if let Some(annotation) = annotation {
        if !annotation.topics.is_empty() {
            value("topics=\"", &join(annotation.topics.iter().map(|(topic, _)| topic.as_str())));
        }
        if let Some(number) = &annotation.number {
            value("number=\"", number);
        }
        if !annotation.also.is_empty() {
            value("also=\"", &join(annotation.also.iter().map(|(anchor, _)| anchor.as_str())));
        }
        for (key, text) in [("title=\"", &annotation.title), ("note=\"", &annotation.note)] {
            if let Some(text) = text {
                value(key, text);
            }
        }
    }
    if let Some(lang) = lang {
        value("lang=\"", lang);
    }
    if !line.is_empty() {
        line.push('}');
    }
    line
}

fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.fold(String::new(), |mut line, word| {
        let _ = write!(line, "{}{word}", if line.is_empty() { "" } else { " " });
        line
    })
}

/// A value's text as it stands between quotes. Line breaks become spaces: a value stands on one line.
pub(in crate::dialect) fn quote(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace("\r\n", " ").replace(['\n', '\r'], " ")
}

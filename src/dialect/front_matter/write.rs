//! Meta → front matter, key by key in the order in which people read it, quoted only where YAML needs it.

use crate::model::{Author, Meta, Route, SourceOfText};

/// The front matter with its lines of `---`; empty when there is nothing to say.
pub fn front_matter_text(meta: &Meta) -> String {
    let entries = entries(meta);
    if entries.is_empty() {
        return String::new();
    }
    let lines: String = entries.into_iter().map(|(_, lines)| lines).collect();
    format!("---\n{lines}---\n")
}

/// A file's front matter as it is, with the keys of `meta` added that it lacks.
///
/// `existing` is the whole file or its front matter; what follows the front matter is not in the result. A text without
/// front matter gets all of it.
pub fn with_missing_keys(existing: &str, meta: &Meta) -> String {
    let mut lines = existing.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return front_matter_text(meta);
    };
    let mut text = first.to_owned();
    let mut there = Vec::new();
    for line in lines {
        if line.trim_end() == "---" {
            break;
        }
        if let Some((key, _)) = line.split_once(':').filter(|_| !line.starts_with([' ', '#', '-', '\t'])) {
            there.push(if key == "authors" { "author" } else { key.trim_matches(['"', '\'']) });
        }
        text.push_str(line);
    }
    let missing = entries(meta).into_iter().filter(|(key, _)| !there.contains(key));
    text.extend(missing.map(|(_, lines)| lines));
    text + "---\n"
}

/// A file, or its front matter, without a key and the lines that belong to it.
pub fn without_key(existing: &str, key: &str) -> String {
    let end = existing.len() - super::body(existing).len();
    let mut inside = false;
    let stays = |line: &&str| {
        let belongs = line.starts_with([' ', '\t', '\n', '\r']) || line.starts_with("- ");
        inside = inside && belongs || line.split_once(':').is_some_and(|(found, _)| found == key);
        !inside
    };
    existing[..end].split_inclusive('\n').filter(stays).chain([&existing[end..]]).collect()
}

/// Each key with its lines.
fn entries(meta: &Meta) -> Vec<(&'static str, String)> {
    let title = Some(&meta.title).filter(|title| !title.is_empty());
    let text = |key, value: Option<&String>| value.map(|value| (key, format!("{key}: {}\n", scalar(value))));
    let plain = |key, value: Option<String>| value.map(|value| (key, format!("{key}: {value}\n")));
    let written = |key, lines: String| (!lines.is_empty()).then_some((key, lines));
    [
        text("title", title),
        text("subtitle", meta.subtitle.as_ref()),
        text("short_title", meta.short_title.as_ref()),
        plain("type", meta.kind.map(|kind| kind.word().to_owned())),
        written("author", authors(&meta.authors)),
        text("author_short", meta.author_short.as_ref()),
        text("adopted_by", meta.adopted_by.as_ref()),
        text("meeting", meta.meeting.as_ref()),
        text("court", meta.court.as_ref()),
        text("neutral_citation", meta.neutral_citation.as_ref()),
        plain("date", meta.date.map(|date| date.to_string())),
        plain("adopted", meta.adopted.map(|date| date.to_string())),
        plain("in_force", meta.in_force.map(|date| date.to_string())),
        text("place", meta.place.as_ref()),
        text("symbol", meta.symbol.as_ref()),
        text("series", meta.series.as_ref()),
        text("publisher", meta.publisher.as_ref()),
        text("version", meta.version.as_ref()),
        text("language", meta.language.as_ref()),
        written("labels", labels(meta)),
        plain("translation_of", meta.translation_of.as_ref().map(ToString::to_string)),
        plain("replaces", meta.replaces.as_ref().map(ToString::to_string)),
        text("description", meta.description.as_ref()),
        plain("draft", meta.draft.then(|| "true".to_owned())),
        plain("order", meta.order.map(|order| order.to_string())),
        written("aliases", aliases(&meta.aliases)),
        written("source", source(&meta.source)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn authors(authors: &[Author]) -> String {
    match authors {
        [] => String::new(),
        [author] => format!("author: {}\n", one_author(author)),
        several => {
            let lines: String = several.iter().map(|author| format!("  - {}\n", one_author(author))).collect();
            format!("authors:\n{lines}")
        }
    }
}

fn one_author(author: &Author) -> String {
    match author {
        // An author may be of another type than a string, so a name must not look like a number.
        Author::Body(name) if !name.starts_with(char::is_alphabetic) => double_quoted(name),
        Author::Body(name) => scalar(name),
        Author::Person { family, given: None } => format!("{{ family: {} }}", in_flow(family)),
        Author::Person { family, given: Some(given) } => {
            format!("{{ family: {}, given: {} }}", in_flow(family), in_flow(given))
        }
    }
}

fn labels(meta: &Meta) -> String {
    let pattern = |(prefix, pattern): &(String, String)| format!("  {prefix}: {}\n", scalar(pattern));
    let mut lines: String = meta.labels.patterns.iter().map(pattern).collect();
    if !meta.labels.nested.is_empty() {
        let nested: Vec<String> = meta.labels.nested.iter().map(|pattern| double_quoted(pattern)).collect();
        lines.push_str(&format!("  nested: [{}]\n", nested.join(", ")));
    }
    if lines.is_empty() { lines } else { format!("labels:\n{lines}") }
}

fn aliases(aliases: &[Route]) -> String {
    if aliases.is_empty() {
        return String::new();
    }
    let aliases: Vec<String> = aliases.iter().map(|alias| in_flow(&alias.to_string())).collect();
    format!("aliases: [{}]\n", aliases.join(", "))
}

fn source(source: &SourceOfText) -> String {
    let mut lines = String::new();
    for (key, value) in [("title", &source.title), ("url", &source.url), ("file", &source.file)] {
        if let Some(value) = value {
            lines.push_str(&format!("  {key}: {}\n", scalar(value)));
        }
    }
    if let Some(digest) = &source.sha256 {
        lines.push_str(&format!("  sha256: {}\n", double_quoted_if_number(&digest.hex())));
    }
    if !source.printed.is_empty() {
        let pairs = source.printed.iter().map(|(key, value)| format!("    {}: {}\n", scalar(key), scalar(value)));
        lines.push_str("  printed:\n");
        lines.extend(pairs);
    }
    if lines.is_empty() { lines } else { format!("source:\n{lines}") }
}

/// Sixty-four digits may look like a number.
fn double_quoted_if_number(hex: &str) -> String {
    if hex.bytes().filter(|byte| !byte.is_ascii_digit()).count() < 2 { double_quoted(hex) } else { hex.to_owned() }
}

/// A string as a value of a block, plain where YAML reads it back as the same.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { double_quoted(text) }
}

/// A string as a value between braces or brackets.
fn in_flow(text: &str) -> String {
    if is_plain(text) && !text.contains([',', '[', ']', '{', '}']) { text.to_owned() } else { double_quoted(text) }
}

fn is_plain(text: &str) -> bool {
    let first_is_sign = text.starts_with(|c: char| "-?:,[]{}#&*!|>'\"%@`=~<".contains(c));
    let hidden =
        |c: char| c.is_control() || (c.is_whitespace() && c != ' ') || matches!(c as u32, 0xFEFF | 0xFFFE..=0xFFFF);
    let outside_line = text.is_empty() || text.trim() != text || text.chars().any(hidden);
    let sign_inside = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let word = matches!(
        text.to_ascii_lowercase().as_str(),
        "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n" | "---" | "..."
    );
    !(first_is_sign || outside_line || sign_inside || word || text.starts_with("..."))
}

fn double_quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            ' ' => quoted.push(' '),
            c if c.is_control() || c.is_whitespace() || matches!(c as u32, 0xFEFF | 0xFFFE..=0xFFFF) => {
                quoted.push_str(&format!("\\u{:04X}", c as u32));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

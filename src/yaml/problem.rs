//! What serde_yaml says is wrong, as a diagnostic: in our words, at the exact place, with the nearest valid key.

use serde::de::IgnoredAny;

use super::keys::second;
use super::syntax::{self, Said};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::text::{Place, Source, Span};

/// What the YAML reader says, at its place in the file. What is no YAML at all is told before what does not fit.
pub(super) fn problem(code: &'static Code, source: &Source, yaml: Span, error: &serde_yaml::Error) -> Diagnostic {
    match serde_yaml::from_str::<IgnoredAny>(&source.text[yaml.range()]) {
        Err(no_yaml) => of_error(code, source, yaml, &no_yaml),
        Ok(_) => of_error(code, source, yaml, error),
    }
}

fn of_error(code: &'static Code, source: &Source, yaml: Span, error: &serde_yaml::Error) -> Diagnostic {
    let bad = |span: Span, message: String| Diagnostic::new(code, message).at(Place::new(&source.path, span));
    let whole = error.to_string();
    let message = without_index(whole.split(" at line ").next().unwrap_or(&whole));
    let at = place_of(source, yaml, error, &whole);
    let quoted = |after: &str| message.split_once(after)?.1.split('`').next();
    if let Some(key) = quoted("unknown field `") {
        let valid: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
        let problem = bad(word_at(source, at, key), format!("there is no key `{key}`"));
        return match nearest(key, valid.iter().copied()) {
            Some(near) => problem.help(format!("write `{near}`")),
            None => problem.help(format!("the keys are {}", valid.join(", "))),
        };
    }
    if let Some(key) = quoted("duplicate field `") {
        let second = second(source, Span::new(at..yaml.end), key).unwrap_or_else(|| word_at(source, at, key));
        return bad(second, format!("`{key}` twice")).help("keep one of them");
    }
    if message.contains("more than one document") {
        let span = second_document(source, yaml).unwrap_or_else(|| rest_of_line(source, at));
        return bad(span, "a second document begins here, and only one is read".to_owned())
            .help("take the line out, and keep one of the two");
    }
    // The reader does not say of its very beginning that something began there.
    let began = whole.split_once(", while ").map(|(_, context)| last_place(context));
    let began = began.map(|place| place.map_or(yaml.start, |(line, column)| byte(source, yaml, line, column)));
    if let Some(Said { message, help, at: span }) = syntax::said(&whole, source, yaml, at, began) {
        return bad(span.unwrap_or_else(|| rest_of_line(source, at)), message).help(help);
    }
    let span = rest_of_line(source, at);
    if let Some(key) = quoted("missing field `") {
        return bad(span, format!("the key `{key}` is missing")).help(format!("write `{key}: …`"));
    }
    let (message, help) = message.split_once("; ").unwrap_or((&message, ""));
    let problem = bad(span, in_words(message));
    let help = Some(help).filter(|help| !help.is_empty()).map(ToOwned::to_owned).or_else(|| instead(message));
    problem.help(help.unwrap_or_else(|| format!("see `pincite explain {}`", code.code)))
}

/// A value of the wrong kind, without the names that kinds have inside the program.
fn in_words(message: &str) -> String {
    let Some((before, rest)) = ["invalid type: ", "invalid value: "].iter().find_map(|at| message.split_once(at))
    else {
        return message.to_owned();
    };
    let Some((found, expected)) = rest.rsplit_once(", expected ") else { return message.to_owned() };
    let found = match found {
        "sequence" => "a list",
        "map" => "a map of keys",
        "unit value" | "null" | "Option value" => "nothing",
        other => other,
    };
    let expected = match expected {
        "field identifier" => "a key",
        "a sequence" | "sequence" => "a list",
        "a boolean" | "bool" => "`true` or `false`",
        "f32" | "f64" => "a number",
        "a map" | "map" => "a map of keys",
        _ if expected.starts_with("struct ") => "a map of keys",
        _ if is_whole_number(expected) => "a whole number",
        other => other,
    };
    format!("{before}{found} where there should be {expected}")
}

fn is_whole_number(kind: &str) -> bool {
    let bits = kind.strip_prefix(['i', 'u']).unwrap_or_default();
    bits == "size" || (!bits.is_empty() && bits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What to write for a value of the wrong kind, where that is likely.
fn instead(message: &str) -> Option<String> {
    if ["sequence, expected a string", "map, expected a string"].iter().any(|end| message.ends_with(end)) {
        return Some("put the value in quotes if it is text".to_owned());
    }
    // Words for truth values that are plain words in YAML 1.2.
    let word = message.strip_suffix(", expected a boolean")?.split('"').nth(1)?;
    Some(match word.to_ascii_lowercase().as_str() {
        "yes" | "y" | "on" | "true" => "write `true`".to_owned(),
        "no" | "n" | "off" | "false" => "write `false`".to_owned(),
        _ => "write `true` or `false`".to_owned(),
    })
}

/// The byte that the YAML reader points at. What has no end is pointed at where it begins.
fn place_of(source: &Source, yaml: Span, error: &serde_yaml::Error, message: &str) -> usize {
    let at = error.location().map_or(yaml.start, |place| byte(source, yaml, place.line(), place.column()));
    if at < yaml.end {
        return at;
    }
    last_place(message).map_or(yaml.end, |(line, column)| byte(source, yaml, line, column).min(yaml.end))
}

/// The byte of a line and column that are counted in a run of YAML.
fn byte(source: &Source, yaml: Span, line: usize, column: usize) -> usize {
    let lines_above = source.line_and_column(yaml.start).0 - 1;
    let line = source.line(line + lines_above);
    let text = &source.text[line.range()];
    line.start + text.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(byte, _)| byte)
}

/// The line and column that a message names last: where what it was about began.
fn last_place(message: &str) -> Option<(usize, usize)> {
    let (rest, column) = message.rsplit_once(" column ")?;
    Some((rest.rsplit_once(" line ")?.1.parse().ok()?, column.parse().ok()?))
}

fn rest_of_line(source: &Source, at: usize) -> Span {
    let rest = &source.text[at..];
    let length = rest.find('\n').unwrap_or(rest.len());
    Span::new(at..at + rest[..length].trim_end().len())
}

/// The line with which a second document begins, or that ends the first.
fn second_document(source: &Source, yaml: Span) -> Option<Span> {
    let mut at = yaml.start;
    let mut has_begun = false;
    for line in source.text[yaml.range()].split_inclusive('\n') {
        let text = line.trim_end();
        if has_begun && (text.starts_with("---") || text == "...") {
            return Some(Span::new(at..at + text.len()));
        }
        has_begun |= !text.is_empty() && !text.starts_with(['#', '%']);
        at += line.len();
    }
    None
}

/// The span of a word at or after a byte; of the rest of the line where the word is written in another way, as with `\u00A0`.
fn word_at(source: &Source, at: usize, word: &str) -> Span {
    let rest = &source.text[at..];
    match rest.find(word) {
        Some(further) => Span::new(at + further..at + further + word.len()),
        None => Span::new(at..at + rest.lines().next().map_or(0, str::len)),
    }
}

/// A message without the indexes of entries of lists, which nobody counts: `nav[0].to: …`.
fn without_index(message: &str) -> String {
    let Some((path, rest)) = message.split_once(": ").filter(|(path, _)| !path.contains([' ', '`'])) else {
        return message.to_owned();
    };
    let mut names = String::new();
    for part in path.split('[') {
        names.push_str(
            part.split_once(']')
                .filter(|(index, _)| index.bytes().all(|byte| byte.is_ascii_digit()))
                .map_or(part, |(_, after)| after),
        );
    }
    match names.trim_start_matches('.') {
        "" => rest.to_owned(),
        names => format!("{names}: {rest}"),
    }
}

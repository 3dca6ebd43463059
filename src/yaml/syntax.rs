//! What is no YAML at all: the words of the YAML reader's grammar as sentences of ours, each with what to write.

use crate::text::{Source, Span};

/// What is wrong, what to do, and where, if the reader's own place shows it less well.
pub(super) struct Said {
    pub message: String,
    pub help: String,
    pub at: Option<Span>,
}

/// The sentence for what the YAML reader says, if it is one that people meet. `at` is where it stopped, `began` where what
/// it was reading began.
pub(super) fn said(message: &str, source: &Source, yaml: Span, at: usize, began: Option<usize>) -> Option<Said> {
    let (problem, context) = message.split_once(", while ").unwrap_or((message, ""));
    let problem = problem.split(" at line ").next().unwrap_or(problem);
    let text = &source.text[..yaml.end];
    let sign = text[at.min(text.len())..].chars().next().unwrap_or(' ');
    let opened = began.filter(|began| *began <= at && text.is_char_boundary(*began));
    let here = |message: &str, help: &str| Some(Said { message: message.to_owned(), help: help.to_owned(), at: None });
    let from = |message: String, help: String, at: usize| {
        Some(Said { message, help, at: Some(Span::new(at..rest_of_line(text, at))) })
    };
    match problem {
        _ if problem.contains("tab character") || (sign == '\t' && problem.starts_with("found character")) => {
            here("a tab, where YAML has spaces", "write spaces in its place")
        }
        "found character that cannot start any token" | "did not find expected node content" => here(
            &format!("a value may not begin with `{sign}`"),
            "put it in quotes, or write what is missing before it",
        ),
        "mapping values are not allowed in this context" => second_colon(text, at),
        "found unexpected end of stream" | "found unexpected document indicator" if context.contains("quoted") => {
            let at = opened?;
            let quote = text[at..].chars().next()?;
            from(
                "a quotation mark that is not closed".to_owned(),
                format!("write `{quote}` at the end of the value"),
                at,
            )
        }
        "did not find expected ',' or ']'" | "did not find expected ',' or '}'" => {
            let at = opened?;
            let (open, close) = if problem.ends_with("']'") { ('[', ']') } else { ('{', '}') };
            let message = format!("a bracket `{open}` that is not closed");
            let help = format!(
                "close it with `{close}`, write a comma between two entries, and put what has brackets or commas in quotes"
            );
            from(message, help, at)
        }
        "did not find expected key" => here(
            "what stands here is no key of the map above",
            "let all keys of a map begin in one column; what follows a closing quotation mark belongs inside of it",
        ),
        "could not find expected ':'" => Some(without_key(text, opened.unwrap_or(at))),
        "did not find expected '-' indicator" => {
            here("what stands here is no entry of the list above", "let each `-` of a list begin in one column")
        }
        "block sequence entries are not allowed in this context" => {
            here("a list may not begin behind its key", "begin it on the next line, or put the value in quotes")
        }
        "mapping keys are not allowed in this context" => {
            here(&format!("a value may not begin with `{sign}`"), "put it in quotes")
        }
        "found unknown escape character" => here(
            "in double quotes `\\` begins a special character, and this is none",
            "write `\\\\` for a backslash, or put the value in single quotes",
        ),
        "did not find expected comment or line break" => here(
            "behind `|` or `>` the text begins on the next line",
            "put the value in quotes, or begin it on the next line",
        ),
        _ if problem.starts_with("control characters") => {
            let at = yaml.start + text[yaml.start..].find(|c: char| c.is_control() && !"\n\r\t".contains(c))?;
            from("a control character".to_owned(), "take it out".to_owned(), at)
        }
        "unknown anchor" => {
            here("`*` refers to a value named by `&`, and none has this name", "put the value in quotes")
        }
        _ => None,
    }
}

/// A colon with a space behind it, where there can be no further key: in the value of one, or in a line that is set in.
fn second_colon(text: &str, at: usize) -> Option<Said> {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = &text[start..rest_of_line(text, start)];
    let above = text[..start].trim_end();
    let above = &above[above.rfind('\n').map_or(0, |at| at + 1)..];
    let indent = |line: &str| line.len() - line.trim_start().len();
    if !above.trim().is_empty() && !above.contains(':') && indent(above) == indent(line) {
        let at = text[..start].trim_end().len() - above.trim_start().len();
        return Some(without_key(text, at));
    }
    let (key, value) = line.split_once(": ")?;
    if start + key.len() >= at || value.starts_with(['"', '\'', '[', '{']) {
        let help = "let all keys of a map begin in one column, or put the value that has `: ` in it in quotes";
        let message = "a key where there can be none".to_owned();
        return Some(Said { message, help: help.to_owned(), at: None });
    }
    let value = value.trim();
    let quoted =
        if value.contains(['"', '\\']) { format!("'{}'", value.replace('\'', "''")) } else { format!("\"{value}\"") };
    let value_at = start + key.len() + 2;
    Some(Said {
        message: "a colon followed by a space inside a value".to_owned(),
        help: format!("put the value in quotes: `{}: {quoted}`", key.trim_start_matches([' ', '-'])),
        at: Some(Span::new(value_at..rest_of_line(text, value_at))),
    })
}

fn without_key(text: &str, at: usize) -> Said {
    Said {
        message: "a line without a key".to_owned(),
        help: "write `key: value`; set a line in that goes on with the value above".to_owned(),
        at: Some(Span::new(at..rest_of_line(text, at))),
    }
}

fn rest_of_line(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest[..rest.find('\n').unwrap_or(rest.len())].trim_end().len()
}

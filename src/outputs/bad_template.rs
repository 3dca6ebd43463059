//! What Tera says is wrong with a template, as a diagnostic: in our words, at its place, with the nearest valid name.
//!
//! Tera gives mistakes of spelling a place only in the report that it prints, so the report is read.

use std::collections::BTreeMap;

use tera::ErrorKind;

use super::theme::OWN;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::text::{Place, Source, Span};

pub(super) static BAD_TEMPLATE: Code = Code::error(
    "bad-template",
    "\
A template cannot be read, or asks for something that the page does not have.

The place is in the template. What the template of a page may see stands in the file of its kind, such as
`src/pages/topic.rs` for `topic.html`. A template in `templates/` that has the name of one of the theme's takes its place,
and may extend it.",
);

/// Templates by the names that Tera knows them by.
pub(super) type Sources = BTreeMap<String, Source>;

/// What is wrong with templates that cannot be read: one problem, or each name that nothing has.
pub(super) fn bad_templates(sources: &Sources, error: &tera::Error) -> Vec<Diagnostic> {
    if let ErrorKind::Msg(reports) = error.kind() {
        let problems: Vec<_> = reported(reports).map(|report| report.problem(sources)).collect();
        if !problems.is_empty() {
            return problems;
        }
    }
    vec![bad_template(sources, error)]
}

/// What is wrong with a template that was to be read or filled in.
pub(super) fn bad_template(sources: &Sources, error: &tera::Error) -> Diagnostic {
    let report = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report,
        ErrorKind::TemplateNotFound(name) => {
            return Diagnostic::new(&BAD_TEMPLATE, format!("there is no template `{name}`"))
                .help("put the file back, or remove the template that asks for it");
        }
        ErrorKind::Io(_) => {
            return Diagnostic::new(&BAD_TEMPLATE, "a page grows beyond a gigabyte")
                .help("look for a loop in its template that does not end");
        }
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("`{current}` extends `{parent}`, which is not there");
            return at_word(sources, current, parent, Diagnostic::new(&BAD_TEMPLATE, message));
        }
        ErrorKind::CircularExtend { tpl, .. } => {
            let message = format!("`{tpl}` extends a template that extends it in turn");
            let problem = Diagnostic::new(&BAD_TEMPLATE, message).help("take one of the `extends` out");
            return at_word(sources, tpl, "extends", problem);
        }
        ErrorKind::CircularInclude { tpl, include_chain } => {
            let message = format!("`{tpl}` includes a template that includes it in turn");
            let problem = Diagnostic::new(&BAD_TEMPLATE, message).help("take one of the `include`s out");
            let included = include_chain.get(1).map_or("include", |name| plain(name));
            return at_word(sources, tpl, included, problem);
        }
        ErrorKind::Msg(message) => return twice(sources, message),
        _ => return Diagnostic::new(&BAD_TEMPLATE, one_line(&error.to_string())),
    };
    let problem = said(report.message());
    match sources.get(report.filename()) {
        Some(source) => problem.at(Place::new(&source.path, Span::new(report.span().range.clone()))),
        None => problem,
    }
}

/// A component that two templates define, which Tera says in one sentence; and whatever else it says so.
fn twice(sources: &Sources, message: &str) -> Diagnostic {
    let mut words = message.split('`').skip(1).step_by(2);
    let problem = Diagnostic::new(&BAD_TEMPLATE, one_line(message));
    match (words.next(), words.next().and_then(|one| sources.get(one)), words.next().and_then(|two| sources.get(two))) {
        (Some(name), Some(one), Some(two)) => {
            let place = |source: &Source| Place::new(&source.path, word_in(source, 0, name));
            problem.at(place(two)).also(place(one), "here too").help("give one of them another name")
        }
        _ => problem,
    }
}

/// A mistake as the printed report has it: `error: …`, then `--> FILE:LINE:COLUMN`.
struct Reported<'a> {
    message: &'a str,
    template: &'a str,
    line: usize,
    column: usize,
}

fn reported(reports: &str) -> impl Iterator<Item = Reported<'_>> {
    reports.lines().zip(reports.lines().skip(1)).filter_map(|(message, place)| {
        let message = message.strip_prefix("error: ")?;
        let (rest, column) = place.trim_start().strip_prefix("--> ")?.rsplit_once(':')?;
        let (template, line) = rest.rsplit_once(':')?;
        Some(Reported { message, template, line: line.parse().ok()?, column: column.parse().ok()? })
    })
}

impl Reported<'_> {
    fn problem(&self, sources: &Sources) -> Diagnostic {
        let name = self.message.split('`').nth(1).unwrap_or_default();
        let what = self.message.strip_prefix("Unknown ").and_then(|rest| rest.split(' ').next());
        let problem = match what {
            Some("template") => no_template(name, sources),
            Some("filter") => unknown("filter", name, FILTERS),
            Some("test") => unknown("test", name, TESTS),
            Some("function") => unknown("function", name, FUNCTIONS),
            Some("component") => unknown("component", name, &defined(sources, "component")),
            Some(_) => said(self.message),
            None if self.message.starts_with("Block ") => {
                let problem = said(self.message);
                match nearest(name, defined(sources, "block").into_iter().filter(|block| *block != name)) {
                    Some(near) => problem.help(format!("write `{near}`")),
                    None => problem.help("only blocks of the template that this one extends are shown"),
                }
            }
            None => said(self.message),
        };
        let Some(source) = sources.get(self.template) else { return problem };
        let line = source.line(self.line);
        let text = &source.text[line.range()];
        let column = text.char_indices().nth(self.column.saturating_sub(1)).map_or(text.len(), |(byte, _)| byte);
        problem.at(Place::new(&source.path, word_in(source, line.start + column, name)))
    }
}

fn no_template(name: &str, sources: &Sources) -> Diagnostic {
    let problem = Diagnostic::new(&BAD_TEMPLATE, format!("there is no template `{name}`"));
    match nearest(name, sources.keys().map(|name| plain(name))) {
        Some(near) => problem.help(format!("write `{near}`")),
        None => problem.help(format!("put it at `templates/{name}`, or take the line out")),
    }
}

fn unknown(what: &str, name: &str, valid: &[&str]) -> Diagnostic {
    let problem = Diagnostic::new(&BAD_TEMPLATE, format!("there is no {what} `{name}`"));
    match nearest(name, valid.iter().copied()) {
        Some(near) => problem.help(format!("write `{near}`")),
        None => problem.help(format!("the {what}s are {}", valid.join(", "))),
    }
}

/// A message of Tera's. What is not there is named with what is, and kinds of values without the names that they have inside
/// the program.
fn said(message: &str) -> Diagnostic {
    let kinds =
        || message.strip_prefix("Invalid type for the value, expected `")?.strip_suffix('`')?.split_once("` but got `");
    if let Some((expected, found)) = kinds() {
        let message = format!("{} where there should be {}", kind(found), kind(expected));
        return Diagnostic::new(&BAD_TEMPLATE, message);
    }
    let undefined = || {
        let (what, rest) = message.split_once(" `")?;
        let (name, rest) = rest.split_once("` is not defined.")?;
        let valid: Vec<&str> = rest.split_once(": ")?.1.split(", ").collect();
        Some(unknown(&what.to_lowercase(), name, &valid))
    };
    undefined().unwrap_or_else(|| Diagnostic::new(&BAD_TEMPLATE, one_line(message)))
}

/// A kind of value in a template.
fn kind(name: &str) -> &str {
    match name {
        "undefined" | "none" => "nothing",
        "&str" | "String" | "string" => "a string",
        "f32" | "f64" | "Number" => "a number",
        "bool" => "`true` or `false`",
        "array" | "bytes" => "a list",
        "map/struct" | "Map" => "a map",
        _ if name.starts_with(['i', 'u']) && name[1..].bytes().all(|byte| byte.is_ascii_digit()) => "a whole number",
        "usize" | "isize" => "a whole number",
        _ if name.starts_with("Vec<") || name.starts_with("&[") => "a list",
        _ => name,
    }
}

fn at_word(sources: &Sources, template: &str, word: &str, problem: Diagnostic) -> Diagnostic {
    match sources.get(template) {
        Some(source) => problem.at(Place::new(&source.path, word_in(source, 0, word))),
        None => problem,
    }
}

/// Where a word stands at or after a byte; the line there if it does not.
fn word_in(source: &Source, at: usize, word: &str) -> Span {
    match source.text[at..].find(word) {
        Some(further) => Span::new(at + further..at + further + word.len()),
        None => source.line(source.line_and_column(at).0),
    }
}

/// The names behind a word that defines them, such as `component` in `{% component row(…) %}`.
fn defined<'a>(sources: &'a Sources, word: &str) -> Vec<&'a str> {
    let tags = sources.values().flat_map(|source| source.text.split("{%").skip(1));
    let names = tags.filter_map(|tag| {
        let rest = tag.trim_start_matches(['-', ' ']).strip_prefix(word)?.strip_prefix(' ')?.trim_start();
        rest.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').next()
    });
    let mut names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The name by which templates ask for one.
fn plain(name: &str) -> &str {
    name.strip_prefix(OWN).unwrap_or(name)
}

fn one_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or("the template cannot be filled in").trim_end_matches('.');
    let mut characters = line.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// Tera's own filters, which it does not list.
const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// Its tests.
const TESTS: &[&str] = &[
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];

/// Its functions and those of the theme.
const FUNCTIONS: &[&str] = &["count", "csp_hash", "range", "say", "super", "throw"];

#[cfg(test)]
mod tests {
    use super::*;

    /// What Tera does not know is told with what it does, so the lists must hold.
    #[test]
    fn every_name_is_known_to_tera() {
        let known = |text: &str| tera::Tera::new().add_raw_template("a", text).is_ok();
        FILTERS.iter().for_each(|name| assert!(known(&format!("{{{{ a | {name} }}}}")), "{name}"));
        TESTS.iter().for_each(|name| assert!(known(&format!("{{{{ a is {name} }}}}")), "{name}"));
    }
}

//! Problems as rustc shows them, for a person.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet};

use super::{Diagnostic, Report, Severity};
use crate::text::{Place, Span};

/// Of a kind of problem that a site has by the hundred nobody reads more.
const SHOWN_OF_A_KIND: usize = 20;

/// Each problem with its line, in colours that the writer may strip; a blank line between two. Unless `all` are wanted, of each
/// kind the first ones, and how many more there are.
pub(super) fn show(report: &Report, all: bool) -> String {
    let renderer = Renderer::styled();
    let mut text = String::new();
    let mut kinds: BTreeMap<&str, Kind> = BTreeMap::new();
    for problem in report.sorted() {
        let kind = kinds.entry(problem.code).or_default();
        kind.count += 1;
        if all || kind.count <= SHOWN_OF_A_KIND {
            text.push_str(&with_columns_of_file(renderer.render(&groups(report, problem)), report, problem));
            text.push_str("\n\n");
        } else {
            kind.files.extend(problem.at.as_ref().map(|at| &*at.path));
        }
    }
    for (code, kind) in kinds {
        let Some(more) = kind.count.checked_sub(SHOWN_OF_A_KIND).filter(|more| *more > 0 && !all) else { continue };
        let files = match kind.files.len() {
            0 => String::new(),
            1 => " in 1 file".to_owned(),
            files => format!(" in {files} files"),
        };
        text.push_str(&format!("{more} more `{code}`{files}; `--verbose` shows them\n\n"));
    }
    text
}

/// How many problems of a kind there are, and the files of those that are not shown.
#[derive(Default)]
struct Kind<'a> {
    count: usize,
    files: BTreeSet<&'a str>,
}

fn groups<'a>(report: &'a Report, problem: &'a Diagnostic) -> Vec<Group<'a>> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note | Severity::Off => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(visible(&problem.message)).id(problem.code));
    group = group.elements(places(report, problem));
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    let mut groups = vec![group];
    if let Some(fix) = &problem.fix
        && let Some(source) = report.source(&fix.at.path)
    {
        let shown = Shown::of(&source.text);
        let patch = Patch::new(shown.span(fix.at.span).range(), visible(&fix.text));
        let snippet = Snippet::source(shown.text).path(fix.at.path.to_string()).patch(patch);
        groups
            .push(Group::with_title(Level::HELP.secondary_title("`pincite check --fix` writes this")).element(snippet));
    }
    groups
}

/// One snippet for each source, the problem's own first.
fn places<'a>(report: &'a Report, problem: &'a Diagnostic) -> Vec<Element<'a>> {
    let mut shown: Vec<(&Place, Option<&str>)> = Vec::new();
    shown.extend(problem.at.as_ref().map(|at| (at, None)));
    shown.extend(problem.also.iter().map(|label| (&label.at, Some(label.text.as_str()))));
    let mut elements: Vec<Element<'a>> = Vec::new();
    let mut done: Vec<&str> = Vec::new();
    for (at, _) in &shown {
        if done.contains(&&*at.path) {
            continue;
        }
        done.push(&at.path);
        elements.push(match report.source(&at.path) {
            None => Origin::path(at.path.to_string()).into(),
            Some(source) => {
                let here = shown.iter().filter(|(other, _)| other.path == at.path);
                let here: Vec<_> = here.collect();
                let around = lines_around(&source.text, here.iter().map(|(place, _)| place.span));
                let text = Shown::of(&source.text[around.clone()]);
                let marks = here.iter().map(|(place, label)| mark(&text, place.span, around.start, *label));
                let marks: Vec<_> = marks.collect();
                let (line_number, _) = source.line_and_column(around.start);
                let snippet = Snippet::source(text.text).line_start(line_number);
                snippet.path(at.path.to_string()).annotations(marks).into()
            }
        });
    }
    elements
}

/// The places above the lines as an editor counts them: what is made visible makes columns longer.
fn with_columns_of_file(mut rendered: String, report: &Report, problem: &Diagnostic) -> String {
    for at in problem.at.iter().chain(problem.also.iter().map(|label| &label.at)) {
        let Some(source) = report.source(&at.path) else { continue };
        let (line, column) = source.line_and_column(at.span.start);
        let before = &source.text[source.line(line).start..at.span.start];
        let shown = column + Shown::of(before).text.chars().count() - before.chars().count();
        if shown != column {
            let [shown, right] = [shown, column].map(|column| format!("{}:{line}:{column}", at.path));
            rendered = rendered.replacen(&shown, &right, 1);
        }
    }
    rendered
}

/// The lines of a text that some spans stand in, and the ones between. The rest of a large file need not be looked at.
fn lines_around(text: &str, spans: impl Iterator<Item = Span> + Clone) -> Range<usize> {
    let first = spans.clone().map(|span| span.start).min().unwrap_or(0).min(text.len());
    let last = spans.map(|span| span.end).max().unwrap_or(0).clamp(first, text.len());
    let bytes = text.as_bytes();
    let start = memchr::memrchr(b'\n', &bytes[..first]).map_or(0, |at| at + 1);
    let end = memchr::memchr(b'\n', &bytes[last..]).map_or(text.len(), |at| last + at + 1);
    start..end
}

/// A mark in a text that begins `from` bytes into the source.
fn mark<'a>(text: &Shown, span: Span, from: usize, label: Option<&'a str>) -> Annotation<'a> {
    let kind = if label.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    let mark = kind.span(text.span(Span::new(span.start - from..span.end - from)).range());
    match label {
        Some(label) => mark.label(visible(label)),
        None => mark,
    }
}

/// A text as the terminal shows it, with the bytes that this added.
struct Shown {
    text: String,
    /// Each place in the text as it is where something was made visible, and how many bytes longer all is from there on.
    longer: Vec<(usize, usize)>,
}

impl Shown {
    fn of(text: &str) -> Self {
        // A carriage return alone would let a line be written over.
        let is_hidden = |at: usize, c: char| is_hidden(c) || c == '\r' && !text[at + 1..].starts_with('\n');
        if !text.char_indices().any(|(at, c)| is_hidden(at, c)) {
            return Self { text: text.to_owned(), longer: Vec::new() };
        }
        let (mut shown, mut longer) = (String::with_capacity(text.len()), Vec::new());
        for (at, c) in text.char_indices() {
            if is_hidden(at, c) {
                shown.extend(c.escape_unicode());
                longer.push((at + c.len_utf8(), shown.len() - at - c.len_utf8()));
            } else {
                shown.push(c);
            }
        }
        Self { text: shown, longer }
    }

    /// Where a run of the text stands in it as shown.
    fn span(&self, span: Span) -> Span {
        let shown = |byte: usize| {
            let before = self.longer.partition_point(|(at, _)| *at <= byte);
            let added = before.checked_sub(1).map_or(0, |index| self.longer[index].1);
            (byte + added).min(self.text.len())
        };
        Span::new(shown(span.start)..shown(span.end))
    }
}

/// Control characters and bidirectional marks as `\u{1b}`, so that a text cannot speak to the terminal.
pub fn visible(text: &str) -> String {
    Shown::of(text).text
}

fn is_hidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    fn noise(number: usize, at: Place) -> Diagnostic {
        Diagnostic {
            code: "noise",
            severity: Severity::Note,
            message: format!("noise {number}"),
            at: Some(at),
            also: Vec::new(),
            help: None,
            fix: None,
        }
    }

    #[test]
    fn of_a_kind_that_is_there_by_the_hundred_the_first_are_shown() {
        let mut report = Report::default();
        let place = |n: usize| Place::new(&format!("{}.md", n % 3).as_str().into(), Span::at(0));
        report.extend((0..300).map(|n| noise(n, place(n))));
        let shown = |all| anstream::adapter::strip_str(&show(&report, all)).to_string();
        assert_eq!(shown(false).matches("note[noise]").count(), SHOWN_OF_A_KIND);
        assert!(shown(false).ends_with("280 more `noise` in 3 files; `--verbose` shows them\n\n"), "{}", shown(false));
        assert_eq!(shown(true).matches("note[noise]").count(), 300);
    }

    #[test]
    fn columns_are_those_of_the_file() {
        let source = Source::new("a.md", "One\nTwo\u{202e}\u{ad} three\n");
        let mut report = Report::default();
        report.know(&source);
        report.push(noise(0, Place::new(&source.path, Span::new(13..18))));
        let shown = anstream::adapter::strip_str(&show(&report, true)).to_string();
        assert!(shown.contains(" --> a.md:2:7\n"), "{shown}");
    }

    #[test]
    fn what_is_hidden_is_shown_and_places_move_along() {
        let shown = Shown::of("a\u{1b}b\u{202e}c");
        assert_eq!(shown.text, "a\\u{1b}b\\u{202e}c");
        for (start, end, text) in [(0, 1, "a"), (1, 2, "\\u{1b}"), (2, 3, "b"), (3, 6, "\\u{202e}"), (6, 7, "c")] {
            assert_eq!(&shown.text[shown.span(Span::new(start..end)).range()], text);
        }
        assert_eq!(shown.span(Span::at(100)).start, shown.text.len());
    }
}

//! Problems as rustc shows them, for a person.

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet};

use super::{Diagnostic, Report, Severity};
use crate::text::{Place, Source};

/// Each problem with its line, in colours that the writer may strip; a blank line between two.
pub(super) fn show(report: &Report) -> String {
    let renderer = Renderer::styled();
    let mut text = String::new();
    for problem in report.sorted() {
        text.push_str(&renderer.render(&groups(report, problem)));
        text.push_str("\n\n");
    }
    text
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
        let snippet = Snippet::source(source.text.to_string())
            .path(fix.at.path.to_string())
            .patch(Patch::new(fix.at.span.range(), fix.text.clone()));
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
                let marks = here.map(|(place, label)| mark(source, place, *label));
                Snippet::source(source.text.to_string()).path(at.path.to_string()).annotations(marks).into()
            }
        });
    }
    elements
}

fn mark<'a>(source: &Source, place: &Place, label: Option<&'a str>) -> Annotation<'a> {
    let end = place.span.end.min(source.text.len());
    let kind = if label.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    let mark = kind.span(place.span.start.min(end)..end);
    match label {
        Some(label) => mark.label(visible(label)),
        None => mark,
    }
}

/// Control characters and bidirectional marks as `\u{1b}`, so that a text cannot speak to the terminal.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        let hidden = c.is_control() && c != '\n'
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
        if hidden {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

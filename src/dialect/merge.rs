//! A merge that was not finished: the words of both sides stand in the text, between signs that are no text.

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Place, Source, Span};

pub(super) static UNFINISHED_MERGE: Code = Code::error(
    "unfinished-merge",
    "\
A merge of git left both of two versions in the file, between lines of `<<<<<<<` and `>>>>>>>`. Both would be published.

Keep the right words, and delete the other ones and the three lines of signs. Such lines in a block of code are text.",
);

/// Tells of each place that a merge left to be settled.
pub(super) fn look(source: &Source) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    if !source.text.contains(BEGINS) {
        return problems;
    }
    let (mut at, mut fenced) = (0, false);
    let mut begun: Option<Span> = None;
    for line in source.text.split_inclusive('\n') {
        let span = Span::new(at..at + line.trim_end().len());
        at += line.len();
        fenced ^= line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        if fenced {
            continue;
        }
        if line.starts_with(BEGINS) {
            begun = Some(span);
        } else if line.starts_with(ENDS) {
            problems.extend(begun.take().map(|begun| unfinished_merge(source, begun, span)));
        }
    }
    problems
}

const BEGINS: &str = "<<<<<<< ";
const ENDS: &str = ">>>>>>> ";

fn unfinished_merge(source: &Source, begins: Span, ends: Span) -> Diagnostic {
    Diagnostic::new(&UNFINISHED_MERGE, "a merge was not finished here")
        .at(Place::new(&source.path, begins))
        .also(Place::new(&source.path, ends), "to here")
        .help("keep the right words and delete the lines of signs")
}

//! What can be wrong with a ledger's file.

use std::sync::Arc;

use super::cursor::Bad;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Date;
use crate::text::{Place, Span};

/// A ledger that cannot be read.
pub const BAD_LEDGER: Code = Code::error(
    "bad-ledger",
    "\
The ledger, `content/ledger/`, remembers every anchor that was ever published.
A line of it cannot be read, contradicts another line, or is part of a merge
that was not finished, so nobody can tell whether a permalink still holds.

`pincite ledger accept` writes these files, and they are seldom edited by hand.
What stands under `last` are the last words of something that is gone, kept where
`pincite.yaml` says `ledger: { words: true }`. They have the digest `text`, or
they are not those that were published; `last` may be deleted.

After a merge keep the lines of both sides; where both have the same anchor,
keep the one with the earlier `since` and join what stands under `was`. Else
take the line back from an earlier version of the file.",
);

/// The most problems that are told of one file.
const LIMIT: usize = 20;

/// A line that is not in the ledger's form.
pub(super) fn bad_line(path: &Arc<str>, line_start: usize, bad: Bad) -> Diagnostic {
    let help = bad.help.unwrap_or_else(|| {
        "a line of the ledger looks like `p3: { since: 2026-11-24, text: t77aa01fe43b2c9d0, words: 220, begins: \"The \
         security of each\" }`; take it back from an earlier version of the file"
            .into()
    });
    Diagnostic::new(&BAD_LEDGER, bad.why).at(Place::new(path, bad.span.shifted(line_start))).help(help)
}

/// A key twice.
pub(super) fn twice(path: &Arc<str>, key: &str, first: Span, second: Span) -> Diagnostic {
    Diagnostic::new(&BAD_LEDGER, format!("`{key}` is in the ledger twice"))
        .at(Place::new(path, second))
        .also(Place::new(path, first), "here first")
        .help("keep one line: the one with the earlier `since`, with what stands under `was` in both")
}

/// A conflict marker.
pub(super) fn conflict(path: &Arc<str>, at: Span) -> Diagnostic {
    Diagnostic::new(&BAD_LEDGER, "a merge was not finished here")
        .at(Place::new(path, at))
        .help("keep the lines of both sides, for the ledger forgets nothing, and delete the lines with the markers")
}

/// A document's file without the line of the document.
pub(super) fn no_document(path: &Arc<str>) -> Diagnostic {
    Diagnostic::new(&BAD_LEDGER, "the line `document:` is missing").at(Place::new(path, Span::at(0))).help(
        "the file begins with `document: { since: 2026-11-24, title: \"Astana Declaration\" }`; take it back from an \
             earlier version of the file",
    )
}

/// A file that is no document's.
pub(super) fn bad_name(path: &Arc<str>, why: &str) -> Diagnostic {
    Diagnostic::new(&BAD_LEDGER, format!("no document can have this ledger: {why}"))
        .at(Place::new(path, Span::at(0)))
        .help("a ledger has the name of its document, `content/ledger/D.yaml` for `content/D.md`")
}

/// A `to` that leads to nothing that was ever published.
pub(super) fn leads_nowhere(at: Place, to: &str) -> Diagnostic {
    Diagnostic::new(&BAD_LEDGER, format!("`to: {to}` leads to something that the ledger does not know")).at(at).help(
        "let `to` name an anchor, document or route of the ledger, or delete it: what is gone without `to` is retired",
    )
}

/// A `to` that leads back to where it began.
pub(super) fn circle(at: Place, key: &str, to: &str) -> Diagnostic {
    Diagnostic::new(&BAD_LEDGER, format!("`{key}` went to `{to}`, which leads back to `{key}`"))
        .at(at)
        .help("delete one `to` of the circle, or let it name where the words are now")
}

/// A day that is earlier than the one before it in its line.
pub(super) fn backwards(at: Place, before: Date, day: Date) -> Diagnostic {
    Diagnostic::new(&BAD_LEDGER, format!("{day} comes before {before} and stands after it"))
        .at(at)
        .help("the days of a line follow each other: `since`, each `until`, `gone`; take the line back from an earlier version of the file")
}

/// Two things at one address.
pub(super) fn one_address(at: Place, other: Place, route: &str) -> Diagnostic {
    Diagnostic::new(&BAD_LEDGER, format!("two lines of the ledger have the address `{route}`"))
        .at(at)
        .also(other, "the other one")
        .help("a permalink can lead to one of them only: take back the name of the document that came later")
}

/// Tells of the first problems and how many more there are.
pub(super) fn shorten(path: &Arc<str>, mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let more = problems.len().saturating_sub(LIMIT);
    if more > 0 {
        let last = problems[LIMIT].at.clone().unwrap_or_else(|| Place::new(path, Span::at(0)));
        problems.truncate(LIMIT);
        problems.push(
            Diagnostic::new(&BAD_LEDGER, format!("{more} more problems in this file are not shown"))
                .at(last)
                .help("take the file back from an earlier version"),
        );
    }
    problems
}

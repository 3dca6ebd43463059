//! What an import was unsure of and nobody has settled yet.

use std::path::Path;

use crate::annotate::Account;
use crate::annotate::account::Entry;
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::disk;
use crate::site::LinkedDocument;
use crate::text::{Place, Source, Span};

pub(in crate::commands) static DOUBTFUL_IMPORT: Code = Code::mild(
    "doubtful-import",
    Severity::Note,
    "\
The account of an import lists something that may be wrong and was left as found, such as a word that is spelt otherwise
elsewhere, or a line that may be a page header. Only a person can tell.

Look it up in the source. Correct the markdown if it is wrong, and take the entry out of `doubtful` in the account.",
);

/// The doubts in the account beside a document's source, if it has one that can be read; `verify` tells of others.
pub(super) fn of(root: &Path, document: &LinkedDocument, report: &mut Report) {
    let Some(file) = &document.document.meta.source.file else { return };
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    let shown = format!("content/{stem}.account.yaml");
    let path = root.join(&shown);
    let Some(source) = path.is_file().then(|| disk::read_text(&path, &shown).ok()).flatten() else { return };
    let Ok(account) = Account::from_yaml(&source.text) else { return };
    if !account.doubts.is_empty() {
        report.know(&source);
        let problems = account.doubts.iter().enumerate();
        report.extend(problems.map(|(index, doubt)| doubtful_import(file, doubt, place(&source, index))));
    }
}

/// Where the account has one of its doubts, by its place among them.
fn place(source: &Source, index: usize) -> Place {
    let doubts = source.text.find("\ndoubtful:\n").map_or(0, |at| at + "\ndoubtful:".len());
    let entry = source.text[doubts..].match_indices("\n- ").nth(index).map_or(doubts, |(at, _)| doubts + at + 1);
    let end = source.text[entry..].find('\n').map_or(source.text.len(), |length| entry + length);
    Place::new(&source.path, Span::new(entry..end))
}

fn doubtful_import(file: &str, doubt: &Entry, at: Place) -> Diagnostic {
    let old = if doubt.old.is_empty() { String::new() } else { format!(" `{}`", doubt.old) };
    Diagnostic::new(&DOUBTFUL_IMPORT, format!("line {} of `content/{file}`{old}: {}", doubt.line, doubt.reason))
        .at(at)
        .help("look it up; correct the markdown if it is wrong, and take this entry out of the account")
}

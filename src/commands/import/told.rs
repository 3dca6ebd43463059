//! What is told of the files that were imported: an account each, then a table of all; for programs one array.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::anchors::Again;
use super::one::{Failed, taken_id};
use crate::annotate::Account;
use crate::commands::Shell;
use crate::diagnostic::{Report, Severity, visible};
use crate::model::DocumentId;

/// What became of a file.
pub(super) struct Told {
    /// As it was typed.
    file: String,
    report: Report,
    became: Result<Became, Failed>,
}

/// A file that became a document.
pub(super) struct Became {
    pub id: DocumentId,
    /// The name of the raw text among the sources.
    pub name: String,
    pub account: Account,
    /// What became of its anchors, if it was imported before.
    pub again: Option<Again>,
    /// The files that were written.
    pub wrote: Vec<PathBuf>,
}

impl Became {
    fn show(&self) -> String {
        self.account.show(&self.name, true) + &self.again.as_ref().map(Again::show).unwrap_or_default()
    }
}

impl Told {
    pub fn new(file: &Path, mut report: Report, became: Result<Became, Failed>) -> Self {
        if let Err(Failed::Refused(problem)) = &became {
            report.push(problem.clone());
        }
        Self { file: visible(&file.display().to_string()), report, became }
    }

    /// A file with the id of another.
    pub fn taken(file: &Path, id: &DocumentId) -> Self {
        let mut report = Report::default();
        report.push(taken_id(file, id));
        Self::new(file, report, Err(Failed::Told))
    }

    /// The file, as it was typed.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The files that were written for it.
    pub fn wrote(&self) -> &[PathBuf] {
        self.became.as_ref().map_or(&[], |became| &became.wrote)
    }

    /// Did the world refuse it?
    pub fn is_refused(&self) -> bool {
        matches!(self.became, Err(Failed::Refused(_)))
    }

    /// The codes of what kept it from being imported.
    fn codes(&self) -> Vec<&'static str> {
        let errors = self.report.sorted().into_iter().filter(|problem| problem.severity == Severity::Error);
        let mut codes: Vec<&str> = errors.map(|problem| problem.code).collect();
        codes.dedup();
        codes
    }

    /// The failed stand first, then the doubtful: what needs a person stands where it is seen.
    fn rank(&self) -> (bool, bool, Reverse<usize>) {
        match &self.became {
            Err(_) => (false, false, Reverse(0)),
            Ok(became) => (true, !became.account.counts.much_left_out(), Reverse(doubts(&became.account))),
        }
    }
}

/// Says what became of all files; what is wrong with them goes to the report.
pub(super) fn tell(mut all: Vec<Told>, shell: &Shell, report: &mut Report) {
    if shell.is_for_programs() {
        let array: Vec<Value> = all.iter().map(value).collect();
        shell.say(&serde_json::to_string_pretty(&array).expect("plain values serialise"));
    } else {
        all.sort_by_key(Told::rank);
        for told in &all {
            match &told.became {
                Ok(became) => shell.say(became.show().trim_end()),
                Err(Failed::ByHand(difference)) => shell.say(difference.trim_end()),
                Err(_) => {}
            }
        }
        if all.len() > 1 {
            shell.say(&format!("\n{}", table(&all).trim_end()));
        }
    }
    all.into_iter().for_each(|told| report.absorb(told.report));
}

/// A line each: how many paragraphs and words, and how much was left out, repaired or is doubtful.
fn table(all: &[Told]) -> String {
    const HEAD: [&str; 6] = ["file", "paragraphs", "words", "left out", "repaired", "doubtful"];
    let width = all.iter().map(|told| told.file.chars().count()).max().unwrap_or(0).max(HEAD[0].len());
    let line = |cells: [String; 6]| {
        let [file, rest @ ..] = cells;
        let rest: String = rest
            .iter()
            .zip(&HEAD[1..])
            .map(|(cell, head)| format!("   {cell:>width$}", width = head.len().max(7)))
            .collect();
        format!("{file:<width$}{rest}\n")
    };
    let mut table = line(HEAD.map(str::to_owned));
    for told in all {
        table.push_str(&match &told.became {
            Ok(Became { account, .. }) => {
                let counts = &account.counts;
                let figures =
                    [counts.paragraphs, counts.all(), counts.left_out, account.repairs.len(), doubts(account)];
                let [paragraphs, words, left_out, repaired, doubtful] = figures.map(|figure| figure.to_string());
                line([told.file.clone(), paragraphs, words, left_out, repaired, doubtful])
            }
            Err(_) => format!("{:<width$}   not imported: {}\n", told.file, told.codes().join(", ")),
        });
    }
    let failed = all.iter().filter(|told| told.became.is_err()).count();
    let failed = if failed > 0 { format!(", {failed} not imported") } else { String::new() };
    table + &format!("{} files{failed}\n", all.len())
}

/// How much of an account needs a person.
fn doubts(account: &Account) -> usize {
    account.doubts.len() + usize::from(account.counts.much_left_out())
}

/// A file for programs: `document` and `account` are `null` if it was not imported, `anchors` too if it was not there before;
/// `problems` are the codes of why.
fn value(told: &Told) -> Value {
    let became = told.became.as_ref().ok();
    json!({
        "file": told.file,
        "document": became.map(|became| became.id.as_str()),
        "account": became.map(|became| became.account.to_json()),
        "anchors": became.and_then(|became| became.again.as_ref()).map(Again::value),
        "problems": told.codes(),
    })
}

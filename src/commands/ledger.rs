//! `pincite ledger` and `pincite ledger accept`.

use std::path::Path;

use super::{Exit, Shell};
use crate::build::{self, Built};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::disk;
use crate::ledger::{self, Comparison, Decision, Decisions, Finding, Standing, Subject};
use crate::model::{Date, DocumentId};

pub(super) static BAD_ARGUMENT: Code = Code::error(
    "bad-argument",
    "\
A command was given a value that it cannot use, such as a date that is none or an anchor that is not written as one.

The help says how it is written; `pincite COMMAND --help` has examples.",
);

/// Show what has changed since the ledger was last accepted; accept it
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(clap::Subcommand)]
enum Action {
    Accept(Accept),
}

/// Accept what is there now: new anchors, changed words, and what is said to be retired
#[derive(clap::Args)]
struct Accept {
    /// Only these documents, by id; with none, the whole site
    docs: Vec<String>,
    /// An anchor that is taken out for good: `p9` with one document, else `doc#p9`
    #[arg(long, value_name = "A")]
    retired: Vec<String>,
    /// Why, for the record
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// The day that is recorded [default: today]
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let root = match shell.root() {
        Ok(root) => root,
        Err(problem) => return shell.fail(problem),
    };
    let built = build::build(&disk::inputs(&root));
    match &args.action {
        None => show(&built, shell),
        Some(Action::Accept(accept)) => match decisions(accept) {
            Ok(decisions) => take(&root, built, &decisions, shell),
            Err(problem) => shell.fail(problem),
        },
    }
}

fn show(built: &Built, shell: &Shell) -> Exit {
    let Some(world) = &built.world else { return shell.report(&built.report) };
    let current = world.site.published();
    let comparison = ledger::compare(&built.ledger, &current);
    let lines = lines(&comparison);
    if lines.is_empty() {
        shell.note("nothing has changed since the ledger was last accepted");
    }
    lines.iter().for_each(|line| shell.say(line));
    Exit::Good
}

/// Writes the ledger anew, if nothing stands against it.
fn take(root: &Path, mut built: Built, decisions: &Decisions, shell: &Shell) -> Exit {
    let of_ledger = |code: &str| ledger::CODES.iter().any(|known| known.code == code && code != "bad-ledger");
    built.report.keep(|problem| problem.severity == Severity::Error && !of_ledger(problem.code));
    let Some(world) = built.world.as_ref().filter(|_| !built.report.has_errors()) else {
        return shell.report(&built.report);
    };
    let current = world.site.published();
    let accepted = match ledger::accept(&built.ledger, &current, decisions) {
        Ok(accepted) => accepted,
        Err(problems) => {
            built.report.extend(problems);
            return shell.report(&built.report);
        }
    };
    let old = built.ledger.files();
    for (path, text) in accepted.files() {
        if old.get(&path) != Some(&text)
            && let Err(problem) = disk::write_file(&root.join(&*path), text.as_bytes())
        {
            return shell.fail(problem);
        }
    }
    let comparison = ledger::compare(&built.ledger, &current);
    lines(&comparison).iter().for_each(|line| shell.say(line));
    shell.note("accepted; commit content/ledger/ with the text");
    Exit::Good
}

fn decisions(accept: &Accept) -> Result<Decisions, Diagnostic> {
    let date = match &accept.date {
        Some(text) => Date::parse(text).filter(|date| date.day.is_some()).ok_or_else(|| bad_date(text))?,
        None => disk::today(),
    };
    let only: Vec<DocumentId> = accept
        .docs
        .iter()
        .map(|text| {
            DocumentId::parse_path(text.trim_end_matches(".md")).map_err(|not| bad_document(text, &not.instead))
        })
        .collect::<Result<_, _>>()?;
    let document = match only.as_slice() {
        [one] => Some(one),
        _ => None,
    };
    let retired = |text: &String| match Subject::parse(text, document) {
        Some(what @ Subject::Anchor(..)) => Ok(Decision { what, to: Vec::new() }),
        _ => Err(bad_anchor(text)),
    };
    let fates = accept.retired.iter().map(retired).collect::<Result<_, _>>()?;
    Ok(Decisions { date, why: accept.why.clone(), only, fates })
}

/// One line for each thing on which ledger and text do not agree.
fn lines(comparison: &Comparison<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for document in &comparison.documents {
        if document.is_lost() {
            lines.push(line("lost", document.id.as_str(), "the whole document"));
            continue;
        }
        lines.extend(document.findings.iter().map(|finding| finding_line(document.id, finding)));
    }
    lines.extend(comparison.lost_routes.iter().map(|(route, at)| line("lost", route, &at.title)));
    lines.extend(comparison.restored_routes.iter().map(|(now, _)| line("restored", &now.route, now.title)));
    lines.extend(comparison.new_routes.iter().map(|now| line("new", &now.route, now.title)));
    lines
}

fn finding_line(id: &DocumentId, finding: &Finding<'_>) -> String {
    let of = |word: &str, now: &Standing<'_>| {
        line(word, &format!("{id}#{}", now.anchor), crate::text::words::begins(now.words, 8))
    };
    match finding {
        Finding::New(now) => of("new", now),
        Finding::Changed { now, .. } => of("changed", now),
        Finding::Shifted { now, .. } => of("shifted", now),
        Finding::Reused { now, .. } => of("reused", now),
        Finding::Restored { now, .. } => of("restored", now),
        Finding::Lost { anchor, then, .. } => {
            line("lost", &format!("{id}#{anchor}"), then.text.as_ref().map_or("", |text| &text.begins))
        }
    }
}

fn line(word: &str, what: &str, words: &str) -> String {
    format!("{word:<9} {what:<32} {words}").trim_end().to_owned()
}

fn bad_date(text: &str) -> Diagnostic {
    Diagnostic::new(&BAD_ARGUMENT, format!("`{text}` is no day")).help("write it as 2026-11-24")
}

fn bad_document(text: &str, instead: &str) -> Diagnostic {
    Diagnostic::new(&BAD_ARGUMENT, format!("`{text}` cannot be a document")).help(format!("did you mean `{instead}`?"))
}

fn bad_anchor(text: &str) -> Diagnostic {
    Diagnostic::new(&BAD_ARGUMENT, format!("`{text}` names no anchor"))
        .help("write `p9` together with one document, or `document#p9`")
}

//! `pincite ledger` and `pincite ledger accept`.

mod answered;
mod asking;
mod changes;
mod questions;
mod remembered;

use std::collections::HashSet;
use std::path::PathBuf;

pub(super) use changes::{Change, changes};

use super::shell::{BAD_ARGUMENT, no_document};
use super::{Exit, Shell};
use crate::build::{self, Built};
use crate::checks::DUPLICATE_ANCHOR;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::disk;
use crate::ledger::{self, Decision, Decisions, Destination, Subject};
use crate::model::{Date, DocumentId};

/// Show what has changed since the ledger was last accepted; accept it
///
/// The ledger, content/ledger/, remembers every anchor that was ever published. It is committed with the text.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(clap::Subcommand)]
enum Action {
    Accept(Accept),
}

/// Accept what is there now: new anchors, changed words, and what is said of anchors that are lost
///
/// Nothing is accepted while `pincite check` has errors that are not the ledger's. On a terminal, without options, each
/// difference is shown and asked for.
#[derive(clap::Args, Clone)]
#[command(after_help = "\
A, B and C are anchors: `p9` together with one document, else `doc#p9`; `doc` is a whole document
or page, `/works/W.html` a topic or work.

  pincite ledger accept                                    all that is new or changed
  pincite ledger accept charter --why \"Corr. 1\"            the changes of one document
  pincite ledger accept charter --retired p9 --why \"withdrawn by Corr. 2\"
  pincite ledger accept charter --moved p9=p10 --merged p3,p4=p3
  pincite ledger accept draft charter --moved draft=charter
  pincite ledger accept --retired guide/old")]
struct Accept {
    /// Only these documents, by id; with none, the whole site
    #[arg(value_name = "DOC")]
    docs: Vec<String>,
    /// The words of A stand at B now
    #[arg(long, value_name = "A=B")]
    moved: Vec<String>,
    /// The words of A and B stand together at C now
    #[arg(long, value_name = "A,B=C")]
    merged: Vec<String>,
    /// The words of A stand at B and C now
    #[arg(long, value_name = "A=B,C")]
    split: Vec<String>,
    /// A is taken out for good
    #[arg(long, value_name = "A")]
    retired: Vec<String>,
    /// Why, for the record
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// The day that is recorded [default: today]
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let root = match shell.root() {
        Ok(root) => root,
        Err(problem) => return shell.fail(problem),
    };
    let inputs = disk::inputs_and_history(&root);
    shell.tell_read(&inputs);
    let built = shell.plans(|| build::build(&inputs));
    shell.stage("plan");
    match &args.action {
        None => show(built, shell),
        Some(Action::Accept(accept)) => {
            let keeps_words = inputs.config.as_ref().is_some_and(|config| Config::read(config).0.last_words);
            let site = Folder { root, keeps_words };
            accepted(accept, &site, built, shell).unwrap_or_else(|problem| shell.fail(problem))
        }
    }
}

/// Where the ledger is kept, and how much of it.
struct Folder {
    root: PathBuf,
    keeps_words: bool,
}

fn accepted(accept: &Accept, site: &Folder, mut built: Built, shell: &Shell) -> Result<Exit, Diagnostic> {
    let decisions = decisions(accept)?;
    built.report.keep(|problem| problem.severity == Severity::Error && !is_of_comparing(problem.code));
    if built.report.has_errors() {
        return Ok(shell.report(&built.report));
    }
    if !(accept.is_bare() && shell.has_person()) {
        return Ok(take(site, built, &decisions, accept.dry_run, shell));
    }
    match asking::asked(accept, &site.root, &built, shell)? {
        Some(accept) => Ok(take(site, built, &self::decisions(&accept)?, false, shell)),
        None => Ok(Exit::Good),
    }
}

impl Accept {
    /// Does it leave everything to be asked?
    fn is_bare(&self) -> bool {
        let said = [&self.moved, &self.merged, &self.split, &self.retired];
        said.iter().all(|options| options.is_empty()) && self.why.is_none() && !self.dry_run
    }
}

/// What has to be in order before ledger and text can be compared.
const NOT_COMPARED: [&Code; 3] = [&ledger::file::BAD_LEDGER, &disk::MISSING_LEDGER, &DUPLICATE_ANCHOR];

fn show(mut built: Built, shell: &Shell) -> Exit {
    // What is lost of the ledger would be told as new, and of two places with one anchor one as changed.
    let is_bad = |problem: &Diagnostic| NOT_COMPARED.iter().any(|code| code.code == problem.code);
    if built.report.sorted().into_iter().any(is_bad) {
        built.report.keep(is_bad);
        return shell.report(&built.report);
    }
    let Some(world) = &built.world else { return shell.report(&built.report) };
    let current = world.site.published();
    let comparison = ledger::compare(&built.ledger, &current);
    if shell.is_for_github() {
        built.report.keep(|problem| is_of_comparing(problem.code));
        shell.report(&built.report);
        return Exit::Good;
    }
    let changes = changes(&comparison, &built.report);
    if shell.is_for_programs() {
        shell.say(&serde_json::to_string_pretty(&changes).expect("texts and lists are JSON"));
        return Exit::Good;
    }
    if changes.is_empty() {
        shell.note(NOTHING_NEW);
    }
    changes.iter().for_each(|change| shell.say(&change.to_string()));
    Exit::Good
}

const NOTHING_NEW: &str = "nothing has changed since the ledger was last accepted";

/// The same of some documents alone.
fn nothing_new(only: &[DocumentId]) -> String {
    let names: Vec<String> = only.iter().map(|id| format!("`{id}`")).collect();
    match names.as_slice() {
        [] => NOTHING_NEW.to_owned(),
        names => NOTHING_NEW.replace("changed", &format!("changed in {}", names.join(", "))),
    }
}

/// Writes the ledger anew, if nothing stands against it; only shows what it would write in a dry run.
fn take(site: &Folder, mut built: Built, decisions: &Decisions, dry_run: bool, shell: &Shell) -> Exit {
    let Some(world) = &built.world else { return shell.report(&built.report) };
    let known = known_documents(&built);
    if let Some(id) = decisions.only.iter().find(|id| !known.contains(id)) {
        return shell.fail(no_document(id.as_str(), known.iter().map(|id| id.as_str())));
    }
    let current = world.site.published();
    let mut accepted = match ledger::accept(&built.ledger, &current, decisions) {
        Ok(accepted) => accepted,
        Err(problems) => {
            built.report.extend(problems);
            return shell.report(&built.report);
        }
    };
    let without_words = match site.keeps_words {
        true => remembered::keep_last_words(&site.root, &built, &mut accepted),
        false => Vec::new(),
    };
    let old = built.ledger.files();
    let differing: Vec<_> = accepted.files().into_iter().filter(|(path, text)| old.get(path) != Some(text)).collect();
    if differing.is_empty() {
        shell.note(&nothing_new(&decisions.only));
        return Exit::Good;
    }
    for (path, text) in differing {
        if dry_run {
            shell.say(&path);
            line_changes(old.get(&path).map_or("", String::as_str), &text).iter().for_each(|line| shell.say(line));
        } else if let Err(problem) = disk::write_file(&site.root.join(&*path), text.as_bytes()) {
            return shell.fail(problem);
        } else {
            shell.detail("wrote", &path);
        }
    }
    if !without_words.is_empty() {
        let names = without_words.join(", ");
        shell.note(&format!("only the beginning is kept of {names}: the last words are not in the history"));
    }
    if dry_run {
        shell.note("nothing was written");
        return Exit::Good;
    }
    let mut changes = changes(&ledger::compare(&built.ledger, &current), &built.report);
    if !decisions.only.is_empty() {
        let left = self::changes(&ledger::compare(&accepted, &current), &built.report);
        changes.retain(|change| !left.iter().any(|left| left.is_of_same(change)));
    }
    say_accepted(&changes, shell);
    shell.note("accepted; commit content/ledger/ with the text");
    Exit::Good
}

/// How many new permalinks are named, which are as many as the site has when it is first accepted.
const NEW_NAMED: usize = 20;

/// Says what was accepted. Of new permalinks, which nobody can regret yet, the first are named and the rest counted.
fn say_accepted(changes: &[Change], shell: &Shell) {
    let limit = if shell.is_verbose() { usize::MAX } else { NEW_NAMED };
    let mut new = 0;
    for change in changes {
        new += usize::from(change.what == "new");
        if change.what != "new" || new <= limit {
            shell.say(&change.to_string());
        }
    }
    if new > limit {
        shell.note(&format!("{} more are new; `-v` names them all", new - limit));
    }
}

/// Is it what accepting settles?
fn is_of_comparing(code: &str) -> bool {
    ledger::FOUND_BY_COMPARING.iter().any(|found| found.code == code)
}

/// The documents of the site and of the ledger.
fn known_documents(built: &Built) -> Vec<&DocumentId> {
    let on_site = built.world.iter().flat_map(|world| world.site.documents.iter().map(|of| &of.document.id));
    on_site.chain(built.ledger.documents.keys()).collect()
}

/// Lines that would go with `-`, then lines that would come with `+`. No line stands twice in a file of the ledger.
fn line_changes(old: &str, new: &str) -> Vec<String> {
    let only = |sign: char, of: &str, other: &str| {
        let there: HashSet<&str> = other.lines().collect();
        let lines = of.lines().filter(|line| !there.contains(line)).map(|line| format!("{sign} {line}"));
        lines.collect::<Vec<_>>()
    };
    [only('-', old, new), only('+', new, old)].concat()
}

fn decisions(accept: &Accept) -> Result<Decisions, Diagnostic> {
    let date = match &accept.date {
        Some(text) => Date::parse(text).filter(|date| date.day.is_some()).ok_or_else(|| bad_date(text))?,
        None => disk::today(),
    };
    let only = documents(accept)?;
    let document = match only.as_slice() {
        [one] => Some(one),
        _ => None,
    };
    let mut fates = Vec::new();
    for text in &accept.retired {
        fates.push(Decision { what: subject(text, document)?, to: Vec::new() });
    }
    for text in accept.moved.iter().chain(&accept.merged).chain(&accept.split) {
        let (from, to) = text.split_once('=').ok_or_else(|| bad_fate(text))?;
        for from in from.split(',') {
            let what = subject(from, document)?;
            let to = to.split(',').map(|to| place(to, &what, document)).collect::<Result<Vec<_>, _>>()?;
            fates.push(Decision { what, to });
        }
    }
    let why = accept.why.as_deref().map(str::trim).filter(|why| !why.is_empty());
    Ok(Decisions { date, why: why.map(str::to_owned), only, fates })
}

/// The documents that are named.
fn documents(accept: &Accept) -> Result<Vec<DocumentId>, Diagnostic> {
    let read = |text: &String| {
        DocumentId::parse_path(text.trim_end_matches(".md")).map_err(|not| bad_document(text, &not.instead))
    };
    accept.docs.iter().map(read).collect()
}

fn subject(text: &str, document: Option<&DocumentId>) -> Result<Subject, Diagnostic> {
    Subject::parse(text, document).ok_or_else(|| bad_subject(text))
}

/// Where something went, as the ledger of what it was names it.
fn place(text: &str, what: &Subject, document: Option<&DocumentId>) -> Result<Destination, Diagnostic> {
    let Subject::Anchor(of, _) = what else {
        return Destination::of_document(text).ok_or_else(|| bad_subject(text));
    };
    match subject(text, document.or(Some(of)))? {
        Subject::Anchor(id, anchor) if id == *of => Ok(Destination::Anchor(anchor)),
        Subject::Anchor(id, anchor) => Ok(Destination::Elsewhere(id, anchor)),
        Subject::Route(route) => Ok(Destination::Route(route)),
        Subject::Document(_) => Err(bad_subject(text)),
    }
}

fn bad_date(text: &str) -> Diagnostic {
    Diagnostic::new(&BAD_ARGUMENT, format!("`{text}` is no day")).help("write it as 2026-11-24")
}

fn bad_document(text: &str, instead: &str) -> Diagnostic {
    Diagnostic::new(&BAD_ARGUMENT, format!("`{text}` cannot be a document")).help(format!("did you mean `{instead}`?"))
}

fn bad_fate(text: &str) -> Diagnostic {
    Diagnostic::new(&BAD_ARGUMENT, format!("`{text}` does not say where it went")).help("write it as `p9=p10`")
}

fn bad_subject(text: &str) -> Diagnostic {
    Diagnostic::new(&BAD_ARGUMENT, format!("`{text}` names no anchor, document or page"))
        .help("write `p9` together with one document, or `document#p9`, `document`, `/page.html`")
}

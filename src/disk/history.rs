//! What is known of a site's ledger besides its files: by the history of its folder, where git keeps one, and by the last
//! build, where its output is still there.
//!
//! A ledger that was lost looks like one that never was, and accepting would begin it anew: every anchor would be new, and
//! nobody would notice those that are gone. These tell the two apart.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use super::clean::as_seen_from_here;
use super::manifest::{MANIFEST, Manifest};
use crate::build::Inputs;
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::SITE_PATH;
use crate::model::Anchor;
use crate::text::{Place, Span};

/// A file of the ledger, or a line of one, that was lost.
pub static MISSING_LEDGER: Code = Code::error(
    "missing-ledger",
    "\
A file of the ledger was committed once, or there when the site was built last, and is no longer there. The ledger
remembers every anchor that was ever published, and nothing goes out of it, not even with its document. Without the
file the site would begin anew, and permalinks that broke would break unnoticed.

So it is with a line that a commit had in its file: it may have been deleted, or lost when two branches were merged.

Take the file or the line back from the history, with the command that the message ends with. Where it is meant that a document is
gone, `pincite ledger accept DOC --retired DOC` says so, and its permalinks lead to a page that tells what stood there.
What was accepted by mistake and never published is undone by taking the commit away, not by one more that reverts it.

Where git keeps no history of the site's folder, or only its end, and the site was not built in it before, nobody can
tell, so keep `content/ledger/` with the texts. If a ledger is meant to begin anew, delete the output folder first.",
);

/// Is there a text that the ledger does not know, so that its file may have been lost? Much sooner answered than what
/// the history has.
pub(super) fn has_unknown_text(inputs: &Inputs) -> bool {
    let files: HashSet<&str> = inputs.ledger.iter().map(|source| &*source.path).collect();
    let site = inputs.ledger.iter().find(|source| *source.path == *SITE_PATH);
    let routes: HashSet<&str> = site.into_iter().flat_map(|site| site.text.lines().filter_map(route)).collect();
    inputs.content.iter().any(|source| {
        let id = source.path.trim_start_matches("content/").trim_end_matches(".md");
        !files.contains(&*format!("content/ledger/{id}.yaml")) && !routes.contains(&*format!("/{id}.html"))
    })
}

fn route(line: &str) -> Option<&str> {
    line.trim_start().split_once(": ").map(|(route, _)| route)
}

/// Every file of the ledger that was committed and is no longer there; nothing where there is no history.
pub(super) fn missing_ledger(root: &Path) -> Vec<Diagnostic> {
    if !is_in_git(root) {
        return Vec::new();
    }
    let common = ["--no-renames", "--diff-filter=D", "--name-only", "--relative"];
    let history = git(root, "log", &[&common[..], &["--format=:%h", "--", "content/ledger"]].concat());
    let now = git(root, "diff", &[&common[..], &["HEAD", "--", "content/ledger"]].concat());
    let mut lost: BTreeMap<&str, String> = BTreeMap::new();
    let mut commit = String::new();
    // The latest commit comes first.
    for line in history.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix(':') {
            Some(hash) => commit = format!("{hash}^"),
            None => drop(lost.entry(line).or_insert_with(|| commit.clone())),
        }
    }
    lost.extend(now.lines().map(|path| (path, "HEAD".to_owned())));
    lost.retain(|path, _| path.ends_with(".yaml") && !root.join(path).is_file());
    lost.into_iter().map(|(path, commit)| missing(path, &commit)).collect()
}

/// Every line of the ledger that a commit had and that its file has no longer, by the latest commit that wrote it. Those that
/// a merge dropped are among them, for each branch wrote its own.
pub(super) fn missing_lines(root: &Path, inputs: &Inputs) -> Vec<Diagnostic> {
    if inputs.ledger.is_empty() || !is_in_git(root) {
        return Vec::new();
    }
    let shown = ["--full-history", "-p", "-U0", "--no-renames", "--no-textconv", "--relative", "--format=:%h"];
    let prefixes = ["--src-prefix=a/", "--dst-prefix=b/", "--", "content/ledger"];
    let history = git(root, "log", &[&shown[..], &prefixes].concat());
    let there: HashMap<&str, HashSet<&str>> =
        inputs.ledger.iter().map(|source| (&*source.path, source.text.lines().filter_map(key).collect())).collect();
    let (mut commit, mut path, mut seen) = ("", "", HashSet::new());
    let mut lost: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for line in history.lines() {
        if let Some(hash) = line.strip_prefix(':') {
            commit = hash;
        } else if let Some(file) = line.strip_prefix("+++ b/") {
            path = file;
        } else if let Some(key) = line.strip_prefix('+').and_then(key)
            && there.get(path).is_some_and(|keys| !keys.contains(key))
            && seen.insert((path, key))
        {
            lost.entry((path, commit)).or_default().push(key);
        }
    }
    lost.into_iter().map(|((path, commit), keys)| missing_of(path, commit, &keys)).collect()
}

/// The anchor or the route of which a line of the ledger tells.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.strip_prefix("  ")?.split_once(": {")?;
    (key.starts_with('/') || Anchor::parse(key).is_ok()).then_some(key)
}

/// Every file of the ledger from which a site was made that stands in `out`, and that is no longer there; not those of
/// which the inputs tell already, nor those that a commit has, for then another branch may be at work.
pub(super) fn missing_since(root: &Path, out: &Path, ledger: &BTreeSet<String>, inputs: &Inputs) -> Vec<Diagnostic> {
    let there: HashSet<&str> = inputs.ledger.iter().map(|source| &*source.path).collect();
    let told: HashSet<&str> =
        inputs.problems.iter().filter_map(|problem| problem.at.as_ref()).map(|at| &*at.path).collect();
    let known = |path: &str| there.contains(path) || told.contains(path);
    let mut lost: Vec<&String> = ledger.iter().filter(|path| !known(path)).collect();
    if !lost.is_empty() && is_in_git(root) {
        let added = ["--all", "--no-renames", "--diff-filter=A", "--name-only", "--relative", "--format="];
        let committed = git(root, "log", &[&added[..], &["--", "content/ledger"]].concat());
        let committed: HashSet<&str> = committed.lines().collect();
        lost.retain(|path| !committed.contains(path.as_str()));
    }
    lost.into_iter().map(|path| missing_since_built(path, out)).collect()
}

/// The same of the folder in which a site is written if no other is named.
pub(super) fn missing_since_last_build(root: &Path, inputs: &Inputs) -> Vec<Diagnostic> {
    let out = root.join("public");
    let Ok(manifest) = File::open(out.join(MANIFEST)) else { return Vec::new() };
    let ledger = Manifest::ledger_of(BufReader::new(manifest).lines().map_while(Result::ok));
    missing_since(root, &out, &ledger, inputs)
}

/// A file of content as it was, each version when it is asked for: when its document's ledger was committed last, so most
/// likely as it was accepted; as it was committed last; as it will be committed next; then every version before, the latest
/// first, though no more than `VERSIONS`. Nothing where there is no history.
pub fn versions(root: &Path, content: &str, ledger: &str) -> impl Iterator<Item = String> {
    let commits = move |limit: &str, path: &str| -> Vec<String> {
        git(root, "log", &[limit, "--format=%H", "--", path]).lines().map(str::to_owned).collect()
    };
    let likely = commits("-1", ledger).into_iter().chain(["HEAD".to_owned(), String::new()]);
    let others = std::iter::once_with(move || commits(VERSIONS, content)).flatten();
    let texts = likely.chain(others).map(move |commit| git(root, "show", &[&format!("{commit}:./{content}")]));
    texts.filter(|text| !text.is_empty())
}

/// So many versions of a file are looked at. Words that were accepted and are not in any of these were never committed.
const VERSIONS: &str = "-200";

fn is_in_git(root: &Path) -> bool {
    root.canonicalize().is_ok_and(|root| root.ancestors().any(|folder| folder.join(".git").exists()))
}

/// What git prints; nothing if it is not installed or has nothing to say. It only reads, and runs no program that the
/// folder's own configuration names.
fn git(root: &Path, command: &str, arguments: &[&str]) -> String {
    const SETTINGS: [&str; 3] = ["core.quotePath=false", "core.fsmonitor=false", "log.showSignature=false"];
    let mut git = Command::new("git");
    git.args(SETTINGS.iter().flat_map(|setting| ["-c", setting])).arg(command).arg("--no-ext-diff").args(arguments);
    git.current_dir(root).env("GIT_OPTIONAL_LOCKS", "0");
    // Inside a hook these name another folder.
    git.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env_remove("GIT_INDEX_FILE");
    let output = git.stdin(Stdio::null()).stderr(Stdio::null()).output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
}

fn missing(path: &str, commit: &str) -> Diagnostic {
    Diagnostic::new(&MISSING_LEDGER, format!("`{path}` was committed and is no longer there"))
        .at(Place::new(&path.into(), Span::at(0)))
        .help(format!("bring it back with `git checkout {commit} -- {path}`; nothing goes out of the ledger"))
}

fn missing_of(path: &str, commit: &str, keys: &[&str]) -> Diagnostic {
    let named: Vec<String> = keys.iter().take(SHOWN).map(|key| format!("`{key}`")).collect();
    let more = match keys.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let [are, lines] = if keys.len() == 1 { ["is", "its line"] } else { ["are", "their lines"] };
    Diagnostic::new(&MISSING_LEDGER, format!("{}{more} {are} no longer in the ledger", named.join(", ")))
        .at(Place::new(&path.into(), Span::at(0)))
        .help(format!("put {lines} back from `git show {commit}:./{path}`; nothing goes out of the ledger"))
}

/// So many lines that were lost are named.
const SHOWN: usize = 5;

fn missing_since_built(path: &str, out: &Path) -> Diagnostic {
    let out = as_seen_from_here(out);
    let out = out.display();
    let message = format!("`{path}` was there when `{out}` was built, and is no longer there");
    Diagnostic::new(&MISSING_LEDGER, message).at(Place::new(&path.into(), Span::at(0))).help(format!(
        "bring it back from a copy of the folder; nothing goes out of the ledger. If it is to begin anew, delete \
         `{out}` first"
    ))
}

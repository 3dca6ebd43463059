//! What the history of a site's folder knows of its ledger, where git keeps one.
//!
//! A ledger that was lost looks like one that never was, and accepting would begin it anew: every anchor would be new, and
//! nobody would notice those that are gone. The history tells the two apart.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::build::Inputs;
use crate::diagnostic::{Code, Diagnostic};
use crate::ledger::SITE_PATH;
use crate::text::{Place, Span};

/// A file of the ledger that was lost.
pub static MISSING_LEDGER: Code = Code::error(
    "missing-ledger",
    "\
A file of the ledger was committed once and is no longer there. The ledger remembers every anchor that was ever
published, and nothing goes out of it, not even with its document. Without the file the site would begin anew, and
permalinks that broke would break unnoticed.

Take the file back from the history, with the command that the message ends with. Where it is meant that a document is
gone, `pincite ledger accept DOC --retired DOC` says so, and its permalinks lead to a page that tells what stood there.

Where git keeps no history of the site's folder, nobody can tell, so keep `content/ledger/` with the texts.",
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
    if !root.canonicalize().is_ok_and(|root| root.ancestors().any(|folder| folder.join(".git").exists())) {
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
    lost.retain(|path, _| path.ends_with(".yaml") && !root.join(path).exists());
    lost.into_iter().map(|(path, commit)| missing(path, &commit)).collect()
}

/// A file of content as it was when its document's ledger was committed last, so most likely as it was accepted; nothing
/// where there is no history.
pub fn as_accepted(root: &Path, content: &str, ledger: &str) -> Option<String> {
    let commit = git(root, "log", &["-1", "--format=%H", "--", ledger]);
    let commit = commit.lines().next()?;
    Some(git(root, "show", &[&format!("{commit}:./{content}")])).filter(|text| !text.is_empty())
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

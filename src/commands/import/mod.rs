//! `pincite import`. Files are read side by side; each stands alone, and what is wrong with one keeps none of the others.

mod anchors;
mod annotated;
mod folder;
mod one;
mod told;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Exit, Shell};
use crate::config;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::disk;
use crate::model::{DocumentId, Vocabulary};
use folder::Folder;
use told::Told;

pub(super) use one::{BROKE_OFF, CHANGED_BY_HAND};

/// Turn raw text into annotated markdown, with an account of every word
///
/// The raw text and its account are kept in content/sources/. Importing again keeps anchors where the words stayed, and
/// keeps the front matter. Markdown that was changed by hand is not overwritten.
#[derive(clap::Args)]
#[command(after_help = "\
  pincite import charter.txt                     to content/charter.md
  pincite import *.txt --meta treaties.yaml      with the same front matter for all; a table sums them up
  pincite import charter.txt --dry-run           the account alone
  pincite import charter.txt --to DIR            to DIR/charter.md, without a site")]
pub struct Args {
    /// The raw texts
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The folder for the markdown [default: content/ of the site]
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    /// Front matter for what the text does not say, as YAML; NAME.meta.yaml beside NAME.txt is for that
    /// text alone
    #[arg(long, value_name = "FILE")]
    meta: Option<PathBuf>,
    /// The encoding of the texts, such as windows-1251 [default: detected]
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Overwrite the body of markdown that was changed by hand
    #[arg(long)]
    force: bool,
    /// Write nothing; show the account
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let to = match (&args.to, shell.root()) {
        (Some(to), _) => to.clone(),
        (None, Ok(root)) => root.join("content"),
        (None, Err(problem)) => return shell.fail(problem),
    };
    let root = shell.root().ok();
    import_all(args, Folder::new(to, root), shell)
}

/// Imports files into a site that was just made.
pub(super) fn import_into(root: &Path, files: &[PathBuf], shell: &Shell) -> Exit {
    let args = Args { files: files.to_vec(), to: None, meta: None, encoding: None, force: false, dry_run: false };
    import_all(&args, Folder::new(root.join("content"), Some(root.to_owned())), shell)
}

/// What holds for all files of one run.
struct Import<'a> {
    args: &'a Args,
    folder: Folder,
    vocabulary: Vocabulary,
}

fn import_all(args: &Args, folder: Folder, shell: &Shell) -> Exit {
    let mut report = Report::default();
    let vocabulary = match vocabulary(&folder, &mut report) {
        Ok(Some(vocabulary)) => vocabulary,
        Ok(None) => return shell.report(&report),
        Err(problem) => return shell.fail(problem),
    };
    let import = Import { args, folder, vocabulary };
    let files = import.named(&args.files);
    let progress = shell.progress(files.len(), "importing");
    let all = disk::side_by_side(&files, |(file, first)| {
        let told = match first {
            Some(id) => Told::taken(file, id),
            None => import.file(file),
        };
        progress.tick();
        told
    });
    drop(progress);
    shell.stage("import");
    for told in &all {
        shell.detail("read", told.file());
        told.wrote()
            .iter()
            .for_each(|path| shell.detail("wrote", &disk::as_seen_from_here(path).display().to_string()));
    }
    let is_refused = all.iter().any(Told::is_refused);
    told::tell(all, shell, &mut report);
    match shell.report(&report) {
        _ if is_refused => Exit::Failed,
        exit => exit,
    }
}

/// The topics of the site; `None` if what is wrong with them is in the report.
fn vocabulary(folder: &Folder, report: &mut Report) -> Result<Option<Vocabulary>, Diagnostic> {
    let path = folder.content.as_ref().map(|content| content.join("topics.yaml")).filter(|path| path.exists());
    let Some(path) = path else { return Ok(Some(Vocabulary::default())) };
    let source = disk::read_text(&path, "content/topics.yaml").map_err(|(_, problem)| problem)?;
    let (vocabulary, problems) = config::vocabulary(Some(&source), None);
    let is_sound = problems.iter().all(|problem| problem.severity != Severity::Error);
    report.know(&source);
    report.extend(problems);
    Ok(is_sound.then_some(vocabulary))
}

impl Import<'_> {
    /// The files, each with its document's id if a file before it has the same.
    fn named<'f>(&self, files: &'f [PathBuf]) -> Vec<(&'f Path, Option<DocumentId>)> {
        let mut taken: BTreeMap<DocumentId, &Path> = BTreeMap::new();
        let named = files.iter().map(|file| {
            let id = self.id(file);
            let is_taken = taken.contains_key(&id);
            taken.entry(id.clone()).or_insert(file);
            (file.as_path(), is_taken.then_some(id))
        });
        named.collect()
    }
}

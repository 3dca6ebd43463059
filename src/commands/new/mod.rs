//! `pincite new`: a site to begin with.

use std::path::{Path, PathBuf};

use super::import::import_into;
use super::{Exit, Shell};
use crate::diagnostic::{Code, Diagnostic};
use crate::disk;

pub(super) static NOT_EMPTY: Code = Code::error(
    "not-empty",
    "\
`pincite new` makes a site in a folder of its own and was given one that has files in it.

Name a folder that is not there yet, or an empty one. A folder with `content/` is a site already: `pincite build` builds
it without anything else.",
);

/// Make a new site
///
/// Writes a configuration, a vocabulary to fill in, a first document or what is made of raw texts, and a workflow that
/// publishes the site. A folder with files in it is left alone.
#[derive(clap::Args)]
#[command(
    visible_alias = "init",
    after_help = "\
  pincite new charters                                with a first document
  pincite new charters --from charter.txt act.txt     with two documents from raw texts"
)]
pub struct Args {
    /// The folder; it is made if it is not there
    dir: PathBuf,
    /// Raw texts to import into it, in place of a first document
    #[arg(long, value_name = "FILE", num_args = 1..)]
    from: Vec<PathBuf>,
}

/// The files of a new site, by path.
const FILES: &[(&str, &str)] = &[
    ("pincite.yaml", include_str!("pincite.yaml")),
    (".gitignore", "/public/\n/.links.json\n"),
    ("content/topics.yaml", include_str!("topics.yaml")),
    ("content/works.yaml", include_str!("works.yaml")),
    (".github/workflows/site.yml", include_str!("site.yml")),
];

/// What a site begins with that is not made from raw texts.
const FIRST_DOCUMENT: (&str, &str) = ("content/first-document.md", include_str!("first-document.md"));

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    if let Some(file) = disk::first_file(&args.dir) {
        return shell.fail(not_empty(&args.dir, &file));
    }
    // Raw texts first: where none of them can be imported, nothing is made.
    let exit = if args.from.is_empty() { Exit::Good } else { import_into(&args.dir, &args.from, shell) };
    if exit != Exit::Good && disk::first_file(&args.dir).is_none() {
        return exit;
    }
    let first = args.from.is_empty().then_some(&FIRST_DOCUMENT);
    for (path, text) in FILES.iter().chain(first) {
        if let Err(problem) = disk::write_file(&args.dir.join(path), text.as_bytes()) {
            return shell.fail(problem);
        }
        shell.detail("wrote", path);
    }
    if exit == Exit::Good {
        let dir = args.dir.display();
        shell.note(&format!("made {dir}; next: cd {dir} && pincite build, then open public/index.html"));
    }
    exit
}

fn not_empty(dir: &Path, file: &str) -> Diagnostic {
    Diagnostic::new(&NOT_EMPTY, format!("`{}` is not empty: it has `{file}`", dir.display()))
        .help("name a folder that is not there yet")
}

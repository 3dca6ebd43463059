//! `pincite quotes`.

use std::path::{Path, PathBuf};

use super::{Exit, Shell};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::disk;
use crate::importers::{self, Raw};
use crate::manuscript::{Count, Desk};
use crate::search::{Called, Library};
use crate::text::Source;

/// Check the quotations and pinpoints of a manuscript against the site
///
/// Markdown, text, HTML, DOCX, ODT. Every quotation and every pinpoint that names a document of the site is compared: right
/// words, other words, right words at another place, words that are not there, places that do not exist.
#[derive(clap::Args)]
#[command(after_help = "\
  pincite quotes article.md                      what is wrong, each with its place
  pincite quotes *.docx --format json            for programs
  pincite quotes chapters/*.md --format github   as annotations, in a journal's CI

Exit: 0 all is right, 1 something is wrong, 2 the command could not do its work.")]
pub struct Args {
    /// The manuscripts
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let world = match shell.world() {
        Ok(world) => world,
        Err(exit) => return exit,
    };
    let language = &world.theme.face.language;
    let desk = Desk::new(Library::of(&world.site), Called::of(&world.site, language), language);
    let mut report = Report::default();
    let mut all = Count::default();
    for file in &args.files {
        let bytes = match disk::read_bytes(file) {
            Ok(bytes) => bytes,
            Err(problem) => return shell.fail(problem),
        };
        match manuscript(file, &bytes) {
            Ok(source) => {
                let (problems, count) = desk.check(&source);
                report.know(&source);
                report.extend(problems);
                all.quotations += count.quotations;
                all.pinpoints += count.pinpoints;
            }
            Err(problem) => report.push(problem),
        }
    }
    let exit = shell.report(&report);
    shell.note(&format!(
        "{} and {} of documents of this site",
        counted(all.quotations, "quotation"),
        counted(all.pinpoints, "pinpoint")
    ));
    exit
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// A manuscript as text. Markdown stays as it is, so that places are those of the file.
fn manuscript(file: &Path, bytes: &[u8]) -> Result<Source, Diagnostic> {
    let shown = file.display().to_string();
    let is_markdown =
        file.extension().is_some_and(|of| of.eq_ignore_ascii_case("md") || of.eq_ignore_ascii_case("markdown"));
    let path = if is_markdown { format!("{shown}.txt") } else { shown.clone() };
    let imported = importers::read(&Raw { path: path.into(), bytes, encoding: None });
    match imported.problems.into_iter().find(|problem| problem.severity == Severity::Error) {
        Some(problem) => Err(problem),
        None => Ok(Source::new(shown, &*imported.source.text)),
    }
}

//! `pincite check`.

mod dead_address;
mod doubtful_import;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) use dead_address::DEAD_ADDRESS;
pub(super) use doubtful_import::DOUBTFUL_IMPORT;

use super::difference::difference;
use super::mending::write_fixes;
use super::theme::stale;
use super::{Exit, Shell};
use crate::build::{self, Built};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Fix, Report, mend, visible};
use crate::disk;
use crate::text::Source;

/// Check everything and change nothing but what --fix mends
///
/// Of a site with templates or HTML of its own, every page is made and every link in it followed too.
#[derive(clap::Args)]
#[command(after_help = "\
  pincite check
  pincite check --fix
  pincite check --external
  pincite check --built public")]
pub struct Args {
    /// Mend what can be mended without asking: write anchors that are missing, take out hidden characters
    #[arg(long)]
    fix: bool,
    /// Make new anchors and changed words that the ledger does not have errors
    #[arg(long)]
    locked: bool,
    /// Ask the addresses outside the site too, whether anybody answers; needs the network
    #[arg(long)]
    external: bool,
    /// Follow the links of a finished site in a folder, and ask nothing else
    #[arg(long, value_name = "DIR", conflicts_with_all = ["fix", "locked", "external"])]
    built: Option<PathBuf>,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    if let Some(folder) = &args.built {
        return match disk::built(folder) {
            Ok(plan) => shell.report(&build::dead_links(&plan, None)),
            Err(problem) => shell.fail(problem),
        };
    }
    let root = match shell.root() {
        Ok(root) => root,
        Err(problem) => return shell.fail(problem),
    };
    let mut built = check(&root, args, shell);
    if args.fix {
        match fix(&root, &built) {
            Ok(mended) if mended.is_empty() => {}
            Ok(mended) => {
                mended.iter().for_each(|line| shell.say(line));
                built = check(&root, args, shell);
            }
            Err(problem) => return shell.fail(problem),
        }
    }
    shell.report(&built.report)
}

fn check(root: &Path, args: &Args, shell: &Shell) -> Built {
    let mut inputs = disk::inputs_and_history(root);
    shell.tell_read(&inputs);
    inputs.options = build::Options { locked: args.locked, ..Default::default() };
    let mut built = shell.plans(|| build::build(&inputs));
    let mut report = Report::default();
    match stale(root) {
        Ok(stale) => report.extend(stale),
        Err(problem) => report.push(problem),
    }
    if let Some(world) = &built.world {
        world.site.documents.iter().for_each(|document| doubtful_import::of(root, document, &mut report));
        if args.external {
            let config = inputs.config.as_ref().map(|source| Config::read(source).0);
            let nav = config.and_then(|config| config.nav).unwrap_or_default();
            match dead_address::ask(root, &world.site, &nav, shell) {
                Ok(dead) => report.extend(dead),
                Err(problem) => report.push(problem),
            }
        }
    }
    build::configure(&mut report, &inputs);
    built.report.absorb(report);
    shell.stage("check");
    if build::has_own_markup(&inputs) {
        let base = built.world.as_ref().and_then(|world| world.site.base_url.as_ref());
        let base = base.map_or("/", |base| base.path()).to_owned();
        built.report.absorb(build::dead_links(&built.plan, Some(&base)));
        shell.stage("follow links");
    }
    built
}

/// Writes the edits that problems carry into their files, but for those of a file whose front matter cannot be read: it is not
/// known where its text begins. Gives for each file what it changed.
fn fix(root: &Path, built: &Built) -> Result<Vec<String>, Diagnostic> {
    let problems = built.report.sorted();
    let path = |problem: &Diagnostic| problem.at.as_ref().map(|at| Arc::clone(&at.path));
    let unread: HashSet<_> = problems
        .iter()
        .filter(|problem| problem.code == "bad-front-matter")
        .filter_map(|problem| path(problem))
        .collect();
    let fixes = problems.into_iter().filter_map(|problem| problem.fix.as_ref());
    let fixes = fixes.filter(|fix| !unread.contains(&fix.at.path));
    let made = write_fixes(root, &built.report, fixes)?;
    let files = made.chunk_by(|(one, _), (other, _)| one.path == other.path);
    Ok(files.map(|of_file| changed(of_file[0].0, of_file.iter().map(|(_, fix)| *fix).collect())).collect())
}

/// What edits did to a file, line by line.
fn changed(source: &Source, fixes: Vec<&Fix>) -> String {
    let (mended, _) = mend(&source.text, fixes);
    let lines = difference(&source.text, &mended, 1);
    let lines: Vec<String> = lines.lines().map(visible).collect();
    format!("{}\n{}", source.path, lines.join("\n"))
}

//! `pincite build`.

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use super::{Exit, Shell, hosts};
use crate::build;
use crate::config::{BaseUrl, bad_base_url};
use crate::disk::{self, Alone, Origin, Published, Standing, Trouble};
use crate::model::Route;

/// Build the site
///
/// Nothing is written when there is an error; a build that is stopped leaves the old site or the new one, file by file.
/// Only files whose bytes change are written.
#[derive(clap::Args)]
#[command(after_help = "\
  pincite build                                        to public/
  pincite build --base-url https://example.org/osce/   with whole permalinks
  pincite build --locked --format github               as a deployment should")]
pub struct Args {
    /// Where the site goes [default: public/ in the site's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The address under which the site is published [default: base_url of pincite.yaml]
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Make new anchors and changed words that the ledger does not have errors
    #[arg(long)]
    locked: bool,
    /// Take over an output folder that has other files in it
    #[arg(long)]
    adopt: bool,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let root = match shell.root() {
        Ok(root) => root,
        Err(problem) => return shell.fail(problem),
    };
    let mut options = build::Options { locked: args.locked, ..Default::default() };
    if let Some(text) = &args.base_url {
        options.base_url = BaseUrl::parse(text);
        if options.base_url.is_none() {
            return shell.fail(bad_base_url(text));
        }
    }
    let _alone = Alone::with(&root, || shell.note("another build of this site is at work; waiting for it"));
    // The program ends with the command: to take a large site apart in memory would be time for nothing.
    let mut inputs = ManuallyDrop::new(if args.locked { disk::inputs_and_history(&root) } else { disk::inputs(&root) });
    inputs.options = options;
    shell.tell_read(&inputs);
    let out = args.out.clone().unwrap_or_else(|| root.join("public"));
    if let Some(published) = Standing::unchanged(&out, &inputs.keys()) {
        shell.stage("compare");
        shell.note(&summary(&published, &out, shell.is_verbose()));
        return Exit::Good;
    }
    let (standing, built) = shell.plans(|| Standing::look_during(&out, || build::build(&inputs)));
    let (standing, mut built) = (ManuallyDrop::new(standing), ManuallyDrop::new(built));
    shell.stage("plan");
    if let Ok(standing) = &*standing {
        built.report.extend(standing.missing_ledger(&root, &out, &inputs));
    }
    if built.report.has_errors() {
        return shell.report(&built.report);
    }
    let standing = match &*standing {
        Ok(standing) => standing,
        Err(problem) => return shell.fail(problem.clone()),
    };
    let ledger = inputs.ledger.iter().map(|source| source.path.to_string()).collect();
    let from = Origin { key: built.made_from(&inputs), ledger };
    let progress = shell.progress(built.plan.len(), "writing");
    let made = disk::make_equal(&out, standing, &built.plan, from, args.adopt, &|| progress.tick());
    drop(progress);
    match made {
        Ok(published) => {
            shell.stage("publish");
            let exit = shell.report(&built.report);
            shell.note(&summary(&published, &out, shell.is_verbose()));
            exit
        }
        Err(Trouble::Wrong(problems)) => {
            built.report.extend(problems);
            shell.report(&built.report)
        }
        Err(Trouble::Refused(problem)) => shell.fail(problem),
    }
}

fn summary(published: &Published, out: &std::path::Path, every_file: bool) -> String {
    let Published { files, bytes, written, deleted, replaced } = published;
    let out = disk::as_seen_from_here(out);
    let mut text = format!("{files} files, {} in {}: {} written", size(*bytes), out.display(), written.len());
    if !deleted.is_empty() {
        text.push_str(&format!(", {} deleted", deleted.len()));
    }
    let mut list = |doing: &str, routes: &[Route]| {
        routes.iter().for_each(|route| text.push_str(&format!("\n{doing} {}", route.as_str())));
    };
    list("replaced", replaced);
    if every_file {
        list("wrote", written);
        list("deleted", deleted);
    }
    let hosts = hosts::too_small_for(*files, *bytes);
    if !hosts.is_empty() {
        text.push_str(&format!("\nmore than {} takes on its free plan", hosts.join(" or ")));
    }
    text
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{:.0} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

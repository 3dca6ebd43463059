//! `pincite theme`: what of the look can be overridden, a copy of it to change, and what the theme changed since.

mod diff;
mod eject;
mod file;
mod list;
mod stale;

pub(super) use stale::{STALE_OVERRIDE, stale};

use std::path::PathBuf;

use super::{Exit, Shell};

/// See what of the theme can be overridden, take a copy, see what changed since
///
/// A file in the site's templates/ or static/ takes the place of the theme's of that name. A template may also extend the one
/// whose place it takes: `{% extends "pincite/document.html" %}`.
#[derive(clap::Args)]
#[command(after_help = "\
  pincite theme list                       what there is, and what the site has of its own
  pincite theme eject document.html        a copy to change, in templates/document.html
  pincite theme diff                       after an update: what the theme changed in files that were taken
  pincite theme accept document.html       your copy has what the theme changed")]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    List(list::Args),
    Eject(eject::Args),
    Diff(diff::Args),
    Accept(eject::Accept),
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let root: PathBuf = match shell.root() {
        Ok(root) => root,
        Err(problem) => return shell.fail(problem),
    };
    let done = match &args.action {
        Action::List(args) => list::run(args, &root, shell),
        Action::Eject(args) => eject::run(args, &root, shell),
        Action::Diff(args) => diff::run(args, &root, shell),
        Action::Accept(args) => eject::accept(args, &root, shell),
    };
    match done {
        Ok(()) => Exit::Good,
        Err(problem) => shell.fail(problem),
    }
}

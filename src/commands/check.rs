//! `pincite check`.

use super::{Exit, Shell};
use crate::build;
use crate::disk;

/// Check everything and change nothing
#[derive(clap::Args)]
pub struct Args {
    /// Make what the ledger does not have an error, as a deployment should
    #[arg(long)]
    locked: bool,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let root = match shell.root() {
        Ok(root) => root,
        Err(problem) => return shell.fail(problem),
    };
    let mut inputs = disk::inputs(&root);
    inputs.options = build::Options { locked: args.locked, ..Default::default() };
    let built = build::build(&inputs);
    shell.report(&built.report)
}

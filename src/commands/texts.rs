//! The texts of a site as they stand, drafts too, for commands that edit them.

use std::path::PathBuf;

use super::{Exit, Shell};
use crate::build::{self, Inputs, Read};
use crate::diagnostic::Severity;
use crate::disk;

/// A site whose texts can be edited: they can be read without an error.
pub(super) struct Texts {
    pub root: PathBuf,
    pub inputs: Inputs,
    /// Of its report nothing is left; the texts are known to it.
    pub read: Read,
}

/// Reads them; how the command ends, if there is no site or something is wrong with it, which is shown.
pub(super) fn texts(shell: &mut Shell) -> Result<Texts, Exit> {
    let root = shell.root().map_err(|problem| shell.fail(problem))?;
    let mut inputs = disk::inputs(&root);
    inputs.options.drafts = true;
    shell.tell_read(&inputs);
    let mut read = build::read(&inputs);
    shell.stage("parse");
    read.report.keep(|problem| problem.severity == Severity::Error);
    if read.report.has_errors() { Err(shell.report(&read.report)) } else { Ok(Texts { root, inputs, read }) }
}

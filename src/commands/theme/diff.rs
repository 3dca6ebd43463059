//! `pincite theme diff`.

use std::path::Path;

use super::super::Shell;
use super::super::difference::difference;
use super::file::ThemeFile;
use crate::diagnostic::Diagnostic;

/// Show what the theme changed since the site took its copies; with --own, what the site changed
#[derive(clap::Args)]
pub(super) struct Args {
    /// The files; with none, all that the site has of its own
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// Show what the site changed in its copies
    #[arg(long)]
    own: bool,
}

pub(super) fn run(args: &Args, root: &Path, shell: &Shell) -> Result<(), Diagnostic> {
    let files = ThemeFile::named(root, &args.files)?;
    let overridden: Vec<_> = files.iter().filter_map(|file| Some((file, file.own.as_deref()?))).collect();
    if overridden.is_empty() {
        shell.note("the site has none of these files of its own");
    }
    for (file, own) in overridden {
        let (what, changes) = match (&file.taken, args.own) {
            (taken, true) => ("changed here", changed(taken.as_ref().unwrap_or(&file.bytes), own)),
            (Some(_), false) if !file.has_changed() => ("the theme has not changed it since", String::new()),
            (Some(taken), false) => ("changed by the theme since you took it", changed(taken, &file.bytes)),
            (None, false) => {
                ("not taken by `pincite theme eject`; in what it differs from the theme's", changed(&file.bytes, own))
            }
        };
        shell.say(format!("{}: {what}\n{changes}", file.path).trim_end());
    }
    Ok(())
}

/// The lines that differ, if both are text.
fn changed(old: &[u8], new: &[u8]) -> String {
    match (std::str::from_utf8(old), std::str::from_utf8(new)) {
        (Ok(old), Ok(new)) => difference(old, new, 1),
        _ => format!("{} bytes before, {} now\n", old.len(), new.len()),
    }
}

//! `pincite theme eject` and `pincite theme accept`.

use std::path::Path;

use super::super::Shell;
use super::super::shell::BAD_ARGUMENT;
use super::file::{ThemeFile, taken_path};
use crate::diagnostic::Diagnostic;
use crate::disk;

/// Take a copy of files of the theme into the site, to change them
///
/// The theme's own is kept beside it in .theme/, so that `pincite theme diff` can tell after an update what the theme changed.
/// Commit both. A file that is there already is left alone.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The files, such as document.html, components/date.html, style.css
    #[arg(value_name = "FILE", required = true)]
    files: Vec<String>,
}

/// Say that the site's own files have what the theme changed since they were taken
///
/// `pincite theme diff` then tells what is changed after today.
#[derive(clap::Args)]
pub(super) struct Accept {
    /// The files
    #[arg(value_name = "FILE", required = true)]
    files: Vec<String>,
}

pub(super) fn run(args: &Args, root: &Path, shell: &Shell) -> Result<(), Diagnostic> {
    let files = ThemeFile::named(root, &args.files)?;
    if let Some(there) = files.iter().find(|file| root.join(&file.path).exists()) {
        return Err(Diagnostic::new(&BAD_ARGUMENT, format!("`{}` is there already", there.path))
            .help("it takes the place of the theme's as it is; `pincite theme diff --own` shows in what it differs"));
    }
    for file in &files {
        disk::write_file(&taken_path(root, &file.path), &file.bytes)?;
        disk::write_file(&root.join(&file.path), &file.bytes)?;
        shell.say(&file.path);
    }
    shell.note("change what you took; `pincite theme diff` tells after an update what the theme changed");
    Ok(())
}

pub(super) fn accept(args: &Accept, root: &Path, shell: &Shell) -> Result<(), Diagnostic> {
    let files = ThemeFile::named(root, &args.files)?;
    if let Some(not) = files.iter().find(|file| !root.join(&file.path).exists()) {
        return Err(Diagnostic::new(&BAD_ARGUMENT, format!("the site has no `{}` of its own", not.path))
            .help("`pincite theme eject` takes a copy"));
    }
    for file in &files {
        disk::write_file(&taken_path(root, &file.path), &file.bytes)?;
        shell.say(&file.path);
    }
    Ok(())
}

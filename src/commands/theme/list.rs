//! `pincite theme list`.

use std::path::Path;

use serde_json::json;

use super::super::Shell;
use super::file::ThemeFile;
use crate::diagnostic::Diagnostic;

/// List the files of the theme that a site may override, and those that this site has of its own
#[derive(clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args, root: &Path, shell: &Shell) -> Result<(), Diagnostic> {
    let files = ThemeFile::all(root)?;
    if shell.is_for_programs() {
        let row = |file: &ThemeFile| json!({ "path": file.path, "about": file.about(), "own": file.own.is_some(), "changed_since": file.has_changed() });
        shell.say(&format!("{:#}", json!(files.iter().map(row).collect::<Vec<_>>())));
        return Ok(());
    }
    let path = files.iter().map(|file| file.path.len()).max().unwrap_or(0);
    for file in &files {
        let state = match (&file.own, file.has_changed()) {
            (None, _) => "",
            (Some(_), false) => "own",
            (Some(_), true) => "own, theme newer",
        };
        shell.say(format!("{:<path$}  {state:<16}  {}", file.path, file.about()).trim_end());
    }
    let own = files.iter().filter(|file| file.own.is_some()).count();
    shell.note(&format!("{} files, {own} of them overridden here", files.len()));
    Ok(())
}

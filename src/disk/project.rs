//! A site's folder → [`Inputs`].

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{Kept, embedded, history};
use crate::build::Inputs;
use crate::diagnostic::Diagnostic;
use crate::model::Date;
use crate::outputs::Asset;
use crate::text::Source;

/// The nearest folder at or above `from` with `pincite.yaml` or `content/`.
pub fn find_root(from: &Path) -> Option<PathBuf> {
    let from = fs::canonicalize(from).ok()?;
    from.ancestors()
        .find(|folder| folder.join("pincite.yaml").is_file() || folder.join("content").is_dir())
        .map(Path::to_owned)
}

/// Everything that a build reads of a site's folder. What cannot be read is told among the inputs.
pub fn inputs(root: &Path) -> Inputs {
    inputs_again(root, &mut Kept::default())
}

/// The same, where files are opened only when they are not as they were the last time.
pub fn inputs_again(root: &Path, kept: &mut Kept) -> Inputs {
    let mut inputs = folder(root, kept);
    kept.turn();
    if history::has_unknown_text(&inputs) {
        inputs.problems.extend(history::missing_ledger(root));
    }
    inputs
}

/// The same, and every file and line of the ledger that was lost, also one that was lost together with its text.
pub fn inputs_and_history(root: &Path) -> Inputs {
    let mut inputs = folder(root, &Kept::default());
    inputs.problems.extend(history::missing_ledger(root));
    inputs.problems.extend(history::missing_since_last_build(root, &inputs));
    inputs.problems.extend(history::missing_lines(root, &inputs));
    inputs
}

fn folder(root: &Path, kept: &Kept) -> Inputs {
    let mut inputs = Inputs { folder: folder_name(root), ..Inputs::default() };
    inputs.config = optional(root, "pincite.yaml", kept, &mut inputs);
    inputs.topics = optional(root, "content/topics.yaml", kept, &mut inputs);
    inputs.works = optional(root, "content/works.yaml", kept, &mut inputs);
    content(root, kept, &mut inputs);
    let (words, templates) =
        embedded::templates().into_iter().partition(|source| source.path.starts_with("templates/i18n/"));
    (inputs.theme_words, inputs.theme_templates) = (words, templates);
    own_templates(root, kept, &mut inputs);
    inputs.assets = assets(root, kept, &mut inputs);
    inputs
}

fn folder_name(root: &Path) -> String {
    let whole = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    whole.file_name().map_or_else(|| "site".to_owned(), |name| name.to_string_lossy().into_owned())
}

fn optional(root: &Path, shown: &str, kept: &Kept, inputs: &mut Inputs) -> Option<Source> {
    let path = root.join(shown);
    if path.exists() { text(kept.text(&path, shown), inputs) } else { None }
}

/// The text of a file, as far as it could be read; what is wrong with it goes to the inputs.
fn text(read: Result<Source, (Option<Source>, Diagnostic)>, inputs: &mut Inputs) -> Option<Source> {
    match read {
        Ok(source) => Some(source),
        Err((source, problem)) => {
            inputs.problems.push(problem);
            source
        }
    }
}

/// Every file of a folder with its path from the root, sorted; names that begin with a dot and what editors leave behind are
/// passed over, and links are told.
fn files(root: &Path, folder: &str, inputs: &mut Inputs) -> Vec<(PathBuf, String)> {
    let top = root.join(folder);
    if !top.is_dir() {
        return Vec::new();
    }
    let visible = |entry: &walkdir::DirEntry| entry.depth() == 0 || is_meant(&entry.file_name().to_string_lossy());
    let mut found = Vec::new();
    for entry in WalkDir::new(&top).follow_links(false).sort_by_file_name().into_iter().filter_entry(visible) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
                let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
                found.push((entry.path().to_owned(), parts.join("/")));
            }
            Ok(entry) if entry.path_is_symlink() => {
                let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
                inputs.problems.push(super::refused::unfollowed(&below.to_string_lossy().replace('\\', "/")));
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(&top).to_owned();
                let error = error.into_io_error().unwrap_or_else(|| std::io::Error::other("a circle of links"));
                inputs.problems.push(super::refused::refused("read", &path, &error));
            }
        }
    }
    found.sort_by(|a, b| a.1.cmp(&b.1));
    found
}

/// Is a file meant to be read? Not what an editor or a merge leaves beside it: a copy of a draft would be published.
fn is_meant(name: &str) -> bool {
    let is_left = name.ends_with('~') || name.starts_with('#') && name.ends_with('#') || name.contains(".md.");
    !name.starts_with('.') && !is_left
}

fn content(root: &Path, kept: &Kept, inputs: &mut Inputs) {
    let found = files(root, "content", inputs);
    let is_ledger = |shown: &str| shown.starts_with("content/ledger/");
    let is_text = |shown: &str| shown.ends_with(if is_ledger(shown) { ".yaml" } else { ".md" });
    let (texts, others): (Vec<_>, Vec<_>) =
        found.iter().filter(|(_, shown)| !shown.starts_with("content/sources/")).partition(|(_, shown)| is_text(shown));
    let read: Vec<_> = texts.par_iter().map(|(path, shown)| kept.text(path, shown)).collect();
    for ((_, shown), read) in texts.into_iter().zip(read) {
        let Some(source) = text(read, inputs) else { continue };
        if is_ledger(shown) { inputs.ledger.push(source) } else { inputs.content.push(source) }
    }
    for (path, shown) in others.into_iter().filter(|(_, shown)| !is_ledger(shown) && !shown.ends_with(".yaml")) {
        let below = shown.strip_prefix("content/").unwrap_or(shown);
        if let Some(asset) = asset(path, below, shown, kept, inputs) {
            inputs.files.push(asset);
        }
    }
}

/// The site's templates and words; a file that equals the theme's is no override.
fn own_templates(root: &Path, kept: &Kept, inputs: &mut Inputs) {
    for (path, shown) in files(root, "templates", inputs) {
        let Some(source) = text(kept.text(&path, &shown), inputs) else { continue };
        let mut of_theme = inputs.theme_templates.iter().chain(&inputs.theme_words);
        if of_theme.any(|theme| theme.path == source.path && theme.digest == source.digest) {
            continue;
        }
        if shown.starts_with("templates/i18n/") {
            inputs.site_words.push(source);
        } else {
            inputs.site_templates.push(source);
        }
    }
}

fn assets(root: &Path, kept: &Kept, inputs: &mut Inputs) -> Vec<Asset> {
    let mut assets = embedded::assets();
    for (path, shown) in files(root, "static", inputs) {
        let below = shown.strip_prefix("static/").unwrap_or(&shown);
        if let Some(own) = asset(&path, below, &shown, kept, inputs) {
            assets.retain(|asset| asset.path != own.path);
            assets.push(own);
        }
    }
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    assets
}

fn asset(path: &Path, below: &str, shown: &str, kept: &Kept, inputs: &mut Inputs) -> Option<Asset> {
    match kept.bytes(path, shown) {
        Ok(bytes) => Some(Asset { path: below.into(), bytes, from: shown.into() }),
        Err(problem) => {
            inputs.problems.push(problem);
            None
        }
    }
}

/// The name of some file or folder in a folder, if it has any.
pub fn first_file(folder: &Path) -> Option<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    names.sort();
    names.into_iter().next()
}

/// The most memory that the program has had so far, in megabytes, where the system tells it.
pub fn peak_memory_mb() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"))?;
    kilobytes.trim().parse::<u64>().ok().map(|kilobytes| kilobytes / 1000)
}

/// Today, where the computer is.
pub fn today() -> Date {
    let today = jiff::ZonedDateTime::now().date();
    Date { year: today.year(), month: Some(today.month()), day: Some(today.day()) }
}

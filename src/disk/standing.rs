//! What stands in an output folder: what the last build says it wrote there, and what is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::clean::UNFINISHED;
use super::history;
use super::manifest::{Entry, MANIFEST, Manifest};
use super::publish::Published;
use super::refused::refused;
use crate::build::Inputs;
use crate::diagnostic::Diagnostic;
use crate::model::Route;
use crate::text::Key;

/// An output folder as it is.
pub struct Standing {
    /// What the last build says.
    pub(super) manifest: Manifest,
    /// What is there.
    pub(super) there: There,
}

impl Standing {
    /// Looks at a folder while something else is done. Nothing stands in a folder that is not there.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is a file.
    pub fn look_during<T: Send>(out: &Path, work: impl FnOnce() -> T + Send) -> (Result<Self, Diagnostic>, T) {
        rayon::join(|| read_manifest(out).and_then(|text| Self::look(out, &text)), work)
    }

    /// What building into a folder would come to, if that is nothing: all stands there as the last build left it, which
    /// was made from one of these and had nothing to tell.
    pub fn unchanged(out: &Path, from: &[Key]) -> Option<Published> {
        let text = read_manifest(out).ok()?;
        Manifest::made_from(&text).filter(|key| from.contains(key))?;
        let standing = Self::look(out, &text).ok()?;
        let Self { manifest: Manifest { files, others, .. }, there } = &standing;
        let bytes = files.values().map(|entry| entry.length).sum();
        let as_it_was = there.unfinished.is_empty() && standing.foreign().eq(others);
        let all_there = files.keys().all(|route| standing.entry(route).is_some());
        (as_it_was && all_there).then_some(Published { files: files.len(), bytes, ..Published::default() })
    }

    fn look(out: &Path, manifest: &str) -> Result<Self, Diagnostic> {
        let (manifest, there) = rayon::join(|| Manifest::parse(manifest), || find(out));
        Ok(Self { manifest, there: there? })
    }

    /// What was written at a route, if it still stands there by its length.
    pub(super) fn entry(&self, route: &Route) -> Option<Entry> {
        let entry = self.manifest.files.get(route)?;
        (self.there.files.get(route.as_str()) == Some(&entry.length)).then_some(*entry)
    }

    /// Each file of the ledger that the last build had and this one has not.
    pub fn missing_ledger(&self, root: &Path, out: &Path, inputs: &Inputs) -> Vec<Diagnostic> {
        history::missing_since(root, out, &self.manifest.from.ledger, inputs)
    }

    /// Files that somebody else put there. Dot files and `CNAME` are a host's own and are left alone.
    pub(super) fn foreign(&self) -> impl Iterator<Item = &String> {
        let is_hosts = |name: &str| name == "CNAME" || name.split('/').any(|part| part.starts_with('.'));
        let is_ours = |name: &str| self.manifest.files.contains_key(&Route::file(name));
        self.there.files.keys().filter(move |name| !is_hosts(name) && !is_ours(name))
    }
}

/// The manifest of a folder; nothing if it has none.
fn read_manifest(out: &Path) -> Result<String, Diagnostic> {
    let path = out.join(MANIFEST);
    match fs::read(&path) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(String::new()),
        Err(error) => Err(refused("read", &path, &error)),
    }
}

/// The files of an output folder.
#[derive(Default)]
pub(super) struct There {
    /// Path below the folder, with `/` → length.
    pub(super) files: BTreeMap<String, u64>,
    /// Left over from a build that was killed.
    pub(super) unfinished: BTreeSet<PathBuf>,
}

impl There {
    fn and(mut self, other: Self) -> Self {
        self.files.extend(other.files);
        self.unfinished.extend(other.unfinished);
        self
    }
}

/// Looks through an output folder, the folders in it side by side: there may be one for each document.
fn find(out: &Path) -> Result<There, Diagnostic> {
    let Ok(of_out) = fs::symlink_metadata(out) else { return Ok(There::default()) };
    if !of_out.is_dir() {
        return Err(refused("write into", out, &std::io::Error::other("it is a file, not a folder")));
    }
    let top = entries(out, out, 1)?;
    let (folders, files): (Vec<_>, Vec<_>) = top.into_iter().partition(|entry| entry.file_type().is_dir());
    let below: Vec<There> = folders
        .par_iter()
        .map(|folder| Ok(there(out, &entries(out, folder.path(), usize::MAX)?)))
        .collect::<Result<_, Diagnostic>>()?;
    Ok(below.into_iter().fold(there(out, &files), There::and))
}

/// What is in a folder, down to some depth, links not followed.
fn entries(out: &Path, folder: &Path, depth: usize) -> Result<Vec<DirEntry>, Diagnostic> {
    let entry = |entry: walkdir::Result<DirEntry>| {
        entry.map_err(|error| {
            let path = error.path().unwrap_or(out).to_owned();
            refused("read", &path, &error.into_io_error().unwrap_or_else(|| std::io::Error::other("a circle of links")))
        })
    };
    WalkDir::new(folder).min_depth(1).max_depth(depth).follow_links(false).into_iter().map(entry).collect()
}

/// Sorts what is no folder into files and what a build left unfinished.
fn there(out: &Path, entries: &[DirEntry]) -> There {
    let mut there = There::default();
    for entry in entries.iter().filter(|entry| !entry.file_type().is_dir()) {
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            there.unfinished.insert(entry.path().to_owned());
            continue;
        }
        let below = entry.path().strip_prefix(out).unwrap_or(entry.path());
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let length = entry.metadata().map_or(0, |metadata| metadata.len());
        there.files.insert(parts.join("/"), length);
    }
    there
}

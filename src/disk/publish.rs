//! A plan → files, so that at any moment the old site stands or the new one, file by file.
//!
//! Everything that differs is first written beside its place under another name; only when all of it is there are the
//! files renamed, assets before pages before `index.html`; stale files go last. Only what the manifest names is deleted.
//! A folder that is not there yet is written whole beside its place and renamed once.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::clean::{self, UNFINISHED};
use super::first;
use super::manifest::{Entry, MANIFEST, Manifest};
use super::refused::{foreign_files, refused};
use crate::diagnostic::Diagnostic;
use crate::model::Route;
use crate::outputs::Planned;
use crate::text::Key;

/// What a build did to its folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files of the site.
    pub files: usize,
    /// Bytes of the site.
    pub bytes: u64,
    /// Files whose bytes changed and were written.
    pub written: Vec<Route>,
    /// Stale files that were deleted.
    pub deleted: Vec<Route>,
    /// Files of a folder taken over that were replaced.
    pub replaced: Vec<Route>,
}

/// Why nothing was published.
#[derive(Debug)]
pub enum Trouble {
    /// What was to be written could not be made.
    Wrong(Vec<Diagnostic>),
    /// The world refused.
    Refused(Diagnostic),
}

/// Makes the folder `out` hold exactly what the plan says, besides dot files and `CNAME`. Calls `done` for each file that
/// stands or waits to be renamed.
///
/// # Errors
///
/// With nothing renamed and nothing deleted when anything could not be made or written.
pub fn make_equal(
    out: &Path,
    plan: &BTreeMap<Route, Planned>,
    adopt: bool,
    done: &(dyn Fn() + Sync),
) -> Result<Published, Trouble> {
    if let Some(unfinished) = first::unfinished(out).map_err(Trouble::Refused)? {
        return first::make_whole(out, &unfinished, plan, done);
    }
    let (old, there) = rayon::join(|| read_manifest(out), || look(out));
    let (old, there) = (old.map_err(Trouble::Refused)?, there.map_err(Trouble::Refused)?);
    let foreign: Vec<String> = there.files.keys().filter(|name| is_foreign(name, &old)).cloned().collect();
    let is_planned = |name: &String| plan.contains_key(&Route::file(name));
    let unknown: Vec<String> =
        foreign.iter().filter(|name| !old.others.contains(*name) || is_planned(name)).cloned().collect();
    if !unknown.is_empty() && !adopt {
        return Err(Trouble::Refused(foreign_files(out, &unknown)));
    }
    let others = foreign.iter().filter(|name| !is_planned(name)).cloned().collect();
    there.unfinished.iter().try_for_each(|path| clean::remove_file(path)).map_err(Trouble::Refused)?;
    let stands = |route: &Route| {
        let entry = old.files.get(route)?;
        (there.files.get(route.as_str()) == Some(&entry.length)).then_some(*entry)
    };
    let made: Vec<Made> = plan
        .par_iter()
        .map(|(route, planned)| {
            let made = match stands(route) {
                Some(entry) if entry.key == planned.key => Made::Stands(entry),
                old => make(out, route, planned, old, adopt && foreign.iter().any(|name| name == route.as_str())),
            };
            done();
            made
        })
        .collect();
    let routes: Vec<&Route> = plan.keys().collect();
    finish(out, &old, Manifest { others, ..Manifest::default() }, &routes, made)
}

/// What became of one planned file before anything is renamed.
enum Made {
    /// It is there already.
    Stands(Entry),
    /// It waits under another name.
    Waits { entry: Entry, unfinished: PathBuf, replaces: bool },
    /// Its template is wrong.
    Wrong(Diagnostic),
    /// It could not be written.
    Refused(Diagnostic),
}

fn make(out: &Path, route: &Route, planned: &Planned, old: Option<Entry>, adopted: bool) -> Made {
    let bytes = match (planned.make)() {
        Ok(bytes) => bytes,
        Err(problem) => return Made::Wrong(problem),
    };
    let entry = Entry { key: planned.key, bytes: Key::of(&bytes), length: bytes.len() as u64 };
    let path = out.join(route.as_str());
    let equal = match old {
        Some(old) => old.bytes == entry.bytes,
        None => adopted && fs::read(&path).is_ok_and(|there| there == bytes),
    };
    if equal {
        return Made::Stands(entry);
    }
    match clean::write_aside(&path, &bytes) {
        Ok(unfinished) => Made::Waits { entry, unfinished, replaces: adopted },
        Err(problem) => Made::Refused(problem),
    }
}

/// Renames all, or removes what was written if any of it went wrong.
fn finish(
    out: &Path,
    old: &Manifest,
    mut new: Manifest,
    routes: &[&Route],
    made: Vec<Made>,
) -> Result<Published, Trouble> {
    let (mut wrong, mut cannot) = (Vec::new(), None);
    let mut waiting: Vec<(&Route, PathBuf)> = Vec::new();
    let mut published = Published { files: routes.len(), ..Published::default() };
    for (route, made) in routes.iter().zip(made) {
        match made {
            Made::Wrong(problem) => wrong.push(problem),
            Made::Refused(problem) => cannot = cannot.or(Some(problem)),
            Made::Stands(entry) => {
                published.bytes += entry.length;
                new.files.insert((*route).clone(), entry);
            }
            Made::Waits { entry, unfinished, replaces } => {
                published.bytes += entry.length;
                new.files.insert((*route).clone(), entry);
                waiting.push((route, unfinished));
                if replaces {
                    published.replaced.push((*route).clone());
                }
            }
        }
    }
    published.written = waiting.iter().map(|(route, _)| (*route).clone()).collect();
    if !wrong.is_empty() || cannot.is_some() {
        take_back(out, &waiting);
        return Err(if wrong.is_empty() {
            Trouble::Refused(cannot.expect("one of the two was there"))
        } else {
            Trouble::Wrong(wrong)
        });
    }
    let stale: Vec<&Route> = old.files.keys().filter(|route| !new.files.contains_key(route)).collect();
    published.deleted = stale.iter().map(|route| (*route).clone()).collect();
    replace(out, old, &new, waiting, &stale).map_err(Trouble::Refused)?;
    Ok(published)
}

fn replace(
    out: &Path,
    old: &Manifest,
    new: &Manifest,
    mut waiting: Vec<(&Route, PathBuf)>,
    stale: &[&Route],
) -> Result<(), Diagnostic> {
    if *old == *new && waiting.is_empty() && out.join(MANIFEST).exists() {
        return Ok(());
    }
    // What waits has no key yet: if we are killed half-way, the next build makes it again.
    let mut both = old.clone();
    both.files.extend(new.files.iter().map(|(route, entry)| (route.clone(), *entry)));
    for (route, _) in &waiting {
        both.files.insert((*route).clone(), Entry { key: Key::default(), bytes: Key::default(), length: 0 });
    }
    let moves = !waiting.is_empty() || !stale.is_empty();
    if moves {
        clean::write_file(&out.join(MANIFEST), both.print().as_bytes())?;
    }
    waiting.sort_by_key(|(route, _)| turn(route));
    for turn in waiting.chunk_by(|a, b| turn(a.0) == turn(b.0)) {
        turn.par_iter().try_for_each(|(route, unfinished)| clean::rename(unfinished, &out.join(route.as_str())))?;
    }
    for route in stale {
        let path = out.join(route.as_str());
        if path.exists() {
            clean::remove_file(&path)?;
        }
        remove_empty_folders(out, path.parent());
    }
    clean::write_file(&out.join(MANIFEST), new.print().as_bytes())
}

/// Assets before pages before the page on which a reader begins.
fn turn(route: &Route) -> u8 {
    match route.as_str() {
        "index.html" => 2,
        path if path.starts_with("static/") => 0,
        _ => 1,
    }
}

fn take_back(out: &Path, waiting: &[(&Route, PathBuf)]) {
    for (_, unfinished) in waiting {
        // What cannot be removed now begins with our sign, and the next build removes it.
        let _ = fs::remove_file(unfinished);
        remove_empty_folders(out, unfinished.parent());
    }
}

fn remove_empty_folders(out: &Path, mut folder: Option<&Path>) {
    while let Some(path) = folder.filter(|path| path.starts_with(out)) {
        if fs::remove_dir(path).is_err() {
            return;
        }
        folder = path.parent();
    }
}

fn read_manifest(out: &Path) -> Result<Manifest, Diagnostic> {
    let path = out.join(MANIFEST);
    match fs::read(&path) {
        Ok(bytes) => Ok(Manifest::parse(&String::from_utf8_lossy(&bytes))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Manifest::default()),
        Err(error) => Err(refused("read", &path, &error)),
    }
}

/// The files of an output folder.
#[derive(Default)]
struct There {
    /// Path below the folder, with `/` → length.
    files: BTreeMap<String, u64>,
    /// Left over from a build that was killed.
    unfinished: BTreeSet<PathBuf>,
}

impl There {
    fn and(mut self, other: Self) -> Self {
        self.files.extend(other.files);
        self.unfinished.extend(other.unfinished);
        self
    }
}

/// Looks through an output folder, the folders in it side by side: there may be one for each document.
fn look(out: &Path) -> Result<There, Diagnostic> {
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

/// Is this a file that somebody else put there? Dot files and `CNAME` are a host's own and are left alone.
fn is_foreign(name: &str, manifest: &Manifest) -> bool {
    let is_hosts = name == "CNAME" || name.split('/').any(|part| part.starts_with('.'));
    !is_hosts && !manifest.files.contains_key(&Route::file(name))
}

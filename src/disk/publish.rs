//! A plan → files, so that at any moment the old site stands or the new one, file by file.
//!
//! Everything that differs is first written beside its place under another name; only when all of it is there are the
//! files renamed, assets before pages before `index.html`; stale files go last. Only what the manifest names is deleted.
//! A folder that is not there yet is written whole beside its place and renamed once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::{Entry, MANIFEST, Manifest, Origin};
use super::refused::foreign_files;
use super::standing::Standing;
use super::{clean, first, side_by_side};
use crate::diagnostic::Diagnostic;
use crate::model::Route;
use crate::outputs::{Planned, wrong_pages};
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

/// Makes the folder `out` hold exactly what the plan says, besides dot files and `CNAME`. `standing` is what stands there
/// now, `from` is what the plan is made from. Calls `done` for each file that stands or waits to be renamed.
///
/// # Errors
///
/// With nothing renamed and nothing deleted when anything could not be made or written.
pub fn make_equal(
    out: &Path,
    standing: &Standing,
    plan: &BTreeMap<Route, Planned>,
    from: Origin,
    adopt: bool,
    done: &(dyn Fn() + Sync),
) -> Result<Published, Trouble> {
    if let Some(unfinished) = first::unfinished(out).map_err(Trouble::Refused)? {
        return first::make_whole(out, &unfinished, plan, from, done);
    }
    let foreign: Vec<String> = standing.foreign().cloned().collect();
    let Standing { manifest: old, there } = standing;
    let is_planned = |name: &String| plan.contains_key(&Route::file(name));
    let unknown: Vec<String> =
        foreign.iter().filter(|name| !old.others.contains(*name) || is_planned(name)).cloned().collect();
    if !unknown.is_empty() && !adopt {
        return Err(Trouble::Refused(foreign_files(out, &unknown)));
    }
    let others = foreign.iter().filter(|name| !is_planned(name)).cloned().collect();
    there.unfinished.iter().try_for_each(|path| clean::remove_file(path)).map_err(Trouble::Refused)?;
    let files: Vec<_> = plan.iter().collect();
    let made: Vec<Made> = side_by_side(&files, |(route, planned)| {
        let made = match standing.entry(route) {
            Some(entry) if entry.key == planned.key => Made::Stands(entry),
            old => make(out, route, planned, old, adopt && foreign.iter().any(|name| name == route.as_str())),
        };
        done();
        made
    });
    let routes: Vec<&Route> = plan.keys().collect();
    finish(out, old, Manifest { from, others, ..Manifest::default() }, &routes, made)
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
            Made::Wrong(problem) => wrong.push((*route, problem)),
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
            Trouble::Wrong(wrong_pages(wrong))
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
    both.from.key = None;
    both.from.ledger.extend(new.from.ledger.iter().cloned());
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

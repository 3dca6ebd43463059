//! A plan → a folder that is not there yet: written whole beside its place, then renamed once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::clean;
use super::manifest::{Entry, MANIFEST, Manifest, Origin};
use super::publish::{Published, Trouble};
use super::refused::refused;
use super::side_by_side;
use crate::diagnostic::Diagnostic;
use crate::model::Route;
use crate::outputs::{Planned, wrong_pages};
use crate::text::Key;

/// Where the folder `out` is to be written first; `None` if there is something at its place. What a build that was killed
/// left there is removed.
pub(super) fn unfinished(out: &Path) -> Result<Option<PathBuf>, Diagnostic> {
    if out.file_name().is_none() {
        return Ok(None);
    }
    let unfinished = clean::aside(out);
    if fs::symlink_metadata(&unfinished).is_ok() {
        fs::remove_dir_all(&unfinished).map_err(|error| refused("remove", &unfinished, &error))?;
    }
    Ok(fs::symlink_metadata(out).is_err().then_some(unfinished))
}

/// Writes the folder.
pub(super) fn make_whole(
    out: &Path,
    unfinished: &Path,
    plan: &BTreeMap<Route, Planned>,
    from: Origin,
    done: &(dyn Fn() + Sync),
) -> Result<Published, Trouble> {
    fs::create_dir_all(unfinished).map_err(|error| Trouble::Refused(refused("write", out, &error)))?;
    let made = write(unfinished, plan, from, done).and_then(|published| {
        let renamed = fs::rename(unfinished, out).map_err(|error| refused("write", out, &error));
        renamed.map(|()| published).map_err(Trouble::Refused)
    });
    if made.is_err() {
        // What cannot be removed now has our sign, and the next build removes it.
        let _ = fs::remove_dir_all(unfinished);
    }
    made
}

fn write(
    folder: &Path,
    plan: &BTreeMap<Route, Planned>,
    from: Origin,
    done: &(dyn Fn() + Sync),
) -> Result<Published, Trouble> {
    let write = |(route, planned): &(&Route, &Planned)| {
        let bytes = (planned.make)().map_err(|problem| Trouble::Wrong(vec![problem]))?;
        clean::write_plainly(&folder.join(route.as_str()), &bytes).map_err(Trouble::Refused)?;
        done();
        Ok(Entry { key: planned.key, bytes: Key::of(&bytes), length: bytes.len() as u64 })
    };
    let files: Vec<_> = plan.iter().collect();
    let made: Vec<Result<Entry, Trouble>> = side_by_side(&files, write);
    let mut manifest = Manifest { from, ..Manifest::default() };
    let (mut wrong, mut cannot) = (Vec::new(), None);
    for (route, made) in plan.keys().zip(made) {
        match made {
            Ok(entry) => drop(manifest.files.insert(route.clone(), entry)),
            Err(Trouble::Wrong(problems)) => wrong.extend(problems.into_iter().map(|problem| (route, problem))),
            Err(Trouble::Refused(problem)) => cannot = cannot.or(Some(problem)),
        }
    }
    if !wrong.is_empty() {
        return Err(Trouble::Wrong(wrong_pages(wrong)));
    }
    if let Some(problem) = cannot {
        return Err(Trouble::Refused(problem));
    }
    clean::write_plainly(&folder.join(MANIFEST), manifest.print().as_bytes()).map_err(Trouble::Refused)?;
    let bytes = manifest.files.values().map(|entry| entry.length).sum();
    let written = plan.keys().cloned().collect();
    Ok(Published { files: plan.len(), bytes, written, ..Published::default() })
}

//! A folder with a finished site → a plan that reads it, so that what was built can be asked what a plan is asked.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use walkdir::WalkDir;

use super::{clean, refused};
use crate::diagnostic::Diagnostic;
use crate::model::Route;
use crate::outputs::Planned;
use crate::text::Key;

/// The files of a finished site, but for those whose names begin with a dot.
///
/// # Errors
///
/// What the system said, with the path.
pub fn built(folder: &Path) -> Result<BTreeMap<Route, Planned>, Diagnostic> {
    let visible =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    let mut plan = BTreeMap::new();
    for entry in WalkDir::new(folder).into_iter().filter_entry(visible) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            let error = error.into_io_error().unwrap_or_else(|| std::io::Error::other("a circle of links"));
            refused::refused("read", &path, &error)
        })?;
        if !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path().to_owned();
        let below = path.strip_prefix(folder).unwrap_or(&path);
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let route = parts.join("/");
        if !route.is_empty() {
            let from = route.as_str().into();
            let make = Arc::new(move || clean::read_bytes(&path));
            plan.insert(Route::file(&route), Planned { key: Key::default(), from, make });
        }
    }
    Ok(plan)
}

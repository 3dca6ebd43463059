//! Copies of the theme's files that the theme has left behind.

use std::path::Path;

use super::file::ThemeFile;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::text::{Place, Span};

pub(in crate::commands) static STALE_OVERRIDE: Code = Code::mild(
    "stale-override",
    Severity::Warning,
    "\
The site has a template or file of its own in place of the theme's, and the theme has changed that one since the copy was
taken. What the theme mends or adds there does not reach the site.

`pincite theme diff FILE` shows what the theme changed. Bring it into the copy, then `pincite theme accept FILE`.",
);

/// Those of a site, by path.
pub(in crate::commands) fn stale(root: &Path) -> Result<Vec<Diagnostic>, Diagnostic> {
    let files = ThemeFile::all(root)?;
    let stale = files.iter().filter(|file| file.own.is_some() && file.has_changed());
    Ok(stale.map(|file| stale_override(&file.path)).collect())
}

fn stale_override(path: &str) -> Diagnostic {
    Diagnostic::new(&STALE_OVERRIDE, format!("the theme has changed `{path}` since the site took its copy"))
        .at(Place::new(&path.into(), Span::at(0)))
        .help(format!("`pincite theme diff {path}` shows what; bring it over, then `pincite theme accept {path}`"))
}

//! A file of the theme, and what a site has in its place.

use std::path::{Path, PathBuf};

use super::super::shell::BAD_ARGUMENT;
use crate::diagnostic::{Diagnostic, nearest};
use crate::disk;
use crate::pages::KINDS;

/// Where a site keeps the theme's files as they were when it took them, so that a later theme can be compared with them.
/// Names that begin with a dot are no part of a site.
const TAKEN: &str = ".theme";

/// A file of the theme.
pub(super) struct ThemeFile {
    /// From the site's folder: `templates/document.html`.
    pub path: String,
    /// What the theme of this program has there.
    pub bytes: Vec<u8>,
    /// What the site has in its place, unless that is the same.
    pub own: Option<Vec<u8>>,
    /// What the theme had there when the site took its copy, if it did.
    pub taken: Option<Vec<u8>>,
}

impl ThemeFile {
    /// All of them, by path.
    pub(super) fn all(root: &Path) -> Result<Vec<Self>, Diagnostic> {
        disk::theme_files().into_iter().map(|(path, bytes)| Self::with_own(root, path, bytes)).collect()
    }

    /// Those of some names, in their order; all of them for none. The end of a path will do where no other has it.
    pub(super) fn named(root: &Path, names: &[String]) -> Result<Vec<Self>, Diagnostic> {
        let all = disk::theme_files();
        if names.is_empty() {
            return Self::all(root);
        }
        let find = |name: &String| {
            let is_end = |path: &str| path.strip_suffix(name.as_str()).is_some_and(|rest| rest.ends_with('/'));
            let exact = all.iter().find(|(path, _)| path == name || short(path) == name);
            let mut ends = all.iter().filter(|(path, _)| is_end(path));
            let found = exact.or_else(|| ends.next().filter(|_| ends.next().is_none()));
            let (path, bytes) = found.ok_or_else(|| no_file(name, all.iter().map(|(path, _)| path.as_str())))?;
            Self::with_own(root, path.clone(), bytes.clone())
        };
        names.iter().map(find).collect()
    }

    fn with_own(root: &Path, path: String, bytes: Vec<u8>) -> Result<Self, Diagnostic> {
        let read = |path: PathBuf| path.is_file().then(|| disk::read_bytes(&path)).transpose();
        let own = read(root.join(&path))?.filter(|own| *own != bytes);
        let taken = read(taken_path(root, &path))?;
        Ok(Self { path, bytes, own, taken })
    }

    /// Has the theme changed it since the site took its copy?
    pub(super) fn has_changed(&self) -> bool {
        self.taken.as_ref().is_some_and(|taken| *taken != self.bytes)
    }

    /// What it is, in the first sentence of its first comment.
    pub(super) fn about(&self) -> String {
        let comment = std::str::from_utf8(&self.bytes).ok().and_then(first_comment);
        let kind = KINDS.iter().find(|kind| self.path == format!("templates/{}.html", kind.name));
        let about = comment.or_else(|| kind.map(|kind| kind.about.to_owned())).unwrap_or_default();
        about.trim_end_matches('.').to_owned()
    }
}

/// Where the theme's file of a path is kept as it was when the site took it.
pub(super) fn taken_path(root: &Path, path: &str) -> PathBuf {
    root.join(TAKEN).join(path)
}

/// `templates/document.html` → `document.html`.
fn short(path: &str) -> &str {
    path.split_once('/').map_or(path, |(_, rest)| rest)
}

fn first_comment(text: &str) -> Option<String> {
    let text = text.trim_start();
    let inside =
        |begin: &str, end: &str| Some(text.strip_prefix(begin)?.split_once(end)?.0.trim_matches('-').to_owned());
    let of_yaml = || {
        let lines: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("# ")).collect();
        (!lines.is_empty()).then(|| lines.join(" "))
    };
    let comment = inside("{#", "#}").or_else(|| inside("/*", "*/")).or_else(of_yaml)?;
    let words = comment.split_whitespace().collect::<Vec<_>>().join(" ");
    let words =
        words.strip_prefix("Pincite, default theme").map_or(&*words, |rest| rest.trim_start_matches([':', '.', ' ']));
    let end = [". ", "; ", ": "].iter().filter_map(|sign| words.find(sign)).min().unwrap_or(words.len());
    Some(words[..end].to_owned())
}

fn no_file<'a>(name: &str, all: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let problem = Diagnostic::new(&BAD_ARGUMENT, format!("the theme has no file `{name}`"));
    match nearest(name, all.clone().map(short).chain(all)) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help("`pincite theme list` lists them all"),
    }
}

#[cfg(test)]
mod tests {
    use super::first_comment;

    #[test]
    fn a_file_says_in_its_first_comment_what_it_is() {
        let about = |text| first_comment(text).unwrap_or_default();
        assert_eq!(about("{#- The frame of\n    every page. A page fills. -#}\n<a>"), "The frame of every page");
        assert_eq!(about("/* Pincite, default theme: the search page; more. */"), "the search page");
        assert_eq!(about("# Words of English.\n# More\nname: a"), "Words of English");
        assert_eq!(about("{% extends \"base.html\" %}"), "");
    }
}

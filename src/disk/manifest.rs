//! The record of what a build wrote: `.pincite` in the output folder.
//!
//! The key of all that the site was made from, unless there was something to tell of it, and the files of its ledger. Then
//! one line a file, sorted: the key of what it was made from, the key and the length of its bytes, its route. Then the
//! files of others that were there when the folder was taken over, which are left alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Route;
use crate::text::Key;

/// The manifest's name in the output folder.
pub const MANIFEST: &str = ".pincite";

const HEAD: &str = "# what pincite wrote here; it deletes nothing else\n";

/// What begins the line of the key of everything.
const FROM: &str = "from ";

/// What begins the line of a file of the ledger.
const LEDGER: &str = "ledger ";

/// What begins the line of a file that somebody else put there.
const OTHER: &str = "other ";

/// What a build knows of its folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// What the site was made from.
    pub from: Origin,
    /// Route → what was written there.
    pub files: BTreeMap<Route, Entry>,
    /// Files of others, by their path.
    pub others: BTreeSet<String>,
}

/// What a site was made from, as far as the next build asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The key of all of it; `None` if the build had to tell of something.
    pub key: Option<Key>,
    /// The files of its ledger, by their path from the site's folder.
    pub ledger: BTreeSet<String>,
}

/// One file that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub key: Key,
    pub bytes: Key,
    pub length: u64,
}

impl Manifest {
    /// Reads a manifest. Lines that are none are passed over; where only the keys cannot be read, as those of another
    /// version of the program, the files are ours and are made again.
    pub(super) fn parse(text: &str) -> Self {
        let entry = |line: &str| {
            let mut fields = line.splitn(4, ' ');
            let mut key = || {
                let digits = fields.next().filter(|text| text.bytes().all(|sign| sign.is_ascii_hexdigit()))?;
                Some(Key::from_hex(digits).unwrap_or_default())
            };
            let (key, bytes) = (key()?, key()?);
            let length = fields.next()?.parse().ok()?;
            let route = fields.next().filter(|route| is_below(route))?;
            Some((Route::file(route), Entry { key, bytes, length }))
        };
        let others = text.lines().filter_map(|line| line.strip_prefix(OTHER));
        Self {
            from: Origin { key: Self::made_from(text), ledger: Self::ledger_of(text.lines()) },
            files: text.lines().filter_map(entry).collect(),
            others: others.filter(|path| is_below(path)).map(str::to_owned).collect(),
        }
    }

    /// The key of everything, of a manifest's text.
    pub(super) fn made_from(text: &str) -> Option<Key> {
        text.lines().take(2).find_map(|line| line.strip_prefix(FROM)).and_then(Key::from_hex)
    }

    /// The files of the ledger, of a manifest's first lines.
    pub(super) fn ledger_of<L: AsRef<str>>(lines: impl Iterator<Item = L>) -> BTreeSet<String> {
        let head = lines.skip(1).skip_while(|line| line.as_ref().starts_with(FROM));
        head.map_while(|line| line.as_ref().strip_prefix(LEDGER).map(str::to_owned)).collect()
    }

    pub(super) fn print(&self) -> String {
        let mut text = HEAD.to_owned();
        text.extend(self.from.key.map(|key| format!("{FROM}{key}\n")));
        text.extend(self.from.ledger.iter().map(|path| format!("{LEDGER}{path}\n")));
        for (route, entry) in &self.files {
            let Entry { key, bytes, length } = entry;
            text.push_str(&format!("{key} {bytes} {length} {}\n", route.as_str()));
        }
        for path in &self.others {
            text.push_str(&format!("{OTHER}{path}\n"));
        }
        text
    }
}

/// A manifest can be written by anybody: nothing outside of its folder is ever touched for what it says.
fn is_below(route: &str) -> bool {
    !route.is_empty() && !route.contains('\\') && route.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read() {
        let entry = Entry { key: Key::of(b"k"), bytes: Key::of(b"d"), length: 7 };
        let files = ["a b.html", "astana/p3.html"].map(|at| (Route::file(at), entry)).into();
        let ledger = ["content/ledger/a.yaml", "content/ledger/b/c.yaml"].map(str::to_owned).into();
        let from = Origin { key: Some(Key::of(b"f")), ledger };
        let mut manifest = Manifest { from, files, others: ["mine.txt".to_owned()].into() };
        assert_eq!(Manifest::parse(&manifest.print()), manifest);
        manifest.from.key = None;
        assert_eq!(Manifest::parse(&manifest.print()), manifest);
    }

    #[test]
    fn files_of_another_version_are_ours() {
        let manifest = Manifest::parse(&format!("{0} {0} 7 a b.html\n# a {0}\n", "ab".repeat(32)));
        assert_eq!(manifest.files.into_keys().collect::<Vec<_>>(), [Route::file("a b.html")]);
    }

    #[test]
    fn nothing_outside_of_the_folder() {
        let key = Key::of(b"x");
        for route in ["../x", "/etc/passwd", "a/../../x", "", "a//b", "..\\x"] {
            assert_eq!(Manifest::parse(&format!("{key} {key} 1 {route}\n")), Manifest::default(), "{route}");
        }
    }
}

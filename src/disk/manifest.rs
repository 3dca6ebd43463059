//! The record of what a build wrote: `.pincite` in the output folder.
//!
//! One line a file, sorted: the key of what it was made from, the digest and length of its bytes, its route.

use std::collections::BTreeMap;

use crate::model::Route;
use crate::text::Digest;

/// The manifest's name in the output folder.
pub const MANIFEST: &str = ".pincite";

const HEAD: &str = "# what pincite wrote here; it deletes nothing else\n";

/// Route → what was written there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(pub BTreeMap<Route, Entry>);

/// One file that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub key: Digest,
    pub digest: Digest,
    pub length: u64,
}

impl Manifest {
    /// Reads a manifest; lines that are none are passed over, so that their files are made again.
    pub(super) fn parse(text: &str) -> Self {
        let entry = |line: &str| {
            let mut fields = line.splitn(4, ' ');
            let key = Digest::from_hex(fields.next()?)?;
            let digest = Digest::from_hex(fields.next()?)?;
            let length = fields.next()?.parse().ok()?;
            let route = fields.next().filter(|route| is_below(route))?;
            Some((Route::file(route), Entry { key, digest, length }))
        };
        Self(text.lines().filter_map(entry).collect())
    }

    pub(super) fn print(&self) -> String {
        let mut text = HEAD.to_owned();
        for (route, entry) in &self.0 {
            let Entry { key, digest, length } = entry;
            text.push_str(&format!("{} {} {length} {}\n", key.hex(), digest.hex(), route.as_str()));
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
        let entry = Entry { key: Digest::of(b"k"), digest: Digest::of(b"d"), length: 7 };
        let manifest =
            Manifest([("a b.html", entry), ("astana/p3.html", entry)].map(|(at, e)| (Route::file(at), e)).into());
        assert_eq!(Manifest::parse(&manifest.print()), manifest);
    }

    #[test]
    fn nothing_outside_of_the_folder() {
        let digest = Digest::of(b"x").hex();
        for route in ["../x", "/etc/passwd", "a/../../x", "", "a//b", "..\\x"] {
            assert_eq!(Manifest::parse(&format!("{digest} {digest} 1 {route}\n")), Manifest::default(), "{route}");
        }
    }
}

//! A path on the site: where a page is, what file it is, and how one page links to another.

use std::fmt;
use std::sync::Arc;

use super::{Anchor, DocumentId};

/// A path from the site's root that ends in a file name, without the slash in front: `astana-declaration/p3.html`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Route(Arc<str>);

impl Route {
    /// The route of a file, by its path below the output folder.
    pub fn file(path: &str) -> Self {
        debug_assert!(!path.starts_with('/') && !path.is_empty(), "{path} is no path below a folder");
        Self(path.into())
    }

    /// Reads a route as people write it: `/old/page.html`, or `/old/page/` for the page that a host shows there.
    ///
    /// `None` for what does not begin with a slash, or could lead out of the output folder.
    pub fn parse(text: &str) -> Option<Self> {
        let path = text.strip_prefix('/')?;
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let good = |part: &str| {
            !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '?', '#', '*', '"', '<', '>', '|'])
        };
        let is_safe = path.split('/').all(good) && !path.contains(char::is_control);
        is_safe.then(|| Self(path.into()))
    }

    /// The page of a document or of an ordinary page.
    pub fn content(id: &DocumentId) -> Self {
        Self(format!("{id}.html").into())
    }

    /// The page of a paragraph or section.
    pub fn unit(id: &DocumentId, anchor: &Anchor) -> Self {
        Self(format!("{id}/{anchor}.html").into())
    }

    /// A document's file of another kind: `txt`, `json`.
    pub fn download(id: &DocumentId, extension: &str) -> Self {
        Self(format!("{id}.{extension}").into())
    }

    /// The path as it stands below the output folder.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that it lies in, without a slash at its end; empty at the top.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// How a page at this route links to another one: a relative path, percent-encoded where it must be.
    pub fn to(&self, other: &Self) -> String {
        let mut common = 0;
        for ((at, a), b) in self.0.bytes().enumerate().zip(other.0.bytes()) {
            if a != b {
                break;
            }
            if a == b'/' {
                common = at + 1;
            }
        }
        let up = self.0[common..].bytes().filter(|byte| *byte == b'/').count();
        let mut href = String::with_capacity(3 * up + other.0.len() - common);
        (0..up).for_each(|_| href.push_str("../"));
        push_encoded(&mut href, &other.0[common..]);
        href
    }
}

/// A path as it stands in a link.
pub fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    push_encoded(&mut encoded, path);
    encoded
}

fn push_encoded(encoded: &mut String, path: &str) {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/');
    if path.bytes().all(is_plain) {
        return encoded.push_str(path);
    }
    for byte in path.bytes() {
        match is_plain(byte) {
            true => encoded.push(char::from(byte)),
            false => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.0)
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn a_route_stays_in_its_folder() {
        let parse = |text| Route::parse(text).map(|route| route.to_string());
        assert_eq!(parse("/old/a.html").as_deref(), Some("/old/a.html"));
        assert_eq!(parse("/old/a/").as_deref(), Some("/old/a/index.html"));
        for text in ["", "old.html", "/../x", "/a/../x", "//x", "/a//b", "/.git/x", "/a\\b", "/c:/x", "/a?b", "/a\nb"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn links_are_relative_and_name_a_file() {
        for (from, to, href) in [
            ("index.html", "astana/p3.html", "astana/p3.html"),
            ("astana/p3.html", "index.html", "../index.html"),
            ("astana/p3.html", "astana/p4.html", "p4.html"),
            ("astana/p3.html", "astana.html", "../astana.html"),
            ("a/b/c.html", "a/d/e.html", "../d/e.html"),
            ("ab/c.html", "ac/c.html", "../ac/c.html"),
            ("a.html", "static/Ü b.svg", "static/%C3%9C%20b.svg"),
        ] {
            assert_eq!(Route::file(from).to(&Route::file(to)), href);
        }
    }
}

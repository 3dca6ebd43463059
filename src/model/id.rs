//! Names on the site: of documents, pages, topics and works.

use std::fmt;
use std::sync::Arc;

/// The name of a document, page, topic or work: small ASCII letters, digits and single hyphens, in a document's `/`
/// between folders; at most 64 bytes a part and 160 in all.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Arc<str>);

/// The id of a document or page: its path under `content/` without `.md`.
pub type DocumentId = Id;

/// Why a text is no id, with the id to use instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnId {
    /// In a few words.
    pub why: &'static str,
    /// A valid id that is nearest to it.
    pub instead: String,
}

const RESERVED_TOP: &[&str] = &[
    "index", "search", "topics", "works", "static", "sources", "ledger", "offline", "404", "sitemap", "feed", "robots",
    "llms",
];

impl Id {
    /// Reads the id of a document or page, with `/` between folders.
    ///
    /// # Errors
    ///
    /// Says why not, and which id to use.
    pub fn parse_path(text: &str) -> Result<Self, NotAnId> {
        let why = why_not(text, true).or_else(|| {
            let top = text.split('/').next().unwrap_or(text);
            (RESERVED_TOP.contains(&top) && text != "index").then_some("the site uses this name itself")
        });
        Self::checked(text, why)
    }

    /// Reads the id of a topic or a work, without `/`.
    ///
    /// # Errors
    ///
    /// Says why not, and which id to use.
    pub fn parse_name(text: &str) -> Result<Self, NotAnId> {
        Self::checked(text, why_not(text, false))
    }

    /// The id that stands for any name: letters of other scripts romanised, everything else a hyphen.
    pub fn from_any(text: &str) -> Self {
        let mut parts: Vec<String> = text.split('/').map(make_part).filter(|part| !part.is_empty()).collect();
        for (at, part) in parts.iter_mut().enumerate() {
            if is_device(part) || at == 0 && RESERVED_TOP.contains(&part.as_str()) {
                part.push_str("-text");
            }
        }
        let mut id = parts.join("/");
        id.truncate(160);
        let id = id.trim_end_matches(['-', '/']);
        Self(if id.is_empty() { "document" } else { id }.into())
    }

    fn checked(text: &str, why: Option<&'static str>) -> Result<Self, NotAnId> {
        match why {
            None => Ok(Self(text.into())),
            Some(why) => Err(NotAnId { why, instead: Self::from_any(text).to_string() }),
        }
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part, after all folders.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The folder, without a slash at its end; empty at the top.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

fn why_not(text: &str, with_folders: bool) -> Option<&'static str> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || (with_folders && c == '/');
    if !text.chars().all(allowed) {
        return Some("only small ASCII letters, digits and hyphens");
    }
    let bad = |part: &str| part.is_empty() || part.starts_with('-') || part.ends_with('-') || part.contains("--");
    if text.split('/').any(bad) {
        return Some("no empty part, and no hyphen twice or at an end");
    }
    if text.len() > 160 || text.split('/').any(|part| part.len() > 64) {
        return Some("at most 64 bytes between slashes and 160 in all");
    }
    text.split('/').any(is_device).then_some("some systems cannot have a file of this name")
}

/// Names that Windows keeps for devices, whatever their ending.
fn is_device(part: &str) -> bool {
    let numbered =
        |stem| part.strip_prefix(stem).is_some_and(|rest: &str| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    ["con", "prn", "aux", "nul"].contains(&part) || numbered("com") || numbered("lpt")
}

fn make_part(part: &str) -> String {
    let mut id = String::new();
    let part = part.to_lowercase().replace('я', "ya").replace('ю', "yu");
    for c in deunicode::deunicode(&part).to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            '\'' | '’' => {}
            _ if id.ends_with('-') || id.is_empty() => {}
            _ => id.push('-'),
        }
    }
    id.truncate(64);
    id.trim_matches('-').to_owned()
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn a_bad_name_says_which_to_use() {
        for (name, instead) in [
            ("Charter of Paris", "charter-of-paris"),
            ("Декларация", "deklaratsiya"),
            ("con", "con-text"),
            ("topics", "topics-text"),
            ("search/a", "search-text/a"),
            ("law/con/a", "law/con-text/a"),
            ("…", "document"),
            ("a--b", "a-b"),
            ("Côte d’Ivoire/Art. 5", "cote-divoire/art-5"),
        ] {
            assert_eq!(Id::parse_path(name).map_err(|not| not.instead), Err(instead.to_owned()));
            assert!(Id::parse_path(instead).is_ok(), "{instead}");
        }
        for name in ["astana-declaration", "osce/astana-declaration", "index"] {
            assert!(Id::parse_path(name).is_ok(), "{name}");
        }
    }
}

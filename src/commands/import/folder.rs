//! Where an import finds and puts what it reads and writes.

use std::path::PathBuf;

use crate::disk;

/// Where documents, raw texts, vocabulary and ledger lie.
pub(super) struct Folder {
    /// The markdown.
    pub to: PathBuf,
    /// Its path as diagnostics show it, with a slash at its end.
    pub shown: String,
    /// The raw texts and accounts.
    pub sources: PathBuf,
    /// The path of that folder from `content/`, with a slash at its end.
    pub sources_from_content: String,
    /// What documents of this folder have before their name in their id.
    pub prefix: String,
    /// `content/` of the site, if there is one.
    pub content: Option<PathBuf>,
}

impl Folder {
    /// Below the `content/` of a site raw texts go to `content/sources/`; elsewhere to `sources/` beside the markdown.
    pub fn new(to: PathBuf, root: Option<PathBuf>) -> Self {
        let content = root.map(|root| root.join("content"));
        let below = content.as_ref().and_then(|content| disk::below(content, &to));
        match (below, content) {
            (Some(below), Some(content)) => {
                let prefix = if below.is_empty() { String::new() } else { format!("{below}/") };
                Self {
                    shown: format!("content/{prefix}"),
                    sources: content.join("sources").join(&below),
                    sources_from_content: format!("sources/{prefix}"),
                    prefix,
                    to,
                    content: Some(content),
                }
            }
            (_, content) => Self {
                shown: format!("{}/", to.display()),
                sources: to.join("sources"),
                sources_from_content: "sources/".to_owned(),
                prefix: String::new(),
                to,
                content,
            },
        }
    }
}

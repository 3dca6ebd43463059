//! Where an entry of the vocabulary is used: for people a line for each paragraph, for programs the same as JSON.

use serde::Serialize;

use crate::site::{LinkedDocument, Site};
use crate::text::words;

/// A paragraph that has a topic, or names a work.
#[derive(Serialize)]
pub(super) struct Use {
    document: String,
    anchor: String,
    /// The file, from the site's folder.
    file: String,
    /// Where its anchor stands, from 1.
    line: usize,
    /// How often.
    times: usize,
    /// How its words begin.
    begins: String,
}

impl Use {
    /// The unit of a document; both by index.
    pub(super) fn of(site: &Site, document: usize, unit: usize, times: usize) -> Self {
        let linked: &LinkedDocument = &site.documents[document];
        let place = linked.place(unit);
        let above = &linked.document.text[..place.span.start.min(linked.document.text.len())];
        Self {
            document: linked.document.id.to_string(),
            anchor: linked.units[unit].anchor.as_ref().map_or_else(String::new, ToString::to_string),
            file: place.path.to_string(),
            line: above.bytes().filter(|byte| *byte == b'\n').count() + 1,
            times,
            begins: words::begins(linked.part(unit).words(), 8).to_owned(),
        }
    }

    fn name(&self) -> String {
        format!("{}#{}", self.document, self.anchor)
    }

    fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }
}

/// A line for each.
pub(super) fn lines(uses: &[Use]) -> String {
    let widest = |of: fn(&Use) -> String| uses.iter().map(|one| of(one).len()).max().unwrap_or(0);
    let (name, place) = (widest(Use::name), widest(Use::place));
    let line = |one: &Use| {
        let times = if one.times > 1 { format!(" ({} times)", one.times) } else { String::new() };
        format!("{:<name$}  {:<place$}  {}{times}\n", one.name(), one.place(), one.begins)
    };
    uses.iter().map(line).collect()
}

/// `1 paragraph`, `3 paragraphs`.
pub(super) fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

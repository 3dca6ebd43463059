//! Can every name be an address for twenty years?

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{NotAnId, PREFIXES, Pattern};
use crate::site::{LinkedDocument, Site};
use crate::text::{Place, Source, Span};

pub(super) const CHECK: Check = Check { code: &BAD_NAME, ask: Ask::Whole(ask) };

static BAD_NAME: Code = Code::error(
    "bad-name",
    "\
The name of a file under `content/` becomes an address, and this one cannot be an address for twenty years: only small
ASCII letters, digits and single hyphens keep their form in every system, on paper and read aloud. Some names are taken
by the site itself, and beside a document `D.md` the folder `D/` belongs to its paragraphs: a name there that looks like
an anchor, `p3` or `fr`, could be one some day.

Rename the file as the help says.",
);

/// A file whose name is no id.
pub fn bad_name(source: &Source, not: &NotAnId) -> Diagnostic {
    Diagnostic::new(&BAD_NAME, format!("`{}` cannot be an address: {}", source.path, not.why))
        .at(Place::new(&source.path, source.line(1)))
        .help(format!("rename it to `content/{}.md`", not.instead))
}

/// Names in the folder of a document that look like anchors of it.
fn ask(site: &Site) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (document, rest, path) in site.beside_documents() {
        let name = rest.split('/').next().unwrap_or(rest);
        if looks_like_anchor(name, &document.labels.patterns) {
            problems.push(like_an_anchor(document, name, Place::new(path, Span::at(0))));
        }
    }
    problems
}

/// Is the name a prefix with a number, or a language of two letters, alone or before a hyphen?
fn looks_like_anchor(name: &str, named: &[Pattern]) -> bool {
    let first = name.split('-').next().unwrap_or(name);
    let prefixes = PREFIXES.iter().map(|prefix| prefix.prefix).chain(named.iter().map(|(prefix, _)| prefix.as_str()));
    let numbered =
        |prefix| first.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_language = first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase());
    is_language || prefixes.into_iter().any(numbered)
}

fn like_an_anchor(document: &LinkedDocument, name: &str, at: Place) -> Diagnostic {
    let id = &document.document.id;
    Diagnostic::new(&BAD_NAME, format!("beside `content/{id}.md` the name `{name}` looks like one of its anchors"))
        .at(at)
        .help(format!("rename it, such as `content/{id}/about-{name}.md`, or move it out of `content/{id}/`"))
}

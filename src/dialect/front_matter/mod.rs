//! Front matter: the YAML between two lines of `---` at the top of a file. Read into [`Meta`] and written from it.

mod keys;
mod schema;
mod values;
mod write;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Meta, PageMeta};
use crate::text::{Place, Source, Span};
use crate::yaml;

pub use schema::front_matter_schema;
pub use write::{front_matter_text, with_missing_keys, without_key};

pub(super) static BAD_FRONT_MATTER: Code = Code::error(
    "bad-front-matter",
    "\
The front matter, the YAML between two lines of `---` at the top of a file, cannot be read: it is no YAML, or has a key that
there is not, a key twice, or a value of another type.

Each key stands on a line of its own as `key: value`. A value with a colon and a space in it, or one that begins with a
sign such as `[`, `{`, `*`, `&` or `@`, is written in double quotes. At most 64 KiB.",
);

pub(super) const NO_TITLE: Code = Code::mild(
    "no-title",
    Severity::Warning,
    "\
A document or page without a title has nothing to be listed, linked and cited by.

Write `title: …` into its front matter.",
);

/// The most bytes of YAML that are read.
const LIMIT_BYTES: usize = 64 * 1024;

/// What a file says of itself, by its kind.
pub(super) enum FrontMatter {
    /// Of a document.
    Document(Box<Meta>),
    /// Of an ordinary page.
    Page(PageMeta),
}

/// Reads front matter, and tells at which byte the body begins.
pub(super) fn read(source: &Source, problems: &mut Vec<Diagnostic>) -> (FrontMatter, usize) {
    let known = problems.len();
    let (yaml, body_start) = find(source, problems);
    let is_found = problems.len() == known;
    let text = &source.text[yaml.range()];
    let (front_matter, readable) = if text.len() > LIMIT_BYTES {
        problems.push(too_long(source, yaml));
        (empty(text), false)
    } else {
        match read_yaml(source, yaml) {
            Ok(front_matter) => (front_matter, true),
            Err(problem) => {
                problems.push(problem);
                (empty(text), false)
            }
        }
    };
    let title = match &front_matter {
        FrontMatter::Document(meta) => &meta.title,
        FrontMatter::Page(meta) => &meta.title,
    };
    if title.is_empty() && readable && is_found {
        problems.push(no_title(source));
    }
    (front_matter, body_start)
}

/// Reads front matter that stands in a file of its own, without fences.
///
/// # Errors
///
/// What is wrong with it, at its place.
pub fn read_meta(source: &Source) -> Result<Meta, Diagnostic> {
    let whole = Span::new(0..source.text.len());
    yaml::read_as::<keys::OfDocument>(&BAD_FRONT_MATTER, source, whole).map(Meta::from)
}

/// What follows the front matter of a file.
pub fn body(text: &str) -> &str {
    let is_fence = |line: &str| line.trim_end() == "---";
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| is_fence(line)) else { return text };
    let mut at = first.len();
    for line in lines {
        at += line.len();
        if is_fence(line) {
            return &text[at..];
        }
    }
    &text[first.len()..]
}

/// Where the YAML stands, and where the body begins.
fn find(source: &Source, problems: &mut Vec<Diagnostic>) -> (Span, usize) {
    let is_fence = |line: &str| line.trim_end() == "---";
    let mut lines = source.text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| is_fence(line)) else {
        problems.extend(begins_below(source));
        return (Span::default(), 0);
    };
    let mut at = first.len();
    for line in lines {
        if is_fence(line) {
            return (Span::new(first.len()..at), at + line.len());
        }
        at += line.len();
    }
    problems.push(no_end(source));
    (Span::at(first.len()), first.len())
}

fn read_yaml(source: &Source, yaml: Span) -> Result<FrontMatter, Diagnostic> {
    if is_page(&source.text[yaml.range()]) {
        return yaml::read_as::<keys::OfPage>(&BAD_FRONT_MATTER, source, yaml)
            .map(|keys| FrontMatter::Page(keys.into()));
    }
    let keys = yaml::read_as::<keys::OfDocument>(&BAD_FRONT_MATTER, source, yaml)?;
    Ok(FrontMatter::Document(Box::new(keys.into())))
}

/// Does a line say `kind: page`? Asked of the text, so that a page with a mistake in it is still a page.
fn is_page(text: &str) -> bool {
    text.lines().filter_map(|line| line.strip_prefix("kind:")).any(|value| {
        let value = value.split(" #").next().unwrap_or(value);
        value.trim().trim_matches(['"', '\'']) == "page"
    })
}

fn empty(text: &str) -> FrontMatter {
    if is_page(text) { FrontMatter::Page(PageMeta::default()) } else { FrontMatter::Document(Box::default()) }
}

/// Front matter that is none, for empty lines stand above it.
fn begins_below(source: &Source) -> Option<Diagnostic> {
    let text = source.text.trim_start();
    let start = source.text.len() - text.len();
    let mut lines = text.lines();
    let is_fence = |line: &str| line.trim_end() == "---";
    let is_key =
        |line: &str| line.split_once(':').is_some_and(|(key, _)| !key.is_empty() && key.chars().all(is_of_key));
    let is_there =
        start > 0 && lines.next().is_some_and(is_fence) && lines.next().is_some_and(is_key) && lines.any(is_fence);
    let line = source.line_and_column(start).0;
    is_there.then(|| {
        bad(source, source.line(line), "front matter begins on the first line or not at all")
            .help("delete the empty lines above it")
    })
}

fn is_of_key(c: char) -> bool {
    c.is_ascii_lowercase() || c == '_'
}

fn no_end(source: &Source) -> Diagnostic {
    bad(source, source.line(1), "front matter has no end").help("close it with a line of `---`")
}

fn too_long(source: &Source, yaml: Span) -> Diagnostic {
    let message = format!("front matter of {} KiB", yaml.end.div_ceil(1024));
    bad(source, source.line(1), message).help("front matter has at most 64 KiB; put text into the body")
}

fn no_title(source: &Source) -> Diagnostic {
    Diagnostic::new(&NO_TITLE, "the file has no title")
        .at(Place::new(&source.path, source.line(1)))
        .help("write `title: …` into the front matter")
}

fn bad(source: &Source, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&BAD_FRONT_MATTER, message).at(Place::new(&source.path, span))
}

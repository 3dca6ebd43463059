//! Front matter: the YAML between two lines of `---` at the top of a file. Read into [`Meta`] and written from it.

mod keys;
mod values;
mod write;

use crate::diagnostic::{Code, Diagnostic, Severity, nearest};
use crate::model::{Meta, PageMeta};
use crate::text::{Place, Source, Span};

pub use write::{front_matter_text, with_missing_keys};

pub(super) const BAD_FRONT_MATTER: Code = Code::error(
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
    let (yaml, body_start) = find(source, problems);
    let text = &source.text[yaml.range()];
    let (front_matter, readable) = if text.len() > LIMIT_BYTES {
        problems.push(too_long(source, yaml));
        (empty(text), false)
    } else {
        match read_yaml(text) {
            Ok(front_matter) => (front_matter, true),
            Err(error) => {
                problems.push(from_yaml(source, yaml, &error));
                (empty(text), false)
            }
        }
    };
    let title = match &front_matter {
        FrontMatter::Document(meta) => &meta.title,
        FrontMatter::Page(meta) => &meta.title,
    };
    if title.is_empty() && readable {
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
    let nothing = source.text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
    let text = if nothing { "{}" } else { &*source.text };
    serde_yaml::from_str::<keys::OfDocument>(text)
        .map(Meta::from)
        .map_err(|error| from_yaml(source, Span::new(0..source.text.len()), &error))
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

fn read_yaml(text: &str) -> Result<FrontMatter, serde_yaml::Error> {
    // An empty text is no mapping.
    let nothing = text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
    let text = if nothing { "{}" } else { text };
    if is_page(text) {
        return serde_yaml::from_str::<keys::OfPage>(text).map(|keys| FrontMatter::Page(keys.into()));
    }
    serde_yaml::from_str::<keys::OfDocument>(text).map(|keys| FrontMatter::Document(Box::new(keys.into())))
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

/// What the YAML reader says, at its place in the file.
fn from_yaml(source: &Source, yaml: Span, error: &serde_yaml::Error) -> Diagnostic {
    let whole = error.to_string();
    let message = whole.split(" at line ").next().unwrap_or(&whole);
    let at = place_of(source, yaml, error, &whole);
    let quoted = |after: &str| message.split_once(after)?.1.split('`').next();
    if let Some(key) = quoted("unknown field `") {
        let valid: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
        let problem = bad(source, word_at(source, at, key), format!("there is no key `{key}`"));
        return match nearest(key, valid.iter().copied()) {
            Some(near) => problem.help(format!("write `{near}`")),
            None => problem.help(format!("the keys are {}", valid.join(", "))),
        };
    }
    if let Some(key) = quoted("duplicate field `") {
        let second = second(source, Span::new(at..yaml.end), key).unwrap_or_else(|| word_at(source, at, key));
        return bad(source, second, format!("`{key}` twice")).help("keep one of them");
    }
    let rest = &source.text[at..];
    let length = rest.find('\n').unwrap_or(rest.len());
    let span = Span::new(at..at + rest[..length].trim_end().len());
    let (message, help) = message.split_once("; ").unwrap_or((message, ""));
    let message = message.replace("invalid type: ", "").replace(", expected ", " where there should be ");
    let problem = bad(source, span, message);
    if help.is_empty() { problem.help("see `pincite explain bad-front-matter`") } else { problem.help(help) }
}

/// The byte that the YAML reader points at. What has no end is pointed at where it begins.
fn place_of(source: &Source, yaml: Span, error: &serde_yaml::Error, message: &str) -> usize {
    let lines_above = source.line_and_column(yaml.start).0 - 1;
    let byte = |line: usize, column: usize| {
        let line = source.line(line + lines_above);
        let text = &source.text[line.range()];
        line.start + text.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(byte, _)| byte)
    };
    let at = error.location().map_or(yaml.start, |place| byte(place.line(), place.column()));
    if at < yaml.end {
        return at;
    }
    let mut numbers = message.rsplit(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
    match (numbers.next(), numbers.next()) {
        (Some(column), Some(line)) => byte(line, column).min(yaml.end),
        _ => yaml.end,
    }
}

/// The span of a word at or after a byte.
fn word_at(source: &Source, at: usize, word: &str) -> Span {
    let start = source.text[at..].find(word).map_or(at, |further| at + further);
    Span::new(start..(start + word.len()).min(source.text.len()))
}

/// Where a key stands for the second time: the YAML reader tells only where the mapping begins.
fn second(source: &Source, within: Span, key: &str) -> Option<Span> {
    let start = source.line(source.line_and_column(within.start).0).start;
    let mut at = start;
    let mut lines = source.text[start..within.end].split_inclusive('\n').filter_map(|line| {
        let indent = line.len() - line.trim_start().len();
        let found = line[indent..].strip_prefix(key).is_some_and(|after| after.trim_start().starts_with(':'));
        let span = Span::new(at + indent..at + indent + key.len());
        at += line.len();
        found.then_some((indent, span))
    });
    let (indent, _) = lines.next()?;
    lines.find(|(other, _)| *other == indent).map(|(_, span)| span)
}

fn bad(source: &Source, span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(&BAD_FRONT_MATTER, message).at(Place::new(&source.path, span))
}

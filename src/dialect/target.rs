//! Where a reference leads, as its file writes it: `#p3`, `other.md#p3`, `work:un-charter#art51`, `https://…`.
//!
//! Relative paths are as the files lie under `content/`, so that they work in an editor too. No file is opened.

use crate::model::{DocumentId, Target, scheme};

/// Reads a destination that stands in the file of `id`.
pub(super) fn read(destination: &str, id: &DocumentId) -> Target {
    read_from(destination, id.folder())
}

fn read_from(destination: &str, folder: &str) -> Target {
    if let Some(anchor) = destination.strip_prefix('#')
        && !anchor.is_empty()
    {
        return Target::Here(anchor.into());
    }
    if let Some(scheme) = scheme(destination) {
        return match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" | "mailto" => Target::Web(destination.into()),
            "work" => {
                let (work, provision) = split_fragment(&destination[scheme.len() + 1..]);
                Target::Work(work.into(), provision.map(Into::into))
            }
            _ => Target::Unsafe(destination.into()),
        };
    }
    relative(destination, folder).unwrap_or_else(|| Target::Unsafe(destination.into()))
}

/// Reads an address that stands in front matter or in a vocabulary, in a folder of `content/`. One that begins with a slash
/// is from `content/` on.
pub fn address(text: &str, folder: &str) -> Target {
    let (path, folder) = match text.strip_prefix('/') {
        Some(path) if !path.starts_with('/') => (path, ""),
        _ => (text, folder),
    };
    read_from(path, folder)
}

fn split_fragment(text: &str) -> (&str, Option<&str>) {
    match text.split_once('#') {
        Some((path, fragment)) if !fragment.is_empty() => (path, Some(fragment)),
        Some((path, _)) => (path, None),
        None => (text, None),
    }
}

/// A path from a folder; `None` when it leads nowhere under `content/`.
fn relative(destination: &str, folder: &str) -> Option<Target> {
    let (path, fragment) = split_fragment(destination);
    if path.is_empty() || path.starts_with('/') || path.contains(['\\', '\0']) {
        return None;
    }
    let path = unescaped(path);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    if let Some(content) = path.strip_suffix(".md").and_then(|stem| DocumentId::parse_path(stem).ok()) {
        return Some(Target::Content(content, fragment.map(Into::into)));
    }
    let file = fragment.map_or(path.clone(), |fragment| format!("{path}#{fragment}"));
    (!path.is_empty()).then(|| Target::File(file.into()))
}

/// A path with `%20` and the like as the characters that they stand for.
fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

/// Writes a target for the file of `id`.
pub(super) fn write(target: &Target, id: &DocumentId) -> String {
    let fragment = |anchor: Option<&str>| anchor.map_or(String::new(), |anchor| format!("#{anchor}"));
    match target {
        Target::Here(anchor) => format!("#{anchor}"),
        Target::Content(content, anchor) => {
            format!("{}.md{}", from_folder(id.folder(), content.as_str()), fragment(anchor.as_deref()))
        }
        Target::Work(work, provision) => format!("work:{work}{}", fragment(provision.as_deref())),
        Target::Web(address) | Target::Unsafe(address) => address.to_string(),
        Target::File(file) => {
            let (path, anchor) = split_fragment(file);
            let path = path.replace('%', "%25").replace('#', "%23");
            format!("{}{}", from_folder(id.folder(), &path), fragment(anchor))
        }
    }
}

/// A path under `content/` as seen from a folder there.
fn from_folder(folder: &str, path: &str) -> String {
    let folders: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let parts: Vec<&str> = path.split('/').collect();
    let same = folders.iter().zip(&parts[..parts.len() - 1]).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(folders.len() - same);
    let down = parts[same..].join("/");
    // A name with a colon would be read as an address.
    let here = if up.is_empty() && scheme(&down).is_some() { "./" } else { "" };
    format!("{here}{up}{down}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(destination: &str, target: Target) {
        let id = DocumentId::parse_path("osce/astana").expect("an id");
        assert_eq!(read(destination, &id), target, "{destination}");
        assert_eq!(read(&write(&target, &id), &id), target, "{destination}, written and read again");
    }

    fn content(id: &str, anchor: Option<&str>) -> Target {
        Target::Content(DocumentId::parse_path(id).expect("an id"), anchor.map(Into::into))
    }

    #[test]
    fn paths_lead_as_files_lie() {
        check("#p3", Target::Here("p3".into()));
        check("other.md", content("osce/other", None));
        check("./other.md#p3", content("osce/other", Some("p3")));
        check("../guide/start.md", content("guide/start", None));
        check("../osce/astana.md#p1", content("osce/astana", Some("p1")));
        check("../index.md", content("index", None));
        check("figures/map%20one.png", Target::File("osce/figures/map one.png".into()));
        check("../Old Text.md", Target::File("Old Text.md".into()));
    }

    #[test]
    fn addresses_are_told_by_their_scheme() {
        check("https://example.org/a?b#c", Target::Web("https://example.org/a?b#c".into()));
        check("MAILTO:a@example.org", Target::Web("MAILTO:a@example.org".into()));
        check("work:un-charter#art51", Target::Work("un-charter".into(), Some("art51".into())));
        check("work:un-charter", Target::Work("un-charter".into(), None));
    }

    #[test]
    fn what_leads_out_of_the_content_is_unsafe() {
        for destination in ["javascript:x()", "data:a", "file:///etc", "/root.md", "//host/x", "../../x.md", "", "#"] {
            check(destination, Target::Unsafe(destination.into()));
        }
    }
}

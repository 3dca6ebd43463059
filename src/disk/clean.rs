//! Single files, read and written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::refused::{not_utf8, refused};
use crate::diagnostic::Diagnostic;
use crate::text::Source;

/// What begins the name of a file that is not finished.
pub(super) const UNFINISHED: &str = ".pincite-unfinished-";

/// The bytes of a file.
///
/// # Errors
///
/// What the system said, with the path.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    fs::read(path).map_err(|error| refused("read", path, &error))
}

/// The bytes of a file that somebody names, which may be anything: of one with more than so many bytes, these and one more.
///
/// # Errors
///
/// What the system said, with the path; and that a named pipe is none, since it may never end.
pub fn read_at_most(path: &Path, limit_bytes: usize) -> Result<Vec<u8>, Diagnostic> {
    let read = || {
        let mut file = open_file(path)?;
        let mut bytes = Vec::new();
        file.by_ref().take(limit_bytes as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error| refused("read", path, &error))
}

/// Opens a file. To open a named pipe that nobody writes to would take for ever; one that a shell made has a writer.
fn open_file(path: &Path) -> io::Result<File> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let made_by_shell = ["/dev", "/proc"].iter().any(|folder| path.starts_with(folder));
        if !made_by_shell && fs::metadata(path)?.file_type().is_fifo() {
            return Err(io::Error::other("it is a named pipe and no file"));
        }
    }
    File::open(path)
}

/// A file as UTF-8 text, without a byte order mark. `shown` is the path that diagnostics show.
///
/// # Errors
///
/// What the system said; or, with a source that ends before it, the first byte that is no UTF-8.
pub fn read_text(path: &Path, shown: &str) -> Result<Source, (Option<Source>, Diagnostic)> {
    let bytes = read_bytes(path).map_err(|problem| (None, problem))?;
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            Ok(Source::new(shown, text))
        }
        Err(error) => {
            let valid_up_to = error.utf8_error().valid_up_to();
            let (source, problem) = not_utf8(shown, error.as_bytes(), valid_up_to);
            Err((Some(source), problem))
        }
    }
}

/// Writes a file under another name beside its place, then renames it: at any moment the old file stands or the new one.
///
/// # Errors
///
/// What the system said, with the path; nothing is left behind.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let unfinished = write_aside(path, bytes)?;
    rename(&unfinished, path)
}

/// Removes a file.
///
/// # Errors
///
/// What the system said, with the path.
pub fn remove_file(path: &Path) -> Result<(), Diagnostic> {
    fs::remove_file(path).map_err(|error| refused("remove", path, &error))
}

/// Writes a file under another name beside its place, and makes the folders it needs.
pub(super) fn write_aside(path: &Path, bytes: &[u8]) -> Result<PathBuf, Diagnostic> {
    let unfinished = aside(path);
    write_and_make_folders(&unfinished, bytes).map(|()| unfinished.clone()).map_err(|error| {
        let _ = fs::remove_file(&unfinished);
        refused("write", path, &error)
    })
}

/// Writes a file at its place, in a folder that nobody reads yet, and makes the folders it needs.
pub(super) fn write_plainly(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    write_and_make_folders(path, bytes).map_err(|error| refused("write", path, &error))
}

fn write_and_make_folders(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    fs::write(path, bytes).or_else(|error| match (error.kind(), path.parent()) {
        (std::io::ErrorKind::NotFound, Some(folder)) => {
            fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes))
        }
        _ => Err(error),
    })
}

pub(super) fn rename(unfinished: &Path, path: &Path) -> Result<(), Diagnostic> {
    fs::rename(unfinished, path).map_err(|error| {
        let _ = fs::remove_file(unfinished);
        refused("write", path, &error)
    })
}

/// Where something is written before it takes its place.
pub(super) fn aside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!("{UNFINISHED}{name}"))
}

/// Writes a file as [`write_file`] does, unless it holds these bytes already. Gives whether it did.
///
/// # Errors
///
/// What the system said, with the path.
pub fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<bool, Diagnostic> {
    let is_changed = fs::read(path).map_or(true, |there| there != bytes);
    if is_changed {
        write_file(path, bytes)?;
    }
    Ok(is_changed)
}

/// Are these two paths one file?
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// A path without the folder that the program runs in, if it lies below that.
pub fn as_seen_from_here(path: &Path) -> &Path {
    let here = std::env::current_dir().ok();
    here.and_then(|here| path.strip_prefix(here).ok()).filter(|rest| !rest.as_os_str().is_empty()).unwrap_or(path)
}

/// The path of a folder below another one, with `/`; empty for the folder itself, `None` if it does not lie below.
/// Folders that are not there yet are taken as they are written.
pub fn below(folder: &Path, path: &Path) -> Option<String> {
    let whole = |path: &Path| {
        let there = path.ancestors().find(|ancestor| ancestor.exists())?;
        let rest = path.strip_prefix(there).ok()?;
        let there = if there.as_os_str().is_empty() { Path::new(".") } else { there };
        Some(fs::canonicalize(there).ok()?.join(rest))
    };
    let below = whole(path)?.strip_prefix(whole(folder)?).ok()?.to_owned();
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    Some(parts.join("/"))
}

/// Does a path of a problem name a file of a site, by its path in the site's folder? A file that was named to a command is
/// told as it was named.
pub fn is_of_site(root: &Path, path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    let is_inside = path == "pincite.yaml" || ["content", "templates", "static"].contains(&first);
    is_inside && (root.join(path).exists() || !Path::new(path).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_large_file_no_more_is_read_than_shows_that_it_is_large() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("large.txt");
        fs::write(&path, "abcdef").expect("a file");
        assert_eq!(read_at_most(&path, 6).expect("it is there"), b"abcdef");
        assert_eq!(read_at_most(&path, 3).expect("it is there"), b"abcd");
    }

    #[cfg(unix)]
    #[test]
    fn a_named_pipe_is_not_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("pipe.txt");
        let made = std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo is installed");
        assert!(made.success());
        let problem = read_at_most(&path, 6).expect_err("a pipe is no file");
        assert!(problem.message.ends_with("it is a named pipe and no file"), "{}", problem.message);
    }
}

//! What the world refused, as diagnostics.

use std::io;
use std::path::Path;

use super::clean::as_seen_from_here;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::text::{Place, Source, Span};

pub(super) static REFUSED: Code = Code::error(
    "refused",
    "\
The system would not let pincite read or write a file or folder: it is not there, it may not be opened, or the disk is
full. Nothing of the old site was changed.

Mend what the message says and run the command again.",
);

pub(super) static NOT_UTF8: Code = Code::error(
    "not-utf8",
    "\
A file that should be text in UTF-8 has a byte that has no meaning there.

Save the file as UTF-8. `pincite import` reads other encodings; content itself is always UTF-8.",
);

pub(super) static FOREIGN_FILES: Code = Code::error(
    "foreign-files",
    "\
The output folder has files that pincite did not write, and it does not touch what is not its own.

Choose another folder with `--out`, move the files away, or put them into `static/` or `content/`, from where they are
published. `--adopt` takes a folder over: files equal to the new ones stay, others of the same name are replaced.",
);

pub(super) static UNFOLLOWED_LINK: Code = Code::mild(
    "unfollowed-link",
    Severity::Warning,
    "\
Below `content/`, `templates/` and `static/` a file or folder is a symbolic link. Links are not followed, so that a site has
nothing but what lies in its folder: what it leads to is left out.

Put the file or folder itself there. The site's folder and these three may themselves be links.",
);

/// A link that is passed over, by its path from the site's folder.
pub(super) fn unfollowed(path: &str) -> Diagnostic {
    Diagnostic::new(&UNFOLLOWED_LINK, format!("`{path}` is a link, which is not followed"))
        .at(Place::new(&path.into(), Span::at(0)))
        .help("put what it leads to in its place")
}

/// A path that could not be read or written.
pub(super) fn refused(doing: &str, path: &Path, error: &io::Error) -> Diagnostic {
    let reason = error.to_string();
    let reason = reason.split(" (os error").next().unwrap_or(&reason).to_lowercase();
    let problem =
        Diagnostic::new(&REFUSED, format!("cannot {doing} `{}`: {reason}", as_seen_from_here(path).display()));
    match error.kind() {
        io::ErrorKind::StorageFull => problem.help("make room on the disk; the old site is as it was"),
        io::ErrorKind::PermissionDenied => problem.help(format!("check who may {doing} it")),
        io::ErrorKind::NotFound => problem.help("check the path"),
        _ => problem,
    }
}

/// Bytes that are no UTF-8.
pub(super) fn not_utf8(path: &str, bytes: &[u8], valid_up_to: usize) -> (Source, Diagnostic) {
    let source = Source::new(path, String::from_utf8_lossy(&bytes[..valid_up_to]));
    let byte = bytes[valid_up_to];
    let problem = Diagnostic::new(&NOT_UTF8, format!("the byte 0x{byte:02x} has no meaning in UTF-8"))
        .at(Place::new(&source.path, Span::at(valid_up_to)))
        .help("save the file as UTF-8, or read it with `pincite import --encoding …`");
    (source, problem)
}

/// Files in the output folder that are not ours.
pub(super) fn foreign_files(out: &Path, files: &[String]) -> Diagnostic {
    let listed = files.iter().take(3).map(|file| format!("`{file}`")).collect::<Vec<_>>().join(", ");
    let more = if files.len() > 3 { format!(" and {} more", files.len() - 3) } else { String::new() };
    Diagnostic::new(&FOREIGN_FILES, format!("`{}` has files that pincite did not write: {listed}{more}", out.display()))
        .help("choose another folder with `--out`, or take this one over with `--adopt`")
}

//! What is seen at once of a file that cannot be read: too many bytes, or a kind of file that holds no text for us.

use super::{IMPORTERS, LIMIT_BYTES, Raw};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Place, Source, Span};

/// Kinds of files that no importer reads, by their first bytes.
const KINDS: &[(&[u8], &str, &str)] = &[
    (b"{\\rtf", "a file of rich text (RTF)", "save it as DOCX or HTML"),
    (b"%PDF-", "a PDF", "turn it into text with pdftotext, or save it as DOCX or HTML"),
    (b"\xd0\xcf\x11\xe0", "a file of an old word processor, or an encrypted one", "save it as DOCX or HTML"),
    (b"\x89PNG", "a picture", PICTURE),
    (b"\xff\xd8\xff", "a picture", PICTURE),
    (b"GIF8", "a picture", PICTURE),
    (b"II*\0", "a picture", PICTURE),
    (b"MM\0*", "a picture", PICTURE),
    (b"\x1f\x8b", "a packed file (gzip)", "unpack it first"),
    (b"BZh", "a packed file (bzip2)", "unpack it first"),
    (b"\xfd7zXZ", "a packed file (xz)", "unpack it first"),
    (b"7z\xbc\xaf", "a packed file (7z)", "unpack it first"),
    (b"Rar!", "a packed file (rar)", "unpack it first"),
    (b"\x7fELF", "a program", "look whether it is the right file"),
    (b"MZ\x90", "a program", "look whether it is the right file"),
];

const PICTURE: &str = "make the text with a program that reads print (OCR)";

/// Refuses what cannot be read whatever its name is.
pub fn check(raw: &Raw) -> Result<(), Diagnostic> {
    if raw.bytes.len() > LIMIT_BYTES {
        let source = Source::new(raw.path.clone(), "");
        return Err(too_large(&source, 0, "the file has more than 64 MiB"));
    }
    let packed = raw.bytes.starts_with(b"PK\x03\x04");
    if packed && IMPORTERS.iter().all(|importer| (importer.is)(raw.bytes) != Some(true)) {
        let problem = unreadable(raw, "this is a packed file that holds no document of Word or OpenDocument");
        return Err(problem.help("unpack it, or save it as DOCX, ODT or HTML"));
    }
    if is_other_xml(raw.bytes) {
        let problem = unreadable(raw, "this is XML of a kind that is not known");
        return Err(problem.help("save it as HTML, DOCX or plain text"));
    }
    match KINDS.iter().find(|(first, ..)| raw.bytes.starts_with(first)) {
        Some((_, kind, help)) => Err(unreadable(raw, &format!("this is {kind}, which cannot be read")).help(*help)),
        None => Ok(()),
    }
}

/// Is it XML that no importer takes for its own?
fn is_other_xml(bytes: &[u8]) -> bool {
    let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins = [&b"<?xml"[..], b"<!DOCTYPE ", b"<office:document"].iter().any(|first| head.starts_with(first));
    begins && IMPORTERS.iter().all(|importer| (importer.is)(bytes) != Some(true))
}

pub(super) const UNREADABLE: Code = Code::error(
    "unreadable-format",
    "\
The file is of a kind that cannot be read, or it is broken: cut off when it was downloaded, encrypted, or not what its
name says.

Open it with the program that made it and save it as DOCX, HTML or plain text.",
);

/// A file is broken or of a kind that cannot be read.
pub fn unreadable(raw: &Raw, message: &str) -> Diagnostic {
    Diagnostic::new(&UNREADABLE, message.to_owned()).at(Place::new(&raw.path, Span::default()))
}

pub(super) const TOO_LARGE: Code = Code::error(
    "too-large",
    "\
A file has more than 64 MiB, or becomes larger than that when it is unpacked, or has a part that no text has, such as a
tag with many thousand attributes. No text that is cited by paragraph is so large; such files are made to stop programs.

Look whether it is the right file. Cut a large collection into its documents.",
);

/// A file, or something at a byte of it, is larger than what is read.
pub fn too_large(source: &Source, at: usize, message: &str) -> Diagnostic {
    Diagnostic::new(&TOO_LARGE, message.to_owned())
        .at(Place::new(&source.path, Span::at(at)))
        .help("look whether it is the right file, or cut it into its documents")
}

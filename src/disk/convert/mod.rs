//! Files that another program turns into what an importer reads: a row for each kind of file.
//!
//! The program works in a folder of its own that is gone afterwards, for a limited time and with limited output. It never
//! sees the name that a file has here.

mod doc;
mod pdf;
mod run;

use std::fs;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};
use crate::importers::LIMIT_BYTES;
use run::{Ran, Stopped, run};

/// What a program made of a file.
pub struct Converted {
    /// The kind of file and the program: `PDF by pdftotext 22.12.0`.
    pub by: String,
    /// What an importer reads.
    pub bytes: Vec<u8>,
    /// The ending of the name under which it is kept.
    pub ending: &'static str,
    /// What may be missing or wrong, each with the line of the text.
    pub doubts: Vec<(usize, String)>,
}

/// A kind of file that another program reads.
struct Converter {
    /// With its article: `a PDF`.
    kind: &'static str,
    /// What the account calls it.
    name: &'static str,
    /// Do these bytes begin such a file?
    is: fn(&[u8]) -> bool,
    program: &'static str,
    /// The package of Debian that has the program.
    package: &'static str,
    /// What asks the program for its version; the first word with a digit of what it says.
    version: &'static [&'static str],
    /// Makes the text of the file `file` in an empty folder.
    make: fn(&Task) -> Result<Made, Failed>,
}

const CONVERTERS: &[Converter] = &[pdf::CONVERTER, doc::CONVERTER];

/// What a converter is given.
struct Task<'a> {
    bytes: &'a [u8],
    /// Where the bytes lie for the program.
    file: &'a Path,
    /// The folder for what it makes and says.
    out: &'a Path,
}

/// What a converter makes.
struct Made {
    bytes: Vec<u8>,
    ending: &'static str,
    doubts: Vec<(usize, String)>,
}

/// Why it makes nothing.
enum Failed {
    /// The program is not there, took too long or wrote too much.
    Stopped(Stopped),
    /// It said no, or the file is no sound one of its kind.
    Said(String),
}

pub(super) static CONVERTER_MISSING: Code = Code::error(
    "converter-missing",
    "\
The file is of a kind that pincite does not read itself, a PDF or a document of Word 97, and the program that turns such
files into text is not installed.

Install the package that the message names, or save the file as DOCX, ODT, HTML or plain text.",
);

pub(super) static CONVERTER_FAILED: Code = Code::error(
    "converter-failed",
    "\
The program that turns such files into text could not read this one, took too long or wrote too much. Such a file is
encrypted, broken off when it was downloaded, or made to stop programs; or it holds pictures of pages and no text.

Do what the message says; or open the file with the program that made it and save it as DOCX, ODT or HTML.",
);

/// Turns a file into what an importer reads; `None` if importers read the file itself. `shown` is its path for messages.
pub fn convert(bytes: &[u8], shown: &str) -> Option<Result<Converted, Diagnostic>> {
    let converter = CONVERTERS.iter().find(|converter| (converter.is)(bytes))?;
    if bytes.len() > LIMIT_BYTES {
        return None;
    }
    let converted = converter.convert(bytes).map_err(|failed| match failed {
        Failed::Stopped(Stopped::Missing) => missing(converter, shown),
        Failed::Stopped(stopped) => unable(shown, &format!("`{}` {stopped}", converter.program)),
        Failed::Said(said) => unable(shown, &said),
    });
    Some(converted)
}

impl Converter {
    fn convert(&self, bytes: &[u8]) -> Result<Converted, Failed> {
        let folder = tempfile::Builder::new().prefix("pincite-").tempdir().map_err(Failed::refused)?;
        let (file, out) = (folder.path().join("file"), folder.path().join("out"));
        fs::write(&file, bytes).and_then(|()| fs::create_dir(&out)).map_err(Failed::refused)?;
        let version = run(self.program, self.version, &out).map_err(Failed::Stopped)?;
        let made = (self.make)(&Task { bytes, file: &file, out: &out })?;
        let by = format!("{} by {} {}", self.name, self.program, first_number(&version));
        Ok(Converted { by: by.trim_end().to_owned(), bytes: made.bytes, ending: made.ending, doubts: made.doubts })
    }
}

impl Failed {
    fn refused(error: std::io::Error) -> Self {
        Self::Stopped(Stopped::Refused(error))
    }
}

impl Task<'_> {
    /// The bytes of a file that the program made.
    fn made(&self, name: &str, ran: &Ran) -> Result<Vec<u8>, Failed> {
        if !ran.is_good {
            return Err(Failed::Said(ran.last_line().to_owned()));
        }
        fs::read(self.out.join(name)).map_err(|_| Failed::Said(ran.last_line().to_owned()))
    }
}

/// The version that a program says: the first word that begins with a digit.
fn first_number(ran: &Ran) -> &str {
    ran.said.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit())).unwrap_or("")
}

fn missing(converter: &Converter, shown: &str) -> Diagnostic {
    let Converter { kind, program, package, .. } = converter;
    let message = format!("`{shown}` is {kind}, and `{program}`, which turns it into text, is not installed");
    Diagnostic::new(&CONVERTER_MISSING, message).help(format!(
        "install `{program}`, on Debian with `apt install {package}`, or save the file as DOCX, ODT or HTML"
    ))
}

fn unable(shown: &str, said: &str) -> Diagnostic {
    let said = if said.is_empty() { "the program did not say why" } else { said };
    let problem = Diagnostic::new(&CONVERTER_FAILED, format!("`{shown}` cannot be turned into text: {said}"));
    let said = said.to_lowercase();
    if said.contains("password") || said.contains("encrypted") {
        return problem.help("save it without a password");
    }
    if said.contains("pictures") {
        return problem.help("make the text with a program that reads print (OCR)");
    }
    problem.help("look whether it was downloaded whole, or save it as DOCX, ODT or HTML")
}

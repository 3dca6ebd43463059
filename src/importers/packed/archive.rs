//! The members of a packed file, by name. No name becomes a path, and what is unpacked is bounded.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::sound::{too_large, unreadable};
use super::super::{LIMIT_BYTES, Raw};
use super::Xml;
use crate::diagnostic::Diagnostic;
use crate::text::Source;

/// A packed file.
pub struct Archive<'a> {
    raw: &'a Raw<'a>,
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: usize,
}

impl<'a> Archive<'a> {
    /// Opens a packed file.
    ///
    /// # Errors
    ///
    /// Says that it is broken.
    pub fn open(raw: &'a Raw<'a>) -> Result<Self, Diagnostic> {
        let zip = ZipArchive::new(Cursor::new(raw.bytes)).map_err(|error| broken(raw, &error))?;
        Ok(Self { raw, zip, left: LIMIT_BYTES })
    }

    /// A member that is XML; `None` if there is none of the name.
    ///
    /// # Errors
    ///
    /// Says that it is broken, encrypted, too large or no XML.
    pub fn xml(&mut self, name: &str) -> Result<Option<Xml>, Diagnostic> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let text =
            String::from_utf8(bytes).map_err(|_| unreadable(self.raw, &format!("`{name}` in it is no UTF-8")))?;
        match Xml::read(&text) {
            Ok(xml) => Ok(Some(xml)),
            Err(said) => Err(unreadable(self.raw, &format!("`{name}` in it cannot be read: {said}"))
                .help("open it with the program that made it and save it again")),
        }
    }

    fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
        let member = match self.zip.by_name(name) {
            Ok(member) => member,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(broken(self.raw, &error)),
        };
        let mut bytes = Vec::new();
        // What the file says of its size may be a lie.
        let read = member.take(self.left as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| broken(self.raw, &ZipError::Io(error)))?;
        if bytes.len() > self.left {
            let source = Source::new(self.raw.path.clone(), "");
            return Err(too_large(&source, 0, "what is packed in the file has more than 64 MiB"));
        }
        self.left -= bytes.len();
        Ok(Some(bytes))
    }
}

fn broken(raw: &Raw, error: &ZipError) -> Diagnostic {
    let encrypted = matches!(error, ZipError::InvalidPassword) || error.to_string().to_lowercase().contains("password");
    let said = match encrypted {
        true => "the file is encrypted".to_owned(),
        false => format!("the file cannot be unpacked: {error}"),
    };
    unreadable(raw, &said).help(match encrypted {
        true => "save it without a password",
        false => "look whether it was downloaded whole",
    })
}

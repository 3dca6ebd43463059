//! Documents of Word: paragraphs, tables, notes and text boxes, with the numbers that Word counts.

mod lists;
mod styles;
mod write;

use super::packed::{Archive, names_member};
use super::sound::unreadable;
use super::{Imported, Importer, Raw};
use crate::diagnostic::Diagnostic;
use crate::model::Meta;
use crate::text::Source;
use lists::Lists;
use styles::Styles;

pub(super) const IMPORTER: Importer = Importer {
    name: "DOCX",
    about: "A document of Word, with its notes, its tables and the numbers that Word counts and does not write.",
    extensions: &["docx", "docm", "dotx"],
    is: |bytes| Some(names_member(bytes, b"word/document.xml")),
    read,
};

fn read(raw: &Raw) -> Imported {
    match lay(raw) {
        Ok(laid) => Imported::laid(&IMPORTER, raw, &laid, ENCODING.to_owned(), Meta::default()),
        Err(problem) => Imported::nothing(Source::new(raw.path.clone(), ""), vec![problem]),
    }
}

/// How the words of such a file are written, whatever its bytes are packed by.
const ENCODING: &str = "UTF-8";

fn lay(raw: &Raw) -> Result<super::sheet::Laid, Diagnostic> {
    let mut archive = Archive::open(raw)?;
    let document = archive.xml("word/document.xml")?;
    let document = document.ok_or_else(|| unreadable(raw, "the file is packed, but it is no document of Word"))?;
    let styles = Styles::read(archive.xml("word/styles.xml")?.as_ref());
    let lists = Lists::read(archive.xml("word/numbering.xml")?.as_ref());
    let mut notes = Vec::new();
    for (reference, file) in [("footnoteReference", "footnotes"), ("endnoteReference", "endnotes")] {
        notes.extend(archive.xml(&format!("word/{file}.xml"))?.map(|xml| (reference, xml)));
    }
    Ok(write::write(&document, &notes, &styles, lists))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn packed(document: &[u8]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("word/document.xml", SimpleFileOptions::default()).expect("a member");
        writer.write_all(document).expect("room");
        writer.finish().expect("a file").into_inner()
    }

    #[track_caller]
    fn check(bytes: &[u8], code: &str, message: &str) {
        let imported = read(&Raw { path: "a.docx".into(), bytes, encoding: None });
        let problem = imported.problems.first().expect("a problem");
        assert_eq!(problem.code, code);
        assert!(problem.message.contains(message), "{}", problem.message);
        assert!(imported.draft.units.is_empty());
    }

    #[test]
    fn broken_and_hostile_files_are_refused() {
        let sound = packed(b"<w:document><w:body><w:p><w:r><w:t>We</w:t></w:r></w:p></w:body></w:document>");
        assert!(read(&Raw { path: "a.docx".into(), bytes: &sound, encoding: None }).problems.is_empty());
        check(&sound[..sound.len() / 2], "unreadable-format", "cannot be unpacked");
        check(&packed(b"<w:document><w:body/></w:document>"), "not-text", "no words");
        check(&packed(b"<w:document><w:body>"), "unreadable-format", "breaks off");
        let bomb = packed(&vec![b' '; super::super::LIMIT_BYTES + 1]);
        assert!(bomb.len() < 1 << 20);
        check(&bomb, "too-large", "more than 64 MiB");
    }
}

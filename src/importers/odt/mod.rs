//! Texts of OpenDocument, as LibreOffice saves them: paragraphs, lists, tables, notes and text boxes, with the numbers
//! that the program counts.

mod lists;
mod styles;
mod words;
mod write;

use super::packed::{Archive, Xml, names_member};
use super::sheet::Laid;
use super::sound::unreadable;
use super::{Imported, Importer, Raw};
use crate::diagnostic::Diagnostic;
use crate::model::Meta;
use crate::text::Source;
use lists::Lists;
use styles::Styles;

pub(super) const IMPORTER: Importer = Importer {
    name: "ODT",
    about: "A text of OpenDocument, with its notes, its tables and the numbers that LibreOffice counts and does not write.",
    extensions: &["odt", "ott", "fodt"],
    is: |bytes| Some(names_member(bytes, CONTENT.as_bytes()) || is_flat(bytes)),
    read,
};

const CONTENT: &str = "content.xml";

/// How the words of such a file are written, whatever its bytes are packed by.
const ENCODING: &str = "UTF-8";

/// Is it the kind that is one file of XML and not packed?
fn is_flat(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    holds(b"<office:document ") && holds(b"opendocument.text")
}

fn read(raw: &Raw) -> Imported {
    match lay(raw) {
        Ok(laid) => Imported::laid(&IMPORTER, raw, &laid, ENCODING.to_owned(), Meta::default()),
        Err(problem) => Imported::nothing(Source::new(raw.path.clone(), ""), vec![problem]),
    }
}

fn lay(raw: &Raw) -> Result<Laid, Diagnostic> {
    let (content, of_styles) = if is_flat(raw.bytes) {
        let text = std::str::from_utf8(raw.bytes).map_err(|_| unreadable(raw, "the file is no UTF-8"))?;
        let flat = Xml::read(text).map_err(|said| unreadable(raw, &format!("the file cannot be read: {said}")))?;
        (flat, None)
    } else {
        members(raw)?
    };
    let root = content.elements(content.file()).next();
    let text = root.and_then(|root| content.at(root, &["body", "text"]));
    let text = text.ok_or_else(|| unreadable(raw, "the file is packed, but it is no text of OpenDocument"))?;
    // A name that the text gives a style of its own stands before the same name elsewhere.
    let with_styles: Vec<&Xml> = of_styles.iter().chain([&content]).collect();
    let (styles, lists) = (Styles::read(&with_styles), Lists::read(&with_styles));
    Ok(write::write(&content, text, of_styles.as_ref().unwrap_or(&content), &styles, lists))
}

/// The text and the styles that it shares with others of its kind.
fn members(raw: &Raw) -> Result<(Xml, Option<Xml>), Diagnostic> {
    let mut archive = Archive::open(raw)?;
    let listed = archive.xml("META-INF/manifest.xml")?;
    if listed.is_some_and(|listed| listed.all().any(|element| &*element.name == "encryption-data")) {
        return Err(unreadable(raw, "the file is encrypted").help("save it without a password"));
    }
    let content = archive.xml(CONTENT)?;
    let content = content.ok_or_else(|| unreadable(raw, "the file is packed, but it is no text of OpenDocument"))?;
    Ok((content, archive.xml("styles.xml")?))
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in members {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a member");
            writer.write_all(bytes).expect("room");
        }
        writer.finish().expect("a file").into_inner()
    }

    fn text(inner: &str) -> Vec<u8> {
        let content = format!(
            "<office:document-content><office:body><office:text>{inner}</office:text></office:body></office:document-content>"
        );
        packed(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())])
    }

    fn import(bytes: &[u8]) -> Imported {
        super::super::read(&Raw { path: "a.odt".into(), bytes, encoding: None })
    }

    #[track_caller]
    fn check(bytes: &[u8], code: &str, message: &str) {
        let imported = import(bytes);
        let problem = imported.problems.first().expect("a problem");
        assert_eq!(problem.code, code);
        assert!(problem.message.contains(message), "{}", problem.message);
        assert!(imported.draft.units.is_empty());
    }

    #[test]
    fn broken_and_hostile_files_are_refused() {
        let sound = text("<text:p>We</text:p>");
        assert!(import(&sound).problems.is_empty());
        check(&sound[..sound.len() / 2], "unreadable-format", "cannot be unpacked");
        check(&text(""), "not-text", "no words");
        check(&text("<text:p>"), "unreadable-format", "");
        check(&text(&"<text:list><text:list-item>".repeat(200)), "unreadable-format", "more than 256 others");
        let entity = b"<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
        check(&packed(&[("content.xml", entity)]), "unreadable-format", "entities of its own");
        let bomb = packed(&[("content.xml", &vec![b' '; super::super::LIMIT_BYTES + 1])]);
        assert!(bomb.len() < 1 << 20);
        check(&bomb, "too-large", "more than 64 MiB");
        let sheet = b"<a><office:body><office:spreadsheet/></office:body></a>";
        check(&packed(&[("content.xml", sheet)]), "unreadable-format", "no text of OpenDocument");
        let manifest = b"<manifest><file-entry><encryption-data/></file-entry></manifest>";
        let locked = packed(&[("META-INF/manifest.xml", manifest), ("content.xml", b"\xff\xfe\x01")]);
        check(&locked, "unreadable-format", "encrypted");
    }

    #[test]
    fn packed_and_flat_files_are_known_by_what_they_hold() {
        let known = |bytes: &[u8]| super::super::IMPORTERS.iter().find(|importer| (importer.is)(bytes) == Some(true));
        let name = |bytes: &[u8]| known(bytes).map(|importer| importer.name);
        assert_eq!(name(&text("<text:p>We</text:p>")), Some("ODT"));
        assert_eq!(name(&packed(&[("word/document.xml", b"<a/>")])), Some("DOCX"));
        assert_eq!(name(&packed(&[("a.txt", b"We")])), None);
        assert_eq!(name(include_bytes!("../../../tests/cases/import/ferry-statute.fodt")), Some("ODT"));
    }

    #[test]
    fn lists_in_lists_and_paragraphs_without_words() {
        let deep = format!(
            "{}<text:p>We</text:p>{}",
            "<text:list><text:list-item>".repeat(100),
            "</text:list-item></text:list>".repeat(100)
        );
        let imported =
            import(&text(&format!("<text:p/><text:p> </text:p>{deep}<text:h text:outline-level='99'>A</text:h>")));
        assert!(imported.problems.is_empty());
        assert_eq!(&*imported.source.text, "We\n\nA\n");
    }
}

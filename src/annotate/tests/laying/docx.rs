//! Documents of Word, and what they show.

use super::*;

pub(super) const FORMAT: Format = Format { heading, line, list, table, beside };

fn heading(writing: &mut Writing, level: u8) {
    let words = format!("{} {}", writing.word(), writing.word());
    writing.push(&format!("<w:p><w:pPr><w:outlineLvl w:val=\"{level}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"));
}

fn line(writing: &mut Writing, line: &[Bit]) {
    writing.push("<w:p>");
    bits(writing, line);
    writing.push("</w:p>");
}

fn bits(writing: &mut Writing, bits: &[Bit]) {
    for bit in bits {
        let word = writing.word();
        let text = format!("<w:t xml:space=\"preserve\"> {word}</w:t>");
        match bit {
            Bit::Word => writing.push(&format!("<w:r>{text}</w:r>")),
            Bit::Strong => writing.push(&format!("<w:r><w:rPr><w:b/></w:rPr>{text}</w:r>")),
            Bit::Link => writing.push(&format!("<w:hyperlink><w:r>{text}</w:r></w:hyperlink>")),
            Bit::Raised => writing
                .push(&format!("<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>{word}</w:t></w:r>")),
            Bit::Deleted => {
                writing.push(&format!("<w:del><w:r><w:delText> {word}</w:delText></w:r></w:del>"));
            }
            Bit::Break => writing.push(&format!("<w:r><w:br/>{text}</w:r>")),
            Bit::Note(_) if writing.in_note => {}
            Bit::Note(blocks) => {
                writing.marks += 1;
                let mark = writing.marks;
                let own = mark.is_multiple_of(3);
                let (follows, sign) = if own { (" w:customMarkFollows=\"1\"", "<w:t>*</w:t>") } else { ("", "") };
                writing.push(&format!(
                    "<w:r>{text}</w:r><w:r><w:footnoteReference{follows} w:id=\"{mark}\"/>{sign}</w:r>"
                ));
                writing.in_note = true;
                writing.push(&format!("<w:footnote w:id=\"{mark}\">"));
                for at in 0..*blocks {
                    let sign = if own && at == 0 { "* " } else { "" };
                    let words = format!("<w:p><w:r><w:t>{sign}{}</w:t></w:r></w:p>", writing.word());
                    writing.push(&words);
                }
                writing.push("</w:footnote>");
                writing.in_note = false;
            }
        }
    }
}

fn list(writing: &mut Writing, _: bool, items: &[Item]) {
    let level =
        |level: usize| format!("<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>");
    for (item, inner) in items {
        writing.push(&format!("<w:p>{}", level(0)));
        bits(writing, item);
        writing.push("</w:p>");
        for _ in 0..*inner {
            let point = format!("<w:p>{}<w:r><w:t>{}</w:t></w:r></w:p>", level(1), writing.word());
            writing.push(&point);
        }
    }
}

fn table(writing: &mut Writing, rows: &[Vec<Vec<Bit>>]) {
    writing.push("<w:tbl>");
    for row in rows {
        writing.push("<w:tr>");
        for cell in row {
            writing.push("<w:tc>");
            line(writing, cell);
            writing.push("</w:tc>");
        }
        writing.push("</w:tr>");
    }
    writing.push("</w:tbl>");
}

fn beside(writing: &mut Writing, kind: u8) {
    let word = writing.word();
    let paragraph = format!("<w:p><w:r><w:t>{word}</w:t></w:r></w:p>");
    writing.push(&match kind % 4 {
        0 => "<w:p/>".to_owned(),
        1 => format!("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{word}</w:t></w:r></w:p>"),
        2 => format!("<w:sdt><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"),
        _ => format!("<w:p><w:r><w:pict><w:txbxContent>{paragraph}</w:txbxContent></w:pict></w:r></w:p>"),
    });
}

pub(super) fn packed(writing: &Writing) -> Vec<u8> {
    let document = format!("<w:document><w:body>{}</w:body></w:document>", writing.text);
    let notes = format!("<w:footnotes>{}</w:footnotes>", writing.notes);
    let level = |level: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "(%2)")
    );
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("document", document), ("footnotes", notes), ("numbering", numbering)] {
        writer.start_file(format!("word/{name}.xml"), SimpleFileOptions::default()).expect("a member");
        writer.write_all(text.as_bytes()).expect("room");
    }
    writer.finish().expect("a file").into_inner()
}

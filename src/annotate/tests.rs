//! Texts in, what becomes of them below.

mod anchors;
mod cases;
mod hostile;
mod laying;
mod proof;
mod properties;
mod shapes;
mod wrapping;

use super::*;
use crate::importers::{Imported, Raw, read};
use crate::model::{Id, Run};

fn import(name: &str, bytes: &[u8]) -> Imported {
    read(&Raw { path: name.into(), bytes, encoding: None })
}

fn annotated(imported: &Imported, known: &[(Anchor, String)]) -> Annotated {
    let context = Context {
        id: Id::from_any("text"),
        path: "content/text.md".into(),
        source_file: None,
        topics: &[],
        known,
        gone: &[],
    };
    annotate(&imported.draft, &imported.source, &context)
}

/// A part a line: anchor, number and title where there are any, `#` for a heading, then the text; `/` is a sentence's
/// end, `\` a line that is meant, `[new|old]` a correction, `[^p1-1]` the mark of a note, which comes on a line after it.
fn listing(document: &Document) -> String {
    let mut shown = String::new();
    for part in &document.body {
        let annotation = part.annotation();
        shown.push_str(annotation.map_or("-", |annotation| annotation.anchor.as_str()));
        if let Some(number) = annotation.and_then(|annotation| annotation.number.as_deref()) {
            shown.push_str(&format!(" ‹{number}›"));
        }
        if let Some(title) = annotation.and_then(|annotation| annotation.title.as_deref()) {
            shown.push_str(&format!(" «{title}»"));
        }
        if let Some(lang) = part.lang() {
            shown.push_str(&format!(" ({lang})"));
        }
        match part {
            Part::Heading(heading) => {
                shown.push_str(&format!(" {} {}", "#".repeat(heading.level.into()), line(&heading.title)));
            }
            Part::Paragraph(paragraph) => {
                for block in &paragraph.blocks {
                    let (lang, block) = match block {
                        Block::Decorated { lang: Some(lang), block, .. } => (format!(" ({lang})"), &**block),
                        block => (String::new(), block),
                    };
                    let Block::Prose(inlines) = block else { panic!("an import makes prose only") };
                    shown.push_str(&format!("{lang} {}", line(inlines)));
                }
            }
        }
        shown.push('\n');
        for note in part.notes() {
            let blocks = note.blocks.iter().map(|block| match block {
                Block::Prose(inlines) => line(inlines),
                other => panic!("an import makes no {other:?}"),
            });
            shown.push_str(&format!("  [^{}]: {}\n", note.name, blocks.collect::<Vec<_>>().join(" ¶ ")));
        }
    }
    shown
}

fn line(inlines: &[Inline]) -> String {
    let show = |inline: &Inline| match inline {
        Inline::Text(text) => text.replace('\n', " / "),
        Inline::HardBreak => " \\ ".to_owned(),
        Inline::NoteMark(name) => format!("[^{name}]"),
        Inline::Corrected { new, sic } => format!("[{}|{sic}]", line(new)),
        other => panic!("an import makes no {other:?}"),
    };
    inlines.iter().map(show).collect()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let imported = import("text.txt", text.as_bytes());
    let annotated = annotated(&imported, &[]);
    assert_eq!(listing(&annotated.document), expected);
    assert_eq!(problems(&imported, &annotated), Vec::new());
}

fn problems(imported: &Imported, annotated: &Annotated) -> Vec<Diagnostic> {
    let mut problems = annotated.problems.clone();
    problems.extend(prove_printed(&imported.draft, &imported.source, &annotated.document));
    // The account alone must tell what became of the source, too.
    let account = Account::from_yaml(&annotated.account.to_yaml()).expect("it was just written");
    problems.extend(verify(&annotated.document, &account, &imported.source));
    problems
}

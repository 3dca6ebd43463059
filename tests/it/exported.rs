//! Importing the plain text that a site publishes of a document changes nothing in it, labels, words or anchors, where its
//! labels say what it is. A heading without a number is a line among others there, so texts that have such are not asked.

use std::path::Path;

use pincite::annotate::{Context, annotate};
use pincite::build::build;
use pincite::importers::{Raw, read};
use pincite::model::{Document, Id};
use pincite::{dialect, disk};

fn imported(name: &str, bytes: &[u8]) -> Document {
    let imported = read(&Raw { path: name.into(), bytes, encoding: None });
    let context = Context {
        id: Id::from_any("text"),
        path: "content/text.md".into(),
        source_file: None,
        topics: &[],
        known: &[],
        gone: &[],
    };
    annotate(&imported.draft, &imported.source, &context).document
}

/// The parts that are cited, each with its anchor, its label in full, its title and its words.
fn parts(document: &Document) -> Vec<String> {
    let cited = document.body.iter().filter_map(|part| Some((part, part.annotation()?)));
    let listed = cited.map(|(part, annotation)| {
        let label = document.meta.labels.whole(&annotation.anchor, annotation.number.as_deref());
        format!("{} | {label} | {} | {}", annotation.anchor, annotation.title.as_deref().unwrap_or(""), part.words())
    });
    listed.collect()
}

/// The file `text.txt` of a site with one document.
fn published(document: &Document) -> Vec<u8> {
    let root = tempfile::tempdir().expect("a folder for the site");
    std::fs::create_dir(root.path().join("content")).expect("a folder for the text");
    std::fs::write(root.path().join("content/text.md"), dialect::print(document)).expect("a place for the text");
    let built = build(&disk::inputs(root.path()));
    let route = built.plan.keys().find(|route| route.as_str() == "text.txt").expect("the text is planned");
    let text = String::from_utf8((built.plan[route].make)().expect("a text").to_vec()).expect("UTF-8");
    // Below the title the site says what it knows of the document.
    let (title, rest) = text.split_once('\n').expect("a title");
    let body = rest.find("\n\n").filter(|_| !rest.starts_with('\n')).map_or(rest, |at| &rest[at..]);
    format!("{title}\n{body}").into_bytes()
}

/// Texts of labels and paragraphs, whatever format they came in.
const TEXTS: &[&str] = &[
    "act-in-spans.html",
    "astana-declaration.txt",
    "charter-on-one-line.txt",
    "code-des-ports.txt",
    "definitions-and-axioms.txt",
    "eu-regulation.txt",
    "georgian-constitution.txt",
    "great-charter.txt",
    "hebrew-rules.txt",
    "hindi-constitution.txt",
    "hungarian-law.txt",
    "japanese-law.txt",
    "joint-verses.txt",
    "journal-regulation.txt",
    "judgment-pages.txt",
    "korean-law.txt",
    "league-charter.html",
    "menu-around.txt",
    "notes.txt",
    "polish-law.txt",
    "portuguese-law.txt",
    "preamble-in-header.html",
    "report-with-notes.txt",
    "report-without-form-feeds.txt",
    "running-chapter.txt",
    "russian-constitution.txt",
    "sections-in-articles.txt",
    "swedish-law.txt",
    "two-languages.html",
    "udhr-french.txt",
    "us-code.txt",
    "verse-ends.txt",
    "verses-by-colon.txt",
    "verses.txt",
    "vietnamese-law.txt",
    "well-agreement.docx",
    "widget-regulation.html",
    "wrapped-verses.txt",
];

#[test]
fn what_was_exported_is_the_same_when_it_is_imported() {
    let mut wrong = Vec::new();
    for name in TEXTS {
        let bytes = std::fs::read(Path::new("tests/cases/import").join(name)).expect("the case");
        let first = imported(name, &bytes);
        let again = imported("text.txt", &published(&first));
        if parts(&first) != parts(&again) {
            let (first, again) = (parts(&first), parts(&again));
            let at = first.iter().zip(&again).take_while(|(one, two)| one == two).count();
            wrong.push(format!("{name} at {at} of {}:\n  {:?}\n  {:?}", first.len(), first.get(at), again.get(at)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

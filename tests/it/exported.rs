//! Importing what a site publishes of a document changes nothing: not a byte of the annotated markdown, and of the plain
//! text, which has no anchors and no levels, no label, anchor, title or word, as far as labels and blank lines say all.

use std::path::Path;
use std::process::Command;

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
    let mut document = annotate(&imported.draft, &imported.source, &context).document;
    if document.meta.title.is_empty() {
        "The Text of an Editor".clone_into(&mut document.meta.title);
    }
    document
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

/// Of the cases those of which the plain text says it all. Not there: what the text alone does not tell, such as a heading under
/// which numbers go on, lists in lists that are numbered alike, or words that two labels in a row taught.
const TEXTS: &[&str] = &[
    "act-in-spans.html",
    "annex-without-number.txt",
    "arabic-declaration.txt",
    "arabic-law.txt",
    "articles-of-sections.txt",
    "assembly-declaration.txt",
    "astana-declaration.txt",
    "bienengesetz.txt",
    "chamber-judgment.txt",
    "charter-on-one-line.txt",
    "code-des-jardins.txt",
    "code-des-ports.txt",
    "commons-licence.txt",
    "council-convention.txt",
    "debian-social-contract.txt",
    "decret-jardins.html",
    "definitions-and-axioms.txt",
    "eu-regulation.txt",
    "federal-regulations.txt",
    "french-decree.txt",
    "french-law.txt",
    "fruit-regulation.html",
    "garden-regulations-zh.html",
    "gartenschutzgesetz.html",
    "georgian-constitution.txt",
    "german-law.txt",
    "great-charter.txt",
    "greek-law.txt",
    "hebrew-rules.txt",
    "hindi-constitution.txt",
    "hungarian-law.txt",
    "indian-act.txt",
    "indonesian-law.txt",
    "italian-constitution.txt",
    "japanese-law.txt",
    "japanese-points.txt",
    "japanese-supplement.txt",
    "joint-verses.txt",
    "journal-regulation.txt",
    "judgment-between-parties.txt",
    "judgment-of-parties.txt",
    "judgment-pages.txt",
    "judgment-with-endnotes.txt",
    "korean-law.txt",
    "labour-convention.html",
    "league-charter.html",
    "legge-sugli-orti.txt",
    "lei-com-vetos.html",
    "listed-verses.txt",
    "management-standard.txt",
    "menu-around.txt",
    "moorings-regulations.txt",
    "notes.txt",
    "page-notes.html",
    "page-with-links.txt",
    "path-of-verses.txt",
    "persian-law.txt",
    "polish-law.txt",
    "portuguese-law.txt",
    "preamble-in-header.html",
    "recited-verses.txt",
    "report-with-notes.txt",
    "report-without-form-feeds.txt",
    "resolution-with-notes.txt",
    "rfc-of-two-pages.txt",
    "rfc-with-contents.txt",
    "rfc-with-references.txt",
    "rfc2119.txt",
    "running-chapter.txt",
    "russian-constitution.txt",
    "russian-law.txt",
    "sad-zakon.html",
    "sections-in-articles.txt",
    "slip-opinion.txt",
    "slovak-law.txt",
    "society-bylaws.txt",
    "song-of-verses.txt",
    "sonnets-on-a-page.html",
    "sonnets.txt",
    "spanish-constitution.txt",
    "stacked-headings.txt",
    "standard.txt",
    "swedish-law.txt",
    "taiwan-law.txt",
    "thai-act.txt",
    "treaty-in-columns.txt",
    "turkish-garden-law.txt",
    "turkish-law.txt",
    "two-languages.html",
    "udhr-french.txt",
    "ukrainian-law.txt",
    "un-resolution.txt",
    "us-code.txt",
    "uzbek-constitution.txt",
    "verse-ends.txt",
    "verses-by-colon.txt",
    "verses-in-lines.txt",
    "verses.txt",
    "vietnamese-garden-law.txt",
    "vietnamese-law.txt",
    "water-act.html",
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

#[test]
fn annotated_markdown_is_imported_byte_for_byte() {
    let folder = tempfile::tempdir().expect("a folder");
    let (published, to) = (folder.path().join("published"), folder.path().join("to"));
    std::fs::create_dir(&published).expect("a folder for what is published");
    let mut files = Vec::new();
    for name in TEXTS {
        let bytes = std::fs::read(Path::new("tests/cases/import").join(name)).expect("the case");
        let file = published.join(format!("{}.md", name.replace('.', "-")));
        std::fs::write(&file, dialect::print(&imported(name, &bytes))).expect("a place for the markdown");
        files.push(file);
    }
    let command = env!("CARGO_BIN_EXE_pincite");
    let done =
        Command::new(command).arg("import").args(&files).arg("--to").arg(&to).output().expect("the command runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    for file in files {
        let name = file.file_name().expect("a name");
        let [one, other] = [&file, &to.join(name)].map(|file| std::fs::read(file).expect("the markdown"));
        assert!(one == other, "{} is not the same", file.display());
    }
}

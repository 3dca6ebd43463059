//! A manuscript with twenty faults among right quotations and pinpoints, against a site of three documents.

use std::fs;

use pincite::build::build;
use pincite::disk;
use pincite::manuscript::Desk;
use pincite::search::{Called, Library};
use pincite::text::Source;

/// Line and code of every fault in order, each as `12 misquoted`; and all that was looked at.
fn faults(manuscript: &str) -> (Vec<String>, [usize; 2]) {
    let root = tempfile::tempdir().expect("a folder for the site");
    fs::create_dir(root.path().join("content")).expect("a folder for the texts");
    for path in
        ["content/astana-declaration.md", "tests/cases/manuscript/lakes.md", "tests/cases/manuscript/riviere.md"]
    {
        let name = path.rsplit('/').next().expect("a name");
        fs::copy(path, root.path().join("content").join(name)).expect("a place for the text");
    }
    let built = build(&disk::inputs(root.path()));
    let world = built.world.as_ref().expect("it is a site");
    let language = &world.theme.face.language;
    let desk = Desk::new(Library::of(&world.site), Called::of(&world.site, language), language);
    let source = Source::new("article.md", manuscript);
    let (problems, count) = desk.check(&source);
    let line = |at: usize| manuscript[..at].matches('\n').count() + 1;
    let told = problems.iter().map(|problem| {
        let at = problem.at.as_ref().expect("each has its place");
        format!("{} {}", line(at.span.start), problem.code)
    });
    let mut told: Vec<String> = told.collect();
    told.sort_by_key(|told| told.split(' ').next().and_then(|line| line.parse::<usize>().ok()));
    (told, [count.quotations, count.pinpoints])
}

#[test]
fn twenty_faults_are_found_and_no_others() {
    let manuscript = fs::read_to_string("tests/cases/manuscript/article.md").expect("the manuscript");
    let (told, [quotations, pinpoints]) = faults(&manuscript);
    let expected = fs::read_to_string("tests/cases/manuscript/article.expected").expect("what is wrong with it");
    assert_eq!(told.join("\n"), expected.trim_end());
    assert_eq!(expected.lines().filter(|line| !line.ends_with("other-signs")).count(), 20);
    assert!(quotations >= 30 && pinpoints >= 30, "{quotations} quotations, {pinpoints} pinpoints");
}

#[test]
fn what_names_no_document_is_nobody_s_business() {
    for text in [
        "“Words that stand nowhere at all in these documents”, para 99.",
        "The Charter says “words that stand nowhere at all”.",
        "",
        "““„«»‘",
        "> quoted\n> alone",
        "[^1]: [^1]:",
        "art 5(((2) para para § 7 of the",
    ] {
        assert_eq!(faults(text), (Vec::new(), [0, 0]), "{text}");
    }
}

//! What the proof tells of.

use super::*;

#[test]
fn a_cut_that_loses_words_is_told() {
    let mut imported = import("text.txt", b"1. One.\n2. Two words.\n");
    imported.draft.units[1].blocks[0].clear();
    let problems = prove_cut(&imported.draft, &imported.source);
    let said: Vec<_> = problems
        .iter()
        .map(|problem| (problem.code, problem.at.as_ref().map(|at| &imported.source.text[at.span.range()])))
        .collect();
    assert_eq!(said, [("words-lost", Some("Two words."))]);
}

#[test]
fn a_cut_that_has_words_twice_is_told() {
    let mut imported = import("text.txt", b"1. One.\n2. Two.\n");
    let again: Vec<Run> = imported.draft.units[0].blocks[0].clone();
    imported.draft.units[1].blocks.push(again);
    assert_eq!(prove_cut(&imported.draft, &imported.source).first().map(|problem| problem.code), Some("words-lost"));
}

#[test]
fn a_printed_file_that_differs_is_told() {
    let imported = import("text.txt", b"1. One thing.\n2. Two.\n");
    let mut printed = annotated(&imported, &[]).document;
    printed.meta.labels.patterns[0].1 = "({})".to_owned();
    let problems = prove_printed(&imported.draft, &imported.source, &printed);
    assert_eq!(problems[0].message, "the source has `1.Onething.2.Two` where the markdown has `(1)Onething.(2)T`");
}

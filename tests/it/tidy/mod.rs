//! The shape of the code: what no compiler asks and every reader relies on.
//!
//! Each rule is a function from a text to complaints, so that it can be shown to see what it forbids.

mod file;
mod rules;
mod sees;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory;

use file::{File, files, read};
use rules::{below, codes_in, complain, is_kebab, order, sentences, threads, undone, world};

/// Codes of a site without a case in `tests/cases/checks/`, and why.
const WITHOUT_CASE: &[(&str, &str)] = &[
    ("cannot-accept", "`pincite ledger accept` alone can bring it about"),
    ("dead-link", "`pincite check` alone asks; its cases are pages, in src/build/dead_link/tests.rs"),
];

#[test]
fn a_module_uses_only_modules_above_it() {
    let order = order(&read(Path::new("src/lib.rs")));
    all(|file| below(file, &order));
}

#[test]
fn nothing_above_disk_touches_the_world() {
    all(world);
}

#[test]
fn only_build_has_threads() {
    all(threads);
}

#[test]
fn every_file_says_what_it_is() {
    all(|file| complain(file, !file.text.starts_with("//!"), "does not begin with `//!`"));
}

#[test]
fn nothing_is_left_undone() {
    all(undone);
}

#[test]
fn the_nouns_do_not_serialise() {
    all(|file| complain(file, file.module == "model" && file.code().contains("serde"), "`model` does not serialise"));
}

#[test]
fn every_code_is_listed_once_and_explained() {
    let codes = pincite::codes();
    let mut listed = BTreeSet::new();
    for code in &codes {
        assert!(listed.insert(code.code.to_owned()), "`{}` is listed twice in pincite::codes()", code.code);
        assert!(is_kebab(code.code), "`{}` is not kebab-case", code.code);
        assert!(sentences(code.about) >= 2, "`{}` needs two sentences: what it means, what to do", code.code);
    }
    let written: BTreeSet<String> = files().iter().flat_map(|file| codes_in(&file.text)).collect();
    assert_eq!(written, listed, "left: in the files, right: in pincite::codes()");
}

#[test]
fn every_code_of_a_text_has_its_case() {
    use pincite::{annotate, commands, disk, importers, manuscript, serve};
    // What imports, manuscripts, files and command lines have wrong is no site's text.
    let elsewhere =
        [importers::CODES, annotate::CODES, manuscript::CODES, disk::CODES, serve::CODES, commands::CODES].concat();
    let with_case = |code: &str| Path::new("tests/cases/checks").join(format!("{code}.md")).is_file();
    for code in pincite::codes().into_iter().filter(|code| !elsewhere.iter().any(|other| other.code == code.code)) {
        let excused = WITHOUT_CASE.iter().any(|(without, _)| *without == code.code);
        assert!(with_case(code.code) != excused, "tests/cases/checks/{}.md: write it, or say why not", code.code);
    }
    for path in crate::case::files("checks") {
        let code = path.file_stem().and_then(|stem| stem.to_str()).expect("a case has a name");
        assert!(pincite::codes().iter().any(|known| known.code == code), "no code has the case {}", path.display());
    }
}

#[test]
fn every_row_has_its_case() {
    let kinds = pincite::pages::KINDS.iter().map(|kind| format!("tests/cases/pages/{}", kind.name));
    let outputs = pincite::outputs::OUTPUTS.iter().map(|output| format!("tests/cases/outputs/{}", output.name));
    let cli = pincite::commands::Cli::command();
    let commands = cli.get_subcommands().map(|command| format!("tests/cmd/{}", command.get_name()));
    let rows = kinds.chain(outputs).chain(commands);
    let without: Vec<String> = rows.filter(|row| !is_there(row)).collect();
    assert!(without.is_empty(), "these have no case:\n{}", without.join("\n"));
}

#[test]
fn every_importer_has_its_case() {
    let cases = crate::case::files("import");
    let ending = |path: &PathBuf| path.extension().is_some_and(|ending| ending != "expected" && ending != "md");
    let endings: Vec<_> =
        cases.iter().filter(|path| ending(path)).filter_map(|path| path.extension()?.to_str()).collect();
    for importer in pincite::importers::IMPORTERS {
        let read = importer.extensions.iter().any(|extension| endings.contains(extension));
        assert!(read, "tests/cases/import/ has no file that is read as {}", importer.name);
    }
}

#[track_caller]
fn all(rule: impl Fn(&File) -> Vec<String>) {
    let complaints: Vec<String> = files().iter().flat_map(rule).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Is there a file of this name with any ending?
fn is_there(row: &str) -> bool {
    let path = Path::new(row);
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return false };
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.filter_map(Result::ok).any(|entry| entry.path().file_stem() == Some(name))
}

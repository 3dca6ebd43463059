//! The JSON Schemas and the readers of the files that they describe: what one knows the other knows.
//!
//! `tests/readers/schema.py` asks the same files of a validator that others wrote.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use pincite::build::build;
use pincite::diagnostic::{Diagnostic, Severity};
use serde_json::Value;

#[derive(serde::Deserialize)]
struct Case {
    of: String,
    #[serde(default)]
    why: String,
    text: String,
}

#[test]
fn a_fault_that_a_schema_refuses_is_told() {
    for case in cases("refused") {
        let mut told = told(&case);
        // A paragraph that is not in the ledger is noted where all is right too.
        told.retain(|problem| problem.severity >= Severity::Warning);
        let is_named = told.iter().any(|problem| problem.at.as_ref().is_some_and(|at| *at.path == *path(&case.of)));
        assert!(is_named, "{}: {}: {told:?}", case.of, case.why);
    }
}

#[test]
fn what_a_schema_takes_is_taken() {
    for case in cases("taken") {
        let mut wrong = told(&case);
        // Whether anything is at an address of the right form only the site knows.
        wrong.retain(|problem| problem.severity == Severity::Error && problem.code != "dead-reference");
        assert!(wrong.is_empty(), "{}: {}: {wrong:?}", case.of, case.text);
    }
}

/// A reader that meets a key which is none tells the keys that there are.
#[test]
fn a_schema_has_every_key_that_is_read_and_no_other() {
    for (of, before, at) in [
        ("config", "", ""),
        ("config", "theme: ", "/$defs/Theme"),
        ("config", "ledger: ", "/$defs/Ledger"),
        ("config", "nav:\n- ", "/$defs/Nav"),
        ("front-matter", "", "/$defs/Document"),
        ("front-matter", "source: ", "/$defs/Source"),
        ("front-matter", "author: ", "/$defs/Person"),
        ("front-matter", "kind: page\n", "/$defs/Page"),
        ("topics", "- ", "/$defs/Topic"),
        ("works", "- ", "/$defs/Work"),
    ] {
        let unknown = if before.is_empty() || before.ends_with('\n') { "0123456789: 1" } else { "{ 0123456789: 1 }" };
        let case = Case { of: of.to_owned(), why: String::new(), text: format!("{before}{unknown}") };
        let told = told(&case);
        let help = told.iter().find_map(|problem| problem.help.as_deref()?.strip_prefix("the keys are "));
        let help = help.unwrap_or_else(|| panic!("{of} {before}: the keys are not told: {told:?}"));
        let read: BTreeSet<&str> = help.split(", ").collect();
        let schema = schema(of);
        let keys = schema.pointer(&format!("{at}/properties")).and_then(Value::as_object).expect("it has keys");
        assert_eq!(keys.keys().map(String::as_str).collect::<BTreeSet<_>>(), read, "{of} {before}");
        for (key, value) in keys {
            assert!(value["description"].is_string(), "{of} {before}{key} has no description");
        }
    }
}

#[test]
fn the_guide_has_every_key_of_a_document() {
    let guide = fs::read_to_string("content/guide/write.md").expect("the guide is there");
    let schema = schema("front-matter");
    for key in schema["$defs"]["Document"]["properties"].as_object().expect("it has keys").keys() {
        assert!(guide.contains(&format!("| `{key}` |")), "content/guide/write.md has no row for `{key}`");
    }
}

fn cases(name: &str) -> Vec<Case> {
    let text = fs::read_to_string(format!("tests/cases/schema/{name}.yaml")).expect("the cases are there");
    serde_yaml::from_str(&text).expect("they are a list")
}

/// The path of the file that a schema is of.
fn path(of: &str) -> &'static str {
    match of {
        "config" => "pincite.yaml",
        "front-matter" => "content/charter.md",
        "topics" => "content/topics.yaml",
        "works" => "content/works.yaml",
        other => panic!("{other} is no schema"),
    }
}

/// What a site with this text is told.
fn told(case: &Case) -> Vec<Diagnostic> {
    let root = tempfile::tempdir().expect("a folder for the site");
    let mut files = vec![("content/charter.md", "---\ntitle: Charter\n---\n\n{#p1}\nNotice is given.\n".to_owned())];
    match case.of.as_str() {
        "front-matter" => {
            let anchor = if case.text.contains("kind: page") { "" } else { "{#p1}\n" };
            files[0].1 = format!("---\n{}\n---\n\n{anchor}Notice is given.\n", case.text);
        }
        of => files.push((path(of), case.text.clone())),
    }
    for (name, text) in files {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
    let mut inputs = pincite::disk::inputs(root.path());
    // No page is made here, so none needs the fonts.
    inputs.assets.clear();
    build(&inputs).report.sorted().into_iter().cloned().collect()
}

fn schema(of: &str) -> Value {
    let output = Command::new(Path::new(env!("CARGO_BIN_EXE_pincite"))).args(["schema", of]).output();
    serde_json::from_slice(&output.expect("pincite runs").stdout).expect("a schema is JSON")
}

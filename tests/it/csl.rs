//! `pincite cite --csl FILE`, in a program that was built with the feature.

use std::fs;
use std::path::Path;
use std::process::Command;

const CHARTER: &str = "\
---
title: Charter of the Lakes
author: Lake Commission
date: 1975-08-01
---

{#p1}
Each Party keeps a record.

{#p2}
It gives notice.
";

/// A style of notes.
const STYLE: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note" default-locale="en-US">
  <info><title>Ours</title><id>http://www.zotero.org/styles/ours</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout suffix="."><group delimiter=", ">
    <names variable="author"/><text variable="title" font-style="italic"/><date variable="issued" form="text"/>
    <group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>
  </group></layout></citation>
</style>"#;

/// What the command prints in a folder with a document and a style, and how it ends.
#[track_caller]
fn check(style: &str, arguments: &[&str], code: i32, expected: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("content/charter.md", CHARTER);
    write("ours.csl", style);
    let output = Command::new(env!("CARGO_BIN_EXE_pincite"))
        .args(["cite", "--color", "never"])
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .expect("the program runs");
    let shown = [output.stdout, output.stderr].map(|text| String::from_utf8(text).expect("it prints text")).concat();
    assert_eq!((shown.as_str(), output.status.code()), (expected, Some(code)));
}

#[test]
fn a_style_in_a_file_cites_a_paragraph() {
    let note = "Lake Commission, Charter of the Lakes, August 1, 1975, ";
    let both = format!("{note}para. 2.\n{note}paras. 1\u{2013}2.\n");
    check(STYLE, &["charter", "2", "1-2", "--csl", "ours.csl"], 0, &both);
    let italic = format!("{}para. 2.\n", note.replace("Charter of the Lakes", "*Charter of the Lakes*"));
    check(STYLE, &["charter", "2", "--csl", "ours.csl", "--italics", "markdown"], 0, &italic);
}

#[test]
fn what_is_no_style_is_refused() {
    check(
        "<html></html>",
        &["charter", "2", "--csl", "ours.csl"],
        2,
        "\
error[bad-argument]: ours.csl: this is no style of CSL 1.0: Deserialization error occured at `.`
 |
 = help: give a .csl file

1 error
",
    );
    check(
        STYLE,
        &["charter", "2", "--csl", "theirs.csl"],
        2,
        "\
error[refused]: cannot read `theirs.csl`: no such file or directory
 |
 = help: check the path

1 error
",
    );
}

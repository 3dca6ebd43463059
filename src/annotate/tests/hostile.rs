//! No file panics, and of none a word is lost silently: the small texts of the cases, damaged in any way.

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use zip::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{annotated, import, problems};

const TEXTS: &[&str] = &[
    "page-notes.html",
    "club-rules.html",
    "widget-regulation.html",
    "two-languages.html",
    "bridge-standard.markdown",
    "notes.txt",
    "us-code.txt",
    "japanese-law.txt",
    "un-resolution.txt",
    "report-without-form-feeds.txt",
    "verses.txt",
];

/// What is done to a file: at a share of its length, of some bytes.
#[derive(Clone, Debug)]
enum Damage {
    Cut(usize),
    Twice(usize),
    /// The bytes go to another place.
    Moved(usize, f64),
    Put(Vec<u8>),
}

fn damaged(mut bytes: Vec<u8>, damages: &[(f64, Damage)]) -> Vec<u8> {
    for (share, damage) in damages {
        let place = |share: f64, length: usize| (share * length as f64) as usize;
        let at = place(*share, bytes.len());
        let range = |length: usize| at..(at + length).min(bytes.len());
        match damage {
            Damage::Cut(length) => drop(bytes.drain(range(*length))),
            Damage::Twice(length) => {
                let again = bytes[range(*length)].to_vec();
                bytes.splice(at..at, again);
            }
            Damage::Moved(length, to) => {
                let moved: Vec<u8> = bytes.drain(range(*length)).collect();
                let to = place(*to, bytes.len());
                bytes.splice(to..to, moved);
            }
            Damage::Put(put) => drop(bytes.splice(at..at, put.iter().copied())),
        }
    }
    bytes
}

fn any_damage() -> impl Strategy<Value = (f64, Damage)> {
    const PIECES: &[&str] = &[
        "1. ",
        "(a) ",
        "[1]",
        "<sup><a href=#fn1>2</a></sup>",
        "</p>",
        "<li id=fn1>",
        "<table>",
        "[^1]",
        "\n\n",
        "\n",
        "\u{c}",
        "\t",
        "*",
        "\n---\n",
        "<!--",
        "```\n",
        "第五条",
        "\u{202e}",
        "Article 5\n",
        "|",
        "> ",
        "\u{b}",
        "\0",
    ];
    let damage = prop_oneof![
        (1..200_usize).prop_map(Damage::Cut),
        (1..200_usize).prop_map(Damage::Twice),
        (1..200_usize, 0.0..1.0).prop_map(|(length, to)| Damage::Moved(length, to)),
        prop::sample::select(PIECES).prop_map(|piece| Damage::Put(piece.into())),
        prop::collection::vec(any::<u8>(), 1..4).prop_map(Damage::Put),
    ];
    (0.0..1.0, damage)
}

fn text_of(name: &str) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/import");
    std::fs::read(folder.join(name)).expect("the text is there")
}

/// A packed file with one of its members damaged.
fn packed(damages: &[(f64, Damage)], which: usize) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(text_of("well-agreement.docx"))).expect("a packed file");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let is_hit = index == which % archive.len();
        let mut member = archive.by_index(index).expect("a member");
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).expect("sound");
        let bytes = if is_hit { damaged(bytes, damages) } else { bytes };
        writer.start_file(member.name().expect("a name"), SimpleFileOptions::default()).expect("a member");
        writer.write_all(&bytes).expect("room");
    }
    writer.finish().expect("a file").into_inner()
}

#[track_caller]
fn check(name: &str, bytes: &[u8]) {
    let imported = import(name, bytes);
    if imported.problems.is_empty() {
        let annotated = annotated(&imported, &[]);
        let problems = problems(&imported, &annotated);
        assert!(problems.is_empty(), "{problems:?}\n{}", imported.source.text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(5),
        ..ProptestConfig::with_cases(300)
    })]

    #[test]
    fn damaged_files(
        name in prop::sample::select(TEXTS),
        damages in prop::collection::vec(any_damage(), 1..6),
        member in 0..8_usize,
    ) {
        check(name, &damaged(text_of(name), &damages));
        check("text.docx", &packed(&damages, member));
        check("text.docx", &damaged(text_of("well-agreement.docx"), &damages));
    }

    #[test]
    fn any_bytes_under_any_name(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        ending in prop::sample::select(vec!["txt", "html", "md", "docx"]),
    ) {
        check(&format!("text.{ending}"), &bytes);
    }
}

//! How fast raw text is read: megabytes a second on one core, for the kinds of text that cost most.
//!
//! `cargo bench --bench import`. It measures `importers::read` and `annotate::annotate` apart, in memory alone.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::fmt::Write;
use std::time::Instant;

use pincite::annotate::{Context, annotate};
use pincite::importers::{Raw, read};
use pincite::model::Id;

const BYTES: usize = 1_000_000;
const RUNS: usize = 5;

/// A name, and how one paragraph of the text is written.
type Shape = (&'static str, fn(usize) -> String);

const SHAPES: &[Shape] = &[
    ("a line a paragraph", |at| format!("{}. {}\n\n", at + 1, words(at, 80))),
    ("wrapped by hand", |at| format!("{}. {}\n\n", at + 1, wrapped(&words(at, 80)))),
    ("articles", |at| {
        format!(
            "Article {}\n\n1. {}\n\n2. {}\n(a) {}\n(b) {}\n\n",
            at + 1,
            words(at, 30),
            words(at, 20),
            words(at, 8),
            words(at, 8)
        )
    }),
    ("dotted numbers", |at| format!("{}.{}.{} {}\n", at / 100 + 1, at / 10 % 10 + 1, at % 10 + 1, words(at, 20))),
    ("pages", |at| {
        format!("A report\n\n{}\n\n{}. {}\n\nPage {}\n\u{c}", wrapped(&words(at, 60)), at + 1, words(at, 12), at + 1)
    }),
];

fn main() {
    for (name, paragraph) in SHAPES {
        let mut text = String::from("The Act of the Garden\n\n");
        let mut at = 0;
        while text.len() < BYTES {
            text.push_str(&paragraph(at));
            at += 1;
        }
        let raw = Raw { path: "text.txt".into(), bytes: text.as_bytes(), encoding: None };
        let (mut reading, mut annotating) = (f64::MAX, f64::MAX);
        for _ in 0..RUNS {
            let start = Instant::now();
            let imported = read(&raw);
            reading = reading.min(start.elapsed().as_secs_f64());
            let context = Context {
                id: Id::from_any("text"),
                path: "content/text.md".into(),
                source_file: None,
                topics: &[],
                known: &[],
            };
            let start = Instant::now();
            let annotated = annotate(&imported.draft, &imported.source, &context);
            assert!(annotated.problems.is_empty(), "the proof holds");
            annotating = annotating.min(start.elapsed().as_secs_f64());
        }
        let speed = |seconds: f64| text.len() as f64 / 1e6 / seconds;
        println!(
            "{name:<20} {at:>6} paragraphs   read {:>6.1} MB/s   annotated {:>6.1} MB/s",
            speed(reading),
            speed(annotating)
        );
    }
}

fn words(seed: usize, count: usize) -> String {
    const WORDS: [&str; 16] = [
        "the",
        "garden",
        "of",
        "each",
        "member",
        "shall",
        "be",
        "open",
        "to",
        "all",
        "and",
        "co-operation",
        "with",
        "others",
        "in",
        "tools",
    ];
    let mut text = String::from("The");
    for at in 0..count {
        let word = WORDS[(seed * 7 + at * 5 + at * at) % WORDS.len()];
        write!(text, " {word}{}", if at % 19 == 18 { ". It" } else { "" }).expect("a string takes all");
    }
    text.push('.');
    text
}

fn wrapped(text: &str) -> String {
    let (mut wrapped, mut column) = (String::new(), 0);
    for word in text.split(' ') {
        if column + word.len() > 72 {
            wrapped.push('\n');
            column = 0;
        } else if column > 0 {
            wrapped.push(' ');
        }
        wrapped.push_str(word);
        column += word.len() + 1;
    }
    wrapped
}

//! How fast raw text is read: megabytes a second on one core, for the kinds of text that cost most.
//!
//! `cargo bench --bench import [-- KIND…]`. In memory alone, and of five runs the fastest, so patterns are made once. A line says megabytes
//! of raw text a second: *read* is bytes to a draft, *annotated* a draft to a document with its account and the proof, *whole*
//! both and what `pincite import` does after them: annotated markdown, read back and proved. What is asked is 10 MB/s for the
//! whole way; and for a sample, with the start of the program, less than 0.2 seconds.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::fmt::Write;
use std::time::Instant;

use pincite::annotate::{Context, annotate, prove_printed};
use pincite::dialect::{Settings, parse, print};
use pincite::importers::{Raw, read};
use pincite::model::{Content, Id};
use pincite::text::Source;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
    ("lists in brackets", |at| {
        format!("Article {}\n\n{}\n\n(1) {}\n\n(2) {}\n\n", at + 1, words(at, 10), words(at, 9), words(at, 12))
    }),
    ("no labels", |at| format!("{}\n\n", words(at, 80))),
    ("verse", |at| {
        let lines: String =
            (0..8).map(|line| format!("{},\n", words(at * 4 + line, 6).trim_end_matches('.'))).collect();
        format!("{}\n\n{lines}\n", at + 1)
    }),
    ("Cyrillic", |at| {
        let (first, second) = (russian(at, 30), russian(at + 1, 40));
        format!("Статья {}\n\n1. {first}\n\n2. {}\n\n", at + 1, wrapped(&second))
    }),
    ("pages", |at| {
        format!("A report\n\n{}\n\n{}. {}\n\nPage {}\n\u{c}", wrapped(&words(at, 60)), at + 1, words(at, 12), at + 1)
    }),
];

/// The largest sample that the repository has.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/import/udhr-french.txt");

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let is_asked = |name: &str| asked.is_empty() || asked.iter().any(|asked| name.contains(asked.as_str()));
    for (name, paragraph) in SHAPES.iter().filter(|(name, _)| is_asked(name)) {
        let mut text = String::from("The Act of the Garden\n\n");
        let mut at = 0;
        while text.len() < BYTES {
            text.push_str(&paragraph(at));
            at += 1;
        }
        let [reading, annotating, whole] = fastest(text.as_bytes());
        let speed = |seconds: f64| text.len() as f64 / 1e6 / seconds;
        println!(
            "{name:<20} {at:>6} paragraphs   read {:>6.1} MB/s   annotated {:>6.1} MB/s   whole {:>6.1} MB/s",
            speed(reading),
            speed(annotating),
            speed(whole)
        );
    }
    let sample = std::fs::read(SAMPLE).expect("the sample is in the repository");
    let [_, _, whole] = fastest(&sample);
    println!("{:<20} {:>6} bytes        whole {:>6.2} ms", "the largest sample", sample.len(), whole * 1e3);
}

/// The seconds that reading, annotating and the whole way took at best.
fn fastest(bytes: &[u8]) -> [f64; 3] {
    let raw = Raw { path: "text.txt".into(), bytes, encoding: None };
    let id = Id::from_any("text");
    let mut best = [f64::MAX; 3];
    for _ in 0..RUNS {
        let start = Instant::now();
        let imported = read(&raw);
        let read = start.elapsed().as_secs_f64();
        let context = Context {
            id: id.clone(),
            path: "content/text.md".into(),
            source_file: None,
            topics: &[],
            known: &[],
            gone: &[],
        };
        let annotated = annotate(&imported.draft, &imported.source, &context);
        assert!(annotated.problems.is_empty(), "the proof holds");
        let annotated_at = start.elapsed().as_secs_f64();
        let printed = Source::new("content/text.md", print(&annotated.document));
        let Content::Document(read_back) = parse(&printed, &id, &Settings::default()).content else {
            unreachable!("what was printed is a document")
        };
        assert!(prove_printed(&imported.draft, &imported.source, &read_back).is_empty(), "the proof holds");
        let seconds = [read, annotated_at - read, start.elapsed().as_secs_f64()];
        best = std::array::from_fn(|at| best[at].min(seconds[at]));
    }
    best
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

fn russian(seed: usize, count: usize) -> String {
    const WORDS: &str =
        "каждый член сообщества имеет право на свободу мнений и на их выражение без какого-либо вмешательства";
    let known: Vec<&str> = WORDS.split(' ').collect();
    let words: Vec<&str> = (0..count).map(|at| known[(seed * 7 + at * 5 + at * at) % known.len()]).collect();
    format!("Настоящий {}.", words.join(" "))
}

fn wrapped(text: &str) -> String {
    let (mut wrapped, mut column) = (String::new(), 0);
    for word in text.split(' ') {
        let length = word.chars().count();
        if column + length > 72 {
            wrapped.push('\n');
            column = 0;
        } else if column > 0 {
            wrapped.push(' ');
        }
        wrapped.push_str(word);
        column += length + 1;
    }
    wrapped
}

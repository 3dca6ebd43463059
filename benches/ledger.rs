//! How fast a ledger is read and compared with the text: seconds on one core, for 200,000 anchors.
//!
//! `cargo bench --bench ledger`. In memory alone, and of five runs the fastest. *read* is the files of the ledger, *compared*
//! ledger and text. What is asked is less than a second for comparing, whatever happened to the text. `cargo bench --bench ledger
//! -- NAME` does one alone, once, for a program that counts instructions.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::sync::Arc;
use std::time::Instant;

use pincite::ledger::{Current, CurrentDocument, DocumentLedger, Ledger, Line, Text, Unit, compare};
use pincite::model::{Anchor, Date, DocumentId};
use pincite::text::{Source, Span};

/// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ANCHORS: usize = 200_000;
const RUNS: usize = 5;

/// What happened to the text since it was accepted: a name, how many documents there are, and the anchor and words of a
/// paragraph of each now; nothing if it is gone.
struct History {
    name: &'static str,
    documents: usize,
    now: fn(usize) -> Option<(String, String)>,
}

const HISTORIES: &[History] = &[
    History { name: "nothing", documents: 1, now: |at| Some((anchor(at), words(at))) },
    History { name: "nothing-in-2000-documents", documents: 2000, now: |at| Some((anchor(at), words(at))) },
    History { name: "all-are-new", documents: 1, now: |at| Some((format!("art{}", at + 1), format!("New {at}"))) },
    History { name: "all-changed", documents: 1, now: |at| Some((anchor(at), format!("{} again", words(at)))) },
    History { name: "all-shifted-by-one", documents: 1, now: |at| Some((anchor(at + 1), words(at))) },
    History { name: "all-renamed", documents: 1, now: |at| Some((format!("art{}", at + 1), words(at))) },
    History { name: "every-tenth-lost", documents: 1, now: |at| (at % 10 > 0).then(|| (anchor(at), words(at))) },
    History {
        name: "999-edited-and-renamed",
        documents: 1,
        now: |at| match at < 999 {
            true => Some((format!("art{}", at + 1), format!("Item. {} again", words(at)))),
            false => Some((anchor(at), format!("{} again", words(at)))),
        },
    },
    History { name: "all-documents-renamed", documents: 2000, now: |at| Some((anchor(at), words(at))) },
];

fn main() {
    let only = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    for history in HISTORIES.iter().filter(|history| only.as_deref().is_none_or(|only| only == history.name)) {
        let ledger = ledger(history.documents);
        let sources: Vec<Source> = ledger.files().into_iter().map(|(path, text)| Source::new(path, text)).collect();
        let texts: Vec<_> = (0..history.documents).map(|document| text(history, document)).collect();
        let current = Current { documents: texts.iter().map(OneText::current).collect(), ..Current::default() };
        let runs = if only.is_some() { 1 } else { RUNS };
        let (mut reading, mut comparing, mut findings) = (f64::MAX, f64::MAX, 0);
        for _ in 0..runs {
            let begun = Instant::now();
            let (ledger, problems) = Ledger::read(&sources);
            reading = reading.min(begun.elapsed().as_secs_f64());
            assert!(problems.is_empty(), "the ledger is sound");
            let begun = Instant::now();
            let comparison = compare(&ledger, &current);
            comparing = comparing.min(begun.elapsed().as_secs_f64());
            findings = comparison.documents.iter().map(|document| document.findings.len()).sum();
        }
        println!("{:<28} read {reading:>6.3} s   compared {comparing:>6.3} s   {findings:>6} findings", history.name);
    }
}

fn anchor(at: usize) -> String {
    format!("p{}", at + 1)
}

/// Some twenty words that no other paragraph has, and that many begin alike.
fn words(at: usize) -> String {
    format!(
        "Each Party to article {} shall give notice to the others in writing and without delay, as is said in part {}.",
        at % 5000,
        at
    )
}

fn id(name: &str, document: usize) -> DocumentId {
    DocumentId::parse_path(&format!("{name}-{document}")).expect("an id")
}

fn ledger(documents: usize) -> Ledger {
    let since = Date::parse("2026-11-24").expect("a day");
    let mut ledger = Ledger::default();
    for document in 0..documents {
        let mut of = DocumentLedger::new(since, format!("Document {document}"));
        for at in 0..ANCHORS / documents {
            let name = Anchor::parse(&anchor(at)).expect("an anchor");
            of.anchors.insert(name, Line::new(since, &words(document * ANCHORS / documents + at)));
        }
        ledger.documents.insert(id("text", document), of);
    }
    ledger
}

/// A document as it is now.
struct OneText {
    id: DocumentId,
    path: Arc<str>,
    paragraphs: Vec<(Anchor, String)>,
    digests: Vec<Option<Text>>,
}

fn text(history: &History, document: usize) -> OneText {
    let count = ANCHORS / history.documents;
    let now = (0..count).filter_map(|at| {
        let (name, _) = (history.now)(at)?;
        let (_, words) = (history.now)(document * count + at)?;
        Some((Anchor::parse(&name).expect("an anchor"), words))
    });
    let paragraphs: Vec<(Anchor, String)> = now.collect();
    let name = if history.name == "all-documents-renamed" { "new" } else { "text" };
    let id = id(name, document);
    let digests = paragraphs.iter().map(|(_, words)| Text::of(words)).collect();
    OneText { path: format!("content/{id}.md").into(), id, paragraphs, digests }
}

impl OneText {
    fn current(&self) -> CurrentDocument<'_> {
        let units = self.paragraphs.iter().zip(&self.digests).map(|((anchor, words), text)| Unit {
            anchor,
            words,
            digest: text.as_ref().map(|text| text.digest),
            also: &[],
            span: Span::default(),
        });
        CurrentDocument { id: &self.id, title: "A text", path: &self.path, units: units.collect() }
    }
}

//! A text as it was accepted, as it is now, and what the ledger says: a line for each paragraph, anchor and words.
//! `p58+p59` is a paragraph with a further anchor; `p9†` is gone, `p9†p8` gone to `p8`.

use std::fmt::Write;
use std::sync::Arc;

use super::*;
use crate::model::{Anchor, Date, DocumentId};
use crate::text::{Source, Span};

mod accepting;
mod edited;
mod finding;
mod histories;
mod laws;
mod leading;

struct Paragraph {
    anchor: Anchor,
    also: Vec<(Anchor, Span)>,
    gone: Option<Vec<Destination>>,
    words: String,
    span: Span,
}

fn anchor(text: &str) -> Anchor {
    Anchor::parse(text).expect("an anchor of a test")
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day of a test")
}

fn id(text: &str) -> DocumentId {
    DocumentId::parse_path(text).expect("an id of a test")
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut start = 0;
    let lines = text.lines().map(|line| {
        let (name, words) = line.split_once(' ').unwrap_or((line, ""));
        let (name, gone) = name.split_once('†').map_or((name, None), |(name, to)| (name, Some(to)));
        let mut anchors = name.split('+').map(anchor);
        let paragraph = Paragraph {
            anchor: anchors.next().expect("split gives one"),
            also: anchors.map(|anchor| (anchor, Span::at(start))).collect(),
            gone: gone.map(|to| Destination::of_anchor(to).into_iter().collect()),
            words: words.into(),
            span: Span::new(start..start + name.len()),
        };
        start += line.len() + 1;
        paragraph
    });
    lines.collect()
}

fn ledger(text: &str) -> DocumentLedger {
    let since = day("2026-11-24");
    let mut ledger = DocumentLedger::new(since, "D".into());
    for paragraph in paragraphs(text) {
        let line = Line::new(since, &paragraph.words);
        for (also, _) in paragraph.also {
            ledger.anchors.insert(also, Line { leads_to: Some(paragraph.anchor.clone()), ..line.clone() });
        }
        let gone = paragraph.gone.map(|to| Gone { date: day("2027-02-01"), to, why: None });
        ledger.anchors.insert(paragraph.anchor, Line { gone, ..line });
    }
    ledger
}

/// Gives the ledger of documents and the site as it is now to `then`.
fn with<T>(documents: &[(&str, &str, &str)], then: impl FnOnce(&Ledger, &Current<'_>) -> T) -> T {
    let mut before = Ledger::default();
    let mut now: Vec<(DocumentId, Arc<str>, Vec<Paragraph>)> = Vec::new();
    for (name, was, is) in documents {
        if !was.is_empty() {
            before.documents.insert(id(name), ledger(was));
        }
        if !is.is_empty() {
            now.push((id(name), format!("content/{name}.md").into(), paragraphs(is)));
        }
    }
    // Through the files, so that each line has its place.
    let sources: Vec<_> = before.files().into_iter().map(|(path, text)| Source::new(path, text)).collect();
    let (before, problems) = Ledger::read(&sources);
    assert_eq!(problems, []);
    let documents = now.iter().map(|(id, path, paragraphs)| CurrentDocument {
        id,
        title: "D",
        path,
        units: paragraphs
            .iter()
            .map(|of| {
                let digest = Text::of(&of.words).map(|text| text.digest);
                Unit { anchor: &of.anchor, words: &of.words, digest, also: &of.also, span: of.span }
            })
            .collect(),
    });
    let current = Current { documents: documents.collect(), ..Current::default() };
    then(&before, &current)
}

fn shown(problems: &[crate::diagnostic::Diagnostic]) -> String {
    let mut text = String::new();
    for problem in problems {
        writeln!(text, "{} {}: {}", problem.severity.word(), problem.code, problem.message).expect("a string");
        for label in &problem.also {
            writeln!(text, "  {}:{} {}", label.at.path, label.at.span.start, label.text).expect("a string");
        }
        if let Some(help) = &problem.help {
            writeln!(text, "  {help}").expect("a string");
        }
    }
    text
}

#[track_caller]
fn check(was: &str, is: &str, expected: &str) {
    check_site(&[("d", was, is)], expected);
}

#[track_caller]
fn check_site(documents: &[(&str, &str, &str)], expected: &str) {
    let problems = with(documents, |ledger, current| compare(ledger, current).problems());
    assert_eq!(shown(&problems), expected);
}

#[test]
fn same_words_say_nothing() {
    check("p1 Peace\np2 Trust\nsec1", "p2 Trust\nsec1\np1 Peace", "");
    check(
        "p9† Peace",
        "p1 New",
        "note unrecorded-anchor: 1 anchor is not in the ledger; run pincite ledger accept before you publish\n",
    );
}

#[test]
fn new_anchors_are_one_note() {
    check_site(
        &[("a", "", "p1 One\np2 Two"), ("b", "p1 One", "p1 One\np2+p3 Two")],
        "note unrecorded-anchor: 4 anchors are not in the ledger; run pincite ledger accept before you publish\n",
    );
}

#[test]
fn other_words_are_a_warning_unless_they_shifted() {
    check(
        "p1 Peace and security",
        "p1 Peace, and security",
        "\
warning changed-text: `p1` has other words than were published
  content/d.md:0 the words as they are now: 3 words, and 3 before
  put the words back, or run `pincite ledger accept d --why \"…\"` to record the change
",
    );
    // A section without a title is never changed text, and one with a title that is new is none either.
    check("sec1\nsec2", "sec1\nsec2 Scope", "");
    check(
        "sec1 Scope",
        "sec1",
        "\
warning changed-text: `sec1` was published with words and has none now
  content/d.md:0 the words as they are now
  put the words back, or run `pincite ledger accept d --why \"…\"` to record the change
",
    );
}

#[test]
fn a_paragraph_put_in_shifts_those_after_it() {
    check(
        "p1 Peace\np2 Trust\np3 Trade",
        "p1 Peace\np2 Water\np3 Trust\np4 Trade",
        "\
error shifted-text: the words of `p2` stand at `p3` now, and 1 more anchor has shifted
  content/d.md:18 its words stand here
  p2 → p3, p3 → p4; give the words their old anchors back, or run `pincite ledger accept d --moved p2=p3 --moved p3=p4`
note unrecorded-anchor: 1 anchor is not in the ledger; run pincite ledger accept before you publish
",
    );
}

#[test]
fn a_paragraph_taken_out_shifts_those_after_it() {
    check(
        "p1 Peace\np2 Trust\np3 Trade",
        "p1 Trust\np2 Trade",
        "\
error lost-permalink: `p3` was published and is no longer in the text
  content/d.md:9 its words stand here
  put `{#p3}` back above its words, or accept it with `--moved p3=p2`
error shifted-text: `p1` has the words of `p2` now, and 1 more anchor has shifted
  content/d.md:0 other words stand here
  p1 → nowhere, p2 → p1, p3 → p2; give the words their old anchors back, or run `pincite ledger accept d --retired p1 --moved p2=p1 --moved p3=p2`
",
    );
}

#[test]
fn words_that_stand_at_two_anchors_shift_nothing() {
    check(
        "p1 Reserved\np2 Reserved\np3 Trade",
        "p1 Reserved\np2 Water\np3 Trade",
        "\
warning changed-text: `p2` has other words than were published
  content/d.md:12 the words as they are now: 1 word, and 1 before
  put the words back, or run `pincite ledger accept d --why \"…\"` to record the change
",
    );
}

#[test]
fn a_document_that_is_gone_is_told_once() {
    check_site(
        &[("old", "p1 Peace\np2 Trust\np3 Trade", ""), ("new", "", "p1 Peace\np2 Trust\np3 Trade")],
        "\
error lost-permalink: the document `old` with 3 anchors was published and is gone
  its words stand in `new`: run `pincite ledger accept old new --moved old=new`, or put the file back as `content/old.md`
note unrecorded-anchor: 3 anchors are not in the ledger; run pincite ledger accept before you publish
",
    );
}

#[test]
fn an_anchor_that_was_gone_is_back() {
    check(
        "p1 Peace\np2†p1 Trust\np3† Trade",
        "p1 Peace\np2 Water\np3 Trade",
        "\
error reused-anchor: `p2`, gone since 2027-02-01, is back with other words
  content/d.md:9 other words stand here
  give the paragraph an anchor that was never used, or put the words back that `p2` had
note restored-anchor: `p3` is back with its words
  content/d.md:18 it is here
  run `pincite ledger accept d` to record it
",
    );
    // As a further anchor of the paragraph it went to, it leads where the ledger says.
    check(
        "p1 Peace\np2†p1 Trust",
        "p1+p2 Peace",
        "\
note restored-anchor: `p2` is back with its words
  content/d.md:0 it is here
  run `pincite ledger accept d` to record it
",
    );
}

#[test]
fn a_further_anchor_is_remembered_with_its_paragraph() {
    check("p58+p59 Verses", "p58+p59 Verses", "");
    check(
        "p58+p59 Verses",
        "p58+p59 Other verses",
        "\
warning changed-text: `p58` has other words than were published
  content/d.md:0 the words as they are now: 2 words, and 1 before
  put the words back, or run `pincite ledger accept d --why \"…\"` to record the change
",
    );
}

#[test]
fn pages_of_paragraphs_once_published_stay() {
    let paragraphs_off = with(&[("d", "p1 Peace", "p1 Peace")], |ledger, current| {
        let off = Current { paragraph_pages: false, ..current.clone() };
        shown(&compare(ledger, &off).problems())
    });
    assert_eq!(
        paragraphs_off,
        "error lost-permalink: 1 page of a paragraph was published and paragraph pages are turned off\n  \
         set `paragraph-pages: true` under `outputs` in pincite.yaml; what was published stays\n"
    );
}

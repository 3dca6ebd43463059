//! What holds of all styles and records.

use proptest::prelude::*;

use super::sample::{self, Sample, written};
use super::*;
use crate::model::{Author, Date};

#[test]
fn names_are_told_apart() {
    let names: Vec<&str> =
        STYLES.iter().map(|style| style.name).chain(RECORDS.iter().map(|record| record.name)).collect();
    let mut different = names.clone();
    different.sort_unstable();
    different.dedup();
    assert_eq!(different.len(), names.len());
    let by_default: Vec<&str> = by_default().map(|style| style.name).collect();
    assert_eq!(by_default, ["plain", "oscola", "bluebook", "chicago", "apa", "mla", "un"]);
}

fn by_default() -> impl Iterator<Item = &'static Style> {
    STYLES.iter().filter(|style| style.by_default)
}

#[test]
fn a_pattern_has_room_for_the_locator_and_the_permalink() {
    let sample = sample::astana();
    let patterns: Vec<String> = by_default().map(|style| pattern(style, &sample.cited())).collect();
    let expected = [
        "OSCE, Astana Commemorative Declaration: Towards a Security Community, SUM.DOC/1/10/Corr.1, 3 December 2010, {at}, \
         {link}",
        "Organization for Security and Co-operation in Europe, ‘Astana Commemorative Declaration: Towards a Security \
         Community’ (3 December 2010) SUM.DOC/1/10/Corr.1, {at}",
        "Organization for Security and Co-operation in Europe [OSCE], Astana Commemorative Declaration: Towards a Security \
         Community, {at}, OSCE Doc. SUM.DOC/1/10/Corr.1 (Dec. 3, 2010).",
        "Organization for Security and Co-operation in Europe, Astana Commemorative Declaration: Towards a Security \
         Community, SUM.DOC/1/10/Corr.1 (December 3, 2010), {at}, {link}.",
        "Organization for Security and Co-operation in Europe. (2010, December 3). Astana Commemorative Declaration: Towards \
         a Security Community (SUM.DOC/1/10/Corr.1). {link}",
        "(Organization for Security and Co-operation in Europe, {at})",
        "SUM.DOC/1/10/Corr.1, {at}.",
    ];
    assert_eq!(patterns, expected);
    let mut nowhere = sample::astana();
    nowhere.permalink = None;
    assert!(STYLES.iter().all(|style| !pattern(style, &nowhere.cited()).contains("{link}")));
    assert_eq!(pattern(&STYLES[1], &sample::judgment().cited()), "Ntuli v S [2013] ZAGPJHC 3 {at}");
}

/// A way to take a field away.
type Without = fn(&mut Sample);

/// A document with every field that its type may have, and the ways to take them away.
type Full = (fn() -> Sample, &'static [Without]);

const FULL: &[Full] = &[
    (
        sample::astana,
        &[
            |sample| sample.meta.title.clear(),
            |sample| sample.meta.subtitle = None,
            |sample| sample.meta.authors.clear(),
            |sample| sample.meta.author_short = None,
            |sample| sample.meta.symbol = None,
            |sample| sample.permalink = None,
        ],
    ),
    (
        || {
            let mut sample = sample::genocide();
            sample.meta.adopted = sample.meta.date;
            sample.meta.symbol = Some("A/RES/260".to_owned());
            sample
        },
        &[
            |sample| sample.meta.title.clear(),
            |sample| sample.meta.short_title = None,
            |sample| sample.meta.series = None,
            |sample| sample.meta.symbol = None,
            |sample| sample.meta.adopted = None,
            |sample| sample.meta.in_force = None,
            |sample| sample.permalink = None,
        ],
    ),
    (
        || {
            let mut sample = sample::judgment();
            sample.meta.authors = vec![Author::Person { family: "Roe".to_owned(), given: Some("A.".to_owned()) }];
            sample.meta.symbol = Some("A468/12".to_owned());
            sample
        },
        &[
            |sample| sample.meta.title.clear(),
            |sample| sample.meta.authors.clear(),
            |sample| sample.meta.court = None,
            |sample| sample.meta.neutral_citation = None,
            |sample| sample.meta.symbol = None,
            |sample| sample.permalink = None,
        ],
    ),
    (sample::constitution, &[|sample| sample.meta.title.clear(), |sample| sample.permalink = None]),
];

/// Why a citation is not well punctuated.
fn fault(text: &str) -> Option<&'static str> {
    const NEVER: &[&str] = &[
        ",,", ", ,", "..", ".,.", " ,", " .", "  ", "()", "[]", "( ", " )", "‘’", "“”", "**", ",)", "(,", ",.", ". ,",
        ": ,", ":,", "::",
    ];
    let text = text.replace("— in text: ", "");
    let allowed = text.replace("pmbl., ", "pmbl, ").replace("para., ", "para, ").replace("subpara., ", "subpara, ");
    if let Some(never) = NEVER.iter().find(|never| allowed.contains(**never)) {
        return Some(never);
    }
    if text.starts_with([',', '.', ' ', ':', ')', ']']) {
        return Some("it begins with punctuation");
    }
    if text.ends_with([',', ' ', ':', '(', '[', '‘', '“']) {
        return Some("it ends in the middle");
    }
    let unbalanced = |open, close| text.matches(open).count() != text.matches(close).count();
    if unbalanced('(', ')') || unbalanced('[', ']') || unbalanced('‘', '’') || unbalanced('“', '”') {
        return Some("a bracket or quotation mark is alone");
    }
    None
}

#[test]
fn faults_are_found() {
    for text in ["A, , B", "A..", "A ()", ", A", "A,", "(A", "A ‘’", "A  B", "A : ,"] {
        assert!(fault(text).is_some(), "{text}");
    }
    assert_eq!(fault("OSCE [O], *T: S* (Dec. 2010), pmbl., 1st para., X."), None);
}

/// Every style with every subset of the fields, every form of the date and three kinds of places.
#[test]
fn what_is_missing_goes_with_its_punctuation() {
    for (full, without) in FULL {
        for missing in 0..1_usize << without.len() {
            let mut sample = full();
            let taken = without.iter().enumerate().filter(|(bit, _)| missing >> bit & 1 == 1);
            taken.for_each(|(_, take)| take(&mut sample));
            for date in ["2010-12-03", "2010-12", "2010", "none"] {
                sample.meta.date = Date::parse(date);
                check_punctuation(&sample);
                for anchor in ["p3", "pre1"] {
                    let mut sample = sample.clone();
                    sample.at(anchor);
                    check_punctuation(&sample);
                }
                let mut whole = sample.clone();
                whole.whole();
                check_punctuation(&whole);
            }
        }
    }
}

#[track_caller]
fn check_punctuation(sample: &Sample) {
    for style in STYLES {
        let written = written(style, &sample.cited());
        assert_eq!(fault(&written), None, "{}: {written}", style.name);
    }
}

/// The plain style is the parts that are there, and nothing else.
#[test]
fn what_is_there_is_said() {
    let parts: [(&str, Without); 5] = [
        ("OSCE", |sample| {
            sample.meta.author_short = None;
            sample.meta.authors.clear();
        }),
        ("SUM.DOC/1/10/Corr.1", |sample| sample.meta.symbol = None),
        ("3 December 2010", |sample| sample.meta.date = None),
        ("para. 3", |sample| sample.whole()),
        ("https://example.org/osce/astana-declaration/p3.html", |sample| sample.permalink = None),
    ];
    for missing in 0..1_usize << parts.len() {
        let mut sample = sample::astana();
        let mut expected = Vec::new();
        for (bit, (part, without)) in parts.iter().enumerate() {
            if missing >> bit & 1 == 1 { without(&mut sample) } else { expected.push(*part) }
        }
        let after_author = usize::from(expected.first() == Some(&"OSCE"));
        expected.insert(after_author, "Astana Commemorative Declaration: Towards a Security Community");
        sample.check(&STYLES[0], &expected.join(", "));
    }
}

proptest! {
    #[test]
    fn records_hold_whatever_text(
        title in any::<String>(),
        body in any::<String>(),
        family in "\\PC{0,12}",
        symbol in proptest::option::of("[ -~\n\r\t\u{0}-\u{1f}]{0,20}"),
        short in proptest::option::of(any::<String>()),
        year in 1_i16..9999,
    ) {
        let mut sample = sample::astana();
        sample.meta.title = title;
        sample.meta.author_short = short;
        sample.meta.symbol = symbol;
        sample.meta.date = Some(Date { year, month: None, day: None });
        sample.meta.authors = vec![Author::Body(body), Author::Person { family, given: Some("A.".to_owned()) }];
        let cited = sample.cited();
        for style in STYLES {
            let _ = (style.write)(&cited);
        }

        let bibtex = (bibtex::RECORD.write)(&cited);
        let mut depth = 0_i32;
        for c in bibtex.chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            prop_assert!(depth >= 0, "{bibtex}");
        }
        prop_assert_eq!(depth, 0);
        let one_line_each = bibtex.lines().all(|line| line.starts_with(['@', '}']) || line.starts_with("  "));
        prop_assert!(one_line_each, "{bibtex}");

        for line in (ris::RECORD.write)(&cited).split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']) {
            prop_assert_eq!(line.get(2..6), Some("  - "), "{}", line);
            prop_assert!(!line.contains(char::is_control));
        }

        let csl: serde_json::Value = serde_json::from_str(&(csl::RECORD.write)(&cited)).expect("JSON");
        prop_assert_eq!(csl[0]["title"].as_str().map(str::to_owned), cited.title());
        prop_assert!(csl[0]["id"].as_str().is_some_and(|id| id.is_ascii() && !id.contains(char::is_whitespace)));
    }
}

//! What holds of all styles and records.

use proptest::prelude::*;

use super::sample::{self, Sample, written};
use super::*;
use crate::model::{Author, Date, DocumentType};

#[test]
fn names_are_told_apart() {
    let names: Vec<&str> =
        STYLES.iter().map(|style| style.name).chain(RECORDS.iter().map(|record| record.name)).collect();
    assert_eq!(names, ["plain", "oscola", "bluebook", "chicago", "apa", "mla", "un", "bibtex", "ris", "csl"]);
}

#[test]
fn a_pattern_has_room_for_the_locator_and_the_permalink() {
    let mut sample = sample::astana();
    sample.permalink = None;
    let patterns: Vec<String> = STYLES.iter().map(|style| pattern(style, &sample.cited())).collect();
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
    assert_eq!(pattern(&STYLES[1], &sample::judgment().cited()), "Ntuli v S [2013] ZAGPJHC 3 {at}");
}

/// A document with every field, of some type.
fn full(kind: DocumentType) -> Sample {
    let mut sample = sample::astana();
    sample.meta.kind = Some(kind);
    sample.meta.adopted = Date::parse("2010-12-02");
    sample.meta.in_force = Date::parse("2011-01-01");
    sample.meta.series = Some("78 UNTS 277".to_owned());
    sample.meta.neutral_citation = Some("[2010] OSCE 1".to_owned());
    sample.meta.court = Some("High Court".to_owned());
    sample
}

/// Ways to take a field away.
const WITHOUT: &[fn(&mut Sample)] = &[
    |sample| sample.meta.title.clear(),
    |sample| sample.meta.subtitle = None,
    |sample| sample.meta.short_title = None,
    |sample| sample.meta.authors.clear(),
    |sample| sample.meta.author_short = None,
    |sample| sample.meta.symbol = None,
    |sample| sample.meta.series = None,
    |sample| sample.meta.neutral_citation = None,
    |sample| sample.meta.court = None,
    |sample| sample.meta.adopted = None,
    |sample| sample.meta.in_force = None,
    |sample| sample.permalink = None,
    |sample| sample.whole(),
];

const KINDS: [DocumentType; 4] =
    [DocumentType::Declaration, DocumentType::Treaty, DocumentType::Judgment, DocumentType::Constitution];

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

/// Every style with every subset of the fields, for each of some types.
#[test]
fn what_is_missing_goes_with_its_punctuation() {
    for kind in KINDS {
        for missing in 0..1_usize << WITHOUT.len() {
            let mut sample = full(kind);
            // The date goes through its four forms as the subsets go by.
            sample.meta.date = ["2010-12-03", "2010-12", "2010", ""]
                .get((missing ^ (missing >> 5)) % 4)
                .and_then(|date| Date::parse(date));
            for (bit, without) in WITHOUT.iter().enumerate() {
                if missing >> bit & 1 == 1 {
                    without(&mut sample);
                }
            }
            for style in STYLES {
                let written = written(style, &sample.cited());
                assert_eq!(fault(&written), None, "{}: {written}", style.name);
            }
        }
    }
}

/// The plain style is the parts that are there, and nothing else.
#[test]
fn what_is_there_is_said() {
    let parts: [(&str, fn(&mut Sample)); 5] = [
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
        prop_assert!(bibtex.lines().all(|line| line.starts_with('@') || line == "}" || line.starts_with("  ")));

        for line in (ris::RECORD.write)(&cited).split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']) {
            prop_assert_eq!(line.get(2..6), Some("  - "), "{}", line);
            prop_assert!(!line.contains(char::is_control));
        }

        let csl: serde_json::Value = serde_json::from_str(&(csl::RECORD.write)(&cited)).expect("JSON");
        prop_assert_eq!(csl[0]["title"].as_str().map(str::to_owned), cited.title());
        prop_assert!(csl[0]["id"].as_str().is_some_and(|id| id.is_ascii() && !id.contains(char::is_whitespace)));
    }
}

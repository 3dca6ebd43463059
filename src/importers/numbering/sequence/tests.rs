//! The reading that makes the most consistent sequences wins.

use super::super::marker::markers;
use super::*;

/// Lines, of which those that begin with `~` stand in the middle of a sentence and those after `:` follow a colon;
/// expected is each label with the labels it lies in.
#[track_caller]
fn check(lines: &[&str], expected: &str) {
    let candidates: Vec<Candidate> = lines
        .iter()
        .map(|line| {
            let position = if line.starts_with('~') { Position::MidSentence } else { Position::Block };
            let after_colon = line.starts_with(':');
            let markers = markers(line.trim_start_matches(['~', ':'])).into();
            Candidate { markers, position, after_colon, after_heading: false, heading: false, column: None }
        })
        .collect();
    let accepted = solve(candidates);
    let name = |index: usize| {
        let label = accepted.iter().find(|label| label.candidate == index).expect("a label");
        format!("{}{}", label.marker().style.prefix.unwrap_or(""), label.marker().reading.plain)
    };
    let path = |label: &Accepted| {
        let mut path = vec![name(label.candidate)];
        let mut parent = label.parent;
        while let Some(index) = parent {
            path.push(name(index));
            parent = accepted.iter().find(|label| label.candidate == index).expect("a label").parent;
        }
        path.reverse();
        path.join(">")
    };
    assert_eq!(accepted.iter().map(path).collect::<Vec<_>>().join(" "), expected);
}

#[test]
fn a_year_at_the_start_of_a_line_is_no_label() {
    check(&["1. A", "2. B", "~2010. We", "3. C"], "1 2 3");
}

#[test]
fn i_after_h_is_a_letter_and_after_a_colon_a_roman_numeral() {
    let letters = ["(a) A", "(b) B", "(c) C", "(d) D", "(e) E", "(f) F", "(g) G", "(h) H", "(i) I", "(j) J"];
    check(&letters, "a b c d e f g h i j");
    check(&["1. A", "(a) A", ":(i) B", "(ii) C", "(b) D"], "1 1>a 1>a>i 1>a>ii 1>b");
}

#[test]
fn articles_run_through_chapters_and_paragraphs_begin_anew() {
    check(
        &[
            "Chapter I",
            "Article 1",
            "1. A",
            "2. B",
            "Article 2",
            "1. A",
            "1) B",
            "2) C",
            "2. D",
            "Chapter II",
            "Article 3",
            "1. E",
        ],
        "chi chi>art1 chi>art1>1 chi>art1>2 chi>art2 chi>art2>1 chi>art2>1>1 chi>art2>1>2 chi>art2>2 chii chii>art3 chii>art3>1",
    );
}

#[test]
fn numbers_may_run_through_headings() {
    check(&["Chapter I", "1. A", "2. B", "Chapter II", "3. C", "4. D"], "chi chi>1 chi>2 chii chii>3 chii>4");
}

#[test]
fn dotted_numbers_are_a_tree() {
    check(
        &["1. A", "1.1 B", "1.2 C", "1.2.1 D", "1.10 E", "2. F", "2.1 G"],
        "1 1>1.1 1>1.2 1>1.2>1.2.1 1>1.10 2 2>2.1",
    );
    check(
        &["1 A", "1.1 B", "1.11 C", "1.12 D", "1.2 E", "2 F", "2.01 G", "2.011 H", "2.02 I", "2.1 J"],
        "1 1>1.1 1>1.11 1>1.12 1>1.2 2 2>2.01 2>2.011 2>2.02 2>2.1",
    );
}

#[test]
fn a_reading_that_is_nearly_as_good_is_told() {
    let rivals = |lines: &[&str]| -> Vec<Option<Rival>> {
        let candidates = lines.iter().map(|line| Candidate {
            markers: markers(line).into(),
            position: Position::Block,
            after_colon: false,
            after_heading: false,
            heading: false,
            column: None,
        });
        solve(candidates.collect()).iter().map(|label| label.rival).collect()
    };
    assert_eq!(rivals(&["1. A", "2. B", "3. C"]), [None; 3]);
    assert_eq!(rivals(&["1 A", "2 B"]), [Some(Rival::Text), None]);
    assert_eq!(rivals(&["1 A", "2 B", "3 C"]), [None; 3]);
}

#[test]
fn numbers_between_numbers() {
    check(&["3. A", "3-1. B", "4. C", "12a. D"], "3 3.1 4");
    check(&["1. A", "2. B", "2 bis. C", "2 ter. D", "3. E"], "1 2 2.bis 2.ter 3");
}

//! Where an old address leads, after the place where its words went had other words in turn.

use super::*;

/// Where each anchor of the document `d` leads: a line for each, the anchor and its ends.
#[track_caller]
fn check(lines: &str, ends: &str) {
    let text = format!("document: {{ since: 2026-11-24, title: D }}\nanchors:\n{lines}");
    let (ledger, problems) = Ledger::read(&[Source::new("content/ledger/d.yaml", text)]);
    assert!(problems.is_empty(), "{}", shown(&problems));
    let lead = |anchor: &Anchor| {
        let ends = ledger.ends(Destination::Elsewhere(id("d"), anchor.clone()));
        let names: Vec<String> = ends.iter().map(|end| format!(" {end}")).collect();
        format!("{anchor}{}\n", names.concat().replace("d#", ""))
    };
    let led: String = ledger.documents[&id("d")].anchors.keys().map(lead).collect();
    assert_eq!(led, ends);
}

#[test]
fn words_that_moved_twice_are_found() {
    check(
        "\
\x20 p1: { since: 2026-11-24, text: t0000000000000001, words: 1, begins: A, gone: 2027-01-01, to: p2 }
  p2: { since: 2026-11-24, text: t0000000000000005, words: 1, begins: E, was: [{ until: 2027-02-01, text: t0000000000000001, to: p3 }] }
  p3: { since: 2026-11-24, text: t0000000000000001, words: 1, begins: A }
",
        "p1 p3\np2 p2\np3 p3\n",
    );
}

#[test]
fn words_that_were_there_before_are_others() {
    // Counted anew at once: what went to p2 did not go on with what p2 had till then.
    check(
        "\
\x20 p1: { since: 2026-11-24, text: t0000000000000001, words: 1, begins: A, gone: 2027-01-01, to: p2 }
  p2: { since: 2026-11-24, text: t0000000000000001, words: 1, begins: A, was: [{ until: 2027-01-01, text: t0000000000000002, to: p3 }] }
  p3: { since: 2026-11-24, text: t0000000000000002, words: 1, begins: B }
",
        "p1 p2\np2 p2\np3 p3\n",
    );
}

#[test]
fn words_that_went_on_on_the_day_on_which_they_came_are_known_by_their_digest() {
    check(
        "\
\x20 p1: { since: 2026-11-24, text: t0000000000000001, words: 1, begins: A, gone: 2027-01-01, to: p2 }
  p2: { since: 2026-11-24, text: t0000000000000005, words: 1, begins: E, was: [{ until: 2027-01-01, text: t0000000000000002, to: p3 }, { until: 2027-01-01, text: t0000000000000001, to: p4 }] }
  p3: { since: 2026-11-24, text: t0000000000000002, words: 1, begins: B }
  p4: { since: 2026-11-24, text: t0000000000000001, words: 1, begins: A }
",
        "p1 p4\np2 p2\np3 p3\np4 p4\n",
    );
}

#[test]
fn words_that_were_edited_where_they_went_stay_there() {
    check(
        "\
\x20 p1: { since: 2026-11-24, text: t0000000000000001, words: 1, begins: A, gone: 2027-01-01, to: p2 }
  p2: { since: 2026-11-24, text: t0000000000000005, words: 1, begins: E, was: [{ until: 2027-02-01, text: t0000000000000001, why: typo }] }
",
        "p1 p2\np2 p2\n",
    );
}

#[test]
fn words_that_were_split_where_they_went_are_in_all_parts() {
    check(
        "\
\x20 p1: { since: 2026-11-24, text: t0000000000000001, words: 1, begins: A, gone: 2027-01-01, to: p2 }
  p2: { since: 2026-11-24, text: t0000000000000005, words: 1, begins: E, was: [{ until: 2027-02-01, text: t0000000000000001, to: [p2, p3] }] }
  p3: { since: 2027-02-01, text: t0000000000000006, words: 1, begins: F, gone: 2027-03-01, to: p2 }
",
        "p1 p2\np2 p2\np3 p2\n",
    );
}

#[test]
fn a_document_that_is_back_keeps_what_went_with_it_where_it_went() {
    let documents = [("d", "p1 Peace\np2 Trust", "p1 Peace"), ("new", "p1 Peace\np2 Trust", "p1 Peace\np2 Trust")];
    let decisions = Decisions::of(day("2028-01-01"));
    let accepted = with(&documents, |ledger, current| {
        let mut ledger = ledger.clone();
        let to = vec![Destination::Document(id("new"))];
        let was = ledger.documents.get_mut(&id("d")).expect("it is there");
        was.gone = Some(Gone { date: day("2027-02-01"), to, why: Some("renamed".into()) });
        accept(&ledger, current, &decisions)
    });
    let ledger = accepted.expect("nothing is to be decided");
    assert_eq!(ledger.documents[&id("d")].gone, None);
    let gone = ledger.line(&id("d"), &anchor("p2")).and_then(|line| line.gone.clone()).expect("p2 is still gone");
    assert_eq!((gone.date, gone.why.as_deref()), (day("2027-02-01"), Some("renamed")));
    let ends = ledger.ends(Destination::Elsewhere(id("d"), anchor("p2")));
    assert_eq!(ends, [Destination::Elsewhere(id("new"), anchor("p2"))]);
}

#[test]
fn what_went_was_moved_merged_or_split() {
    let lines = "\
\x20 p1: { since: 2026-11-24, text: t0000000000000001, words: 1, begins: A, gone: 2027-01-01, to: p11 }
  p2: { since: 2026-11-24, text: t0000000000000002, words: 1, begins: B, gone: 2027-01-01, to: p12 }
  p3: { since: 2026-11-24, text: t0000000000000003, words: 1, begins: C, gone: 2027-01-01, to: p13 }
  p4: { since: 2026-11-24, text: t0000000000000004, words: 1, begins: D, gone: 2027-01-01, to: p13 }
  p5: { since: 2026-11-24, text: t0000000000000005, words: 1, begins: E, gone: 2027-01-01, to: [p11, p13] }
  p6: { since: 2026-11-24, text: t0000000000000006, words: 1, begins: F, gone: 2027-01-01 }
  p7: { since: 2026-11-24, text: t0000000000000007, words: 1, begins: G, gone: 2027-01-01, to: p1 }
  p8: { since: 2026-11-24, text: t0000000000000008, words: 1, begins: H, gone: 2027-01-01, to: p14 }
  p11: { since: 2026-11-24, text: t0000000000000011, words: 1, begins: K, was: [{ until: 2027-01-01, text: t0000000000000010 }, { until: 2027-02-01, text: t0000000000000001 }] }
  p12: { since: 2026-11-24, text: t0000000000000012, words: 1, begins: L }
  p13: { since: 2027-01-01, text: t0000000000000013, words: 1, begins: M }
  p14: { since: 2027-01-01, text: t0000000000000014, words: 1, begins: O }
";
    let text = format!("document: {{ since: 2026-11-24, title: D }}\nanchors:\n{lines}");
    let (ledger, problems) = Ledger::read(&[Source::new("content/ledger/d.yaml", text)]);
    assert!(problems.is_empty(), "{}", shown(&problems));
    let d = id("d");
    let fates = ledger.fates(&d);
    let gone = ledger.documents[&d].anchors.iter().filter(|(_, line)| line.gone.is_some());
    let told = gone.map(|(anchor, line)| {
        let ends = ledger.ends(Destination::Elsewhere(d.clone(), anchor.clone()));
        format!("{anchor} {:?}\n", fates.of(line, &ends))
    });
    assert_eq!(
        told.collect::<String>(),
        "\
p1 Some(Moved)
p2 Some(Merged)
p3 Some(Merged)
p4 Some(Merged)
p5 Some(Split)
p6 None
p7 None
p8 Some(Moved)
"
    );
}

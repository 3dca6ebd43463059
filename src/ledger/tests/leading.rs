//! Where an old address leads, after the place where its words went had other words in turn.

use super::*;

/// The ledger of the document `d`. A row has an anchor, since when, its one word, a capital, and what follows in its line;
/// there a capital stands for the digest of the word.
#[track_caller]
fn read(rows: &[&str]) -> Ledger {
    let mut text = "document: { since: 2026-11-24, title: D }\nanchors:\n".to_owned();
    for row in rows {
        let mut parts = row.splitn(4, ' ');
        let [anchor, since, word, rest] = std::array::from_fn(|_| parts.next().unwrap_or_default());
        let (word, comma) = word.strip_suffix(',').map_or((word, ""), |word| (word, ", "));
        let mut line = format!("text: {word}, words: 1, begins: {word}{comma}{rest}");
        for word in ('A'..='Z').map(String::from) {
            line = line.replace(&format!("text: {word}"), &format!("text: {}", TextDigest::of(&word)));
        }
        text.push_str(&format!("  {anchor}: {{ since: {since}, {line} }}\n"));
    }
    let (ledger, problems) = Ledger::read(&[Source::new("content/ledger/d.yaml", text)]);
    assert!(problems.is_empty(), "{}", shown(&problems));
    ledger
}

/// Each anchor with where it leads, and in which way it went there.
fn led(ledger: &Ledger) -> String {
    let d = id("d");
    let fates = ledger.fates(&d);
    let lead = |(anchor, line): (&Anchor, &Line)| {
        let ends = ledger.ends(Destination::Elsewhere(d.clone(), anchor.clone()));
        let names: Vec<String> = ends.iter().map(|end| end.to_string().replace("d#", "")).collect();
        let fate = fates.of(line, &ends).map(|fate| format!(" {fate:?}")).unwrap_or_default();
        format!("{anchor}={}{fate}", names.join(","))
    };
    ledger.documents[&d].anchors.iter().map(lead).collect::<Vec<_>>().join("; ")
}

/// What is asked, the rows, where they lead.
const LED: &[(&str, &[&str], &str)] = &[
    (
        "words that moved twice are found",
        &[
            "p1 2026-11-24 A, gone: 2027-01-01, to: p2",
            "p2 2026-11-24 E, was: [{ until: 2027-02-01, text: A, to: p3 }]",
            "p3 2026-11-24 A",
        ],
        "p1=p3; p2=p2; p3=p3",
    ),
    (
        "counted anew at once: what went to p2 did not go on with what p2 had till then",
        &[
            "p1 2026-11-24 A, gone: 2027-01-01, to: p2",
            "p2 2026-11-24 A, was: [{ until: 2027-01-01, text: B, to: p3 }]",
            "p3 2026-11-24 B",
        ],
        "p1=p2 Moved; p2=p2; p3=p3",
    ),
    (
        "words that went on on the day on which they came are known by their digest",
        &[
            "p1 2026-11-24 A, gone: 2027-01-01, to: p2",
            "p2 2026-11-24 E, was: [{ until: 2027-01-01, text: B, to: p3 }, { until: 2027-01-01, text: A, to: p4 }]",
            "p3 2026-11-24 B",
            "p4 2026-11-24 A",
        ],
        "p1=p4; p2=p2; p3=p3; p4=p4",
    ),
    (
        "words that were edited where they went stay there",
        &[
            "p1 2026-11-24 A, gone: 2027-01-01, to: p2",
            "p2 2026-11-24 E, was: [{ until: 2027-02-01, text: A, why: typo }]",
        ],
        "p1=p2 Moved; p2=p2",
    ),
    (
        "words that were split where they went are in all parts",
        &[
            "p1 2026-11-24 A, gone: 2027-01-01, to: p2",
            "p2 2026-11-24 E, was: [{ until: 2027-02-01, text: A, to: [p2, p3] }]",
            "p3 2027-02-01 F, gone: 2027-03-01, to: p2",
        ],
        "p1=p2 Moved; p2=p2; p3=p2 Merged",
    ),
    (
        "what went was moved, merged or split, or retired, or has gone on",
        &[
            "p1 2026-11-24 A, gone: 2027-01-01, to: p11",
            "p2 2026-11-24 B, gone: 2027-01-01, to: p12",
            "p3 2026-11-24 C, gone: 2027-01-01, to: p13",
            "p4 2026-11-24 D, gone: 2027-01-01, to: p13",
            "p5 2026-11-24 E, gone: 2027-01-01, to: [p11, p13]",
            "p6 2026-11-24 F, gone: 2027-01-01",
            "p7 2026-11-24 G, gone: 2027-01-01, to: p1",
            "p8 2026-11-24 H, gone: 2027-01-01, to: p14",
            "p11 2026-11-24 K, was: [{ until: 2027-01-01, text: J }, { until: 2027-02-01, text: A }]",
            "p12 2026-11-24 L",
            "p13 2027-01-01 M",
            "p14 2027-01-01 O",
        ],
        "p1=p11 Moved; p2=p12 Merged; p3=p13 Merged; p4=p13 Merged; p5=p11,p13 Split; p6=; p7=p11; p8=p14 Moved; \
         p11=p11; p12=p12; p13=p13; p14=p14",
    ),
];

#[test]
fn an_old_address_leads_to_the_words_that_it_meant() {
    for (what, rows, leads) in LED {
        assert_eq!(led(&read(rows)), *leads, "{what}");
    }
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

/// The rows, and what is known of the words of the last anchor before they came to it: since when, and each change.
const CAME: &[(&[&str], &str)] = &[
    (
        &[
            "p1 2026-11-24 B, was: [{ until: 2026-12-01, text: A }], gone: 2027-01-01, to: p2",
            "p2 2027-01-01 C, was: [{ until: 2027-02-01, text: B }], gone: 2027-03-01, to: p3",
            "p3 2027-03-01 C",
        ],
        "2026-11-24: 2026-12-01 2027-02-01",
    ),
    // Changed on the way; under an anchor that had words before; of two places.
    (&["p1 2026-11-24 A, gone: 2027-01-01, to: p2", "p2 2027-01-01 B"], "none"),
    (&["p1 2026-11-24 A, gone: 2027-01-01, to: p2", "p2 2026-11-24 A"], "none"),
    (
        &["p1 2026-11-24 A, gone: 2027-01-01, to: p3", "p2 2026-11-25 A, gone: 2027-01-01, to: p3", "p3 2027-01-01 A"],
        "none",
    ),
    // From an anchor that has other words since.
    (
        &[
            "p1 2026-11-24 C, was: [{ until: 2026-12-01, text: A }, { until: 2027-01-01, text: B, to: p2 }]",
            "p2 2027-01-01 B",
        ],
        "2026-11-24: 2026-12-01",
    ),
];

#[test]
fn words_bring_their_past_along() {
    for (rows, expected) in CAME {
        let ledger = read(rows);
        let d = id("d");
        let (last, _) = ledger.documents[&d].anchors.last_key_value().expect("rows");
        let past = ledger.pasts().of(&d, last).map(|past| {
            let changes = past.changes.iter().map(|(_, was)| format!(" {}", was.until));
            format!("{}:{}", past.since, changes.collect::<String>())
        });
        assert_eq!(past.as_deref().unwrap_or("none"), *expected, "{rows:?}");
    }
}

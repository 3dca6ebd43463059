//! What is accepted, what is refused, and what the ledger has then.

use super::*;

/// What the ledger of `d` is after `accept` with decisions such as `p9=p8` or `p9=`, or why it was refused.
#[track_caller]
fn check_accept(was: &str, is: &str, fates: &str, expected: &str) {
    let fates = fates.split_whitespace().map(|fate| {
        let (what, to) = fate.split_once('=').expect("a decision has a sign");
        let to = to.split(',').filter_map(Destination::of_anchor).collect();
        Decision { what: Subject::parse(what, Some(&id("d"))).expect("a subject"), to }
    });
    let decisions =
        Decisions { why: Some("Corr.1".into()), fates: fates.collect(), ..Decisions::of(day("2028-01-01")) };
    let result = with(&[("d", was, is)], |ledger, current| accept(ledger, current, &decisions));
    let text = match result {
        Ok(ledger) => {
            let files = ledger.files();
            let text = &files["content/ledger/d.yaml"];
            assert_eq!(Ledger::read([&Source::new("content/ledger/d.yaml", text.clone())]).1, []);
            let anchors = text.split_once("anchors:\n").map_or("", |(_, anchors)| anchors);
            // Words in place of their digest, so that a person can read what the ledger has.
            let all = paragraphs(was).into_iter().chain(paragraphs(is));
            let named = all.fold(anchors.to_owned(), |text, of| {
                text.replace(&TextDigest::of(&of.words).to_string(), &format!("‹{}›", of.words))
            });
            let shorter = regex::Regex::new(", words: [0-9]+, begins: \"[^\"]*\"").expect("a pattern");
            shorter.replace_all(&named, "").into_owned()
        }
        Err(problems) => shown(&problems),
    };
    assert_eq!(text, expected);
}

#[test]
fn what_a_message_names_is_accepted() {
    check_accept(
        "p1 Trust and trade in the whole region\np2 Water",
        "p1 Trust and trade\np2 in the whole region\np3 Water",
        "p1=p1,p2 p2=p3",
        "\
\x20 p1: { since: 2026-11-24, text: ‹Trust and trade›, was: [{ until: 2028-01-01, text: ‹Trust and trade in the whole region›, to: [p1, p2], why: Corr.1 }] }
  p2: { since: 2026-11-24, text: ‹in the whole region›, was: [{ until: 2028-01-01, text: ‹Water›, to: p3, why: Corr.1 }] }
  p3: { since: 2028-01-01, text: ‹Water› }
",
    );
}

#[test]
fn accept_records_what_is_new_and_changed() {
    check_accept(
        "p1 Peace\np4+p5 Trade\nsec1",
        "p1 Peace!\np2+p3 Trust\np4+p5 Trades\nsec1 Scope\nsec2",
        "",
        "\
\x20 p1: { since: 2026-11-24, text: ‹Peace!›, was: [{ until: 2028-01-01, text: ‹Peace›, why: Corr.1 }] }
  p2: { since: 2028-01-01, text: ‹Trust› }
  p3: { since: 2028-01-01, text: ‹Trust›, to: p2 }
  p4: { since: 2026-11-24, text: ‹Trades›, was: [{ until: 2028-01-01, text: ‹Trade›, why: Corr.1 }] }
  p5: { since: 2026-11-24, text: ‹Trades›, was: [{ until: 2028-01-01, text: ‹Trade›, why: Corr.1 }], to: p4 }
  sec1: { since: 2026-11-24, text: ‹Scope› }
  sec2: { since: 2028-01-01 }
",
    );
}

#[test]
fn a_further_anchor_that_goes_leads_where_it_is_said_to_go() {
    let is_lost = |anchor: &str, now: &str| {
        format!(
            "error lost-permalink: `{anchor}` was published and is no longer in the text\n  content/d.md:0 its words stand \
             here\n  put `{{#{anchor}}}` back above its words, or run `pincite ledger accept d --moved {anchor}={now}`\n"
        )
    };
    check_accept("p58+p59 Verses", "p58 Verses", "", &is_lost("p59", "p58"));
    check_accept(
        "p58+p59 Verses",
        "p58 Verses",
        "p59=p58",
        "\
\x20 p58: { since: 2026-11-24, text: ‹Verses› }
  p59: { since: 2026-11-24, text: ‹Verses›, gone: 2028-01-01, to: p58, why: Corr.1 }
",
    );
    check_accept(
        "p58+p59 Verses",
        "p58 Verses",
        "p59=",
        "\
\x20 p58: { since: 2026-11-24, text: ‹Verses› }
  p59: { since: 2026-11-24, text: ‹Verses›, gone: 2028-01-01, why: Corr.1 }
",
    );
    check_accept("p58+p59 Verses", "p59 Verses", "", &is_lost("p58", "p59"));
    check_accept(
        "p58+p59 Verses",
        "p59 Verses",
        "p58=p59",
        "\
\x20 p58: { since: 2026-11-24, text: ‹Verses›, gone: 2028-01-01, to: p59, why: Corr.1 }
  p59: { since: 2026-11-24, text: ‹Verses› }
",
    );
    check_accept(
        "p1 Peace\np58+p59 Verses",
        "p1 Peace",
        "p58= p59=",
        "\
\x20 p1: { since: 2026-11-24, text: ‹Peace› }
  p58: { since: 2026-11-24, text: ‹Verses›, gone: 2028-01-01, why: Corr.1 }
  p59: { since: 2026-11-24, text: ‹Verses›, gone: 2028-01-01, why: Corr.1 }
",
    );
}

#[test]
fn a_further_anchor_at_other_words_leads_on_to_those_that_it_had() {
    let shifted = "\
error shifted-text: the words of `p9` stand at `p3` now
  content/d.md:0 its words stand here
  p9 → p3; give the words their old anchors back, or run `pincite ledger accept d --moved p9=p3`
";
    check_accept("p3+p9 Verses\np4 Trade", "p3 Verses\np4+p9 Trade", "", shifted);
    check_accept("p3+p9 Verses\np4 Trade", "p3 Verses\np4 Trade\np9 Water", "", shifted);
    check_accept(
        "p3+p9 Verses\np4 Trade",
        "p3 Verses\np4+p9 Trade",
        "p9=p3",
        "\
\x20 p3: { since: 2026-11-24, text: ‹Verses› }
  p4: { since: 2026-11-24, text: ‹Trade› }
  p9: { since: 2026-11-24, text: ‹Trade›, was: [{ until: 2028-01-01, text: ‹Verses›, to: p3, why: Corr.1 }], to: p4 }
",
    );
}

#[test]
fn a_further_anchor_goes_on_with_the_words_of_its_paragraph() {
    check_accept(
        "p3 Water\np4+p5 Peace",
        "p3 Peace\np4+p5 Trade",
        "p4=p3 p3=p3",
        "\
\x20 p3: { since: 2026-11-24, text: ‹Peace›, was: [{ until: 2028-01-01, text: ‹Water›, why: Corr.1 }] }
  p4: { since: 2026-11-24, text: ‹Trade›, was: [{ until: 2028-01-01, text: ‹Peace›, to: p3, why: Corr.1 }] }
  p5: { since: 2026-11-24, text: ‹Trade›, was: [{ until: 2028-01-01, text: ‹Peace›, to: p3, why: Corr.1 }], to: p4 }
",
    );
}

#[test]
fn accept_refuses_what_nobody_decided() {
    check_accept(
        "p1 Peace\np2 Trust",
        "p1 Peace",
        "",
        "\
error lost-permalink: `p2` was published and is no longer in the text
  put `{#p2}` back, or run `pincite ledger accept d --retired p2`
",
    );
    check_accept(
        "p1 Peace\np2† Trust",
        "p1 Peace\np2 Water",
        "p2=",
        "\
error reused-anchor: `p2`, gone since 2027-02-01, is back with other words
  content/d.md:9 other words stand here
  give the paragraph an anchor that was never used, or put the words back that `p2` had
error cannot-accept: `d#p2` is not lost, so nothing can be said of where it went
  take it out of the text first if it is to go, or leave it out of the command if it was never published
",
    );
}

#[test]
fn accept_refuses_decisions_that_do_not_fit() {
    check_accept(
        "p1 Peace\np2 Trust",
        "p1 Peace",
        "p1= p2=",
        "\
error cannot-accept: `d#p1` is not lost, so nothing can be said of where it went
  take it out of the text first if it is to go, or leave it out of the command if it was never published
",
    );
    check_accept(
        "p1 Peace\np2 Trust",
        "p1 Peace",
        "p2=p7",
        "\
error cannot-accept: `d#p2` cannot lead to `p7`, which is not there
  name an anchor, document or page that is on the site, and accept its document too if it is new
",
    );
}

#[test]
fn accept_refuses_two_answers_to_one_question() {
    check_accept(
        "p1 Peace\np2 Trust",
        "p1 Peace",
        "p2=p1 p2=",
        "\
error cannot-accept: it is said twice, and not the same, where `d#p2` went
  say it once; `--split A=B,C` names several places
",
    );
    check_accept(
        "p1 Peace\np2 Trust",
        "p1 Peace",
        "p2=p1 p2=p1",
        "\
\x20 p1: { since: 2026-11-24, text: ‹Peace› }
  p2: { since: 2026-11-24, text: ‹Trust›, gone: 2028-01-01, to: p1, why: Corr.1 }
",
    );
}

#[test]
fn accept_refuses_a_day_before_one_that_the_ledger_has() {
    let accepted = |was: &str, is: &str, date: &str, fates: Vec<Decision>| {
        let decisions = Decisions { fates, ..Decisions::of(day(date)) };
        with(&[("d", was, is)], |ledger, current| {
            accept(ledger, current, &decisions).map_err(|problems| shown(&problems))
        })
    };
    let too_early = "\
error cannot-accept: on 2026-11-23 nothing can be accepted of `d#p2`, of which the ledger has 2026-11-24
  say `--date 2026-11-24` or a later day
";
    let lost = || vec![Decision { what: Subject::Anchor(id("d"), anchor("p2")), to: Vec::new() }];
    assert_eq!(accepted("p1 Peace\np2 Trust", "p1 Peace\np2 Trusts", "2026-11-23", Vec::new()).unwrap_err(), too_early);
    assert_eq!(accepted("p1 Peace\np2 Trust", "p1 Peace", "2026-11-23", lost()).unwrap_err(), too_early);
    assert!(accepted("p1 Peace\np2 Trust", "p1 Peace\np2 Trusts", "2026-11-24", Vec::new()).is_ok());
    assert!(accepted("p1 Peace", "p1 Peace\np2 Trust", "2026-11-23", Vec::new()).is_ok(), "nothing is known of p2 yet");
}

#[test]
fn accept_retires_moves_merges_splits_and_restores() {
    check_accept(
        "p1 Peace\np2 Trust",
        "p1 Peace",
        "p2=",
        "\
\x20 p1: { since: 2026-11-24, text: ‹Peace› }
  p2: { since: 2026-11-24, text: ‹Trust›, gone: 2028-01-01, why: Corr.1 }
",
    );
    check_accept(
        "p1 Peace\np2 Trust",
        "p1 Peace and trust",
        "p1=p1 p2=p1",
        "\
\x20 p1: { since: 2026-11-24, text: ‹Peace and trust›, was: [{ until: 2028-01-01, text: ‹Peace›, why: Corr.1 }] }
  p2: { since: 2026-11-24, text: ‹Trust›, gone: 2028-01-01, to: p1, why: Corr.1 }
",
    );
    check_accept(
        "p2 Trust and trade",
        "p2-a Trust\np2-b trade",
        "p2=p2-a,p2-b",
        "\
\x20 p2: { since: 2026-11-24, text: ‹Trust and trade›, gone: 2028-01-01, to: [p2-a, p2-b], why: Corr.1 }
  p2-a: { since: 2028-01-01, text: ‹Trust› }
  p2-b: { since: 2028-01-01, text: ‹trade› }
",
    );
    check_accept(
        "p1 Peace\np2 Trust",
        "p1 Water\np2 Peace\np3 Trust",
        "p1=p2 p2=p3",
        "\
\x20 p1: { since: 2026-11-24, text: ‹Water›, was: [{ until: 2028-01-01, text: ‹Peace›, to: p2, why: Corr.1 }] }
  p2: { since: 2026-11-24, text: ‹Peace›, was: [{ until: 2028-01-01, text: ‹Trust›, to: p3, why: Corr.1 }] }
  p3: { since: 2028-01-01, text: ‹Trust› }
",
    );
    check_accept(
        "p1 Peace\np2† Trust",
        "p1 Peace\np2 Trust",
        "",
        "\
\x20 p1: { since: 2026-11-24, text: ‹Peace› }
  p2: { since: 2026-11-24, text: ‹Trust› }
",
    );
}

#[test]
fn a_document_moves_with_all_its_anchors() {
    let documents = [("old", "p1 Peace\np2 Trust", ""), ("new", "", "p1 Peace\np3 Trust")];
    let fate = |what: &str, to: &str| Decision {
        what: Subject::parse(what, None).expect("a subject"),
        to: Destination::of_document(to).into_iter().collect(),
    };
    let accepted = |fates: Vec<Decision>| {
        let decisions = Decisions { fates, ..Decisions::of(day("2028-01-01")) };
        with(&documents, |ledger, current| accept(ledger, current, &decisions))
    };
    let refused = accepted(vec![fate("old", "new")]).expect_err("p2 has no place to go");
    assert_eq!(
        shown(&refused),
        "error cannot-accept: `new` does not have `p2` of `old`\n  \
         say what became of each with `--moved old#A=new#B` or `--retired old#A`\n"
    );
    let ledger = accepted(vec![fate("old", "new"), fate("old#p2", "new#p3")]).expect("everything has a place to go");
    let ends = |of: &str| ledger.ends(Destination::Elsewhere(id("old"), anchor(of)));
    assert_eq!(ends("p1"), [Destination::Elsewhere(id("new"), anchor("p1"))]);
    assert_eq!(ends("p2"), [Destination::Elsewhere(id("new"), anchor("p3"))]);
}

#[test]
fn a_document_does_not_move_to_other_words() {
    let documents =
        [("old", "p1 Peace\np2 Trust\np3 Trade", ""), ("new", "", "p1 Water\np2 Peace\np3 Trust\np4 Trade")];
    let problems = with(&documents, |ledger, current| compare(ledger, current).problems());
    let help = problems[0].help.clone().expect("it helps");
    let moved = "--moved old#p1=new#p2 --moved old#p2=new#p3 --moved old#p3=new#p4";
    assert!(help.contains(&format!("`pincite ledger accept old new --moved old=new {moved}`")), "{help}");
    let to = vec![Destination::Document(id("new"))];
    let fates = vec![Decision { what: Subject::Document(id("old")), to }];
    let decisions = Decisions { fates, ..Decisions::of(day("2028-01-01")) };
    let refused = with(&documents, |ledger, current| accept(ledger, current, &decisions)).expect_err("they shifted");
    assert_eq!(
        shown(&refused),
        format!(
            "error cannot-accept: `new#p1` has other words than `old#p1`, whose words stand at `new#p2`, \
             and so it is with 2 more\n  add `{moved}`\n"
        )
    );
}

#[test]
fn a_document_that_was_split_leads_each_anchor_to_the_part_that_has_it() {
    let documents = [("all", "p1 Peace\np2 Trust", ""), ("one", "", "p1 Peace"), ("two", "", "p2 Trust")];
    let to = vec![Destination::Document(id("one")), Destination::Document(id("two"))];
    let fates = vec![Decision { what: Subject::Document(id("all")), to }];
    let decisions = Decisions { fates, ..Decisions::of(day("2028-01-01")) };
    let ledger = with(&documents, |ledger, current| accept(ledger, current, &decisions)).expect("each has its part");
    let ends = |of: &str| ledger.ends(Destination::Elsewhere(id("all"), anchor(of)));
    assert_eq!(ends("p1"), [Destination::Elsewhere(id("one"), anchor("p1"))]);
    assert_eq!(ends("p2"), [Destination::Elsewhere(id("two"), anchor("p2"))]);
}

#[test]
fn routes_are_remembered_too() {
    let (about, start): (Arc<str>, Arc<str>) = ("/about.html".into(), "/start.html".into());
    let page = |route: &Arc<str>| CurrentRoute { route: Arc::clone(route), title: "Page", at: None };
    let now = |pages: &[&Arc<str>], paragraph_pages| Current {
        pages: pages.iter().copied().map(page).collect(),
        paragraph_pages,
        ..Current::default()
    };
    let decisions = Decisions::of(day("2028-01-01"));
    let ledger = accept(&Ledger::default(), &now(&[&about, &start], true), &decisions).expect("all is new");
    assert_eq!(ledger.site.pages.len(), 2);
    let only_start = now(&[&start], true);
    let lost = compare(&ledger, &only_start).problems();
    assert_eq!(
        shown(&lost),
        "error lost-permalink: `/about.html` was published and is gone\n  \
         put the file back as `content/about.md`, or run `pincite ledger accept --retired /about.html`\n"
    );
    let moved = Decision { what: Subject::Route(about.clone()), to: vec![Destination::Route(start)] };
    let moved = accept(&ledger, &only_start, &Decisions { fates: vec![moved], ..decisions }).expect("it is decided");
    assert_eq!(compare(&moved, &only_start).problems(), []);
    let both = now(&[&about], true);
    assert!(shown(&compare(&moved, &both).problems()).contains("`/about.html` is back"));
}

proptest::proptest! {
    /// What is accepted needs no more words, and nothing that was published is forgotten.
    #[test]
    fn accepted_is_accepted(
        was in proptest::collection::btree_map("p[1-6]", "[a-c]{0,2}", 0..5),
        is in proptest::collection::btree_map("p[1-6]", "[a-c]{0,2}", 1..5),
    ) {
        let text = |map: &std::collections::BTreeMap<String, String>| {
            map.iter().map(|(anchor, words)| format!("{anchor} {words}\n")).collect::<String>()
        };
        let (was, is) = (text(&was), text(&is));
        with(&[("d", &was, &is)], |ledger, current| {
            // Everything that needs a decision is retired.
            let refused = |finding: &Finding<'_>| match finding {
                Finding::Lost { anchor, .. } => Some((*anchor).clone()),
                Finding::Shifted { now, .. } => Some(now.anchor.clone()),
                _ => None,
            };
            let comparison = compare(ledger, current);
            let anchors: Vec<_> = comparison.documents.iter().flat_map(|of| of.findings.iter().filter_map(refused)).collect();
            let decision = |anchor| Decision { what: Subject::Anchor(id("d"), anchor), to: Vec::new() };
            let date = day("2028-01-01");
            let undecided = accept(ledger, current, &Decisions::of(date));
            assert_eq!(undecided.is_err(), !anchors.is_empty());
            let fates = anchors.into_iter().map(decision).collect();
            let accepted = accept(ledger, current, &Decisions { fates, ..Decisions::of(date) }).expect("all is decided");
            assert_eq!(compare(&accepted, current).problems(), []);
            for (anchor, line) in ledger.documents.values().flat_map(|document| &document.anchors) {
                let kept = accepted.line(&id("d"), anchor).expect("nothing is forgotten");
                let digests: Vec<_> = kept.digest().into_iter().chain(kept.was.iter().map(|was| was.text)).collect();
                assert_eq!(kept.since, line.since);
                assert!(line.digest().is_none_or(|digest| digests.contains(&digest)));
            }
        });
    }
}

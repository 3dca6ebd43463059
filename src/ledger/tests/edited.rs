//! Words that were edited and left their anchor, which was given to others: named where one place alone begins as they did.

use proptest::prelude::*;

use super::*;

/// The anchors of `d` with the places that are named for the words they had.
#[track_caller]
fn check_went(documents: &[(&str, &str, &str)], expected: &str) {
    let went = with(documents, |ledger, current| {
        let comparison = compare(ledger, current);
        let document = comparison.documents.iter().find(|of| *of.id == id("d")).expect("it is there");
        let went = document.edited.iter().map(|(anchor, place)| format!("{anchor} → {}", place.name(document)));
        went.collect::<Vec<_>>().join(", ")
    });
    assert_eq!(went, expected);
}

const PEACE: &str = "Peace in the whole region is the first aim of the Parties";
const TRUST: &str = "Trust between all neighbours grows where records are open to all";
const WATER: &str = "No Party takes more of the lakes than its share in a year";

#[test]
fn a_paragraph_that_was_edited_and_lost_its_anchor_to_another_is_named() {
    check(
        &format!("p1 {PEACE}"),
        &format!("p1 {WATER}\np2 Peace in the whole region is the highest aim of all Parties"),
        "\
warning changed-text: `p1` has other words than were published
  content/d.md:61 the words before may be here: 12 words, and 12 before; 7 of the first 8 are the same
  content/d.md:0 the words as they are now: 13 words, and 12 before; 1 of the first 8 are the same
  put the words back, or run `pincite ledger accept d --moved p1=p2` to record where they went; if they did not go there, \
         run `pincite ledger accept d --why \"…\"` to record the change
note unrecorded-anchor: 1 anchor is not in the ledger; run pincite ledger accept before you publish
",
    );
}

#[test]
fn a_paragraph_put_in_before_others_of_which_some_were_edited_is_settled_by_one_line() {
    check(
        &format!("p1 {PEACE}\np2 {TRUST}"),
        &format!("p1 {WATER}\np2 {} today\np3 {TRUST}", PEACE.replace("first", "highest")),
        "\
error shifted-text: the words of `p2` stand at `p3` now
  content/d.md:130 its words stand here
  p1 → p2 (edited), p2 → p3; give the words their old anchors back, or run \
         `pincite ledger accept d --moved p1=p2 --moved p2=p3`
warning changed-text: `p1` has other words than were published
  content/d.md:61 the words before may be here: 13 words, and 12 before; 7 of the first 8 are the same
  content/d.md:0 the words as they are now: 13 words, and 12 before; 1 of the first 8 are the same
  put the words back, or accept it with `--moved p1=p2`; leave that out if they did not go there
note unrecorded-anchor: 1 anchor is not in the ledger; run pincite ledger accept before you publish
",
    );
}

#[test]
fn what_follows_may_be_edited_too() {
    let was = format!("p1 {PEACE}\np2 {TRUST}\np3 Done at the lakes on the first of May in one copy");
    // Each has the beginning of the one before.
    let is =
        format!("p1 {WATER}\np2 {PEACE} today\np3 {TRUST} today\np4 Done at the lakes on the first of June in two");
    check_went(&[("d", &was, &is)], "p1 → p2, p2 → p3, p3 → p4");
    // One was taken out: what it had stands nowhere, and what is lost is told where it stands, alone.
    let is = format!("p1 {TRUST} today\np2 Done at the lakes on the first of June in two");
    check(
        &was,
        &is,
        "\
error lost-permalink: `p3` was published and is no longer in the text
  content/d.md:74 its words may be here: 11 words, and 12 before; 8 of the first 8 are the same
  put `{#p3}` back, or run `pincite ledger accept d --moved p2=p1 --moved p3=p2`, which settles all that is lost here
warning changed-text: `p1` has other words than were published
  content/d.md:0 the words as they are now: 12 words, and 12 before; 0 of the first 8 are the same
  put the words back, or run `pincite ledger accept d --why \"…\"` to record the change
warning changed-text: `p2` has other words than were published
  content/d.md:0 the words before stand here, among others
  content/d.md:74 the words as they are now: 11 words, and 11 before; 0 of the first 8 are the same
  put the words back, or accept it with `--moved p2=p1`
",
    );
}

#[test]
fn all_the_words_among_others_are_named_wherever_they_stand() {
    check_went(&[("d", &format!("p1 {PEACE}"), &format!("p1 {WATER}\np2 {TRUST}. {PEACE}"))], "p1 → p2");
    check_went(
        &[("d", &format!("p1 {PEACE}"), &format!("p1 {WATER}")), ("e", "", &format!("p7 {PEACE} today"))],
        "p1 → e#p7",
    );
}

#[test]
fn nothing_is_named_where_two_places_are_as_likely_or_nothing_tells() {
    let new = format!("p1 {WATER}");
    // Two places begin so.
    check_went(&[("d", &format!("p1 {PEACE}"), &format!("{new}\np2 {PEACE} today\np3 {PEACE} now"))], "");
    // Two paragraphs began so, and one place does.
    let two = format!("p1 {PEACE}\np2 {PEACE} and more");
    check_went(&[("d", &two, &format!("{new}\np2 {TRUST}\np3 {PEACE} today"))], "");
    // It was edited where it stands.
    check_went(&[("d", &format!("p1 {PEACE}"), &format!("p1 {PEACE} now\np2 {PEACE} today"))], "");
    // The place only has its beginning in it.
    check_went(
        &[(
            "d",
            &format!("p1 {PEACE}"),
            &format!("{new}\np2 They say: peace in Peace in the whole region is the first"),
        )],
        "",
    );
    // A word or two begin many a text.
    check_went(&[("d", "p1 Peace is all", &format!("{new}\np2 Peace is all now"))], "");
    // What was lost has come there.
    let lost = format!("p1 {PEACE}\np2 Peace in the whole region is the first duty of each");
    check_went(&[("d", &lost, &format!("{new}\np3 Peace in the whole region is the first duty of all"))], "");
}

proptest! {
    /// Whatever else is edited, put in and put into another order: who was displaced is named, and nobody else.
    #[test]
    fn each_that_was_displaced_is_named(
        does in prop::collection::vec(0..4_u8, 1..9),
        turned in 0..9_usize,
    ) {
        let began = |at: usize| (1..=8).map(|word| format!("w{at}x{word}")).collect::<Vec<_>>().join(" ");
        let was: String = (1..=does.len()).map(|at| format!("p{at} {} and so on\n", began(at))).collect();
        let mut is = Vec::new();
        let mut expected = Vec::new();
        for (at, does) in (1..).zip(&does) {
            let own = began(at);
            match does {
                0 => is.push(format!("p{at} {own} and so on\n")),
                1 => is.push(format!("p{at} {own} and no more\n")),
                2 => is.extend([format!("p{at} {own} and so on\n"), format!("p{} new{at} words here\n", 20 + at)]),
                _ => {
                    is.extend([format!("p{at} none{at} of it\n"), format!("p{} {own} and no more\n", 20 + at)]);
                    expected.push(format!("p{at} → p{}", 20 + at));
                }
            }
        }
        let turned = turned % is.len();
        is.rotate_left(turned);
        check_went(&[("d", &was, &is.concat())], &expected.join(", "));
    }
}

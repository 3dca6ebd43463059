//! Where lost words are found, and how the line that settles it is named.

use super::*;

#[test]
fn the_words_of_a_further_anchor_are_found_in_another_document() {
    check_site(
        &[("a", "p1 Water", "p1 Water\np2 Trust"), ("d", "p1 Peace\np2+p4 Trust", "p1+p4 Peace")],
        "\
error lost-permalink: `p2` was published and is no longer in the text
  content/a.md:9 its words stand here
  put `{#p2}` back above its words, or run `pincite ledger accept d a --moved d#p2=a#p2 --moved d#p4=a#p2`, which settles all that is lost here
warning changed-text: `p4` has other words than were published
  content/a.md:9 the words before stand here
  content/d.md:0 the words as they are now: 1 word, and 1 before
  put the words back, or accept it with `--moved d#p4=a#p2`
note unrecorded-anchor: 1 anchor is not in the ledger; run pincite ledger accept before you publish
",
    );
}

#[test]
fn a_further_anchor_of_a_document_that_joins_another_goes_to_its_own_words() {
    check_site(
        &[("old", "p1+p2 Peace", ""), ("new", "p1 Trust\np2 Trade", "p1 Trust\np2 Trade\np3+p4 Peace")],
        "\
error lost-permalink: the document `old` with 2 anchors was published and is gone
  its words stand in `new`: run `pincite ledger accept old new --moved old=new --moved old#p1=new#p3 --moved old#p2=new#p3`, or put the file back as `content/old.md`
note unrecorded-anchor: 2 anchors are not in the ledger; run pincite ledger accept before you publish
",
    );
}

#[test]
fn a_lost_anchor_is_found_by_its_words() {
    check(
        "p1 Peace\np2 Trust\np3 Trade",
        "p1 Peace\np2 Trust\nart3 Trade",
        "\
error lost-permalink: `p3` was published and is no longer in the text
  content/d.md:18 its words stand here
  put `{#p3}` back above its words, or run `pincite ledger accept d --moved p3=art3`
note unrecorded-anchor: 1 anchor is not in the ledger; run pincite ledger accept before you publish
",
    );
    // Merged into a paragraph that is there, and edited at its beginning.
    check(
        "p1 Peace\np2 Each State has an equal right to security in the region",
        "p1 Peace. Every State has an equal right to security in this region",
        "\
error lost-permalink: `p2` was published and is no longer in the text
  content/d.md:0 its words may be here: 12 words, and 11 before; 7 of the first 8 are the same
  put `{#p2}` back, or run `pincite ledger accept d --merged p2,p1=p1`
warning changed-text: `p1` has other words than were published
  content/d.md:0 the words as they are now: 12 words, and 1 before
  put the words back, or run `pincite ledger accept d --why \"…\"` to record the change
",
    );
    check(
        "p1 和平\np2 每个国家都有平等的安全权利。",
        "p1 和平。每个国家都有平等的安全的权利。",
        "\
error lost-permalink: `p2` was published and is no longer in the text
  content/d.md:0 its words may be here: 16 words, and 13 before; 14 of the first 14 are the same
  put `{#p2}` back, or run `pincite ledger accept d --merged p2,p1=p1`
warning changed-text: `p1` has other words than were published
  content/d.md:0 the words as they are now: 16 words, and 2 before
  put the words back, or run `pincite ledger accept d --why \"…\"` to record the change
",
    );
    check(
        "p1 Peace\np2 Trust",
        "p1 Peace",
        "\
error lost-permalink: `p2` was published and is no longer in the text
  put `{#p2}` back, or run `pincite ledger accept d --retired p2`
",
    );
}

#[test]
fn a_paragraph_that_was_split_is_found_in_its_parts() {
    check(
        "p1 Peace\np2 Trust and trade in the whole region",
        "p1 Peace\np2-a Trust and trade\np2-b in the whole region",
        "\
error lost-permalink: `p2` was published and is no longer in the text
  content/d.md:9 a part of its words stands here
  content/d.md:30 a part of its words stands here
  put `{#p2}` back, or run `pincite ledger accept d --split p2=p2-a,p2-b`
note unrecorded-anchor: 2 anchors are not in the ledger; run pincite ledger accept before you publish
",
    );
    check(
        "p1 Trust and trade in the whole region\np2 Water",
        "p1 Trust and trade\np2 in the whole region\np3 Water",
        "\
error shifted-text: the words of `p2` stand at `p3` now
  content/d.md:42 its words stand here
  p2 → p3; give the words their old anchors back, or run `pincite ledger accept d --split p1=p1,p2 --moved p2=p3`
warning changed-text: `p1` has only a part of the words that were published
  content/d.md:0 the words as they are now: 3 words, and 7 before; 3 of the first 7 are the same
  put the words back, or accept it with `--split p1=p1,p2`
note unrecorded-anchor: 1 anchor is not in the ledger; run pincite ledger accept before you publish
",
    );
    check(
        "p1 每个国家都有平等的安全权利。",
        "p1 每个国家都有平等的\np2 安全权利。",
        "\
warning changed-text: `p1` has only a part of the words that were published
  content/d.md:0 the words as they are now: 9 words, and 13 before; 9 of the first 14 are the same
  put the words back, or run `pincite ledger accept d --split p1=p1,p2` to record where they went
note unrecorded-anchor: 1 anchor is not in the ledger; run pincite ledger accept before you publish
",
    );
}

#[test]
fn paragraphs_that_were_merged_or_given_new_names_are_settled_by_one_line() {
    check(
        "p1 Each Party gives notice to all\np2 Notice is given in writing alone",
        "art1 Each Party gives notice to all Notice is given in writing alone",
        "\
error lost-permalink: `p1` was published and is no longer in the text
  content/d.md:0 its words stand here, among others
  put `{#p1}` back, or run `pincite ledger accept d --merged p1,p2=art1`
error lost-permalink: `p2` was published and is no longer in the text
  content/d.md:0 its words stand here, among others
  put `{#p2}` back, or run `pincite ledger accept d --merged p1,p2=art1`
note unrecorded-anchor: 1 anchor is not in the ledger; run pincite ledger accept before you publish
",
    );
    check(
        "p1 Peace\np2 Trust\np3 Trade",
        "art1 Peace\nart2 Trust\np3 Trade\nart4 Trust",
        "\
error lost-permalink: `p1` was published and is no longer in the text
  content/d.md:0 its words stand here
  put `{#p1}` back above its words, or run `pincite ledger accept d --moved p1=art1 --moved p2=art2`, which settles all that is lost here
error lost-permalink: `p2` was published and is no longer in the text
  content/d.md:11 its words stand here
  content/d.md:31 its words stand here
  put `{#p2}` back above its words, or accept it with `--moved p2=art2`; `art4` is as likely
note unrecorded-anchor: 3 anchors are not in the ledger; run pincite ledger accept before you publish
",
    );
}

#[test]
fn where_thousands_went_is_not_guessed() {
    let lost = |count: usize| {
        let was: String = (0..count).map(|n| format!("p{n} Each State number {n} has an equal right\n")).collect();
        let is: String = (0..count).map(|n| format!("art{n} Each State number {n} has an equal right too\n")).collect();
        let problems = with(&[("d", &was, &is)], |ledger, current| compare(ledger, current).problems());
        problems.iter().filter(|problem| problem.code == "lost-permalink" && !problem.also.is_empty()).count()
    };
    assert_eq!((lost(20), lost(1001)), (20, 0));
}

#[test]
fn words_that_went_to_another_document_are_found() {
    // Their anchor has other words, and is lost.
    check_site(&[("a", "p1 Peace\np2 Trust", "p1 Water"), ("b", "", "p1 Peace\np2 Trust")], "\
error lost-permalink: `p2` was published and is no longer in the text
  content/b.md:9 its words stand here
  put `{#p2}` back above its words, or run `pincite ledger accept a b --moved a#p1=b#p1 --moved a#p2=b#p2`, which settles \
         all that is lost here
warning changed-text: `p1` has other words than were published
  content/b.md:0 the words before stand here
  content/a.md:0 the words as they are now: 1 word, and 1 before
  put the words back, or accept it with `--moved a#p1=b#p1`
note unrecorded-anchor: 2 anchors are not in the ledger; run pincite ledger accept before you publish
");
    // Their anchor has the words of another one.
    check_site(
        &[("a", "p1 Peace\np2 Trust", "p1 Trust"), ("b", "p1 Trade", "p1 Trade\np2 Peace")],
        "\
error lost-permalink: `p2` was published and is no longer in the text
  content/a.md:0 its words stand here
  put `{#p2}` back above its words, or accept it with `--moved a#p2=p1`
error shifted-text: `p1` has the words of `p2` now
  content/a.md:0 other words stand here
  p1 → b#p2, p2 → p1; give the words their old anchors back, or run \
         `pincite ledger accept a b --moved a#p1=b#p2 --moved a#p2=p1`
note unrecorded-anchor: 1 anchor is not in the ledger; run pincite ledger accept before you publish
",
    );
    // They stand at two places.
    check_site(
        &[("a", "p1 Peace", "p1 Water"), ("b", "", "p1 Peace\np2 Peace")],
        "\
warning changed-text: `p1` has other words than were published
  content/a.md:0 the words as they are now: 1 word, and 1 before
  put the words back, or run `pincite ledger accept a --why \"…\"` to record the change
note unrecorded-anchor: 2 anchors are not in the ledger; run pincite ledger accept before you publish
",
    );
}

#[test]
fn a_document_of_which_a_part_went_elsewhere_is_told_apart() {
    check_site(
        &[("a", "p1 Peace\np2 Trust\np3 Trade", ""), ("b", "", "p1 Peace\np2 Trust\np3 Water"), ("c", "", "p7 Trade")],
        "\
error lost-permalink: the document `a` with 3 anchors was published and is gone
  its words stand in `b`: run `pincite ledger accept a b c --moved a=b --moved a#p3=c#p7`, or put the file back as \
         `content/a.md`
note unrecorded-anchor: 4 anchors are not in the ledger; run pincite ledger accept before you publish
",
    );
    check_site(
        &[("a", "p1 Peace\np2 Trust\np3 Trade\np4 Fish", ""), ("b", "p1 Water", "p1 Water\np2 Fish")],
        "\
error lost-permalink: the document `a` with 4 anchors was published and is gone
  put the file back as `content/a.md`, or run `pincite ledger accept a b --retired a --moved a#p4=b#p2`
note unrecorded-anchor: 1 anchor is not in the ledger; run pincite ledger accept before you publish
",
    );
}

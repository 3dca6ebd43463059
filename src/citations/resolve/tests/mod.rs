//! What people write, in documents of several kinds.

mod round_trip;

use super::{Place, resolve};
use crate::pages::testing::site;

const CHARTER: &str = "\
---
title: Charter
---

{#pre1}
Recalling the past,

{#pre2}
Looking ahead,

{#p1}
One.

{#p2}
Two:

{#p2-a}
a point;

{#p2-b}
another.

{#p3}
Three.

{#p12a}
Twelve a.

{#ann1}
# Annex 1

{#ann1-p1}
First.

{#ann1-p7}
Seventh.
";

const LAW: &str = "\
---
title: Law
labels: { art: \"Artikel {}\" }
---

{#art5}
## Artikel 5

{#art5-p1}
One.

{#art5-p2}
Two:

{#art5-p2-a}
point;

{#art6}
## Artikel 6

{#art6-p1}
One.
";

const VERSES: &str = "\
---
title: Verses
---

{#v1}
One.

{#v58 also=\"v59\" number=\"58, 59\"}
Two at once.

{#v60}
Sixty.
";

/// The anchors of the places: `p3..p5 p7`; or the complaint.
fn places(document: &str, text: &str) -> String {
    let (site, face) = site(&[("a.md", document)]);
    let document = &site.documents[0];
    let anchor = |unit: usize| document.units[unit].anchor.as_ref().map(ToString::to_string).unwrap_or_default();
    let shown = |place: &Place| match place.to {
        Some(to) => format!("{}..{}", anchor(place.from), anchor(to)),
        None => anchor(place.from),
    };
    match resolve(document, text, &face.language) {
        Ok(places) => places.iter().map(shown).collect::<Vec<_>>().join(" "),
        Err(why) => format!("{}: {}; {}", why.part, why.why, why.help.unwrap_or_default()),
    }
}

#[test]
fn what_people_write() {
    for (text, expected) in [
        ("3", "p3"),
        ("para 3", "p3"),
        ("Para. 3", "p3"),
        ("paragraph 3", "p3"),
        ("¶ 3", "p3"),
        ("¶¶ 1-3", "p1..p3"),
        ("[3]", "p3"),
        ("paras 1-2 and 3", "p1..p2 p3"),
        ("paras. 1–2, 3 & 12a", "p1..p2 p3 p12a"),
        ("paragraphs 1 to 3", "p1..p3"),
        ("p3", "p3"),
        ("p2-a", "p2-a"),
        ("2(a)", "p2-a"),
        ("para 2(a)-(b)", "p2-a..p2-b"),
        ("para 2(a) and (b)", "p2-a p2-b"),
        ("2(a)–3", "p2-a..p3"),
        ("p1..p3", "p1..p3"),
        ("2..3", "p2..p3"),
        ("2…3, 12a", "p2..p3 p12a"),
        ("p2-a..p2-b", "p2-a..p2-b"),
        ("p2-a–p2-b and ann1-p7", "p2-a..p2-b ann1-p7"),
        ("p2-a, b", "p2-a p2-b"),
        ("12A", "p12a"),
        ("annex 1, para 7", "ann1-p7"),
        ("para 7", "ann1-p7"),
        ("annex 1", "ann1"),
        ("annex 1; para 3", "ann1 p3"),
        ("annex 1 and para 3", "ann1 p3"),
        ("annex 1, paras 1-7", "ann1-p1..ann1-p7"),
        ("preamble, 2nd para.", "pre2"),
        ("https://example.org/osce/a/p3.html", "p3"),
        ("a.html#p2-a:~:text=a%20point", "p2-a"),
        ("a/p3.html#_cite", "p3"),
    ] {
        assert_eq!(places(CHARTER, text), expected, "{text}");
    }
    for (text, expected) in [
        ("art 5(2)(a)", "art5-p2-a"),
        ("Artikel 5", "art5"),
        ("art. 5, para. 2", "art5-p2"),
        ("Art. 5(2)", "art5-p2"),
        ("arts 5-6", "art5..art6"),
        ("art 5(1)–(2)", "art5-p1..art5-p2"),
        ("6", "art6"),
    ] {
        assert_eq!(places(LAW, text), expected, "{text}");
    }
}

const CODE: &str = "\
---
title: 法
language: zh
---

{#art2}
## 二

{#art2-p1}
一。

{#art3}
## 三

{#art3-p1}
一。

{#art3-p2}
二。
";

#[test]
fn a_number_may_stand_inside_its_word() {
    for (text, expected) in [
        ("第三条", "art3"),
        ("第3条", "art3"),
        ("第三条第二款", "art3-p2"),
        ("第二条、第三条", "art2 art3"),
        ("第二条至第三条", "art2..art3"),
    ] {
        assert_eq!(places(CODE, text), expected, "{text}");
    }
    assert_eq!(places(CHARTER, "第3段"), "p3");
}

#[test]
fn one_paragraph_with_two_numbers_is_found_by_either() {
    for (text, expected) in [
        ("58", "v58"),
        ("v. 59", "v58"),
        ("vv. 58, 59", "v58"),
        ("58-59", "v58"),
        ("58–60", "v58..v60"),
        ("1, 59", "v1 v58"),
    ] {
        assert_eq!(places(VERSES, text), expected, "{text}");
    }
}

const CODE_OF_TWO: &str = "\
---
title: Two
labels: { pt: \"Part {ROMAN}\" }
---

{#p3}
Three.

{#pt4}
## Of kinds

{#art3}
### Article 3

{#pt5 number=\"V\"}
## Of others

{#intro}
## The Author’s Note, and others

{#intro-u1}
Words.

{#intro-u2}
More.
";

#[test]
fn what_fits_two_places_is_told() {
    for (text, expected) in [
        ("3", "3: this fits several places; write which: `p3` (Paragraph 3), `art3` (Article 3)"),
        ("[3]", "p3"),
        ("art 3", "art3"),
        // As it is printed, and as its anchor has it.
        ("Parts IV and V", "pt4 pt5"),
        ("part 5", "pt5"),
        ("at para 3", "p3"),
        ("The Author’s Note, and others", "intro"),
        ("the author's note, and others, 2nd para.", "intro-u2"),
        ("intro, 1st para", "intro-u1"),
        ("p3; the Author’s Note, and others", "p3 intro"),
    ] {
        assert_eq!(places(CODE_OF_TWO, text), expected, "{text}");
    }
}

const UNION: &str = "\
---
title: Union
---

{#art1}
## Article 1

{#art1-sec8}
Powers:

{#art1-sec8-cl3}
Commerce.

{#art1-sec9}
Limits.

{#art2}
## Article 2

{#art2-sec8}
Another.
";

#[test]
fn what_has_a_word_inside_an_article_is_found_by_it() {
    for (text, expected) in [
        ("art 1, section 8", "art1-sec8"),
        ("art. I, § 8", "art1-sec8"),
        ("art. II, § 8", "art2-sec8"),
        ("art. I, § 8, cl. 3", "art1-sec8-cl3"),
        ("art 1, ss 8-9", "art1-sec8..art1-sec9"),
        ("art 1, §§ 8 and 9", "art1-sec8 art1-sec9"),
        ("art1-sec8-cl3", "art1-sec8-cl3"),
    ] {
        assert_eq!(places(UNION, text), expected, "{text}");
    }
}

const GOING_ON: &str = "\
---
title: Going on
---

{#sec1}
Records:

{#sec1-a}
a point.

{#sec1-u1}
They are given.

{#sec2}
## Section 2

{#sec2-u1}
One.

{#sec2-u2}
Two.

{#sec2-p1}
Three.

{#p7}
Seven:

{#p7-a}
a point.

{#p7-u2}
Then.

{#p7-u1}
At last.
";

#[test]
fn words_that_go_on_are_counted_after_those_before_the_points() {
    for (text, expected) in [
        ("sec 1, 2nd para.", "sec1-u1"),
        ("§ 1, unnumbered para. 2", "sec1-u1"),
        ("Section 1, unnumbered paragraph 2", "sec1-u1"),
        ("sec 1, 1st para.", "sec1"),
        ("sec 2, 1st para.", "sec2-u1"),
        ("sec 2, unnumbered para. 2", "sec2-u2"),
        ("sec 2, para. 1", "sec2-p1"),
        ("para 7, 1st para.", "p7"),
        ("para 7, 1st subpara.", "p7"),
        ("para 7, 2nd para.", "p7-u2"),
        ("para 7, 2nd subpara.", "p7-u2"),
        ("para 7, 2nd and 3rd subparas.", "p7-u2 p7-u1"),
        ("para 7, 3rd subpara.", "p7-u1"),
        (
            "para 7, 4th subpara.",
            "7, 4: there is no such place in the document; the last one there is Paragraph 7, unnumbered paragraph 3",
        ),
    ] {
        assert_eq!(places(GOING_ON, text), expected, "{text}");
    }
}

#[test]
fn what_is_wrong_is_named() {
    for (text, expected) in [
        ("2(c)", "2(c): there is no such place in the document; the last one there is Paragraph 2(b)"),
        ("annex 1, para 9", "1, 9: there is no such place in the document; the last one there is Annex 1, paragraph 7"),
        ("annex 1, para 3", "1, 3: there is no such place in the document; the last one there is Annex 1, paragraph 7"),
        (
            "annex 1, paras 1 and 9",
            "1, 9: there is no such place in the document; the last one there is Annex 1, paragraph 7",
        ),
        ("para 14", "14: there is no such place in the document; the last one is Paragraph 12a"),
        ("paras 3-1", "3–1: this range runs backwards; write `1–3`"),
        ("paras 1, 99", "99: there is no such place in the document; the last one is Paragraph 12a"),
        ("parra 3", "parra: no paragraphs are called so; "),
        ("", ": this names no place; "),
        ("…", "…: this is no place in a document; "),
        ("3-", "3-: this range has no end; write `3`, or where the range ends"),
        ("para", "para: this has no number; there are Paragraph 1 to Paragraph 12a"),
        ("¶", "¶: this has no number; there are Paragraph 1 to Paragraph 12a"),
        (
            "art",
            "art: there is no such place in the document; there are Preambular paragraph 1 to Annex 1, paragraph 7",
        ),
        (
            "art 5",
            "5: there is no such place in the document; there are Preambular paragraph 1 to Annex 1, paragraph 7",
        ),
        ("3bis", "3bis: there is no such place in the document; did you mean Paragraph 3?"),
    ] {
        assert_eq!(places(CHARTER, text), expected, "{text}");
    }
    let expected = "5, 9: there is no such place in the document; the last one there is Article 5(2)";
    assert_eq!(places(LAW, "art 5, para 9"), expected);
}

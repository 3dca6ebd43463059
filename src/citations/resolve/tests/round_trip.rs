//! Every pinpoint that a style prints leads back to the places that it was printed for.

use super::super::{Place, pinpoints, resolve};
use crate::citations::{STYLES, locator_of_several};
use crate::model::DocumentType;
use crate::pages::testing::site;

/// Documents with every kind of place, under the front matter's other keys.
const DOCUMENTS: &[(&str, &str)] = &[
    (
        "title: Numbered",
        "pre1 pre2 pre3 pre3-a pre3-b p1 p2 p2-a p2-a-i p2-a-ii p2-b p2-u1 p2-u2 p2-u3 p3 p4 p12a ann1# ann1-p3 ann1-p4 \
         ann1-p5 ann2# ann2-p3 summary#Summary summary-p3 summary-p4 summary-u1 summary-u2",
    ),
    (
        "title: Law",
        "rec1 rec2 rec3 art1# art1-p1 art1-p2 art1-p2-a art1-p2-b art1-p3 art2# art2-u1 art2-u2 art3 art5# art5-p2 art5-p4 \
         sch1# sch1-p3 app.a# app.a-p1 notes#Final_notes_and_“other”_matters",
    ),
    (
        "title: Act",
        "sec1# sec1-a sec1-a-1 sec1-a-2 sec1-b sec2# sec2-a sec2-a-1 sec2-u1 sec3 sec6# sec6.1# sec6.1-p1 sec6.1.2 r4 r5 reg7 \
         reg8 cl9 def1 def2 pt4# pt4-prop8 pt4-prop9",
    ),
    // Words that go on: after points, after the own words of a section, before numbered paragraphs, in another order.
    (
        "title: Going on",
        "art1 art1-a art1-u1 art1-u2 art2 art2-u4 art2-u2 art9# art9-u1 art9-u2 art9-p1 art9-p2 art10 art10-p1 art10-u1 \
         sec5 sec5-a sec5-a-1 sec5-a-u1 sec5-u1 p7 p7-a p7-u1 p7-u2 p8# p8-a p8-u1",
    ),
    ("title: Verses", "bk1# bk1-ch1-v1 bk1-ch1-v2 bk1-ch1-v9 bk1-ch2-v1 bk1-ch2-v3 bk2-ch1-v1 bk2-ch1-v2"),
    ("title: Chapters", "ch1# ch1-v1 ch1-v2 ch1-v4 ch2# ch2-v1 ch2-v2"),
    ("title: Sayings", "v1 v2 v58=58,_59 v60 v61"),
    (
        "title: Odd\nlabels: { art: \"Artikel {}\", pos: \"Draft position {}\", obs: \"({})\" }",
        "pos1 pos2 pos2-a pos3 obs7 obs8 art83 art83.1=83-1 art83.2=83-2 art84 art3=3_bis art5=V art6=VI p1=* p2=†",
    ),
    ("title: Counted", "u1 u2 u3 u4"),
    ("title: 法\nlanguage: zh", "art2# art2-p1 art2-p2 art3# art3-p1 art3-p2"),
];

/// `p2` is a paragraph, `ann1#` a heading, `summary#Summary` one with a name, `v58=58,_59` has its number as printed.
fn written(meta: &str, units: &str) -> String {
    let mut text = format!("---\n{meta}\n---\n");
    for unit in units.split(' ') {
        let part = match (unit.split_once('#'), unit.split_once('=')) {
            (Some((anchor, heading)), _) => format!("{{#{anchor}}}\n## {}", heading.replace('_', " ")),
            (None, Some((anchor, number))) => format!("{{#{anchor} number=\"{}\"}}\nWords.", number.replace('_', " ")),
            (None, None) => format!("{{#{unit}}}\nWords."),
        };
        text.push_str(&format!("\n{part}\n"));
    }
    text
}

#[test]
fn what_a_style_prints_is_resolved_to_the_same_places() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (meta, units) in DOCUMENTS {
        let (site, face) = site(&[("a.md", &written(meta, units))]);
        let document = &site.documents[0];
        let units: Vec<usize> = document.cited().filter(|unit| document.units[*unit].name.is_some()).collect();
        for places in shapes(&units) {
            let pinpoints = pinpoints(document, &places);
            let mut printed: Vec<String> = STYLES
                .iter()
                .flat_map(|style| DocumentType::WORDS.iter().map(move |(_, kind)| (style.name, Some(*kind))))
                .map(|(style, kind)| locator_of_several(style, &pinpoints, kind))
                .collect();
            printed.sort_unstable();
            printed.dedup();
            for text in printed {
                count += 1;
                let found = resolve(document, &text, &face.language);
                if found.as_ref() != Ok(&places) {
                    let anchor =
                        |unit: usize| document.units[unit].anchor.as_ref().map_or("", |anchor| anchor.as_str());
                    let asked: Vec<(&str, Option<&str>)> =
                        places.iter().map(|place| (anchor(place.from), place.to.map(anchor))).collect();
                    let found = found.map(|found| {
                        found.iter().map(|place| (anchor(place.from), place.to.map(anchor))).collect::<Vec<_>>()
                    });
                    wrong.push(format!("{meta}: `{text}` for {asked:?} leads to {found:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
    assert!(count > 5000, "{count}");
}

/// Each place alone, each range of it and one of the next, and lists of these.
fn shapes(units: &[usize]) -> Vec<Vec<Place>> {
    const NEAR: usize = 2;
    let one = |from: usize| Place { from, to: None };
    let mut shapes = Vec::new();
    for (at, first) in units.iter().copied().enumerate() {
        shapes.push(vec![one(first)]);
        let after = &units[at + 1..];
        for (ahead, second) in after.iter().copied().take(NEAR).enumerate() {
            let range = Place { from: first, to: Some(second) };
            shapes.push(vec![range]);
            shapes.push(vec![one(first), one(second)]);
            for third in after[ahead + 1..].iter().copied().take(NEAR) {
                shapes.push(vec![range, one(third)]);
                shapes.push(vec![one(first), one(second), one(third)]);
                shapes.push(vec![one(first), Place { from: second, to: Some(third) }]);
            }
        }
        // What is far away, in another container.
        if let Some(last) = units.last().copied().filter(|last| *last != first) {
            shapes.push(vec![Place { from: first, to: Some(last) }]);
            shapes.push(vec![one(first), one(last)]);
        }
    }
    shapes
}

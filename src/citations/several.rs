//! How a citation points to several places: `paras. 3–5, 7`, `art. 5(2)–(4)`, `¶¶ 3, 7`, `[12]–[14]`.
//!
//! Places of one kind under one roof share their word, and each repeats only what differs from the one before it.

use super::locator::Pieces;
use super::way::Way;
use crate::model::{DocumentType, Spoken};

/// A place, or a range from one place to another.
#[derive(Clone, Copy, Debug)]
pub struct Pinpoint<'a> {
    /// The place, or the first of the range.
    pub from: &'a Spoken,
    /// The last of the range.
    pub to: Option<&'a Spoken>,
}

/// A pinpoint in the pieces of a style.
struct Place {
    from: Pieces,
    to: Option<Pieces>,
}

/// The locator of several places in a style, in their order. A semicolon is between places of two kinds, since a comma would
/// say that the second lies in the first: `annex 1, para. 3`.
pub fn locator_of_several(style: &str, pinpoints: &[Pinpoint<'_>], kind: Option<DocumentType>) -> String {
    let way = Way::of(style);
    let pieces = |spoken: &Spoken| Pieces::of(way, spoken, kind);
    let places: Vec<Place> =
        pinpoints.iter().map(|at| Place { from: pieces(at.from), to: at.to.map(pieces) }).collect();
    let groups = places.chunk_by(|a, b| a.to.as_ref().is_none_or(|to| to.shares(&a.from)) && b.share(&a.from));
    groups.map(|group| written(way, group)).collect::<Vec<_>>().join("; ")
}

impl Place {
    /// Can all of this stand behind the word of another place?
    fn share(&self, other: &Pieces) -> bool {
        self.from.shares(other) && self.to.as_ref().is_none_or(|to| to.shares(other))
    }
}

/// Places that share a word.
fn written(way: Way, group: &[Place]) -> String {
    let [first, ..] = group else { return String::new() };
    match &first.to {
        Some(to) if !to.shares(&first.from) => format!("{}–{}", first.from.text(), to.text()),
        _ => first.from.with(&joined(way, &entries(group)), is_plural(group)),
    }
}

/// Does a group name more than one paragraph or article, or is all of it inside one?
fn is_plural(group: &[Place]) -> bool {
    let mut numbers =
        group.iter().flat_map(|at| [Some(&at.from), at.to.as_ref()]).flatten().map(|at| at.numbers.first());
    let first = numbers.next();
    numbers.any(|number| Some(number) != first)
}

/// The numbers of a group.
fn entries(group: &[Place]) -> Vec<String> {
    let mut before: Option<&Pieces> = None;
    let mut entries = Vec::with_capacity(group.len());
    for Place { from, to } in group {
        let mut entry = before.map_or_else(|| from.numbers.concat(), |before| differing(before, from));
        if let Some(to) = to {
            entry.push('–');
            entry.push_str(&differing(from, to));
        }
        before = Some(to.as_ref().unwrap_or(from));
        entries.push(entry);
    }
    entries
}

/// What a place has below what it shares with the one before it; all of it, if they do not share the first number or lie at
/// different depths.
fn differing(before: &Pieces, at: &Pieces) -> String {
    let shared = before.numbers.iter().zip(&at.numbers).take_while(|(a, b)| a == b).count();
    let is_beside = before.numbers.len() == at.numbers.len();
    let skipped = if is_beside { shared.min(at.numbers.len().saturating_sub(1)) } else { 0 };
    at.numbers[skipped..].concat()
}

fn joined(way: Way, entries: &[String]) -> String {
    let [between, of_two, of_more] = way.lists();
    match entries {
        [first, last] => format!("{first}{of_two}{last}"),
        [before @ .., last] if !before.is_empty() => format!("{}{of_more}{last}", before.join(between)),
        entries => entries.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, Labels};

    /// `p3..p5 p7` in a style.
    fn at(style: &str, places: &str, kind: Option<DocumentType>) -> String {
        let spoken =
            |anchor: &str| Spoken::new(&Anchor::parse(anchor).expect("an anchor"), &Labels::default(), &|_| None);
        let places: Vec<(Spoken, Option<Spoken>)> = places
            .split(' ')
            .map(|place| match place.split_once("..") {
                Some((from, to)) => (spoken(from), Some(spoken(to))),
                None => (spoken(place), None),
            })
            .collect();
        let pinpoints: Vec<_> = places.iter().map(|(from, to)| Pinpoint { from, to: to.as_ref() }).collect();
        locator_of_several(style, &pinpoints, kind)
    }

    #[test]
    fn golden() {
        for (places, [plain, oscola, bluebook, chicago, mla]) in [
            ("p3..p5", ["paras. 3–5", "paras 3–5", "¶¶ 3–5", "paras. 3–5", "pars. 3–5"]),
            ("p3 p7", ["paras. 3, 7", "paras 3 and 7", "¶¶ 3, 7", "paras. 3 and 7", "pars. 3, 7"]),
            (
                "p3..p5 p7 p9",
                ["paras. 3–5, 7, 9", "paras 3–5, 7 and 9", "¶¶ 3–5, 7, 9", "paras. 3–5, 7, and 9", "pars. 3–5, 7, 9"],
            ),
            ("art5..art7", ["arts. 5–7", "arts 5–7", "arts. 5–7", "arts. 5–7", "arts. 5–7"]),
            ("sec3..sec5", ["§§ 3–5", "ss 3–5", "§§ 3–5", "§§ 3–5", "secs. 3–5"]),
            ("v12..v14", ["vv. 12–14", "vv 12–14", "vv. 12–14", "vv. 12–14", "vv. 12–14"]),
            // Inside one article nothing but what differs is repeated.
            ("art5-p2..art5-p4", ["art. 5(2)–(4)", "art 5(2)–(4)", "art. 5(2)–(4)", "art. 5(2)–(4)", "art. 5(2)–(4)"]),
            (
                "p3-a-i..p3-a-iv",
                [
                    "para. 3(a)(i)–(iv)",
                    "para 3(a)(i)–(iv)",
                    "¶ 3(a)(i)–(iv)",
                    "para. 3(a)(i)–(iv)",
                    "par. 3(a)(i)–(iv)",
                ],
            ),
            (
                "p3-a p3-c",
                ["para. 3(a), (c)", "para 3(a) and (c)", "¶ 3(a), (c)", "para. 3(a) and (c)", "par. 3(a), (c)"],
            ),
            (
                "art5-p2..art6-p1",
                ["arts. 5(2)–6(1)", "arts 5(2)–6(1)", "arts. 5(2)–6(1)", "arts. 5(2)–6(1)", "arts. 5(2)–6(1)"],
            ),
            ("p3-a p3", ["para. 3(a), 3", "para 3(a) and 3", "¶ 3(a), 3", "para. 3(a) and 3", "par. 3(a), 3"]),
            (
                "ann1-p3..ann1-p5",
                [
                    "annex 1, paras. 3–5",
                    "annex 1, paras 3–5",
                    "annex 1, ¶¶ 3–5",
                    "annex 1, paras. 3–5",
                    "annex 1, pars. 3–5",
                ],
            ),
            ("ch2-v7..ch2-v9 ch2-v11", ["2:7–9, 11", "2:7–9 and 11", "2:7–9, 11", "2:7–9 and 11", "2.7–9, 11"]),
            // What is of two kinds has two words.
            (
                "rec3 art5 art6",
                [
                    "recital 3; arts. 5, 6",
                    "recital 3; arts 5 and 6",
                    "recital 3; arts. 5, 6",
                    "recital 3; arts. 5 and 6",
                    "recital 3; arts. 5, 6",
                ],
            ),
            // What is counted has an ordinal.
            (
                "pre2..pre4",
                [
                    "preamble, 2nd–4th paras.",
                    "preamble, 2nd–4th paras",
                    "pmbl. paras. 2–4",
                    "preamble, 2nd–4th paras.",
                    "preamble, 2nd–4th pars.",
                ],
            ),
            (
                "art5-u1..art5-u3 art5-u5",
                [
                    "art. 5, 1st–3rd, 5th paras.",
                    "art 5, 1st–3rd and 5th paras",
                    "art. 5, unnumbered paras. 1–3, 5",
                    "art. 5, 1st–3rd and 5th paras.",
                    "art. 5, 1st–3rd, 5th pars.",
                ],
            ),
            (
                "pre2-a..pre2-c",
                [
                    "preamble, 2nd para. (a)–(c)",
                    "preamble, 2nd para (a)–(c)",
                    "pmbl. para. 2(a)–(c)",
                    "preamble, 2nd para. (a)–(c)",
                    "preamble, 2nd par. (a)–(c)",
                ],
            ),
            // A comma would say that the paragraph lies in the annex.
            ("ann1 p3", ["annex 1; para. 3", "annex 1; para 3", "annex 1; ¶ 3", "annex 1; para. 3", "annex 1; par. 3"]),
            // What is of two kinds is named at both ends.
            (
                "pre2..p3",
                [
                    "preamble, 2nd para.–para. 3",
                    "preamble, 2nd para–para 3",
                    "pmbl. para. 2–¶ 3",
                    "preamble, 2nd para.–para. 3",
                    "preamble, 2nd par.–par. 3",
                ],
            ),
        ] {
            let found = ["plain", "oscola", "bluebook", "chicago", "mla"].map(|style| at(style, places, None));
            assert_eq!(found, [plain, oscola, bluebook, chicago, mla], "{places}");
            assert_eq!(["apa", "un"].map(|style| at(style, places, None)), [plain; 2], "{places}");
        }
    }

    /// What the script of a document's page is asked too: style, type, places; their pieces, the words for one and for
    /// several, what stands between several; and what is written.
    #[test]
    fn the_script_is_asked_the_same() {
        type Row = (String, Option<String>, String, Vec<[Vec<String>; 2]>, Vec<String>, Vec<String>, String);
        let table = include_str!("../../tests/cases/citations/several.json");
        let rows: Vec<Row> = serde_json::from_str(table).expect("a table");
        assert!(rows.len() > 10);
        for (style, kind, places, pieces, plurals, lists, written) in rows {
            let kind = kind.map(|word| DocumentType::WORDS.iter().find(|(of, _)| *of == word).expect("a type").1);
            let ends = places.split(' ').map(|place| place.split_once("..").unwrap_or((place, place)));
            let in_pieces = |anchor: &str| -> Vec<String> {
                let anchor = Anchor::parse(anchor).expect("an anchor");
                let spoken = Spoken::new(&anchor, &Labels::default(), &|_| None);
                let text = super::super::locator_in_pieces(&style, &spoken, kind);
                text.split('\t').map(ToOwned::to_owned).collect()
            };
            let own: Vec<[Vec<String>; 2]> = ends.map(|(from, to)| [in_pieces(from), in_pieces(to)]).collect();
            let way = Way::of(&style);
            let known = |words: &[String]| {
                crate::model::PREFIXES.iter().any(|of| way.forms(of.prefix).is_some_and(|forms| words == forms))
                    || ["pre-u", "u"].iter().any(|of| way.forms(of).is_some_and(|forms| words == forms))
            };
            assert!(plurals.chunks(2).all(known), "{plurals:?}");
            let found = (own, way.lists().map(ToOwned::to_owned).to_vec(), at(&style, &places, kind));
            assert_eq!(found, (pieces, lists, written), "{style}: {places}");
        }
    }

    #[test]
    fn paragraphs_of_a_judgment() {
        let judgment = Some(DocumentType::Judgment);
        assert_eq!(at("oscola", "p12..p14", judgment), "[12]–[14]");
        assert_eq!(at("oscola", "p12 p14 p20..p22", judgment), "[12], [14] and [20]–[22]");
        assert_eq!(at("plain", "p12..p14", judgment), "paras. 12–14");
    }

    #[test]
    fn one_place_is_written_as_ever() {
        assert_eq!(at("oscola", "art5-p2-a", None), "art 5(2)(a)");
    }
}

//! How a citation points to several places: `paras. 3–5, 7`, `art. 5(2)–(4)`, `¶¶ 3, 7`, `[12]–[14]`.
//!
//! Places of one kind under one roof share their word, and each repeats only what differs from the one before it.

use super::locator::{
    Way, bare, chapter, ending, forms_of, in_square_brackets, locator, names_several, numbered, roof,
};
use crate::model::{DocumentType, Spoken};

/// A place, or a range from one place to another.
#[derive(Clone, Copy, Debug)]
pub struct Pinpoint<'a> {
    /// The place, or the first of the range.
    pub from: &'a Spoken,
    /// The last of the range.
    pub to: Option<&'a Spoken>,
}

/// The locator of several places in a style, in their order.
pub fn locator_of_several(style: &str, pinpoints: &[Pinpoint<'_>], kind: Option<DocumentType>) -> String {
    let groups = pinpoints.chunk_by(|a, b| share_a_word(a, b));
    groups.map(|group| written(style, group, kind)).collect::<Vec<_>>().join(", ")
}

fn share_a_word(a: &Pinpoint<'_>, b: &Pinpoint<'_>) -> bool {
    let has_word = |of: &Spoken| !of.first.0.is_empty() && of.unnumbered.is_none();
    let same = |b: &Spoken| has_word(b) && b.containers == a.from.containers && b.first.0 == a.from.first.0;
    has_word(a.from) && [Some(b.from), a.to, b.to].into_iter().flatten().all(same)
}

/// Places that share a word.
fn written(style: &str, group: &[Pinpoint<'_>], kind: Option<DocumentType>) -> String {
    let [first, ..] = group else { return String::new() };
    let prefix = first.from.first.0.as_str();
    let way = Way::of(style);
    match (group, prefix) {
        ([Pinpoint { from, to: None }], _) => locator(style, from, kind),
        _ if !share_a_word(first, first) => {
            let ends = [Some(first.from), first.to].into_iter().flatten();
            ends.map(|end| locator(style, end, kind)).collect::<Vec<_>>().join("–")
        }
        (_, "pre" | "u") => format!("{}{}", roof(way, first.from), counted(style, group)),
        _ if prefix == "p" && in_square_brackets(way, kind) => {
            format!("{}{}", roof(way, first.from), listed(style, group, |number| format!("[{number}]")))
        }
        _ if chapter(way, first.from).is_some() => {
            let verses = listed(style, group, str::to_owned);
            format!("{}{}{verses}", roof(way, first.from), chapter(way, first.from).unwrap_or_default())
        }
        _ => {
            let numbers = listed(style, group, str::to_owned);
            let word = forms_of(way, prefix).map(|forms| forms[usize::from(is_plural(group))]);
            match word {
                Some(word) => format!("{}{word} {numbers}", roof(way, first.from)),
                None => format!("{}{}", roof(way, first.from), numbered(way, prefix, &numbers, None)),
            }
        }
    }
}

/// Does a group name more than one paragraph or article, or is all of it inside one?
fn is_plural(group: &[Pinpoint<'_>]) -> bool {
    let mut numbers = group.iter().flat_map(|at| [Some(at.from), at.to]).flatten().map(|at| at.first.1.as_str());
    let first = numbers.next().unwrap_or_default();
    names_several(first) || numbers.any(|number| number != first)
}

/// The numbers of a group.
fn listed(style: &str, group: &[Pinpoint<'_>], write: impl Fn(&str) -> String) -> String {
    let whole = |at: &Spoken| write(bare(&at.first.1)) + &at.brackets();
    let mut before: Option<&Spoken> = None;
    let mut entries = Vec::with_capacity(group.len());
    for Pinpoint { from, to } in group {
        let mut entry = before.and_then(|before| differing(before, from)).unwrap_or_else(|| whole(from));
        if let Some(to) = to {
            entry.push('–');
            entry.push_str(&differing(from, to).unwrap_or_else(|| whole(to)));
        }
        before = Some(to.unwrap_or(from));
        entries.push(entry);
    }
    joined(style, &entries)
}

/// What a place has below what it shares with the one before it; `None` if they share nothing.
fn differing(before: &Spoken, at: &Spoken) -> Option<String> {
    let shared = before.below.iter().zip(&at.below).take_while(|(a, b)| a == b).count();
    let rest = at.brackets_from(shared.min(at.below.len().saturating_sub(1)));
    (before.first == at.first && before.below.len() == at.below.len() && !rest.is_empty()).then_some(rest)
}

/// `preamble, 2nd–4th paras.`
fn counted(style: &str, group: &[Pinpoint<'_>]) -> String {
    let way = Way::of(style);
    let ordinal = |at: &Spoken| match at.first.1.parse::<u32>() {
        Ok(number) if matches!(way, Way::Bluebook) => number.to_string(),
        Ok(number) => format!("{number}{}", ending(number)),
        Err(_) => bare(&at.first.1).to_owned(),
    };
    let entry = |at: &Pinpoint<'_>| match at.to {
        Some(to) => format!("{}–{}", ordinal(at.from), ordinal(to)),
        None => ordinal(at.from),
    };
    let numbers = joined(style, &group.iter().map(entry).collect::<Vec<_>>());
    let word = forms_of(way, "u").map_or("paras.", |forms| forms[1]);
    match group.first().and_then(|at| forms_of(way, &at.from.first.0).filter(|_| at.from.first.0 == "pre")) {
        Some([preamble, _]) if matches!(way, Way::Bluebook) => format!("{preamble} {word} {numbers}"),
        None if matches!(way, Way::Bluebook) => format!("{word} {numbers}"),
        Some([preamble, _]) => format!("{preamble}, {numbers} {word}"),
        None => format!("{numbers} {word}"),
    }
}

/// OSCOLA has no comma before *and*, Chicago has one where there are three; the others write no *and*.
fn joined(style: &str, entries: &[String]) -> String {
    let ([before @ .., last], Some(and)) = (
        entries,
        match style {
            "oscola" => Some(" and "),
            chicago if chicago.starts_with("chicago") && entries.len() > 2 => Some(", and "),
            chicago if chicago.starts_with("chicago") => Some(" and "),
            _ => None,
        },
    ) else {
        return entries.join(", ");
    };
    if before.is_empty() { last.clone() } else { format!("{}{and}{last}", before.join(", ")) }
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
                    "recital 3, arts. 5, 6",
                    "recital 3, arts 5 and 6",
                    "recital 3, arts. 5, 6",
                    "recital 3, arts. 5 and 6",
                    "recital 3, arts. 5, 6",
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
                "summary p3",
                ["summary, para. 3", "summary, para 3", "summary, ¶ 3", "summary, para. 3", "summary, par. 3"],
            ),
        ] {
            let found = ["plain", "oscola", "bluebook", "chicago", "mla"].map(|style| at(style, places, None));
            assert_eq!(found, [plain, oscola, bluebook, chicago, mla], "{places}");
            assert_eq!(["apa", "un"].map(|style| at(style, places, None)), [plain; 2], "{places}");
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

//! How a citation points inside a document: `para. 3`, `art. 5(2)(a)`, `annex 1, para. 3`.
//!
//! One row for each prefix of an anchor, one column for each way of writing it. A prefix that only the document knows is
//! written in the document's words.

use crate::model::{DocumentType, PREFIXES, Spoken};

/// The locator of a paragraph or section in a style, in English. A style that is not known is written as `plain`.
pub fn locator(style: &str, spoken: &Spoken, kind: Option<DocumentType>) -> String {
    let way = Way::of(style);
    let mut line = roof(way, spoken);
    line.push_str(&first(way, spoken, kind));
    if let Some(ordinal) = &spoken.unnumbered {
        line.push_str(", ");
        line.push_str(&unnumbered(way, spoken, ordinal));
    }
    line
}

/// The containers, each with a comma behind it; of a verse without the chapter, which stands in the verse's number.
pub(super) fn roof(way: Way, spoken: &Spoken) -> String {
    let above = spoken.containers.len() - usize::from(chapter_of_verse(spoken).is_some());
    spoken.containers.iter().take(above).map(|(prefix, number)| numbered(way, prefix, number, None) + ", ").collect()
}

/// `2:7` is verse 7 of chapter 2, in all styles but MLA, which writes `2.7`.
pub(super) fn chapter(way: Way, spoken: &Spoken) -> Option<String> {
    let sign = if matches!(way, Way::Mla) { '.' } else { ':' };
    chapter_of_verse(spoken).map(|number| format!("{}{sign}", bare(number)))
}

fn chapter_of_verse(spoken: &Spoken) -> Option<&str> {
    let (prefix, number) = spoken.containers.last()?;
    (prefix == "ch" && spoken.first.0 == "v").then_some(number)
}

/// A column of the table. `chicago`, `un` and `apa` write as `plain` does, `mcgill` and `aglc` with OSCOLA's words.
#[derive(Clone, Copy)]
pub(super) enum Way {
    Plain,
    Oscola,
    Bluebook,
    Mla,
    McGill,
    Aglc,
}

impl Way {
    pub(super) fn of(style: &str) -> Self {
        match style {
            "oscola" => Self::Oscola,
            "bluebook" => Self::Bluebook,
            "mla" => Self::Mla,
            "mcgill" => Self::McGill,
            "aglc" => Self::Aglc,
            _ => Self::Plain,
        }
    }
}

/// The word for one and for several, by way.
struct Word {
    prefix: &'static str,
    plain: [&'static str; 2],
    oscola: [&'static str; 2],
    bluebook: [&'static str; 2],
    mla: [&'static str; 2],
}

pub(super) type Forms = [&'static str; 2];

const fn word(prefix: &'static str, plain: Forms, oscola: Forms, bluebook: Forms, mla: Forms) -> Word {
    Word { prefix, plain, oscola, bluebook, mla }
}

#[rustfmt::skip]
const WORDS: &[Word] = &[
    //   prefix  plain                 oscola              bluebook              mla
    word("p",    ["para.", "paras."],  ["para", "paras"],  ["¶", "¶¶"],          ["par.", "pars."]),
    word("art",  ["art.", "arts."],    ["art", "arts"],    ["art.", "arts."],    ["art.", "arts."]),
    word("sec",  ["§", "§§"],          ["s", "ss"],        ["§", "§§"],          ["sec.", "secs."]),
    word("cl",   ["cl.", "cls."],      ["cl", "cls"],      ["cl.", "cls."],      ["cl.", "cls."]),
    word("reg",  ["reg.", "regs."],    ["reg", "regs"],    ["reg.", "regs."],    ["reg.", "regs."]),
    word("r",    ["r.", "rr."],        ["r", "rr"],        ["r.", "rr."],        ["r.", "rr."]),
    word("ch",   ["ch.", "chs."],      ["ch", "chs"],      ["ch.", "chs."],      ["ch.", "chs."]),
    word("pt",   ["pt.", "pts."],      ["pt", "pts"],      ["pt.", "pts."],      ["pt.", "pts."]),
    word("bk",   ["bk.", "bks."],      ["bk", "bks"],      ["bk.", "bks."],      ["bk.", "bks."]),
    word("tit",  ["tit.", "tits."],    ["tit", "tits"],    ["tit.", "tits."],    ["tit.", "tits."]),
    word("ann",  ["annex", "annexes"], ["annex", "annexes"], ["annex", "annexes"], ["annex", "annexes"]),
    word("app",  ["app.", "apps."],    ["app", "apps"],    ["app.", "apps."],    ["app.", "apps."]),
    word("sch",  ["sch.", "schs."],    ["sch", "schs"],    ["sched.", "scheds."], ["sched.", "scheds."]),
    word("rec",  ["recital", "recitals"], ["recital", "recitals"], ["recital", "recitals"], ["recital", "recitals"]),
    word("v",    ["v.", "vv."],        ["v", "vv"],        ["v.", "vv."],        ["v.", "vv."]),
    word("def",  ["def.", "defs."],    ["def", "defs"],    ["def.", "defs."],    ["def.", "defs."]),
    word("ax",   ["axiom", "axioms"],  ["axiom", "axioms"], ["axiom", "axioms"], ["axiom", "axioms"]),
    word("prop", ["prop.", "props."],  ["prop", "props"],  ["prop.", "props."],  ["prop.", "props."]),
    word("n",    ["n.", "nn."],        ["n", "nn"],        ["n.", "nn."],        ["n.", "nn."]),
    // What is counted, not numbered: `1st para.`, `2nd subpara.`
    word("u",    ["para.", "paras."],  ["para", "paras"],  ["para.", "paras."],  ["par.", "pars."]),
    word("u-u",  ["subpara.", "subparas."], ["subpara", "subparas"], ["subpara.", "subparas."], ["subpar.", "subpars."]),
    word("pre",  ["preamble", "preamble"], ["preamble", "preamble"], ["pmbl.", "pmbl."], ["preamble", "preamble"]),
];

/// The word for a prefix: for several, if the number names several (`58, 59`).
fn word_for(way: Way, prefix: &str, number: &str) -> Option<&'static str> {
    Some(forms_of(way, prefix)?[usize::from(names_several(number))])
}

/// The word for one and that for several.
pub(super) fn forms_of(way: Way, prefix: &str) -> Option<Forms> {
    let word = WORDS.iter().find(|word| word.prefix == prefix)?;
    Some(match way {
        Way::Plain => word.plain,
        Way::Oscola | Way::McGill | Way::Aglc => word.oscola,
        Way::Bluebook => word.bluebook,
        Way::Mla => word.mla,
    })
}

/// Does one number name several: `58, 59`?
pub(super) fn names_several(number: &str) -> bool {
    number.contains([',', '–'])
}

/// The first cited segment and what lies below it.
fn first(way: Way, spoken: &Spoken, kind: Option<DocumentType>) -> String {
    let (prefix, number) = (spoken.first.0.as_str(), spoken.first.1.as_str());
    let below = spoken.brackets();
    match (way, prefix, kind) {
        (Way::Bluebook, "pre", _) => {
            let preamble = word_for(way, prefix, "").unwrap_or("pmbl.");
            format!("{preamble} {}{below}", counted(way, "u", number))
        }
        (_, "pre", _) => {
            let space = if below.is_empty() { "" } else { " " };
            let preamble = word_for(way, prefix, "").unwrap_or("preamble");
            format!("{preamble}, {}{space}{below}", counted(way, "u", number))
        }
        (_, "u", _) => format!("{}{below}", counted(way, "u", number)),
        (_, "v", _) if chapter(way, spoken).is_some() => {
            format!("{}{}{below}", chapter(way, spoken).unwrap_or_default(), bare(number))
        }
        (_, "p", _) if in_square_brackets(way, kind) => format!("[{}]{below}", bare(number)),
        _ => numbered(way, prefix, number, spoken.worded.as_deref()) + &below,
    }
}

/// Does the number of a paragraph stand in square brackets, without a word? In OSCOLA that of a judgment does (2.1.6), in
/// the Australian guide any but that of an international instrument (1.1.6, 8.6, 9.2.14).
pub(super) fn in_square_brackets(way: Way, kind: Option<DocumentType>) -> bool {
    use DocumentType::{Charter, Constitution, Declaration, Judgment, Regulation, Resolution, Statute, Treaty};
    match way {
        Way::Oscola => kind == Some(Judgment),
        Way::Aglc => !kind.is_some_and(|kind| {
            [Charter, Constitution, Declaration, Regulation, Resolution, Statute, Treaty].contains(&kind)
        }),
        _ => false,
    }
}

/// A word and its number. `worded` are the document's own words for both.
pub(super) fn numbered(way: Way, prefix: &str, number: &str, worded: Option<&str>) -> String {
    if prefix.is_empty() {
        return number.to_owned();
    }
    let number = bare(number);
    match (word_for(way, prefix, number), worded) {
        (Some(word), _) if number.is_empty() => word.to_owned(),
        (Some(word), _) => [word, " ", number].concat(),
        (None, Some(worded)) => worded.to_owned(),
        (None, None) if matches!(way, Way::Oscola | Way::McGill | Way::Aglc) => format!("{prefix} {number}"),
        (None, None) => format!("{prefix}. {number}"),
    }
}

/// An unnumbered paragraph: right in a section, one of its paragraphs; below a paragraph's points, one of that paragraph's
/// subparagraphs, of which its own words are the first.
fn unnumbered(way: Way, spoken: &Spoken, ordinal: &str) -> String {
    let in_section = PREFIXES.iter().any(|known| known.prefix == spoken.first.0 && known.holds_paragraphs)
        || spoken.first.0.is_empty();
    match ordinal.parse::<u32>() {
        Ok(at) if !(in_section && spoken.below.is_empty()) => counted(way, "u-u", &at.saturating_add(1).to_string()),
        _ => counted(way, "u", ordinal),
    }
}

/// `1st para.`; a number that is no ordinal comes after the word.
fn counted(way: Way, prefix: &str, number: &str) -> String {
    let word = word_for(way, prefix, "").unwrap_or("para.");
    match number.parse::<u32>() {
        // Rule 3.3: what the source does not number has `para.`, and no paragraph sign.
        Ok(at) if matches!(way, Way::Bluebook) => format!("{word} {at}"),
        Ok(at) => format!("{at}{} {word}", ending(at)),
        Err(_) => format!("{word} {}", bare(number)),
    }
}

pub(super) fn ending(at: u32) -> &'static str {
    match (at % 10, at % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// A number without the signs around it; signs alone stay.
pub(super) fn bare(number: &str) -> &str {
    match number.trim_matches(|c: char| !c.is_alphanumeric()) {
        "" => number,
        bare => bare,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, Labels};

    fn spoken(anchor: &str, number: Option<&str>) -> Spoken {
        let labels = Labels {
            patterns: vec![
                ("pos".to_owned(), "Position {}.".to_owned()),
                ("obs".to_owned(), "({})".to_owned()),
                ("art".to_owned(), "Статья {}".to_owned()),
            ],
            nested: Vec::new(),
        };
        let anchor = Anchor::parse(anchor).expect("an anchor");
        let given = |of: &Anchor| number.filter(|_| *of == anchor).map(str::to_owned);
        Spoken::new(&anchor, &labels, &given)
    }

    #[test]
    fn each_prefix_in_each_way() {
        for (anchor, [plain, oscola, bluebook, mla]) in [
            ("p3", ["para. 3", "para 3", "¶ 3", "par. 3"]),
            ("p12a", ["para. 12a", "para 12a", "¶ 12a", "par. 12a"]),
            ("art5", ["art. 5", "art 5", "art. 5", "art. 5"]),
            ("sec3", ["§ 3", "s 3", "§ 3", "sec. 3"]),
            ("sec6.1.2", ["§ 6.1.2", "s 6.1.2", "§ 6.1.2", "sec. 6.1.2"]),
            ("rec21", ["recital 21", "recital 21", "recital 21", "recital 21"]),
            ("v12", ["v. 12", "v 12", "v. 12", "v. 12"]),
            // A verse with its chapter needs no word.
            ("ch2-v7", ["2:7", "2:7", "2:7", "2.7"]),
            ("bk1-ch2-v7", ["bk. 1, 2:7", "bk 1, 2:7", "bk. 1, 2:7", "bk. 1, 2.7"]),
            ("ch5", ["ch. 5", "ch 5", "ch. 5", "ch. 5"]),
            ("app.a", ["app. a", "app a", "app. a", "app. a"]),
            // Below the first cited segment: brackets.
            ("p3-a", ["para. 3(a)", "para 3(a)", "¶ 3(a)", "par. 3(a)"]),
            ("p7-a-i", ["para. 7(a)(i)", "para 7(a)(i)", "¶ 7(a)(i)", "par. 7(a)(i)"]),
            ("art5-p2-a", ["art. 5(2)(a)", "art 5(2)(a)", "art. 5(2)(a)", "art. 5(2)(a)"]),
            ("sec2-a-1", ["§ 2(a)(1)", "s 2(a)(1)", "§ 2(a)(1)", "sec. 2(a)(1)"]),
            // Above it: first.
            ("ann1-p3", ["annex 1, para. 3", "annex 1, para 3", "annex 1, ¶ 3", "annex 1, par. 3"]),
            ("pt1-prop8", ["pt. 1, prop. 8", "pt 1, prop 8", "pt. 1, prop. 8", "pt. 1, prop. 8"]),
            ("fr-art1-p2", ["art. 1(2)", "art 1(2)", "art. 1(2)", "art. 1(2)"]),
            ("summary", ["summary", "summary", "summary", "summary"]),
            ("summary-p3", ["summary, para. 3", "summary, para 3", "summary, ¶ 3", "summary, par. 3"]),
            // Counted, not numbered.
            ("pre1", ["preamble, 1st para.", "preamble, 1st para", "pmbl. para. 1", "preamble, 1st par."]),
            ("pre12", ["preamble, 12th para.", "preamble, 12th para", "pmbl. para. 12", "preamble, 12th par."]),
            ("pre22", ["preamble, 22nd para.", "preamble, 22nd para", "pmbl. para. 22", "preamble, 22nd par."]),
            ("u3", ["3rd para.", "3rd para", "para. 3", "3rd par."]),
            ("art5-u1", ["art. 5, 1st para.", "art 5, 1st para", "art. 5, para. 1", "art. 5, 1st par."]),
            (
                "sec6-b-u1",
                ["§ 6(b), 2nd subpara.", "s 6(b), 2nd subpara", "§ 6(b), subpara. 2", "sec. 6(b), 2nd subpar."],
            ),
            ("p2-u2", ["para. 2, 3rd subpara.", "para 2, 3rd subpara", "¶ 2, subpara. 3", "par. 2, 3rd subpar."]),
            // Prefixes that only the document knows.
            ("pos7-a", ["Position 7(a)", "Position 7(a)", "Position 7(a)", "Position 7(a)"]),
            ("obs7", ["obs. 7", "obs 7", "obs. 7", "obs. 7"]),
        ] {
            let at = |style: &str| locator(style, &spoken(anchor, None), None);
            assert_eq!([at("plain"), at("oscola"), at("bluebook"), at("mla")], [plain, oscola, bluebook, mla]);
            assert_eq!([at("chicago"), at("un"), at("apa")], [plain; 3], "{anchor}");
        }
    }

    #[test]
    fn a_paragraph_of_a_judgment_is_in_square_brackets_in_oscola_alone() {
        let judgment = Some(DocumentType::Judgment);
        for (anchor, style, expected) in [
            ("p12", "oscola", "[12]"),
            ("p12-a", "oscola", "[12](a)"),
            ("ann1-p12", "oscola", "annex 1, [12]"),
            ("sec2", "oscola", "s 2"),
            ("p12", "plain", "para. 12"),
            ("p12", "bluebook", "¶ 12"),
            ("p12", "apa", "para. 12"),
            ("p12", "mla", "par. 12"),
        ] {
            assert_eq!(locator(style, &spoken(anchor, None), judgment), expected);
        }
        assert_eq!(locator("oscola", &spoken("p12", None), Some(DocumentType::Treaty)), "para 12");
    }

    #[test]
    fn numbers_as_printed_lose_the_signs_around_them() {
        for (anchor, number, expected) in [
            ("p3", "3 bis", "para. 3 bis"),
            ("p3", "(3)", "para. 3"),
            ("p3-a", "(a)", "para. 3(a)"),
            ("v58", "58, 59", "vv. 58, 59"),
            ("p7.1", "7-1", "para. 7-1"),
            ("p1", "*", "para. *"),
            ("p1", "", "para."),
            ("pre1", "A.", "preamble, para. A"),
        ] {
            assert_eq!(locator("plain", &spoken(anchor, Some(number)), None), expected);
        }
    }

    #[test]
    fn every_prefix_has_its_word() {
        for prefix in PREFIXES {
            assert!(WORDS.iter().any(|word| word.prefix == prefix.prefix), "{}", prefix.prefix);
        }
    }
}

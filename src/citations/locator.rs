//! How a citation points inside a document: `para. 3`, `art. 5(2)(a)`, `annex 1, para. 3`.
//!
//! The words are those of [`Way`]. A prefix that only the document knows is written in the document's words.

use std::borrow::Cow;

use super::way::Way;
use crate::model::{DocumentType, Spoken};

/// The locator of a paragraph or section in a style, in English. A style that is not known is written as `plain`.
pub fn locator(style: &str, spoken: &Spoken, kind: Option<DocumentType>) -> String {
    Pieces::of(Way::of(style), spoken, kind).text()
}

/// The same in its pieces, with a tab between them: what stands before, the word, what stands behind, and each number. With
/// them a script writes a range as this module does.
pub fn locator_in_pieces(style: &str, spoken: &Spoken, kind: Option<DocumentType>) -> String {
    let pieces = Pieces::of(Way::of(style), spoken, kind);
    let [word, tail] = pieces.around(false);
    let mut all = vec![pieces.roof, word, tail];
    all.extend(pieces.numbers);
    all.join("\t")
}

/// A locator taken apart, so that several can share what they have in common.
#[derive(Debug)]
pub(super) struct Pieces {
    /// What contains the place, with what sets it off.
    roof: String,
    /// The first cited prefix.
    prefix: String,
    /// Before the numbers, for one and for several.
    word: Option<Words>,
    /// The first number, then those below it, each in brackets.
    pub(super) numbers: Vec<String>,
    /// Behind the numbers, for one and for several.
    tail: Option<Words>,
}

type Words = [Cow<'static, str>; 2];

impl Pieces {
    pub(super) fn of(way: Way, spoken: &Spoken, kind: Option<DocumentType>) -> Self {
        let mut pieces = Self::first(way, spoken, kind);
        if !spoken.below.is_empty() {
            if let Some([tail, _]) = pieces.tail.take() {
                pieces.numbers = vec![format!("{} {tail} ", pieces.numbers.concat())];
            }
            pieces.numbers.extend(spoken.below_in_brackets());
        }
        match &spoken.unnumbered {
            Some(ordinal) => unnumbered(way, spoken, set_off(way, pieces.text()), ordinal),
            None => pieces,
        }
    }

    /// The containers and the first cited segment.
    fn first(way: Way, spoken: &Spoken, kind: Option<DocumentType>) -> Self {
        let (prefix, number) = (spoken.first.0.as_str(), spoken.first.1.as_str());
        let chapter = chapter_of_verse(spoken);
        let above = spoken.containers.len() - usize::from(chapter.is_some());
        let mut roof = String::new();
        for container in &spoken.containers[..above] {
            let named = Self::worded(way, &container.prefix, &container.number, None).text();
            roof.push_str(&set_off(way, named + &container.brackets()));
        }
        let mut pieces = match prefix {
            "pre" => Self::counted(way, "pre-u", number),
            "u" => Self::counted(way, "u", number),
            "v" if chapter.is_some() => Self::number(bare(number).to_owned()),
            "p" if in_square_brackets(way, kind) => Self::number(format!("[{}]", bare(number))),
            _ => Self::worded(way, prefix, number, spoken.worded.as_deref()),
        };
        match (prefix, chapter) {
            ("pre", _) => {
                let [preamble, _] = way.forms("pre").unwrap_or(["preamble"; 2]);
                roof.push_str(preamble);
                roof.push_str(if way == Way::Bluebook { " " } else { ", " });
            }
            // `2:7` is verse 7 of chapter 2, in all styles but MLA, which writes `2.7`.
            (_, Some(chapter)) => {
                roof.push_str(bare(chapter));
                roof.push(if way == Way::Mla { '.' } else { ':' });
            }
            _ => {}
        }
        pieces.prefix = prefix.to_owned();
        pieces.roof = roof;
        pieces
    }

    fn number(number: String) -> Self {
        Self { roof: String::new(), prefix: String::new(), word: None, numbers: vec![number], tail: None }
    }

    /// A word and its number. `worded` are the document's own words for both.
    fn worded(way: Way, prefix: &str, number: &str, worded: Option<&str>) -> Self {
        if prefix.is_empty() {
            return Self::number(way.named(number));
        }
        let number = bare(number);
        let own = |word: &str| Some([Cow::Owned(word.to_owned()), Cow::Owned(word.to_owned())]);
        let word = match (way.forms(prefix), worded) {
            (Some(forms), _) => Some(forms.map(Cow::Borrowed)),
            (None, Some(worded)) => match worded.strip_suffix(number).and_then(|word| word.strip_suffix(' ')) {
                Some(word) => own(word),
                None => return Self::number(worded.to_owned()),
            },
            (None, None) if way.has_stops() => own(&format!("{prefix}.")),
            (None, None) => own(prefix),
        };
        Self { word, ..Self::number(number.to_owned()) }
    }

    /// `1st para.`; a number that is no ordinal comes after the word, and so does every one in the Bluebook.
    fn counted(way: Way, prefix: &str, number: &str) -> Self {
        let words = way.forms(prefix).map(|forms| forms.map(Cow::Borrowed));
        match number.parse::<u32>() {
            Ok(at) if way != Way::Bluebook => Self { tail: words, ..Self::number(format!("{at}{}", ending(at))) },
            _ => Self { word: words, ..Self::number(bare(number).to_owned()) },
        }
    }

    /// Can this place and another stand behind one word?
    pub(super) fn shares(&self, other: &Self) -> bool {
        self.roof == other.roof && self.prefix == other.prefix && self.word == other.word && self.tail == other.tail
    }

    pub(super) fn text(&self) -> String {
        self.with(&self.numbers.concat(), false)
    }

    /// The locator with other numbers in place of its own, which may be those of several places.
    pub(super) fn with(&self, numbers: &str, several: bool) -> String {
        let [word, tail] = self.around(several);
        [&self.roof, &word, numbers, &tail].concat()
    }

    /// What stands before the numbers and behind them, spaces included.
    fn around(&self, several: bool) -> [String; 2] {
        let form = usize::from(several || self.numbers.first().is_some_and(|number| names_several(number)));
        let is_alone = self.numbers.concat().is_empty();
        let word = self.word.as_ref().map(|words| format!("{}{}", words[form], if is_alone { "" } else { " " }));
        let tail = self.tail.as_ref().map(|words| format!(" {}", words[form]));
        [word.unwrap_or_default(), tail.unwrap_or_default()]
    }
}

/// What contains a place, and the comma behind it.
fn set_off(way: Way, mut roof: String) -> String {
    match roof.strip_suffix('”').map(str::len).filter(|_| way.tucks()) {
        Some(end) => roof.insert(end, ','),
        None => roof.push(','),
    }
    roof + " "
}

/// An unnumbered paragraph: right in a section, one of its paragraphs; below a paragraph's points, one of that paragraph's
/// subparagraphs.
fn unnumbered(way: Way, spoken: &Spoken, roof: String, ordinal: &str) -> Pieces {
    let is_subparagraph = !spoken.is_in_section() && ordinal.parse::<u32>().is_ok();
    let counted = Pieces::counted(way, if is_subparagraph { "u-u" } else { "u" }, ordinal);
    Pieces { roof, prefix: "u".to_owned(), ..counted }
}

fn chapter_of_verse(spoken: &Spoken) -> Option<&str> {
    let container = spoken.containers.last()?;
    (container.prefix == "ch" && spoken.first.0 == "v").then_some(&container.number)
}

/// Does one number name several: `58, 59`?
fn names_several(number: &str) -> bool {
    number.contains([',', '–'])
}

/// Does the number of a paragraph stand in square brackets, without a word? In OSCOLA that of a judgment does (2.1.6), in
/// the Australian guide any but that of an international instrument (1.1.6, 8.6, 9.2.14).
fn in_square_brackets(way: Way, kind: Option<DocumentType>) -> bool {
    use DocumentType::{Charter, Constitution, Declaration, Judgment, Regulation, Resolution, Statute, Treaty};
    match way {
        Way::Oscola => kind == Some(Judgment),
        Way::Aglc => !kind.is_some_and(|kind| {
            [Charter, Constitution, Declaration, Regulation, Resolution, Statute, Treaty].contains(&kind)
        }),
        _ => false,
    }
}

fn ending(at: u32) -> &'static str {
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
            // What has a word of its own keeps it.
            ("art1-sec8", ["art. 1, § 8", "art 1, s 8", "art. 1, § 8", "art. 1, sec. 8"]),
            ("sec2-a-n1", ["§ 2(a), n. 1", "s 2(a), n 1", "§ 2(a), n. 1", "sec. 2(a), n. 1"]),
            ("fr-art1-p2", ["art. 1(2)", "art 1(2)", "art. 1(2)", "art. 1(2)"]),
            // Counted, not numbered.
            ("pre1", ["preamble, 1st para.", "preamble, 1st para", "pmbl. para. 1", "preamble, 1st par."]),
            ("pre12", ["preamble, 12th para.", "preamble, 12th para", "pmbl. para. 12", "preamble, 12th par."]),
            ("pre22", ["preamble, 22nd para.", "preamble, 22nd para", "pmbl. para. 22", "preamble, 22nd par."]),
            ("u3", ["3rd para.", "3rd para", "unnumbered para. 3", "3rd par."]),
            ("art5-u1", ["art. 5, 1st para.", "art 5, 1st para", "art. 5, unnumbered para. 1", "art. 5, 1st par."]),
            (
                "sec6-b-u1",
                [
                    "§ 6(b), 2nd subpara.",
                    "s 6(b), 2nd subpara",
                    "§ 6(b), unnumbered subpara. 2",
                    "sec. 6(b), 2nd subpar.",
                ],
            ),
            (
                "p2-u2",
                ["para. 2, 3rd subpara.", "para 2, 3rd subpara", "¶ 2, unnumbered subpara. 3", "par. 2, 3rd subpar."],
            ),
            (
                "pre2-a",
                ["preamble, 2nd para. (a)", "preamble, 2nd para (a)", "pmbl. para. 2(a)", "preamble, 2nd par. (a)"],
            ),
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
    fn what_has_only_a_name_is_named_as_the_style_wants() {
        for (style, section, paragraph) in [
            ("plain", "“Summary”", "“Summary”, para. 3"),
            ("oscola", "‘Summary’", "‘Summary’, para 3"),
            ("bluebook", "“Summary”", "“Summary,” ¶ 3"),
            ("chicago", "under “Summary”", "under “Summary,” para. 3"),
            ("chicago-short", "under “Summary”", "under “Summary,” para. 3"),
            ("apa", "Summary section", "Summary section, para. 3"),
            ("mla", "“Summary”", "“Summary,” par. 3"),
            ("un", "“Summary”", "“Summary”, para. 3"),
            ("mcgill", "“Summary”", "“Summary”, para 3"),
            ("aglc", "‘Summary’", "‘Summary’, [3]"),
        ] {
            let at = |anchor: &str| {
                let anchor = Anchor::parse(anchor).expect("an anchor");
                let heading = |of: &Anchor| (of.as_str() == "summary").then(|| "Summary".to_owned());
                locator(style, &Spoken::new(&anchor, &Labels::default(), &heading), None)
            };
            assert_eq!([at("summary"), at("summary-p3")], [section, paragraph], "{style}");
        }
    }

    #[test]
    fn pieces_are_told_apart_for_a_script() {
        for (anchor, expected) in [
            ("art5-p2-a", "|art. ||5|(2)|(a)"),
            ("ann1-p3", "annex 1, |para. ||3"),
            ("pre2", "preamble, || para.|2nd"),
            ("ch2-v7", "2:|||7"),
        ] {
            let pieces = locator_in_pieces("plain", &spoken(anchor, None), None);
            assert_eq!(pieces.replace('\t', "|"), expected);
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
}

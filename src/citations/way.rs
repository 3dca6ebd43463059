//! The words with which styles point inside a document: one row for each prefix of an anchor, one column for each way.

/// A way to write places. `plain` and `un` have one way, and so have the three notes of Chicago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Plain,
    Oscola,
    Bluebook,
    Chicago,
    Apa,
    Mla,
    McGill,
    Aglc,
}

/// The word for one and that for several.
pub(super) type Forms = [&'static str; 2];

impl Way {
    /// The way of a style; a style that is not known is written as `plain`.
    pub(super) fn of(style: &str) -> Self {
        match style.split('-').next() {
            Some("oscola") => Self::Oscola,
            Some("bluebook") => Self::Bluebook,
            Some("chicago") => Self::Chicago,
            Some("apa") => Self::Apa,
            Some("mla") => Self::Mla,
            Some("mcgill") => Self::McGill,
            Some("aglc") => Self::Aglc,
            _ => Self::Plain,
        }
    }

    /// The words for a prefix; none for what only a document has.
    pub(super) fn forms(self, prefix: &str) -> Option<Forms> {
        let word = WORDS.iter().find(|word| word.prefix == prefix)?;
        Some(match self {
            Self::Plain | Self::Chicago | Self::Apa => word.plain,
            Self::Oscola | Self::McGill | Self::Aglc => word.oscola,
            Self::Bluebook => word.bluebook,
            Self::Mla => word.mla,
        })
    }

    /// What stands between several, before the last of two, and before the last of more. OSCOLA has no comma before *and*,
    /// Chicago has one where there are three; the others write no *and*.
    pub(super) fn lists(self) -> [&'static str; 3] {
        match self {
            Self::Oscola => [", ", " and ", " and "],
            Self::Chicago => [", ", " and ", ", and "],
            _ => [", "; 3],
        }
    }

    /// Has an abbreviation its full stop?
    pub(super) fn has_stops(self) -> bool {
        !matches!(self, Self::Oscola | Self::McGill | Self::Aglc)
    }

    /// A part of a document that has a name and no number. Chicago points *under* a heading where there are no pages, APA to
    /// its *section*, without quotation marks (8.28).
    pub(super) fn named(self, name: &str) -> String {
        match self {
            Self::Apa => format!("{name} section"),
            Self::Chicago => format!("under {}", quoted(["“", "”"], name)),
            Self::Oscola | Self::Aglc => quoted(["‘", "’"], name),
            _ => quoted(["“", "”"], name),
        }
    }

    /// Do commas and full stops stand inside a closing quotation mark, as in the United States?
    pub(super) fn tucks(self) -> bool {
        matches!(self, Self::Bluebook | Self::Chicago | Self::Mla)
    }
}

/// Words between quotation marks. Marks of the same kind inside are turned into those of the other; an apostrophe is none.
pub(super) fn quoted([open, close]: [&str; 2], words: &str) -> String {
    let inside = match open {
        "“" => words.replace('“', "‘").replace('”', "’"),
        _ => doubled(words),
    };
    [open, &inside, close].concat()
}

/// `the ‘right’ of one’s own` → `the “right” of one’s own`.
fn doubled(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    let mut open = 0_usize;
    for (at, c) in words.char_indices() {
        let in_word = words[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
        match c {
            '‘' => open += 1,
            '’' if open > 0 && !in_word => open -= 1,
            _ => {
                text.push(c);
                continue;
            }
        }
        text.push(if c == '‘' { '“' } else { '”' });
    }
    text
}

struct Word {
    prefix: &'static str,
    plain: Forms,
    oscola: Forms,
    bluebook: Forms,
    mla: Forms,
}

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
    // What is counted, not numbered: `1st para.`, `2nd subpara.` In the Bluebook what the source does not number has
    // `para.` and no paragraph sign (rule 3.3); that it has no number is said, since `para. 3` is elsewhere what has one.
    word("u",    ["para.", "paras."],  ["para", "paras"],  ["unnumbered para.", "unnumbered paras."], ["par.", "pars."]),
    word("u-u",  ["subpara.", "subparas."], ["subpara", "subparas"], ["unnumbered subpara.", "unnumbered subparas."],
         ["subpar.", "subpars."]),
    word("pre",  ["preamble", "preamble"], ["preamble", "preamble"], ["pmbl.", "pmbl."], ["preamble", "preamble"]),
    word("pre-u", ["para.", "paras."], ["para", "paras"],  ["para.", "paras."],  ["par.", "pars."]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PREFIXES;

    #[test]
    fn every_prefix_has_its_word() {
        for prefix in PREFIXES {
            assert!(WORDS.iter().any(|word| word.prefix == prefix.prefix), "{}", prefix.prefix);
        }
    }

    #[test]
    fn marks_inside_marks_are_of_the_other_kind() {
        for (words, double, single) in [
            ("Summary", "“Summary”", "‘Summary’"),
            ("On “Law”", "“On ‘Law’”", "‘On “Law”’"),
            ("On ‘Law’ and one’s own", "“On ‘Law’ and one’s own”", "‘On “Law” and one’s own’"),
            ("The States’ duties", "“The States’ duties”", "‘The States’ duties’"),
        ] {
            assert_eq!([quoted(["“", "”"], words), quoted(["‘", "’"], words)], [double, single]);
        }
    }
}

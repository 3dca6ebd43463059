//! Are the letters of each word of one script?

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::site::LinkedDocument;
use crate::text::{Place, Span};

pub(super) const CHECK: Check = Check { code: &MIXED_SCRIPT, ask: Ask::Each(ask) };

static MIXED_SCRIPT: Code = Code::mild(
    "mixed-script",
    Severity::Warning,
    "\
A word has letters of two scripts that look alike, such as a Latin `a` in a Cyrillic word. Readers do not see it, but nobody
finds the word by searching, and a quotation of it is not word for word. It comes from recognised scans and from keyboards
that were not switched.

Write the word in one script; the ledger then asks you to accept its new words.",
);

fn ask(document: &LinkedDocument) -> Vec<Diagnostic> {
    // Two letters may be a formula.
    let words = (0..document.units.len()).flat_map(|unit| {
        let words = may_be_mixed(document.part(unit).words()).split(|c: char| !c.is_alphabetic());
        words.filter(|word| word.chars().nth(2).is_some()).filter_map(move |word| Some((unit, word, odd_letter(word)?)))
    });
    words.map(|(unit, word, odd)| mixed_script(document, unit, word, odd)).collect()
}

/// A text that may have letters of Greek or Cyrillic, by the first byte that they have in UTF-8; else nothing.
fn may_be_mixed(text: &str) -> &str {
    let first = |byte: u8| (0xCD..=0xD4).contains(&byte);
    if text.is_ascii() || !text.bytes().any(first) { "" } else { text }
}

/// A script whose letters look like those of others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
}

impl Script {
    fn of(letter: char) -> Option<Self> {
        match letter {
            'A'..='Z' | 'a'..='z' | 'À'..='ɏ' => Some(Self::Latin),
            'Ͱ'..='Ͽ' => Some(Self::Greek),
            'Ѐ'..='ԯ' => Some(Self::Cyrillic),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Latin => "Latin",
            Self::Greek => "Greek",
            Self::Cyrillic => "Cyrillic",
        }
    }
}

/// The letters of a script that look like letters of another; `kΩ` and `β-Strahlen` are read as they are meant.
const ALIKE: [(Script, Script, &str); 4] = [
    (Script::Latin, Script::Cyrillic, "aAbBcCeEgHiIjJKMoOpPsSTuxXyY"),
    (Script::Cyrillic, Script::Latin, "аАВЬсСеЕԍНіІјЈКМоОрРѕЅТихХуУ"),
    (Script::Latin, Script::Greek, "AaBEHIiKMNOoPTuvXYyZ"),
    (Script::Greek, Script::Latin, "ΑαΒΕΗΙιΚΜΝΟοΡρΤυνΧΥΖ"),
];

/// The first letter of the script that has the fewer letters of a word, if it has two, and it looks like one of the other.
fn odd_letter(word: &str) -> Option<(char, Script, Script)> {
    let letters = || word.chars().filter_map(|letter| Some((letter, Script::of(letter)?)));
    let (_, first) = letters().next()?;
    let (_, second) = letters().find(|(_, script)| *script != first)?;
    let count = |script: Script| letters().filter(|(_, of)| *of == script).count();
    let (odd, usual) = if count(second) <= count(first) { (second, first) } else { (first, second) };
    let (_, _, alike) = ALIKE.iter().find(|(from, to, _)| (*from, *to) == (odd, usual))?;
    letters().find(|(letter, script)| *script == odd && alike.contains(*letter)).map(|(letter, _)| (letter, odd, usual))
}

fn mixed_script(
    document: &LinkedDocument,
    unit: usize,
    word: &str,
    (letter, odd, usual): (char, Script, Script),
) -> Diagnostic {
    let part = document.part(unit).span();
    let text = document.document.text.get(part.range()).unwrap_or_default();
    let at = text.find(word).map(|at| part.start + at).map(|start| Span::new(start..start + word.len()));
    let code = u32::from(letter);
    let message = format!("`{word}` has a {} `{letter}` (U+{code:04X}) among {} letters", odd.name(), usual.name());
    Diagnostic::new(&MIXED_SCRIPT, message)
        .at(at.map_or_else(|| document.place(unit), |at| Place::new(&document.document.path, at)))
        .help(format!("write the word in {} letters", usual.name()))
}

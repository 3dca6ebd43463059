//! Are the letters of each word of one script?

use super::written::place_behind;
use super::{Ask, Check, Written};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::text::{Place, Span};

pub(super) const CHECK: Check = Check { code: &MIXED_SCRIPT, ask: Ask::Written(ask) };

static MIXED_SCRIPT: Code = Code::mild(
    "mixed-script",
    Severity::Warning,
    "\
A word has letters of two scripts that look alike, such as a Latin `a` in a Cyrillic word. Readers do not see it, but nobody
finds the word by searching, and a quotation of it is not word for word. It comes from recognised scans and from keyboards
that were not switched.

Write the word in one script; the ledger then asks you to accept its new words.",
);

fn ask(written: &Written<'_>) -> Vec<Diagnostic> {
    let mut problems = in_values(written);
    let Some((path, text)) = written.file() else { return problems };
    // Most texts have no such word, and are not read again. A correction may stand inside a word.
    let words = written.words();
    if !words.into_iter().chain([&**text]).any(|text| words_of(may_be_mixed(text)).any(has_two_scripts)) {
        return problems;
    }
    for stretch in written.prose() {
        let usual = usual_script(stretch.iter().map(|(_, c)| *c));
        for word in stretch.split(|(_, c)| !c.is_alphabetic()) {
            let letters: String = word.iter().map(|(_, c)| *c).collect();
            let ends = word.first().zip(word.last());
            if let (Some(odd), Some(((start, _), (last, c)))) = (odd_letter(&letters, usual), ends) {
                let at = Place::new(path, Span::new(*start..last + c.len_utf8()));
                problems.push(mixed_script(&letters, odd, at));
            }
        }
    }
    problems
}

/// What is found in titles and names, which are values of YAML and of attributes.
fn in_values(written: &Written<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut look = |value: &str, place: &dyn Fn(&str) -> Place| {
        let usual = usual_script(value.chars());
        let odd = words_of(may_be_mixed(value)).filter_map(|word| Some((word, odd_letter(word, usual)?)));
        problems.extend(odd.map(|(word, odd)| mixed_script(word, odd, place(word))));
    };
    match *written {
        Written::Document(document) => {
            let (path, text, meta) = (&document.document.path, &document.document.text, &document.document.meta);
            let front_matter = [
                ("title:", Some(&meta.title)),
                ("subtitle:", meta.subtitle.as_ref()),
                ("short_title:", meta.short_title.as_ref()),
            ];
            for (key, value) in front_matter.iter().filter_map(|(key, value)| Some((key, (*value)?))) {
                look(value, &|word| place_behind(path, text, 0, &format!("\n{key}"), word));
            }
            for annotation in document.document.body.iter().filter_map(|part| part.annotation()) {
                for (key, value) in [("title=\"", &annotation.title), ("note=\"", &annotation.note)] {
                    let from = annotation.span.start;
                    look(value.as_deref().unwrap_or_default(), &|word| place_behind(path, text, from, key, word));
                }
            }
        }
        Written::Page(page) => {
            let page = &page.page;
            look(&page.meta.title, &|word| place_behind(&page.path, &page.text, 0, "\ntitle:", word));
        }
        Written::Topic(topic) => look(&topic.label, &|_| topic.at.clone()),
        Written::Work(work) => {
            for value in [&work.title].into_iter().chain(&work.short_title).chain(&work.names) {
                look(value, &|_| work.place_of(value));
            }
        }
    }
    problems
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic())
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

fn has_two_scripts(word: &str) -> bool {
    let mut scripts = word.chars().filter_map(Script::of);
    scripts.next().is_some_and(|first| scripts.any(|script| script != first))
}

/// The script that most letters of a text have.
fn usual_script(text: impl Iterator<Item = char>) -> Option<Script> {
    let mut counts = [(0_usize, Script::Latin), (0, Script::Greek), (0, Script::Cyrillic)];
    for script in text.filter_map(Script::of) {
        counts.iter_mut().filter(|(_, of)| *of == script).for_each(|(count, _)| *count += 1);
    }
    counts.into_iter().max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 0).map(|(_, script)| script)
}

/// The first letter that should be one of the other script, with its script and the other: the letters of the script that has
/// the fewer of a word all look like those of the other. Where each has as many, or a word of capitals has more of them (`OБCE`),
/// the other is the usual one of the text around it.
fn odd_letter(word: &str, usual: Option<Script>) -> Option<(char, Script, Script)> {
    let letters = || word.chars().filter_map(|letter| Some((letter, Script::of(letter)?)));
    let (_, first) = letters().next()?;
    let (_, second) = letters().find(|(_, script)| *script != first)?;
    let count = |script: Script| letters().filter(|(_, of)| *of == script).count();
    let are_alike = |(odd, other): &(Script, Script)| {
        let (_, _, alike) = ALIKE.iter().find(|(from, to, _)| (from, to) == (odd, other))?;
        let mut of_odd = letters().filter(|(_, script)| script == odd).map(|(letter, _)| letter);
        of_odd.clone().all(|letter| alike.contains(letter)).then(|| of_odd.next())?
    };
    let (fewer, more) = if count(second) <= count(first) { (second, first) } else { (first, second) };
    // Two letters may be a formula, if one of them is Greek.
    if first == Script::Greek || second == Script::Greek {
        let odd = are_alike(&(fewer, more)).filter(|_| word.chars().nth(2).is_some())?;
        return Some((odd, fewer, more));
    }
    let is_even = count(first) == count(second);
    let may_turn = is_even || word.chars().all(char::is_uppercase);
    let turned = (more, fewer);
    let ways = match usual == Some(fewer) && is_even {
        true => [turned, (fewer, more)],
        false => [(fewer, more), turned],
    };
    let ways = ways.into_iter().filter(|way| *way != turned || may_turn);
    ways.filter_map(|way| Some((are_alike(&way)?, way.0, way.1))).next()
}

fn mixed_script(word: &str, (letter, odd, usual): (char, Script, Script), at: Place) -> Diagnostic {
    let code = u32::from(letter);
    let message = format!("`{word}` has a {} `{letter}` (U+{code:04X}) among {} letters", odd.name(), usual.name());
    Diagnostic::new(&MIXED_SCRIPT, message).at(at).help(format!("write the word in {} letters", usual.name()))
}

#[cfg(test)]
mod tests {
    use super::{Script, odd_letter};

    #[test]
    fn which_letter_is_odd() {
        for (word, usual, expected) in [
            ("Стaтья", Script::Cyrillic, Some('a')),
            ("Стаte", Script::Latin, None),
            ("Stаte", Script::Latin, Some('а')),
            ("вo", Script::Cyrillic, Some('o')),
            ("oн", Script::Cyrillic, Some('o')),
            ("cо", Script::Cyrillic, Some('c')),
            ("nо", Script::Latin, Some('о')),
            ("OБCE", Script::Cyrillic, Some('O')),
            ("CШA", Script::Cyrillic, Some('C')),
            ("CШA", Script::Latin, Some('C')),
            ("ΝATO", Script::Latin, Some('Ν')),
            ("HTMLом", Script::Cyrillic, None),
            ("SMSка", Script::Cyrillic, None),
            ("PDFы", Script::Cyrillic, None),
            ("Aβ", Script::Latin, None),
            ("ΔTH", Script::Latin, None),
            ("kΩ", Script::Latin, None),
            ("a", Script::Cyrillic, None),
            ("слово", Script::Latin, None),
        ] {
            assert_eq!(odd_letter(word, Some(usual)).map(|(letter, _, _)| letter), expected, "{word}");
        }
    }
}

//! Which language a text is in, and what the stages need to know about each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A language.
pub struct Language {
    /// Its BCP 47 tag.
    pub tag: &'static str,
    /// Words that its texts are full of and that others do not have.
    pub common: &'static [&'static str],
    /// Words before a full stop that ends no sentence, without the stop.
    pub abbreviations: &'static [&'static str],
    /// Words that join two things.
    pub conjunctions: &'static [&'static str],
    /// Small letters of its texts besides the ASCII ones; with a dash between two, all from one to the other.
    pub letters: &'static str,
}

/// Languages that a text is recognised as.
pub const LANGUAGES: &[Language] = &[
    Language {
        tag: "en",
        common: &["the", "of", "and", "shall", "which", "with", "this", "that", "by", "is", "be", "or"],
        abbreviations: &[
            "art", "arts", "no", "nos", "para", "paras", "sec", "secs", "ch", "cl", "reg", "fig", "vol", "p", "pp",
            "cf", "e.g", "i.e", "viz", "v", "vs", "mr", "mrs", "ms", "dr", "prof", "st", "hon", "messrs", "rev", "ed",
            "eds", "op", "cit", "ibid", "et al", "approx", "inc", "ltd", "co", "corp", "jan", "feb", "mar", "apr",
            "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "u.s", "u.n", "u.k",
        ],
        conjunctions: &["and", "or", "nor", "to", "but", "versus", "and/or"],
        letters: "éèêëàâäçïîôöûüñæœ",
    },
    Language {
        tag: "fr",
        common: &[
            "le", "la", "les", "des", "du", "et", "une", "dans", "que", "qui", "aux", "est", "par", "sur", "toute",
        ],
        abbreviations: &[
            "art", "al", "n", "no", "nos", "p", "pp", "cf", "m", "mm", "mme", "mlle", "dr", "etc", "ex", "chap", "vol",
            "éd", "par",
        ],
        conjunctions: &["et", "ou", "ni", "à", "et/ou"],
        letters: "àâæçéèêëîïôœùûüÿ",
    },
    Language {
        tag: "es",
        common: &["el", "los", "las", "del", "y", "una", "en", "que", "por", "con", "para", "su", "toda"],
        abbreviations: &[
            "art", "arts", "núm", "núms", "pág", "págs", "sr", "sra", "dr", "dra", "etc", "cap", "vol", "párr",
            "párrs", "ee", "uu",
        ],
        conjunctions: &["y", "e", "o", "u", "ni", "a"],
        letters: "áéíóúüñçàèòïº",
    },
    Language {
        tag: "de",
        common: &["der", "die", "das", "und", "des", "den", "ist", "nicht", "ein", "eine", "von", "zu", "mit"],
        abbreviations: &[
            "art", "abs", "nr", "ziff", "lit", "z", "b", "z. b", "d", "h", "d. h", "bzw", "vgl", "s", "f", "ff", "usw",
            "dr", "prof", "st", "ca", "u", "a", "u. a", "etc", "evtl", "ggf", "inkl", "sog",
        ],
        conjunctions: &["und", "oder", "bis", "sowie", "noch", "bzw"],
        letters: "äöüßéèàâçê",
    },
    Language {
        tag: "pt",
        common: &["os", "das", "dos", "da", "do", "em", "uma", "não", "e", "com", "ao", "pela"],
        abbreviations: &["art", "arts", "n", "nº", "pág", "sr", "sra", "dr", "etc", "cap", "vol"],
        conjunctions: &["e", "ou", "nem", "a"],
        letters: "áâãàçéêíóôõúüªº",
    },
    Language {
        tag: "it",
        common: &["il", "della", "di", "che", "gli", "nel", "per", "una", "con", "sono", "ogni", "dei"],
        abbreviations: &["art", "artt", "n", "nn", "pag", "sig", "dott", "ecc", "cap", "vol", "lett"],
        conjunctions: &["e", "ed", "o", "né", "a"],
        letters: "àèéìíîòóùúçª",
    },
    Language {
        tag: "ru",
        common: &["и", "в", "на", "не", "что", "или", "по", "статья", "право", "для", "его", "быть"],
        abbreviations: &[
            "ст", "ч", "п", "пп", "г", "гг", "т", "е", "т. е", "т. д", "т. п", "д", "др", "пр", "см", "ср", "рис",
            "стр", "им", "руб", "тыс", "млн", "млрд", "ред", "изд", "абз",
        ],
        conjunctions: &["и", "или", "либо", "до", "а"],
        letters: "а-яё",
    },
    Language {
        tag: "kk",
        common: &["және", "мен", "құқығы", "болып", "үшін", "бап", "немесе", "туралы", "заң"],
        abbreviations: &["б", "ж", "жж", "т", "т. б", "с", "м"],
        conjunctions: &["және", "немесе", "мен", "я"],
        letters: "а-яёәғқңөұүһі",
    },
    Language {
        tag: "ar",
        common: &["في", "من", "على", "أن", "المادة", "كل", "لكل", "أو", "إلى"],
        abbreviations: &["د", "ص", "م"],
        conjunctions: &["و", "أو"],
        letters: "ء-يٱ-ۓ",
    },
    Language {
        tag: "fa",
        common: &["در", "از", "به", "که", "را", "این", "هر", "است", "شود", "با", "برای"],
        abbreviations: &["ص", "ج"],
        conjunctions: &["و", "یا"],
        letters: "ء-يٱ-ۓ\u{200c}",
    },
];

/// The language of a text, by its script and its commonest words; `None` when they do not tell.
pub fn detect(text: &str) -> Option<&'static str> {
    if let Some(tag) = by_signs(text) {
        return Some(tag);
    }
    let mut found: Vec<(usize, &'static str)> = LANGUAGES.iter().map(|language| (0, language.tag)).collect();
    let mut all = 0;
    let mut small = String::new();
    for word in text.split(|c| !is_letter(c)).filter(|word| !word.is_empty()).take(5000) {
        all += 1;
        if word.len() > LONGEST {
            continue;
        }
        small_letters(word, &mut small);
        let rows = &COMMON[usize::from(small.bytes().next().unwrap_or(0))];
        rows.iter().filter(|(common, _)| *common == small).for_each(|(_, row)| found[*row].0 += 1);
    }
    found.sort_by_key(|(hits, _)| std::cmp::Reverse(*hits));
    let clear = found[0].0 * 12 >= all && found[0].0 >= 5 && found[0].0 * 2 > found[1].0 * 3;
    clear.then_some(found[0].1)
}

/// The commonest words by their first byte, each with its row.
static COMMON: LazyLock<[Vec<(&str, usize)>; 256]> = LazyLock::new(|| {
    let mut common = [const { Vec::new() }; 256];
    for (row, language) in LANGUAGES.iter().enumerate() {
        language.common.iter().for_each(|word| common[usize::from(word.as_bytes()[0])].push((*word, row)));
    }
    common
});

/// None of them has more bytes.
const LONGEST: usize = 16;

/// Writes a word in small letters into a string that is used for one word after the other.
fn small_letters(word: &str, small: &mut String) {
    small.clear();
    for c in word.chars() {
        match c {
            'a'..='z' | 'а'..='я' => small.push(c),
            'A'..='Z' => small.push(c.to_ascii_lowercase()),
            _ => small.extend(c.to_lowercase()),
        }
    }
}

/// Is this a letter? Those of most texts are known at once.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ѐ'..='ҁ' => true,
        _ => c.is_alphabetic(),
    }
}

/// Japanese or Chinese, by the share of its signs among the first letters.
fn by_signs(text: &str) -> Option<&'static str> {
    if !text.bytes().any(|byte| matches!(byte, 0xE3..=0xE9)) {
        return None;
    }
    let (mut letters, mut kana, mut han) = (0, 0, 0);
    for letter in text.chars().filter(|c| is_letter(*c)).take(20_000) {
        letters += 1;
        kana += usize::from(matches!(letter as u32, 0x3040..=0x30FF));
        han += usize::from(matches!(letter as u32, 0x4E00..=0x9FFF));
    }
    // In Japanese one letter in twelve is a syllable, however many Chinese signs there are.
    if kana * 12 > letters {
        return Some("ja");
    }
    (han * 10 > letters * 3).then_some("zh")
}

/// The language of each of some texts that is certainly not that of the document. A few words show their script; all that
/// are of one script show its language together.
pub fn foreign(texts: &[impl AsRef<str>], document: &str) -> Vec<Option<&'static str>> {
    let own = document.split('-').next().unwrap_or(document);
    let scripts: Vec<Option<Script>> = texts.iter().map(|text| script(text.as_ref())).collect();
    let of_own = language(Some(own)).map(|language| script_of_letters(language.letters));
    let of_own = of_own.unwrap_or(if ["zh", "ja"].contains(&own) { Script::Han } else { Script::Latin });
    let mut of_script: BTreeMap<Script, Option<&'static str>> = BTreeMap::new();
    for script in scripts.iter().flatten().filter(|script| **script != of_own) {
        of_script.entry(*script).or_insert_with(|| {
            let of_it = texts.iter().zip(&scripts).filter(|(_, of)| **of == Some(*script));
            detect(&of_it.map(|(text, _)| text.as_ref()).collect::<Vec<_>>().join("\n"))
        });
    }
    let seen = |(text, script): (&str, &Option<Script>)| match script {
        Some(script) if *script != of_own => of_script[script],
        Some(_) if text.split_whitespace().nth(WORDS_TO_TELL - 1).is_some() => {
            detect(text).filter(|tag| *tag != own && has_many(text, tag))
        }
        _ => None,
    };
    texts.iter().map(AsRef::as_ref).zip(&scripts).map(|text| seen(text).filter(|tag| *tag != own)).collect()
}

/// Does a text have several of the commonest words of a language? One of them may be a letter of a formula.
fn has_many(text: &str, tag: &str) -> bool {
    let words: BTreeSet<String> = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
    let common = language(Some(tag)).map_or(&[][..], |language| language.common);
    common.iter().filter(|word| words.contains(**word)).count() >= 4
}

/// Fewer words of the document's script may be a name or a quotation.
const WORDS_TO_TELL: usize = 25;

/// A way to write, as far as languages are told by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Han,
}

impl Script {
    fn of(letter: char) -> Option<Self> {
        match letter as u32 {
            0x41..=0x24F | 0x1E00..=0x1EFF => Some(Self::Latin),
            0x400..=0x52F => Some(Self::Cyrillic),
            0x600..=0x6FF | 0x750..=0x77F => Some(Self::Arabic),
            0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF => Some(Self::Han),
            _ => None,
        }
    }
}

/// The script of nearly all letters of a text.
fn script(text: &str) -> Option<Script> {
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphabetic).take(2).count();
        return (letters == 2).then_some(Script::Latin);
    }
    const ALL: [Script; 4] = [Script::Latin, Script::Cyrillic, Script::Arabic, Script::Han];
    let (mut letters, mut of) = (0, [0; ALL.len()]);
    for letter in text.chars().filter(|c| is_letter(*c)) {
        letters += 1;
        Script::of(letter).into_iter().for_each(|script| of[script as usize] += 1);
    }
    ALL.into_iter().find(|script| of[*script as usize] >= 2 && of[*script as usize] * 10 >= letters * 9)
}

fn script_of_letters(letters: &str) -> Script {
    letters.chars().find_map(Script::of).unwrap_or(Script::Latin)
}

/// Does a language use a letter? `None` where that is not known.
pub fn uses(tag: Option<&str>, letter: char) -> Option<bool> {
    let letters: Vec<char> = language(tag)?.letters.chars().collect();
    let small = letter.to_lowercase().next().unwrap_or(letter);
    let between = letters.windows(3).any(|run| run[1] == '-' && (run[0]..=run[2]).contains(&small));
    Some(between || letters.contains(&small))
}

/// The row of a language, by its tag.
pub fn language(tag: Option<&str>) -> Option<&'static Language> {
    let primary = tag?.split('-').next()?;
    LANGUAGES.iter().find(|language| language.tag == primary)
}

#[cfg(test)]
mod tests {
    use super::{detect, foreign};

    #[test]
    fn a_text_in_another_language_is_told_where_it_is_certain() {
        let check = |document: &str, texts: &[(&str, Option<&str>)]| {
            let words: Vec<String> = texts.iter().map(|(text, _)| (*text).to_owned()).collect();
            let expected: Vec<Option<&str>> = texts.iter().map(|(_, tag)| *tag).collect();
            assert_eq!(foreign(&words, document), expected);
        };
        check(
            "zh-Hant",
            &[
                ("締約國承允維持和平。", None),
                ("The Parties undertake to keep the peace.", Some("en")),
                ("本條約應自簽署之日起生效。", None),
                ("This Treaty is in force from the day of its signature and is open to all.", Some("en")),
                ("聯合國 (UN) 大會於日內瓦議定。", None),
            ],
        );
        check(
            "en",
            &[
                ("Everyone has the right to life and to the liberty of the person.", None),
                ("Liberté, égalité, fraternité et la paix dans les jardins.", None),
                (
                    "Toute personne a le droit de quitter tout pays, y compris le sien, et de revenir dans la ville et les champs, \
                     que la loi le dise ou non.",
                    Some("fr"),
                ),
                ("Все люди рождаются свободными.", None),
                (
                    "It holds that (x, y) and (x, y), but (y, x, y) and (y, y) do not; (x, y, y) and (y, y, x) y, y, y, y and y do y.",
                    None,
                ),
            ],
        );
    }

    #[test]
    fn a_language_is_named_only_when_its_words_tell() {
        for (text, tag) in [
            ("Everyone has the right to life and the liberty of that person shall be protected by law.", Some("en")),
            (
                "Toute personne a le droit de quitter tout pays, y compris le sien, et de revenir dans la ville et les champs.",
                Some("fr"),
            ),
            (
                "Каждый человек имеет право на жизнь, на свободу и на личную неприкосновенность, и не может быть лишён.",
                Some("ru"),
            ),
            (
                "Die Welt ist die Gesamtheit der Tatsachen, nicht der Dinge, und das ist von den Tatsachen bestimmt.",
                Some("de"),
            ),
            ("人人生而自由，在尊严和权利上一律平等。", Some("zh")),
            ("すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。", Some("ja")),
            ("هر کس حق دارد که در این باغ کار کند و از آن بهره ببرد.", Some("fa")),
            (
                "لكل إنسان الحق في الحياة والحرية، ولا يجوز أن يحرم أحد من ذلك إلا على أساس من القانون في كل حال.",
                Some("ar"),
            ),
            ("Lorem ipsum dolor sit amet, consectetur adipiscing elit.", None),
            ("", None),
        ] {
            assert_eq!(detect(text), tag, "{text}");
        }
    }
}

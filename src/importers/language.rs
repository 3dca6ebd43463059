//! Which language a text is in, and what the stages need to know about each.

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
    let sample: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).take(20_000).collect();
    let share = |within: fn(&char) -> bool| sample.iter().filter(|c| within(c)).count() * 10 > sample.len() * 3;
    if share(|c| matches!(*c as u32, 0x3040..=0x30FF)) || kana_between(&sample) {
        return Some("ja");
    }
    if share(|c| matches!(*c as u32, 0x4E00..=0x9FFF)) {
        return Some("zh");
    }
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .take(5000)
        .map(str::to_lowercase)
        .collect();
    let hits = |language: &Language| words.iter().filter(|word| language.common.contains(&word.as_str())).count();
    let mut found: Vec<(usize, &'static str)> =
        LANGUAGES.iter().map(|language| (hits(language), language.tag)).collect();
    found.sort_by_key(|(hits, _)| std::cmp::Reverse(*hits));
    let clear = found[0].0 * 12 >= words.len() && found[0].0 >= 5 && found[0].0 * 2 > found[1].0 * 3;
    clear.then_some(found[0].1)
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

/// Is one letter in twelve a Japanese syllable?
fn kana_between(sample: &[char]) -> bool {
    let kana = sample.iter().filter(|c| matches!(**c as u32, 0x3040..=0x30FF)).count();
    kana > 0 && kana * 12 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::detect;

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

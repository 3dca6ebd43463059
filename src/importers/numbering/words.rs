//! The words that stand with a number: `Article`, `Статья`, `第…条`, and the words that stand for one: `premier`. A language
//! is a row.
//!
//! To add a language, add a row to [`LANGUAGES`]: for each word its prefix as anchors have it and its forms in small
//! letters, and the words for numbers from one on. Only what labels are made of stands here.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The words of labels in a language.
pub struct Language {
    /// Words before their number: `Article 5`.
    after: &'static [Word],
    /// Words behind their number: `5-бап`.
    before: &'static [Word],
    /// The sign before the number and the words behind it: `第五条`.
    around: Option<(char, &'static [Word])>,
    /// Words for numbers, from one on, a list for each form; where a number is of two words, `_` stands between them.
    numbers: &'static [&'static str],
    /// Words for twenty, thirty and so on that are put before or behind the words for one to nine.
    tens: &'static str,
}

/// A prefix, and the word's forms in small letters.
pub type Word = (&'static str, &'static [&'static str]);

const NONE: Language = Language { after: &[], before: &[], around: None, numbers: &[], tens: "" };

/// Every language whose labels are known. The first row has what belongs to none.
const LANGUAGES: &[Language] = &[
    Language { after: &[(PARAGRAPH_SIGN, &["§"])], ..NONE },
    // English
    Language {
        after: &[
            ("art", &["article", "art."]),
            ("sec", &["section", "sec."]),
            ("ch", &["chapter"]),
            ("pt", &["part"]),
            ("bk", &["book"]),
            ("tit", &["title"]),
            ("ann", &["annex"]),
            ("app", &["appendix"]),
            ("sch", &["schedule"]),
            ("cl", &["clause"]),
            ("reg", &["regulation"]),
            ("r", &["rule"]),
            ("rec", &["recital"]),
            ("def", &["definition", "def."]),
            ("ax", &["axiom", "ax."]),
            ("prop", &["proposition", "prop.", "principle"]),
            ("am", &["amendment"]),
            ("surah", &["surah", "sura", "surat"]),
            ("ps", &["psalm"]),
            ("canto", &["canto"]),
        ],
        numbers: &[
            "\
             one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
             sixteen seventeen eighteen nineteen twenty",
            "\
             first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth \
             thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        ],
        tens: "twenty thirty forty fifty sixty seventy eighty ninety",
        ..NONE
    },
    // French
    Language {
        after: &[
            ("art", &["article", "art."]),
            ("sec", &["section"]),
            ("ch", &["chapitre"]),
            ("pt", &["partie"]),
            ("bk", &["livre"]),
            ("tit", &["titre"]),
            ("ann", &["annexe"]),
        ],
        numbers: &[
            "\
             premier deuxième troisième quatrième cinquième sixième septième huitième neuvième \
             dixième onzième douzième treizième quatorzième quinzième",
            "première seconde",
            "unique second",
        ],
        ..NONE
    },
    // Spanish
    Language {
        after: &[
            ("art", &["artículo", "articulo", "art."]),
            ("sec", &["sección", "seccion"]),
            ("ch", &["capítulo", "capitulo"]),
            ("pt", &["parte"]),
            ("bk", &["libro"]),
            ("tit", &["título", "titulo"]),
            ("ann", &["anexo"]),
        ],
        numbers: &[
            "\
             primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo \
             duodécimo decimotercero decimocuarto decimoquinto",
            "\
             primera segunda tercera cuarta quinta sexta séptima octava novena décima undécima \
             duodécima",
            "único dos tres cuatro cinco seis siete ocho nueve diez",
        ],
        tens: "vigésimo trigésimo cuadragésimo quincuagésimo",
        ..NONE
    },
    // German. An `Abschnitt` divides what the sign for paragraphs numbers.
    Language {
        after: &[
            ("art", &["artikel", "art."]),
            ("ch", &["kapitel"]),
            (ABSCHNITT, &["abschnitt"]),
            ("pt", &["teil"]),
            ("bk", &["buch"]),
            ("tit", &["titel"]),
            ("ann", &["anlage", "anhang"]),
        ],
        numbers: &[
            "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
            "\
             erster zweiter dritter vierter fünfter sechster siebenter achter neunter zehnter elfter \
             zwölfter",
            "\
             erstes zweites drittes viertes fünftes sechstes siebentes achtes neuntes zehntes elftes \
             zwölftes",
            "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte",
        ],
        ..NONE
    },
    // Italian
    Language {
        after: &[
            ("art", &["articolo", "art."]),
            ("sec", &["sezione"]),
            ("ch", &["capo", "capitolo"]),
            ("pt", &["parte"]),
            ("bk", &["libro"]),
            ("tit", &["titolo"]),
            ("ann", &["allegato"]),
        ],
        numbers: &[
            "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo",
            "prima seconda terza quarta quinta sesta settima ottava nona decima",
        ],
        ..NONE
    },
    // Portuguese
    Language {
        after: &[
            ("art", &["artigo", "art."]),
            ("sec", &["seção", "secção"]),
            ("ch", &["capítulo"]),
            ("pt", &["parte"]),
            ("bk", &["livro"]),
            ("tit", &["título"]),
            ("ann", &["anexo"]),
        ],
        numbers: &[
            "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo",
            "primeira segunda terceira quarta quinta sexta sétima oitava nona décima",
        ],
        ..NONE
    },
    // Dutch, the Scandinavian languages and Romanian
    Language {
        after: &[
            ("art", &["artikel", "artikkel", "articolul"]),
            ("ch", &["hoofdstuk", "kapitel", "kapittel", "capitolul"]),
            ("sec", &["afdeling", "secțiunea"]),
            ("tit", &["titel", "titlul"]),
            ("ann", &["bijlage", "bilaga", "anexa"]),
        ],
        numbers: &["één twee drie vier vijf zes zeven acht negen tien"],
        ..NONE
    },
    // Russian
    Language {
        after: &[
            ("art", &["статья"]),
            ("sec", &["раздел"]),
            ("ch", &["глава"]),
            ("pt", &["часть"]),
            ("bk", &["книга"]),
            ("ann", &["приложение"]),
        ],
        numbers: &[
            "первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая",
            "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый",
        ],
        ..NONE
    },
    // Ukrainian, Belarusian and Bulgarian
    Language {
        after: &[
            ("art", &["стаття", "артыкул", "член"]),
            ("sec", &["розділ", "раздзел"]),
            ("ch", &["глава"]),
            ("ann", &["додаток"]),
        ],
        ..NONE
    },
    // Polish, Czech, Slovak, Croatian and Serbian
    Language {
        after: &[
            ("art", &["artykuł", "art.", "článek", "článok", "članak", "član", "члан", "čl."]),
            ("ch", &["rozdział", "kapitola", "hlava", "glava"]),
            ("pt", &["część", "část"]),
        ],
        ..NONE
    },
    // Kazakh
    Language {
        before: &[("art", &["бап"]), ("sec", &["бөлім"]), ("ch", &["тарау"]), ("ann", &["қосымша"])], ..NONE
    },
    // Finnish, Hungarian, Lithuanian, Latvian and Basque
    Language {
        before: &[("art", &["artikla", "cikk", "straipsnis", "pants", "artikulua"]), ("ch", &["luku", "fejezet"])],
        ..NONE
    },
    // Turkish, Azerbaijani, Indonesian, Vietnamese and Esperanto
    Language {
        after: &[("art", &["madde", "maddə", "pasal", "điều", "artikolo"]), ("ch", &["bölüm", "bab", "chương"])],
        ..NONE
    },
    // Greek, Armenian, Georgian, Hebrew, Hindi and Thai
    Language {
        after: &[
            ("art", &["άρθρο", "αρθρο", "հոդված", "მუხლი", "סעיף", "अनुच्छेद", "ข้อ", "มาตรา"]),
            ("ch", &["κεφάλαιο", "գլուխ", "თავი", "פרק", "अध्याय", "หมวด"]),
        ],
        ..NONE
    },
    // Arabic
    Language {
        after: &[
            ("art", &["المادة", "مادة"]),
            ("ch", &["الفصل"]),
            ("tit", &["الباب"]),
            ("sec", &["القسم"]),
            ("pt", &["الجزء"]),
            ("ann", &["الملحق", "ملحق"]),
        ],
        numbers: &[
            "\
             الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة \
             الحادية_عشرة الثانية_عشرة الثالثة_عشرة الرابعة_عشرة الخامسة_عشرة السادسة_عشرة \
             السابعة_عشرة الثامنة_عشرة التاسعة_عشرة",
            "\
             الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي_عشر \
             الثاني_عشر الثالث_عشر الرابع_عشر الخامس_عشر",
            "الحادية",
        ],
        tens: "العشرون الثلاثون الأربعون الخمسون الستون السبعون الثمانون التسعون",
        ..NONE
    },
    // Persian and Urdu
    Language { after: &[("art", &["ماده", "اصل", "دفعہ"]), ("ch", &["فصل"])], ..NONE },
    // Chinese and Japanese
    Language {
        around: Some((
            '第',
            &[
                ("art", &["条", "條"]),
                ("ch", &["章"]),
                ("sec", &["节", "節"]),
                ("pt", &["编", "編", "部分", "部"]),
                ("cl", &["款"]),
            ],
        )),
        ..NONE
    },
    // Korean
    Language {
        around: Some(('제', &[("art", &["조"]), ("ch", &["장"]), ("sec", &["절"]), ("pt", &["편", "부"])])),
        ..NONE
    },
];

/// The prefix of `§`, until it is known to be a section's.
const PARAGRAPH_SIGN: &str = "§";
/// The prefix of an `Abschnitt`: a chapter that may lie in one.
const ABSCHNITT: &str = "abschnitt";

/// How far out `§` divides a text: it may stand in an article.
pub const SECTION_SIGN: u8 = 7;

/// The prefix that anchors have for a prefix of the table, and how far out it divides a text: less is further out.
/// Numbers without a word come after all of these.
pub fn prefix_and_rank(prefix: &'static str) -> (&'static str, u8) {
    match prefix {
        "ann" | "app" | "sch" => (prefix, 0),
        "bk" => (prefix, 1),
        "pt" => (prefix, 2),
        "tit" => (prefix, 3),
        "am" | "surah" | "ps" | "canto" => (prefix, 4),
        "ch" => (prefix, 4),
        ABSCHNITT => ("ch", 5),
        "sec" => (prefix, 5),
        PARAGRAPH_SIGN => ("sec", SECTION_SIGN),
        _ => (prefix, 6),
    }
}

/// A form of a word, and the row's prefix.
#[derive(Clone, Copy)]
pub struct Form {
    /// In small letters.
    pub form: &'static str,
    /// As the table has it.
    pub prefix: &'static str,
}

/// The forms that begin with a letter, which stand before their number.
pub fn forms_from(first: char) -> &'static [Form] {
    static FORMS: LazyLock<HashMap<char, Vec<Form>>> = LazyLock::new(|| {
        let mut forms: HashMap<char, Vec<Form>> = HashMap::new();
        for form in all(|language| language.after) {
            let row = forms.entry(first_of(form.form)).or_default();
            if !row.iter().any(|other| other.form == form.form && other.prefix == form.prefix) {
                row.push(form);
            }
        }
        forms
    });
    FORMS.get(&first).map_or(&[], Vec::as_slice)
}

/// The forms that stand behind their number.
pub fn forms_behind() -> &'static [Form] {
    static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| all(|language| language.before).collect());
    &FORMS
}

/// The forms that stand behind a number that has this sign before it.
pub fn forms_around(sign: char) -> impl Iterator<Item = Form> {
    let rows = LANGUAGES.iter().filter_map(|language| language.around).filter(move |(of, _)| *of == sign);
    rows.flat_map(|(_, words)| words).flat_map(forms_of)
}

fn all(words: impl Fn(&Language) -> &'static [Word]) -> impl Iterator<Item = Form> {
    LANGUAGES.iter().flat_map(words).flat_map(forms_of)
}

fn forms_of((prefix, forms): &'static Word) -> impl Iterator<Item = Form> {
    forms.iter().map(|form| Form { form, prefix })
}

fn first_of(text: &str) -> char {
    text.chars().next().and_then(|c| c.to_lowercase().next()).unwrap_or(' ')
}

/// The number that a text begins with in words: its length in bytes and its value. The longest wins.
pub fn number_word(text: &str) -> Option<(usize, u32)> {
    static NUMBERS: LazyLock<HashMap<char, Vec<(String, u32)>>> = LazyLock::new(|| {
        let mut numbers: HashMap<char, Vec<(String, u32)>> = HashMap::new();
        let mut add = |word: &str, value| {
            numbers.entry(first_of(word)).or_default().push((word.replace('_', " "), value));
        };
        for language in LANGUAGES {
            for list in language.numbers {
                list.split_whitespace().zip(1..).for_each(|(word, value)| add(word, value));
            }
            language.tens.split_whitespace().zip(2..).for_each(|(word, ten)| add(word, ten * 10));
        }
        numbers
    });
    let find = |text: &str| {
        let words = NUMBERS.get(&first_of(text))?;
        let found = words.iter().filter_map(|(word, value)| Some((word_length(text, word)?, *value)));
        found.max_by_key(|(length, _)| *length)
    };
    let (length, value) = find(text)?;
    let rest = &text[length..];
    let gap = ["-", " و", " "].into_iter().find(|gap| rest.starts_with(gap));
    let second = gap.and_then(|gap| Some((gap.len(), find(&rest[gap.len()..])?)));
    match second {
        Some((gap, (more, unit))) if value % 10 == 0 && value >= 20 && unit < 10 => {
            Some((length + gap + more, value + unit))
        }
        Some((gap, (more, ten))) if value < 10 && ten % 10 == 0 && ten >= 20 && rest.starts_with(" و") => {
            Some((length + gap + more, value + ten))
        }
        _ => Some((length, value)),
    }
}

/// How many bytes of a text are the word, case aside, where the text has a whole word there.
fn word_length(text: &str, word: &str) -> Option<usize> {
    let length = prefix_length(text, word)?;
    (!text[length..].starts_with(char::is_alphanumeric)).then_some(length)
}

/// How many bytes of a text are the form that it begins with, case aside.
pub fn prefix_length(text: &str, form: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    for expected in form.chars() {
        let (_, found) = chars.next()?;
        let same = match (found.is_ascii(), expected.is_ascii()) {
            (true, true) => found.eq_ignore_ascii_case(&expected),
            _ => found.to_lowercase().eq(expected.to_lowercase()),
        };
        same.then_some(())?;
    }
    Some(chars.next().map_or(text.len(), |(at, _)| at))
}

#[cfg(test)]
mod tests {
    use super::number_word;

    #[test]
    fn numbers_in_words() {
        for (text, expected) in [
            ("premier", Some(1)),
            ("TWENTY-ONE", Some(21)),
            ("Twentieth", Some(20)),
            ("vigésimo primero.", Some(21)),
            ("الحادية عشرة", Some(11)),
            ("الحادية والعشرون", Some(21)),
            ("zwei", Some(2)),
            ("oneself", None),
            ("", None),
        ] {
            assert_eq!(number_word(text).map(|(_, value)| value), expected, "{text}");
        }
    }
}

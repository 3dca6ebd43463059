//! The words that stand with a number: `Article`, `Статья`, `第…条`. A language a row.

/// A word for what a number counts.
pub struct Word {
    /// As anchors have it.
    pub prefix: &'static str,
    /// The language; empty where all share it.
    pub language: &'static str,
    /// The word in its forms, in small letters.
    pub forms: &'static [&'static str],
    /// Does the number stand first, as in `5-бап`, or between two signs, as in `第五条`?
    pub shape: Shape,
}

/// Where the number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `Article 5`.
    After,
    /// `5-бап`: the forms follow the number.
    Before,
    /// `第五条`: the forms follow `第` and the number.
    Around,
}

const fn word(prefix: &'static str, language: &'static str, forms: &'static [&'static str]) -> Word {
    Word { prefix, language, forms, shape: Shape::After }
}

const fn before(prefix: &'static str, language: &'static str, forms: &'static [&'static str]) -> Word {
    Word { prefix, language, forms, shape: Shape::Before }
}

const fn around(prefix: &'static str, forms: &'static [&'static str]) -> Word {
    Word { prefix, language: "zh", forms, shape: Shape::Around }
}

/// Every word that begins a label.
pub const WORDS: &[Word] = &[
    word("sec", "", &["§"]),
    word("art", "en", &["article", "art."]),
    word("sec", "en", &["section", "sec."]),
    word("ch", "en", &["chapter"]),
    word("pt", "en", &["part"]),
    word("bk", "en", &["book"]),
    word("tit", "en", &["title"]),
    word("ann", "en", &["annex"]),
    word("app", "en", &["appendix"]),
    word("sch", "en", &["schedule"]),
    word("cl", "en", &["clause"]),
    word("reg", "en", &["regulation"]),
    word("r", "en", &["rule"]),
    word("rec", "en", &["recital"]),
    word("def", "en", &["definition"]),
    word("ax", "en", &["axiom"]),
    word("prop", "en", &["proposition", "prop.", "principle"]),
    word("art", "fr", &["article", "art."]),
    word("sec", "fr", &["section"]),
    word("ch", "fr", &["chapitre"]),
    word("pt", "fr", &["partie"]),
    word("bk", "fr", &["livre"]),
    word("tit", "fr", &["titre"]),
    word("ann", "fr", &["annexe"]),
    word("art", "es", &["artículo", "articulo"]),
    word("sec", "es", &["sección"]),
    word("ch", "es", &["capítulo", "capitulo"]),
    word("pt", "es", &["parte"]),
    word("bk", "es", &["libro"]),
    word("tit", "es", &["título"]),
    word("ann", "es", &["anexo"]),
    word("art", "de", &["artikel", "art."]),
    word("sec", "de", &["abschnitt"]),
    word("ch", "de", &["kapitel"]),
    word("pt", "de", &["teil"]),
    word("bk", "de", &["buch"]),
    word("tit", "de", &["titel"]),
    word("ann", "de", &["anlage", "anhang"]),
    word("art", "it", &["articolo"]),
    word("ch", "it", &["capo", "capitolo"]),
    word("tit", "it", &["titolo"]),
    word("art", "pt", &["artigo"]),
    word("art", "ru", &["статья"]),
    word("sec", "ru", &["раздел"]),
    word("ch", "ru", &["глава"]),
    word("pt", "ru", &["часть"]),
    word("bk", "ru", &["книга"]),
    word("ann", "ru", &["приложение"]),
    before("art", "kk", &["бап"]),
    before("sec", "kk", &["бөлім"]),
    before("ch", "kk", &["тарау"]),
    word("art", "ar", &["المادة", "مادة"]),
    word("ch", "ar", &["الفصل"]),
    word("tit", "ar", &["الباب"]),
    word("sec", "ar", &["القسم"]),
    word("pt", "ar", &["الجزء"]),
    around("art", &["条", "條"]),
    around("ch", &["章"]),
    around("sec", &["节", "節"]),
    around("pt", &["编", "編", "部分", "部"]),
];

/// How far out a prefix divides a text: less is further out. Numbers without a word come after all of these.
pub fn rank(prefix: &str) -> u8 {
    match prefix {
        "ann" | "app" | "sch" => 0,
        "bk" => 1,
        "pt" => 2,
        "tit" => 3,
        "ch" => 4,
        "sec" => 5,
        _ => 6,
    }
}

/// Ordinal and cardinal words that stand for a number, in small letters.
const ORDINALS: &[(&str, &[&str])] = &[
    ("en", &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]),
    ("en", &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]),
    (
        "fr",
        &[
            "premier",
            "deuxième",
            "troisième",
            "quatrième",
            "cinquième",
            "sixième",
            "septième",
            "huitième",
            "neuvième",
            "dixième",
        ],
    ),
    ("fr", &["première", "seconde"]),
    ("fr", &["1er"]),
    ("es", &["primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo"]),
    ("es", &["primera", "segunda", "tercera", "cuarta", "quinta", "sexta", "séptima", "octava", "novena", "décima"]),
    ("es", &["1º", "2º", "3º", "4º", "5º", "6º", "7º", "8º", "9º"]),
    ("it", &["primo", "secondo", "terzo", "quarto", "quinto"]),
    ("ru", &["первая", "вторая", "третья", "четвертая", "пятая", "шестая", "седьмая", "восьмая", "девятая", "десятая"]),
    ("ru", &["первый", "второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "восьмой", "девятый", "десятый"]),
    (
        "ar",
        &["الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة"],
    ),
    ("ar", &["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]),
];

/// The ordinal word that a text begins with: its length in bytes and its value. The longest wins.
pub fn ordinal(text: &str) -> Option<(usize, u32)> {
    let length = text.find(|c: char| !c.is_alphanumeric() && c != 'º').unwrap_or(text.len());
    let word = text[..length].to_lowercase();
    ORDINALS
        .iter()
        .find_map(|(_, words)| words.iter().position(|ordinal| *ordinal == word))
        .map(|index| (length, index as u32 + 1))
}

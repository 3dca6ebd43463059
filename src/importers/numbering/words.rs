//! The words that stand with a number: `Article`, `Статья`, `第…条`. A word a row, language by language.

/// A word for what a number counts.
pub struct Word {
    /// As anchors have it.
    pub prefix: &'static str,
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

const fn word(prefix: &'static str, forms: &'static [&'static str]) -> Word {
    Word { prefix, forms, shape: Shape::After }
}

const fn before(prefix: &'static str, forms: &'static [&'static str]) -> Word {
    Word { prefix, forms, shape: Shape::Before }
}

const fn around(prefix: &'static str, forms: &'static [&'static str]) -> Word {
    Word { prefix, forms, shape: Shape::Around }
}

/// Every word that begins a label.
pub const WORDS: &[Word] = &[
    word("sec", &["§"]),
    // English
    word("art", &["article", "art."]),
    word("sec", &["section", "sec."]),
    word("ch", &["chapter"]),
    word("pt", &["part"]),
    word("bk", &["book"]),
    word("tit", &["title"]),
    word("ann", &["annex"]),
    word("app", &["appendix"]),
    word("sch", &["schedule"]),
    word("cl", &["clause"]),
    word("reg", &["regulation"]),
    word("r", &["rule"]),
    word("rec", &["recital"]),
    word("def", &["definition"]),
    word("ax", &["axiom"]),
    word("prop", &["proposition", "prop.", "principle"]),
    // French
    word("art", &["article", "art."]),
    word("sec", &["section"]),
    word("ch", &["chapitre"]),
    word("pt", &["partie"]),
    word("bk", &["livre"]),
    word("tit", &["titre"]),
    word("ann", &["annexe"]),
    // Spanish
    word("art", &["artículo", "articulo"]),
    word("sec", &["sección"]),
    word("ch", &["capítulo", "capitulo"]),
    word("pt", &["parte"]),
    word("bk", &["libro"]),
    word("tit", &["título"]),
    word("ann", &["anexo"]),
    // German
    word("art", &["artikel", "art."]),
    word("sec", &["abschnitt"]),
    word("ch", &["kapitel"]),
    word("pt", &["teil"]),
    word("bk", &["buch"]),
    word("tit", &["titel"]),
    word("ann", &["anlage", "anhang"]),
    // Italian
    word("art", &["articolo"]),
    word("ch", &["capo", "capitolo"]),
    word("tit", &["titolo"]),
    // Portuguese
    word("art", &["artigo"]),
    // Russian
    word("art", &["статья"]),
    word("sec", &["раздел"]),
    word("ch", &["глава"]),
    word("pt", &["часть"]),
    word("bk", &["книга"]),
    word("ann", &["приложение"]),
    // Kazakh
    before("art", &["бап"]),
    before("sec", &["бөлім"]),
    before("ch", &["тарау"]),
    // Arabic
    word("art", &["المادة", "مادة"]),
    word("ch", &["الفصل"]),
    word("tit", &["الباب"]),
    word("sec", &["القسم"]),
    word("pt", &["الجزء"]),
    // Chinese and Japanese
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

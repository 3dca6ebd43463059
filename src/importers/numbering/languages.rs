//! The words that stand with a number: `Article`, `Статья`, `第…条`, and the words that stand for one: `premier`. A language
//! is a row.
//!
//! To add a language, add a row to [`LANGUAGES`]: for each word its prefix as anchors have it and its forms in small
//! letters, and the words for numbers from one on. Only what labels are made of stands here.

/// The prefix of `§`, until it is known to be a section's.
pub const PARAGRAPH_SIGN: &str = "§";
/// The prefix of an `Abschnitt`: a chapter that may lie in one.
pub const ABSCHNITT: &str = "abschnitt";

/// The words of labels in a language.
pub struct Language {
    /// Words before their number: `Article 5`.
    pub after: &'static [Word],
    /// Words behind their number: `5-бап`.
    pub before: &'static [Word],
    /// The sign before the number and the words behind it: `第五条`.
    pub around: Option<(char, &'static [Word])>,
    /// Words for numbers, from one on, a list for each form; where a number is of two words, `_` stands between them.
    pub numbers: &'static [&'static str],
    /// Words for twenty, thirty and so on that are put before or behind the words for one to nine.
    pub tens: &'static str,
}

/// A prefix, and the word's forms in small letters.
pub type Word = (&'static str, &'static [&'static str]);

const NONE: Language = Language { after: &[], before: &[], around: None, numbers: &[], tens: "" };

/// Every language whose labels are known. The first row has what belongs to none.
pub const LANGUAGES: &[Language] = &[
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
            (PARAGRAPH_SIGN, &["parágrafo"]),
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
            "único",
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
            ("pt", &["חלק"]),
            ("sch", &["תוספת"]),
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
    Language {
        after: &[("art", &["مادهٔ", "ماده‌ی", "ماده", "اصل", "دفعہ"]), ("ch", &["فصل"])],
        numbers: &[
            "\
             اول دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم \
             هفدهم هجدهم نوزدهم بیستم",
            "یکم",
        ],
        tens: "بیست سی چهل پنجاه شصت هفتاد هشتاد نود",
        ..NONE
    },
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

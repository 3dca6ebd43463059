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
    Language { after: &[(PARAGRAPH_SIGN, &["§", "§§"])], ..NONE },
    // English
    Language {
        after: &[
            ("art", &["article", "art."]),
            ("sec", &["section", "sec."]),
            ("ch", &["chapter"]),
            ("pt", &["part"]),
            ("subpt", &["subpart"]),
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
            ("da", &["disposición adicional"]),
            ("dt", &["disposición transitoria"]),
            ("dd", &["disposición derogatoria"]),
            ("df", &["disposición final"]),
        ],
        numbers: &[
            "\
             primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo \
             duodécimo decimotercero decimocuarto decimoquinto",
            "\
             primera segunda tercera cuarta quinta sexta séptima octava novena décima undécima \
             duodécima",
            "única",
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
        before: &[
            (ABSCHNITT, &["abschnitt"]),
            ("ch", &["kapitel"]),
            ("pt", &["teil", "hauptstück"]),
            ("tit", &["titel"]),
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
    // Dutch, the Scandinavian languages and Finnish. Most number paragraphs by the sign behind the number.
    Language {
        after: &[
            ("art", &["artikel", "artikkel"]),
            ("ch", &["hoofdstuk", "kapitel", "kapittel"]),
            ("sec", &["afdeling", "paragraaf"]),
            ("pt", &["deel"]),
            ("tit", &["titel"]),
            ("ann", &["bijlage", "bilaga", "bilag", "vedlegg", "liite"]),
        ],
        before: &[
            (PARAGRAPH_SIGN, &["§"]),
            ("art", &["artikla"]),
            ("ch", &["kapitlet", "kap.", "kap", "luku"]),
            ("pt", &["osa", "avd."]),
        ],
        numbers: &["één twee drie vier vijf zes zeven acht negen tien"],
        ..NONE
    },
    // Icelandic, Estonian, Latvian, Lithuanian and Basque
    Language {
        before: &[
            ("art", &["gr.", "straipsnis", "pants", "artikulua"]),
            ("ch", &["kafli", "peatükk", "skirsnis", "nodaļa", "kapitulua"]),
        ],
        ..NONE
    },
    // Romanian
    Language {
        after: &[
            ("art", &["articolul"]),
            ("ch", &["capitolul"]),
            ("sec", &["secțiunea", "secţiunea"]),
            ("tit", &["titlul"]),
            ("pt", &["partea"]),
            ("ann", &["anexa"]),
        ],
        numbers: &["întâi"],
        ..NONE
    },
    // Hungarian
    Language {
        before: &[("art", &["cikk"]), ("ch", &["fejezet"]), ("pt", &["rész"]), ("ann", &["melléklet"])],
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
    // Ukrainian, Belarusian, Bulgarian and Macedonian
    Language {
        after: &[
            ("art", &["стаття", "артыкул", "член", "чл."]),
            ("sec", &["розділ", "раздзел"]),
            ("ch", &["глава"]),
            ("ann", &["додаток"]),
        ],
        ..NONE
    },
    // Polish, Czech, Slovak, Croatian, Serbian and Slovene
    Language {
        after: &[
            ("art", &["artykuł", "art.", "článek", "článok", "članak", "član", "члан", "čl."]),
            ("ch", &["rozdział", "kapitola", "hlava", "glava", "poglavlje"]),
            ("pt", &["część", "část", "časť", "dział"]),
            ("ann", &["załącznik", "příloha", "príloha"]),
        ],
        before: &[("art", &["člen"])],
        numbers: &["první druhá třetí čtvrtá pátá šestá sedmá osmá", "prvá"],
        ..NONE
    },
    // Albanian
    Language { after: &[("art", &["neni"]), ("ch", &["kreu", "kapitulli"]), ("pt", &["pjesa"])], ..NONE },
    // Kazakh, Kyrgyz, Uzbek, Tatar and Turkmen
    Language {
        before: &[
            ("art", &["бап", "берене", "беренесі", "modda", "модда", "статья", "madda"]),
            ("sec", &["бөлім", "бўлим", "bo‘lim", "бүлек"]),
            ("ch", &["тарау", "глава", "bob", "боб", "бөлүм"]),
            ("ann", &["қосымша", "тиркеме"]),
        ],
        numbers: &[
            "birinchi ikkinchi uchinchi to‘rtinchi beshinchi oltinchi yettinchi",
            "биринчи иккинчи учинчи тўртинчи бешинчи",
        ],
        ..NONE
    },
    // Tajik and Mongolian
    Language {
        after: &[("art", &["моддаи"]), ("ch", &["боби"])],
        before: &[("art", &["дүгээр зүйл", "дугаар зүйл"]), ("ch", &["дүгээр бүлэг", "дугаар бүлэг"])],
        ..NONE
    },
    // Turkish and Azerbaijani
    Language {
        after: &[
            ("art", &["madde", "maddə"]),
            ("ek", &["ek madde"]),
            ("geçici", &["geçici madde"]),
            ("ch", &["bölüm", "fəsil"]),
            ("pt", &["kısım"]),
        ],
        numbers: &["birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu"],
        ..NONE
    },
    // Indonesian, Malay, Tagalog and Vietnamese
    Language {
        after: &[
            ("art", &["pasal", "perkara", "artikulo", "điều"]),
            ("ch", &["bab", "chương"]),
            ("sec", &["bagian", "mục"]),
            ("pt", &["phần"]),
        ],
        numbers: &[
            "nhất hai ba bốn năm sáu bảy tám chín mười",
            "kesatu kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh",
        ],
        ..NONE
    },
    // Esperanto, Swahili, Irish and Maltese
    Language { after: &[("art", &["artikolo", "artikolu", "ibara ya", "airteagal"]), ("ch", &["sura ya"])], ..NONE },
    // Greek
    Language {
        after: &[
            ("art", &["άρθρο", "αρθρο", "ἄρθρον", "άρθρον"]),
            ("ch", &["κεφάλαιο", "κεφαλαιο"]),
            ("pt", &["μέρος", "μερος"]),
            ("sec", &["τμήμα", "τμημα"]),
            ("ann", &["παράρτημα", "παραρτημα"]),
        ],
        numbers: &["πρώτο δεύτερο τρίτο τέταρτο πέμπτο έκτο έβδομο όγδοο", "πρωτο δευτερο τριτο τεταρτο πεμπτο εκτο"],
        ..NONE
    },
    // Armenian and Georgian
    Language {
        after: &[("art", &["հոդված", "მუხლი"]), ("ch", &["գլուխ", "თავი"]), ("sec", &["բաժին", "კარი"])],
        numbers: &["პირველი მეორე მესამე მეოთხე მეხუთე მეექვსე მეშვიდე მერვე მეცხრე მეათე"],
        ..NONE
    },
    // Hebrew
    Language {
        after: &[("art", &["סעיף"]), ("ch", &["פרק"]), ("pt", &["חלק"]), ("sch", &["תוספת"])], ..NONE
    },
    // Hindi, Nepali, Bengali and Tamil
    Language {
        after: &[
            ("art", &["अनुच्छेद", "धारा", "অনুচ্ছেদ", "ধারা"]),
            ("ch", &["अध्याय", "परिच्छेद", "অধ্যায়"]),
            ("pt", &["भाग", "ভাগ"]),
            ("sch", &["अनुसूची", "তফসিল"]),
        ],
        ..NONE
    },
    // Thai, Lao, Khmer, Burmese and Amharic
    Language {
        after: &[
            ("art", &["ข้อ", "มาตรา", "ມາດຕາ", "មាត្រា", "အပိုဒ်", "ပုဒ်မ", "አንቀጽ"]),
            ("ch", &["หมวด", "ໝວດ", "ជំពូក", "အခန်း", "ምዕራፍ"]),
            ("sec", &["ส่วนที่"]),
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
        after: &[
            ("ann", &["附件"]),
            ("app", &["附录", "附錄", "様式第", "別記様式第", "別紙様式第", "別紙"]),
            ("sch", &["附表", "別表第", "別表"]),
        ],
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
        after: &[("sch", &["별표"])],
        around: Some(('제', &[("art", &["조"]), ("ch", &["장"]), ("sec", &["절"]), ("pt", &["편", "부"])])),
        ..NONE
    },
];

//! What a text says of itself at its head: date, symbol, type. Read, never moved, never guessed.
//!
//! A date counts only where a short line has one and one alone.

use std::sync::LazyLock;

use regex::Regex;

use super::parties::parties;
use crate::model::{Author, Date, DocumentType, Meta};

/// Reads what short lines at the head say. `title` is the title that was found, perhaps empty.
pub fn read(title: &str, head: &[&str], tail: &[&str]) -> Meta {
    let short = head.iter().copied().filter(|line| line.chars().count() <= 160);
    let of_text = short.clone().filter(|line| !is_of_hearing(line));
    let dates: Vec<Date> = of_text.filter_map(|line| only_date(line).or_else(|| date_by_slashes(line))).collect();
    let alone = dates.first().filter(|first| dates.iter().all(|date| date == *first)).copied();
    let date = only_date(title).or(alone);
    let symbol = short.clone().find_map(symbol);
    let mut authors: Vec<Author> = head.iter().filter_map(|line| author_line(line)).next().unwrap_or_default();
    if authors.is_empty() && symbol.as_deref().is_some_and(|symbol| symbol.starts_with("RFC")) {
        authors = short.take(8).filter_map(author_in_column).collect();
    }
    let case = head.iter().find_map(|line| citation_of_case(line));
    let cited = case.map(|(name, _)| name).filter(|name| !name.is_empty());
    let name = cited.map(str::to_owned).or_else(|| parties(head)).or_else(|| Some(case?.1.to_owned()));
    let is_case = case.is_some() || title.is_empty() && name.is_some();
    let title = Some(title.to_owned()).filter(|title| !title.is_empty()).or(name).unwrap_or_default();
    let neutral_citation = case.map(|(_, citation)| citation.to_owned());
    let kind = if is_case { Some(DocumentType::Judgment) } else { kind(&title, tail) };
    Meta { title, date, symbol, authors, kind, neutral_citation, ..Meta::default() }
}

/// Does a line say when a case was heard, and not when it was decided?
fn is_of_hearing(line: &str) -> bool {
    let line = line.to_lowercase();
    ["hearing", "heard", "argued", "submitted"].iter().any(|word| line.starts_with(word))
}

/// The date that a line such as `Date: 17/05/2019` says, where the day cannot be a month.
fn date_by_slashes(line: &str) -> Option<Date> {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:date|delivered|decided|date of judgment|judgment date)\s*:?\s*(1[3-9]|2\d|3[01])[/.](\d{1,2})[/.](\d{4})$")
            .expect("a pattern")
    });
    let found = DATE.captures(line)?;
    Date::parse(&format!("{}-{:0>2}-{}", &found[3], &found[2], &found[1]))
}

/// The name of a case, perhaps empty, and its number among those of its court: `Neutral citation: Smith v Port [2016] ISHC
/// 17 (4 March 2016)`.
pub fn citation_of_case(line: &str) -> Option<(&str, &str)> {
    static CITATION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^neutral citation(?: (?:number|no\.?))?\s*:?\s*(\S.*?)??[\s(,–-]*(\[\d{4}\]\s+[\p{Lu}]+\s+\d+(?:\s+\([\p{L}]+\))?)")
            .expect("a pattern")
    });
    let found = CITATION.captures(line)?;
    Some((found.get(1).map_or("", |name| name.as_str()), found.get(2)?.as_str()))
}

/// Months by language, in order.
const MONTHS: &[[&str; 12]] = &[
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
    [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
];

/// The date in a line, if there is one and no second.
fn only_date(line: &str) -> Option<Date> {
    static ISO: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b(\d{4}-\d{2}-\d{2})\b").expect("a pattern"));
    static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s(?:of\s|de\s)?)?(\p{L}{3,12})\.?,?\s+(?:de\s+)?(\d{4})\b")
            .expect("a pattern")
    });
    static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b").expect("a pattern")
    });
    // Without a year there is no date.
    line.chars().filter(|c| c.is_numeric()).nth(3)?;
    let mut dates: Vec<Date> = ISO.captures_iter(line).filter_map(|found| Date::parse(&found[1])).collect();
    for found in MONTH_FIRST.captures_iter(line) {
        dates.extend(date(&found[3], &found[1], Some(&found[2])));
    }
    for found in DAY_FIRST.captures_iter(line) {
        dates.extend(date(&found[3], &found[2], found.get(1).map(|day| day.as_str())));
    }
    match dates.as_slice() {
        [date] => Some(*date),
        _ => None,
    }
}

fn date(year: &str, month: &str, day: Option<&str>) -> Option<Date> {
    let month = month.to_lowercase();
    let month = MONTHS.iter().find_map(|months| months.iter().position(|name| *name == month))? + 1;
    match day {
        Some(day) => Date::parse(&format!("{year}-{month:02}-{day:0>2}")),
        None => Date::parse(&format!("{year}-{month:02}")),
    }
}

/// A line, or a part of it after two spaces, that is nothing but a document's symbol: `A/RES/60/1`, `SUM.DOC/1/10`.
fn symbol(line: &str) -> Option<String> {
    static SYMBOL: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^[A-Z][A-Z.]*(?:/[A-Z0-9][A-Za-z0-9.()-]*){2,8}$").expect("a pattern"));
    static REQUEST: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^Request for Comments:\s*(\d{1,5})\b").expect("a pattern"));
    if let Some(found) = REQUEST.captures(line) {
        return Some(format!("RFC {}", &found[1]));
    }
    line.split("  ").map(str::trim).find(|part| SYMBOL.is_match(part)).map(str::to_owned)
}

/// Words of a title that name its type.
const KINDS: &[(DocumentType, &str)] = &[
    (
        DocumentType::Declaration,
        "declaration déclaration declaración erklärung dichiarazione declaração deklaracja deklarace declarația \
         deklaration nyilatkozat bildirgesi beyannamesi декларация декларація декларациясы διακήρυξη إعلان 宣言 선언",
    ),
    (
        DocumentType::Resolution,
        "resolution résolution resolución risoluzione resolução resolutie rezolucja резолюция резолюція قرار 决议 決議 결의",
    ),
    (
        DocumentType::Treaty,
        "treaty convention covenant traité traite tratado convenio convención vertrag übereinkommen trattato convenzione \
         verdrag traktat konwencja smlouva szerződés egyezmény sözleşmesi sözleşme конвенция конвенція договор договір пакт \
         σύμβαση معاهدة اتفاقية 公约 公約 条約 條約 조약 협약",
    ),
    (
        DocumentType::Constitution,
        "constitution constitución verfassung grundgesetz costituzione constituição grondwet grundlov grunnlov perustuslaki \
         konstytucja ústava alaptörvény constituția anayasası konstitutsiyasi конституция конституція конституциясы \
         σύνταγμα კონსტიტუცია دستور संविधान รัฐธรรมนูญ 宪法 憲法 헌법",
    ),
    (DocumentType::Charter, "charter charte carta handvest устав статут хартия хартія ميثاق 宪章 憲章 헌장"),
    (DocumentType::Licence, "licence license"),
    (DocumentType::Regulation, "regulation regulations règlement reglamento verordnung regolamento rozporządzenie"),
    (
        DocumentType::Statute,
        "act undang loi ley gesetz legge lei wet lag lov laki ustawa zákon törvény lege legea kanunu luật закон заңы қонуни мыйзамы \
         νόμος օրենքը კანონი قانون พระราชบัญญัติ अधिनियम 법률 条例 條例 法",
    ),
    (DocumentType::Judgment, "judgment judgement"),
];

/// Words that name a text and say nothing of its type.
const OTHER_NAMES: &str = "law code rules bylaws statutes ordinance agreement protocol manifesto terms décret arrêté ordonnance decreto указ постановление";

/// The type that the title's words or a tag at the end name, if they name one and no other.
fn kind(title: &str, tail: &[&str]) -> Option<DocumentType> {
    let named = |text: &str| match types_named(text).as_slice() {
        [kind] => Some(*kind),
        _ => None,
    };
    named(title).or_else(|| tail.iter().find_map(|line| named(line)))
}

/// Does a line name the kind of a text?
pub fn names_type(line: &str) -> bool {
    !types_named(line).is_empty() && !is_number_of_law(line)
}

/// Does a line say nothing but which number a law has: `Luật số: 10/2012/QH13`, `昭和四十二年法律第百三十二号`?
pub fn is_number_of_law(line: &str) -> bool {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:\p{L}[\p{L} ]{1,30}:\s*\d[\p{L}\d/.-]*|[（(]?(?:明治|大正|昭和|平成|令和)[\p{Han}\d〇]{1,16}第[\p{Han}\d〇]{1,12}号[）)]?)$")
            .expect("a pattern")
    });
    NUMBER.is_match(line)
}

/// Does a line name a text, if only as its rules or its terms?
pub fn names_text(line: &str) -> bool {
    let is_name = |word: &str| OTHER_NAMES.split(' ').any(|name| word.eq_ignore_ascii_case(name));
    names_type(line) || line.split(|c: char| !c.is_alphabetic()).any(is_name)
}

fn types_named(text: &str) -> Vec<DocumentType> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
    let names = |known: &str| {
        words.contains(&known) || known.starts_with(crate::text::words::is_unspaced) && text.ends_with(known)
    };
    KINDS.iter().filter(|(_, known)| known.split_whitespace().any(names)).map(|(kind, _)| *kind).collect()
}

/// Who wrote the text, where a line says nothing else: `by Jane Smith and John Brown`.
pub fn author_line(line: &str) -> Option<Vec<Author>> {
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:[Bb]y|BY|[Pp]ar|[Vv]on|[Pp]or)\s+(\p{Lu}[^,.:;\d]*\.?[^,.:;\d]*(?:,\s*\p{Lu}[^,.:;\d]*)*)$")
            .expect("a pattern")
    });
    static BETWEEN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r",\s*(?:and\s+)?|\s+(?:and|et|und|y|e|&)\s+").expect("a pattern"));
    let names = LINE.captures(line)?.get(1)?.as_str();
    BETWEEN.split(names).map(person).collect()
}

/// A name of two to four words with capitals, the last of them the family's.
fn person(name: &str) -> Option<Author> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    if !(2..=4).contains(&words.len()) || !words.iter().all(capital) {
        return None;
    }
    let (family, given) = words.split_last()?;
    Some(Author::Person { family: (*family).to_owned(), given: Some(given.join(" ")) })
}

/// The author at the right of an RFC's first lines: `Network Working Group        S. Bradner`.
fn author_in_column(line: &str) -> Option<Author> {
    static NAME: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\s{3,}(\p{Lu}\.(?:\s?\p{Lu}\.)*\s\p{Lu}\p{L}[\p{L}’'-]*)$").expect("a pattern"));
    person(NAME.captures(line)?.get(1)?.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_counts_where_it_is_alone() {
        for (line, expected) in [
            ("Version 1.2 ratified on October 1st, 2022.", Some("2022-10-01")),
            ("BCP: 14                    March 1997", Some("1997-03")),
            ("Принята резолюцией 217 А (III) от 10 декабря 1948 года.", Some("1948-12-10")),
            ("Paris, le 1er janvier 1990", Some("1990-01-01")),
            ("ratified on April 26th, 2004, and Version 1.0 on July 5, 1997.", None),
            ("Vienna Document 1999", None),
            ("2010-12-03", Some("2010-12-03")),
        ] {
            assert_eq!(only_date(line).map(|date| date.to_string()), expected.map(str::to_owned), "{line}");
        }
    }

    #[test]
    fn symbol_and_type_are_read_and_not_guessed() {
        let meta = read("The Charter of the Body", &["A/RES/60/1", "see A/RES/60/2 here"], &[]);
        assert_eq!((meta.symbol.as_deref(), meta.kind), (Some("A/RES/60/1"), Some(DocumentType::Charter)));
        let meta = read("Key words", &["Request for Comments: 2119"], &["Tags: declaration"]);
        assert_eq!((meta.symbol.as_deref(), meta.kind), (Some("RFC 2119"), Some(DocumentType::Declaration)));
        assert_eq!(read("", &["1. We"], &[]), Meta::default());
    }
}

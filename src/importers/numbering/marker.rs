//! What may be a label at the start of a line: `1.`, `(a)`, `§ 3`, `Article 5.`, `第五条`, with all its readings.
//!
//! A candidate is accepted only where it continues a sequence; that is another stage.

use super::super::layout::ends_sentence;
use super::behind::behind;
use super::codes::code;
use super::dashes::{dash_after, dash_glued, may_have_dash};
use super::number::{Kind, Reading, readings};
use super::ordinal::ordinal;
use super::signs::behind_sign;
use super::words::{Form, forms_around, forms_behind, forms_from, number_word, prefix_and_rank, prefix_length};
use crate::text::digit;
use crate::text::words::{is_small, is_unspaced};

/// What two labels of one series have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Style {
    /// The prefix that a word names.
    pub prefix: Option<&'static str>,
    /// How far out the series divides the text: less is further out.
    pub rank: u8,
    /// A bracket before the number.
    pub open: Option<char>,
    /// The sign after it.
    pub close: Option<char>,
    /// How the number is written.
    pub kind: Kind,
    /// Of how many lists that count it is the label; 0 where it is written out.
    pub depth: u8,
}

impl Style {
    /// May two labels be of one series?
    pub fn agrees(self, other: Self) -> bool {
        match (self.prefix, other.prefix) {
            (Some(one), Some(two)) => one == two && self.rank == other.rank,
            (None, None) if self.kind == Kind::Decimal || other.kind == Kind::Decimal => self.kind == other.kind,
            (None, None) => self == other,
            _ => false,
        }
    }

    /// The style of a label with a word, by the prefix of the table.
    pub(super) fn worded(prefix: &'static str, close: Option<char>, kind: Kind) -> Self {
        let (prefix, rank) = prefix_and_rank(prefix);
        Self { prefix: Some(prefix), rank, open: None, close, kind, depth: 0 }
    }

    /// The style of a label without a word.
    pub(super) fn bare(open: Option<char>, close: Option<char>, kind: Kind) -> Self {
        Self { prefix: None, rank: WITHOUT_WORD, open, close, kind, depth: 0 }
    }
}

/// One reading of a possible label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// What it has in common with others of its series.
    pub style: Style,
    /// The number.
    pub reading: Reading,
    /// Bytes of the line that are the label, signs included.
    pub length: usize,
    /// Where the number stands in the label.
    pub number: (usize, usize),
    /// Does nothing follow on the line?
    pub alone: bool,
}

/// What has a lower one divides the text further out than articles do.
const RANK_OF_ARTICLES: u8 = 6;

/// The rank of numbers without a word.
const WITHOUT_WORD: u8 = 8;

/// All readings of the label that a line may begin with.
pub fn markers(line: &str) -> Vec<Marker> {
    let Some(first) = line.chars().next() else { return Vec::new() };
    let mut found: Vec<Marker> = Vec::new();
    let numbers = readings(line);
    if digit(first).is_none() {
        forms_from(line).for_each(|form| found.extend(after_form(line, *form)));
        found.extend(number_first(line));
    }
    if digit(first).is_some() || matches!(first, 'I' | 'V' | 'X' | 'L') {
        found.extend(behind(line, 0, &numbers, |rest| forms_behind(rest).copied()));
    }
    if matches!(first, '第' | '제') {
        let inner = line[first.len_utf8()..].trim_start();
        found.extend(behind(line, line.len() - inner.len(), &readings(inner), |_| forms_around(first)));
    }
    found.dedup_by(|a, b| a.length == b.length && a.style.prefix == b.style.prefix && a.reading == b.reading);
    if found.is_empty() {
        found = bare(line, numbers);
    }
    if found.is_empty() {
        found = behind_sign(line);
    }
    if found.is_empty() {
        found.extend(ordinal(line));
    }
    found
}

/// All readings of a label that a list gives its item, `depth` lists deep: it is one whatever follows it.
pub fn counted_markers(line: &str, depth: u8) -> Vec<Marker> {
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let mut found = markers(&line[..end]);
    for marker in &mut found {
        marker.alone = end == line.len();
        marker.style.depth = depth;
    }
    found
}

/// `First Article`, `PREMIÈRE PARTIE`: a number in words before the word, alone on the line or with a sign after it; before the
/// word of a division there may be a title, as in `Erster Abschnitt Allgemeines`.
fn number_first(line: &str) -> Vec<Marker> {
    let Some((length, value)) = number_word(line).filter(|(length, _)| line[*length..].starts_with(' ')) else {
        return Vec::new();
    };
    let rest = line[length..].trim_start();
    let start = line.len() - rest.len();
    let reading = Reading { kind: Kind::Ordinal, key: vec![value], plain: value.to_string(), until: None };
    let forms = forms_from(rest).chain(forms_behind(rest));
    let forms = forms.filter_map(|form| Some((form, start + prefix_length(rest, form.form)?)));
    let whole = forms.filter(|(_, end)| !line[*end..].starts_with(char::is_alphanumeric));
    let found = whole.filter_map(|(form, end)| finish(line, form.prefix, reading.clone(), (0, length), end));
    let is_title =
        |rest: &str| rest.chars().count() <= 60 && rest.starts_with(char::is_uppercase) && !ends_sentence(rest);
    let division =
        |marker: &Marker| marker.style.rank < RANK_OF_ARTICLES && is_title(line[marker.length..].trim_start());
    found.filter(|marker| marker.alone || marker.style.close.is_some() || division(marker)).collect()
}

/// `Article 5`, `Article. I.`, where a form of the word stands first.
fn after_form(line: &str, form: Form) -> Vec<Marker> {
    let Some(start) = prefix_length(line, form.form) else { return Vec::new() };
    let rest = &line[start..];
    let is_word = form.form.ends_with(char::is_alphabetic);
    let stop = usize::from(is_word && rest.starts_with(". "));
    let gap = rest[stop..].len() - rest[stop..].trim_start().len() + stop;
    let sign =
        if rest[gap..].starts_with(['№', '#']) { rest[gap..].chars().next().map_or(0, char::len_utf8) } else { 0 };
    let spaced = rest[gap + sign..].trim_start();
    let bracketed = spaced.strip_prefix(['(', '（']).filter(|inner| is_number_in_brackets(inner));
    let spaced = bracketed.unwrap_or(spaced);
    let start = line.len() - spaced.len();
    let unspaced = form.form.ends_with(is_unspaced);
    if gap == 0 && is_word && bracketed.is_none() && !unspaced {
        return Vec::new();
    }
    let words = number_word(spaced).map(|(length, value)| {
        (length, Reading { kind: Kind::Ordinal, key: vec![value], plain: value.to_string(), until: None })
    });
    let numbers = code(spaced).map_or_else(|| readings(spaced), |code| vec![code]);
    let numbers = numbers.into_iter().filter(|(_, reading)| {
        let small = matches!(reading.kind, Kind::SmallLetter | Kind::DoubleLetter | Kind::SmallRoman);
        !small && (reading.kind != Kind::Han || unspaced)
    });
    let outermost = prefix_and_rank(form.prefix).1 == 0 || ["pt", "subpt"].contains(&form.prefix);
    let is_roman = |marker: &Marker| "ivxlm".contains(marker.reading.plain.as_str());
    let sure = |marker: &Marker| {
        let set_off = marker.alone || marker.style.close.is_some();
        let is_letter = matches!(marker.style.kind, Kind::Capital | Kind::HebrewLetter);
        !is_letter || outermost || set_off && !is_roman(marker)
    };
    let closing = |length: usize| match bracketed {
        Some(_) => spaced[length..].chars().next().map_or(0, char::len_utf8),
        None if unspaced && spaced[length..].starts_with('号') => '号'.len_utf8(),
        None => 0,
    };
    // Where no space parts words, `附件1所列` is no label.
    let set_off = |length: &usize| {
        let rest = &spaced[length + closing(*length)..];
        !unspaced || rest.chars().next().is_none_or(|c| c.is_whitespace() || "（(：:、.".contains(c))
    };
    words
        .into_iter()
        .chain(numbers)
        .filter(|(length, _)| set_off(length))
        .filter_map(|(length, reading)| {
            finish(line, form.prefix, reading, (start, start + length), start + length + closing(length))
        })
        .filter(sure)
        .collect()
}

/// Does a text begin with digits that a bracket closes, as behind the bracket of `مادة (١)`?
fn is_number_in_brackets(inner: &str) -> bool {
    let after = inner.trim_start_matches(|c| digit(c).is_some());
    after.len() < inner.len() && after.starts_with([')', '）'])
}

/// A label with a word is one if it stands alone, if a sign ends it, or if what follows begins as a title does.
pub(super) fn finish(
    line: &str,
    prefix: &'static str,
    reading: Reading,
    number: (usize, usize),
    end: usize,
) -> Option<Marker> {
    let rest = &line[end..];
    let sign =
        rest.trim_start().chars().next().filter(|c| matches!(c, '.' | ':' | ')' | '—' | '–' | '-' | '：' | '、'));
    let long_dash = rest.starts_with("--") || rest.starts_with('—');
    let spaced_dash = |c: char| matches!(c, '—' | '–' | '-') && rest.starts_with(c) && !long_dash;
    let sign = sign.filter(|c| !spaced_dash(*c) && (rest.starts_with(*c) || matches!(c, '—' | '–' | '-' | ':')));
    let length = match sign {
        Some(c) => end + rest.find(c)? + c.len_utf8(),
        None => end,
    };
    let length = length + dash_after(&line[length..]).filter(|_| sign.is_some_and(|c| c == '.')).unwrap_or(0);
    let dashes = |rest: &str| rest.len() - rest.trim_start_matches(['-', '—', '–']).len();
    let length = length + sign.filter(|c| matches!(c, '-' | '—' | '–')).map_or(0, |_| dashes(&line[length..]));
    let text = line[length..].trim_start();
    let unspaced = rest.starts_with(is_unspaced) || rest.starts_with('　');
    let korean = line[..end].contains('조') && rest.starts_with(['(', '①']); // an article's title or first paragraph
    let unspaced = unspaced || korean;
    let title = text.chars().next().is_none_or(|c| !is_small(c) && !",;".contains(c));
    let set_off = length > end || rest.is_empty() || rest.starts_with(char::is_whitespace) || unspaced;
    // `TITLE 7--GARDENS` at the head of an excerpt is its name as likely as a label.
    let style = Style::worded(prefix, sign.filter(|_| !rest.starts_with("--")), reading.kind);
    let marker = Marker { style, reading, length, number, alone: text.is_empty() };
    (set_off && (title || sign.is_some())).then_some(marker)
}

/// A number without a word: `1.`, `1)`, `(1)`, `[1]`, `1`, `a.`, `(iv)`, `一、`. `numbers` are those that the line begins with.
pub(super) fn bare(line: &str, numbers: Vec<(usize, Reading)>) -> Vec<Marker> {
    let open = line.chars().next().filter(|c| matches!(c, '(' | '[' | '（' | '【'));
    // As in `( 1 )`.
    let blank = usize::from(line.starts_with("( "));
    let start = open.map_or(0, char::len_utf8) + blank;
    let numbers = if open.is_some() { readings(&line[start..]) } else { numbers };
    let numbers = numbers.into_iter();
    numbers.filter_map(|(length, reading)| close(line, open, start, start + length, reading)).collect()
}

fn close(line: &str, open: Option<char>, start: usize, end: usize, reading: Reading) -> Option<Marker> {
    let closing = open.map(|open| match open {
        '[' => ']',
        '（' => '）',
        '【' => '】',
        _ => ')',
    });
    let sign = line[end..].chars().next();
    let is_kana = line.starts_with(|c: char| ('ア'..='ヲ').contains(&c));
    let dash = dash_after(&line[end..]).filter(|_| open.is_none() && may_have_dash(&reading));
    let (close, mut length) = match (closing, sign) {
        (Some(closing), _) => {
            (closing.into(), line.len() - line[end..].trim_start_matches(' ').strip_prefix(closing)?.len())
        }
        (None, Some(found)) if ".)、．]）|".contains(found) => (sign, end + found.len_utf8()),
        (None, _) if dash.is_some() => (Some('-'), end + dash.unwrap_or(0)),
        (None, Some('　')) if is_kana || matches!(reading.kind, Kind::Han | Kind::Arabic) => (Some('　'), end),
        (None, Some(' ')) if reading.kind == Kind::Han || line.starts_with(|c| ('０'..='９').contains(&c)) => {
            (Some('　'), end)
        }
        (None, _) if reading.kind == Kind::Circled => (Some('①'), end),
        (None, _) if line[..end].ends_with(['°', 'º']) => (Some('°'), end),
        (None, _) => (None, end),
    };
    if close == Some(')') && open.is_some() && line[length..].starts_with('.') {
        length += 1;
    }
    if close == Some('.') && open.is_none() && may_have_dash(&reading) {
        length += dash_after(&line[length..]).or_else(|| dash_glued(&line[length..])).unwrap_or(0);
    }
    let rest = &line[length..];
    let text = rest.trim_start();
    let letters = !matches!(reading.kind, Kind::Arabic | Kind::Decimal | Kind::Circled);
    let term = reading.kind == Kind::Decimal && text.split_whitespace().count() <= 4 && !ends_sentence(text);
    let verse = line[start..end].contains([':', '|']);
    // As treaties of the Council of Europe have them: `a   the digging of wells`.
    let wide = rest.chars().take_while(|c| c.is_whitespace()).count() > 1 || rest.starts_with('\t');
    let dotted = wide && reading.kind == Kind::Decimal && reading.key.len() > 1;
    let begins_text =
        term || verse || dotted || text.chars().next().is_none_or(|c| !is_small(c) && !",;.)%-–".contains(c));
    let before_second = rest.starts_with('(') && line[..length].ends_with(['-', '–', '—']);
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace) || before_second;
    let circled = reading.kind == Kind::Circled && open.is_none();
    let set_off = spaced || circled || matches!(close, Some('、' | '|')) || {
        close.is_some()
            && (open.is_some() || rest.starts_with(|c: char| c.is_uppercase() || !c.is_ascii() && c.is_alphabetic()))
    };
    let roman_alone = reading.kind == Kind::Roman && text.is_empty();
    let item_apart =
        wide && matches!(reading.kind, Kind::SmallLetter | Kind::SmallRoman | Kind::Roman) && !text.is_empty();
    // A row of figures is one of a table or of a drawing.
    let figures = !text.is_empty() && text.chars().all(|c| c.is_numeric() || c.is_whitespace());
    let begins_text = begins_text && !figures;
    let bare_number = close.is_none() && !item_apart && !circled && (letters && !roman_alone || !begins_text);
    let small = matches!(reading.kind, Kind::SmallLetter | Kind::DoubleLetter | Kind::SmallRoman);
    let item = small && begins_item(text);
    if bare_number || !set_off || close == Some('.') && letters && !begins_text && !item {
        return None;
    }
    let style = Style::bare(open, close, reading.kind);
    Some(Marker { style, reading, length, number: (start, end), alone: text.is_empty() })
}

/// May a small letter with a stop be the label of an item that begins with a small letter: `i. the rake`? Not before a
/// number, as in `p. 5`, nor before another letter with a stop, as in `i. e. this`.
fn begins_item(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or("");
    word.starts_with(is_small) && !word.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let found: Vec<String> = markers(line)
            .iter()
            .map(|marker| {
                let prefix = marker.style.prefix.unwrap_or("");
                format!("{}|{prefix}{}", &line[..marker.length], marker.reading.plain)
            })
            .collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn labels_and_what_only_looks_like_one() {
        check("1. We", &["1.|1"]);
        check("1.The", &["1.|1"]);
        check("(2) any", &["(2)|2"]);
        check("[12] The", &["[12]|12"]);
        check("3) foo", &["3)|3"]);
        check("(i) foo", &["(i)|i", "(i)|i"]);
        check("2.01 Was", &["2.01|2.01"]);
        check("1 Die Welt", &["1|1"]);
        check("12 days later", &[]);
        check("3.5 per cent of all the votes", &[]);
        check("3.5 widget", &["3.5|3.5"]);
        check("2010. We welcome", &["2010.|2010"]);
        check("a man", &[]);
        check("I am", &[]);
        check("Article 5", &["Article 5|art5"]);
        check("ARTICLE V.", &["ARTICLE V.|art5"].map(|_| "ARTICLE V.|artv"));
        check("Article premier", &["Article premier|art1"]);
        check("Article 5 of the Treaty", &[]);
        check("Article 5, paragraph 2", &[]);
        check("Chapter I: Purposes", &["Chapter I:|chi"]);
        check("Статья 5.", &["Статья 5.|art5"]);
        check("§ 3 Text", &["§ 3|sec3"]);
        check("5-бап", &["5-бап|art5"]);
        check("第五条 人人", &["第五条|art5"]);
        check("المادة 5", &["المادة 5|art5"]);
        check("Articles 5 and 6", &[]);
        check("Article L111-2", &["Article L111-2|artl111.2"]);
        check("Art. R. 412-1. The", &["Art. R. 412-1.|artr412.1"]);
        check("Sec. 12-3-101. Short title", &["Sec. 12-3-101.|sec12.3.101"]);
        check("Article L111-2 of the code", &[]);
        check("Annex A", &["Annex A|anna"]);
        check("Part of it", &[]);
        check("Article. I.", &["Article. I.|art1"].map(|_| "Article. I.|arti"));
        check("Art. 3. - The tool", &["Art. 3. -|art3"]);
        check("Artículo 3.º La pala", &["Artículo 3.º|art3"]);
        check("Artículo 3.º bis. Horario", &["Artículo 3.º bis.|art3.bis"]);
        check("FIRST ARTICLE", &["FIRST ARTICLE|art1"]);
        check("First article of faith", &[]);
        check("第四条之一　转让", &["第四条之一|art4.1"]);
        check("제3조 (목적)", &["제3조|art3"]);
        check("제3조(목적) 이", &["제3조|art3"]);
        check("2. cikk", &["2. cikk|art2"]);
        check("المادة الحادية عشرة", &["المادة الحادية عشرة|art11"]);
        check("I. - Le râteau", &["I. -|i", "I. -|i"]);
        check("II.-Le râteau", &["II.-|ii", "II.-|ii"]);
        check("II - the rake", &["II -|ii", "II -|ii"]);
        check("1° the spade", &["1°|1"]);
        check("١- يلتزم", &["١-|1"]);
        check("一　スコップ", &["一|1"]);
        check("２　前項", &["２|2"]);
        check("ロ　電話番号", &["ロ|ro"]);
        check("( ١ ) لكل فرد", &["( ١ )|1"]);
        check("TITRE Ier", &["TITRE Ier|titi"]);
        check("1999 - the year", &[]);
        check("+ (4) The heir", &["+ (4)|4"]);
        check("* the heir", &[]);
        check("مادة (١): يلتزم", &["مادة (١):|art1"]);
        check("Article (12)", &["Article (12)|art12"]);
        check("Article (12) of the Treaty", &[]);
        check("סעיף ב. אדם", &["סעיף ב.|artb"]);
        check("י״א. אדם", &["י״א.|ya"]);
        check("(ט) אדם", &["(ט)|t"]);
        check("אדם. זכאי", &[]);
        check("2.—(1) The tool", &["2.—|2"]);
        check("Parágrafo único. O parque", &["Parágrafo único.|sec1"]);
        check("the 5 of us", &[]);
    }
}

//! Letters that number items: those of a dozen alphabets, each in the order in which lists count by it.

use super::number::{Kind, Reading};

/// One letter, or one letter twice or three times as lists go on after `z`.
pub(super) fn letter(text: &str) -> Option<Reading> {
    let first = text.chars().next()?;
    let count = text.chars().take(4).count();
    if count > 3 || text.chars().any(|c| c != first) {
        return None;
    }
    let small = first.to_lowercase().next()?;
    let (place, between, letters) = place(small)?;
    let key = [(letters * (count - 1) + place + 1) as u32].into_iter().chain(between).collect();
    let kind = if first == small { Kind::SmallLetter } else { Kind::Capital };
    let plain =
        deunicode::deunicode(&text.to_lowercase()).to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "");
    (!plain.is_empty()).then_some(Reading { kind, key, plain, until: None })
}

/// A small letter written twice, as lists in German and Greek laws count inside one of single letters: `aa`, `bb`.
pub(super) fn doubled(text: &str) -> Option<Reading> {
    let first = text.chars().next().filter(|first| first.is_lowercase())?;
    let once = text.strip_prefix(first).filter(|rest| rest.strip_prefix(first) == Some(""))?;
    let reading = letter(once)?;
    let plain = reading.plain.repeat(2);
    Some(Reading { kind: Kind::DoubleLetter, plain, ..reading })
}

/// The place of a letter in its alphabet, its place among those that some languages have behind that letter, and how many
/// letters the alphabet has.
fn place(small: char) -> Option<(usize, Option<u32>, usize)> {
    const ALPHABETS: [&str; 9] = [
        "abcdefghijklmnopqrstuvwxyz",
        "абвгдежзиклмнопрстуфхцчшщэюя",
        "αβγδεζηθικλμνξοπρστυφχψω",
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
        "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ",
        "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
        "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    ];
    // Each letter with the one that it stands behind in the languages that have it.
    const BETWEEN: [&str; 22] = [
        "çc1", "ğg1", "ıh1", "öo1", "şs1", "đd1", "ñn1", "ćc1", "čc2", "šs1", "žz1", "ґг1", "ғг1", "ёе1", "єе1", "әа1",
        "іи1", "їи2", "йи3", "қк1", "ңн1", "өо1",
    ];
    let mut between = BETWEEN.iter().map(|row| row.chars());
    let behind = between.find_map(|mut row| (row.next() == Some(small)).then(|| (row.next(), row.next())));
    let letter = behind.and_then(|(letter, _)| letter).unwrap_or(small);
    let alphabet = ALPHABETS.iter().find(|alphabet| alphabet.contains(letter))?;
    let place = alphabet.chars().position(|c| c == letter)?;
    Some((place, behind.and_then(|(_, place)| place?.to_digit(10)), alphabet.chars().count()))
}

/// An Arabic letter in both orders in which lists count, that of numbers (`أ ب ج د`) and that of dictionaries (`أ ب ت ث`).
pub(super) fn arabic_letter(text: &str) -> Vec<Reading> {
    const ABJAD: &str = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ";
    const ORDER: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";
    const NAMES: [&str; 28] = [
        "a", "b", "t", "th", "j", "hh", "kh", "d", "dh", "r", "z", "s", "sh", "ss", "dd", "tt", "zz", "e", "gh", "f",
        "q", "k", "l", "m", "n", "h", "w", "y",
    ];
    let mut letters = text.chars().filter(|c| *c != 'ـ');
    let (Some(first), None) = (letters.next(), letters.next()) else { return Vec::new() };
    let letter = match first {
        'أ' | 'إ' | 'آ' => 'ا',
        'ک' => 'ك',
        'ی' | 'ى' => 'ي',
        other => other,
    };
    let place = |alphabet: &str| alphabet.chars().position(|c| c == letter);
    let (Some(number), Some(at)) = (place(ABJAD), place(ORDER)) else { return Vec::new() };
    let mut keys = vec![number as u32 + 1, at as u32 + 1];
    keys.dedup();
    let reading = |key| Reading { kind: Kind::SmallLetter, key: vec![key], plain: NAMES[at].to_owned(), until: None };
    keys.into_iter().map(reading).collect()
}

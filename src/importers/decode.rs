//! Bytes → text: what the editor says, a byte order mark, UTF-8 where it is valid, else detection.
//!
//! Never a replacement character: a byte without a meaning is an error at its place.

use std::collections::BTreeSet;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_2, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{Raw, language};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Notice;
use crate::text::{Place, Source, Span};

/// A text and how its bytes were read.
pub struct Decoded {
    /// The text, without a byte order mark.
    pub source: Source,
    /// As the account names it.
    pub encoding: String,
    /// What is wrong with the bytes.
    pub problems: Vec<Diagnostic>,
}

/// Decodes a file. With a problem, the source shows the place and is good for nothing else.
pub fn decode(raw: &Raw) -> Decoded {
    decode_declared(raw, None)
}

/// The same for a file that says itself how it is encoded. What is UTF-8 is read so whatever it says.
pub fn decode_declared(raw: &Raw, declared: Option<&str>) -> Decoded {
    let (encoding, mark_bytes, how) = match choose(raw, declared) {
        Ok(chosen) => chosen,
        Err(problem) => {
            let source = Source::new(raw.path.clone(), "");
            return Decoded { source, encoding: String::new(), problems: vec![*problem] };
        }
    };
    let (text, bad) = to_text(encoding, &raw.bytes[mark_bytes..]);
    let source = Source::new(raw.path.clone(), text);
    let mut problems: Vec<Diagnostic> = bad.into_iter().map(|bad| not_text(&source, encoding.name(), bad)).collect();
    if source.text.trim().is_empty() {
        problems.push(no_words(&source));
    }
    Decoded { source, encoding: format!("{}{how}", encoding.name()), problems }
}

/// The encoding, the length of the byte order mark, and how it was known.
fn choose(raw: &Raw, declared: Option<&str>) -> Result<(&'static Encoding, usize, &'static str), Box<Diagnostic>> {
    let marked = Encoding::for_bom(raw.bytes);
    if let Some(label) = raw.encoding {
        let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(|| Box::new(unknown_encoding(label)))?;
        let mark_bytes = marked.filter(|(of, _)| *of == encoding).map_or(0, |(_, length)| length);
        return Ok((encoding, mark_bytes, " (as asked)"));
    }
    if let Some((encoding, length)) = marked {
        return Ok((encoding, length, " (byte order mark)"));
    }
    if let Some(encoding) = utf_16_without_mark(raw.bytes) {
        return Ok((encoding, 0, DETECTED));
    }
    if std::str::from_utf8(raw.bytes).is_ok() {
        return Ok((UTF_8, 0, ""));
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    // A file that is declared to be UTF-8 and is not may be anything.
    if let Some(encoding) = declared.filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding)) {
        return Ok((encoding, 0, " (declared)"));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(raw.bytes, true);
    let guess = detector.guess(None, Utf8Detection::Allow);
    // No language of the West has both `õ` and `û`; Hungarian has `ő` and `ű` there.
    let hungarian = guess == WINDOWS_1252 && [0xF5, 0xFB].iter().all(|letter| raw.bytes.contains(letter));
    Ok((if hungarian { ISO_8859_2 } else { guess }, 0, DETECTED))
}

/// Letters that a text's language does not use, where its encoding was guessed: perhaps it is another. Each letter is told
/// once.
pub fn doubts(text: &str, encoding: &str, language: Option<&str>) -> Vec<Notice> {
    let mut told = BTreeSet::new();
    let mut doubts = Vec::new();
    if !encoding.ends_with(DETECTED) {
        return doubts;
    }
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii() && c.is_alphabetic()) {
        if language::uses(language, c) == Some(false) && told.len() < 8 && told.insert(c) {
            let reason =
                format!("{} does not use this letter; perhaps the encoding is another", language.unwrap_or(""));
            doubts.push(Notice { span: Span::new(at..at + c.len_utf8()), old: c.to_string(), new: None, reason });
        }
    }
    doubts
}

/// What the account adds to the name of an encoding that was guessed.
const DETECTED: &str = " (detected)";

/// UTF-16 by its zero bytes, which stand in no text of another encoding: a space and a line's end have one each. The
/// order of bytes is the one that gives spaces and no controls.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) || !bytes.contains(&0) {
        return None;
    }
    let spaces = |encoding: &'static Encoding| {
        let sample = &bytes[..bytes.len().min(1 << 16)];
        let text = encoding.decode_without_bom_handling_and_without_replacement(sample)?;
        let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
        let count = text.chars().filter(|c| matches!(c, ' ' | '\n' | '\u{3000}' | '。' | '，' | '、')).count();
        (!text.contains(is_control) && count > 0).then_some((count, encoding))
    };
    [UTF_16LE, UTF_16BE].into_iter().filter_map(spaces).max_by_key(|(count, _)| *count).map(|(_, encoding)| encoding)
}

/// A byte without a meaning: where it would stand in the text, and where it stands in the file.
struct Bad {
    at: usize,
    byte: u8,
}

/// The text, with a `?` for each byte that has no meaning; at most twenty of those are told.
fn to_text(encoding: &'static Encoding, bytes: &[u8]) -> (String, Vec<Bad>) {
    // Most texts are of characters alone.
    let is_odd = |at: usize| bytes[at] == 0 || bytes[at + 1] < 0xA0;
    let sound = |_: &&str| encoding == UTF_8 && !memchr::memchr2_iter(0, 0xC2, bytes).any(is_odd);
    if let Some(text) = std::str::from_utf8(bytes).ok().filter(sound) {
        return (text.to_owned(), Vec::new());
    }
    let mut text = String::with_capacity(bytes.len());
    let mut bad = Vec::new();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut read = 0;
    loop {
        text.reserve(
            decoder.max_utf8_buffer_length_without_replacement(bytes.len() - read).unwrap_or(1024).min(1 << 20),
        );
        let (result, used) = decoder.decode_to_string_without_replacement(&bytes[read..], &mut text, true);
        read += used;
        match result {
            encoding_rs::DecoderResult::InputEmpty => break,
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::Malformed(length, after) => {
                let byte = bytes.get(read.saturating_sub(usize::from(length) + usize::from(after)));
                bad.push(Bad { at: text.len(), byte: byte.copied().unwrap_or(0) });
                text.push('?');
            }
        }
    }
    let controls = text.char_indices().filter(|(_, c)| is_no_character(*c));
    bad.extend(controls.map(|(at, c)| Bad { at, byte: c as u8 }));
    bad.sort_by_key(|bad| bad.at);
    bad.truncate(20);
    (text, bad)
}

/// Bytes for which an encoding has no character are read by browsers, and so by their tables, as a control of the same
/// number. None stands in a text but NEL, the line end of mainframes.
fn is_no_character(c: char) -> bool {
    c == '\0' || ('\u{80}'..='\u{9f}').contains(&c) && c != '\u{85}'
}

pub(super) const NOT_TEXT: Code = Code::error(
    "not-text",
    "\
A byte of the source has no meaning in the encoding that it was read by, so a
character would be lost.

Say the encoding with `--encoding`, such as `--encoding windows-1251`, or save
the file as UTF-8.

Or the source has no words: it is empty, or holds white space alone. Look
whether it was saved or downloaded whole. Of a PDF that holds pictures of pages,
make the text with a program that reads print (OCR).",
);

fn not_text(source: &Source, encoding: &str, bad: Bad) -> Diagnostic {
    let length = source.text[bad.at..].chars().next().map_or(0, char::len_utf8);
    let span = Span::new(bad.at..bad.at + length);
    Diagnostic::new(&NOT_TEXT, format!("the byte 0x{:02X} has no meaning in {encoding}", bad.byte))
        .at(Place::new(&source.path, span))
        .help("say the encoding with --encoding, or save the file as UTF-8")
}

/// The source has no words.
pub fn no_words(source: &Source) -> Diagnostic {
    Diagnostic::new(&NOT_TEXT, "the source has no words".to_owned())
        .at(Place::new(&source.path, Span::default()))
        .help("look whether it was saved or downloaded whole")
}

/// An encoding was asked for that there is not.
pub static UNKNOWN_ENCODING: Code = Code::error(
    "unknown-encoding",
    "\
`--encoding` names an encoding that nobody knows by this name.

Names are those of the web: utf-8, utf-16le, windows-1251, windows-1252,
iso-8859-5, koi8-r, gb18030, shift_jis and so on.",
);

fn unknown_encoding(label: &str) -> Diagnostic {
    Diagnostic::new(&UNKNOWN_ENCODING, format!("there is no encoding `{label}`"))
        .help("use a name such as utf-8, windows-1251 or iso-8859-5")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], encoding: Option<&str>, text: &str, how: &str) {
        let decoded = decode(&Raw { path: "a.txt".into(), bytes, encoding });
        assert_eq!((&*decoded.source.text, decoded.encoding.as_str()), (text, how));
        assert!(decoded.problems.is_empty(), "{:?}", decoded.problems);
    }

    #[test]
    fn marks_and_valid_utf_8_come_before_a_guess() {
        check("état".as_bytes(), None, "état", "UTF-8");
        check(b"\xEF\xBB\xBF1. We", None, "1. We", "UTF-8 (byte order mark)");
        check(b"\xFF\xFE1\0.\0", None, "1.", "UTF-16LE (byte order mark)");
        check(b"\xFE\xFF\0\x31\0.", None, "1.", "UTF-16BE (byte order mark)");
        check(b"caf\xE9", Some("latin1"), "café", "windows-1252 (as asked)");
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("Все люди рождаются свободными и равными.");
        check(&bytes, None, "Все люди рождаются свободными и равными.", "windows-1251 (detected)");
    }

    #[test]
    fn encodings_are_known_by_what_they_say() {
        let check_as = |encoding: &'static Encoding, text: &str, how: &str| {
            check(&encoding.encode(text).0, None, text, how);
        };
        check_as(encoding_rs::WINDOWS_1252, "Égaux en dignité, où qu’ils soient nés : 5 €.", "windows-1252 (detected)");
        check_as(encoding_rs::SHIFT_JIS, "この法律は、用具の使用について定める。", "Shift_JIS (detected)");
        check_as(encoding_rs::EUC_KR, "이 법은 도구의 사용에 관한 사항을 정한다.", "EUC-KR (detected)");
        check_as(encoding_rs::BIG5, "為了規範工具的使用，保護園丁的合法權益。", "Big5 (detected)");
        check_as(encoding_rs::GBK, "为了规范工具的使用，保护园丁的合法权益。", "GBK (detected)");
        for (text, little) in
            [("All are free.\nAll are equal.", true), ("Все свободны\nи равны.", false), ("人人平等。\n自由。", true)]
        {
            let units = text.encode_utf16();
            let bytes: Vec<u8> =
                units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect();
            check(&bytes, None, text, if little { "UTF-16LE (detected)" } else { "UTF-16BE (detected)" });
        }
    }

    #[test]
    fn a_letter_that_the_language_does_not_use_is_a_doubt() {
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode("Toute personne a droit à la liberté et à la vie þ þ.");
        let decoded = decode(&Raw { path: "a.txt".into(), bytes: &bytes, encoding: None });
        let told = |of: &Decoded, tag| doubts(&of.source.text, &of.encoding, tag);
        let said = |tag| told(&decoded, tag).iter().map(|doubt| doubt.old.clone()).collect::<Vec<_>>();
        assert_eq!(said(Some("fr")), ["þ"]);
        assert_eq!(said(None), Vec::<String>::new());
        let given = decode(&Raw { path: "a.txt".into(), bytes: "à þ".as_bytes(), encoding: None });
        assert_eq!(told(&given, Some("fr")), Vec::new());
    }

    #[test]
    fn a_byte_without_a_meaning_is_an_error_at_its_place() {
        let raw = Raw { path: "a.txt".into(), bytes: b"one\ntwo \xFF three", encoding: Some("utf-8") };
        let decoded = decode(&raw);
        let problem = decoded.problems.first().expect("a problem");
        assert_eq!((problem.code, problem.message.as_str()), ("not-text", "the byte 0xFF has no meaning in UTF-8"));
        let at = problem.at.as_ref().expect("a place").span;
        assert_eq!(decoded.source.line_and_column(at.start), (2, 5));
    }

    #[test]
    fn a_file_without_words_says_so() {
        for bytes in [&b""[..], b" \n\x0c\n", b"\xef\xbb\xbf\n"] {
            let decoded = decode(&Raw { path: "text.txt".into(), bytes, encoding: None });
            let said: Vec<&str> = decoded.problems.iter().map(|problem| problem.message.as_str()).collect();
            assert_eq!(said, ["the source has no words"]);
        }
    }

    #[test]
    fn a_byte_that_is_read_as_a_control_has_no_meaning() {
        let decoded = decode(&Raw { path: "a.txt".into(), bytes: b"caf\xE9 \x81", encoding: Some("latin1") });
        assert_eq!(decoded.problems.len(), 1);
        assert_eq!(decoded.problems[0].message, "the byte 0x81 has no meaning in windows-1252");
        check("a\u{85}b".as_bytes(), None, "a\u{85}b", "UTF-8");
    }

    #[test]
    fn an_encoding_that_nobody_knows() {
        let decoded = decode(&Raw { path: "a.txt".into(), bytes: b"a", encoding: Some("utf-9") });
        assert_eq!(decoded.problems[0].message, "there is no encoding `utf-9`");
    }
}

//! One sentence a line: line breaks where a sentence ends, by Unicode's sentence boundaries, none after an abbreviation.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::importers::language::{LANGUAGES, Language, language};
use crate::model::Inline;
use crate::text::words::{is_small, is_unspaced};

/// The sentences of a text in a language, without the white space around them. A line's end ends a sentence too.
pub fn sentences(text: &str, tag: Option<&str>) -> Vec<Range<usize>> {
    let language = language(tag);
    let mut sentences = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let ends = breaks(line, language).into_iter().chain([line.len()]);
        let mut from = 0;
        for end in ends {
            let sentence = &line[from..end];
            let start = line_start + from + (sentence.len() - sentence.trim_start().len());
            if !sentence.trim().is_empty() {
                sentences.push(start..start + sentence.trim().len());
            }
            from = end;
        }
        line_start += line.len();
    }
    sentences
}

/// Puts a line break between the sentences of some inlines. Only text is broken, never a correction.
pub fn on_lines(mut inlines: Vec<Inline>, tag: Option<&str>) -> Vec<Inline> {
    let language = language(tag);
    if let [Inline::Text(text)] = inlines.as_mut_slice() {
        *text = broken(text, breaks(text, language).into_iter());
        return inlines;
    }
    let breaks = breaks(&whole(&inlines), language);
    let mut at = 0;
    for inline in &mut inlines {
        let length = length(inline);
        if let Inline::Text(text) = inline {
            let inside = breaks.iter().filter(|end| (at + 1..at + length).contains(*end));
            *text = broken(text, inside.map(|end| end - at));
        }
        at += length;
    }
    inlines
}

/// A text with a line break in place of the spaces before some of its bytes.
fn broken(text: &str, ends: impl Iterator<Item = usize>) -> String {
    let mut broken = String::with_capacity(text.len());
    let mut from = 0;
    for end in ends {
        broken.push_str(text[from..end].trim_end_matches(' '));
        broken.push('\n');
        from = end;
    }
    broken.push_str(&text[from..]);
    broken
}

/// The text that boundaries are looked for in.
fn whole(inlines: &[Inline]) -> String {
    let mut whole = String::new();
    crate::model::push_inlines(inlines, &mut whole);
    whole
}

fn length(inline: &Inline) -> usize {
    whole(std::slice::from_ref(inline)).len()
}

/// What a sentence ends with.
const ENDS: [char; 10] = ['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।'];
/// What may close behind that.
const CLOSING: [char; 6] = ['"', '”', '’', '»', ')', ']'];

/// The bytes at which a sentence begins, the first one's aside. Only what stands around a sign that may end one is looked at.
fn breaks(text: &str, language: Option<&Language>) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut at = 0;
    while let Some(sign) = text[at..].find(ENDS).map(|sign| at + sign) {
        let ended = text[sign..].trim_start_matches(|c| ENDS.contains(&c) || CLOSING.contains(&c));
        let next = ended.trim_start();
        at = text.len() - next.len();
        let (before, after) = text.split_at(at);
        if is_break(before, after, language) && is_boundary(text, sign, at) {
            breaks.push(at);
        }
    }
    breaks
}

/// Does Unicode end a sentence at a byte, behind a sign? That hangs on the word before the sign and the next letter.
fn is_boundary(text: &str, sign: usize, at: usize) -> bool {
    let from = text[..sign].rfind(char::is_whitespace).unwrap_or(0);
    let decides = |c: char| c.is_alphabetic() || ENDS.contains(&c);
    let to = text[at..].find(decides).map_or(text.len(), |letter| at + letter);
    let to = to + text[to..].chars().next().map_or(0, char::len_utf8);
    text[from..to].split_sentence_bound_indices().any(|(start, _)| from + start == at)
}

fn is_break(before: &str, after: &str, language: Option<&Language>) -> bool {
    let Some(next) = after.chars().next() else { return false };
    let spaced = before.ends_with(' ') || before.ends_with(is_unspaced) && is_unspaced(next);
    let sentence = before.trim_end();
    let bare = sentence.trim_end_matches(CLOSING);
    if !spaced || is_small(next) || !bare.ends_with(ENDS) {
        return false;
    }
    !bare.strip_suffix('.').is_some_and(|stem| is_abbreviation(stem, language))
}

/// Is what stands before a full stop an abbreviation of the language, an initial, or a number that begins the text?
fn is_abbreviation(stem: &str, language: Option<&Language>) -> bool {
    let word = stem.rsplit([' ', '(', '[', '"', '“', '«', '\u{a0}']).next().unwrap_or(stem);
    let mut letters = word.chars();
    if let (Some(only), None) = (letters.next(), letters.next())
        && only.is_uppercase()
    {
        return true;
    }
    let begins_text = stem.trim_start_matches(['"', '“', '«', '(']) == word;
    if begins_text && word.chars().all(|c| c.is_ascii_digit()) {
        return true;
    }
    // German writes ordinals so: `am 3. Mai`, `im 2. Abschnitt`.
    let ordinal = (1..=2).contains(&word.len()) && word.chars().all(|c| c.is_ascii_digit());
    if ordinal && language.is_some_and(|language| language.tag == "de") {
        return true;
    }
    let small = word.to_lowercase();
    let two =
        stem.rsplitn(3, ' ').take(2).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join(" ").to_lowercase();
    let known = |language: &Language| {
        language.abbreviations.contains(&small.as_str()) || language.abbreviations.contains(&two.as_str())
    };
    match language {
        Some(language) => known(language),
        None => LANGUAGES.iter().any(known),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, tag: &str, expected: &str) {
        let mut shown = String::new();
        for inline in on_lines(vec![Inline::Text(text.to_owned())], Some(tag)) {
            match inline {
                Inline::Text(text) => shown.push_str(&text.replace('\n', "|")),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn sentences_end_where_readers_see_it() {
        check("Threats remain. Mistrust must be overcome.", "en", "Threats remain.|Mistrust must be overcome.");
        check(
            "See Art. 5 and No. 3. S. Bradner wrote it. Mr. Smith too.",
            "en",
            "See Art. 5 and No. 3.|S. Bradner wrote it.|Mr. Smith too.",
        );
        check("It is 3.5 per cent (e.g. here). “Yes.” No", "en", "It is 3.5 per cent (e.g. here).|“Yes.”|No");
        check(
            "Es gilt vom 3. Mai an. Es endet 1999. Dann nicht.",
            "de",
            "Es gilt vom 3. Mai an.|Es endet 1999.|Dann nicht.",
        );
        check("Это т. е. право. И долг.", "ru", "Это т. е. право.|И долг.");
        check("人人生而自由。他们有理性。", "zh", "人人生而自由。|他们有理性。");
    }
}

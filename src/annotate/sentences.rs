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
    let whole = whole(&inlines);
    let breaks = breaks(&whole, language(tag));
    let mut at = 0;
    for inline in &mut inlines {
        let length = length(inline);
        if let Inline::Text(text) = inline {
            let mut broken = String::with_capacity(text.len());
            let mut from = 0;
            for end in breaks.iter().filter(|end| (at + 1..at + length).contains(*end)).map(|end| end - at) {
                broken.push_str(text[from..end].trim_end_matches(' '));
                broken.push('\n');
                from = end;
            }
            broken.push_str(&text[from..]);
            *text = broken;
        }
        at += length;
    }
    inlines
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

/// The bytes at which a sentence begins, the first one's aside.
fn breaks(text: &str, language: Option<&Language>) -> Vec<usize> {
    let last = text.trim_end_matches(|c: char| c.is_whitespace() || ENDS.contains(&c) || CLOSING.contains(&c));
    if !last.contains(ENDS) {
        return Vec::new();
    }
    let starts = text.split_sentence_bound_indices().map(|(at, _)| at).skip(1);
    starts.filter(|at| is_break(&text[..*at], &text[*at..], language)).collect()
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

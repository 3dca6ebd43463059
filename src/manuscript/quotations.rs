//! What a manuscript quotes, and from where.

use std::ops::Range;

use super::blocks::Block;
use super::{Cited, Claim};
use crate::search::Words;

/// Words in quotation marks, or set off.
#[derive(Clone, Debug)]
pub(super) struct Quotation {
    /// The words, without marks of notes.
    words: String,
    /// Bytes of the manuscript, with the quotation marks.
    pub(super) at: Range<usize>,
}

/// What opens a quotation and what may close it.
const MARKS: &[(char, &[char])] = &[
    ('“', &['”', '“']),
    ('„', &['“', '”']),
    ('«', &['»']),
    ('»', &['«']),
    ('‘', &['’']),
    ('「', &['」']),
    ('『', &['』']),
    ('"', &['"']),
];

/// Fewer words are a term, no quotation.
const WORDS: usize = 3;

/// So far behind a quotation may stand from where it is.
const REACH: usize = 200;

/// The quotations of a block in order.
pub(super) fn quotations(text: &str, block: &Block) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let open_end = block.quoted.as_ref().map_or(block.range.end, |quoted| quoted.start);
    let mut at = block.range.start;
    while let Some(c) = text[at..open_end].chars().next() {
        let closing = MARKS.iter().find(|(open, _)| *open == c).map(|(_, close)| *close);
        let inside = closing.and_then(|close| closed(&text[at..open_end], close));
        match inside.filter(|_| !text[..at].ends_with(char::is_alphanumeric)) {
            Some(inside) => {
                let end = at + inside.end + text[at + inside.end..].chars().next().map_or(0, char::len_utf8);
                found.push(Quotation { words: plain(&text[at..][inside]), at: at..end });
                at = end;
            }
            None => at += c.len_utf8(),
        }
    }
    if let Some(quoted) = &block.quoted {
        // The source may stand below, behind a dash.
        let own = &text[quoted.clone()];
        let source = own.match_indices('\n').map(|(at, _)| at).find(|at| {
            own[*at..].trim_start_matches(['\n', '\r', ' ', '>']).starts_with(['—', '–'])
                || own[*at..].trim_start_matches(['\n', '\r', ' ', '>']).starts_with("--")
        });
        let end = quoted.start + source.unwrap_or(own.len());
        let words = text[quoted.start..end].replace(['>', '\n'], " ");
        found.push(Quotation { words: plain(&words), at: quoted.start..end });
    }
    found.retain(|quotation| Words::of(&quotation.words).len() >= WORDS);
    found
}

/// What stands between an opening mark and the one that closes it.
fn closed(text: &str, close: &[char]) -> Option<Range<usize>> {
    let open = text.chars().next()?.len_utf8();
    let is_apostrophe =
        |at: usize| text[at..].chars().nth(1).is_some_and(char::is_alphanumeric) && text[at..].starts_with('’');
    let end = text[open..].char_indices().find(|(at, c)| close.contains(c) && !is_apostrophe(open + at))?.0;
    Some(open..open + end)
}

/// Without marks of notes, emphasis and line breaks.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("[^") {
        plain.push_str(&rest[..at]);
        rest = rest[at..].find(']').map_or("", |end| &rest[at + end + 1..]);
    }
    plain.push_str(rest);
    plain.replace(['*', '\n'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each quotation with the document that it is of, and every place that is cited without one.
pub(super) fn attributed(text: &str, quotations: Vec<Quotation>, cited: Vec<Cited>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut used = vec![false; cited.len()];
    let starts: Vec<usize> = quotations.iter().map(|quotation| quotation.at.start).collect();
    for (number, quotation) in quotations.into_iter().enumerate() {
        let next = starts.get(number + 1).copied().unwrap_or(usize::MAX);
        let behind = cited.iter().position(|of| of.at.start >= quotation.at.end && of.at.start < next);
        let before = cited.iter().rposition(|of| of.at.end <= quotation.at.start);
        let behind = behind.filter(|of| {
            let between = &text[quotation.at.end..cited[*of].at.start];
            // The document that the next quotation is of, named in a sentence of its own.
            let leads_on = next != usize::MAX && cited[*of].pinpoint.is_none() && between.contains(['.', ';']);
            between.len() <= REACH && !(leads_on || before.is_some() && ends_a_sentence(between))
        });
        let Some(of) = behind.or(before) else { continue };
        used[of] = true;
        // A place that was cited for the quotation before is not that of this one too.
        let is_own = behind.is_some() || number == 0 || cited[of].at.start >= starts[number - 1];
        claims.push(Claim {
            document: cited[of].document,
            quotation: Some((quotation.words, quotation.at)),
            pinpoint: cited[of].pinpoint.clone().filter(|_| is_own),
        });
    }
    let alone = cited.into_iter().zip(used).filter(|(of, used)| !used && of.pinpoint.is_some());
    claims.extend(alone.map(|(of, _)| Claim { document: of.document, quotation: None, pinpoint: of.pinpoint }));
    claims
}

/// Does a sentence end, and another begin, in this text?
fn ends_a_sentence(text: &str) -> bool {
    text.char_indices().any(|(at, c)| {
        let rest = text[at + c.len_utf8()..].trim_start();
        matches!(c, '.' | '?' | '!') && rest.starts_with(char::is_alphabetic)
    })
}

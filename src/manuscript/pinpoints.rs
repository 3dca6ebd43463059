//! The places that are cited behind the name of a document, before it, or behind a quotation from it.

use std::ops::Range;

use super::blocks::Block;
use super::names::Mention;
use super::quotations::Quotation;
use super::{Cited, Desk, Pinpoint};
use crate::citations::resolve::resolve;
use crate::search::{Token, tokens};

/// So many bytes may stand between a name and the place in it.
const REACH: usize = 120;

/// What a block cites, in the order of the text; what its notes cite stands where their marks do.
pub(super) fn cited(
    desk: &Desk<'_>,
    text: &str,
    block: &Block,
    quotations: &[Quotation],
    mentions: &[Mention],
) -> Vec<Cited> {
    let mut cited = in_range(desk, text, &block.range, quotations, mentions);
    for (mark, note) in &block.notes {
        let mentions = desk.names.mentions(text, note);
        let of_note = in_range(desk, text, note, &[], &mentions).into_iter();
        cited.extend(of_note.map(|of| Cited { at: *mark..*mark, ..of }));
    }
    cited.sort_by_key(|of| of.at.start);
    cited
}

fn in_range(
    desk: &Desk<'_>,
    text: &str,
    range: &Range<usize>,
    quotations: &[Quotation],
    mentions: &[Mention],
) -> Vec<Cited> {
    let mut cited: Vec<Cited> = Vec::new();
    for (number, (document, at)) in mentions.iter().enumerate() {
        let next = mentions.get(number + 1).map_or(range.end, |(_, next)| next.start);
        let quoted = quotations.iter().map(|quotation| quotation.at.start).find(|start| *start >= at.end);
        let end = floor(text, next.min(quoted.unwrap_or(range.end)).min(at.end + REACH));
        let behind = behind(desk, text, at.end..end, *document);
        let start = cited.last().map_or(range.start, |before| before.at.end);
        let quoted = quotations.iter().map(|quotation| quotation.at.end).rfind(|end| *end <= at.start);
        let start = start.max(quoted.unwrap_or(range.start)).max(floor(text, at.start.saturating_sub(REACH)));
        let pinpoint = before(desk, text, start..at.start, *document).or(behind);
        let whole = pinpoint.as_ref().map_or(at.clone(), |of| at.start.min(of.at.start)..at.end.max(of.at.end));
        cited.push(Cited { document: *document, at: whole, pinpoint });
    }
    // `“…” (para 5)`, of the document that was named last
    for quotation in quotations {
        let end = floor(text, range.end.min(quotation.at.end + 40));
        let Some(document) = cited.iter().rfind(|of| of.at.end <= quotation.at.start).map(|of| of.document) else {
            continue;
        };
        let free = cited.iter().map(|of| of.at.start).find(|start| *start >= quotation.at.end).unwrap_or(end).min(end);
        let directly = text[quotation.at.end..free].trim_start_matches([' ', '(', ',', ';', '\n']);
        let from = free - directly.len();
        if let Some(pinpoint) = behind(desk, text, from..free, document).filter(|of| of.at.start == from) {
            cited.push(Cited { document, at: pinpoint.at.clone(), pinpoint: Some(pinpoint) });
        }
    }
    cited.sort_by_key(|of| of.at.start);
    cited
}

/// The nearest boundary of a character at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The first place in a range of the text; the longest that the document has, else the shortest that is none.
fn behind(desk: &Desk<'_>, text: &str, range: Range<usize>, document: usize) -> Option<Pinpoint> {
    let tokens = tokens(&text[range.clone()]);
    let begins = (0..tokens.len()).find(|at| begins(desk, &tokens, *at))?;
    Some(pinpoint(desk, text, range.start, &tokens[begins..], document))
}

/// The place that ends a range of the text but for small words: `para 3 of the`.
fn before(desk: &Desk<'_>, text: &str, range: Range<usize>, document: usize) -> Option<Pinpoint> {
    let tokens = tokens(&text[range.clone()]);
    let is_small = |(_, token): &(Range<usize>, Token)| matches!(token, Token::Word(word) if word.chars().count() <= 3);
    let small = tokens.iter().rev().take_while(|token| is_small(token)).count();
    let kept = &tokens[..tokens.len() - small];
    if small == 0 || !kept.last().is_some_and(|(_, token)| is_number(token)) {
        return None;
    }
    let starts = (0..kept.len()).filter(|at| begins(desk, kept, *at));
    starts
        .map(|at| pinpoint(desk, text, range.start, &kept[at..], document))
        .find(|of| kept.last().is_some_and(|(last, _)| of.at.end == range.start + last.end))
}

/// Does a place begin here: a word for paragraphs with a number behind it?
fn begins(desk: &Desk<'_>, tokens: &[(Range<usize>, Token)], at: usize) -> bool {
    let (_, Token::Word(word)) = &tokens[at] else { return false };
    let next = tokens.get(at + 1).map(|(_, token)| token);
    desk.called.prefixes(word).next().is_some() && next.is_some_and(is_number)
}

fn is_number(token: &Token) -> bool {
    matches!(token, Token::Number(_) | Token::Bracket(_))
}

/// The place at the first of some tokens.
fn pinpoint(desk: &Desk<'_>, text: &str, from: usize, tokens: &[(Range<usize>, Token)], document: usize) -> Pinpoint {
    let part_of = |at: usize| match &tokens[at].1 {
        Token::Word(word) => desk.called.prefixes(word).next().is_some(),
        Token::Other => false,
        _ => true,
    };
    let mut count = (0..tokens.len()).take_while(|at| part_of(*at)).count();
    let whole = |count: usize| from + tokens[0].0.start..from + tokens[count - 1].0.end;
    let of = &desk.library.site().documents[document];
    let mut why = None;
    while count > 1 {
        while count > 1 && !is_number(&tokens[count - 1].1) {
            count -= 1;
        }
        match resolve(of, &text[whole(count)], desk.language) {
            Ok(places) => {
                let units = places.iter().map(|place| (place.from, place.to.unwrap_or(place.from))).collect();
                return Pinpoint { at: whole(count), units: Ok(units) };
            }
            Err(unresolved) => why = why.or(Some((whole(count), unresolved))),
        }
        // What a comma parts may be no more of the place: a year, a page. What follows `and` or a dash is.
        let Some(comma) = (1..count).rev().find(|at| tokens[*at].1 == Token::Comma) else { break };
        if (comma..count).any(|at| matches!(tokens[at].1, Token::And | Token::Dash)) {
            break;
        }
        count = comma;
    }
    let (at, why) = why.expect("a place begins with a word and a number, which were tried");
    Pinpoint { at, units: Err(why) }
}

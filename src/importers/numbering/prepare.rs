//! What the candidates say together before their sequences are solved: how dotted numbers are read, and whether sections
//! lie in articles.

use std::rc::Rc;

use super::cost::is_start;
use super::marker::Marker;
use super::number::{Kind, LETTERED};
use super::sequence::{Candidate, Position};
use super::words::SECTION_SIGN;

/// Reads the candidates as the text as a whole has them.
pub fn prepare(candidates: &mut [Candidate]) {
    read_decimals(candidates);
    put_sections_in_articles(candidates);
}

/// Where sections begin anew right under articles, again and again, they lie in the articles and not around them.
fn put_sections_in_articles(candidates: &mut [Candidate]) {
    let first_of = |candidate: &Candidate, prefix: &str| {
        candidate.markers.iter().any(|marker| marker.style.prefix == Some(prefix) && is_start(&marker.reading))
    };
    let is = |candidate: &Candidate, prefix: Option<&str>| {
        candidate
            .markers
            .iter()
            .any(|marker| marker.style.prefix.is_some() && prefix.is_none_or(|_| marker.style.prefix == prefix))
    };
    let strong = candidates.iter().filter(|candidate| candidate.position == Position::Block && is(candidate, None));
    let strong: Vec<&Candidate> = strong.collect();
    let begins = |at: &usize| first_of(strong[*at], "sec");
    let under_article = |at: &usize| at.checked_sub(1).is_some_and(|before| is(strong[before], Some("art")));
    let sections: Vec<usize> = (0..strong.len()).filter(begins).collect();
    if sections.len() < 2 || !sections.iter().all(under_article) {
        return;
    }
    let is_section = |marker: &Marker| marker.style.prefix == Some("sec");
    for candidate in candidates.iter_mut().filter(|candidate| candidate.markers.iter().any(is_section)) {
        for marker in Rc::make_mut(&mut candidate.markers).iter_mut().filter(|marker| is_section(marker)) {
            marker.style.rank = SECTION_SIGN;
        }
    }
}

/// Gives dotted numbers the order that the text has them in, and lets whole numbers stand among them.
///
/// In `1.9`, `1.10` the parts are numbers; in `2.01`, `2.012`, `2.02` each digit is one.
fn read_decimals(candidates: &mut [Candidate]) {
    let is_decimal = |marker: &&Marker| marker.style.kind == Kind::Decimal;
    let strong = candidates.iter().filter(|candidate| candidate.position != Position::MidSentence);
    let decimals: Vec<&Marker> = strong.filter_map(|candidate| candidate.markers.iter().find(is_decimal)).collect();
    if decimals.is_empty() || decimals.len() == 1 && decimals[0].reading.key.last() != Some(&1) {
        return;
    }
    let with_zero = |marker: &&&Marker| marker.reading.plain.split('.').skip(1).any(|part| part.starts_with('0'));
    let by_digit = decimals.iter().filter(with_zero).count() * 20 >= decimals.len();
    for candidate in candidates {
        let whole = candidate.markers.iter().find(|marker| {
            marker.style.kind == Kind::Arabic
                && marker.style.open.is_none()
                && marker.style.prefix.is_none()
                && marker.reading.key.len() == 1
        });
        if let Some(whole) = whole {
            let mut marker = whole.clone();
            marker.style.kind = Kind::Decimal;
            marker.reading.kind = Kind::Decimal;
            candidate.markers = std::iter::once(marker).chain(candidate.markers.iter().cloned()).collect();
        }
        if !by_digit {
            continue;
        }
        for marker in Rc::make_mut(&mut candidate.markers)
            .iter_mut()
            .filter(|marker| marker.style.kind == Kind::Decimal && marker.reading.key[0] < LETTERED)
        {
            let (first, rest) = marker.reading.plain.split_once('.').unwrap_or((&marker.reading.plain, ""));
            let digits = rest.chars().filter_map(|c| c.to_digit(10));
            marker.reading.key = first.parse().into_iter().chain(digits).collect();
        }
    }
}

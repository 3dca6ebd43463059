//! The index → scripts, each small, cut so that a query loads few of them.
//!
//! A folder that is opened from disk allows scripts and neither requests nor modules; so each file is a classic script that
//! hands one value to the search page. Terms and places are cut at bounds that are known before the index is made.

use std::ops::Range;

use super::index::{Terms, counts, places};
use crate::site::Site;

/// How the index of a site is cut.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Layout {
    /// The first term of each file of terms but the first.
    pub terms: Vec<String>,
    /// The first place of each file of words.
    pub texts: Vec<u32>,
    /// The first document of each file of documents.
    pub documents: Vec<u32>,
    /// How many places there are.
    pub places: u32,
}

/// About so many bytes of terms are in one file, of words, of documents.
const TERMS: usize = 48 << 10;
const TEXTS: usize = 16 << 10;
const DOCUMENTS: usize = 6 << 10;

/// So much text is looked at to know where to cut terms.
const SAMPLE: usize = 2 << 20;

impl Layout {
    /// Cuts a site's index, from its words alone.
    pub fn of(site: &Site) -> Self {
        let mut layout = Self::default();
        let (mut text, mut document_bytes, mut all) = (usize::MAX / 2, usize::MAX / 2, 0);
        for (number, document) in site.documents.iter().enumerate() {
            document_bytes += document.document.meta.title.len() + 60;
            if document_bytes > DOCUMENTS {
                layout.documents.push(number as u32);
                document_bytes = 0;
            }
            for unit in places(document) {
                let bytes = document.part(unit).words().len() + 20;
                all += bytes;
                text += bytes;
                if text > TEXTS {
                    layout.texts.push(layout.places);
                    text = bytes;
                }
                layout.places += 1;
            }
        }
        layout.terms = bounds(site, all / SAMPLE + 1, layout.places);
        layout
    }

    /// The places of a file of words.
    pub fn texts_of(&self, file: usize) -> Range<u32> {
        self.texts[file]..self.texts.get(file + 1).copied().unwrap_or(self.places)
    }
}

/// Where to cut terms, from every `step`th place.
fn bounds(site: &Site, step: usize, all: u32) -> Vec<String> {
    let mut bounds = Vec::new();
    let mut bytes = 0;
    for (term, count) in counts(site, step) {
        let cost = term.len() + 2 + length(count, all as usize);
        if bytes > 0 && bytes + cost > TERMS {
            bounds.push(term.into_string());
            bytes = 0;
        }
        bytes += cost;
    }
    bounds
}

/// About how many bytes a list takes.
fn length(count: usize, all: usize) -> usize {
    let more = SIGNS.len() - LAST as usize;
    let signs = match all / count.max(1) {
        0..61 => 1,
        step if step < 61 + 61 * more => 2,
        _ => 3,
    };
    (count * signs).min(all / BITS + 1)
}

/// The terms of a file with what they find, as the search page reads them: `term list term list …`. Where two of the
/// indexes `of` have a term, what it finds in the one comes before what it finds in the next.
pub fn encode<'a>(of: impl Iterator<Item = &'a Terms>, layout: &Layout, file: usize) -> String {
    let (from, to) = (file.checked_sub(1).map(|before| &layout.terms[before]), layout.terms.get(file));
    let start = |terms: &Terms, bound: &String| terms.partition_point(|(term, _)| **term < **bound);
    let mut all: Vec<(&str, &[u32])> = Vec::new();
    for terms in of {
        let range = from.map_or(0, |bound| start(terms, bound))..to.map_or(terms.len(), |bound| start(terms, bound));
        all.extend(terms[range].iter().map(|(term, list)| (&**term, &**list)));
    }
    all.sort_by_key(|(term, _)| *term);
    let mut text = String::new();
    let mut list = Vec::new();
    for same in all.chunk_by(|a, b| a.0 == b.0) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(same[0].0);
        text.push(' ');
        list.clear();
        same.iter().for_each(|(_, found)| list.extend_from_slice(found));
        encode_list(&list, &mut text);
    }
    text
}

/// The 91 signs that lists are written in: printable ASCII but space, `!`, the quotation mark and the backslash.
const SIGNS: [u8; 91] = {
    let mut signs = [0; 91];
    let (mut sign, mut at) = (b'#', 0);
    while at < 91 {
        if sign != b'\\' {
            signs[at] = sign;
            at += 1;
        }
        sign += 1;
    }
    signs
};

/// Below this a sign is the last of a number; from it on another follows.
const LAST: u32 = 61;

/// So many places one sign stands for in a map of bits.
const BITS: usize = 6;

/// Writes a list: the steps from one to the next, or `!` and a map of bits where that is shorter.
pub fn encode_list(list: &[u32], text: &mut String) {
    let begun = text.len();
    let mut last = 0;
    for (at, found) in list.iter().enumerate() {
        push_number(if at == 0 { *found } else { found - last - 1 }, text);
        last = *found;
    }
    let bits = last as usize / BITS + 2;
    if bits >= text.len() - begun {
        return;
    }
    text.truncate(begun);
    text.push('!');
    let mut map = vec![0_u8; bits - 1];
    for found in list {
        map[*found as usize / BITS] |= 1 << (*found as usize % BITS);
    }
    text.extend(map.into_iter().map(|bits| SIGNS[usize::from(bits)] as char));
}

/// Writes a number, the greatest part last.
fn push_number(mut number: u32, text: &mut String) {
    let more = SIGNS.len() as u32 - LAST;
    while number >= LAST {
        number -= LAST;
        text.push(SIGNS[(LAST + number % more) as usize] as char);
        number /= more;
    }
    text.push(SIGNS[number as usize] as char);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_steps_or_bits() {
        let list = |list: &[u32]| {
            let mut text = String::new();
            encode_list(list, &mut text);
            text
        };
        assert_eq!(list(&[0]), "#");
        assert_eq!(list(&[3, 4]), "&#");
        assert_eq!(list(&[60]), "`");
        assert_eq!(list(&[61]), "a#");
        assert_eq!(list(&(0..30).collect::<Vec<_>>()), "!ccccc");
    }
}

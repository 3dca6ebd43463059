//! Text → its words in order, as search compares them.
//!
//! A word is a run of letters, digits and marks; in a script that writes without spaces each letter is one. Hyphens and
//! apostrophes part words, and what a hyphen parts is a word together too.

use unicode_normalization::char::is_combining_mark;

use super::fold::fold_into;
use crate::text::words::is_unspaced;

/// The words of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    terms: String,
    all: Vec<Word>,
}

/// A word by its places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    term: (u32, u32),
    /// Is it a letter of a script without spaces, right after another?
    pub continues: bool,
    /// Does a hyphen join it to the word before?
    pub joined: bool,
}

/// A word, or several that hyphens join.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit<'a> {
    /// The term of all of it.
    pub term: &'a str,
    /// Bytes of the text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Words {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let mut words = Self::default();
        words.read(text);
        words
    }

    /// Reads another text in place of the last, which saves the memory for it.
    pub fn read(&mut self, text: &str) {
        self.terms.clear();
        self.all.clear();
        // Where the last word ended, whether it may be joined to the next, and whether it is one letter by itself.
        let mut last: Option<(usize, bool, bool)> = None;
        let mut at = 0;
        while let Some((start, first)) = next_letter(text, at) {
            let alone = is_alone(first);
            let end = if alone { start + first.len_utf8() } else { end_of_word(text, start) };
            at = end;
            let begun = self.terms.len();
            fold_into(&text[start..end], &mut self.terms);
            if self.terms.len() == begun {
                continue;
            }
            let joins = first.is_alphabetic() && !alone;
            let between = last.map(|(at, joins, alone)| (&text[at..start], joins, alone));
            self.all.push(Word {
                start: start as u32,
                end: end as u32,
                term: (begun as u32, self.terms.len() as u32),
                continues: alone && between.is_some_and(|(between, _, alone)| between.is_empty() && alone),
                joined: joins && between.is_some_and(|(between, joins, _)| joins && matches!(between, "-" | "‐" | "‑")),
            });
            last = Some((end, joins, alone));
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Each with its place.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Word> + '_ {
        self.all.iter()
    }

    /// The word at an index.
    pub fn word(&self, index: usize) -> &Word {
        &self.all[index]
    }

    /// The term of the word at an index.
    pub fn term(&self, index: usize) -> &str {
        let (start, end) = self.all[index].term;
        &self.terms[start as usize..end as usize]
    }

    /// The terms of all that hyphens join to the word at an index and the words after it, if any; the index after them.
    pub fn compound(&self, index: usize) -> Option<(&str, usize)> {
        if self.all[index].joined {
            return None;
        }
        let more = self.all[index + 1..].iter().take_while(|word| word.joined).count();
        let (start, end) = (self.all[index].term.0, self.all[index + more].term.1);
        (more > 0).then(|| (&self.terms[start as usize..end as usize], index + more + 1))
    }

    /// The words, what hyphens join as one.
    pub fn units(&self) -> Vec<Unit<'_>> {
        let mut units = Vec::with_capacity(self.all.len());
        let mut at = 0;
        while at < self.all.len() {
            let (term, next) = self.compound(at).unwrap_or((self.term(at), at + 1));
            units.push(Unit { term, start: self.all[at].start, end: self.all[next - 1].end });
            at = next;
        }
        units
    }

    /// Calls `see` with every term that the text is found by: words; what hyphens join; two letters together, or one
    /// alone, of a script without spaces.
    pub fn each_term(&self, mut see: impl FnMut(&str)) {
        for (index, word) in self.all.iter().enumerate() {
            if !word.continues {
                let next_continues = self.all.get(index + 1).is_some_and(|next| next.continues);
                if !next_continues {
                    see(self.term(index));
                }
                if let Some((compound, _)) = self.compound(index) {
                    see(compound);
                }
                continue;
            }
            let (start, end) = (self.all[index - 1].term.0, word.term.1);
            see(&self.terms[start as usize..end as usize]);
        }
    }
}

/// The next letter from a byte on, with its place.
fn next_letter(text: &str, from: usize) -> Option<(usize, char)> {
    let start =
        from + text.as_bytes()[from..].iter().position(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())?;
    text[start..].char_indices().find(|(_, c)| is_letter(*c)).map(|(at, c)| (start + at, c))
}

/// Where the run of letters ends that begins at a byte.
fn end_of_word(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    loop {
        end += bytes[end..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if bytes.get(end).is_none_or(u8::is_ascii) {
            return end;
        }
        match text[end..].chars().next() {
            Some(c) if is_letter(c) && !is_alone(c) => end += c.len_utf8(),
            _ => return end,
        }
    }
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}')
}

/// Is this a letter that is a word by itself? Forms of Latin that are as wide as one are not.
fn is_alone(c: char) -> bool {
    !c.is_ascii() && is_unspaced(c) && !matches!(c, '\u{FF00}'..='\u{FF65}' | '\u{FFA0}'..='\u{FFEF}')
}

/// Is a term one letter that is a word by itself?
pub(super) fn is_alone_term(term: &str) -> bool {
    let mut letters = term.chars();
    letters.next().is_some_and(is_alone) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        let mut terms = Vec::new();
        Words::of(text).each_term(|term| terms.push(term.to_owned()));
        terms
    }

    #[test]
    fn terms_of_texts() {
        assert_eq!(terms("Co-operation, 2010–12"), ["co", "cooperation", "operation", "2010", "12"]);
        assert_eq!(terms("L’État, c'est moi"), ["l", "etat", "c", "est", "moi"]);
        assert_eq!(terms("人人生而自由。x"), ["人人", "人生", "生而", "而自", "自由", "x"]);
        assert_eq!(terms("第3条"), ["第", "3", "条"]);
        assert_eq!(terms("Straße ΟΔΟΣ ﬁn Ёлка"), ["strasse", "οδοσ", "fin", "елка"]);
        assert_eq!(terms("حُرِّيَّة ـــ"), ["حرية"]);
        assert_eq!(terms("--- ’ \u{ad}"), [""; 0]);
    }

    #[test]
    fn words_have_their_places() {
        let text = "Так, co-operation";
        let words = Words::of(text);
        let places: Vec<&str> = words.iter().map(|word| &text[word.start as usize..word.end as usize]).collect();
        assert_eq!(places, ["Так", "co", "operation"]);
        assert_eq!(words.compound(1), Some(("cooperation", 3)));
        assert_eq!(words.compound(2), None);
    }
}

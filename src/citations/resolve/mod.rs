//! What people write for a place in a document → the place: `3`, `para 3`, `paras 3-5 and 7`, `¶ 3`, `art 5(2)(a)`,
//! `annex 1, para 3`, `preamble, 2nd para.`, `p3`, a permalink.
//!
//! The words are those of all styles, of English, and of the language of the document.

mod token;
mod words;

use super::Pinpoint;
use super::locator::bare;
use crate::language::Language;
use crate::model::{Labels, Spoken};
use crate::site::{LinkedDocument, Unit};
use crate::text::roman;
use token::{Token, tokens};
use words::Words;

pub use words::called;

/// A place of a document, or a range, by indices of its units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The place, or the first of the range.
    pub from: usize,
    /// The last of the range.
    pub to: Option<usize>,
}

/// The places as citations point to them.
pub fn pinpoints<'a>(document: &'a LinkedDocument, places: &[Place]) -> Vec<Pinpoint<'a>> {
    let spoken = |unit: usize| document.units[unit].name.as_ref().map(|name| &name.spoken);
    let pinpoint = |place: &Place| Some(Pinpoint { from: spoken(place.from)?, to: place.to.and_then(spoken) });
    places.iter().filter_map(pinpoint).collect()
}

/// Why something is no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unresolved {
    /// The part of the text that is wrong.
    pub part: String,
    /// What is wrong with it.
    pub why: String,
    /// What could be written instead.
    pub help: Option<String>,
}

/// The places that a text names in a document, in the order of the text.
///
/// # Errors
///
/// The first part of the text that names none.
pub fn resolve(document: &LinkedDocument, text: &str, english: &Language) -> Result<Vec<Place>, Unresolved> {
    let text = text.trim();
    if let Some(unit) = by_anchor(document, linked_anchor(text).unwrap_or(text)) {
        return Ok(vec![Place { from: unit, to: None }]);
    }
    let words = Words::new(&[english, &document.language], document);
    let tokens = tokens(text, words.phrases(), has_chaptered_verses(document));
    let mut reader = Reader { document, words, tokens, at: 0 };
    reader.places().map_err(|unresolved| match unresolved.part.is_empty() {
        true => Unresolved { part: text.to_owned(), ..unresolved },
        false => unresolved,
    })
}

/// The anchor in a link: that of its fragment, else its file's name.
fn linked_anchor(text: &str) -> Option<&str> {
    let (path, fragment) = text.split_once('#').map_or((text, ""), |(path, fragment)| (path, fragment));
    let fragment = fragment.split(":~:").next().unwrap_or_default();
    if !fragment.is_empty() && !fragment.starts_with('_') {
        return Some(fragment);
    }
    let path = path.split('?').next().unwrap_or_default();
    path.strip_suffix(".html").map(|path| path.rsplit('/').next().unwrap_or(path))
}

/// The unit of an anchor, or of a further anchor that leads to it.
pub fn by_anchor(document: &LinkedDocument, text: &str) -> Option<usize> {
    document.cited().find(|unit| {
        let annotation = document.part(*unit).annotation();
        annotation.is_some_and(|of| of.anchor.as_str() == text || of.also.iter().any(|(also, _)| also.as_str() == text))
    })
}

/// A number with the prefixes that its word stands for; those of a number in brackets are not said.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Link {
    prefixes: Option<Vec<String>>,
    number: String,
}

struct Reader<'a> {
    document: &'a LinkedDocument,
    words: Words,
    tokens: Vec<Token>,
    at: usize,
}

impl Reader<'_> {
    fn places(&mut self) -> Result<Vec<Place>, Unresolved> {
        let mut places: Vec<Place> = Vec::new();
        let mut before: Vec<Link> = Vec::new();
        while self.at < self.tokens.len() {
            let chain = self.place(&before)?;
            let from = self.find(&chain)?;
            let to = match self.take(&Token::Dash) {
                true => Some(self.place(&chain)?),
                false => None,
            };
            let place = self.range(from, &chain, to.as_deref())?;
            if places.last() != Some(&place) {
                places.push(place);
            }
            let mut parted = false;
            while self.take(&Token::Comma) || self.take(&Token::And) {
                parted = true;
            }
            if !parted && self.at < self.tokens.len() && !self.begins_a_part() {
                return Err(unresolved("", "this is no place in a document", None));
            }
            before = to.unwrap_or(chain);
        }
        match places.is_empty() {
            true => Err(unresolved("", "this names no place", None)),
            false => Ok(places),
        }
    }

    /// One place. What contains it comes first: `annex 1, para 3`.
    fn place(&mut self, before: &[Link]) -> Result<Vec<Link>, Unresolved> {
        let mut chain = self.chain(before)?;
        loop {
            let mark = self.at;
            self.take(&Token::Comma);
            let own = if self.begins_a_part() { self.chain(&[]).ok() } else { None };
            let longer: Option<Vec<Link>> = own.map(|own| chain.iter().cloned().chain(own).collect());
            match longer.filter(|longer| self.is_part_of_a_name(longer)) {
                Some(longer) => chain = longer,
                None => {
                    self.at = mark;
                    return Ok(chain);
                }
            }
        }
    }

    /// Does the next piece say of itself what it counts?
    fn begins_a_part(&self) -> bool {
        use Token::{Name, Ordinal, Square, Word};
        matches!(self.tokens.get(self.at), Some(Word(_) | Ordinal(_) | Square(_) | Name(_)))
    }

    /// A number with its word and its brackets. What is not said is as in the place before.
    fn chain(&mut self, before: &[Link]) -> Result<Vec<Link>, Unresolved> {
        if let Some(lettered) = self.lettered(before) {
            self.at += 1;
            return Ok(lettered);
        }
        let mut prefixes = None;
        if let Some(Token::Word(word)) = self.tokens.get(self.at).cloned() {
            self.at += 1;
            prefixes = Some(self.words.prefixes(&word)).filter(|known| !known.is_empty());
            if prefixes.is_none() {
                return Err(unresolved(&word, "no paragraphs are called so", None));
            }
        }
        let mut chain = Vec::new();
        match (self.tokens.get(self.at).cloned(), prefixes) {
            (Some(Token::Number(number) | Token::Bracket(number)), prefixes @ Some(_)) => {
                chain.push(Link { prefixes, number });
            }
            (Some(Token::Number(number)), None) => {
                let (prefixes, roof) = inherited(before);
                chain.extend(roof);
                chain.push(Link { prefixes, number });
            }
            (Some(Token::Square(number)), None) => {
                let is_p =
                    |prefixes: &Option<Vec<String>>| prefixes.as_ref().is_some_and(|of| of.contains(&"p".to_owned()));
                let (prefixes, roof) = inherited(before);
                chain.extend(roof.into_iter().filter(|_| is_p(&prefixes)));
                chain.push(Link { prefixes: Some(vec!["p".to_owned()]), number });
            }
            (Some(Token::Name(name)), None) => chain.push(Link { prefixes: Some(vec![String::new()]), number: name }),
            (Some(Token::Ordinal(number)), None) => {
                let prefix = self.counted();
                if let [roof @ .., last] = before
                    && last.prefixes.as_ref() == Some(&vec![prefix.clone()])
                {
                    chain.extend_from_slice(roof);
                }
                chain.push(Link { prefixes: Some(vec![prefix]), number });
                self.at += usize::from(matches!(self.tokens.get(self.at + 1), Some(Token::Word(_))));
            }
            // `Part IV`, `Annex B`
            (Some(Token::Word(number)), prefixes @ Some(_)) if self.is_number(&number) => {
                chain.push(Link { prefixes, number });
            }
            (Some(Token::Bracket(number)), None) if !before.is_empty() => {
                chain = before[..before.len() - 1].to_vec();
                chain.push(Link { prefixes: None, number });
            }
            (_, prefixes @ Some(_)) => {
                self.at -= 1;
                chain.push(Link { prefixes, number: String::new() });
            }
            _ => return Err(unresolved("", "this is no place in a document", None)),
        }
        self.at += 1;
        while let Some(Token::Bracket(number)) = self.tokens.get(self.at).cloned() {
            self.at += 1;
            chain.push(Link { prefixes: None, number });
        }
        Ok(chain)
    }

    /// A number in letters that has the word of the one before: `Parts IV and V`.
    fn lettered(&self, before: &[Link]) -> Option<Vec<Link>> {
        let Some(Token::Word(number)) = self.tokens.get(self.at) else { return None };
        let (prefixes, mut chain) = inherited(before);
        prefixes.as_ref().filter(|_| self.is_number(number))?;
        chain.push(Link { prefixes, number: number.clone() });
        self.find(&chain).is_ok().then_some(chain)
    }

    /// What an ordinal counts: the word that comes after it, or after those it stands with: `2nd–4th subparas.`
    fn counted(&self) -> String {
        let word = self.tokens[self.at..].iter().find_map(|token| match token {
            Token::Word(word) => Some(word),
            _ => None,
        });
        let counts_subparagraphs = word.is_some_and(|word| self.words.prefixes(word).contains(&"u-u".to_owned()));
        if counts_subparagraphs { "u-u" } else { "u" }.to_owned()
    }

    /// Is the word here the number behind a word, rather than a word with a number of its own?
    fn is_number(&self, word: &str) -> bool {
        let is_lettered = word.chars().count() == 1 || word.chars().all(|c| "ivxlc".contains(c));
        let has_number = matches!(self.tokens.get(self.at + 1), Some(Token::Number(_)));
        self.words.prefixes(word).is_empty() || is_lettered && !has_number
    }

    /// The unit of a chain of numbers: the one whose name is the chain, else the only one whose name ends with it.
    fn find(&self, chain: &[Link]) -> Result<usize, Unresolved> {
        let named = || self.document.cited().filter(|unit| self.document.units[*unit].name.is_some());
        let is = |name: &[Link]| name.len() == chain.len() && fits(chain, name);
        let ends = |name: &[Link]| {
            let skipped = name.len().saturating_sub(chain.len());
            skipped > 0 && chain[0].prefixes.is_some() && fits(chain, &name[skipped..])
        };
        let units = |unit: &usize| &self.document.units[*unit];
        let mut found: Vec<usize> = named().filter(|unit| is(&chain_of(units(unit)))).collect();
        // What is only counted is meant where nothing has that number.
        let is_counted = |unit: &usize| {
            let spoken = units(unit).name.as_ref().map(|name| &name.spoken);
            spoken.is_some_and(|spoken| spoken.first.0 == "u" || spoken.unnumbered.is_some())
        };
        if !found.iter().all(is_counted) {
            found.retain(|unit| !is_counted(unit));
        }
        if found.is_empty() {
            found = named().filter(|unit| ends(&chain_of(units(unit)))).collect();
        }
        if found.is_empty() {
            found = named().filter(|unit| is(&chain_of_anchor(units(unit)))).collect();
        }
        if found.is_empty() {
            found = named().filter(|unit| is(&in_roman(chain_of_anchor(units(unit))))).collect();
        }
        match *found {
            [] => Err(self.no_such(chain)),
            [unit] => Ok(unit),
            _ => Err(self.several(chain, &found)),
        }
    }

    /// Do some numbers stand one behind the other in the name of a unit?
    fn is_part_of_a_name(&self, chain: &[Link]) -> bool {
        self.document.cited().any(|unit| {
            let name = chain_of(&self.document.units[unit]);
            name.windows(chain.len()).any(|part| fits(chain, part))
        })
    }

    fn several(&self, chain: &[Link], found: &[usize]) -> Unresolved {
        const SHOWN: usize = 5;
        let one = |unit: &usize| {
            let unit = &self.document.units[*unit];
            let title = unit.name.as_ref().map_or("", |name| name.title.as_str());
            format!("`{}` ({title})", unit.anchor.as_ref().map_or("", |anchor| anchor.as_str()))
        };
        let all = found.iter().take(SHOWN).map(one).collect::<Vec<_>>().join(", ");
        let more = if found.len() > SHOWN { ", …" } else { "" };
        unresolved(&written(chain), "this fits several places", Some(format!("write which: {all}{more}")))
    }

    fn range(&self, from: usize, chain: &[Link], to: Option<&[Link]>) -> Result<Place, Unresolved> {
        let Some(to) = to else { return Ok(Place { from, to: None }) };
        let end = self.find(to)?;
        match end > from {
            false if written(chain) != written(to) && end == from => Ok(Place { from, to: None }),
            true => Ok(Place { from, to: Some(end) }),
            false => {
                let part = format!("{}–{}", written(chain), written(to));
                let help = Some(format!("write `{}–{}`", written(to), written(chain))).filter(|_| end < from);
                Err(unresolved(&part, "this range runs backwards", help))
            }
        }
    }

    fn no_such(&self, chain: &[Link]) -> Unresolved {
        let titles = || {
            let name = |unit: usize| self.document.units[unit].name.as_ref().map(|name| name.title.as_str());
            self.document.cited().filter_map(name)
        };
        let asked = written(chain);
        let number = asked.split('(').next().and_then(|number| number.parse::<u32>().ok());
        let same = |title: &&str| {
            chain.first().and_then(|link| link.prefixes.as_ref()).is_none() || {
                let word = title.split(' ').next().unwrap_or_default().to_lowercase();
                let asked = chain[0].prefixes.iter().flatten();
                let known = self.words.prefixes(&word);
                asked.into_iter().any(|prefix| known.contains(prefix))
            }
        };
        let last = titles().rfind(same).filter(|_| number.is_some());
        let near = crate::diagnostic::nearest(&asked, titles());
        let help = last
            .map(|last| format!("the last one is {last}"))
            .or_else(|| near.map(|near| format!("did you mean {near}?")));
        unresolved(&asked, "there is no such place in the document", help)
    }

    fn take(&mut self, token: &Token) -> bool {
        let is_it = self.tokens.get(self.at) == Some(token);
        self.at += usize::from(is_it);
        is_it
    }
}

impl Link {
    /// Is this what a place is called?
    fn fits(&self, have: &Link) -> bool {
        let is_subparagraph = self.prefixes.as_ref().is_some_and(|asked| asked.iter().any(|prefix| prefix == "u-u"));
        if is_subparagraph {
            // A paragraph's own words are its first subparagraph.
            let behind = have.number.parse::<u32>().ok().map(|number| number.saturating_add(1).to_string());
            return have.prefixes.as_ref().is_some_and(|have| have == &["u"]) && behind.as_ref() == Some(&self.number);
        }
        let same_word = match (&self.prefixes, &have.prefixes) {
            (Some(asked), Some(have)) => have.iter().any(|prefix| asked.contains(prefix)),
            _ => true,
        };
        // One paragraph may have several numbers: `58, 59`.
        let asked = folded(&self.number);
        same_word
            && (asked == folded(&have.number) || have.number.split([',', '–']).any(|number| folded(number) == asked))
    }
}

fn fits(asked: &[Link], have: &[Link]) -> bool {
    asked.iter().zip(have).all(|(asked, have)| asked.fits(have))
}

/// A number without the signs around it, spaces and letter case.
fn folded(number: &str) -> String {
    bare(number).chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The word and the containers of the place before, for a number that has no word.
fn inherited(before: &[Link]) -> (Option<Vec<String>>, Vec<Link>) {
    match before.iter().rposition(|link| link.prefixes.is_some()) {
        Some(at) => (before[at].prefixes.clone(), before[..at].to_vec()),
        None => (None, Vec::new()),
    }
}

/// What a unit is called, outermost number first.
fn chain_of(unit: &Unit) -> Vec<Link> {
    unit.name.as_ref().map(|name| links(&name.spoken)).unwrap_or_default()
}

/// The same with the numbers of the anchor: `part 4` for what is printed as `Part IV`. What is counted has none.
fn chain_of_anchor(unit: &Unit) -> Vec<Link> {
    let Some((anchor, name)) = unit.anchor.as_ref().zip(unit.name.as_ref()) else { return Vec::new() };
    match name.spoken.first.0.as_str() {
        "pre" | "u" => Vec::new(),
        _ if name.spoken.unnumbered.is_some() => Vec::new(),
        _ => links(&Spoken::new(anchor, &Labels::default(), &|_| None)),
    }
}

/// `Part IV` for what the anchor calls part 4.
fn in_roman(mut chain: Vec<Link>) -> Vec<Link> {
    for link in &mut chain {
        if let Some(number) = link.number.parse().ok().filter(|number| *number < 4000) {
            link.number = roman(number);
        }
    }
    chain
}

fn links(spoken: &Spoken) -> Vec<Link> {
    let worded =
        |prefix: &str, number: &str| Link { prefixes: Some(vec![prefix.to_owned()]), number: number.to_owned() };
    let mut chain: Vec<Link> = spoken.containers.iter().map(|(prefix, number)| worded(prefix, number)).collect();
    if spoken.first.0 == "pre" {
        chain.push(worded("pre", ""));
        chain.push(Link { prefixes: None, number: spoken.first.1.clone() });
    } else {
        chain.push(worded(&spoken.first.0, &spoken.first.1));
    }
    chain.extend(spoken.below.iter().map(|number| Link { prefixes: None, number: number.clone() }));
    chain.extend(spoken.unnumbered.iter().map(|ordinal| worded("u", ordinal)));
    chain
}

/// Does the document have chapters with verses, which MLA cites as `2.7`?
fn has_chaptered_verses(document: &LinkedDocument) -> bool {
    document.cited().filter_map(|unit| document.units[unit].name.as_ref()).any(|name| {
        name.spoken.first.0 == "v" && name.spoken.containers.last().is_some_and(|(prefix, _)| prefix == "ch")
    })
}

/// `5(2)(a)`
fn written(chain: &[Link]) -> String {
    let mut text = String::new();
    for link in chain {
        match link.prefixes {
            None if !text.is_empty() => text.push_str(&format!("({})", link.number)),
            _ if text.is_empty() => text.push_str(&link.number),
            _ => text.push_str(&format!(", {}", link.number)),
        }
    }
    text
}

fn unresolved(part: &str, why: &str, help: Option<String>) -> Unresolved {
    Unresolved { part: part.to_owned(), why: why.to_owned(), help }
}

#[cfg(test)]
mod tests;

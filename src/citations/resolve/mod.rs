//! What people write for a place in a document → the place: `3`, `para 3`, `paras 3-5 and 7`, `¶ 3`, `art 5(2)(a)`,
//! `annex 1, para 3`, `preamble, 2nd para.`, `p3`, a permalink.
//!
//! The words are those of all styles, of English, and of the language of the document.

mod token;
mod words;

use super::Pinpoint;
use crate::language::Language;
use crate::site::{LinkedDocument, Unit};
use token::{Token, tokens};
use words::Words;

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
    let words = Words::new(&[english, &document.language], &document.labels);
    let mut reader = Reader { document, words, tokens: tokens(text), at: 0 };
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

fn by_anchor(document: &LinkedDocument, text: &str) -> Option<usize> {
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
        // What names no paragraph may still be where the next one stands.
        let mut places: Vec<Option<Place>> = Vec::new();
        let mut before: Vec<Link> = Vec::new();
        let mut joined = false;
        while self.at < self.tokens.len() {
            let chain = self.chain(&before)?;
            // `annex 1, para 3`: what came before was a part of this one's name.
            let longer: Vec<Link> = before.iter().chain(&chain).cloned().collect();
            let whole = Some(longer)
                .filter(|_| !joined && !places.is_empty())
                .and_then(|longer| Some((self.find(&longer)?, longer)));
            let (from, chain) = match whole {
                Some((unit, longer)) => {
                    places.pop();
                    (Some(unit), longer)
                }
                None => (self.find(&chain), chain),
            };
            let to = match self.take(&Token::Dash) {
                true => Some(self.chain(&chain)?),
                false => None,
            };
            let more = self.at < self.tokens.len();
            match from {
                Some(from) => {
                    let place = Some(self.range(from, &chain, to.as_deref())?);
                    if places.last() != Some(&place) {
                        places.push(place);
                    }
                }
                None if more && to.is_none() && self.tokens.get(self.at) == Some(&Token::Comma) => {
                    places.push(None);
                }
                None => return Err(self.no_such(&chain)),
            }
            joined = self.take(&Token::And);
            let comma = self.take(&Token::Comma);
            joined |= self.take(&Token::And);
            if more && !comma && !joined && !matches!(self.tokens.get(self.at), Some(Token::Word(_))) {
                return Err(unresolved("", "this is no place in a document", None));
            }
            before = chain;
        }
        if places.is_empty() {
            return Err(unresolved("", "this names no place", None));
        }
        places.into_iter().collect::<Option<_>>().ok_or_else(|| self.no_such(&before))
    }

    /// A number with its word and its brackets. What is not said is as in the place before.
    fn chain(&mut self, before: &[Link]) -> Result<Vec<Link>, Unresolved> {
        let mut prefixes = None;
        if let Some(Token::Word(word)) = self.tokens.get(self.at).cloned() {
            self.at += 1;
            let known = self.words.prefixes(&word);
            if known.is_empty() {
                return self.named(&word);
            }
            prefixes = Some(known);
        }
        let mut chain = Vec::new();
        match self.tokens.get(self.at).cloned() {
            Some(Token::Number(number)) => {
                self.at += 1;
                let (prefixes, roof) = match prefixes {
                    Some(prefixes) => (Some(prefixes), Vec::new()),
                    None => inherited(before),
                };
                chain.extend(roof);
                chain.push(Link { prefixes, number });
            }
            Some(Token::Ordinal(number)) if prefixes.is_none() => {
                self.at += 1;
                if matches!(self.tokens.get(self.at), Some(Token::Word(_))) {
                    self.at += 1;
                }
                chain.push(Link { prefixes: Some(vec!["u".to_owned()]), number });
            }
            // `Part IV`, `Annex B`
            Some(Token::Word(number)) if prefixes.is_some() => {
                self.at += 1;
                chain.push(Link { prefixes, number });
            }
            Some(Token::Bracket(number)) if prefixes.is_none() && !before.is_empty() => {
                self.at += 1;
                chain = before[..before.len() - 1].to_vec();
                chain.push(Link { prefixes: None, number });
            }
            _ if prefixes.is_some() => chain.push(Link { prefixes, number: String::new() }),
            _ => return Err(unresolved("", "this is no place in a document", None)),
        }
        while let Some(Token::Bracket(number)) = self.tokens.get(self.at).cloned() {
            self.at += 1;
            chain.push(Link { prefixes: None, number });
        }
        Ok(chain)
    }

    /// What has a name and no number: `summary`.
    fn named(&self, word: &str) -> Result<Vec<Link>, Unresolved> {
        let named = self.document.cited().any(|unit| {
            let name = self.document.units[unit].name.as_ref();
            name.is_some_and(|name| name.spoken.first.0.is_empty() && name.spoken.first.1.to_lowercase() == word)
        });
        match named {
            true => Ok(vec![Link { prefixes: Some(vec![String::new()]), number: word.to_owned() }]),
            false => Err(unresolved(word, "no paragraphs are called so", None)),
        }
    }

    /// The unit of a chain of numbers: the one whose name is the chain, else the only one whose name ends with it.
    fn find(&self, chain: &[Link]) -> Option<usize> {
        let numbered = || self.document.cited().filter(|unit| self.document.units[*unit].name.is_some());
        let fits = |unit: &usize, whole: bool| {
            let name = chain_of(&self.document.units[*unit]);
            let skipped = name.len().checked_sub(chain.len());
            skipped.is_some_and(|skipped| {
                (skipped == 0) == whole && chain.iter().zip(&name[skipped..]).all(|(asked, have)| asked.fits(have))
            })
        };
        let mut whole: Vec<usize> = numbered().filter(|unit| fits(unit, true)).collect();
        let prefix = |unit: &usize| self.document.units[*unit].name.as_ref().map(|name| name.spoken.first.0.as_str());
        let weight = |unit: &usize| numbered().filter(|other| prefix(other) == prefix(unit)).count();
        // Without a word a number is one of those that most paragraphs have.
        whole.sort_by_key(|unit| std::cmp::Reverse(weight(unit)));
        whole.first().copied().or_else(|| {
            let mut ends = numbered().filter(|unit| fits(unit, false) && chain[0].prefixes.is_some());
            ends.next().filter(|_| ends.next().is_none())
        })
    }

    fn range(&self, from: usize, chain: &[Link], to: Option<&[Link]>) -> Result<Place, Unresolved> {
        let Some(to) = to else { return Ok(Place { from, to: None }) };
        let Some(end) = self.find(to) else { return Err(self.no_such(to)) };
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
        let bare = |number: &str| number.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let same_word = match (&self.prefixes, &have.prefixes) {
            (Some(asked), Some(have)) => have.iter().any(|prefix| asked.contains(prefix)),
            _ => true,
        };
        // One paragraph may have several numbers: `58, 59`.
        let mut numbers = have.number.split([',', '–']).map(bare);
        same_word && (bare(&self.number) == bare(&have.number) || numbers.any(|number| number == bare(&self.number)))
    }
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
    let Some(name) = &unit.name else { return Vec::new() };
    let spoken = &name.spoken;
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

//! Reads what a person wrote, piece by piece, and finds the places of the document that it names.

use super::link::{Link, chain_of, chain_of_anchor, fits, fits_in_roman, inherited, links, written};
use super::token::Token;
use super::words::Words;
use super::{Place, Unresolved};
use crate::model::Part;
use crate::site::{LinkedDocument, Tombstone, Unit};

pub(super) struct Reader<'a> {
    pub(super) document: &'a LinkedDocument,
    pub(super) words: Words,
    pub(super) tokens: Vec<Token>,
    pub(super) at: usize,
}

impl Reader<'_> {
    /// All places, in the order of the text.
    pub(super) fn places(&mut self) -> Result<Vec<Place>, Unresolved> {
        let mut places: Vec<Place> = Vec::new();
        let mut before: Vec<Link> = Vec::new();
        while self.at < self.tokens.len() {
            let chain = self.place(&before)?;
            let from = self.find(&chain)?;
            let to = match self.take(&Token::Dash) {
                true if self.at == self.tokens.len() => {
                    let help = format!("write `{}`, or where the range ends", written(&chain));
                    return Err(unresolved("", "this range has no end", Some(help)));
                }
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
            let is_one =
                |longer: &Vec<Link>| self.is_part_of_a_name(longer) || self.holds(&chain, &longer[chain.len()]);
            match longer.filter(is_one) {
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
            (Some(Token::Anchor(unit)), None) => chain = chain_of(&self.document.units[unit]),
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
        // What is only counted is meant where nothing has that number, or where it is said that paragraphs are counted.
        let is_counted = |unit: &usize| {
            let spoken = units(unit).name.as_ref().map(|name| &name.spoken);
            spoken.is_some_and(|spoken| spoken.first.0 == "u" || spoken.unnumbered.is_some())
        };
        let counts = chain.last().is_some_and(Link::counts);
        if found.iter().any(|unit| is_counted(unit) == counts) {
            found.retain(|unit| is_counted(unit) == counts);
        }
        if found.is_empty() {
            found.extend(self.own_words(chain));
        }
        if found.is_empty() {
            found = named().filter(|unit| ends(&chain_of(units(unit)))).collect();
        }
        if found.is_empty() {
            found = named().filter(|unit| is(&chain_of_anchor(units(unit)))).collect();
        }
        if found.is_empty() {
            let is = |name: &[Link]| name.len() == chain.len() && fits_in_roman(chain, name);
            found = named().filter(|unit| is(&chain_of_anchor(units(unit)))).collect();
        }
        match *found {
            [] => Err(self.no_such(chain)),
            [unit] => Ok(unit),
            _ => Err(self.several(chain, &found)),
        }
    }

    /// The paragraph whose own words are the first of those that it is asked for: `para. 7, 1st subpara.`
    fn own_words(&self, chain: &[Link]) -> Option<usize> {
        let (first, around) = chain.split_last().filter(|(last, around)| last.counts() && !around.is_empty())?;
        let goes_on = |name: &[Link]| {
            name.len() == chain.len() && name[around.len()].counts() && fits(around, &name[..around.len()])
        };
        let mut cited = self.document.cited();
        let has_more = first.number == "1" && cited.any(|unit| goes_on(&chain_of(&self.document.units[unit])));
        let unit = has_more.then(|| self.find(around).ok()).flatten()?;
        matches!(self.document.part(unit), Part::Paragraph(_)).then_some(unit)
    }

    /// Do some numbers stand one behind the other in the name of a unit?
    fn is_part_of_a_name(&self, chain: &[Link]) -> bool {
        let have = |name: fn(&Unit) -> Vec<Link>, fits: fn(&[Link], &[Link]) -> bool| {
            let mut units = self.document.cited().map(|unit| &self.document.units[unit]);
            units.any(|unit| name(unit).windows(chain.len()).any(|part| fits(chain, part)))
        };
        have(chain_of, fits) || have(chain_of_anchor, fits_in_roman)
    }

    /// Has a place parts that are called by the word of another? `annex 1, para 9` is meant to lie in the annex, and `art 5,
    /// para 9` in the article, how many paragraphs they have.
    fn holds(&self, chain: &[Link], part: &Link) -> bool {
        let is_word = |link: &Link, word: &str| link.prefixes.iter().flatten().any(|prefix| prefix == word);
        let is_paragraph =
            is_word(part, "p") && !chain.iter().any(|link| link.prefixes.is_none() || is_word(link, "p"));
        let is_such = |have: &Link| match have.prefixes {
            Some(_) => part.prefixes.is_some() && part.has_word_of(have),
            None => is_paragraph,
        };
        chain[0].prefixes.is_some()
            && self.document.cited().any(|unit| {
                let name = chain_of(&self.document.units[unit]);
                fits(chain, &name) && name.get(chain.len()).is_some_and(is_such)
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
        let is_called = |title: &&str, prefixes: &[String]| {
            let word = title.split(' ').next().unwrap_or_default().to_lowercase();
            let known = self.words.prefixes(&word);
            prefixes.iter().any(|prefix| known.contains(prefix))
        };
        let prefixes = chain.first().and_then(|link| link.prefixes.as_deref());
        let same = |title: &&str| prefixes.is_none_or(|prefixes| is_called(title, prefixes));
        let last = titles().rfind(same).filter(|_| number.is_some());
        let near = crate::diagnostic::nearest(&asked, titles());
        let help = self.gone(chain).or_else(|| self.last_beside(chain)).or_else(|| {
            last.map(|last| format!("the last one is {last}"))
                .or_else(|| near.or_else(|| self.plainer(chain)).map(|near| format!("did you mean {near}?")))
                .or_else(|| from_first_to_last(titles().filter(same)))
                .or_else(|| from_first_to_last(titles()))
        });
        let lacks_number = chain.last().is_some_and(|link| link.number.is_empty()) && titles().any(|of| same(&of));
        let why = if lacks_number { "this has no number" } else { "there is no such place in the document" };
        unresolved(&asked, why, help)
    }

    /// The place of the digits alone, for a number that has more: `3 bis` where there is only 3.
    fn plainer(&self, chain: &[Link]) -> Option<&str> {
        let (last, around) = chain.split_last()?;
        let digits: String = last.number.chars().take_while(char::is_ascii_digit).collect();
        if digits.is_empty() || digits.len() == last.number.len() {
            return None;
        }
        let plain = Link { number: digits, ..last.clone() };
        let unit = self.find(&[around, &[plain]].concat()).ok()?;
        self.document.units[unit].name.as_ref().map(|name| name.title.as_str())
    }

    /// What became of a place that is gone.
    fn gone(&self, chain: &[Link]) -> Option<String> {
        let is = |stone: &&Tombstone| {
            let name = links(&stone.name.spoken);
            name.len() == chain.len() && fits(chain, &name)
        };
        self.document.gone.iter().find(is).map(what_became)
    }

    /// The last place that lies where the one asked for would lie, if that is in another one.
    fn last_beside(&self, chain: &[Link]) -> Option<String> {
        let (asked, around) = chain.split_last().filter(|(_, around)| !around.is_empty())?;
        let around = chain_of(&self.document.units[self.find(around).ok()?]);
        let beside = |name: &[Link]| {
            name.len() == around.len() + 1 && fits(&around, name) && asked.has_word_of(&name[around.len()])
        };
        let last = self.document.cited().rfind(|unit| beside(&chain_of(&self.document.units[*unit])))?;
        let name = self.document.units[last].name.as_ref()?;
        Some(format!("the last one there is {}", name.title))
    }

    fn take(&mut self, token: &Token) -> bool {
        let is_it = self.tokens.get(self.at) == Some(token);
        self.at += usize::from(is_it);
        is_it
    }
}

/// When something that is gone went, and where its words are.
pub fn what_became(stone: &Tombstone) -> String {
    let places: Vec<&str> = stone.went.iter().map(|went| went.name.as_str()).collect();
    match places.as_slice() {
        [] => format!("it is gone since {}", stone.gone),
        places => format!("it is gone since {}; see {}", stone.gone, places.join(" and ")),
    }
}

/// The places there are, for a person who named none of them.
fn from_first_to_last<'a>(mut titles: impl DoubleEndedIterator<Item = &'a str>) -> Option<String> {
    let first = titles.next()?;
    Some(match titles.next_back() {
        Some(last) => format!("there are {first} to {last}"),
        None => format!("there is only {first}"),
    })
}

fn unresolved(part: &str, why: &str, help: Option<String>) -> Unresolved {
    Unresolved { part: part.to_owned(), why: why.to_owned(), help }
}

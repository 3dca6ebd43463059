//! A text that names places or documents → these: `Astana 3`, `para 3`, `art 5(2)(a)`, `paras 3-5`, `p3`, a symbol, a
//! permalink.

mod tokens;

use std::ops::Range;

use super::called::Called;
use super::index::{Field, Index};
use super::words::Words;
use crate::text::decoded;

pub use tokens::{Token, tokens};

/// Where a text leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Straight {
    /// Documents, by index, in the order of the site.
    pub documents: Vec<u32>,
    /// Places, in the order of the text.
    pub places: Vec<u32>,
}

/// A longer text names nothing.
const LIMIT: usize = 300;

/// No more documents and places.
const DOCUMENTS: usize = 3;
const PLACES: usize = 50;

/// Where a text leads, if it names something.
pub fn straight(index: &Index, called: &Called, text: &str) -> Straight {
    let text = text.trim();
    if text.is_empty() || text.len() > LIMIT {
        return Straight::default();
    }
    let finder = Finder { index, called };
    let titled = || {
        let documents = finder.titled(text, true);
        (!documents.is_empty()).then(|| Straight { documents, places: Vec::new() })
    };
    let mut straight = finder.link(text).or_else(titled).or_else(|| finder.locator(text)).unwrap_or_default();
    straight.documents.truncate(DOCUMENTS);
    straight.places.truncate(PLACES);
    straight
}

/// What people write for one place: what contains it first.
#[derive(Clone, Debug, Default)]
struct Chain {
    /// Prefixes that the word may stand for, none for no word; the number.
    containers: Vec<(Vec<String>, String)>,
    prefixes: Vec<String>,
    /// The number, and those in brackets behind it.
    numbers: Vec<String>,
}

struct Finder<'a> {
    index: &'a Index,
    called: &'a Called,
}

impl Finder<'_> {
    /// A permalink, or an address that ends like one.
    fn link(&self, text: &str) -> Option<Straight> {
        if text.contains(char::is_whitespace) || !text.contains(['/', '#', '.']) {
            return None;
        }
        let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
        let path = decoded(path.split('?').next().unwrap_or_default());
        let path = path.strip_suffix(".html").unwrap_or(&path).trim_end_matches('/');
        let fragment = decoded(fragment.split(":~:").next().unwrap_or_default());
        let named = |path: &str| {
            let ends = path.char_indices().filter(|(at, _)| *at == 0 || path[..*at].ends_with('/'));
            let lists = ends.map(|(at, _)| self.index.list(&Field::Route.term(&path[at..])));
            lists.into_iter().find_map(|list| list.first().copied())
        };
        let at = |document: u32, anchor: &str| {
            let places = self.index.list(&Field::Anchor.term(anchor)).iter();
            places.copied().find(|place| self.index.document_of(*place) == document)
        };
        if let Some(document) = named(path) {
            return Some(match at(document, &fragment) {
                Some(place) => Straight { documents: Vec::new(), places: vec![place] },
                None => Straight { documents: vec![document], places: Vec::new() },
            });
        }
        let (folder, file) = path.rsplit_once('/')?;
        let place = at(named(folder)?, file)?;
        Some(Straight { documents: Vec::new(), places: vec![place] })
    }

    /// A locator, before or after a title or without one.
    fn locator(&self, text: &str) -> Option<Straight> {
        let tokens = tokens(text);
        let ends = |at: usize| tokens.get(at).map_or(text.len(), |(at, _)| at.start);
        let count = tokens.len();
        let after = (0..count).map(|at| (at..count, &text[..ends(at)]));
        let before = (1..count).rev().map(|at| (0..at, &text[ends(at)..]));
        after.chain(before).find_map(|(range, title)| {
            let has_title = !Words::of(title).is_empty();
            let among = has_title.then(|| self.titled(title, false));
            if among.as_ref().is_some_and(Vec::is_empty) {
                return None;
            }
            let exact = self.anchored(&text[ends(range.start)..ends(range.end)], among.as_deref());
            let places = match exact.is_empty() {
                true => self.places(&tokens[range], among.as_deref())?,
                false => exact,
            };
            Some(Straight { documents: Vec::new(), places }).filter(|straight| !straight.places.is_empty())
        })
    }

    /// Documents with all the words in their titles; if `whole` is not asked for, small words need not be there.
    fn titled(&self, text: &str, whole: bool) -> Vec<u32> {
        // `of`, `the`
        let is_small = |term: &String| term.len() <= 3 && term.bytes().all(|letter| letter.is_ascii_lowercase());
        let mut terms: Vec<String> = Vec::new();
        Words::of(text).each_term(|term| terms.push(term.to_owned()));
        terms.sort_by_key(is_small);
        let mut found: Option<Vec<u32>> = None;
        for term in &terms {
            let list = self.index.list(&Field::Title.term(term));
            let left: Vec<u32> = match &found {
                None => list.to_vec(),
                Some(have) => have.iter().copied().filter(|document| list.binary_search(document).is_ok()).collect(),
            };
            if !left.is_empty() || whole || !is_small(term) {
                found = Some(left);
            }
        }
        found.unwrap_or_default()
    }

    /// Places with an anchor, in some documents.
    fn anchored(&self, text: &str, among: Option<&[u32]>) -> Vec<u32> {
        self.among(self.index.list(&Field::Anchor.term(text.trim())), among)
    }

    fn among(&self, list: &[u32], among: Option<&[u32]>) -> Vec<u32> {
        let is_there = |place: &u32| among.is_none_or(|of| of.binary_search(&self.index.document_of(*place)).is_ok());
        list.iter().copied().filter(is_there).collect()
    }

    /// The places that some tokens name. A number without a word must be of a document that is named.
    fn places(&self, tokens: &[(Range<usize>, Token)], among: Option<&[u32]>) -> Option<Vec<u32>> {
        let mut reader = Reader { called: self.called, tokens, at: 0 };
        let mut places: Vec<u32> = Vec::new();
        for (from, to) in reader.ranges()? {
            if from.prefixes.is_empty() && among.is_none() {
                return None;
            }
            let first = self.find(&from, among);
            let last = to.map(|to| self.find(&to, among));
            for place in first {
                let document = self.index.document_of(place);
                let end = last.iter().flatten().find(|end| self.index.document_of(**end) == document && **end > place);
                if last.is_some() && end.is_none() {
                    continue;
                }
                places.extend(
                    (place..=end.copied().unwrap_or(place)).filter(|place| !places.contains(place)).collect::<Vec<_>>(),
                );
            }
        }
        Some(places)
    }

    /// The places of one chain: by the first of its prefixes that finds any.
    fn find(&self, chain: &Chain, among: Option<&[u32]>) -> Vec<u32> {
        let prefixes = if chain.prefixes.is_empty() { &self.called.prefixes } else { &chain.prefixes };
        let numbers = chain.numbers.join(".");
        let own: Vec<String> = prefixes.iter().map(|prefix| format!("{prefix}{numbers}")).collect();
        let keys = chain.containers.iter().rev().fold(own, |own, (prefixes, number)| {
            let joined = |prefix: &String| {
                own.iter()
                    .flat_map(move |own| [",", ".", "-"].map(|sign| format!("{prefix}{number}{sign}{own}")))
                    .collect::<Vec<_>>()
            };
            prefixes.iter().flat_map(joined).collect()
        });
        let found = keys.iter().map(|key| {
            let mut list = self.among(self.index.list(&Field::Anchor.term(key)), among);
            list.extend(self.among(self.index.list(&Field::Number.term(key)), among));
            list.sort_unstable();
            list.dedup();
            list
        });
        found.into_iter().find(|list| !list.is_empty()).unwrap_or_default()
    }
}

struct Reader<'a> {
    called: &'a Called,
    tokens: &'a [(Range<usize>, Token)],
    at: usize,
}

impl<'a> Reader<'a> {
    /// Every place and range, if the tokens are nothing else.
    fn ranges(&mut self) -> Option<Vec<(Chain, Option<Chain>)>> {
        let mut ranges = Vec::new();
        let mut before = Chain::default();
        while self.at < self.tokens.len() {
            let from = self.chain(&before)?;
            let to = if self.take(&Token::Dash) { Some(self.chain(&from)?) } else { None };
            before = to.clone().unwrap_or_else(|| from.clone());
            ranges.push((from, to));
            let parted = self.take(&Token::Comma) | self.take(&Token::And);
            if self.at < self.tokens.len() && !parted {
                return None;
            }
        }
        (!ranges.is_empty()).then_some(ranges)
    }

    /// One place; what is not said is as in the place before.
    fn chain(&mut self, before: &Chain) -> Option<Chain> {
        let mut chain = self.link(before)?;
        loop {
            let mark = self.at;
            self.take(&Token::Comma);
            let Some(Token::Word(_)) = self.peek() else {
                self.at = mark;
                return Some(chain);
            };
            let Some(next) = self.link(&Chain::default()).filter(|next| !next.prefixes.is_empty()) else {
                self.at = mark;
                return Some(chain);
            };
            chain.containers.push((chain.prefixes, chain.numbers.join(".")));
            chain = Chain { containers: chain.containers, ..next };
        }
    }

    fn link(&mut self, before: &Chain) -> Option<Chain> {
        let mut prefixes = Vec::new();
        if let Some(Token::Word(word)) = self.peek() {
            prefixes = self.called.prefixes(word).map(str::to_owned).collect();
            self.at += 1;
            if prefixes.is_empty() {
                return None;
            }
        }
        let said = !prefixes.is_empty();
        let mut chain = match self.next()? {
            Token::Number(number) => {
                let (containers, inherited) =
                    if said { Default::default() } else { (before.containers.clone(), before.prefixes.clone()) };
                Chain { containers, prefixes: if said { prefixes } else { inherited }, numbers: vec![number] }
            }
            Token::Bracket(number) if said => Chain { prefixes, numbers: vec![number], ..Chain::default() },
            // `art 5(2)-(4)`
            Token::Bracket(number) if before.numbers.len() > 1 => {
                let mut chain = before.clone();
                chain.numbers.pop();
                chain.numbers.push(number);
                chain
            }
            // `Part IV`
            Token::Word(number) if said && (number.len() == 1 || number.chars().all(|c| "ivxlcdm".contains(c))) => {
                Chain { prefixes, numbers: vec![number], ..Chain::default() }
            }
            _ => return None,
        };
        while let Some(Token::Bracket(number)) = self.peek() {
            chain.numbers.push(number.clone());
            self.at += 1;
        }
        Some(chain)
    }

    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at).map(|(_, token)| token)
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.peek().cloned();
        self.at += 1;
        token
    }

    fn take(&mut self, token: &Token) -> bool {
        let is_there = self.peek() == Some(token);
        self.at += usize::from(is_there);
        is_there
    }
}

//! What somebody looks for → the words, phrases and words to be without.

use super::words::Words;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Each must be there.
    pub wanted: Vec<Wanted>,
    /// Words that must stand side by side, in order.
    pub phrases: Vec<String>,
    /// Words and phrases that must not be there.
    pub without: Vec<String>,
    /// Were there more words than are looked for?
    pub cut: bool,
}

/// A word that is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The terms of one of these, all of them.
    pub any: Vec<Vec<String>>,
    /// Is it the beginning of a word?
    pub begins: bool,
}

/// No more words are looked for.
pub const LIMIT_WORDS: usize = 200;

/// What quotation marks open and close.
const QUOTES: &[char] = &['"', '“', '”', '„', '«', '»', '「', '」', '『', '』'];

impl Query {
    /// Reads what somebody typed. While they are still typing, the last word may be the beginning of one.
    pub fn read(text: &str, typing: bool) -> Self {
        let mut query = Self::default();
        let mut rest = text;
        while !rest.is_empty() {
            let begins = rest.len() - rest.trim_start().len();
            rest = &rest[begins..];
            let (without, bare) = match rest.strip_prefix(['-', '−']) {
                Some(bare) if bare.starts_with(|c: char| c.is_alphanumeric() || QUOTES.contains(&c)) => (true, bare),
                _ => (false, rest),
            };
            let (piece, quoted, after) = piece(bare);
            rest = after;
            let words = Words::of(piece);
            if words.is_empty() {
                continue;
            }
            if without {
                query.without.push(piece.to_owned());
                continue;
            }
            let last = typing && after.is_empty() && !quoted && piece.ends_with(char::is_alphanumeric);
            query.want(&words, last);
            if quoted && words.len() > 1 {
                query.phrases.push(piece.to_owned());
            }
        }
        query.cut = query.wanted.len() > LIMIT_WORDS;
        query.wanted.truncate(LIMIT_WORDS);
        query
    }

    /// Is nothing looked for?
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    fn want(&mut self, words: &Words, last: bool) {
        let mut add = |any: Vec<Vec<String>>, begins: bool| {
            let wanted = Wanted { any, begins };
            match self.wanted.iter_mut().find(|have| have.any == wanted.any) {
                Some(have) => have.begins |= wanted.begins,
                None => self.wanted.push(wanted),
            }
        };
        let mut at = 0;
        while at < words.len() {
            if let Some((compound, next)) = words.compound(at) {
                let parts = (at..next).map(|part| words.term(part).to_owned()).collect();
                add(vec![vec![compound.to_owned()], parts], last && next == words.len());
                at = next;
                continue;
            }
            let next_continues = at + 1 < words.len() && words.word(at + 1).continues;
            if next_continues {
                add(vec![vec![format!("{}{}", words.term(at), words.term(at + 1))]], false);
            } else if !words.word(at).continues {
                let alone = super::words::is_alone_term(words.term(at));
                add(vec![vec![words.term(at).to_owned()]], alone || (last && at + 1 == words.len()));
            }
            at += 1;
        }
    }
}

/// The next piece of a query, whether it stood in quotation marks, and what comes after it.
fn piece(text: &str) -> (&str, bool, &str) {
    if let Some(inside) = text.strip_prefix(QUOTES) {
        return match inside.find(QUOTES) {
            Some(end) => (&inside[..end], true, inside[end..].strip_prefix(QUOTES).unwrap_or_default()),
            None => ("", false, inside),
        };
    }
    let end = text.find(|c: char| c.is_whitespace() || QUOTES.contains(&c)).unwrap_or(text.len());
    (&text[..end], false, &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let query = Query::read(text, true);
        let any = |wanted: &Wanted| {
            let any: Vec<String> = wanted.any.iter().map(|all| all.join("+")).collect();
            any.join("|") + if wanted.begins { "*" } else { "" }
        };
        let wanted: Vec<String> = query.wanted.iter().map(any).collect();
        format!("{} {:?} {:?}", wanted.join(" "), query.phrases, query.without)
    }

    #[test]
    fn queries_are_read() {
        assert_eq!(shown("Human rights"), "human rights* [] []");
        assert_eq!(shown("human rights "), "human rights [] []");
        assert_eq!(shown("\"human rights\" -law"), "human rights [\"human rights\"] [\"law\"]");
        assert_eq!(shown("co-operation,"), "cooperation|co+operation [] []");
        assert_eq!(shown("“a b” -«c d»"), "a b [\"a b\"] [\"c d\"]");
        assert_eq!(shown("\"unpaired and"), "unpaired and* [] []");
        assert_eq!(shown("人人生 人"), "人人 人生 人* [] []");
        assert_eq!(shown("-- \"\" .* - <b>"), "b [] []");
        assert_eq!(shown("Euro-Atl"), "euroatl|euro+atl* [] []");
        assert!(Query::read(&"word1 word2 ".repeat(9_000), false).wanted.len() == 2);
    }
}

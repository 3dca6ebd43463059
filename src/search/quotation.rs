//! Does a quotation stand in a text word for word, and if not, where do they differ?
//!
//! An ellipsis may stand for words that were left out, and a letter in square brackets for another one: `[T]he … law`.

use std::ops::Range;

use super::find::follow;
use super::signs::{Sign, differing};
use super::words::{Unit, Words};

/// How a quotation compares to a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its words stand there side by side; in what the signs differ.
    Same {
        /// Where, in bytes of the text.
        at: Range<usize>,
        /// The kinds of signs that differ.
        signs: Vec<Sign>,
    },
    /// Most of its words stand there in order.
    Differs {
        /// Where, in bytes of the text.
        at: Range<usize>,
        /// The quotation and the text, piece by piece.
        pieces: Vec<Piece>,
        /// How many words are others, too many or missing.
        words: usize,
    },
    /// It stands somewhere else, or nowhere.
    Elsewhere,
}

/// A run of words that both have, or what the quotation has in place of the text's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words of both, as the text has them.
    Same(String),
    /// What the quotation has, and what the text has.
    Other(String, String),
    /// What the quotation leaves out and says so.
    Gap,
}

/// Of so many words one may differ.
const ONE_IN: usize = 4;

/// A quotation of more bytes is compared to nothing.
const LIMIT: usize = 20_000;

impl Verdict {
    /// How good it is: 0 for the same words, then by the number that differ; `None` for what stands elsewhere.
    pub fn rank(&self) -> Option<usize> {
        match self {
            Self::Same { .. } => Some(0),
            Self::Differs { words, .. } => Some(*words),
            Self::Elsewhere => None,
        }
    }

    /// Where the quotation stands in the text, in bytes.
    pub fn at(&self) -> Option<Range<usize>> {
        match self {
            Self::Same { at, .. } | Self::Differs { at, .. } => Some(at.clone()),
            Self::Elsewhere => None,
        }
    }
}

/// Compares a quotation to a text.
pub fn compare(quotation: &str, text: &str) -> Verdict {
    if quotation.len() > LIMIT {
        return Verdict::Elsewhere;
    }
    let mut whole: Option<Verdict> = None;
    let mut from = 0;
    for part in parts(quotation) {
        let Some(next) = compare_part(&part, text, from) else { return Verdict::Elsewhere };
        from = next.at().map_or(from, |at| at.end);
        whole = Some(match whole {
            None => next,
            Some(before) => both(before, next, text),
        });
    }
    whole.unwrap_or(Verdict::Elsewhere)
}

/// What stands between ellipses, without the brackets around single letters of words.
fn parts(quotation: &str) -> Vec<String> {
    let mut whole = quotation.replace("...", "…");
    for gap in ["[…]", "(…)"] {
        whole = whole.replace(gap, "…");
    }
    let parts = whole.split('…').map(without_brackets);
    parts.filter(|part| !Words::of(part).is_empty()).collect()
}

/// `[T]he` → `The`
fn without_brackets(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, after) = rest.split_at(at);
        plain.push_str(before);
        let inside = after[1..].find(']').map(|end| &after[1..=end]);
        let touches = |length: usize| {
            after[length + 2..].starts_with(char::is_alphabetic) || plain.ends_with(char::is_alphabetic)
        };
        match inside.filter(|inside| inside.chars().all(char::is_alphabetic) && touches(inside.len())) {
            Some(inside) => {
                plain.push_str(inside);
                rest = &after[inside.len() + 2..];
            }
            None => {
                plain.push('[');
                rest = &after[1..];
            }
        }
    }
    plain + rest
}

/// Compares what has no gap to a text from a byte on.
fn compare_part(part: &str, text: &str, from: usize) -> Option<Verdict> {
    let (said, words) = (Words::of(part), Words::of(&text[from..]));
    let runs = (0..words.len()).filter_map(|at| Some(at..follow(&words, at, &said, 0)?));
    let place =
        |run: &Range<usize>| from + words.word(run.start).start as usize..from + words.word(run.end - 1).end as usize;
    let same = runs.map(|run| {
        let at = place(&run);
        let signs = differing(part, &text[at.clone()]);
        Verdict::Same { at, signs }
    });
    let fewest = same.min_by_key(|same| match same {
        Verdict::Same { signs, .. } => signs.len(),
        _ => usize::MAX,
    });
    fewest.or_else(|| differs(part, &said, &text[from..], &words, from))
}

/// Two parts of a quotation as one.
fn both(first: Verdict, second: Verdict, text: &str) -> Verdict {
    use Verdict::{Differs, Same};
    match (first, second) {
        (Same { at, mut signs }, Same { at: next, signs: others }) => {
            signs.extend(others.into_iter().filter(|sign| !signs.contains(sign)).collect::<Vec<_>>());
            Same { at: at.start..next.end, signs }
        }
        (first, second) => {
            let at = first.at().map_or(0, |at| at.start)..second.at().map_or(0, |at| at.end);
            let words = first.rank().unwrap_or(0) + second.rank().unwrap_or(0);
            let pieces = |verdict: Verdict| match verdict {
                Same { at, .. } => vec![Piece::Same(text[at].to_owned())],
                Differs { pieces, .. } => pieces,
                Verdict::Elsewhere => Vec::new(),
            };
            let pieces = pieces(first).into_iter().chain([Piece::Gap]).chain(pieces(second)).collect();
            Differs { at, pieces, words }
        }
    }
}

/// The stretch of the text with the fewest differences, if they are few enough: Sellers' algorithm, by words.
fn differs(quotation: &str, said: &Words, text: &str, words: &Words, from: usize) -> Option<Verdict> {
    let (said, words) = (said.units(), words.units());
    let (rows, columns) = (said.len(), words.len());
    let changed = |row: usize, column: usize| u32::from(said[row - 1].term != words[column - 1].term);
    let mut cost: Vec<Vec<u32>> = vec![vec![0; columns + 1]; rows + 1];
    for row in 1..=rows {
        cost[row][0] = row as u32;
        for column in 1..=columns {
            let least = (cost[row - 1][column - 1] + changed(row, column)).min(cost[row - 1][column] + 1);
            cost[row][column] = least.min(cost[row][column - 1] + 1);
        }
    }
    let end = (0..=columns).min_by_key(|column| cost[rows][*column])?;
    let different = cost[rows][end] as usize;
    if end == 0 || different * ONE_IN > rows {
        return None;
    }
    // Pairs of words, from the last to the first.
    let mut pairs: Vec<Pair> = Vec::new();
    let (mut row, mut column) = (rows, end);
    while row > 0 {
        let here = cost[row][column];
        if column > 0 && here == cost[row - 1][column - 1] + changed(row, column) {
            (row, column) = (row - 1, column - 1);
            pairs.push((Some(row), Some(column)));
        } else if here == cost[row - 1][column] + 1 {
            row -= 1;
            pairs.push((Some(row), None));
        } else {
            column -= 1;
            pairs.push((None, Some(column)));
        }
    }
    pairs.reverse();
    let at = from + words[column].start as usize..from + words[end - 1].end as usize;
    Some(Verdict::Differs { at, pieces: pieces(&pairs, (quotation, &said), (text, &words)), words: different })
}

/// A word of the quotation and one of the text, by index.
type Pair = (Option<usize>, Option<usize>);

fn pieces(pairs: &[Pair], (quotation, said): (&str, &[Unit]), (text, words): (&str, &[Unit])) -> Vec<Piece> {
    let same = |pair: &Pair| matches!(pair, (Some(a), Some(b)) if said[*a].term == words[*b].term);
    let cut = |of: &str, all: &[Unit], run: Vec<usize>| match (run.first(), run.last()) {
        (Some(first), Some(last)) => of[all[*first].start as usize..all[*last].end as usize].to_owned(),
        _ => String::new(),
    };
    let piece = |run: &[Pair]| {
        let theirs = cut(text, words, run.iter().filter_map(|(_, there)| *there).collect());
        if same(&run[0]) {
            return Piece::Same(theirs);
        }
        Piece::Other(cut(quotation, said, run.iter().filter_map(|(here, _)| *here).collect()), theirs)
    };
    pairs.chunk_by(|a, b| same(a) == same(b)).map(piece).collect()
}

/// Where a quotation differs, in a line: `[-as quoted-] [+as published+]`.
pub fn difference(verdict: &Verdict) -> String {
    let Verdict::Differs { pieces, .. } = verdict else { return String::new() };
    pieces.iter().map(piece).collect::<Vec<_>>().join(" ")
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Same(words) => words.clone(),
        Piece::Other(said, there) if said.is_empty() => format!("[+{there}+]"),
        Piece::Other(said, there) if there.is_empty() => format!("[-{said}-]"),
        Piece::Other(said, there) => format!("[-{said}-] [+{there}+]"),
        Piece::Gap => "…".to_owned(),
    }
}

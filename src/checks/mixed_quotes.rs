//! Are the quotation marks of a document all of one kind?

use super::{Ask, Check, Written};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::site::LinkedDocument;
use crate::text::{Place, Span};

pub(super) const CHECK: Check = Check { code: &MIXED_QUOTES, ask: Ask::Each(ask) };

static MIXED_QUOTES: Code = Code::mild(
    "mixed-quotes",
    Severity::Note,
    "\
A document has straight quotation marks or apostrophes, `\"` and `'`, beside typographic ones. Texts that were scraped in
parts or corrected by hand often have both, and a search for a quotation finds only one of them. Those of code and of
attributes do not count, nor do signs of feet and inches, minutes and seconds (`5' 3\"`).

Write them all as the source has them. They are words of the text, so `check --fix` does not touch them.",
);

/// A straight mark, what it is called, and the typographic ones that stand for it.
const MARKS: [(char, &str, &str); 2] = [('"', "straight quotation mark", "“”„«»"), ('\'', "straight apostrophe", "’‘")];

/// How many places one problem shows.
const SHOWN: usize = 5;

fn ask(document: &LinkedDocument) -> Vec<Diagnostic> {
    let (path, written) = (&document.document.path, Written::Document(document));
    let words = written.words();
    let has = |is: &dyn Fn(char) -> bool| words.iter().any(|words| words.contains(is));
    let may_be_mixed = |(straight, _, typographic): &&(char, &str, &str)| {
        has(&|c| c == *straight) && has(&|c| typographic.contains(c))
    };
    let marks: Vec<_> = MARKS.iter().filter(may_be_mixed).collect();
    // Most texts have one kind, and are not read again.
    let stretches = if marks.is_empty() { Vec::new() } else { written.prose() };
    let mixed = marks.iter().filter_map(|(straight, called, typographic)| {
        let places: Vec<Place> = stretches
            .iter()
            .flat_map(|stretch| straight_marks(stretch, *straight))
            .map(|at| Place::new(path, Span::new(at..at + straight.len_utf8())))
            .collect();
        let others = stretches.iter().flatten().filter(|(_, c)| typographic.contains(*c)).count();
        (others > 0 && !places.is_empty()).then(|| mixed_quotes(&places, called, others))
    });
    mixed.collect()
}

/// Where the straight marks of a stretch of prose stand, but for the primes of feet and inches, minutes and seconds.
fn straight_marks(stretch: &[(usize, char)], straight: char) -> Vec<usize> {
    let sign = |index: Option<usize>| index.and_then(|index| stretch.get(index)).map(|(_, c)| *c);
    let mut is_open = false;
    let mut found = Vec::new();
    for (index, (at, _)) in stretch.iter().enumerate().filter(|(_, (_, c))| *c == straight) {
        let (before, after) = (sign(index.checked_sub(1)), sign(Some(index + 1)));
        let goes_on = after.is_some_and(char::is_alphanumeric);
        let is_prime = before.is_some_and(char::is_numeric) && !after.is_some_and(char::is_alphabetic);
        if is_prime && !is_open {
            continue;
        }
        found.push(*at);
        // An apostrophe inside a word neither opens nor closes.
        is_open = match (straight, before.is_some_and(char::is_alphanumeric)) {
            ('\'', true) => is_open && goes_on,
            ('\'', false) => goes_on,
            _ => !is_open,
        };
    }
    found
}

/// One problem for a document and a kind of mark, at its first straight one; the next few are shown too.
fn mixed_quotes(places: &[Place], called: &str, others: usize) -> Diagnostic {
    let (count, plural) = (places.len(), if places.len() == 1 { "" } else { "s" });
    let message = format!("{count} {called}{plural} beside {others} typographic");
    let problem = Diagnostic::new(&MIXED_QUOTES, message).at(places[0].clone());
    let problem = places[1..].iter().take(SHOWN - 1).fold(problem, |problem, at| problem.also(at.clone(), "another"));
    problem.help("write them all as the source has them")
}

#[cfg(test)]
mod tests {
    use super::straight_marks;

    #[track_caller]
    fn check(text: &str, straight: char, expected: &[usize]) {
        let stretch: Vec<(usize, char)> = text.char_indices().collect();
        assert_eq!(straight_marks(&stretch, straight), expected, "{text}");
    }

    #[test]
    fn primes_are_no_marks() {
        check("A room of 5' 3\" by 6'.", '\'', &[]);
        check("A room of 5' 3\" by 6'.", '"', &[]);
        check("at 41 24' 12\" north", '"', &[]);
        check("\"in 1999\", \"so\"", '"', &[0, 8, 11, 14]);
        check("'in 1999' and 1990's", '\'', &[0, 8, 18]);
        check("the party's 'own'", '\'', &[9, 12, 16]);
    }
}

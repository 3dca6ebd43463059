//! Letters and roman numerals that count. Some signs may be either: `i` after `h` is a letter, before `ii` a numeral; where
//! nothing tells, it is not counted.

use super::figures::Writing::{self, Letter, Roman};
use super::series::Counted;

/// A unit whose number has no digits.
#[derive(Clone, Debug)]
pub(super) struct Lettered {
    /// Its index in the document.
    pub unit: usize,
    /// Its number in small letters; the first of several.
    pub first: String,
    /// The last of them, or what is put behind a single one (`a bis`).
    pub last: Option<String>,
}

/// How far two neighbours may be apart of which one may be read in two ways. What is further is another kind of list.
const NEAR: u32 = 4;

/// The letters and the numerals of what is counted together, each run in reading order. A label that stands twice begins a list
/// anew. What has letters of another alphabet too, as `а`, `б`, `e`, counts by that one, and is not counted here.
pub(super) fn runs(labels: &[Lettered]) -> Vec<Vec<Counted>> {
    let mut runs: Vec<Vec<Counted>> = Vec::new();
    if labels.iter().any(|label| !label.first.is_ascii()) {
        return runs;
    }
    // The run that goes on, of letters and of numerals, and which of them the label before is of.
    let (mut open, mut before): ([Option<usize>; 2], _) = ([None, None], None);
    for (index, label) in labels.iter().enumerate() {
        let [letters, numerals] = open.map(|run| Some(runs[run?].last()?.to));
        let next = labels.get(index + 1).map(|next| &*next.first);
        let Some(writing) = writing(&label.first, next, letters, numerals, before) else { continue };
        let counted = counted(label, writing);
        let run = &mut open[usize::from(writing == Roman)];
        let again = || labels[..index].iter().any(|earlier| earlier.first == label.first);
        let goes_on = |run: &usize| {
            let last = runs[*run].last();
            last.is_some_and(|last| counted.from >= last.from || !again())
        };
        let at = *run.filter(goes_on).get_or_insert(runs.len());
        if at == runs.len() {
            runs.push(Vec::new());
        }
        runs[at].push(counted);
        *run = Some(at);
        before = Some(writing);
    }
    runs
}

fn counted(label: &Lettered, writing: Writing) -> Counted {
    let from = writing.value(&label.first).unwrap_or_default();
    let to = label.last.as_deref().and_then(|last| writing.value(last)).filter(|to| *to > from);
    let inserted = label.last.is_some() && to.is_none();
    Counted { unit: label.unit, from, to: to.unwrap_or(from), inserted, writing }
}

/// How a label is written, if that is clear: by what it goes on with, of the last letter and the last numeral, by the label
/// behind it, and by how the one before is written.
fn writing(
    label: &str,
    next: Option<&str>,
    letters: Option<u32>,
    numerals: Option<u32>,
    before: Option<Writing>,
) -> Option<Writing> {
    let (letter, numeral) = (Letter.value(label), Roman.value(label));
    let (Some(letter), Some(numeral)) = (letter, numeral) else {
        // `cc` and `xx` are more often put in behind `c` and `x`.
        let doubled = matches!(label, "cc" | "xx") && numerals.is_none();
        return letter.map(|_| Letter).or_else(|| numeral.filter(|_| !doubled).map(|_| Roman));
    };
    let goes_on = |writing: Writing, value: u32| next.and_then(|next| writing.value(next)) == Some(value + 1);
    let comes_after = |last: Option<u32>, value: u32| last.is_some_and(|last| last + 1 == value);
    match (goes_on(Letter, letter), goes_on(Roman, numeral)) {
        (false, true) => return Some(Roman),
        (true, false) if !comes_after(numerals, numeral) => return Some(Letter),
        _ => {}
    }
    match (comes_after(letters, letter), comes_after(numerals, numeral)) {
        (true, false) => return Some(Letter),
        (false, true) => return Some(Roman),
        (true, true) => return before,
        (false, false) => {}
    }
    let is_near = |last: Option<u32>, value: u32| last.is_some_and(|last| last.abs_diff(value) <= NEAR);
    match before {
        None if numeral == 1 => Some(Roman),
        Some(Roman) => is_near(numerals, numeral).then_some(Roman),
        Some(_) => (numeral != 1 && is_near(letters, letter)).then_some(Letter),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Lettered, Roman, runs};

    /// The runs of some labels, each as it is written: letters as they are, numerals in digits.
    #[track_caller]
    fn check(labels: &str, expected: &[&str]) {
        let labels: Vec<Lettered> = labels
            .split(' ')
            .enumerate()
            .map(|(unit, first)| Lettered { unit, first: first.to_owned(), last: None })
            .collect();
        let written = |counted: &super::Counted| match counted.writing {
            Roman => counted.from.to_string(),
            writing => writing.write(counted.from),
        };
        let found: Vec<String> =
            runs(&labels).iter().map(|run| run.iter().map(written).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(found, expected, "{labels:?}");
    }

    #[test]
    fn a_sign_is_a_letter_or_a_numeral_by_its_neighbours() {
        check("a b c d", &["a b c d"]);
        check("a c d", &["a c d"]);
        check("f g h i j k l m", &["f g h i j k l m"]);
        check("i ii iii iv v vi", &["1 2 3 4 5 6"]);
        check("i", &["1"]);
        check("i ii iv", &["1 2 4"]);
        check("iv v vi viii ix x", &["4 5 6 8 9 10"]);
        check("t u v w x", &["t u v w x"]);
        check("g h i", &["g h i"]);
        check("g i j", &["g i j"]);
        check("l m o", &["l m o"]);
    }

    #[test]
    fn what_is_not_clear_is_not_counted() {
        check("a b i c", &["a b c"]);
        check("g i", &["g"]);
        check("a x", &["a"]);
        check("v", &[]);
        check("a aa b", &["a b"]);
        check("b c cc d", &["b c d"]);
        check("summary a b", &["a b"]);
        check("a б в г д e", &[]);
    }

    #[test]
    fn lists_in_lists_and_lists_that_begin_anew() {
        check("a b i ii iii c d", &["a b c d", "1 2 3"]);
        check("g h i ii iii", &["g h", "1 2 3"]);
        check("a b c a b", &["a b c", "a b"]);
        check("i ii iii i ii", &["1 2 3", "1 2"]);
        check("a c b", &["a c b"]);
        check("a a b", &["a a b"]);
        check("ii i iii", &["2 1 3"]);
    }
}

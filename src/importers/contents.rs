//! A table of contents: lines of which each comes again further down, in the same order. The site makes its own.
//!
//! It looks at nothing but whether lines come again, so a list in the text stays whatever stands over it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::layout::ends_sentence;
use super::lines::Line;
use super::numbering::{markers, unnumbered};

/// Entries that make a table where a heading says so, and where none does.
const LEAST_UNDER_HEADING: usize = 2;
const LEAST: usize = 3;

/// The lines that are a table of contents or the heading over one. `is_text` says which lines count.
pub fn contents(text: &str, lines: &[Line], is_text: impl Fn(usize) -> bool) -> BTreeSet<usize> {
    let of_text: Vec<usize> = (0..lines.len()).filter(|index| is_text(*index)).collect();
    let again = Again::of(text, of_text.iter().map(|index| &lines[*index]).collect());
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < of_text.len() {
        let headed = again.says(at, is_heading);
        if !headed && !again.may_begin(at) {
            at += 1;
            continue;
        }
        let column = headed && again.says(at + 1, heads_column);
        let start = at + usize::from(headed) + usize::from(column);
        let end = again.run(start, headed);
        // The last entry may say less than the heading: `附則` of `附　則　抄`.
        let end = end + usize::from(headed && end > start && again.says(end, |line| unnumbered(line).is_some()));
        if end - start >= if headed { LEAST_UNDER_HEADING } else { LEAST } {
            found.extend(of_text[at..end].iter().copied());
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// Where the text comes again.
struct Again<'a> {
    text: &'a str,
    lines: Vec<&'a Line>,
    /// How each line begins, its place and its head; in order.
    by_start: Vec<(u64, usize, Head)>,
}

impl<'a> Again<'a> {
    fn of(text: &'a str, lines: Vec<&'a Line>) -> Self {
        let start = |(at, line): (usize, &&Line)| {
            let Begin { starts, head } = begin(line.text(text));
            (starts[START - 1], at, head)
        };
        let mut by_start: Vec<(u64, usize, Head)> = lines.iter().enumerate().map(start).collect();
        by_start.sort_unstable_by_key(|(start, at, _)| (*start, *at));
        Self { text, lines, by_start }
    }

    fn line(&self, at: usize) -> &'a str {
        self.lines[at].text(self.text)
    }

    /// Is there a short line of which something is so?
    fn says(&self, at: usize, is: fn(&str) -> bool) -> bool {
        const LONGEST: usize = 32;
        // Words at both ends of a line have many blanks between them.
        let short =
            |line: &Line| line.length <= LONGEST || line.length <= 4 * LONGEST && self.line(at).contains("     ");
        self.lines.get(at).is_some_and(|line| short(line) && is(&squeeze(self.line(at))))
    }

    /// May a table begin with a line although nothing says so?
    fn may_begin(&self, at: usize) -> bool {
        if !(self.is_entry(at, 1) || self.is_entry(at, 2)) {
            return false;
        }
        let begin = begin(self.line(at));
        let whole = leader(self.line(at)).is_none() && !self.line(at).ends_with('）');
        let head = whole.then_some(begin.head);
        begin.starts().any(|start| self.later(start, head, at + 1).next().is_some())
    }

    /// Do one or two lines look like an entry?
    fn is_entry(&self, at: usize, lines: usize) -> bool {
        const WORDS_OF_LABEL: usize = 3;
        // A sentence of the text may say the same as another.
        const WORDS_OF_SENTENCE: usize = 8;
        let last = self.lines.len().min(at + lines) - 1;
        if has_leader(self.line(last)) {
            return true;
        }
        let has_words = |lines: usize, least: usize| {
            let words = self.lines[at..at + lines].iter().flat_map(|line| line.text(self.text).split_whitespace());
            words.take(least).count() == least
        };
        let is_sentence = |end: usize| ends_sentence(self.line(end)) && has_words(end + 1 - at, WORDS_OF_SENTENCE);
        if (at..=last).any(is_sentence) {
            return false;
        }
        let first = self.lines[at];
        match lines {
            1 => !first.markers(self.text).is_empty(),
            // A label may go on in the next line.
            _ => {
                let may_be = !first.markers(self.text).is_empty() || !has_words(1, WORDS_OF_LABEL + 1);
                may_be && !markers(&self.words(at, lines)).is_empty()
            }
        }
    }

    /// One line or two as one.
    fn words(&self, at: usize, lines: usize) -> Cow<'a, str> {
        if lines == 1 || at + 1 == self.lines.len() {
            return Cow::Borrowed(self.line(at));
        }
        Cow::Owned([self.line(at), self.line(at + 1)].join(" "))
    }

    /// The lines from a place on that may begin so.
    fn later(&self, start: u64, head: Option<Head>, from: usize) -> impl Iterator<Item = usize> {
        const MOST: usize = 64;
        let next = self.by_start.partition_point(|(other, at, _)| (*other, *at) < (start, from));
        let alike = self.by_start[next..].iter().take_while(move |(other, ..)| *other == start);
        let may_be = move |other: &Head| head.is_none_or(|head| head.length != other.length || head == *other);
        alike.take(MOST).filter(move |(_, _, head)| may_be(head)).map(|(_, at, _)| *at)
    }

    /// The end of the run of entries that begins at a line.
    fn run(&self, start: usize, headed: bool) -> usize {
        if start >= self.lines.len() {
            return start;
        }
        // Behind the line at which the first entry comes again stands the text: no run is longer, and none is read twice.
        let first = squeeze(self.line(start));
        let limit = self.comes_again(entry(&first), start + 1).unwrap_or(self.lines.len());
        let (mut end, mut last) = (start, None);
        while end < limit {
            let found = (1..=2).find_map(|lines| {
                if !headed && !self.is_entry(end, lines) {
                    return None;
                }
                let from = last.map_or(end + lines, |last: usize| last + 1);
                Some((lines, self.comes_again(&squeeze(entry(&self.words(end, lines))), from)?))
            });
            if headed && found.is_none() && has_leader(self.line(end)) {
                // What has dots and a page behind it is an entry, wherever it stands.
                end += 1;
                continue;
            }
            let Some((lines, again)) = found.filter(|_| last_is_after(last, end)) else { break };
            (end, last) = (end + lines, Some(again));
        }
        // What comes a third time is a list that is said again and again.
        let again = last.is_some_and(|last| self.comes_again(entry(&first), last + 1).is_some());
        if end <= limit && !(end == limit && again) { end } else { start }
    }

    /// The next line, from `from` on, at which an entry stands, be it over several lines or the start of one.
    fn comes_again(&self, entry: &str, from: usize) -> Option<usize> {
        let begin = begin(entry);
        let found = |start| self.later(start, Some(begin.head), from).find(|at| self.stands_at(entry, *at));
        begin.starts().filter_map(found).min()
    }

    fn stands_at(&self, entry: &str, at: usize) -> bool {
        let mut rest = entry.chars();
        for line in self.lines[at..].iter().take(4) {
            for letter in squeezed(line.text(self.text)) {
                match rest.next() {
                    None => return entry.chars().count() >= 8,
                    Some(other) if other != letter => return false,
                    Some(_) => {}
                }
            }
            if rest.as_str().is_empty() {
                return true;
            }
        }
        false
    }
}

/// Did the last entry come again behind the line that is looked at?
fn last_is_after(last: Option<usize>, at: usize) -> bool {
    last.is_none_or(|last| last > at)
}

/// How a line begins, without white space and in small letters.
struct Begin {
    /// Numbers for its first character, the first two and so on; where it has fewer, that of all of them.
    starts: [u64; START],
    head: Head,
}

/// A number for the first characters. Of an entry and a line with as many and other ones neither begins the other.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Head {
    length: usize,
    number: u64,
}

/// A line is looked up by so many characters. An entry may begin with a line that has fewer, but not with fewer still.
const START: usize = 8;
const LEAST_OF_START: usize = 4;
const HEAD: usize = 24;

impl Begin {
    /// By what lines are looked up with which an entry may begin.
    fn starts(&self) -> impl Iterator<Item = u64> {
        let differs = |at: &usize| self.starts.get(at + 1) != Some(&self.starts[*at]);
        (LEAST_OF_START - 1..START).filter(differs).map(|at| self.starts[at])
    }
}

fn begin(line: &str) -> Begin {
    let (mut starts, mut number, mut length) = ([0; START], 0_u64, 0);
    for c in squeezed(line).take(HEAD) {
        number = (number.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x517c_c1b7_2722_0a95);
        if length < START {
            starts[length] = number;
        }
        length += 1;
    }
    starts.iter_mut().skip(length).for_each(|start| *start = number);
    Begin { starts, head: Head { length, number } }
}

/// Small letters without white space.
fn squeezed(line: &str) -> impl Iterator<Item = char> {
    let small = |c: char| if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
    line.chars().filter(|c| !c.is_whitespace()).map(small)
}

fn squeeze(line: &str) -> String {
    squeezed(line).collect()
}

static LEADER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:\s*(?:\.\s?){3,}|\s*[…·_]{2,}|\s{2,}|\t)\s*[\divxlc]*$").expect("a pattern"));

/// The dots or blanks before the page at the end of a line. Most lines end otherwise, and are not searched from their start.
fn leader(line: &str) -> Option<regex::Match<'_>> {
    let before = line.trim_end_matches(|c: char| c.is_numeric() || "ivxlc".contains(c));
    let words = before.trim_end();
    let ends_so = match words.chars().next_back() {
        _ if before.len() - words.len() > 1 || before.ends_with('\t') => true,
        Some('.') => words[..words.len() - 1].trim_end().ends_with('.'),
        last => matches!(last, Some('…' | '·' | '_')),
    };
    if ends_so { LEADER.find(line) } else { None }
}

fn has_leader(line: &str) -> bool {
    leader(line).is_some_and(|leader| !leader.as_str().trim().is_empty())
}

/// An entry without the dots and the page behind it, or the articles that a bracket names.
fn entry(line: &str) -> &str {
    static ARTICLES: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"（第[^（）]*条[^（）]*）$").expect("a pattern"));
    let end = leader(line).map_or(line.len(), |leader| leader.start());
    let entry = line[..end].trim_end();
    if !entry.ends_with('）') {
        return entry;
    }
    ARTICLES.find(entry).map_or(entry, |articles| entry[..articles.start()].trim_end())
}

/// Does a line stand over the numbers of the pages?
fn heads_column(squeezed: &str) -> bool {
    ["page", "pages", "seite", "página", "pagina", "стр.", "страница", "paragraph", "paragraphs", "paragraphspage"]
        .contains(&squeezed)
}

/// Does a line say that a table follows?
fn is_heading(squeezed: &str) -> bool {
    const HEADINGS: &[&str] = &[
        "contents",
        "tableofcontents",
        "onthispage",
        "arrangementofsections",
        "inhalt",
        "inhaltsverzeichnis",
        "inhaltsübersicht",
        "sommaire",
        "tabledesmatières",
        "índice",
        "indice",
        "sumário",
        "содержание",
        "оглавление",
        "мазмұны",
        "目录",
        "目錄",
        "目次",
        "차례",
        "목차",
        "المحتويات",
        "الفهرس",
    ];
    let bare = squeezed.trim_end_matches([':', '.']);
    let bare = ["page", "seite", "página", "стр"].iter().find_map(|column| bare.strip_suffix(column)).unwrap_or(bare);
    HEADINGS.contains(&bare)
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lines = lines(text);
        let found = contents(text, &lines, |_| true);
        assert_eq!(found.iter().map(|index| lines[*index].text(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_comes_again_in_order_is_a_table() {
        let body = "1 Scope\nIt is about widgets.\n2 Terms\nThey are two.\n2.1 Widget\nA thing.\n";
        let table = ["Contents", "1 Scope ........ 1", "2 Terms ........ 2", "2.1 Widget ..... 2"];
        check(&format!("{}\n{body}", table.join("\n")), &table);
        check(&format!("{}\n{body}", table[1..].join("\n")), &table[1..]);
        let with_column = ["Contents", "Page", table[1], table[2], table[3]];
        check(&format!("{}\n{body}", with_column.join("\n")), &with_column);
        check(
            "目次\n第一章　総則（第一条―第二条）\n第二章　用具\n第一章　総則\n第一条　甲\n第二章　用具\n",
            &["目次", "第一章　総則（第一条―第二条）", "第二章　用具"],
        );
        check(
            "CONTENTS\nPart I The Spade\nPart II The Rake\nPART I\nThe Spade\nIt digs.\nPART II\nThe Rake\nIt rakes.\n",
            &["CONTENTS", "Part I The Spade", "Part II The Rake"],
        );
    }

    #[test]
    fn what_comes_again_at_once_is_read_once() {
        // Without a limit to the runs this would take minutes. Only the last three but three could be a table.
        let text = "1. Repealed\n2. Repealed\n3. Repealed\n".repeat(1000);
        assert!(contents(&text, &lines(&text), |_| true).len() <= 6);
    }

    #[test]
    fn lists_and_headings_stay() {
        check("Contents\n1. One.\n2. Two.\n3. Three.\n", &[]);
        check("Article 1\nAll dig.\nArticle 2\nAll rake.\nArticle 1\nAll dig.\nArticle 2\nAll rake.\n", &[]);
        check("1. Dig.\n2. Rake.\n3. Rest.\nThen\n1. Sow.\n2. Reap.\n3. Rest.\n", &[]);
    }

    #[test]
    fn sentences_that_are_said_twice_are_no_table() {
        let three = "1. The keeper opens the shed to all who ask.\n2. The keeper shuts the shed again before it is dark.\n3. The keeper counts the tools in it twice a year.\n";
        check(&format!("SPADES\n{three}RAKES\n{three}"), &[]);
    }
}

//! A table of contents: lines of which each comes again further down, in the same order. The site makes its own.
//!
//! It looks at nothing but whether lines come again, so a list in the text stays whatever stands over it.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use regex::Regex;

use super::layout::ends_sentence;
use super::lines::Line;
use super::numbering::markers;

/// Entries that make a table where a heading says so, and where none does.
const LEAST_UNDER_HEADING: usize = 2;
const LEAST: usize = 3;

/// The lines that are a table of contents or the heading over one. `is_text` says which lines count.
pub fn contents(text: &str, lines: &[Line], is_text: impl Fn(usize) -> bool) -> BTreeSet<usize> {
    let of_text: Vec<usize> = (0..lines.len()).filter(|index| is_text(*index)).collect();
    let squeezed: Vec<String> = of_text.iter().map(|index| squeeze(lines[*index].text(text))).collect();
    let again = Again::of(&squeezed);
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < of_text.len() {
        let headed = is_heading(&squeezed[at]);
        if !headed && !again.may_come_again(at) {
            at += 1;
            continue;
        }
        let column = headed && squeezed.get(at + 1).is_some_and(|line| heads_column(line));
        let start = at + usize::from(headed) + usize::from(column);
        let end = again.run(start, headed, &|at| lines[of_text[at]].text(text));
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
    squeezed: &'a [String],
    /// The places and heads of all lines that begin alike.
    by_start: HashMap<&'a str, Vec<(usize, Option<Head>)>>,
}

impl<'a> Again<'a> {
    fn of(squeezed: &'a [String]) -> Self {
        let mut by_start: HashMap<&str, Vec<(usize, Option<Head>)>> = HashMap::new();
        for (at, line) in squeezed.iter().enumerate() {
            by_start.entry(start_of(line)).or_default().push((at, head_of(line)));
        }
        Self { squeezed, by_start }
    }

    /// Does a later line begin as this one does?
    fn may_come_again(&self, at: usize) -> bool {
        self.by_start[start_of(&self.squeezed[at])].last().is_some_and(|(last, _)| *last > at)
    }

    /// The end of the run of entries that begins at a line.
    fn run(&self, start: usize, headed: bool, line: &dyn Fn(usize) -> &'a str) -> usize {
        // Behind the line at which the first entry comes again stands the text: no run is longer, and none is read twice.
        let Some(first) = self.squeezed.get(start) else { return start };
        let limit = self.comes_again(entry(first), start + 1).unwrap_or(self.squeezed.len());
        let (mut end, mut last) = (start, None);
        while end < limit {
            let lines = (1..=2).find_map(|lines| {
                let words = if lines == 1 || end + 1 == self.squeezed.len() {
                    Cow::Borrowed(line(end))
                } else {
                    Cow::Owned([line(end), line(end + 1)].join(" "))
                };
                let again =
                    self.comes_again(&squeeze(entry(&words)), last.map_or(end + lines, |last: usize| last + 1))?;
                let is_entry = headed || has_leader(&words) || !is_sentence(&words) && !markers(&words).is_empty();
                is_entry.then_some((lines, again))
            });
            let Some((lines, again)) = lines.filter(|_| last_is_after(last, end)) else { break };
            (end, last) = (end + lines, Some(again));
        }
        // What comes a third time is a list that is said again and again.
        let again = last.is_some_and(|last| self.comes_again(entry(first), last + 1).is_some());
        if end <= limit && !(end == limit && again) { end } else { start }
    }

    /// The next line, from `from` on, at which an entry stands, be it over several lines or the start of one.
    fn comes_again(&self, entry: &str, from: usize) -> Option<usize> {
        let candidates = self.by_start.get(start_of(entry))?;
        let next = candidates.partition_point(|(at, _)| *at < from);
        let head = head_of(entry);
        let may_be = |other: &Option<Head>| head.zip(*other).is_none_or(|(one, two)| one == two);
        let found = candidates[next..].iter().take(64).find(|(at, head)| may_be(head) && self.stands_at(entry, *at));
        found.map(|(at, _)| *at)
    }

    fn stands_at(&self, entry: &str, at: usize) -> bool {
        let mut rest = entry;
        for line in self.squeezed[at..].iter().take(4) {
            match rest.strip_prefix(line.as_str()) {
                Some("") => return true,
                Some(after) => rest = after,
                None => return line.starts_with(rest) && entry.chars().count() >= 8,
            }
        }
        false
    }
}

/// Is a line a sentence of the text, which may say the same as another?
fn is_sentence(line: &str) -> bool {
    ends_sentence(line) && line.split_whitespace().count() >= 8
}

/// Did the last entry come again behind the line that is looked at?
fn last_is_after(last: Option<usize>, at: usize) -> bool {
    last.is_none_or(|last| last > at)
}

/// The first characters, by which lines are looked up.
fn start_of(squeezed: &str) -> &str {
    squeezed.char_indices().nth(4).map_or(squeezed, |(at, _)| &squeezed[..at])
}

/// The first bytes of a line that is as long. Of an entry and a line with other ones neither begins the other.
type Head = [u8; 16];

fn head_of(squeezed: &str) -> Option<Head> {
    squeezed.as_bytes().first_chunk().copied()
}

/// Small letters without white space.
fn squeeze(line: &str) -> String {
    if line.is_ascii() {
        let mut squeezed = String::with_capacity(line.len());
        line.split(char::is_whitespace).for_each(|word| squeezed.push_str(word));
        squeezed.make_ascii_lowercase();
        return squeezed;
    }
    line.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
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
    HEADINGS.contains(&squeezed.trim_end_matches([':', '.']))
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

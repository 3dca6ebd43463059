//! Which block is the document's title.
//!
//! The one that the format says; else, of those before all labels, the first one if it could be a title, unless what stands above is a letterhead and a later block names what the text is;
//! else one set in the middle of the page.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::blocks::{Block, is_in_capitals};
use super::headings::is_known_heading;
use super::layout::{ends_sentence, starts_small};
use super::metadata::{citation_of_case, is_number_of_law, names_text, names_type};
use super::parties::parties;
use super::units::Cutting;
use crate::text::words::is_small;

/// A line with more words is no name of a body or a site over the title.
const LETTERHEAD_WORDS: usize = 12;

/// Blocks at the head among which the title is looked for.
const HEAD_BLOCKS: usize = 14;

impl Cutting<'_, '_> {
    /// The blocks that are the document's title: one, or a kind of text and what it is about.
    pub(super) fn title(&self) -> Option<Range<usize>> {
        let said = self.blocks.iter().position(|block| self.lines[block.lines.start].hint.title);
        if let Some(said) = said {
            return Some(said..said + 1);
        }
        let head = self.blocks.iter().take_while(|block| block.label.is_none());
        let lines = head.flat_map(|block| block.lines.clone()).map(|line| self.lines[line].text(self.text));
        let lines: Vec<&str> = lines.collect();
        // A judgment that says how it is cited or who its parties are has its name there, and it stays there.
        // What stands above all as well is its title.
        let mut cited = lines.iter().filter_map(|line| citation_of_case(line)).map(|(name, _)| name.to_owned());
        if let Some(name) = cited.find(|name| !name.is_empty()).or_else(|| parties(&lines)) {
            return (self.blocks.first()?.label.is_none() && self.words(0) == name).then_some(0..1);
        }
        let first = self.title_block()?;
        let words = self.words(first);
        let kind = is_in_capitals(&words) && names_text(&words);
        let kind_alone = kind && words.split_whitespace().count() <= 3;
        let word_between = |at: usize| is_word_between(self.blocks.get(at).map(|_| self.words(at)).as_deref());
        let could_follow =
            |at: usize| self.blocks.get(at).is_some_and(|next| next.label.is_none() && self.could_be_title(next));
        let right_below = |at: usize| self.lines[self.blocks[at].lines.start].blank_before == 0;
        let more = match first + 1 {
            next if kind && word_between(next) => {
                let named = self.blocks.get(next + 1).is_some_and(|named| named.label.is_none());
                if named && is_in_capitals(&self.words(next + 1)) || could_follow(next + 1) { 2 } else { 0 }
            }
            next if !kind_alone || !could_follow(next) => 0,
            next => {
                const MOST: usize = 5;
                let capitals = |at: &usize| could_follow(*at) && right_below(*at) && is_in_capitals(&self.words(*at));
                let below = (next..next + MOST).take_while(capitals).count();
                below.max(usize::from(says_what_about(&self.words(next))))
            }
        };
        let below = first + 1;
        let follows =
            more == 0 && self.blocks.get(below).is_some_and(|next| next.label.is_none()) && right_below(below);
        let short_name = |words: &str| {
            words.starts_with('(') && words.ends_with(')') && (words.contains(" - ") || !words.contains(' '))
        };
        let goes_on =
            follows && (is_designation(&words) && could_follow(below) || short_name(&self.words(below)) && !kind_alone);
        let more = more + usize::from(goes_on);
        Some(first..first + 1 + more)
    }

    /// The block that the format says is the title in another language.
    pub(super) fn subtitle(&self) -> Option<Range<usize>> {
        let said = self.blocks.iter().position(|block| self.lines[block.lines.start].hint.subtitle)?;
        Some(said..said + 1)
    }

    fn title_block(&self) -> Option<usize> {
        let head = self.blocks.iter().take(HEAD_BLOCKS).take_while(|block| block.label.is_none());
        let candidates: Vec<usize> =
            head.enumerate().filter(|(_, block)| self.could_be_title(block)).map(|(at, _)| at).collect();
        let find = |is: &dyn Fn(&usize) -> bool| candidates.iter().copied().find(is);
        // The number of a law may stand over its name.
        let top = (0..candidates.len()).take_while(|at| is_number_of_law(&self.words(*at))).count();
        let first = find(&|at| *at == top);
        let is_name = |at: &usize| {
            let words = self.words(*at);
            *at < 10 && (is_named(&words) && !is_series(&words) || self.is_kind_over_name(*at, &words))
        };
        if first.is_some_and(|first| is_name(&first)) {
            return first;
        }
        let later = find(&|at| is_numbered_title(&self.words(*at))).or_else(|| find(&is_name));
        let stands_over = |first: usize| {
            let words = self.words(first);
            self.is_letterhead(&words) || words.split_whitespace().count() <= LETTERHEAD_WORDS
        };
        first
            .filter(|first| later.is_none() || !stands_over(*first))
            .or(later)
            .or_else(|| find(&|at| *at < 8 && self.in_the_middle(&self.blocks[*at])))
    }

    /// Is a block the kind of a text, in capitals, with the name right below, as in `LUẬT` over `VƯỜN CÂY`?
    fn is_kind_over_name(&self, index: usize, words: &str) -> bool {
        let name = self.blocks.get(index + 1).filter(|name| name.label.is_none() && self.could_be_title(name));
        let right_below = name.is_some_and(|name| self.lines[name.lines.start].blank_before == 0);
        is_in_capitals(words) && names_type(words) && right_below && is_in_capitals(&self.words(index + 1))
    }

    /// The words of a block on one line.
    fn words(&self, index: usize) -> String {
        let lines = self.blocks[index].lines.clone();
        lines.map(|line| self.lines[line].text(self.text)).collect::<Vec<_>>().join(" ")
    }

    fn could_be_title(&self, block: &Block) -> bool {
        let words = block.lines.clone().map(|line| self.lines[line].text(self.text)).collect::<Vec<_>>().join(" ");
        let goes_on = self.lines.get(block.lines.end).is_none_or(|next| {
            let next_words = next.text(self.text);
            starts_small(next_words)
                && !next_words.starts_with('(')
                && super::metadata::author_line(next.text(self.text)).is_none()
        });
        let short = words.split_whitespace().count() <= 40 && words.chars().count() <= 300;
        let columns = block.lines.clone().any(|line| self.lines[line].text(self.text).contains("   "));
        let columns = columns && !is_numbered_title(&words);
        let in_brackets = words.starts_with('[') && words.ends_with(']');
        short
            && citation_of_case(&words).is_none()
            && !is_number_of_law(&words)
            && !is_known_heading(&words)
            && !in_brackets
            && !goes_on
            && !columns
            && (!ends_sentence(&words) || is_named_with_stop(&words) || names_others(&words))
            && !words.ends_with(',')
            && !starts_small_word(&words)
            && words.chars().any(char::is_alphabetic)
    }

    /// Could a line stand over the title: one in capitals that names no kind of text, where a later one does?
    fn is_letterhead(&self, words: &str) -> bool {
        is_in_capitals(words) && !names_type(words) && words.split_whitespace().count() <= 6
    }

    fn in_the_middle(&self, block: &Block) -> bool {
        let Some(width) = self.layout.width else { return false };
        block.lines.clone().all(|line| {
            let line = &self.lines[line];
            let right = width.saturating_sub(line.end_column());
            line.indent >= 4 && line.indent.abs_diff(right) <= 8
        })
    }
}

/// `61/999. Rights of gardeners`: the number of a resolution with its title.
fn is_numbered_title(words: &str) -> bool {
    static PATTERN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^\d{1,4}(/\d{1,4}| \([A-Z-]+\))\.?\s+\p{Lu}").expect("a pattern"));
    PATTERN.is_match(words)
}

/// `OF` on a line of its own, as between `BYLAWS` and a name.
fn is_word_between(words: Option<&str>) -> bool {
    words.is_some_and(|words| {
        ["of", "of the", "for", "de", "du", "der", "tentang"].contains(&words.to_lowercase().as_str())
    })
}

/// Does a line begin as one that goes on with `Law`: `on tools`, `über Geräte`, `О лопатах`? Turkic languages have the
/// word at its end.
fn says_what_about(words: &str) -> bool {
    const FIRST: &str = "on concerning relating regarding about to for sur relatif relative concernant portant über zur zum sobre o о об про \
        privind περί";
    const LAST: &str = "туралы жөнүндө тўғрисида to‘g‘risida haqqında hakkında մասին";
    let words = words.to_lowercase();
    let mut all = words.split_whitespace();
    let (first, last) = (all.next().unwrap_or(""), all.next_back().unwrap_or(""));
    FIRST.split(' ').any(|word| word == first) || LAST.split(' ').any(|word| word == last)
}

/// The name of a series and a number in it: `European Treaty Series - No. 231`.
fn is_series(words: &str) -> bool {
    static PATTERN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)\bseries\b.*\b(no|nr|n°|№)\.?\s*\d+$").expect("a pattern"));
    PATTERN.is_match(words)
}

/// Does a block name a kind of text, near its start or its end, or the parties of a case?
fn is_named(words: &str) -> bool {
    static CASE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\p{Lu}[^.]* (v\.?|vs\.?|c\.|gegen|contre) \p{Lu}").expect("a pattern"));
    let all: Vec<&str> = words.split_whitespace().collect();
    let near = |words: &[&str]| names_text(&words.join(" "));
    let is_title = all.len() >= 2 && !words.contains('(') || all.len() >= 3;
    is_title && (near(&all[..all.len().min(4)]) || all.len() <= 12 && near(&all[all.len().saturating_sub(2)..]))
        || all.len() <= 20
            && !words.starts_with('(')
            && (CASE.is_match(words)
                || words.to_lowercase().starts_with("case ") && !words.to_lowercase().starts_with("case no"))
}

/// Is a title that ends with a full stop one, all the same: `Ley 39/2015, de 1 de octubre, del Jardín.`, `The Spade Licence.`,
/// `BYLAWS OF THE CLUB, INC.`?
fn is_named_with_stop(words: &str) -> bool {
    let all: Vec<&str> = words.split_whitespace().collect();
    let inside = words.trim_end_matches('.');
    let law = all.len() <= 30 && names_type(all[0]) && inside.contains(|c: char| c.is_ascii_digit());
    let in_capitals = is_in_capitals(words) && all.len() <= 12 && names_text(all[0]);
    let name = all.len() <= 6 && names_type(all[all.len() - 1]) || in_capitals;
    words.ends_with('.') && !inside.contains(". ") && !inside.contains([';', ':']) && (law || name)
}

/// Is a line the number of a standard, in capitals and figures: `ANSI/GT 12-2004`?
fn is_designation(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit())
        && is_in_capitals(words)
        && words.split_whitespace().count() <= 4
        && super::numbering::markers(words).is_empty()
}

/// Does a case end with a party and others: `Spade v. Rake et al.`?
fn names_others(words: &str) -> bool {
    words.to_lowercase().ends_with(" et al.") && is_named(words)
}

/// Does a title begin with a small letter of a script that has capitals?
fn starts_small_word(words: &str) -> bool {
    let numbered = words.starts_with(|c: char| c.is_ascii_digit()) && names_type(words);
    !numbered && words.chars().find(|c| c.is_alphabetic()).is_some_and(is_small)
}

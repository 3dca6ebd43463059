//! Which block is the document's title.
//!
//! The one that the format says; else, of those before all labels, the first one if it could be a title, unless what stands above is a letterhead and a later block names what the text is;
//! else one set in the middle of the page.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::blocks::{Block, is_in_capitals};
use super::layout::{ends_sentence, starts_small};
use super::metadata::names_type;
use super::units::Cutting;

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
        let first = self.title_block()?;
        let words = self.words(first);
        let kind_alone = is_in_capitals(&words) && names_type(&words) && words.split_whitespace().count() <= 3;
        let about = self.blocks.get(first + 1).is_some_and(|next| {
            next.label.is_none() && self.could_be_title(next) && says_what_about(&self.words(first + 1))
        });
        Some(first..first + if kind_alone && about { 2 } else { 1 })
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
        let first = find(&|at| *at == 0);
        let names_text = |at: &usize| *at < 10 && is_named(&self.words(*at));
        if first.is_some_and(|first| names_text(&first)) {
            return first;
        }
        let later = find(&|at| is_numbered_title(&self.words(*at))).or_else(|| find(&names_text));
        let stands_over = |first: usize| {
            let words = self.words(first);
            self.is_letterhead(&words) || words.split_whitespace().count() <= LETTERHEAD_WORDS
        };
        first
            .filter(|first| later.is_none() || !stands_over(*first))
            .or(later)
            .or_else(|| find(&|at| *at < 8 && self.in_the_middle(&self.blocks[*at])))
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
        short
            && !goes_on
            && !columns
            && (!ends_sentence(&words) || is_named_with_stop(&words))
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

/// Does a line begin as one that goes on with `Law`: `on tools`, `über Geräte`, `О лопатах`?
fn says_what_about(words: &str) -> bool {
    const WORDS: &str = "on concerning relating regarding about to for sur relatif relative concernant portant über zur zum sobre о об про";
    let first = words.split_whitespace().next().unwrap_or("").to_lowercase();
    WORDS.split(' ').any(|word| word == first)
}

/// Does a block name a kind of text, near its start or its end, or the parties of a case?
fn is_named(words: &str) -> bool {
    static CASE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\p{Lu}[^.]* (v\.?|vs\.?|c\.|gegen|contre) \p{Lu}").expect("a pattern"));
    let all: Vec<&str> = words.split_whitespace().collect();
    let near = |words: &[&str]| names_type(&words.join(" "));
    let is_title = all.len() >= 2 && !words.contains('(') || all.len() >= 3;
    is_title && (near(&all[..all.len().min(4)]) || all.len() <= 12 && near(&all[all.len().saturating_sub(2)..]))
        || CASE.is_match(words) && all.len() <= 20
}

/// Is a title that ends with a full stop one, all the same: `Ley 39/2015, de 1 de octubre, del Jardín.`, `The Spade Licence.`?
fn is_named_with_stop(words: &str) -> bool {
    let all: Vec<&str> = words.split_whitespace().collect();
    let inside = words.trim_end_matches('.');
    let law = all.len() <= 30 && names_type(all[0]) && inside.contains(|c: char| c.is_ascii_digit());
    let name = all.len() <= 6 && names_type(all[all.len() - 1]);
    words.ends_with('.') && !inside.contains(". ") && !inside.contains([';', ':']) && (law || name)
}

/// Does a title begin with a small letter of a script that has capitals?
fn starts_small_word(words: &str) -> bool {
    words.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
}

//! The titles of paragraphs: a short line behind a label, with the text of the paragraph below it.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::blocks::{Block, like_a_title};
use super::hint::Hint;
use super::layout::{Layout, starts_small};
use super::lines::Line;
use super::numbering::{Accepted, Style};

/// Finds them in the blocks of a text, each with the lines below it as one block.
pub fn find(text: &str, lines: &[Line], layout: Layout, mut blocks: Vec<Block>, accepted: &[Accepted]) -> Vec<Block> {
    of_wrapped(text, lines, layout, &mut blocks, accepted);
    if layout.width.is_some() { blocks } else { joined(text, lines, blocks, accepted) }
}

/// Where most blocks of a series begin with a short line that ends no sentence, that line is a title.
fn of_wrapped(text: &str, lines: &[Line], layout: Layout, blocks: &mut [Block], accepted: &[Accepted]) {
    let begins_with_title = |block: &Block| {
        let Some(label) = block.label else { return false };
        if block.lines.len() < 2 {
            return false;
        }
        let (first, second) = (&lines[block.lines.start], &lines[block.lines.start + 1]);
        let rest = first.text(text)[accepted[label].marker().length..].trim_start();
        let first_word = second.text(text).split_whitespace().next().map_or(0, |word| word.chars().count());
        let room = layout.width.map_or(0, |width| (width + 1).saturating_sub(first.end_column() + 1 + first_word));
        !rest.is_empty() && like_a_title(rest) && !starts_small(second.text(text)) && room > 0
    };
    let titled: Vec<usize> = (0..blocks.len()).filter(|index| begins_with_title(&blocks[*index])).collect();
    let mut series: HashMap<Style, (usize, usize), FixedState> = HashMap::default();
    for block in blocks.iter().filter(|block| block.lines.len() >= 2) {
        let Some(label) = block.label else { continue };
        series.entry(accepted[label].marker().style).or_default().0 += 1;
    }
    let style =
        |block: &Block| block.label.map(|label| accepted[label].marker().style).expect("a titled block has a label");
    for index in &titled {
        series.entry(style(&blocks[*index])).or_default().1 += 1;
    }
    for index in titled {
        let (all, with_title) = series[&style(&blocks[index])];
        if with_title >= 2 && with_title * 3 >= all * 2 {
            blocks[index].title_lines = 1;
            blocks[index].lines_meant = false;
        }
    }
}

/// Joins titles with the text below, in a text where a line is a paragraph and blank lines part them: where every short line
/// behind a label of a series has one line right below, they are titles, as where that line was wrapped. A number without a
/// sign stands over a section.
fn joined(text: &str, lines: &[Line], blocks: Vec<Block>, accepted: &[Accepted]) -> Vec<Block> {
    // The style of a label with a short line behind it.
    let style = |block: &Block| {
        let marker = accepted[block.label?].marker();
        let first = &lines[block.lines.start];
        let rest = first.text(text)[marker.length..].trim_start();
        let is_short = block.lines.len() == 1
            && marker.style.close.is_some()
            && first.hint == Hint::default()
            && !rest.is_empty()
            && like_a_title(rest);
        is_short.then_some(marker.style)
    };
    let apart = |line: usize| line == 0 || lines.get(line).is_none_or(|line| line.blank_before > 0);
    let has_text_below = |at: usize| {
        let Some(below) = blocks.get(at + 1).filter(|below| below.label.is_none()) else { return false };
        let first = &lines[below.lines.start];
        let right_below = first.blank_before == 0 && !starts_small(first.text(text));
        right_below && apart(blocks[at].lines.start) && apart(below.lines.end)
    };
    let short: Vec<(Option<Style>, bool)> =
        blocks.iter().enumerate().map(|(at, block)| (style(block), has_text_below(at))).collect();
    let mut series: HashMap<Style, (usize, usize), FixedState> = HashMap::default();
    for (style, has_text) in &short {
        let Some(style) = style else { continue };
        let (all, titles) = series.entry(*style).or_default();
        *all += 1;
        *titles += usize::from(*has_text);
    }
    let is_title = |at: usize| {
        short[at].0.is_some_and(|style| series.get(&style).is_some_and(|(all, titles)| *titles >= 2 && titles == all))
    };
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.into_iter().enumerate() {
        match joined.last_mut() {
            Some(title) if at > 0 && is_title(at - 1) => title.lines.end = block.lines.end,
            _ => joined.push(Block { title_lines: if is_title(at) { 1 } else { block.title_lines }, ..block }),
        }
    }
    joined
}

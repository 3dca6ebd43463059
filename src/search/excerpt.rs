//! A long text → the words around what was looked for in it.

use std::ops::Range;

use super::find::stands;
use super::query::Query;
use super::words::Words;

/// So many bytes are shown from the first word that was looked for, and half as many before it.
const AROUND: usize = 160;

/// The stretch of a text where the most of the words that are looked for stand close together, with `…` where it is cut.
pub fn excerpt(text: &str, query: &Query, quoted: Option<Range<usize>>) -> String {
    let first = quoted.as_ref().map_or_else(|| densest(text, query), |quoted| quoted.start);
    let last = quoted.map_or(first, |quoted| quoted.end).max(first + AROUND);
    let from = match first.checked_sub(AROUND / 2) {
        Some(from) if from > AROUND / 8 => word_start(text, from),
        _ => 0,
    };
    let to = if last + AROUND / 4 >= text.len() { text.len() } else { word_end(text, last) };
    let (before, after) = (if from > 0 { "… " } else { "" }, if to < text.len() { " …" } else { "" });
    format!("{before}{}{after}", text[from..to].trim())
}

/// Where the stretch begins that has the most of the words that are looked for.
fn densest(text: &str, query: &Query) -> usize {
    let words = Words::of(text);
    let which = |at: usize| query.wanted.iter().position(|wanted| stands(&words, at, wanted));
    let marks: Vec<(usize, usize)> =
        (0..words.len()).filter_map(|at| Some((words.word(at).start as usize, which(at)?))).collect();
    let many = |(start, _): &(usize, usize)| {
        let mut near: Vec<usize> =
            marks.iter().filter(|(at, _)| (*start..start + AROUND).contains(at)).map(|(_, which)| *which).collect();
        near.sort_unstable();
        near.dedup();
        near.len()
    };
    let best = marks.iter().rev().max_by_key(|mark| many(mark));
    best.map_or(0, |(start, _)| *start)
}

/// The beginning of the word at or after a byte.
fn word_start(text: &str, at: usize) -> usize {
    let at = (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let gap = text[at..].char_indices().take(AROUND / 4).find(|(_, c)| c.is_whitespace());
    gap.map_or(at, |(gap, _)| at + gap + 1)
}

/// The end of the word at a byte.
fn word_end(text: &str, at: usize) -> usize {
    let at = (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let gap = text[at..].char_indices().take(AROUND / 4).find(|(_, c)| c.is_whitespace());
    gap.map_or(at, |(gap, _)| at + gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stand_in_the_middle() {
        let text = format!("{}one two {}", "before ".repeat(40), "after ".repeat(60));
        let shown = excerpt(&text, &Query::read("two one", false), None);
        assert!(shown.starts_with("… before") && shown.ends_with("after …"), "{shown}");
        assert!(shown.contains("one two") && shown.len() < 300, "{shown}");
        assert_eq!(excerpt("short one", &Query::read("one", false), None), "short one");
        let han = "人人生而自由".repeat(60);
        assert!(excerpt(&han, &Query::read("自由", false), None).contains("自由"));
        let quoted = excerpt(&text, &Query::default(), Some(280..287));
        assert!(quoted.contains("one two"), "{quoted}");
    }
}

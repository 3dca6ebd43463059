//! Runs of the source → inlines. What the source says is text, never markup.

use crate::model::{Inline, Run};
use crate::text::{Source, words};

/// The inlines of some runs: white space single, repairs inside a line as corrections, neighbours joined. `names` are those
/// of the draft's notes.
pub fn inlines(runs: &[Run], source: &Source, names: &[String]) -> Vec<Inline> {
    // Most blocks are one text.
    let mut inlines: Vec<Inline> = Vec::with_capacity(1);
    for run in runs {
        match run {
            Run::Words(span) => push_text(&mut inlines, &source.text[span.range()]),
            Run::Space => push_text(&mut inlines, " "),
            Run::Repaired { new, layout: true, .. } => push_text(&mut inlines, new),
            Run::Repaired { span, new, layout: false } => inlines.push(Inline::Corrected {
                new: if new.is_empty() { Vec::new() } else { vec![Inline::Text(new.clone())] },
                sic: source.text[span.range()].to_owned(),
            }),
            Run::Mark { note, .. } => inlines.push(Inline::NoteMark(names.get(*note).cloned().unwrap_or_default())),
            Run::LineEnd => {
                trim_end(&mut inlines);
                inlines.push(Inline::HardBreak);
            }
        }
    }
    trim_end(&mut inlines);
    inlines
}

fn push_text(inlines: &mut Vec<Inline>, words: &str) {
    if !matches!(inlines.last(), Some(Inline::Text(_))) {
        inlines.push(Inline::Text(String::new()));
    }
    let Some(Inline::Text(text)) = inlines.last_mut() else { return };
    if words::has_single_spaces(words) && !(text.ends_with(' ') && words.starts_with(' ')) {
        return text.push_str(words);
    }
    for c in words.chars() {
        let blank = c.is_ascii_whitespace() || matches!(c, '\u{b}' | '\u{85}');
        match blank {
            true if text.ends_with(' ') => {}
            true => text.push(' '),
            false => text.push(c),
        }
    }
}

/// Takes a space and empty text off the end.
fn trim_end(inlines: &mut Vec<Inline>) {
    if let Some(Inline::Text(text)) = inlines.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
        if text.is_empty() {
            inlines.pop();
        }
    }
}

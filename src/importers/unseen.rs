//! Characters that nobody sees are taken out of a draft, and told as repairs: they are signs of a web page or a word processor,
//! and a text that keeps them is neither found nor compared.

use std::mem;

use crate::model::{Draft, Notice, Run};
use crate::text::{Source, Span, hidden};

/// Takes them out. White space among them stays for whoever joins words.
pub fn take_out(draft: &mut Draft, source: &Source) {
    let is_seen = |span: &Span| source.text[span.range()].contains(|c: char| !c.is_whitespace());
    let hidden: Vec<Span> = hidden::spans(&source.text).into_iter().filter(is_seen).collect();
    if hidden.is_empty() {
        return;
    }
    let mut taken = Vec::new();
    let units = draft.units.iter_mut().flat_map(|unit| std::iter::once(&mut unit.title).chain(&mut unit.blocks));
    let notes = draft.notes.iter_mut().flat_map(|note| &mut note.blocks);
    for runs in units.chain(notes) {
        *runs = mem::take(runs).into_iter().flat_map(|run| without(run, &hidden, &mut taken)).collect();
    }
    for said in [Some(&mut draft.meta.title), draft.meta.subtitle.as_mut()].into_iter().flatten() {
        for span in hidden::spans(said).into_iter().rev() {
            said.replace_range(span.range(), "");
        }
    }
    draft.repairs.extend(taken.into_iter().map(|span| told(span, source)));
    draft.repairs.sort_by_key(|notice| notice.span);
}

/// A run without what is hidden in it.
fn without(run: Run, hidden: &[Span], taken: &mut Vec<Span>) -> Vec<Run> {
    let Run::Words(span) = run else { return vec![run] };
    let first = hidden.partition_point(|hidden| hidden.end <= span.start);
    let inside = hidden[first..].iter().take_while(|hidden| hidden.start < span.end);
    let (mut runs, mut at) = (Vec::new(), span.start);
    for hidden in inside {
        let (start, end) = (hidden.start.max(span.start), hidden.end.min(span.end));
        if start > at {
            runs.push(Run::Words(Span::new(at..start)));
        }
        runs.push(Run::Repaired { span: Span::new(start..end), new: String::new(), layout: true });
        taken.push(Span::new(start..end));
        at = end;
    }
    if span.end > at {
        runs.push(Run::Words(Span::new(at..span.end)));
    }
    runs
}

/// What the account says, with the word in which it stood.
fn told(span: Span, source: &Source) -> Notice {
    let text = &source.text;
    let start = text[..span.start].rfind(char::is_whitespace).map_or(0, |before| before + 1);
    let start = text.ceil_char_boundary(start);
    let end = text[span.end..].find(char::is_whitespace).map_or(text.len(), |length| span.end + length);
    let word: String = [&text[start..span.start], &text[span.end..end]].concat();
    let reason = format!("a hidden character in `{word}`");
    Notice { span, old: text[span.range()].to_owned(), new: Some(String::new()), reason }
}

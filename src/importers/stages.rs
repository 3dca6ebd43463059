//! What all formats share once they are text: lines, what is no text, labels, units, title, metadata.

use super::hint::put;
use super::hyphens::Told;
use super::layout::Layout;
use super::lines::{Line, lines};
use super::sheet::Laid;
use super::{blocks, chrome, contents, decode, furniture, inner, language, metadata, units};
use crate::model::{Draft, LeftOut, Meta, Notice};
use crate::text::words::is_unspaced;
use crate::text::{Source, Span};

/// Cuts a text up. `encoding` is how its bytes were read.
pub fn cut(source: &Source, encoding: &str) -> Draft {
    cut_laid(source, encoding, &Laid::default(), Meta::default())
}

/// Cuts up a text of which a format says more than its characters. `said` is what the format says of the document; what
/// the text itself says comes before it.
pub fn cut_laid(source: &Source, encoding: &str, laid: &Laid, said: Meta) -> Draft {
    let text = &*source.text;
    let (kept, left_out) = keep(text, laid);
    let layout = Layout::of(text, &kept);
    let kept = inner::split(text, kept);
    let unsure = left_out.iter().filter(|out| out.reason == furniture::PERHAPS_HEADER);
    let doubts = unsure.map(|out| Notice {
        span: out.span,
        old: text[out.span.range()].to_owned(),
        new: None,
        reason: "left out as a page header or footer; if it is text, it is missing".to_owned(),
    });
    let mut told = Told { doubts: doubts.collect(), ..Told::default() };
    let cut = units::cut(text, &kept, layout, &mut told);
    let title = blocks::words(text, &cut.title);
    let title = if title.is_empty() { said.title.clone() } else { title };
    let tail: Vec<&str> = left_out.iter().rev().take(5).map(|out| &text[out.span.range()]).collect();
    let mut meta = metadata::read(&title, &cut.head, &tail);
    meta.language = language_of(text, said.language);
    meta.subtitle = Some(blocks::words(text, &cut.subtitle)).filter(|words| !words.is_empty());
    let Told { mut repairs, mut doubts } = told;
    doubts.extend(decode::doubts(text, encoding, meta.language.as_deref()));
    repairs.sort_by_key(|notice| notice.span);
    doubts.sort_by_key(|notice| notice.span);
    let metadata: Vec<Span> = cut.title.into_iter().chain(cut.subtitle).collect();
    Draft { meta, units: cut.units, metadata, left_out, repairs, doubts, ..Draft::default() }
}

/// The language that the words show; what the format says if they show none, or if it says the same more exactly.
fn language_of(text: &str, said: Option<String>) -> Option<String> {
    let said = said.as_deref().and_then(tag);
    let primary = said.as_deref().and_then(|tag| tag.split('-').next());
    // A text with a translation beside every paragraph has more words of the one, and letters, of the other.
    let unspaced = text.chars().filter(|c| is_unspaced(*c)).count() * 10 > text.chars().count();
    match language::detect(text) {
        _ if unspaced && primary.is_some_and(|primary| ["zh", "ja"].contains(&primary)) => said,
        Some(seen) if primary != Some(seen) => Some(seen.to_owned()),
        _ => said,
    }
}

/// A tag of a language as it is written: `en-GB`, `zh-Hant`.
fn tag(said: &str) -> Option<String> {
    let said = Some(said.trim()).filter(|said| said.is_ascii())?;
    let mut parts = said.split(['-', '_']);
    let primary = parts.next().filter(|part| (2..=3).contains(&part.len()))?.to_ascii_lowercase();
    let rest = parts.filter(|part| !part.is_empty()).map(|part| match part.len() {
        2 => part.to_ascii_uppercase(),
        4 => format!("{}{}", part[..1].to_ascii_uppercase(), part[1..].to_ascii_lowercase()),
        _ => part.to_ascii_lowercase(),
    });
    let tag = std::iter::once(primary).chain(rest).collect::<Vec<_>>().join("-");
    tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-').then_some(tag)
}

/// The lines that are text, and what is none. Where a page ends between two lines of text, the second one says so.
fn keep(text: &str, laid: &Laid) -> (Vec<Line>, Vec<LeftOut>) {
    let mut all = lines(text);
    put(&laid.hints, &mut all);
    let is_out = |line: &Line| {
        let at = laid.left_out.partition_point(|out| out.span.end <= line.span.start);
        laid.left_out.get(at).is_some_and(|out| out.span.start <= line.span.start)
    };
    all.retain(|line| !is_out(line));
    let on_page = chrome::chrome(text, &all);
    let of_page = furniture::furniture(text, &all);
    let listed = contents::contents(text, &all, |index| on_page[index].or(of_page[index]).is_none());
    let mut kept: Vec<Line> = Vec::new();
    let mut left_out: Vec<LeftOut> = Vec::new();
    let (mut blank, mut new_page, mut last_out) = (0, false, None);
    for (index, mut line) in all.into_iter().enumerate() {
        blank += line.blank_before;
        new_page |= line.new_page;
        let listed = listed.contains(&index).then_some("table of contents");
        if let Some(reason) = on_page[index].or(of_page[index]).or(listed) {
            let of_many_lines = ["note on the copy", "table of contents"].contains(&reason);
            let joins = last_out == index.checked_sub(1)
                && left_out.last().is_some_and(|out| out.reason == reason && of_many_lines);
            match left_out.last_mut() {
                Some(out) if joins => out.span.end = line.span.end,
                _ => left_out.push(LeftOut { span: line.span, reason }),
            }
            new_page |= of_page[index].is_some_and(|reason| reason != "rule");
            last_out = Some(index);
            continue;
        }
        line.blank_before = blank;
        line.new_page = new_page && !kept.is_empty();
        (blank, new_page) = (0, false);
        kept.push(line);
    }
    left_out.extend(laid.left_out.iter().cloned());
    left_out.sort_by_key(|out| out.span);
    (kept, left_out)
}

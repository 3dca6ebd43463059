//! What all formats share once they are text: lines, what is no text, labels, units, title, metadata.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::hint::put;
use super::hyphens::{Hyphens, Told};
use super::layout::Layout;
use super::lines::{Line, lines};
use super::notes::{self, Notes};
use super::sheet::Laid;
use super::{blocks, chrome, contents, decode, furniture, inner, language, metadata, parallel, underlined, units};
use crate::model::{Draft, Footnote, LeftOut, Meta, Notice, Unit};
use crate::text::words::is_unspaced;
use crate::text::{Source, Span};

/// Cuts a text up. `encoding` is how its bytes were read.
pub fn cut(source: &Source, encoding: &str) -> Draft {
    cut_up(source, encoding, &Laid::default(), Meta::default(), notes::found)
}

/// Cuts up a text of which a format says more than its characters. `said` is what the format says of the document; what
/// the text itself says comes before it.
pub fn cut_laid(source: &Source, encoding: &str, laid: &Laid, said: Meta) -> Draft {
    cut_up(source, encoding, laid, said, |_, _| laid.notes.clone())
}

fn cut_up(
    source: &Source,
    encoding: &str,
    laid: &Laid,
    said: Meta,
    find_notes: impl Fn(&str, &[Line]) -> Notes,
) -> Draft {
    let text = &*source.text;
    let (kept, mut left_out) = keep(text, laid);
    let unsure = left_out.iter().filter(|out| out.reason == furniture::PERHAPS_HEADER);
    let doubts = unsure.map(|out| Notice {
        span: out.span,
        old: text[out.span.range()].to_owned(),
        new: None,
        reason: "left out as a page header or footer; if it is text, it is missing".to_owned(),
    });
    let doubts: Vec<Notice> = doubts.collect();
    let notes = find_notes(text, &kept).sound(text);
    let Read { units, footnotes, notes, headings, title: title_lines, subtitle, head, told } =
        read(text, &kept, notes, &laid.counted, doubts);
    let bare = notes.bare(text);
    let title = blocks::words(&bare, &title_lines);
    let title = if title.is_empty() { said.title.clone() } else { title };
    let of_text = left_out.iter().rev().filter(|out| out.reason != "note on the copy");
    let tail: Vec<&str> = of_text.take(5).map(|out| &text[out.span.range()]).collect();
    let mut meta = metadata::read(&title, &head.iter().map(String::as_str).collect::<Vec<_>>(), &tail);
    meta.language = language_of(text, said.language);
    let units = parallel::say_languages(&bare, units, meta.language.as_deref());
    meta.subtitle = Some(blocks::words(&bare, &subtitle)).filter(|words| !words.is_empty());
    let Told { mut repairs, mut doubts, left_out: dashes } = told;
    left_out.extend(dashes);
    doubts.extend(decode::doubts(text, encoding, meta.language.as_deref()));
    repairs.sort_by_key(|notice| notice.span);
    doubts.sort_by_key(|notice| notice.span);
    let metadata: Vec<Span> = title_lines.into_iter().chain(subtitle).collect();
    let mut others: Vec<Span> = metadata.iter().copied().chain(left_out.iter().map(|out| out.span)).collect();
    others.sort();
    left_out.extend(notes.left_out(&others).into_iter().chain(headings));
    left_out.sort_by_key(|out| out.span);
    Draft {
        meta,
        units,
        notes: footnotes,
        metadata,
        left_out,
        repairs,
        doubts,
        lines: laid.lines.clone(),
        ..Draft::default()
    }
}

/// The units of a text and its notes.
struct Read {
    units: Vec<Unit>,
    footnotes: Vec<Footnote>,
    notes: Notes,
    /// Headings that stood over notes alone.
    headings: Vec<LeftOut>,
    title: Vec<Span>,
    subtitle: Vec<Span>,
    /// Lines before the first label, the title's aside.
    head: Vec<String>,
    told: Told,
}

/// Cuts the lines up without the notes and puts these back. What turns out to have no mark in the text, or to be none, is
/// read once more as text.
fn read(text: &str, kept: &[Line], mut notes: Notes, counted: &[Span], mut doubts: Vec<Notice>) -> Read {
    for last in [false, false, false, true] {
        if last {
            notes = Notes::default();
        }
        let bare = notes.bare(text);
        let (lines, of_notes) = notes.part(&bare, kept);
        let layout = Layout::of(&bare, &lines);
        let lines = inner::split(&bare, lines);
        let mut told = Told { doubts: doubts.clone(), ..Told::default() };
        let mut cut = units::cut(&bare, &lines, layout, &mut told);
        let placed = notes::place(text, &bare, &mut cut.units, &notes);
        let lines_of = |note: usize| of_notes.iter().find(|(of, _)| *of == note).map(|(_, lines)| lines.as_slice());
        let without_lines = notes.marks.iter().filter(|(_, note)| lines_of(*note).is_none()).map(|(span, _)| *span);
        let is_text: Vec<Span> = placed.inside.iter().copied().chain(without_lines).collect();
        let unmarked: BTreeSet<usize> =
            notes.bodies.iter().map(|(_, note)| *note).filter(|note| !placed.notes.contains(note)).collect();
        if !is_text.is_empty() || !unmarked.is_empty() {
            // What is left out says so itself.
            let stay = unmarked.iter().copied().filter(|note| lines_of(*note).is_some()).collect();
            doubts.extend(notes.doubts(text, &stay));
            notes = notes.without(&unmarked, &is_text);
            continue;
        }
        let hyphens = LazyCell::new(|| Hyphens::of(text, kept));
        let footnote = |note: &usize| {
            let marks = notes.marks.iter().filter(|(_, of)| of == note).map(|(span, _)| &text[span.range()]);
            let marks: Vec<&str> = marks.collect();
            notes::cut(text, lines_of(*note).unwrap_or_default(), &marks, counted, &hyphens, &mut told)
        };
        let footnotes = placed.notes.iter().map(footnote).collect();
        let units::Cut { units, title, subtitle, head } = cut;
        let (units, headings) = notes::take_headings(text, units, &notes);
        let head = head.into_iter().map(str::to_owned).collect();
        drop(bare);
        notes.stray.extend(placed.outside);
        return Read { units, footnotes, notes, headings, title, subtitle, head, told };
    }
    unreachable!("a text without notes has none to read once more")
}

/// The language that the words show; what the format says if they show none, or if it says the same more exactly.
fn language_of(text: &str, said: Option<String>) -> Option<String> {
    let said = said.as_deref().and_then(tag);
    let primary = said.as_deref().and_then(|tag| tag.split('-').next());
    // A text with a translation beside every paragraph has more words of the one, and letters, of the other.
    let all = text.chars().count();
    // Such letters have three bytes or more; what has few of those need not be looked at sign by sign.
    let unspaced = text.bytes().filter(|byte| *byte >= 0xE0).count() * 10 > all
        && text.chars().filter(|c| is_unspaced(*c)).count() * 10 > all;
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
    if laid.hints.is_empty() {
        underlined::mark(text, &mut all);
    }
    let is_out = |line: &Line| {
        let at = laid.left_out.partition_point(|out| out.span.end <= line.span.start);
        laid.left_out.get(at).is_some_and(|out| out.span.start <= line.span.start)
    };
    all.retain(|line| !is_out(line));
    let on_page = chrome::chrome(text, &all);
    let of_page = furniture::furniture(text, &all);
    let listed = contents::contents(text, &all, |index| on_page[index].or(of_page[index]).is_none());
    let mut kept: Vec<Line> = Vec::with_capacity(all.len());
    let mut left_out: Vec<LeftOut> = Vec::new();
    let (mut blank, mut new_page, mut last_out) = (0, false, None);
    for (index, mut line) in all.into_iter().enumerate() {
        blank += line.blank_before;
        new_page |= line.new_page;
        let listed = (listed.contains(&index) && !line.hint.note).then_some("table of contents");
        if let Some(reason) = on_page[index].or(of_page[index]).or(listed) {
            let of_many_lines = ["note on the copy", "table of contents"].contains(&reason);
            let nothing_between = |out: &LeftOut| {
                let next = laid.left_out.partition_point(|other| other.span.start < out.span.end);
                laid.left_out.get(next).is_none_or(|other| other.span.start >= line.span.start)
            };
            let joins = last_out == index.checked_sub(1)
                && left_out.last().is_some_and(|out| out.reason == reason && of_many_lines && nothing_between(out));
            match left_out.last_mut() {
                Some(out) if joins => out.span.end = line.span.end,
                _ => left_out.push(LeftOut { span: line.span, reason }),
            }
            new_page |= of_page[index].is_some_and(|reason| reason != "rule");
            // A line across the page parts what stands on either side.
            blank += usize::from(of_page[index] == Some("rule"));
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

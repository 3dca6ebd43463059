//! Plain text, also that of `pdftotext` and of scraped pages.

use super::decode::{Decoded, decode};
use super::hyphens::Told;
use super::layout::Layout;
use super::lines::{Line, lines};
use super::{Imported, Importer, Raw, blocks, chrome, contents, furniture, inner, language, metadata, units};
use crate::model::{Draft, LeftOut, Notice};
use crate::text::Source;

pub(super) const IMPORTER: Importer = Importer {
    name: "plain text",
    about: "Text as it was typed, scraped or taken out of a PDF: wrapped or not, with labels at the start of lines.",
    extensions: &["txt", "text"],
    read,
};

fn read(raw: &Raw) -> Imported {
    let decoded = decode(raw);
    let mut draft = if decoded.problems.is_empty() { cut(&decoded.source) } else { Draft::default() };
    draft.doubts.extend(decoded.doubts(draft.meta.language.as_deref()));
    draft.doubts.sort_by_key(|notice| notice.span);
    let Decoded { source, encoding, problems } = decoded;
    draft.format = IMPORTER.name;
    draft.encoding = encoding;
    Imported { draft, source, problems }
}

/// Cuts a text up.
fn cut(source: &Source) -> Draft {
    let text = &*source.text;
    let (kept, left_out) = keep(text);
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
    let tail: Vec<&str> = left_out.iter().rev().take(5).map(|out| &text[out.span.range()]).collect();
    let mut meta = metadata::read(&title, &cut.head, &tail);
    meta.language = language::detect(text).map(str::to_owned);
    let Told { mut repairs, mut doubts } = told;
    repairs.sort_by_key(|notice| notice.span);
    doubts.sort_by_key(|notice| notice.span);
    Draft { meta, units: cut.units, metadata: cut.title, left_out, repairs, doubts, ..Draft::default() }
}

/// The lines that are text, and what is none. Where a page ends between two lines of text, the second one says so.
fn keep(text: &str) -> (Vec<Line>, Vec<LeftOut>) {
    let all = lines(text);
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
    (kept, left_out)
}

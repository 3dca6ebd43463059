//! The edits that give a topic another id where paragraphs are tagged with it and where links lead to its page: no other
//! byte of a file changes.

use super::target;
use crate::diagnostic::Fix;
use crate::model::{Content, Document, Id, Inline, Part, Target, each_in, each_inline};
use crate::text::{Place, Source, Span};

/// The edits of one document or page.
pub fn rename_topic(content: &Content, source: &Source, old: &Id, new: &Id) -> Vec<Fix> {
    let mut spans = match content {
        Content::Document(document) => tags(document, old),
        Content::Page(_) => Vec::new(),
    };
    let mut see = |inline: &Inline| {
        if let Inline::Link { target, span, .. } | Inline::Image { target, span, .. } = inline
            && is_page_of(target, old)
        {
            spans.extend(id_in(source, *span, old).or_else(|| in_definition(content, source, *span, old)));
        }
    };
    match content {
        Content::Document(document) => document.body.iter().for_each(|part| {
            match part {
                Part::Heading(heading) => each_in(&heading.title, &mut see),
                Part::Paragraph(paragraph) => each_inline(&paragraph.blocks, &mut see),
            }
            part.notes().iter().for_each(|note| each_inline(&note.blocks, &mut see));
        }),
        Content::Page(page) => {
            each_inline(&page.blocks, &mut see);
            page.notes.iter().for_each(|note| each_inline(&note.blocks, &mut see));
        }
    }
    spans.sort_by_key(|span| span.start);
    spans.dedup();
    spans.into_iter().map(|span| Fix { at: Place::new(&source.path, span), text: new.to_string() }).collect()
}

fn tags(document: &Document, old: &Id) -> Vec<Span> {
    let annotations = document.body.iter().filter_map(|part| part.annotation());
    let tags = annotations.flat_map(|annotation| &annotation.topics);
    tags.filter(|(topic, _)| topic == old).map(|(_, span)| *span).collect()
}

/// Does a link lead to the page of a topic, or would it if the file lay elsewhere?
fn is_page_of(target: &Target, topic: &Id) -> bool {
    let path = match target {
        Target::File(path) => path,
        Target::Unsafe(path) => path.trim_start_matches(['/', '.']),
        _ => return false,
    };
    path.split('#').next() == Some(&format!("topics/{topic}.html"))
}

/// Where the id stands in a path that is written at a place.
fn id_in(source: &Source, within: Span, id: &Id) -> Option<Span> {
    let text = &source.text[within.range()];
    let path = text.split('#').next().unwrap_or(text);
    let at = path.rfind(&format!("{id}.html"))?;
    (at == 0 || path[..at].ends_with('/')).then(|| Span::new(within.start + at..within.start + at + id.as_str().len()))
}

/// The same where the path of a link stands in a definition, `[label]: path`, of the label that ends the link.
fn in_definition(content: &Content, source: &Source, link: Span, id: &Id) -> Option<Span> {
    let link = source.text[..link.end].trim_end().trim_end_matches("[]").strip_suffix(']')?;
    let label = &link[link.rfind('[')? + 1..];
    let here = match content {
        Content::Document(document) => &document.id,
        Content::Page(page) => &page.id,
    };
    let (mut at, mut fence) = (0, None);
    for line in source.text.split_inclusive('\n') {
        at += line.len();
        let text = line.trim_start();
        let opens = ["```", "~~~"].into_iter().find(|fence| text.starts_with(fence));
        match (fence, opens) {
            (None, Some(_)) => fence = opens,
            (Some(open), Some(close)) if open == close => fence = None,
            (None, None) => {
                let path = text.strip_prefix('[').and_then(|rest| rest.split_once("]:"));
                let Some((_, rest)) = path.filter(|(other, _)| other.eq_ignore_ascii_case(label)) else { continue };
                let rest = rest.trim_start().trim_start_matches('<');
                let path = rest.split(['>', ' ', '\t', '\r', '\n']).next().unwrap_or_default();
                if is_page_of(&target::read(path, here), id) {
                    let begin = at - rest.len();
                    return id_in(source, Span::new(begin..begin + path.len()), id);
                }
            }
            _ => {}
        }
    }
    None
}

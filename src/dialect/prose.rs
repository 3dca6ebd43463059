//! Where the words of a file stand in it, without the marks, attributes, code and HTML between them.

use std::sync::Arc;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::front_matter::{self, FrontMatter};
use super::{mask, tree};
use crate::text::{Source, Span};

/// The stretches of prose of a file, in the order in which they stand, notes included. The pieces of a stretch read on as one:
/// only markup stands between them, such as that of emphasis or of a correction. What the source reads in place of corrected
/// words is no prose.
pub fn prose(path: &Arc<str>, text: &Arc<str>) -> Vec<Vec<Span>> {
    let source = Source::new(Arc::clone(path), Arc::clone(text));
    // What is wrong was told when the file was read.
    let mut told = Vec::new();
    let (front_matter, body_start) = front_matter::read(&source, &mut told);
    let options = match front_matter {
        FrontMatter::Document(_) => tree::document_options(),
        FrontMatter::Page(_) => tree::page_options(),
    };
    let masked = mask::mask(&source, body_start, &mut told);
    let mut marks: Vec<Span> = masked.corrections.iter().flat_map(|found| [found.open, found.close]).collect();
    marks.sort();
    let mut stretches: Vec<Vec<Span>> = vec![Vec::new()];
    let mut is_code = false;
    for (event, range) in Parser::new_ext(&masked.text, options).into_offset_iter() {
        let goes_on = match event {
            Event::Start(Tag::CodeBlock(_)) => {
                is_code = true;
                false
            }
            Event::End(TagEnd::CodeBlock) => {
                is_code = false;
                false
            }
            Event::Text(words) if !is_code => {
                // An entity such as `&quot;` is not what it stands for.
                let as_written = masked.text[range.clone()] == *words;
                let pieces = between(Span::new(range), &marks).filter(|_| as_written);
                stretches.last_mut().expect("there is always one").extend(pieces);
                as_written
            }
            Event::SoftBreak | Event::HardBreak => {
                stretches.last_mut().expect("there is always one").push(Span::new(range));
                true
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
            | Event::FootnoteReference(_) => true,
            _ => false,
        };
        if !goes_on && stretches.last().is_some_and(|last| !last.is_empty()) {
            stretches.push(Vec::new());
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

/// The pieces of a span between some marks, which are sorted.
fn between(span: Span, marks: &[Span]) -> impl Iterator<Item = Span> {
    let first = marks.partition_point(|mark| mark.end <= span.start);
    let within = marks[first..].iter().take_while(move |mark| mark.start < span.end);
    let starts = std::iter::once(span.start).chain(within.clone().map(|mark| mark.end));
    let ends = within.map(|mark| mark.start).chain([span.end]);
    starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| Span::new(start..end))
}

#[cfg(test)]
mod tests {
    use super::prose;

    #[test]
    fn only_words_are_prose() {
        let text = "---\ntitle: \"A\"\n---\n\n{#p1 title=\"B\"}\nOne `two` *th*ree[^p1-1]\n[f]{sic=\"F\"}ive.\n\n```\nsix\n```\n\n\
            <b class=\"c\">seven</b> [eight](nine.md \"ten\") \\\" &quot; ![eleven](i.png)\n\n[^p1-1]: Twelve.\n";
        let text: std::sync::Arc<str> = text.into();
        let words =
            |stretch: &Vec<crate::text::Span>| stretch.iter().map(|span| &text[span.range()]).collect::<String>();
        let found: Vec<String> = prose(&"content/a.md".into(), &text).iter().map(words).collect();
        let expected = ["One ", " three\nfive.", "seven", " eight \" ", " ", "eleven", "Twelve."];
        assert_eq!(found, expected);
    }
}

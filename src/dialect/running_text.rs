//! Which stretches of a file are words that run on, and not code, markup, a link's target or an attribute.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::brackets::Correction;
use super::{front_matter, mask, tree};
use crate::text::{Source, Span};

/// The stretches of running text of a document's file, in order. Each lies on one line.
pub fn running_text(text: &str) -> Vec<Span> {
    let source = Source::new("", text);
    let body = text.len() - front_matter::body(text).len();
    let masked = mask::mask(&source, body, &mut Vec::new());
    let mut spans = Vec::new();
    let mut in_code = false;
    for (event, range) in Parser::new_ext(&masked.text, tree::document_options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if !in_code => spans.extend(unmasked(Span::new(range), &masked.corrections)),
            _ => {}
        }
    }
    spans
}

/// A stretch without the marks of the corrections in it.
fn unmasked(span: Span, corrections: &[Correction]) -> Vec<Span> {
    let mut marks: Vec<Span> = corrections.iter().flat_map(|correction| [correction.open, correction.close]).collect();
    marks.retain(|mark| mark.start < span.end && span.start < mark.end);
    marks.sort();
    let starts = std::iter::once(span.start).chain(marks.iter().map(|mark| mark.end));
    let ends = marks.iter().map(|mark| mark.start).chain(std::iter::once(span.end));
    starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| Span::new(start..end)).collect()
}

#[cfg(test)]
mod tests {
    use super::running_text;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let spans = running_text(text);
        assert_eq!(spans.iter().map(|span| &text[span.range()]).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_no_running_text() {
        check("---\ntitle: A  B\n---\n\n{#p1 note=\"a  b\"}\nOne  two `c  d` <b  c>.\n", &["One  two ", " ", "."]);
        check("A  [b  c]{sic=\"d  e\"} f\n", &["A  ", "b  c", " f"]);
        check("A ![b  c](<d  e> \"f  g\") [h](i).\n", &["A ", "b  c", " ", "h", "."]);
        check("- ```\n  a  b\n  ```\n- ``c\n  ` d  e`` f\n\n      g  h\n\n<pre>\ni  j\n</pre>\n", &[" f"]);
    }
}

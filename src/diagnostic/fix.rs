//! Edits that mend problems, put into a text.

use super::Fix;

/// A text with edits in it, and those that were made, in the order of the text.
///
/// The same edit twice is made once. Of two that touch the same bytes the first is made; the other is for the next time,
/// when its problem may look otherwise. Line breaks are those of the text.
pub fn mend<'a>(text: &str, fixes: impl IntoIterator<Item = &'a Fix>) -> (String, Vec<&'a Fix>) {
    let mut fixes: Vec<&Fix> = fixes.into_iter().collect();
    fixes.sort_by_key(|fix| (fix.at.span, &fix.text));
    fixes.dedup();
    let windows = text.contains("\r\n");
    let (mut mended, mut at) = (String::with_capacity(text.len()), 0);
    let mut made: Vec<&Fix> = Vec::new();
    for fix in fixes {
        let span = fix.at.span;
        let touches = made.last().is_some_and(|last| span.start < at || last.at.span.start == span.start);
        if touches || text.get(span.range()).is_none() {
            continue;
        }
        mended.push_str(&text[at..span.start]);
        mended.push_str(&if windows { fix.text.replace('\n', "\r\n") } else { fix.text.clone() });
        at = span.end;
        made.push(fix);
    }
    mended.push_str(&text[at..]);
    (mended, made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Place, Span};

    #[track_caller]
    fn check(text: &str, fixes: &[(std::ops::Range<usize>, &str)], expected: &str, made: usize) {
        let fix = |(range, text): &(std::ops::Range<usize>, &str)| Fix {
            at: Place::new(&"a.md".into(), Span::new(range.clone())),
            text: (*text).to_owned(),
        };
        let fixes: Vec<Fix> = fixes.iter().map(fix).collect();
        let (mended, done) = mend(text, &fixes);
        assert_eq!((mended.as_str(), done.len()), (expected, made));
    }

    #[test]
    fn only_the_bytes_of_the_edits_change() {
        check("one two three", &[(8..13, "3"), (4..4, "{#p2} ")], "one {#p2} two 3", 2);
        check("one", &[], "one", 0);
    }

    #[test]
    fn what_overlaps_is_made_once() {
        check("one two", &[(0..3, "1"), (0..3, "1")], "1 two", 1);
        check("one two", &[(0..3, "1"), (2..5, "x")], "1 two", 1);
        check("one two", &[(0..0, "a "), (0..0, "b ")], "a one two", 1);
        check("one", &[(2..9, "x")], "one", 0);
    }

    #[test]
    fn line_breaks_are_those_of_the_text() {
        check("a\r\nb\r\n", &[(3..3, "{#p1}\n")], "a\r\n{#p1}\r\nb\r\n", 1);
    }
}

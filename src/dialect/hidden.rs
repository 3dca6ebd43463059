//! Characters that nobody sees: they can make a text read otherwise than it is stored.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::text::{Place, Source, Span, hidden};

pub(super) const HIDDEN_CHARACTERS: Code = Code::mild(
    "hidden-characters",
    Severity::Error,
    "\
The file has characters that cannot be seen: controls of writing direction can show words in another order than they are
stored, and a character without width parts a word that looks whole, so that search and comparison miss it.

Remove them, or write a space where they part two words. In scripts that need them (a non-joiner in Persian or Hindi, a joiner in an emoji, a break between Thai or
Khmer words) they are left alone.",
);

/// Tells of each run of hidden characters.
pub(super) fn look(source: &Source) -> Vec<Diagnostic> {
    let spans = hidden::spans(&source.text);
    spans.into_iter().map(|span| hidden_character(source, span)).collect()
}

fn hidden_character(source: &Source, span: Span) -> Diagnostic {
    let first = source.text[span.range()].chars().next().unwrap_or_default();
    let (at, instead) = mended(&source.text, span);
    let help = if instead.is_empty() { "remove it" } else { "write a space" };
    Diagnostic::new(&HIDDEN_CHARACTERS, format!("hidden character U+{:04X}", first as u32))
        .at(Place::new(&source.path, span))
        .help(format!("{help}; `pincite check --fix` does"))
        .fix(Place::new(&source.path, at), instead)
}

/// What stands for hidden characters when nothing is hidden: a space where they part two words, else nothing, and no line
/// where they had one to themselves, for an empty line would part a paragraph.
fn mended(text: &str, span: Span) -> (Span, &'static str) {
    let (before, after) = (text[..span.start].chars().next_back(), text[span.end..].chars().next());
    let is_line_end = |c: Option<char>| c.is_none_or(|c| matches!(c, '\n' | '\r'));
    if is_line_end(before) && after == Some('\n') {
        return (Span::new(span.start..span.end + 1), "");
    }
    let parts = text[span.range()].contains(char::is_whitespace);
    let beside_words = [before, after].iter().all(|c| c.is_some_and(|c| !c.is_whitespace()));
    (span, if parts && beside_words { " " } else { "" })
}

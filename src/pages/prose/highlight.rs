//! Code → spans with about a dozen classes of our own, so that one style sheet serves light and dark.
//!
//! The grammars are loaded when the first code of a known language is met, not before.

use std::sync::OnceLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};

use super::escape::push_text;

/// Beginnings of TextMate scopes with the class of what has them; the first that fits is taken.
const CLASSES: &[(&str, &str)] = &[
    ("comment", "hl-comment"),
    ("punctuation.definition.comment", "hl-comment"),
    ("punctuation.definition.string", "hl-string"),
    ("entity.name.tag.yaml", "hl-variable"),
    ("meta.mapping.key", "hl-variable"),
    ("string", "hl-string"),
    ("constant", "hl-constant"),
    ("keyword.operator", "hl-operator"),
    ("keyword", "hl-keyword"),
    ("storage", "hl-keyword"),
    ("entity", "hl-entity"),
    ("support", "hl-entity"),
    ("variable", "hl-variable"),
    ("punctuation", "hl-punctuation"),
    ("markup.heading", "hl-heading"),
    ("markup.inserted", "hl-inserted"),
    ("markup.deleted", "hl-deleted"),
    ("markup", "hl-markup"),
    ("invalid", "hl-invalid"),
];

/// Languages that have no grammar and do not ask for one.
const PLAIN: [&str; 4] = ["text", "txt", "plain", "none"];

/// Code as HTML; `None` for a language that is not known.
pub(super) fn highlight(language: &str, code: &str) -> Option<String> {
    static GRAMMARS: OnceLock<SyntaxSet> = OnceLock::new();
    if PLAIN.contains(&language.to_ascii_lowercase().as_str()) {
        return None;
    }
    let grammars = GRAMMARS.get_or_init(two_face::syntax::extra_newlines);
    let mut state = ParseState::new(grammars.find_syntax_by_token(language)?);
    let mut stack = ScopeStack::new();
    let mut spans = Spans::default();
    for line in code.split_inclusive('\n') {
        let mut from = 0;
        for (at, change) in state.parse_line(line, grammars).ok()? {
            spans.push(&line[from..at], &stack);
            stack.apply(&change).ok()?;
            from = at;
        }
        spans.push(&line[from..], &stack);
    }
    Some(spans.finish())
}

/// Spans in the making; neighbours of one class are one span.
#[derive(Default)]
struct Spans {
    html: String,
    class: Option<&'static str>,
}

impl Spans {
    fn push(&mut self, text: &str, stack: &ScopeStack) {
        if text.is_empty() {
            return;
        }
        let class = if text.trim().is_empty() { self.class } else { class_of(stack) };
        if class != self.class {
            self.close();
            if let Some(class) = class {
                self.html.push_str(&format!("<span class=\"{class}\">"));
            }
            self.class = class;
        }
        push_text(&mut self.html, text);
    }

    fn close(&mut self) {
        if self.class.take().is_some() {
            self.html.push_str("</span>");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html
    }
}

fn class_of(stack: &ScopeStack) -> Option<&'static str> {
    static SCOPES: OnceLock<Vec<(Scope, &'static str)>> = OnceLock::new();
    let scopes = SCOPES.get_or_init(|| {
        let read = |scope| Scope::new(scope).expect("the table has sound scopes");
        CLASSES.iter().map(|(scope, class)| (read(scope), *class)).collect()
    });
    let of = |scope: &Scope| scopes.iter().find(|(known, _)| known.is_prefix_of(*scope)).map(|(_, class)| *class);
    stack.as_slice().iter().rev().find_map(of)
}

#[cfg(test)]
mod tests {
    use super::highlight;

    #[test]
    fn code_is_marked_by_class_and_escaped() {
        let html = highlight("rust", "let a = \"<b>\"; // x").expect("Rust is known");
        assert_eq!(
            html,
            "<span class=\"hl-keyword\">let</span> a <span class=\"hl-operator\">= </span>\
             <span class=\"hl-string\">\"&lt;b&gt;\"</span><span class=\"hl-punctuation\">; </span>\
             <span class=\"hl-comment\">// x</span>"
        );
        assert_eq!(highlight("klingon", "x"), None);
        assert_eq!(highlight("text", "x"), None);
    }
}

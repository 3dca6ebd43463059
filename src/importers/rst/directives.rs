//! What each directive is: `.. name:: words`, with options and content under it.

/// What becomes of a directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Directive {
    /// Its words and its content are text.
    Text,
    /// Its content is, its words say how it is to be shown.
    Content,
    /// Its content is text that stands as it was typed.
    Typed,
    /// A picture: what stands for it is no text, what is written under it is.
    Picture,
    /// Nothing of it is text, for a reason.
    Out(&'static str),
    /// Sections are counted.
    Counted,
}

/// The directive of a name. One that is not known is text.
pub fn directive(name: &str) -> Directive {
    use Directive::*;
    match name {
        "code" | "code-block" | "sourcecode" | "highlight" | "parsed-literal" | "math" | "literal"
        | "productionlist" | "doctest" | "testcode" | "csv-table" => Typed,
        "image" | "figure" => Picture,
        "contents" | "toctree" | "index" | "tableofcontents" => Out("table of contents"),
        "header" => Out("page header"),
        "footer" => Out("page footer"),
        "raw" => Out("markup of another format"),
        "meta" | "include" | "literalinclude" | "role" | "default-role" | "target-notes" | "unicode" | "date"
        | "module" | "currentmodule" | "py:module" | "py:currentmodule" | "default-domain" | "tabularcolumns" => {
            Out("directive")
        }
        "sectnum" | "section-numbering" => Counted,
        "container" | "class" | "rst-class" | "only" | "compound" | "hlist" | "glossary" => Content,
        _ => Text,
    }
}

/// The name, and the length of the mark: `.. note:: `.
pub fn name(line: &str) -> Option<(&str, usize)> {
    let rest = line.strip_prefix(".. ")?;
    let end = rest.find("::").filter(|end| *end > 0)?;
    let name = &rest[..end];
    let after = &rest[end + 2..];
    let space = after.len() - after.trim_start().len();
    let sound = name.chars().all(|c| c.is_alphanumeric() || "-_.:+".contains(c));
    (sound && (space > 0 || after.is_empty())).then_some((name, 3 + end + 2 + space))
}

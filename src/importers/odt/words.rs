//! All words of an element on one line, as they are asked for and left out.

use super::super::packed::{Element, Xml};

/// All words in an element.
pub fn words(xml: &Xml, element: &Element) -> String {
    let mut text = String::new();
    push_words(xml, element, &mut text);
    text
}

/// Writes the words of an element after others, with a space after each paragraph.
pub fn push_words(xml: &Xml, element: &Element, text: &mut String) {
    for child in xml.children(element) {
        match child {
            Err(words) => text.push_str(words),
            Ok(inner) => match &*inner.name {
                "s" | "tab" | "line-break" => text.push(' '),
                "annotation" | "tracked-changes" | "number" | "note-citation" => {}
                // How a table of contents is to be made.
                name if name.ends_with("-source") => {}
                "title" | "desc" if is_shape(&element.name) => {}
                "p" | "h" => {
                    push_words(xml, inner, text);
                    text.push(' ');
                }
                _ => push_words(xml, inner, text),
            },
        }
    }
}

/// Is it a frame or a drawing, which may hold a text of its own?
pub fn is_shape(name: &str) -> bool {
    matches!(
        name,
        "frame"
            | "text-box"
            | "g"
            | "custom-shape"
            | "rect"
            | "circle"
            | "ellipse"
            | "line"
            | "polyline"
            | "polygon"
            | "regular-polygon"
            | "path"
            | "connector"
            | "caption"
            | "measure"
    )
}

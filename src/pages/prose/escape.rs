//! Characters as HTML holds them.

/// Appends text, fit to stand between tags. Quotation marks stay as they are.
pub fn push_text(html: &mut String, text: &str) {
    push(html, text, |text| memchr::memchr3(b'&', b'<', b'>', text));
}

/// Appends text, fit to stand in a quoted attribute.
pub fn push_attribute(html: &mut String, text: &str) {
    let is_unfit = |byte: &u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    push(html, text, |text| text.iter().position(is_unfit));
}

fn push(html: &mut String, text: &str, find_unfit: impl Fn(&[u8]) -> Option<usize>) {
    let mut rest = text;
    while let Some(at) = find_unfit(rest.as_bytes()) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

/// Text, fit to stand between tags.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    push_text(&mut html, text);
    html
}

/// Text, fit to stand in a quoted attribute.
pub fn attribute(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    push_attribute(&mut html, text);
    html
}

/// A name as an id may have it: what is no letter, digit, hyphen or stop is written by its number.
pub(super) fn id(name: &str) -> String {
    let mut id = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '-' | '.' => id.push(c),
            c if c.is_alphanumeric() => id.push(c),
            c => id.push_str(&format!("_{:x}", u32::from(c))),
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(attribute(r#"<a href="x">R&D's"#), "&lt;a href=&quot;x&quot;&gt;R&amp;D&#39;s");
        assert_eq!(escaped(r#"<a href="x">R&D's"#), r#"&lt;a href="x"&gt;R&amp;D's"#);
        assert_eq!(id("p4-1"), "p4-1");
        assert_eq!(id("a b\"é"), "a_20b_22é");
    }
}

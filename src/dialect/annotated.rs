//! Is a text annotated already? Its lines of attributes tell, whatever else there is.

use std::sync::LazyLock;

use regex::Regex;

/// Is this what [`print`](super::print) writes, perhaps changed by hand since, and no raw text? Then it has front matter and
/// a line of attributes right above a block, or several such lines.
pub fn is_annotated(text: &str) -> bool {
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?m)^\{#[a-z][a-z0-9.-]*(?: [a-z]+="[^"\n]*")*\}[ \t]*\r?\n[^\s]"#).expect("a pattern")
    });
    let headed = text.starts_with("---\n") || text.starts_with("---\r\n");
    LINE.find_iter(text).nth(usize::from(!headed)).is_some()
}

#[cfg(test)]
mod tests {
    use super::is_annotated;

    #[test]
    fn lines_above_blocks_tell() {
        for annotated in [
            "# The Act\n\n{#p1}\nOne.\n\n{#p2 number=\"2a\"}\nTwo.\n",
            "---\ntitle: The Act\n---\n\n{#p1 topics=\"peace\"}\nOne.\n",
        ] {
            assert!(is_annotated(annotated), "{annotated}");
        }
        for raw in [
            "# The Act\n\n1. One.\n\n{#p2}\n\n2. Two `{#p3}`.\n",
            "# The Act\n\n{#p1}\nOne.\n",
            "---\ntitle: The Act\n---\n\nA line `{#p1}`\nOne.\n",
        ] {
            assert!(!is_annotated(raw), "{raw}");
        }
    }
}

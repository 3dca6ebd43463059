//! Addresses that content may name, and those that it may not.

/// May content name this address? It may be relative, or of a kind that is no danger: `http`, `https`, `mailto`, and
/// `work` for an entry of `works.yaml`.
pub fn is_safe(address: &str) -> bool {
    // Browsers pass over spaces before an address and controls inside it.
    if address.starts_with(char::is_whitespace) || address.contains(char::is_control) {
        return false;
    }
    match scheme(address) {
        Some(scheme) => ["http", "https", "mailto", "work"].contains(&scheme.to_ascii_lowercase().as_str()),
        None => !address.starts_with("//") && !address.contains('\\'),
    }
}

/// The name before the colon of an address that has one.
pub fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let sign = |c: char| c.is_ascii_alphanumeric() || "+.-".contains(c);
    (scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(sign)).then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn content_names_what_is_no_danger() {
        for address in ["#p3", "guide/start.md", "http://a", "HTTPS://a", "mailto:a@b", "work:charter#art51", "a/b:c"] {
            assert!(is_safe(address), "{address}");
        }
        for address in [
            "javascript:x()",
            "JavaScript:x()",
            "data:a",
            "file:///etc",
            "//host/x",
            " data:a",
            "java\tscript:x()",
            "\\\\host",
        ] {
            assert!(!is_safe(address), "{address}");
        }
    }
}

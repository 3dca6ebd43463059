//! The address under which a site is published.

use std::fmt;

/// An absolute `http` or `https` address that ends in a slash.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// Reads an address; a slash is added if it has none at its end.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let host = rest.split('/').next()?;
        let plain = |c: char| c.is_ascii_graphic() && !"\"'<>\\^`{|}?#".contains(c);
        if host.is_empty() || host.contains('@') || !text.chars().all(plain) {
            return None;
        }
        // A browser would go elsewhere: it takes `..` away, and `//` for the beginning of another host.
        let path = rest[host.len()..].trim_end_matches('/');
        if path.split('/').skip(1).any(|part| matches!(part, "" | "." | "..")) {
            return None;
        }
        Some(Self(format!("{}/", text.trim_end_matches('/'))))
    }

    /// The address with a path from the site's root behind it.
    pub fn join(&self, path: &str) -> String {
        format!("{}{}", self.0, path.trim_start_matches('/'))
    }

    /// The path part, from the host on: `/osce/`.
    pub fn path(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        self.0[host..].find('/').map_or("/", |at| &self.0[host + at..])
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    #[test]
    fn an_address_ends_in_a_slash() {
        let parse = |text| BaseUrl::parse(text).map(|url| (url.to_string(), url.path().to_owned()));
        assert_eq!(parse("https://example.org/osce"), Some(("https://example.org/osce/".into(), "/osce/".into())));
        assert_eq!(parse("http://example.org"), Some(("http://example.org/".into(), "/".into())));
        for bad in [
            "example.org",
            "ftp://example.org",
            "https://",
            "https://a b/",
            "https://a/?q",
            "https://a//b",
            "https://a/../b/",
            "https://me:pw@a/",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}

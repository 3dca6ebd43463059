//! What the pages of a document tell machines in their heads: reference managers, crawlers, and whoever shows a preview.

use super::prose::escape::push_attribute;
use super::{Face, Head};
use crate::citations::{Cited, Told, highwire, json_ld};

/// A typed link of the page, as Signposting has them.
pub struct Typed {
    /// The relation.
    pub rel: &'static str,
    /// Where it leads.
    pub href: String,
    /// The media type of what is there, if it is not a page.
    pub media: Option<&'static str>,
}

/// The tags of a page about what is cited, a line each; HTML.
pub fn tags(cited: &Cited<'_>, told: &Told<'_>, head: &Head, links: &[Typed], face: &Face) -> String {
    let mut html = String::with_capacity(2048);
    for (name, content) in highwire(cited, told) {
        push(&mut html, "meta", [("name", name), ("content", &content)]);
    }
    let preview = [
        ("og:type", Some("article")),
        ("og:site_name", Some(&*face.title)),
        ("og:title", Some(&*head.title)),
        ("og:url", cited.permalink),
    ];
    for (property, content) in preview {
        if let Some(content) = content {
            push(&mut html, "meta", [("property", property), ("content", content)]);
        }
    }
    let permanent = cited.permalink.map(|url| Typed { rel: "cite-as", href: url.to_owned(), media: None });
    for Typed { rel, href, media } in permanent.iter().chain(links) {
        let link = [("rel", *rel), ("href", href)];
        match media {
            Some(media) => push(&mut html, "link", link.into_iter().chain([("type", *media)])),
            None => push(&mut html, "link", link),
        }
    }
    html.push_str("<script type=\"application/ld+json\">");
    html.push_str(&json_ld(cited, told));
    html.push_str("</script>");
    html
}

fn push<'a>(html: &mut String, name: &str, attributes: impl IntoIterator<Item = (&'static str, &'a str)>) {
    html.push('<');
    html.push_str(name);
    for (name, value) in attributes {
        html.push(' ');
        html.push_str(name);
        html.push_str("=\"");
        push_attribute(html, value);
        html.push('"');
    }
    html.push_str(">\n");
}

#[cfg(test)]
mod tests {
    use super::super::testing::page;

    const DOCUMENT: (&str, &str) = (
        "a.md",
        "---\ntitle: A <Charter>\ndate: 1975-08\nauthor: Water & Body\nsymbol: DOC/1\n---\n\n{#p1 topics=\"peace\"}\nSaid \"so\".\n",
    );

    fn tags_of(route: &str) -> String {
        let page = page(&[DOCUMENT], route);
        page.subject.tags(&page.route, &page.subject.head(&page.route))
    }

    #[test]
    fn a_paragraph_says_where_it_belongs() {
        let tags = tags_of("a/p1.html");
        for line in [
            r#"<meta name="citation_title" content="A &lt;Charter&gt;">"#,
            r#"<meta name="citation_author" content="Water &amp; Body,">"#,
            r#"<meta name="citation_publication_date" content="1975/08">"#,
            r#"<meta name="citation_public_url" content="https://example.org/osce/a/p1.html">"#,
            r#"<meta name="citation_abstract" content="Said &quot;so&quot;.">"#,
            r#"<meta property="og:url" content="https://example.org/osce/a/p1.html">"#,
            r#"<link rel="cite-as" href="https://example.org/osce/a/p1.html">"#,
            r#"<link rel="collection" href="../a.html">"#,
        ] {
            assert!(tags.lines().any(|have| have == line), "{line}\n{tags}");
        }
        assert!(
            tags.contains(r#""isPartOf":{"@type":"CreativeWork","@id":"https://example.org/osce/a.html""#),
            "{tags}"
        );
    }

    #[test]
    fn a_document_is_no_part_of_another() {
        let tags = tags_of("a.html");
        assert!(!tags.contains("collection") && !tags.contains("isPartOf"), "{tags}");
        assert!(tags.contains(r#""@id":"https://example.org/osce/a.html""#), "{tags}");
    }
}

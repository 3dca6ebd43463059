//! The tags by which reference managers and Google Scholar read a page, in the names that HighWire Press gave them.
//!
//! None of them holds a symbol where a DOI is looked for, and the number of a paragraph is in none: it belongs to the
//! citation, not to the work.

use super::{Cited, Told};
use crate::model::{Author, Date};

/// The tags of a page, name and content, in the order in which Google Scholar's guidelines for webmasters list them.
pub fn highwire(cited: &Cited<'_>, told: &Told<'_>) -> Vec<(&'static str, String)> {
    let authors = cited.authors();
    let mut tags = Vec::with_capacity(12);
    let mut tag = |name: &'static str, content: Option<String>| tags.extend(content.map(|content| (name, content)));
    tag("citation_title", cited.title());
    for author in &authors {
        tag("citation_author", Some(name(author, told.author_comma)));
    }
    tag("citation_publication_date", cited.date().map(slashed));
    tag("citation_technical_report_institution", institution(cited, &authors));
    tag("citation_technical_report_number", cited.number());
    tag("citation_language", Some(told.language.to_owned()));
    tag("citation_public_url", cited.link());
    tag("citation_keywords", Some(told.keywords.join("; ")).filter(|words| !words.is_empty()));
    tag("citation_abstract", Some(told.begins.to_owned()).filter(|words| !words.is_empty()));
    tags
}

/// Family name first. A comma behind a body's name says that all before it is the family name, so that it is not taken
/// apart into given names and a family name.
fn name(author: &Author, author_comma: bool) -> String {
    match author {
        Author::Person { family, given: Some(given) } => format!("{family}, {given}"),
        Author::Body(name) | Author::Person { family: name, given: None } if author_comma => format!("{name},"),
        Author::Body(name) | Author::Person { family: name, given: None } => name.clone(),
    }
}

/// Who published the document: its publisher, its court, or the first body among its authors.
fn institution(cited: &Cited<'_>, authors: &[Author]) -> Option<String> {
    let body = |author: &Author| match author {
        Author::Body(name) => Some(name.clone()),
        Author::Person { .. } => None,
    };
    cited.publisher().or_else(|| cited.court()).or_else(|| authors.iter().find_map(body))
}

/// `2010/12/03`, `2010/12`, `2010`.
fn slashed(date: Date) -> String {
    date.to_string().replace('-', "/")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn golden() {
        let sample = sample::astana();
        let told =
            Told { keywords: vec!["Arms control", "Alliances"], begins: "The security of each…", ..sample::told() };
        assert_eq!(
            highwire(&sample.cited(), &told),
            [
                ("citation_title", "Astana Commemorative Declaration: Towards a Security Community"),
                ("citation_author", "Organization for Security and Co-operation in Europe,"),
                ("citation_publication_date", "2010/12/03"),
                ("citation_technical_report_institution", "Organization for Security and Co-operation in Europe"),
                ("citation_technical_report_number", "SUM.DOC/1/10/Corr.1"),
                ("citation_language", "en"),
                ("citation_public_url", "https://example.org/osce/astana-declaration/p3.html"),
                ("citation_keywords", "Arms control; Alliances"),
                ("citation_abstract", "The security of each…"),
            ]
            .map(|(name, content)| (name, content.to_owned()))
        );
    }

    #[test]
    fn what_is_not_known_has_no_tag() {
        let mut sample = sample::rfc();
        sample.permalink = None;
        assert_eq!(
            highwire(&sample.cited(), &sample::told()),
            [
                ("citation_title", "Key words for use in RFCs to Indicate Requirement Levels"),
                ("citation_author", "Bradner, Scott"),
                ("citation_publication_date", "1997/03"),
                ("citation_technical_report_number", "RFC 2119"),
                ("citation_language", "en"),
            ]
            .map(|(name, content)| (name, content.to_owned()))
        );
    }

    #[test]
    fn the_comma_can_be_left_out() {
        let told = Told { author_comma: false, ..sample::told() };
        let tags = highwire(&sample::astana().cited(), &told);
        assert_eq!(tags[1].1, "Organization for Security and Co-operation in Europe");
    }
}

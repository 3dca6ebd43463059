//! What a page is about in the vocabulary of schema.org, as JSON-LD.
//!
//! A document is `Legislation` only where its type is one, and nothing is said of its legal force: that is for the editor
//! to say. The vocabulary is named in the page, so that no reader has to load a context.

use serde::Serialize;

use super::{Cited, Told};
use crate::model::{Author, DocumentType};

/// The page's data, fit to stand in a `script` element.
pub fn json_ld(cited: &Cited<'_>, told: &Told<'_>) -> String {
    let mut thing = match told.part {
        None => document(cited, told),
        Some(name) => Thing {
            kind: "CreativeWork",
            name: Some(name.to_owned()),
            is_part_of: Some(Box::new(Thing {
                kind: kind_of(cited.meta.kind),
                id: told.document.map(str::to_owned),
                name: cited.title(),
                ..Thing::default()
            })),
            ..Thing::default()
        },
    };
    thing.id = cited.link();
    thing.in_language = Some(told.language.to_owned());
    let whole = Whole { context: Context { vocab: "https://schema.org/" }, thing };
    serde_json::to_string(&whole).expect("texts and lists are JSON").replace('<', "\\u003c")
}

#[derive(Serialize)]
struct Whole {
    #[serde(rename = "@context")]
    context: Context,
    #[serde(flatten)]
    thing: Thing,
}

#[derive(Serialize)]
struct Context {
    #[serde(rename = "@vocab")]
    vocab: &'static str,
}

/// A thing of schema.org. What is not known is left out.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Thing {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate_name: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Agent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Agent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legislation_date: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Box<Thing>>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all_fields = "camelCase")]
enum Agent {
    Organization {
        name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        alternate_name: Option<String>,
    },
    Person {
        family_name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        given_name: Option<String>,
    },
}

/// A number that is no DOI and says so.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "PropertyValue")]
struct Number {
    name: &'static str,
    value: String,
}

fn document(cited: &Cited<'_>, told: &Told<'_>) -> Thing {
    let word = cited.meta.kind.filter(|kind| *kind != DocumentType::Document).map(DocumentType::word);
    let mut thing = Thing {
        kind: kind_of(cited.meta.kind),
        url: cited.link(),
        name: cited.title(),
        alternate_name: cited.short_title().filter(|short| cited.title().as_ref() != Some(short)),
        author: cited.authors().into_iter().map(|author| agent(author, cited)).collect(),
        publisher: cited.publisher().map(|name| Agent::Organization { name, alternate_name: None }),
        date_published: cited.meta.date.map(|date| date.to_string()),
        keywords: told.keywords.iter().map(|word| (*word).to_owned()).collect(),
        description: Some(told.begins.to_owned()).filter(|words| !words.is_empty()),
        ..Thing::default()
    };
    match thing.kind {
        "Legislation" => {
            thing.legislation_type = word;
            thing.legislation_identifier = cited.number();
            thing.legislation_date = cited.meta.adopted.or(cited.meta.date).map(|date| date.to_string());
        }
        _ => {
            thing.genre = word;
            thing.identifier = cited.symbol().map(|value| Number { name: "document symbol", value });
        }
    }
    thing
}

fn agent(author: Author, cited: &Cited<'_>) -> Agent {
    match author {
        Author::Body(name) => {
            let alternate_name = cited.other_short_name(Some(&name)).filter(|_| cited.meta.authors.len() < 2);
            Agent::Organization { name, alternate_name }
        }
        Author::Person { family, given } => Agent::Person { family_name: family, given_name: given },
    }
}

/// The type of a document. schema.org has none for declarations, resolutions, judgments and standards.
fn kind_of(kind: Option<DocumentType>) -> &'static str {
    use DocumentType::{Book, Constitution, Regulation, Scripture, Statute, Treaty};
    match kind {
        Some(Treaty | Statute | Regulation | Constitution) => "Legislation",
        Some(Book | Scripture) => "Book",
        _ => "CreativeWork",
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn pretty(json: &str) -> String {
        let value: serde_json::Value = serde_json::from_str(json).expect("it is JSON");
        serde_json::to_string_pretty(&value).expect("it stays JSON")
    }

    #[test]
    fn a_paragraph_is_part_of_its_document() {
        let told = Told {
            part: Some("Paragraph 3"),
            document: Some("https://example.org/osce/astana-declaration.html"),
            ..sample::told()
        };
        let json = json_ld(&sample::astana().cited(), &told);
        assert!(!json.contains('<'), "{json}");
        assert_eq!(
            pretty(&json),
            r#"{
  "@context": {
    "@vocab": "https://schema.org/"
  },
  "@type": "CreativeWork",
  "@id": "https://example.org/osce/astana-declaration/p3.html",
  "name": "Paragraph 3",
  "inLanguage": "en",
  "isPartOf": {
    "@type": "CreativeWork",
    "@id": "https://example.org/osce/astana-declaration.html",
    "name": "Astana Commemorative Declaration: Towards a Security Community"
  }
}"#
        );
    }

    #[test]
    fn a_document_says_what_is_known_of_it() {
        let mut sample = sample::astana();
        sample.whole();
        let told = Told { keywords: vec!["Arms <control>"], begins: "Heads of State meet.", ..sample::told() };
        let json = json_ld(&sample.cited(), &told);
        assert!(!json.contains('<'), "{json}");
        assert_eq!(
            pretty(&json),
            r#"{
  "@context": {
    "@vocab": "https://schema.org/"
  },
  "@type": "CreativeWork",
  "@id": "https://example.org/osce/astana-declaration/p3.html",
  "url": "https://example.org/osce/astana-declaration/p3.html",
  "name": "Astana Commemorative Declaration: Towards a Security Community",
  "alternateName": "Astana Declaration",
  "author": [
    {
      "@type": "Organization",
      "name": "Organization for Security and Co-operation in Europe",
      "alternateName": "OSCE"
    }
  ],
  "datePublished": "2010-12-03",
  "inLanguage": "en",
  "genre": "declaration",
  "identifier": {
    "@type": "PropertyValue",
    "name": "document symbol",
    "value": "SUM.DOC/1/10/Corr.1"
  },
  "keywords": [
    "Arms <control>"
  ],
  "description": "Heads of State meet."
}"#
        );
    }

    #[test]
    fn a_treaty_is_legislation_and_of_its_force_nothing_is_said() {
        let mut sample = sample::genocide();
        sample.whole();
        let json = json_ld(&sample.cited(), &sample::told());
        assert!(json.contains(r#""@type":"Legislation""#), "{json}");
        assert!(
            json.contains(
                r#""legislationType":"treaty","legislationIdentifier":"78 UNTS 277","legislationDate":"1948-12-09""#
            ),
            "{json}"
        );
        assert!(!json.contains("Force"), "{json}");
    }
}

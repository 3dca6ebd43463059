//! The search page. What it finds is looked up by its script; without one it says where else to look.

use std::sync::Arc;

use serde::Serialize;
use serde_json::json;

use super::link::{DocumentLink, Link};
use super::{Face, Head, Kind, Page, Plan, Subject, Tab};
use crate::model::Route;
use crate::site::{LinkedDocument, Site, TopicName};
use crate::text::Key;

pub(super) const KIND: Kind =
    Kind { name: "search", about: "The search, and where to look without a script.", plan: Plan::Whole(plan) };

/// Where it is.
pub const ROUTE: &str = "search.html";

/// What `search.html` sees as `page`.
#[derive(Serialize)]
struct View {
    /// Documents to look into without a script: the latest.
    documents: Vec<DocumentLink>,
    /// How many more there are.
    more: usize,
    /// Every topic.
    topics: Vec<Link>,
    /// All that the script may have to say, as JSON: those that depend on a number by the category of the number.
    words: String,
}

struct Search {
    face: Arc<Face>,
    documents: Vec<Arc<LinkedDocument>>,
    more: usize,
    topics: Vec<TopicName>,
}

/// So many documents are listed for those who have no script.
const DOCUMENTS: usize = 100;

/// The words of the script.
const WORDS: [&str; 25] = [
    "paragraphs_count",
    "word_for_word",
    "word_for_word_in",
    "same_words",
    "differs_in",
    "source_reading",
    "sign_quotes",
    "sign_dashes",
    "sign_case",
    "sign_accents",
    "sign_punctuation",
    "search_partly",
    "search_cut",
    "search_looked",
    "search_missing",
    "search_near",
    "search_more",
    "search_all",
    "search_choose",
    "chosen",
    "cite",
    "document",
    "topic",
    "language",
    "year",
];

fn plan(site: &Site, face: &Arc<Face>) -> Vec<Page> {
    if !face.search {
        return Vec::new();
    }
    let documents: Vec<_> = site.documents.iter().take(DOCUMENTS).cloned().collect();
    let more = site.documents.len() - documents.len();
    let topics: Vec<TopicName> = site.topics.iter().map(|topic| topic.name()).collect();
    let keys: Vec<Key> = documents.iter().map(|document| document.key).collect();
    let key = Key::of_value(&(keys, more, &topics));
    let subject = Search { face: Arc::clone(face), documents, more, topics };
    vec![Page { route: Route::file(ROUTE), kind: KIND.name, subject: Arc::new(subject), key }]
}

impl Subject for Search {
    fn view<'a>(&'a self, at: &'a Route) -> Box<dyn erased_serde::Serialize + 'a> {
        let language = &self.face.language;
        let words: serde_json::Map<String, serde_json::Value> =
            WORDS.iter().map(|key| ((*key).to_owned(), json!(language.forms(key)))).collect();
        Box::new(View {
            documents: self.documents.iter().map(|document| DocumentLink::new(document, at, &self.face)).collect(),
            more: self.more,
            topics: self.topics.iter().map(|topic| Link::to_topic(topic, at)).collect(),
            words: serde_json::Value::Object(words).to_string(),
        })
    }

    fn head(&self, _: &Route) -> Head {
        let language = &self.face.language;
        Head::of_site(language.say("search"), language.say("search_description"), Tab::Search, &self.face)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::pages::testing::{check, view};

    #[test]
    fn it_lists_documents_and_topics_and_brings_the_words_of_its_script() {
        let files = [("topics.yaml", "- id: war\n  label: War\n"), ("a.md", "---\ntitle: A\n---\n\n{#p1}\nOne.\n")];
        let view = view(&files, "search.html");
        check(&view, &[("/documents/0/href", json!("a.html")), ("/more", json!(0)), ("/topics/0/title", json!("War"))]);
        let words: serde_json::Value = serde_json::from_str(view["words"].as_str().expect("a text")).expect("JSON");
        assert_eq!(words["paragraphs_count"]["one"], json!("{n} paragraph"));
        assert_eq!(words["word_for_word"]["other"], json!("Word for word"));
        for (key, forms) in words.as_object().expect("an object") {
            assert_ne!(forms["other"], json!(key), "there are no words for {key}");
        }
    }
}

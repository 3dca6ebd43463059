//! All topics: topics by paragraphs, or by documents on a large site, and what each covers.

use std::sync::Arc;

use serde::Serialize;

use super::link::{DocumentLink, Link};
use super::overview::Overview;
use super::prose::Scene;
use super::score::{COLUMNS, Score, Tagged, score_up_to, topics_of};
use super::{Face, Head, Kind, Page, Plan, Subject, Tab};
use crate::model::Route;
use crate::site::{LinkedDocument, Site, TopicName};
use crate::text::Key;

pub(super) const KIND: Kind =
    Kind { name: "topics", about: "All topics with the paragraphs that are on them.", plan: Plan::Whole(plan) };

/// On a site with more paragraphs than this the matrix is of documents.
const LIMIT: usize = 500;

/// What `topics.html` sees as `page`.
#[derive(Serialize)]
struct View {
    /// Topics by paragraphs, document by document; none on a large site.
    scores: Vec<ScoreView>,
    /// Topics by documents, on a large site.
    overview: Option<Overview>,
    /// Every topic in the order of the vocabulary.
    topics: Vec<Entry>,
}

/// A document with its score.
#[derive(Serialize)]
struct ScoreView {
    /// The document.
    document: DocumentLink,
    /// Its topics by paragraphs.
    score: Score,
    /// Has it so many columns that it must scroll?
    scrolls: bool,
}

/// A topic in the list.
#[derive(Serialize)]
struct Entry {
    /// The topic.
    topic: Link,
    /// What it covers, in one sentence.
    definition: Option<String>,
    /// How many paragraphs are on it.
    count: usize,
}

struct Topics {
    face: Arc<Face>,
    documents: Vec<Arc<LinkedDocument>>,
    /// The topics of each document on a small site, nothing on a large one.
    tagged: Vec<Vec<Tagged>>,
    /// Each with its definition and the number of its paragraphs.
    topics: Vec<(TopicName, Option<String>, usize)>,
}

fn plan(site: &Site, face: &Arc<Face>) -> Vec<Page> {
    if site.topics.is_empty() {
        return Vec::new();
    }
    let topics: Vec<_> =
        site.topics.iter().map(|topic| (topic.name(), topic.topic.definition.clone(), topic.uses.len())).collect();
    let documents: Vec<_> = site.documents.iter().map(|document| document.key).collect();
    let paragraphs: usize = site.documents.iter().map(|document| document.paragraphs().count()).sum();
    let tagged = if paragraphs <= LIMIT {
        site.documents.iter().map(|document| topics_of(site, document)).collect()
    } else {
        Vec::new()
    };
    let key = Key::of_value(&(&topics, documents));
    let subject = Topics { face: Arc::clone(face), documents: site.documents.clone(), tagged, topics };
    vec![Page { route: Route::file("topics.html"), kind: KIND.name, subject: Arc::new(subject), key }]
}

impl Subject for Topics {
    fn view<'a>(&'a self, at: &'a Route) -> Box<dyn erased_serde::Serialize + 'a> {
        let names: Vec<TopicName> = self.topics.iter().map(|(name, _, _)| name.clone()).collect();
        let scores = self.documents.iter().zip(&self.tagged);
        let entry = |(name, definition, count): &(TopicName, Option<String>, usize)| Entry {
            topic: Link::to_topic(name, at),
            definition: definition.clone(),
            count: *count,
        };
        let overview = || Overview::new(&self.documents, &names, at, &self.face);
        Box::new(View {
            scores: scores.filter_map(|(document, tagged)| self.score(document, tagged, at)).collect(),
            overview: self.tagged.is_empty().then(overview).flatten(),
            topics: self.topics.iter().map(entry).collect(),
        })
    }

    fn head(&self, _: &Route) -> Head {
        let language = &self.face.language;
        let description = language.count("topics_description", self.topics.len());
        Head::of_site(language.say("topics"), description, Tab::Topics, &self.face)
    }
}

impl Topics {
    fn score(&self, document: &LinkedDocument, tagged: &[Tagged], at: &Route) -> Option<ScoreView> {
        let score = score_up_to(LIMIT, Scene { at, face: &self.face }, document, tagged, &[], None)?;
        Some(ScoreView {
            document: DocumentLink::new(document, at, &self.face),
            scrolls: score.columns.len() > COLUMNS,
            score,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::pages::testing::{check, view};

    const TOPICS: (&str, &str) = ("topics.yaml", "- id: war\n  label: War\n- id: peace\n  label: Peace\n");

    #[test]
    fn a_small_site_has_a_column_for_each_paragraph() {
        let text = "---\ntitle: A\n---\n\n{#p1}\nOne.\n\n{#p2 topics=\"peace\"}\nTwo.\n";
        check(
            &view(&[TOPICS, ("a.md", text), ("b.md", "---\ntitle: B\n---\n\n{#p1}\nOne.\n")], "topics.html"),
            &[
                ("/scores/0/score/columns", json!(["1", "2"])),
                ("/scores/0/score/rows/0/label", json!("Peace")),
                ("/scores/0/score/rows/0/cells/0", json!(null)),
                ("/scores/0/score/rows/0/cells/1/href", json!("a/p2.html")),
                ("/scores/0/scrolls", json!(false)),
                ("/overview", json!(null)),
                ("/topics/0/count", json!(0)),
                ("/topics/1/count", json!(1)),
            ],
        );
    }

    #[test]
    fn a_large_site_has_a_column_for_each_document() {
        let mut long = String::from("---\ntitle: Long\ndate: 2001\n---\n");
        (1..=501).for_each(|number| long.push_str(&format!("\n{{#p{number} topics=\"war\"}}\nSome.\n")));
        let short = "---\ntitle: Short\ndate: 1999\n---\n\n{#p1 topics=\"war\"}\nOne.\n";
        check(
            &view(&[TOPICS, ("a.md", &long), ("b.md", short)], "topics.html"),
            &[
                ("/scores", json!([])),
                ("/overview/documents/0/title", json!("Short")),
                ("/overview/rows/0/cells", json!([{ "count": 1, "tint": 1 }, { "count": 501, "tint": 4 }])),
                ("/overview/rows/1/cells/1", json!({ "count": 0, "tint": 0 })),
            ],
        );
    }
}

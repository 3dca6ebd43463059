//! A topic: the paragraphs on it, quoted, document by document.

use std::sync::Arc;

use serde::Serialize;

use super::link::{DocumentLink, Link};
use super::listing::{Group, Part, PartView, cut, groups};
use super::prose::Scene;
use super::quote::Quoted;
use super::strip::Strip;
use super::views::{Crumb, Step};
use super::{Face, Head, Kind, Page, Plan, Subject, Tab};
use crate::model::{Id, Route};
use crate::site::{LinkedTopic, Site, TopicName};
use crate::text::Key;

pub(super) const KIND: Kind =
    Kind { name: "topic", about: "A topic: the paragraphs on it, quoted.", plan: Plan::Whole(plan) };

/// What `topic.html` sees as `page`.
#[derive(Serialize)]
struct View {
    /// The topics, and this one.
    trail: Vec<Crumb>,
    /// The topic.
    title: String,
    /// What it covers, in one sentence.
    definition: Option<String>,
    /// How many paragraphs are on it.
    paragraphs: usize,
    /// In how many documents.
    documents: usize,
    /// The topic that it is a part of.
    broader: Option<Link>,
    /// The topics that are a part of it.
    narrower: Vec<Link>,
    /// Which part of a long list this page has.
    part: Option<PartView>,
    /// The documents of this page.
    groups: Vec<GroupView>,
    /// The topic before.
    previous: Option<Step>,
    /// The topic after.
    next: Option<Step>,
}

/// A document with its paragraphs on the topic.
#[derive(Serialize)]
struct GroupView {
    /// The document.
    document: DocumentLink,
    /// The document with this topic chosen.
    chosen: String,
    /// The document's paragraphs, those on the topic filled.
    strip: Strip,
    /// The paragraphs on the topic.
    quotes: Vec<Quote>,
}

/// A paragraph, quoted.
#[derive(Serialize)]
struct Quote {
    /// Where it is from.
    from: Quoted,
    /// The text as HTML.
    html: String,
    /// The other topics that it is on.
    also: Vec<Link>,
}

/// A topic with all that its pages say of it besides paragraphs.
#[derive(Hash)]
struct About {
    name: TopicName,
    definition: Option<String>,
    paragraphs: usize,
    documents: usize,
    broader: Option<TopicName>,
    narrower: Vec<TopicName>,
    previous: Option<TopicName>,
    next: Option<TopicName>,
}

struct Topic {
    face: Arc<Face>,
    about: Arc<About>,
    part: Part,
    groups: Vec<Group>,
}

fn plan(site: &Site, face: &Arc<Face>) -> Vec<Page> {
    (0..site.topics.len()).flat_map(|index| pages_of(site, face, index)).collect()
}

fn pages_of(site: &Site, face: &Arc<Face>, index: usize) -> Vec<Page> {
    let topic = &site.topics[index];
    let groups = groups(site, topic.uses.iter().copied());
    let name = |topic: &LinkedTopic| topic.name();
    let is = |id: &Id| site.topics.iter().find(|topic| topic.topic.id == *id).map(name);
    let about = Arc::new(About {
        name: topic.name(),
        definition: topic.topic.definition.clone(),
        paragraphs: topic.uses.len(),
        documents: groups.len(),
        broader: topic.topic.broader.as_ref().and_then(is),
        narrower: site
            .topics
            .iter()
            .filter(|other| other.topic.broader.as_ref() == Some(&topic.topic.id))
            .map(name)
            .collect(),
        previous: index.checked_sub(1).map(|before| name(&site.topics[before])),
        next: site.topics.get(index + 1).map(name),
    });
    let page = |(part, groups): (Part, Vec<Group>)| {
        let keys: Vec<Key> = groups.iter().map(Group::key).collect();
        Page {
            route: part.route().clone(),
            kind: KIND.name,
            key: Key::of_value(&(&about, &part, keys)),
            subject: Arc::new(Topic { face: Arc::clone(face), about: Arc::clone(&about), part, groups }),
        }
    };
    cut(groups, &topic.route).into_iter().map(page).collect()
}

impl Subject for Topic {
    fn view<'a>(&'a self, at: &'a Route) -> Box<dyn erased_serde::Serialize + 'a> {
        let language = &self.face.language;
        let about = &self.about;
        let link = |topic: &TopicName| Link::to_topic(topic, at);
        Box::new(View {
            trail: vec![
                Crumb::new(language.say("topics"), Some(at.to(&Route::file("topics.html")))),
                Crumb::new(&about.name.label, None),
            ],
            title: about.name.label.clone(),
            definition: about.definition.clone(),
            paragraphs: about.paragraphs,
            documents: about.documents,
            broader: about.broader.as_ref().map(link),
            narrower: about.narrower.iter().map(link).collect(),
            part: self.part.view(at),
            groups: self.groups.iter().map(|group| self.group(group, at)).collect(),
            previous: about.previous.as_ref().map(|topic| step(topic, language.say("previous_topic"), at)),
            next: about.next.as_ref().map(|topic| step(topic, language.say("next_topic"), at)),
        })
    }

    fn head(&self, at: &Route) -> Head {
        let language = &self.face.language;
        let label = &self.about.name.label;
        let description = match &self.about.definition {
            Some(definition) => format!("{label}: {definition}"),
            None => format!("{label}: {}", language.count("paragraphs_count", self.about.paragraphs)),
        };
        let number = self.part.view(at).map(|part| format!(" ({})", part.number)).unwrap_or_default();
        let title = format!("{label}{number} – {}", language.say("topics"));
        Head {
            prev: self.about.previous.as_ref().map(|topic| at.to(&topic.route)),
            next: self.about.next.as_ref().map(|topic| at.to(&topic.route)),
            ..Head::of_site(title, description, Tab::Topics, &self.face)
        }
    }
}

fn step(topic: &TopicName, title: &str, at: &Route) -> Step {
    Step {
        href: at.to(&topic.route),
        title: title.to_owned(),
        words: topic.label.clone(),
        serif: false,
        lang: None,
        dir: "ltr",
    }
}

impl Topic {
    fn group(&self, group: &Group, at: &Route) -> GroupView {
        let document = DocumentLink::new(&group.document, at, &self.face);
        GroupView {
            chosen: format!("{}?topic={}", document.href, self.about.name.id),
            strip: Strip::with_hits(&group.document, &group.units, at),
            quotes: group.units.iter().map(|unit| self.quote(group, *unit, at)).collect(),
            document,
        }
    }

    fn quote(&self, group: &Group, unit: usize, at: &Route) -> Quote {
        let document = &group.document;
        let others = document.units[unit].topics.iter().filter(|topic| topic.route != self.about.name.route);
        Quote {
            from: Quoted::new(document, unit, at, &self.face, self.groups.len() > 1),
            html: Scene { at, face: &self.face }.quote(document, unit, None),
            also: others.map(|topic| Link::to_topic(topic, at)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::pages::testing::{check, page, pages, view};

    const TOPICS: (&str, &str) = (
        "topics.yaml",
        "- id: war\n  label: War\n  definition: Its causes.\n- id: peace\n  label: Peace\n  broader: war\n",
    );
    const FIRST: (&str, &str) =
        ("a.md", "---\ntitle: A\ndate: 1999\n---\n\n{#p1 topics=\"war\"}\nOne.\n\n{#p2 topics=\"peace war\"}\nTwo.\n");
    const SECOND: (&str, &str) = ("b.md", "---\ntitle: B\ndate: 2001\n---\n\n{#p1 topics=\"war\"}\nWas *ist*?\n");

    #[test]
    fn paragraphs_are_quoted_by_document() {
        let files = [TOPICS, FIRST, SECOND];
        let war = view(&files, "topics/war.html");
        check(
            &war,
            &[
                ("/title", json!("War")),
                ("/paragraphs", json!(3)),
                ("/documents", json!(2)),
                ("/part", json!(null)),
                ("/narrower/0/href", json!("peace.html")),
                ("/previous", json!(null)),
                ("/next/words", json!("Peace")),
                ("/groups/0/document/title", json!("B")),
                ("/groups/0/quotes/0/html", json!("<p>Was <em>ist</em>?</p>")),
                ("/groups/0/quotes/0/from/id", json!("b/p1")),
                ("/groups/1/chosen", json!("../a.html?topic=war")),
                ("/groups/1/quotes/1/from/href", json!("../a/p2.html")),
                ("/groups/1/quotes/1/from/url", json!("https://example.org/osce/a/p2.html")),
                ("/groups/1/quotes/1/also", json!([{ "title": "Peace", "href": "peace.html" }])),
            ],
        );
        let peace = view(&files, "topics/peace.html");
        check(&peace, &[("/broader/title", json!("War")), ("/groups/0/quotes/0/from/id", json!("p2"))]);
    }

    #[test]
    fn a_long_list_is_cut_between_documents() {
        let mut long = String::from("---\ntitle: Long\n---\n");
        (1..=500).for_each(|number| long.push_str(&format!("\n{{#p{number} topics=\"war\"}}\nSome.\n")));
        let files = [TOPICS, FIRST, ("long.md", long.as_str())];
        let routes: Vec<String> =
            pages(&files).iter().filter(|page| page.kind == "topic").map(|page| page.route.to_string()).collect();
        assert_eq!(routes, ["/topics/war.html", "/topics/war/2.html", "/topics/peace.html"]);
        let second = view(&files, "topics/war/2.html");
        check(
            &second,
            &[
                ("/part/number", json!(2)),
                ("/part/parts/0/href", json!("../war.html")),
                ("/groups/0/document/href", json!("../../long.html")),
            ],
        );
    }

    #[test]
    fn what_a_page_shows_is_in_its_key() {
        let key = |files: &[(&str, &str)]| page(files, "topics/war.html").key;
        let before = key(&[TOPICS, FIRST, SECOND]);
        assert_eq!(before, key(&[TOPICS, FIRST, SECOND]));
        for (path, old, new) in [
            ("topics.yaml", "label: War", "label: Wars"),
            ("topics.yaml", "Its causes", "Its ends"),
            ("topics.yaml", "label: Peace", "label: Quiet"),
            ("topics.yaml", "  broader: war\n", ""),
            ("a.md", "One.", "Eins."),
            ("a.md", "title: A", "title: C"),
            ("b.md", " topics=\"war\"", ""),
        ] {
            let changed = [TOPICS, FIRST, SECOND]
                .map(|(name, text)| (name, if name == path { text.replace(old, new) } else { text.to_owned() }));
            let changed: Vec<(&str, &str)> = changed.iter().map(|(name, text)| (*name, text.as_str())).collect();
            assert_ne!(key(&changed), before, "{new}");
        }
    }
}

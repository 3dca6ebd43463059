//! The works that the documents name: on a line of years, and who cites each.

use std::sync::Arc;

use serde::Serialize;

use super::link::{DocumentLink, short_title};
use super::listing::{Group, groups};
use super::strip::Strip;
use super::timeline::{Dated, Timeline};
use super::views::DateView;
use super::{Face, Head, Kind, Page, Plan, Subject, Tab};
use crate::model::Route;
use crate::site::{LinkedDocument, LinkedWork, Site, WorkName};
use crate::text::Key;

pub(super) const KIND: Kind =
    Kind { name: "works", about: "The works that are named, in order of time.", plan: Plan::Whole(plan) };

/// What `works.html` sees as `page`.
#[derive(Serialize)]
struct View {
    /// The works and, where they are few, the site's own documents.
    timeline: Option<Timeline>,
    /// The document that cites them all, if it is only one.
    only: Option<DocumentLink>,
    /// Every work in order of time.
    works: Vec<Entry>,
}

/// A work in the list.
#[derive(Serialize)]
struct Entry {
    /// As people say it.
    name: String,
    /// In full, if that is more.
    title: Option<String>,
    /// Of the document.
    date: Option<DateView>,
    /// Where it leads.
    href: String,
    /// The paragraphs that name it, by document; of the documents those that there is room for.
    groups: Vec<GroupView>,
    /// How many more documents there are.
    more: usize,
}

/// The paragraphs of a document that name a work.
#[derive(Serialize)]
struct GroupView {
    /// The document.
    document: DocumentLink,
    /// The paragraphs, those that there is room for.
    places: Vec<PlaceView>,
    /// How many more there are.
    more: usize,
}

/// A paragraph that names a work.
#[derive(Serialize)]
struct PlaceView {
    /// Where it leads.
    href: String,
    /// Its number as it is cited; empty for what has none.
    number: String,
    /// What it is called in full.
    title: String,
    /// How often it names the work.
    times: usize,
}

/// A work with those who cite it.
struct Cited {
    name: WorkName,
    groups: Vec<Group>,
    /// How often each unit of the groups names it, one after the other.
    times: Vec<usize>,
}

struct Works {
    face: Arc<Face>,
    works: Vec<Cited>,
    /// The documents on the line of years.
    documents: Vec<Arc<LinkedDocument>>,
}

/// So many documents are listed at most.
const DOCUMENTS: usize = 10;
/// Of one document so many paragraphs are listed at most.
const PLACES: usize = 20;
/// More documents of the site are not on the line of years.
const OWN: usize = 8;

fn plan(site: &Site, face: &Arc<Face>) -> Vec<Page> {
    if site.works.is_empty() {
        return Vec::new();
    }
    let works: Vec<Cited> = site.works.iter().map(|work| Cited::new(site, work)).collect();
    let is_work = |document: &&Arc<LinkedDocument>| {
        site.works.iter().any(|work| work.work.document.as_ref() == Some(&document.document.id))
    };
    let documents: Vec<_> = if site.documents.len() > OWN {
        Vec::new()
    } else {
        site.documents.iter().filter(|document| !is_work(document)).cloned().collect()
    };
    let named: Vec<_> = works.iter().map(|work| (&work.name, work.keys(), &work.times)).collect();
    let own: Vec<Key> = documents.iter().map(|document| document.key).collect();
    let key = Key::of_value(&(named, own));
    let subject = Works { face: Arc::clone(face), works, documents };
    vec![Page { route: Route::file("works.html"), kind: KIND.name, subject: Arc::new(subject), key }]
}

impl Subject for Works {
    fn view<'a>(&'a self, at: &'a Route) -> Box<dyn erased_serde::Serialize + 'a> {
        let mut citing = self.works.iter().flat_map(|work| &work.groups).map(|group| &group.document);
        let first = citing.next();
        let only = first.filter(|first| citing.all(|other| other.route == first.route));
        Box::new(View {
            timeline: self.timeline(at),
            only: only.map(|document| DocumentLink::new(document, at, &self.face)),
            works: self.works.iter().map(|work| self.entry(work, at)).collect(),
        })
    }

    fn head(&self, _: &Route) -> Head {
        let language = &self.face.language;
        let description = language.count("works_description", self.works.len());
        Head::of_site(language.say("works"), description, Tab::Works, &self.face)
    }
}

impl Works {
    fn timeline(&self, at: &Route) -> Option<Timeline> {
        let works = self.works.iter().filter_map(|work| {
            let name = &work.name;
            Some((name.date?, Dated::new(name.date?, &name.name, at.to(&name.route), false)))
        });
        let own = self.documents.iter().filter_map(|document| {
            let meta = &document.document.meta;
            Some((meta.dated()?, Dated::new(meta.dated()?, short_title(meta), at.to(&document.route), true)))
        });
        let mut dated: Vec<_> = works.chain(own).collect();
        dated.sort_by_key(|(date, _)| *date);
        Timeline::new(dated.into_iter().map(|(_, dated)| dated).collect())
    }

    fn entry(&self, work: &Cited, at: &Route) -> Entry {
        let name = &work.name;
        let mut times = work.times.iter().copied();
        Entry {
            name: name.name.clone(),
            title: (name.title != name.name).then(|| name.title.clone()),
            date: name.date.map(|date| DateView::new(date, &self.face.language)),
            href: at.to(&name.route),
            groups: work.groups.iter().take(DOCUMENTS).map(|group| self.group(group, &mut times, at)).collect(),
            more: work.groups.len().saturating_sub(DOCUMENTS),
        }
    }

    fn group(&self, group: &Group, times: &mut impl Iterator<Item = usize>, at: &Route) -> GroupView {
        let cells = Strip::of(&group.document, &group.units, at).cells;
        let places = cells.into_iter().zip(times).map(|(cell, times)| PlaceView {
            href: cell.href,
            number: cell.number,
            title: cell.title,
            times,
        });
        let mut places: Vec<PlaceView> = places.collect();
        let more = places.len().saturating_sub(PLACES);
        places.truncate(PLACES);
        GroupView { document: DocumentLink::new(&group.document, at, &self.face), places, more }
    }
}

impl Cited {
    fn new(site: &Site, work: &LinkedWork) -> Self {
        Self {
            name: work.name(),
            groups: groups(site, work.uses.iter().map(|(document, unit, _)| (*document, *unit))),
            times: work.uses.iter().map(|(_, _, times)| *times).collect(),
        }
    }

    fn keys(&self) -> Vec<Key> {
        self.groups.iter().map(Group::key).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::pages::testing::{check, view};

    const WORKS: (&str, &str) = (
        "works.yaml",
        "- id: late\n  title: A Late Treaty\n  short_title: The Treaty\n  date: 1999-11-19\n  names: [Treaty]\n\
         - id: early\n  title: The Charter\n  date: 1945\n  names: [Charter]\n",
    );

    #[test]
    fn works_stand_in_order_of_time_with_who_cites_them() {
        let text = "---\ntitle: A\ndate: 2010\n---\n\n{#p1}\nThe Charter, and the Charter.\n\n{#p2}\nA Treaty.\n";
        check(
            &view(&[WORKS, ("a.md", text)], "works.html"),
            &[
                ("/only/title", json!("A")),
                ("/timeline/first", json!(1945)),
                ("/timeline/years/2/own", json!(true)),
                ("/works/0/name", json!("The Charter")),
                ("/works/0/title", json!(null)),
                ("/works/0/groups/0/places/0/number", json!("1")),
                ("/works/0/groups/0/places/0/times", json!(2)),
                ("/works/1/title", json!("A Late Treaty")),
                ("/works/1/date/text", json!("19 November 1999")),
                ("/works/1/groups/0/places/0/href", json!("a/p2.html")),
            ],
        );
    }

    #[test]
    fn of_several_documents_each_is_named() {
        let mut long = String::from("---\ntitle: B\n---\n");
        (1..=25).for_each(|number| long.push_str(&format!("\n{{#p{number}}}\nThe Charter.\n")));
        let short = "---\ntitle: A\ndate: 2010\n---\n\n{#p1}\nThe Charter.\n";
        check(
            &view(&[WORKS, ("a.md", short), ("b.md", &long)], "works.html"),
            &[
                ("/only", json!(null)),
                ("/works/0/groups/1/document/title", json!("B")),
                ("/works/0/groups/1/places/19/number", json!("20")),
                ("/works/0/groups/1/more", json!(5)),
                ("/works/1/groups", json!([])),
            ],
        );
    }
}

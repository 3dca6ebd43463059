//! A work: what it is, and the sentences that name it, document by document.

use std::sync::Arc;

use serde::Serialize;

use super::excerpt::{Piece, excerpt};
use super::link::{DocumentLink, Link};
use super::listing::{Group, Part, PartView, cut, groups};
use super::quote::Quoted;
use super::strip::Strip;
use super::views::{Crumb, DateView, Step};
use super::{Face, Head, Kind, Page, Plan, Subject, Tab};
use crate::model::Route;
use crate::site::{Destination, LinkedDocument, LinkedWork, Site, WorkName};
use crate::text::Key;

pub(super) const KIND: Kind =
    Kind { name: "work", about: "A work: the sentences that name it, quoted.", plan: Plan::Whole(plan) };

/// What `work.html` sees as `page`.
#[derive(Serialize)]
struct View {
    /// The works, and this one.
    trail: Vec<Crumb>,
    /// As people say it.
    name: String,
    /// In full, if that is more.
    title: Option<String>,
    /// Of the document.
    date: Option<DateView>,
    /// Where it was made.
    place: Option<String>,
    /// Who made it.
    author: Option<String>,
    /// Its text on this site.
    document: Option<DocumentLink>,
    /// Its official address.
    url: Option<Link>,
    /// How many paragraphs name it.
    paragraphs: usize,
    /// How often, all together.
    times: usize,
    /// Which part of a long list this page has.
    part: Option<PartView>,
    /// The documents of this page.
    groups: Vec<GroupView>,
    /// The work before.
    previous: Option<Step>,
    /// The work after.
    next: Option<Step>,
}

/// A document with its paragraphs that name the work.
#[derive(Serialize)]
struct GroupView {
    /// The document.
    document: DocumentLink,
    /// The document's paragraphs, those that name the work filled.
    strip: Strip,
    /// The paragraphs that name the work.
    quotes: Vec<Quote>,
}

/// The sentences of a paragraph that name the work.
#[derive(Serialize)]
struct Quote {
    /// Where they are from.
    from: Quoted,
    /// The words, those that name the work marked.
    pieces: Vec<Piece>,
}

/// A work with all that its pages say of it besides paragraphs.
#[derive(Hash)]
struct About {
    name: WorkName,
    place: Option<String>,
    author: Option<String>,
    url: Option<String>,
    paragraphs: usize,
    times: usize,
    previous: Option<WorkName>,
    next: Option<WorkName>,
}

struct Work {
    face: Arc<Face>,
    about: Arc<About>,
    /// Its text on this site.
    text: Option<Arc<LinkedDocument>>,
    part: Part,
    groups: Vec<Group>,
}

fn plan(site: &Site, face: &Arc<Face>) -> Vec<Page> {
    (0..site.works.len()).flat_map(|index| pages_of(site, face, index)).collect()
}

fn pages_of(site: &Site, face: &Arc<Face>, index: usize) -> Vec<Page> {
    let work = &site.works[index];
    let groups = groups(site, work.uses.iter().map(|(document, unit, _)| (*document, *unit)));
    let text = work.work.document.as_ref().and_then(|id| site.document(id)).cloned();
    let about = Arc::new(About {
        name: work.name(),
        place: work.work.place.clone(),
        author: work.work.author.clone(),
        url: work.work.url.clone(),
        paragraphs: work.uses.len(),
        times: work.uses.iter().map(|(_, _, times)| times).sum(),
        previous: index.checked_sub(1).map(|before| site.works[before].name()),
        next: site.works.get(index + 1).map(LinkedWork::name),
    });
    let page = |(part, groups): (Part, Vec<Group>)| {
        let keys: Vec<Key> = groups.iter().map(Group::key).collect();
        let text_key = text.as_ref().map(|text| text.key);
        Page {
            route: part.route().clone(),
            kind: KIND.name,
            key: Key::of_value(&(&about, text_key, &part, keys)),
            subject: Arc::new(Work {
                face: Arc::clone(face),
                about: Arc::clone(&about),
                text: text.clone(),
                part,
                groups,
            }),
        }
    };
    cut(groups, &work.route).into_iter().map(page).collect()
}

impl Subject for Work {
    fn view<'a>(&'a self, at: &'a Route) -> Box<dyn erased_serde::Serialize + 'a> {
        let language = &self.face.language;
        let about = &self.about;
        let name = &about.name;
        Box::new(View {
            trail: vec![
                Crumb::new(language.say("works"), Some(at.to(&Route::file("works.html")))),
                Crumb::new(&name.name, None),
            ],
            name: name.name.clone(),
            title: (name.title != name.name).then(|| name.title.clone()),
            date: name.date.map(|date| DateView::new(date, language)),
            place: about.place.clone(),
            author: about.author.clone(),
            document: self.text.as_ref().map(|text| DocumentLink::new(text, at, &self.face)),
            url: about.url.as_ref().and_then(|url| official(url, at)),
            paragraphs: about.paragraphs,
            times: about.times,
            part: self.part.view(at),
            groups: self.groups.iter().map(|group| self.group(group, at)).collect(),
            previous: about.previous.as_ref().map(|work| step(work, language.say("previous_work"), at)),
            next: about.next.as_ref().map(|work| step(work, language.say("next_work"), at)),
        })
    }

    fn head(&self, at: &Route) -> Head {
        let language = &self.face.language;
        let name = &self.about.name;
        let number = self.part.view(at).map(|part| format!(" ({})", part.number)).unwrap_or_default();
        let title = format!("{}{number} – {}", name.name, language.say("works"));
        let description = language.fill(
            "work_description",
            &[("title", &name.title), ("paragraphs", &language.count("paragraphs_count", self.about.paragraphs))],
        );
        Head {
            prev: self.about.previous.as_ref().map(|work| at.to(&work.route)),
            next: self.about.next.as_ref().map(|work| at.to(&work.route)),
            ..Head::of_site(title, description, Tab::Works, &self.face)
        }
    }
}

impl Work {
    fn group(&self, group: &Group, at: &Route) -> GroupView {
        let document = &group.document;
        let quote = |unit: &usize| Quote {
            from: Quoted::new(document, *unit, at, &self.face, self.groups.len() > 1),
            pieces: excerpt(document, *unit, &self.about.name),
        };
        GroupView {
            document: DocumentLink::new(document, at, &self.face),
            strip: Strip::with_hits(document, &group.units, at),
            quotes: group.units.iter().map(quote).collect(),
        }
    }
}

/// A neighbour, called by its year; by `title` if that is not known.
fn step(work: &WorkName, title: &str, at: &Route) -> Step {
    Step {
        href: at.to(&work.route),
        title: work.date.map_or_else(|| title.to_owned(), |date| date.year.to_string()),
        words: work.name.clone(),
        serif: true,
        lang: None,
        dir: "ltr",
    }
}

/// A link to an address on the web, which reads as its host, or to something on the site.
fn official(url: &str, at: &Route) -> Option<Link> {
    match url.split_once("://") {
        Some(("http" | "https", rest)) => {
            let host = rest.split('/').next().unwrap_or(rest);
            Some(Link { title: host.strip_prefix("www.").unwrap_or(host).to_owned(), href: url.to_owned() })
        }
        // `works.yaml` lies in `content/`.
        _ => Some(Link { title: url.to_owned(), href: Destination::of_address(url, "").href(at)? }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::official;
    use crate::model::Route;
    use crate::pages::testing::{check, view};

    const WORKS: (&str, &str) = (
        "works.yaml",
        "- id: act\n  title: The Final Act\n  short_title: The Act\n  date: 1975-08-01\n  names: [Final Act]\n  \
         document: act\n- id: law\n  title: A Law\n",
    );

    #[test]
    fn only_the_sentences_that_name_it_are_quoted() {
        let text = "---\ntitle: A\n---\n\n{#p1}\nIt is old.\nWe uphold the\nFinal Act (*all* of it).\n\n{#p2}\n\
            See [it](work:act) and [the law](work:law). No more.\n\n{#p3}\nNothing.\n";
        let act = view(
            &[WORKS, ("a.md", text), ("act.md", "---\ntitle: Act\n---\n\n{#p1}\nA Final Act.\n")],
            "works/act.html",
        );
        check(
            &act,
            &[
                ("/name", json!("The Act")),
                ("/title", json!("The Final Act")),
                ("/document/href", json!("../act.html")),
                ("/paragraphs", json!(2)),
                ("/times", json!(2)),
                ("/next/title", json!("Next work")),
                ("/groups/0/quotes/0/from/href", json!("../a/p1.html")),
                (
                    "/groups/0/quotes/0/pieces",
                    json!([
                        { "text": "[…] We uphold the ", "marked": false },
                        { "text": "Final Act", "marked": true },
                        { "text": " (all of it).", "marked": false },
                    ]),
                ),
                (
                    "/groups/0/quotes/1/pieces",
                    json!([
                        { "text": "See ", "marked": false },
                        { "text": "it", "marked": true },
                        { "text": " and the law. […]", "marked": false },
                    ]),
                ),
            ],
        );
    }

    #[test]
    fn an_official_text_is_on_the_web_or_on_the_site() {
        let link = |url| official(url, &Route::file("works/act.html")).map(|link| (link.title, link.href));
        let pair = |title: &str, href: &str| Some((title.to_owned(), href.to_owned()));
        assert_eq!(link("https://www.osce.org/act?x"), pair("osce.org", "https://www.osce.org/act?x"));
        assert_eq!(link("files/act.pdf"), pair("files/act.pdf", "../files/act.pdf"));
        assert_eq!(link("javascript:alert(1)"), None);
        assert_eq!(link("//elsewhere.org"), None);
    }
}

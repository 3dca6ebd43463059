//! `sitemap.xml`: the address of every page for readers, in files of at most 50,000, with dates from the ledger.
//!
//! The protocol (sitemaps.org) wants absolute addresses, so there is none without `base_url`.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Output, Plan, Planned, World};
use crate::config::BaseUrl;
use crate::model::{Date, Route, encode};
use crate::pages::Page;
use crate::site::Site;
use crate::text::Key;

pub(super) const OUTPUT: Output = Output {
    name: "sitemap",
    about: "`sitemap.xml`, where the site's address is known; an index of several where there are many pages.",
    plan: Plan::Whole(plan),
};

/// Where it is.
pub(super) const ROUTE: &str = "sitemap.xml";

/// The protocol allows no more addresses in one file.
const LIMIT: usize = 50_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// An address with the day when its words were last accepted, if that is known.
type Entry = (String, Option<Date>);

fn plan(world: &Arc<World>) -> Vec<(Route, Planned)> {
    let Some(base_url) = &world.site.base_url else { return Vec::new() };
    let dates = dates(&world.site);
    let is_canonical = |page: &Page| page.subject.canonical().is_none_or(|route| *route == page.route);
    let listed = world.pages.iter().filter(|page| page.subject.is_listed() && is_canonical(page));
    let entries: Vec<Entry> =
        listed.map(|page| (address(base_url, &page.route), dates.get(&page.route).copied())).collect();
    files(base_url, entries, LIMIT)
}

/// One file, or an index and the files that it names.
fn files(base_url: &BaseUrl, entries: Vec<Entry>, limit: usize) -> Vec<(Route, Planned)> {
    if entries.len() <= limit {
        return vec![(Route::file(ROUTE), planned("urlset", "url", entries))];
    }
    let parts = entries.chunks(limit).enumerate();
    let mut files: Vec<(Route, Planned)> = parts
        .map(|(index, part)| {
            (Route::file(&format!("sitemap/{}.xml", index + 1)), planned("urlset", "url", part.to_vec()))
        })
        .collect();
    let index = files.iter().map(|(route, _)| (address(base_url, route), None)).collect();
    files.push((Route::file(ROUTE), planned("sitemapindex", "sitemap", index)));
    files
}

fn planned(root: &'static str, element: &'static str, entries: Vec<Entry>) -> Planned {
    Planned {
        key: Key::of_value(&(OUTPUT.name, root, &entries)),
        from: "".into(),
        make: Arc::new(move || Ok(xml(root, element, &entries).into_bytes())),
    }
}

fn xml(root: &str, element: &str, entries: &[Entry]) -> String {
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"{NAMESPACE}\">\n");
    for (address, date) in entries {
        let date = date.map_or_else(String::new, |date| format!("<lastmod>{date}</lastmod>"));
        xml.push_str(&format!("<{element}><loc>{address}</loc>{date}</{element}>\n"));
    }
    xml.push_str(&format!("</{root}>\n"));
    xml
}

/// An address as XML can hold it.
fn address(base_url: &BaseUrl, route: &Route) -> String {
    base_url.join(&encode(route.as_str())).replace('&', "&amp;")
}

/// When the words of a page were last accepted, for the pages of documents and of what is cited in them.
fn dates(site: &Site) -> HashMap<Route, Date> {
    let mut dates = HashMap::new();
    for document in &site.documents {
        dates.extend(document.changed.or(document.since).map(|date| (document.route.clone(), date)));
        for unit in &document.units {
            if let (Some(anchor), Some(record)) = (&unit.anchor, &unit.record) {
                dates.insert(Route::unit(&document.document.id, anchor), record.accepted());
            }
        }
    }
    dates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_addresses_are_an_index_of_files() {
        let base_url = BaseUrl::parse("https://example.org/a&b/").expect("an address");
        let entries = |count: usize| (0..count).map(|at| (format!("https://example.org/{at}"), None)).collect();
        let routes = |count| -> Vec<String> {
            files(&base_url, entries(count), 2).iter().map(|(route, _)| route.to_string()).collect()
        };
        assert_eq!(routes(2), ["/sitemap.xml"]);
        assert_eq!(routes(3), ["/sitemap/1.xml", "/sitemap/2.xml", "/sitemap.xml"]);
        let index = (files(&base_url, entries(3), 2)[2].1.make)().expect("nothing can fail");
        let index = String::from_utf8(index).expect("it is text");
        assert!(index.contains("<sitemap><loc>https://example.org/a&amp;b/sitemap/2.xml</loc></sitemap>"), "{index}");
    }
}

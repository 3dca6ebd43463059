//! What a browser is shown now.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::model::Route;
use crate::outputs::{Files, Planned};
use crate::text::{Key, decoded};

/// The last site without an error, and what is wrong since.
#[derive(Clone, Default)]
pub(super) struct Edition {
    /// From 1; before the first there is nothing to show.
    pub number: u64,
    /// `None` while there was no site without an error.
    pub site: Option<Arc<Shown>>,
    /// The errors that keep what is on the disk from being shown.
    pub report: Arc<Report>,
}

impl Edition {
    /// The errors as the terminal shows them, without colours, and one more if making a page met it; empty if there is
    /// none.
    pub fn problems(&self, and: Option<Diagnostic>) -> String {
        let mut report = Report::clone(&self.report);
        report.extend(and);
        report.keep(|problem| problem.severity == Severity::Error);
        report.plain()
    }
}

/// A site that can be shown.
pub struct Shown {
    /// The files.
    pub plan: Arc<Files>,
    /// Where it lies on its host, with a slash at both ends: `/osce/`. Some links begin with it.
    base: String,
    /// The style sheets: path as it stands in pages, and without the digest.
    styles: Vec<(String, String)>,
    /// Of all that the search loads.
    search: Key,
}

impl Shown {
    /// A plan, and the path of the address under which it is published.
    pub fn new(plan: Arc<Files>, base: &str) -> Self {
        let beginning = Route::file(STATIC);
        let of_static = plan.range(&beginning..).map(|(route, _)| route.as_str());
        let sheets = of_static.take_while(|route| route.starts_with(STATIC)).filter(|route| route.ends_with(".css"));
        let styles = sheets.map(|route| (route.to_owned(), without_digest(route))).collect();
        let beginning = Route::file(SEARCH);
        let of_search = plan.range(&beginning..).take_while(|(route, _)| route.as_str().starts_with(SEARCH));
        let search = Key::of_value(&of_search.map(|(_, planned)| planned.key).collect::<Vec<_>>());
        Self { plan, base: base.to_owned(), styles, search }
    }

    /// The path under which it lies.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The file at the path of an address, and its route.
    pub(super) fn at(&self, path: &str) -> Option<(Route, &Planned)> {
        let mut below = decoded(path.strip_prefix(&self.base)?);
        if below.is_empty() || below.ends_with('/') {
            below.push_str("index.html");
        }
        let (route, planned) = self.plan.get_key_value(&Route::file(below.trim_start_matches('/')))?;
        (route.as_str() == below).then(|| (route.clone(), planned))
    }

    /// Names what the search loads.
    pub(super) fn search(&self) -> Key {
        self.search
    }

    /// Makes the file at the path of an address, if there is one.
    pub fn make(&self, path: &str) -> Option<Result<Vec<u8>, Diagnostic>> {
        self.at(path).map(|(_, planned)| (planned.make)())
    }

    /// The page for what is not there.
    pub(super) fn not_found(&self) -> Option<&Planned> {
        self.plan.get(&Route::file(NOT_FOUND))
    }

    /// Names what a page says, whatever its style sheets hold: their digests are left out.
    pub(super) fn sense(&self, page: &[u8]) -> Key {
        let mut text = String::from_utf8_lossy(page).into_owned();
        for (route, plain) in &self.styles {
            text = text.replace(route, plain);
        }
        Key::of(text.as_bytes())
    }

    /// Where each style sheet is now: the path without a digest, and that with it.
    pub(super) fn styles(&self) -> impl Iterator<Item = (String, String)> {
        self.styles.iter().map(|(route, plain)| (format!("{}{plain}", self.base), format!("{}{route}", self.base)))
    }
}

/// The route of the page that hosts show for what is not there.
pub(super) const NOT_FOUND: &str = "404.html";

/// What the routes of the search index begin with.
const SEARCH: &str = "search/";

/// What the routes of what pages load begin with.
const STATIC: &str = "static/";

/// `static/style.0a1b2c3d4e5f.css` → `static/style.css`.
fn without_digest(route: &str) -> String {
    let stem = route.trim_end_matches(".css");
    stem.rsplit_once('.').map_or_else(|| route.to_owned(), |(name, _)| format!("{name}.css"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(routes: &[&str], base: &str) -> Shown {
        let planned = |route: &&str| (Route::file(route), Planned::ready(*route, route.as_bytes()));
        Shown::new(Arc::new(routes.iter().map(planned).collect()), base)
    }

    #[test]
    fn an_address_leads_to_a_file_of_the_plan_and_nowhere_else() {
        let site = site(&["index.html", "a/p3.html", "a/index.html", "файл.txt"], "/osce/");
        let at = |path: &str| site.at(path).map(|(route, _)| route.as_str().to_owned());
        for (path, route) in [
            ("/osce/", "index.html"),
            ("/osce/index.html", "index.html"),
            ("/osce/a/p3.html", "a/p3.html"),
            ("/osce/a%2Fp3.html", "a/p3.html"),
            ("/osce/a/", "a/index.html"),
            ("/osce/%D1%84%D0%B0%D0%B9%D0%BB.txt", "файл.txt"),
        ] {
            assert_eq!(at(path).as_deref(), Some(route), "{path}");
        }
        for path in ["/", "/osce", "/a/p3.html", "/osce//index.html", "/osce/../osce/index.html", "/osce/a", "*", ""] {
            assert_eq!(at(path), None, "{path}");
        }
    }

    #[test]
    fn what_a_page_says_does_not_hang_on_its_style() {
        let page = |digest: &str, words: &str| format!("<link href=\"../static/style.{digest}.css\">{words}");
        let (one, other) = ("0123456789ab", "ba9876543210");
        let sense = |digest: &str, words: &str| {
            site(&[&format!("static/style.{digest}.css")], "/").sense(page(digest, words).as_bytes())
        };
        assert_eq!(sense(one, "Notice."), sense(other, "Notice."));
        assert_ne!(sense(one, "Notice."), sense(one, "Other notice."));
        let now: Vec<_> = site(&["static/style.0123456789ab.css"], "/osce/").styles().collect();
        assert_eq!(now, [("/osce/static/style.css".into(), "/osce/static/style.0123456789ab.css".into())]);
    }
}

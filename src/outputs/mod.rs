//! Pages → [`Artifact`]s: the files of the finished site. One file for each kind of output.
//!
//! Nothing is made until somebody asks: a plan is routes, keys and closures.

mod assets;
mod bad_template;
mod csp;
mod frame;
mod host;
mod html;
mod json;
mod markdown;
mod panel;
mod plan;
mod records;
mod redirects;
mod robots;
mod search_index;
mod sitemap;
mod text;
mod theme;
mod wrong;

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Route;
use crate::pages::Page;
use crate::site::{LinkedDocument, Site};
use crate::text::Key;

pub use assets::name_by_digest;
pub use html::seen;
pub use plan::{Files, OfDocument, Taken, Whole, plan};
pub use redirects::{REDIRECTS, Redirects};
pub use theme::{Asset, NavLink, Theme};
pub use wrong::wrong_pages;

/// The problems that making outputs may find.
pub const CODES: &[&Code] = &[&bad_template::BAD_TEMPLATE];

/// One file of the finished site.
#[derive(Clone, Debug)]
pub struct Artifact {
    /// Where it lies.
    pub route: Route,
    /// What it holds.
    pub bytes: Arc<[u8]>,
}

/// A file that can be made.
#[derive(Clone)]
pub struct Planned {
    /// Of page, theme and output: it names the bytes.
    pub key: Key,
    /// Where what it is made from stands, for a diagnostic about its route.
    pub from: Arc<str>,
    /// Makes the bytes.
    pub make: Make,
}

/// Makes the bytes of a file.
pub type Make = Arc<dyn Fn() -> Result<Vec<u8>, Diagnostic> + Send + Sync>;

/// A kind of output.
pub struct Output {
    /// As `outputs` in `pincite.yaml` calls it.
    pub name: &'static str,
    /// One sentence.
    pub about: &'static str,
    /// Which files there are.
    pub plan: Plan,
}

/// How the files of an output are found.
pub enum Plan {
    /// One for each page of some kinds.
    Each {
        /// The kinds; all, for [`EVERY_KIND`].
        of: &'static [&'static str],
        /// The route of the file.
        route: fn(&Page) -> Route,
        /// What readers call the file, for a list of downloads.
        download: Option<(&'static str, &'static str)>,
        /// Its bytes.
        write: fn(&Page, &Theme) -> Result<Vec<u8>, Diagnostic>,
    },
    /// Some for the site as a whole.
    Whole(fn(&Arc<World>) -> Vec<(Route, Planned)>),
}

/// What an output of every kind of page is `of`.
pub const EVERY_KIND: &[&str] = &[];

/// The site as outputs of the whole see it.
pub struct World {
    /// Everything linked.
    pub site: Site,
    /// The pages of each document, with their files.
    pub documents: Vec<Arc<OfDocument>>,
    /// Every page, those of documents first and in that order.
    pub pages: Vec<Page>,
    /// The theme.
    pub theme: Arc<Theme>,
    /// Files of the site that are copied as they are.
    pub files: Vec<Asset>,
    /// The names of the outputs that are switched on.
    pub outputs: Vec<&'static str>,
    /// The kind of host that is told where old addresses lead, if one is.
    pub redirects: Option<&'static Redirects>,
}

impl World {
    /// Is an output switched on?
    pub fn makes(&self, output: &str) -> bool {
        self.outputs.contains(&output)
    }
}

/// Every kind of output.
pub const OUTPUTS: &[Output] = &[
    html::OUTPUT,
    text::OUTPUT,
    markdown::OUTPUT,
    json::OUTPUT,
    records::BIBTEX,
    records::RIS,
    records::CSL,
    search_index::OUTPUT,
    sitemap::OUTPUT,
    robots::OUTPUT,
    assets::OUTPUT,
    host::OUTPUT,
    redirects::OUTPUT,
];

/// The names of the outputs that `makes` says are switched on.
pub fn switched_on(makes: impl Fn(&str) -> bool) -> Vec<&'static str> {
    OUTPUTS.iter().map(|output| output.name).filter(|name| makes(name)).collect()
}

/// The downloads that documents have, by extension, with the key of the words for them.
pub fn downloads(makes: impl Fn(&str) -> bool) -> Vec<(&'static str, &'static str)> {
    let rows = OUTPUTS.iter().filter(|output| makes(output.name));
    rows.filter_map(|output| match output.plan {
        Plan::Each { download, .. } => download,
        Plan::Whole(_) => None,
    })
    .collect()
}

/// The document of a page that is a document's own.
fn document(page: &Page) -> &LinkedDocument {
    page.subject.document().expect("a page of the kind `document` has one")
}

/// The route of a document's file of another kind.
fn download(page: &Page, extension: &str) -> Route {
    Route::download(&document(page).document.id, extension)
}

impl Planned {
    /// A file whose bytes are there already.
    pub fn ready(from: impl Into<Arc<str>>, bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        Self { key: Key::of(&bytes), from: from.into(), make: Arc::new(move || Ok(bytes.to_vec())) }
    }
}

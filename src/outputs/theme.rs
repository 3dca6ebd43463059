//! The theme: templates, the words of the interface, and the files that pages load.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use serde::Serialize;
use tera::{Kwargs, State, Tera, TeraResult};

use super::bad_template::{bad_template, bad_templates};
use super::frame::Frames;
use super::panel::Panels;
use crate::diagnostic::Diagnostic;
use crate::language::{self, Language};
use crate::model::Route;
use crate::pages::Face;
use crate::site::Destination;
use crate::text::{Key, Source};

/// A file of `static/` or of `content/` that is no text of ours.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its path below its folder, with `/`.
    pub path: Arc<str>,
    /// What it holds.
    pub bytes: Arc<[u8]>,
    /// Its path as diagnostics show it.
    pub from: Arc<str>,
}

/// Everything that turns pages into HTML.
pub struct Theme {
    tera: Tera,
    sources: BTreeMap<String, Source>,
    /// The site as every page knows it.
    pub face: Arc<Face>,
    /// What templates see of it.
    pub(super) frames: Frames,
    /// The citations on its pages.
    pub(super) panels: Panels,
    /// The navigation.
    pub nav: Vec<NavLink>,
    /// The files that pages load: name → route with its digest, and the bytes.
    pub assets: BTreeMap<Arc<str>, (Route, Asset)>,
    /// Of all of this.
    pub key: Key,
}

/// An entry of the navigation.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NavLink {
    /// What it reads.
    pub title: String,
    /// Where it leads: a page of the site, or an address elsewhere.
    #[serde(skip)]
    pub to: Destination,
    /// The folder of pages that it stands for, if any.
    #[serde(skip)]
    pub folder: Option<String>,
}

/// The prefix of the theme's own templates, so that a site's template may extend the one whose place it takes.
pub(super) const OWN: &str = "pincite/";

impl Theme {
    /// Reads the templates: the theme's own, and a site's over them.
    ///
    /// # Errors
    ///
    /// The first template that cannot be read, or every name in templates that nothing has.
    pub fn new(
        own: &[Source],
        site: &[Source],
        assets: BTreeMap<Arc<str>, (Route, Asset)>,
        face: Arc<Face>,
        nav: Vec<NavLink>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut tera = Tera::new();
        tera.set_fallback_prefixes([OWN]).expect("no template was added yet");
        tera.autoescape_on(vec![".html", ".xml"]);
        register(&mut tera, &face.language);
        let mut sources: BTreeMap<String, Source> = BTreeMap::new();
        for source in own {
            sources.insert(format!("{OWN}{}", name(source)), source.clone());
        }
        for source in site {
            sources.insert(name(source).to_owned(), source.clone());
        }
        let added = tera.add_raw_templates(sources.iter().map(|(name, source)| (name.as_str(), &*source.text)));
        added.map_err(|error| bad_templates(&sources, &error))?;
        let key = key(&sources, &assets, &face, &nav);
        let (frames, panels) = (Frames::new(&face), Panels::new(&face));
        Ok(Self { tera, sources, face, frames, panels, nav, assets, key })
    }

    /// The path of a kind of page's template, and whether it is the site's own.
    pub fn template(&self, kind: &str) -> (String, bool) {
        let name = format!("{kind}.html");
        (format!("templates/{name}"), self.sources.contains_key(&name))
    }

    /// A template filled in.
    ///
    /// # Errors
    ///
    /// What the template asked for and did not get, at its place.
    pub(super) fn render(&self, template: &str, context: &tera::Context) -> Result<String, Diagnostic> {
        let mut page = Bounded(Vec::with_capacity(16 << 10));
        let made = self.tera.render_to(template, context, &mut page);
        made.map_err(|error| bad_template(&self.sources, &error))?;
        Ok(String::from_utf8(page.0).expect("texts and templates are UTF-8"))
    }

    /// The route of an asset by its name in `static/`.
    pub(super) fn asset(&self, name: &str) -> Option<&Route> {
        self.assets.get(name).map(|(route, _)| route)
    }
}

/// A page that must not grow for ever.
struct Bounded(Vec<u8>);

/// So many bytes are longer than any page; only a loop that does not end makes them.
const LIMIT: usize = 1 << 30;

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.0.len() + bytes.len() > LIMIT {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// `templates/components/row.html` → `components/row.html`.
fn name(source: &Source) -> &str {
    source.path.strip_prefix("templates/").unwrap_or(&source.path)
}

/// Functions of templates: `say(key=…, name=…)` for words with values, `count(key=…, n=…)` for words by number,
/// `csp_hash(of=…)` to allow a style that stands in the page.
fn register(tera: &mut Tera, language: &Arc<Language>) {
    tera.register_function("csp_hash", |arguments: Kwargs, _: &State| -> TeraResult<String> {
        Ok(super::csp::hash(arguments.must_get::<&str>("of")?))
    });
    let words = Arc::clone(language);
    tera.register_function("say", move |arguments: Kwargs, _: &State| -> TeraResult<String> {
        Ok(filled(words.say(arguments.must_get::<&str>("key")?), &arguments))
    });
    let words = Arc::clone(language);
    tera.register_function("count", move |arguments: Kwargs, _: &State| -> TeraResult<String> {
        let words = words.count(arguments.must_get::<&str>("key")?, arguments.must_get::<usize>("n")?);
        Ok(filled(&words, &arguments))
    });
}

/// Words with the arguments of a function filled in.
fn filled(words: &str, arguments: &Kwargs) -> String {
    let value = |name: &str| arguments.iter().find(|(known, _)| known.as_str() == Some(name)).map(|(_, value)| value);
    language::filled(words, |name| value(name).map(ToString::to_string))
}

fn key(
    sources: &BTreeMap<String, Source>,
    assets: &BTreeMap<Arc<str>, (Route, Asset)>,
    face: &Face,
    nav: &[NavLink],
) -> Key {
    let templates: Vec<_> = sources.iter().map(|(name, source)| (name, source.digest)).collect();
    let routes: Vec<_> = assets.values().map(|(route, _)| route).collect();
    Key::of_value(&(templates, routes, format!("{face:?}"), nav))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_page_does_not_grow_for_ever() {
        assert!(Bounded(Vec::new()).write_all(b"<p>").is_ok());
        assert!(Bounded(vec![0; LIMIT]).write_all(b"<p>").is_err());
    }
}

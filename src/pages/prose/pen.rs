//! What is at hand while prose is written: the page, the links and names still to come, and what was written last.

use std::slice::Iter;

use super::Scene;
use super::escape::{push_attribute, push_text};
use crate::language::Language;
use crate::model::{Id, Note, Route};
use crate::site::{Destination, LinkedDocument, LinkedPage, Mention, WorkName};

/// In which manner prose is shown.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Manner<'a> {
    /// In its own place, with ids, footnotes and letters.
    Own,
    /// On another page; names of a work marked, if one is given.
    Quoted(Option<&'a Id>),
    /// As an ordinary page of the site.
    Page,
}

/// Writes the HTML of one unit or page.
pub(super) struct Pen<'a> {
    /// What is written so far.
    pub(super) html: String,
    pub(super) at: &'a Route,
    pub(super) language: &'a Language,
    pub(super) allow_html: bool,
    pub(super) manner: Manner<'a>,
    /// The unit's anchor and what it is called inside a sentence.
    pub(super) unit: Option<(&'a str, &'a str)>,
    /// Does the text run from right to left, so that code must be turned?
    pub(super) turned: bool,
    /// Where the links and images still to come lead.
    pub(super) destinations: Iter<'a, Destination>,
    /// Names of works still to come.
    pub(super) mentions: &'a [Mention],
    pub(super) works: &'a [(WorkName, usize)],
    /// The number of the next run of text.
    pub(super) run: usize,
    /// The number of the next correction in the document.
    pub(super) correction: usize,
    /// The notes that are printed with this text.
    pub(super) notes: &'a [Note],
    /// The document's page, where notes are that another unit has.
    pub(super) document: Option<&'a Route>,
    /// Notes referred to so far, by name.
    pub(super) noted: Vec<&'a str>,
    /// Is a link open? Marks that are links themselves wait for its end.
    pub(super) in_link: bool,
    pub(super) waiting: String,
    /// The last character written.
    pub(super) last: Option<char>,
    pub(super) tables: usize,
    pub(super) codes: usize,
}

impl<'a> Pen<'a> {
    /// For a unit of a document.
    pub(super) fn of_unit(scene: Scene<'a>, document: &'a LinkedDocument, unit: usize, manner: Manner<'a>) -> Self {
        let of = &document.units[unit];
        let anchor = of.anchor.as_ref().map(crate::model::Anchor::as_str);
        let name = of.name.as_ref().map(|name| name.inside.as_str());
        Self {
            unit: anchor.zip(name),
            turned: document.direction == "rtl",
            destinations: of.destinations.iter(),
            mentions: &of.mentions,
            works: &of.works,
            correction: of.corrections_before,
            notes: document.part(unit).notes(),
            document: Some(&document.route),
            ..Self::blank(scene, manner)
        }
    }

    /// For an ordinary page.
    pub(super) fn of_page(scene: Scene<'a>, page: &'a LinkedPage) -> Self {
        let tag = page.page.meta.language.as_deref().unwrap_or(&scene.face.language.tag);
        Self {
            turned: crate::language::is_right_to_left(tag),
            destinations: page.destinations.iter(),
            notes: &page.page.notes,
            ..Self::blank(scene, Manner::Page)
        }
    }

    fn blank(scene: Scene<'a>, manner: Manner<'a>) -> Self {
        Self {
            html: String::new(),
            at: scene.at,
            language: &scene.face.language,
            allow_html: scene.face.allow_html,
            manner,
            unit: None,
            turned: false,
            destinations: [].iter(),
            mentions: &[],
            works: &[],
            run: 0,
            correction: 0,
            notes: &[],
            document: None,
            noted: Vec::new(),
            in_link: false,
            waiting: String::new(),
            last: None,
            tables: 0,
            codes: 0,
        }
    }

    /// Writes markup.
    pub(super) fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Writes text, escaped.
    pub(super) fn text(&mut self, text: &str) {
        push_text(&mut self.html, text);
        self.last = text.chars().next_back().or(self.last);
    }

    /// Writes an attribute with a space before it.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        push_attribute(&mut self.html, value);
        self.html.push('"');
    }

    /// Writes something between the tags of an element without attributes.
    pub(super) fn in_tags(&mut self, name: &str, inner: impl FnOnce(&mut Self)) {
        self.html.push_str(&format!("<{name}>"));
        inner(self);
        self.html.push_str(&format!("</{name}>"));
    }

    /// What to call the next table or code that can be scrolled, for who does not see it: `Table 2 in paragraph 4`.
    pub(super) fn region(&self, key: &str, number: usize) -> String {
        let word = self.language.say(key);
        let what = if number < 2 { word.to_owned() } else { format!("{word} {number}") };
        match self.unit {
            Some((_, unit)) => self.language.fill("region_in", &[("what", &what), ("unit", unit)]),
            None => what,
        }
    }
}

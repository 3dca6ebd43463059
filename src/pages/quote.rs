//! Where a quoted paragraph is from: what the templates of lists see of it beside its words.

use std::sync::Arc;

use serde::Serialize;

use super::Face;
use super::link::unit_url;
use super::views::{foreign, label};
use crate::model::Route;
use crate::site::LinkedDocument;

/// A paragraph or section that is quoted.
#[derive(Clone, Debug, Serialize)]
pub struct Quoted {
    /// Its id on this page.
    pub id: String,
    /// Where it leads.
    pub href: String,
    /// Its number as it is cited, or a pilcrow.
    pub figure: String,
    /// What completes the number for those who do not see where it stands: `Paragraph `.
    pub before: String,
    /// Is the number too long to hang beside the text?
    pub over: bool,
    /// The address by which it is cited, if the site's address is known.
    pub url: Option<String>,
    /// The language of the text, where it is not that of the interface.
    pub lang: Option<String>,
    /// The direction of that language.
    pub dir: &'static str,
}

/// A longer number stands above its text.
const HANGING: usize = 5;

impl Quoted {
    /// A unit that is cited, on the page at `at`. Where the page has units of several documents, ids name the document.
    pub fn new(document: &Arc<LinkedDocument>, unit: usize, at: &Route, face: &Face, several: bool) -> Self {
        let name = document.units[unit].name.as_ref().expect("what is cited has a name");
        let anchor = document.units[unit].anchor.as_ref().map(ToString::to_string).unwrap_or_default();
        let (lang, dir) = foreign(document.part(unit).lang().unwrap_or(&document.tag), face);
        Self {
            id: if several { format!("{}/{anchor}", document.document.id) } else { anchor },
            href: document.destination(unit).href(at).unwrap_or_default(),
            figure: label(&name.figure),
            before: name.before_figure.clone(),
            over: name.figure.chars().count() > HANGING,
            url: unit_url(document, unit, face),
            lang,
            dir,
        }
    }
}

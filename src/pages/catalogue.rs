//! The documents of a site as a list.

use std::sync::Arc;

use serde::Serialize;

use super::Face;
use super::folder::folder_title;
use super::link::DocumentLink;
use super::strip::Strip;
use crate::model::{Meta, Part, Route, Segment};
use crate::site::LinkedDocument;

/// The documents of a folder.
#[derive(Serialize)]
pub struct Folder {
    /// What it is called; nothing where all documents are in one.
    pub title: Option<String>,
    /// The documents in the order of the site.
    pub documents: Vec<Entry>,
}

/// A document in the list.
#[derive(Serialize)]
pub struct Entry {
    /// The document.
    pub document: DocumentLink,
    /// The subtitle.
    pub subtitle: Option<String>,
    /// Where it was adopted and when: the meeting or the place, and the date.
    pub occasion: Vec<String>,
    /// The symbol.
    pub symbol: Option<String>,
    /// How many paragraphs it has.
    pub paragraphs: usize,
    /// Do its numbers stand in the source? `None` where that is not known.
    pub numbered: Option<bool>,
    /// Its paragraphs, if it is the site's only document; empty where there are too many for one row.
    pub strip: Strip,
}

/// The documents by folder, folders in the order in which the site first comes to them.
pub fn folders(documents: &[Arc<LinkedDocument>], at: &Route, face: &Face) -> Vec<Folder> {
    let mut folders: Vec<(&str, Vec<Entry>)> = Vec::new();
    for document in documents {
        let folder = document.document.id.folder();
        let strip = if documents.len() == 1 { Strip::whole(document, at) } else { Strip::default() };
        let entry = Entry::new(document, strip, at, face);
        match folders.iter_mut().find(|(have, _)| *have == folder) {
            Some((_, entries)) => entries.push(entry),
            None => folders.push((folder, vec![entry])),
        }
    }
    let several = folders.len() > 1;
    let title = |folder: &str| (several && !folder.is_empty()).then(|| folder_title(folder, &face.language));
    folders.into_iter().map(|(folder, documents)| Folder { title: title(folder), documents }).collect()
}

impl Entry {
    fn new(document: &LinkedDocument, strip: Strip, at: &Route, face: &Face) -> Self {
        let meta = &document.document.meta;
        Self {
            document: DocumentLink::new(document, at, face),
            subtitle: meta.subtitle.clone(),
            occasion: occasion(meta, face),
            symbol: meta.symbol.clone(),
            paragraphs: document.paragraphs().count(),
            numbered: numbered(document),
            strip,
        }
    }
}

/// A year alone says nothing that does not stand beside the title.
fn occasion(meta: &Meta, face: &Face) -> Vec<String> {
    let place = meta.meeting.clone().or_else(|| meta.place.clone());
    let date = meta.dated().filter(|date| place.is_some() || date.month.is_some());
    let date = date.map(|date| face.language.date(date));
    [place, date].into_iter().flatten().collect()
}

/// The front matter says how the source prints its numbers, or says nothing; a pattern without a number says that it
/// prints none.
fn numbered(document: &LinkedDocument) -> Option<bool> {
    let first = document.paragraphs().next()?;
    let Part::Paragraph(paragraph) = document.part(first) else { return None };
    let Segment::Numbered { prefix, .. } = paragraph.annotation.anchor.last(&document.labels.patterns) else {
        return None;
    };
    document.document.meta.labels.pattern(prefix).map(|pattern| pattern.contains('{'))
}

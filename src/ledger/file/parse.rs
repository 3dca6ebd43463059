//! One file of the ledger, read line by line.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::Arc;

use super::cursor::{Bad, Cursor};
use super::problem;
use crate::diagnostic::Diagnostic;
use crate::ledger::{Destination, DocumentLedger, Gone, Line, RouteLine, SITE_PATH, SiteLedger, Text, TextDigest, Was};
use crate::model::{Anchor, Date, DocumentId};
use crate::text::{Source, Span};

/// What one file says, and what is wrong with it. Lines that cannot be read are left out.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The values; `None` if the file's name is no document's.
    pub read: Option<Read>,
    /// Every problem, at its line.
    pub problems: Vec<Diagnostic>,
}

/// The values of one file.
#[derive(Clone, Debug)]
pub enum Read {
    /// `ledger/D.yaml`.
    Document(DocumentId, DocumentLedger),
    /// `ledger/_site.yaml`.
    Site(SiteLedger),
}

/// Reads one file of the ledger. Its path, relative to the site's folder, says whose ledger it is.
pub fn parse(source: &Source) -> Parsed {
    let mut problems = Vec::new();
    let read = if *source.path == *SITE_PATH {
        Some(Read::Site(site(source, &mut problems)))
    } else {
        let name = source.path.strip_prefix("content/ledger/").unwrap_or(&source.path);
        match DocumentId::parse_path(name.strip_suffix(".yaml").unwrap_or(name)) {
            Ok(id) => Some(Read::Document(id, document(source, &mut problems))),
            Err(not) => {
                problems.push(problem::bad_name(&source.path, not.why));
                None
            }
        }
    };
    Parsed { read, problems: problem::shorten(&source.path, problems) }
}

fn document(source: &Source, problems: &mut Vec<Diagnostic>) -> DocumentLedger {
    let mut head: Option<DocumentLedger> = None;
    let mut anchors: Vec<(Anchor, Line)> = Vec::new();
    walk(source, &["anchors"], problems, |block, cursor, span| {
        if block.is_some() {
            anchors.push(anchor_line(cursor, span)?);
        } else {
            let twice = cursor.bad("the document has two lines");
            let read = document_line(cursor, span)?;
            if head.replace(read).is_some() {
                return Err(twice);
            }
        }
        Ok(())
    });
    let mut document = head.unwrap_or_else(|| {
        problems.push(problem::no_document(&source.path));
        let first = anchors.iter().map(|(_, line)| line.since).min();
        let since = first.unwrap_or(Date { year: 1, month: Some(1), day: Some(1) });
        DocumentLedger::new(since, String::new())
    });
    document.anchors = each_once(source, anchors, |line| line.span, problems);
    document
}

fn site(source: &Source, problems: &mut Vec<Diagnostic>) -> SiteLedger {
    let (mut pages, mut topics, mut works) = (Vec::new(), Vec::new(), Vec::new());
    walk(source, &["pages", "topics", "works"], problems, |block, cursor, span| {
        let lines = match block {
            Some("pages") => &mut pages,
            Some("topics") => &mut topics,
            Some(_) => &mut works,
            None => return Err(cursor.bad("here `pages:`, `topics:` or `works:` should stand")),
        };
        lines.push(route_line(cursor, span)?);
        Ok(())
    });
    let mut once = |lines| each_once(source, lines, |line: &RouteLine| line.span, problems);
    SiteLedger { pages: once(pages), topics: once(topics), works: once(works) }
}

/// Gives each line with something on it to `entry`, with the block that it stands in, and the span to remember.
fn walk(
    source: &Source,
    blocks: &[&'static str],
    problems: &mut Vec<Diagnostic>,
    mut entry: impl FnMut(Option<&'static str>, &mut Cursor<'_>, Span) -> Result<(), Bad>,
) {
    let mut block = None;
    let mut opened: Vec<&str> = Vec::new();
    let mut next_start = 0;
    for whole in source.text.split_inclusive('\n') {
        let line = whole.strip_suffix('\n').map_or(whole, |line| line.strip_suffix('\r').unwrap_or(line));
        let line_start = next_start;
        next_start += whole.len();
        let words = line.trim_start_matches(' ');
        let indent = line.len() - words.len();
        let span = Span::new(line_start + indent..line_start + line.trim_end_matches(' ').len());
        let mut cursor = Cursor::new(line, indent);
        let result = if words.is_empty() || words.starts_with('#') {
            Ok(())
        } else if is_conflict(line) {
            problems.push(problem::conflict(&source.path, span));
            Ok(())
        } else if indent == 0 {
            match blocks.iter().find(|name| line.strip_prefix(**name).is_some_and(|rest| rest.trim_end() == ":")) {
                Some(name) if opened.contains(name) => Err(cursor.bad(format!("`{name}:` stands here again"))),
                Some(name) => {
                    opened.push(name);
                    block = Some(*name);
                    Ok(())
                }
                None => entry(None, &mut cursor, span),
            }
        } else if indent == 2 && block.is_some() {
            entry(block, &mut cursor, span)
        } else if block.is_some() {
            Err(cursor.bad("a line of the ledger begins with two spaces"))
        } else {
            Err(cursor.bad(format!("the line `{}:` should stand above this one", blocks.join(":` or `"))))
        };
        problems.extend(result.err().map(|bad| problem::bad_line(&source.path, line_start, bad)));
    }
}

fn is_conflict(line: &str) -> bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|marker| line.starts_with(marker))
}

fn document_line(cursor: &mut Cursor<'_>, span: Span) -> Result<DocumentLedger, Bad> {
    let unknown = cursor.bad("here `document:` or `anchors:` should stand");
    if cursor.key()? != "document" {
        return Err(unknown);
    }
    let (mut since, mut title, mut paragraph_pages, mut gone) = (None, None, true, GoneFields::default());
    cursor.only_map(&["since", "title", "paragraph-pages", "gone", "to", "why"], |cursor, name| {
        match name {
            "since" => since = Some(cursor.date()?),
            "title" => title = Some(cursor.words()?.into_owned()),
            "paragraph-pages" => paragraph_pages = cursor.truth()?,
            _ => gone.read(cursor, name, Destination::of_document)?,
        }
        Ok(())
    })?;
    let since = since.ok_or_else(|| cursor.bad("the document has no `since`"))?;
    let title = title.ok_or_else(|| cursor.bad("the document has no `title`"))?;
    Ok(DocumentLedger { paragraph_pages, gone: gone.all(cursor)?, span, ..DocumentLedger::new(since, title) })
}

fn anchor_line(cursor: &mut Cursor<'_>, span: Span) -> Result<(Anchor, Line), Bad> {
    let start = cursor.bad("");
    let key = cursor.key()?;
    let anchor = Anchor::parse(&key).map_err(|not| Bad { why: format!("`{key}` is no anchor: {not}"), ..start })?;
    let (mut since, mut digest, mut words, mut begins) = (None, None, None, None);
    let (mut was, mut gone, mut last) = (Vec::new(), GoneFields::default(), None);
    cursor.only_map(&["since", "text", "words", "begins", "was", "gone", "to", "why", "last"], |cursor, name| {
        match name {
            "since" => since = Some(cursor.date()?),
            "text" => digest = Some(cursor.digest()?),
            "words" => words = Some(cursor.number()?),
            "begins" => begins = Some(cursor.words()?.into()),
            "was" => was = cursor.list(was_entry)?,
            "last" => {
                last = Some((cursor.bad("these are not the words of which `text` is the digest"), cursor.words()?))
            }
            _ => gone.read(cursor, name, Destination::of_anchor)?,
        }
        Ok(())
    })?;
    let since = since.ok_or_else(|| cursor.bad(format!("`{anchor}` has no `since`")))?;
    let text = match (digest, words, begins) {
        (Some(digest), Some(words), Some(begins)) => Some(Text { digest, words, begins }),
        (None, None, None) => None,
        _ => return Err(cursor.bad(format!("`text`, `words` and `begins` of `{anchor}` go together"))),
    };
    let last = match last {
        Some((_, words)) if digest == Some(TextDigest::of(&words)) => Some(words.into()),
        Some((not_its_own, _)) => {
            let help = "take the words back from an earlier version of the file, or delete `last`: the digest stays";
            return Err(Bad { help: Some(help.into()), ..not_its_own });
        }
        None => None,
    };
    let leads_to = gone.leads_to();
    Ok((anchor, Line { since, text, was, leads_to, gone: gone.all(cursor)?, last, span }))
}

fn was_entry(cursor: &mut Cursor<'_>) -> Result<Was, Bad> {
    let (mut until, mut text, mut to, mut why) = (None, None, Vec::new(), None);
    cursor.map(&["until", "text", "to", "why"], |cursor, name| {
        match name {
            "until" => until = Some(cursor.date()?),
            "text" => text = Some(cursor.digest()?),
            "to" => to = destinations(cursor, Destination::of_anchor)?,
            _ => why = Some(cursor.words()?.into_owned()),
        }
        Ok(())
    })?;
    let until = until.ok_or_else(|| cursor.bad("what stands under `was` has no `until`"))?;
    let text = text.ok_or_else(|| cursor.bad("what stands under `was` has no `text`"))?;
    Ok(Was { until, text, to, why })
}

fn route_line(cursor: &mut Cursor<'_>, span: Span) -> Result<(Arc<str>, RouteLine), Bad> {
    let start = cursor.bad("");
    let route = cursor.key()?;
    if !route.starts_with('/') || !route.ends_with(".html") {
        return Err(Bad { why: format!("`{route}` is no route of a page, such as `/about.html`"), ..start });
    }
    let (mut since, mut title, mut gone) = (None, None, GoneFields::default());
    cursor.only_map(&["since", "title", "gone", "to", "why"], |cursor, name| {
        match name {
            "since" => since = Some(cursor.date()?),
            "title" => title = Some(cursor.words()?.into_owned()),
            _ => gone.read(cursor, name, Destination::of_document)?,
        }
        Ok(())
    })?;
    let since = since.ok_or_else(|| cursor.bad(format!("`{route}` has no `since`")))?;
    let title = title.ok_or_else(|| cursor.bad(format!("`{route}` has no `title`")))?;
    Ok((route.into(), RouteLine { since, title, gone: gone.all(cursor)?, span }))
}

fn destinations(cursor: &mut Cursor<'_>, read: fn(&str) -> Option<Destination>) -> Result<Vec<Destination>, Bad> {
    cursor.one_or_list(|cursor| cursor.meant("place to lead to, such as `p8` or `helsinki-final-act#p8`", read))
}

/// `gone`, `to` and `why`, as they come.
#[derive(Default)]
struct GoneFields {
    date: Option<Date>,
    to: Vec<Destination>,
    why: Option<String>,
}

impl GoneFields {
    fn read(
        &mut self,
        cursor: &mut Cursor<'_>,
        name: &str,
        destination: fn(&str) -> Option<Destination>,
    ) -> Result<(), Bad> {
        match name {
            "gone" => self.date = Some(cursor.date()?),
            "to" => self.to = destinations(cursor, destination)?,
            _ => self.why = Some(cursor.words()?.into_owned()),
        }
        Ok(())
    }

    /// An anchor that is not gone and leads to another one is a further anchor of its paragraph.
    fn leads_to(&mut self) -> Option<Anchor> {
        match (self.date, &*self.to) {
            (None, [Destination::Anchor(anchor)]) => {
                let anchor = anchor.clone();
                self.to.clear();
                Some(anchor)
            }
            _ => None,
        }
    }

    fn all(self, cursor: &Cursor<'_>) -> Result<Option<Gone>, Bad> {
        match self {
            Self { date: Some(date), to, why } => Ok(Some(Gone { date, to, why })),
            Self { date: None, to, why: None } if to.is_empty() => Ok(None),
            Self { date: None, .. } => Err(cursor.bad("`to` and `why` say what became of something that has `gone`")),
        }
    }
}

/// The lines by key; of a key that comes twice the first line, with a problem at the second.
fn each_once<K: Ord + Display, L>(
    source: &Source,
    mut lines: Vec<(K, L)>,
    span: impl Fn(&L) -> Span,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<K, L> {
    lines.sort_by(|(a, _), (b, _)| a.cmp(b));
    for pair in lines.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        problems.push(problem::twice(&source.path, &pair[0].0.to_string(), span(&pair[0].1), span(&pair[1].1)));
    }
    lines.dedup_by(|second, first| second.0 == first.0);
    lines.into_iter().collect()
}

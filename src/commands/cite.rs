//! `pincite cite`.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::shell::{BAD_ARGUMENT, no_document};
use super::{Exit, Shell};
#[cfg(feature = "csl")]
use crate::citations::StyleFile;
use crate::citations::resolve::{Place, Unresolved, by_anchor, pinpoints, resolve, what_became};
use crate::citations::{At, Citation, Cited, RECORDS, Record, Run, STYLES, Style};
use crate::diagnostic::{Code, Diagnostic, nearest};
#[cfg(feature = "csl")]
use crate::disk;
use crate::model::{Anchor, Route};
use crate::pages::{Face, citation};
use crate::site::{GoneDocument, GonePage, LinkedDocument, Site, Went};
use crate::text::decoded;

pub(super) static NO_SUCH_PLACE: Code = Code::error(
    "no-such-place",
    "\
`pincite cite` was asked for a place that the document does not have.

A place is written as people write it: `3`, `para 3`, `paras 3-5 and 7`, `art 5(2)(a)`, `annex 1, para 3`; or by its anchor,
`p3`, or its permalink.",
);

/// Print the citation of a document, or of places in it
///
/// A place is written as people write it: 3, para 3, paras 3-5 and 7, ¶ 3, art 5(2)(a), an anchor, or a permalink.
#[derive(clap::Args)]
#[command(after_help = "\
  pincite cite charter                            the whole document
  pincite cite charter 'para 3' --style oscola    one paragraph
  pincite cite charter 'paras 3-5 and 7' 9        two citations, of several paragraphs and of one
  pincite cite charter 3 --style bibtex           a record for a reference manager
  pincite cite --at https://example.org/charter/p3.html")]
pub struct Args {
    /// The document, by its id or its title
    #[arg(value_name = "DOC", required_unless_present = "at")]
    doc: Option<String>,
    /// Places in it; each has a citation of its own
    #[arg(value_name = "LOCATOR")]
    locators: Vec<String>,
    /// The permalink of a paragraph or document, in place of both
    #[arg(long, value_name = "URL", conflicts_with_all = ["doc", "locators"])]
    at: Option<String>,
    /// The style, or bibtex, ris or csl for a record [default: the site's first]
    #[arg(long, value_name = "STYLE")]
    style: Option<String>,
    /// A style of the Citation Style Language, as a file
    #[arg(long, value_name = "FILE", conflicts_with = "style", hide = !cfg!(feature = "csl"))]
    csl: Option<PathBuf>,
    /// Print the form that stands inside a sentence
    #[arg(long)]
    in_text: bool,
    /// How italic letters are marked
    #[arg(long, value_enum, default_value_t = Marks::None, value_name = "HOW")]
    italics: Marks,
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Marks {
    None,
    Markdown,
    Html,
}

/// What is printed for a place.
enum Form {
    Style(&'static Style),
    Record(&'static Record),
    #[cfg(feature = "csl")]
    File(Box<StyleFile>),
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let world = match shell.world() {
        Ok(world) => world,
        Err(exit) => return exit,
    };
    match citations(args, &world.site, &world.theme.face) {
        Ok(cited) if shell.is_for_programs() => {
            shell.say(&serde_json::to_string_pretty(&cited).expect("texts and lists are JSON"));
            Exit::Good
        }
        Ok(cited) => {
            cited.iter().for_each(|cited| shell.say(&cited.citation));
            Exit::Good
        }
        Err(problem) => shell.fail(problem),
    }
}

/// A citation for programs.
#[derive(Serialize)]
struct Printed {
    document: String,
    /// Of each place, or of both ends of a range.
    anchors: Vec<String>,
    /// The permalink; the route, where the site's address is not known.
    permalink: String,
    style: String,
    citation: String,
}

fn citations(args: &Args, site: &Site, face: &Face) -> Result<Vec<Printed>, Diagnostic> {
    let form = match &args.csl {
        Some(path) => form_in_file(path)?,
        None => form(args.style.as_deref(), face)?,
    };
    let (document, locators) = match (&args.at, &args.doc) {
        (Some(url), _) => {
            let (document, locator) = at_url(site, url)?;
            (document, locator.into_iter().collect())
        }
        (None, doc) => (named(site, doc.as_deref().unwrap_or_default())?, args.locators.clone()),
    };
    if locators.is_empty() {
        return Ok(vec![printed(args, document, &[], &form, face)]);
    }
    let each = locators.iter().map(|locator| {
        let places = resolve(document, locator, &face.language).map_err(|why| no_such_place(locator, why))?;
        Ok(printed(args, document, &places, &form, face))
    });
    each.collect()
}

fn printed(args: &Args, document: &LinkedDocument, places: &[Place], form: &Form, face: &Face) -> Printed {
    let anchor = |unit: usize| document.units[unit].anchor.as_ref();
    let pinpoints = pinpoints(document, places);
    let at = At::of(&pinpoints);
    let first = places.first().and_then(|place| anchor(place.from));
    let permalink = permalink(document, first, matches!(at, At::Several(_)), face);
    let cited = Cited {
        meta: &document.document.meta,
        id: &document.document.id,
        at,
        anchor: first,
        permalink: face.base_url.as_ref().map(|_| permalink.as_str()),
    };
    let ends = places.iter().flat_map(|place| [Some(place.from), place.to]).flatten();
    let anchors = ends.filter_map(anchor).map(ToString::to_string).collect();
    let (style, citation) = match form {
        Form::Style(style) => (style.name, chosen((style.write)(&cited), args)),
        #[cfg(feature = "csl")]
        Form::File(style) => (style.name(), chosen(style.write(&cited), args)),
        Form::Record(record) => {
            let in_text = record.in_text.filter(|_| args.in_text).and_then(|write| write(&cited));
            (record.name, in_text.unwrap_or_else(|| (record.write)(&cited)))
        }
    };
    Printed { document: document.document.id.to_string(), anchors, permalink, style: style.to_owned(), citation }
}

/// The address of a place: a paragraph's own page; of several, the first in the document.
fn permalink(document: &LinkedDocument, first: Option<&Anchor>, several: bool, face: &Face) -> String {
    match first {
        None => face.permalink(&document.route),
        Some(anchor) if document.unit_pages && !several => face.permalink(&Route::unit(&document.document.id, anchor)),
        Some(anchor) => format!("{}#{anchor}", face.permalink(&document.route)),
    }
}

/// The form that was asked for, or the one that there is.
fn chosen(citation: Citation, args: &Args) -> String {
    let runs = match args.in_text {
        true => citation.in_text.or(citation.full),
        false => citation.full.or(citation.in_text),
    };
    let runs = runs.unwrap_or_default();
    match args.italics {
        Marks::None => crate::citations::text(&runs),
        Marks::Html => citation::citation(&runs),
        Marks::Markdown => runs.iter().map(markdown).collect(),
    }
}

fn markdown(run: &Run) -> String {
    if run.italic { format!("*{}*", run.text) } else { run.text.clone() }
}

fn form(asked: Option<&str>, face: &Face) -> Result<Form, Diagnostic> {
    let Some(asked) = asked else { return Ok(Form::Style(face.first_style())) };
    let style = STYLES.iter().find(|style| style.name == asked).map(Form::Style);
    let record = || RECORDS.iter().find(|record| record.name == asked).map(Form::Record);
    style.or_else(record).ok_or_else(|| {
        let names = || STYLES.iter().map(|style| style.name).chain(RECORDS.iter().map(|record| record.name));
        let problem = Diagnostic::new(&BAD_ARGUMENT, format!("there is no style `{asked}`"));
        match nearest(asked, names()) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem.help(format!("there are {}", names().collect::<Vec<_>>().join(", "))),
        }
    })
}

#[cfg(feature = "csl")]
fn form_in_file(path: &Path) -> Result<Form, Diagnostic> {
    let shown = path.display().to_string();
    let source = disk::read_text(path, &shown).map_err(|(_, problem)| problem)?;
    let style = StyleFile::parse(&source.text)
        .map_err(|[what, help]| Diagnostic::new(&BAD_ARGUMENT, format!("{shown}: {what}")).help(help))?;
    Ok(Form::File(Box::new(style)))
}

#[cfg(not(feature = "csl"))]
fn form_in_file(_: &Path) -> Result<Form, Diagnostic> {
    let problem = Diagnostic::new(&BAD_ARGUMENT, "this pincite was built without styles of CSL");
    Err(problem
        .help("build it with `cargo install pincite --features csl`, or name one of its own styles by `--style`"))
}

/// The document of an id, a title or a symbol, or of the beginning of one if no other begins so; letter case aside.
fn named<'a>(site: &'a Site, name: &str) -> Result<&'a LinkedDocument, Diagnostic> {
    let wanted = name.trim().trim_end_matches(".md").to_lowercase();
    let is_called = |document: &LinkedDocument, fits: &dyn Fn(&str) -> bool| {
        let meta = &document.document.meta;
        let titles = [Some(&meta.title), meta.short_title.as_ref(), meta.symbol.as_ref()];
        fits(document.document.id.as_str()) || titles.into_iter().flatten().any(|title| fits(&title.to_lowercase()))
    };
    let all = || site.documents.iter().map(|document| &**document);
    let mut begin = all().filter(|document| is_called(document, &|name| name.starts_with(&wanted)));
    let only = begin.next().filter(|_| begin.next().is_none() && !wanted.is_empty());
    let found = all().find(|document| is_called(document, &|name| name == wanted)).or(only);
    found.ok_or_else(|| no_document(name, all().map(|document| document.document.id.as_str())))
}

/// The document of an address, and the anchor that the address names: that of its fragment, else its file's name. A host may
/// have dropped `.html`.
fn at_url<'a>(site: &'a Site, url: &str) -> Result<(&'a LinkedDocument, Option<String>), Diagnostic> {
    let (path, fragment) = url.split_once('#').unwrap_or((url, ""));
    let path = decoded(path.split('?').next().unwrap_or_default());
    let path = path.strip_suffix(".html").unwrap_or(&path).trim_end_matches('/');
    let fragment = decoded(fragment.split(":~:").next().unwrap_or_default());
    let fragment = Some(fragment).filter(|fragment| !fragment.is_empty() && !fragment.starts_with('_'));
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    // Of a document at an id: as a whole, or a paragraph of it by its own page.
    let named = |id: &str| match () {
        () if ends_with(path, id) => Some(fragment.clone()),
        () if ends_with(folder, id) => Some(fragment.clone().or_else(|| Some(file.to_owned()))),
        () => None,
    };
    let mut found: Vec<(usize, Addressed<'_>, Option<String>)> = Vec::new();
    for document in &site.documents {
        let id = document.document.id.as_str();
        found.extend(named(id).map(|anchor| (id.len(), Addressed::Standing(document), anchor)));
        for alias in &document.document.meta.aliases {
            let alias = alias.as_str().trim_end_matches(".html");
            let is_here = ends_with(path, alias);
            found.extend(is_here.then(|| (alias.len(), Addressed::Standing(document), fragment.clone())));
        }
    }
    for (page, document) in site.gone.iter().filter_map(|page| Some((page, page.document.as_ref()?))) {
        let id = document.id.as_str();
        found.extend(named(id).map(|anchor| (id.len(), Addressed::Gone(page, document), anchor)));
    }
    // The longest id is the one that is meant: `acts/charter` before `charter`.
    found.sort_by_key(|(length, ..)| std::cmp::Reverse(*length));
    let (document, anchor) = match found.into_iter().next() {
        Some((_, Addressed::Standing(document), anchor)) => (document, anchor),
        Some((_, Addressed::Gone(page, document), anchor)) => return Err(gone(page, document, anchor.as_deref())),
        None => {
            let problem = format!("`{url}` is no address of a document or paragraph of this site");
            return Err(Diagnostic::new(&NO_SUCH_PLACE, problem)
                .help("give the permalink of a paragraph, such as `charter/p3.html`"));
        }
    };
    match anchor {
        Some(anchor) if by_anchor(document, &anchor).is_none() => {
            let anchors = document.cited().filter_map(|unit| document.units[unit].anchor.as_ref());
            let near = nearest(&anchor, anchors.map(Anchor::as_str)).map(|near| format!("did you mean `{near}`?"));
            let gone = document.gone.iter().find(|stone| stone.anchor.as_str() == anchor).map(what_became);
            let near = gone.or(near);
            let problem = format!("`{}` has no paragraph or section `{anchor}`", document.document.id);
            Err(Diagnostic::new(&NO_SUCH_PLACE, problem)
                .help(near.unwrap_or_else(|| "take the address from the page of the paragraph".to_owned())))
        }
        anchor => Ok((document, anchor)),
    }
}

/// A document that an address names.
enum Addressed<'a> {
    Standing(&'a LinkedDocument),
    Gone(&'a GonePage, &'a GoneDocument),
}

/// What became of a document or of a paragraph of it, in place of a citation.
fn gone(page: &GonePage, document: &GoneDocument, anchor: Option<&str>) -> Diagnostic {
    let stone = anchor.map(|anchor| (anchor, document.units.iter().find(|stone| stone.anchor.as_str() == anchor)));
    let (what, date, went) = match stone {
        None => (format!("`{}` no longer stands on this site", document.id), page.gone, &page.went),
        Some((anchor, Some(stone))) => {
            (format!("`{}#{anchor}` no longer stands on this site", document.id), stone.gone, &stone.went)
        }
        Some((anchor, None)) => {
            (format!("`{}` had no paragraph or section `{anchor}`", document.id), page.gone, &page.went)
        }
    };
    let place = |went: &Went| match went.destination.page() {
        Some((route, id)) => format!("{} at `{route}{}`", went.name, id.map(|id| format!("#{id}")).unwrap_or_default()),
        None => went.name.clone(),
    };
    let places: Vec<String> = went.iter().map(place).collect();
    Diagnostic::new(&NO_SUCH_PLACE, what).help(match places.as_slice() {
        [] => format!("it is gone since {date}"),
        places => format!("it is gone since {date}; see {}", places.join(" and ")),
    })
}

/// Is a path another one, or that below some folders?
fn ends_with(path: &str, end: &str) -> bool {
    path.strip_suffix(end).is_some_and(|above| above.is_empty() || above.ends_with('/'))
}

fn no_such_place(locator: &str, why: Unresolved) -> Diagnostic {
    let Unresolved { part, why, help } = why;
    let message = match part.as_str() {
        "" => format!("`{locator}`: {why}"),
        part if part == locator => format!("`{part}`: {why}"),
        part => format!("`{part}` in `{locator}`: {why}"),
    };
    let problem = Diagnostic::new(&NO_SUCH_PLACE, message);
    problem.help(
        help.unwrap_or_else(|| "write it as people do: `para 3`, `art 5(2)(a)`, or as its anchor: `p3`".to_owned()),
    )
}

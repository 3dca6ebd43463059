//! `pincite find`.

use serde::Serialize;

use super::{Exit, Shell};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::Route;
use crate::pages::Face;
use crate::search::{Answer, Called, Collection, Library, Query, Quoted, SIGNS, Verdict, answer, difference, excerpt};

pub(super) static NOT_FOUND: Code = Code::error(
    "not-found",
    "\
`pincite find` found no paragraph that has the words, and no place that is called so.

The documents keep the spelling of their source. Try fewer words, or the beginning of one.",
);

/// Find paragraphs by their words, a quotation, or what people call them
///
/// Of a quotation it says whether it is word for word, or shows where it differs.
#[derive(clap::Args)]
#[command(after_help = "\
  pincite find 'human rights'                 paragraphs with both words
  pincite find '\"human rights\" -law'          the phrase, without another word
  pincite find 'charter 3'                    a place
  pincite find 'All human beings are born free and equal'
                                              whether a quotation is right")]
pub struct Args {
    /// What to look for
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    text: String,
    /// Show no more places than this
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let world = match shell.world() {
        Ok(world) => world,
        Err(exit) => return exit,
    };
    let library = Library::of(&world.site);
    let called = Called::of(&world.site, &world.theme.face.language);
    let answer = answer(&library, &called, &args.text, false, None);
    let shown = Shown::of(&library, &answer, &world.theme.face, args.limit);
    if shown.hits.is_empty() {
        shell.fail(not_found(&library, &answer.query));
        return Exit::Errors;
    }
    if shell.is_for_programs() {
        shell.say(&serde_json::to_string_pretty(&shown).expect("texts and lists are JSON"));
        return Exit::Good;
    }
    shown.hits.iter().for_each(|hit| shell.say(&hit.text()));
    if shown.more > 0 {
        shell.say(&format!("and {} more", shown.more));
    }
    Exit::Good
}

/// Nothing was found; if a word is nowhere, the nearest that is somewhere.
fn not_found(library: &Library<'_>, query: &Query) -> Diagnostic {
    let problem = Diagnostic::new(&NOT_FOUND, "no paragraph has these words");
    let is_word = |term: &str| term.starts_with(char::is_alphanumeric);
    let words = || library.index().terms.iter().map(|(term, _)| &**term).filter(|term| is_word(term));
    let terms = query.wanted.iter().filter_map(|wanted| wanted.any.first()?.first());
    let unknown = terms.into_iter().find(|term| library.index().list(term).is_empty());
    match unknown.and_then(|term| nearest(term, words())) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help("try fewer words, or the beginning of one"),
    }
}

/// What is shown for a text.
#[derive(Serialize)]
struct Shown {
    hits: Vec<Hit>,
    /// How many places are not shown.
    more: usize,
}

/// A place or a document.
#[derive(Serialize)]
struct Hit {
    document: String,
    /// The place as people call it; none for a document.
    place: Option<String>,
    anchor: Option<String>,
    /// The permalink; the route, where the site's address is not known.
    permalink: String,
    /// Of a quotation, how it compares: `word for word`, or in what it differs.
    verdict: Option<String>,
    /// Words of the place.
    words: Option<String>,
}

impl Shown {
    fn of(library: &Library<'_>, answer: &Answer, face: &Face, limit: usize) -> Self {
        let documents = answer.straight.documents.iter().map(|document| {
            let document = &library.site().documents[*document as usize];
            Hit {
                document: document.document.meta.title.clone(),
                place: None,
                anchor: None,
                permalink: face.permalink(&document.route),
                verdict: None,
                words: None,
            }
        });
        let straight = &answer.straight.places;
        let places = straight.iter().chain(answer.found.places.iter().filter(|place| !straight.contains(place)));
        let verdict = |place: u32| answer.quoted.iter().find(|quoted| quoted.place == place);
        let mut hits: Vec<Hit> = documents
            .chain(places.map(|place| Hit::of(library, *place, &answer.query, verdict(*place), face)))
            .collect();
        let more = hits.len().saturating_sub(limit);
        hits.truncate(limit);
        Self { hits, more }
    }
}

impl Hit {
    fn of(library: &Library<'_>, place: u32, query: &Query, quoted: Option<&Quoted>, face: &Face) -> Self {
        let (document, unit) = library.unit(place);
        let of = &document.units[unit];
        let anchor = of.anchor.as_ref().expect("only what is cited is found");
        let permalink = match document.unit_pages {
            true => face.permalink(&Route::unit(&document.document.id, anchor)),
            false => format!("{}#{anchor}", face.permalink(&document.route)),
        };
        let words = match quoted.is_some_and(|quoted| quoted.source) {
            true => document.part(unit).source_words(),
            false => document.part(unit).words().to_owned(),
        };
        Self {
            document: document.document.meta.title.clone(),
            place: of.name.as_ref().map(|name| name.inside.clone()),
            anchor: Some(anchor.to_string()),
            permalink,
            verdict: quoted.map(said),
            words: Some(excerpt(&words, query, quoted.and_then(|quoted| quoted.verdict.at())))
                .filter(|words| !words.is_empty()),
        }
    }

    fn text(&self) -> String {
        let place = self.place.as_ref().map_or_else(String::new, |place| format!(", {place}"));
        let verdict = self.verdict.as_ref().map_or_else(String::new, |verdict| format!("  {verdict}\n"));
        let words = self.words.as_ref().map_or_else(String::new, |words| format!("  {words}\n"));
        format!("{}{place}\n{verdict}{words}  {}", self.document, self.permalink)
    }
}

/// How a quotation compares, in words.
pub(super) fn said(quoted: &Quoted) -> String {
    let reading = if quoted.source { " in the source’s reading" } else { "" };
    match &quoted.verdict {
        Verdict::Same { signs, .. } if signs.is_empty() => format!("word for word{reading}"),
        Verdict::Same { signs, .. } => {
            let names = SIGNS.iter().filter(|(sign, _)| signs.contains(sign)).map(|(_, name)| *name);
            format!("the same words{reading}, other {}", names.collect::<Vec<_>>().join(", "))
        }
        Verdict::Differs { words, .. } => {
            let some = if *words == 1 { "1 word".to_owned() } else { format!("{words} words") };
            format!("differs in {some}{reading}: {}", difference(&quoted.verdict))
        }
        Verdict::Elsewhere => String::new(),
    }
}

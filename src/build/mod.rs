//! [`Inputs`] → [`Built`]: the whole journey from a site's texts to a plan of its files.
//!
//! The caller brings the world as a value and takes one away. The only threads of the program, but for those that write
//! files, are here.

mod dead_link;
mod face;
mod inputs;
mod memo;

use std::sync::Arc;

use rayon::prelude::*;

use crate::checks::{self, About, CHECKS, Check, IsPlanned};
use crate::citations::{STYLES, Style};
use crate::config::{self, Config};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};
use crate::dialect;
use crate::language::Languages;
use crate::ledger::{self, Ledger};
use crate::model::{Content, DocumentId, Route, Vocabulary};
use crate::outputs::{self, Files, REDIRECTS, Redirects, Theme, World};
use crate::pages;
use crate::site::{self, Site};
use crate::text::{Key, Place, Source, Span};
use crate::yaml;

pub use dead_link::{dead_links, has_own_markup};
pub use face::output_names;
pub use inputs::{Inputs, Options};
pub use memo::Memo;

/// The problems that putting a site together may find.
pub const CODES: &[&Code] = &[&NO_CONTENT, &dead_link::DEAD_LINK];

static NO_CONTENT: Code = Code::error(
    "no-content",
    "\
The site has no text: there is no markdown file under `content/`, or all of them are drafts, and the ledger has none
that was published before.

Import one with `pincite import FILE`, or write one; `pincite new DIR` makes a site with a first document.",
);

/// What a site's texts say, each read alone.
pub struct Read {
    /// The configuration.
    pub config: Config,
    /// The languages of the site.
    pub languages: Option<Languages>,
    /// Documents and pages, drafts only where they were asked for.
    pub content: Vec<Content>,
    /// Topics and works.
    pub vocabulary: Vocabulary,
    /// Every anchor ever published.
    pub ledger: Arc<Ledger>,
    /// What was found.
    pub report: Report,
}

/// The finished plan.
pub struct Built {
    /// Route → the file that can be made there.
    pub plan: Arc<Files>,
    /// Everything linked, if it came so far.
    pub world: Option<Arc<World>>,
    /// Every anchor ever published.
    pub ledger: Arc<Ledger>,
    /// What was found.
    pub report: Report,
}

impl Built {
    /// The key of what it was made from, if the next build of the same has nothing to do: not if there is something to
    /// tell.
    pub fn made_from(&self, inputs: &Inputs) -> Option<Key> {
        let world = self.world.as_ref().filter(|_| self.report.is_empty())?;
        let [without_folder, with_folder] = inputs.keys();
        Some(if world.theme.face.title == inputs.folder { with_folder } else { without_folder })
    }
}

/// Plans the whole site.
pub fn build(inputs: &Inputs) -> Built {
    build_again(inputs, &mut Memo::default())
}

/// The same, where nearly the same was built before.
pub fn build_again(inputs: &Inputs, memo: &mut Memo) -> Built {
    let mut read = read_again(inputs, memo);
    let Some(languages) = read.languages.take() else {
        return Built { plan: Arc::default(), world: None, ledger: read.ledger, report: read.report };
    };
    let ledger = Arc::clone(&read.ledger);
    let site = link(&mut read, &languages, inputs, memo);
    let mut report = std::mem::take(&mut read.report);
    let (face, nav) = face::face(&site, &read.config, &languages, inputs, &mut report);
    let theme = Theme::new(
        &inputs.theme_templates,
        &inputs.site_templates,
        outputs::name_by_digest(inputs.assets.clone(), read.config.accent.as_deref()),
        Arc::clone(&face),
        nav,
    );
    let theme = match theme {
        Ok(theme) => memo.theme(theme),
        Err(problems) => {
            report.extend(problems);
            let asking = Asking { config: &read.config, inputs };
            report.extend(asking.site(&site, &ledger, memo));
            report.extend(asking.plan(&site, &|_| true));
            configure_all(&mut report, &read.config, inputs.options.locked);
            return Built { plan: Arc::default(), world: None, ledger, report };
        }
    };
    let face = Arc::clone(&theme.face);
    let outputs = outputs::switched_on(|output| read.config.makes(output));
    let documents = memo.documents(&site, &face, &theme, &outputs);
    let mut pages: Vec<pages::Page> = documents.iter().flat_map(|document| document.pages.iter().cloned()).collect();
    pages.extend(pages::of_site(&site, &face));
    let redirects = redirects(&read.config, &mut report);
    let world = Arc::new(World { site, documents, pages, theme, files: inputs.files.clone(), outputs, redirects });
    let asking = Asking { config: &read.config, inputs };
    let before = std::mem::take(&mut memo.plan);
    let (whole, found) = rayon::join(|| outputs::plan(&world, &before), || asking.site(&world.site, &ledger, memo));
    let (plan, taken) = (Arc::clone(&whole.files), Arc::clone(&whole.taken));
    memo.plan = whole;
    let is_planned = |route: &Route| plan.contains_key(route);
    report.extend(found);
    report.extend(asking.plan(&world.site, &is_planned));
    // Two paragraphs of one anchor are told as such, at both places.
    let told_already = report.sorted().iter().any(|problem| problem.code == "duplicate-anchor");
    let of_units = |taken: &&outputs::Taken| world.site.is_unit(&taken.route);
    let taken = taken.iter().filter(|taken| !(told_already && of_units(taken)));
    report.extend(taken.map(|taken| route_taken(&world.site, taken, &inputs.content)));
    report.extend(face::dead_in_nav(&read.config, &is_planned));
    configure_all(&mut report, &read.config, inputs.options.locked);
    Built { plan, world: Some(world), ledger, report }
}

/// Reads every text of a site, each alone, in parallel.
pub fn read(inputs: &Inputs) -> Read {
    read_again(inputs, &mut Memo::default())
}

fn read_again(inputs: &Inputs, memo: &mut Memo) -> Read {
    let mut report = Report::default();
    inputs.sources().for_each(|source| report.know(source));
    report.extend(inputs.problems.iter().cloned());
    let (config, problems) = inputs.config.as_ref().map_or_else(Default::default, Config::read);
    report.extend(problems);
    let (vocabulary, problems) = config::vocabulary(inputs.topics.as_ref(), inputs.works.as_ref());
    report.extend(problems);
    let single = [&inputs.config, &inputs.topics, &inputs.works].into_iter().flatten();
    report.extend(single.flat_map(dialect::hidden_characters));
    let (ledger, problems) = memo.ledger(&inputs.ledger);
    report.extend(problems);
    let settings = dialect::Settings { allow_html: config.allow_html };
    let parsed = memo.parse(&inputs.content, &settings, id_of);
    let (all_read, mut content) = (parsed.iter().all(Result::is_ok), Vec::new());
    for parsed in parsed {
        match parsed {
            Ok(parsed) => {
                report.extend(parsed.problems.iter().cloned());
                content.push(parsed.content.clone());
            }
            Err(problem) => report.push(problem),
        }
    }
    content.retain(|content| inputs.options.drafts || !is_draft(content));
    // What a ledger remembers has its pages, or is told to be lost.
    if content.is_empty() && all_read && ledger.documents.is_empty() {
        report.push(no_content(inputs.content.len()));
    }
    let languages = match face::languages(inputs, &config, &mut report) {
        Ok(languages) => Some(languages),
        Err(problem) => {
            report.push(problem);
            None
        }
    };
    Read { config, languages, content, vocabulary, ledger, report }
}

/// Links what was read.
fn link(read: &mut Read, languages: &Languages, inputs: &Inputs, memo: &mut Memo) -> Site {
    let settings = site::Settings {
        languages,
        language: read.config.language(),
        paragraph_pages: read.config.makes("paragraph-pages"),
        base_url: inputs.options.base_url.clone().or_else(|| read.config.base_url.clone()),
        each: |count, run| (0..count).into_par_iter().for_each(run),
        known: site::Known { key: inputs.key_besides_content(), documents: &memo.linked },
    };
    let (content, vocabulary) = (std::mem::take(&mut read.content), std::mem::take(&mut read.vocabulary));
    let site = site::link(content, vocabulary, &read.ledger, &settings);
    memo.linked.clone_from(&site.documents);
    site
}

/// Asks every check that is not off, in parallel.
struct Asking<'a> {
    config: &'a Config,
    inputs: &'a Inputs,
}

impl Asking<'_> {
    fn checks(&self) -> Vec<&'static Check> {
        let is_on =
            |check: &&Check| configured(check.code, self.config, self.inputs.options.locked) != Some(Severity::Off);
        CHECKS.iter().filter(is_on).collect()
    }

    /// What does not hang on which files there will be.
    fn site(&self, site: &Site, ledger: &Ledger, memo: &mut Memo) -> Vec<Diagnostic> {
        let published = site.published();
        let named = self.config.citations.iter().flatten();
        let styles: Vec<&Style> =
            named.filter_map(|word| STYLES.iter().find(|style| style.name == word.word)).collect();
        let files = face::files_of_texts(site, self.config, self.inputs);
        let language = self.config.language.as_ref();
        let comparison = ledger::compare(ledger, &published);
        let about = About { site, language, styles: &styles, comparison, files: &files };
        let checks = self.checks();
        let mut problems = memo.problems(&checks, &about);
        problems.par_extend(checks.par_iter().flat_map_iter(|check| check.of_site(&about)));
        problems
    }

    /// What does.
    fn plan(&self, site: &Site, is_planned: &IsPlanned<'_>) -> Vec<Diagnostic> {
        self.checks().par_iter().flat_map_iter(|check| check.of_plan(site, is_planned)).collect()
    }
}

/// Gives each problem its configured severity, and tells of `checks` that name nothing.
fn configure_all(report: &mut Report, config: &Config, locked: bool) {
    let codes = crate::codes();
    let known = |code: &str| codes.iter().find(|known| known.code == code);
    for word in &config.checks {
        match known(&word.word) {
            None => report.push(word.unknown("check", codes.iter().map(|code| code.code))),
            Some(code) if !code.can_be_off && word.value < code.default => report.push(word.cannot_be_off()),
            Some(_) => {}
        }
    }
    set_severities(report, config, locked);
}

fn set_severities(report: &mut Report, config: &Config, locked: bool) {
    let codes = crate::codes();
    report.configure(|code| configured(codes.iter().find(|known| known.code == code)?, config, locked));
}

/// Gives problems that were found beside a build the severities that the site's configuration has for them.
pub fn configure(report: &mut Report, inputs: &Inputs) {
    let (config, _) = inputs.config.as_ref().map_or_else(Default::default, Config::read);
    set_severities(report, &config, inputs.options.locked);
}

/// The severity that a code has on this site, if not that of each problem itself.
fn configured(code: &Code, config: &Config, locked: bool) -> Option<Severity> {
    if locked && code.error_when_locked {
        return Some(Severity::Error);
    }
    let word = config.checks.iter().find(|word| word.word == code.code && code.can_be_off);
    word.map(|word| word.value).or((code.default == Severity::Off).then_some(Severity::Off))
}

/// The kind of host that is told where old addresses lead.
fn redirects(config: &Config, report: &mut Report) -> Option<&'static Redirects> {
    let word = config.redirects.as_ref()?;
    let known = REDIRECTS.iter().find(|host| host.name == word.word);
    if known.is_none() {
        report.push(word.unknown("host", REDIRECTS.iter().map(|host| host.name)));
    }
    known
}

fn is_draft(content: &Content) -> bool {
    match content {
        Content::Document(document) => document.meta.draft,
        Content::Page(page) => page.meta.draft,
    }
}

/// The id that a file of `content/` has by its path.
pub fn id_of(source: &Source) -> Result<DocumentId, Diagnostic> {
    let path = source.path.strip_prefix("content/").unwrap_or(&source.path);
    let name = path.strip_suffix(".md").unwrap_or(path);
    DocumentId::parse_path(name).map_err(|not| checks::bad_name(source, &not))
}

/// Two files of one route: things of the site, files that are copied, or files that pincite makes of nothing else.
fn route_taken(site: &Site, taken: &outputs::Taken, content: &[Source]) -> Diagnostic {
    let mut places: Vec<Place> = Vec::new();
    for from in [&taken.first, &taken.second].into_iter().filter(|from| !from.is_empty()) {
        let of_site = site.places(&Route::file(from));
        let of_site = if of_site.is_empty() { vec![Place::new(from, Span::at(0))] } else { of_site };
        let mut exact = of_site.into_iter().map(|place| alias_in(content, &place, from).unwrap_or(place));
        let other = exact.find(|place| !places.contains(place));
        places.extend(other);
    }
    checks::route_taken(&taken.route, places)
}

/// Where the front matter of a text names an old address, if the text as a whole is the place that is known.
fn alias_in(content: &[Source], place: &Place, route: &str) -> Option<Place> {
    let source = content.iter().find(|source| source.path == place.path).filter(|_| place.span == Span::at(0))?;
    let front_matter = Span::new(0..source.text.len() - dialect::body(&source.text).len());
    let whole = format!("/{route}");
    let ways = [whole.as_str(), whole.strip_suffix("index.html").unwrap_or(&whole)];
    ways.into_iter().find_map(|alias| yaml::place_of_value(source, front_matter, "aliases", alias))
}

/// A site without a text, or with nothing but drafts.
fn no_content(drafts: usize) -> Diagnostic {
    match drafts {
        0 => Diagnostic::new(&NO_CONTENT, "there is no text under `content/`")
            .help("`pincite import FILE` makes a first document"),
        _ => Diagnostic::new(&NO_CONTENT, "all texts under `content/` are drafts")
            .help("take `draft: true` out of one of them"),
    }
}

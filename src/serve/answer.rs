//! What is asked → what is answered: a value for a value, without a socket.

use hyper::StatusCode;

use super::edition::{Edition, Shown};
use super::{LIMIT, desk, host, media, slow_page};
use crate::diagnostic::Diagnostic;
use crate::outputs::{Planned, wrong_pages};

/// A request, as far as it matters.
#[derive(Clone, Default)]
pub(super) struct Asked {
    pub method: String,
    /// As it was sent, with `%20` and the like.
    pub path: String,
    pub query: String,
    pub host: Option<String>,
    /// Does somebody want to see a page? Browsers say `text/html` for what is opened, and for nothing that a page loads.
    pub wants_page: bool,
    /// The names of the bytes that the browser has already.
    pub has: String,
}

impl Asked {
    /// The page that it is about: what is asked for, or what the desk is asked of.
    pub fn page(&self) -> &str {
        if self.is_of_now() { &self.query } else { &self.path }
    }

    fn is_of_now(&self) -> bool {
        self.path.strip_prefix(desk::FOLDER) == Some("now")
    }
}

/// What is sent back.
pub(super) struct Answer {
    pub status: StatusCode,
    pub headers: Vec<(&'static str, String)>,
    pub body: Body,
    /// What went wrong when it was made.
    pub problem: Option<Diagnostic>,
}

/// What follows the headers.
pub(super) enum Body {
    Bytes(Vec<u8>),
    /// A line for every edition from now on, until the browser goes away.
    Editions,
}

impl Answer {
    fn new(status: StatusCode, media: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("content-type", media.to_owned())],
            body: Body::Bytes(bytes.into()),
            problem: None,
        }
    }

    fn text(status: StatusCode, text: impl Into<String>) -> Self {
        Self::new(status, media::of(".txt"), text.into())
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// For when making it failed in a way that nobody foresaw.
    pub fn broken() -> Self {
        Self::text(StatusCode::INTERNAL_SERVER_ERROR, "pincite made a mistake here; the terminal says more\n")
    }
}

/// Answers a request. `is_lan`: other computers of the network may ask.
pub(super) fn answer(edition: &Edition, asked: &Asked, is_lan: bool) -> Answer {
    match asked.host.as_deref() {
        None => return Answer::text(StatusCode::BAD_REQUEST, "the request does not say for which host it is\n"),
        Some(name) if !host::is_ours(name, is_lan) => {
            let told = "this host name is not answered; ask by the address that `pincite serve` printed\n";
            return Answer::text(StatusCode::FORBIDDEN, told);
        }
        Some(_) => {}
    }
    if !["GET", "HEAD"].contains(&&*asked.method) {
        let told = "a site can be read and not written: GET and HEAD\n";
        return Answer::text(StatusCode::METHOD_NOT_ALLOWED, told).with("allow", "GET, HEAD");
    }
    match asked.path.strip_prefix(desk::FOLDER) {
        Some(name) => of_the_desk(edition, name, &asked.query),
        None => of_the_site(edition, asked),
    }
}

fn of_the_desk(edition: &Edition, name: &str, query: &str) -> Answer {
    match name {
        "editions" => Answer {
            status: StatusCode::OK,
            headers: vec![("content-type", "text/event-stream".into()), ("cache-control", "no-store".into())],
            body: Body::Editions,
            problem: None,
        },
        "now" => {
            Answer::new(StatusCode::OK, media::of(".json"), desk::now(edition, query)).with("cache-control", "no-store")
        }
        _ => match desk::file(name) {
            Some(text) => Answer::new(StatusCode::OK, media::of(name), text).with("cache-control", "no-cache"),
            None => Answer::text(StatusCode::NOT_FOUND, "the desk has no such file\n"),
        },
    }
}

fn of_the_site(edition: &Edition, asked: &Asked) -> Answer {
    let Some(site) = &edition.site else {
        return failed(StatusCode::SERVICE_UNAVAILABLE, &edition.problems(None), asked);
    };
    let Some((route, planned)) = site.at(&asked.path) else {
        return elsewhere(edition, site, asked);
    };
    let with_line = asked.wants_page && desk::is_on(&route);
    let name = format!("\"{}{}\"", planned.key, if with_line { "-desk" } else { "" });
    if asked.has.contains(&name) {
        let (headers, body) = (Vec::new(), Body::Bytes(Vec::new()));
        return Answer { status: StatusCode::NOT_MODIFIED, headers, body, problem: None }.kept_as(name);
    }
    match (planned.make)() {
        Ok(mut bytes) => {
            if with_line {
                bytes.extend_from_slice(desk::line(site.sense(&bytes)).as_bytes());
            }
            Answer::new(StatusCode::OK, media::of(route.as_str()), bytes).kept_as(name)
        }
        Err(problem) => {
            let problem = wrong_pages([(&route, problem)]).pop();
            let shown = edition.problems(problem.clone());
            Answer { problem, ..failed(StatusCode::INTERNAL_SERVER_ERROR, &shown, asked) }
        }
    }
}

/// The answer where none is made in time.
pub(super) fn too_slow(edition: &Edition, asked: &Asked) -> Answer {
    let route = edition.site.as_ref().and_then(|site| site.at(asked.page())).map(|(route, _)| route);
    let problem = route.map(|route| slow_page(&route, LIMIT));
    let shown = edition.problems(problem.clone());
    if asked.is_of_now() {
        let now = desk::now_without(edition, &shown);
        return Answer::new(StatusCode::OK, media::of(".json"), now).with("cache-control", "no-store");
    }
    Answer { problem, ..failed(StatusCode::INTERNAL_SERVER_ERROR, &shown, asked) }
}

impl Answer {
    /// A browser may keep it, and asks each time whether it is still the same.
    fn kept_as(self, name: String) -> Self {
        self.with("etag", name).with("cache-control", "no-cache").with("vary", "accept")
    }
}

/// What is not there: the site itself, if only its folder was left out; else its own page for that.
fn elsewhere(edition: &Edition, site: &Shown, asked: &Asked) -> Answer {
    if asked.path == "/" || format!("{}/", asked.path) == site.base() {
        let told = format!("the site is at {}\n", site.base());
        return Answer::text(StatusCode::TEMPORARY_REDIRECT, told)
            .with("location", site.base())
            .with("cache-control", "no-store");
    }
    let made = site.not_found().map(|planned: &Planned| (planned.make)());
    match made {
        Some(Ok(page)) => {
            Answer::new(StatusCode::NOT_FOUND, media::of(".html"), page).with("cache-control", "no-store")
        }
        Some(Err(problem)) => failed(StatusCode::INTERNAL_SERVER_ERROR, &edition.problems(Some(problem)), asked),
        None => Answer::text(StatusCode::NOT_FOUND, "there is no such page\n"),
    }
}

/// Errors in place of a page.
fn failed(status: StatusCode, problems: &str, asked: &Asked) -> Answer {
    let answer = match asked.wants_page {
        true => Answer::new(status, media::of(".html"), desk::only_problems(problems)),
        false => Answer::text(status, problems),
    };
    answer.with("cache-control", "no-store")
}

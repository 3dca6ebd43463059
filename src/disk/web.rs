//! Addresses outside the site: does anybody answer there?
//!
//! Hosts are asked side by side, the addresses of one host one after the other with a pause. What answered well within the last
//! week is not asked again; it is remembered in the site's folder under a name that is no part of a site.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use ureq::Agent;

use super::clean::{read_text, write_if_changed};
use crate::diagnostic::Diagnostic;
use crate::model::Date;

/// Where it is remembered what answered well and when, by address.
const REMEMBERED: &str = ".links.json";

/// Days for which an answer is relied on.
const DAYS: i32 = 7;

/// Hosts asked at once.
const AT_ONCE: usize = 8;

/// Between two questions to one host.
const PAUSE: Duration = Duration::from_millis(250);

/// Before an address is asked once more: what failed may have been busy.
const RETRIES: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(4)];

/// For one question with all redirections.
const LIMIT: Duration = Duration::from_secs(20);

/// Asks addresses of the web. Gives those at which nobody answers as one should, each with what came instead: `404`, or what
/// kept the question from being asked. `asked` is told of each address once it is settled.
pub fn ask(
    root: &Path,
    addresses: &BTreeSet<String>,
    today: Date,
    asked: impl Fn() + Sync,
) -> Result<BTreeMap<String, String>, Diagnostic> {
    let path = root.join(REMEMBERED);
    let text = path.is_file().then(|| read_text(&path, REMEMBERED)).transpose().map_err(|(_, problem)| problem)?;
    let text = text.map(|source| source.text.to_string()).unwrap_or_default();
    let mut known: BTreeMap<String, String> = serde_json::from_str(&text).unwrap_or_default();
    known.retain(|address, day| addresses.contains(address) && is_recent(day, today));
    let mut hosts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for address in addresses {
        if known.contains_key(address) {
            asked();
        } else {
            hosts.entry(host(address)).or_default().push(address);
        }
    }
    let answers = of_hosts(hosts.into_values().collect(), &asked);
    let mut dead = BTreeMap::new();
    for (address, answer) in answers {
        match answer {
            Ok(()) => drop(known.insert(address.to_owned(), today.to_string())),
            Err(instead) => drop(dead.insert(address.to_owned(), instead)),
        }
    }
    if !known.is_empty() || path.is_file() {
        let text = serde_json::to_string_pretty(&known).expect("plain values serialise") + "\n";
        write_if_changed(&path, text.as_bytes())?;
    }
    Ok(dead)
}

/// `example.org:8000` of an address.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

fn is_recent(day: &str, today: Date) -> bool {
    let civil = |date: Date| jiff::civil::Date::new(date.year, date.month?, date.day?).ok();
    let both = Date::parse(day).and_then(civil).zip(civil(today));
    let age = both.and_then(|(then, now)| Some(now.since((jiff::Unit::Day, then)).ok()?.get_days()));
    age.is_some_and(|age| (0..=DAYS).contains(&age))
}

/// What came of each address.
type Answers<'a> = Vec<(&'a str, Result<(), String>)>;

fn of_hosts<'a>(hosts: Vec<Vec<&'a str>>, asked: &(impl Fn() + Sync)) -> Answers<'a> {
    let config = Agent::config_builder()
        .timeout_global(Some(LIMIT))
        .http_status_as_error(false)
        .max_redirects(8)
        .user_agent(concat!("pincite/", env!("CARGO_PKG_VERSION"), " (checks whether links lead anywhere)"))
        .build();
    let agent: Agent = config.into();
    let (waiting, answers) = (Mutex::new(hosts), Mutex::new(Vec::new()));
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop();
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(addresses) = next() {
                    for (index, address) in addresses.into_iter().enumerate() {
                        if index > 0 {
                            thread::sleep(PAUSE);
                        }
                        let answer = of_address(&agent, address);
                        answers.lock().unwrap_or_else(PoisonError::into_inner).push((address, answer));
                        asked();
                    }
                }
            });
        }
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn of_address(agent: &Agent, address: &str) -> Result<(), String> {
    let mut answer = once(agent, address);
    for wait in RETRIES {
        match &answer {
            Err((_, true)) => {}
            _ => break,
        }
        thread::sleep(wait);
        answer = once(agent, address);
    }
    answer.map_err(|(instead, _)| instead)
}

/// What came instead of a good answer, and whether another try may bring one.
fn once(agent: &Agent, address: &str) -> Result<(), (String, bool)> {
    // Who shows a page to browsers alone still has one there.
    const THERE: [u16; 3] = [401, 403, 451];
    let address = address.split('#').next().unwrap_or(address);
    let status = |response: Result<ureq::http::Response<ureq::Body>, ureq::Error>| match response {
        Ok(response) => Ok(response.status().as_u16()),
        Err(error) => Err((error.to_string(), true)),
    };
    let mut got = status(agent.head(address).call())?;
    // Some hosts answer nothing but the question for the page itself.
    if !(200..300).contains(&got) {
        got = status(agent.get(address).call())?;
    }
    match got {
        200..300 => Ok(()),
        got if THERE.contains(&got) => Ok(()),
        got => Err((got.to_string(), got == 429 || got >= 500)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_relied_on_for_a_week() {
        let today = Date::parse("2026-03-04").expect("a day");
        for (day, expected) in
            [("2026-03-04", true), ("2026-02-25", true), ("2026-02-24", false), ("2026-03-05", false), ("soon", false)]
        {
            assert_eq!(is_recent(day, today), expected, "{day}");
        }
    }

    #[test]
    fn a_host_is_what_stands_before_the_path() {
        assert_eq!(host("https://example.org:8000/a/b?c"), "example.org:8000");
        assert_eq!(host("http://example.org"), "example.org");
        assert_eq!(host("http://example.org?q"), "example.org");
    }
}

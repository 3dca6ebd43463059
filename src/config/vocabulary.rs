//! `topics.yaml` and `works.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Date, DocumentId, Id, NotAnId, Topic, Vocabulary, Work, is_safe};
use crate::text::{Place, Source, Span};
use crate::yaml::{self, shape};

pub(super) static BAD_VOCABULARY: Code = Code::error(
    "bad-vocabulary",
    "\
An entry of `topics.yaml` or `works.yaml` is wrong: its id is not a name that can stand in an address, stands there
twice, a topic is broader than itself, a date is none, or an address is of a kind that could do harm.

Correct the entry. Ids are small ASCII letters, digits and single hyphens.",
);

/// Reads both files; either may be missing. Entries that are wrong are told and left out.
pub fn vocabulary(topics: Option<&Source>, works: Option<&Source>) -> (Vocabulary, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let topics = topics.map_or_else(Vec::new, |source| read_topics(source, &mut problems));
    let works = works.map_or_else(Vec::new, |source| read_works(source, &mut problems));
    (Vocabulary { topics, works }, problems)
}

/// A topic that paragraphs are tagged with.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Topic")]
pub(super) struct TopicEntry {
    /// What tags say: small ASCII letters, digits and single hyphens. It stands in the topic's address.
    #[schemars(with = "shape::Name")]
    id: String,
    /// What readers see. Without it: the id with spaces.
    label: Option<String>,
    /// One sentence on what belongs to it.
    definition: Option<String>,
    /// The id of the topic that this one is a part of.
    #[schemars(with = "Option<shape::Name>")]
    broader: Option<String>,
    /// Phrases that speak for the topic. Case is ignored, and * at an end stands for any letters.
    #[serde(default, rename = "match")]
    evidence: Vec<String>,
}

/// A document that paragraphs name, on this site or not.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Work")]
pub(super) struct WorkEntry {
    /// What references say: small ASCII letters, digits and single hyphens. It stands in the work's address.
    #[schemars(with = "shape::Name")]
    id: String,
    /// Its title in full.
    title: String,
    /// Its title as people say it.
    short_title: Option<String>,
    /// Names that are linked by themselves where they occur in documents, as written.
    #[serde(default)]
    names: Vec<String>,
    /// The documents to which the names are kept, by id. Without it: all.
    #[serde(default)]
    #[schemars(with = "Vec<shape::DocumentName>")]
    only: Vec<String>,
    /// Its text, if it is on this site: the id of a document.
    #[schemars(with = "Option<shape::DocumentName>")]
    document: Option<String>,
    /// Who made it.
    author: Option<String>,
    /// Its day, as 2010, 2010-12 or 2010-12-03.
    #[schemars(with = "Option<shape::Date>")]
    date: Option<serde_yaml::Value>,
    /// Where it was made.
    place: Option<String>,
    /// Its official address.
    #[schemars(with = "Option<shape::Address>")]
    url: Option<String>,
}

fn read_topics(source: &Source, problems: &mut Vec<Diagnostic>) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for (entry, within) in entries::<TopicEntry>(source, problems) {
        let at = place_of_id(source, within, &entry.id);
        let Some(id) = id(&entry.id, Id::parse_name, &at, problems) else { continue };
        if let Some(first) = topics.iter().find(|topic| topic.id == id) {
            problems.push(twice(&id, &at, &first.at));
            continue;
        }
        let broader_at =
            entry.broader.as_deref().and_then(|broader| yaml::place_of_value(source, within, "broader", broader));
        let broader_at = broader_at.unwrap_or_else(|| at.clone());
        let broader = entry.broader.and_then(|text| self::id(&text, Id::parse_name, &at, problems));
        let label = entry.label.unwrap_or_else(|| entry.id.replace('-', " "));
        topics.push(Topic {
            id,
            label,
            definition: entry.definition,
            broader,
            broader_at,
            evidence: entry.evidence,
            at,
        });
    }
    for topic in &topics {
        problems.extend(circle(topic, &topics));
    }
    topics
}

fn read_works(source: &Source, problems: &mut Vec<Diagnostic>) -> Vec<Work> {
    let mut works: Vec<Work> = Vec::new();
    for (entry, within) in entries::<WorkEntry>(source, problems) {
        let at = place_of_id(source, within, &entry.id);
        let Some(id) = id(&entry.id, Id::parse_name, &at, problems) else { continue };
        if let Some(first) = works.iter().find(|work| work.id == id) {
            problems.push(twice(&id, &at, &first.at));
            continue;
        }
        let date = entry.date.as_ref().and_then(|value| {
            let text = scalar(value);
            let date = text.as_deref().and_then(Date::parse);
            if date.is_none() {
                let place = text.as_deref().and_then(|text| yaml::place_of_value(source, within, "date", text));
                let place = place.unwrap_or_else(|| yaml::place_of_key(source, within, "date"));
                let this = text.map_or_else(|| "this".to_owned(), |text| format!("`{text}`"));
                problems.push(bad(format!("{this} is no date"), &place).help("write 2010, 2010-12 or 2010-12-03"));
            }
            date
        });
        let values = values(source, within, &entry);
        if let Some(url) = entry.url.as_deref().filter(|url| !is_safe(url)) {
            problems.push(unsafe_address(url, &values, &at));
        }
        let mut path = |text: &String| self::id(text, DocumentId::parse_path, &at, problems);
        works.push(Work {
            id,
            only: entry.only.iter().filter_map(&mut path).collect(),
            document: entry.document.as_ref().and_then(&mut path),
            title: entry.title,
            short_title: entry.short_title,
            names: entry.names,
            author: entry.author,
            date,
            place: entry.place,
            url: entry.url.filter(|url| is_safe(url)),
            at,
            values,
        });
    }
    works
}

/// The entries of a list, each with the lines that it stands on.
fn entries<T: serde::de::DeserializeOwned>(source: &Source, problems: &mut Vec<Diagnostic>) -> Vec<(T, Span)> {
    if source.text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Vec::new();
    }
    let entries: Vec<T> = match yaml::read_all(source) {
        Ok(entries) => entries,
        Err(problem) => {
            problems.push(problem);
            return Vec::new();
        }
    };
    let spans = entry_spans(&source.text);
    let whole = Span::new(0..source.text.len());
    // A list in brackets has its entries anywhere.
    let is_list_of_lines = spans.len() == entries.len();
    let span = |index: usize| if is_list_of_lines { spans[index] } else { whole };
    entries.into_iter().enumerate().map(|(index, entry)| (entry, span(index))).collect()
}

/// From each line that begins with the list's `- ` to the next.
fn entry_spans(text: &str) -> Vec<Span> {
    let is_words =
        |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#') && !line.starts_with("---");
    let column = text.lines().find(is_words).map_or(0, |line| line.len() - line.trim_start().len());
    let mut at = 0;
    let mut starts: Vec<usize> = Vec::new();
    for line in text.split_inclusive('\n') {
        let begins = line
            .get(column..)
            .is_some_and(|rest| rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_whitespace)));
        if begins && line[..column].trim().is_empty() {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| Span::new(*start..end)).collect()
}

/// Where the id of an entry has its value.
fn place_of_id(source: &Source, within: Span, id: &str) -> Place {
    let key = || Place::new(&source.path, source.line(source.line_and_column(within.start).0));
    yaml::place_of_value(source, within, "id", id).unwrap_or_else(key)
}

/// Where the values of a work stand that others may have something to say about.
fn values(source: &Source, within: Span, entry: &WorkEntry) -> Vec<(String, Span)> {
    let lists = [("names", &entry.names), ("only", &entry.only)];
    let single = [("document", &entry.document), ("url", &entry.url)];
    let lists = lists.into_iter().flat_map(|(key, values)| values.iter().map(move |value| (key, value)));
    let single = single.into_iter().filter_map(|(key, value)| Some((key, value.as_ref()?)));
    lists
        .chain(single)
        .filter_map(|(key, value)| Some((value.clone(), yaml::place_of_value(source, within, key, value)?.span)))
        .collect()
}

fn unsafe_address(url: &str, values: &[(String, Span)], at: &Place) -> Diagnostic {
    let span = values.iter().find(|(value, _)| value == url).map_or(at.span, |(_, span)| *span);
    bad(format!("`{url}` is no address that content may have"), &Place::new(&at.path, span))
        .help("write a relative one, or one of http, https or mailto")
}

/// What a value reads, if it is no list or map.
fn scalar(value: &serde_yaml::Value) -> Option<String> {
    match value {
        serde_yaml::Value::String(text) => Some(text.clone()),
        serde_yaml::Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn id(text: &str, parse: fn(&str) -> Result<Id, NotAnId>, at: &Place, problems: &mut Vec<Diagnostic>) -> Option<Id> {
    match parse(text) {
        Ok(id) => Some(id),
        Err(not) => {
            let problem = bad(format!("`{text}` is no id: {}", not.why), at);
            problems.push(problem.help(format!("write `{}`", not.instead)));
            None
        }
    }
}

fn twice(id: &Id, at: &Place, first: &Place) -> Diagnostic {
    bad(format!("`{id}` stands here twice"), at).also(first.clone(), "first here").help("give one of them another id")
}

fn circle(topic: &Topic, topics: &[Topic]) -> Option<Diagnostic> {
    let mut above = topic.broader.as_ref();
    for _ in topics {
        let id = above?;
        if *id == topic.id {
            return Some(
                bad(format!("`{id}` is broader than itself"), &topic.at).help("break the circle of `broader`"),
            );
        }
        above = topics.iter().find(|other| other.id == *id).and_then(|other| other.broader.as_ref());
    }
    None
}

fn bad(message: String, at: &Place) -> Diagnostic {
    Diagnostic::new(&BAD_VOCABULARY, message).at(at.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_entries_are_told_at_their_id() {
        let topics = Source::new(
            "topics.yaml",
            "- id: One\n  label: One\n- id: two\n  label: Two\n  broader: two\n- id: two\n  label: Again\n",
        );
        let (read, problems) = vocabulary(Some(&topics), None);
        let told: Vec<String> = problems
            .iter()
            .map(|problem| {
                let at = problem.at.as_ref().expect("it has a place");
                format!("{} {}", topics.line_and_column(at.span.start).0, problem.message)
            })
            .collect();
        assert_eq!(
            told,
            [
                "1 `One` is no id: only small ASCII letters, digits and hyphens",
                "6 `two` stands here twice",
                "3 `two` is broader than itself",
            ]
        );
        assert_eq!(read.topics.len(), 1);
    }
}

//! What `pincite ledger accept` asks on a terminal: each difference with the words before and now, and what may be said of it.

use super::remembered::Remembered;
use crate::commands::difference::words_difference;
use crate::ledger::{Answer, Comparison, DocumentComparison, Finding, Line, Standing, Text};
use crate::model::DocumentId;
use crate::text::words;

/// One thing to decide.
#[derive(Debug)]
pub(super) struct Question {
    /// The document that it is of; `None` for pages, topics and works.
    pub document: Option<DocumentId>,
    /// What differs.
    pub shown: String,
    /// What may be said, the likeliest first: yes to one of them settles it.
    pub ways: Vec<Way>,
}

/// A thing that may be said.
#[derive(Debug)]
pub(super) struct Way {
    /// As a question that yes answers.
    pub asks: String,
    /// The options that say it.
    pub answers: Vec<Answer>,
}

/// Everything that `pincite ledger accept` would accept or needs to be told, in the order of the documents. What an anchor
/// had that is used again cannot be accepted, so nobody is asked.
pub(super) fn questions(comparison: &Comparison<'_>, remembered: &Remembered, wanted: &[DocumentId]) -> Vec<Question> {
    let is_wanted = |document: &&DocumentComparison<'_>| wanted.is_empty() || wanted.contains(document.id);
    let mut questions: Vec<Question> =
        comparison.documents.iter().filter(is_wanted).flat_map(|document| of_document(document, remembered)).collect();
    if wanted.is_empty() {
        questions.extend(of_routes(comparison));
    }
    questions
}

fn of_document(document: &DocumentComparison<'_>, remembered: &Remembered) -> Vec<Question> {
    let id = document.id;
    if document.is_lost() {
        let ways = document.answers_as_whole().into_iter().map(|answers| way(answers, id)).collect();
        return vec![question(document, format!("{id} was published and is gone"), ways)];
    }
    let mut questions = Vec::new();
    for finding in &document.findings {
        let mut ways: Vec<Way> =
            document.answers(finding).into_iter().map(|answer| way(vec![answer.in_document(id)], id)).collect();
        let shown = match finding {
            Finding::New(_) | Finding::Reused { .. } => continue,
            Finding::Restored { now, .. } => format!("{id}#{} is back with its words", now.anchor),
            Finding::Changed { then, now, .. } | Finding::Shifted { then, now, .. } => {
                let shown = format!("{id}#{} has other words\n{}", now.anchor, differing(then, now, remembered));
                // Whether they are those that were before is seen by their words alone.
                let edited = document.edited.get(now.anchor).map(|place| {
                    let there = differing(then, &place.standing, remembered);
                    format!("\n{}#{} begins as it did\n{there}", place.document, place.standing.anchor)
                });
                shown + &edited.unwrap_or_default()
            }
            Finding::Lost { anchor, then, likely, .. } => {
                let place = likely.first().map(|place| &place.standing);
                let words = match place {
                    Some(now) => differing(then, now, remembered),
                    None => format!("  {}", text_of(then, remembered)),
                };
                format!("{id}#{anchor} is no longer in the text\n{words}")
            }
        };
        if let Finding::Restored { .. } | Finding::Changed { .. } = finding {
            ways.push(Way { asks: "Accept it?".to_owned(), answers: Vec::new() });
        }
        questions.push(question(document, shown, ways));
    }
    let new: Vec<String> = document.findings.iter().filter_map(new_line).collect();
    if !new.is_empty() {
        let (count, them) = if new.len() == 1 {
            ("1 new anchor".to_owned(), "it")
        } else {
            (format!("{} new anchors", new.len()), "them")
        };
        let ways = vec![Way { asks: format!("Accept {them}?"), answers: Vec::new() }];
        questions.push(question(document, format!("{id} has {count}\n{}", new.join("\n")), ways));
    }
    questions
}

fn question(document: &DocumentComparison<'_>, shown: String, ways: Vec<Way>) -> Question {
    Question { document: Some(document.id.clone()), shown, ways }
}

fn new_line(finding: &Finding<'_>) -> Option<String> {
    match finding {
        Finding::New(now) => {
            Some(format!("  {:<12} {}", now.anchor.as_str(), words::begins(now.words, 8)).trim_end().to_owned())
        }
        _ => None,
    }
}

fn of_routes(comparison: &Comparison<'_>) -> Vec<Question> {
    let mut questions = Vec::new();
    for (route, line) in &comparison.lost_routes {
        let ways = comparison.answers_of_route(route, line);
        let ways = ways.into_iter().map(|answer| way(vec![answer], &"the site")).collect();
        questions.push(Question { document: None, shown: format!("{route} ({}) is gone", line.title), ways });
    }
    let restored = comparison.restored_routes.iter().map(|(now, _)| format!("  {} is back", now.route));
    let new = comparison.new_routes.iter().map(|now| format!("  {} is new", now.route));
    let lines: Vec<String> = restored.chain(new).collect();
    if !lines.is_empty() {
        let ways = vec![Way { asks: "Accept them?".to_owned(), answers: Vec::new() }];
        questions.push(Question {
            document: None,
            shown: format!("pages, topics and works\n{}", lines.join("\n")),
            ways,
        });
    }
    questions
}

fn way(answers: Vec<Answer>, of: &dyn std::fmt::Display) -> Way {
    let first = &answers[0];
    let name = |name: &str| name.trim_start_matches(&format!("{of}#")).to_owned();
    let more = match answers.len() - 1 {
        0 => String::new(),
        1 => format!(", and {}", answers[1]),
        more => format!(
            ", and {more} anchors as said: {}",
            answers[1..].iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        ),
    };
    let asks = match first.flag {
        "retired" => format!("Is it gone for good{more}?"),
        "split" => format!("Do the words before stand at {} now?", first.to.replace(',', " and ")),
        "merged" => format!("Do the words before stand at {} now, with others?", name(&first.to)),
        _ => format!("Is it at {} now{more}?", name(&first.to)),
    };
    Way { asks, answers }
}

/// The words before against those of now.
fn differing(then: &Line, now: &Standing<'_>, remembered: &Remembered) -> String {
    let before = text_of(then, remembered);
    let is_whole = then.text.as_ref().is_none_or(|text| is_whole(text, remembered));
    let after = if is_whole { now.words.to_owned() } else { shortened(now.words) };
    format!("  {}", words_difference(&before, &after))
}

fn is_whole(text: &Text, remembered: &Remembered) -> bool {
    remembered.contains_key(&text.digest) || words::count(&text.begins) >= text.words
}

/// The words that were published: all of them, if they are found again, else how they began.
fn text_of(then: &Line, remembered: &Remembered) -> String {
    let Some(text) = &then.text else { return String::new() };
    match remembered.get(&text.digest) {
        Some(words) => words.clone(),
        None if is_whole(text, remembered) => text.begins.to_string(),
        None => format!("{} …", text.begins),
    }
}

fn shortened(line: &str) -> String {
    let begins = words::begins(line, 8);
    if begins.len() < line.len() { format!("{begins} …") } else { line.to_owned() }
}

//! Is every topic that a paragraph has in `topics.yaml`?

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity, nearest};
use crate::model::Id;
use crate::site::Site;
use crate::text::Place;

pub(super) const CHECK: Check = Check { code: &UNKNOWN_TOPIC, ask: Ask::Whole(ask) };

static UNKNOWN_TOPIC: Code = Code::mild(
    "unknown-topic",
    Severity::Error,
    "\
A paragraph is tagged with a topic, or a topic has one as its `broader`, that is not in `content/topics.yaml`. Topics are
a controlled vocabulary: readers find a paragraph by a topic only if all that speak of it use the same id.

Correct the id, or add the topic to the vocabulary.",
);

fn ask(site: &Site) -> Vec<Diagnostic> {
    let is_known = |id: &Id| site.topics.iter().any(|topic| topic.topic.id == *id);
    let mut problems = Vec::new();
    for document in &site.documents {
        let annotations = document.document.body.iter().filter_map(|part| part.annotation());
        let topics = annotations.flat_map(|annotation| &annotation.topics);
        let unknown = topics.filter(|(id, _)| !is_known(id));
        problems.extend(unknown.map(|(id, span)| unknown_topic(site, id, Place::new(&document.document.path, *span))));
    }
    for topic in &site.topics {
        let unknown = topic.topic.broader.iter().filter(|id| !is_known(id));
        problems.extend(unknown.map(|id| unknown_topic(site, id, topic.topic.broader_at.clone())));
    }
    problems
}

fn unknown_topic(site: &Site, id: &Id, at: Place) -> Diagnostic {
    let problem = Diagnostic::new(&UNKNOWN_TOPIC, format!("there is no topic `{id}` in topics.yaml")).at(at);
    match nearest(id.as_str(), site.topics.iter().map(|topic| topic.topic.id.as_str())) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help("add it to `content/topics.yaml`, or take the tag away"),
    }
}

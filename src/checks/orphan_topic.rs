//! Is every topic of the vocabulary used?

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{Id, Topic};
use crate::site::Site;

pub(super) const CHECK: Check = Check { code: &ORPHAN_TOPIC, ask: Ask::Whole(ask) };

static ORPHAN_TOPIC: Code = Code::mild(
    "orphan-topic",
    Severity::Note,
    "\
No paragraph is tagged with this topic, nor with a narrower one, so its page is empty.

Tag the paragraphs that speak of it, or take it out of `content/topics.yaml`. A topic that was published stays in the
ledger and its page says that it is gone.",
);

fn ask(site: &Site) -> Vec<Diagnostic> {
    site.topics.iter().filter(|topic| !is_used(site, &topic.topic.id, 0)).map(|topic| orphan(&topic.topic)).collect()
}

/// Is the topic used, or one that is narrower? Circles are told elsewhere and cut here.
fn is_used(site: &Site, id: &Id, depth: usize) -> bool {
    let uses = |id: &Id| site.topics.iter().any(|topic| topic.topic.id == *id && !topic.uses.is_empty());
    let mut narrower = site.topics.iter().filter(|topic| topic.topic.broader.as_ref() == Some(id));
    uses(id) || depth < site.topics.len() && narrower.any(|topic| is_used(site, &topic.topic.id, depth + 1))
}

fn orphan(topic: &Topic) -> Diagnostic {
    Diagnostic::new(&ORPHAN_TOPIC, format!("no paragraph has the topic `{}`", topic.id))
        .at(topic.at.clone())
        .help(format!("write `topics=\"{}\"` where it is spoken of, or take it out", topic.id))
}

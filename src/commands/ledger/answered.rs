//! The questions one after the other, and what was answered.

use super::questions::Question;
use crate::ledger::Answer;
use crate::model::DocumentId;

/// What was answered.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Answered {
    /// The options to accept with.
    pub answers: Vec<Answer>,
    /// The documents of which everything was answered with yes, in order.
    pub documents: Vec<DocumentId>,
    /// Those of which something was answered with no, so that they are left as they are.
    pub left: Vec<DocumentId>,
    /// Was everything of pages, topics and works answered with yes?
    pub routes: bool,
}

/// Asks each question. `answer` is given what to show and gives what was typed; `None` at the end of what is typed.
///
/// A document is accepted as a whole, for what is said of one of its anchors may be right only with what is said of the
/// others. So after a no nothing more of it is asked. `None` if the asking was broken off: then nothing is accepted.
pub(super) fn ask(questions: &[Question], mut answer: impl FnMut(&str) -> Option<String>) -> Option<Answered> {
    let mut answered = Answered { routes: true, ..Answered::default() };
    let mut all = false;
    for question in questions {
        let is_left = match &question.document {
            Some(document) => answered.left.contains(document),
            None => !answered.routes,
        };
        if is_left {
            continue;
        }
        let mut shown = format!("{}\n", question.shown);
        let mut chosen = None;
        for way in &question.ways {
            let said = if all && way.answers.is_empty() {
                Said::Yes
            } else {
                said(&mut answer, &format!("{shown}{} [y,n,a,q,?] ", way.asks))?
            };
            shown.clear();
            all = all || said == Said::All;
            if said != Said::No {
                chosen = Some(&way.answers);
                break;
            }
        }
        match (chosen, &question.document) {
            (Some(answers), document) => {
                answered.answers.extend(answers.iter().cloned());
                let is_new = document.as_ref().filter(|document| !answered.documents.contains(document));
                answered.documents.extend(is_new.cloned());
            }
            (None, Some(document)) => answered.left.push(document.clone()),
            (None, None) => answered.routes = false,
        }
    }
    let left = &answered.left;
    answered.documents.retain(|document| !left.contains(document));
    answered.answers.retain(|answer| !left.iter().any(|document| is_of(answer, document)));
    Some(answered)
}

fn is_of(answer: &Answer, document: &DocumentId) -> bool {
    answer.of == document.as_str() || answer.of.starts_with(&format!("{document}#"))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Yes,
    No,
    All,
}

const HELP: &str = "\
y  yes
n  no: the next likely answer is asked for; after the last, the document is left as it is
a  yes to this, and to all that is new or changed; of what went away each is asked for
q  accept nothing
";

fn said(answer: &mut impl FnMut(&str) -> Option<String>, prompt: &str) -> Option<Said> {
    let mut shown = prompt.to_owned();
    loop {
        match answer(&shown)?.trim().to_ascii_lowercase().as_str() {
            "y" | "yes" => return Some(Said::Yes),
            "n" | "no" => return Some(Said::No),
            "a" | "all" => return Some(Said::All),
            "q" | "quit" => return None,
            _ => shown = format!("{HELP}{}", prompt.rsplit('\n').next().unwrap_or(prompt)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::ledger::questions::Way;

    fn id(text: &str) -> DocumentId {
        DocumentId::parse_path(text).expect("an id")
    }

    /// A document or the site's pages (`""`), and what each way of the question says: nothing, or an option.
    fn question(document: &str, ways: &[&[(&'static str, &str)]]) -> Question {
        let answer = |(flag, value): &(&'static str, &str)| {
            let (of, to) = value.split_once('=').unwrap_or((value, ""));
            Answer { flag, of: of.to_owned(), to: to.to_owned() }
        };
        let way = |answers: &&[(&'static str, &str)]| Way {
            asks: "So?".to_owned(),
            answers: answers.iter().map(answer).collect(),
        };
        let document = (!document.is_empty()).then(|| id(document));
        Question { shown: format!("{document:?} differs"), document, ways: ways.iter().map(way).collect() }
    }

    /// A change and a loss with two places in one document, a change in another, a page that is gone.
    fn questions() -> Vec<Question> {
        vec![
            question("a", &[&[]]),
            question("a", &[&[("moved", "a#p1=p2")], &[("moved", "a#p1=p3")], &[("retired", "a#p1")]]),
            question("b", &[&[]]),
            question("", &[&[("retired", "/x.html")]]),
        ]
    }

    /// What comes of answers, with commas between: the documents, those left, the options, and whether pages go along.
    #[track_caller]
    fn check(answers: &str, expected: Option<(&str, &str, &str, bool)>) {
        let mut typed = answers.split(',').filter(|typed| !typed.is_empty());
        let answered = ask(&questions(), |_| typed.next().map(|typed| format!("{typed}\n")));
        let names = |documents: &[DocumentId]| documents.iter().map(DocumentId::as_str).collect::<Vec<_>>().join(" ");
        let shown = answered.map(|of| {
            let options: Vec<String> = of.answers.iter().map(ToString::to_string).collect();
            (names(&of.documents), names(&of.left), options.join(" "), of.routes)
        });
        let expected = expected.map(|(yes, no, options, routes)| (yes.into(), no.into(), options.into(), routes));
        assert_eq!(shown, expected, "{answers}");
        assert_eq!(typed.next(), None, "{answers}: all is asked for");
    }

    #[test]
    fn yes_takes_the_likeliest_and_no_asks_for_the_next() {
        check("y,y,y,y", Some(("a b", "", "--moved a#p1=p2 --retired /x.html", true)));
        check("y,n,yes,Y,y", Some(("a b", "", "--moved a#p1=p3 --retired /x.html", true)));
        check("y,n,n,y,y,n", Some(("a b", "", "--retired a#p1", false)));
    }

    #[test]
    fn what_is_answered_with_no_is_left_as_a_whole() {
        check("n,y,y", Some(("b", "a", "--retired /x.html", true)));
        check("y,n,n,n,y,y", Some(("b", "a", "--retired /x.html", true)));
        check("y,y,n,y", Some(("a", "b", "--moved a#p1=p2 --retired /x.html", true)));
    }

    #[test]
    fn all_is_no_answer_for_what_went_away() {
        check("a,n,n,y,y", Some(("a b", "", "--retired a#p1 --retired /x.html", true)));
    }

    #[test]
    fn nothing_is_accepted_when_the_asking_is_broken_off() {
        check("", None);
        check("y,y,q", None);
        check("y,y,y", None);
    }

    #[test]
    fn what_is_no_answer_is_asked_again_with_help() {
        let mut shown = Vec::new();
        let mut typed = ["what", "", "y"].into_iter();
        let answered = ask(&[question("a", &[&[]])], |prompt| {
            shown.push(prompt.to_owned());
            typed.next().map(str::to_owned)
        });
        assert!(answered.is_some_and(|answered| answered.documents == [id("a")]));
        assert_eq!(shown[0], "Some(a) differs\nSo? [y,n,a,q,?] ");
        assert_eq!(shown[1], format!("{HELP}So? [y,n,a,q,?] "));
        assert_eq!(shown[2], shown[1]);
    }
}

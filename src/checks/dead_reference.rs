//! Does every reference lead to a paragraph, document or page that is there?

use super::{Ask, Check};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::{Inline, Part, Target, each_in, each_inline};
use crate::site::{Destination, LinkedDocument, Site};
use crate::text::{Place, Span};

pub(super) const CHECK: Check = Check { code: &DEAD_REFERENCE, ask: Ask::Each(ask) };

static DEAD_REFERENCE: Code = Code::error(
    "dead-reference",
    "\
A reference names a paragraph, document or page that is not on the site, so its link would lead nowhere.

Correct the reference, or put the paragraph's anchor back: an anchor that was published should stay.",
);

fn ask(site: &Site, document: usize) -> Vec<Diagnostic> {
    let document = &site.documents[document];
    let mut problems = Vec::new();
    for (index, unit) in document.units.iter().enumerate() {
        for ((target, span), destination) in links(document.part(index)).iter().zip(&unit.destinations) {
            let dead = *destination == Destination::Nowhere && matches!(target, Target::Here(_) | Target::Content(..));
            if dead {
                problems.push(dead_reference(site, document, target, *span));
            }
        }
    }
    problems
}

/// The targets of a part, in the order of its destinations.
fn links<'a>(part: &'a Part) -> Vec<(&'a Target, Span)> {
    let mut links = Vec::new();
    let mut see = |inline: &'a Inline| {
        if let Inline::Link { target, span, .. } | Inline::Image { target, span, .. } = inline {
            links.push((target, *span));
        }
    };
    match part {
        Part::Heading(heading) => each_in(&heading.title, &mut see),
        Part::Paragraph(paragraph) => each_inline(&paragraph.blocks, &mut see),
    }
    part.notes().iter().for_each(|note| each_inline(&note.blocks, &mut see));
    links
}

fn dead_reference(site: &Site, document: &LinkedDocument, target: &Target, span: Span) -> Diagnostic {
    let (there, anchor) = match target {
        Target::Content(id, anchor) => (site.document(id).map(|other| &**other), anchor.as_deref()),
        Target::Here(anchor) => (Some(document), Some(&**anchor)),
        _ => (None, None),
    };
    let message = match (there, anchor, target) {
        (Some(there), Some(anchor), _) => format!("`{}` has no paragraph `{anchor}`", there.document.id),
        (_, _, Target::Content(id, _)) => format!("there is no document or page `{id}`"),
        _ => "this leads nowhere".to_owned(),
    };
    let problem = Diagnostic::new(&DEAD_REFERENCE, message).at(Place::new(&document.document.path, span));
    let near = match (there, anchor, target) {
        (Some(there), Some(anchor), _) => {
            let anchors = there.units.iter().filter_map(|unit| unit.anchor.as_ref().map(|anchor| anchor.as_str()));
            nearest(anchor, anchors).map(|near| format!("did you mean `#{near}`?"))
        }
        (_, _, Target::Content(id, _)) => {
            nearest(id.as_str(), site.ids()).map(|near| format!("did you mean `{near}.md`?"))
        }
        _ => None,
    };
    problem.help(near.unwrap_or_else(|| "correct the reference, or take the link away".to_owned()))
}

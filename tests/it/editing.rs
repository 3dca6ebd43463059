//! What an editor does to a site in which everything refers to something: edits, mistakes, moves, and taking them back.

use proptest::prelude::*;

use crate::incremental::{ACCORD, CONFIG, EDITS, Edit, Files, LETTER, PLAIN, TOPICS, WORKS, edit};

/// What an editor does by mistake: the site has an error until it is undone.
const MISTAKES: &[Edit] = &[
    (PLAIN, "title: Plain", "title: [Plain"),
    (PLAIN, "{#p3}", "{#p2}"),
    (PLAIN, "{#p3}", "{#p3 topics=}"),
    (PLAIN, "osce/accord.md#p2", "osce/accord.md#p99"),
    (ACCORD, "date: 2010-12-03", "date: 2010-13-03"),
    (LETTER, "---\n\n{#art1", "\n\n{#art1"),
    (LETTER, "topics=\"peace\"", "topics=\"piece\""),
    (TOPICS, "- id: peace", "- id: [peace"),
    (TOPICS, "broader: peace", "broader: war"),
    (WORKS, "- id: charter", "- id: CHARTER"),
    (CONFIG, "title: A site", "title: [A site"),
    (CONFIG, "language: en", "language: en\nlanguage: en"),
    (CONFIG, "text: true", "texts: true"),
    ("templates/document.html", "", "{% if %}"),
    ("templates/paragraph.html", "", "{{ page.no_such_thing.at_all }}"),
    ("templates/i18n/fr.yaml", "units:", "unit:"),
    ("content/ledger/osce/accord.yaml", "p3: {", "p3: [{"),
    ("content/A File.md", "", "---\ntitle: A name that is none\n---\n\n{#p1}\nOne.\n"),
    ("content/osce/accord/p1.md", "", "---\nkind: page\ntitle: A route that is taken\n---\n\nWords.\n"),
];

/// Files that are moved, and where to.
const MOVES: &[(&str, &str)] = &[
    (PLAIN, "content/osce/simple.md"),
    (LETTER, "content/lettre.md"),
    (ACCORD, "content/un/accord.md"),
    ("content/guide/more.md", "content/more.md"),
    ("content/osce/figure.svg", "static/figure.svg"),
];

/// What an editor does next.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// An edit or a mistake, by its place in the two lists.
    Edit(usize),
    /// A move.
    Move(usize),
    /// A file is again as it was at the beginning: that of an edit or a mistake, or one that was moved.
    Undo(usize),
    UndoMove(usize),
}

pub(crate) fn steps(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Step>> {
    let edits = EDITS.len() + MISTAKES.len();
    let step = prop_oneof![
        4 => (0..edits).prop_map(Step::Edit),
        1 => (0..MOVES.len()).prop_map(Step::Move),
        3 => (0..edits).prop_map(Step::Undo),
        1 => (0..MOVES.len()).prop_map(Step::UndoMove),
    ];
    proptest::collection::vec(step, count)
}

fn edit_at(index: usize) -> &'static Edit {
    EDITS.get(index).unwrap_or_else(|| &MISTAKES[index - EDITS.len()])
}

/// Makes the step. Undoing is likelier to be what was done last: else hardly any mistake would ever be mended.
pub(crate) fn take(files: &mut Files, step: Step, original: &Files, last: &mut Vec<&'static str>) {
    let restore = |files: &mut Files, path: &'static str| match original.get(path) {
        Some(text) => drop(files.insert(path, text.clone())),
        None => drop(files.remove(path)),
    };
    match step {
        Step::Edit(index) => {
            edit(files, edit_at(index));
            last.push(edit_at(index).0);
        }
        Step::Undo(index) => restore(files, last.pop().unwrap_or(edit_at(index).0)),
        Step::Move(index) => {
            let (from, to) = MOVES[index];
            if let Some(text) = files.remove(from) {
                files.insert(to, text);
            }
        }
        Step::UndoMove(index) => {
            let (from, to) = MOVES[index];
            files.remove(to);
            restore(files, from);
        }
    }
}

//! Blocks → markdown, each without a line break at its end.

use super::inlines;
use crate::model::{Align, Block, DocumentId, Inline, Note};

/// The text of each block. Lists that follow each other take turns with their signs, so that they stay two.
pub(super) fn each(blocks: &[Block], id: &DocumentId) -> Vec<String> {
    let mut other_sign = false;
    let mut before: Option<&Block> = None;
    blocks
        .iter()
        .map(|block| {
            other_sign = before.is_some_and(|before| same_kind_of_list(before, block)) && !other_sign;
            before = Some(block);
            write(block, id, other_sign)
        })
        .collect()
}

/// A note with its name.
pub(super) fn note(note: &Note, id: &DocumentId) -> String {
    let text = each(&note.blocks, id).join("\n\n");
    let name = &note.name;
    match note.blocks.first() {
        Some(Block::Prose(_)) => indented(&text, &format!("[^{name}]: "), "    "),
        None => format!("[^{name}]:"),
        Some(_) => format!("[^{name}]:\n{}", indented(&text, "    ", "    ")),
    }
}

fn undecorated(block: &Block) -> &Block {
    match block {
        Block::Decorated { block, .. } => undecorated(block),
        block => block,
    }
}

fn same_kind_of_list(a: &Block, b: &Block) -> bool {
    match (undecorated(a), undecorated(b)) {
        (Block::List { start: a, .. }, Block::List { start: b, .. }) => a.is_some() == b.is_some(),
        _ => false,
    }
}

fn write(block: &Block, id: &DocumentId, other_sign: bool) -> String {
    match block {
        Block::Prose(inlines) => inlines::lines(inlines, id),
        Block::Heading { level, title, .. } => {
            let title = inlines::on_one_line(title, id);
            format!("{} {title}", "#".repeat(usize::from(*level))).trim_end().to_owned()
        }
        Block::List { start, tight, items } => list(*start, *tight, items, id, other_sign),
        Block::Quote(blocks) => quoted(&each(blocks, id).join("\n\n")),
        Block::Code { language, text } => code(language.as_deref(), text),
        Block::Table { align, head, rows } => table(align, head, rows, id),
        Block::Definitions(entries) => definitions(entries, id),
        Block::Rule => "___".to_owned(),
        Block::Html(html) => html.trim_end().to_owned(),
        Block::Decorated { block, .. } => write(block, id, other_sign),
    }
}

/// Every line with something before it; empty lines stay empty.
fn indented(text: &str, first: &str, rest: &str) -> String {
    let mut lines = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        let before = if index == 0 { first } else { rest };
        lines.push(if line.is_empty() { before.trim_end().to_owned() } else { format!("{before}{line}") });
    }
    lines.join("\n")
}

fn quoted(text: &str) -> String {
    indented(text, "> ", "> ")
}

fn list(start: Option<u64>, tight: bool, items: &[Vec<Block>], id: &DocumentId, other_sign: bool) -> String {
    let number_sign = if other_sign { ')' } else { '.' };
    let bullet = if other_sign { "*" } else { "-" };
    let between = if tight { "\n" } else { "\n\n" };
    let items: Vec<String> = items
        .iter()
        .zip(start.unwrap_or(0)..)
        .map(|(blocks, number)| {
            let sign = start.map_or(bullet.to_owned(), |_| format!("{number}{number_sign}"));
            let text = each(blocks, id).join(between);
            indented(&text, &format!("{sign} "), &" ".repeat(sign.len() + 1))
        })
        .collect();
    items.join(between)
}

fn code(language: Option<&str>, text: &str) -> String {
    let fence = "`".repeat(inlines::longest_run(text, '`').max(2) + 1);
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    format!("{fence}{}\n{text}{end}{fence}", language.unwrap_or_default())
}

fn table(align: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], id: &DocumentId) -> String {
    let row = |cells: &[Vec<Inline>]| {
        let cells: Vec<String> = cells.iter().map(|cell| inlines::cell(cell, id)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let columns: Vec<&str> = (0..head.len())
        .map(|column| match align.get(column).copied().unwrap_or_default() {
            Align::Start => "---",
            Align::Center => ":-:",
            Align::End => "--:",
        })
        .collect();
    let mut lines = vec![row(head), format!("| {} |", columns.join(" | "))];
    lines.extend(rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}

fn definitions(entries: &[(Vec<Inline>, Vec<Vec<Block>>)], id: &DocumentId) -> String {
    let entries: Vec<String> = entries
        .iter()
        .map(|(term, meanings)| {
            let meanings = meanings.iter().map(|blocks| indented(&each(blocks, id).join("\n\n"), ": ", "  "));
            std::iter::once(inlines::lines(term, id)).chain(meanings).collect::<Vec<_>>().join("\n")
        })
        .collect();
    entries.join("\n\n")
}

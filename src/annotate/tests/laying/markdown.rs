//! Documents as markdown, and what they show.

use super::*;

pub(super) const FORMAT: Format = Format { heading, line, list, table, beside };

fn heading(writing: &mut Writing, level: u8) {
    let words = format!("\n{} {} *{}*\n", "#".repeat(level.into()), writing.word(), writing.word());
    writing.push(&words);
}

fn line(writing: &mut Writing, line: &[Bit]) {
    writing.push("\n");
    bits(writing, line, "", true);
    writing.push("\n");
}

fn bits(writing: &mut Writing, bits: &[Bit], indent: &str, breaks: bool) {
    for bit in bits {
        let word = writing.word();
        match bit {
            Bit::Word | Bit::Raised | Bit::Deleted => writing.push(&format!("{word} ")),
            Bit::Strong => writing.push(&format!("**{word}** ")),
            Bit::Link => writing.push(&format!("[{word}](there.md) ")),
            Bit::Break if breaks => writing.push(&format!("{word}\\\n{indent}")),
            Bit::Break => writing.push(&format!("`{word}` ")),
            Bit::Note(blocks) => {
                writing.marks += 1;
                let mark = writing.marks;
                writing.push(&format!("{word}[^{mark}] "));
                writing.in_note = true;
                writing.push(&format!("\n[^{mark}]: "));
                for _ in 0..*blocks {
                    let words = format!("{} *{}*\n\n    ", writing.word(), writing.word());
                    writing.push(&words);
                }
                writing.in_note = false;
            }
        }
    }
    let end = writing.word();
    writing.push(&end);
}

fn list(writing: &mut Writing, ordered: bool, items: &[Item]) {
    writing.push("\n");
    for ((line, inner), number) in items.iter().zip(1..) {
        writing.push(&if ordered { format!("{number}. ") } else { "-  ".to_owned() });
        bits(writing, line, "   ", true);
        writing.push("\n");
        for _ in 0..*inner {
            let item = format!("   * {}\n", writing.word());
            writing.push(&item);
        }
    }
}

fn table(writing: &mut Writing, rows: &[Vec<Vec<Bit>>]) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(1);
    writing.push(&format!("\n|{}\n|{}\n", " a |".repeat(columns), "---|".repeat(columns)));
    for row in rows {
        writing.push("|");
        for cell in row {
            bits(writing, cell, "", false);
            writing.push("|");
        }
        writing.push("\n");
    }
}

fn beside(writing: &mut Writing, kind: u8) {
    let (word, other) = (writing.word(), writing.word());
    writing.push(&match kind % 4 {
        0 => format!("\n> {word}\n> {other}\n"),
        1 => format!("\n```\n{word}\n```\n"),
        2 => format!("\n<div><b>{word}</b></div>\n"),
        _ => format!("\n![{word}](picture.png)\n"),
    });
}

//! Documents as web pages, and what they show.

use super::*;

pub(super) const FORMAT: Format = Format { heading, line, list, table, beside };

fn heading(writing: &mut Writing, level: u8) {
    let words = format!("<h{level}>{} {}</h{level}>\n", writing.word(), writing.word());
    writing.push(&words);
}

fn line(writing: &mut Writing, line: &[Bit]) {
    writing.push("<p>");
    bits(writing, line);
    writing.push("</p>");
}

fn bits(writing: &mut Writing, bits: &[Bit]) {
    for bit in bits {
        let word = writing.word();
        match bit {
            Bit::Word => writing.push(&format!(" {word}")),
            Bit::Strong => writing.push(&format!(" <b>{word}</b>")),
            Bit::Link => writing.push(&format!(" <a href=\"there.html\">{word}</a>")),
            Bit::Raised => writing.push(&format!("<sup>{word}</sup>")),
            Bit::Deleted => writing.push(&format!(" <!-- word{word} --><del>{word}</del>\n")),
            Bit::Break => writing.push(&format!("<br>{word}")),
            Bit::Note(_) if writing.in_note => writing.push(&word),
            Bit::Note(blocks) => {
                writing.marks += 1;
                let mark = writing.marks;
                let link = format!("{word}<sup><a href=\"#fn{mark}\" id=\"ref{mark}\">{mark}</a></sup>");
                writing.push(&link);
                writing.in_note = true;
                writing.push(&format!("<div class=footnote id=fn{mark}><p>[{mark}] "));
                for _ in 0..*blocks {
                    let words = format!("{} <i>{}</i><p>", writing.word(), writing.word());
                    writing.push(&words);
                }
                writing.push(&format!("<a href=\"#ref{mark}\">↩</a></div>"));
                writing.in_note = false;
            }
        }
    }
}

fn list(writing: &mut Writing, ordered: bool, items: &[Item]) {
    let name = if ordered { "ol" } else { "ul" };
    writing.push(&format!("<{name}>"));
    for (line, inner) in items {
        writing.push("<li>");
        bits(writing, line);
        if *inner > 0 {
            writing.push("<ol type=a>");
            for _ in 0..*inner {
                let item = format!("<li>{}", writing.word());
                writing.push(&item);
            }
            writing.push("</ol>");
        }
    }
    writing.push(&format!("</{name}>"));
}

fn table(writing: &mut Writing, rows: &[Vec<Vec<Bit>>]) {
    writing.push("<table>");
    for row in rows {
        writing.push("<tr>");
        for cell in row {
            writing.push("<td>");
            bits(writing, cell);
        }
    }
    writing.push("</table>");
}

fn beside(writing: &mut Writing, kind: u8) {
    let (word, other) = (writing.word(), writing.word());
    writing.push(&match kind % 5 {
        0 => format!("<nav><a href=x>{word}</a></nav>"),
        1 => format!("<div class=share>{word}</div>"),
        2 => format!("<pre>{word}\n  {other}</pre>"),
        3 => format!("<blockquote>{word}<hr>{other}</blockquote>"),
        _ => format!("<dl><dt>{word}<dd>{other}</dl>"),
    });
}

/// What stands outside of tags and comments.
pub(super) fn shown(html: &str) -> Vec<String> {
    static MARKUP: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?s)<!--.*?-->|<[^>]*>").expect("a pattern"));
    words(&MARKUP.replace_all(html, ""))
}

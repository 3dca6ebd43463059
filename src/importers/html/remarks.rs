//! Short lines about a title that sites put there and that are no text: how long it takes to read, who has seen it.

use std::sync::LazyLock;

use regex::Regex;

use super::super::sheet::Laid;
use crate::model::LeftOut;
use crate::text::Span;

/// How many lines before and after the title are looked at.
const LINES: usize = 6;

/// What such lines say, whole.
const REMARKS: &[&str] = &[
    r"\d{1,4}\s+(articles?|sections?|chapters?|paragraphs?|pages?|words?|views?|comments?|shares?|results?)",
    r"\d{1,4}\s*[條条章節节篇頁页]\p{Han}{0,3}(\s+(articles?|sections?|chapters?|pages?))?",
    r"(about |approx\.? )?\d{1,3}\s*(min(utes?)?|mins?)(\s+read)?",
    r"(reading time|views?|hits|visits|downloads|comments?)\s*:?\s*[\d.,]+( min(utes)?)?",
    r"(posted|published|written|added|uploaded|submitted)\s+(by|on|in)\b.{0,60}",
    r"(last\s+)?(updated|modified|reviewed|revised|edited)(\s+on)?\s*:?\s.{0,40}",
    r"(\d{4}[-年./].{0,20})?(来源|发布时间|发布日期|发布机构|成文日期|字号|字体|浏览次数|索引号|责任编辑)\s*[:：].{0,60}",
    r"(text size|font size|print|share|tweet|bookmark|save|download|listen|view source|view history)\b.{0,40}",
];

/// What an edition says of itself, wherever it stands: over each of its parts `[Bloque 3: #a1]`, over the text how it was made.
const OVER_PARTS: &str = r"(?i)^(\[\p{L}+ \d+: #[\w-]+\]|(html|pdf|rtf|word|printable) version( of (the )?(judge?ment|decision|document|act))?|crown copyright ©?)$";

/// Leaves such lines out.
pub fn leave_out(laid: &mut Laid) {
    static PATTERN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(&format!("(?i)^(?:{})$", REMARKS.join("|"))).expect("a pattern"));
    let title = laid.hints.iter().position(|(_, hint)| hint.title).unwrap_or(0);
    let near = title.saturating_sub(LINES)..laid.hints.len().min(title + LINES + 1);
    for (start, hint) in &laid.hints[near] {
        let line = laid.text[*start..].lines().next().unwrap_or("");
        let span = Span::new(*start..*start + line.len());
        let known = hint.title || hint.heading.is_some() || laid.left_out.iter().any(|out| out.span == span);
        if !known && line.chars().count() <= 80 && PATTERN.is_match(line.trim()) {
            laid.left_out.push(LeftOut { span, reason: "remark of the site" });
        }
    }
    static OVER: LazyLock<Regex> = LazyLock::new(|| Regex::new(OVER_PARTS).expect("a pattern"));
    for (start, _) in &laid.hints {
        let line = laid.text[*start..].lines().next().unwrap_or("");
        if line.len() <= 80 && OVER.is_match(line.trim_end()) {
            laid.left_out.push(LeftOut { span: Span::new(*start..*start + line.len()), reason: "remark of the site" });
        }
    }
    laid.left_out.sort_by_key(|out| out.span);
}

//! Finds what is ours in a file and masks it, so that the rest can be read as CommonMark.
//!
//! Every mask is as many bytes as what it hides, so places stay what they are. Front matter and attributes become spaces
//! (nothing in a value can meet the rules of emphasis or code). A blank line ends prose, but not a list or a note: so an
//! attribute line below a blank line becomes a rule, which ends them all, and which the reader drops. The marks of a
//! correction become `%`, which is punctuation like a bracket and means nothing.

use super::attributes::{self, Attributes};
use super::brackets::{self, Correction};
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};

/// The rule that ends whatever stood before it.
const BREAK: &[u8] = b"***";

/// A text with all that is ours masked.
#[derive(Debug)]
pub(super) struct Masked {
    /// As many bytes as the source.
    pub text: String,
    /// Attribute lines and those at the ends of headings, in order.
    pub attributes: Vec<Attributes>,
    /// In order of their closing marks.
    pub corrections: Vec<Correction>,
    /// `[^name]` where it is not the beginning of a note, with the name.
    pub note_marks: Vec<(String, Span)>,
    /// `[^name]:` at a line's start.
    pub notes: Vec<(String, Span)>,
    /// What is wrong unless it stands in code.
    pub doubtful: Vec<Diagnostic>,
}

/// Masks the body that begins at `body_start`, and all before it.
pub(super) fn mask(source: &Source, body_start: usize, problems: &mut Vec<Diagnostic>) -> Masked {
    let mut bytes: Vec<u8> = source.text.as_bytes().to_vec();
    blank(&mut bytes, Span::new(0..body_start));
    let mut masked = Masked {
        text: String::new(),
        attributes: Vec::new(),
        corrections: Vec::new(),
        note_marks: Vec::new(),
        notes: Vec::new(),
        doubtful: Vec::new(),
    };
    let mut fence: Option<Fence> = None;
    let mut run = body_start;
    let mut line_start = body_start;
    let mut after_blank = true;
    for line in source.text[body_start..].split_inclusive('\n') {
        let span = Span::new(line_start..line_start + line.trim_end_matches(['\n', '\r']).len());
        line_start += line.len();
        let text = &source.text[span.range()];
        if let Some(open) = &fence {
            if open.is_closed_by(text) {
                fence = None;
            }
            run = line_start;
            continue;
        }
        fence = Fence::opened_by(text);
        let ours = fence.is_none() && attribute_line(source, span, &mut bytes, &mut masked, problems);
        if ours && after_blank && text.len() >= BREAK.len() {
            bytes[span.start..span.start + BREAK.len()].copy_from_slice(BREAK);
        }
        after_blank = is_blank(text);
        if ours || fence.is_some() || is_blank(text) || is_inner_fence(text) {
            brackets::scan(source, Span::new(run..span.start), &mut masked);
            run = line_start;
            continue;
        }
        if let Some(attributes) = heading_attributes(source, span, problems) {
            brackets::scan(source, Span::new(run..attributes.span.start), &mut masked);
            run = line_start;
            blank(&mut bytes, attributes.span);
            masked.attributes.push(attributes);
        }
    }
    if fence.is_none() {
        brackets::scan(source, Span::new(run..source.text.len()), &mut masked);
    }
    for correction in &masked.corrections {
        for span in [correction.open, correction.close] {
            bytes[span.range()].fill(b'%');
        }
    }
    masked.text = String::from_utf8(bytes).expect("whole characters are masked by ASCII");
    masked
}

fn blank(bytes: &mut [u8], span: Span) {
    bytes[span.range()].iter_mut().filter(|byte| !matches!(byte, b'\n' | b'\r')).for_each(|byte| *byte = b' ');
}

/// Is the line one of attributes? Then it is kept and masked.
fn attribute_line(
    source: &Source,
    line: Span,
    bytes: &mut [u8],
    masked: &mut Masked,
    problems: &mut Vec<Diagnostic>,
) -> bool {
    let text = &source.text[line.range()];
    if !is_attribute_line(text) {
        return false;
    }
    let (attributes, whole) = attributes::read(source, line.start, line.end, problems);
    let after = source.text[attributes.span.end..line.end].trim();
    if whole && !after.is_empty() {
        let span = Span::new(attributes.span.end..line.end);
        let problem = attributes::bad_attributes(source, span, "text after the end of the attributes");
        problems.push(problem.help("attributes have a line of their own, right above the block"));
    }
    if whole && after.is_empty() && text[1..].trim() == "}" {
        let problem = attributes::bad_attributes(source, line, "attributes that say nothing");
        problems.push(problem.help("name an anchor, or write `\\{` if this is text"));
    }
    let attributes = Attributes { span: Span::new(line.start..line.end), ..attributes };
    masked.attributes.push(attributes);
    blank(bytes, line);
    true
}

/// Is a line blank as CommonMark has it? A no-break space is text.
pub(super) fn is_blank(line: &str) -> bool {
    line.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
}

/// Does a line look like attributes, well formed or not?
pub(super) fn is_attribute_line(line: &str) -> bool {
    let Some(inside) = line.strip_prefix('{') else { return false };
    let inside = inside.trim_start_matches([' ', '\t']);
    let word = inside.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').unwrap_or(inside.len());
    let rest = inside[word..].trim_start();
    inside.starts_with(['#', '.']) || (word > 0 && rest.starts_with('=')) || (rest.trim_end() == "}")
}

/// The attributes at the end of a heading's line.
fn heading_attributes(source: &Source, line: Span, problems: &mut Vec<Diagnostic>) -> Option<Attributes> {
    let text = &source.text[line.range()];
    let hashes = text.len() - text.trim_start_matches('#').len();
    if !(1..=6).contains(&hashes) || !text[hashes..].starts_with([' ', '\t']) || !text.trim_end().ends_with('}') {
        return None;
    }
    let mut at = hashes;
    while let Some(open) = brackets::next_brace(text, at) {
        at = open + 1;
        let alone = text[..open].ends_with([' ', '\t']);
        if !alone || !is_attribute_line(&text[open..]) || text[at..].trim() == "}" {
            continue;
        }
        let mut found = Vec::new();
        let (attributes, whole) = attributes::read(source, line.start + open, line.end, &mut found);
        if whole && !source.text[attributes.span.end..line.end].trim().is_empty() {
            continue;
        }
        problems.append(&mut found);
        let span = Span::new(line.start + open..line.end);
        return Some(Attributes { span, at_heading: true, ..attributes });
    }
    None
}

/// Is the line a fence inside a list or a quotation? No run of code goes on over it.
fn is_inner_fence(line: &str) -> bool {
    let item = |text: &str| text.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', ')']);
    let mut inner = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
    if item(inner) {
        inner = inner.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', ')', ' ', '\t']);
    }
    Fence::opened_by(inner).is_some()
}

/// An open fence of code, at the very start of a line.
struct Fence {
    sign: char,
    length: usize,
}

impl Fence {
    fn opened_by(line: &str) -> Option<Self> {
        let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
        let length = line.len() - line.trim_start_matches(sign).len();
        (length >= 3 && !(sign == '`' && line[length..].contains('`'))).then_some(Self { sign, length })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let inner = line.trim_start_matches(' ');
        let length = inner.len() - inner.trim_start_matches(self.sign).len();
        line.len() - inner.len() <= 3 && length >= self.length && inner[length..].trim().is_empty()
    }
}

//! The account: what an import did with a source, to be read by people and kept beside the source for `verify`.

mod file;
mod show;

use crate::model::{Document, Draft, Footnote, Notice, Part, Run, Unit};
use crate::text::{Source, Span, words};

/// What an import did with a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// The format: `plain text`.
    pub format: String,
    /// The encoding and how it was known.
    pub encoding: String,
    /// Of a source that another program turned into what was imported: what it made.
    pub converted: Option<Converted>,
    /// How many words of the source went where.
    pub counts: Counts,
    /// What is in no paragraph.
    pub left_out: Vec<Entry>,
    /// What became metadata and is in no paragraph.
    pub metadata: Vec<Entry>,
    /// Notes in the order of their first marks, each with its name as the new text.
    pub notes: Vec<Entry>,
    /// Marks of notes and the labels before them, by place, each with the note's name as the new text.
    pub marks: Vec<Entry>,
    /// What was changed, by place.
    pub repairs: Vec<Entry>,
    /// What may be wrong and was left as found, by place.
    pub doubts: Vec<Entry>,
    /// Of the markdown below the front matter, as printed: 64 hexadecimal digits. Empty until it is printed.
    pub body_sha256: String,
}

/// What another program made of a source, and was imported in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// Its name beside the source.
    pub file: String,
    /// Of its bytes: 64 hexadecimal digits.
    pub sha256: String,
}

/// Words of the source by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Paragraphs.
    pub paragraphs: usize,
    /// Words in paragraphs, as the source has them.
    pub in_paragraphs: usize,
    /// Words in headings.
    pub in_headings: usize,
    /// Words in labels, and marks of notes.
    pub in_labels: usize,
    /// Words in notes.
    pub in_notes: usize,
    /// Words in the title.
    pub in_title: usize,
    /// Words left out.
    pub left_out: usize,
    /// Topics tagged.
    pub topics: usize,
}

impl Counts {
    /// All words of the source.
    pub fn all(&self) -> usize {
        self.in_paragraphs + self.in_headings + self.in_labels + self.in_notes + self.in_title + self.left_out
    }

    /// Was more than a twentieth of the words left out?
    pub fn much_left_out(&self) -> bool {
        self.left_out * 20 > self.all()
    }
}

/// A line of the account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The line of the file, from 1; of the text that was drawn from it, if it has no lines.
    pub line: usize,
    /// The bytes of the source's text.
    pub span: Span,
    /// What the source has.
    pub old: String,
    /// What the text has now.
    pub new: Option<String>,
    /// The reason, the evidence or the doubt.
    pub reason: String,
}

impl Account {
    /// The account of a draft and what became of it; `names` are those of its notes, `clashes` labels that gave one anchor.
    pub fn of(draft: &Draft, source: &Source, document: &Document, names: &[String], clashes: Vec<Notice>) -> Self {
        let lines = Lines { source, known: &draft.lines };
        let mut left_out: Vec<Entry> = draft.left_out.iter().map(|out| lines.piece(out.span, out.reason)).collect();
        left_out.sort_by_key(|entry| entry.span);
        let mut doubts: Vec<Entry> = draft.doubts.iter().chain(&clashes).map(|notice| lines.noticed(notice)).collect();
        if draft.meta.title.is_empty() {
            doubts.push(Entry {
                line: 1,
                reason: "no title was found; give it with --meta".to_owned(),
                ..Entry::default()
            });
        }
        doubts.sort_by_key(|entry| entry.span);
        let named = |entry: Entry, note: usize| Entry { new: Some(format!("[^{}]", names[note])), ..entry };
        let mut marks: Vec<Entry> = Vec::new();
        for run in draft.units.iter().flat_map(Unit::runs) {
            if let Run::Mark { span, note } = run {
                marks.push(named(lines.piece(*span, "mark of a note"), *note));
            }
        }
        for (place, note) in draft.notes.iter().enumerate() {
            marks.extend(note.label.map(|span| named(lines.piece(span, "label of a note"), place)));
        }
        marks.sort_by_key(|entry| entry.span);
        let whole = |note: &Footnote| {
            let spans: Vec<Span> = note.spans().collect();
            Span::new(spans.first().map_or(0, |span| span.start)..spans.last().map_or(0, |span| span.end))
        };
        let note = |(place, note): (usize, &Footnote)| named(lines.piece(whole(note), "note"), place);
        Self {
            format: draft.format.to_owned(),
            encoding: draft.encoding.clone(),
            converted: None,
            counts: counts(draft, source, document),
            left_out,
            metadata: draft.metadata.iter().map(|span| lines.piece(*span, "title")).collect(),
            notes: draft.notes.iter().enumerate().map(note).collect(),
            marks,
            repairs: draft.repairs.iter().map(|notice| lines.noticed(notice)).collect(),
            doubts,
            body_sha256: String::new(),
        }
    }

    /// The account of a document that was annotated already, in UTF-8: nothing was done with it.
    pub fn of_annotated(document: &Document) -> Self {
        let mut counts = Counts { in_title: words::count_in(&document.meta.title), ..Counts::default() };
        for part in &document.body {
            let (paragraphs, words) = match part {
                Part::Paragraph(_) => (1, &mut counts.in_paragraphs),
                Part::Heading(_) => (0, &mut counts.in_headings),
            };
            *words += words::count_in(part.words());
            counts.paragraphs += paragraphs;
            counts.topics += part.annotation().map_or(0, |annotation| annotation.topics.len());
        }
        Self { format: "annotated markdown".to_owned(), encoding: "UTF-8".to_owned(), counts, ..Self::default() }
    }
}

fn counts(draft: &Draft, source: &Source, document: &Document) -> Counts {
    let count = |spans: &mut dyn Iterator<Item = Span>| -> usize {
        spans.map(|span| words::count_in(&source.text[span.range()])).sum()
    };
    let mut counts = Counts::default();
    for (unit, part) in draft.units.iter().zip(&document.body) {
        counts.in_labels += count(&mut unit.label.iter().map(|label| label.span));
        counts.in_headings += words_of(&unit.title, source);
        let own: usize = unit.blocks.iter().map(|runs| words_of(runs, source)).sum();
        if matches!(part, Part::Paragraph(_)) {
            counts.paragraphs += 1;
            counts.in_paragraphs += own;
        } else {
            counts.in_headings += own;
        }
        counts.topics += part.annotation().map_or(0, |annotation| annotation.topics.len());
    }
    let marks = draft.units.iter().flat_map(Unit::runs).filter(|run| matches!(run, Run::Mark { .. }));
    counts.in_labels += count(&mut marks.filter_map(Run::span).chain(draft.notes.iter().filter_map(|note| note.label)));
    counts.in_notes = draft.notes.iter().flat_map(|note| &note.blocks).map(|runs| words_of(runs, source)).sum();
    counts.in_title = count(&mut draft.metadata.iter().copied());
    counts.left_out = count(&mut draft.left_out.iter().map(|out| out.span));
    counts
}

/// The words of some runs as the source has them; what a line's end parted is one word.
fn words_of(runs: &[Run], source: &Source) -> usize {
    let mut text = String::new();
    for run in runs {
        match run {
            Run::Words(span) | Run::Repaired { span, layout: false, .. } => text.push_str(&source.text[span.range()]),
            Run::Repaired { new, .. } => text.push_str(new),
            Run::Space | Run::LineEnd => text.push(' '),
            Run::Mark { .. } => {}
        }
    }
    words::count_in(&text)
}

/// Where a text stands in its file.
struct Lines<'a> {
    source: &'a Source,
    /// Where lines of the file begin in the text, if it is not the file's own.
    known: &'a [(usize, usize)],
}

impl Lines<'_> {
    fn line(&self, at: usize) -> usize {
        let before = self.known.partition_point(|(start, _)| *start <= at).checked_sub(1);
        match before {
            Some(before) => self.known[before].1,
            None => self.known.first().map_or_else(|| self.source.line_and_column(at).0, |(_, line)| *line),
        }
    }

    fn piece(&self, span: Span, reason: &str) -> Entry {
        let old = words::one_line(&self.source.text[span.range()]);
        Entry { line: self.line(span.start), span, old, new: None, reason: reason.to_owned() }
    }

    fn noticed(&self, notice: &Notice) -> Entry {
        Entry {
            line: self.line(notice.span.start),
            span: notice.span,
            old: words::one_line(&notice.old),
            new: notice.new.clone(),
            reason: notice.reason.clone(),
        }
    }
}

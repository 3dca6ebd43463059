//! The account as a terminal shows it.

use super::{Account, Entry};
use crate::text::words;

impl Account {
    /// The account of the file `name`, a line ending with `\n` each. `proved` says whether the whole proof held.
    pub fn show(&self, name: &str, proved: bool) -> String {
        let rows = self.rows();
        let width = rows.iter().map(|row| row.said.chars().count()).max().unwrap_or(0);
        let words_width = rows.iter().map(|row| row.words.chars().count()).max().unwrap_or(0);
        let line_width = rows.iter().map(|row| row.line.chars().count()).max().unwrap_or(0);
        let mut shown = format!("{name}  {}\n", self.first_line());
        let mut last = "";
        for row in &rows {
            let kind = if row.kind == last { "" } else { row.kind };
            let (words, line) = (&row.words, &row.line);
            let line = format!(
                "  {kind:<10} {words:>words_width$}   {line:<line_width$}   {:<width$}    {}",
                row.said, row.reason
            );
            shown.push_str(line.trim_end());
            shown.push('\n');
            last = row.kind;
        }
        if self.counts.topics > 0 {
            let per_paragraph = self.counts.topics as f64 / self.counts.paragraphs.max(1) as f64;
            shown.push_str(&format!("  {:<10} {per_paragraph:.1} a paragraph\n", "topics"));
        }
        if proved {
            shown.push_str("  every character of the source is accounted for\n");
        }
        shown
    }

    /// Format, encoding and where the words went.
    fn first_line(&self) -> String {
        let counts = &self.counts;
        let paragraphs = format!(
            "{} paragraph{} {}",
            thousands(counts.paragraphs),
            if counts.paragraphs == 1 { "" } else { "s" },
            thousands(counts.in_paragraphs)
        );
        let rest = [
            ("headings", counts.in_headings),
            ("labels", counts.in_labels),
            ("notes", counts.in_notes),
            ("title", counts.in_title),
            ("left out", counts.left_out),
        ];
        let rest: String = rest
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(what, count)| format!(", {what} {}", thousands(*count)))
            .collect();
        format!("{}, {}, {} words: {paragraphs}{rest}", self.format, self.encoding, thousands(counts.all()))
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        if self.counts.much_left_out() {
            let share = self.counts.left_out * 100 / self.counts.all().max(1);
            rows.push(Row {
                kind: "doubtful",
                said: format!("{share} % of the words were left out"),
                reason: "more than 5 %".to_owned(),
                ..Row::default()
            });
        }
        for entry in &self.left_out {
            let count = words::count(&entry.old);
            let words = format!("{} word{}", thousands(count), if count == 1 { "" } else { "s" });
            rows.push(Row { words, ..Row::of("left out", entry, format!("\"{}\"", excerpt(&entry.old))) });
        }
        let marks_of = |note: &Entry| -> String {
            let is_mark = |mark: &&Entry| mark.new == note.new && mark.reason == "mark of a note";
            let lines: Vec<String> = self.marks.iter().filter(is_mark).map(|mark| mark.line.to_string()).collect();
            format!("line{} {}", if lines.len() == 1 { "" } else { "s" }, lines.join(", "))
        };
        for entry in &self.notes {
            let name = entry.new.as_deref().unwrap_or("");
            let row = Row::of("note", entry, format!("\"{}\"", excerpt(&entry.old)));
            rows.push(Row { reason: format!("{name}, its mark in {}", marks_of(entry)), ..row });
        }
        let change = |entry: &Entry| match &entry.new {
            Some(new) => format!("{} → {new}", entry.old),
            None => entry.old.clone(),
        };
        rows.extend(self.repairs.iter().map(|entry| Row::of("repaired", entry, change(entry))));
        rows.extend(self.doubts.iter().map(|entry| Row::of("doubtful", entry, excerpt(&entry.old))));
        rows
    }
}

/// A line of the table.
#[derive(Default)]
struct Row {
    kind: &'static str,
    words: String,
    line: String,
    said: String,
    reason: String,
}

impl Row {
    fn of(kind: &'static str, entry: &Entry, said: String) -> Self {
        let said = crate::diagnostic::visible(&said);
        Self { kind, words: String::new(), line: format!("line {}", entry.line), said, reason: entry.reason.clone() }
    }
}

/// The first eight words.
fn excerpt(text: &str) -> String {
    let begin = words::begins(text, 8);
    if begin.len() < text.len() { format!("{begin} …") } else { begin.to_owned() }
}

/// `1,751`.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let first = (digits.len() - 1) % 3 + 1;
    let mut shown = digits[..first].to_owned();
    for at in (first..digits.len()).step_by(3) {
        shown.push(',');
        shown.push_str(&digits[at..at + 3]);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::account::Counts;

    #[test]
    fn an_account_is_a_table() {
        let entry = |line, old: &str, new: Option<&str>, reason: &str| Entry {
            line,
            old: old.into(),
            new: new.map(str::to_owned),
            reason: reason.into(),
            ..Entry::default()
        };
        let account = Account {
            format: "plain text".into(),
            encoding: "UTF-8".into(),
            counts: Counts {
                paragraphs: 13,
                in_paragraphs: 1708,
                in_labels: 13,
                in_title: 7,
                left_out: 23,
                topics: 36,
                ..Counts::default()
            },
            left_out: vec![
                entry(1, "Welcome to the website of the Permanent Mission of it all", None, "site chrome"),
                entry(269, "Tags: declaration", None, "trailing metadata"),
            ],
            repairs: vec![entry(181, "Security Cooperation", Some("Security Co-operation"), "8 × hyphenated, 1 × not")],
            doubts: vec![entry(247, "followup", None, "perhaps follow-up; left as it is")],
            ..Account::default()
        };
        assert_eq!(
            account.show("a.txt", true),
            "\
a.txt  plain text, UTF-8, 1,751 words: 13 paragraphs 1,708, labels 13, title 7, left out 23
  left out   11 words   line 1     \"Welcome to the website of the Permanent Mission …\"    site chrome
              2 words   line 269   \"Tags: declaration\"                                    trailing metadata
  repaired              line 181   Security Cooperation → Security Co-operation           8 × hyphenated, 1 × not
  doubtful              line 247   followup                                               perhaps follow-up; left as it is
  topics     2.8 a paragraph
  every character of the source is accounted for
"
        );
    }

    #[test]
    fn figures_have_commas() {
        let figures: Vec<String> = [0, 999, 1000, 1234567].into_iter().map(thousands).collect();
        assert_eq!(figures, ["0", "999", "1,000", "1,234,567"]);
    }
}

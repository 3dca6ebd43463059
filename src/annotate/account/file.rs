//! The account as it is committed beside the source, `NAME.account.yaml`: written and read back.

use serde::{Deserialize, Serialize};

use super::{Account, Converted, Counts, Entry};
use crate::text::Span;

impl Account {
    /// The account as YAML.
    pub fn to_yaml(&self) -> String {
        serde_yaml::to_string(&File::from(self)).expect("an account is plain values")
    }

    /// The account as JSON, with the same keys.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(File::from(self)).expect("an account is plain values")
    }

    /// Reads what [`Account::to_yaml`] wrote.
    ///
    /// # Errors
    ///
    /// Says what is wrong and where, as the YAML reader says it.
    pub fn from_yaml(text: &str) -> Result<Self, serde_yaml::Error> {
        serde_yaml::from_str::<File>(text).map(Self::from)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    encoding: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    converted: Option<Made>,
    words: Words,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<Line>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    metadata: Vec<Line>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Line>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    marks: Vec<Line>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    repairs: Vec<Line>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    doubtful: Vec<Line>,
    body_sha256: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Made {
    file: String,
    sha256: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    paragraphs: usize,
    in_paragraphs: usize,
    in_headings: usize,
    in_labels: usize,
    #[serde(default, skip_serializing_if = "is_none")]
    in_notes: usize,
    in_title: usize,
    left_out: usize,
    topics: usize,
}

/// A text mostly has no notes.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    line: usize,
    bytes: [usize; 2],
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    now: Option<String>,
    reason: String,
}

impl From<&Account> for File {
    fn from(account: &Account) -> Self {
        let lines = |entries: &[Entry]| entries.iter().map(Line::from).collect();
        let Counts { paragraphs, in_paragraphs, in_headings, in_labels, in_notes, in_title, left_out, topics } =
            account.counts;
        Self {
            format: account.format.clone(),
            encoding: account.encoding.clone(),
            converted: account
                .converted
                .as_ref()
                .map(|Converted { file, sha256 }| Made { file: file.clone(), sha256: sha256.clone() }),
            words: Words { paragraphs, in_paragraphs, in_headings, in_labels, in_notes, in_title, left_out, topics },
            left_out: lines(&account.left_out),
            metadata: lines(&account.metadata),
            notes: lines(&account.notes),
            marks: lines(&account.marks),
            repairs: lines(&account.repairs),
            doubtful: lines(&account.doubts),
            body_sha256: account.body_sha256.clone(),
        }
    }
}

impl From<File> for Account {
    fn from(file: File) -> Self {
        let entries = |lines: Vec<Line>| lines.into_iter().map(Entry::from).collect();
        let Words { paragraphs, in_paragraphs, in_headings, in_labels, in_notes, in_title, left_out, topics } =
            file.words;
        Self {
            format: file.format,
            encoding: file.encoding,
            converted: file.converted.map(|Made { file, sha256 }| Converted { file, sha256 }),
            counts: Counts { paragraphs, in_paragraphs, in_headings, in_labels, in_notes, in_title, left_out, topics },
            left_out: entries(file.left_out),
            metadata: entries(file.metadata),
            notes: entries(file.notes),
            marks: entries(file.marks),
            repairs: entries(file.repairs),
            doubts: entries(file.doubtful),
            body_sha256: file.body_sha256,
        }
    }
}

impl From<&Entry> for Line {
    fn from(entry: &Entry) -> Self {
        Self {
            line: entry.line,
            bytes: [entry.span.start, entry.span.end],
            text: entry.old.clone(),
            now: entry.new.clone(),
            reason: entry.reason.clone(),
        }
    }
}

impl From<Line> for Entry {
    fn from(line: Line) -> Self {
        let [start, end] = line.bytes;
        Self { line: line.line, span: Span { start, end }, old: line.text, new: line.now, reason: line.reason }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_comes_back_as_it_was_written() {
        let entry = Entry {
            line: 3,
            span: Span::new(10..20),
            old: "- a: 'b' # c".into(),
            new: Some("d".into()),
            reason: "8 × e".into(),
        };
        let account = Account {
            encoding: "UTF-8".into(),
            converted: Some(Converted { file: "a.pdf.txt".into(), sha256: "0f".into() }),
            notes: vec![entry.clone()],
            marks: vec![entry.clone()],
            repairs: vec![entry.clone()],
            doubts: vec![Entry { new: None, ..entry }],
            ..Account::default()
        };
        assert_eq!(Account::from_yaml(&account.to_yaml()).expect("YAML"), account);
        assert!(Account::from_yaml("format: a").is_err());
    }
}

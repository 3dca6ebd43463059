//! RIS, a line a field.

use super::record::kind_of;
use super::{Cited, Record};
use crate::model::{Author, Date};

pub(super) const RECORD: Record = Record {
    name: "ris",
    label: "RIS",
    extension: "ris",
    media: "application/x-research-info-systems",
    write,
    in_text: None,
};

fn write(cited: &Cited<'_>) -> String {
    let mut fields = vec![("TY", Some(kind_of(cited).ris.to_owned()))];
    fields.extend(cited.authors().iter().map(|author| ("AU", Some(name(author)))));
    fields.extend([
        ("TI", cited.title()),
        ("M1", cited.number()),
        ("CY", cited.town()),
        ("DA", cited.date().map(slashed)),
        ("SP", cited.at("plain")),
        ("UR", cited.link()),
        ("ER", Some(String::new())),
    ]);
    let mut record = String::new();
    for (tag, value) in fields {
        if let Some(value) = value {
            let line_break = if record.is_empty() { "" } else { "\n" };
            [line_break, tag, "  - ", &value].into_iter().for_each(|text| record.push_str(text));
        }
    }
    record
}

fn name(author: &Author) -> String {
    match author {
        Author::Body(name) | Author::Person { family: name, given: None } => name.clone(),
        Author::Person { family, given: Some(given) } => format!("{family}, {given}"),
    }
}

/// `2010/12/03/`: year, month, day and nothing else; what is not known stays empty between its slashes.
fn slashed(date: Date) -> String {
    let part = |part: Option<i8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{:04}/{}/{}/", date.year, part(date.month), part(date.day))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn golden() {
        assert_eq!(
            write(&sample::astana().cited()),
            "\
TY  - GOVDOC
AU  - Organization for Security and Co-operation in Europe
TI  - Astana Commemorative Declaration: Towards a Security Community
M1  - SUM.DOC/1/10/Corr.1
CY  - Astana
DA  - 2010/12/03/
SP  - para. 3
UR  - https://example.org/osce/astana-declaration/p3.html
ER  - "
        );
    }

    #[test]
    fn a_person_and_a_month() {
        assert_eq!(
            write(&sample::rfc().cited()),
            "\
TY  - STAND
AU  - Bradner, Scott
TI  - Key words for use in RFCs to Indicate Requirement Levels
M1  - RFC 2119
DA  - 1997/03//
SP  - § 3
UR  - https://example.org/rfc2119/sec3.html
ER  - "
        );
    }

    #[test]
    fn a_value_has_one_line() {
        let mut sample = sample::astana();
        sample.meta.title = "Astana\nER  - \r\n\u{7}\u{2028}Declaration".to_owned();
        let record = write(&sample.cited());
        assert!(record.contains("\nTI  - Astana ER - Declaration: Towards a Security Community\n"), "{record}");
    }
}

//! BibTeX, in the fields of biblatex, which knows `date`.

use super::record::{key, kind_of};
use super::{Cited, Record};
use crate::model::Author;

pub(super) const RECORD: Record =
    Record { name: "bibtex", label: "BibTeX", extension: "bib", media: "application/x-bibtex", write, in_text: None };

fn write(cited: &Cited<'_>) -> String {
    let names: Vec<String> = cited.authors().iter().map(name).collect();
    let fields = [
        ("author", Some(names.join(" and ")).filter(|names| !names.is_empty())),
        // A second brace keeps the capitals.
        ("title", cited.title().map(|title| format!("{{{}}}", escape(&title)))),
        ("number", cited.number().map(|number| escape(&number))),
        ("address", cited.town().map(|town| escape(&town))),
        ("date", cited.date().map(|date| date.to_string())),
        ("note", cited.at("plain").map(|at| escape(&at).replace(' ', "~"))),
        ("url", cited.link().map(|link| verbatim(&link))),
    ];
    let mut record = format!("@{}{{{}", kind_of(cited).bibtex, key(cited));
    for (field, value) in fields {
        if let Some(value) = value {
            let fill = &"            "[field.len()..];
            [",\n  ", field, fill, " = {", &value, "}"].into_iter().for_each(|text| record.push_str(text));
        }
    }
    record.push_str("\n}");
    record
}

/// A body in braces, so that its name is not taken apart; a person with the family name first.
fn name(author: &Author) -> String {
    // A comma or an `and` inside a name would divide it.
    let guarded = |part: &str| match part.contains(',') || part.split(' ').any(|word| word == "and") {
        true => format!("{{{}}}", escape(part)),
        false => escape(part),
    };
    match author {
        Author::Body(name) => format!("{{{}}}", escape(name)),
        Author::Person { family, given: None } => format!("{{{}}}", escape(family)),
        Author::Person { family, given: Some(given) } => format!("{}, {}", guarded(family), guarded(given)),
    }
}

/// Text as TeX prints it. Braces are spelled out, since BibTeX counts them even after a backslash.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '%' | '#' | '&' | '_' | '$' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A URL, which biblatex takes as it is, so that a backslash would become a part of the address.
fn verbatim(url: &str) -> String {
    url.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D").replace(' ', "%20")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn golden() {
        let mut sample = sample::astana();
        assert_eq!(
            write(&sample.cited()),
            "\
@misc{osce2010astana-p3,
  author       = {{Organization for Security and Co-operation in Europe}},
  title        = {{Astana Commemorative Declaration: Towards a Security Community}},
  number       = {SUM.DOC/1/10/Corr.1},
  address      = {Astana},
  date         = {2010-12-03},
  note         = {para.~3},
  url          = {https://example.org/osce/astana-declaration/p3.html}
}"
        );
        sample.at("pre2");
        assert!(write(&sample.cited()).contains("note         = {preamble,~2nd~para.},\n"));
    }

    #[test]
    fn the_whole_document_and_nothing_known() {
        let mut sample = sample::astana();
        sample.whole();
        sample.meta = crate::model::Meta { title: "Astana".to_owned(), ..Default::default() };
        sample.permalink = None;
        assert_eq!(write(&sample.cited()), "@misc{astana,\n  title        = {{Astana}}\n}");
    }

    #[test]
    fn persons_and_bodies() {
        let mut sample = sample::rfc();
        sample.meta.authors.push(Author::Body("Internet & Society".to_owned()));
        sample.meta.authors.push(Author::Person { family: "Smith and Sons".to_owned(), given: Some("A.".to_owned()) });
        let record = write(&sample.cited());
        assert!(
            record.contains("author       = {Bradner, Scott and {Internet \\& Society} and {Smith and Sons}, A.},\n"),
            "{record}"
        );
    }

    #[test]
    fn what_tex_would_read_is_escaped() {
        assert_eq!(escape("50 % #1 & a_b $5"), "50 \\% \\#1 \\& a\\_b \\$5");
        assert_eq!(
            escape("\\{~^}"),
            "\\textbackslash{}\\textbraceleft{}\\textasciitilde{}\\textasciicircum{}\\textbraceright{}"
        );
        assert_eq!(verbatim("https://example.org/a_b%20c.html#p3"), "https://example.org/a_b%20c.html#p3");
    }
}

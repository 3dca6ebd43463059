//! A ledger as it is written and read, and what is said of one that is wrong.

use std::collections::BTreeMap;

use super::*;
use crate::model::Anchor;

mod printed;
mod sound;

/// A ledger's file with, under each line that something is wrong with, what that is.
#[track_caller]
fn check(marked: &str) {
    check_files(&[("content/ledger/astana-declaration.yaml", marked)]);
}

#[track_caller]
fn check_files(marked: &[(&str, &str)]) {
    let is_mark = |line: &&str| line.trim_start().starts_with('^');
    let sources: Vec<Source> = marked
        .iter()
        .map(|(path, text)| {
            Source::new(*path, text.lines().filter(|line| !is_mark(line)).collect::<Vec<_>>().join("\n"))
        })
        .collect();
    let (_, problems) = Ledger::read(&sources);
    for (source, (path, marked)) in sources.iter().zip(marked) {
        let mut shown = String::new();
        for (index, line) in source.text.lines().enumerate() {
            shown.push_str(&format!("{line}\n"));
            for problem in &problems {
                let at = problem.at.as_ref().expect("a problem with a ledger has a place");
                let (line_number, column) = source.line_and_column(at.span.start);
                if *at.path == **path && line_number == index + 1 {
                    let marks = "^".repeat(source.text[at.span.range()].chars().count().max(1));
                    shown.push_str(&format!("{}{marks} {}\n", " ".repeat(column - 1), problem.message));
                }
            }
        }
        assert_eq!(shown, *marked);
    }
}

#[test]
fn a_ledger_reads_and_prints_as_it_lies_in_its_file() {
    let text = "\
# written by `pincite ledger accept`
document: { since: 2026-11-24, title: \"Astana Declaration\", gone: 2028-01-01, to: astana, why: renamed }
anchors:
  p1: { since: 2026-11-24, text: t4f0c2d9a01b2c3d4, words: 155, begins: \"We, the Heads of State or Government of\" }
  p3: { since: 2026-11-24, text: t77aa01fe43b2c9d0, words: 220, begins: \"The security\", was: [{ until: 2027-01-10, text: t0be1000000000000, to: p4, why: Corr.1 }, { until: 2027-01-11, text: t0be1000000000001, why: \"a, b\" }] }
  p9: { since: 2026-11-24, text: t91d2000000000000, words: 62, begins: \"…\", gone: 2027-02-01, to: p8, why: merged with paragraph 8 }
  p10: { since: 2026-11-24, gone: 2027-02-01, to: [p3, helsinki/act#p8, /about.html] }
  p11: { since: 2026-11-24, text: te32df06fbc1cfb69, words: 2, begins: \"No arms\", gone: 2027-02-01, last: \"No arms\" }
  p59: { since: 2026-11-24, to: p58 }
  sec1: { since: 2026-11-24 }
  \"no\": { since: 2026-11-24 }
";
    let parsed = parse(&Source::new("content/ledger/astana-declaration.yaml", text));
    assert_eq!(parsed.problems, []);
    let Some(Read::Document(id, ledger)) = parsed.read else { panic!("a document") };
    assert_eq!(id.as_str(), "astana-declaration");
    // Keys are sorted by segment, so `no` comes before `p1` when it is written again.
    let (last, rest) = text.split_at(text.find("  \"no\"").expect("it is there"));
    assert_eq!(print_document(&ledger), last.replace("anchors:\n", &format!("anchors:\n{rest}")));
    let p3 = &ledger.anchors[&Anchor::parse("p3").expect("an anchor")];
    assert_eq!(&text[p3.span.range()], text.lines().nth(4).expect("a fifth line").trim_start());
    assert_eq!(p3.was[1].why.as_deref(), Some("a, b"));
    assert!(ledger.paragraph_pages);
}

#[test]
fn a_line_in_another_form_is_told_at_its_place() {
    check(
        "\
document: { since: 2026-11-24, title: \"Astana\" }
anchors:
  p1: { since: 2026-11-31, text: t4f0c2d9a01b2c3d4, words: 155, begins: \"We\" }
               ^^^^^^^^^^ `2026-11-31` is no day like 2026-11-24
  p2: { since: 2026-11-24, text: t4f0c2d9a01b2c3d, words: 155, begins: \"We\" }
                                 ^^^^^^^^^^^^^^^^ `t4f0c2d9a01b2c3d` is no digest: `t` and 16 hexadecimal digits
  p3: { sinse: 2026-11-24 }
        ^^^^^^^ `sinse` is no key here
  p4: { since: 2026-11-24, since: 2026-11-24 }
                           ^^^^^^^ `since` stands twice in one line
  p5: { since: 2026-11-24, text: t4f0c2d9a01b2c3d4 }
                                                    ^ `text`, `words` and `begins` of `p5` go together
  P6: { since: 2026-11-24 }
  ^^^^^^^^^^^^^^^^^^^^^^^^^ `P6` is no anchor: an anchor begins with a small letter
  p7 { since: 2026-11-24 }
  ^^^^^^^^^^ here a name and a colon should stand
  p8: { since: 2026-11-24, to: [p1, p2] }
                                         ^ `to` and `why` say what became of something that has `gone`
  p9: { since: 2026-11-24, gone: 2026-11-25, why: a: b }
                                                  ^^^^^ this should stand in double quotes
   p10: { since: 2026-11-24 }
   ^^^^^^^^^^^^^^^^^^^^^^^^^^ a line of the ledger begins with two spaces
  p11: { since: 2026-11-24, text: t4f0c2d9a01b2c3d4, words: 0155, begins: \"We
                                                            ^^^^ `0155` is no number
  p12: { since: 2026-11-24, gone: 2026-11-25, why: \"a
                                                    ^ the closing quotation mark is missing
  p13: { since: 2026-11-24, gone: 2026-11-25, to: P1 }
                                                  ^^^ `P1` is no place to lead to, such as `p8` or `helsinki-final-act#p8`
  p15: { since: 2026-11-24, text: t4f0c2d9a01b2c3d4, words: 2, begins: \"We\", gone: 2026-11-25, last: \"We all\" }
                                                                                                     ^^^^^^^^^^ these are not the words of which `text` is the digest
  p16: { since: 2026-11-24, gone: 2026-11-25, last: \"We all\" }
                                                    ^^^^^^^^^^ these are not the words of which `text` is the digest
  p14: { since: 2026-11-24 } # why not
                             ^^^^^^^^^ after the closing brace nothing should stand
anchors:
^^^^^^^^ `anchors:` stands here again
",
    );
}

#[test]
fn a_file_begins_with_its_document() {
    check(
        "\
anchors:
^ the line `document:` is missing
  p1: { since: 2026-11-24 }
",
    );
    check(
        "\
# nothing above
  p1: { since: 2026-11-24 }
  ^^^^^^^^^^^^^^^^^^^^^^^^^ the line `anchors:` should stand above this one
document: { since: 2026-11-24, title: \"Astana\" }
document: { since: 2026-11-24, title: \"Astana\" }
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the document has two lines
",
    );
    check_files(&[(
        "content/ledger/Astana.yaml",
        "\
document: { since: 2026-11-24, title: \"Astana\" }
^ no document can have this ledger: only small ASCII letters, digits and hyphens
",
    )]);
}

#[test]
fn a_merge_that_was_not_finished_is_told_at_its_markers() {
    check(
        "\
document: { since: 2026-11-24, title: \"Astana\" }
anchors:
<<<<<<< HEAD
^^^^^^^^^^^^ a merge was not finished here
  p1: { since: 2026-11-24 }
=======
^^^^^^^ a merge was not finished here
  p1: { since: 2026-11-25 }
  ^^^^^^^^^^^^^^^^^^^^^^^^^ `p1` is in the ledger twice
>>>>>>> theirs
^^^^^^^^^^^^^^ a merge was not finished here
",
    );
}

#[test]
fn only_the_first_problems_of_a_file_are_told() {
    let source = Source::new("content/ledger/a.yaml", "not a ledger\n".repeat(1000));
    let (_, problems) = Ledger::read([&source]);
    assert_eq!(problems.len(), 21);
    assert_eq!(problems[20].message, "981 more problems in this file are not shown");
}

#[test]
fn pages_topics_and_works_stand_in_one_file() {
    let text = "\
# written by `pincite ledger accept`
pages:
  /about.html: { since: 2026-11-24, title: \"About\" }
  /start.html: { since: 2026-11-24, title: \"Start\", gone: 2027-01-01, to: /about.html }
works:
  /works/helsinki-final-act.html: { since: 2026-11-24, title: \"Helsinki Final Act\" }
";
    let (ledger, problems) = Ledger::read([&Source::new(crate::ledger::SITE_PATH, text)]);
    assert_eq!(problems, []);
    assert_eq!(ledger.files(), BTreeMap::from([(crate::ledger::SITE_PATH.into(), text.to_owned())]));
    check_files(&[(
        crate::ledger::SITE_PATH,
        "\
pages:
  about: { since: 2026-11-24, title: \"About\" }
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `about` is no route of a page, such as `/about.html`
topics: { }
^^^^^^^^^^^ here `pages:`, `topics:` or `works:` should stand
",
    )]);
}

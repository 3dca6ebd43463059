//! Texts that are read as they should be, and printed as they were.

use super::super::{Settings, print};
use super::{read_as, read_well};
use crate::model::{Block, Content, Document, Inline, Part, each_inline};
use crate::text::Span;

const ASTANA: &str = r##"---
title: Astana Commemorative Declaration
subtitle: Towards a Security Community
short_title: Astana Declaration
type: declaration
author: Organization for Security and Co-operation in Europe
author_short: OSCE
date: 2010-12-03
place: Astana, Kazakhstan
symbol: SUM.DOC/1/10/Corr.1
language: en
labels:
  p: "{}."
source:
  title: Permanent Mission of the Republic of Kazakhstan to the United Nations
  url: http://www.kazakhstanun.org/press-releases/astana-commemorative-declaration.html
  file: sources/astana-declaration.txt
  printed:
    title: Astana commemorative Declaration towards a security community
---

{#p1}
We, the Heads of State or Government of the 56 participating States of the OSCE, have assembled in Astana.

## Security

{#p3 topics="indivisible-security alliances" note="see \"Corr. 1\""}
The security of each participating State is inseparably linked to that of all others.
Each participating State has an equal right to security.

{#p12 topics="institutions"}
To this end, we task the Chairmanship with organizing a [follow-up]{sic="followup"}
process under the [Charter](work:un-charter#art51), see [paragraph 3](#p3) and [another](../x.md).
"##;

#[test]
fn the_declaration_is_read_and_printed_the_same() {
    let document = read_well(ASTANA);
    assert_eq!(print(&document), ASTANA);
    let anchors: Vec<&str> =
        document.body.iter().filter_map(Part::annotation).map(|annotation| annotation.anchor.as_str()).collect();
    assert_eq!(anchors, ["p1", "p3", "p12"]);
    assert!(document.body[3].words().contains("organizing a follow-up process"), "{}", document.body[3].words());
}

/// Shows a document's parts, a line each: what they are, their words, and what their blocks are.
fn outline(document: &Document) -> String {
    let mut text = String::new();
    for part in &document.body {
        let anchor = part.annotation().map_or("-", |annotation| annotation.anchor.as_str());
        let lang = part.lang().map_or(String::new(), |lang| format!(" ({lang})"));
        let (kind, blocks) = match part {
            Part::Heading(heading) => (format!("h{}", heading.level), String::new()),
            Part::Paragraph(p) => ("p".to_owned(), p.blocks.iter().map(|b| format!(" {}", name(b))).collect()),
        };
        text.push_str(&format!("{kind} {anchor}{lang}: {}{blocks}\n", part.words()));
    }
    text
}

fn name(block: &Block) -> String {
    match block {
        Block::Prose(_) => "prose".to_owned(),
        Block::Decorated { classes, lang, block } => {
            format!(".{}/{}[{}]", classes.join("."), lang.as_deref().unwrap_or_default(), name(block))
        }
        block => super::super::attach::name_of(block).split_whitespace().last().unwrap_or_default().to_owned(),
    }
}

#[track_caller]
pub(super) fn check_outline(text: &str, expected: &str) {
    assert_eq!(outline(&read_well(text)), expected);
}

const NESTED: &str = r##"---
title: Decision on Shared Water Records
subtitle: Keeping, Exchange and Publication
type: resolution
author: Joint River Commission
date: 2019-05-14
symbol: JRC/9/DEC/3
language: en
labels:
  ch: Chapter {}
  p: "{}"
  nested: ["({})", "({})"]
---

{#pre1}
The Joint River Commission,\
Recalling that the water is measured on both banks,

{#pre2}
Convinced that a measurement which cannot be found again is a measurement lost,

Has decided as follows:

{#ch1}
## Stations

{#p2}
For every station so named, the Party shall keep:

{#p2-a}
a record of the level of the water;

{#ch2}
## Units

{#p4}
Values shall be given in the units of the following table.
Where an older unit is still in use, the converted value shall stand beside it.[^p4-1]

| Quantity | Unit | Given to |
| --- | :-: | --: |
| Level | metre | 0.01 |
| Discharge | cubic metre per second | 0.1 |

[^p4-1]: Values taken before 1 January 1960 may be given in the unit in which they were taken.

{#ch5}
## Publication

{#p7}
The Commission shall publish each year:

{#p7-a}
the records of that year, together with:

{#p7-a-i}
the errors reported under [paragraph 2(a)](#p2-a); and
"##;

#[test]
fn a_document_with_depth_is_read_and_printed_the_same() {
    check_outline(
        NESTED,
        "\
p pre1: The Joint River Commission, Recalling that the water is measured on both banks, prose
p pre2: Convinced that a measurement which cannot be found again is a measurement lost, Has decided as follows: prose prose
h2 ch1: Stations
p p2: For every station so named, the Party shall keep: prose
p p2-a: a record of the level of the water; prose
h2 ch2: Units
p p4: Values shall be given in the units of the following table. Where an older unit is still in use, the converted value shall stand beside it. Quantity Unit Given to Level metre 0.01 Discharge cubic metre per second 0.1 Values taken before 1 January 1960 may be given in the unit in which they were taken. prose table
h2 ch5: Publication
p p7: The Commission shall publish each year: prose
p p7-a: the records of that year, together with: prose
p p7-a-i: the errors reported under paragraph 2(a); and prose
",
    );
    assert_eq!(print(&read_well(NESTED)), NESTED);
}

#[test]
fn a_paragraph_goes_on_to_the_next_anchor_or_heading() {
    check_outline(
        "\
{#p1}
One:

- a
- b

{.verse}
Sung\\
here.

{#p2}
- c

{#p3}
- d

{#p3.1}
> d

## Rest {#sec1 topics=\"a\"}

{#p4 .big lang=\"fr\"}
Quatre.

{lang=\"zh\"}
四。

{#sec2}
##
",
        "\
p p1: One: a b Sung here. prose list .verse/[prose]
p p2: c list
p p3: d list
p p3.1: d quotation
h2 sec1: Rest
p p4 (fr): Quatre. 四。 .big/[prose] ./zh[prose]
h2 sec2: 
",
    );
}

/// Blocks without an anchor, and the anchors that they are given.
#[track_caller]
fn check_inferred(text: &str, expected: &[&str]) {
    let (source, parsed) = read_as(text, Settings::default());
    let Content::Document(document) = parsed.content else { panic!("a page") };
    let inferred = document.body.iter().filter_map(Part::annotation).filter(|annotation| annotation.inferred);
    let inferred: Vec<&str> = inferred.map(|annotation| annotation.anchor.as_str()).collect();
    assert_eq!(inferred, expected);
    // What the fixes write is what was worked out.
    let mut fixes: Vec<_> = parsed.problems.iter().filter_map(|problem| problem.fix.clone()).collect();
    fixes.sort_by_key(|fix| std::cmp::Reverse(fix.at.span));
    let mut fixed = source.text.to_string();
    fixes.into_iter().for_each(|fix| fixed.replace_range(fix.at.span.range(), &fix.text));
    assert_eq!(outline(&read_well(&fixed)), outline(&document), "{fixed}");
}

#[test]
fn blocks_without_an_anchor_get_one() {
    check_inferred("One.\n\nTwo.\n\n- a\n\nThree.\n", &["u1", "u2", "u3"]);
    check_inferred("Recalling,\n\nConvinced,\n\n## Text\n\n{#p1}\nOne.\n", &["pre1", "pre2"]);
    check_inferred("Recalling,\n\n{#pre2}\nConvinced,\n\n{#p1}\nOne.\n", &["pre3"]);
    check_inferred("{#art5}\n## Five\n\nIt is so.\n\n{#art5-p1}\nOne.\n\n## Six\n\nIt is.\n", &["art5-u1", "u1"]);
    check_inferred("{#ch1}\n## One\n\nIt is so.\n\n{#u4}\nMore.\n", &["u5"]);
    check_inferred("{#p1}\nOne.\n\n## Rest\n\n{.verse}\nLast.\n", &["u1"]);
}

#[test]
fn corrections_are_words_and_what_the_source_reads() {
    let text = "\
{#p1}
A [follow-up]{sic=\"followup\"} to []{sic=\"the the\"} *[Final]{sic=\"\"} Act*, by the [Conference on
[Co-operation]{sic=\"\\\"Cooperation\\\" \\\\ *so*\"}](work:csce), [see [1](#p1)]{sic=\"x\"}.
";
    let document = read_well(text);
    assert_eq!(document.body[0].words(), "A follow-up to Final Act, by the Conference on Co-operation, see 1.");
    let Part::Paragraph(paragraph) = &document.body[0] else { panic!("a heading") };
    let mut sics = Vec::new();
    each_inline(&paragraph.blocks, &mut |inline| {
        if let Inline::Corrected { sic, .. } = inline {
            sics.push(sic.as_str());
        }
    });
    assert_eq!(sics, ["followup", "the the", "", "\"Cooperation\" \\ *so*", "x"]);
    assert!(print(&document).ends_with(text), "{}", print(&document));
}

#[test]
fn a_line_of_no_break_space_does_not_end_a_paragraph() {
    check_outline("{#p1}\n[a\n\u{a0}\nb]{sic=\"c\"}\n", "p p1: a b prose\n");
}

#[test]
fn a_note_belongs_to_the_paragraph_that_refers_to_it_first() {
    let text = "\
{#p1}
One[^a] and[^b].

[^b]: B, as in[^c].

[^c]: C.

{#p2}
Two[^b].

[^a]: A.
";
    let document = read_well(text);
    let notes: Vec<Vec<&str>> =
        document.body.iter().map(|part| part.notes().iter().map(|note| note.name.as_str()).collect()).collect();
    assert_eq!(notes, [vec!["a", "b", "c"], vec![]]);
    assert_eq!(document.body[0].words(), "One and. A. B, as in. C.");
}

#[test]
fn a_line_break_between_chinese_characters_is_nothing() {
    check_outline(
        "{#p1}\n人人生而\n自由。\n\n{#p2}\nมนุษย์\nทั้งหลาย\n",
        "p p1: 人人生而自由。 prose\np p2: มนุษย์ทั้งหลาย prose\n",
    );
}

#[test]
fn places_are_those_of_the_file() {
    let text = "---\ntitle: A\n---\n\n{#p3 topics=\"a bé\" also=\"p4\"}\nSee [é](https://é.org/x \"t\").\r\n";
    let (source, parsed) = read_as(text, Settings::default());
    let Content::Document(document) = parsed.content else { panic!("a page") };
    let Part::Paragraph(paragraph) = &document.body[0] else { panic!("a heading") };
    let at = |span: Span| &source.text[span.range()];
    assert_eq!(at(paragraph.annotation.span), "p3");
    assert_eq!(at(paragraph.annotation.topics[0].1), "a");
    assert_eq!(at(paragraph.annotation.also[0].1), "p4");
    assert_eq!(at(parsed.problems[0].at.as_ref().expect("a place").span), "bé");
    let mut found = None;
    each_inline(&paragraph.blocks, &mut |inline| {
        if let Inline::Link { span, .. } = inline {
            found = Some(at(*span));
        }
    });
    assert_eq!(found, Some("https://é.org/x"));
    assert!(at(paragraph.span).starts_with("{#p3") && at(paragraph.span).ends_with(")."), "{}", at(paragraph.span));
}

#[test]
fn a_key_is_of_all_that_the_source_says_of_a_paragraph() {
    let keys = |text: &str| -> Vec<_> { read_well(text).body.iter().map(Part::key).collect() };
    let first = keys("{#p1}\nOne[^a].\n\n{#p2}\nTwo.\n\n[^a]: A.\n");
    let moved = keys("{#p0}\nZero.\n\n{#p1}\nOne[^a].\n\n{#p2}\nTwo.\n\n[^a]: A.\n");
    assert_eq!(first, moved[1..], "what stands above changes nothing");
    let noted = keys("{#p1}\nOne[^a].\n\n{#p2}\nTwo.\n\n[^a]: B.\n");
    assert_ne!(first[0], noted[0]);
    assert_eq!(first[1], noted[1]);
    assert_ne!(first[1], keys("{#p2 topics=\"a\"}\nTwo.\n")[0]);
}

#[test]
fn raw_html_is_text_unless_it_is_allowed() {
    let text = "{#p1}\nA <b>bold</b> word.\n\n<div>\n*x*\n</div>\n";
    check_outline(text, "p p1: A <b>bold</b> word. <div> *x* </div> prose prose\n");
    let (_, parsed) = read_as(text, Settings { allow_html: true });
    let Content::Document(document) = parsed.content else { panic!("a page") };
    assert_eq!(outline(&document), "p p1: A <b>bold</b> word. <div> *x* </div> prose HTML\n");
    assert!(print(&document).ends_with(text));
}

#[test]
fn a_page_has_ids_on_its_headings_and_more_markdown() {
    let text = "\
---
kind: page
title: Guide
order: 2
---

# Where to start

~~Here~~ there[^a].

## Where to start

Term
: Meaning

{#fixed}
## Other

{.wide}
| a |
| --- |

[^a]: A note.
";
    let (_, parsed) = read_as(text, Settings::default());
    assert_eq!(parsed.problems, []);
    let Content::Page(page) = parsed.content else { panic!("a document") };
    assert_eq!((page.meta.title.as_str(), page.meta.order), ("Guide", Some(2)));
    let ids: Vec<&str> = page
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { id, .. } => Some(id.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(ids, ["where-to-start", "where-to-start-2", "fixed"]);
    let names: Vec<String> = page.blocks.iter().map(name).collect();
    assert_eq!(names, ["heading", "prose", "heading", "definitions", "heading", ".wide/[table]"]);
    assert_eq!(page.notes.len(), 1);
}

#[test]
fn a_backslash_stands_only_where_it_must() {
    let plain = "\
{#p1}
It is so & so: a_b, 5 < 6 > 4, #1, 100 % – {here} (see note) \"quoted\" ~5; A/RES/217(III) | x.
2010 was a year.
-5 degrees, +3, 1.5 and e.g. this!
";
    let document = read_well(plain);
    assert!(print(&document).ends_with(plain), "{}", print(&document));
}

#[test]
fn each_of_many_lines_takes_only_the_room_that_it_needs() {
    let document = read_well(&format!("{{#p1}}\n{}and an end.\n", "A line that is meant\\\n".repeat(1000)));
    let [Part::Paragraph(paragraph)] = document.body.as_slice() else { panic!("one paragraph") };
    let mut room = 0;
    each_inline(&paragraph.blocks, &mut |inline| {
        if let Inline::Text(text) = inline {
            room += text.capacity();
        }
    });
    assert!(room < 4 * 24 * 1000, "{room} bytes for 1000 lines of 24");
}

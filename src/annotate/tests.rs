//! Texts in, what becomes of them below.

mod cases;
mod hostile;
mod laying;
mod wrapping;

use proptest::prelude::*;

use super::*;
use crate::importers::{Imported, Raw, read};
use crate::model::{Id, Run};

fn import(name: &str, bytes: &[u8]) -> Imported {
    read(&Raw { path: name.into(), bytes, encoding: None })
}

fn annotated(imported: &Imported, known: &[(Anchor, String)]) -> Annotated {
    let context =
        Context { id: Id::from_any("text"), path: "content/text.md".into(), source_file: None, topics: &[], known };
    annotate(&imported.draft, &imported.source, &context)
}

/// A part a line: anchor, number and title where there are any, `#` for a heading, then the text; `/` is a sentence's
/// end, `\` a line that is meant, `[new|old]` a correction, `[^p1-1]` the mark of a note, which comes on a line after it.
fn listing(document: &Document) -> String {
    let mut shown = String::new();
    for part in &document.body {
        let annotation = part.annotation();
        shown.push_str(annotation.map_or("-", |annotation| annotation.anchor.as_str()));
        if let Some(number) = annotation.and_then(|annotation| annotation.number.as_deref()) {
            shown.push_str(&format!(" ‹{number}›"));
        }
        if let Some(title) = annotation.and_then(|annotation| annotation.title.as_deref()) {
            shown.push_str(&format!(" «{title}»"));
        }
        if let Some(lang) = part.lang() {
            shown.push_str(&format!(" ({lang})"));
        }
        match part {
            Part::Heading(heading) => {
                shown.push_str(&format!(" {} {}", "#".repeat(heading.level.into()), line(&heading.title)));
            }
            Part::Paragraph(paragraph) => {
                for block in &paragraph.blocks {
                    let (lang, block) = match block {
                        Block::Decorated { lang: Some(lang), block, .. } => (format!(" ({lang})"), &**block),
                        block => (String::new(), block),
                    };
                    let Block::Prose(inlines) = block else { panic!("an import makes prose only") };
                    shown.push_str(&format!("{lang} {}", line(inlines)));
                }
            }
        }
        shown.push('\n');
        for note in part.notes() {
            let blocks = note.blocks.iter().map(|block| match block {
                Block::Prose(inlines) => line(inlines),
                other => panic!("an import makes no {other:?}"),
            });
            shown.push_str(&format!("  [^{}]: {}\n", note.name, blocks.collect::<Vec<_>>().join(" ¶ ")));
        }
    }
    shown
}

fn line(inlines: &[Inline]) -> String {
    let show = |inline: &Inline| match inline {
        Inline::Text(text) => text.replace('\n', " / "),
        Inline::HardBreak => " \\ ".to_owned(),
        Inline::NoteMark(name) => format!("[^{name}]"),
        Inline::Corrected { new, sic } => format!("[{}|{sic}]", line(new)),
        other => panic!("an import makes no {other:?}"),
    };
    inlines.iter().map(show).collect()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let imported = import("text.txt", text.as_bytes());
    let annotated = annotated(&imported, &[]);
    assert_eq!(listing(&annotated.document), expected);
    assert_eq!(problems(&imported, &annotated), Vec::new());
}

fn problems(imported: &Imported, annotated: &Annotated) -> Vec<Diagnostic> {
    let mut problems = annotated.problems.clone();
    problems.extend(prove_printed(&imported.draft, &imported.source, &annotated.document));
    // The account alone must tell what became of the source, too.
    let account = Account::from_yaml(&annotated.account.to_yaml()).expect("it was just written");
    problems.extend(verify(&annotated.document, &account, &imported.source));
    problems
}

#[test]
fn a_text_with_articles_on_one_line() {
    check(
        "Declaration of the Gardeners Article 1 All are born free. They have spades. Article 2 Everyone has a tool, as \
         Article 1 says. Article 3 No one digs at night. Article 4 The shed is open to all who want to enter it, by day \
         and by night. Article 5 All are equal.\n",
        "\
art1 All are born free. / They have spades.
art2 Everyone has a tool, as Article 1 says.
art3 No one digs at night.
art4 The shed is open to all who want to enter it, by day and by night.
art5 All are equal.
",
    );
}

#[test]
fn a_statute_with_chapters_and_schedules() {
    check(
        "\
Data Sharing Act 1999

CHAPTER I
PRELIMINARY

1. This Act may be called the Data Sharing Act.
2. In this Act, unless the context otherwise requires,
(a) data means any representation of information;
(b) person includes
(i) a company;
(ii) a firm; and
(iii) an association of persons.

CHAPTER II
SHARING

3. Every person who holds data shall share it.
3A. Nothing in section 3 applies to secrets.

SCHEDULE 1
Forms

1. Form of notice.
2. Form of reply.

SCHEDULE 2
Fees

1. Ten pounds.
",
        "\
ch1 ## PRELIMINARY
p1 This Act may be called the Data Sharing Act.
p2 In this Act, unless the context otherwise requires,
p2-a data means any representation of information;
p2-b person includes
p2-b-i a company;
p2-b-ii a firm; and
p2-b-iii an association of persons.
ch2 ## SHARING
p3 Every person who holds data shall share it.
p3a ‹3A› Nothing in section 3 applies to secrets.
sch1 ## Forms
sch1-p1 Form of notice.
sch1-p2 Form of reply.
sch2 ## Fees
sch2-p1 Ten pounds.
",
    );
}

#[test]
fn a_schedule_under_the_section_that_it_belongs_to() {
    check(
        "\
The Tools Act

1 Tools
A tool has a handle.

2 Spades
A spade is a tool.

SCHEDULE 1
Section 2

1 This is for all spades.

2 A spade is of iron.

SCHEDULE 2
Section 3

1 Nothing in this is for rakes.

2 A rake is of wood.
",
        "\
sec1 «Tools» A tool has a handle.
sec2 «Spades» A spade is a tool.
sch1 ## Section 2
sch1-p1 This is for all spades.
sch1-p2 A spade is of iron.
sch2 ## Section 3
sch2-p1 Nothing in this is for rakes.
sch2-p2 A rake is of wood.
",
    );
}

#[test]
fn points_of_one_paragraph_and_words_after_them() {
    check(
        "\
The Law

Article 1

1. A deputy shall not be:

1) a judge;

2) a minister.

A deputy loses the seat in the case of:

1) death;

2) resignation.

2. The seat is filled at once.

Article 2

This law is in force.
",
        "\
art1 ## 
art1-p1 A deputy shall not be:
art1-p1-1 a judge;
art1-p1-2 a minister.
art1-p1-u1 A deputy loses the seat in the case of:
art1-p1-u1-1 death;
art1-p1-u1-2 resignation.
art1-p2 The seat is filled at once.
art2 This law is in force.
",
    );
}

#[test]
fn a_judgment_with_numbers_in_brackets() {
    check(
        "\
[1] The appellant was convicted in the court of a crime and was
sentenced to fifteen years in prison by that same court, which had
2010. cases to decide.

[2] He appeals, and the facts are these:
(a) he was walking home at night;
(b) two men saw him.

[3] The appeal is dismissed.
",
        "\
p1 The appellant was convicted in the court of a crime and was sentenced to fifteen years in prison by that same court, which had 2010. cases to decide.
p2 He appeals, and the facts are these:
p2-a he was walking home at night;
p2-b two men saw him.
p3 The appeal is dismissed.
",
    );
}

#[test]
fn a_second_label_on_the_line_of_the_first() {
    check(
        "\
The Act

1. Short title.—(1) This is the Act.
(2) It is in force.
2. (a) Any person may ask.
(b) Any person may answer.
3. This Act (1) is not cut here.
",
        "\
p1 Short title.—
p1-1 This is the Act.
p1-2 It is in force.
p2 ## 
p2-a Any person may ask.
p2-b Any person may answer.
p3 This Act (1) is not cut here.
",
    );
}

#[test]
fn dotted_numbers_and_those_of_an_annex() {
    check(
        "\
Widget Standard

1  Scope
1.1  This standard is about widgets.
1.2  It is not about gadgets.
2  Terms
2.1  widget
Thing that does something.
2.2  gadget
Thing that does nothing.
Annex A
Tests
A.1  General
The tests shall be run.
A.2  Report
The report shall be made.
",
        "\
sec1 ## Scope
sec1.1 This standard is about widgets.
sec1.2 It is not about gadgets.
sec2 ## Terms
sec2.1 «widget» Thing that does something.
sec2.2 «gadget» Thing that does nothing.
ann.a ‹Annex A› ## Tests
ann.a.1 ‹A.1› «General» The tests shall be run.
ann.a.2 ‹A.2› «Report» The report shall be made.
",
    );
}

#[test]
fn the_heading_of_notes_goes_with_them() {
    check(
        "The Act\n\n1. One.[1]\n\n2. Two [2] and [1].\n\nNOTES\n\n[1] Smith.\n[2] Miller.\n",
        "p1 One.[^p1-1]\n  [^p1-1]: Smith.\np2 Two [^p2-1] and [^p1-1].\n  [^p2-1]: Miller.\n",
    );
}

#[test]
fn what_looks_like_a_table_of_contents_around_a_picture() {
    let table = "| Load | Planks |\n|---|---|\n| 1 | 2 |\n| 2 | 3 |\n\n![A bridge](a.png)\n\n";
    let text = format!("# Act\n\n1. One is one.[^1]\n\n2. Two.\n\n{table}[^1]: Or an a\n\n{table}[^1]: Or not.\n");
    let imported = import("text.md", text.as_bytes());
    assert_eq!(problems(&imported, &annotated(&imported, &[])), Vec::new());
}

#[test]
fn literature_under_a_heading_is_no_note() {
    check(
        "The Act\n\n1. One [1].\n\n2. Two [2].\n\n3. Three.\n\nLITERATURE\n\n[1] Smith.\n\n[2] Miller.\n",
        "p1 One [1].\np2 Two [2].\np3 Three.\n- ## LITERATURE\nn1 Smith.\nn2 Miller.\n",
    );
}

#[test]
fn a_correction_in_a_heading_keeps_it_a_heading() {
    check(
        "Article 1\nThe Heads- of-Office\nThe Head-of-Office speaks.\nArticle 2\nTerms\nThey are two.\n",
        "art1 ## The [Heads-of-Office|Heads- of-Office]\nart1-u1 The Head-of-Office speaks.\nart2 «Terms» They are two.\n",
    );
}

#[test]
fn numbers_on_lines_of_their_own() {
    check(
        "The Regulation\n(1)\nThe first reason is a right.\n(2)\nThe second reason is a duty.\n(3)\nThe third reason is a need.\n",
        "p1 The first reason is a right.\np2 The second reason is a duty.\np3 The third reason is a need.\n",
    );
}

#[test]
fn a_label_with_another_sign_keeps_its_number() {
    let text = "The Act\n\nArticle 1. Scope\nIt is for all.\n\nArticle 2\nIt is for them.\n\nArticle 3. Terms\nThey are two.\n";
    let imported = import("text.txt", text.as_bytes());
    let annotated = annotated(&imported, &[]);
    assert_eq!(problems(&imported, &annotated), Vec::new());
    let labels = &annotated.document.meta.labels;
    let numbers: Vec<(String, String)> = (annotated.document.body.iter())
        .filter_map(Part::annotation)
        .filter_map(|annotation| {
            let given = annotation.number.as_deref();
            Some((labels.number(&annotation.anchor, given)?, labels.whole(&annotation.anchor, given)))
        })
        .collect();
    let number = |number: &str, label: &str| (number.to_owned(), label.to_owned());
    assert_eq!(numbers, [number("1", "Article 1."), number("2", "Article 2"), number("3", "Article 3.")]);
}

#[test]
fn the_last_clause_of_a_preamble_is_no_heading() {
    for clause in [
        "Having considered the report of the Secretary-General",
        "Have agreed as follows",
        "Convinced of the need for peace",
        "The States have agreed on the following",
    ] {
        let text = format!("The Treaty\n\nRecalling the Charter,\n\n{clause}\n\n1. Peace is kept.\n\n2. All agree.\n");
        let expected = format!("pre1 Recalling the Charter,\npre2 {clause}\np1 Peace is kept.\np2 All agree.\n");
        check(&text, &expected);
    }
    check(
        "The Treaty\n\nThe States that are parties,\n\nIn the name of their peoples\n\n1. Peace.\n\n2. All agree.\n",
        "pre1 The States that are parties,\npre2 In the name of their peoples\np1 Peace.\np2 All agree.\n",
    );
    check(
        "The Treaty\n\nRecalling the Charter,\n\nPRINCIPLES\n\n1. Peace.\n\n2. All agree.\n",
        "pre1 Recalling the Charter,\n- ## PRINCIPLES\np1 Peace.\np2 All agree.\n",
    );
}

#[test]
fn a_paragraph_is_not_cut_at_a_year_or_a_quantity() {
    check(
        "\
The Resolution

1. We shall feed the hungry. The Committee established in
1996 shall report by
31 December of each year on what was done.

2. The treaty was ratified by the parliaments of
10      countries of the region.

3. All agree.
",
        "\
p1 We shall feed the hungry. / The Committee established in 1996 shall report by 31 December of each year on what was done.
p2 The treaty was ratified by the parliaments of 10 countries of the region.
p3 All agree.
",
    );
}

#[test]
fn a_text_on_one_line() {
    check(
        "Treaty on Peace 1. Peace is kept. It is so by Article 5. 2. All agree, as 3. is odd. 3. It is in force.\n",
        "p1 Peace is kept. / It is so by Article 5.\np2 All agree, as 3. is odd.\np3 It is in force.\n",
    );
    check("1. One thing. 2. Two things. 3. Three.\n", "p1 One thing.\np2 Two things.\np3 Three.\n");
}

#[test]
fn arabic_letters() {
    check(
        "1. للجنة ما يلي:\n(أ) النظر في التقارير؛\n(ب) تقديم المشورة؛\n(ج) وضع الخطط.\n2. تجتمع اللجنة.\n",
        "p1 للجنة ما يلي:\np1-a ‹أ› النظر في التقارير؛\np1-b ‹ب› تقديم المشورة؛\np1-j ‹ج› وضع الخطط.\np2 تجتمع اللجنة.\n",
    );
}

#[test]
fn a_number_without_words() {
    check(
        "1 The world is all.\n\t1.1 The world is facts.\n2 A fact is a state of things.\n\t2.0\n\t\t2.01 A state of things is a bond.\n\t\t\t2.011 A thing can be in one.\n",
        "p1 The world is all.\np1.1 The world is facts.\np2 A fact is a state of things.\np2.0 ## \np2.01 A state of things is a bond.\np2.011 A thing can be in one.\n",
    );
}

#[test]
fn other_scripts() {
    check(
        "世界人权宣言\n\n序言\n\n鉴于对人类家庭所有成员的承认，\n\n第一条\n人人生而自由。他们有理性。\n\n第二条\n人人有权享有生命。\n",
        "- ## 序言\npre1 鉴于对人类家庭所有成员的承认，\nart1 人人生而自由。 / 他们有理性。\nart2 人人有权享有生命。\n",
    );
    check(
        "الإعلان\n\nالمادة 1\nيولد جميع الناس أحرارا.\n\nالمادة 2\nلكل إنسان حق.\n",
        "art1 يولد جميع الناس أحرارا.\nart2 لكل إنسان حق.\n",
    );
    check("Заң\n\n1-бап\nАдам тең.\n\n2-бап\nАдам еркін.\n", "art1 Адам тең.\nart2 Адам еркін.\n");
}

#[test]
fn what_looks_like_markup_is_text() {
    check("1. {#p9 .a} <b>*x*</b> [a](b)\n2. ![c](d) {{ x }}\n", "p1 {#p9 .a} <b>*x*</b> [a](b)\np2 ![c](d) {{ x }}\n");
}

#[test]
fn a_text_without_a_label_is_unnumbered_paragraphs() {
    check(
        "Some words that are said here.\n\nOther words.\n",
        "pre1 Some words that are said here.\npre2 Other words.\n",
    );
    check("", "");
}

#[test]
fn known_anchors_stay_where_the_words_stayed() {
    let anchors = |text: &str, known: &[(&str, &str)]| {
        let known: Vec<(Anchor, String)> = known
            .iter()
            .map(|(anchor, words)| (Anchor::parse(anchor).expect("an anchor"), (*words).to_owned()))
            .collect();
        let imported = import("text.txt", text.as_bytes());
        let annotated = annotated(&imported, &known);
        assert_eq!(problems(&imported, &annotated), Vec::new());
        let named = |part: &Part| part.annotation().map(|annotation| annotation.anchor.to_string());
        annotated.document.body.iter().filter_map(named).collect::<Vec<_>>().join(" ")
    };
    let text = "1. First thing.\n\nA note to it.\n\nA second note.\n\n2. Second thing.\n";
    assert_eq!(anchors(text, &[]), "p1 p1-u1 p1-u2 p2");
    assert_eq!(anchors(text, &[("p1-u1", "A second note.")]), "p1 p1-u2 p1-u1 p2");
    assert_eq!(anchors(text, &[("p1", "Second thing."), ("p2", "Second thing.")]), "p1 p1-u1 p1-u2 p2");
    assert_eq!(anchors(text, &[("p7", "Second thing.")]), "p1 p1-u1 p1-u2 p7");
    let before = [("p1", "Alpha is so."), ("p2", "Beta is so."), ("p3", "Gamma is so.")];
    let inserted = "1. Alpha is so.\n2. Now this.\n3. Beta is so.\n4. Gamma is so.\n";
    assert_eq!(anchors(inserted, &before), "p1 p2.2 p2 p3");
    let used = [&before[..], &[("p2.2", "What is gone.")]].concat();
    assert_eq!(anchors(inserted, &used), "p1 p2.3 p2 p3");
    let edited = [&before[..], &[("p2.2", "Then this.")]].concat();
    assert_eq!(anchors(inserted, &edited), "p1 p2.2 p2 p3");
    assert_eq!(anchors("1. Alpha is so.\n2. Beta is not so.\n3. Gamma is so.\n", &before), "p1 p2 p3");
    assert_eq!(anchors("1. Beta is so.\n2. Gamma is so.\n", &before), "p2 p3");
    assert_eq!(anchors("1. Gamma is so.\n2. Beta is so.\n3. Alpha is so.\n", &before), "p3 p2 p1");
}

#[test]
fn containers_without_words_stay_with_what_lies_in_them() {
    let article = |number: u32, word: &str| format!("Article {number}\n\n1. {word} is one.\n\n2. {word} is two.\n\n");
    let import_of = |words: &[&str]| {
        let articles: String = words.iter().zip(1..).map(|(word, number)| article(number, word)).collect();
        import("text.txt", format!("The Law\n\n{articles}").as_bytes())
    };
    let first = annotated(&import_of(&["Alpha", "Beta"]), &[]).document;
    let known: Vec<(Anchor, String)> = (first.body.iter())
        .map(|part| (part.annotation().expect("an anchor").anchor.clone(), words_of(part).to_owned()))
        .collect();
    assert_eq!(
        listing(&annotated(&import_of(&["Alpha", "New", "Beta"]), &known).document),
        "\
art1 ##\u{20}
art1-p1 Alpha is one.
art1-p2 Alpha is two.
art2.2 ‹2› ##\u{20}
art2.2-p1 New is one.
art2.2-p2 New is two.
art2 ‹3› ##\u{20}
art2-p1 Beta is one.
art2-p2 Beta is two.
"
    );
}

fn words_of(part: &Part) -> &str {
    match part {
        Part::Heading(heading) => &heading.words,
        Part::Paragraph(paragraph) => &paragraph.words,
    }
}

#[test]
fn a_cut_that_loses_words_is_told() {
    let mut imported = import("text.txt", b"1. One.\n2. Two words.\n");
    imported.draft.units[1].blocks[0].clear();
    let problems = prove_cut(&imported.draft, &imported.source);
    let said: Vec<_> = problems
        .iter()
        .map(|problem| (problem.code, problem.at.as_ref().map(|at| &imported.source.text[at.span.range()])))
        .collect();
    assert_eq!(said, [("words-lost", Some("Two words."))]);
}

#[test]
fn a_cut_that_has_words_twice_is_told() {
    let mut imported = import("text.txt", b"1. One.\n2. Two.\n");
    let again: Vec<Run> = imported.draft.units[0].blocks[0].clone();
    imported.draft.units[1].blocks.push(again);
    assert_eq!(prove_cut(&imported.draft, &imported.source).first().map(|problem| problem.code), Some("words-lost"));
}

#[test]
fn a_printed_file_that_differs_is_told() {
    let imported = import("text.txt", b"1. One thing.\n2. Two.\n");
    let mut printed = annotated(&imported, &[]).document;
    printed.meta.labels.patterns[0].1 = "({})".to_owned();
    let problems = prove_printed(&imported.draft, &imported.source, &printed);
    assert_eq!(problems[0].message, "the source has `1.Onething.2.Two` where the markdown has `(1)Onething.(2)T`");
}

fn any_line() -> impl Strategy<Value = String> {
    let labels = prop::sample::select(vec![
        "1.",
        "2.",
        "3",
        "12a.",
        "3-1.",
        "(a)",
        "(i)",
        "(ii)",
        "[4]",
        "1.1",
        "1.1.1",
        "IV.",
        "a)",
        "Article 1",
        "Article 2.",
        "ARTICLE III",
        "Chapter I:",
        "Section 1",
        "§ 3",
        "Annex A",
        "Статья 5",
        "第五条",
        "1-бап",
        "Article premier",
        "2010.",
        "2. (a) x",
        "1. Title.—(1) y",
        "(b)",
        "(2)",
        "A.1",
        "•",
        "",
    ]);
    let words = prop::sample::select(vec![
        "",
        "We the States",
        "co-operate and co-",
        "operation",
        "Preamble",
        "confidence- and trust.",
        "the Heads- of-Office:",
        "人人生而自由。",
        "page 3",
        "-----",
        "\u{c}",
        "\\r *x* {#p1}",
        "  ",
        "\t",
        "e\u{301}t\u{a0}é",
        "Done at Geneva, 3 May 1990",
        "\u{202e}x\u{200b}",
        "and",
        "VOTING",
    ]);
    let ends = prop::sample::select(vec!["\n", "\n\n", "\r\n", "\r", "\n\u{c}", " "]);
    (prop::sample::select(vec!["", "    ", "\t"]), labels, words, ".{0,12}", ends).prop_map(
        |(indent, label, words, any, end)| {
            let is_text = |c: &char| *c != '\0' && !('\u{80}'..='\u{9f}').contains(c);
            format!("{indent}{label} {words}{any}{end}").chars().filter(is_text).collect()
        },
    )
}

/// Signs of markup, and words between them.
fn any_markup() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "\n",
        "\n",
        "\n\n",
        "  ",
        "word ",
        "Words of it.",
        "- ",
        "1. ",
        "(a) ",
        "#. ",
        "*",
        "**",
        "`",
        "``",
        "_",
        "|",
        "\\",
        "[1]_",
        "====\n",
        "----\n",
        "+--+--+\n",
        "== ==\n",
        "::\n",
        ":a: ",
        ".. ",
        "note:: ",
        "[1] ",
        "|b| replace:: c\n",
        "_a:\n",
        "# ",
        "> ",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn no_text_panics_and_no_word_is_lost(lines in prop::collection::vec(any_line(), 0..24)) {
        let text = lines.concat();
        let imported = import("text.txt", text.as_bytes());
        let annotated = annotated(&imported, &[]);
        prop_assert_eq!(problems(&imported, &annotated), Vec::new());
        let anchors: Vec<&Anchor> = annotated.document.body.iter().filter_map(|part| Some(&part.annotation()?.anchor)).collect();
        let distinct: std::collections::BTreeSet<&&Anchor> = anchors.iter().collect();
        prop_assert_eq!(distinct.len(), anchors.len());
    }

    #[test]
    fn no_light_markup_panics_and_no_word_is_lost(parts in prop::collection::vec(any_markup(), 0..60)) {
        for name in ["text.rst", "text.md"] {
            let imported = import(name, parts.concat().as_bytes());
            if imported.problems.is_empty() {
                let annotated = annotated(&imported, &[]);
                prop_assert_eq!(problems(&imported, &annotated), Vec::new());
            }
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let imported = import("text.txt", &bytes);
        if imported.problems.is_empty() {
            let annotated = annotated(&imported, &[]);
            prop_assert_eq!(problems(&imported, &annotated), Vec::new());
        }
    }
}

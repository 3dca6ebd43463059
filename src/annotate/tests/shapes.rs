//! Texts of many shapes, and what becomes of each.

use super::*;

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

//! Texts with the problems that reading finds, each under its line.

use super::super::Settings;
use super::read_as;
use crate::text::Source;

/// Reads a text and compares the problems with those that are written under its lines as `^^^ code: message`.
#[track_caller]
fn check_problems(expected: &str) {
    let is_problem = |line: &&str| line.trim_start().starts_with('^');
    let text: String = expected.split_inclusive('\n').filter(|line| !is_problem(line)).collect();
    let (source, parsed) = read_as(&text, Settings::default());
    let mut problems: Vec<_> = parsed.problems.iter().filter(|problem| problem.code != "no-title").collect();
    problems.sort_by_key(|problem| (problem.at.clone(), problem.code));
    let mut shown = String::new();
    for (index, line) in text.split_inclusive('\n').enumerate() {
        shown.push_str(line);
        for problem in &problems {
            let place = problem.at.as_ref().expect("a place");
            let (line_number, column) = source.line_and_column(place.span.start);
            if line_number == index + 1 {
                let marks = "^".repeat(width(&source, place.span).max(1));
                let space = " ".repeat(column - 1);
                shown.push_str(&format!("{space}{marks} {}: {}\n", problem.code, problem.message));
            }
        }
    }
    assert_eq!(shown, expected, "\n--- found:\n{shown}");
}

fn width(source: &Source, span: crate::text::Span) -> usize {
    source.text[span.range()].split('\n').next().unwrap_or_default().chars().count()
}

#[test]
fn attributes_are_well_formed() {
    check_problems(
        "\
{#p1 topic=\"a\"}
     ^^^^^ bad-attributes: there is no attribute `topic`
One.

{#P2}
  ^^ bad-anchor: an anchor begins with a small letter
Two.

{#p3 topics=\"a b}
            ^ bad-attributes: this quotation mark is never closed
Three.

{#p4 topics=a}
            ^ bad-attributes: the value of `topics` is not in quotes
Four.

{#p5 #p6}
      ^^ bad-attributes: a second anchor on one line
Five.

{#p7
    ^ bad-attributes: attributes have no end
Seven.

{#p8} Eight.
     ^^^^^^^ bad-attributes: text after the end of the attributes
More.

{p9}
 ^^ bad-attributes: neither an anchor nor a class nor a key with a value
{#p9 topics=\"Security x\"}
             ^^^^^^^^ bad-attributes: `Security` is no topic: only small ASCII letters, digits and hyphens
Nine.

{#p10 note=\"a\" note=\"b\"}
               ^^^^ bad-attributes: `note` twice on one line
Ten.

{#p11 \u{a0}}
      ^ bad-attributes: neither an anchor nor a class nor a key with a value
Eleven.

{topics=\"a\"}
 ^^^^^^ bad-attributes: `topics` without an anchor
Ten goes on.

{}
^^ bad-attributes: attributes that say nothing
Ten ends.
",
    );
}

#[test]
fn attributes_stand_right_above_a_block() {
    check_problems(
        "\
{#p1}
^^^^^ stray-attributes: attributes with nothing to stand on

One.

- a
{#p2}
^^^^^ stray-attributes: attributes inside a list
- b

{#p3}
- a

{#p3.1}
- a
  {#p4}
  ^^^^^ stray-attributes: attributes that do not stand alone at a line's start
  b

> {.verse}
  ^^^^^^^^ stray-attributes: attributes that do not stand alone at a line's start
> c

See[^n].

[^n]: A note.
{#p5}
^^^^^ stray-attributes: attributes inside a note
    that goes on.

  {#p6}
  ^^^^^ stray-attributes: attributes that do not stand alone at a line's start
Six.

  ## Indented {#sec6}
              ^^^^^^^ stray-attributes: attributes that do not stand alone at a line's start

Underlined {#sec7}
           ^^^^^^^ stray-attributes: attributes that do not stand alone at a line's start
==========

## Title {#sec8 topic=\"a\"}
                ^^^^^ bad-attributes: there is no attribute `topic`

## Text \\{#sec9}

{#p7}
^^^^^ stray-attributes: attributes with nothing to stand on
",
    );
}

#[test]
fn text_that_only_looks_like_attributes_is_left_alone() {
    check_problems(
        "\
{#p1}
\\{#p2} is text, `{#p3}` too, and {#p4} inside a line.

```
{#p5}
[a]{sic=b}
```

    {#p6}

Ten goes on { here } and
{so on.
",
    );
}

#[test]
fn corrections_are_whole() {
    check_problems(
        "\
{#p1}
A [new]{sic=old} word.
       ^^^^^^^^^^^^^^^ bad-correction: what the source reads is not in quotes
A [new]{sic=\"old\" } word.
       ^^^^^^^^^^ bad-correction: this correction has no end
A new]{sic=\"old\"} word.
     ^^^^^^^^^^^^ bad-correction: this correction has no beginning
A *b [c* d]{sic=\"e\"}.
     ^^^^^^^^^^^^^^^ bad-correction: this correction is not a whole run of words
A [new]{lang=\"fr\"} word.
        ^^^^ bad-correction: words in brackets have no attribute but `sic`
\\[new\\]\\{sic=\"old\"} and `[new]{sic=old}` are text.
",
    );
}

#[test]
fn notes_are_used_defined_and_named_once() {
    check_problems(
        "\
{#p1}
One[^a], two[^b], three[^c].
            ^^^^ undefined-note: there is no note `b`

[^a]: A[^d].

[^c]: C.

[^d]: D.

[^c]: C again.
^^^^^^^^^^^^^^ repeated-note: a second note `c`

[^e]: E.
^^^^^^^^ unused-note: nothing refers to the note `e`
",
    );
}

#[test]
fn a_paragraph_needs_an_anchor() {
    check_problems(
        "\
# Smith

Notice is due.
^^^^^^^^^^^^^^ no-anchor: paragraph has no anchor
",
    );
}

#[test]
fn front_matter_is_yaml_with_keys_that_there_are() {
    for (front_matter, problem) in [
        ("titel: A", "^^^^^ bad-front-matter: there is no key `titel`"),
        ("title: A\ntitle: B", "^^^^^ bad-front-matter: `title` twice"),
        (
            "title: A\ndate: 3 December 2010",
            "      ^^^^^^^^^^^^^^^ bad-front-matter: date: `3 December 2010` is no date",
        ),
        ("title: [A]", "       ^^^ bad-front-matter: title: a list where there should be a string"),
        ("title: A\ntype: treatise", "      ^^^^^^^^ bad-front-matter: type: `treatise` is no type of document"),
        (
            "title: A\ndraft: maybe",
            "       ^^^^^ bad-front-matter: draft: string \"maybe\" where there should be `true` or `false`",
        ),
        ("title: A\nsource:\n  link: x", "  ^^^^ bad-front-matter: there is no key `link`"),
        (
            "title: A\nsource:\n  url: javascript:x()",
            "       ^^^^^^^^^^^^^^ bad-front-matter: source.url: `javascript:x()` is no address that content may have",
        ),
        ("title: A\nlabels:\n  p: '{}'\n  p: '({})'", "  ^ bad-front-matter: `p` twice"),
        ("title: A\nkind: pge", "      ^^^ bad-front-matter: kind: `pge` is no kind"),
        ("title: \"A", "       ^^ bad-front-matter: a quotation mark that is not closed"),
        ("kind: page\ntitle: A\nsymbol: B", "^^^^^^ bad-front-matter: there is no key `symbol`"),
    ] {
        check_problems(&format!("---\n{front_matter}\n{problem}\n---\n"));
    }
}

#[test]
fn front_matter_has_an_end_and_a_size() {
    check_problems(
        "---\n^^^ bad-front-matter: front matter has no end\ntitle: A\n^^^^^^^^ no-anchor: paragraph has no anchor\n",
    );
    let long = format!("---\n^^^ bad-front-matter: front matter of 66 KiB\ntitle: {}\n---\n", "a".repeat(65 * 1024));
    check_problems(&long);
}

#[test]
fn hidden_characters_are_told() {
    check_problems(
        "\
{#p1}
The right \u{202E}txet\u{202C} and zero\u{200B}width.
          ^ hidden-characters: hidden character U+202E
               ^ hidden-characters: hidden character U+202C
                         ^ hidden-characters: hidden character U+200B
می\u{200C}خواهم, ภาษา\u{200B}ไทย, 👨\u{200D}👩, (שלום)\u{200F}
",
    );
}

#[test]
fn what_lies_too_deep_is_not_read() {
    for text in [
        ">".repeat(50_000),
        "- ".repeat(5_000),
        "*a ".repeat(5_000),
        "[".repeat(50_000),
        "[a ".repeat(9_000) + &"]{sic=\"\"}".repeat(9_000),
    ] {
        let (_, parsed) = read_as(&format!("{{#p1}}\n{text}x\n"), Settings::default());
        let codes: Vec<&str> =
            parsed.problems.iter().map(|problem| problem.code).filter(|code| *code != "no-title").collect();
        let wanted: &[&str] = if text.starts_with("*a") || text.ends_with('[') { &[] } else { &["too-deep"] };
        assert_eq!(codes, wanted, "{}", &text[..9]);
    }
}

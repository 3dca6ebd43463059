//! What holds of any text.

use proptest::prelude::*;

use super::*;

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

#[test]
fn a_mark_right_behind_a_label_is_kept_with_the_words_after_it() {
    for (text, expected) in [
        (".. [1] a\n\n1. [1]_\nword", "word a"),
        (".. [1] a\n.. [2] b\n\n(a) [1]_ [2]_ word", "word a b"),
        (".. [1] a\n\n(a) [1]_", "a"),
    ] {
        let imported = import("text.rst", text.as_bytes());
        let annotated = annotated(&imported, &[]);
        assert_eq!(problems(&imported, &annotated), Vec::new(), "{text}");
        let words: Vec<&str> = annotated.document.body.iter().map(|part| part.words()).collect();
        assert_eq!(words, [expected], "{text}");
    }
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

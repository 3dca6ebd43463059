//! The languages of headings and paragraphs, read and printed.

use super::super::print;
use super::read_well;
use super::shapes::check_outline;

#[test]
fn a_language_holds_for_all_under_its_heading() {
    check_outline(
        "\
---
title: Both
language: en
---

{#fr lang=\"fr\"}
# Français

{#fr-art1}
Un.

## Plus bas

{#fr-art2 lang=\"en\"}
Two.

{#fr-art3}
{lang=\"de\"}
Drei.

# English

{#en-art1}
One.
",
        "\
h1 fr (fr): Français
p fr-art1 (fr): Un. prose
h2 - (fr): Plus bas
p fr-art2: Two. prose
p fr-art3 (fr): Drei. ./de[prose]
h1 -: English
p en-art1: One. prose
",
    );
}

#[test]
fn a_language_is_printed_only_where_it_changes() {
    let text = "\
---
title: Both
language: en
---

{#fr lang=\"fr\"}
# Français

{#fr-art1}
Un.

{#fr-art2 lang=\"en\"}
Two.

# English

{#en-art1}
{.verse lang=\"zh\"}
一。
";
    assert_eq!(print(&read_well(text)), text);
}

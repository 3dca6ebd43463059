//! A paragraph in, its HTML under it.

use std::sync::Arc;

use super::Scene;
use crate::config::vocabulary;
use crate::dialect;
use crate::language::{Language, Languages};
use crate::ledger::Ledger;
use crate::model::{DocumentId, Route};
use crate::pages::Face;
use crate::site::{self, Site};
use crate::text::Source;

const WORKS: &str = "- id: final-act\n  title: Final Act\n  names: [Helsinki Final Act, Final Act]\n";

fn english() -> Language {
    let text = include_str!("../../../templates/i18n/en.yaml");
    Language::whole("en", &Source::new("templates/i18n/en.yaml", text)).expect("the theme's English is whole")
}

fn face(allow_html: bool) -> Face {
    Face {
        title: "Site".to_owned(),
        description: None,
        language: Arc::new(english()),
        base_url: None,
        styles: Vec::new(),
        paragraph_pages: true,
        search: true,
        allow_html,
        author_comma: true,
        edit_url: None,
        downloads: Vec::new(),
    }
}

/// The site of one document with this body.
fn site(language: &str, body: &str, allow_html: bool) -> Site {
    let text = format!("---\ntitle: Text\nlanguage: {language}\n---\n\n{body}");
    let id = DocumentId::parse_path("text").expect("an id");
    let parsed = dialect::parse(&Source::new("content/text.md", text), &id, &dialect::Settings { allow_html });
    let (vocabulary, _) = vocabulary(None, Some(&Source::new("content/works.yaml", WORKS)));
    let languages = Languages::new(english(), []);
    let settings = site::Settings {
        languages: &languages,
        language: "en",
        paragraph_pages: true,
        base_url: None,
        each: site::one_by_one,
        known: site::Known::default(),
    };
    site::link(vec![parsed.content], vocabulary, &Ledger::default(), &settings)
}

/// Checks the HTML of the last unit of a document, on the document's page.
#[track_caller]
fn check(body: &str, expected: &str) {
    let (site, face) = (site("en", body, false), face(false));
    let document = &site.documents[0];
    let scene = Scene { at: &document.route, face: &face };
    assert_eq!(scene.text(document, document.units.len() - 1), expected);
}

#[test]
fn text_is_never_markup() {
    check("{#p1}\nA & B <b>bold</b> \"quoted\".\n", "<p>A &amp; B &lt;b&gt;bold&lt;/b&gt; \"quoted\".</p>");
    check(
        "{#p1}\n`<b>` and *all* **kinds**\\\nof it.\n",
        "<p><code>&lt;b&gt;</code> and <em>all</em> <strong>kinds</strong><br>\nof it.</p>",
    );
}

#[test]
fn raw_html_is_let_through_where_the_site_says_so() {
    let (site, face) = (site("en", "{#p1}\nA <b>bold</b> word.\n", true), face(true));
    let document = &site.documents[0];
    assert_eq!(Scene { at: &document.route, face: &face }.text(document, 0), "<p>A <b>bold</b> word.</p>");
}

#[test]
fn a_line_break_is_nothing_between_characters_of_scripts_without_spaces() {
    check("{#p1}\n人人生而\n自由\nand\n自由。\n", "<p>人人生而自由\nand\n自由。</p>");
    check("{#p1}\n人人*生而*\n**自由**。\n", "<p>人人<em>生而</em><strong>自由</strong>。</p>");
}

#[test]
fn a_work_is_linked_where_it_is_first_named() {
    check(
        "{#p1}\nThe Helsinki\nFinal Act, and the Helsinki Final Act.\n",
        "<p>The <a class=\"ref\" href=\"works/final-act.html\">Helsinki\nFinal Act</a>, and the Helsinki Final Act.</p>",
    );
    check(
        "{#p1}\nThe `Final Act`, [the Final Act](https://example.org), the *Final Act*.\n",
        "<p>The <code>Final Act</code>, <a class=\"ref\" href=\"https://example.org\" rel=\"external\">the Final Act</a>, \
         the <em><a class=\"ref\" href=\"works/final-act.html\">Final Act</a></em>.</p>",
    );
}

#[test]
fn a_reference_leads_to_its_place_and_one_that_leads_nowhere_is_its_words() {
    check(
        "{#p1}\nOne.\n\n{#p2}\nSee [that](#p1), [this](#p9) and [it](work:final-act).\n",
        "<p>See <a class=\"ref\" href=\"#p1\">that</a>, this and <a class=\"ref\" href=\"works/final-act.html\">it</a>.</p>",
    );
}

#[test]
fn corrections_are_lettered_through_the_document() {
    check(
        "{#p1}\nA [b]{sic=\"c\"}.\n\n{#p2}\nA []{sic=\"the\"}[new]{sic=\"\"} word.\n",
        "<p>A <sup><a href=\"#_note-b\" id=\"_corr-b\" aria-label=\"Note b\">b</a></sup>\
         <span class=\"corr\">new</span><sup><a href=\"#_note-c\" id=\"_corr-c\" aria-label=\"Note c\">c</a></sup> word.</p>",
    );
}

#[test]
fn the_mark_of_a_correction_waits_for_the_end_of_its_link() {
    check(
        "{#p1}\nSee [the [a]{sic=\"b\"} one](#p1).\n",
        "<p>See <a class=\"ref\" href=\"#p1\">the <span class=\"corr\">a</span> one</a>\
         <sup><a href=\"#_note-a\" id=\"_corr-a\" aria-label=\"Note a\">a</a></sup>.</p>",
    );
}

#[test]
fn a_footnote_stands_after_its_paragraph_with_its_own_figure() {
    check(
        "{#p1}\nOne[^p1-7] and again[^p1-7].\n\n[^p1-7]: A note.\n",
        "<p>One<sup><a href=\"#_fn-p1-7\" id=\"_fnref-p1-7\" aria-label=\"Footnote 7\">7</a></sup> and \
         again<sup><a href=\"#_fn-p1-7\" aria-label=\"Footnote 7\">7</a></sup>.</p>\n\
         <div class=\"fn\" id=\"_fn-p1-7\"><a class=\"ref\" href=\"#_fnref-p1-7\" aria-label=\"Footnote 7, back to the text\">7</a> \
         A note.</div>",
    );
}

#[test]
fn lists_quotations_and_verse() {
    check("{#p1}\n- one\n- two\n", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>");
    check("{#p1}\n3. one\n\n4. two\n", "<ol start=\"3\">\n<li><p>one</p></li>\n<li><p>two</p></li>\n</ol>");
    check("{#p1}\n> Said.\n", "<blockquote><p>Said.</p></blockquote>");
    check(
        "{#p1}\nIn it:\n\n{.verse lang=\"ar\"}\nA\\\nB\n",
        "<p>In it:</p>\n<p class=\"verse\" lang=\"ar\" dir=\"rtl\">A<br>\nB</p>",
    );
}

#[test]
fn a_table_can_be_reached_and_is_named() {
    check(
        "{#p1}\n| A | B |\n|---|--:|\n| a | 1 |\n",
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table in paragraph 1\">\n<table class=\"grid\">\n\
         <thead><tr><th scope=\"col\">A</th><th scope=\"col\" class=\"end\">B</th></tr></thead>\n<tbody>\n\
         <tr><td>a</td><td class=\"end\">1</td></tr>\n</tbody>\n</table>\n</div>",
    );
}

#[test]
fn code_is_word_for_word() {
    check(
        "{#p1}\n```text\na < b\n```\n",
        "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code in paragraph 1\"><code class=\"language-text\">a &lt; b</code></pre>",
    );
}

#[test]
fn quoted_elsewhere_a_paragraph_has_no_ids_and_no_notes() {
    let site =
        site("en", "{#p1}\nA [b]{sic=\"c\"}[^p1-1] of the Final Act, the Final Act.\n\n[^p1-1]: A note.\n", false);
    let (document, face) = (&site.documents[0], face(false));
    let at = Route::file("works/final-act.html");
    let scene = Scene { at: &at, face: &face };
    assert_eq!(
        scene.quote(document, 0, None),
        "<p>A b of the <a class=\"ref\" href=\"final-act.html\">Final Act</a>, the Final Act.</p>"
    );
    assert_eq!(
        scene.quote(document, 0, Some(&site.works[0].work.id)),
        "<p>A b of the <mark>Final Act</mark>, the <mark>Final Act</mark>.</p>"
    );
}

//! Laws that hold for every text.

use proptest::prelude::*;

use super::super::{Settings, print};
use super::generate::{document, hostile, wild};
use super::meaning::meaning;
use super::{read_as, read_well};
use crate::model::{
    Anchor, Annotation, Block, Content, Document, DocumentId, Heading, Inline, Meta, Paragraph, Part, own_text,
    push_inlines,
};
use crate::text::{Digest, Key, Span, words};

fn of_one_paragraph(inlines: Vec<Inline>) -> Document {
    let annotation = Annotation::of(Anchor::parse("p1").expect("an anchor"));
    let blocks = vec![Block::Prose(inlines)];
    let (words, span, key) = (String::new(), Span::default(), Key::default());
    let paragraph = Paragraph { annotation, blocks, notes: Vec::new(), lang: None, words, span, key };
    Document {
        id: DocumentId::parse_path("osce/test").expect("an id"),
        meta: Meta::default(),
        body: vec![Part::Paragraph(paragraph)],
        path: "content/osce/test.md".into(),
        text: "".into(),
        digest: Digest::default(),
    }
}

fn of_one_heading(title: Vec<Inline>) -> Document {
    let (words, span, key) = (String::new(), Span::default(), Key::default());
    let heading = Heading { level: 1, annotation: None, title, notes: Vec::new(), lang: None, words, span, key };
    Document { body: vec![Part::Heading(heading)], ..of_one_paragraph(Vec::new()) }
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(document in document()) {
        let text = print(&document);
        let (_, parsed) = read_as(&text, Settings::default());
        let problems: Vec<_> = parsed.problems.iter().filter(|problem| problem.code != "no-title").collect();
        prop_assert!(problems.is_empty(), "{problems:#?}\n{text}");
        let Content::Document(read) = parsed.content else { panic!("a page") };
        let (wanted, found) = (meaning(&document), meaning(&read));
        prop_assert_eq!(&wanted.0, &found.0, "{}", text);
        for (wanted, found) in wanted.1.iter().zip(&found.1) {
            prop_assert_eq!(wanted, found, "{}\n{}", text, found);
        }
        prop_assert_eq!(wanted.1.len(), found.1.len(), "{}", text);
        prop_assert_eq!(print(&read), text);
    }

    #[test]
    fn hostile_text_comes_back_word_for_word(pieces in prop::collection::vec((hostile(), "[ \n]{0,2}"), 1..6)) {
        let text: String = pieces.into_iter().map(|(piece, space)| piece + &space).collect();
        prop_assume!(!text.trim_matches([' ', '\n', '\t']).is_empty());
        let document = of_one_paragraph(vec![Inline::Text(text.clone())]);
        let printed = print(&document);
        let read = read_well(&printed);
        prop_assert_eq!(read.body.len(), 1, "{}", &printed);
        prop_assert_eq!(read.body[0].words(), words::one_line(&text), "{}", printed);
    }

    #[test]
    fn wild_inlines_keep_their_words(inlines in wild()) {
        let mut text = String::new();
        push_inlines(&inlines, &mut text);
        let wanted = words::one_line(&text);
        prop_assume!(!wanted.is_empty());
        let printed = print(&of_one_paragraph(inlines));
        let (_, parsed) = read_as(&printed, Settings::default());
        let Content::Document(read) = parsed.content else { panic!("a page") };
        let found: Vec<&str> = read.body.iter().map(Part::words).collect();
        prop_assert_eq!(found.concat().replace(' ', ""), wanted.replace(' ', ""), "{}", printed);
    }

    #[test]
    fn any_text_comes_back_word_for_word(text in "\\PC{1,40}") {
        prop_assume!(!words::one_line(&text).is_empty() && !text.contains('\0'));
        let printed = print(&of_one_paragraph(vec![Inline::Text(text.clone())]));
        let (_, parsed) = read_as(&printed, Settings::default());
        let Content::Document(read) = parsed.content else { panic!("a page") };
        prop_assert_eq!(read.body[0].words(), words::one_line(&text), "{}", printed);
    }

    #[test]
    fn no_text_panics(text in "(---\n\\PC{0,9}(---\n)?)?(\\PC|[\n{}\\[\\]#\"=`>*_|:^-]|sic=|topics=|\n\n| {4}){0,60}") {
        for allow_html in [false, true] {
            let (source, parsed) = read_as(&text, Settings { allow_html });
            check_places(&source, &parsed);
        }
    }

    #[test]
    fn no_broken_document_panics(
        document in document(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..9_usize), 1..6),
    ) {
        let mut signs: Vec<char> = print(&document).chars().collect();
        for (index, edit) in edits {
            let at = index.index(signs.len().max(1));
            match edit {
                0 if at < signs.len() => { signs.remove(at); }
                edit => signs.insert(at.min(signs.len()), [' ', '\n', '{', '}', '[', ']', '"', '\\', '`'][edit]),
            }
        }
        let text: String = signs.into_iter().collect();
        let (source, parsed) = read_as(&text, Settings::default());
        check_places(&source, &parsed);
    }
}

/// Every place lies in the text, between characters; every problem says what to do; words are what the blocks hold.
#[track_caller]
fn check_places(source: &crate::text::Source, parsed: &super::super::Parsed) {
    for problem in &parsed.problems {
        let place = problem.at.as_ref().expect("a place");
        assert!(source.text.get(place.span.range()).is_some(), "{problem:?}");
        assert!(problem.help.is_some(), "{problem:?}");
    }
    if let Content::Document(document) = &parsed.content {
        for part in &document.body {
            assert!(source.text.get(part.span().range()).is_some(), "{part:?}");
            if let Part::Paragraph(paragraph) = part {
                let own = words::one_line(&own_text(&paragraph.blocks, &paragraph.notes));
                assert_eq!(paragraph.words, own);
            }
        }
    }
}

#[test]
fn a_correction_after_a_fence_in_a_list_is_one() {
    let document = read_well("{#p1}\n- a\n    ```\n\n    ```\n  - [b]{sic=\"c\"}\n    ```\n    ```\n");
    assert!(!document.body[0].words().contains("sic"), "{}", document.body[0].words());
}

#[test]
fn what_a_heading_corrects_is_no_attribute() {
    for sic in ["\t{.", " {-=", "a {#p3}", "a {#p3", "{}"] {
        let document = of_one_heading(vec![Inline::Corrected { new: Vec::new(), sic: sic.to_owned() }]);
        let read = read_well(&print(&document));
        assert_eq!(meaning(&read).1, meaning(&document).1);
    }
    let read = read_well("# a `x {.y` [b]{sic=\"c {#p1}\"} {#sec1 title=\"`]{sic=\\\"\"}\n");
    assert_eq!(read.body[0].words(), "a x {.y b");
    assert_eq!(read.body[0].annotation().map(|given| given.anchor.to_string()).as_deref(), Some("sec1"));
}

//! Anchors that are known, and those of what has no words of its own.

use super::*;

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
    let edited_and_later = "1. Alpha is so.\n2. Now this.\n3. Beta is so, as all of us know.\n4. Gamma is so.\n";
    let long = [("p1", "Alpha is so."), ("p2", "Beta is so, as all of them know."), ("p3", "Gamma is so.")];
    assert_eq!(anchors(edited_and_later, &long), "p1 p2.2 p2 p3");
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
        .map(|part| (part.annotation().expect("an anchor").anchor.clone(), part.words().to_owned()))
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

//! Front matter that is there already, and what is added to it or taken from it.

use super::super::{front_matter_text, with_missing_keys, without_key};
use super::read_well;
use crate::model::{Author, Meta};

#[test]
fn front_matter_that_is_there_is_kept() {
    let meta = Meta { title: "New".to_owned(), symbol: Some("X/1".to_owned()), ..Meta::default() };
    let existing = "---\ntitle: 'Old'  # by hand\nlabels:\n  p: \"{}.\"\n---\n\nBody.\n";
    assert_eq!(
        with_missing_keys(existing, &meta),
        "---\ntitle: 'Old'  # by hand\nlabels:\n  p: \"{}.\"\nsymbol: X/1\n---\n"
    );
    assert_eq!(with_missing_keys("Body.\n", &meta), "---\ntitle: New\nsymbol: X/1\n---\n");
    assert_eq!(front_matter_text(&Meta::default()), "");
    let meta = Meta { authors: vec![Author::Body("9".to_owned())], version: Some("2.0".to_owned()), ..Meta::default() };
    assert_eq!(front_matter_text(&meta), "---\nauthor: \"9\"\nversion: 2.0\n---\n");
    assert_eq!(read_well(&front_matter_text(&meta)).meta, meta);
}

#[test]
fn a_key_goes_with_its_lines() {
    let file = "---\ntitle: A\nlabels:\n  p: \"{}.\"\n\n  art: \"Art. {}\"\ndate: 1995\n---\nlabels: one.\n";
    assert_eq!(without_key(file, "labels"), "---\ntitle: A\ndate: 1995\n---\nlabels: one.\n");
    assert_eq!(without_key("---\nlabels: {}\n---\n", "labels"), "---\n---\n");
    assert_eq!(without_key("labels: one.\n", "labels"), "labels: one.\n");
}

//! That each rule sees what it forbids.

use super::file::File;
use super::rules::{below, codes_in, is_kebab, order, sentences, threads, undone, world};

fn file(path: &str, text: &str) -> File {
    File::new(path, text.to_owned())
}

#[test]
fn a_use_of_a_module_below() {
    let order = order("//! Map.\npub mod text;\n// x\npub mod model;\npub mod disk;\n");
    let complaints = |text| below(&file("src/model/a.rs", text), &order).len();
    assert_eq!(complaints("use crate::disk::inputs;"), 1);
    assert_eq!(complaints("use crate::{text::{Place, Span}, disk::{self, b}};"), 1);
    assert_eq!(complaints("fn f() { crate::disk::inputs(); }"), 1);
    assert_eq!(complaints("use crate::text::Span;\nuse super::Anchor;"), 0);
    assert_eq!(complaints("//! Not [`crate::disk`].\n#[cfg(test)]\nmod tests {\n    use crate::disk::a;\n}"), 0);
    assert_eq!(complaints("#[cfg(test)]\nmod tests {\n    fn a() {\n    }\n}\nuse crate::disk;\n"), 1);
    assert_eq!(complaints("#[cfg(test)]\nmod tests;\nuse crate::disk;\n"), 1);
    assert_eq!(below(&file("src/disk/a.rs", "use crate::model::Route;"), &order).len(), 0);
}

#[test]
fn a_touch_of_the_world() {
    for text in [
        "use std::fs;",
        "use std::{fmt, fs};",
        "std::env::var(\"HOME\")",
        "use std::{collections::{A, B}, process::Command};",
        "Instant::now()",
        "println!(\"x\")",
        "eprint!(\"x\")",
    ] {
        assert_eq!(world(&file("src/site/a.rs", text)).len(), 1, "{text}");
        assert_eq!(world(&file("src/disk/a.rs", text)).len(), 0, "{text}");
    }
    assert_eq!(world(&file("src/site/a.rs", "env!(\"CARGO_PKG_VERSION\"); use std::fmt;")).len(), 0);
    assert_eq!(threads(&file("src/site/a.rs", "documents.par_iter()")).len(), 1);
    assert_eq!(threads(&file("src/build/mod.rs", "documents.par_iter()")).len(), 0);
}

#[test]
fn what_is_undone_or_not_listed() {
    assert_eq!(undone(&file("src/a.rs", concat!("to", "do!()"))).len(), 1);
    assert_eq!(undone(&file("src/a.rs", concat!("d", "bg!(x)"))).len(), 1);
    assert_eq!(codes_in("static A: Code = Code::error(\n    \"a-b\",\n    \"x\");"), ["a-b"]);
    assert!(is_kebab("dead-link") && !is_kebab("Dead-link") && !is_kebab("dead_link"));
    assert_eq!(sentences("What it is.\n\nDo `a.b` then."), 2);
}

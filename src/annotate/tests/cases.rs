//! Every text of `tests/cases/import` becomes what is expected of it. `SNAPSHOTS=overwrite` writes what it becomes.

use std::fs;
use std::path::Path;

use snapbox::Data;

use super::{annotated, import, listing, problems};

#[test]
fn every_text_becomes_what_is_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/import");
    let names = fs::read_dir(&folder).expect("the texts are there").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().expect("a name in Unicode")).collect();
    names.retain(|name| name != "README.md" && !name.ends_with(".expected"));
    names.sort();
    let snapshots = snapbox::Assert::new().action_env("SNAPSHOTS");
    let mut wrong = String::new();
    for name in names {
        let stem = name.split_once('.').map_or(&*name, |(stem, _)| stem);
        let expected = Data::read_from(&folder.join(format!("{stem}.expected")), None).raw();
        let became = became(&name, &fs::read(folder.join(&name)).expect("the text can be read"));
        if let Err(difference) = snapshots.try_eq(Some(&name), became.into(), expected) {
            wrong.push_str(&difference.to_string());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The account of a text, what is known of it, and its parts.
fn became(name: &str, bytes: &[u8]) -> String {
    let imported = import(name, bytes);
    let annotated = annotated(&imported, &[]);
    let proved = problems(&imported, &annotated).is_empty();
    let meta = &annotated.document.meta;
    format!(
        "{}\ntitle: {}\ndate: {}\nsymbol: {}\nlanguage: {}\nlabels: {:?}\n\n{}",
        annotated.account.show(name, proved),
        meta.title,
        meta.date.map_or_else(String::new, |date| date.to_string()),
        meta.symbol.as_deref().unwrap_or(""),
        meta.language.as_deref().unwrap_or(""),
        meta.labels.patterns,
        listing(&annotated.document)
    )
}

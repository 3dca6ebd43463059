//! The law of what is remembered: whatever was changed before, the site that is shown is the one that would be built from
//! nothing, byte for byte, and so is what it is told to have wrong.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use pincite::build::{self, Built, Memo};
use pincite::disk::{self, Kept};
use proptest::prelude::*;

use crate::editing::{steps, take};
use crate::incremental::{Files, PLAIN, edit, site, write};

/// Everything that a plan makes; in place of a file that cannot be made, the problem.
fn made(built: &Built) -> BTreeMap<String, Vec<u8>> {
    let files = built.plan.iter().map(|(route, planned)| {
        let made = (planned.make)().unwrap_or_else(|problem| format!("{problem:?}").into_bytes());
        (route.to_string(), [planned.key.to_string().as_bytes(), &made].concat())
    });
    files.collect()
}

/// What is not as it would be built from nothing.
fn stale(root: &Path, files: &mut Kept, memo: &mut Memo) -> Vec<String> {
    let mut inputs = disk::inputs_again(root, files);
    inputs.options.drafts = true;
    let warm = build::build_again(&inputs, memo);
    let mut inputs = disk::inputs(root);
    inputs.options.drafts = true;
    let cold = build::build(&inputs);
    let (of_warm, of_cold) = (made(&warm), made(&cold));
    let routes = of_warm.keys().chain(of_cold.keys()).filter(|route| of_warm.get(*route) != of_cold.get(*route));
    let mut stale: Vec<String> = routes.cloned().collect();
    stale.dedup();
    if warm.report.plain() != cold.report.plain() {
        stale.push(format!("warm: {}\ncold: {}", warm.report.plain(), cold.report.plain()));
    }
    stale
}

/// So many chains of edits are tried; the environment may ask for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_is_remembered_is_what_is_built_anew(steps in steps(10..30)) {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let (original, mut files, mut last) = (site(), site(), Vec::new());
        write(folder.path(), &Files::new(), &files);
        let (mut kept, mut memo) = (Kept::default(), Memo::default());
        for (place, step) in steps.iter().enumerate() {
            let old = files.clone();
            take(&mut files, *step, &original, &mut last);
            write(folder.path(), &old, &files);
            age(folder.path(), &old, &files);
            let stale = stale(folder.path(), &mut kept, &mut memo);
            prop_assert!(stale.is_empty(), "after {:?}\n{}", &steps[..=place], stale.join("\n"));
        }
    }
}

/// Makes what was written now look as old as what is not opened again, so that this is tried too.
fn age(root: &Path, old: &Files, new: &Files) {
    let written = std::time::SystemTime::now() - std::time::Duration::from_secs(60);
    for (path, _) in new.iter().filter(|(path, text)| old.get(*path) != Some(text)) {
        let file = fs::File::options().write(true).open(root.join(path)).expect("the file is there");
        file.set_modified(written).expect("its time can be set");
    }
}

#[test]
fn an_edit_of_one_document_leaves_the_others_as_they_were() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut files = site();
    write(folder.path(), &Files::new(), &files);
    let (mut kept, mut memo) = (Kept::default(), Memo::default());
    let mut look = || {
        let built = build::build_again(&disk::inputs_again(folder.path(), &mut kept), &mut memo);
        built.world.expect("it has no error")
    };
    let before = look();
    let old = files.clone();
    edit(&mut files, &(PLAIN, "Three.", "Three and more."));
    write(folder.path(), &old, &files);
    let after = look();
    let same = |id: &str| {
        let find = |world: &pincite::outputs::World| {
            let index = world.site.documents.iter().position(|document| document.document.id.as_str() == id)?;
            Some((world.site.documents[index].clone(), world.documents[index].clone()))
        };
        let (before, after) = (find(&before).expect("it is there"), find(&after).expect("it is there"));
        (std::sync::Arc::ptr_eq(&before.0, &after.0), std::sync::Arc::ptr_eq(&before.1, &after.1))
    };
    assert_eq!(same("plain"), (false, false));
    assert_eq!((same("osce/accord"), same("osce/letter")), ((true, true), (true, true)));
}

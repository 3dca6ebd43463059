//! The law of the desk: whatever is done to the files, a browser then gets what a build from nothing would write, or, for as
//! long as something is wrong, what is wrong and the last good site.

use std::collections::BTreeMap;
use std::path::Path;

use pincite::diagnostic::{Diagnostic, Severity};
use pincite::{build, disk};
use proptest::prelude::*;

use super::Served;
use crate::editing::{Step, steps, take};
use crate::incremental::{self, CONFIG, Files, LEDGER};

/// How many edits are made on one served site, one after the other.
const COUNT: usize = 200;

/// After so many edits in a row that leave an error they are taken back.
const BADS: usize = 2;

/// A permalink that is retired, and no record of words: with one, hardly an edit would be without an error.
const GONE: &str = "\
# written by `pincite ledger accept`
document: { since: 2026-01-02, title: \"An Accord\" }
anchors:
  p3: { since: 2026-01-02, text: t0000000000000002, words: 2, begins: \"Three was\", gone: 2026-02-02, why: merged }
";

/// The path of an address on the host → bytes.
type Site = BTreeMap<String, Vec<u8>>;

/// The files that a build from nothing would write, or the errors that it would tell; no text if making a file met them.
fn cold(root: &Path) -> Result<Site, Option<String>> {
    let mut inputs = disk::inputs(root);
    inputs.options.drafts = true;
    let mut built = build::build(&inputs);
    if built.report.has_errors() {
        built.report.keep(|problem| problem.severity == Severity::Error);
        return Err(Some(built.report.plain()));
    }
    let base = built.world.as_ref().and_then(|world| world.site.base_url.as_ref()).map_or("/", |base| base.path());
    let made = built.plan.iter().map(|(route, planned)| Ok((format!("{base}{}", route.as_str()), (planned.make)()?)));
    made.collect::<Result<Site, Diagnostic>>().map_err(|_| None)
}

/// How what is served differs from what it should be.
fn differs(served: &Served, good: &Site, wrong: Option<&Option<String>>) -> Option<String> {
    let told = served.now("index.html")["problems"].as_str().expect("a text").to_owned();
    let is_told = match wrong {
        None => told.is_empty(),
        Some(None) => !told.is_empty(),
        Some(Some(errors)) => told == *errors,
    };
    let stale =
        good.iter().filter(|(path, bytes)| served.ask("GET", path, "").body != **bytes).map(|(path, _)| &**path);
    let stale: Vec<&str> = stale.collect();
    (!is_told || !stale.is_empty()).then(|| format!("stale: {stale:?}\ntold: {told}\nexpected: {wrong:?}"))
}

/// Goes through the steps on a served site. Says how many of them left it without an error.
fn follow(steps: &[Step]) -> Result<usize, TestCaseError> {
    let folder = tempfile::tempdir().expect("a folder");
    let (root, mut original, mut last) = (folder.path(), incremental::site(), Vec::new());
    original.insert(LEDGER, GONE.to_owned());
    let mut files = original.clone();
    incremental::write(root, &Files::new(), &files);
    let (mut good, mut good_files) = (cold(root).expect("the site has no error"), files.clone());
    let served = Served::at(root);
    let mut editions = served.editions();
    let (mut goods, mut bads) = (0, 0);
    for place in 0..=steps.len() {
        let old = files.clone();
        match steps.get(place) {
            // Errors in a row are taken back together, as nobody goes on for long in a site that is not shown.
            Some(_) if bads == BADS => files.clone_from(&good_files),
            Some(step) => take(&mut files, *step, &original, &mut last),
            // At the end all is as at the beginning but for what every page shows, so that nothing is left to come.
            None => {
                files.clone_from(&original);
                incremental::edit(&mut files, &(CONFIG, "title: A site", "title: The end"));
            }
        }
        incremental::write(root, &old, &files);
        let wrong = match cold(root) {
            Ok(site) => {
                (good, good_files, bads, goods) = (site, files.clone(), 0, goods + 1);
                None
            }
            Err(wrong) => {
                bads += 1;
                Some(wrong)
            }
        };
        while let Some(differs) = differs(&served, &good, wrong.as_ref()) {
            prop_assert!(editions.comes(), "after {:?}\n{differs}", &steps[..steps.len().min(place + 1)]);
        }
    }
    Ok(goods)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn what_is_served_after_any_edit_is_what_is_built_anew(steps in steps(COUNT..COUNT + 1)) {
        let goods = follow(&steps)?;
        prop_assert!(goods > COUNT / 4, "only {goods} of {COUNT} edits left a site without an error");
    }
}

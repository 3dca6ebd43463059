//! Edits → the files of a site. What somebody has changed meanwhile is left alone.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Fix, Report, mend};
use crate::disk;
use crate::text::Source;

/// Makes edits, whose texts a report knows, in their files. Gives each that was made, with its text as it was.
pub(super) fn write_fixes<'a>(
    root: &Path,
    report: &'a Report,
    fixes: impl Iterator<Item = &'a Fix>,
) -> Result<Vec<(&'a Source, &'a Fix)>, Diagnostic> {
    let mut by_path: BTreeMap<&Arc<str>, Vec<&Fix>> = BTreeMap::new();
    for fix in fixes {
        by_path.entry(&fix.at.path).or_default().push(fix);
    }
    let mut all = Vec::new();
    for (path, fixes) in by_path {
        let Some(source) = report.source(path) else { continue };
        let file = root.join(&**path);
        let bytes = disk::read_bytes(&file)?;
        let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        if &bytes[mark..] != source.text.as_bytes() {
            // Somebody is writing it; the next time sees what stands there then.
            continue;
        }
        let (mended, made) = mend(&source.text, fixes);
        disk::write_file(&file, &[&bytes[..mark], mended.as_bytes()].concat())?;
        all.extend(made.into_iter().map(|fix| (source, fix)));
    }
    Ok(all)
}

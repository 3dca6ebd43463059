//! Problems in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS Standard of 27 March 2020), which code
//! hosts and editors show beside the lines.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Code, Diagnostic, Fix, Report, Severity};
use crate::text::Place;

/// One log with one run. Of `codes` those that occur are its rules; columns count characters.
pub(super) fn show(report: &Report, codes: &[&Code]) -> String {
    let problems = report.sorted();
    let occur: BTreeSet<&str> = problems.iter().map(|problem| problem.code).collect();
    let rules: Vec<Value> = codes.iter().filter(|code| occur.contains(code.code)).map(|code| rule(code)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "pincite", "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": problems.into_iter().map(|problem| result(report, problem)).collect::<Vec<_>>(),
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).expect("plain values serialise");
    text.push('\n');
    text
}

fn rule(code: &Code) -> Value {
    let about = code.about;
    let first = about.split_once("\n\n").map_or(about, |(first, _)| first).replace('\n', " ");
    json!({
        "id": code.code,
        "shortDescription": { "text": first },
        "fullDescription": { "text": about },
        "defaultConfiguration": { "level": level(code.default) },
    })
}

/// Section 3.27.10 has four levels; what is off is not shown.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
        Severity::Off => "none",
    }
}

fn result(report: &Report, problem: &Diagnostic) -> Value {
    let help = problem.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
    let mut result = json!({
        "ruleId": problem.code,
        "level": level(problem.severity),
        "message": { "text": format!("{}{help}", problem.message) },
    });
    if let Some(at) = &problem.at {
        result["locations"] = json!([{ "physicalLocation": location(report, at) }]);
    }
    if !problem.also.is_empty() {
        let also = problem
            .also
            .iter()
            .map(|label| json!({ "physicalLocation": location(report, &label.at), "message": { "text": label.text } }));
        result["relatedLocations"] = also.collect();
    }
    if let Some(edit) = problem.fix.as_ref().and_then(|fix| edit(report, fix)) {
        result["fixes"] = json!([edit]);
    }
    result
}

fn location(report: &Report, at: &Place) -> Value {
    let mut location = json!({ "artifactLocation": { "uri": uri(&at.path) } });
    if let Some(region) = region(report, at) {
        location["region"] = region;
    }
    location
}

fn region(report: &Report, at: &Place) -> Option<Value> {
    let source = report.source(&at.path)?;
    let (start, end) = (source.line_and_column(at.span.start), source.line_and_column(at.span.end));
    Some(json!({ "startLine": start.0, "startColumn": start.1, "endLine": end.0, "endColumn": end.1 }))
}

fn edit(report: &Report, fix: &Fix) -> Option<Value> {
    Some(json!({
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(&fix.at.path) },
            "replacements": [{ "deletedRegion": region(report, &fix.at)?, "insertedContent": { "text": fix.text } }],
        }],
    }))
}

/// A path below the site's folder as a relative reference (RFC 3986, section 4.2).
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

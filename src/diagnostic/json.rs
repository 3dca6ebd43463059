//! Problems as a JSON array, for programs.

use serde_json::{Value, json};

use super::{Diagnostic, Report};
use crate::text::Place;

/// One object a problem: `code`, `severity`, `message`, `path`, `line`, `column`, `end_line`, `end_column`, `also`,
/// `help`, `fix`. Lines and columns count from 1; what is not known is `null`.
pub(super) fn show(report: &Report) -> String {
    let rows: Vec<Value> = report.sorted().into_iter().map(|problem| row(report, problem)).collect();
    let mut text = serde_json::to_string_pretty(&rows).expect("plain values serialise");
    text.push('\n');
    text
}

fn row(report: &Report, problem: &Diagnostic) -> Value {
    let mut row = json!({ "code": problem.code, "severity": problem.severity.word(), "message": problem.message });
    extend(&mut row, &place(report, problem.at.as_ref()));
    row["also"] = problem
        .also
        .iter()
        .map(|label| {
            let mut also = json!({ "text": label.text });
            extend(&mut also, &place(report, Some(&label.at)));
            also
        })
        .collect();
    row["help"] = json!(problem.help);
    row["fix"] = problem.fix.as_ref().map_or(Value::Null, |fix| {
        let mut edit = json!({ "text": fix.text });
        extend(&mut edit, &place(report, Some(&fix.at)));
        edit
    });
    row
}

fn place(report: &Report, at: Option<&Place>) -> Value {
    let Some(at) = at else {
        return json!({ "path": null, "line": null, "column": null, "end_line": null, "end_column": null });
    };
    let source = report.source(&at.path);
    let start = source.map(|source| source.line_and_column(at.span.start));
    let end = source.map(|source| source.line_and_column(at.span.end));
    json!({
        "path": &*at.path,
        "line": start.map(|at| at.0),
        "column": start.map(|at| at.1),
        "end_line": end.map(|at| at.0),
        "end_column": end.map(|at| at.1),
    })
}

fn extend(row: &mut Value, more: &Value) {
    let (Some(row), Some(more)) = (row.as_object_mut(), more.as_object()) else { return };
    row.extend(more.iter().map(|(key, value)| (key.clone(), value.clone())));
}

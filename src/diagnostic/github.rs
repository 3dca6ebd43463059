//! Problems as GitHub workflow commands.

use super::{Report, Severity};

/// One line a problem, as `::error file=…,line=…,col=…,title=CODE::message`, escaped as the runner's toolkit does.
pub(super) fn show(report: &Report) -> String {
    let mut text = String::new();
    for problem in report.sorted() {
        let kind = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note | Severity::Off => "notice",
        };
        let mut properties = Vec::new();
        if let Some(at) = &problem.at {
            properties.push(format!("file={}", property(&at.path)));
            if let Some(source) = report.source(&at.path) {
                let (line, column) = source.line_and_column(at.span.start);
                properties.push(format!("line={line}"));
                properties.push(format!("col={column}"));
            }
        }
        properties.push(format!("title={}", property(problem.code)));
        let help = problem.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
        let message = data(&format!("{}{help}", problem.message));
        text.push_str(&format!("::{kind} {}::{message}\n", properties.join(",")));
    }
    text
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

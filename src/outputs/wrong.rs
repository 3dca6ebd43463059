//! What templates get wrong on many pages at once.

use crate::diagnostic::Diagnostic;
use crate::model::Route;

/// The problems of pages that could not be made, each once, with the first page that has it and how many more have.
pub fn wrong_pages<'a>(problems: impl IntoIterator<Item = (&'a Route, Diagnostic)>) -> Vec<Diagnostic> {
    let mut found: Vec<(Diagnostic, &Route, usize)> = Vec::new();
    for (route, problem) in problems {
        match found.iter_mut().find(|(other, ..)| *other == problem) {
            Some((.., more)) => *more += 1,
            None => found.push((problem, route, 0)),
        }
    }
    found.into_iter().map(|(problem, route, more)| on_page(problem, route, more)).collect()
}

fn on_page(problem: Diagnostic, route: &Route, more: usize) -> Diagnostic {
    let others = match more {
        0 => String::new(),
        1 => " and one more page".to_owned(),
        more => format!(" and {more} more pages"),
    };
    let help = problem.help.as_ref().map(|help| format!("{help}; ")).unwrap_or_default();
    problem.help(format!("{help}it shows in making `{route}`{others}"))
}

#[cfg(test)]
mod tests {
    use super::super::bad_template::BAD_TEMPLATE;
    use super::*;

    #[test]
    fn a_problem_is_told_once_with_its_first_page() {
        let routes = ["a.html", "b.html", "c.html"].map(Route::file);
        let problem = |text: &str| Diagnostic::new(&BAD_TEMPLATE, text);
        let problems = routes.iter().map(|route| (route, problem("all")));
        let said = wrong_pages(problems.chain([(&routes[1], problem("one").help("mend it"))]));
        let help: Vec<_> = said.iter().map(|problem| problem.help.as_deref().unwrap_or_default()).collect();
        assert_eq!(help, ["it shows in making `/a.html` and 2 more pages", "mend it; it shows in making `/b.html`"]);
    }
}

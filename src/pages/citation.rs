//! A citation as HTML.

use super::prose::escape::push_text;
use crate::citations::Run;

/// The words of a citation, fit to stand between tags.
pub fn citation(runs: &[Run]) -> String {
    let mut html = String::with_capacity(runs.iter().map(|run| run.text.len() + 8).sum());
    for run in runs {
        let [open, close] = if run.italic { ["<i>", "</i>"] } else { ["", ""] };
        html.push_str(open);
        push_text(&mut html, &run.text);
        html.push_str(close);
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_italic_is_marked_and_nothing_else_is_markup() {
        let run = |text: &str, italic| Run { text: text.to_owned(), italic };
        assert_eq!(citation(&[run("A & B, ", false), run("On <x>", true)]), "A &amp; B, <i>On &lt;x&gt;</i>");
    }
}

//! Two texts line by line, for people: what only one of them has.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The lines that only `old` has behind `-`, those that only `new` has behind `+`, under the line of `new` where they
/// stand. `new` begins at `first_line` of its file.
pub(super) fn difference(old: &str, new: &str, first_line: usize) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let mut shown = String::new();
    for change in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if let DiffOp::Equal { .. } = change {
            continue;
        }
        shown.push_str(&format!("line {}\n", first_line + change.new_range().start));
        old[change.old_range()].iter().for_each(|line| shown.push_str(&format!("- {line}\n")));
        new[change.new_range()].iter().for_each(|line| shown.push_str(&format!("+ {line}\n")));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn changed_added_and_taken_out() {
        let (old, new) = ("one\ntwo\nthree\nfour\n", "one\n2\nthree\nfour\nfive\n");
        assert_eq!(difference(old, new, 10), "line 11\n- two\n+ 2\nline 14\n+ five\n");
        assert_eq!(difference(new, "one\n2\nfour\nfive\n", 1), "line 3\n- three\n");
        assert_eq!(difference(old, old, 1), "");
    }
}

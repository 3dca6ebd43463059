//! Tables that are drawn with signs → rows of cells.

use std::collections::BTreeSet;

use super::lines::Line;

/// The rows of a table, each with its cells.
pub type Rows = Vec<Vec<String>>;

/// Reads the table that begins at the first line; says how many lines it takes.
pub fn table(lines: &[Line]) -> Option<(Rows, usize)> {
    let first = lines.first()?;
    if is_border_of_grid(first.text) {
        let length = lines.iter().take_while(|line| line.text.starts_with(['+', '|'])).count();
        return (length > 2).then(|| (grid(&lines[..length]), length));
    }
    let columns = columns(first.text)?;
    let is_border = |line: &Line| line.indent == first.indent && self::columns(line.text).is_some();
    // The table ends with the last border before a blank line.
    let end = (1..lines.len()).find(|at| is_border(&lines[*at]) && lines.get(at + 1).is_none_or(Line::is_blank))?;
    let inner = lines[1..end].iter().filter(|line| !is_border(line) && !is_span(line.text));
    Some((simple(first.indent, &columns, inner), end + 1))
}

fn is_border_of_grid(line: &str) -> bool {
    line.len() > 2 && line.starts_with('+') && line.ends_with('+') && line.chars().all(|c| "+-=".contains(c))
}

/// Cells lie between the bars that stand where a border has a corner; rows lie between borders. A cell that goes over
/// several rows has in each what stands there.
fn grid(lines: &[Line]) -> Rows {
    let corners: BTreeSet<usize> = (lines.iter().filter(|line| is_border_of_grid(line.text)))
        .flat_map(|line| line.text.char_indices().filter(|(_, c)| *c == '+').map(|(at, _)| at))
        .collect();
    let mut rows: Rows = Vec::new();
    let mut row: Vec<String> = Vec::new();
    for line in lines {
        if is_border_of_grid(line.text) {
            rows.extend(Some(std::mem::take(&mut row)).filter(|row| !row.is_empty()));
            continue;
        }
        let parts = parts(line.text, &corners);
        if parts.iter().any(Option::is_none) {
            rows.extend(Some(std::mem::take(&mut row)).filter(|row| !row.is_empty()));
        }
        for (index, part) in parts.into_iter().map(Option::unwrap_or_default).enumerate() {
            if row.len() <= index {
                row.push(String::new());
            }
            row[index].push_str(part.trim());
            row[index].push('\n');
        }
    }
    rows.extend(Some(row).filter(|row| !row.is_empty()));
    rows
}

/// What stands between the bars of a line; `None` for a border.
fn parts<'a>(line: &'a str, corners: &BTreeSet<usize>) -> Vec<Option<&'a str>> {
    let mut parts = Vec::new();
    let mut start = None;
    for (column, (at, c)) in line.char_indices().enumerate() {
        if "|+".contains(c) && corners.contains(&column) {
            let part = start.map(|start| &line[start..at]);
            let is_border = |part: &&str| part.len() > 1 && part.chars().all(|c| "-=+".contains(c));
            parts.extend(part.map(|part| Some(part).filter(|part| !is_border(part))));
            start = Some(at + 1);
        }
    }
    // A line without its last bar.
    parts.extend(start.map(|start| &line[start..]).filter(|rest| !rest.trim().is_empty()).map(Some));
    parts
}

/// Where the columns of a simple table begin, in characters: `====  ====`.
fn columns(line: &str) -> Option<Vec<usize>> {
    let drawn = line.contains("= ") && line.chars().all(|c| "= ".contains(c));
    let begins = |(index, c): (usize, char), before: Option<char>| (c == '=' && before != Some('=')).then_some(index);
    let befores = std::iter::once(None).chain(line.chars().map(Some));
    drawn.then(|| line.chars().enumerate().zip(befores).filter_map(|(at, before)| begins(at, before)).collect())
}

/// A line of a simple table that says which columns are one.
fn is_span(line: &str) -> bool {
    line.contains("--") && line.chars().all(|c| "- ".contains(c))
}

/// A line whose first cell is empty goes on with the row before.
fn simple<'a>(indent: usize, columns: &[usize], lines: impl Iterator<Item = &'a Line<'a>>) -> Rows {
    let mut rows: Rows = Vec::new();
    for line in lines.filter(|line| !line.is_blank()) {
        let cells = cells(indent, columns, line);
        match rows.last_mut() {
            Some(row) if cells[0].is_empty() => row.iter_mut().zip(&cells).for_each(|(whole, more)| {
                whole.push('\n');
                whole.push_str(more);
            }),
            _ => rows.push(cells),
        }
    }
    rows
}

fn cells(indent: usize, columns: &[usize], line: &Line) -> Vec<String> {
    let mut cells = vec![String::new(); columns.len()];
    let mut cell = 0;
    let mut before = ' ';
    for (at, c) in line.text.chars().enumerate() {
        let column = at + line.indent - indent.min(line.indent);
        // A word that goes on over the beginning of a column belongs to the cell before it.
        while cell + 1 < columns.len() && column >= columns[cell + 1] && (before == ' ' || column > columns[cell + 1]) {
            if before != ' ' {
                break;
            }
            cell += 1;
        }
        cells[cell].push(c);
        before = c;
    }
    cells
        .iter()
        .map(|cell| cell.trim().to_owned())
        .map(|cell| if cell == "\\" { String::new() } else { cell })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        let (rows, _) = table(&lines(text)).expect("a table");
        let tidy = |cell: &String| cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(tidy).collect()).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn tables_of_both_kinds() {
        check(
            "+---+-----+\n| A | B   |\n+===+=====+\n| a | b c |\n|   | d   |\n+---+-----+\n",
            &[&["A", "B"], &["a", "b c d"]],
        );
        check(
            "+--------+---+\n| C++    | - |\n+----+---+   |\n| ab | c |   |\n+----+---+---+\n",
            &[&["C++", "-"], &["ab", "c", ""]],
        );
        check(
            "=====  ===\nFee    For\n=====  ===\n1      one dog\n       or two\ntwo    cats\n=====  ===\n",
            &[&["Fee", "For"], &["1", "one dog or two"], &["two", "cats"]],
        );
        assert_eq!(table(&lines("=====\nOne\n=====\n")), None);
        assert_eq!(table(&lines("= =\nno end\n")), None);
    }
}

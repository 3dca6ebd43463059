//! The markup inside a paragraph → its words, as docutils recognises it: a mark begins where no word goes on before it and
//! ends where none goes on after it.

use super::names::{Names, is_note};

/// A stretch of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words, and whether they are strong.
    Words(String, bool),
    /// A number above the line.
    Raised(String),
    /// The mark of a note.
    Mark(String),
}

/// The pieces of a paragraph. `count` is how many notes without a name were referred to before.
pub fn pieces(text: &str, names: &Names, count: &mut usize) -> Vec<Piece> {
    let mut reader = Reader { text, at: 0, plain: String::new(), pieces: Vec::new(), endless: Vec::new() };
    while reader.at < text.len() {
        if !reader.markup(names, count) {
            reader.plain();
        }
    }
    reader.flush();
    reader.pieces
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    plain: String,
    pieces: Vec<Piece>,
    /// Marks that have no end behind here, so that nobody looks for one again.
    endless: Vec<&'static str>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn flush(&mut self) {
        if !self.plain.is_empty() {
            self.pieces.push(Piece::Words(std::mem::take(&mut self.plain), false));
        }
    }

    fn push(&mut self, piece: Piece) {
        self.flush();
        self.pieces.push(piece);
    }

    /// A character that is none of a mark, or stands behind a backslash.
    fn plain(&mut self) {
        let mut rest = self.rest().chars();
        let Some(first) = rest.next() else { return };
        self.at += first.len_utf8();
        match rest.next() {
            Some(second) if first == '\\' => {
                self.at += second.len_utf8();
                // A space behind a backslash parts nothing.
                self.plain.extend(Some(second).filter(|second| !second.is_whitespace()));
            }
            _ => self.plain.push(first),
        }
    }

    /// Reads a mark with what it marks, if there is one here.
    fn markup(&mut self, names: &Names, count: &mut usize) -> bool {
        match self.rest().as_bytes()[0] {
            b'`' if self.rest().starts_with("``") => match self.marked("``") {
                Some(inner) => self.push(Piece::Words(inner.to_owned(), false)),
                None => return false,
            },
            b'`' => return self.interpreted("", names),
            b':' => return self.role(names),
            b'*' if self.rest().starts_with("**") => match self.marked("**") {
                Some(inner) => self.push(Piece::Words(unescaped(inner), true)),
                None => return false,
            },
            b'*' => match self.marked("*") {
                Some(inner) => self.plain.push_str(&unescaped(inner)),
                None => return false,
            },
            b'|' => match self.marked("|") {
                Some(inner) => {
                    let what = names.substitutions.get(&inner.to_lowercase());
                    self.plain.push_str(&what.map_or_else(|| format!("|{inner}|"), |what| unescaped(what)));
                    self.skip_underscores();
                }
                None => return false,
            },
            b'[' => return self.reference_to_note(names, count),
            b'_' if self.rest().starts_with("_`") => return self.place(),
            b'_' => return self.reference(),
            _ => return false,
        }
        true
    }

    /// What stands between two equal marks; the place is then behind the second.
    fn marked(&mut self, mark: &'static str) -> Option<&'a str> {
        if self.endless.contains(&mark) || !self.begins(mark.len()) {
            return None;
        }
        let start = self.at + mark.len();
        let end = self.end_of(mark, start, ends_well)?;
        self.at = end + mark.len();
        Some(&self.text[start..end])
    }

    /// Where the mark stands again that ends what begins at `start`.
    fn end_of(&mut self, mark: &'static str, start: usize, is_end: impl Fn(&str) -> bool) -> Option<usize> {
        let literal = mark == "``";
        let found = self.text[start..].match_indices(mark).map(|(at, _)| start + at).find(|at| {
            let before = &self.text[start..*at];
            let escaped = before.len() - before.trim_end_matches('\\').len();
            *at > start
                && !before.ends_with(char::is_whitespace)
                && (literal || escaped.is_multiple_of(2))
                && is_end(&self.text[at + mark.len()..])
        });
        if found.is_none() {
            self.endless.push(mark);
        }
        found
    }

    /// May a mark of some length begin here?
    fn begins(&self, length: usize) -> bool {
        let before = self.text[..self.at].chars().next_back();
        let after = self.text[self.at + length..].chars().next();
        let opens = before
            .is_none_or(|c| c.is_whitespace() || "'\"([{<-/:".contains(c) || !c.is_ascii() && !c.is_alphanumeric());
        let quoted = matches!(
            (before, after),
            (Some('\''), Some('\'')) | (Some('"'), Some('"')) | (Some('('), Some(')')) | (Some('['), Some(']'))
        );
        opens && !quoted && after.is_some_and(|c| !c.is_whitespace())
    }

    /// Words that links lead to: ``_`words` ``.
    fn place(&mut self) -> bool {
        let start = self.at + 2;
        if self.endless.contains(&"`") || !self.begins(1) {
            return false;
        }
        let Some(end) = self.end_of("`", start, ends_well) else { return false };
        self.plain.push_str(&unescaped(&self.text[start..end]));
        self.at = end + 1;
        true
    }

    /// `:role:` before what it holds for.
    fn role(&mut self, names: &Names) -> bool {
        let rest = self.rest();
        let Some(end) = find_near(rest, b":`").filter(|end| *end > 0) else { return false };
        let role = &rest[1..end];
        if role.is_empty() || !role.chars().all(|c| c.is_alphanumeric() || "-_.:+".contains(c)) || !self.begins(1) {
            return false;
        }
        let at = self.at;
        self.at += end + 1;
        let found = self.interpreted(role, names);
        if !found {
            self.at = at;
        }
        found
    }

    /// Words between single back quotes: a link, or what a role says.
    fn interpreted(&mut self, role: &str, names: &Names) -> bool {
        let after_role = !role.is_empty();
        if self.endless.contains(&"`") || !after_role && !self.begins(1) {
            return false;
        }
        let start = self.at + 1;
        let is_end = |rest: &str| ends_well(rest.trim_start_matches('_')) || rest.starts_with(':');
        let Some(end) = self.end_of("`", start, is_end) else { return false };
        let inner = unescaped(&self.text[start..end]);
        self.at = end + 1;
        let behind = self.rest().strip_prefix(':').and_then(|rest| rest.split_once(':'));
        let behind = behind.map(|(role, _)| role).filter(|role| role.chars().all(|c| c.is_alphanumeric() || c == '-'));
        let role = match behind.filter(|behind| !after_role && !behind.is_empty()) {
            Some(behind) => {
                self.at += behind.len() + 2;
                behind
            }
            None => role,
        };
        self.skip_underscores();
        match role {
            "sup" | "superscript" => self.push(Piece::Raised(inner)),
            "strong" => self.push(Piece::Words(inner, true)),
            "rfc" => self.plain.push_str(&format!("RFC {inner}")),
            "pep" => self.plain.push_str(&format!("PEP {inner}")),
            "ref" if names.places.contains_key(&inner.to_lowercase()) => {
                self.plain.push_str(&unescaped(names.places[&inner.to_lowercase()]));
            }
            _ => self.plain.push_str(without_target(&inner)),
        }
        true
    }

    /// `[1]_`.
    fn reference_to_note(&mut self, names: &Names, count: &mut usize) -> bool {
        let rest = self.rest();
        let Some(end) = find_near(rest, b"]_").filter(|end| *end > 1) else { return false };
        let label = &rest[1..end];
        let sound = label.chars().all(|c| c.is_alphanumeric() || "#*-_.:+".contains(c));
        if !sound || !ends_well(&rest[end + 2..]) {
            return false;
        }
        self.at += end + 2;
        match is_note(label) {
            true => self.push(Piece::Mark(format!("[{}]", names.label(label, count)))),
            false => self.plain.push_str(&format!("[{label}]")),
        }
        true
    }

    /// The underscore behind a word that is a link.
    fn reference(&mut self) -> bool {
        let before = &self.text[..self.at];
        let of_name = |c: &char| c.is_alphanumeric() || "-._+:".contains(*c);
        // The name of a link neither begins nor ends with a sign.
        let first = before.chars().rev().take(NEAR).take_while(of_name).last();
        let after_word = before.ends_with(char::is_alphanumeric) && first.is_some_and(char::is_alphanumeric);
        let rest = self.rest().trim_start_matches('_');
        let length = self.rest().len() - rest.len();
        if !after_word || length > 2 || !ends_well(rest) {
            return false;
        }
        self.at += length;
        true
    }

    fn skip_underscores(&mut self) {
        self.at += self.rest().bytes().take(2).take_while(|byte| *byte == b'_').count();
    }
}

/// Names of roles, notes and links are no longer than this, in bytes.
const NEAR: usize = 80;

/// Where two signs stand in the first bytes of a text.
fn find_near(text: &str, signs: &[u8; 2]) -> Option<usize> {
    text.as_bytes()[..text.len().min(NEAR)].windows(2).position(|window| window == signs)
}

/// May what is marked end before these words?
fn ends_well(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || "'\")]}>-/:.,;!?\\".contains(c) || !c.is_ascii() && !c.is_alphanumeric())
}

/// The words of a link, without where it leads: `words <target>`.
fn without_target(inner: &str) -> &str {
    let words = inner.strip_suffix('>').and_then(|inner| inner.rsplit_once('<')).map(|(words, _)| words.trim_end());
    match words {
        Some(words) if !words.is_empty() => words,
        Some(_) => inner.trim_matches(['<', '>']),
        None => inner,
    }
}

/// Words without the backslashes that stand before signs.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(c) = signs.next() {
        match c {
            '\\' => plain.extend(signs.next().filter(|c| !c.is_whitespace())),
            _ => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::super::titles::titles;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let defined =
            ".. |EU| replace:: European *Union*\n.. [#a] x\n.. [#] y\n.. [2] z\n\n.. _fees:\n\nThe Fees\n====\n";
        let defined = lines(defined);
        let shown =
            pieces(text, &Names::of(&defined, &titles(&defined)), &mut 0).into_iter().map(|piece| match piece {
                Piece::Words(words, false) => words,
                Piece::Words(words, true) => format!("<b>{words}</b>"),
                Piece::Raised(words) => format!("<sup>{words}</sup>"),
                Piece::Mark(mark) => format!("<mark>{mark}</mark>"),
            });
        assert_eq!(shown.collect::<String>(), expected);
    }

    #[test]
    fn marks_are_no_words() {
        check("an *emphasis*, a **strong** word and ``code *x*``", "an emphasis, a <b>strong</b> word and code *x*");
        check("see `the Act <https://example.org>`_ or Act_, `all of it`__.", "see the Act or Act, all of it.");
        check(":ref:`Rights <rights>`, :rfc:`2119` and x\\ :sup:`2`", "Rights, RFC 2119 and x<sup>2</sup>");
        check(
            "a note [#a]_ and [#]_ and [2]_, a book [Sm99]_",
            "a note <mark>[1]</mark> and <mark>[3]</mark> and <mark>[2]</mark>, a book [Sm99]",
        );
        check("|EU| law, |version|", "European *Union* law, |version|");
        check("as :ref:`fees` and :ref:`rights` say", "as The Fees and rights say");
        check("_`here` it is", "here it is");
    }

    #[test]
    fn what_only_looks_like_marks_is_text() {
        check("2 * 3 * 4, a*b*c and **no end", "2 * 3 * 4, a*b*c and **no end");
        check("snake_case, __init__, _x_ and \\*stars\\*", "snake_case, __init__, _x_ and *stars*");
        check("\"*\" and (*) or [a] or `", "\"*\" and (*) or [a] or `");
        check("10:30 :not a role: :x", "10:30 :not a role: :x");
    }

    #[test]
    fn many_marks_without_an_end_take_no_time() {
        for text in [" *a `b |c [d :e".repeat(100_000), "_a".repeat(500_000)] {
            assert_eq!(pieces(&text, &Names::default(), &mut 0), [Piece::Words(text, false)]);
        }
    }
}

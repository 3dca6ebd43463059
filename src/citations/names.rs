//! Authors as styles write them: a body by its name, a person with the given name before or after, whole or as initials.

use crate::model::Author;

/// How a style joins several names.
pub(super) struct Joining {
    /// Between the last two of two.
    pub(super) two: &'static str,
    /// Between the last two of more.
    pub(super) last: &'static str,
    /// With more names than this, only the first are written.
    pub(super) most: usize,
    /// So many of them.
    pub(super) first: usize,
    /// What then stands for the others; `{last}` is the last name.
    pub(super) others: &'static str,
}

/// All names on one line; `None` if there are none.
pub(super) fn join(authors: &[Author], name: fn(&Author) -> String, joining: &Joining) -> Option<String> {
    let names: Vec<String> = authors.iter().map(name).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [.., last] if names.len() > joining.most => {
            let first = names[..joining.first.min(names.len())].join(", ");
            Some(first + &joining.others.replace("{last}", last))
        }
        [first, second] => Some(format!("{first}{}{second}", joining.two)),
        [before @ .., last] => Some(format!("{}{}{last}", before.join(", "), joining.last)),
    }
}

/// All names on one line, the first with the family name in front: `Bradner, Scott, and Ann Roe`.
pub(super) fn join_from_family(authors: &[Author], joining: &Joining) -> Option<String> {
    let (first, others) = authors.split_first()?;
    let begun = Author::Body(match first {
        Author::Person { family, given: Some(given) } if !first.is_family_first() => format!("{family}, {given}"),
        _ => first.full_name(),
    });
    join(&[&[begun], others].concat(), given_first, joining)
}

/// `Scott Bradner`.
pub(super) fn given_first(author: &Author) -> String {
    author.full_name()
}

/// `S. Bradner`.
pub(super) fn initials_first(author: &Author) -> String {
    match author {
        Author::Person { family, given: Some(given) } if !author.is_family_first() => {
            format!("{} {family}", initials(given))
        }
        _ => author.full_name(),
    }
}

/// `Bradner, S.`
pub(super) fn initials_last(author: &Author) -> String {
    match author {
        Author::Person { family, given: Some(given) } if !author.is_family_first() => {
            format!("{family}, {}", initials(given))
        }
        _ => author.full_name(),
    }
}

/// `Scott Bradner`, `S Bradner`: initials have no full stops in OSCOLA.
pub(super) fn given_first_without_stops(author: &Author) -> String {
    match author {
        Author::Person { family, given: Some(given) } if !author.is_family_first() => {
            format!("{} {family}", given.replace('.', ""))
        }
        _ => author.full_name(),
    }
}

/// `Bradner`.
pub(super) fn family(author: &Author) -> String {
    match author {
        Author::Person { family, .. } => family.clone(),
        Author::Body(name) => name.clone(),
    }
}

/// `Scott O.` → `S. O.`, `Jean-Paul` → `J.-P.`, `Benedict de` → `B. de`; names in scripts without capitals stay whole.
fn initials(given: &str) -> String {
    let initial = |name: &str| match name.chars().next() {
        Some(first) if first.is_uppercase() => format!("{first}."),
        _ => name.to_owned(),
    };
    let spaced = given.replace('.', ". ");
    let names = spaced.split_whitespace().map(|name| name.split('-').map(initial).collect::<Vec<_>>().join("-"));
    names.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(given: &str, family: &str) -> Author {
        Author::Person { family: family.to_owned(), given: Some(given.to_owned()) }
    }

    #[test]
    fn persons_have_initials_where_the_script_has_capitals() {
        for (given, family, expected) in [
            ("Scott", "Bradner", "S. Bradner"),
            ("Benedict de", "Spinoza", "B. de Spinoza"),
            ("S.", "Bradner", "S. Bradner"),
            ("S.O.", "Bradner", "S. O. Bradner"),
            ("Jean-Paul", "Sartre", "J.-P. Sartre"),
            ("Élise", "Roy", "É. Roy"),
            ("秀英", "王", "王秀英"),
            ("철수", "김", "김철수"),
            ("महात्मा", "गांधी", "महात्मा गांधी"),
        ] {
            assert_eq!(initials_first(&person(given, family)), expected);
        }
    }

    #[test]
    fn several_names_are_joined() {
        const JOINING: Joining = Joining { two: " & ", last: ", & ", most: 3, first: 1, others: " et al." };
        let authors = [person("A.", "Aho"), person("B.", "Bo"), person("C.", "Cy"), person("D.", "Du")];
        let joined = |count: usize| join(&authors[..count], family, &JOINING);
        assert_eq!(joined(0), None);
        assert_eq!(joined(1).as_deref(), Some("Aho"));
        assert_eq!(joined(2).as_deref(), Some("Aho & Bo"));
        assert_eq!(joined(3).as_deref(), Some("Aho, Bo, & Cy"));
        assert_eq!(joined(4).as_deref(), Some("Aho et al."));
        let with_last = Joining { first: 2, others: ", … {last}", ..JOINING };
        assert_eq!(join(&authors, family, &with_last).as_deref(), Some("Aho, Bo, … Du"));
    }
}

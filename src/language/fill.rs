//! Words with places for values: `{unit} {n} of {all}`.

/// Words with each `{name}` that has a value filled in, from left to right, so that no value is taken for a place.
pub fn filled<V: AsRef<str>>(words: &str, value: impl Fn(&str) -> Option<V>) -> String {
    let mut line = String::with_capacity(words.len() + 16);
    let mut rest = words;
    while let Some(open) = rest.find('{') {
        let (before, place) = rest.split_at(open);
        line.push_str(before);
        let close = place.find('}');
        match close.and_then(|close| Some((value(&place[1..close])?, close))) {
            Some((value, close)) => {
                line.push_str(value.as_ref());
                rest = &place[close + 1..];
            }
            None => {
                line.push('{');
                rest = &place[1..];
            }
        }
    }
    line.push_str(rest);
    line
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn a_value_is_not_filled_in_again() {
        let values = [("unit", "{n}"), ("n", "3")];
        let value = |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        assert_eq!(filled("{unit} of {n}, {who}", value), "{n} of 3, {who}");
        assert_eq!(filled("{{n}} {n", value), "{3} {n");
    }
}

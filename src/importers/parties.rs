//! The name of a case by its parties: who stands between `Between:` and `- and -`, and who behind it.

/// `Barrow Gardeners v Barrow Borough Council`, of the lines before a judgment's first paragraph.
pub fn parties(head: &[&str]) -> Option<String> {
    let letters = |line: &str| line.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    let start = head.iter().position(|line| letters(line) == "between" && line.len() < 24)? + 1;
    let is_and = |line: &&str| ["and", "v", "vs"].contains(&letters(line).as_str());
    let middle = start + head[start..].iter().take(12).position(is_and)?;
    let [one, other] = [&head[start..middle], &head[middle + 1..]].map(party);
    Some(format!("{} v {}", one?, other?))
}

/// The name at the head of some lines, up to the line that says what the party is.
fn party(lines: &[&str]) -> Option<String> {
    const ROLES: &[&str] = &[
        "claimant",
        "defendant",
        "appellant",
        "respondent",
        "applicant",
        "plaintiff",
        "petitioner",
        "pursuer",
        "defender",
    ];
    let role_in = |line: &str| {
        let small = line.to_lowercase();
        let words: Vec<&str> = small.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
        let is_role = |word: &str| ROLES.contains(&word.trim_end_matches('s'));
        words.len() <= 4
            && words.first().is_some_and(|word| {
                is_role(word) || ["first", "1st"].contains(word) && words.iter().any(|word| is_role(word))
            })
    };
    // A row of a table has the name and the role.
    let with_role = |line: &str| -> Option<String> {
        let (name, role) = line.trim().rsplit_once(char::is_whitespace)?;
        (role_in(role) && !role_in(line) && name.split_whitespace().count() <= 12).then(|| name.trim().to_owned())
    };
    if let Some(name) = lines.first().and_then(|line| with_role(line)) {
        return Some(name);
    }
    let end = lines.iter().take(6).position(|line| role_in(line))?;
    let name =
        lines[..end].iter().map(|line| line.trim_start_matches(['(', ')', '1']).trim()).collect::<Vec<_>>().join(" ");
    (!name.is_empty() && name.split_whitespace().count() <= 25).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::parties;

    #[test]
    fn parties_are_those_between_and_behind() {
        let head = ["IN THE COURT", "B E T W E E N :", "ROSE AND CO", "Claimant", "- and -", "THE PORT", "Defendants"];
        assert_eq!(parties(&head).as_deref(), Some("ROSE AND CO v THE PORT"));
        let row = ["Between:", "ROSE   Claimant", "- and -", "THE PORT   Defendants"];
        assert_eq!(parties(&row).as_deref(), Some("ROSE v THE PORT"));
        assert_eq!(parties(&["Between:", "ROSE", "- and -", "THE PORT"]), None, "nobody says which party it is");
        assert_eq!(parties(&["A treaty between", "ROSE", "and", "THE PORT"]), None);
    }
}

//! What people type and what they get: `tests/cmd/COMMAND.md`, in a copy of the folder beside it; and what the README and
//! the guide tell people to type.

use std::path::Path;

use crate::transcript::{Shell, differences, files};

#[test]
fn command_lines_say_what_they_should() {
    let wrong: Vec<String> =
        files().iter().filter_map(|path| differences(path, &Shell::in_copy_of(&path.with_extension("in")))).collect();
    assert!(wrong.is_empty(), "UPDATE=1 accepts what is said now\n\n{}", wrong.join("\n"));
}

/// Cargo and the test runner would take minutes and ask all of this again. So a function stands in for the one, with the
/// program that is built already, and `readme.in/tests/run` for the other.
const STAND_INS: &str = r#"
cargo() {
    case "$*" in
        "run --release -- "*) shift 3; pincite --root "$REPOSITORY" "$@" --out "$AT.public" ;;
        "install --path .") test -f "$REPOSITORY/Cargo.toml" ;;
        *) return 1 ;;
    esac
}
"#;

#[test]
fn the_readme_can_be_followed() {
    let shell = Shell::in_copy_of(Path::new("tests/cmd/readme.in")).with(STAND_INS);
    let wrong = differences(Path::new("README.md"), &shell);
    assert_eq!(wrong, None, "UPDATE=1 accepts what is said now");
}

#[test]
fn what_the_guide_types_can_be_typed() {
    let pages = ["permalinks", "session"];
    let wrong: Vec<String> = pages
        .iter()
        .filter_map(|page| {
            let shell = Shell::in_copy_of(&Path::new("tests/cmd").join(page).with_extension("in"));
            differences(&Path::new("content/guide").join(page).with_extension("md"), &shell)
        })
        .collect();
    assert!(wrong.is_empty(), "UPDATE=1 accepts what is said now\n\n{}", wrong.join("\n"));
}

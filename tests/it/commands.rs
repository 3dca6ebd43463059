//! What people type and what they get: `tests/cmd/COMMAND.md`, with the folder it is typed in beside it.

use crate::transcript;

#[test]
fn command_lines_say_what_they_should() {
    let wrong: Vec<String> = transcript::files().iter().filter_map(|path| transcript::differences(path)).collect();
    assert!(wrong.is_empty(), "UPDATE=1 accepts what is said now\n\n{}", wrong.join("\n"));
}

//! What people type and what they get: `tests/cmd/NAME.md`, with the folder it is typed in beside it.

#[test]
fn command_lines_say_what_they_should() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}

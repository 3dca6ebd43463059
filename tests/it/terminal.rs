//! `pincite ledger accept` asks where a person sits at a terminal, and nowhere else.
#![cfg(unix)]

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// Runs pincite at a terminal into which `typed` is typed. Gives what the terminal shows, without colours, and whether it
/// ended well.
fn at_a_terminal(root: &Path, arguments: &[&str], typed: &str) -> (String, bool) {
    let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&terminal).expect("a terminal");
    unlockpt(&terminal).expect("a terminal");
    let name = ptsname(&terminal, Vec::new()).expect("a terminal has a name");
    let end = OpenOptions::new().read(true).write(true).open(std::ffi::OsStr::from_bytes(name.to_bytes()));
    let end = end.expect("a terminal can be opened");
    let stdio = || Stdio::from(end.try_clone().expect("a terminal has several ends"));
    let mut child = Command::new(env!("CARGO_BIN_EXE_pincite"))
        .args(arguments)
        .current_dir(root)
        .stdin(stdio())
        .stdout(stdio())
        .stderr(stdio())
        .spawn()
        .expect("the program is there");
    drop(end);
    let mut terminal = File::from(terminal);
    terminal.write_all(typed.as_bytes()).expect("a terminal takes what is typed");
    let (mut shown, mut some) = (Vec::new(), [0; 4096]);
    // When the program has ended there is nothing at the other end, which is an error on some systems.
    while let Ok(length @ 1..) = terminal.read(&mut some) {
        shown.extend_from_slice(&some[..length]);
    }
    let colours = regex::Regex::new("\u{1b}\\[[0-9;]*m").expect("a pattern");
    let shown = String::from_utf8_lossy(&shown).replace('\r', "");
    (colours.replace_all(&shown, "").into_owned(), child.wait().expect("it ends").success())
}

/// A site that was accepted and committed, one of whose paragraphs has other words now while another has another anchor.
fn changed_site() -> tempfile::TempDir {
    let site = tempfile::tempdir().expect("a folder");
    let root = site.path();
    fs::create_dir(root.join("content")).expect("a folder");
    let text = "---\ntitle: A Charter\n---\n\n{#p1}\nEach Party gives notice within ten days, and the others answer before the day that was \
                named.\n\n{#p2}\nNotice is free.\n";
    let path = root.join("content/charter.md");
    fs::write(&path, text).expect("a file");
    let accepted = Command::new(env!("CARGO_BIN_EXE_pincite"))
        .args(["ledger", "accept", "--quiet", "--date", "2026-11-24", "--root"])
        .arg(root)
        .output()
        .expect("the program is there");
    assert!(accepted.status.success(), "no terminal, so nothing is asked: {accepted:?}");
    let git = |arguments: &[&str]| {
        let who = ["-c", "user.name=E", "-c", "user.email=e@example.org"];
        let git = Command::new("git").arg("-C").arg(root).args(who).args(arguments).output().expect("git is there");
        assert!(git.status.success(), "{git:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "-m", "Accept"]);
    fs::write(&path, text.replace("before the day", "until the day").replace("{#p2}", "{#p3}")).expect("a file");
    site
}

fn ledger(site: &tempfile::TempDir) -> String {
    fs::read_to_string(site.path().join("content/ledger/charter.yaml")).expect("there is a ledger")
}

const ACCEPT: [&str; 4] = ["ledger", "accept", "--date", "2026-12-01"];

#[test]
fn each_difference_is_shown_with_the_words_before_and_now() {
    let site = changed_site();
    let (shown, good) = at_a_terminal(site.path(), &ACCEPT, "y\ny\ny\nCorr. 1\n");
    assert!(good, "{shown}");
    for part in [
        "charter#p1 has other words\n  … days, and the others answer [-before-]{+until+} the day that was named.\nAccept it? [y,n,a,q,?] ",
        "charter#p2 is no longer in the text\n  Notice is free.\nIs it at p3 now? [y,n,a,q,?] ",
        "charter has 1 new anchor\n  p3           Notice is free.\nAccept it? [y,n,a,q,?] ",
        "accepted; commit content/ledger/ with the text\n",
    ] {
        assert!(shown.contains(part), "{part}\n\nis not in\n\n{shown}");
    }
    let ledger = ledger(&site);
    for line in ["why: Corr. 1 }] }", "gone: 2026-12-01, to: p3, why: Corr. 1 }"] {
        assert!(ledger.contains(line), "{line}\n{ledger}");
    }
}

#[test]
fn who_says_no_or_goes_away_changes_nothing() {
    for typed in ["n\n", "y\nn\nn\n", "y\nq\n", "y\n\u{4}"] {
        let site = changed_site();
        let before = ledger(&site);
        let (shown, good) = at_a_terminal(site.path(), &ACCEPT, typed);
        assert!(good && shown.contains("nothing was accepted\n"), "{typed:?}\n{shown}");
        assert_eq!(ledger(&site), before, "{typed:?}");
    }
}

#[test]
fn who_says_what_is_meant_is_not_asked() {
    let site = changed_site();
    let options = ["charter", "--moved", "p2=p3", "--why", "Corr. 1"];
    let (shown, good) = at_a_terminal(site.path(), &[&ACCEPT[..], &options[..]].concat(), "");
    assert!(good && !shown.contains('?'), "{shown}");
}

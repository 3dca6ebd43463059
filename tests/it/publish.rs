//! What a build promises of its folder: the old site or the new one, only its own files, the same bytes everywhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;
use walkdir::WalkDir;

/// A small site with a document of three paragraphs and a page, of which there is nothing to tell.
fn site() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    write(folder.path(), "pincite.yaml", "title: A site\n");
    let paragraphs = "{#p1}\nOne is first.\n\n{#p2}\nTwo follows [one](#p1).\n\n{#p3}\nThree ends it.\n";
    write(
        folder.path(),
        "content/text.md",
        &format!("---\ntitle: A text\ndate: 2010-12-03\nlanguage: en\n---\n\n{paragraphs}"),
    );
    write(folder.path(), "content/about.md", "---\nkind: page\ntitle: About\n---\n\nSee [the text](text.md#p2).\n");
    assert!(pincite(folder.path(), &["ledger", "accept", "--date", "2026-01-01"]).status.success());
    folder
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("the folder can be made");
    fs::write(path, text).expect("the file can be written");
}

fn pincite(root: &Path, arguments: &[&str]) -> Output {
    command(root, arguments).output().expect("pincite runs")
}

fn command(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pincite"));
    command.args(arguments).current_dir(root);
    command
}

#[track_caller]
fn build(root: &Path) {
    let output = pincite(root, &["build"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Every file below a folder with its bytes.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let below = entry.path().strip_prefix(folder).expect("it lies below").to_owned();
            (below, fs::read(entry.path()).expect("the file can be read"))
        })
        .collect()
}

/// Every file below a folder with the time at which it was written last.
fn times(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    tree(folder)
        .into_keys()
        .map(|path| {
            let time = fs::metadata(folder.join(&path)).and_then(|file| file.modified()).expect("files have times");
            (path, time)
        })
        .collect()
}

/// Sets all times below a folder to a day long ago, so that a file that is written shows.
fn age(folder: &Path) {
    for path in tree(folder).into_keys() {
        let file = fs::File::options().write(true).open(folder.join(path)).expect("the file can be opened");
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(86_400)).expect("times can be set");
    }
}

#[test]
fn an_unchanged_site_is_not_written_again() {
    let site = site();
    build(site.path());
    let public = site.path().join("public");
    assert!(public.join("text/p2.html").exists(), "a paragraph has its page");
    age(&public);
    let before = times(&public);
    build(site.path());
    assert_eq!(times(&public), before);
}

#[test]
fn a_site_of_which_there_is_nothing_to_tell_is_not_planned_again() {
    for config in ["title: A site\n", ""] {
        let site = site();
        // Without a title, and with two documents, it has the name of its folder.
        write(site.path(), "pincite.yaml", config);
        write(site.path(), "content/other.md", "---\ntitle: Another text\n---\n\n{#p1}\nOther words.\n");
        assert!(pincite(site.path(), &["ledger", "accept", "--date", "2026-01-02"]).status.success());
        let stages = [0, 1].map(|_| pincite(site.path(), &["build", "--timings"]).stderr);
        let [first, second] = stages.map(|stages| String::from_utf8(stages).expect("it is text"));
        assert!(first.contains("\nplan ") && !first.contains("\ncompare "), "{first}");
        assert!(second.contains("\ncompare ") && !second.contains("\nplan "), "{second}");
    }
}

#[test]
fn what_is_missing_or_cut_short_is_made_again() {
    let site = site();
    build(site.path());
    let public = site.path().join("public");
    let before = tree(&public);
    fs::remove_file(public.join("text/p2.html")).expect("the page can be removed");
    write(&public, "text.html", "<!doc");
    build(site.path());
    assert_eq!(tree(&public), before);
}

#[test]
fn a_site_named_by_its_folder_has_the_new_name_when_that_is_renamed() {
    let above = tempfile::tempdir().expect("a temporary folder can be made");
    let (old, new) = (above.path().join("old-name"), above.path().join("new-name"));
    for (id, anchor) in [("one", "p1"), ("two", "p1")] {
        write(&old, &format!("content/{id}.md"), &format!("---\ntitle: Text {id}\n---\n\n{{#{anchor}}}\nWords.\n"));
    }
    assert!(pincite(&old, &["ledger", "accept", "--date", "2026-01-01"]).status.success());
    build(&old);
    fs::rename(&old, &new).expect("the folder can be renamed");
    build(&new);
    let home = fs::read_to_string(new.join("public/index.html")).expect("there is a home page");
    assert!(home.contains("new-name") && !home.contains("old-name"), "{home}");
}

#[test]
fn what_there_is_to_tell_is_told_by_every_build() {
    let site = site();
    fs::remove_dir_all(site.path().join("content/ledger")).expect("the ledger can be removed");
    let told = [0, 1].map(|_| String::from_utf8(pincite(site.path(), &["build"]).stderr).expect("it is text"));
    assert!(told.iter().all(|told| told.contains("unrecorded-anchor")), "{told:?}");
}

#[test]
fn only_what_changed_is_written() {
    let site = site();
    build(site.path());
    let public = site.path().join("public");
    age(&public);
    let before = times(&public);
    write(site.path(), "content/about.md", "---\nkind: page\ntitle: About\n---\n\nOther words.\n");
    build(site.path());
    let after = times(&public);
    let changed: Vec<_> =
        after.iter().filter(|(path, time)| before.get(*path) != Some(time)).map(|(path, _)| path).collect();
    assert_eq!(changed, [Path::new(".pincite"), Path::new("about.html")]);
}

#[test]
fn the_same_input_gives_the_same_bytes_anywhere() {
    let (one, other) = (site(), site());
    age(&other.path().join("content"));
    for (root, zone, language, mask, threads) in
        [(&one, "UTC", "C", "022", "1"), (&other, "Pacific/Kiritimati", "tr_TR.UTF-8", "077", "5")]
    {
        let build = format!("umask {mask} && exec '{}' build", env!("CARGO_BIN_EXE_pincite"));
        let status = Command::new("sh")
            .args(["-c", &build])
            .current_dir(root.path())
            .envs([("TZ", zone), ("LANG", language), ("LC_ALL", language), ("RAYON_NUM_THREADS", threads)])
            .output()
            .expect("a shell runs");
        assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    }
    let (one, other) = (tree(&one.path().join("public")), tree(&other.path().join("public")));
    assert!(one.len() > 10, "the site has files: {:?}", one.keys());
    assert_eq!(one, other);
}

#[test]
fn an_error_leaves_the_old_site() {
    let site = site();
    build(site.path());
    let public = site.path().join("public");
    let before = (tree(&public), times(&public));
    write(site.path(), "content/about.md", "---\nkind: page\ntitle: About\n---\n\nSee [nothing](text.md#p9).\n");
    let output = pincite(site.path(), &["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("error[dead-reference]"));
    assert_eq!((tree(&public), times(&public)), before);
}

#[test]
fn a_templates_mistake_leaves_the_old_site_and_no_remains() {
    let site = site();
    build(site.path());
    let public = site.path().join("public");
    let before = tree(&public);
    write(site.path(), "templates/paragraph.html", "{{ page.no_such_thing.at_all }}");
    let output = pincite(site.path(), &["build"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("error[bad-template]") && said.contains("templates/paragraph.html:1:"), "{said}");
    assert!(said.contains("it shows in making `/"), "{said}");
    assert_eq!(tree(&public), before);
}

#[test]
fn files_of_others_are_refused_and_never_deleted() {
    let site = site();
    write(site.path(), "public/mine.txt", "mine");
    let output = pincite(site.path(), &["build"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("mine.txt") && said.contains("--adopt"), "{said}");
    assert_eq!(tree(&site.path().join("public")).len(), 1);
}

#[test]
fn the_hosts_own_files_stay() {
    let site = site();
    for path in ["public/.git/HEAD", "public/CNAME", "public/.well-known/x"] {
        write(site.path(), path, "theirs");
    }
    build(site.path());
    write(site.path(), "content/about.md", "---\nkind: page\ntitle: About\n---\n\nOther words.\n");
    build(site.path());
    for path in ["public/.git/HEAD", "public/CNAME", "public/.well-known/x"] {
        assert_eq!(fs::read_to_string(site.path().join(path)).expect("it is there"), "theirs");
    }
}

#[test]
fn a_folder_is_taken_over_when_told() {
    let site = site();
    build(site.path());
    let public = site.path().join("public");
    let whole = tree(&public);
    fs::remove_file(public.join(".pincite")).expect("the manifest can be removed");
    write(site.path(), "public/about.html", "something else");
    write(site.path(), "public/mine.txt", "mine");
    assert_eq!(pincite(site.path(), &["build"]).status.code(), Some(2));
    let output = pincite(site.path(), &["build", "--adopt"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.contains("replaced about.html"), "{said}");
    let mut expected = whole;
    expected.insert("mine.txt".into(), b"mine".to_vec());
    let manifest = expected.get_mut(Path::new(".pincite")).expect("the manifest is there");
    manifest.extend(b"other mine.txt\n");
    assert_eq!(tree(&public), expected);
    build(site.path());
    assert_eq!(tree(&public), expected, "what was taken over once is known");
    write(site.path(), "content/mine.txt", "ours");
    assert_eq!(pincite(site.path(), &["build"]).status.code(), Some(2), "it is not overwritten without a word");
    assert_eq!(tree(&public), expected);
}

#[test]
fn what_is_no_longer_made_is_deleted_with_its_folder() {
    let site = site();
    // Pages that were accepted may not go.
    fs::remove_dir_all(site.path().join("content/ledger")).expect("the ledger can be removed");
    build(site.path());
    write(site.path(), "pincite.yaml", "title: A site\noutputs: { paragraph-pages: false }\n");
    build(site.path());
    let public = site.path().join("public");
    assert!(public.join("text.html").exists() && !public.join("text").exists());
}

#[test]
fn a_build_that_was_killed_is_made_good_by_the_next() {
    let whole = site();
    build(whole.path());
    let expected = tree(&whole.path().join("public"));
    // A folder as it stands at each moment of a second build that would change `about.html` and is killed there.
    let manifest = String::from_utf8(expected[Path::new(".pincite")].clone()).expect("a manifest is text");
    let nothing = "0".repeat(64);
    let of_about = |line: &str| line.ends_with(" about.html");
    let in_between: String = manifest
        .lines()
        .filter(|line| !line.starts_with("from "))
        .map(|line| if of_about(line) { format!("{nothing} {nothing} 0 about.html\n") } else { format!("{line}\n") })
        .collect();
    for (name, old, manifest) in [
        ("before the manifest is replaced", true, &manifest),
        ("before the rename", true, &in_between),
        ("after the rename", false, &in_between),
    ] {
        let site = site();
        build(site.path());
        if old {
            write(site.path(), "public/about.html", "the old page, of another length");
        }
        write(site.path(), "public/.pincite", manifest);
        write(site.path(), "public/.pincite-unfinished-about.html", "half a pa");
        write(site.path(), "public/text/.pincite-unfinished-p1.html", "");
        build(site.path());
        assert_eq!(tree(&site.path().join("public")), expected, "{name}");
    }
}

#[test]
fn a_first_build_is_there_whole_or_not_at_all() {
    let site = site();
    let (public, unfinished) = (site.path().join("public"), site.path().join(".pincite-unfinished-public"));
    write(site.path(), ".pincite-unfinished-public/text/p1.html", "half a pa");
    write(site.path(), "templates/paragraph.html", "{{ page.no_such_thing.at_all }}");
    assert_eq!(pincite(site.path(), &["build"]).status.code(), Some(1));
    assert!(!public.exists() && !unfinished.exists(), "nothing is left of it");
    fs::remove_file(site.path().join("templates/paragraph.html")).expect("the template can be removed");
    write(site.path(), ".pincite-unfinished-public/text/p1.html", "half a pa");
    build(site.path());
    assert!(public.join("text/p1.html").exists() && !unfinished.exists());
    let before = times(&public);
    build(site.path());
    assert_eq!(times(&public), before, "the manifest knows what was written");
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let site = site();
    build(site.path());
    let public = site.path().join("public");
    let before = tree(&public);
    write(
        site.path(),
        "content/about.md",
        &format!("---\nkind: page\ntitle: About\n---\n\n{}\n", "long ".repeat(400_000)),
    );
    // No file may grow past a megabyte: the system refuses the write, as it does on a full disk.
    let build = format!("ulimit -f 1024; trap '' XFSZ; exec '{}' build", env!("CARGO_BIN_EXE_pincite"));
    let output = Command::new("sh").args(["-c", &build]).current_dir(site.path()).output().expect("a shell runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("error[refused]: cannot write") && said.contains("about.html"), "{said}");
    assert_eq!(tree(&public), before);
}

#[test]
fn an_output_that_is_a_file_is_refused() {
    let site = site();
    write(site.path(), "public", "a file");
    let output = pincite(site.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(site.path().join("public")).expect("it is there"), "a file");
}

/// What an editor leaves beside a draft would be its words.
#[test]
#[cfg(unix)]
fn what_editors_leave_is_not_published_and_links_are_told() {
    let site = site();
    for name in ["text.md~", "#text.md#", "text.md.orig", ".text.md.swp"] {
        write(site.path(), &format!("content/{name}"), "Words that nobody may see.\n");
    }
    write(site.path(), "elsewhere.md", "---\ntitle: Elsewhere\n---\n\nWords.\n");
    std::os::unix::fs::symlink("../elsewhere.md", site.path().join("content/linked.md")).expect("a link can be made");
    let output = pincite(site.path(), &["build"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    assert!(said.contains("warning[unfollowed-link]: `content/linked.md` is a link, which is not followed"), "{said}");
    let published = walkdir::WalkDir::new(site.path().join("public")).into_iter().map(|entry| entry.expect("an entry"));
    let left: Vec<_> = published.filter(|entry| entry.path().to_string_lossy().contains("text.md")).collect();
    assert_eq!(left.len(), 1, "the document's own markdown, and nothing else: {left:?}");
}

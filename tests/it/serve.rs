//! `pincite serve`: what a browser is answered over a socket, and what it hears as files change.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use walkdir::WalkDir;

use crate::incremental::{self, ACCORD, CONFIG, Edit, Files, LEDGER, LETTER, PLAIN, TOPICS, WORKS};

/// How long anything may take before a test gives up.
const LIMIT: Duration = Duration::from_secs(60);

const TEXT: &str = "---\ntitle: A Charter\n---\n\n{#p1}\nNotice is due.\n\n{#p2}\nNotice is free.\n";

fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().expect("a folder");
    write(site.path(), "pincite.yaml", "title: A site\nbase_url: https://example.org/osce/\n");
    write(site.path(), "content/charter.md", TEXT);
    write(site.path(), "content/osce/other.md", TEXT.replace("Notice", "Word"));
    site
}

fn write(root: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}

/// A server that is stopped when the test is over.
struct Served {
    child: Child,
    host: String,
    base: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields.into_iter().find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl Served {
    fn at(root: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_pincite"))
            .args(["serve", "--port", "0", "--root"])
            .arg(root)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program is there");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("it prints")).read_line(&mut line).expect("it says where it is");
        let address = line.trim().strip_prefix("http://").expect("an address");
        let (host, base) = address.split_once('/').expect("an address has a path");
        Self { host: host.to_owned(), base: format!("/{base}"), child }
    }

    fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).expect("the server is there");
        stream.set_read_timeout(Some(LIMIT)).expect("a limit");
        stream.write_all(request.as_bytes()).expect("the server listens");
        stream
    }

    /// Asks with further headers, each with its line break.
    fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        let host = if headers.contains("Host:") { String::new() } else { format!("Host: {}\r\n", self.host) };
        let mut stream = self.send(&format!("{method} {path} HTTP/1.1\r\n{host}{headers}Connection: close\r\n\r\n"));
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("headers end");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", &format!("{}{path}", self.base), "")
    }

    fn page(&self, path: &str) -> String {
        let answer = self.ask("GET", &format!("{}{path}", self.base), "Accept: text/html,*/*\r\n");
        String::from_utf8(answer.body).expect("a page is UTF-8")
    }

    fn now(&self, path: &str) -> serde_json::Value {
        let answer = self.ask("GET", &format!("/_pincite/now?{}{path}", self.base), "");
        serde_json::from_slice(&answer.body).expect("it is JSON")
    }

    fn editions(&self) -> Editions {
        let stream = self.send(&format!("GET /_pincite/editions HTTP/1.1\r\nHost: {}\r\n\r\n", self.host));
        let mut editions = Editions(BufReader::new(stream));
        editions.next();
        editions
    }
}

/// The events that a browser hears.
struct Editions(BufReader<TcpStream>);

impl Editions {
    /// Waits for the next edition.
    fn next(&mut self) {
        let mut line = String::new();
        while !line.starts_with("data: ") {
            line.clear();
            assert!(self.0.read_line(&mut line).expect("an event comes in time") > 0, "the server went away");
        }
    }

    /// Waits for an edition of which `is_so` is true. An edition may come between two steps of a change.
    fn until(&mut self, is_so: impl Fn() -> bool) {
        while !is_so() {
            self.next();
        }
    }
}

#[test]
fn what_is_served_is_what_is_built() {
    let site = site();
    let built = tempfile::tempdir().expect("a folder");
    let out = built.path().join("public");
    let build = Command::new(env!("CARGO_BIN_EXE_pincite"))
        .args(["build", "--quiet", "--root"])
        .arg(site.path())
        .arg("--out")
        .arg(&out)
        .output()
        .expect("the program is there");
    assert!(build.status.success(), "{build:?}");
    let served = Served::at(site.path());
    let mut pages = 0;
    for entry in WalkDir::new(&out).into_iter().map(|entry| entry.expect("an entry")) {
        let name = entry.path().strip_prefix(&out).expect("it lies there").to_string_lossy().replace('\\', "/");
        if !entry.file_type().is_file() || name == ".pincite" {
            continue;
        }
        let bytes = fs::read(entry.path()).expect("a file");
        let answer = served.get(&name);
        assert_eq!((answer.status, &answer.body), (200, &bytes), "{name}");
        if name.ends_with(".html") && name != "404.html" {
            let page = served.page(&name);
            let line = page.strip_prefix(&*String::from_utf8_lossy(&bytes)).expect("the page, then something more");
            assert!(
                line.starts_with("<script src=\"/_pincite/page.js\" ") && line.lines().count() == 1,
                "{name}: {line}"
            );
            pages += 1;
        }
    }
    assert!(pages > 5, "{pages} pages");
    assert!(!site.path().join("public").exists(), "nothing is written");
}

#[test]
fn an_answer_says_what_it_is() {
    let site = site();
    let served = Served::at(site.path());
    assert_eq!(served.base, "/osce/");
    for (path, status, media) in [
        ("", 200, "text/html; charset=utf-8"),
        ("charter.json", 200, "application/json"),
        ("charter.txt", 200, "text/plain; charset=utf-8"),
        ("nothing.html", 404, "text/html; charset=utf-8"),
        ("../pincite.yaml", 404, "text/html; charset=utf-8"),
        ("%2e%2e/pincite.yaml", 404, "text/html; charset=utf-8"),
        ("..%2f..%2f..%2f..%2fetc/passwd", 404, "text/html; charset=utf-8"),
    ] {
        let answer = served.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (status, Some(media)), "{path}");
    }
    assert_eq!(served.get("nothing.html").body, served.get("404.html").body);
    for path in ["/", "/osce"] {
        assert_eq!(served.ask("GET", path, "").header("location"), Some("/osce/"), "{path}");
    }
    let (head, get) = (served.ask("HEAD", "/osce/charter.html", ""), served.get("charter.html"));
    assert!(head.status == 200 && head.body.is_empty());
    assert_eq!(head.header("content-length"), Some(get.body.len().to_string().as_str()));
    let has = format!("If-None-Match: {}\r\n", get.header("etag").expect("a name"));
    assert_eq!(served.ask("GET", "/osce/charter.html", &has).status, 304);
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = served.ask(method, "/osce/", "");
        assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
}

#[test]
fn a_name_that_somebody_else_may_have_is_not_answered() {
    let site = site();
    let served = Served::at(site.path());
    let status = |host: &str| served.ask("GET", "/osce/charter.html", &format!("Host: {host}\r\n")).status;
    assert_eq!((status("localhost:1"), status("127.0.0.1")), (200, 200));
    assert_eq!((status("evil.example"), status("192.168.1.7")), (403, 403));
}

#[test]
fn a_busy_port_is_told() {
    let site = site();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("a port").port().to_string();
    let mut serve = Command::new(env!("CARGO_BIN_EXE_pincite"));
    let output = serve.args(["serve", "--port", &port, "--root"]).arg(site.path()).output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(&format!("error[no-port]: another program listens on port {port}")), "{said}");
}

#[test]
fn a_page_that_says_something_else_is_told_apart() {
    let site = site();
    let served = Served::at(site.path());
    let sense = |path: &str| served.now(path)["sense"].clone();
    let before = [sense("charter/p1.html"), sense("osce/other/p1.html")];
    assert!(served.page("charter/p1.html").contains(before[0].as_str().expect("a name")));
    let mut editions = served.editions();
    write(site.path(), "content/charter.md", TEXT.replace("due", "overdue"));
    editions.until(|| sense("charter/p1.html") != before[0]);
    assert!(served.page("charter/p1.html").contains("Notice is overdue."));
    assert_eq!(sense("osce/other/p1.html"), before[1], "another document's page is as it was");
    // A style sheet is another, and no page says anything else.
    let (pages, styles) = ([sense("charter/p1.html"), before[1].clone()], served.now("index.html")["styles"].clone());
    write(site.path(), "static/style.css", "body { color: red }");
    editions.until(|| served.now("index.html")["styles"] != styles);
    assert_eq!([sense("charter/p1.html"), sense("osce/other/p1.html")], pages);
}

/// It ends after some minutes.
const ENDLESS: &str = "{% for a in range(end=100000) %}{% for b in range(end=30000) %}{% endfor %}{% endfor %}";

#[test]
fn errors_come_over_the_last_good_page_and_go() {
    let site = site();
    let served = Served::at(site.path());
    let mut editions = served.editions();
    let problems = || served.now("charter.html")["problems"].as_str().expect("a text").to_owned();
    let good = served.page("charter.html");
    for (path, bad, told) in [
        ("content/charter.md", TEXT.replace("{#p2}", "{#p1}").into_bytes(), "error[duplicate-anchor]"),
        ("content/charter.md", b"---\ntitle: A \xff".to_vec(), "error[not-utf8]"),
        ("content/topics.yaml", b"- id: [".to_vec(), "content/topics.yaml"),
        ("content/works.yaml", b"- id: [".to_vec(), "content/works.yaml"),
        ("pincite.yaml", b"title: [".to_vec(), "pincite.yaml"),
        ("templates/document.html", b"{% if %}".to_vec(), "templates/document.html"),
        ("templates/document.html", b"{{ page.no_such_thing.at_all }}".to_vec(), "templates/document.html"),
        (
            "templates/document.html",
            b"{% component a() %}{{ <a /> }}{% endcomponent a %}{{ <a /> }}".to_vec(),
            "recursion",
        ),
        ("templates/document.html", ENDLESS.into(), "error[slow-page]"),
    ] {
        let before = fs::read(site.path().join(path)).ok();
        write(site.path(), path, bad);
        editions.until(|| problems().contains(told));
        assert_eq!(served.page("charter.html"), good, "{told}");
        match before {
            Some(text) => write(site.path(), path, text),
            None => fs::remove_file(site.path().join(path)).expect("it can be removed"),
        }
        editions.until(|| problems().is_empty());
        assert_eq!(served.page("charter.html"), good, "{told}");
    }
}

#[test]
fn a_site_that_begins_with_an_error_is_shown_when_it_is_mended() {
    let site = site();
    write(site.path(), "content/charter.md", TEXT.replace("{#p2}", "{#p1}"));
    let served = Served::at(site.path());
    let answer = served.ask("GET", "/osce/charter.html", "Accept: text/html\r\n");
    let page = String::from_utf8_lossy(&answer.body).into_owned();
    assert!(answer.status == 503 && page.contains("error[duplicate-anchor]") && page.contains("page.js"), "{page}");
    let mut editions = served.editions();
    write(site.path(), "content/charter.md", TEXT);
    editions.until(|| served.now("charter.html")["site"] == true);
    assert_eq!(served.ask("GET", "/osce/charter.html", "").status, 200);
}

#[test]
fn folders_that_move_and_files_that_are_replaced_are_followed() {
    let site = site();
    let served = Served::at(site.path());
    let mut editions = served.editions();
    let (content, away) = (site.path().join("content"), site.path().join("away"));
    let status = |path: &str| served.get(path).status;
    let says = |path: &str, words: &str| String::from_utf8_lossy(&served.get(path).body).contains(words);
    // As editors save: another file takes the place.
    write(site.path(), "content/charter.md.new", TEXT.replace("due", "late"));
    fs::rename(content.join("charter.md.new"), content.join("charter.md")).expect("it can be renamed");
    editions.until(|| says("charter.txt", "Notice is late."));
    // A folder has another name, and a file in it changes then.
    fs::rename(content.join("osce"), content.join("un")).expect("it can be renamed");
    editions.until(|| status("un/other.html") == 200 && status("osce/other.html") == 404);
    write(site.path(), "content/un/other.md", TEXT.replace("due", "owed"));
    editions.until(|| says("un/other.txt", "Notice is owed."));
    // All of it goes: the last good site stays until it is back.
    fs::rename(&content, &away).expect("it can be renamed");
    editions.until(|| served.now("charter.html")["problems"].as_str().is_some_and(|told| told.contains("no-content")));
    assert_eq!(status("charter.html"), 200);
    fs::rename(&away, &content).expect("it can be renamed");
    editions.until(|| served.now("charter.html")["problems"] == "");
    write(site.path(), "content/charter.md", TEXT.replace("due", "early"));
    editions.until(|| says("charter.txt", "Notice is early."));
}

/// Edits of everything that a site is made of, each followed by what a browser then gets.
#[test]
fn every_route_has_what_a_build_would_write_after_every_edit() {
    let folder = tempfile::tempdir().expect("a folder");
    let (root, mut files) = (folder.path(), incremental::site());
    // Its words are not those of the site, which is told as an error.
    files.remove(LEDGER);
    incremental::write(root, &Files::new(), &files);
    let served = Served::at(root);
    let mut editions = served.editions();
    let differ = |made: &BTreeMap<String, Vec<u8>>| {
        let differs = |(route, bytes): &(&String, &Vec<u8>)| served.get(route.as_str()).body != **bytes;
        made.iter().filter(differs).map(|(route, _)| route.clone()).collect::<Vec<_>>()
    };
    let mut good = BTreeMap::new();
    for step in SOCKET_EDITS {
        let old = files.clone();
        incremental::edit(&mut files, step);
        assert_ne!(files, old, "{step:?}");
        incremental::write(root, &old, &files);
        let mut inputs = pincite::disk::inputs(root);
        inputs.options.drafts = true;
        let built = pincite::build::build(&inputs);
        let is_good = !built.report.has_errors();
        if is_good {
            let made = built.plan.iter().map(|(route, planned)| (route.as_str().to_owned(), (planned.make)()));
            good = made.map(|(route, made)| (route, made.expect("it has no error"))).collect();
        }
        // What is wrong is shown over the last good site.
        editions.until(|| (served.now("index.html")["problems"] == "") == is_good && differ(&good).is_empty());
    }
    assert!(good.len() > 50, "{} files", good.len());
}

/// In this order; what is broken is mended by the next.
const SOCKET_EDITS: &[Edit] = &[
    (PLAIN, "Three.", "Three and more."),
    (PLAIN, "title: Plain", "title: [Plain"),
    (PLAIN, "title: [Plain", "title: Plain"),
    (ACCORD, "topics=\"war\"", "topics=\"peace\""),
    (TOPICS, "label: Peace", "label: Concord"),
    (WORKS, "names: [Charter]", "names: [Covenant]"),
    ("templates/document.html", "", "{% if %}"),
    ("templates/document.html", "*", ""),
    ("templates/paragraph.html", "", "{% extends \"pincite/paragraph.html\" %}{% block class %} own{% endblock %}"),
    ("static/own.css", "red", "blue"),
    (CONFIG, "title: A site", "title: Another site"),
    (LETTER, "*", ""),
    ("content/osce/letter.md", "", "---\ntitle: A letter\n---\n\n{#p1}\nOne of the Charter.\n\n{#art1}\nTwo.\n"),
];

#[test]
fn a_burst_of_saves_and_browsers_that_go_away_do_no_harm() {
    let site = site();
    let served = Served::at(site.path());
    for _ in 0..50 {
        drop(served.editions());
        drop(served.send("GET /osce/charter.html HTTP/1.1\r\nHo"));
    }
    let mut editions = served.editions();
    for number in 0..200 {
        write(site.path(), "content/charter.md", TEXT.replace("due", &format!("due in {number} days")));
    }
    editions.until(|| String::from_utf8_lossy(&served.get("charter.txt").body).contains("due in 199 days"));
}

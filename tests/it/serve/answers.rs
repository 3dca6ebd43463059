//! What is answered, and to whom.

use std::fs;
use std::net::TcpListener;
use std::process::Command;
use std::time::{Duration, Instant};

use walkdir::WalkDir;

use super::{LIMIT, Served, site};

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

/// What opens an address here is a program that writes down what it is asked.
#[test]
#[cfg(target_os = "linux")]
fn a_browser_is_opened_at_the_site() {
    use std::os::unix::fs::PermissionsExt;
    let (site, programs) = (site(), tempfile::tempdir().expect("a folder"));
    let (opener, opened) = (programs.path().join("xdg-open"), programs.path().join("opened"));
    fs::write(&opener, format!("#!/bin/sh\necho \"$@\" > {0}.new && mv {0}.new {0}\n", opened.display()))
        .expect("a file");
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).expect("it may be run");
    let path = std::env::var("PATH").expect("there are programs");
    let mut command = Command::new(env!("CARGO_BIN_EXE_pincite"));
    command.args(["serve", "--port", "0", "--open", "--root"]).arg(site.path());
    let served = Served::by(command.env("PATH", format!("{}:{path}", programs.path().display())));
    let begun = Instant::now();
    let asked = loop {
        match fs::read_to_string(&opened) {
            Ok(asked) => break asked,
            Err(_) if begun.elapsed() < LIMIT => std::thread::sleep(Duration::from_millis(5)),
            Err(_) => panic!("nothing was opened"),
        }
    };
    assert_eq!(asked.trim(), format!("http://{}{}", served.host, served.base));
}

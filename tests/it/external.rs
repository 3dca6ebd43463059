//! `pincite check --external` against a host on this computer that answers as hosts do.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

/// How often each path was asked for, with its method.
type Asked = Arc<Mutex<BTreeMap<String, usize>>>;

/// A host; the first answer of `/busy` is that it is.
fn host() -> (String, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = Asked::default();
    let counted = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let mut lines = BufReader::new(stream.try_clone().expect("a second handle")).lines();
            let Some(Ok(first)) = lines.next() else { continue };
            lines.take_while(|line| line.as_ref().is_ok_and(|line| !line.is_empty())).for_each(drop);
            let question = first.rsplit_once(' ').map_or("", |(question, _)| question).to_owned();
            let times =
                *counted.lock().expect("no test broke").entry(question.clone()).and_modify(|n| *n += 1).or_insert(1);
            let status = match question.as_str() {
                "HEAD /page" | "GET /moved-here" | "HEAD /moved-here" | "GET /pages-only" | "GET /members" => "200 OK",
                "HEAD /moved" => "301 Moved Permanently\r\nLocation: /moved-here",
                "HEAD /busy" | "GET /busy" if times > 1 => "200 OK",
                "HEAD /busy" | "GET /busy" => "503 Service Unavailable",
                "HEAD /pages-only" | "HEAD /members" => "405 Method Not Allowed",
                _ => "404 Not Found",
            };
            let _ = write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
    });
    (address, asked)
}

fn check(root: &Path) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pincite"));
    let done = command.args(["check", "--external", "--format", "json"]).current_dir(root).output().expect("it runs");
    let problems: serde_json::Value = serde_json::from_slice(&done.stderr).expect("JSON");
    let problems = problems.as_array().expect("a list").iter();
    let dead = problems.filter(|problem| problem["code"] == "dead-address");
    let said = dead.map(|problem| {
        format!(
            "{}:{} {}\n",
            problem["path"].as_str().unwrap_or(""),
            problem["line"],
            problem["message"].as_str().unwrap_or("")
        )
    });
    (done.status.success(), said.collect())
}

#[test]
fn addresses_are_asked_once_and_what_answers_well_not_again() {
    let (host, asked) = host();
    let root = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(root.path().join("content")).expect("a folder");
    let text = format!(
        "---\ntitle: A Charter\n---\n\n{{#p1}}\nSee [a]({host}/page), [b]({host}/moved), [c]({host}/busy), \
         [d]({host}/pages-only#at) and [e]({host}/gone).\n\n{{#p2}}\nOnce more [e]({host}/gone), and [f](mailto:a@example.org).\n"
    );
    std::fs::write(root.path().join("content/charter.md"), text).expect("a place for the text");
    let (is_good, said) = check(root.path());
    assert!(is_good, "a warning is no error");
    assert_eq!(said, format!("content/charter.md:6 `{host}/gone` does not answer as it should: 404\n"));
    let first = asked.lock().expect("no test broke").clone();
    assert_eq!(first.get("HEAD /gone"), Some(&1), "an answer that is sure is not asked for again");
    assert_eq!(first.get("HEAD /page"), Some(&1));

    let (_, said) = check(root.path());
    assert_eq!(said, format!("content/charter.md:6 `{host}/gone` does not answer as it should: 404\n"));
    let second = asked.lock().expect("no test broke").clone();
    assert_eq!(second.get("HEAD /page"), Some(&1), "it answered well");
    assert_eq!(second.get("HEAD /gone"), Some(&2));
}

#[test]
fn addresses_of_sources_works_and_the_navigation_are_asked() {
    let (host, _) = host();
    let root = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: String| {
        std::fs::create_dir_all(root.path().join("content")).expect("a folder");
        std::fs::write(root.path().join(path), text).expect("a place for the text");
    };
    write("pincite.yaml", format!("nav:\n  - {{ title: Elsewhere, to: \"{host}/of-nav\" }}\n"));
    write("content/works.yaml", format!("- id: act\n  title: An Act\n  url: {host}/of-work\n"));
    let front_matter = format!("title: A Charter\nsource:\n  url: {host}/of-source");
    write("content/charter.md", format!("---\n{front_matter}\n---\n\n{{#p1}}\nNotice is given.\n"));
    let (_, said) = check(root.path());
    let dead = |place: &str, of: &str| format!("{place} `{host}/{of}` does not answer as it should: 404\n");
    let wanted = dead("content/charter.md:4", "of-source")
        + &dead("content/works.yaml:3", "of-work")
        + &dead("pincite.yaml:2", "of-nav");
    assert_eq!(said, wanted);
}

#[test]
fn a_host_that_is_not_there_is_told() {
    let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port();
    let root = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(root.path().join("content")).expect("a folder");
    let text = format!("---\ntitle: A Charter\n---\n\n{{#p1}}\nSee [a](http://127.0.0.1:{port}/).\n");
    std::fs::write(root.path().join("content/charter.md"), text).expect("a place for the text");
    let (is_good, said) = check(root.path());
    assert!(is_good && said.contains("does not answer as it should"), "{said}");
}

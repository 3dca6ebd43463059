//! `pincite serve`: what a browser is answered over a socket, and what it hears as files change.

mod answers;
mod edits;
mod law;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

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
        Self::by(Command::new(env!("CARGO_BIN_EXE_pincite")).args(["serve", "--port", "0", "--root"]).arg(root))
    }

    fn by(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program is there");
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
    /// Waits for the next edition; whether one came in time.
    fn comes(&mut self) -> bool {
        let (begun, mut line) = (Instant::now(), String::new());
        // The server says that it is alive in between.
        while begun.elapsed() < LIMIT {
            line.clear();
            if self.0.read_line(&mut line).map_or(true, |length| length == 0) {
                return false;
            }
            if line.starts_with("data: ") {
                return true;
            }
        }
        false
    }

    fn next(&mut self) {
        assert!(self.comes(), "no edition in time");
    }

    /// Waits for an edition of which `is_so` is true. An edition may come between two steps of a change.
    fn until(&mut self, is_so: impl Fn() -> bool) {
        while !is_so() {
            self.next();
        }
    }
}

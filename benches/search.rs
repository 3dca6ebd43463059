//! The search of a large site: what its index weighs, what making it takes, and what a query loads and takes.
//!
//! `cargo bench --bench search`. 200,000 paragraphs of words that are as unevenly common as those of a language. Queries are
//! asked by the scripts of the theme in Node, as a browser runs them; without `node` on the path that part says so. What the
//! disk does to the figures stands in `timed/mod.rs`.

#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod timed;

use std::fs;
use std::path::Path;
use std::process::Command;

use timed::{Run, build, median};

const DOCUMENTS: usize = 10_000;
const PARAGRAPHS: usize = 20;
const WORDS: usize = 36;
const VOCABULARY: usize = 40_000;
/// Odd, for the median.
const RUNS: usize = 5;

fn main() {
    let folder = timed::folder();
    let site = folder.path().join("site");
    let text = write_site(&site);
    println!("{} paragraphs, {} of text", DOCUMENTS * PARAGRAPHS, size(text));

    let (mut without, mut with) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        let build = |config: &str, out: String| {
            fs::write(site.join("pincite.yaml"), config).expect("the site's folder can be written");
            build(&site, &out)
        };
        without.push(build("outputs: { paragraph-pages: false, search: false }\n", format!("without-{run}")));
        with.push(build("outputs: { paragraph-pages: false }\n", format!("with-{run}")));
    }
    let time = |runs: &[Run]| median(runs.iter().map(|run| run.time)).as_secs_f64();
    let memory = |runs: &[Run]| runs.iter().filter_map(|run| run.memory_mb).max().unwrap_or(0);
    let (plain, whole) = (time(&without), time(&with));
    println!("build without search    {plain:5.2} s   {} MB", memory(&without));
    println!("build with search       {whole:5.2} s   {} MB   {:.2} more", memory(&with), whole / plain - 1.0);

    let out = site.join("with-0");
    let files: Vec<(String, u64)> = fs::read_dir(out.join("search"))
        .expect("the index is there")
        .map(|entry| {
            let entry = entry.expect("the folder can be read");
            (entry.file_name().to_string_lossy().into_owned(), entry.metadata().expect("the file is there").len())
        })
        .collect();
    let of = |kind: &str| files.iter().filter(|(name, _)| name.starts_with(kind)).map(|(_, bytes)| bytes).sum::<u64>();
    let index = of("terms") + of("index");
    println!("index                   {}   {:.3} of the text", size(index as usize), index as f64 / text as f64);
    println!("words for excerpts      {}", size((of("texts") + of("documents")) as usize));
    let (name, largest) = files.iter().max_by_key(|(_, bytes)| *bytes).expect("there are files");
    println!("largest file            {} ({name}), of {}", size(*largest as usize), files.len());
    queries(&out);
}

/// Asks queries of five words, in the order in which they stand in a paragraph.
fn queries(out: &Path) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/search.mjs");
    let queries: Vec<String> = (0..20)
        .map(|n| {
            let text = paragraph(n * 997 + 13);
            let words: Vec<&str> = text.split([' ', '\n']).collect();
            words[4..9].join(" ").replace('.', "")
        })
        .collect();
    match Command::new("node").arg(script).arg(out).args(&queries).output() {
        Ok(output) if output.status.success() => print!("{}", String::from_utf8_lossy(&output.stdout)),
        Ok(output) => panic!("{}", String::from_utf8_lossy(&output.stderr)),
        Err(_) => println!("queries                 not asked: node is not on the path"),
    }
}

/// Writes the site; the bytes of its text.
fn write_site(site: &Path) -> usize {
    fs::create_dir_all(site.join("content")).expect("the folder can be made");
    let mut bytes = 0;
    for document in 0..DOCUMENTS {
        let mut text =
            format!("---\ntitle: Document {document}\ndate: {}-12-03\nlanguage: en\n---\n", 1900 + document % 120);
        for number in 1..=PARAGRAPHS {
            let words = paragraph(document * PARAGRAPHS + number);
            bytes += words.len();
            text.push_str(&format!("\n{{#p{number}}}\n{words}\n"));
        }
        fs::write(site.join(format!("content/document-{document}.md")), text).expect("the file can be written");
    }
    bytes
}

/// Words that are the same in every run; the thousandth word of the vocabulary is a thousandth as common as the first.
fn paragraph(seed: usize) -> String {
    let mut state = seed as u64 + 1;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    next();
    let mut text = String::new();
    for index in 0..WORDS {
        push_word((VOCABULARY as f64).powf(next()) as usize, &mut text);
        text.push_str(if index % 12 == 11 { ".\n" } else { " " });
    }
    text.trim_end().to_owned()
}

/// The word of a rank: the more common the shorter.
fn push_word(rank: usize, text: &mut String) {
    const SYLLABLES: [&str; 20] = [
        "ta", "re", "mi", "son", "ver", "al", "ke", "no", "din", "pra", "es", "tor", "li", "gan", "ue", "bo", "shi",
        "cal", "wen", "ofu",
    ];
    let mut rest = rank + 19;
    while rest > 0 {
        text.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
}

fn size(bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{:6.1} kB", bytes as f64 / 1e3),
        _ => format!("{:6.1} MB", bytes as f64 / 1e6),
    }
}

//! Sites of many documents of the same length, and the same words for Hugo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many words a paragraph has.
pub const WORDS: usize = 90;

/// Writes some documents, each of some paragraphs.
pub fn write_site(site: &Path, documents: usize, paragraphs: usize) {
    fs::create_dir_all(site.join("content")).expect("the folder can be made");
    for document in 0..documents {
        let mut text = format!("---\ntitle: Document {document}\ndate: 2010-12-03\nlanguage: en\n---\n");
        for paragraph in 1..=paragraphs {
            text.push_str(&format!("\n{{#p{paragraph}}}\n{}\n", words(document * 100 + paragraph)));
        }
        fs::write(site.join(format!("content/document-{document}.md")), text).expect("the file can be written");
    }
}

/// Accepts the anchors of a site, as those of a published one are.
pub fn accept(site: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pincite"));
    let output = command.args(["--quiet", "ledger", "accept", "--root"]).arg(site).output().expect("pincite runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Words that differ from paragraph to paragraph and are the same in every run.
pub fn words(seed: usize) -> String {
    const WORDS_OF: [&str; 16] = [
        "security",
        "of",
        "each",
        "participating",
        "State",
        "is",
        "linked",
        "to",
        "that",
        "all",
        "others",
        "and",
        "respect",
        "for",
        "the",
        "commitments",
    ];
    let mut state = seed as u64 + 1;
    let mut text = String::new();
    for index in 0..WORDS {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push_str(WORDS_OF[(state >> 33) as usize % WORDS_OF.len()]);
        text.push_str(if index % 15 == 14 { ".\n" } else { " " });
    }
    text.trim_end().to_owned()
}

/// Hugo's program, if there is one: what is named, or what that names when it is a script.
pub fn hugo() -> Option<PathBuf> {
    let named = std::env::var_os("HUGO").unwrap_or_else(|| "hugo".into());
    let said = Command::new(&named).arg("version").output().ok()?.stdout;
    let said = String::from_utf8_lossy(&said).replace("\u{1b}[0m", "");
    let script = said.lines().find(|line| line.contains("Running Hugo"));
    Some(script.and_then(|line| line.rsplit_once(" at ")).map_or_else(|| named.into(), |(_, program)| program.into()))
}

/// Writes the same words for Hugo, with a theme of a few lines.
pub fn write_hugo(folder: &Path, documents: usize, paragraphs: usize) {
    fs::create_dir_all(folder.join("content")).expect("the folder can be made");
    fs::create_dir_all(folder.join("layouts/_default")).expect("the folder can be made");
    let write = |name: &str, text: String| fs::write(folder.join(name), text).expect("the file can be written");
    write(
        "hugo.toml",
        "baseURL = 'https://example.org/'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap']\n".to_owned(),
    );
    write(
        "layouts/_default/single.html",
        "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}".to_owned(),
    );
    write(
        "layouts/_default/list.html",
        "<!doctype html><title>{{ .Title }}</title>{{ range .Pages }}<a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}"
            .to_owned(),
    );
    for document in 0..documents {
        let mut text = format!("---\ntitle: Document {document}\ndate: 2010-12-03\n---\n");
        for paragraph in 1..=paragraphs {
            text.push_str(&format!("\n{}\n", words(document * 100 + paragraph)));
        }
        write(&format!("content/document-{document}.md"), text);
    }
}

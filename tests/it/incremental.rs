//! The law of incremental builds: whatever was changed, the folder holds afterwards what a first build would write.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pincite::build;
use pincite::disk::{self, Standing};
use proptest::prelude::*;

/// A small site in which everything refers to something: path → text.
const SITE: &[(&str, &str)] = &[
    (
        "pincite.yaml",
        "title: A site\nlanguage: en\nbase_url: https://example.org/\ncitations: [plain, oscola]\n\
         outputs: { text: true }\n",
    ),
    (
        "content/osce/accord.md",
        "\
---
title: An Accord
subtitle: Of Peace
type: treaty
author: A Body
date: 2010-12-03
language: en
symbol: DOC/1
---

# Before

{#pre1}
Recalling the Charter,

{#ch1 topics=\"peace\"}
# General rules

{#p1 topics=\"peace war\"}
One [and]{sic=\"und\"} the [second](#p2) of *all*.[^n]

{#p2 topics=\"war\" also=\"p2x\"}
Two holds:

{#p2-a}
first, as [said](letter.md#art1);

{#p2-b topics=\"peace\" note=\"As printed.\"}
second, under the Charter and [Covenant](work:covenant).

{#p4}
Four ends it.

[^n]: A note of the Charter.
",
    ),
    (
        "content/osce/letter.md",
        "\
---
title: Une lettre
date: 1999
language: fr
---

{#art1 topics=\"peace\"}
Premier, voir la Charter.

{#art2}
Second, voir [ici](#art1) et [là](accord.md#p1).
",
    ),
    (
        "content/plain.md",
        "---\ntitle: Plain\ndate: 2001-02\n---\n\n{#p1}\nOne.\n\n{#p2}\nTwo of the [Accord](osce/accord.md#p2).\n\n{#p3}\nThree.\n",
    ),
    (
        "content/guide/start.md",
        "---\nkind: page\ntitle: Start\norder: 1\n---\n\n# Start\n\nSee [two](../osce/accord.md#p2) and [more](more.md#part).\n",
    ),
    ("content/guide/more.md", "---\nkind: page\ntitle: More\norder: 2\n---\n\n## Part {#part}\n\nWords.\n"),
    (
        "content/topics.yaml",
        "- id: peace\n  label: Peace\n  definition: No war.\n- id: war\n  label: War\n  broader: peace\n",
    ),
    (
        "content/works.yaml",
        "- id: charter\n  title: The Charter\n  names: [Charter]\n  date: 1945-06-26\n- id: covenant\n  title: Covenant\n  date: 1966\n\
         - id: own\n  title: Letter\n  document: osce/letter\n",
    ),
    (
        "content/ledger/osce/accord.yaml",
        "\
# written by `pincite ledger accept`
document: { since: 2026-01-02, title: \"An Accord\" }
anchors:
  p1: { since: 2026-01-02, text: t0000000000000001, words: 6, begins: \"One and the second of all. A note\" }
  p3: { since: 2026-01-02, text: t0000000000000002, words: 2, begins: \"Three was\", gone: 2026-02-02, to: p2, why: merged }
  p4: { since: 2026-01-02, text: t0000000000000003, words: 3, begins: \"Four ends it.\" }
",
    ),
    ("templates/i18n/fr.yaml", "name: français\nunits:\n  art: [\"Article {}\", \"l’article {}\", \"articles\"]\n"),
    ("static/own.css", "body { color: red }\n"),
    ("content/osce/figure.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
];

/// One change: in a file, what stands there for something else. Nothing for something is a new text of the whole file,
/// something for nothing is its end.
pub(crate) type Edit = (&'static str, &'static str, &'static str);

pub(crate) const ACCORD: &str = "content/osce/accord.md";
pub(crate) const LETTER: &str = "content/osce/letter.md";
pub(crate) const PLAIN: &str = "content/plain.md";
pub(crate) const LEDGER: &str = "content/ledger/osce/accord.yaml";
pub(crate) const TOPICS: &str = "content/topics.yaml";
pub(crate) const WORKS: &str = "content/works.yaml";
pub(crate) const CONFIG: &str = "pincite.yaml";

pub(crate) const EDITS: &[Edit] = &[
    // A document's text.
    (ACCORD, "Four ends", "Four goes on and ends"),
    (ACCORD, "*all*", "all"),
    (ACCORD, "{sic=\"und\"}", ""),
    (ACCORD, "Recalling", "Noting"),
    (ACCORD, "General rules", "Special rules"),
    (ACCORD, "A note of", "Another note of"),
    (ACCORD, "[second](#p2)", "[second](#p4)"),
    (ACCORD, "{#p4}\nFour ends it.\n", "{#p4}\nFour ends it.\n\n{#p5}\nFive is new.\n"),
    (ACCORD, "{#p2-a}\nfirst, as [said](letter.md#art1);\n\n", ""),
    (ACCORD, "# Before", "# Preamble"),
    (ACCORD, "{#ch1 topics=\"peace\"}\n# General rules\n\n", ""),
    (ACCORD, "\"As printed.\"", "\"As corrected.\""),
    (ACCORD, " also=\"p2x\"", ""),
    (ACCORD, "{#p4}", "{#p4 number=\"4 bis\"}"),
    (ACCORD, "{#p4}", "{#p4 title=\"The end\"}"),
    (ACCORD, "{#p4}", "{#p4 lang=\"de\"}"),
    (ACCORD, "second, under the Charter", "second, under it"),
    (ACCORD, "topics=\"war\"", "topics=\"peace\""),
    (ACCORD, "{#p4}", "{#p4 topics=\"war\"}"),
    (LETTER, "Premier", "Tout premier"),
    (LETTER, "{#art2}\nSecond, voir [ici](#art1) et [là](accord.md#p1).\n", ""),
    (LETTER, "{#art1 ", "{#art3 "),
    (PLAIN, "{#p3}\nThree.\n", "{#p3}\nThree.\n\n{#p4}\nFour.\n"),
    (PLAIN, "{#p3}\nThree.\n", "# A heading\n\n{#p3}\nThree.\n"),
    (PLAIN, "{#p1}\nOne.", "{#p1 topics=\"peace\"}\nOne of the Charter."),
    (PLAIN, "One.", "One and more."),
    // What is known of a document.
    (ACCORD, "title: An Accord", "title: The Accord"),
    (ACCORD, "subtitle: Of Peace\n", ""),
    (ACCORD, "type: treaty", "type: judgment"),
    (ACCORD, "author: A Body", "author: [A Body, Another]"),
    (ACCORD, "date: 2010-12-03", "date: 1990-12-03"),
    (ACCORD, "symbol: DOC/1", "symbol: DOC/2\nplace: Astana"),
    (ACCORD, "language: en", "language: fr"),
    (ACCORD, "symbol: DOC/1", "labels: { p: \"{}\", nested: [\"{})\"] }"),
    (ACCORD, "symbol: DOC/1", "order: 4"),
    (LETTER, "title: Une lettre", "title: Lettre"),
    (LETTER, "title: Une lettre", "title: Une lettre\nshort_title: Lettre"),
    (PLAIN, "date: 2001-02\n", ""),
    (PLAIN, "title: Plain", "title: Plain\ndraft: true"),
    (PLAIN, "title: Plain", "title: Plain\nlanguage: ar"),
    // Documents that come and go.
    (PLAIN, "*", ""),
    (LETTER, "*", ""),
    (
        "content/new.md",
        "",
        "---\ntitle: New\n---\n\n{#p1 topics=\"peace war\"}\nOne of the Charter, see [it](osce/accord.md#p1).\n",
    ),
    ("content/osce/accord/deep.md", "", "---\ntitle: Deep\n---\n\n{#p1}\nOne.\n"),
    // Ordinary pages.
    ("content/guide/start.md", "See [two]", "Look at [two]"),
    ("content/guide/start.md", "order: 1", "order: 3"),
    ("content/guide/more.md", "title: More", "title: Much more"),
    ("content/guide/more.md", "## Part {#part}", "## Piece {#piece}"),
    ("content/guide/more.md", "*", ""),
    ("content/index.md", "", "---\nkind: page\ntitle: Home\n---\n\nWelcome.\n"),
    ("content/osce/figure.svg", "<svg", "<svg width=\"1\""),
    ("content/osce/figure.svg", "*", ""),
    // Topics and works.
    (TOPICS, "label: Peace", "label: Concord"),
    (TOPICS, "definition: No war.", "definition: None."),
    (TOPICS, "  broader: peace\n", ""),
    (TOPICS, "- id: war\n  label: War\n  broader: peace\n", ""),
    (TOPICS, "- id: peace", "- id: law\n  label: Law\n- id: peace"),
    (TOPICS, "*", ""),
    (WORKS, "title: The Charter", "title: The UN Charter"),
    (WORKS, "names: [Charter]", "names: [Charter, Premier]"),
    (WORKS, "names: [Charter]", "names: [Covenant]"),
    (WORKS, "names: [Charter]", "names: [Charter]\n  only: [osce/letter]"),
    (WORKS, "date: 1945-06-26", "date: 1975"),
    (WORKS, "date: 1945-06-26", "date: 1945-06-26\n  url: https://example.org/charter\n  place: San Francisco"),
    (WORKS, "document: osce/letter", "document: plain"),
    (WORKS, "- id: covenant\n  title: Covenant\n  date: 1966\n", ""),
    (WORKS, "*", ""),
    // The ledger.
    (LEDGER, "why: merged", "why: by mistake"),
    (LEDGER, "to: p2", "to: p4"),
    (LEDGER, "to: p2", "to: osce/letter#art1"),
    (LEDGER, "document: { since: 2026-01-02", "document: { since: 2025-01-02"),
    (LEDGER, "p4: { since: 2026-01-02", "p4: { since: 2025-01-02"),
    (
        LEDGER,
        "begins: \"Four ends it.\" }",
        "begins: \"Four ends it.\", was: [{ until: 2026-03-03, text: t0000000000000009, why: a slip }] }",
    ),
    (LEDGER, "gone: 2026-02-02", "gone: 2026-02-03"),
    (LEDGER, "*", ""),
    (
        "content/ledger/plain.yaml",
        "",
        "document: { since: 2026-01-02, title: \"Plain\" }\nanchors:\n  p3: { since: 2026-01-02, text: t0000000000000003, words: 1, begins: \"Three.\" }\n",
    ),
    // The configuration.
    (CONFIG, "title: A site", "title: Another site"),
    (CONFIG, "language: en", "language: fr"),
    (CONFIG, "https://example.org/", "https://example.org/sub/"),
    (CONFIG, "base_url: https://example.org/\n", ""),
    (CONFIG, "[plain, oscola]", "[apa]"),
    (CONFIG, "text: true", "paragraph-pages: false"),
    (CONFIG, "text: true", "text: false"),
    (CONFIG, "language: en", "language: en\ntheme: { accent: \"#123456\" }"),
    (CONFIG, "language: en", "language: en\nallow_html: true\nedit_url: https://example.org/edit/{path}"),
    (CONFIG, "language: en", "language: en\nnav: [{ title: Documents, to: /index.html }]"),
    (CONFIG, "language: en", "language: en\ndescription: A site of sites."),
    // Languages, templates and files.
    ("templates/i18n/fr.yaml", "l’article {}", "l’art. {}"),
    ("templates/i18n/fr.yaml", "name: français", "name: Français\nlabels: { art: \"Art. {}\" }"),
    (
        "templates/i18n/fr.yaml",
        "name: français",
        "name: français\ndate: { day: \"{day} du {month} {year}\", month: \"en {month} {year}\", year: \"an {year}\" }",
    ),
    ("templates/i18n/fr.yaml", "*", ""),
    ("templates/i18n/en.yaml", "", "words: { cite: \"Quote\" }\n"),
    ("templates/i18n/en.yaml", "", "units: { p: [\"Para {}\", \"para {}\", \"paras\"] }\n"),
    ("templates/i18n/ar.yaml", "", "name: العربية\nunits: { p: [\"الفقرة {}\", \"الفقرة {}\", \"الفقرات\"] }\n"),
    ("templates/paragraph.html", "", "{% extends \"pincite/paragraph.html\" %}{% block class %} own{% endblock %}"),
    ("static/own.css", "red", "blue"),
    ("static/own.css", "*", ""),
    ("static/style.css", "", "body { color: green }\n"),
];

/// Path → text.
pub(crate) type Files = BTreeMap<&'static str, String>;

pub(crate) fn site() -> Files {
    SITE.iter().map(|(path, text)| (*path, (*text).to_owned())).collect()
}

/// Makes the edit, if what it is about is there.
pub(crate) fn edit(files: &mut Files, (path, from, to): &Edit) {
    match *from {
        "" => drop(files.insert(path, (*to).to_owned())),
        "*" => drop(files.remove(path)),
        from => {
            if let Some(text) = files.get_mut(path) {
                *text = text.replacen(from, to, 1);
            }
        }
    }
}

/// Makes a folder hold these files and, of what was written there before, nothing else.
pub(crate) fn write(root: &Path, old: &Files, new: &Files) {
    for path in old.keys().filter(|path| !new.contains_key(*path)) {
        fs::remove_file(root.join(path)).expect("the file can be removed");
    }
    for (path, text) in new.iter().filter(|(path, text)| old.get(*path) != Some(text)) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }
}

/// Builds over what is there, unless it was made from the same.
fn publish(root: &Path) -> build::Built {
    let (inputs, out) = (disk::inputs(root), root.join("public"));
    let (standing, built) = Standing::look_during(&out, || build::build(&inputs));
    let key = inputs.keys()[1];
    if Standing::unchanged(&out, &[key]).is_none() {
        let standing = standing.expect("the folder can be read");
        let ledger = inputs.ledger.iter().map(|source| source.path.to_string()).collect();
        let from = disk::Origin { key: Some(key), ledger };
        let made = disk::make_equal(&out, &standing, &built.plan, from, false, &|| ());
        made.expect("a small site can be published");
    }
    built
}

/// Every file of the published site, the manifest too.
fn published(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let there = walkdir::WalkDir::new(root.join("public")).into_iter().map(|entry| entry.expect("it can be read"));
    let files = there.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    files.map(|path| (path.clone(), fs::read(path).expect("the file can be read"))).collect()
}

/// Builds over what is there, then compares each file with what is made of the same input anew. Says what differs.
fn stale(root: &Path) -> Vec<String> {
    let built = publish(root);
    let out = root.join("public");
    let equal = |route: &str, bytes: &[u8]| fs::read(out.join(route)).is_ok_and(|there| there == bytes);
    let made = built.plan.iter().map(|(route, planned)| (route.as_str(), (planned.make)().expect("it can be made")));
    let differs = made.filter(|(route, bytes)| !equal(route, bytes)).map(|(route, _)| route.to_owned());
    let there = walkdir::WalkDir::new(&out).into_iter().map(|entry| entry.expect("the folder can be read"));
    let files = there.filter(|entry| entry.file_type().is_file()).count();
    let too_many = (files != built.plan.len() + 1).then(|| format!("{files} files, not {}", built.plan.len() + 1));
    differs.chain(too_many).collect()
}

#[test]
fn every_edit_and_its_undoing() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (site, mut wrong) = (site(), Vec::new());
    write(folder.path(), &Files::new(), &site);
    assert_eq!(stale(folder.path()), [""; 0]);
    let first = published(folder.path());
    for change in EDITS {
        let mut edited = site.clone();
        edit(&mut edited, change);
        assert_ne!(edited, site, "an edit that changes nothing: {change:?}");
        write(folder.path(), &site, &edited);
        let stale = stale(folder.path());
        if !stale.is_empty() {
            wrong.push(format!("{change:?}: {stale:?}"));
        }
        write(folder.path(), &edited, &site);
        publish(folder.path());
        let undone = published(folder.path());
        if undone != first {
            let differs = undone.iter().filter(|(path, bytes)| first.get(*path) != Some(bytes)).map(|(path, _)| path);
            wrong.push(format!("{change:?} undone: {:?}", differs.collect::<Vec<_>>()));
            // What follows is to begin with the right site.
            fs::remove_dir_all(folder.path().join("public")).expect("the folder can be removed");
            publish(folder.path());
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_one_after_the_other(chain in proptest::collection::vec(0..EDITS.len(), 1..12)) {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let (mut files, mut now) = (site(), Files::new());
        for (place, index) in [None].into_iter().chain(chain.iter().map(Some)).enumerate() {
            index.into_iter().for_each(|index| edit(&mut files, &EDITS[*index]));
            write(folder.path(), &now, &files);
            now = files.clone();
            let stale = stale(folder.path());
            let edits: Vec<_> = chain.iter().take(place).map(|index| EDITS[*index]).collect();
            prop_assert!(stale.is_empty(), "{edits:#?}\n{stale:?}");
        }
    }
}

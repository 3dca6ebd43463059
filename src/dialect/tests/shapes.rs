//! Texts that are read as they should be, and printed as they were.

use super::super::{Settings, parse, print};
use crate::model::{Content, Document, DocumentId, Part};
use crate::text::Source;
use std::sync::Arc;

fn read(text: &str) -> (Arc<Document>, Vec<String>) {
    let source = Source::new("content/test.md", text);
    let id = DocumentId::parse_path("test").expect("an id");
    let parsed = parse(&source, &id, &Settings::default());
    let problems = parsed.problems.iter().map(|problem| format!("{}: {}", problem.code, problem.message)).collect();
    match parsed.content {
        Content::Document(document) => (document, problems),
        Content::Page(_) => panic!("a page"),
    }
}

const ASTANA: &str = r##"---
title: Astana Commemorative Declaration
subtitle: Towards a Security Community
short_title: Astana Declaration
type: declaration
author: Organization for Security and Co-operation in Europe
author_short: OSCE
date: 2010-12-03
place: Astana, Kazakhstan
symbol: SUM.DOC/1/10/Corr.1
language: en
labels:
  p: "{}."
source:
  title: Permanent Mission of the Republic of Kazakhstan to the United Nations
  url: http://www.kazakhstanun.org/press-releases/astana-commemorative-declaration.html
  file: sources/astana-declaration.txt
  printed:
    title: Astana commemorative Declaration towards a security community
---

{#p1}
We, the Heads of State or Government of the 56 participating States of the OSCE, have assembled in Astana.

## Security

{#p3 topics="indivisible-security alliances" note="see \"Corr. 1\""}
The security of each participating State is inseparably linked to that of all others.
Each participating State has an equal right to security.

{#p12 topics="institutions"}
To this end, we task the Chairmanship with organizing a [follow-up]{sic="followup"}
process under the [Charter](work:un-charter#art51), see [paragraph 3](#p3) and [another](../x.md).
"##;

#[test]
fn the_declaration_is_read_and_printed_the_same() {
    let (document, problems) = read(ASTANA);
    // `../x.md` leads out of `content/`.
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(print(&document), ASTANA);
    let anchors: Vec<&str> =
        document.body.iter().filter_map(Part::annotation).map(|annotation| annotation.anchor.as_str()).collect();
    assert_eq!(anchors, ["p1", "p3", "p12"]);
    assert!(document.body[3].words().contains("organizing a follow-up process"), "{}", document.body[3].words());
}

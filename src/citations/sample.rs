//! Documents to cite, for the tests of this module.

use super::{At, Cited, Run, Style, Told};
use crate::model::{Anchor, Author, Date, DocumentId, DocumentType, Labels, Meta, Spoken};

/// Something cited that owns its values.
#[derive(Clone)]
pub(super) struct Sample {
    pub(super) meta: Meta,
    pub(super) id: DocumentId,
    pub(super) anchor: Option<Anchor>,
    pub(super) permalink: Option<String>,
    spoken: Option<Spoken>,
}

impl Sample {
    fn new(id: &str, anchor: &str, base_url: &str, meta: Meta) -> Self {
        let permalink = Some(format!("{base_url}{id}/{anchor}.html"));
        let id = DocumentId::parse_path(id).expect("an id");
        let mut sample = Self { meta, id, anchor: None, permalink, spoken: None };
        sample.at(anchor);
        sample
    }

    /// Cites another paragraph.
    pub(super) fn at(&mut self, anchor: &str) {
        let anchor = Anchor::parse(anchor).expect("an anchor");
        self.spoken = Some(Spoken::new(&anchor, &Labels::default(), &|_| None));
        self.anchor = Some(anchor);
    }

    /// Cites the whole document.
    pub(super) fn whole(&mut self) {
        self.anchor = None;
        self.spoken = None;
    }

    pub(super) fn cited(&self) -> Cited<'_> {
        Cited {
            meta: &self.meta,
            id: &self.id,
            at: self.spoken.as_ref().map_or(At::Document, At::One),
            anchor: self.anchor.as_ref(),
            permalink: self.permalink.as_deref(),
        }
    }

    /// Asks a style for its string, the form in the text after `— in text:`, with italics between asterisks.
    #[track_caller]
    pub(super) fn check(&self, style: &Style, expected: &str) {
        assert_eq!(written(style, &self.cited()), expected);
    }
}

/// What a style writes, in the notation of [`Sample::check`].
pub(super) fn written(style: &Style, cited: &Cited<'_>) -> String {
    let citation = (style.write)(cited);
    let full = citation.full.map(|runs| marked(&runs));
    let in_text = citation.in_text.map(|runs| format!("— in text: {}", marked(&runs)));
    [full, in_text].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

pub(super) fn marked(runs: &[Run]) -> String {
    runs.iter().map(|run| if run.italic { format!("*{}*", run.text) } else { run.text.clone() }).collect()
}

/// Nothing but a language.
pub(super) fn told() -> Told<'static> {
    Told { language: "en", keywords: Vec::new(), begins: "", part: None, document: None, author_comma: true }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub(super) fn astana() -> Sample {
    let meta = Meta {
        title: "Astana Commemorative Declaration".to_owned(),
        subtitle: some("Towards a Security Community"),
        short_title: some("Astana Declaration"),
        kind: Some(DocumentType::Declaration),
        authors: vec![Author::Body("Organization for Security and Co-operation in Europe".to_owned())],
        author_short: some("OSCE"),
        date: Date::parse("2010-12-03"),
        place: some("Astana, Kazakhstan"),
        symbol: some("SUM.DOC/1/10/Corr.1"),
        ..Meta::default()
    };
    Sample::new("astana-declaration", "p3", "https://example.org/osce/", meta)
}

pub(super) fn genocide() -> Sample {
    let meta = Meta {
        title: "Convention on the Prevention and Punishment of the Crime of Genocide".to_owned(),
        short_title: some("Genocide Convention"),
        kind: Some(DocumentType::Treaty),
        date: Date::parse("1948-12-09"),
        in_force: Date::parse("1951-01-12"),
        series: some("78 UNTS 277"),
        ..Meta::default()
    };
    Sample::new("genocide-convention", "art2", "https://example.org/", meta)
}

pub(super) fn judgment() -> Sample {
    let meta = Meta {
        title: "Ntuli v S".to_owned(),
        kind: Some(DocumentType::Judgment),
        court: some("South Gauteng High Court"),
        date: Date::parse("2013-01-18"),
        neutral_citation: some("[2013] ZAGPJHC 3"),
        ..Meta::default()
    };
    Sample::new("ntuli", "p8", "https://example.org/", meta)
}

pub(super) fn rfc() -> Sample {
    let meta = Meta {
        title: "Key words for use in RFCs to Indicate Requirement Levels".to_owned(),
        kind: Some(DocumentType::Standard),
        authors: vec![Author::Person { family: "Bradner".to_owned(), given: some("Scott") }],
        date: Date::parse("1997-03"),
        symbol: some("RFC 2119"),
        ..Meta::default()
    };
    Sample::new("rfc2119", "sec3", "https://example.org/", meta)
}

pub(super) fn constitution() -> Sample {
    let meta = Meta {
        title: "Constitution of the Republic of Kazakhstan".to_owned(),
        kind: Some(DocumentType::Constitution),
        date: Date::parse("1995-08-30"),
        ..Meta::default()
    };
    Sample::new("constitution", "art5-p2", "https://example.org/", meta)
}

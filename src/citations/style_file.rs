//! A citation as a style of the Citation Style Language has it, which a person brings as a file. Behind the feature `csl`.
//!
//! The processor is hayagriva, and what it is given is the record that reference managers read too. Words that the style does
//! not have itself are those of a short English locale of our own.

use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::citationberg::{FontStyle, IndependentStyle, Locale, LocaleCode, LocaleFile, Style as AnyStyle};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren, Formatted,
    LocatorPayload, SpecificLocator,
};

use super::{Citation, Cited, RECORDS, Run, csl};

/// A style that was read.
#[derive(Debug)]
pub struct StyleFile {
    style: IndependentStyle,
    locales: [Locale; 1],
}

impl StyleFile {
    /// Reads a style.
    ///
    /// # Errors
    ///
    /// What is wrong with it and what to do, where it is none that can be used.
    pub fn parse(xml: &str) -> Result<Self, [String; 2]> {
        let style = match AnyStyle::from_xml(xml) {
            Ok(AnyStyle::Independent(style)) => style,
            Ok(AnyStyle::Dependent(style)) => {
                let name = style.info.title.value;
                let parent = style.parent_link.href;
                return Err([
                    format!("the style \u{201c}{name}\u{201d} is another one by a name of its own"),
                    format!("give the file of {parent}"),
                ]);
            }
            Err(error) => {
                let why = error.to_string().replace('\n', " ");
                return Err([format!("this is no style of CSL 1.0: {why}"), "give a .csl file".to_owned()]);
            }
        };
        let english = LocaleFile::from_xml(include_str!("locale.xml")).expect("our own locale is one");
        Ok(Self { style, locales: [english.into()] })
    }

    /// The short name of the style, as its `id` ends.
    pub fn name(&self) -> &str {
        self.style.info.id.rsplit('/').next().unwrap_or_default()
    }

    /// Writes the citation: of a style of notes the note, of others the entry in the list and the form in the text.
    pub fn write(&self, cited: &Cited<'_>) -> Citation {
        let record = RECORDS.iter().find(|record| record.name == "csl").expect("CSL is a record");
        let items: Vec<Item> = serde_json::from_str(&(record.write)(cited)).expect("our own record is CSL-JSON");
        let Some(item) = items.first() else { return Citation::default() };
        let place = csl::place(cited);
        let at = place.as_ref().map(|(label, numbers)| {
            let label = label.and_then(|label| label.parse().ok()).unwrap_or(Locator::Custom);
            SpecificLocator(label, LocatorPayload::Str(numbers))
        });
        let english = || Some(LocaleCode("en-US".to_owned()));
        let mut driver = BibliographyDriver::new();
        let asked = vec![CitationItem::with_locator(item, at)];
        driver.citation(CitationRequest::new(asked, &self.style, english(), &self.locales, Some(1)));
        let written = driver.finish(BibliographyRequest::new(&self.style, english(), &self.locales));
        let cited = written.citations.first().map(|of| runs(&of.citation)).filter(|runs| !runs.is_empty());
        let listed = written.bibliography.and_then(|list| Some(entry(list.items.into_iter().next()?)));
        match self.style.settings.class {
            hayagriva::citationberg::StyleClass::Note => Citation { full: cited, in_text: None },
            hayagriva::citationberg::StyleClass::InText => Citation { full: listed, in_text: cited },
        }
    }
}

/// An entry of a list, its number or key first where it has one.
fn entry(item: hayagriva::BibliographyItem) -> Vec<Run> {
    let mut children: Vec<ElemChild> = item.first_field.into_iter().collect();
    if !children.is_empty() {
        children.push(ElemChild::Text(Formatted { text: " ".to_owned(), formatting: Default::default() }));
    }
    children.extend(item.content.0);
    runs(&ElemChildren(children))
}

fn runs(children: &ElemChildren) -> Vec<Run> {
    let mut runs = Vec::new();
    gather(children, &mut runs);
    runs
}

fn gather(children: &ElemChildren, runs: &mut Vec<Run>) {
    for child in &children.0 {
        match child {
            ElemChild::Text(of) | ElemChild::Link { text: of, .. } => {
                push(runs, &of.text, of.formatting.font_style == FontStyle::Italic);
            }
            ElemChild::Elem(of) => gather(&of.children, runs),
            ElemChild::Markup(text) => push(runs, text, false),
            ElemChild::Transparent { .. } => {}
        }
    }
}

fn push(runs: &mut Vec<Run>, text: &str, italic: bool) {
    match runs.last_mut() {
        Some(run) if run.italic == italic => run.text.push_str(text),
        _ => runs.push(Run { text: text.to_owned(), italic }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, marked};
    use super::*;

    /// A style with this class, this layout of its citation and this of its list.
    fn style(class: &str, citation: &str, list: &str) -> StyleFile {
        let xml = format!(
            r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{class}" default-locale="en-US">
              <info><title>Ours</title><id>http://www.zotero.org/styles/ours</id><updated>2026-01-01T00:00:00+00:00</updated></info>
              <citation><layout suffix=".">{citation}</layout></citation>
              <bibliography><layout suffix=".">{list}</layout></bibliography>
            </style>"#
        );
        StyleFile::parse(&xml).expect("a style")
    }

    const NAMES: &str = r#"<names variable="author"><name and="text"/></names>"#;
    const AT: &str =
        r#"<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>"#;

    #[test]
    fn a_note_has_its_place() {
        let note = format!(
            r#"<group delimiter=", ">{NAMES}<text variable="title" font-style="italic"/><text variable="number"/>
               <date variable="issued" form="text"/>{AT}</group>"#
        );
        let style = style("note", &note, NAMES);
        assert_eq!(style.name(), "ours");
        let mut sample = sample::astana();
        for (anchor, at) in [
            ("p3", "para. 3"),
            ("art5-p2-a", "art. 5(2)(a)"),
            ("sec6.1", "sec. 6.1"),
            ("rec21", "recital 21"),
            ("pre2", "preamble, 2nd para."),
        ] {
            sample.at(anchor);
            let citation = style.write(&sample.cited());
            assert_eq!(citation.in_text, None);
            let stop = if at.ends_with('.') { "" } else { "." };
            assert_eq!(
                marked(&citation.full.expect("a note")),
                format!(
                    "Organization for Security and Co-operation in Europe, *Astana Commemorative Declaration: Towards a \
                     Security Community*, SUM.DOC/1/10/Corr.1, December 3, 2010, {at}{stop}"
                ),
                "{anchor}"
            );
        }
    }

    #[test]
    fn a_style_with_a_list_has_both() {
        let text = format!(
            r#"<group prefix="(" suffix=")" delimiter=", "><names variable="author"><name form="short" and="symbol"/></names>
               <date variable="issued"><date-part name="year"/></date>{AT}</group>"#
        );
        let list = r#"<group delimiter=". "><names variable="author"><name name-as-sort-order="all" initialize-with=". "/></names>
                      <text variable="title" font-style="italic"/><text variable="URL"/></group>"#;
        let style = style("in-text", &text, list);
        let citation = style.write(&sample::rfc().cited());
        assert_eq!(marked(&citation.in_text.expect("a form in the text")), "(Bradner, 1997, sec. 3).");
        assert_eq!(
            marked(&citation.full.expect("an entry")),
            "Bradner, S. *Key words for use in RFCs to Indicate Requirement Levels*. https://example.org/rfc2119/sec3.html."
        );
    }

    #[test]
    fn what_is_no_style_is_told() {
        for text in ["", "<style/>", "OSCOLA", "<html></html>"] {
            let [what, _] = StyleFile::parse(text).expect_err("it is none");
            assert!(what.starts_with("this is no style of CSL 1.0: "), "{what}");
        }
    }
}

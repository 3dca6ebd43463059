//! XML → elements in one list, by local names. No entities but the five that XML has; depth and number are bounded.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements lie in at most so many others.
const DEPTH: usize = 256;

/// No text has so many elements.
const ELEMENTS: usize = 3_000_000;

/// A file of XML. The first element is the file itself.
pub struct Xml {
    elements: Vec<Element>,
}

/// An element.
pub struct Element {
    /// Without what stands before a colon.
    pub name: Box<str>,
    attributes: Vec<(Box<str>, Box<str>)>,
    children: Vec<Child>,
}

/// What lies in an element.
enum Child {
    /// An element, by its place in the list.
    Element(usize),
    /// Characters.
    Words(Box<str>),
}

impl Xml {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// Says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let file = Element { name: "".into(), attributes: Vec::new(), children: Vec::new() };
        let mut reading = Reading { elements: vec![file], open: vec![0] };
        let mut reader = Reader::from_str(text);
        loop {
            match reader.read_event().map_err(|error| error.to_string())? {
                Event::Start(start) => {
                    let index = reading.element(&start)?;
                    reading.open.push(index);
                }
                Event::Empty(start) => drop(reading.element(&start)?),
                Event::End(_) => drop(reading.open.pop()),
                Event::Text(words) => reading.words(&words.xml10_content()),
                Event::CData(words) => reading.words(&words.xml10_content()),
                Event::GeneralRef(name) => {
                    let c = name.resolve_char_ref().map_err(|error| error.to_string())?;
                    let c = c.map(String::from);
                    let known = quick_xml::escape::resolve_predefined_entity(&name.clone().into_inner());
                    let words = c.as_deref().or(known).ok_or("it has an entity of its own")?;
                    reading.words(words);
                }
                Event::DocType(said) if said.clone().into_inner().contains("<!ENTITY") => {
                    return Err("it has entities of its own".to_owned());
                }
                Event::Eof => break,
                _ => {}
            }
        }
        match reading.open.len() {
            1 => Ok(Self { elements: reading.elements }),
            _ => Err("it breaks off".to_owned()),
        }
    }

    /// The file itself.
    pub fn file(&self) -> &Element {
        &self.elements[0]
    }

    /// What lies in an element: elements.
    pub fn elements<'a>(&'a self, element: &'a Element) -> impl Iterator<Item = &'a Element> {
        element.children.iter().filter_map(|child| match child {
            Child::Element(index) => Some(&self.elements[*index]),
            Child::Words(_) => None,
        })
    }

    /// What lies in an element: elements and words.
    pub fn children<'a>(&'a self, element: &'a Element) -> impl Iterator<Item = Result<&'a Element, &'a str>> {
        element.children.iter().map(|child| match child {
            Child::Element(index) => Ok(&self.elements[*index]),
            Child::Words(words) => Err(&**words),
        })
    }

    /// The first element of a name in another.
    pub fn first<'a>(&'a self, element: &'a Element, name: &str) -> Option<&'a Element> {
        self.elements(element).find(|inner| &*inner.name == name)
    }

    /// The element at the end of a path of names, from another.
    pub fn at<'a>(&'a self, element: &'a Element, path: &[&str]) -> Option<&'a Element> {
        path.iter().try_fold(element, |element, name| self.first(element, name))
    }

    /// All elements of the file, in the order of their start tags.
    pub fn all(&self) -> impl Iterator<Item = &Element> {
        self.elements.iter()
    }
}

impl Element {
    /// The value of an attribute; empty if it has none.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(have, _)| &**have == name).map_or("", |(_, value)| value)
    }
}

struct Reading {
    elements: Vec<Element>,
    open: Vec<usize>,
}

impl Reading {
    fn element(&mut self, start: &BytesStart) -> Result<usize, String> {
        if self.open.len() > DEPTH {
            return Err(format!("elements lie in more than {DEPTH} others"));
        }
        if self.elements.len() > ELEMENTS {
            return Err("it has more elements than a text has words".to_owned());
        }
        let mut attributes = Vec::new();
        // A name twice is the writer's mistake; comparing each with the others would take hours where there are many.
        for attribute in start.attributes().with_checks(false).take(200) {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
            attributes.push((attribute.key.local_name().as_ref().into(), value.into()));
        }
        let index = self.elements.len();
        let parent = *self.open.last().ok_or("it ends more elements than it begins")?;
        self.elements[parent].children.push(Child::Element(index));
        let name = start.local_name().as_ref().into();
        self.elements.push(Element { name, attributes, children: Vec::new() });
        Ok(index)
    }

    fn words(&mut self, words: &str) {
        if let Some(top) = self.open.last().filter(|_| !words.is_empty()) {
            self.elements[*top].children.push(Child::Words(words.into()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        Xml::read(text).err()
    }

    #[test]
    fn elements_and_words() {
        let xml = Xml::read("<w:a><w:b w:val='x &amp; y'>one &lt;two&#62;</w:b><c/></w:a>").expect("sound");
        let b = xml.at(xml.file(), &["a", "b"]).expect("an element");
        let words: String = xml.children(b).filter_map(Result::err).collect();
        assert_eq!((b.attribute("val"), words.as_str()), ("x & y", "one <two>"));
    }

    #[test]
    fn hostile_files_are_refused() {
        assert_eq!(said("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").as_deref(), Some("it has entities of its own"));
        assert_eq!(said("<a>&b;</a>").as_deref(), Some("it has an entity of its own"));
        assert_eq!(said(&"<a>".repeat(1_000_000)).as_deref(), Some("elements lie in more than 256 others"));
        assert_eq!(said("<a><b></b>").as_deref(), Some("it breaks off"));
    }
}

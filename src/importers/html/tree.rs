//! HTML → elements in one list, by the tokenizer that browsers have and a few rules for end tags that are not written.
//!
//! Depth is bounded, so that whoever walks the tree may recurse; what is nested deeper stands in the last element that
//! may have something in it. Time and memory grow with the text and no faster.

use std::cell::RefCell;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::{Attribute, LocalName};

/// Elements lie in at most so many others.
const DEPTH: usize = 256;

/// A page. The first element is the page itself.
pub struct Tree {
    /// Elements in the order of their start tags, so that whatever lies in one stands after it.
    pub elements: Vec<Element>,
}

/// An element.
pub struct Element {
    /// In small letters; empty for the page itself.
    pub name: LocalName,
    attributes: Vec<Attribute>,
    /// The element that it lies in.
    pub parent: usize,
    /// What lies in it.
    pub children: Vec<Child>,
    /// The line of its start tag in the file.
    pub line: usize,
}

/// What lies in an element.
pub enum Child {
    /// An element, by its place in the list.
    Element(usize),
    /// Characters, from a line of the file on.
    Words(String, usize),
}

impl Tree {
    /// Reads a page.
    pub fn read(html: &str) -> Self {
        let page = Element { name: "".into(), attributes: Vec::new(), parent: 0, children: Vec::new(), line: 1 };
        let builder = Builder {
            elements: vec![page],
            open: vec![0],
            in_head: 0,
            drawn: 0,
            too_deep: 0,
            xml: is_xml(html),
            line: 1,
        };
        let tokenizer = Tokenizer::new(Sink { builder: RefCell::new(builder) }, TokenizerOpts::default());
        let queue = BufferQueue::default();
        queue.push_back(html.into());
        // The sink asks for no scripts to be run, so all is read at once.
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        Self { elements: tokenizer.sink.builder.into_inner().elements }
    }

    /// All words in an element, its own and those of what lies in it, blocks parted by a space.
    pub fn words(&self, element: usize) -> String {
        let mut words = String::new();
        self.push_words(element, &mut words);
        words
    }

    fn push_words(&self, element: usize, words: &mut String) {
        let parts = !is_inline(&self.elements[element].name);
        if parts {
            words.push(' ');
        }
        for child in &self.elements[element].children {
            match child {
                Child::Words(text, _) => words.push_str(text),
                Child::Element(inner) => {
                    if !is_unseen(&self.elements[*inner].name) {
                        self.push_words(*inner, words);
                    }
                }
            }
        }
        if parts {
            words.push(' ');
        }
    }

    /// An element and those that lie in it, in order.
    pub fn inside(&self, element: usize) -> impl Iterator<Item = usize> {
        let lies_in = move |index: &usize| *index == element || self.outer(*index).any(|outer| outer == element);
        (element..self.elements.len()).take_while(lies_in)
    }

    /// The elements that an element lies in, the nearest first.
    pub fn outer(&self, element: usize) -> impl Iterator<Item = usize> {
        let next = |at: &usize| (*at > 0).then(|| self.elements[*at].parent);
        std::iter::successors(next(&element), next)
    }
}

impl Element {
    /// The value of an attribute; empty if it has none.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|attribute| &*attribute.name.local == name).map_or("", |found| &*found.value)
    }

    /// Is the attribute there, with a value or without?
    pub fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|attribute| &*attribute.name.local == name)
    }
}

/// What is markup and no words, whatever stands in it.
pub fn is_unseen(name: &str) -> bool {
    matches!(name, "head" | "script" | "style" | "template")
}

/// Elements that stand in a line of words.
pub fn is_inline(name: &str) -> bool {
    const INLINE: &[&str] = &[
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font",
        "i", "img", "input", "ins", "kbd", "label", "mark", "math", "nobr", "output", "q", "rp", "rt", "ruby", "s",
        "samp", "select", "small", "span", "strike", "strong", "sub", "sup", "svg", "textarea", "time", "tt", "u",
        "var", "wbr",
    ];
    INLINE.contains(&name)
}

fn is_void(name: &str) -> bool {
    const VOID: &[&str] = &[
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
        "meta", "param", "source", "track", "wbr",
    ];
    VOID.contains(&name)
}

/// Does the page say that it is XML, where any element may close itself?
fn is_xml(html: &str) -> bool {
    let mut end = html.len().min(600);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let head = html[..end].to_ascii_lowercase();
    head.trim_start().starts_with("<?xml") || head.contains("//dtd xhtml")
}

struct Sink {
    builder: RefCell<Builder>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut builder = self.builder.borrow_mut();
        builder.line = line as usize;
        match token {
            Token::CharacterTokens(words) => builder.words(&words),
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => builder.end(&tag.name),
            Token::TagToken(tag) => return builder.start(tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// The page so far, and the elements that are open.
struct Builder {
    elements: Vec<Element>,
    open: Vec<usize>,
    /// How many elements are open up to the head; 0 if it is not.
    in_head: usize,
    /// How many elements are open up to the outermost picture or formula; 0 if there is none.
    drawn: usize,
    /// How many elements are open that lie too deep to be in the list of those.
    too_deep: usize,
    xml: bool,
    /// The line of the file that is being read.
    line: usize,
}

impl Builder {
    fn words(&mut self, words: &str) {
        let in_head = self.in_head > 0 && !self.top_is(&["title", "style", "script", "noscript"]);
        if in_head && !words.trim().is_empty() {
            self.close_to(self.in_head - 1);
        }
        let top = *self.open.last().expect("the page is open");
        // The tokenizer has counted the end of a line when it hands it over.
        let line = self.line - usize::from(words.starts_with('\n'));
        match self.elements[top].children.last_mut() {
            // A comment, which is nothing here, may have lines too.
            Some(Child::Words(text, from)) if *from + text.matches('\n').count() == line => text.push_str(words),
            _ => self.elements[top].children.push(Child::Words(words.to_owned(), line)),
        }
    }

    fn start(&mut self, tag: Tag) -> TokenSinkResult<()> {
        let name = tag.name;
        if matches!(&*name, "html" | "body") && self.elements.iter().take(20).any(|element| element.name == name) {
            return TokenSinkResult::Continue;
        }
        if self.too_deep == 0 {
            self.close_before(&name);
        }
        let parent = *self.open.last().expect("the page is open");
        let index = self.elements.len();
        self.elements[parent].children.push(Child::Element(index));
        let line = self.line;
        self.elements.push(Element { name: name.clone(), attributes: tag.attrs, parent, children: Vec::new(), line });
        let drawn = self.drawn > 0;
        if is_void(&name) || tag.self_closing && (self.xml || drawn) {
            return TokenSinkResult::Continue;
        }
        if self.open.len() < DEPTH && self.too_deep == 0 {
            self.open.push(index);
            match &*name {
                "head" if self.in_head == 0 => self.in_head = self.open.len(),
                "svg" | "math" if !drawn => self.drawn = self.open.len(),
                _ => {}
            }
        } else {
            self.too_deep += 1;
        }
        // What stands in these is no markup.
        match &*name {
            "script" if !drawn => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" if !drawn => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" if !drawn => TokenSinkResult::RawData(RawKind::Rcdata),
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        }
    }

    /// Closes what the start of an element ends without an end tag.
    fn close_before(&mut self, name: &str) {
        const IN_HEAD: &[&str] =
            &["html", "head", "title", "meta", "link", "style", "script", "base", "noscript", "template"];
        const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];
        if self.in_head > 0 && !IN_HEAD.contains(&name) {
            self.close_to(self.in_head - 1);
        }
        match name {
            "li" => self.close("li", &["ul", "ol", "menu", "dir", "table", "td", "th"]),
            "dt" | "dd" => {
                self.close("dt", &["dl", "table", "td", "th"]);
                self.close("dd", &["dl", "table", "td", "th"]);
            }
            "td" | "th" => {
                self.close("td", &["tr", "table"]);
                self.close("th", &["tr", "table"]);
            }
            "tr" => self.close("tr", &["table"]),
            "tbody" | "thead" | "tfoot" => {
                ["tr", "tbody", "thead", "tfoot"].iter().for_each(|part| self.close(part, &["table"]));
            }
            "option" => self.close("option", &["select"]),
            "a" => self.close("a", &["p", "div", "li", "td", "th", "body"]),
            _ => {}
        }
        if !is_inline(name) && !is_void(name) || name == "hr" {
            self.close("p", &["table", "td", "th", "caption", "button", "object", "template"]);
        }
        if HEADINGS.contains(&name) && self.top_is(HEADINGS) {
            self.close_to(self.open.len() - 1);
        }
    }

    fn end(&mut self, name: &LocalName) {
        match &**name {
            "br" => {
                let tag = Tag {
                    kind: TagKind::StartTag,
                    name: name.clone(),
                    self_closing: false,
                    attrs: Vec::new(),
                    had_duplicate_attributes: false,
                };
                let _ = self.start(tag);
            }
            "body" | "html" => {}
            _ if self.too_deep > 0 => self.too_deep -= 1,
            "table" | "tr" | "tbody" | "thead" | "tfoot" => self.close(name, &[]),
            // What is only a manner of writing does not end the paragraph that was begun in it.
            inline if is_inline(inline) => {
                let of_line = |open: &usize| is_inline(&self.elements[*open].name);
                let line = self.open.iter().rev().take_while(|open| of_line(open)).count();
                let from = self.open.len() - line;
                if let Some(at) = self.open[from..].iter().rposition(|open| self.elements[*open].name == *name) {
                    self.close_to(from + at);
                }
            }
            _ => self.close(name, &["table", "td", "th"]),
        }
    }

    /// Closes the innermost open element of a name and all that lies in it, unless one of `bounds` stands between.
    fn close(&mut self, name: &str, bounds: &[&str]) {
        for at in (1..self.open.len()).rev() {
            let open = &*self.elements[self.open[at]].name;
            if open == name {
                self.close_to(at);
                return;
            }
            if bounds.contains(&open) {
                return;
            }
        }
    }

    /// Closes all but the first so many open elements.
    fn close_to(&mut self, count: usize) {
        self.open.truncate(count);
        self.in_head = if self.in_head > count { 0 } else { self.in_head };
        self.drawn = if self.drawn > count { 0 } else { self.drawn };
    }

    fn top_is(&self, names: &[&str]) -> bool {
        self.open.last().is_some_and(|top| names.contains(&&*self.elements[*top].name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Elements as `name(...)`, words as they are.
    fn show(tree: &Tree, element: usize) -> String {
        let shown: Vec<String> = (tree.elements[element].children.iter())
            .map(|child| match child {
                Child::Words(words, _) => words.trim().to_owned(),
                Child::Element(inner) => format!("{}({})", tree.elements[*inner].name, show(tree, *inner)),
            })
            .filter(|shown| !shown.is_empty())
            .collect();
        shown.join(" ")
    }

    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(show(&Tree::read(html), 0), expected);
    }

    #[test]
    fn end_tags_that_are_not_written() {
        check("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li(a) li(b ul(li(c))) li(d))");
        check("<p>a<p>b<div>c</div>d", "p(a) p(b) div(c) d");
        check("<table><tr><td>a<td><p>b<tr><td>c</table>d", "table(tr(td(a) td(p(b))) tr(td(c))) d");
        check("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "dl(dt(a) dd(b) dt(c) dd(d))");
        check("<title>a &lt;b&gt;</title>c", "title(a <b>) c");
        check("<head><title>a</title><p>b", "head(title(a)) p(b)");
    }

    #[test]
    fn end_tags_at_the_wrong_place() {
        check("<b><p>a</b> b</p>c", "b(p(a b) c)");
        check("<p>a</div></span> b</p>", "p(a b)");
        check("<i><b>a</i>b</b>", "i(b(a)) b");
        check("a</br>b", "a br() b");
    }

    #[test]
    fn a_million_elements_in_one_another() {
        let html = format!("{}x{}", "<div>".repeat(1_000_000), "</div>".repeat(1_000_000));
        let tree = Tree::read(&html);
        assert_eq!(tree.words(0).trim(), "x");
        assert_eq!(tree.elements.len(), 1_000_001);
    }
}

//! The ids and links of one page, read by the tokenizer that browsers have.

use std::cell::RefCell;
use std::collections::HashSet;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// What a page has.
#[derive(Default)]
pub(super) struct Found {
    /// Places that a link can name.
    pub ids: HashSet<String>,
    /// Addresses of pages and of what they load, in the order of the page, each once.
    pub links: Vec<String>,
}

/// The attributes that name an address.
const ADDRESSES: &[(&str, &str)] = &[
    ("a", "href"),
    ("area", "href"),
    ("link", "href"),
    ("use", "href"),
    ("image", "href"),
    ("img", "src"),
    ("script", "src"),
    ("source", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
    ("track", "src"),
    ("iframe", "src"),
    ("embed", "src"),
    ("input", "src"),
    ("object", "data"),
    ("form", "action"),
    ("blockquote", "cite"),
];

/// Attributes with several addresses, each with a width behind it.
const SETS: &[(&str, &str)] = &[("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")];

/// Reads a page.
pub(super) fn read(html: &str) -> Found {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(html.into());
    // The sink asks for no scripts to be run, so all is read at once.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.found.into_inner()
}

#[derive(Default)]
struct Sink {
    found: RefCell<Found>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        if tag.kind == TagKind::EndTag {
            return TokenSinkResult::Continue;
        }
        self.found.borrow_mut().see(&tag);
        // What stands in these is no markup; a tree builder would say so.
        match &*tag.name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Found {
    fn see(&mut self, tag: &Tag) {
        for attribute in &tag.attrs {
            let pair = (&*tag.name, &*attribute.name.local);
            let value = &*attribute.value;
            if pair.1 == "id" || pair == ("a", "name") {
                self.ids.insert(value.to_owned());
            } else if ADDRESSES.contains(&pair) {
                self.link(value);
            } else if SETS.contains(&pair) {
                value.split(',').filter_map(|entry| entry.split_whitespace().next()).for_each(|link| self.link(link));
            }
        }
    }

    fn link(&mut self, link: &str) {
        let link = link.trim();
        if !self.links.iter().any(|have| have == link) {
            self.links.push(link.to_owned());
        }
    }
}

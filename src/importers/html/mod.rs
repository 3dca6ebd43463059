//! Web pages: the words that a browser shows, without what belongs to the site.

mod article;
mod chrome;
mod counter;
mod measure;
mod notes;
mod remarks;
mod tree;
mod write;

use super::blocks::like_a_title;
use super::decode::{Decoded, decode_declared};
use super::hint::Hint;
use super::sheet::Laid;
use super::sound::too_large;
use super::{Imported, Importer, Raw};
use crate::model::Meta;
use crate::text::words::is_unspaced;
use tree::{Child, Tree};

pub(super) const IMPORTER: Importer = Importer {
    name: "HTML",
    about: "A page as a browser saves it: its article, without the menus, notices and links of the site.",
    extensions: &["html", "htm", "xhtml", "xht", "shtml"],
    is,
    read,
};

/// The words of a piece of HTML.
pub(super) fn words(html: &str) -> String {
    Tree::read(html).words(0)
}

/// A page begins with its doctype or an element; a file without a single tag is none.
fn is(bytes: &[u8]) -> Option<bool> {
    let head: String = bytes.iter().take(4096).filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    let head = head.trim_start_matches(['ï', '»', '¿', 'ÿ', 'þ']).trim_start().to_ascii_lowercase();
    let first = ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| head.starts_with(tag));
    let xhtml = head.starts_with("<?xml") && head.contains("<html");
    match first || xhtml {
        true => Some(true),
        false if !has_tag(bytes) => Some(false),
        false => None,
    }
}

fn has_tag(bytes: &[u8]) -> bool {
    // Of two bytes a character, the second is zero.
    memchr::memchr_iter(b'<', bytes).any(|at| {
        let next = bytes.get(at + 1).filter(|byte| **byte != 0).or(bytes.get(at + 2));
        next.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'!')
    })
}

fn read(raw: &Raw) -> Imported {
    let declared = declared(raw.bytes);
    let Decoded { source, encoding, problems } = decode_declared(raw, declared.as_deref());
    if !problems.is_empty() {
        return Imported::nothing(source, problems);
    }
    if let Some(at) = endless_tag(&source.text) {
        let problems = vec![too_large(&source, at, "this tag has more attributes than a page has words")];
        return Imported::nothing(source, problems);
    }
    let tree = Tree::read(&source.text);
    let head = Head::of(&tree);
    let article = article::find(&tree, &head.title);
    let mut laid = write::write(&tree, &article);
    remarks::leave_out(&mut laid);
    two_titles(&mut laid);
    let named = article::first_part(&head.title);
    // A name of one word is a file's as often as a text's.
    let is_name = named.contains(char::is_whitespace) || named.starts_with(is_unspaced);
    let said = Meta {
        title: if is_name { named.to_owned() } else { String::new() },
        language: Some(head.language).filter(|language| !language.is_empty()),
        ..Meta::default()
    };
    Imported::laid(&IMPORTER, raw, &laid, encoding, said)
}

/// A tag with so many attributes that comparing each with the others would take hours.
fn endless_tag(html: &str) -> Option<usize> {
    const LIMIT: usize = 20_000;
    html.match_indices('<').find_map(|(at, _)| {
        let tag = &html.as_bytes()[at + 1..];
        let mut blanks = 0;
        for byte in tag.iter().take_while(|byte| !matches!(byte, b'>' | b'<')) {
            blanks += usize::from(byte.is_ascii_whitespace() || *byte == b'/');
            if blanks > LIMIT {
                return tag[0].is_ascii_alphabetic().then_some(at);
            }
        }
        None
    })
}

/// A title that stands there once more in Latin letters is cited by these; the other is the subtitle.
fn two_titles(laid: &mut Laid) {
    let Some(at) = laid.hints.iter().position(|(_, hint)| hint.title) else { return };
    let is_out = |byte: usize| laid.left_out.iter().any(|out| out.span.range().contains(&byte));
    let Some(next) = (at + 1..laid.hints.len()).find(|next| !is_out(laid.hints[*next].0)) else { return };
    let line = |index: usize| laid.text[laid.hints[index].0..].lines().next().unwrap_or("");
    let is_latin = |line: &str| line.chars().filter(|c| c.is_alphabetic()).all(|c| (c as u32) < 0x250);
    let (one, other) = (line(at), line(next));
    let parallel = like_a_title(one) && like_a_title(other) && other.chars().count() >= 12;
    if parallel && is_latin(other) && !one.chars().any(|c| c.is_ascii_alphabetic()) && laid.hints[next].1.begins {
        laid.hints[at].1 = Hint { title: false, subtitle: true, ..laid.hints[at].1 };
        laid.hints[next].1 = Hint { title: true, ..laid.hints[next].1 };
    }
}

/// The encoding that the first bytes of a page name: `<meta charset=…>` or `<?xml encoding=…?>`.
fn declared(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(4096).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let at = head.find("charset").map(|at| at + "charset".len());
    let at = at.or_else(|| head.find("encoding").filter(|_| head.contains("<?xml")).map(|at| at + "encoding".len()))?;
    let value = head[at..].trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    Some(value.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect())
}

/// What the head of a page says of it.
struct Head {
    title: String,
    language: String,
}

impl Head {
    fn of(tree: &Tree) -> Self {
        let named = |name: &'static str| {
            tree.elements.iter().enumerate().filter(move |(_, element)| &*element.name == name).map(|(at, _)| at)
        };
        let own_words = |at: usize| -> String {
            tree.elements[at]
                .children
                .iter()
                .map(|child| match child {
                    Child::Words(words, _) => words.as_str(),
                    Child::Element(_) => "",
                })
                .collect()
        };
        let title = named("title").map(own_words).next().unwrap_or_default();
        let languages = ["main", "article", "body", "html"].into_iter().flat_map(named);
        let language = languages.map(|at| tree.elements[at].attribute("lang")).find(|language| !language.is_empty());
        Self {
            title: title.split_whitespace().collect::<Vec<_>>().join(" "),
            language: language.unwrap_or_default().replace('_', "-"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The characters of a text that are no white space, in the order of the alphabet.
    fn characters(text: &str) -> Vec<char> {
        let mut characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        characters.sort_unstable();
        characters
    }

    /// Every character of the page is written, and nothing but what a list counts is put to it.
    #[track_caller]
    fn check_whole(html: &str) {
        let tree = Tree::read(html);
        let laid = write::write(&tree, &article::find(&tree, ""));
        let counted: String = laid.counted.iter().map(|span| &laid.text[span.range()]).collect();
        assert_eq!(characters(&laid.text), characters(&format!("{}{counted}", tree.words(0))), "{html}");
    }

    #[test]
    fn the_encoding_that_a_page_names() {
        for (head, expected) in [
            ("<meta charset=windows-1251>", Some("windows-1251")),
            ("<META http-equiv=Content-Type content='text/html; charset=koi8-r'>", Some("koi8-r")),
            ("<?xml version='1.0' encoding=\"ISO-8859-5\"?><html>", Some("iso-8859-5")),
            ("<p>encoding = no</p>", None),
        ] {
            assert_eq!(declared(head.as_bytes()).as_deref(), expected, "{head}");
        }
    }

    #[test]
    fn a_tag_that_never_ends_is_refused() {
        let html = format!("<p>1. We</p><a {}>x</a>", "b=1 ".repeat(30_000));
        let imported = read(&Raw { path: "a.html".into(), bytes: html.as_bytes(), encoding: None });
        assert_eq!(imported.problems.first().map(|problem| problem.code), Some("too-large"));
    }

    proptest! {
        #[test]
        fn no_page_panics_and_no_word_of_it_is_lost(pieces in prop::collection::vec(piece(), 0..40)) {
            check_whole(&pieces.concat());
        }
    }

    fn piece() -> impl Strategy<Value = String> {
        const TAGS: &[&str] = &[
            "p",
            "div",
            "b",
            "ul",
            "ol",
            "li",
            "table",
            "tr",
            "td",
            "h1",
            "h2",
            "nav",
            "main",
            "sup",
            "a",
            "br",
            "pre",
            "dl",
            "dt",
            "dd",
            "span",
            "button",
            "article",
            "svg",
            "head",
            "script",
            "blockquote",
        ];
        const WORDS: &[&str] =
            &["1. We ", "(a)", " the heads of state, ", "home", "Article 5", "&amp;", "\n\n", "第五条"];
        const NAMES: &[&str] = &["", " class=nav", " id=a", " href=#a", " href=x", " class='share'", " hidden"];
        let tag =
            (prop::sample::select(TAGS), prop::sample::select(NAMES)).prop_map(|(tag, name)| format!("<{tag}{name}>"));
        let end = prop::sample::select(TAGS).prop_map(|tag| format!("</{tag}>"));
        prop_oneof![tag, end, prop::sample::select(WORDS).prop_map(str::to_owned)]
    }
}

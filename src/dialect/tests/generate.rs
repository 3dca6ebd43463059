//! Documents made at random, each as the dialect would read it: texts merged, no break at an end, notes where they are
//! referred to.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::strategy::Union;

use crate::model::{
    Align, Anchor, Annotation, Author, Block, Date, Document, DocumentId, DocumentType, Heading, Id, Inline, Labels,
    Meta, Note, Paragraph, Part, Route, SourceOfText, Target,
};
use crate::text::{Digest, Key, Span};

/// Text with every sign that means something somewhere.
pub(super) fn hostile() -> impl Strategy<Value = String> {
    let run = "[a-z0-9 \t\\\\`*_\\[\\]<>&~|{}#+=:.!()\"'^$%@/,;é人\u{a0}-]{1,16}";
    let trap = prop_oneof![
        Just("{#p3 topics=\"a\"}"),
        Just("{.verse}"),
        Just("[new]{sic=\"old\"}"),
        Just("](#p3)"),
        Just("[^p1-1]"),
        Just("[^p1-1]: note"),
        Just("&amp;"),
        Just("&#32;"),
        Just("<b>"),
        Just("<!-- x -->"),
        Just("<http://a.b>"),
        Just("---"),
        Just("***"),
        Just("- - -"),
        Just("==="),
        Just("|---|"),
        Just(":-:"),
        Just("| a | b |"),
        Just("1. a"),
        Just("1986)"),
        Just("## x"),
        Just("#"),
        Just("> q"),
        Just("```"),
        Just("~~~ x"),
        Just("    code"),
        Just("\\"),
        Just("[a]: b"),
        Just("![a](b)"),
        Just("{{ x }}"),
        Just(": a"),
        Just("---\ntitle: x\n---"),
    ];
    prop_oneof![4 => run.boxed(), 3 => trap.prop_map(str::to_owned).boxed()]
}

fn one_line() -> impl Strategy<Value = String> {
    hostile().prop_map(|text| text.replace('\n', " "))
}

fn word() -> impl Strategy<Value = String> {
    "[a-zé人]{1,6}"
}

/// Words that begin and end with a letter, so that emphasis can lie close.
fn bounded() -> impl Strategy<Value = String> {
    (word(), one_line(), word()).prop_map(|(first, middle, last)| format!("{first}{middle}{last}"))
}

fn id() -> impl Strategy<Value = Id> {
    "[a-z]{1,5}(-[a-z0-9]{1,3})?".prop_filter_map("an id", |text| Id::parse_path(&text).ok())
}

fn target() -> impl Strategy<Value = Target> {
    let anchor = || "[a-z][0-9]{0,2}(-[a-z])?".prop_map(Into::into);
    let file = prop_oneof![Just("a/b.png"), Just("osce/map one.png"), Just("x(1)%20_{#a}.pdf"), Just("osce/c:d.txt")];
    prop_oneof![
        anchor().prop_map(Target::Here),
        (id(), option::of(anchor())).prop_map(|(id, anchor)| Target::Content(id, anchor)),
        (id(), option::of(anchor())).prop_map(|(id, provision)| Target::Work(id.as_str().into(), provision)),
        "https://[a-z]{1,4}/[a-z0-9_()*&=;?#%{}\\[\\]|]{0,8}".prop_map(|address| Target::Web(address.into())),
        file.prop_map(|file| Target::File(file.into())),
    ]
}

/// An inline that is no text and holds no link.
fn leaf() -> impl Strategy<Value = Inline> {
    let code = "[a-z`| *{}\\[\\]\\\\]{1,8}".prop_filter("code is kept as it is", |code| code.trim() != "");
    prop_oneof![
        3 => code.prop_map(Inline::Code),
        2 => bounded().prop_map(|text| Inline::Emphasis(vec![Inline::Text(text)])),
        2 => bounded().prop_map(|text| Inline::Strong(vec![Inline::Text(text)])),
        1 => (word(), bounded(), word()).prop_map(|(a, b, c)| Inline::Emphasis(vec![
            Inline::Text(format!("{a} ")),
            Inline::Emphasis(vec![Inline::Text(b)]),
            Inline::Text(format!(" {c}")),
        ])),
        3 => (option::of(one_line()), one_line()).prop_map(|(new, sic)| Inline::Corrected {
            new: new.into_iter().map(Inline::Text).collect(),
            sic,
        }),
        1 => (word(), bounded(), target()).prop_map(|(a, b, target)| Inline::Corrected {
            new: vec![
                Inline::Text(format!("{a} ")),
                Inline::Link { target, title: String::new(), span: Span::default(), text: vec![Inline::Text(b)] },
            ],
            sic: "x".to_owned(),
        }),
    ]
}

fn reference() -> impl Strategy<Value = Inline> {
    let text = prop_oneof![
        one_line().prop_map(|text| vec![Inline::Text(text)]),
        (word(), one_line()).prop_map(|(text, sic)| vec![
            Inline::Text(format!("{text} ")),
            Inline::Corrected { new: vec![Inline::Text(text)], sic },
        ]),
    ];
    let title = prop_oneof![3 => Just(String::new()), 1 => one_line()];
    (target(), title, text, any::<bool>()).prop_map(|(target, title, text, image)| {
        let span = Span::default();
        if image { Inline::Image { target, title, span, text } } else { Inline::Link { target, title, span, text } }
    })
}

/// Inlines in each other and side by side as no reader would make them.
pub(super) fn wild() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        4 => hostile().prop_map(Inline::Text),
        1 => "[a-z`| *\\\\]{1,5}".prop_map(Inline::Code),
        1 => Just(Inline::Text("\n".to_owned())),
        1 => Just(Inline::HardBreak),
    ];
    let inline = leaf.prop_recursive(3, 12, 4, |inner| {
        let several = vec(inner, 0..4);
        prop_oneof![
            several.clone().prop_map(Inline::Emphasis),
            several.clone().prop_map(Inline::Strong),
            (several, one_line()).prop_map(|(new, sic)| Inline::Corrected { new, sic }),
        ]
    });
    vec(inline, 1..6)
}

/// Inlines on one line.
fn phrase() -> impl Strategy<Value = Vec<Inline>> {
    let piece = prop_oneof![
        6 => one_line().prop_map(Inline::Text),
        2 => leaf(),
        1 => reference(),
    ];
    vec(piece, 1..4).prop_map(|pieces| {
        let mut inlines = Vec::new();
        for (index, piece) in pieces.into_iter().enumerate() {
            if index > 0 {
                inlines.push(Inline::Text(" ".to_owned()));
            }
            inlines.push(piece);
        }
        merged(inlines)
    })
}

fn merged(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (inline, out.last_mut()) {
            (Inline::Text(text), Some(Inline::Text(last))) => last.push_str(&text),
            (inline, _) => out.push(inline),
        }
    }
    out
}

/// Lines of inlines.
fn lines() -> impl Strategy<Value = Vec<Inline>> {
    vec((phrase(), any::<bool>()), 1..4).prop_map(|lines| {
        let mut inlines = Vec::new();
        for (phrase, hard) in lines {
            if !inlines.is_empty() {
                inlines.push(if hard { Inline::HardBreak } else { Inline::Text("\n".to_owned()) });
            }
            inlines.extend(phrase);
        }
        merged(inlines)
    })
}

fn prose() -> impl Strategy<Value = Block> {
    lines().prop_map(Block::Prose)
}

fn code() -> impl Strategy<Value = Block> {
    (option::of("[a-z]{1,4}"), vec("[a-z {}#`~>\\[\\]=\"-]{0,12}", 0..3)).prop_map(|(language, lines)| {
        let text = lines.into_iter().map(|line| line + "\n").collect();
        Block::Code { language, text }
    })
}

fn table() -> impl Strategy<Value = Block> {
    let align = prop_oneof![Just(Align::Start), Just(Align::Center), Just(Align::End)];
    (1..4_usize).prop_flat_map(move |columns| {
        let row = || vec(phrase(), columns);
        (vec(align.clone(), columns), row(), vec(row(), 0..3)).prop_map(|(align, head, rows)| Block::Table {
            align,
            head,
            rows,
        })
    })
}

fn list(inner: BoxedStrategy<Block>) -> impl Strategy<Value = Block> {
    let start = || prop_oneof![Just(None), Just(Some(1))];
    let tight = (start(), vec((prose(), option::of(inner.clone())), 1..4)).prop_map(|(start, items)| {
        let items = items.into_iter().map(|(prose, more)| std::iter::once(prose).chain(more).collect()).collect();
        Block::List { start, tight: true, items }
    });
    let loose = (start(), vec((prose(), inner), 1..3)).prop_map(|(start, items)| {
        let items = items.into_iter().map(|(prose, more)| vec![prose.clone(), more, prose]).collect();
        Block::List { start, tight: false, items }
    });
    prop_oneof![tight, loose]
}

/// A block that may stand in a list or quotation below prose.
fn nested(depth: usize) -> BoxedStrategy<Block> {
    let flat = Union::new([code().boxed(), prose().prop_map(|prose| Block::Quote(vec![prose])).boxed()]);
    if depth == 0 {
        return flat.boxed();
    }
    let deeper = nested(depth - 1);
    prop_oneof![
        2 => flat,
        2 => list(deeper.clone()),
        1 => (prose(), deeper, prose()).prop_map(|(a, b, c)| Block::Quote(vec![a, b, c])),
    ]
    .boxed()
}

/// A top-level block.
fn block() -> impl Strategy<Value = Block> {
    let plain = prop_oneof![
        5 => prose(),
        2 => nested(2),
        2 => table(),
        1 => code(),
        1 => Just(Block::Rule),
    ];
    let lang = option::of(prop_oneof![Just("fr".to_owned()), Just("zh".to_owned())]);
    (plain, vec("[a-z]{1,5}", 0..2), lang).prop_map(|(block, classes, lang)| {
        if classes.is_empty() && lang.is_none() {
            return block;
        }
        Block::Decorated { classes, lang, block: Box::new(block) }
    })
}

fn annotation(anchor: String) -> impl Strategy<Value = Annotation> {
    let text = || option::of(one_line().prop_map(|text| text.replace('\t', " ")));
    (vec(id(), 0..3), text(), option::of(Just(format!("{anchor}.9"))), text(), text()).prop_map(
        move |(topics, number, also, title, note)| Annotation {
            topics: topics.into_iter().map(|id| (id, Span::default())).collect(),
            number,
            also: also.into_iter().map(|a| (Anchor::parse(&a).expect("an anchor"), Span::default())).collect(),
            title,
            note,
            ..Annotation::of(Anchor::parse(&anchor).expect("an anchor"))
        },
    )
}

fn paragraph(index: usize) -> impl Strategy<Value = Part> {
    let note = (prose(), option::of(nested(1)));
    (annotation(format!("p{index}")), vec(block(), 1..4), option::of(note), word()).prop_map(
        move |(annotation, mut blocks, note, last)| {
            let mut notes = Vec::new();
            if let Some((prose, more)) = note {
                let name = format!("p{index}-1");
                let mark = Inline::NoteMark(name.clone());
                blocks.push(Block::Prose(vec![Inline::Text(last), mark, Inline::Text(": x".to_owned())]));
                notes.push(Note { name, blocks: std::iter::once(prose).chain(more).collect() });
            }
            let (words, span, key) = (String::new(), Span::default(), Key::default());
            Part::Paragraph(Paragraph { annotation, blocks, notes, lang: None, words, span, key })
        },
    )
}

fn heading(index: usize) -> impl Strategy<Value = Part> {
    let title = prop_oneof![4 => phrase(), 1 => Just(Vec::new())];
    (1..=6_u8, option::of(annotation(format!("sec{index}"))), title).prop_map(|(level, annotation, title)| {
        let (words, span, key) = (String::new(), Span::default(), Key::default());
        Part::Heading(Heading { level, annotation, title, notes: Vec::new(), lang: None, words, span, key })
    })
}

fn meta() -> impl Strategy<Value = Meta> {
    let text = || option::of(one_line().prop_map(|text| text.replace('\t', " ")));
    let date = || option::of(prop_oneof![Just("2010"), Just("2010-12"), Just("2010-12-03")]);
    let date = move || date().prop_map(|date| date.and_then(Date::parse));
    let author = prop_oneof![
        one_line().prop_map(Author::Body),
        (one_line(), text()).prop_map(|(family, given)| Author::Person { family, given })
    ];
    let labels = (vec(one_line(), 0..2), vec(one_line(), 0..2)).prop_map(|(patterns, nested)| Labels {
        patterns: patterns
            .into_iter()
            .enumerate()
            .map(|(n, text)| (["art", "p"][n].to_owned(), format!("{text}{{}}")))
            .collect(),
        nested,
    });
    let source =
        (text(), text(), any::<bool>(), vec(one_line(), 0..2)).prop_map(|(title, file, sha, printed)| SourceOfText {
            title,
            url: None,
            file: file.map(|_| "sources/a text.txt".to_owned()),
            sha256: sha.then(|| Digest::of(b"x")),
            printed: printed
                .into_iter()
                .enumerate()
                .map(|(n, text)| (["title", "place"][n].to_owned(), text))
                .collect(),
        });
    let first = (one_line(), text(), text(), vec(author, 0..3), text(), text());
    let second = (date(), date(), text(), text(), labels, source);
    let third = (any::<bool>(), option::of(any::<i64>()), vec(one_line(), 0..2), 0..13_usize, option::of(id()));
    (first, second, third).prop_map(|(first, second, third)| Meta {
        title: first.0,
        subtitle: first.1,
        short_title: first.2,
        authors: first.3,
        author_short: first.4,
        meeting: first.5,
        date: second.0,
        adopted: second.1,
        symbol: second.2,
        version: second.3,
        labels: second.4,
        source: second.5,
        draft: third.0,
        order: third.1,
        aliases: third.2.iter().enumerate().map(|(at, _)| Route::file(&format!("old/{at}.html"))).collect(),
        kind: DocumentType::WORDS.get(third.3).map(|(_, kind)| *kind),
        replaces: third.4,
        language: Some("en".to_owned()),
        ..Meta::default()
    })
}

/// A whole document.
pub(super) fn document() -> impl Strategy<Value = Document> {
    let part = |index| prop_oneof![3 => paragraph(index).boxed(), 1 => heading(index).boxed()];
    (meta(), (0..5_usize).prop_flat_map(move |parts| (0..parts).map(part).collect::<Vec<_>>())).prop_map(
        |(meta, body)| Document {
            id: DocumentId::parse_path("osce/test").expect("an id"),
            meta,
            body,
            text: "".into(),
            path: "content/osce/test.md".into(),
            digest: Digest::default(),
        },
    )
}

//! Inlines: text with the names of works in it, emphasis, links, corrections, marks of notes.

use super::footnotes::letter;
use super::pen::{Manner, Pen};
use crate::model::Inline;
use crate::site::{Destination, Mention};
use crate::text::words::is_unspaced;

impl<'a> Pen<'a> {
    /// Writes inlines. In text, names of works are found by their place.
    pub(super) fn inlines(&mut self, inlines: &'a [Inline]) {
        for (index, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Text(text) => self.run(text, &inlines[index + 1..]),
                inline => self.inline(inline),
            }
        }
    }

    /// A run of text, with what stands after it.
    fn run(&mut self, text: &str, after: &[Inline]) {
        let mentions = if self.in_link { &[] } else { self.mentions_of_run() };
        let mut from = 0;
        for mention in mentions {
            self.stretch(text, from..mention.start, after);
            let close = self.open_mention(mention);
            self.stretch(text, mention.start..mention.end, after);
            self.raw(close);
            from = mention.end;
        }
        self.stretch(text, from..text.len(), after);
    }

    /// The mentions in the run that is next, which thereby is taken.
    fn mentions_of_run(&mut self) -> &'a [Mention] {
        let run = self.run;
        self.run += 1;
        let start = self.mentions.partition_point(|mention| mention.run < run);
        let end = self.mentions.partition_point(|mention| mention.run <= run);
        &self.mentions[start..end]
    }

    /// Part of a run. A line break that means nothing stays one in the markup, but is nothing at all between two
    /// characters of scripts without spaces.
    fn stretch(&mut self, text: &str, range: std::ops::Range<usize>, after: &[Inline]) {
        let mut from = range.start;
        let has_unspaced = self.last.is_some_and(is_unspaced) || !text.is_ascii();
        while has_unspaced && let Some(at) = text[from..range.end].find('\n').map(|at| from + at) {
            self.text(&text[from..at]);
            let next = || text[at + 1..].chars().next().or_else(|| first_character(after));
            if !(self.last.is_some_and(is_unspaced) && next().is_some_and(is_unspaced)) {
                self.raw("\n");
            }
            from = at + 1;
        }
        self.text(&text[from..range.end]);
    }

    /// Opens the tag of a name of a work and gives the one that closes it.
    fn open_mention(&mut self, mention: &Mention) -> &'static str {
        match self.manner {
            Manner::Quoted(Some(marked)) if *marked == mention.work => {
                self.raw("<mark>");
                "</mark>"
            }
            Manner::Quoted(Some(_)) => "",
            _ => match self.works.iter().find(|(work, _)| mention.first && work.id == mention.work.as_str()) {
                Some((work, _)) => {
                    let href = self.at.to(&work.route);
                    self.raw("<a class=\"ref\"");
                    self.attribute("href", &href);
                    self.raw(">");
                    "</a>"
                }
                None => "",
            },
        }
    }

    fn inline(&mut self, inline: &'a Inline) {
        match inline {
            Inline::Text(text) => self.run(text, &[]),
            Inline::HardBreak => {
                self.raw("<br>\n");
                self.last = None;
            }
            Inline::Code(code) if self.turned => {
                self.raw("<code dir=\"ltr\">");
                self.text(code);
                self.raw("</code>");
            }
            Inline::Code(code) => self.in_tags("code", |pen| pen.text(code)),
            Inline::Emphasis(inner) => self.in_tags("em", |pen| pen.inlines(inner)),
            Inline::Strong(inner) => self.in_tags("strong", |pen| pen.inlines(inner)),
            Inline::Struck(inner) => self.in_tags("s", |pen| pen.inlines(inner)),
            Inline::Link { title, text, .. } => self.link(title, text),
            Inline::Image { title, text, .. } => self.image(title, text),
            Inline::Corrected { new, .. } => self.correction(new),
            Inline::NoteMark(name) => self.note_mark(name),
            Inline::Html(html) if self.allow_html => self.raw(html),
            Inline::Html(html) => self.text(html),
        }
    }

    /// A link, or its words alone where it leads nowhere or stands in another one.
    fn link(&mut self, title: &str, text: &'a [Inline]) {
        let destination = self.destinations.next();
        let href = destination.and_then(|destination| destination.href(self.at)).filter(|_| !self.in_link);
        let Some(href) = href else { return self.aside(text) };
        self.raw("<a");
        if self.manner != Manner::Page {
            self.attribute("class", "ref");
        }
        self.attribute("href", &href);
        if matches!(destination, Some(Destination::Web(_))) {
            self.attribute("rel", "external");
        }
        if !title.is_empty() {
            self.attribute("title", title);
        }
        self.raw(">");
        self.in_link = true;
        self.inlines(text);
        self.in_link = false;
        self.raw("</a>");
        let waiting = std::mem::take(&mut self.waiting);
        self.raw(&waiting);
    }

    /// Words in which no names of works are looked for.
    fn aside(&mut self, text: &'a [Inline]) {
        let was = std::mem::replace(&mut self.in_link, true);
        self.inlines(text);
        self.in_link = was;
        if !was {
            let waiting = std::mem::take(&mut self.waiting);
            self.raw(&waiting);
        }
    }

    /// An image of the site; one from elsewhere is a link, for no page asks another site for anything.
    fn image(&mut self, title: &str, text: &'a [Inline]) {
        let destination = self.destinations.next();
        let mut words = String::new();
        crate::model::push_inlines(text, &mut words);
        match destination {
            Some(Destination::File(route)) => {
                let src = self.at.to(route);
                self.raw("<img");
                self.attribute("src", &src);
                self.attribute("alt", &words);
                if !title.is_empty() {
                    self.attribute("title", title);
                }
                self.raw(" loading=\"lazy\">");
            }
            Some(destination) if !self.in_link && destination.href(self.at).is_some() => {
                let href = destination.href(self.at).unwrap_or_default();
                self.raw("<a");
                self.attribute("href", &href);
                self.raw(" rel=\"external\">");
                self.text(if words.is_empty() { &href } else { &words });
                self.raw("</a>");
            }
            _ => self.text(&words),
        }
    }

    /// The corrected words, discreetly marked, and the letter of the note that has the source's reading.
    fn correction(&mut self, new: &'a [Inline]) {
        let letter = letter(self.correction);
        self.correction += 1;
        if self.manner != Manner::Own {
            return self.aside(new);
        }
        if !new.is_empty() {
            self.raw("<span class=\"corr\">");
            let was = std::mem::replace(&mut self.in_link, true);
            self.inlines(new);
            self.in_link = was;
            self.raw("</span>");
        }
        let label = self.language.fill("note_letter", &[("letter", &letter)]);
        self.mark(&format!("_note-{letter}"), &format!("_corr-{letter}"), &label, &letter);
    }

    /// A raised mark that is a link. In a link it waits for its end.
    pub(super) fn mark(&mut self, to: &str, id: &str, label: &str, sign: &str) {
        let before = std::mem::take(&mut self.html);
        self.raw("<sup><a");
        let href = if to.contains('#') { to.to_owned() } else { format!("#{to}") };
        self.attribute("href", &href);
        if !id.is_empty() {
            self.attribute("id", id);
        }
        self.attribute("aria-label", label);
        self.raw(">");
        super::escape::push_text(&mut self.html, sign);
        self.raw("</a></sup>");
        let mark = std::mem::replace(&mut self.html, before);
        if self.in_link {
            self.waiting.push_str(&mark);
        } else {
            self.raw(&mark);
        }
    }
}

/// The first character that a reader sees of some inlines.
fn first_character(inlines: &[Inline]) -> Option<char> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Html(text) => text.chars().next(),
        Inline::Emphasis(inner)
        | Inline::Strong(inner)
        | Inline::Struck(inner)
        | Inline::Link { text: inner, .. }
        | Inline::Corrected { new: inner, .. } => first_character(inner),
        _ => None,
    })
}

//! What a website or an archive puts before and after a text: greetings, navigation, tags, notes on the copy.
//!
//! Only lines at the very head and tail are looked at, so a sentence of the text is safe whatever it says.

use std::sync::LazyLock;

use regex::Regex;

use super::lines::Line;

/// A kind of line that is no text.
struct Chrome {
    reason: &'static str,
    pattern: &'static str,
}

/// At the head, line by line from the top.
const HEAD: &[Chrome] = &[
    Chrome {
        reason: "site chrome",
        pattern: r"^(welcome to|bienvenue sur|bienvenidos? a|willkommen (bei|auf)|добро пожаловать)\b.*(web ?site|site|page|homepage|сайт|!)",
    },
    Chrome {
        reason: "site chrome",
        pattern: r"^(skip to|jump to|you are here|vous êtes ici|toggle navigation|menu|search|on this page|print( this page| version)?|share|login|log in|sign in|home( ?page)?|meny|menü|меню|sök|søg|søk|zoeken|szukaj|hledat|keresés|căutare|cerca|buscar|rechercher|suche|поиск|пошук|english|français|русский|español|deutsch|cymraeg|gaeilge|العربية|中文|accueil|inicio|startseite|главная|download( (original|as)( \w+)*)?|links to summary)\s*:?$",
    },
    Chrome {
        reason: "site chrome",
        pattern: r"^(skip to|jump to|you are here|vous êtes ici|вы здесь|aller (au (contenu|menu)|à la navigation)|ir al contenido|saltar al contenido|zum inhalt|vai al contenuto|ir para o conteúdo|перейти (к|до)|hoppa till|gå til|spring til|ga naar|siirry|przejdź do|přejít|ugrás|sari la|mergi la|içeriğe|μετάβαση|this (web)?site uses cookies|we use cookies)\b",
    },
    Chrome {
        reason: "site chrome",
        pattern: r"^(last (updated|modified)|dernière mise à jour|последнее обновление|zuletzt (aktualisiert|geändert))\b[^:]*:\s*.{4,40}$",
    },
    Chrome {
        reason: "page header",
        pattern: r"^\d{1,2}\.\d{1,2}\.\d{4}\s+(\|\s+)?[A-Z]{2}\s+.{8,90}\s[LC]\s?\d{1,4}/\d{1,4}$",
    },
    Chrome { reason: "navigation", pattern: r"^\S[^.]*(\s(>>|[>»|›])\s[^.]*)+$" },
    Chrome { reason: "navigation", pattern: BUTTONS },
    Chrome { reason: "address", pattern: r"^([^.]{0,120}\s)?(https?://|www\.)\S+$" },
    Chrome { reason: "address", pattern: r"^(?-i:[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,6})$" },
    Chrome { reason: "note on the copy", pattern: r"^(produced|transcribed|digitized|e-?text prepared) by\b" },
];

/// `[Index] [Table] [Search]`
const BUTTONS: &str = r"^([\[【][^\]】]{2,20}[\]】]\s*){2,}$";

/// At the tail, line by line from the bottom.
const TAIL: &[Chrome] = &[
    Chrome {
        reason: "trailing metadata",
        pattern: r"^(tags?|keywords?|categor(y|ies)|filed under|labels?|posted (in|on|by)|mots[- ]clés|schlagw(o|ö)rter|etiquetas|теги|метки|рубрики?)\s*:",
    },
    Chrome {
        reason: "site chrome",
        pattern: r"^(facebook|twitter|linkedin|whatsapp|telegram|related (documents|pages|links|articles)|subscribe|newsletter|download( pdf)?|back to (the )?(top|index|contents|home( ?page)?)|top of page|print( this page)?|share( this.*)?|(e-?mail|tweet|facebook|twitter)( this.*)?|comments?( \(\d+\))?|leave a (comment|reply)|post a comment|cancel reply|read more|next( page)?|prev(ious)?( page)?|haut de page|(retourner|retour|revenir) en haut( de (la )?page)?|наверх)\s*[:.»›>]?$",
    },
    Chrome {
        reason: "site chrome",
        pattern: r"^(terms( of use| of service| and conditions)?|privacy( policy| notice| statement)?|cookies( policy)?|cookie (policy|settings)|accessibility( statement)?|legal notices?|disclaimers?|contact( us)?|about( us)?|help|feedback|sitemap|(is|was) this page (useful|helpful)\??|yes|no|report a problem( with this page)?|mentions légales|nous contacter|plan du site|à propos( .{3,30})?|accessibilité ?: .{3,30}|impressum|datenschutz|aviso legal)$",
    },
    Chrome {
        reason: "copyright",
        pattern: r"^(©|\(c\)|copyright\b|all rights reserved|tous droits réservés|все права защищены)",
    },
    Chrome {
        reason: "note on the copy",
        pattern: r"^(este texto (no |não )(sustituye|substitui)|(this|the) (text|version) (does not replace|is not (an )?official)|责任编辑|扫一扫|\*$)",
    },
    Chrome {
        reason: "site chrome",
        pattern: r"^(your e-?mail address will not be published|required fields are marked|save my name, e-?mail|ваш (адрес )?e-?mail не будет опубликован|su dirección de correo electrónico no será publicada|votre adresse e-?mail ne sera pas publiée)",
    },
    Chrome {
        reason: "site chrome",
        pattern: r"^(last (updated|modified)|powered by|site map|terms of use|privacy policy|contact us|dernière mise à jour|последнее обновление)\b",
    },
    Chrome {
        reason: "site chrome",
        pattern: r"\b(facebook|twitter|linkedin|whatsapp|telegram|вконтакте)\b.*\b(facebook|twitter|linkedin|whatsapp|telegram|вконтакте)\b",
    },
    Chrome { reason: "navigation", pattern: r"^\S[^.]*(\s[|»›]\s[^.]*)+$" },
    Chrome { reason: "navigation", pattern: BUTTONS },
    Chrome { reason: "address", pattern: r"^(url\s*:\s*)?(https?://|www\.)\S+$" },
];

/// For each line why it is no text, if it is at the head or tail and none.
pub fn chrome(text: &str, lines: &[Line]) -> Vec<Option<&'static str>> {
    let mut reasons = vec![None; lines.len()];
    let (begin, end) = of_an_archive(text, lines);
    let head = begin.max(preamble_of_copy(text, lines));
    reasons[..head].fill(Some("note on the copy"));
    reasons[end..].fill(Some("note on the copy"));
    let from_top: Vec<&str> = lines[head..].iter().map(|line| line.text(text)).collect();
    // The name of the site may stand over what says that it is one.
    let named = from_top.len() > 2 && HEAD_PATTERNS.reason(from_top[0]).is_none() && is_name_of_site(from_top[0]);
    let says_so = |line: &str| matches!(HEAD_PATTERNS.reason(line), Some("navigation" | "site chrome"));
    let named = usize::from(named && says_so(from_top[1]));
    reasons[head..head + named].fill(Some("site chrome"));
    for (index, reason) in from_end(&from_top[named..], &HEAD_PATTERNS) {
        reasons[head + named + index] = Some(reason);
    }
    // Entries of a menu right under what is chrome, where a blank line parts them from the text.
    let mut below = head + reasons[head..].iter().take_while(|reason| reason.is_some()).count();
    let menu = below;
    let is_below = |line: &&Line| line.blank_before == 0 && is_entry(line.text(text));
    below += lines[menu..].iter().take(REACH).take_while(is_below).count();
    if menu >= head + 2 && lines.get(below).is_some_and(|line| line.blank_before > 0) {
        reasons[menu..below].fill(Some("navigation"));
    }
    let from_bottom: Vec<&str> = lines[..end].iter().rev().map(|line| line.text(text)).collect();
    let mut below = 0;
    loop {
        let found = from_end(&from_bottom[below..], &TAIL_PATTERNS);
        let above = below + found.len();
        for (index, reason) in found {
            let index = end - 1 - below - index;
            reasons[index] = reasons[index].or(Some(reason));
        }
        let links = links(&from_bottom[above..]);
        if above == 0 || links == 0 {
            break;
        }
        reasons[end - above - links..end - above].fill(Some("navigation"));
        below = above + links;
    }
    if reasons.iter().all(Option::is_some) { vec![None; lines.len()] } else { reasons }
}

/// How many lines from an end on chrome may stand in, once the first of them is chrome.
const REACH: usize = 16;

/// The lines of chrome from an end of the text on: those that say so, one after the other, and short ones between two of
/// them, as the entries of a menu are.
fn from_end(lines: &[&str], patterns: &Patterns) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    let mut done = 0;
    for (index, line) in lines.iter().enumerate() {
        if index >= done + REACH {
            break;
        }
        if let Some(reason) = patterns.reason(line) {
            found.extend((done..index).map(|between| (between, "navigation")));
            found.push((index, reason));
            done = index + 1;
        } else if !is_entry(line) || done == 0 {
            break;
        }
    }
    found
}

/// How many lines, from the last one up, are names of other pages under a heading that says so.
fn links(from_bottom: &[&str]) -> usize {
    const MOST: usize = 12;
    static HEADING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(related|similar|recent|latest|popular|more) (documents|pages|links|articles|posts|news|reading|stories|content)$|^(see also|read (also|more|next)|you may also like|articles (liés|similaires)|siehe auch|artículos relacionados|смотрите также|похожие (материалы|статьи)):?$")
            .expect("a pattern")
    });
    let is_name = |line: &&&str| line.chars().count() <= 90 && !line.ends_with(['.', ';', ':', ',']);
    let names = from_bottom.iter().take(MOST).take_while(|line| is_name(line) && !HEADING.is_match(line)).count();
    if names > 0 && from_bottom.get(names).is_some_and(|line| HEADING.is_match(line)) { names + 1 } else { 0 }
}

/// Could a line be the name of a site: a few words that name no text and are no label?
fn is_name_of_site(line: &str) -> bool {
    line.split_whitespace().count() <= 8
        && !line.ends_with(['.', ';', ':', ','])
        && super::numbering::markers(line).is_empty()
        && !super::metadata::names_text(line)
}

/// Could a line be an entry of a menu: a few words that name no kind of text and are no label?
fn is_entry(line: &str) -> bool {
    line.split_whitespace().count() <= 3
        && line.chars().count() <= 30
        && !line.ends_with(['.', ';', ':', ','])
        && super::numbering::markers(line).is_empty()
        && !super::metadata::names_type(line)
}

/// The lines between the two marks that Project Gutenberg sets around a text: the first, and the one after the last.
fn of_an_archive(text: &str, lines: &[Line]) -> (usize, usize) {
    static BEGIN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\*{3} ?start of (this|the) project gutenberg|^\*end\*? ?the small print").expect("a pattern")
    });
    static END: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\*{3} ?end of (this|the) project gutenberg|^end of (the |this )?project gutenberg")
            .expect("a pattern")
    });
    let find =
        |pattern: &Regex, mut among: std::ops::Range<usize>| among.find(|at| pattern.is_match(lines[*at].text(text)));
    let begin = find(&BEGIN, 0..lines.len().min(400)).map_or(0, |at| {
        // A long name of the text goes on, up to the second mark.
        let ends = |at: &usize| lines[*at].text(text).ends_with("***");
        (at..lines.len().min(at + 3)).find(ends).unwrap_or(at) + 1
    });
    let end = find(&END, begin..lines.len()).unwrap_or(lines.len());
    (begin, end)
}

/// How many lines at the top tell of the copy: all to a `---`, if they name a source or a right.
fn preamble_of_copy(text: &str, lines: &[Line]) -> usize {
    static SPEAKS_OF_COPY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)©|\(c\) \d{4}|copyright|https?://|www\.|plain text version|this (file|version|text|copy)|project gutenberg|retrieved from|downloaded from|source:")
            .expect("a pattern")
    });
    let is_rule = |line: &Line| matches!(line.text(text), "---" | "----" | "-----" | "***" | "=====");
    let Some(rule) = lines.iter().take(15).position(is_rule) else { return 0 };
    let speaks = lines[..rule].iter().any(|line| SPEAKS_OF_COPY.is_match(line.text(text)));
    if speaks { rule + 1 } else { 0 }
}

struct Patterns(Vec<(Regex, &'static str)>);

static HEAD_PATTERNS: LazyLock<Patterns> = LazyLock::new(|| Patterns::of(HEAD));
static TAIL_PATTERNS: LazyLock<Patterns> = LazyLock::new(|| Patterns::of(TAIL));

impl Patterns {
    fn of(rows: &[Chrome]) -> Self {
        let read = |row: &Chrome| (Regex::new(&format!("(?i){}", row.pattern)).expect("a pattern"), row.reason);
        Self(rows.iter().map(read).collect())
    }

    fn reason(&self, line: &str) -> Option<&'static str> {
        if line.chars().count() > 200 {
            return None;
        }
        self.0.iter().find(|(pattern, _)| pattern.is_match(line)).map(|(_, reason)| *reason)
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[track_caller]
    fn check(text: &str, kept: &str) {
        let lines = lines(text);
        let reasons = chrome(text, &lines);
        let left: Vec<&str> =
            lines.iter().zip(reasons).filter(|(_, reason)| reason.is_none()).map(|(line, _)| line.text(text)).collect();
        assert_eq!(left.join("\n"), kept);
    }

    #[test]
    fn chrome_goes_from_the_ends_only() {
        check(
            "Welcome to the website of the Mission !\nHome > Treaties > Text\nThe Act\n1. Tags: no.\nTags: law",
            "The Act\n1. Tags: no.",
        );
        check(
            "The Act\nWelcome to the website of the Mission !\n1. One.",
            "The Act\nWelcome to the website of the Mission !\n1. One.",
        );
        check("1. We welcome to the site all.\nBack to top\n© 2010 Mission", "1. We welcome to the site all.");
        check("1. One.\nRelated articles\nRules of the Meeting of Bees\nLeave a comment\n© 2010 Mission", "1. One.");
        check("1. One.\nSee also\nThe Act\nOn Bees", "1. One.\nSee also\nThe Act\nOn Bees");
    }

    #[test]
    fn a_site_that_names_itself_and_a_menu_go() {
        check("A service of the ministry – www.laws.example\nThe Act\n1. One.", "The Act\n1. One.");
        check("Skip to content\nAbout us\nTools\nHome > Acts\nThe Act\n1. One.", "The Act\n1. One.");
        check("Home\nThe Act\nAbout us\n1. One.", "The Act\nAbout us\n1. One.");
    }

    #[test]
    fn a_menu_in_one_block_with_chrome_goes() {
        let page =
            "Skip to content\nMenu\nActs\nHelp\n\nThe Act\n1. One.\n\nWas this page useful?\nYes\nNo\nPrivacy notice\n";
        check(page, "The Act\n1. One.");
        check("Skip to content\nMenu\nThe Bill\n1. One.\n", "The Bill\n1. One.");
    }

    #[test]
    fn a_note_on_the_copy_ends_with_a_rule() {
        check("The Act - English\n© 1996 The Office\n---\nThe Act", "The Act");
        check("The Act\n---\n1. One.", "The Act\n---\n1. One.");
    }

    #[test]
    fn a_text_of_nothing_else_stays() {
        check("Tags: declaration", "Tags: declaration");
    }
}

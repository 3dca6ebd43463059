//! Which elements of a page belong to its site and not to the text: menus, notices, buttons, lists of links.
//!
//! An element goes by what it is, by the name that its author gave it, or by holding nothing but links; never one that
//! holds much of the page's text.

use super::measure::Measure;
use super::tree::{Element, Tree};

/// Why an element is no text, if it is none.
pub fn reason(tree: &Tree, measures: &[Measure], index: usize) -> Option<&'static str> {
    let (element, own, page) = (&tree.elements[index], &measures[index], &measures[0]);
    if own.chars == 0 || index == 0 {
        return None;
    }
    if let Some(reason) = by_element(&element.name) {
        return Some(reason);
    }
    let much = own.chars * 10 > page.chars * 3;
    if much {
        return None;
    }
    by_place(tree, index)
        .filter(|reason| *reason != "page header" || !holds_text(own))
        .or_else(|| by_role(element))
        .or_else(|| by_name(element, own))
        .or_else(|| by_links(element, own))
        .or_else(|| by_heading_of_links(tree, index, own))
        .or_else(|| leads_home(tree, index, own))
        .or_else(|| by_words(tree, index, own))
}

/// Does a header hold paragraphs, as one with the preamble of a text does?
fn holds_text(own: &Measure) -> bool {
    own.chars >= 500 && own.linked * 5 < own.chars
}

fn by_element(name: &str) -> Option<&'static str> {
    match name {
        "nav" | "menu" => Some("navigation"),
        "button" | "select" | "option" | "optgroup" | "textarea" | "datalist" | "dialog" => Some("form"),
        "noscript" | "noframes" | "noembed" | "iframe" | "object" | "video" | "audio" | "canvas" | "svg" => {
            Some("in place of what a browser shows")
        }
        _ => None,
    }
}

/// The header and footer of the page, what stands beside the text, and forms.
fn by_place(tree: &Tree, index: usize) -> Option<&'static str> {
    let inside = |names: &[&str]| tree.outer(index).any(|outer| names.contains(&&*tree.elements[outer].name));
    match &*tree.elements[index].name {
        "header" if !inside(&["main", "article", "section"]) => Some("page header"),
        "footer" if !inside(&["blockquote", "section"]) => Some("page footer"),
        "aside" => Some("beside the text"),
        "form" => Some("form"),
        _ => None,
    }
}

fn by_role(element: &Element) -> Option<&'static str> {
    match element.attribute("role") {
        "navigation" | "menu" | "menubar" | "tablist" | "toolbar" | "directory" => Some("navigation"),
        "banner" => Some("page header"),
        "contentinfo" => Some("page footer"),
        "search" | "dialog" | "alertdialog" | "alert" | "button" => Some("form"),
        "complementary" => Some("beside the text"),
        _ => None,
    }
}

/// Words of a class or id that name a part of the site.
const NAMES: &[(&str, &[&str])] = &[
    (
        "navigation",
        &[
            "nav",
            "navbar",
            "navigation",
            "menu",
            "submenu",
            "breadcrumb",
            "breadcrumbs",
            "crumbs",
            "pagination",
            "pager",
            "sidebar",
            "skip",
            "skiplink",
            "skiplinks",
            "sitemap",
            "navbox",
            "catlinks",
            "jumplinks",
            "mwjump",
            "jumptonav",
            "headertemplate",
            "prevnext",
            "headerlink",
            "backtotop",
            "permalink",
            "navheader",
            "navfooter",
            "sphinxsidebar",
            "migas",
            "ariane",
            "filariane",
            "brotkrumen",
            "navi",
            "subir",
            "pagenum",
            "noexport",
            "plainsister",
        ],
    ),
    (
        "notice of the site",
        &[
            "cookie",
            "cookies",
            "cookiebar",
            "consent",
            "banner",
            "advert",
            "advertisement",
            "ads",
            "adsbygoogle",
            "sponsor",
            "promo",
            "newsletter",
            "subscribe",
            "popup",
            "modal",
            "noprint",
            "printfooter",
            "sitesub",
            "contentsub",
            "licensecontainer",
            "editsection",
            "donate",
            "feedback",
            "paywall",
            "toast",
            "tooltip",
        ],
    ),
    ("share buttons", &["share", "sharing", "sharethis", "addthis", "addtoany", "social", "socialmedia", "sharedaddy"]),
    ("form", &["login", "signin", "search", "searchbox", "searchform", "toolbar", "toolbox", "btn", "button"]),
    ("page footer", &["footer", "colophon", "pagefooter", "sitefooter", "pie", "fusszeile", "rodape", "piedepagina"]),
    (
        "page header",
        &["masthead", "topbar", "siteheader", "sitename", "siteslogan", "logo", "cabecera", "kopfzeile", "bandeau"],
    ),
    ("comments", &["comments", "disqus", "respond"]),
    ("other pages", &["related", "recommended", "alsolike", "interlanguage"]),
];

/// Words beside those that turn their meaning: `has-sidebar`, `menu-content`.
const NOT_NAMES: &[&str] =
    &["has", "with", "no", "without", "content", "wrapper", "wrap", "container", "layout", "main", "nota", "notas"];

fn by_name(element: &Element, own: &Measure) -> Option<&'static str> {
    if matches!(&*element.name, "body" | "html" | "main" | "article" | "h1" | "h2" | "h3") {
        return None;
    }
    let is_contents = |words: &[String]| words.iter().any(|word| matches!(word.as_str(), "toc" | "tableofcontents"));
    for name in element.attribute("class").split_ascii_whitespace().chain([element.attribute("id")]) {
        // Names with such signs are rules of style, as some frameworks write them.
        if name.contains([':', '[', '/']) {
            continue;
        }
        let words = words_of(name);
        if is_contents(&words) && own.linked * 2 >= own.chars {
            return Some("table of contents");
        }
        if words.iter().any(|word| NOT_NAMES.contains(&word.as_str())) {
            continue;
        }
        let named = |(_, names): &&(&str, &[&str])| {
            names.contains(&words.concat().as_str()) || words.iter().any(|word| names.contains(&word.as_str()))
        };
        if let Some((reason, _)) = NAMES.iter().find(named) {
            return Some(reason);
        }
        if matches!(name, "header" | "site-header" | "page-header" | "global-header") && own.headings == 0 {
            return Some("page header");
        }
    }
    None
}

/// The words of a name: `site-nav`, `siteNav`, `site_nav` are two.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small_before = false;
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() || c.is_ascii_uppercase() && small_before {
            words.push(String::new());
        }
        if c.is_ascii_alphanumeric() {
            words.last_mut().expect("there is always one").push(c.to_ascii_lowercase());
        }
        small_before = c.is_ascii_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A block of nothing but a heading and links to other pages under it, as `See also`.
fn by_heading_of_links(tree: &Tree, index: usize, own: &Measure) -> Option<&'static str> {
    const HEADINGS: &[&str] = &[
        "see also",
        "related",
        "related links",
        "related documents",
        "related content",
        "quick links",
        "voir aussi",
        "liens utiles",
        "siehe auch",
        "weitere informationen",
        "ver también",
        "véase también",
        "veja também",
        "vedi anche",
        "см. также",
        "смотрите также",
        "相关链接",
        "相关文档",
    ];
    let is_block = matches!(&*tree.elements[index].name, "div" | "section" | "td" | "ul");
    if !is_block || own.headings != 1 || own.links < 2 || own.leads_inside() {
        return None;
    }
    let inside = (index + 1..tree.elements.len()).take_while(|at| tree.outer(*at).any(|outer| outer == index));
    let mut headings = inside.filter(|at| super::article::level(&tree.elements[*at]).is_some());
    let words = tree.words(headings.next()?).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let letters = words.chars().filter(|c| !c.is_whitespace()).count();
    let all_links = own.linked * 10 >= own.chars.saturating_sub(letters) * 9;
    (all_links && HEADINGS.contains(&words.trim_end_matches(':'))).then_some("other pages")
}

/// A list, a cell or a block of nothing but short links.
fn by_links(element: &Element, own: &Measure) -> Option<&'static str> {
    const GROUPS: &[&str] = &["ul", "ol", "dl", "p", "div", "table", "tr", "td", "th", "center", "section", "dir"];
    let is_list = GROUPS.contains(&&*element.name) && own.links >= 3 && own.is_links() && own.headings == 0;
    let short = own.linked <= own.links * 80;
    match () {
        () if !is_list || !short => None,
        () if own.leads_inside() => Some("table of contents"),
        () => Some("links"),
    }
}

/// A heading that is a link to the first page of the site: its name.
fn leads_home(tree: &Tree, index: usize, own: &Measure) -> Option<&'static str> {
    let is_heading = super::article::level(&tree.elements[index]).is_some();
    let is_home = |address: &str| {
        let path = address.split_once("://").map_or(address, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
        matches!(path, "/" | "./" | "/index.html" | "index.html" | "/index.htm" | "/home")
    };
    let mut links = (index + 1..tree.elements.len()).take_while(|at| tree.outer(*at).any(|outer| outer == index));
    let link = (is_heading && own.links > 0 && own.is_links())
        .then(|| links.find(|at| &*tree.elements[*at].name == "a" && tree.elements[*at].has("href")))??;
    is_home(tree.elements[link].attribute("href")).then_some("page header")
}

/// What a link, a line or a hidden note of a site says, whole.
const SAYINGS: &[&str] = &[
    "¶",
    "#",
    "§",
    "↑",
    "↩",
    "↵",
    "^",
    "top",
    "edit",
    "[edit]",
    "edit this page",
    "edit source",
    "back to top",
    "return to top",
    "go to top",
    "previous",
    "next",
    "prev",
    "« previous",
    "next »",
    "← previous",
    "next →",
    "previous page",
    "next page",
    "print",
    "print this page",
    "printer friendly version",
    "pdf",
    "xml",
    "epub",
    "rtf",
    "odt",
    "download",
    "download pdf",
    "download as pdf",
    "view pdf",
    "share",
    "tweet",
    "email",
    "e-mail",
    "copy link",
    "permalink",
    "home",
    "contents",
    "index",
    "skip to content",
    "skip to main content",
    "jump to navigation",
    "jump to search",
    "back to index",
    "back to contents",
    "read more",
    "show more",
    "show less",
    "expand all",
    "collapse all",
    "[править]",
    "править",
    "наверх",
    "печать",
    "[modifier]",
    "haut de page",
    "imprimer",
    "nach oben",
    "drucken",
    "arriba",
    "subir",
    "volver arriba",
    "volver",
    "imprimir",
    "início",
    "topo",
    "voltar ao topo",
    "torna su",
    "inizio pagina",
    "do góry",
    "nahoru",
    "к началу",
    "в начало",
    "вверх",
    "yukarı",
    "打印",
    "返回顶部",
    "目录",
];

fn by_words(tree: &Tree, index: usize, own: &Measure) -> Option<&'static str> {
    let element = &tree.elements[index];
    let hidden = element.has("hidden")
        || matches!(element.attribute("class"), "sr-only" | "visually-hidden" | "screen-reader-text");
    let is_link = &*element.name == "a" && element.has("href");
    let is_control = is_link || element.has("onclick") || own.links == 1 && own.is_links();
    if own.chars > 60 || !hidden && !is_control {
        return None;
    }
    let words = tree.words(index).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    (hidden || SAYINGS.contains(&words.as_str())).then_some("links")
}

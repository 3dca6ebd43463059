//! A few pages, and what is said of their links.

use super::*;

#[track_caller]
fn check(files: &[(&str, &str)], base: Option<&str>, expected: &[&str]) {
    let plan: BTreeMap<Route, Planned> = files
        .iter()
        .map(|(route, text)| (Route::file(route), Planned::ready(*route, text.as_bytes().to_vec())))
        .collect();
    let report = dead_links(&plan, base);
    let said: Vec<String> = report
        .sorted()
        .iter()
        .map(|problem| {
            let at = problem.at.as_ref().expect("a link has a place");
            let source = report.source(&at.path).expect("its page is known");
            format!("{} {} {}", at.path, &source.text[at.span.range()], problem.message)
        })
        .collect();
    assert_eq!(said, expected);
}

#[test]
fn links_lead_to_files_and_places() {
    check(
        &[
            (
                "index.html",
                "<a href='d/p1.html#a'>1</a> <a href=\"d/p1.html#b\">2</a> <a href='#c' id=c>3</a> <a href=d/>4</a>",
            ),
            (
                "d/p1.html",
                "<p id='a'><a href='../index.html'>up</a><a href=../../x.html>out</a><img src='%C3%BC.png'></p>",
            ),
            ("d/ü.png", ""),
        ],
        None,
        &[
            "d/p1.html ../../x.html a link to `../../x.html`, which is not on the site",
            "index.html d/ a link to `/d/`, which is not on the site",
            "index.html d/p1.html#b a link to `/d/p1.html#b`, but that page has no such place",
        ],
    );
}

#[test]
fn what_a_browser_does_not_read_is_no_link() {
    check(
        &[(
            "index.html",
            "<!-- <a href='x.html'> --><script>'<a href=\"y.html\">'</script><title><a href=z.html></title>\
             <a href='https://example.org/x'>x</a><a href='mailto:a@b'>m</a><img src='data:,'><a href='?q=1#top'>t</a>\
             <noscript><a href='n.html'>n</a></noscript>",
        )],
        None,
        &["index.html n.html a link to `/n.html`, which is not on the site"],
    );
}

#[test]
fn a_link_of_every_page_is_told_once() {
    let page = "<link rel=stylesheet href=\"static/a&amp;b.css\"><a href=\"/index.html\">home</a>";
    check(
        &[("a.html", page), ("b.html", page), ("c.html", page)],
        None,
        &[
            "a.html static/a&amp;b.css a link to `/static/a&b.css`, which is not on the site, on 2 more pages too",
            "a.html /index.html a link to `/index.html`, which begins at the root of a host, on 2 more pages too",
        ],
    );
}

#[test]
fn the_page_of_what_is_not_there_links_from_the_root() {
    let files = [("404.html", "<a href='/osce/index.html'>home</a>"), ("index.html", "")];
    check(&files, Some("/osce/"), &[]);
    check(&files, None, &[]);
    check(&files, Some("/"), &["404.html /osce/index.html a link to `/osce/index.html`, which is not on the site"]);
}

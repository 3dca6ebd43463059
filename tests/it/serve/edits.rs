//! What is heard and shown as files change.

use std::fs;

use super::{Served, TEXT, site, write};

#[test]
fn a_page_that_says_something_else_is_told_apart() {
    let site = site();
    let served = Served::at(site.path());
    let sense = |path: &str| served.now(path)["sense"].clone();
    let before = [sense("charter/p1.html"), sense("osce/other/p1.html")];
    assert!(served.page("charter/p1.html").contains(before[0].as_str().expect("a name")));
    let mut editions = served.editions();
    write(site.path(), "content/charter.md", TEXT.replace("due", "overdue"));
    editions.until(|| sense("charter/p1.html") != before[0]);
    assert!(served.page("charter/p1.html").contains("Notice is overdue."));
    assert_eq!(sense("osce/other/p1.html"), before[1], "another document's page is as it was");
    // A style sheet is another, and no page says anything else.
    let (pages, styles) = ([sense("charter/p1.html"), before[1].clone()], served.now("index.html")["styles"].clone());
    write(site.path(), "static/style.css", "body { color: red }");
    editions.until(|| served.now("index.html")["styles"] != styles);
    assert_eq!([sense("charter/p1.html"), sense("osce/other/p1.html")], pages);
}

/// It ends after some minutes.
const ENDLESS: &str = "{% for a in range(end=100000) %}{% for b in range(end=30000) %}{% endfor %}{% endfor %}";

#[test]
fn errors_come_over_the_last_good_page_and_go() {
    let site = site();
    let served = Served::at(site.path());
    let mut editions = served.editions();
    let problems = || served.now("charter.html")["problems"].as_str().expect("a text").to_owned();
    let good = served.page("charter.html");
    for (path, bad, told) in [
        ("content/charter.md", TEXT.replace("{#p2}", "{#p1}").into_bytes(), "error[duplicate-anchor]"),
        ("content/charter.md", b"---\ntitle: A \xff".to_vec(), "error[not-utf8]"),
        ("content/topics.yaml", b"- id: [".to_vec(), "content/topics.yaml"),
        ("content/works.yaml", b"- id: [".to_vec(), "content/works.yaml"),
        ("pincite.yaml", b"title: [".to_vec(), "pincite.yaml"),
        ("templates/document.html", b"{% if %}".to_vec(), "templates/document.html"),
        ("templates/document.html", b"{{ page.no_such_thing.at_all }}".to_vec(), "templates/document.html"),
        (
            "templates/document.html",
            b"{% component a() %}{{ <a /> }}{% endcomponent a %}{{ <a /> }}".to_vec(),
            "recursion",
        ),
        ("templates/document.html", ENDLESS.into(), "error[slow-page]"),
    ] {
        let before = fs::read(site.path().join(path)).ok();
        write(site.path(), path, bad);
        editions.until(|| problems().contains(told));
        assert_eq!(served.page("charter.html"), good, "{told}");
        match before {
            Some(text) => write(site.path(), path, text),
            None => fs::remove_file(site.path().join(path)).expect("it can be removed"),
        }
        editions.until(|| problems().is_empty());
        assert_eq!(served.page("charter.html"), good, "{told}");
    }
}

#[test]
fn a_site_that_begins_with_an_error_is_shown_when_it_is_mended() {
    let site = site();
    write(site.path(), "content/charter.md", TEXT.replace("{#p2}", "{#p1}"));
    let served = Served::at(site.path());
    let answer = served.ask("GET", "/osce/charter.html", "Accept: text/html\r\n");
    let page = String::from_utf8_lossy(&answer.body).into_owned();
    assert!(answer.status == 503 && page.contains("error[duplicate-anchor]") && page.contains("page.js"), "{page}");
    let mut editions = served.editions();
    write(site.path(), "content/charter.md", TEXT);
    editions.until(|| served.now("charter.html")["site"] == true);
    assert_eq!(served.ask("GET", "/osce/charter.html", "").status, 200);
}

#[test]
fn folders_that_move_and_files_that_are_replaced_are_followed() {
    let site = site();
    let served = Served::at(site.path());
    let mut editions = served.editions();
    let (content, away) = (site.path().join("content"), site.path().join("away"));
    let status = |path: &str| served.get(path).status;
    let says = |path: &str, words: &str| String::from_utf8_lossy(&served.get(path).body).contains(words);
    // As editors save: another file takes the place.
    write(site.path(), "content/charter.md.new", TEXT.replace("due", "late"));
    fs::rename(content.join("charter.md.new"), content.join("charter.md")).expect("it can be renamed");
    editions.until(|| says("charter.txt", "Notice is late."));
    // A folder has another name, and a file in it changes then.
    fs::rename(content.join("osce"), content.join("un")).expect("it can be renamed");
    editions.until(|| status("un/other.html") == 200 && status("osce/other.html") == 404);
    write(site.path(), "content/un/other.md", TEXT.replace("due", "owed"));
    editions.until(|| says("un/other.txt", "Notice is owed."));
    // All of it goes: the last good site stays until it is back.
    fs::rename(&content, &away).expect("it can be renamed");
    editions.until(|| served.now("charter.html")["problems"].as_str().is_some_and(|told| told.contains("no-content")));
    assert_eq!(status("charter.html"), 200);
    fs::rename(&away, &content).expect("it can be renamed");
    editions.until(|| served.now("charter.html")["problems"] == "");
    write(site.path(), "content/charter.md", TEXT.replace("due", "early"));
    editions.until(|| says("charter.txt", "Notice is early."));
}

#[test]
fn a_burst_of_saves_and_browsers_that_go_away_do_no_harm() {
    let site = site();
    let served = Served::at(site.path());
    for _ in 0..50 {
        drop(served.editions());
        drop(served.send("GET /osce/charter.html HTTP/1.1\r\nHo"));
    }
    let mut editions = served.editions();
    for number in 0..200 {
        write(site.path(), "content/charter.md", TEXT.replace("due", &format!("due in {number} days")));
    }
    editions.until(|| String::from_utf8_lossy(&served.get("charter.txt").body).contains("due in 199 days"));
}

/// What is wrong with a part that only some pages have shows when one of them is opened, and is told from then on.
#[test]
fn a_page_that_cannot_be_made_says_so_until_it_can() {
    let site = site();
    let mistake = "{% extends \"pincite/paragraph.html\" %}{% block class %}{% if page.id == \"p2\" %}\
                   {{ page.no_such_thing.at_all }}{% endif %}{% endblock %}";
    write(site.path(), "templates/paragraph.html", mistake);
    let served = Served::at(site.path());
    let mut editions = served.editions();
    assert_eq!(served.get("charter/p1.html").status, 200);
    let page = served.ask("GET", "/osce/charter/p2.html", "Accept: text/html\r\n");
    let shown = String::from_utf8_lossy(&page.body).into_owned();
    assert!(page.status == 500 && shown.contains("templates/paragraph.html") && shown.contains("page.js"), "{shown}");
    let now = served.now("charter/p2.html");
    assert_eq!((&now["there"], &now["sense"]), (&true.into(), &serde_json::Value::Null), "nothing to load again");
    // It is made before anything else is shown now.
    write(site.path(), "content/charter.md", TEXT.replace("due", "late"));
    editions.until(|| {
        served.now("charter/p1.html")["problems"].as_str().is_some_and(|told| told.contains("/charter/p2.html"))
    });
    assert!(served.page("charter/p1.html").contains("Notice is due."));
    fs::remove_file(site.path().join("templates/paragraph.html")).expect("it can be removed");
    editions.until(|| served.page("charter/p2.html").contains("Notice is free."));
    assert!(served.page("charter/p1.html").contains("Notice is late."));
}

#[test]
fn pages_that_do_not_end_leave_the_others_and_are_mended() {
    let site = site();
    let endless = format!(
        "{{% extends \"pincite/paragraph.html\" %}}{{% block class %}}{{% if page.id == \"p2\" %}}{ENDLESS}{{% endif %}}{{% endblock %}}"
    );
    write(site.path(), "templates/paragraph.html", endless);
    let served = Served::at(site.path());
    let mut editions = served.editions();
    std::thread::scope(|scope| {
        let ask = || served.ask("GET", "/osce/charter/p2.html", "Accept: text/html\r\n");
        let asking: Vec<_> = (0..6).map(|_| scope.spawn(ask)).collect();
        for answer in asking {
            let answer = answer.join().expect("it is answered");
            assert!(String::from_utf8_lossy(&answer.body).contains("error[slow-page]"));
        }
    });
    assert_eq!(served.get("charter/p1.html").status, 200);
    fs::remove_file(site.path().join("templates/paragraph.html")).expect("it can be removed");
    editions.until(|| served.page("charter/p2.html").contains("Notice is free."));
}

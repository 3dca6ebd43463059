//! What kind of file a browser is told that it gets.

/// Endings and media types. Of two that fit, the first counts.
const MEDIA: &[(&str, &str)] = &[
    (".html", "text/html; charset=utf-8"),
    (".css", "text/css; charset=utf-8"),
    (".js", "text/javascript; charset=utf-8"),
    (".csl.json", "application/vnd.citationstyles.csl+json"),
    (".json", "application/json"),
    (".jsonld", "application/ld+json"),
    (".txt", "text/plain; charset=utf-8"),
    (".md", "text/markdown; charset=utf-8"),
    (".xml", "application/xml"),
    (".bib", "application/x-bibtex; charset=utf-8"),
    (".ris", "application/x-research-info-systems; charset=utf-8"),
    (".csv", "text/csv; charset=utf-8"),
    (".svg", "image/svg+xml"),
    (".png", "image/png"),
    (".jpg", "image/jpeg"),
    (".jpeg", "image/jpeg"),
    (".gif", "image/gif"),
    (".webp", "image/webp"),
    (".avif", "image/avif"),
    (".ico", "image/x-icon"),
    (".woff2", "font/woff2"),
    (".woff", "font/woff"),
    (".ttf", "font/ttf"),
    (".otf", "font/otf"),
    (".mp3", "audio/mpeg"),
    (".mp4", "video/mp4"),
    (".webm", "video/webm"),
    (".webmanifest", "application/manifest+json"),
    (".pdf", "application/pdf"),
    (".epub", "application/epub+zip"),
    (".zip", "application/zip"),
];

/// The media type of a file by its name; bytes that may be anything, if the ending is not known.
pub(super) fn of(name: &str) -> &'static str {
    let name = name.to_ascii_lowercase();
    let row = MEDIA.iter().find(|(ending, _)| name.ends_with(ending));
    row.map_or("application/octet-stream", |(_, media)| media)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_file_is_what_its_ending_says() {
        for (name, media) in [
            ("index.html", "text/html; charset=utf-8"),
            ("a.csl.json", "application/vnd.citationstyles.csl+json"),
            ("a/b.json", "application/json"),
            ("Scan.PNG", "image/png"),
            ("CNAME", "application/octet-stream"),
            ("html", "application/octet-stream"),
        ] {
            assert_eq!(of(name), media, "{name}");
        }
    }
}

//! For hosts that can send readers on before a page is loaded: where the words of old addresses stand now.
//!
//! Only an address that leads to exactly one place is in it. At every other one stands a page that tells what became of
//! it, and so it does at these where no host reads the file.

use std::sync::Arc;

use super::{Output, Plan, Planned, World};
use crate::config::BaseUrl;
use crate::model::{Route, encode};
use crate::text::decoded;

pub(super) const OUTPUT: Output = Output {
    name: "redirects",
    about: "A file by which a host sends readers on from old addresses, for the host that `redirects` names.",
    plan: Plan::Whole(plan),
};

/// A kind of host, by how it is told.
pub struct Redirects {
    /// As `redirects` in `pincite.yaml` calls it.
    pub name: &'static str,
    /// The file that it reads, at the top of the site.
    file: &'static str,
    /// The line for one old path, as it is after the host has decoded it, and one new path, as it stands in a link.
    line: fn(&str, &str) -> String,
}

/// Every kind of host.
pub const REDIRECTS: &[Redirects] = &[
    // Without the sign it would show the page that lies at the old address.
    Redirects { name: "netlify", file: "_redirects", line: |from, to| format!("{} {to} 301!", encode(from)) },
    Redirects { name: "cloudflare", file: "_redirects", line: |from, to| format!("{} {to} 301", encode(from)) },
    Redirects {
        name: "nginx",
        file: "redirects.nginx",
        line: |from, to| format!("location = \"{}\" {{ return 301 \"{to}\"; }}", in_quotes(from)),
    },
    Redirects { name: "apache", file: ".htaccess", line: apache },
];

/// `Redirect` takes what begins with a path too, so a folder's own address needs a pattern.
fn apache(from: &str, to: &str) -> String {
    match from.ends_with('/') {
        true => format!("RedirectMatch 301 \"^{}$\" \"{to}\"", in_quotes(&regex::escape(from))),
        false => format!("Redirect 301 \"{}\" \"{to}\"", in_quotes(from)),
    }
}

fn in_quotes(path: &str) -> String {
    path.replace('\\', "\\\\").replace('"', "\\\"")
}

fn plan(world: &Arc<World>) -> Vec<(Route, Planned)> {
    let Some(host) = world.redirects else { return Vec::new() };
    let base = decoded(world.site.base_url.as_ref().map_or("/", BaseUrl::path));
    let mut lines: Vec<String> = Vec::new();
    for page in &world.pages {
        let Some((route, place)) = page.subject.successor() else { continue };
        let place = place.map_or_else(String::new, |place| format!("#{}", encode(place)));
        let to = format!("{}{}{place}", encode(&base), encode(route.as_str()));
        let old = page.route.as_str();
        // Where a folder was an address, people have it without the name of the file.
        let folder = old.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
        lines.extend([Some(old), folder].into_iter().flatten().map(|old| (host.line)(&format!("{base}{old}"), &to)));
    }
    lines.sort();
    lines.iter_mut().for_each(|line| line.push('\n'));
    vec![(Route::file(host.file), Planned::ready("pincite.yaml", lines.concat().into_bytes()))]
}

#[cfg(test)]
mod tests {
    use super::REDIRECTS;

    #[test]
    fn each_host_is_told_in_its_own_way() {
        let lines =
            |from: &str| -> Vec<String> { REDIRECTS.iter().map(|host| (host.line)(from, "/new.html#p3")).collect() };
        assert_eq!(
            lines("/a \"b\\.html"),
            [
                "/a%20%22b%5C.html /new.html#p3 301!",
                "/a%20%22b%5C.html /new.html#p3 301",
                r#"location = "/a \"b\\.html" { return 301 "/new.html#p3"; }"#,
                r#"Redirect 301 "/a \"b\\.html" "/new.html#p3""#,
            ]
        );
        assert_eq!(lines("/a.b/")[3], r#"RedirectMatch 301 "^/a\\.b/$" "/new.html#p3""#);
    }
}

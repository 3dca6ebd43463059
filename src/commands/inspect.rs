//! `pincite inspect`.

use serde_json::{Map, Value, json};

use super::shell::BAD_ARGUMENT;
use super::{Exit, Shell};
use crate::build;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk;
use crate::model::Route;
use crate::outputs::{World, seen};
use crate::pages::Page;

/// Print what the template of a page sees, as JSON, and which template it is
///
/// A theme may rely on what stands under `context`: `page` is of the page's kind, `site`, `head` and `cite` are the same for all.
#[derive(clap::Args)]
#[command(after_help = "\
  pincite inspect /charter/p3.html     a paragraph's page
  pincite inspect topics/peace         the same without slash and ending
  pincite inspect /index.html | jq .context.page")]
pub struct Args {
    /// The page, by its route on the site
    #[arg(value_name = "ROUTE")]
    route: String,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    let root = match shell.root() {
        Ok(root) => root,
        Err(problem) => return shell.fail(problem),
    };
    let inputs = disk::inputs(&root);
    shell.tell_read(&inputs);
    let mut built = shell.plans(|| build::build(&inputs));
    shell.stage("plan");
    let Some(world) = built.world.take() else { return shell.report(&built.report) };
    let Some(page) = find(&world, &args.route) else { return shell.fail(no_page(&world, &args.route)) };
    match seen(page, &world.theme) {
        Ok(context) => {
            let (template, is_own) = world.theme.template(page.kind);
            let shown = json!({
                "route": page.route.to_string(),
                "kind": page.kind,
                "template": template,
                "template_of": if is_own { "site" } else { "theme" },
                "context": context.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, Value>>(),
            });
            shell.stage("inspect");
            shell.say(&format!("{shown:#}"));
            Exit::Good
        }
        Err(problem) => {
            built.report.keep(|problem| problem.severity == Severity::Error);
            built.report.push(problem);
            shell.report(&built.report)
        }
    }
}

/// The page at a route as people write it: with or without its slash, its ending, the address of the site, a fragment.
fn find<'a>(world: &'a World, typed: &str) -> Option<&'a Page> {
    let path = file_of_page(world, typed);
    let at = |route: &str| world.pages.iter().find(|page| page.route.as_str() == route);
    at(&path).or_else(|| at(&format!("{path}.html")))
}

/// What is typed as a path from the site's root.
fn file_of_page(world: &World, typed: &str) -> String {
    let path = typed.split(['#', '?']).next().unwrap_or(typed);
    let base = world.site.base_url.as_ref().map(ToString::to_string);
    let path = base.and_then(|base| path.strip_prefix(&base).map(str::to_owned)).unwrap_or_else(|| path.to_owned());
    match path.trim_start_matches('/') {
        "" => "index.html".to_owned(),
        path => path.trim_end_matches('/').to_owned(),
    }
}

fn no_page(world: &World, typed: &str) -> Diagnostic {
    let path = file_of_page(world, typed);
    let problem = Diagnostic::new(&BAD_ARGUMENT, format!("there is no page at `/{path}`"));
    let near = nearest_routes(world.pages.iter().map(|page| &page.route), &path);
    match near.as_slice() {
        [] => problem.help("a page is named by its route, such as `/index.html` or `/charter/p3.html`"),
        [one] => problem.help(format!("did you mean `{one}`?")),
        several => {
            let several: Vec<String> = several.iter().map(|route| format!("`{route}`")).collect();
            problem.help(format!("the nearest are {}", several.join(", ")))
        }
    }
}

/// At most three routes that may be meant, the nearest first.
fn nearest_routes<'a>(routes: impl Iterator<Item = &'a Route>, path: &str) -> Vec<&'a Route> {
    let wanted = path.strip_suffix(".html").unwrap_or(path);
    let mut near: Vec<(usize, &Route)> = routes
        .map(|route| {
            let have = route.as_str().strip_suffix(".html").unwrap_or(route.as_str());
            (strsim::damerau_levenshtein(wanted, have), route)
        })
        .filter(|(distance, route)| *distance <= 1 + route.as_str().len().min(wanted.len()) / 3)
        .collect();
    near.sort();
    near.into_iter().take(3).map(|(_, route)| route).collect()
}

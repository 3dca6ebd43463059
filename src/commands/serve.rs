//! `pincite serve`.

use super::{Exit, Shell};
use crate::build::{self, Built};
use crate::diagnostic::{Diagnostic, Report};
use crate::disk::{self, Watch};
use crate::outputs::World;
use crate::serve::{Server, Shown};

/// Show the site in a browser and follow the files as they change
///
/// Each page is made when it is asked for, with the bytes that a build would write; drafts are shown too. A page that is
/// open is loaded again when it would say something else. Errors are shown over the last good page until they are mended.
/// Nothing is written. Ends with Ctrl-C.
#[derive(clap::Args)]
#[command(after_help = "\
  pincite serve --open             in the browser
  pincite serve --port 8000
  pincite serve --lan              for a phone in the same network too")]
pub struct Args {
    /// The port to listen on [default: 7463, or a free one]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Let other computers of the network ask too
    #[arg(long)]
    lan: bool,
}

pub(super) fn run(args: &Args, shell: &mut Shell) -> Exit {
    // A folder that is moved away and comes back is found by its whole path.
    let root = match shell.root().map(|root| std::path::absolute(&root).unwrap_or(root)) {
        Ok(root) => root,
        Err(problem) => return shell.fail(problem),
    };
    let server = match Server::open(args.port, args.lan) {
        Ok(server) => server,
        Err(problem) => return shell.fail(problem),
    };
    let mut watch = Watch::of(&root);
    let mut shown = Seen::default();
    let mut keys = None;
    loop {
        let mut inputs = disk::inputs(&root);
        inputs.options.drafts = true;
        let is_first = keys.is_none();
        if keys.replace(inputs.keys()) != Some(inputs.keys()) {
            let base = edit(build::build(&inputs), &server, &mut shown, shell);
            if is_first {
                say_where(&server, &base, args.open, shell);
            }
        }
        watch.wait();
    }
}

/// What was said and shown last.
#[derive(Default)]
struct Seen {
    problems: String,
    plan: std::collections::BTreeMap<crate::model::Route, crate::text::Key>,
    is_bad: bool,
}

/// Shows what was built, or what is wrong with it. Gives the path at which the site lies.
fn edit(mut built: Built, server: &Server, seen: &mut Seen, shell: &Shell) -> String {
    let base = built.world.as_ref().and_then(|world| world.site.base_url.as_ref());
    let base = base.map_or("/", |base| base.path()).to_owned();
    let site = Shown::new(std::mem::take(&mut built.plan), &base);
    if let Some(world) = built.world.as_ref().filter(|_| !built.report.has_errors()) {
        let problems = tried(&site, world, server.opened());
        built.report.extend(problems);
    }
    say_problems(&built.report, seen, shell);
    seen.is_bad = built.report.has_errors();
    if seen.is_bad {
        server.tell(&built.report);
        return base;
    }
    let plan = site.keys();
    if !seen.plan.is_empty() {
        let differ = plan.iter().filter(|(route, key)| seen.plan.get(route) != Some(key)).count();
        let gone = seen.plan.keys().filter(|route| !plan.contains_key(route)).count();
        shell.note(&format!("{} of {} files changed", differ + gone, plan.len()));
    }
    seen.plan = plan;
    server.show(site);
    base
}

/// Says what is wrong, unless that was said already; and that it is mended.
fn say_problems(report: &Report, seen: &mut Seen, shell: &Shell) {
    let problems = report.plain();
    if problems != seen.problems {
        shell.report(report);
    }
    if seen.is_bad && !report.has_errors() {
        shell.note("no error any more");
    }
    seen.problems = problems;
}

/// Makes a page of each kind, and those that somebody looks at, to see that the templates are right. A build, which makes
/// all, would tell the same.
fn tried(site: &Shown, world: &World, opened: Vec<String>) -> Vec<Diagnostic> {
    let mut kinds: Vec<&str> = Vec::new();
    let mut paths: Vec<String> = opened;
    for page in &world.pages {
        if !kinds.contains(&page.kind) {
            kinds.push(page.kind);
            paths.push(format!("{}{}", site.base(), crate::model::encode(page.route.as_str())));
        }
    }
    paths.iter().filter_map(|path| site.make(path)?.err()).collect()
}

fn say_where(server: &Server, base: &str, open: bool, shell: &Shell) {
    let addresses = server.addresses(base);
    match shell.is_for_programs() {
        true => shell.say(&serde_json::json!({ "addresses": addresses }).to_string()),
        false => addresses.iter().for_each(|address| shell.say(address)),
    }
    let Some(first) = addresses.first().filter(|_| open) else { return };
    if !disk::open_in_browser(first) {
        shell.note("there is no program here that opens a browser; open the address by hand");
    }
}

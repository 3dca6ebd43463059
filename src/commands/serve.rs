//! `pincite serve`.

use std::cmp::Ordering;
use std::sync::Arc;

use super::{Exit, Shell};
use crate::build::{self, Built, Memo};
use crate::diagnostic::{Diagnostic, Report};
use crate::disk::{self, Kept, Watch};
use crate::model::Route;
use crate::outputs::{Files, World};
use crate::serve::{Server, Shown};
use crate::text::Key;

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
    let mut watch = Watch::of(&root);
    let server = match Server::open(args.port, args.lan, watch.waker()) {
        Ok(server) => server,
        Err(problem) => return shell.fail(problem),
    };
    let (mut files, mut memo) = (Kept::default(), Memo::default());
    let mut seen = Seen::default();
    let (mut keys, mut place) = (None, String::new());
    loop {
        let mut inputs = disk::inputs_again(&root, &mut files);
        inputs.options.drafts = true;
        let (is_first, now) = (keys.is_none(), Some(inputs.keys()));
        if keys != now {
            keys = now;
            let base = edit(build::build_again(&inputs, &mut memo), &server, &mut seen, shell);
            if place != base {
                say_where(&server, &base, args.open && is_first, shell);
                place = base;
            }
        }
        seen.say_met(server.met(), shell);
        watch.wait();
    }
}

/// What was said and shown last.
#[derive(Default)]
struct Seen {
    problems: String,
    site: Option<Arc<Shown>>,
    is_bad: bool,
    /// No problem, and the files of the site.
    known: Arc<Report>,
    /// What opened pages have met since the last change.
    met: Vec<Diagnostic>,
    /// The theme whose templates were tried, and the kinds of page for which they are right.
    tried: (Key, Vec<&'static str>),
}

/// Shows what was built, or what is wrong with it. Gives the path at which the site lies.
fn edit(mut built: Built, server: &Server, seen: &mut Seen, shell: &Shell) -> String {
    seen.met.clear();
    let base = built.world.as_ref().and_then(|world| world.site.base_url.as_ref());
    let base = base.map_or("/", |base| base.path()).to_owned();
    let site = Arc::new(Shown::new(Arc::clone(&built.plan), &base));
    if let Some(world) = built.world.as_ref().filter(|_| !built.report.has_errors()) {
        let problems = seen.tries(&site, world, &server.opened());
        built.report.extend(problems);
    }
    if built.report.has_errors() {
        server.tell(&built.report);
        seen.say_problems(&built.report, shell);
        return base;
    }
    let mut known = built.report.clone();
    known.keep(|_| false);
    seen.known = Arc::new(known);
    server.show(Arc::clone(&site), Arc::clone(&seen.known));
    // Whoever waits has the page by now; the rest is for the terminal.
    seen.say_problems(&built.report, shell);
    if let Some(before) = seen.site.replace(Arc::clone(&site)) {
        shell.note(&format!("{} of {} files changed", differing(&before.plan, &site.plan), site.plan.len()));
    }
    base
}

impl Seen {
    /// Says what went wrong when somebody opened a page, once for as long as nothing changes.
    fn say_met(&mut self, met: Vec<Diagnostic>, shell: &Shell) {
        let mut report = Report::clone(&self.known);
        for problem in met {
            if !self.met.contains(&problem) {
                self.met.push(problem.clone());
                report.push(problem);
            }
        }
        if report.has_errors() {
            shell.report(&report);
        }
    }

    /// Says what is wrong, unless that was said already; and that it is mended.
    fn say_problems(&mut self, report: &Report, shell: &Shell) {
        let problems = report.plain();
        if problems != self.problems {
            shell.report(report);
        }
        let is_bad = report.has_errors();
        if self.is_bad && !is_bad {
            shell.note("no error any more");
        }
        (self.problems, self.is_bad) = (problems, is_bad);
    }

    /// Makes the pages that somebody looks at, and with another theme a page of each kind, to see that the templates are
    /// right. A build, which makes all, would tell the same.
    fn tries(&mut self, site: &Arc<Shown>, world: &World, opened: &[String]) -> Vec<Diagnostic> {
        if self.tried.0 != world.theme.key {
            self.tried = (world.theme.key, Vec::new());
        }
        let mut routes: Vec<Route> = opened.iter().filter_map(|path| site.route_at(path)).collect();
        for page in &world.pages {
            if !self.tried.1.contains(&page.kind) {
                self.tried.1.push(page.kind);
                routes.push(page.route.clone());
            }
        }
        let problems = site.tries(routes);
        if !problems.is_empty() {
            self.tried = Default::default();
        }
        problems
    }
}

/// How many files of two plans differ, those that only one has among them.
fn differing(before: &Files, now: &Files) -> usize {
    let (mut before, mut now) = (before.iter().peekable(), now.iter().peekable());
    let mut count = 0;
    while let Some(order) = match (before.peek(), now.peek()) {
        (Some((old, _)), Some((new, _))) => Some(old.cmp(new)),
        (Some(_), None) => Some(Ordering::Less),
        (None, Some(_)) => Some(Ordering::Greater),
        (None, None) => None,
    } {
        let old = if order == Ordering::Greater { None } else { before.next() };
        let new = if order == Ordering::Less { None } else { now.next() };
        count += usize::from(old.map(|(_, old)| old.key) != new.map(|(_, new)| new.key));
    }
    count
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

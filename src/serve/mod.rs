//! A plan → a browser: the site as it would be built, each file made when somebody asks for it. The only module that
//! opens a socket.
//!
//! It knows routes and the closures that make them, and nothing of documents. What is asked for is looked up in the plan
//! and never on the disk, so no address leads out of the site.

mod answer;
mod desk;
mod edition;
mod host;
mod media;
mod server;
mod trial;

use std::io;
use std::time::Duration;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::Route;

pub use edition::Shown;
pub use server::Server;

/// The problems of showing a site to a browser.
pub const CODES: &[&Code] = &[&NO_PORT, &SLOW_PAGE];

static NO_PORT: Code = Code::error(
    "no-port",
    "\
`pincite serve` cannot listen on the port that was asked for: another program listens there, perhaps another `pincite
serve`, or the system keeps the port for itself, as it does with those below 1024.

Name another port with `--port`, or leave `--port` out: then a free one is taken.",
);

static SLOW_PAGE: Code = Code::error(
    "slow-page",
    "\
A page takes so long to make that `pincite serve` goes on without it and shows the last good site. Most likely a loop in a
template does not end, or loops in one another come to very many turns.

Look at the template of the page's kind and at what it includes. `pincite build` would make the page, however long it takes.",
);

/// How long a page may take: the longest take a hundredth of it.
const LIMIT: Duration = Duration::from_secs(5);

/// A page that is not made in time.
fn slow_page(route: &Route, limit: Duration) -> Diagnostic {
    Diagnostic::new(&SLOW_PAGE, format!("the page `{route}` is not made within {} seconds", limit.as_secs()))
        .help("look for a loop in its template that does not end")
}

/// A port on which the system does not let us listen.
fn no_port(port: u16, error: &io::Error) -> Diagnostic {
    let problem = match error.kind() {
        io::ErrorKind::AddrInUse => format!("another program listens on port {port}"),
        io::ErrorKind::PermissionDenied => format!("the system keeps port {port} for itself"),
        _ => format!("cannot listen on port {port}: {error}"),
    };
    Diagnostic::new(&NO_PORT, problem).help("name another with `--port`, or leave it out to take a free one")
}

//! Making pages before anybody asks for them, to see that the templates are right, and not for ever.

use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use super::{LIMIT, Shown, slow_page};
use crate::diagnostic::Diagnostic;
use crate::model::Route;
use crate::outputs::wrong_pages;

impl Shown {
    /// What goes wrong when some files are made. One that takes too long is told, and those after it are left.
    pub fn tries(self: &Arc<Self>, routes: Vec<Route>) -> Vec<Diagnostic> {
        self.tries_for(routes, LIMIT)
    }

    fn tries_for(self: &Arc<Self>, routes: Vec<Route>, limit: Duration) -> Vec<Diagnostic> {
        let (say, hear) = channel();
        let (site, all) = (Arc::clone(self), routes.clone());
        let make = move || {
            for planned in all.iter().map(|route| site.plan.get(route)) {
                if say.send(planned.and_then(|planned| (planned.make)().err())).is_err() {
                    return;
                }
            }
        };
        if std::thread::Builder::new().name("try".into()).spawn(make).is_err() {
            return Vec::new();
        }
        let (mut problems, mut slow) = (Vec::new(), None);
        for route in &routes {
            match hear.recv_timeout(limit) {
                Ok(problem) => problems.extend(problem.map(|problem| (route, problem))),
                Err(RecvTimeoutError::Timeout) => {
                    slow = Some(slow_page(route, limit));
                    break;
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        wrong_pages(problems).into_iter().chain(slow).collect()
    }

    /// The route of what a browser opens by a path.
    pub fn route_at(&self, path: &str) -> Option<Route> {
        self.at(path).map(|(route, _)| route)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::sync::mpsc::Receiver;

    use super::*;
    use crate::outputs::{Make, Planned};
    use crate::text::Key;

    #[test]
    fn a_page_that_does_not_end_is_told_and_waited_for_no_longer() {
        let (end, waits) = channel::<()>();
        let waits: Mutex<Receiver<()>> = Mutex::new(waits);
        let endless: Make = Arc::new(move || {
            let _ = waits.lock().map(|waits| waits.recv());
            Ok(Vec::new())
        });
        let planned = Planned { key: Key::default(), from: "".into(), make: endless };
        let (good, slow) = (Route::file("a.html"), Route::file("b.html"));
        let plan = [(good.clone(), Planned::ready("a", *b"a")), (slow.clone(), planned)];
        let site = Arc::new(Shown::new(Arc::new(plan.into_iter().collect()), "/"));
        assert!(site.tries_for(vec![good.clone()], LIMIT).is_empty());
        let problems = site.tries_for(vec![good, slow], Duration::from_millis(20));
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].code, problems[0].message.contains("/b.html")), ("slow-page", true));
        drop(end);
    }
}

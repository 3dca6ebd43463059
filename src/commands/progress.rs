//! A bar for what takes a while.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// Counts what is done, and shows it on a terminal once it has taken half a second.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    is_shown: bool,
}

impl Progress {
    /// Counts to `length`. Nothing is ever shown where `is_wanted` is false.
    pub(super) fn new(length: usize, doing: &'static str, is_wanted: bool) -> Self {
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}").expect("the template is right");
        let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::hidden());
        bar.set_style(style);
        bar.set_message(doing);
        Self { bar, begun: Instant::now(), is_shown: is_wanted }
    }

    /// One more is done.
    pub fn tick(&self) {
        self.bar.inc(1);
        if self.is_shown && self.bar.is_hidden() && self.begun.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

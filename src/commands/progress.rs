//! A bar for what takes a while, or a sign of life for what cannot be counted.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// Does something that cannot be counted, and says on a terminal that it does once it has taken half a second.
pub(super) fn during<T>(doing: &'static str, is_wanted: bool, work: impl FnOnce() -> T) -> T {
    if !is_wanted {
        return work();
    }
    let late = move |state: &ProgressState, line: &mut dyn std::fmt::Write| {
        let _ = line.write_str(if is_late(state.elapsed()) { doing } else { "" });
    };
    let bar = ProgressBar::new_spinner();
    bar.set_style(ProgressStyle::with_template("{late}").expect("the template is right").with_key("late", late));
    bar.enable_steady_tick(PATIENCE / 2);
    let done = work();
    bar.finish_and_clear();
    done
}

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
        if self.bar.is_hidden() && self.is_due() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Is somebody there to see it, and has it taken a while?
    fn is_due(&self) -> bool {
        self.is_shown && is_late(self.begun.elapsed())
    }
}

fn is_late(elapsed: Duration) -> bool {
    elapsed > PATIENCE
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_due_where_somebody_watches_and_it_takes_a_while() {
        let due = |is_wanted, ago: Duration| {
            let begun = Instant::now().checked_sub(ago).expect("the machine runs longer than that");
            let mut progress = Progress::new(3, "writing", is_wanted);
            progress.begun = begun;
            progress.is_due()
        };
        assert!(due(true, 2 * PATIENCE));
        assert!(!due(true, PATIENCE / 10));
        assert!(!due(false, 2 * PATIENCE));
    }
}

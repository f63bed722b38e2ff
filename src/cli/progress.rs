//! A bar on standard error for what takes longer than a second; nothing where that is no terminal.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use super::output;

/// Nothing is shown before.
const PATIENCE: Duration = Duration::from_secs(1);
/// Time between two looks of it.
const BEAT: Duration = Duration::from_millis(200);
const WIDTH: usize = 30;

pub(super) struct Progress {
    is_shown: bool,
    next: Instant,
    drawn: bool,
}

impl Progress {
    pub(super) fn new(quiet: bool) -> Progress {
        Progress { is_shown: !quiet && io::stderr().is_terminal(), next: Instant::now() + PATIENCE, drawn: false }
    }

    /// Shows how much of `of` is done.
    pub(super) fn at(&mut self, done: u64, of: u64, what: &str) {
        let now = Instant::now();
        if !self.is_shown || now < self.next {
            return;
        }
        (self.next, self.drawn) = (now + BEAT, true);
        let share = done as f64 / of.max(1) as f64;
        let full = ((share * WIDTH as f64) as usize).min(WIDTH);
        let bar = format!("{}{}", "█".repeat(full), "░".repeat(WIDTH - full));
        output::aside(&format!("\r{bar} {:3.0} %  {done} / {of} {what}", 100.0 * share));
    }

    /// Takes the bar away.
    pub(super) fn end(&mut self) {
        if self.drawn {
            output::aside("\r\u{1b}[2K");
            self.drawn = false;
        }
    }
}

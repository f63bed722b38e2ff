//! Exit codes, promised to scripts.

use std::process::ExitCode;

/// How the program ends. The numbers are part of the interface and do not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: done, and no finding at or above `--fail-on`.
    Done,
    /// 1: done, with at least one finding at or above `--fail-on` (default: error).
    Findings,
    /// 2: could not be done: wrong usage, no such figure, a file that cannot be read or written.
    Failed,
}

impl Exit {
    /// The number.
    pub const fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Findings => 1,
            Exit::Failed => 2,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}

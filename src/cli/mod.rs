//! The command line: a thin shell round the library. It alone knows the terminal, the environment and the disk.

mod arguments;
mod assess;
mod destinations;
mod disk;
mod exit;
mod explain;
mod factors;
mod fleet;
mod language;
mod lock;
mod making;
mod output;
mod pdf;
mod progress;
mod pv;
mod read;
mod report;
mod run;
mod savings;
#[cfg(feature = "serve")]
mod serve;
mod targets;
mod verify;
mod views;

pub use disk::Disk;
pub use exit::Exit;
pub use run::run;

//! The book: TOML files in version control, read into the domain.
//!
//! ```text
//! path ──Files──▶ bytes ──▶ text ──decode──▶ RawBook ──check──▶ Book ── Accounts, Claim*
//!                                   ▲ keys: one description of all sections and keys
//! ```
//! Every stage reports all independent errors it finds. A book with an error is not handed out.

mod check;
mod date;
mod decode;
mod describe;
mod files;
mod include;
pub mod keys;
mod load;
mod lock;
mod overlay;
pub mod product;
pub mod raw;
mod syntax;

pub use decode::decode;
pub use describe::{Described, describe};
pub use files::{Entry, FileError, Files, Folder, Limits, MemoryFiles};
pub use load::{load, load_with};
pub use lock::{lock_limit, lock_path, unlocked_finding};

use crate::claim::{Claim, PrintedTable, VerificationInputs};
use crate::factor::{Library, Lock, RawFile};
use crate::finding::{FileId, Sources};
use crate::inventory::Accounts;
use crate::view::ViewInputs;

/// A checked book.
#[derive(Debug, Clone)]
pub struct Book {
    /// The file it was read from, in the [`Sources`](crate::finding::Sources) given to [`load`].
    pub file: FileId,
    /// What an inventory is computed from.
    pub accounts: Accounts,
    /// Published figures to be recomputed.
    pub claims: Vec<Claim>,
    /// Published tables to be checked as a whole.
    pub tables: Vec<PrintedTable>,
    /// What views need: homes in the GHG Protocol, energy, denominators, assertions.
    pub views: ViewInputs,
    /// What a verifier records: the engagement, findings of their own, what should be plausible.
    pub verification: VerificationInputs,
    /// Factors of its own, checked against those of the program.
    pub overlays: Vec<(FileId, RawFile<'static>)>,
    /// What it was computed with before, where it has a lock file.
    pub lock: Option<Lock>,
}

impl Book {
    /// The factors that the book is computed with: those of the program, above them its own, and above all the locked ones.
    pub fn library(&self, sources: &mut Sources) -> Library {
        let mut library = Library::bundled(sources);
        if !self.overlays.is_empty() {
            library.lay(&self.overlays);
        }
        if let Some(lock) = &self.lock {
            // A lock whose rows make no layer is refused when the book is read.
            let _ = lock.lay_on(&mut library);
        }
        library
    }
}

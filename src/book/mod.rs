//! The book: TOML files in version control, read into the domain.
//!
//! ```text
//! path ──Files──▶ bytes ──▶ text ──decode──▶ RawBook ──check──▶ Book ── Accounts, Claim*
//!                                   ▲ keys: one description of all sections and keys
//! ```
//! Every stage reports all independent errors it finds. A book with an error is not handed out.

mod check;
mod decode;
mod describe;
mod files;
pub mod keys;
mod load;
pub mod raw;
mod syntax;

pub use decode::decode;
pub use describe::{Described, describe};
pub use files::{Entry, FileError, Files, Folder, Limits, MemoryFiles};
pub use load::{load, load_with};

use crate::claim::Claim;
use crate::finding::FileId;
use crate::inventory::Accounts;

/// A checked book.
#[derive(Debug, Clone)]
pub struct Book {
    /// The file it was read from, in the [`Sources`](crate::finding::Sources) given to [`load`].
    pub file: FileId,
    /// What an inventory is computed from.
    pub accounts: Accounts,
    /// Published figures to be recomputed.
    pub claims: Vec<Claim>,
}

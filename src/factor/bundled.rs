//! The factor files that are part of the program, packed by `build.rs`.

use std::borrow::Cow;

use super::table::Table;

include!(concat!(env!("OUT_DIR"), "/factors.rs"));

/// The rows of [`FILES`].
pub(super) fn table() -> Table {
    Table { words: Cow::Borrowed(WORDS), pool: Cow::Borrowed(POOL) }
}

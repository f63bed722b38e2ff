//! Reports about the factor library: what there is, one entry with all that stands beside it, entries compared, and an
//! audit of the whole.

mod audit;
mod beside;
mod compare;
mod json;
mod layout;
mod list;
mod search;
mod show;
mod words;

use crate::factor::{Library, Regions};
use crate::finding::Sources;

pub use audit::{audit_json, audit_text};
pub use compare::{compare_json, compare_text};
pub use list::{list_json, list_text};
pub use search::{Found, search_json, search_text};
pub use show::{show_family_text, show_json, show_text};

/// What these reports read.
#[derive(Clone, Copy)]
pub struct Shelf<'a> {
    /// The factors.
    pub library: &'a Library,
    /// The places.
    pub regions: &'a Regions,
    /// The texts that places point into.
    pub sources: &'a Sources,
}

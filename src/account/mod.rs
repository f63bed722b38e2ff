//! The registry of a book's figures: what can be looked up, and by which address.
//!
//! Domains meet here and nowhere else: an inventory registers its totals, a claim looks them up.

mod address;
mod citation;
mod registry;

pub use address::{Address, AddressError, AddressErrorKind, Shape};
pub use citation::{Citation, Rendition};
pub use registry::Account;

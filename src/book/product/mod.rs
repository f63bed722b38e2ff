//! What is made from the description of a book's keys, so that it cannot drift from what the program reads.
//!
//! ```text
//! keys::TOP + keys::SECTIONS ─┬─▶ decode     reads a book
//!                             ├─▶ schema     JSON Schema, for editors and validators
//!                             ├─▶ template   every key as a comment, to fill in
//!                             └─▶ page       the reference page docs/book.md
//! ```
//! Beside them stands [`starter`], a small book by hand for the first five minutes; a test holds it to the schema.

mod page;
mod schema;
mod shape_word;
mod starter;
mod template;

pub use page::page;
pub use schema::{SCHEMA_FILE, schema};
pub use starter::starter;
pub use template::template;

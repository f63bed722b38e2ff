//! The formula reading: the derivation as spreadsheet formulas.
//!
//! [`cells`] gives one cell a node, in an order in which each formula refers only upwards, for figures that share what they
//! rest on; inputs may stand on sheets of their own. [`sheet`] is the same for one figure in one column. [`inline`] gives the
//! whole derivation as one formula over the printed inputs, as a person reads it.
//! Functions are those that Excel, LibreOffice and WPS share: SUM, PRODUCT, MIN, MAX, ABS, ROUND, ROUNDDOWN, ROUNDUP,
//! TRUNC, IF, COUNT.

mod cells;
mod inline;
mod layout;
mod text;

pub use cells::{cells, sheet};
pub use inline::inline;
pub use layout::{Cell, Content, Layout, SheetColumn, Stand, Worked};

/// Arguments one function may take (Excel's limit is 255).
const ARGUMENTS: usize = 250;
/// Characters of one formula (Excel's limit is 8 192).
const CHARACTERS: usize = 8_000;
/// Characters of one list in a formula: a guard and what it guards are two of them.
const LIST: usize = 3_800;

//! Tables as published, checked as a whole.
//!
//! ```text
//! PrintedTable ── cells, totals, shares, same ──build──▶ figures table/ID/ROW/COLUMN, …/down, …/across, …/share, …/same
//!                                              ──verify─▶ TableVerdict ─┬─ a Check for each relation
//!                                                                       ├─ Whole    do unrounded values print as it?
//!                                                                       └─ Repairs  cells and digits that would mend it
//! ```
//! A relation is a part of the graph like any other and is judged as a claim is. The whole is one system of linear
//! conditions on the unrounded values behind the cells ([`crate::calc::feasibility`]).

mod build;
mod model;
mod repair;
mod verdict;
mod whole;

pub use build::{Relation, RelationFigure, TableFigure, build};
pub use model::{Cell, Elsewhere, Line, Printed, PrintedTable, Same, Share, Side, Term, Total, segment};
pub use repair::{Repair, Repairs, Slip};
pub use verdict::{TableVerdict, verify};
pub use whole::Whole;

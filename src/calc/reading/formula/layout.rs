//! Cells, and where they stand.

use crate::calc::NodeId;
use crate::quantity::Exact;

/// One cell of the derivation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Row from 1; every cell of a sheet stands in the same column.
    pub row: usize,
    /// The node it stands for; `None` for a partial result that only the spreadsheet needs.
    pub node: Option<NodeId>,
    /// What it holds.
    pub content: Content,
    /// What it comes to, where that is a number.
    pub value: Option<Exact>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A number as printed, for example `18930.70`.
    Number(String),
    /// A result of a model that rests on nothing else here, as a decimal.
    Value(String),
    /// A formula, beginning with `=`.
    Formula(String),
    /// Nothing: a gap. SUM passes over it.
    Blank,
}

/// A sheet that formulas refer to, and the column in which its values stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetColumn {
    /// Its name as a formula writes it: quoted where it must be.
    pub name: String,
    /// The letters of the column.
    pub column: String,
}

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// Index into the sheets of the layout.
    pub sheet: usize,
    /// Row from 1.
    pub row: usize,
}

/// Where formulas are written, and what they refer to.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The sheets.
    pub sheets: Vec<SheetColumn>,
    /// The one on which formulas are written; they name its cells without it.
    pub home: usize,
    /// Its first row.
    pub first_row: usize,
}

impl Layout {
    /// The name of a cell; `from` this sheet it needs no sheet.
    pub fn name(&self, stand: Stand, from: Option<usize>) -> String {
        let sheet = &self.sheets[stand.sheet];
        match from == Some(stand.sheet) {
            true => format!("{}{}", sheet.column, stand.row),
            false => format!("{}!{}{}", sheet.name, sheet.column, stand.row),
        }
    }
}

/// A derivation as cells.
#[derive(Debug, Clone)]
pub struct Worked {
    /// The cells of the sheet of formulas, from its first row.
    pub cells: Vec<Cell>,
    /// Where each node of the cone stands, by its slot.
    pub stands: Vec<Stand>,
    /// Whether its cell may be empty: a gap, or what is guarded against one. By its slot.
    pub may_be_empty: Vec<bool>,
}

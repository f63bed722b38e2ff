//! A table as published: its cells as printed, and what they say of one another.

use crate::account::Address;
use crate::calc::NotationKey;
use crate::finding::{Located, Place};
use crate::inventory::{Citation, Rendition};
use crate::quantity::{Quantity, Unit};

/// A table that somebody published.
#[derive(Debug, Clone)]
pub struct PrintedTable {
    /// Identifier within the book; addresses are `table/ID/ROW/COLUMN`.
    pub id: String,
    /// Its caption.
    pub says: Option<String>,
    /// Whether it is printed or transcribed; the document says where the table does not.
    pub rendition: Option<Rendition>,
    /// Where it stands.
    pub source: Option<Citation>,
    /// Index into the book's periods, when stated.
    pub period: Option<usize>,
    /// Its rows, in order.
    pub rows: Vec<Line>,
    /// Its columns, in order.
    pub columns: Vec<Line>,
    /// Its cells, row by row.
    pub cells: Vec<Cell>,
    /// Rows and columns that are sums of others.
    pub totals: Vec<Total>,
    /// Columns and rows of percentages.
    pub shares: Vec<Share>,
    /// Cells whose figure is printed elsewhere as well.
    pub same: Vec<Same>,
    /// Where the book says so.
    pub place: Place,
}

/// A row or a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its name as printed.
    pub name: String,
    /// The name as a part of an address; see [`segment`].
    pub segment: String,
    /// Where the name stands.
    pub place: Place,
}

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// What is printed in it.
    pub printed: Printed,
    /// Where it stands.
    pub place: Place,
}

/// What is printed in a cell.
#[derive(Debug, Clone)]
pub enum Printed {
    /// A figure, in the unit of its own or of its column.
    Figure(Quantity),
    /// None, and the unit that one would have.
    None(NotationKey, Unit),
}

impl Cell {
    /// The unit of what is, or would be, printed.
    pub fn unit(&self) -> &Unit {
        match &self.printed {
            Printed::Figure(quantity) => quantity.unit(),
            Printed::None(_, unit) => unit,
        }
    }
}

/// Rows, or columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Rows: a total row is added down.
    Row,
    /// Columns: a total column is added across.
    Column,
}

impl Side {
    /// The other one.
    pub const fn other(self) -> Side {
        match self {
            Side::Row => Side::Column,
            Side::Column => Side::Row,
        }
    }
}

/// A row or a column with its sign in a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Which.
    pub line: usize,
    /// It is taken off.
    pub minus: bool,
}

/// A row or a column that is the sum of others.
#[derive(Debug, Clone)]
pub struct Total {
    /// Whether it is a row or a column.
    pub side: Side,
    /// Which.
    pub line: usize,
    /// Of what.
    pub of: Vec<Term>,
    /// Lines of the other side in which it is a total.
    pub within: Vec<usize>,
    /// Where the book says so.
    pub place: Place,
}

/// A column or a row of percentages.
#[derive(Debug, Clone)]
pub struct Share {
    /// Whether it is a row or a column.
    pub side: Side,
    /// Which.
    pub line: usize,
    /// The line that they are shares of.
    pub of: Option<usize>,
    /// The line of the other side that is 100 %; the sum of the parts where there is none.
    pub total: Option<usize>,
    /// Lines of the other side that add up to 100 %.
    pub parts: Vec<Term>,
    /// Where the book says so.
    pub place: Place,
}

/// A cell whose figure is printed elsewhere as well.
#[derive(Debug, Clone)]
pub struct Same {
    /// Index into the cells.
    pub cell: usize,
    /// What it is elsewhere.
    pub other: Elsewhere,
    /// Where that stands.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// A figure elsewhere.
#[derive(Debug, Clone)]
pub enum Elsewhere {
    /// As printed there.
    Printed(Located<Quantity>),
    /// A figure of the book.
    Figure(Located<Address>),
}

impl PrintedTable {
    /// The index of the cell where two lines cross: `line` is one of `side`, `cross` one of the other side.
    pub fn crossing(&self, side: Side, line: usize, cross: usize) -> usize {
        match side {
            Side::Row => line * self.columns.len() + cross,
            Side::Column => cross * self.columns.len() + line,
        }
    }

    /// The row and the column of a cell.
    pub fn lines_of(&self, cell: usize) -> (usize, usize) {
        let columns = self.columns.len().max(1);
        (cell / columns, cell % columns)
    }

    /// The lines of a side.
    pub fn lines(&self, side: Side) -> &[Line] {
        match side {
            Side::Row => &self.rows,
            Side::Column => &self.columns,
        }
    }

    /// The address of a cell.
    pub fn address(&self, cell: usize) -> String {
        let (row, column) = self.lines_of(cell);
        let segment = |lines: &[Line], at: usize| lines.get(at).map_or(String::new(), |line| line.segment.clone());
        format!("table/{}/{}/{}", self.id, segment(&self.rows, row), segment(&self.columns, column))
    }

    /// The names of the row and the column of a cell, as printed.
    pub fn names(&self, cell: usize) -> (&str, &str) {
        let (row, column) = self.lines_of(cell);
        (self.rows.get(row).map_or("", |line| &line.name), self.columns.get(column).map_or("", |line| &line.name))
    }
}

/// Bytes of a name that stand in an address at most.
const LONGEST_SEGMENT: usize = 80;

/// The name of a row or a column as a part of an address: what an address cannot have becomes a hyphen, several of them one,
/// none at either end; a long name is cut. Empty where nothing is left.
///
/// ```
/// use crossfoot::claim::segment;
/// assert_eq!(segment("直接排放（范围一）"), "直接排放-范围一");
/// assert_eq!(segment("Category 2 / imported energy"), "Category-2-imported-energy");
/// ```
pub fn segment(name: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in name.chars() {
        let starts = c.is_alphabetic() || c.is_ascii_digit() || c == '_';
        let inner_point = c == '.' && !out.is_empty() && !gap;
        if !starts && !inner_point {
            gap = !out.is_empty();
            continue;
        }
        if out.len() + usize::from(gap) + c.len_utf8() > LONGEST_SEGMENT {
            break;
        }
        if gap {
            out.push('-');
            gap = false;
        }
        out.push(c);
    }
    out.truncate(out.trim_end_matches('.').len());
    out
}

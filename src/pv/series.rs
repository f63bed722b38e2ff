//! Generation by the month, day or hour, from a table.

use jiff::civil::DateTime;

use crate::finding::{Located, Place};
use crate::quantity::{Exact, Unit};
use crate::saving::proof::Every;

/// The table of a plant.
#[derive(Debug, Clone)]
pub struct GenerationSeries {
    /// The file, by the folder of the file that names it.
    pub file: Located<String>,
    /// Column of the time.
    pub start: Located<String>,
    /// Column of the generation; where there is none, what a model expects of these hours.
    pub generated: Option<Located<String>>,
    /// Column of the site's load.
    pub load: Option<Located<String>>,
    /// Unit of both: an energy of each row, a power through it, or none for what is normalised.
    pub unit: Unit,
    /// The rows in the order of time; `None` until they are read, or where they cannot be.
    pub rows: Option<SeriesRows>,
    /// Where the book says so.
    pub place: Place,
}

/// Rows of a table, each time once.
#[derive(Debug, Clone)]
pub struct SeriesRows {
    /// How long a row lasts.
    pub every: Every,
    /// In the order of time.
    pub rows: Vec<SeriesRow>,
}

/// A month, a day or an hour.
#[derive(Debug, Clone)]
pub struct SeriesRow {
    /// When it begins, by the clock at the plant.
    pub start: DateTime,
    /// Generated in it; `None` where the cell is blank.
    pub generated: Option<Exact>,
    /// Used on the site in it.
    pub load: Option<Exact>,
    /// Where it stands.
    pub place: Place,
}

impl SeriesRows {
    /// The same rows with a generation from elsewhere, such as a model's of these hours, in the unit of the table.
    pub fn with_generation(&self, of: impl Fn(DateTime) -> Option<Exact>) -> SeriesRows {
        let row = |row: &SeriesRow| SeriesRow { generated: of(row.start), ..row.clone() };
        SeriesRows { every: self.every, rows: self.rows.iter().map(row).collect() }
    }
}

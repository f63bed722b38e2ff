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
    /// Column of the energy at the input of the inverter.
    pub dc: Option<Located<String>>,
    /// Column of the site's load.
    pub load: Option<Located<String>>,
    /// How its degradation is told.
    pub degradation: DegradationPlan,
    /// Unit of all: an energy of each row, a power through it, or none for what is normalised.
    pub unit: Unit,
    /// The rows in the order of time; `None` until they are read, or where they cannot be.
    pub rows: Option<SeriesRows>,
    /// Where the book says so.
    pub place: Place,
}

/// How the interval of a rate of degradation is drawn, and what the rate is of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DegradationPlan {
    /// Whether the rate is of the median of the first year, rather than of the unit of the series.
    pub is_recentred: bool,
    /// Confidence of the interval, a fraction.
    pub confidence: f64,
    /// Slopes that are drawn together.
    pub block: usize,
    /// How often all are drawn.
    pub draws: u32,
    /// Where the stream of chance begins.
    pub seed: u64,
}

impl Default for DegradationPlan {
    /// As RdTools: re-centred, 68.2 %, slopes drawn one by one.
    fn default() -> DegradationPlan {
        DegradationPlan { is_recentred: true, confidence: 0.682, block: 1, draws: 200, seed: 0 }
    }
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
    /// At the input of the inverter in it.
    pub dc: Option<Exact>,
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

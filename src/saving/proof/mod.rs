//! Savings proved at the meters of a book.
//!
//! ```text
//! Meter ── MeterFile, WeatherFile ─ book ─▶ Readings (Reading*, with places)
//!       ── MeterModel* ─┬─ run ─▶ Proof   coefficients, statistics, rows, bands, verdicts, cumulative savings
//!                       └─ describe ─▶ meter/ID/MODEL/{saving, expected, actual, …} in the graph of the book
//! ```
//! The statistics are those of [`metered`](super::metered); they enter the graph as rounded results of a model, a row of a
//! period each, so that a saving opens down to what the meter read and what the model expected on that day.

mod adjusted;
mod band;
mod describe;
mod equation;
mod model;
mod outcome;
mod readings;
mod reconcile;
mod run;
mod statistic;
mod week;

pub use band::{BandForm, ProofBand, Provable};
pub use describe::{MeterFigure, ProofFigure, Proofs, describe};
pub use model::{
    Approach, Criterion, DriverSource, Every, Meter, MeterAdjustment, MeterDriver, MeterFile, MeterModel, MeterSwap,
    Method, Only, Options, TemperatureUnit, WeatherFile,
};
pub use outcome::{Candidate, Chain, Fitted, Proof, ProofRow, ProofSaving};
pub use readings::{Reading, Readings, Weather};
pub use reconcile::{Reconciled, reconcile};
pub use statistic::Statistic;
pub use week::Week;

use crate::finding::Findings;

/// Holds the model at index `model` against readings, without a figure in a graph: for fleets of meters. `None` where there is
/// no result; the findings say why.
pub fn prove(meter: &Meter, readings: &Readings, model: usize, findings: &mut Findings) -> Option<Proof> {
    run::run((meter, readings), (meter.models.get(model)?, model), findings)
}

//! What a book says of the carbon of a plant.

use super::Technology;
use crate::factor::FactorId;
use crate::finding::{Located, Place};
use crate::quantity::{Exact, Quantity};

/// What a plant's electricity displaces, as a book asks for it.
#[derive(Debug, Clone)]
pub struct CarbonPlan {
    /// Average factors; each gives figures of its own.
    pub factors: Vec<Located<FactorId>>,
    /// The combined margin, beside them.
    pub margin: Option<MarginPlan>,
    /// Residual factor of the market-based view.
    pub residual: Option<Located<FactorId>>,
    /// Electricity that the site uses in a year, own use included.
    pub load: Option<Located<Quantity>>,
    /// Emissions of the plant over its life for each unit of electricity: a memo.
    pub lifecycle: Option<Located<Quantity>>,
    /// Where the book says so.
    pub place: Place,
}

/// A combined margin.
#[derive(Debug, Clone)]
pub struct MarginPlan {
    /// Operating margin.
    pub operating: Located<FactorId>,
    /// Build margin.
    pub build: Located<FactorId>,
    /// Id of the standard in `rules/pv/carbon.toml`.
    pub standard: String,
    /// Its weights, of the operating and of the build margin.
    pub weights: [Exact; 2],
    /// Its clause.
    pub clause: String,
    /// Its leakage, gCO2e/kWh; `None` where it counts none.
    pub leakage: Option<Exact>,
    /// What generates.
    pub technology: Technology,
    /// Crediting period, 1 to 3.
    pub period: u8,
    /// Emissions of the project itself in a year.
    pub emissions: Option<Located<Quantity>>,
    /// Where the book says so.
    pub place: Place,
}

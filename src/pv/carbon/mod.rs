//! What generation avoids, and what own use does to category 2. All exact.
//!
//! ```text
//! pack      weights of the margins and leakage, as data with sources: rules/pv/carbon.toml
//! plan      what a book asks for
//! project   combined margin, baseline, leakage, reduction: beside an inventory, never in it
//! category2 location- and market-based electricity of a site with its own plant; exports as a memo
//! ```
//! One kWh is in one place: own use lowers what a site imports, and an export lowers nothing of it. A certificate that is sold
//! takes the attribute along, so that the market-based view counts that own use as electricity of the residual mix.

mod category2;
mod pack;
mod plan;
mod project;

pub use category2::{CategoryTwo, SiteElectricity, category_two};
pub use pack::{CarbonPack, Leakage, MarginStandard, Technology, Weights};
pub use plan::{CarbonPlan, MarginPlan};
pub use project::{ProjectGeneration, ProjectReduction, combined_margin, lifecycle, project_reduction};

use std::fmt;

/// Why a figure of carbon cannot be computed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CarbonError {
    /// A quantity below zero.
    Negative(&'static str),
    /// Own use above what was generated.
    OwnUseAboveGeneration,
    /// Own use above the load.
    OwnUseAboveLoad,
    /// Certificates sold above what was generated for own use.
    SoldAboveOwnUse,
    /// A crediting period that the standard does not have.
    Period(u8),
    /// The pack has no confirmed weights for the technology in the period.
    NoWeights,
    /// Stated weights that do not add to 1.
    WeightsDoNotAdd,
}

impl fmt::Display for CarbonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CarbonError::Negative(what) => write!(f, "{what} is below zero"),
            CarbonError::OwnUseAboveGeneration => f.write_str("more is used than was generated"),
            CarbonError::OwnUseAboveLoad => f.write_str("more is used than the load"),
            CarbonError::SoldAboveOwnUse => f.write_str("more certificates are sold than own use has"),
            CarbonError::Period(period) => write!(f, "there is no crediting period {period}"),
            CarbonError::NoWeights => f.write_str("no confirmed weights for this technology and period"),
            CarbonError::WeightsDoNotAdd => f.write_str("the weights do not add to 1"),
        }
    }
}

impl std::error::Error for CarbonError {}

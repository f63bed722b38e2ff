//! Photovoltaic plants: what they gave and where it went, how good that is, and what it displaces.
//!
//! ```text
//! PvPlant ── Capacity*, Output*, CertificateAccount*  ─ describe ─▶ pv/ID/… in the graph of the book
//! model        what a plant is expected to generate, from hourly weather
//! weather      hourly weather from EPW, TMY3, PVGIS, NASA POWER and plain CSV
//! performance  yields and ratios, degradation, own use, lifetimes, plausibility with the questions it raises
//! irradiance   what a plant stood in: measured in its plane or brought there
//! carbon       what generation avoids beside the inventory, and what own use does to category 2
//! series       generation by the hour, day or month from a table
//! twice        what is claimed here and elsewhere in the book
//! resource     yields of provinces and cities, as ranges with their grade
//! ```
//! Avoided emissions stand beside the inventory and never in it.

mod balance;
pub mod carbon;
mod certificate;
mod claimed;
mod conserved;
mod describe;
mod expected;
pub mod irradiance;
mod life;
pub mod model;
mod modelled;
pub mod performance;
mod plan;
mod plant;
pub mod resource;
mod series;
mod skies;
mod stated;
mod twice;
pub mod weather;
mod yields;

pub use balance::{Flow, FlowFigure};
pub use certificate::{CertificateAccount, CertificateFigure, CertificateTerm};
pub use claimed::claimed_twice_in_claims;
pub use conserved::Footing;
pub use describe::{
    AverageFigure, CarbonFigure, DegradationFigure, LifetimeFigure, MarginFigure, MarketFigure, OutputFigure,
    PlantFigure, Plants, PlausibleOutput, RatioFigure, RatioOf, ReferenceStart, ResourceFigure, SeriesFigure,
    SiteFigure, TotalFigure, describe,
};
pub use expected::{Expected, NotExpected};
pub use life::{LifetimePlan, PlannedReplacement};
pub use modelled::ModelFigure;
pub use plan::{ModelPlan, PlannedArray, PlannedWeather};
pub use plant::{AreaOf, Capacity, MeteredAs, Output, PvPlant};
pub use series::{DegradationPlan, GenerationSeries, SeriesRow, SeriesRows};
pub use twice::{Elsewhere, ElsewhereKind, claimed_elsewhere, claimed_twice};
pub use yields::StatedYields;

//! Photovoltaic plants: what they gave and where it went, how good that is, and what it displaces.
//!
//! ```text
//! PvPlant ── Capacity*, Output*, CertificateAccount*  ─ describe ─▶ pv/ID/… in the graph of the book
//! model        what a plant is expected to generate, from hourly weather
//! ```
//! Avoided emissions stand beside the inventory and never in it.

mod balance;
mod certificate;
mod conserved;
mod describe;
pub mod model;
mod plant;

pub use balance::{Flow, FlowFigure};
pub use certificate::{CertificateAccount, CertificateFigure, CertificateTerm};
pub use conserved::Footing;
pub use describe::{OutputFigure, PlantFigure, Plants, describe};
pub use plant::{AreaOf, Capacity, MeteredAs, Output, PvPlant};

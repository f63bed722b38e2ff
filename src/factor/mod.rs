//! Emission factors and other published parameters: each with a source, a family and an edition.
//!
//! ```text
//! Library ── Factor*   family @ edition, quantity as printed, region, kind, grade ── SourceDocument
//!         ├─ Fuel*     recipe: which factors together give a fuel's emissions, gas by gas
//!         └─ Blend*    recipe: which gases a refrigerant blend is made of
//!
//! Regions ── Province*  and the grid region that its averages are published for
//! ```
//! The values live in `emission_factors/`, where people edit them; this folder reads and applies them.

mod apply;
mod bundled;
mod finding;
mod gwp;
mod id;
mod library;
mod record;
mod region;

pub use apply::{ApplyError, GasMass, apply, co2_equivalent, leaf, tonnes_co2e};
pub use finding::{apply_failure, apply_finding, clash_finding, lookup_finding};
pub use gwp::{GwpSet, MethaneOrigin};
pub use id::{Edition, FactorId};
pub use library::{Library, LibraryError, Lookup, Resolved};
pub use record::{Basis, Blend, Component, Factor, FactorKind, Fuel, Grade, Name, SourceDocument, Standing};
pub use region::{GridRegion, Province, Regions, Series, SeriesId};

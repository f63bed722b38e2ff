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
//!
//! ```text
//! TOML ─ format ─▶ Raw rows ─ table::pack ─▶ Table ─ make ─▶ Factor, Fuel, Blend, one by one as they are asked for
//!          └── shared by build.rs: the table of the program's own files is packed when the program is built ──┘
//! ```

mod apply;
mod bundled;
mod finding;
mod format;
mod gwp;
mod id;
mod kind;
mod layer;
mod library;
mod make;
mod record;
mod region;
mod runs;
mod stack;
mod table;
mod values;

pub use apply::{ApplyError, GasMass, apply, co2_equivalent, leaf, tonnes_co2e};
pub use finding::{apply_failure, apply_finding, clash_finding, library_finding, lookup_finding};
pub use format::{RawBlend, RawComponent, RawFactor, RawFile, RawFuel, RawName, RawRow, RawSource, Spot, Text};
pub use gwp::{GwpSet, MethaneOrigin};
pub use id::{Edition, FactorId};
pub use kind::{Basis, FactorKind, Grade, Standing};
pub use library::{Library, LibraryError, Lookup, Resolved};
pub(crate) use make::years_of;
pub use record::{Blend, Component, Factor, Fuel, Name, SourceDocument};
pub use region::{GridRegion, Province, Regions, Series, SeriesId};

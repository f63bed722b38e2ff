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
mod audit;
mod bundled;
mod choose;
mod chooser;
mod entry;
mod family;
mod finding;
mod fold;
mod format;
mod gwp;
mod id;
mod kind;
mod kind_word;
mod layer;
mod library;
mod lock;
mod make;
mod neighbour;
mod place_name;
mod record;
mod region;
mod rules;
mod runs;
mod search;
mod stack;
mod table;
mod values;
mod worth;

pub use apply::{ApplyError, GasMass, apply, co2_equivalent, leaf, tonnes_co2e};
pub use audit::{Ageing, Audit, Contradiction, Coverage, Document, Terms, audit};
pub use choose::{Choice, Considered, Outcome, Situation, Unchosen, choose, years_apart};
pub(crate) use choose::{first_day, last_day};
pub use chooser::{Chooser, Unresolved};
pub use entry::EntryKind;
pub use family::{Group, families, grouped, nearest_path};
pub use finding::{
    apply_failure, apply_finding, choice_facts, clash_finding, library_finding, lookup_finding, name_of, reason,
    too_old_finding, unresolved_finding,
};
pub use format::{RawBlend, RawComponent, RawFactor, RawFile, RawFuel, RawName, RawRow, RawSource, Spot, Text};
pub use gwp::{GwpSet, MethaneOrigin};
pub use id::{Edition, FactorId};
pub use kind::{Basis, FactorKind, Grade, Standing};
pub use library::{Library, LibraryError, Lookup, Resolved};
pub use lock::{Lock, LockError, LockHead, LockedChoice, library_version};
pub(crate) use make::years_of;
pub use neighbour::{Attribute, Difference, Neighbour, Relation, common_unit, difference, differing, neighbours, said};
pub use place_name::Lies;
pub use record::{Blend, Component, Factor, Fuel, Name, SourceDocument};
pub use region::{GridRegion, Province, Regions, Series, SeriesId};
pub use rules::{Age, Ground, Head, Never, Rule, RulePack, YearRule};
pub use search::{Query, Stray, ValueRange, search, strays};
pub use worth::{FuelWorth, Worth, blend_potential, fuel_worth};

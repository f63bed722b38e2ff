//! The inventory of ISO 14064-1: activity data → emissions by category, as figures of the account.

mod beside;
mod boundary;
mod build;
mod category;
mod completeness;
mod effect;
mod model;
mod period;

pub use beside::{Beside, BesideFigure, BesideKind, Significance};
pub use boundary::{Control, Holding, Ownership, Share, share_of_one};
pub use build::{ActivityFigure, Inventory, build, cite};
pub use category::Category;
pub use effect::{Effect, effect};
pub use model::{
    Absence, Accounts, Activity, ActivityData, Assumption, Characteristics, Citation, Consolidation, DataKind,
    Document, Facility, Organization, Period, Rendition, Shape, Uncertainty,
};
pub use period::{CategoryFigure, FacilityFigure, PeriodInventory, Split};

//! The inventory of ISO 14064-1: activity data → emissions by category, as figures of the account.

mod build;
mod category;
mod effect;
mod model;

pub use build::{ActivityFigure, CategoryFigure, Inventory, PeriodInventory, build, cite};
pub use category::Category;
pub use effect::{Effect, effect};
pub use model::{
    Absence, Accounts, Activity, ActivityData, Assumption, Citation, Consolidation, Document, Facility, Organization,
    Period, Rendition, Shape, Uncertainty,
};

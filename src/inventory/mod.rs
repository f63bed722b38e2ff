//! The inventory of ISO 14064-1: activity data → emissions by category, as figures of the account.

mod amount;
mod balance;
mod build;
mod category;
mod chp;
mod criteria;
mod effect;
mod energy;
mod formula;
mod market;
mod model;

pub use balance::{Balance, BalanceFigure, Footing, Term};
pub use build::{ActivityFigure, CategoryFigure, Inventory, PeriodInventory, build, cite};
pub use category::Category;
pub use chp::{Chp, ChpFigure, Method, is_celsius};
pub use effect::{Effect, effect};
pub use energy::{Energy, EnergyAccounts};
pub use formula::Formula;
pub use market::{Fallback, Instrument, InstrumentFactor, InstrumentFigure, MarketFigure};
pub use model::{
    Absence, Accounts, Activity, ActivityData, Assumption, Citation, Consolidation, Document, Facility, Organization,
    Period, Rendition, Shape, Uncertainty,
};

//! The inventory of ISO 14064-1: activity data → emissions by category, as figures of the account.

mod amount;
mod balance;
mod beside;
mod boundary;
mod build;
mod category;
mod chp;
mod completeness;
mod criteria;
mod effect;
mod energy;
mod formula;
mod market;
mod model;
mod period;
mod sign;

pub use crate::account::{Citation, Rendition};
pub use balance::{Balance, BalanceFigure, Footing, Term};
pub use beside::{Beside, BesideFigure, BesideKind, Significance};
pub use boundary::{Control, Holding, Ownership, Share, share_of_one};
pub use build::{ActivityFigure, Inventory, build, cite, cite_as};
pub use category::Category;
pub use chp::{Chp, ChpFigure, Method, is_celsius};
pub use effect::{Effect, effect};
pub use energy::{Energy, EnergyAccounts};
pub use formula::Formula;
pub(crate) use formula::shown;
pub use market::{Fallback, Instrument, InstrumentFactor, InstrumentFigure, MarketFigure};
pub use model::{
    Absence, Accounts, Activity, ActivityData, Assumption, Characteristics, Consolidation, DataKind, Document,
    Facility, Organization, Period, Shape, Uncertainty,
};
pub use period::{CategoryFigure, FacilityFigure, PeriodInventory, Split};

//! What a project costs and brings, as exact nodes: flows of years, present value, payback, cost of a tonne.
//!
//! ```text
//! Money ──flows──▶ project/ID/flow/T ──rate──▶ project/ID/present/T ──▶ npv ─┬─▶ annual-cost ──▶ cost-per-tonne-annualised
//!                       │                            │                      └─▶ cost-per-tonne
//!                       ├─▶ payback                  └─▶ payback-discounted
//!                       └─▶ irr, mirr                results of a model: roots are no fractions
//! ```
//! Flow 0 is paid in year 0, flow t at the end of year t. With a rate that is a fraction everything but a rate of return is one
//! too, so that it is held exactly; the one is in [`roots`].

mod figure;
mod flows;
mod payback;
mod rates;
mod roots;
mod slopes;
mod stated;
mod tonnes;
mod value;

pub use figure::{Lacking, MoneyFigure, PerTonne};
pub use stated::{MOST_YEARS, Money};

pub(crate) use payback::added_up;
pub(crate) use rates::{count, growth, power};
pub(crate) use roots::rate_of_flows;

pub(super) use figure::describe;
pub(crate) use flows::values as values_of;
pub(super) use flows::values;
pub(super) use tonnes::whole_money;

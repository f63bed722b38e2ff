//! What a saving is worth: present value, rates of return, payback, levelised cost, cost of abatement.
//!
//! Amounts are in the currency they are given in and of ends of years: flow 0 is today, flow t at the end of year t. A rate is a
//! fraction a year (0.08 for 8 %), nominal with nominal flows and real with real ones.

mod abatement;
mod annuity;
mod error;
mod irr;
mod payback;
mod value;

pub use abatement::{Abatement, AbatementCost, AbatementStep, abatement_cost, abatement_curve};
pub use annuity::{capital_recovery_factor, levelised_cost};
pub use error::FinanceError;
pub use irr::{Irr, LONGEST, irr};
pub use payback::{Payback, discounted_payback, simple_payback};
pub use value::{Project, mirr, npv, present_value};

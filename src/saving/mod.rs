//! Energy-saving projects: what a measure saves in a year, how measures combine, and what that is in emissions.
//!
//! ```text
//! Project ── Worth ─┬─ stated                    project/ID/saving
//!                   └─ Calculation ── given ──▶ EngineeringKind (rules/saving/engineering.toml)
//!         ── Interactive*                        effects on other carriers
//! Savings ── ProjectFigure ── EffectFigure*      energy, standard coal, emissions of each carrier
//!         ── EndUseFigure*                       measures on one end use: each a fraction of what is left
//!         ── Totals                              inside the inventory, and outside
//! ```
//! `metered` proves savings at the meter, `finance` says what they are worth; neither is connected to projects yet.
//! Inside, what is saved is positive; GB/T 28750 writes it below zero, and a report may print it so.

mod combine;
mod curve;
mod describe;
mod doubts;
mod effect;
pub mod engineering;
pub mod finance;
mod limits;
pub mod metered;
mod model;
mod money;
mod possible;
pub mod proof;

pub use combine::{EndUseFigure, Totals};
pub use curve::{CostCurve, CostStep, LeftOut};
pub use describe::{ProjectFigure, Savings, describe};
pub use effect::EffectFigure;
pub use model::{Calculation, Displaced, Interactive, IpmvpOption, Plan, Project, Purpose, SavingFactor, Span, Worth};
pub use money::{Lacking, MOST_YEARS, Money, MoneyFigure, PerTonne};
pub(crate) use money::{count, growth, payback_of_flows, power, rate_of_flows, values_of};
pub use possible::PossibleFigure;

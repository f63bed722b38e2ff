//! Energy-saving projects: what a measure saves in a year, how measures combine, and what that is in emissions.
//!
//! ```text
//! Project ── Worth ─┬─ stated                    project/ID/saving
//!                   └─ Calculation ── given ──▶ EngineeringKind (rules/saving/engineering.toml)
//!         ── Interactive*                        effects on other carriers
//!         ── Money                               flows, present value, payback, rates of return (`money`)
//! Savings ── ProjectFigure ── EffectFigure*      energy, standard coal, emissions of each carrier
//!                          ── MoneyFigure        what it costs and brings, what a tonne costs
//!         ── EndUseFigure*                       measures on one end use: each a fraction of what is left
//!         ── CostCurve                           measures by what a tonne costs, each with what it adds
//!         ── Totals                              inside the inventory, and outside
//! ```
//! `metered` proves savings at the meter and is not connected to projects yet; `finance` has the same figures in binary floating point, and
//! finds the roots for `money`.
//! Inside, what is saved is positive; GB/T 28750 writes it below zero, and a report may print it so.

mod coal;
mod combine;
mod curve;
mod describe;
mod doubts;
mod effect;
pub mod engineering;
pub mod enpi;
pub mod finance;
mod limits;
pub mod metered;
mod model;
mod money;
mod plan;
mod possible;
pub mod proof;
mod provable;
mod reported;

pub use combine::{EndUseFigure, Totals};
pub use curve::{CostCurve, CostStep, LeftOut};
pub use describe::{ProjectFigure, Savings, describe};
pub use effect::EffectFigure;
pub use model::{Calculation, Displaced, Interactive, IpmvpOption, Plan, Project, Purpose, SavingFactor, Span, Worth};
pub use money::{Lacking, MOST_YEARS, Money, MoneyFigure, PerTonne};
pub(crate) use money::{added_up, count, growth, power, rate_of_flows, values_of};
pub use plan::lacking;
pub use possible::{Answer, PossibleFigure};
pub use provable::{Provable, below_meter, provable};
pub use reported::{ReportedFigure, report};

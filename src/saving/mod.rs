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

mod coal;
mod combine;
mod describe;
mod doubts;
mod effect;
pub mod engineering;
pub mod enpi;
pub mod finance;
mod limits;
pub mod metered;
mod model;
mod plan;
mod possible;
mod provable;
mod reported;

pub use combine::{EndUseFigure, Totals};
pub use describe::{ProjectFigure, Savings, describe};
pub use effect::EffectFigure;
pub use model::{
    Calculation, Displaced, Interactive, IpmvpOption, Money, Plan, Project, Purpose, SavingFactor, Span, Worth,
};
pub use plan::lacking;
pub use possible::{Answer, PossibleFigure};
pub use provable::{Provable, below_meter, provable};
pub use reported::{ReportedFigure, report};

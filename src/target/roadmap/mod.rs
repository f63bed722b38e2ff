//! Plans of a book: from end uses and measures to figures of the graph, and to the choice that keeps a cap.
//!
//! ```text
//! model       what the book states: EndUse, MeasureEntry, PlanEntry
//!   inputs    loads, factors, effects, costs as nodes                     end-use/ID/…, measure/ID/…
//!   business  what end uses emit without measures, year by year           plan/ID/bau/YEAR, plan/ID/bau/USE/YEAR
//!   cap       what the plan must keep                                     plan/ID/cap/YEAR, plan/ID/budget
//!   describe  all of a plan: Roadmap         problem  the same as a Problem of the search
//!   solution  the search, and what follows from its choice as nodes       plan/ID/emissions/…, plan/ID/cost/…, plan/ID/margin/…
//!     effect  emissions under the choice        wedges  who lowers what   cost  what it costs, discounted
//!   odds      the probability that the choice keeps the cap               draw  year by year, where no product of parts tells
//! ```
//! Everything but the choice is arithmetic of the graph. The choice is the result of a search, which says what it has proved; its
//! figures are then nodes like all others, so that each can be explained.

mod business;
mod cap;
mod cost;
mod describe;
mod draw;
mod effect;
mod inputs;
mod model;
mod odds;
mod problem;
mod solution;
mod wedges;

pub use describe::{Roadmap, Roadmaps, StatedPlans, describe};
pub use model::{EndUse, Keeps, LogGrowth, MeasureEntry, PlanEntry, StatedCap, StatedEffect, YearPath, YearValue};
pub use odds::{PlanOdds, odds};
pub(crate) use problem::starts;
pub use solution::{Chosen, Solution, solve};

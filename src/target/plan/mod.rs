//! Choosing measures and their start years: the least discounted cost that keeps a cap.
//!
//! ```text
//! Problem ─┬─ Stream      an end use: load by year × emission factor by year
//!          ├─ Measure     what it does to which end use (Effect), possible starts, cost, group, prerequisites
//!          └─ Constraint  cap in the target year | cap every year | budget over the years
//!   check ─▶ Problem or PlanError
//!   emissions   what a choice emits and costs, exactly; the only judge of an answer
//!   compile     the same in floating point, as options of blocks: guides the search, proves with a margin
//!   node        what is still open, and its convex relaxation
//!   dual        a lower bound at a node: the dual of the relaxation, raised by Newton steps on its smoothed form (smooth, linear)
//!   improve     plans from relaxations: repair, then exchange of one and two measures
//!   search      branch (branch) and bound over the possible starts ─▶ Solved
//!   relax       where no plan keeps the cap: the least excess, and the cheapest plan at it
//!   optima      how many plans cost as little as the optimum
//!   curve       the ordinary reading of a cost curve, for contrast
//! ```
//!
//! **Model.** In year y an end use with load `E`, factor `F`, fractions `f` and switched shares `g`, raises `p` by switches from
//! other end uses, amounts `a` and contracted shares `c` and amounts `k` emits
//! `F · max(0, max(0, E·Π(1−f)·Π(1−g) + Σp − Σa) · Π(1−c) − Σk)`; contracts count in market-based figures only. A switch raises
//! its other end use by its ratio times what it takes over; switches on one end use take over in proportion to their shares.
//! Fractions act on the load an end use has of itself, not on what a switch adds to it. An effect ramps up linearly:
//! `min(1, (y − start + 1) / ramp)` of it holds in year y.
//!
//! **Cost.** Capital at the start (and again at the end of each life, where the measure is replaced), running cost every year of
//! operation, discounted by `(1 + rate)^(year − base year)`; no residual value.
//!
//! **Ties.** Of plans of exactly equal cost: the fewest measures, then the first set of measures in order of their ids, then the
//! earlier starts in that order.

mod answer;
mod branch;
mod check;
mod compile;
mod curve;
mod dominance;
mod dual;
mod emissions;
mod error;
mod improve;
mod linear;
mod model;
mod node;
mod optima;
mod relax;
mod search;
mod smooth;

pub use answer::{Outcome, Plan, Solved, Stopped};
pub use curve::{CurveReading, cost_curve};
pub use error::PlanError;
pub use model::{AtEnd, Basis, Constraint, Cover, Effect, Measure, Problem, Stream};
pub use optima::number_of_optima;
pub use search::{Limit, Progress, solve};

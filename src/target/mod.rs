//! Reduction targets: the measures that reach them, the pathways they promise, and how they are judged.
//!
//! ```text
//! path          what a target promises for each year: linear, compound, convergence on a sector, steps; budgets, catching up
//! progress      targets of any indicator; where the actual figures stand
//! trend         where the figures so far lead, with a prediction interval and the chance of keeping a level
//! recalculation which events change a base year, and the bridge from before to after
//! consistency   whether a company's targets agree with one another
//! judge         minimum cuts, forward-looking ambition, temperature scores: by dated packs of rules/target/
//! plan          which measures, and when: the least discounted cost that keeps a cap, with its proof
//! odds          the probability of keeping a cap, in closed form and by sampling
//! model         targets as a book states them
//! roadmap       plans of a book: end uses, measures, and the choice that keeps a cap, as nodes: plan/ID/…
//! describe      their figures as nodes of the graph: target/ID/…
//! base_event    what changes base years, as a book states it
//! net_zero      a set of targets held against the net-zero standard
//! holding       companies of a portfolio and the scores of all: holding/ID/…, portfolio/…
//! ```
//! Knows no book and no terminal. What accounts rest on is exact; floating point guides searches and makes draws, and says so.

mod base_event;
pub mod consistency;
mod describe;
mod holding;
pub mod judge;
mod model;
mod net_zero;
pub mod odds;
pub mod path;
pub mod plan;
pub mod progress;
pub mod recalculation;
mod roadmap;
pub mod trend;

pub use base_event::{BaseEffect, BaseEvent, BaseEvents};
pub use describe::{
    BesideGoal, ForwardFigure, Held, Judged, Judgement, RiseFigure, Stand, TemperatureFigure, Wrong, WrongTest,
    time_frame_word,
};
pub use describe::{
    BudgetFigure, CatchUpFigure, ConvergenceFigure, ConvergenceYearFigure, ProgressFigure, RecalculationFigure,
    TargetFigure, Targets, TrendFigure, YearFigures, YearWord, describe,
};
pub use holding::{HoldingFigure, HoldingPlan, Portfolio, PortfolioFigure, ScoredScopes, describe_portfolio};
pub use model::{
    Better, Boundary, FiscalYear, Goal, Indicator, JudgedBy, Measured, PathForm, PathPlan, Recent, RisePlan, Rounds,
    SectorPlan, SectorYear, StatedPromise, Target, TemperaturePlan, TrendScale, YearFigure,
};
pub use net_zero::{NetZeroFigure, NetZeroPlan, NetZeroStand, describe_net_zero};
pub(crate) use roadmap::starts as roadmap_starts;
pub use roadmap::{
    Chosen, EndUse, Keeps, LogGrowth, MeasureEntry, PlanEntry, PlanOdds, Roadmap, Roadmaps, Solution, StatedCap,
    StatedEffect, StatedPlans, YearPath, YearValue, describe as describe_plans, odds as plan_odds,
    solve as solve_plans,
};

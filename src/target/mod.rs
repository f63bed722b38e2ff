//! Reduction targets: the measures that reach them, the pathways they promise, and how they are judged.
//!
//! ```text
//! path          what a target promises for each year: linear, compound, convergence on a sector, steps; budgets, catching up
//! progress      targets of any indicator; where the actual figures stand
//! recalculation which events change a base year, and the bridge from before to after
//! judge         minimum cuts, forward-looking ambition, temperature scores: by dated packs of rules/target/
//! plan          which measures, and when: the least discounted cost that keeps a cap, with its proof
//! odds          the probability of keeping a cap, in closed form and by sampling
//! model         targets as a book states them
//! roadmap       plans of a book: end uses, measures, and the choice that keeps a cap, as nodes: plan/ID/…
//! describe      their figures as nodes of the graph: target/ID/…
//! ```
//! Knows no book and no terminal. What accounts rest on is exact; floating point guides searches and makes draws, and says so.

mod describe;
pub mod judge;
mod model;
pub mod odds;
pub mod path;
pub mod plan;
pub mod progress;
pub mod recalculation;
mod roadmap;

pub use describe::{BudgetFigure, CatchUpFigure, TargetFigure, Targets, describe};
pub use model::{
    Better, Boundary, FiscalYear, Goal, Indicator, JudgedBy, Measured, PathForm, PathPlan, Recent, SectorPlan,
    SectorYear, StatedPromise, Target, TemperaturePlan, YearFigure,
};
pub use roadmap::{
    Chosen, EndUse, Keeps, LogGrowth, MeasureEntry, PlanEntry, PlanOdds, Roadmap, Roadmaps, Solution, StatedCap,
    StatedEffect, StatedPlans, YearPath, YearValue, describe as describe_plans, odds as plan_odds,
    solve as solve_plans,
};

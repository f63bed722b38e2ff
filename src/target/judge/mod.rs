//! Judging targets by dated packs of rules: `rules/target/`.
//!
//! ```text
//! near_term   minimum cuts since 2021 (anchored at 2020), with the two usual mistakes beside them ┐
//! revision    the rule since April 2026: a rate for each scope, combined by shares                ├─▶ verdict
//! forward     what is done already may not be an excuse to stop                                   ┘   test by test
//! net_zero    a company's set of targets against what is public of the net-zero standard V2.0
//! national    a target beside national goals: as fast, slower, or not comparable; never a verdict
//! temperature scores of targets and companies; portfolio: seven ways of adding scores up
//! peers       a stated cut beside the formula, as a register counts it
//! implied_rise overshoot of a budget to degrees
//! ```

mod forward;
mod implied_rise;
mod national;
mod near_term;
mod net_zero;
mod number;
mod peers;
mod portfolio;
mod revision;
mod temperature;
mod verdict;

pub use forward::{ForwardLooking, forward_looking};
pub use implied_rise::{ImpliedRise, RiseConstants, RisePack, implied_rise};
pub use national::{
    Alongside, Beside, Caveat, CompanyPace, CompanyQuantity, Goal, GoalQuantity, GoalSource, NationalPack,
    NotComparable,
};
pub use near_term::{Accepted, Anchor, Applies, Forward, Limit, NearTermPack, RateRow, Required};
pub use net_zero::{Category, NetZeroOutcome, NetZeroPack, NetZeroRule, NetZeroTest, NetZeroVerdict, TargetSet};
pub use number::PackNumber;
pub use peers::{AgainstFormula, against_formula, register_tolerance};
pub use portfolio::{Holding, Method, PortfolioError, portfolio_score};
pub use revision::{Revised, RevisionPack, Scope3, Scope12, Shares};
pub use temperature::{Score, ScoredTarget, TargetKind, TemperatureError, TemperaturePack, TimeFrame, company_score};
pub use verdict::{Aligned, CannotTell, Outcome, Rate, Scope2Method, Scopes, Stated, Test, TestKind, Verdict, judge};
pub(super) use verdict::{beside_rate, reaches, together};

//! Verification: what somebody published, recomputed.
//!
//! ```text
//! Claim ── published, given*, equals ──build──▶ figures claim/ID, claim/ID/published, claim/ID/given/NAME
//!                                    ──verify─▶ Verdict: four separate answers
//! ```
//! The arithmetic of a claim is a part of the graph like any other; nothing is computed beside it.

mod arithmetic;
mod build;
mod criteria;
mod fair;
pub mod hypothesis;
mod implied;
mod model;
mod plausible;
mod reading;
mod register;
mod size;
mod table;
mod verdict;
mod verification;

pub use crate::expression::Given;
pub use arithmetic::{Arithmetic, Check, Difference, Missing, inferred_under, judge};
pub use build::{ClaimFigure, build};
pub use criteria::{
    Appraisal, Appraised, Benchmark, Criteria, CriteriaPack, Day, Displaced, ElectricityRule, Energy, How, Instead,
    Judged, Open, appraise,
};
pub use fair::judge_fairly;
pub use implied::{
    Available, ByThen, Candidate, Coarser, Implied, Joint, ReadCoarser, Search, Solution, Tried, When, jointly,
    unit_for,
};
pub use model::{Claim, DisplacedEnergy, PrintedAgain};
pub use plausible::{
    BoundOutcome, BoundRelation, BoundStanding, PackBound, PlausibilityEntry, PlausibilityPack, PlausibleFigure,
    PlausibleQuantity, check_plausibility,
};
pub use reading::{How as ReadingHow, Reading};
pub use register::{Compared, Entry, Register, RegisterError};
pub use size::{
    Aggregate, Assessing, Assessment, Basis, Counted, LimitComparison, Misstated, Opinion, OpinionKind, OpinionNeed,
    OpinionReason, PeriodReferences, Reference, Scale, Size, Standing, Summary, Threshold, WhyCounted, assess,
};
pub use table::{
    Cell, Elsewhere, Line, Printed, PrintedTable, Relation, RelationFigure, Repair, Repairs, Same, Share, Side, Slip,
    TableFigure, TableVerdict, Term, Total, Whole, build as build_tables, segment, verify as verify_tables,
};
pub use verdict::{Again, Verdict, verify, verify_searching};
pub use verification::{
    Assurance, Materiality, RecordedFinding, RecordedKind, Totals, Verification, VerificationInputs,
};

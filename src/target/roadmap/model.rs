//! End uses, measures and plans as a book states them.

use std::collections::BTreeMap;

use super::super::plan::{AtEnd, Basis};
use crate::account::Citation;
use crate::expression::Expression;
use crate::finding::{Located, Place};
use crate::quantity::Quantity;

/// An end use of energy, or a source of emissions, without measures.
#[derive(Debug, Clone)]
pub struct EndUse {
    /// Identifier within the book; the address is `end-use/ID`.
    pub id: String,
    /// What it is called.
    pub name: Option<String>,
    /// The facility, by its place in the book.
    pub facility: Option<usize>,
    /// The energy carrier.
    pub carrier: Option<String>,
    /// The scope of its emissions, 1 to 3.
    pub scope: Option<u8>,
    /// Load of the base year; emissions where there is no factor.
    pub load: Located<Expression>,
    /// Emissions of a unit of load in the base year.
    pub factor: Option<Located<Expression>>,
    /// How the load goes on.
    pub growth: YearPath,
    /// How the factor goes on; its rate is a decline.
    pub decline: YearPath,
    /// Standard deviation of the base load: a share of it, or in its unit.
    pub spread: Option<Located<Quantity>>,
    /// Uncertain growth.
    pub log_growth: Option<LogGrowth>,
    /// Whether somebody made it up to show a calculation.
    pub is_made_up: bool,
    /// Where it is stated.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// A rate a year, and values of years that stand before it.
#[derive(Debug, Clone, Default)]
pub struct YearPath {
    /// The rate, of the last value on.
    pub rate: Option<Located<Quantity>>,
    /// Values of later years, in order of years.
    pub points: Vec<YearValue>,
}

/// The value of a year.
#[derive(Debug, Clone)]
pub struct YearValue {
    /// The year.
    pub year: i32,
    /// Its value.
    pub value: Located<Quantity>,
}

/// Growth whose logarithm is normal, drawn anew every year.
#[derive(Debug, Clone)]
pub struct LogGrowth {
    /// Mean of the logarithm of a year's growth factor.
    pub mean: Option<Located<Quantity>>,
    /// Its standard deviation.
    pub deviation: Located<Quantity>,
}

/// A measure that a plan may choose.
#[derive(Debug, Clone)]
pub struct MeasureEntry {
    /// Identifier within the book; the address is `measure/ID`.
    pub id: String,
    /// What it is called.
    pub name: Option<String>,
    /// The end use that it lowers or covers, by its place in the book.
    pub end_use: usize,
    /// What it does to it.
    pub effect: StatedEffect,
    /// The first year that it may start in.
    pub earliest: Option<Located<i32>>,
    /// The last year that it may start in.
    pub latest: Option<Located<i32>>,
    /// The years that it may start in, in place of the two.
    pub starts: Vec<Located<i32>>,
    /// Years until it works in full.
    pub ramp_years: u32,
    /// Years that it lasts.
    pub life: Option<u32>,
    /// What happens then.
    pub at_end: AtEnd,
    /// Investment in the year of the start.
    pub capex: Option<Located<Quantity>>,
    /// Cost of every year of operation.
    pub opex: Option<Located<Quantity>>,
    /// Its group.
    pub group: Option<Located<String>>,
    /// Measures that must be chosen too, by their places in the book.
    pub requires: Vec<usize>,
    /// Whether it is decided already.
    pub is_committed: bool,
    /// The probability that it delivers.
    pub delivery: Option<Located<Quantity>>,
    /// Standard deviation of its fraction.
    pub spread: Option<Located<Quantity>>,
    /// The plant of the book that it is.
    pub plant: Option<usize>,
    /// The project of the book that it is.
    pub project: Option<usize>,
    /// Whether somebody made it up to show a calculation.
    pub is_made_up: bool,
    /// Where it is stated.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// What a measure does, as written.
#[derive(Debug, Clone)]
pub enum StatedEffect {
    /// Lowers by a fraction.
    Fraction(Located<Quantity>),
    /// Lowers by an amount a year.
    Amount(Located<Expression>),
    /// Takes over a fraction and raises another end use.
    Switch {
        /// The end use that takes over, by its place in the book.
        to: usize,
        /// What it takes over.
        fraction: Located<Quantity>,
        /// What it uses for each unit.
        ratio: Located<Quantity>,
    },
    /// Covers a share by contract.
    ContractShare(Located<Quantity>),
    /// Covers an amount by contract.
    ContractAmount(Located<Expression>),
}

/// A choice of measures to be made.
#[derive(Debug, Clone)]
pub struct PlanEntry {
    /// Identifier within the book; the address is `plan/ID`.
    pub id: String,
    /// What it is called.
    pub name: Option<String>,
    /// The target that it is to reach, by its place in the book.
    pub target: Option<usize>,
    /// The cap of its own.
    pub cap: StatedCap,
    /// What it keeps.
    pub keeps: Keeps,
    /// The base year.
    pub base_year: i32,
    /// The target year.
    pub year: i32,
    /// Whether it chooses for the target year alone.
    pub is_one_year: bool,
    /// Discount rate.
    pub rate: Option<Located<Quantity>>,
    /// Which figure of scope 2.
    pub basis: Basis,
    /// The end uses, by their places in the book.
    pub end_uses: Vec<usize>,
    /// The measures to choose from, by their places in the book.
    pub measures: Vec<usize>,
    /// Measures that must be chosen in this plan.
    pub committed: Vec<usize>,
    /// Growth of end uses, in place of their own.
    pub growth: BTreeMap<usize, Located<Quantity>>,
    /// Investment of measures, in place of their own.
    pub capex: BTreeMap<usize, Located<Quantity>>,
    /// Cost a year of measures, in place of their own.
    pub opex: BTreeMap<usize, Located<Quantity>>,
    /// Seconds after which the search stops.
    pub seconds: f64,
    /// Nodes after which it stops.
    pub nodes: u64,
    /// Draws of the probability.
    pub draws: usize,
    /// Their seed.
    pub seed: u64,
    /// Whether somebody made it up to show a calculation.
    pub is_made_up: bool,
    /// Where the book says so.
    pub place: Place,
}

/// Where the cap of a plan comes from.
#[derive(Debug, Clone)]
pub enum StatedCap {
    /// The target of the plan.
    Target,
    /// A cap for the target year; straight from the base year to it.
    Cap(Located<Quantity>),
    /// A cut of the base year; straight to it.
    Reduction(Located<Quantity>),
    /// A sum over the years after the base year.
    Budget(Located<Quantity>),
    /// Caps of years, joined by straight lines from the base year.
    Years(Vec<YearValue>),
}

/// What a plan keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keeps {
    /// The cap of the target year.
    #[default]
    TargetYear,
    /// Every year of the path.
    EveryYear,
    /// The sum of the path over the years after the base year.
    Budget,
}

impl Keeps {
    /// The word of a book.
    pub const fn word(self) -> &'static str {
        match self {
            Keeps::TargetYear => "target-year",
            Keeps::EveryYear => "every-year",
            Keeps::Budget => "budget",
        }
    }

    /// The constraint of a word.
    pub fn from_word(word: &str) -> Option<Keeps> {
        [Keeps::TargetYear, Keeps::EveryYear, Keeps::Budget].into_iter().find(|keeps| keeps.word() == word)
    }
}

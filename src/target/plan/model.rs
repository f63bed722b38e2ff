//! What is asked: end uses, measures, a constraint.

use crate::quantity::Exact;

/// A choice of measures to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The year that growth and discounting count from. Its emissions are given; no measure acts in it.
    pub base_year: i32,
    /// The last year.
    pub target_year: i32,
    /// Discount rate, a fraction a year, above −1.
    pub rate: Exact,
    /// Which scope 2 figure is planned.
    pub basis: Basis,
    /// The end uses.
    pub streams: Vec<Stream>,
    /// The measures to choose from.
    pub measures: Vec<Measure>,
    /// What the plan must keep.
    pub constraint: Constraint,
}

impl Problem {
    /// Number of years after the base year.
    pub fn years(&self) -> usize {
        usize::try_from(i64::from(self.target_year) - i64::from(self.base_year)).unwrap_or(0)
    }

    /// Emissions of a year without measures, in t; year 0 is the base year.
    pub fn business_as_usual(&self, year: usize) -> Exact {
        let mut sum = Exact::ZERO;
        for stream in &self.streams {
            if let (Some(load), Some(factor)) = (stream.load.get(year), stream.factor.get(year)) {
                sum += &(load * factor);
            }
        }
        sum
    }
}

/// Scope 2 by location or by market (GHG Protocol Scope 2 Guidance): contracts count in the second alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Location-based.
    Location,
    /// Market-based.
    Market,
}

/// An end use without measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Stream {
    /// Its name, unique.
    pub id: String,
    /// Load (energy, or emissions where the factor is 1) of each year from the base year to the target year; not negative.
    pub load: Vec<Exact>,
    /// t CO2e for one unit of load in each of these years; not negative.
    pub factor: Vec<Exact>,
}

impl Stream {
    /// An end use whose load grows and whose factor declines by a constant fraction a year; `years` after the base year.
    pub fn growing(id: &str, load: &Exact, growth: &Exact, factor: &Exact, decline: &Exact, years: usize) -> Stream {
        let path = |first: &Exact, step: Exact| {
            let next = |value: &Exact| Some(value * &step);
            std::iter::successors(Some(first.clone()), next).take(years + 1).collect()
        };
        let load = path(load, &Exact::ONE + growth);
        Stream { id: id.to_owned(), load, factor: path(factor, &Exact::ONE - decline) }
    }
}

/// What a measure does once it works in full.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Lowers an end use by a fraction of what other fractions leave of its own load; what switches bring in comes on top and is
    /// not lowered.
    Fraction {
        /// The end use, by its place.
        stream: usize,
        /// Of 0 to 1.
        fraction: Exact,
    },
    /// Lowers an end use by an amount a year, at most to nothing: PV for own use, heat recovery.
    Amount {
        /// The end use, by its place.
        stream: usize,
        /// In the unit of its load.
        amount: Exact,
    },
    /// Takes over a fraction of one end use and raises another by `ratio` for each unit taken over: electrification.
    Switch {
        /// The end use taken over from, by its place.
        from: usize,
        /// The end use raised.
        to: usize,
        /// Of 0 to 1, of what other fractions leave.
        fraction: Exact,
        /// Units of load of `to` for one of `from`.
        ratio: Exact,
    },
    /// Covers load without lowering it, by a contract (green power): counts in market-based figures alone.
    Contract {
        /// The end use, by its place.
        stream: usize,
        /// How much is covered.
        cover: Cover,
    },
}

/// How much of a load a contract covers.
#[derive(Debug, Clone, PartialEq)]
pub enum Cover {
    /// A fraction of what is left.
    Share(Exact),
    /// An amount a year in the unit of the load.
    Amount(Exact),
}

/// What happens at the end of a life within the horizon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtEnd {
    /// It is replaced: its capital cost falls again, its effect stays.
    Replaced,
    /// Its effect and its running cost end.
    Ends,
}

/// A measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Its name, unique.
    pub id: String,
    /// What it does.
    pub effect: Effect,
    /// Calendar years it may start in, after the base year; in any order.
    pub starts: Vec<i32>,
    /// Decided already: it must be chosen, only its start is open.
    pub committed: bool,
    /// Years until it works in full, at least 1.
    pub ramp_years: u32,
    /// Years it lasts; `None` for longer than the horizon.
    pub life: Option<u32>,
    /// What happens then.
    pub at_end: AtEnd,
    /// Capital cost, in the year of the start.
    pub capex: Exact,
    /// Running cost of every year of operation, net of what is saved; may be negative.
    pub opex: Exact,
    /// At most one measure of a group is chosen.
    pub group: Option<String>,
    /// Ids of measures that must be chosen too and start no later.
    pub requires: Vec<String>,
}

/// What a plan must keep, in t CO2e.
#[derive(Debug, Clone, PartialEq)]
pub enum Constraint {
    /// Emissions of the target year.
    TargetYear(Exact),
    /// Emissions of each year after the base year, in order.
    EveryYear(Vec<Exact>),
    /// Their sum over the years after the base year.
    Cumulative(Exact),
}

impl Constraint {
    /// Emissions of the target year at `1 − reduction` of the base.
    pub fn target_year(base: &Exact, reduction: &Exact) -> Constraint {
        Constraint::TargetYear(base * &(&Exact::ONE - reduction))
    }

    /// Every year on the straight line from the base to the target year.
    pub fn linear(base: &Exact, reduction: &Exact, years: usize) -> Constraint {
        let cap = |year: usize| {
            let part = Exact::ratio(year as i128, years as i128).unwrap_or(Exact::ONE);
            base * &(&Exact::ONE - &(reduction * &part))
        };
        Constraint::EveryYear((1..=years).map(cap).collect())
    }

    /// The sum of the straight line over the years after the base year.
    pub fn budget_of_linear(base: &Exact, reduction: &Exact, years: usize) -> Constraint {
        match Constraint::linear(base, reduction, years) {
            Constraint::EveryYear(caps) => Constraint::Cumulative(caps.iter().sum()),
            other => other,
        }
    }
}

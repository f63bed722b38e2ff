//! Energy performance indicators, as a book states them.

use crate::account::Citation;
use crate::expression::Expression;
use crate::finding::{Located, Place};
use crate::quantity::{Quantity, Unit};

/// An energy performance indicator: an energy over what drives it (ISO 50006).
#[derive(Debug, Clone)]
pub struct Enpi {
    /// Identifier within the book; the address is `enpi/ID`.
    pub id: String,
    /// What it is called.
    pub name: Option<String>,
    /// The site: its index.
    pub facility: Option<usize>,
    /// The reporting period: its index.
    pub period: Option<usize>,
    /// The energy of the reporting period.
    pub energy: Located<Expression>,
    /// The relevant variable of the reporting period: what the energy is for.
    pub variable: Located<Expression>,
    /// The unit of the indicator, where it is not that of energy over variable.
    pub unit: Option<Unit>,
    /// Which way is better.
    pub better: Better,
    /// The energy baseline.
    pub baseline: Option<EnpiBaseline>,
    /// Values it is held against.
    pub benchmarks: Vec<Benchmark>,
    /// What is inside.
    pub boundary: Option<String>,
    /// Whether somebody made it up to show a calculation.
    pub is_made_up: bool,
    /// Where it is stated.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// Which way an indicator is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Better {
    /// Less is better: energy for a unit of output.
    #[default]
    Lower,
    /// More is better: an efficiency, a coefficient of performance.
    Higher,
}

/// The energy baseline: the indicator of a period before.
#[derive(Debug, Clone)]
pub struct EnpiBaseline {
    /// The period: its index.
    pub period: Option<usize>,
    /// Its energy.
    pub energy: Located<Expression>,
    /// Its relevant variable.
    pub variable: Located<Expression>,
    /// What brings it to the conditions of the reporting period.
    pub normalisation: Option<Normalisation>,
    /// Where it is stated.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// A ratio that brings a baseline to other conditions (product mix, weather): the baseline is multiplied by it.
#[derive(Debug, Clone)]
pub struct Normalisation {
    /// The ratio.
    pub ratio: Located<Quantity>,
    /// Why.
    pub says: String,
    /// Where it is stated.
    pub source: Option<Citation>,
}

/// A value that an indicator is held against.
#[derive(Debug, Clone)]
pub struct Benchmark {
    /// What kind of value.
    pub level: Level,
    /// What it is called, where the level does not say it.
    pub name: Option<String>,
    /// The value, in the unit of the indicator.
    pub value: Located<Quantity>,
    /// Where it is stated.
    pub source: Citation,
    /// Where the book says so.
    pub place: Place,
}

/// What kind of value a benchmark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// 限定值: the most that plants in operation may use (quota standards), or machines sold.
    Limit,
    /// 准入值: the most that new plants may use.
    Access,
    /// 先进值: the advanced value.
    Advanced,
    /// Energy efficiency grade 1, the best (能效等级1级).
    Grade1,
    /// Energy efficiency grade 2.
    Grade2,
    /// Energy efficiency grade 3; its value is the limit.
    Grade3,
    /// Another plant, another year, a mean of the industry.
    Other,
}

impl Level {
    /// Every level.
    pub const ALL: [Level; 7] =
        [Level::Limit, Level::Access, Level::Advanced, Level::Grade1, Level::Grade2, Level::Grade3, Level::Other];

    /// The word of a book.
    pub const fn word(self) -> &'static str {
        match self {
            Level::Limit => "limit",
            Level::Access => "access",
            Level::Advanced => "advanced",
            Level::Grade1 => "grade-1",
            Level::Grade2 => "grade-2",
            Level::Grade3 => "grade-3",
            Level::Other => "other",
        }
    }

    /// Reads the word of a book.
    pub fn from_word(word: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.word() == word)
    }

    /// The series it belongs to and how strict it is in it; `None` where no order is known.
    pub const fn strictness(self) -> Option<(u8, u8)> {
        match self {
            Level::Limit => Some((0, 0)),
            Level::Access => Some((0, 1)),
            Level::Advanced => Some((0, 2)),
            Level::Grade3 => Some((1, 0)),
            Level::Grade2 => Some((1, 1)),
            Level::Grade1 => Some((1, 2)),
            Level::Other => None,
        }
    }

    /// Whether missing it breaks a limit of a standard.
    pub const fn is_mandatory(self) -> bool {
        matches!(self, Level::Limit | Level::Grade3)
    }
}

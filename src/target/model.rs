//! Targets as a book states them.

use jiff::civil::Date;

use super::judge::Scope2Method;
use crate::account::Citation;
use crate::expression::Expression;
use crate::finding::{Located, Place};
use crate::quantity::{Exact, Quantity};

/// A target of any indicator.
#[derive(Debug, Clone)]
pub struct Target {
    /// Identifier within the book; the address is `target/ID`.
    pub id: String,
    /// What it is called.
    pub name: Option<String>,
    /// The words it is published in.
    pub says: Option<String>,
    /// What it is about.
    pub indicator: Indicator,
    /// Whether it counts the whole or a part for each unit of something.
    pub measured: Measured,
    /// What an intensity is counted by: `unit of output`.
    pub per: Option<String>,
    /// The prices of an economic intensity: `2020 prices`.
    pub price_basis: Option<String>,
    /// What is inside.
    pub boundary: Boundary,
    /// The base year and its value.
    pub base: Option<YearFigure>,
    /// What is promised.
    pub goal: Goal,
    /// How the years between are filled.
    pub path: PathPlan,
    /// Growth a year of the activity behind an intensity.
    pub growth: Option<Located<Quantity>>,
    /// What the trend of the figures takes to be straight; the figures, or for a compound path their logarithms.
    pub trend: Option<TrendScale>,
    /// Figures of years after the base year, in order of years.
    pub actuals: Vec<YearFigure>,
    /// What it is judged by.
    pub judged: JudgedBy,
    /// Whether somebody made it up to show a calculation.
    pub is_made_up: bool,
    /// Where it is stated.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// What a target is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Indicator {
    /// Greenhouse gases.
    #[default]
    Emissions,
    /// Energy.
    Energy,
    /// Electricity from renewable sources.
    RenewableElectricity,
    /// Suppliers or customers with targets of their own.
    Engagement,
    /// Water.
    Water,
    /// Waste.
    Waste,
    /// Material.
    Material,
    /// People: training, safety, health.
    People,
    /// Anything else.
    Other,
}

impl Indicator {
    /// All of them.
    pub const ALL: [Indicator; 9] = [
        Indicator::Emissions,
        Indicator::Energy,
        Indicator::RenewableElectricity,
        Indicator::Engagement,
        Indicator::Water,
        Indicator::Waste,
        Indicator::Material,
        Indicator::People,
        Indicator::Other,
    ];

    /// The word of a book.
    pub const fn word(self) -> &'static str {
        match self {
            Indicator::Emissions => "emissions",
            Indicator::Energy => "energy",
            Indicator::RenewableElectricity => "renewable-electricity",
            Indicator::Engagement => "engagement",
            Indicator::Water => "water",
            Indicator::Waste => "waste",
            Indicator::Material => "material",
            Indicator::People => "people",
            Indicator::Other => "other",
        }
    }

    /// The indicator of a word.
    pub fn from_word(word: &str) -> Option<Indicator> {
        Indicator::ALL.into_iter().find(|indicator| indicator.word() == word)
    }
}

/// What a trend takes to be straight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrendScale {
    /// The figures: the same amount every year.
    Linear,
    /// Their logarithms: the same share every year.
    Compound,
}

/// Whether the whole counts or a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Measured {
    /// The whole.
    #[default]
    Absolute,
    /// For each unit of something physical.
    Intensity,
    /// For each unit of money.
    EconomicIntensity,
    /// A part of a whole.
    Share,
}

impl Measured {
    /// The word of a book.
    pub const fn word(self) -> &'static str {
        match self {
            Measured::Absolute => "absolute",
            Measured::Intensity => "intensity",
            Measured::EconomicIntensity => "economic-intensity",
            Measured::Share => "share",
        }
    }

    /// The measure of a word.
    pub fn from_word(word: &str) -> Option<Measured> {
        [Measured::Absolute, Measured::Intensity, Measured::EconomicIntensity, Measured::Share]
            .into_iter()
            .find(|measured| measured.word() == word)
    }

    /// Whether it is counted by something.
    pub const fn is_intensity(self) -> bool {
        matches!(self, Measured::Intensity | Measured::EconomicIntensity)
    }
}

/// What is inside a target.
#[derive(Debug, Clone, Default)]
pub struct Boundary {
    /// Scopes of the GHG Protocol, in order, each once.
    pub scopes: Vec<u8>,
    /// Which figure of scope 2.
    pub scope2: Option<Scope2Method>,
    /// Categories of scope 3, as `1` to `15`.
    pub categories: Vec<u8>,
    /// Part of the emissions in these scopes that it covers.
    pub coverage: Option<Located<Quantity>>,
}

/// A figure of a year.
#[derive(Debug, Clone)]
pub struct YearFigure {
    /// The year.
    pub year: i32,
    /// The period of the book, where it is one.
    pub period: Option<usize>,
    /// The figure; absent where the book is to find it by scopes and period, or where there is none.
    pub value: Option<Located<Expression>>,
    /// Whether a figure of a year before a structural event contains what that event brought, as the base year does.
    pub is_recalculated: bool,
    /// Where it is stated.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// What a target promises.
#[derive(Debug, Clone)]
pub struct Goal {
    /// The target year.
    pub year: Located<i32>,
    /// What is to be reached in it.
    pub promise: StatedPromise,
    /// Which way is better, for a level without a base.
    pub better: Option<Better>,
}

impl Goal {
    /// Whether a level is a floor and no ceiling: as the book says, or else unless it is zero.
    pub fn is_floor(&self, level: &Exact) -> bool {
        match self.better {
            Some(better) => better == Better::Higher,
            None => !level.is_zero(),
        }
    }
}

/// The promise, as written.
#[derive(Debug, Clone)]
pub enum StatedPromise {
    /// A change against the base year: `-42 %`.
    Change(Located<Quantity>),
    /// A change against the year before, every year: `-10 %`.
    Yearly(Located<Quantity>),
    /// A level that is reached.
    Reach(Located<Quantity>),
    /// A level that every year keeps.
    Keep(Located<Quantity>),
    /// To converge on a sector, whose last intensity this is.
    Converge(Located<Quantity>),
}

impl StatedPromise {
    /// The quantity.
    pub const fn quantity(&self) -> &Located<Quantity> {
        match self {
            StatedPromise::Change(of)
            | StatedPromise::Yearly(of)
            | StatedPromise::Reach(of)
            | StatedPromise::Keep(of)
            | StatedPromise::Converge(of) => of,
        }
    }

    /// The key it is written by.
    pub const fn word(&self) -> &'static str {
        match self {
            StatedPromise::Change(_) => "change",
            StatedPromise::Yearly(_) => "yearly",
            StatedPromise::Reach(_) => "reach",
            StatedPromise::Keep(_) => "keep",
            StatedPromise::Converge(_) => "converge",
        }
    }
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// Less.
    Lower,
    /// More.
    Higher,
}

/// How the years between base and target are filled.
#[derive(Debug, Clone, Default)]
pub struct PathPlan {
    /// The form.
    pub form: PathForm,
    /// Years with their values: steps, or points joined by straight lines.
    pub points: Vec<YearFigure>,
    /// The part of the time for which a bent path stays at the base value.
    pub held: Option<Located<Quantity>>,
    /// The sector that a convergence follows.
    pub sector: Option<SectorPlan>,
}

impl PathPlan {
    /// The last intensity of the sector, of a path that converges on it.
    pub fn converges_on(&self) -> Option<&Located<Quantity>> {
        let sector = self.sector.as_ref().filter(|_| self.form == PathForm::Convergence)?;
        sector.years.last().map(|year| &year.intensity)
    }
}

/// The form of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PathForm {
    /// A straight line in the base value.
    #[default]
    Linear,
    /// The same share every year.
    Compound,
    /// The base value up to the year before the target year.
    LateStep,
    /// The base value for a part of the time, then a straight line.
    Bent,
    /// Steps.
    Stepped,
    /// The user's points.
    Points,
    /// Convergence on a sector (SDA).
    Convergence,
    /// As ITR fills the years between two figures.
    Interpolated,
}

impl PathForm {
    /// All of them.
    pub const ALL: [PathForm; 8] = [
        PathForm::Linear,
        PathForm::Compound,
        PathForm::LateStep,
        PathForm::Bent,
        PathForm::Stepped,
        PathForm::Points,
        PathForm::Convergence,
        PathForm::Interpolated,
    ];

    /// The word of a book.
    pub const fn word(self) -> &'static str {
        match self {
            PathForm::Linear => "linear",
            PathForm::Compound => "compound",
            PathForm::LateStep => "late-step",
            PathForm::Bent => "bent",
            PathForm::Stepped => "stepped",
            PathForm::Points => "points",
            PathForm::Convergence => "convergence",
            PathForm::Interpolated => "interpolated",
        }
    }

    /// The form of a word.
    pub fn from_word(word: &str) -> Option<PathForm> {
        PathForm::ALL.into_iter().find(|form| form.word() == word)
    }
}

/// A sector's pathway, for a convergence.
#[derive(Debug, Clone)]
pub struct SectorPlan {
    /// What it is called: `Steel, OECM 1.5 °C`.
    pub name: Option<String>,
    /// Intensity and activity of each year.
    pub years: Vec<SectorYear>,
    /// Intensity of the market in the base year, that the pathway is scaled to.
    pub market: Option<Located<Quantity>>,
    /// Whether the path may rise above the base intensity.
    pub may_rise: bool,
    /// What becomes of the market-share term.
    pub share: super::path::ShareCap,
    /// Where it comes from.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// A year of a sector.
#[derive(Debug, Clone)]
pub struct SectorYear {
    /// The year.
    pub year: i32,
    /// Intensity of the sector.
    pub intensity: Located<Quantity>,
    /// Activity of the sector, in any unit; absent where shares stay.
    pub activity: Option<Located<Quantity>>,
    /// Activity of the company, in any unit; absent where it goes with the sector, or grows by `growth`.
    pub company: Option<Located<Quantity>>,
}

/// What a target is judged by.
#[derive(Debug, Clone, Default)]
pub struct JudgedBy {
    /// The day of submission.
    pub submitted: Option<Located<Date>>,
    /// The ambition of the packs: `1.5C`; what suits the target where it is not named.
    pub ambition: Option<String>,
    /// Whether a printed change may meet a minimum by rounding.
    pub rounds: Rounds,
    /// The month and day that fiscal years end on, with what they are called by; calendar years where it is absent.
    pub fiscal: Option<FiscalYear>,
    /// The company's own year of net zero.
    pub net_zero_year: Option<i32>,
    /// The most recent inventory.
    pub recent: Option<Recent>,
    /// What a temperature score needs.
    pub temperature: Option<TemperaturePlan>,
    /// What an implied temperature rise needs.
    pub rise: Option<RisePlan>,
}

/// Whether a printed change may meet a minimum by rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rounds {
    /// By half a unit of its last place, where that place is a decimal of a per cent: 51.6 % meets 51.6018 %, and 50 % does not
    /// meet 50.4 %.
    #[default]
    Decimals,
    /// By half a unit of its last place, whichever that is.
    HalfUnit,
    /// Never.
    Never,
}

/// How fiscal years are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FiscalYear {
    /// The month that a fiscal year ends in, 1 to 12.
    pub ends_in: u8,
    /// Whether it is called by the calendar year that it ends in; else by that of its start.
    pub by_end: bool,
}

impl FiscalYear {
    /// The calendar year that most months of a fiscal year lie in; with six in each that of the end.
    pub const fn counted(self, named: i32) -> i32 {
        let end = if self.by_end || self.ends_in == 12 { named } else { named.saturating_add(1) };
        if self.ends_in >= 6 { end } else { end.saturating_sub(1) }
    }
}

/// What the most recent inventory says.
#[derive(Debug, Clone)]
pub struct Recent {
    /// Its year.
    pub year: i32,
    /// The cut that is done already, as a part of the base value; from the actual figures where it is absent.
    pub progress: Option<Located<Quantity>>,
    /// Emissions of scope 1.
    pub scope1: Option<Located<Quantity>>,
    /// Emissions of scope 2.
    pub scope2: Option<Located<Quantity>>,
    /// Where the book says so.
    pub place: Place,
}

/// What a temperature score needs.
#[derive(Debug, Clone)]
pub struct TemperaturePlan {
    /// The ISIC code of the company, for absolute targets.
    pub isic: Option<String>,
    /// What an intensity is counted by, in the words of the pack: `Revenue`.
    pub metric: Option<String>,
    /// The year that time frames count from.
    pub reporting_year: Option<i32>,
    /// Where the book says so.
    pub place: Place,
}

/// What an implied temperature rise needs; constants that are absent are those of the method.
#[derive(Debug, Clone)]
pub struct RisePlan {
    /// Cumulative emissions of the trajectory over the budget's share.
    pub trajectory_ratio: Located<Quantity>,
    /// The same of the target.
    pub target_ratio: Located<Quantity>,
    /// The probability that the target is met.
    pub probability: Option<Located<Quantity>>,
    /// Temperature of the benchmark, °C.
    pub benchmark: Option<Located<Quantity>>,
    /// Remaining global budget, Gt CO2.
    pub budget: Option<Located<Quantity>>,
    /// Climate response, °C for 1 000 Gt C.
    pub response: Option<Located<Quantity>>,
    /// Gt CO2 for 1 000 Gt C.
    pub conversion: Option<Located<Quantity>>,
}

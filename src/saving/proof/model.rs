//! A meter as a book states it, and the models that are held against it.

use jiff::civil::{Date, DateTime, Weekday};

use super::readings::Readings;
use crate::account::Citation;
use crate::finding::{Located, Place};
use crate::quantity::{Quantity, Unit};
use crate::saving::Span;
use crate::saving::metered::change_point::Shape;
use crate::saving::metered::degree_day::{Grid, Side};

/// A meter.
#[derive(Debug, Clone)]
pub struct Meter {
    /// Identifier within the book; the address is `meter/ID`.
    pub id: String,
    /// What it is called.
    pub name: Option<String>,
    /// The site: its index.
    pub facility: Option<usize>,
    /// What it counts.
    pub carrier: Option<Located<String>>,
    /// Unit of its energy.
    pub unit: Unit,
    /// Where its readings stand.
    pub data: MeterFile,
    /// Where the weather stands, if not beside the readings.
    pub weather: Option<WeatherFile>,
    /// Unit of the temperatures.
    pub temperature: TemperatureUnit,
    /// What moves the energy.
    pub drivers: Vec<MeterDriver>,
    /// Whether the column holds readings of a register.
    pub is_register: bool,
    /// Changes of the meter.
    pub swaps: Vec<MeterSwap>,
    /// Days of the clock with other than 24 hours.
    pub clock: Vec<(Date, u8)>,
    /// Whether readings below zero count.
    pub feeds_in: bool,
    /// Baseline period.
    pub baseline: Option<Span>,
    /// Reporting period.
    pub reporting: Option<Span>,
    /// Non-routine adjustments.
    pub adjustments: Vec<MeterAdjustment>,
    /// The models.
    pub models: Vec<MeterModel>,
    /// Whether somebody made the readings up.
    pub is_made_up: bool,
    /// Where they come from.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
    /// What was read; `None` until the files are read, or where they cannot be.
    pub readings: Option<Readings>,
}

/// Unit of temperatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TemperatureUnit {
    /// Degrees Celsius.
    #[default]
    Celsius,
    /// Degrees Fahrenheit.
    Fahrenheit,
}

impl TemperatureUnit {
    /// Its symbol.
    pub const fn symbol(self) -> &'static str {
        match self {
            TemperatureUnit::Celsius => "°C",
            TemperatureUnit::Fahrenheit => "°F",
        }
    }
}

/// Where readings stand.
#[derive(Debug, Clone)]
pub struct MeterFile {
    /// The table, by the folder of the file that names it.
    pub file: Located<String>,
    /// Column of the beginning of a period.
    pub start: Located<String>,
    /// Column of the first moment after it.
    pub end: Option<Located<String>>,
    /// Column of its days.
    pub days: Option<Located<String>>,
    /// How long a period is, where no column says so.
    pub every: Option<Every>,
    /// Readings that make an hour, where the book says so: 4 of quarter hours; `None` where it is told by the times.
    pub in_hour: Option<u8>,
    /// Column of the meter, where the table holds a fleet of them: every meter of it is held against the models.
    pub by: Option<Located<String>>,
    /// Column of the energy.
    pub energy: Located<String>,
    /// Column of the temperature.
    pub temperature: Option<Located<String>>,
    /// Rows that are read.
    pub only: Vec<Only>,
    /// What stands for no value.
    pub absent: Vec<String>,
}

/// Where weather stands.
#[derive(Debug, Clone)]
pub struct WeatherFile {
    /// The table.
    pub file: Located<String>,
    /// Column of the day or hour.
    pub start: Located<String>,
    /// Column of the days to add to it, where that names the beginning of a bill.
    pub day: Option<Located<String>>,
    /// Column of the temperature.
    pub temperature: Located<String>,
    /// Rows that are read.
    pub only: Vec<Only>,
    /// What stands for no value.
    pub absent: Vec<String>,
}

/// Rows whose cell of a column is this.
#[derive(Debug, Clone)]
pub struct Only {
    /// The column.
    pub column: Located<String>,
    /// The cell.
    pub is: String,
}

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A calendar month.
    Month,
    /// Until the next begins.
    Bill,
}

/// What moves the energy.
#[derive(Debug, Clone)]
pub struct MeterDriver {
    /// Its name.
    pub name: Located<String>,
    /// Its unit, as it is shown.
    pub unit: String,
    /// Where its values come from.
    pub from: DriverSource,
    /// Whether the value of an hour is the mean of those within it, rather than their sum.
    pub is_averaged: bool,
}

/// Where the values of a driver come from.
#[derive(Debug, Clone)]
pub enum DriverSource {
    /// A column of the table.
    Column(Located<String>),
    /// Degree days of the days of the period.
    DegreeDays(Side, f64),
    /// Share of its days that fall on these days of the week.
    Weekdays(Vec<Weekday>),
}

/// A change of the meter.
#[derive(Debug, Clone, Copy)]
pub struct MeterSwap {
    /// When.
    pub at: DateTime,
    /// Last reading of the old one.
    pub last: f64,
    /// First reading of the new one.
    pub first: f64,
    /// Where the book says so.
    pub place: Place,
}

/// A non-routine adjustment of the baseline (IPMVP): a static factor that changed.
#[derive(Debug, Clone)]
pub struct MeterAdjustment {
    /// The days that it concerns.
    pub span: Span,
    /// What the baseline would have used more over these days.
    pub amount: Located<Quantity>,
    /// Why.
    pub reason: String,
    /// What it rests on.
    pub evidence: Citation,
}

/// A model that is held against a meter.
#[derive(Debug, Clone)]
pub struct MeterModel {
    /// Identifier; the address is `meter/ID/MODEL`.
    pub id: String,
    /// How the baseline is modelled.
    pub method: Method,
    /// Baseline period, if another than that of the meter.
    pub baseline: Option<Span>,
    /// Reporting period, if another than that of the meter.
    pub reporting: Option<Span>,
    /// Which way it looks.
    pub approach: Approach,
    /// Indices into the drivers of the meter.
    pub drivers: Vec<usize>,
    /// Levels of confidence of the bands, 0 to 1.
    pub confidence: Vec<f64>,
    /// The greatest uncertainty with which a saving counts as proved.
    pub greatest_uncertainty: f64,
    /// What the methods leave to choose.
    pub options: Options,
    /// Where the book says so.
    pub place: Place,
}

/// How a baseline is modelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Ordinary least squares on drivers.
    Drivers,
    /// CalTRACK 2.0, days.
    CaltrackDaily,
    /// CalTRACK 2.0, bills.
    CaltrackBilling,
    /// CalTRACK 2.0, hours.
    CaltrackHourly,
    /// CalTRACK with what is mended beside it.
    CaltrackCorrected,
    /// Searched change points.
    ChangePoint,
    /// Time of week and temperature.
    TimeOfWeek,
}

impl Method {
    /// Every one, in the order of the description of the keys.
    pub const ALL: [Method; 7] = [
        Method::Drivers,
        Method::CaltrackDaily,
        Method::CaltrackBilling,
        Method::CaltrackHourly,
        Method::CaltrackCorrected,
        Method::ChangePoint,
        Method::TimeOfWeek,
    ];

    /// Its word in a book.
    pub const fn word(self) -> &'static str {
        match self {
            Method::Drivers => "drivers",
            Method::CaltrackDaily => "caltrack-daily",
            Method::CaltrackBilling => "caltrack-billing",
            Method::CaltrackHourly => "caltrack-hourly",
            Method::CaltrackCorrected => "caltrack-corrected",
            Method::ChangePoint => "change-point",
            Method::TimeOfWeek => "time-of-week",
        }
    }
}

/// Which way a model looks (ISO 50047:2016; DOE SEP).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Approach {
    /// The baseline period says what the reporting period would have used.
    #[default]
    Forecast,
    /// The reporting period says what the baseline period would have used.
    Backcast,
    /// A period between says what both would have used.
    Chaining(Span),
    /// Models of both say what a normal period would have used.
    Normalised(Span),
}

/// What makes one model better than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criterion {
    /// Highest adjusted R².
    AdjustedR2,
    /// Lowest Bayesian criterion.
    Bic,
    /// Lowest CV(RMSE) of points left out.
    LeaveOneOut,
}

/// What the methods leave to choose; `None` is what the method itself says.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Try every set of drivers.
    pub every_subset: bool,
    /// How one is chosen.
    pub criterion: Option<Criterion>,
    /// Whether energy may rise with heat.
    pub cooling: Option<bool>,
    /// Balance points.
    pub balance_points: Option<Grid>,
    /// Degree days that a balance point leaves.
    pub least_degree_days: Option<f64>,
    /// Days with degree days that it leaves.
    pub least_days: Option<usize>,
    /// Days of weather of a bill.
    pub weather_days: Option<usize>,
    /// Shapes that may be chosen.
    pub shapes: Option<Vec<Shape>>,
    /// Share of points beyond the outer change points.
    pub least_share: Option<f64>,
    /// Whether slopes below zero are ruled out.
    pub slopes_positive: Option<bool>,
    /// A driver in place of the temperature: its index.
    pub driver: Option<usize>,
    /// Pieces of temperature.
    pub segments: Option<usize>,
    /// Points beyond an outer knot.
    pub least_beyond: Option<usize>,
    /// Share of positive residuals of an occupied time.
    pub occupied_above: Option<f64>,
    /// Temperatures of the slopes by which occupancy is told.
    pub occupancy_points: Option<(f64, f64)>,
    /// Whether an expectation below zero becomes zero.
    pub floor_at_zero: Option<bool>,
    /// Ends of the pieces of temperature.
    pub end_points: Option<Vec<f64>>,
    /// Hours of a piece.
    pub least_hours: Option<usize>,
    /// Occupied periods of the week with fewer than which there is one fit for all.
    pub least_occupied: Option<usize>,
    /// Weight of the months beside the one that is fitted.
    pub neighbour_weight: Option<f64>,
    /// Whether every candidate of a search is listed.
    pub list_candidates: bool,
    /// Replicates of the resampled band.
    pub replicates: Option<usize>,
    /// Points of a block.
    pub block: Option<usize>,
    /// Seed.
    pub seed: Option<u64>,
}

impl Meter {
    /// The baseline period of one of its models.
    pub fn baseline_of(&self, model: &MeterModel) -> Option<Span> {
        model.baseline.or(self.baseline)
    }

    /// The reporting period of one of its models.
    pub fn reporting_of(&self, model: &MeterModel) -> Option<Span> {
        model.reporting.or(self.reporting)
    }
}

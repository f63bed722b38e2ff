//! Where the figures so far lead, if they go on as they did: a straight line through them, with its uncertainty.
//!
//! Ordinary least squares of the figures, or of their logarithms, on the years; carried on to the target year with a prediction
//! interval and the chance of Student's distribution to keep a level. This is statistics, in binary floating point. It describes
//! the past and promises nothing: it knows no measure that is yet to come, and takes the scatter of each year as independent
//! of the year before, which [`Serial`] tests where there are enough years.

use std::fmt;

use crate::quantity::Exact;
use crate::statistics::distribution::student_two_sided;
use crate::statistics::serial::{durbin_watson, lag_one_acf};
use crate::statistics::{Design, Fit, StatisticsError, least_squares};

/// What is taken to be a straight line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// The figures: the same amount every year.
    Level,
    /// Their natural logarithms: the same fraction every year. All figures and the level must be above zero.
    Log,
}

/// On which side of a level a target lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// At the level or below it.
    AtMost,
    /// At the level or above it.
    AtLeast,
}

/// Whether the years follow one another more closely than chance has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Serial {
    /// Below [`Trend::SERIAL_YEARS`] years it cannot be told.
    TooFewYears,
    /// A year is missing in between, so that neighbours are no neighbours.
    Gap,
    /// The lag-1 coefficient of the residuals lies within ±1.96/√n, Bartlett's band of a series without memory (Box, Jenkins,
    /// Reinsel, Ljung, Time Series Analysis, 5th edition 2015, section 2.1.6).
    NotSeen {
        /// The lag-1 coefficient.
        lag_one: f64,
        /// Durbin and Watson's statistic.
        durbin_watson: f64,
    },
    /// It lies outside: interval and chance are then too sure of themselves.
    Seen {
        /// The lag-1 coefficient.
        lag_one: f64,
        /// Durbin and Watson's statistic.
        durbin_watson: f64,
    },
}

/// A line through the figures, carried on to the target year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// What was taken to be straight.
    pub scale: Scale,
    /// Number of figures.
    pub years: usize,
    /// Change a year: in the unit of the figures, or for [`Scale::Log`] as a fraction of the year before.
    pub yearly: f64,
    /// The share of the scatter that the line explains, of 0 to 1.
    pub r2: f64,
    /// The value of the line in the target year; for [`Scale::Log`] the median.
    pub projected: f64,
    /// Lower end of the prediction interval for the figure of the target year.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Confidence of the interval.
    pub confidence: f64,
    /// The chance that the figure of the target year keeps the level.
    pub chance: f64,
    /// Degrees of freedom, years − 2.
    pub freedom: usize,
    /// Years that the line is carried beyond the last figure.
    pub ahead: i64,
    /// Whether neighbouring years resemble one another.
    pub serial: Serial,
}

/// Why there is no trend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TrendError {
    /// Fewer than [`Trend::LEAST_YEARS`] figures: through two points there is a line, and no scatter about it.
    TooFewYears {
        /// Figures there are.
        years: usize,
    },
    /// Years out of order, or one twice.
    Order {
        /// The later of the two in the list.
        year: i32,
    },
    /// The target year is not after the last figure.
    Past {
        /// Year of the last figure.
        last: i32,
        /// The target year.
        target: i32,
    },
    /// A figure of zero or below has no logarithm.
    NotPositive {
        /// Its year.
        year: i32,
    },
    /// A level of zero or below is never reached by an equal fraction every year.
    LevelNotPositive,
    /// The figures lie on a line to within rounding: it can be carried on, but without scatter there is no chance.
    NoScatter {
        /// The value in the target year.
        projected: f64,
    },
    /// A confidence that does not lie between 0 and 1.
    Confidence(f64),
    /// A number beyond the range of floating point.
    TooLarge,
}

impl fmt::Display for TrendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TrendError::TooFewYears { years } => {
                write!(f, "{years} figures where {} are needed", Trend::LEAST_YEARS)
            }
            TrendError::Order { year } => write!(f, "{year} is not after the year before it"),
            TrendError::Past { last, target } => write!(f, "target year {target} with a figure for {last}"),
            TrendError::NotPositive { year } => write!(f, "the figure of {year} has no logarithm"),
            TrendError::LevelNotPositive => f.write_str("the level has no logarithm"),
            TrendError::NoScatter { projected } => write!(f, "no scatter; the line leads to {projected}"),
            TrendError::Confidence(confidence) => write!(f, "{confidence} is not between 0 and 1"),
            TrendError::TooLarge => f.write_str("beyond the range of floating point"),
        }
    }
}

impl std::error::Error for TrendError {}

impl Trend {
    /// The fewest figures of a trend.
    pub const LEAST_YEARS: usize = 3;
    /// The fewest years whose residuals are tested for memory.
    pub const SERIAL_YEARS: usize = 8;
}

/// The trend of figures, in the order of their years, to a target year, and the chance that it keeps `level` there.
///
/// # Errors
/// [`TrendError`]; the first that holds in the order of its variants.
pub fn trend(
    figures: &[(i32, Exact)],
    target_year: i32,
    level: (&Exact, Side),
    scale: Scale,
    confidence: f64,
) -> Result<Trend, TrendError> {
    let (last, (level, side)) = (check(figures, target_year)?, level);
    let scaled = |value: &Exact| match scale {
        Scale::Level => value.to_f64(),
        Scale::Log => libm::log(value.to_f64()),
    };
    if scale == Scale::Log {
        if let Some((year, _)) = figures.iter().find(|(_, value)| !value.is_positive()) {
            return Err(TrendError::NotPositive { year: *year });
        }
        if !level.is_positive() {
            return Err(TrendError::LevelNotPositive);
        }
    }
    // Years are counted from the target year, so that the intercept is the value there.
    let from_target = |year: i32| i64::from(year) - i64::from(target_year);
    let years: Vec<f64> = figures.iter().map(|(year, _)| from_target(*year) as f64).collect();
    let values: Vec<f64> = figures.iter().map(|(_, value)| scaled(value)).collect();
    let unscaled = |value: f64| match scale {
        Scale::Level => value,
        Scale::Log => libm::exp(value),
    };
    let fit = Design::with_intercept(years.len(), &[&years]).and_then(|design| least_squares(design, &values));
    let fit = fit.map_err(of_statistics)?;
    let there = fit.predict(&[1.0, 0.0]).map_err(of_statistics)?;
    if fit.is_exact() {
        return Err(TrendError::NoScatter { projected: unscaled(there.value) });
    }
    let interval = there.prediction_interval(confidence).map_err(of_statistics)?;
    let t = (scaled(level) - there.value) / there.se_observation;
    let outside = 0.5 * student_two_sided(t, there.freedom).map_err(of_statistics)?;
    let below = if t > 0.0 { 1.0 - outside } else { outside };
    let slope = fit.coefficients().get(1).copied().unwrap_or(0.0);
    let found = Trend {
        scale,
        years: figures.len(),
        yearly: match scale {
            Scale::Level => slope,
            Scale::Log => libm::expm1(slope),
        },
        r2: fit.r2(),
        projected: unscaled(there.value),
        low: unscaled(interval.low),
        high: unscaled(interval.high),
        confidence,
        chance: match side {
            Side::AtMost => below,
            Side::AtLeast => 1.0 - below,
        },
        freedom: fit.freedom(),
        ahead: -from_target(last),
        serial: serial(figures, &fit),
    };
    let numbers = [found.yearly, found.r2, found.projected, found.low, found.high, found.chance];
    if numbers.iter().all(|number| number.is_finite()) { Ok(found) } else { Err(TrendError::TooLarge) }
}

/// The last year.
fn check(figures: &[(i32, Exact)], target_year: i32) -> Result<i32, TrendError> {
    let Some((last, _)) = figures.last().filter(|_| figures.len() >= Trend::LEAST_YEARS) else {
        return Err(TrendError::TooFewYears { years: figures.len() });
    };
    if let Some(pair) = figures.windows(2).find(|pair| pair[0].0 >= pair[1].0) {
        return Err(TrendError::Order { year: pair[1].0 });
    }
    if target_year <= *last {
        return Err(TrendError::Past { last: *last, target: target_year });
    }
    Ok(*last)
}

/// Years are distinct, so that neither too few points nor collinear columns remain.
fn of_statistics(error: StatisticsError) -> TrendError {
    match error {
        StatisticsError::Level(level) => TrendError::Confidence(level),
        _ => TrendError::TooLarge,
    }
}

fn serial(figures: &[(i32, Exact)], fit: &Fit) -> Serial {
    if figures.len() < Trend::SERIAL_YEARS {
        return Serial::TooFewYears;
    }
    if figures.windows(2).any(|pair| i64::from(pair[1].0) - i64::from(pair[0].0) > 1) {
        return Serial::Gap;
    }
    match (lag_one_acf(fit.residuals()), durbin_watson(fit.residuals())) {
        (Ok(lag_one), Ok(durbin_watson)) => {
            if libm::fabs(lag_one) > 1.96 / libm::sqrt(figures.len() as f64) {
                Serial::Seen { lag_one, durbin_watson }
            } else {
                Serial::NotSeen { lag_one, durbin_watson }
            }
        }
        // Residuals without scatter were sent away before.
        _ => Serial::TooFewYears,
    }
}

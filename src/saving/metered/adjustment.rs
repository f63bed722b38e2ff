//! Non-routine adjustments: changes that no driver of the baseline knows of (a new line, a closed hall), told one by one.

use jiff::civil::Date;

use super::drivers::Savings;

/// Which energy an adjustment changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The expected energy: what would have been used without the project, had the baseline known of the change.
    Baseline,
    /// The metered energy of the reporting period.
    Reporting,
}

/// A non-routine adjustment (IPMVP: non-routine adjustments; ISO 50015: non-routine adjustment).
#[derive(Debug, Clone, PartialEq)]
pub struct Adjustment {
    /// First day of the change.
    pub from: Date,
    /// Last day; `None` for a change that lasts.
    pub to: Option<Date>,
    /// Energy a day added to its side, negative where it is taken away; or of the whole change, as `spread` says.
    pub amount: f64,
    /// Whether the amount is of each day or of the whole change.
    pub spread: Spread,
    /// Standard error of the amount, in its unit; `None` where nobody estimated it.
    pub standard_error: Option<f64>,
    /// Which energy it changes.
    pub side: Side,
    /// Why it is made.
    pub reason: String,
    /// What proves it: a document, a submeter.
    pub evidence: String,
}

/// What an amount is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// Of each day of the change.
    EachDay,
    /// Of the whole change, spread evenly over its days; such a change has an end.
    Whole,
}

/// Why an adjustment cannot be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdjustmentError {
    /// The amount or its standard error is not finite, or the standard error is negative.
    Amount {
        /// Which adjustment, from 0.
        adjustment: usize,
    },
    /// It ends before it begins, or has no end though its amount is of the whole change.
    Dates {
        /// Which adjustment, from 0.
        adjustment: usize,
    },
    /// It says no reason or no evidence.
    Unfounded {
        /// Which adjustment, from 0.
        adjustment: usize,
    },
    /// A reporting period that ends before it begins.
    Period,
}

impl std::fmt::Display for AdjustmentError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            AdjustmentError::Amount { adjustment } => write!(f, "adjustment {adjustment}: the amount is not a number"),
            AdjustmentError::Dates { adjustment } => write!(f, "adjustment {adjustment}: the dates are no period"),
            AdjustmentError::Unfounded { adjustment } => write!(f, "adjustment {adjustment}: no reason or no evidence"),
            AdjustmentError::Period => f.write_str("a period that ends before it begins"),
        }
    }
}

impl std::error::Error for AdjustmentError {}

/// What adjustments add to both sides over a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Adjusted {
    /// Added to the expected energy.
    pub baseline: f64,
    /// Added to the metered energy.
    pub reporting: f64,
    /// Standard error of both together, adjustments independent, those without an estimate taken as exact.
    pub se: f64,
    /// Adjustments that touch the period and have no standard error.
    pub without_error: Vec<usize>,
    /// What each adds, in order, with the sign of its amount; 0 outside the period.
    pub each: Vec<f64>,
}

impl Adjusted {
    /// What the adjustments add to the saving: what they add to the expected energy less what they add to the metered.
    pub fn saving(&self) -> f64 {
        self.baseline - self.reporting
    }

    /// A saving with the adjustments: each side as it is adjusted, the errors of model and adjustments taken as independent.
    pub fn apply(&self, savings: &Savings) -> Savings {
        let (actual, expected) = (savings.actual + self.reporting, savings.expected + self.baseline);
        let saving = expected - actual;
        let fraction = (expected > 0.0).then(|| saving / expected);
        Savings { actual, expected, saving, fraction, se: libm::hypot(savings.se, self.se), ..*savings }
    }
}

/// What adjustments add over a period, first and last day included.
///
/// # Errors
/// [`AdjustmentError`] for the first adjustment that is none.
pub fn adjust(adjustments: &[Adjustment], from: Date, to: Date) -> Result<Adjusted, AdjustmentError> {
    if to < from {
        return Err(AdjustmentError::Period);
    }
    let mut adjusted = Adjusted { baseline: 0.0, reporting: 0.0, se: 0.0, without_error: Vec::new(), each: Vec::new() };
    for (at, adjustment) in adjustments.iter().enumerate() {
        let share = adjustment.share(at, from, to)?;
        let added = adjustment.amount * share;
        match adjustment.side {
            Side::Baseline => adjusted.baseline += added,
            Side::Reporting => adjusted.reporting += added,
        }
        match adjustment.standard_error {
            Some(error) => adjusted.se = libm::hypot(adjusted.se, error * share),
            None if share > 0.0 => adjusted.without_error.push(at),
            None => {}
        }
        adjusted.each.push(added);
    }
    Ok(adjusted)
}

impl Adjustment {
    /// By what the amount is multiplied over a period: days, or the share of the days of the change.
    fn share(&self, adjustment: usize, from: Date, to: Date) -> Result<f64, AdjustmentError> {
        let error_fits = self.standard_error.is_none_or(|error| error.is_finite() && error >= 0.0);
        if !self.amount.is_finite() || !error_fits {
            return Err(AdjustmentError::Amount { adjustment });
        }
        if self.reason.trim().is_empty() || self.evidence.trim().is_empty() {
            return Err(AdjustmentError::Unfounded { adjustment });
        }
        if self.to.is_some_and(|end| end < self.from) {
            return Err(AdjustmentError::Dates { adjustment });
        }
        let end = self.to.map_or(to, |end| end.min(to));
        let inside = days(self.from.max(from), end);
        match (self.spread, self.to) {
            (Spread::EachDay, _) => Ok(inside),
            (Spread::Whole, Some(last)) => Ok(inside / days(self.from, last)),
            (Spread::Whole, None) => Err(AdjustmentError::Dates { adjustment }),
        }
    }
}

/// Days from one day to another, both included; 0 where the second comes first.
fn days(from: Date, to: Date) -> f64 {
    if to < from { 0.0 } else { f64::from(from.duration_until(to).as_hours() as i32 / 24 + 1) }
}

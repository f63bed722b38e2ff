//! How much a plant loses in a year, from daily normalised energy.
//!
//! The method is that of RdTools: D. C. Jordan et al., "Robust PV Degradation Methodology and Application", IEEE Journal of
//! Photovoltaics 8(2), 2018, p. 525. Each day is compared with the day a year before, so that seasons fall out; the rate is the
//! median of these slopes. A day whose partner lies in a gap has none: a partner up to 8 days earlier stands for it.

use jiff::ToSpan;
use jiff::civil::Date;

use super::PerformanceError;
use super::capacity::day;
use crate::statistics::bootstrap::CircularBlocks;
use crate::statistics::quantile::{quantile, quantiles};
use crate::statistics::{Design, least_squares};

/// Daily values in the order of time; days without a value are not in it.
pub type DailySeries = [(Date, f64)];

/// Days that a partner may lie before the day a year ago.
const TOLERANCE_DAYS: i64 = 8;
/// Two years: fewer days have too few pairs.
const LEAST_DAYS: i64 = 730;

/// A range that covers the rate with some confidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Per cent a year.
    pub low: f64,
    /// Per cent a year.
    pub high: f64,
    /// The confidence, a fraction.
    pub confidence: f64,
}

/// Degradation year on year.
#[derive(Debug, Clone, PartialEq)]
pub struct YearOnYear {
    /// Per cent a year of the first year's median; below zero for a loss.
    pub rate: f64,
    /// How many pairs of days it is the median of.
    pub pairs: usize,
    /// What the series was divided by: the median of the first 365 days; 1 without recentring.
    pub centre: f64,
    /// Days without a pair after the first year: gaps, and what follows them a year later.
    pub unpaired: usize,
    /// A bootstrap interval.
    pub interval: Interval,
}

/// The rate year on year, and its interval by a bootstrap of the slopes in circular blocks of `block` days (1 draws single days,
/// as RdTools does; longer blocks keep the correlation of neighbours and give a wider interval).
///
/// # Errors
/// [`PerformanceError::DaysUnordered`], [`PerformanceError::TooShort`] under two years, [`PerformanceError::NoPairs`];
/// statistics of values that are not finite.
pub fn year_on_year(
    series: &DailySeries,
    recentre: bool,
    confidence: f64,
    block: usize,
    replicates: u32,
    seed: u64,
) -> Result<YearOnYear, PerformanceError> {
    let days = check(series)?;
    let (first, last) = (days[0], days[days.len() - 1]);
    if last - first < LEAST_DAYS {
        return Err(PerformanceError::TooShort { days: last - first, needed: LEAST_DAYS });
    }
    if !(confidence > 0.0 && confidence < 1.0) {
        return Err(PerformanceError::NotAShare("confidence"));
    }
    let of_first_year: Vec<f64> =
        series.iter().zip(&days).filter(|(_, day)| **day <= first + 364).map(|((_, value), _)| *value).collect();
    let centre = if recentre { quantile(&of_first_year, 0.5)? } else { 1.0 };
    if centre <= 0.0 {
        return Err(PerformanceError::NotPositive("normalised energy"));
    }
    let slopes = slopes(series, &days, centre);
    if slopes.is_empty() {
        return Err(PerformanceError::NoPairs);
    }
    let rate = quantile(&slopes, 0.5)?;
    let blocks = CircularBlocks::new(slopes.len(), block.min(slopes.len()), seed)?;
    let mut medians = Vec::with_capacity(replicates as usize);
    for replicate in 0..u64::from(replicates.max(1)) {
        let drawn: Vec<f64> = blocks.rows(replicate, slopes.len()).iter().map(|row| slopes[*row]).collect();
        medians.push(quantile(&drawn, 0.5)?);
    }
    let tail = (1.0 - confidence) / 2.0;
    let ends = quantiles(&medians, &[tail, 1.0 - tail])?;
    let after = days.iter().filter(|day| **day >= first + 365).count();
    Ok(YearOnYear {
        rate,
        pairs: slopes.len(),
        centre,
        unpaired: after.saturating_sub(slopes.len()),
        interval: Interval { low: ends[0], high: ends[1], confidence },
    })
}

/// The slope of each day against its partner, per cent a year.
fn slopes(series: &DailySeries, days: &[i64], centre: f64) -> Vec<f64> {
    // 29 February a year on is 28 February.
    let next_year = |date: Date| date.checked_add(1.year()).map_or(i64::MAX, day);
    let shifted: Vec<i64> = series.iter().map(|(date, _)| next_year(*date)).collect();
    let (mut partner, mut slopes) = (None, Vec::new());
    for (at, today) in days.iter().enumerate() {
        let mut next = partner.map_or(0, |partner: usize| partner + 1);
        while next < shifted.len() && shifted[next] <= *today {
            partner = Some(next);
            next += 1;
        }
        let Some(then) = partner.filter(|then| today - shifted[*then] <= TOLERANCE_DAYS) else { continue };
        let years = (today - days[then]) as f64 / 365.0;
        slopes.push(100.0 * (series[at].1 - series[then].1) / centre / years);
    }
    slopes
}

/// A straight line through the series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// Slope over intercept, per cent a year.
    pub rate: f64,
    /// Units of the series a year of 365 days.
    pub slope: f64,
    /// At the first day.
    pub intercept: f64,
    /// Root of the mean square of the residuals, n − 2.
    pub rmse: f64,
}

/// The rate by least squares, as RdTools. Seasons do not fall out of it: over whole years it is a check, over others it is not.
///
/// # Errors
/// [`PerformanceError::DaysUnordered`]; statistics of too few values.
pub fn trend(series: &DailySeries) -> Result<Trend, PerformanceError> {
    let days = check(series)?;
    let years: Vec<f64> = days.iter().map(|day| (day - days[0]) as f64 / 365.0).collect();
    let values: Vec<f64> = series.iter().map(|(_, value)| *value).collect();
    let fit = least_squares(Design::with_intercept(years.len(), &[&years])?, &values)?;
    let &[intercept, slope] = fit.coefficients() else { return Err(PerformanceError::NoRows) };
    if intercept == 0.0 {
        return Err(PerformanceError::NotPositive("intercept"));
    }
    Ok(Trend { rate: 100.0 * slope / intercept, slope, intercept, rmse: fit.rmse() })
}

fn check(series: &DailySeries) -> Result<Vec<i64>, PerformanceError> {
    let days: Vec<i64> = series.iter().map(|(date, _)| day(*date)).collect();
    if days.is_empty() {
        return Err(PerformanceError::NoRows);
    }
    match (1..days.len()).find(|at| days[*at] <= days[at - 1]) {
        Some(at) => Err(PerformanceError::DaysUnordered(at)),
        None => Ok(days),
    }
}

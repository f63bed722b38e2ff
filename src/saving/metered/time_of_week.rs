//! Time of week and temperature (TOWT), for days or hours.
//!
//! Mathieu and others (2011), as in nmecr and RMV2.0: pieces of the temperature between knots that share the data
//! equally, a level for each period of the week, and separate fits for occupied and unoccupied periods.

use super::caltrack::check_slice;
use super::piecewise::{Occupancy, Pieces};
use super::result::MeterError;
use crate::statistics::within::{Within, within};

/// What the method leaves to choose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Pieces of temperature that share the data equally.
    pub segments: usize,
    /// An outer knot with fewer temperatures beyond it is dropped.
    pub least_beyond: usize,
    /// How occupancy is told.
    pub occupancy: Occupancy,
    /// With fewer occupied periods of the week there is one fit for all.
    pub least_occupied: usize,
    /// Whether a prediction below zero becomes zero, as nmecr does; wrong for a meter that feeds in.
    pub floor_at_zero: bool,
}

impl Options {
    /// Six segments, 20 beyond, 50/65 °F and 65 %, more than two occupied periods.
    pub fn fahrenheit() -> Options {
        Options {
            segments: 6,
            least_beyond: 20,
            occupancy: Occupancy::fahrenheit(),
            least_occupied: 3,
            floor_at_zero: true,
        }
    }
}

/// The periods of the week with a fit of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Level of each period of the week; absent where it does not belong here.
    pub levels: Vec<Option<f64>>,
    /// Slope of each piece; zero where it could not be told.
    pub slopes: Vec<f64>,
}

/// A fitted model.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// Pieces of the temperature.
    pub pieces: Pieces,
    /// Occupied periods of the week; Monday first.
    pub occupied: Vec<bool>,
    /// Fits of unoccupied and occupied periods; either may be absent.
    pub parts: [Option<Part>; 2],
    /// Points fitted.
    pub n: usize,
    /// Coefficients in all.
    pub coefficients: usize,
    /// Coefficients without the constants of the parts, as nmecr counts.
    pub drivers: usize,
    /// Sum of squared residuals.
    pub sse: f64,
    options: Options,
}

/// Fits points in any order: `period_of_week` below `periods` (7 days or 168 hours, Monday first).
///
/// # Errors
/// Slices of different length, values that are not finite, a period of the week out of range, fewer than two segments, a
/// part that cannot be fitted.
pub fn fit(
    period_of_week: &[usize],
    periods: usize,
    temperature: &[f64],
    observed: &[f64],
    options: &Options,
) -> Result<Model, MeterError> {
    let n = observed.len();
    check_slice("temperature", temperature, n)?;
    check_slice("use", observed, n)?;
    check_periods(period_of_week, periods, n)?;
    if options.segments < 2 || n < options.segments {
        return Err(MeterError::NoCandidate);
    }
    let pieces = knots(temperature, options);
    let mut occupied = options.occupancy.detect(period_of_week, periods, temperature, observed, None)?;
    if occupied.iter().filter(|o| **o).count() < options.least_occupied {
        occupied.iter_mut().for_each(|o| *o = false);
    }
    let mut parts = [None, None];
    let (mut coefficients, mut sse, mut fits) = (0, 0.0, 0);
    for (which, part) in parts.iter_mut().enumerate() {
        let rows: Vec<usize> = (0..n).filter(|i| usize::from(occupied[period_of_week[*i]]) == which).collect();
        if rows.is_empty() {
            continue;
        }
        let groups: Vec<usize> = rows.iter().map(|i| period_of_week[*i]).collect();
        let y: Vec<f64> = rows.iter().map(|i| observed[*i]).collect();
        let column = |p: usize| -> Vec<f64> { rows.iter().map(|i| pieces.value(p, temperature[*i])).collect() };
        let columns: Vec<Vec<f64>> = (0..pieces.count()).map(column).collect();
        let views: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let Within { levels, slopes, sse: left, rank } = within(&groups, periods, &views, &y, None)?;
        coefficients += rank;
        sse += left;
        fits += 1;
        *part = Some(Part { levels, slopes: slopes.iter().map(|s| s.unwrap_or(0.0)).collect() });
    }
    let drivers = coefficients - fits;
    Ok(Model { pieces, occupied, parts, n, coefficients, drivers, sse, options: *options })
}

/// Knots at the temperatures of rank ⌊n − n/s · i + 0.001⌋ for i = s − 1 to 1.
fn knots(temperature: &[f64], options: &Options) -> Pieces {
    let mut sorted = temperature.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len() as f64;
    let rank = |i: usize| libm::floor(n - n / options.segments as f64 * i as f64 + 0.001) as usize;
    let mut knots: Vec<f64> =
        (1..options.segments).rev().filter_map(|i| sorted.get(rank(i).checked_sub(1)?).copied()).collect();
    knots.dedup();
    while let Some(first) = knots.first() {
        if sorted.iter().filter(|t| *t < first).count() >= options.least_beyond {
            break;
        }
        knots.remove(0);
    }
    while let Some(last) = knots.last() {
        if sorted.iter().filter(|t| *t > last).count() >= options.least_beyond {
            break;
        }
        knots.pop();
    }
    Pieces::new(&knots)
}

/// Expected use of each point; absent where the baseline never saw that period of the week.
///
/// # Errors
/// Slices of different length, values that are not finite, a period of the week out of range.
pub fn predict(model: &Model, period_of_week: &[usize], temperature: &[f64]) -> Result<Vec<Option<f64>>, MeterError> {
    check_slice("temperature", temperature, temperature.len())?;
    check_periods(period_of_week, model.occupied.len(), temperature.len())?;
    let one = |(period, t): (&usize, &f64)| {
        let part = model.parts[usize::from(model.occupied[*period])].as_ref()?;
        let level = part.levels[*period]?;
        let value = part.slopes.iter().enumerate().fold(level, |s, (p, b)| s + b * model.pieces.value(p, *t));
        Some(if model.options.floor_at_zero { value.max(0.0) } else { value })
    };
    Ok(period_of_week.iter().zip(temperature).map(one).collect())
}

fn check_periods(period_of_week: &[usize], periods: usize, n: usize) -> Result<(), MeterError> {
    if period_of_week.len() != n {
        return Err(MeterError::Length { what: "period of week", found: period_of_week.len(), expected: n });
    }
    match period_of_week.iter().position(|p| *p >= periods) {
        Some(at) => Err(MeterError::OutOfRange { what: "period of week", at }),
        None => Ok(()),
    }
}

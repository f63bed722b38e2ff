//! An hourly meter: a model for every calendar month, fitted on it and its two neighbours.
//!
//! CalTRACK 2.0, hourly methods: months weigh 1, neighbours ½; an hour of the week is occupied when a rough model of the
//! weather is too low on more than 65 % of its hours; use on 168 hours of the week and on pieces of the temperature,
//! separately for occupied and unoccupied hours.

use super::check_slice;
use crate::saving::metered::piecewise::{Occupancy, Pieces};
use crate::saving::metered::result::MeterError;
use crate::statistics::within::within;

/// Hours of a week.
pub const HOURS_OF_WEEK: usize = 168;

/// Hours in order of time, as columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hours<'a> {
    /// Calendar month, 1 to 12.
    pub month: &'a [u8],
    /// Monday 0 h is 0, Sunday 23 h is 167.
    pub hour_of_week: &'a [u8],
    /// Temperature.
    pub temperature: &'a [f64],
}

/// What the method leaves to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// End points of the pieces of temperature.
    pub ends: Pieces,
    /// Least number of hours in a piece.
    pub least_hours: usize,
    /// How occupancy is told.
    pub occupancy: Occupancy,
    /// Weight of the neighbouring months.
    pub neighbours: f64,
}

impl Options {
    /// As CalTRACK 2.0 says: 30, 45, 55, 65, 75, 90 °F, 20 hours, ½.
    pub fn fahrenheit() -> Options {
        Options {
            ends: Pieces::new(&[30.0, 45.0, 55.0, 65.0, 75.0, 90.0]),
            least_hours: 20,
            occupancy: Occupancy::fahrenheit(),
            neighbours: 0.5,
        }
    }
}

/// The model of one month.
#[derive(Debug, Clone, PartialEq)]
pub struct MonthModel {
    /// Pieces that were kept.
    pub pieces: Pieces,
    /// Occupied hours of the week.
    pub occupied: Vec<bool>,
    /// Level of each hour of the week; absent where the segment has none.
    pub levels: Vec<Option<f64>>,
    /// Slopes of the pieces in unoccupied and in occupied hours.
    pub slopes: [Vec<f64>; 2],
    /// Hours fitted.
    pub hours: usize,
}

/// Models of the months; January first. A month without hours of its own has none.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// One a month.
    pub months: Vec<Option<MonthModel>>,
}

/// Fits the months that have hours.
///
/// # Errors
/// Slices of different length, values that are not finite, a month or hour of the week out of range, a segment that
/// cannot be fitted.
pub fn fit(hours: &Hours<'_>, observed: &[f64], options: &Options) -> Result<Model, MeterError> {
    check(hours)?;
    check_slice("use", observed, hours.temperature.len())?;
    if !(options.neighbours.is_finite() && options.neighbours > 0.0) {
        return Err(MeterError::OutOfRange { what: "weight of neighbours", at: 0 });
    }
    let mut months = Vec::with_capacity(12);
    for month in 1..=12 {
        let there = hours.month.contains(&month);
        months.push(if there { Some(segment(hours, observed, options, month)?) } else { None });
    }
    Ok(Model { months })
}

fn segment(hours: &Hours<'_>, observed: &[f64], options: &Options, month: u8) -> Result<MonthModel, MeterError> {
    let distance = |m: u8| (m + 12 - month) % 12;
    let rows: Vec<usize> = (0..observed.len()).filter(|i| matches!(distance(hours.month[*i]), 0 | 1 | 11)).collect();
    let pick = |v: &[f64]| -> Vec<f64> { rows.iter().map(|i| v[*i]).collect() };
    let (temperature, y) = (pick(hours.temperature), pick(observed));
    let weights: Vec<f64> =
        rows.iter().map(|i| if hours.month[*i] == month { 1.0 } else { options.neighbours }).collect();
    let groups: Vec<usize> = rows.iter().map(|i| usize::from(hours.hour_of_week[*i])).collect();
    let occupied = options.occupancy.detect(&groups, HOURS_OF_WEEK, &temperature, &y, Some(&weights))?;
    let pieces = options.ends.clone().thinned(&temperature, options.least_hours);
    let mut seen = [false; 2];
    groups.iter().for_each(|g| seen[usize::from(occupied[*g])] = true);
    let sets: &[usize] = match seen {
        [true, true] => &[0, 1],
        [true, false] => &[0],
        _ => &[1],
    };
    let mut columns = Vec::with_capacity(2 * pieces.count());
    for set in sets {
        for piece in 0..pieces.count() {
            let value = |(g, t): (&usize, &f64)| {
                if usize::from(occupied[*g]) == *set { pieces.value(piece, *t) } else { 0.0 }
            };
            columns.push(groups.iter().zip(&temperature).map(value).collect::<Vec<f64>>());
        }
    }
    let views: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let fitted = within(&groups, HOURS_OF_WEEK, &views, &y, Some(&weights))?;
    let mut slopes = [vec![0.0; pieces.count()], vec![0.0; pieces.count()]];
    for (at, set) in sets.iter().enumerate() {
        let from = at * pieces.count();
        slopes[*set] = fitted.slopes[from..from + pieces.count()].iter().map(|s| s.unwrap_or(0.0)).collect();
    }
    Ok(MonthModel { pieces, occupied, levels: fitted.levels, slopes, hours: y.len() })
}

/// Expected use of each hour; absent where the hour of the week was never seen in the months it would be told from.
///
/// # Errors
/// Malformed input; a month without a model.
pub fn predict(model: &Model, hours: &Hours<'_>) -> Result<Vec<Option<f64>>, MeterError> {
    check(hours)?;
    let one = |i: usize| {
        let month = hours.month[i];
        let part = model.months.get(usize::from(month) - 1).and_then(Option::as_ref);
        let part = part.ok_or(MeterError::NoModelForMonth { month })?;
        let hour = usize::from(hours.hour_of_week[i]);
        let slopes = &part.slopes[usize::from(part.occupied.get(hour).copied().unwrap_or(false))];
        let weather =
            (0..part.pieces.count()).fold(0.0, |s, p| s + slopes[p] * part.pieces.value(p, hours.temperature[i]));
        Ok(part.levels.get(hour).copied().flatten().map(|level| level + weather))
    };
    (0..hours.temperature.len()).map(one).collect()
}

fn check(hours: &Hours<'_>) -> Result<(), MeterError> {
    let n = hours.temperature.len();
    check_slice("temperature", hours.temperature, n)?;
    for (what, found) in [("month", hours.month.len()), ("hour of week", hours.hour_of_week.len())] {
        if found != n {
            return Err(MeterError::Length { what, found, expected: n });
        }
    }
    if let Some(at) = hours.month.iter().position(|m| !(1..=12).contains(m)) {
        return Err(MeterError::OutOfRange { what: "month", at });
    }
    match hours.hour_of_week.iter().position(|h| usize::from(*h) >= HOURS_OF_WEEK) {
        Some(at) => Err(MeterError::OutOfRange { what: "hour of week", at }),
        None => Ok(()),
    }
}

//! Targets of any indicator: what they ask for in each year, and where the actual figures stand.

use super::path::{Path, PathError, compound, compound_rate, compound_rate_path, linear, points};
use crate::quantity::Exact;

/// What a target promises.
#[derive(Debug, Clone, PartialEq)]
pub enum Promise {
    /// A cut by the target year, as a fraction of the base value; below zero for a rise.
    EndPoint(Exact),
    /// A cut against the year before, every year: a promise for each year, not a mean.
    EveryYear(Exact),
    /// A level by the target year, from either side.
    Reach(Exact),
    /// A level that every year keeps; a floor.
    Keep(Exact),
    /// A level that no year exceeds; a ceiling.
    KeepAtMost(Exact),
}

/// What a promise comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// The value of the target year.
    pub target: Exact,
    /// The whole change, as a fraction of the base value; `None` for a base of zero.
    pub change: Option<Exact>,
    /// The size of a linear step, as a fraction of the base value a year.
    pub linear_step: Option<Exact>,
    /// The size of the yearly compound rate; `None` where no such rate leads there.
    pub compound_rate: Option<Exact>,
    /// The straight line.
    pub linear: Path,
    /// The compound path; `None` where no rate leads there.
    pub compound: Option<Path>,
}

/// Projects a promise from its base value.
///
/// # Errors
/// [`PathError`] for years in the wrong order, or a yearly cut of more than everything.
pub fn project(promise: &Promise, base: &Exact, base_year: i32, target_year: i32) -> Result<Projection, PathError> {
    let target = match promise {
        Promise::EndPoint(cut) => base * &(&Exact::ONE - cut),
        Promise::EveryYear(rate) => {
            let path = compound_rate_path(base, base_year, target_year, rate)?;
            path.values.last().cloned().unwrap_or_default()
        }
        Promise::Reach(level) | Promise::Keep(level) | Promise::KeepAtMost(level) => level.clone(),
    };
    let ratio = target.checked_div(base);
    let change = ratio.as_ref().map(|ratio| ratio - &Exact::ONE);
    let straight = match &change {
        Some(change) => linear(base, base_year, target_year, &-change)?,
        // From nothing there is no fraction, but a straight line all the same.
        None => points(&[(base_year, base.clone()), (target_year, target.clone())])?,
    };
    let years = straight.values.len() - 1;
    let linear_step = change.as_ref().and_then(|change| change.abs().checked_div(&Exact::from(years as i64)));
    let (compound_rate, compound) = match (promise, change.as_ref().filter(|change| **change >= -Exact::ONE)) {
        (Promise::EveryYear(rate), _) => {
            (Some(rate.abs()), Some(compound_rate_path(base, base_year, target_year, rate)?))
        }
        (_, Some(change)) => {
            let cut = -change;
            let years = u32::try_from(years).map_err(|_| PathError::TooLarge)?;
            (Some(compound_rate(&cut, years)?.abs()), Some(compound(base, base_year, target_year, &cut)?))
        }
        (_, None) => (None, None),
    };
    Ok(Projection { target, change, linear_step, compound_rate, linear: straight, compound })
}

/// Where a target stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// A promise for every year is kept in all years that can be told.
    MetEveryYear,
    /// A promise for every year is broken in these.
    Broken(Vec<i32>),
    /// The last figure is on the good side of the straight line.
    OnTrack,
    /// It is on the other.
    Behind,
    /// The end point is reached before its year.
    AlreadyAchieved,
    /// It is reached in its year.
    Achieved,
    /// Its year has come, and it is not.
    Missed,
    /// There is no figure after the base year, or none that can be judged.
    CannotTell,
    /// The target year is over, and there is no figure of it.
    NoFigureOfTargetYear,
    /// The target year has no figure; a later year has, and reaches the end point.
    ReachedBy(i32),
    /// All figures are of before an event that changed the base year, and do not contain it.
    UnlikeFigures,
}

/// Where a target stands, and on what that rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Where it stands.
    pub standing: Standing,
    /// Years between base year and last figure without one: nothing is interpolated.
    pub gaps: Vec<i32>,
    /// Whether the last figure is on the good side of the compound path; `None` where there is none.
    pub on_compound: Option<bool>,
    /// Whether the figures since the base year together keep the sum of the straight line; `None` with a gap, and for promises
    /// that do not fall.
    pub within_budget: Option<bool>,
}

impl Status {
    /// A stable word: `behind_linear_with_gap`.
    pub fn word(&self) -> String {
        let word = match &self.standing {
            Standing::MetEveryYear => "met_every_year_so_far",
            Standing::Broken(_) => "missed_a_year",
            Standing::OnTrack => "on_track_linear",
            Standing::Behind => "behind_linear",
            Standing::AlreadyAchieved => "already_achieved",
            Standing::Achieved => "achieved",
            Standing::Missed => "missed",
            Standing::CannotTell | Standing::NoFigureOfTargetYear | Standing::UnlikeFigures => "cannot_tell",
            Standing::ReachedBy(_) => "reached_later",
        };
        if self.gaps.is_empty() { word.to_owned() } else { format!("{word}_with_gap") }
    }
}

/// Holds figures against a promise. Figures are of any years in order; the first is that of the base year.
///
/// # Errors
/// [`PathError::Points`] where the first figure is not that of the base year or years are out of order; and as [`project`].
pub fn status(
    promise: &Promise,
    figures: &[(i32, Exact)],
    base_year: i32,
    target_year: i32,
) -> Result<Status, PathError> {
    status_with(promise, figures, base_year, target_year, Known::default())
}

/// What is known of a target beside promise and figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// Whether less is better; by base value and goal where it is not said.
    pub falls: Option<bool>,
    /// Whether the target year is over; a figure of a later year says so by itself.
    pub is_over: bool,
}

/// As [`status`], with what else is known.
///
/// # Errors
/// As [`status`].
pub fn status_with(
    promise: &Promise,
    figures: &[(i32, Exact)],
    base_year: i32,
    target_year: i32,
    known: Known,
) -> Result<Status, PathError> {
    let [(first, base), after @ ..] = figures else { return Err(PathError::Points) };
    if *first != base_year || figures.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
        return Err(PathError::Points);
    }
    let projection = project(promise, base, base_year, target_year)?;
    // Years are in order: the latest is of after the target year, or none is.
    let latest = after.last().filter(|(year, _)| *year > target_year);
    let is_over = known.is_over || latest.is_some();
    let after: Vec<&(i32, Exact)> = after.iter().filter(|(year, _)| *year <= target_year).collect();
    let last_year = after.last().map_or(base_year, |(year, _)| *year);
    let is_there = |year: &i32| after.iter().any(|(at, _)| at == year);
    let gaps: Vec<i32> = (base_year..=last_year).skip(1).filter(|year| !is_there(year)).collect();
    // From nothing a change leads nowhere: what counts is its direction.
    let falls = known.falls.unwrap_or_else(|| match promise {
        Promise::EndPoint(cut) if projection.target == *base => !cut.is_negative(),
        _ => projection.target < *base,
    });
    let good = |value: &Exact, path: &Exact| if falls { value <= path } else { value >= path };
    let last = after.last();
    let on = |path: &Path| Some(good(&last?.1, path.at(last?.0)?));
    let on_compound = projection.compound.as_ref().and_then(on);
    let within_budget = last.filter(|_| falls && gaps.is_empty()).map(|_| {
        let emitted: Exact = after.iter().map(|(_, value)| value).sum();
        let promised: Exact = after.iter().filter_map(|(year, _)| projection.linear.at(*year)).sum();
        emitted <= promised
    });
    let has_target_year = last.is_some_and(|(year, _)| *year == target_year);
    let standing = match (promise, last) {
        (Promise::EndPoint(_) | Promise::Reach(_), _) if is_over && !has_target_year => {
            let reached = latest.filter(|(_, value)| good(value, &projection.target));
            reached.map_or(Standing::NoFigureOfTargetYear, |(year, _)| Standing::ReachedBy(*year))
        }
        (_, None) if is_over => Standing::NoFigureOfTargetYear,
        (_, None) => Standing::CannotTell,
        (Promise::EveryYear(rate), Some(_)) => every_year(figures, target_year, rate),
        (Promise::Keep(level) | Promise::KeepAtMost(level), Some(_)) => {
            let is_floor = matches!(promise, Promise::Keep(_));
            let breaks = |value: &Exact| if is_floor { value < level } else { value > level };
            let broken: Vec<i32> = after.iter().filter(|(_, value)| breaks(value)).map(|(year, _)| *year).collect();
            if broken.is_empty() { Standing::MetEveryYear } else { Standing::Broken(broken) }
        }
        (_, Some((year, value))) => match (good(value, &projection.target), *year >= target_year) {
            (true, true) => Standing::Achieved,
            (false, true) => Standing::Missed,
            (true, false) => Standing::AlreadyAchieved,
            (false, false) if on(&projection.linear) == Some(true) => Standing::OnTrack,
            (false, false) => Standing::Behind,
        },
    };
    // So far is not all: a year that is over and has no figure may have been missed.
    let standing = match standing {
        Standing::MetEveryYear if is_over && !has_target_year => Standing::NoFigureOfTargetYear,
        standing => standing,
    };
    Ok(Status { standing, gaps, on_compound, within_budget })
}

/// Each year against the year before, where both are there.
fn every_year(figures: &[(i32, Exact)], target_year: i32, rate: &Exact) -> Standing {
    let keep = &Exact::ONE - rate;
    let is_cut = !rate.is_negative();
    let pairs = figures.windows(2).filter(|pair| pair[1].0 <= target_year);
    let (mut told, mut broken) = (0, Vec::new());
    for pair in pairs.filter(|pair| i64::from(pair[1].0) - i64::from(pair[0].0) == 1) {
        told += 1;
        let promised = &pair[0].1 * &keep;
        if if is_cut { pair[1].1 > promised } else { pair[1].1 < promised } {
            broken.push(pair[1].0);
        }
    }
    match (broken.is_empty(), told) {
        (false, _) => Standing::Broken(broken),
        (true, 0) => Standing::CannotTell,
        (true, _) => Standing::MetEveryYear,
    }
}

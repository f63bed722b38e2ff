//! Every set of drivers tried, so that a choice can be shown beside what was passed over.

use super::periods::distinct;
use super::{Baseline, BaselineError, Driver, Periods, SepLimits, SepTests};

/// The most drivers of which every subset is tried: 1023 sets.
pub const MOST_DRIVERS: usize = 10;

/// A set of drivers and what came of it.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The drivers, in the order given.
    pub drivers: Vec<String>,
    /// The baseline, or why there is none.
    pub baseline: Result<Baseline, BaselineError>,
    /// The tests against the periods it is meant for; `None` without a baseline or where a driver is missing there.
    pub sep: Option<SepTests>,
}

/// What makes one valid baseline better than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criterion {
    /// The highest adjusted R², the choice of SEP practice.
    AdjustedR2,
    /// The lowest Bayesian information criterion, which charges more for a driver.
    Bic,
    /// The lowest CV(RMSE) of points left out.
    LeaveOneOut,
}

/// Fits a baseline on every set of drivers that is not empty: sets in the order of their size, within a size in the order
/// given. Each is tested for use in periods with the drivers `reporting`.
///
/// The best of many sets looks better than it is: the p-values of the chosen model do not know that others were tried. Show
/// how many there were.
///
/// # Errors
/// [`BaselineError::TooManyDrivers`], [`BaselineError::RepeatedDriver`]; a set that cannot be fitted is a candidate with its
/// reason.
pub fn every_subset(
    periods: Periods<'_>,
    reporting: &[Driver<'_>],
    limits: &SepLimits,
) -> Result<Vec<Candidate>, BaselineError> {
    let given = periods.drivers.len();
    if given > MOST_DRIVERS {
        return Err(BaselineError::TooManyDrivers { given, most: MOST_DRIVERS });
    }
    distinct(periods.drivers)?;
    let mut sets: Vec<Vec<usize>> =
        (1_usize..1 << given).map(|bits| (0..given).filter(|at| bits >> at & 1 == 1).collect()).collect();
    sets.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    let candidate = |set: &Vec<usize>| {
        let drivers: Vec<Driver<'_>> = set.iter().map(|at| periods.drivers[*at]).collect();
        let baseline = Baseline::fit(Periods { energy: periods.energy, drivers: &drivers });
        let length = reporting.first().map_or(0, |driver| driver.values.len());
        let sep = baseline.as_ref().ok().and_then(|baseline| {
            baseline.expected(length, reporting).ok().map(|expected| SepTests::of(baseline, &expected, limits))
        });
        Candidate { drivers: drivers.iter().map(|driver| driver.name.to_owned()).collect(), baseline, sep }
    };
    Ok(sets.iter().map(candidate).collect())
}

/// The best candidate that passes all tests, the first of equals; `None` where none passes.
pub fn best(candidates: &[Candidate], criterion: Criterion) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (at, candidate) in candidates.iter().enumerate() {
        let valid = candidate.sep.as_ref().is_some_and(|sep| sep.stat_valid() && sep.range_valid());
        let Some(loss) = candidate.baseline.as_ref().ok().filter(|_| valid).and_then(|b| criterion.loss(b)) else {
            continue;
        };
        if best.is_none_or(|(_, least)| loss < least) {
            best = Some((at, loss));
        }
    }
    best.map(|(at, _)| at)
}

impl Criterion {
    /// What is to be small.
    fn loss(self, baseline: &Baseline) -> Option<f64> {
        match self {
            Criterion::AdjustedR2 => Some(-baseline.diagnostics.r2_adjusted),
            Criterion::Bic => Some(baseline.diagnostics.bic),
            Criterion::LeaveOneOut => baseline.diagnostics.variation.and_then(|v| v.cvrmse_leave_one_out),
        }
    }
}

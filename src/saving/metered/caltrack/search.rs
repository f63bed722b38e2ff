//! The search of CalTRACK 2.0: every candidate from sums, the few that matter by orthogonal reflections.

use super::table::{Table, Weather};
use super::{Candidate, Kind, KindTally, Model, Options, Status};
use crate::saving::metered::degree_day::Side;
use crate::saving::metered::result::MeterError;
use crate::statistics::gram::Fixed;
use crate::statistics::{Design, Fit};

/// Candidates closer than this in adjusted R² are told apart by a refit.
const NEAR: f64 = 1e-9;
/// Refitted candidates closer than this are equal: the first wins.
const EQUAL: f64 = 1e-12;

/// The data of a search.
pub(crate) struct Data<'a> {
    pub use_per_day: &'a [f64],
    pub weights: Option<&'a [f64]>,
    pub weather: Weather<'a>,
    /// Whether few days with degree days disqualify a balance point.
    pub count_days: bool,
}

impl Data<'_> {
    fn refit(&self, heating: Option<f64>, cooling: Option<f64>) -> Result<Fit, MeterError> {
        let h = heating.map(|b| self.weather.column(Side::Below, b));
        let c = cooling.map(|b| self.weather.column(Side::Above, b));
        let columns: Vec<&[f64]> = [h.as_ref(), c.as_ref()].into_iter().flatten().map(Vec::as_slice).collect();
        let design = Design::with_intercept(self.use_per_day.len(), &columns)?;
        Ok(Fit::of(design, self.use_per_day, self.weights)?)
    }

    /// The candidate with coefficients of a refit.
    fn settled(&self, candidate: &Candidate) -> Result<Candidate, MeterError> {
        let fit = self.refit(candidate.heating_balance_point, candidate.cooling_balance_point)?;
        let mut slopes = fit.coefficients().iter().skip(1);
        let heating = candidate.heating_balance_point.and_then(|_| slopes.next()).copied().unwrap_or(0.0);
        let cooling = candidate.cooling_balance_point.and_then(|_| slopes.next()).copied().unwrap_or(0.0);
        let r2_adjusted = if candidate.kind == Kind::Constant { 0.0 } else { fit.r2_adjusted() };
        let intercept = fit.coefficients()[0];
        let negative = intercept < 0.0 || heating < 0.0 || cooling < 0.0;
        let status = if negative { Status::Negative } else { Status::Qualified };
        Ok(Candidate { intercept, heating, cooling, r2_adjusted, status, ..*candidate })
    }
}

/// Fits every candidate and chooses.
pub(crate) fn search(data: &Data<'_>, options: &Options) -> Result<Model, MeterError> {
    let n = data.use_per_day.len();
    let ones = vec![1.0; n];
    let fixed = Fixed::new(&[&ones], data.use_per_day, data.weights)?;
    let table = Table::new(fixed, data.weather, data.weights, Some(&options.heating), options.cooling.as_ref());
    let mut all = Vec::with_capacity(grid_size(&table));
    candidates(data, &table, options, &mut all);
    let by_kind = tally(data, &all)?;
    // A constant below zero (a meter that feeds in) is disqualified like any other; it is all there is then.
    let chosen = winner(by_kind.iter().filter_map(|tally| tally.best)).ok_or(MeterError::NoCandidate)?;
    let fit = data.refit(chosen.heating_balance_point, chosen.cooling_balance_point)?;
    let estimates = fit.estimates()?;
    let mut slopes = estimates.iter().skip(1).copied();
    Ok(Model {
        kind: chosen.kind,
        heating_balance_point: chosen.heating_balance_point,
        cooling_balance_point: chosen.cooling_balance_point,
        intercept: estimates[0],
        heating: chosen.heating_balance_point.and_then(|_| slopes.next()),
        cooling: chosen.cooling_balance_point.and_then(|_| slopes.next()),
        r2_adjusted: chosen.r2_adjusted,
        n,
        candidates: all.len(),
        qualified: all.iter().filter(|c| c.status == Status::Qualified).count(),
        by_kind,
        all: if options.keep_candidates { all } else { Vec::new() },
    })
}

fn grid_size(table: &Table<'_>) -> usize {
    let (h, c) = (table.heating.len(), table.cooling.len());
    1 + h + c + h * c
}

/// All candidates in the order in which ties are settled.
fn candidates(data: &Data<'_>, table: &Table<'_>, options: &Options, all: &mut Vec<Candidate>) {
    let fixed = &table.fixed;
    let blank = Candidate {
        kind: Kind::Constant,
        status: Status::Skipped,
        heating_balance_point: None,
        cooling_balance_point: None,
        intercept: f64::NAN,
        heating: f64::NAN,
        cooling: f64::NAN,
        r2_adjusted: f64::NAN,
    };
    let none = crate::statistics::gram::Slopes { first: 0.0, second: 0.0, sse: fixed.sse };
    let mean = fixed.constant(&none, None, None);
    let status = if mean < 0.0 { Status::Negative } else { Status::Qualified };
    all.push(Candidate { status, intercept: mean, heating: 0.0, cooling: 0.0, r2_adjusted: 0.0, ..blank });
    let enough =
        |total: f64, count: usize| total >= options.least_total && (!data.count_days || count >= options.least_days);
    let weather_room = fixed.rows > 2;
    for (kind, points) in [(Kind::Heating, &table.heating), (Kind::Cooling, &table.cooling)] {
        for point in points {
            let heats = kind == Kind::Heating;
            let mut candidate = Candidate { kind, ..blank };
            *(if heats { &mut candidate.heating_balance_point } else { &mut candidate.cooling_balance_point }) =
                Some(point.at);
            let slopes = fixed.with_one(&point.reduced).filter(|_| weather_room && enough(point.total, point.count));
            if let Some(slopes) = slopes {
                candidate.intercept = fixed.constant(&slopes, Some(&point.reduced), None);
                candidate.heating = if heats { slopes.first } else { 0.0 };
                candidate.cooling = if heats { 0.0 } else { slopes.first };
                candidate.r2_adjusted = fixed.r2_adjusted(slopes.sse, 2);
                decide(data, fixed, &mut candidate);
            }
            all.push(candidate);
        }
    }
    for cooling in &table.cooling {
        for heating in table.heating.iter().take_while(|h| h.at <= cooling.at) {
            let mut candidate = Candidate {
                kind: Kind::Both,
                heating_balance_point: Some(heating.at),
                cooling_balance_point: Some(cooling.at),
                ..blank
            };
            let usable = fixed.rows > 3 && enough(heating.total, heating.count) && enough(cooling.total, cooling.count);
            if let Some(slopes) = usable.then(|| table.both(heating, cooling)).flatten() {
                candidate.intercept = fixed.constant(&slopes, Some(&heating.reduced), Some(&cooling.reduced));
                candidate.heating = slopes.first;
                candidate.cooling = slopes.second;
                candidate.r2_adjusted = fixed.r2_adjusted(slopes.sse, 3);
                decide(data, fixed, &mut candidate);
            }
            all.push(candidate);
        }
    }
}

/// The sign of each coefficient; one that is zero within rounding is settled by a refit.
fn decide(data: &Data<'_>, fixed: &Fixed, candidate: &mut Candidate) {
    let smallest = candidate.intercept.min(candidate.heating).min(candidate.cooling);
    candidate.status = if smallest < 0.0 { Status::Negative } else { Status::Qualified };
    let scale = libm::sqrt(fixed.sst / fixed.rows as f64);
    let doubtful = |v: f64, absent: bool| !absent && v.abs() <= 1e-10 * scale;
    let unsure = doubtful(candidate.intercept, false)
        || doubtful(candidate.heating, candidate.heating_balance_point.is_none())
        || doubtful(candidate.cooling, candidate.cooling_balance_point.is_none());
    if unsure && let Ok(settled) = data.settled(candidate) {
        candidate.status = settled.status;
    }
}

fn best<'a>(
    data: &Data<'_>,
    among: impl Iterator<Item = &'a Candidate> + Clone,
) -> Result<Option<Candidate>, MeterError> {
    let qualified = among.filter(|c| c.status == Status::Qualified);
    let top = qualified.clone().fold(f64::NEG_INFINITY, |top, c| top.max(c.r2_adjusted));
    let near: Vec<&Candidate> = qualified.filter(|c| c.r2_adjusted >= top - NEAR).collect();
    let qualified = |settled: Candidate| Candidate { status: Status::Qualified, ..settled };
    let settled = near.into_iter().map(|candidate| data.settled(candidate).map(qualified));
    Ok(winner(settled.collect::<Result<Vec<_>, _>>()?))
}

/// The highest adjusted R² of refitted candidates; of equal ones the first.
fn winner(settled: impl IntoIterator<Item = Candidate>) -> Option<Candidate> {
    let ahead = |one: &Candidate, other: &Candidate| other.r2_adjusted > one.r2_adjusted + EQUAL;
    settled.into_iter().reduce(|one, other| if ahead(&one, &other) { other } else { one })
}

fn tally(data: &Data<'_>, all: &[Candidate]) -> Result<Vec<KindTally>, MeterError> {
    let mut tallies = Vec::new();
    for kind in [Kind::Constant, Kind::Heating, Kind::Cooling, Kind::Both] {
        let of_kind = all.iter().filter(move |c| c.kind == kind);
        let attempted = of_kind.clone().filter(|c| c.status != Status::Skipped).count();
        let qualified = of_kind.clone().filter(|c| c.status == Status::Qualified).count();
        if attempted > 0 {
            tallies.push(KindTally { kind, attempted, qualified, best: best(data, of_kind)? });
        }
    }
    Ok(tallies)
}

//! Degradation of a long series in the graph: statistics, each the result of a model over the generation it is of.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Describer;
use super::series::{SeriesFigure, step_minutes};
use crate::calc::{NodeId, OpaqueRun};
use crate::finding::{AboutPlant, Lang};
use crate::pv::performance::{Trend, YearOnYear, trend, year_on_year};
use crate::pv::series::{GenerationSeries, SeriesRows};
use crate::quantity::{Exact, Rounding, Unit};
use crate::saving::proof::Every;

/// Decimals of what is told of a series.
const PLACES: i32 = 8;

/// How much a plant loses in a year, by two methods.
#[derive(Debug, Clone)]
pub struct DegradationFigure {
    /// Year on year, per cent a year: as the book asks, re-centred or not.
    pub rate: NodeId,
    /// The ends of its interval.
    pub interval: (NodeId, NodeId),
    /// The same over the median of the first year, and over the unit of the series.
    pub by_centre: [Option<NodeId>; 2],
    /// The median of the first year, in the unit of a day's energy.
    pub centre: Option<NodeId>,
    /// By a straight line: per cent a year, and its slope, intercept and root mean square of residuals.
    pub line: Option<[NodeId; 4]>,
    /// Pairs of days.
    pub pairs: usize,
    /// Days without a pair.
    pub unpaired: usize,
    /// Days there are.
    pub days: usize,
}

impl DegradationFigure {
    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let [recentred, plain] = self.by_centre;
        let line = |at: usize| self.line.map(|line| line[at]);
        let all = [
            ("", Some(self.rate)),
            ("/low", Some(self.interval.0)),
            ("/high", Some(self.interval.1)),
            ("/re-centred", recentred),
            ("/not-re-centred", plain),
            ("/centre", self.centre),
            ("/line", line(0)),
            ("/line/slope", line(1)),
            ("/line/intercept", line(2)),
            ("/line/rmse", line(3)),
        ];
        all.into_iter().filter_map(|(name, node)| Some((format!("degradation{name}"), node?))).collect()
    }
}

impl Describer<'_> {
    /// Of the days that are whole; nothing where the series is too short, or its rows are months.
    pub(super) fn degradation(
        &mut self,
        series: &GenerationSeries,
        rows: &SeriesRows,
        figure: &SeriesFigure,
        scale: &Exact,
        energy: &Unit,
    ) -> Option<DegradationFigure> {
        let total = figure.generated?;
        if matches!(rows.every, Every::Month | Every::Bill) {
            return None;
        }
        let daily = daily(rows, &scale.to_f64());
        let plan = &series.degradation;
        let told = |is_recentred: bool, draws: u32| {
            year_on_year(&daily, is_recentred, plan.confidence, plan.block, draws, plan.seed).ok()
        };
        let found = told(plan.is_recentred, plan.draws)?;
        let other = told(!plan.is_recentred, 1);
        let of_total = self.value(total)?;
        let mut opaque = |value: f64, model: &AboutPlant, unit: &Unit| {
            let value = Exact::from_f64(value)?.round(-PLACES, Rounding::HalfEven);
            // Every value of the series scaled alike leaves a rate as it is, so that it does not move with the total.
            let sensitivities = vec![(of_total.clone(), Exact::ZERO)];
            let run = OpaqueRun { value, model: model.text(Lang::En), sensitivities };
            Some(self.account.graph.opaque(run, &[total], unit))
        };
        let per_year = Unit::parse("%/a").or_else(|_| Unit::parse("%")).unwrap_or_else(|_| Unit::none());
        let median = |of: &YearOnYear| AboutPlant::YearOnYear { pairs: of.pairs };
        let rate = opaque(found.rate, &median(&found), &per_year)?;
        let confidence = format!("{}", (plan.confidence * 1e6).round() / 1e4);
        let ends = AboutPlant::YearOnYearInterval { confidence, draws: plan.draws, block: plan.block, seed: plan.seed };
        let low = opaque(found.interval.low, &ends, &per_year)?;
        let high = opaque(found.interval.high, &ends, &per_year)?;
        let other_rate = other.as_ref().and_then(|of| opaque(of.rate, &median(of), &per_year));
        let by_centre = if plan.is_recentred { [Some(rate), other_rate] } else { [other_rate, Some(rate)] };
        let centred = if plan.is_recentred { Some(&found) } else { other.as_ref() };
        let centre = centred.and_then(|of| opaque(of.centre, &median(of), energy));
        let line = trend(&daily).ok().and_then(|Trend { rate, slope, intercept, rmse }| {
            let model = AboutPlant::StraightLine { days: daily.len() };
            let each = per_a(energy);
            Some([
                opaque(rate, &model, &per_year)?,
                opaque(slope, &model, &each)?,
                opaque(intercept, &model, energy)?,
                opaque(rmse, &model, energy)?,
            ])
        });
        Some(DegradationFigure {
            rate,
            interval: (low, high),
            by_centre,
            centre,
            line,
            pairs: found.pairs,
            unpaired: found.unpaired,
            days: daily.len(),
        })
    }
}

/// The unit of a slope.
fn per_a(energy: &Unit) -> Unit {
    let text = if energy.is_none() { "1/a".to_owned() } else { format!("{}/a", energy.text()) };
    Unit::parse(&text).unwrap_or_else(|_| energy.clone())
}

/// The energies of whole days.
fn daily(rows: &SeriesRows, scale: &f64) -> Vec<(Date, f64)> {
    let needed = usize::try_from((24 * 60) / step_minutes(rows).clamp(1, 24 * 60)).unwrap_or(1);
    let mut of_days: BTreeMap<Date, (f64, usize)> = BTreeMap::new();
    for row in &rows.rows {
        let Some(value) = &row.generated else { continue };
        let day = of_days.entry(row.start.date()).or_default();
        day.0 += value.to_f64();
        day.1 += 1;
    }
    let whole = of_days.into_iter().filter(|(_, (_, count))| *count >= needed);
    whole.map(|(day, (sum, _))| (day, sum * scale)).collect()
}

//! The years between base and target.

use super::super::model::{PathForm, StatedPromise};
use super::{ConvergenceFigure, ConvergenceYearFigure, Describer, TargetFigure};
use crate::calc::{Exponent, NodeId, UnitClash};
use crate::factor::clash_finding;
use crate::finding::{AboutTarget, Code, Finding, Step};
use crate::quantity::{Exact, Unit};
use crate::saving::count;

type Years = Vec<(i32, NodeId)>;
/// A part of the way, over and under.
type Part = (i64, i64);

impl Describer<'_> {
    /// The stated path, and beside it the straight line and the compound path.
    pub(super) fn paths(&mut self, figure: &mut TargetFigure) -> Result<(), Vec<Finding>> {
        let (Some(base), Some(goal), Some(base_year)) = (figure.base, figure.goal, self.base_year()) else {
            return Ok(());
        };
        let place = self.target.goal.year.place;
        let failed = |clash: UnitClash| vec![clash_finding(&clash, place, None)];
        let form = self.form();
        // A level is kept in every year: no line leads to it.
        let is_kept = matches!(self.target.goal.promise, StatedPromise::Keep(_));
        if is_kept && !matches!(form, PathForm::Stepped | PathForm::Points) {
            figure.path = self.kept(base, goal, base_year).map_err(failed)?;
            figure.linear = self.linear(base, goal, base_year).map_err(failed)?;
            figure.compound = self.compound(base, goal, base_year).map_err(failed)?.unwrap_or_default();
            return Ok(());
        }
        let made = match form {
            PathForm::Linear => Some(self.linear(base, goal, base_year).map_err(failed)?),
            PathForm::Compound => self.compound(base, goal, base_year).map_err(failed)?,
            PathForm::LateStep => Some(self.late_step(base, goal, base_year)),
            PathForm::Bent => self.bent(base, goal, base_year).map_err(failed)?,
            PathForm::Stepped => Some(self.stepped(base, goal, base_year)?),
            PathForm::Points => Some(self.points(base, goal, base_year)?),
            PathForm::Convergence => figure.convergence.as_ref().map(|of| self.converged(of)),
            PathForm::Interpolated => self.interpolated(base, goal, base_year).map_err(failed)?,
        };
        match made {
            Some(made) => figure.path = made,
            None => {
                let message = AboutTarget::NoPath { target: self.target.id.clone() };
                self.findings.push(Finding::new(Code::TargetIncomplete, message).at(self.target.place));
            }
        }
        if form != PathForm::Linear {
            figure.linear = self.linear(base, goal, base_year).map_err(failed)?;
        }
        if form != PathForm::Compound {
            figure.compound = self.compound(base, goal, base_year).map_err(failed)?.unwrap_or_default();
        }
        Ok(())
    }

    /// The base value, and the level in every year after.
    fn kept(&mut self, base: NodeId, goal: NodeId, base_year: i32) -> Result<Years, UnitClash> {
        let graph = &mut self.account.graph;
        let unit = graph.unit(base).clone();
        (base_year..=self.target.goal.year.value)
            .map(|year| {
                let node = graph.sum(&[if year == base_year { base } else { goal }], &unit)?;
                graph.set_step(node, Step::PathKept);
                Ok((year, node))
            })
            .collect()
    }

    fn span(&self, base_year: i32) -> i64 {
        i64::from(self.year()) - i64::from(base_year)
    }

    /// base + (goal − base) × k / n.
    fn linear(&mut self, base: NodeId, goal: NodeId, base_year: i32) -> Result<Years, UnitClash> {
        let n = self.span(base_year);
        let parts: Vec<Part> = (0..=n).map(|k| (k, n)).collect();
        self.by_parts(base, goal, base_year, &parts)
    }

    /// base + (goal − base) × part, for each year.
    pub(super) fn by_parts(
        &mut self,
        base: NodeId,
        goal: NodeId,
        base_year: i32,
        parts: &[Part],
    ) -> Result<Years, UnitClash> {
        let graph = &mut self.account.graph;
        let unit = graph.unit(base).clone();
        let minus = graph.negative(base);
        let way = graph.sum(&[goal, minus], &unit)?;
        let mut years = Vec::new();
        for (year, (done, whole)) in (base_year..).zip(parts) {
            let node = if *done == 0 {
                graph.sum(&[base], &unit)?
            } else if done == whole {
                graph.sum(&[goal], &unit)?
            } else {
                let (over, under) = (count(graph, *done, &Unit::none()), count(graph, *whole, &Unit::none()));
                let part = graph.quotient(over, under)?;
                let done = graph.product(&[way, part])?;
                let done = graph.convert(done, &unit)?;
                graph.sum(&[base, done], &unit)?
            };
            graph.set_step(node, Step::PathLinear);
            years.push((year, node));
        }
        Ok(years)
    }

    /// ratio^(k / n) as a pure number.
    pub(super) fn root(&mut self, ratio: NodeId, k: i64) -> Result<NodeId, UnitClash> {
        let n = self.span(self.base_year().unwrap_or_else(|| self.year() - 1));
        let exponent = Exponent { power: i16::try_from(k).unwrap_or(1), root: u16::try_from(n).unwrap_or(1) };
        self.account.graph.power(ratio, exponent)
    }

    /// base × (goal / base)^(k / n); `None` where no rate leads there.
    fn compound(&mut self, base: NodeId, goal: NodeId, base_year: i32) -> Result<Option<Years>, UnitClash> {
        let is_positive = |value: Option<Exact>| value.is_some_and(|value| value.is_positive());
        if !is_positive(self.value(base)) || self.value(goal).is_none_or(|goal| goal.is_negative()) {
            return Ok(None);
        }
        let n = self.span(base_year);
        let ratio = self.account.graph.quotient(goal, base)?;
        let ratio = self.account.graph.convert(ratio, &Unit::none())?;
        let unit = self.account.graph.unit(base).clone();
        let mut years = Vec::new();
        for (year, k) in (base_year..).zip(0..=n) {
            let node = if k == 0 || k == n {
                self.account.graph.sum(&[if k == 0 { base } else { goal }], &unit)?
            } else {
                let root = self.root(ratio, k)?;
                let node = self.account.graph.product(&[base, root])?;
                self.account.graph.convert(node, &unit)?
            };
            self.account.graph.set_step(node, Step::PathCompound);
            years.push((year, node));
        }
        Ok(Some(years))
    }

    /// The years of a convergence: never above the base intensity, unless the book lets them rise.
    pub(super) fn converged(&self, of: &ConvergenceFigure) -> Years {
        let may_rise = self.target.path.sector.as_ref().is_some_and(|sector| sector.may_rise);
        let node = |year: &ConvergenceYearFigure| if may_rise { year.intensity } else { year.no_backsliding };
        of.years.iter().map(|year| (year.year, node(year))).collect()
    }

    /// As ITR fills the years: at a constant rate; held where the goal is not below the base value; and where it is below
    /// 100/1111 of it, at the rate to that limit, with the rest taken off in even steps.
    fn interpolated(&mut self, base: NodeId, goal: NodeId, base_year: i32) -> Result<Option<Years>, UnitClash> {
        let (Some(from), Some(to)) = (self.value(base), self.value(goal)) else { return Ok(None) };
        if from.is_negative() || to.is_negative() {
            return Ok(None);
        }
        let n = self.span(base_year);
        let graph = &mut self.account.graph;
        let unit = graph.unit(base).clone();
        let mut years = Vec::new();
        if to >= from {
            for year in base_year..=self.target.goal.year.value {
                let node = graph.sum(&[base], &unit)?;
                graph.set_step(node, Step::PathHeld);
                years.push((year, node));
            }
            return Ok(Some(years));
        }
        if &to * &Exact::from(1111) >= &from * &Exact::from(100) {
            return self.compound(base, goal, base_year);
        }
        let (over, under) = (count(graph, 100, &Unit::none()), count(graph, 1111, &Unit::none()));
        let limit = graph.quotient(over, under)?;
        let floor = graph.product(&[base, limit])?;
        let floor = graph.convert(floor, &unit)?;
        let minus = graph.negative(goal);
        let beyond = graph.sum(&[floor, minus], &unit)?;
        for (year, k) in (base_year..).zip(0..=n) {
            let factor = self.root(limit, k)?;
            let graph = &mut self.account.graph;
            let rate = graph.product(&[base, factor])?;
            let rate = graph.convert(rate, &unit)?;
            let (over, under) = (count(graph, k, &Unit::none()), count(graph, n, &Unit::none()));
            let part = graph.quotient(over, under)?;
            let done = graph.product(&[beyond, part])?;
            let done = graph.convert(done, &unit)?;
            let less = graph.negative(done);
            let node = graph.sum(&[rate, less], &unit)?;
            graph.set_step(node, Step::PathInterpolated);
            years.push((year, node));
        }
        Ok(Some(years))
    }

    fn late_step(&mut self, base: NodeId, goal: NodeId, base_year: i32) -> Years {
        (base_year..=self.year()).map(|year| (year, if year == self.year() { goal } else { base })).collect()
    }

    /// Held at the base value for h/d of the time: then (k·d − n·h) / (n·(d − h)) of the way.
    fn bent(&mut self, base: NodeId, goal: NodeId, base_year: i32) -> Result<Option<Years>, UnitClash> {
        let held = self.target.path.held.as_ref().and_then(|held| crate::inventory::share_of_one(&held.value));
        let whole = held.as_ref().map(Exact::numerator_denominator);
        let whole = whole.and_then(|(over, under)| Some((over.parse::<i64>().ok()?, under.parse::<i64>().ok()?)));
        let n = self.span(base_year);
        let Some((h, d)) = whole.filter(|(h, d)| h < d && d.checked_mul(n).is_some()) else { return Ok(None) };
        let part = |k: i64| match k * d - n * h {
            _ if k == n => (1, 1),
            past if past > 0 => (past, n * (d - h)),
            _ => (0, 1),
        };
        let parts: Vec<Part> = (0..=n).map(part).collect();
        self.by_parts(base, goal, base_year, &parts).map(Some)
    }

    /// The points of the book inside the years, as nodes in the unit of the base.
    fn given_points(&mut self, base: NodeId, base_year: i32) -> Result<Years, Vec<Finding>> {
        let unit = self.account.graph.unit(base).clone();
        let mut given = Vec::new();
        for point in self.target.path.points.clone() {
            if point.year <= base_year || point.year >= self.year() {
                let message = AboutTarget::PointOutside { year: point.year };
                return Err(vec![Finding::new(Code::TargetYears, message).at(point.place)]);
            }
            if let Some(node) = self.figure(&point, &format!("point/{}", point.year))? {
                let made = self.account.graph.convert(node, &unit);
                given.push((point.year, made.map_err(|clash| vec![clash_finding(&clash, point.place, None)])?));
            }
        }
        Ok(given)
    }

    /// From each given year on the given value, before the first the base value, in the target year the goal.
    fn stepped(&mut self, base: NodeId, goal: NodeId, base_year: i32) -> Result<Years, Vec<Finding>> {
        let given = self.given_points(base, base_year)?;
        let at = |year: i32| {
            let reached = given.iter().take_while(|(from, _)| *from <= year).last();
            if year == self.year() { goal } else { reached.map_or(base, |(_, node)| *node) }
        };
        Ok((base_year..=self.year()).map(|year| (year, at(year))).collect())
    }

    /// Straight lines between the base, the given points and the goal.
    fn points(&mut self, base: NodeId, goal: NodeId, base_year: i32) -> Result<Years, Vec<Finding>> {
        let mut corners = vec![(base_year, base)];
        corners.extend(self.given_points(base, base_year)?);
        corners.push((self.year(), goal));
        let mut years = Vec::new();
        for pair in corners.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let n = i64::from(to.0) - i64::from(from.0);
            let parts: Vec<Part> = (0..=n).map(|k| (k, n)).collect();
            let place = self.target.place;
            let made = self.by_parts(from.1, to.1, from.0, &parts);
            let made = made.map_err(|clash| vec![clash_finding(&clash, place, None)])?;
            years.extend(made.into_iter().skip(usize::from(!years.is_empty())));
        }
        Ok(years)
    }
}

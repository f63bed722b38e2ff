//! Where actual figures stand: against the path, its budget, and what is left to do.

use super::super::model::{PathForm, StatedPromise};
use super::{Describer, TargetFigure};
use crate::calc::{Exponent, NodeId, OpaqueRun, UnitClash};
use crate::finding::{AboutTarget, Step};
use crate::quantity::{Exact, Rounding, Unit};
use crate::saving::count;

/// Decimals that a rate is rounded to, in per cent.
const RATE_PLACES: i32 = 6;
/// Significant digits of its sensitivities.
const RATE_DIGITS: u32 = 6;

/// What a path adds up to, in the unit of the base times a year.
#[derive(Debug, Clone)]
pub struct BudgetFigure {
    /// The years after the base year.
    pub after_base: NodeId,
    /// The base year too.
    pub inclusive: NodeId,
    /// The area under straight lines between the years.
    pub trapezoid: NodeId,
    /// By how much the years after the base year are above those of the straight line, in per cent; where the path is another.
    pub overshoot: Option<NodeId>,
}

impl BudgetFigure {
    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let all =
            [("budget", self.after_base), ("budget-inclusive", self.inclusive), ("budget-trapezoid", self.trapezoid)];
        let all = all.into_iter().chain(self.overshoot.map(|node| ("budget-overshoot", node)));
        all.map(|(name, node)| (name.to_owned(), node)).collect()
    }
}

/// What is left to do from the last actual figure on, in even steps.
#[derive(Debug, Clone)]
pub struct CatchUpFigure {
    /// The year of the last actual figure.
    pub year: i32,
    /// Whether years between were taken from a straight line because they have no figure.
    pub is_filled: bool,
    /// What was used after the base year.
    pub used: NodeId,
    /// What is left of the budget.
    pub remaining: NodeId,
    /// Yearly decrease that meets the goal in its year.
    pub step_to_end_point: NodeId,
    /// Yearly decrease that keeps the budget.
    pub step_to_budget: NodeId,
    /// The value of the target year if the budget is kept.
    pub at_target: NodeId,
    /// Decrease a year, of the year before, that meets the goal in its year, in per cent; absent where no rate leads there.
    pub rate_to_end_point: Option<NodeId>,
    /// Decrease a year, of the year before, that keeps the budget, in per cent; absent where the budget is spent.
    pub rate_to_budget: Option<NodeId>,
}

impl CatchUpFigure {
    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let all = [
            ("used", self.used),
            ("remaining", self.remaining),
            ("step-to-end-point", self.step_to_end_point),
            ("step-to-budget", self.step_to_budget),
            ("at-target-if-budget-kept", self.at_target),
        ];
        let rates = [("rate-to-end-point", self.rate_to_end_point), ("rate-to-budget", self.rate_to_budget)];
        let all = all.into_iter().chain(rates.into_iter().filter_map(|(name, node)| Some((name, node?))));
        all.map(|(name, node)| (name.to_owned(), node)).collect()
    }
}

impl Describer<'_> {
    /// Budget, catching up, standing.
    pub(super) fn progress(&mut self, figure: &mut TargetFigure) -> Result<(), UnitClash> {
        // What is promised each year for itself, and levels, do not add up over years.
        let adds_up = !matches!(self.target.goal.promise, StatedPromise::Keep(_)) && !figure.path.is_empty();
        if adds_up {
            figure.budget = Some(self.budget(figure)?);
            figure.catch_up = self.catch_up(figure)?;
        }
        figure.progress = self.years_so_far(figure)?;
        figure.status = self.standing(figure);
        Ok(())
    }

    fn budget(&mut self, figure: &TargetFigure) -> Result<BudgetFigure, UnitClash> {
        let nodes: Vec<NodeId> = figure.path.iter().map(|(_, node)| *node).collect();
        let graph = &mut self.account.graph;
        let unit = graph.unit(nodes[0]).clone();
        let after_base = graph.sum(&nodes[1..], &unit)?;
        graph.set_step(after_base, Step::BudgetOfPath);
        let inclusive = graph.sum(&nodes, &unit)?;
        let ends = graph.sum(&[nodes[0], nodes[nodes.len() - 1]], &unit)?;
        let two = count(graph, 2, &Unit::none());
        let half = graph.quotient(ends, two)?;
        let half = graph.convert(half, &unit)?;
        let less = graph.negative(half);
        let trapezoid = graph.sum(&[inclusive, less], &unit)?;
        let mut overshoot = None;
        if self.form() != PathForm::Linear && figure.linear.len() > 1 {
            let straight: Vec<NodeId> = figure.linear[1..].iter().map(|(_, node)| *node).collect();
            let straight = self.account.graph.sum(&straight, &unit)?;
            if self.value(straight).is_some_and(|value| !value.is_zero()) {
                let graph = &mut self.account.graph;
                let minus = graph.negative(straight);
                let more = graph.sum(&[after_base, minus], &unit)?;
                let share = graph.quotient(more, straight)?;
                overshoot = match Unit::parse("%") {
                    Ok(percent) => Some(graph.convert(share, &percent)?),
                    Err(_) => Some(share),
                };
            }
        }
        Ok(BudgetFigure { after_base, inclusive, trapezoid, overshoot })
    }

    /// With s of the status year, m years left and a remaining budget R, steps d keep it where Σ (s − d·k) = R, k = 1..m:
    /// d = 2 (m·s − R) / (m (m + 1)).
    fn catch_up(&mut self, figure: &TargetFigure) -> Result<Option<CatchUpFigure>, UnitClash> {
        let (Some(budget), Some(goal), Some(base)) = (&figure.budget, figure.goal, figure.base) else {
            return Ok(None);
        };
        if figure.is_over_untold(self.year()) {
            return Ok(None);
        }
        let Some((year, last)) = figure.alike().next_back() else { return Ok(None) };
        let (target_year, Some(base_year)) = (self.year(), self.base_year()) else { return Ok(None) };
        if year >= target_year {
            return Ok(None);
        }
        let left = i64::from(target_year) - i64::from(year);
        let unit = self.account.graph.unit(base).clone();
        let (known, is_filled) = self.filled(figure, (base_year, base), year)?;
        let graph = &mut self.account.graph;
        let used = graph.sum(&known, &unit)?;
        let minus = graph.negative(used);
        let remaining = graph.sum(&[budget.after_base, minus], &unit)?;
        graph.set_step(remaining, Step::BudgetLeft);
        let m = count(graph, left, &Unit::none());
        let minus = graph.negative(goal);
        let way = graph.sum(&[last, minus], &unit)?;
        let step = graph.quotient(way, m)?;
        let step_to_end_point = graph.convert(step, &unit)?;
        graph.set_step(step_to_end_point, Step::StepToEndPoint);
        let whole = graph.product(&[last, m])?;
        let whole = graph.convert(whole, &unit)?;
        let minus = graph.negative(remaining);
        let over = graph.sum(&[whole, minus], &unit)?;
        let triangle = count(graph, left * (left + 1) / 2, &Unit::none());
        let step = graph.quotient(over, triangle)?;
        let step_to_budget = graph.convert(step, &unit)?;
        graph.set_step(step_to_budget, Step::StepToBudget);
        let all = graph.product(&[step_to_budget, m])?;
        let all = graph.convert(all, &unit)?;
        let minus = graph.negative(all);
        let at_target = graph.sum(&[last, minus], &unit)?;
        let rate_to_end_point = self.rate_to_end_point(last, goal, left)?;
        let rate_to_budget = self.rate_to_budget(last, remaining, left);
        Ok(Some(CatchUpFigure {
            year,
            is_filled,
            used,
            remaining,
            step_to_end_point,
            step_to_budget,
            at_target,
            rate_to_end_point,
            rate_to_budget,
        }))
    }

    /// A value for each year after the base year up to `year`: the actual one, or one on the straight line between its
    /// neighbours, and whether any was filled in.
    fn filled(
        &mut self,
        figure: &TargetFigure,
        base: (i32, NodeId),
        year: i32,
    ) -> Result<(Vec<NodeId>, bool), UnitClash> {
        let mut corners = vec![base];
        corners.extend(figure.alike().filter(|(at, _)| *at <= year));
        let mut known = Vec::new();
        let mut is_filled = false;
        for pair in corners.windows(2) {
            let ((from, first), (to, last)) = (pair[0], pair[1]);
            let n = i64::from(to) - i64::from(from);
            is_filled |= n > 1;
            let parts: Vec<(i64, i64)> = (1..=n).map(|k| (k, n)).collect();
            let years = self.by_parts(first, last, from + 1, &parts)?;
            known.extend(years.into_iter().map(|(_, node)| node));
        }
        Ok((known, is_filled))
    }

    /// 1 − (goal / last)^(1 / m).
    fn rate_to_end_point(&mut self, last: NodeId, goal: NodeId, left: i64) -> Result<Option<NodeId>, UnitClash> {
        let is_positive = self.value(last).is_some_and(|last| last.is_positive());
        if !is_positive || self.value(goal).is_none_or(|goal| goal.is_negative()) {
            return Ok(None);
        }
        let Ok(percent) = Unit::parse("%") else { return Ok(None) };
        let graph = &mut self.account.graph;
        let ratio = graph.quotient(goal, last)?;
        let ratio = graph.convert(ratio, &Unit::none())?;
        let root = graph.power(ratio, Exponent { power: 1, root: u16::try_from(left).unwrap_or(1) })?;
        let one = count(graph, 1, &Unit::none());
        let less = graph.negative(root);
        let rate = graph.sum(&[one, less], &Unit::none())?;
        let rate = graph.convert(rate, &percent)?;
        graph.set_step(rate, Step::EqualRateToEndPoint);
        Ok(Some(rate))
    }

    /// The rate r with last × Σ (1 − r)^k = remaining, k = 1..m: no closed form beyond four years, so that it is found by
    /// halving and rounded.
    fn rate_to_budget(&mut self, last: NodeId, remaining: NodeId, left: i64) -> Option<NodeId> {
        let (from, rest) = (self.value(last)?, self.value(remaining)?);
        if !from.is_positive() || !rest.is_positive() {
            return None;
        }
        let (from_f64, rest_f64) = (from.to_f64(), rest.to_f64());
        let asked = rest_f64 / from_f64;
        let kept = equal_ratio(asked, left)?;
        let percent = Unit::parse("%").ok()?;
        let rounded =
            |value: f64, digits: u32| Some(Exact::from_f64(value)?.to_significant(digits, Rounding::HalfEven));
        let value = Exact::from_f64((1.0 - kept) * 100.0)?.round(-RATE_PLACES, Rounding::HalfEven);
        // d(rate)/d(sum of the powers) = −100 / Σ k q^(k−1); the sum is remaining / last.
        let slope = -100.0 / powers(kept, left).1;
        let by_last = rounded(slope * -asked / from_f64, RATE_DIGITS)?;
        let by_rest = rounded(slope / from_f64, RATE_DIGITS)?;
        let model = AboutTarget::BudgetRateModel { places: RATE_PLACES.unsigned_abs() }.both();
        let run = OpaqueRun { value, model, sensitivities: vec![(from, by_last), (rest, by_rest)] };
        Some(self.account.graph.opaque(run, &[last, remaining], &percent))
    }
}

/// Σ q^k and Σ k q^(k−1), k = 1..m.
fn powers(q: f64, m: i64) -> (f64, f64) {
    let (mut sum, mut slope, mut power) = (0.0, 0.0, 1.0);
    for k in 1..=m {
        slope += k as f64 * power;
        power *= q;
        sum += power;
    }
    (sum, slope)
}

/// The q above zero with Σ q^k = sum, k = 1..m.
fn equal_ratio(sum: f64, m: i64) -> Option<f64> {
    let (mut low, mut high) = (0.0, 1.0);
    while powers(high, m).0 < sum {
        high *= 2.0;
        if high > sum + 1.0 {
            break;
        }
    }
    // Each halving gives a bit; a double has 53 of them below the highest.
    for _ in 0..200 {
        let middle = low + (high - low) / 2.0;
        if powers(middle, m).0 < sum {
            low = middle;
        } else {
            high = middle;
        }
    }
    let found = low + (high - low) / 2.0;
    found.is_finite().then_some(found)
}

//! Where actual figures stand: against the path, its budget, and what is left to do.

use super::super::model::{PathForm, StatedPromise};
use super::super::progress::{Promise, status};
use super::{Describer, TargetFigure};
use crate::calc::{NodeId, UnitClash};
use crate::finding::Step;
use crate::inventory::share_of_one;
use crate::quantity::{Exact, Unit};
use crate::saving::count;

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
        all.map(|(name, node)| (name.to_owned(), node)).into()
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
        let Some((year, last)) = figure.actuals.last().copied() else { return Ok(None) };
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
        Ok(Some(CatchUpFigure { year, is_filled, used, remaining, step_to_end_point, step_to_budget, at_target }))
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
        corners.extend(figure.actuals.iter().copied().filter(|(at, _)| *at <= year));
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

    /// Where the target stands, by the figures as printed.
    fn standing(&self, figure: &TargetFigure) -> Option<super::Status> {
        let (base, base_year) = (self.value(figure.base?)?, self.base_year()?);
        let promise = self.promise(figure)?;
        let mut figures = vec![(base_year, base)];
        for (year, node) in &figure.actuals {
            figures.push((*year, self.value(*node)?));
        }
        status(&promise, &figures, base_year, self.year()).ok()
    }

    /// The promise as the rules of progress take it.
    pub(super) fn promise(&self, figure: &TargetFigure) -> Option<Promise> {
        let level = || self.value(figure.goal?);
        let cut = |of: &crate::finding::Located<crate::quantity::Quantity>| {
            share_of_one(&of.value).map(|change: Exact| -&change)
        };
        Some(match &self.target.goal.promise {
            StatedPromise::Change(of) => Promise::EndPoint(cut(of)?),
            StatedPromise::Yearly(of) => Promise::EveryYear(cut(of)?),
            StatedPromise::Reach(_) => Promise::Reach(level()?),
            StatedPromise::Keep(_) => Promise::Keep(level()?),
        })
    }
}

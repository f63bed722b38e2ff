//! From targets to figures.

mod agreement;
mod bounds;
mod convergence;
mod figures;
mod judgement;
mod path;
mod progress;
mod recalculation;
mod standing;
mod trend;

pub use convergence::{ConvergenceFigure, ConvergenceYearFigure};
pub use judgement::{
    BesideGoal, ForwardFigure, Held, Judged, Judgement, RiseFigure, Stand, TemperatureFigure, Wrong, WrongTest,
    time_frame_word,
};
pub use progress::{BudgetFigure, CatchUpFigure};
pub use recalculation::RecalculationFigure;
pub use standing::{ProgressFigure, YearFigures, YearWord};
pub use trend::TrendFigure;

use super::base_event::BaseEvents;
use super::consistency;
use super::holding::Portfolio;
use super::model::{Measured, PathForm, StatedPromise, Target};
use super::net_zero::NetZeroFigure;
use super::progress::Status;
use crate::account::Account;
use crate::calc::reading::exact;
use crate::calc::{NodeId, UnitClash, View};
use crate::factor::{Chooser, clash_finding};
use crate::finding::{AboutTarget, Code, Finding, Findings, Lang, TargetWord};
use crate::inventory::Accounts;
use crate::quantity::Exact;

/// The targets of a book with everything that follows from them.
#[derive(Debug, Clone, Default)]
pub struct Targets {
    /// Those that could be described, in the order of the book.
    pub targets: Vec<TargetFigure>,
    /// The scores of a portfolio.
    pub portfolio: Portfolio,
    /// How the targets stand to each other.
    pub consistency: consistency::Survey,
    /// The set of targets held against the Net-Zero Standard; absent where the book states none.
    pub net_zero: Option<NetZeroFigure>,
}

/// The figures of a target.
#[derive(Debug, Clone)]
pub struct TargetFigure {
    /// Index into the targets of the book.
    pub target: usize,
    /// The value of the base year, after the events that change it; 100 % where only the year is stated.
    pub base: Option<NodeId>,
    /// Whether the base is no figure but an index of 100 %.
    pub is_index: bool,
    /// The value of the target year.
    pub goal: Option<NodeId>,
    /// Its whole change against the base, in per cent.
    pub change: Option<NodeId>,
    /// The size of a linear step, in per cent of the base value a year.
    pub linear_step: Option<NodeId>,
    /// The change a year that compounds to the whole, in per cent.
    pub compound_rate: Option<NodeId>,
    /// The path that the target states, year by year from the base year.
    pub path: Vec<(i32, NodeId)>,
    /// The straight line, where the path is another.
    pub linear: Vec<(i32, NodeId)>,
    /// The compound path, where the path is another.
    pub compound: Vec<(i32, NodeId)>,
    /// Figures of the years after the base year.
    pub actuals: Vec<(i32, NodeId)>,
    /// The years of these that do not contain what changed the base year: they are not held against it.
    pub unlike: Vec<i32>,
    /// Whether figures of the book show that the target year is over.
    pub is_over: bool,
    /// What the path adds up to.
    pub budget: Option<BudgetFigure>,
    /// What is left to do.
    pub catch_up: Option<CatchUpFigure>,
    /// The events that concern its base year.
    pub recalculation: Option<RecalculationFigure>,
    /// The convergence that its path follows.
    pub convergence: Option<ConvergenceFigure>,
    /// Each year with a figure, and how the years so far hold the path.
    pub progress: ProgressFigure,
    /// Where it stands.
    pub status: Option<Status>,
    /// The change of the absolute figure under the growth of an intensity's activity, in per cent.
    pub absolute_change: Option<NodeId>,
    /// The growth a year above which the absolute figure rises, in per cent.
    pub break_even_growth: Option<NodeId>,
    /// What rules and methods say of it.
    pub judged: Judged,
    /// Parts that the target does not state.
    pub lacks: Vec<TargetWord>,
}

impl TargetFigure {
    /// The figures that stand on one footing with the base value.
    pub fn alike(&self) -> impl DoubleEndedIterator<Item = (i32, NodeId)> + Clone + use<'_> {
        self.actuals.iter().copied().filter(|(year, _)| !self.unlike.contains(year))
    }

    /// Whether the target year is over without a figure of it that counts.
    pub(super) fn is_over_untold(&self, target_year: i32) -> bool {
        let is_over = self.is_over || self.alike().any(|(year, _)| year > target_year);
        is_over && self.alike().all(|(year, _)| year != target_year)
    }

    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let single = [
            ("base", self.base),
            ("goal", self.goal),
            ("change", self.change),
            ("linear-step", self.linear_step),
            ("compound-rate", self.compound_rate),
            ("absolute-change", self.absolute_change),
            ("break-even-growth", self.break_even_growth),
        ];
        let mut named: Vec<(String, NodeId)> =
            single.into_iter().filter_map(|(name, node)| Some((name.to_owned(), node?))).collect();
        let years =
            [("path", &self.path), ("linear", &self.linear), ("compound", &self.compound), ("actual", &self.actuals)];
        for (name, nodes) in years {
            named.extend(nodes.iter().map(|(year, node)| (format!("{name}/{year}"), *node)));
        }
        if let Some(budget) = &self.budget {
            named.extend(budget.named());
        }
        if let Some(catch_up) = &self.catch_up {
            named.extend(catch_up.named());
        }
        named.extend(self.recalculation.iter().flat_map(RecalculationFigure::named));
        named.extend(self.convergence.iter().flat_map(ConvergenceFigure::named));
        named.extend(self.progress.named());
        named.extend(self.judged.named());
        named
    }
}

/// What targets are described with.
pub(super) struct Describer<'a> {
    pub target: &'a Target,
    /// Index of the target in the book.
    pub at: usize,
    /// The latest year of which the book has a figure.
    pub known_to: i32,
    pub accounts: &'a Accounts,
    pub factors: &'a Chooser<'a>,
    pub account: &'a mut Account,
    pub findings: &'a mut Findings,
}

/// Describes the targets, registers `target/ID/…`, and says what is missing.
pub fn describe(
    targets: &[Target],
    events: &BaseEvents,
    accounts: &Accounts,
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Targets {
    let mut figures = Vec::new();
    let stated = targets.iter().flat_map(|target| target.actuals.iter().map(|figure| figure.year));
    let known_to = stated.max().unwrap_or(i32::MIN);
    for (at, target) in targets.iter().enumerate() {
        let mut describer = Describer { target, at, known_to, accounts, factors, account, findings };
        match describer.describe(events) {
            Ok(figure) => figures.push(figure),
            Err(found) => findings.extend(found),
        }
    }
    let reached: Vec<usize> = figures
        .iter()
        .filter_map(|figure: &TargetFigure| figure.recalculation.as_ref())
        .flat_map(|of| of.events.iter().map(|(at, _)| *at))
        .collect();
    // What concerns nobody is most likely a slip; where a target could not be described it may have been for that one.
    for (at, event) in events.events.iter().enumerate().filter(|_| figures.len() == targets.len()) {
        if !reached.contains(&at) {
            let message = AboutTarget::EventWithoutTarget { event: event.id.clone() };
            findings.push(Finding::new(Code::TargetIncomplete, message).at(event.place));
        }
    }
    let consistency = agreement::agreement(targets, &figures, account, findings);
    Targets { targets: figures, portfolio: Portfolio::default(), consistency, net_zero: None }
}

impl Describer<'_> {
    fn describe(&mut self, events: &BaseEvents) -> Result<TargetFigure, Vec<Finding>> {
        let target = self.target;
        let failed = |clash: UnitClash| vec![clash_finding(&clash, target.goal.promise.quantity().place, None)];
        let mut figure = TargetFigure {
            target: self.at,
            base: None,
            is_index: false,
            goal: None,
            change: None,
            linear_step: None,
            compound_rate: None,
            path: Vec::new(),
            linear: Vec::new(),
            compound: Vec::new(),
            actuals: Vec::new(),
            unlike: Vec::new(),
            is_over: self.known_to > self.year(),
            budget: None,
            catch_up: None,
            recalculation: None,
            convergence: None,
            progress: ProgressFigure::default(),
            status: None,
            absolute_change: None,
            break_even_growth: None,
            judged: Judged::default(),
            lacks: self.lacks(),
        };
        (figure.base, figure.is_index) = self.base()?;
        if figure.is_index {
            figure.lacks.insert(0, TargetWord::PartBaseFigure);
        }
        if let Some(before) = figure.base {
            let (after, recalculation) = self.recalculated(before, events)?;
            (figure.base, figure.recalculation) = (Some(after), recalculation);
        }
        let unit = figure.base.map(|base| self.account.graph.unit(base).clone());
        figure.actuals = self.actuals(unit.as_ref())?;
        figure.unlike = self.unlike(&figure, events);
        self.check_sign(&figure)?;
        if self.form() == PathForm::Convergence
            && let Some(base) = figure.base.filter(|_| !figure.is_index)
        {
            figure.convergence = Some(self.convergence(base)?);
        }
        let converged = figure.convergence.as_ref().and_then(|of| self.converged(of).last().map(|(_, node)| *node));
        if converged.is_none() && matches!(target.goal.promise, StatedPromise::Converge(_)) {
            let message = AboutTarget::NoConvergence { target: target.id.clone() };
            return Err(vec![Finding::new(Code::TargetUnclear, message).at(target.place)]);
        }
        figure.goal = Some(self.goal(figure.base, converged).map_err(failed)?);
        self.check_bounds(&figure);
        self.changes(&mut figure).map_err(failed)?;
        self.paths(&mut figure)?;
        self.intensity(&mut figure).map_err(failed)?;
        self.progress(&mut figure).map_err(failed)?;
        figure.judged = self.judged(&figure).map_err(failed)?;
        let id = &target.id;
        for (name, node) in figure.named() {
            self.account.register(&format!("target/{id}/{name}"), node);
        }
        self.say_lacks(&figure);
        Ok(figure)
    }

    /// The parts that nobody can do without and that are not there.
    fn lacks(&self) -> Vec<TargetWord> {
        let target = self.target;
        let mut lacks = Vec::new();
        if target.base.is_none() && !matches!(target.goal.promise, StatedPromise::Keep(_)) {
            lacks.push(TargetWord::PartBase);
        }
        if target.indicator == super::Indicator::Emissions {
            let boundary = &target.boundary;
            if boundary.scopes.is_empty() {
                lacks.push(TargetWord::PartScopes);
            }
            if boundary.scopes.contains(&2) && boundary.scope2.is_none() {
                lacks.push(TargetWord::PartScope2);
            }
            if boundary.coverage.is_none() {
                lacks.push(TargetWord::PartCoverage);
            }
            if target.judged.submitted.is_none() {
                lacks.push(TargetWord::PartSubmission);
            }
        }
        if target.measured.is_intensity() && target.per.is_none() {
            lacks.push(TargetWord::PartPer);
        }
        if target.measured == Measured::EconomicIntensity && target.price_basis.is_none() {
            lacks.push(TargetWord::PartPrices);
        }
        lacks
    }

    fn say_lacks(&mut self, figure: &TargetFigure) {
        if figure.lacks.is_empty() {
            return;
        }
        let parts = figure.lacks.iter().map(|part| Box::new([part.text(Lang::En), part.text(Lang::Zh)])).collect();
        let message = AboutTarget::Lacks { target: self.target.id.clone(), parts };
        self.findings.push(Finding::new(Code::TargetIncomplete, message).at(self.target.place));
    }

    /// The value of a figure, where it is known whole.
    pub(super) fn value(&self, node: NodeId) -> Option<Exact> {
        exact::value(View::plain(&self.account.graph), node).value().cloned()
    }

    /// The target year.
    pub(super) fn year(&self) -> i32 {
        self.target.goal.year.value
    }

    /// The base year.
    pub(super) fn base_year(&self) -> Option<i32> {
        self.target.base.as_ref().map(|base| base.year)
    }

    /// The form of the path.
    pub(super) fn form(&self) -> PathForm {
        self.target.path.form
    }
}

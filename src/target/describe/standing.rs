//! Where actual figures stand, year by year: a promise per year is judged per year, an end point by its path.

use super::super::model::Indicator;
use super::super::model::{Measured, StatedPromise};
use super::super::progress::{Known, Promise, Standing, Status, status_with};
use super::{Describer, TargetFigure, TrendFigure};
use crate::calc::{NodeId, UnitClash};
use crate::finding::{Located, Step};
use crate::inventory::share_of_one;
use crate::quantity::{Exact, Quantity, Unit};

/// The years with a figure, and how they hold the stated path.
#[derive(Debug, Clone, Default)]
pub struct ProgressFigure {
    /// The years after the base year that have a figure, in order.
    pub years: Vec<YearFigures>,
    /// Whether the last figure is on the good side of the stated path; absent where there is none.
    pub on_path: Option<bool>,
    /// What the path adds up to after the base year, to the year of the last figure; absent where a year has no figure.
    pub path_so_far: Option<NodeId>,
    /// What the figures of the same years add up to.
    pub actual_so_far: Option<NodeId>,
    /// Whether that keeps the path's sum; only for a falling path.
    pub within_budget: Option<bool>,
    /// Where the figures lead, if they go on as they did.
    pub trend: Option<TrendFigure>,
}

/// A year with a figure.
#[derive(Debug, Clone)]
pub struct YearFigures {
    /// The year.
    pub year: i32,
    /// Its figure.
    pub actual: NodeId,
    /// The figure less that of the path.
    pub gap: Option<NodeId>,
    /// Its change against the year before, in per cent; absent where that year has no figure.
    pub change: Option<NodeId>,
    /// How it stands.
    pub word: YearWord,
}

/// How a year stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearWord {
    /// A promise for this year is kept.
    Kept,
    /// It is broken.
    Broken,
    /// On the good side of the path.
    OnPath,
    /// On its other side.
    OffPath,
    /// It cannot be told.
    CannotTell,
}

impl YearWord {
    /// A stable word.
    pub const fn word(self) -> &'static str {
        match self {
            YearWord::Kept => "kept",
            YearWord::Broken => "broken",
            YearWord::OnPath => "on_path",
            YearWord::OffPath => "off_path",
            YearWord::CannotTell => "cannot_tell",
        }
    }
}

impl ProgressFigure {
    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let mut named = Vec::new();
        for of in &self.years {
            named.extend(of.gap.map(|node| (format!("gap/{}", of.year), node)));
            named.extend(of.change.map(|node| (format!("year-change/{}", of.year), node)));
        }
        named.extend(self.path_so_far.map(|node| ("path-so-far".to_owned(), node)));
        named.extend(self.actual_so_far.map(|node| ("actual-so-far".to_owned(), node)));
        named.extend(self.trend.iter().flat_map(TrendFigure::named));
        named
    }
}

impl Describer<'_> {
    /// Each year with a figure, and the sums so far.
    pub(super) fn years_so_far(&mut self, figure: &TargetFigure) -> Result<ProgressFigure, UnitClash> {
        let mut made = ProgressFigure::default();
        let mut before = self.base_year().zip(figure.base);
        for (year, actual) in figure.actuals.clone() {
            let path = figure.path.iter().find(|(at, _)| *at == year).map(|(_, node)| *node);
            let is_alike = !figure.unlike.contains(&year);
            let path = path.filter(|_| is_alike);
            let previous = before.filter(|(at, _)| i64::from(year) - i64::from(*at) == 1).map(|(_, node)| node);
            let previous = previous.filter(|_| is_alike != figure.unlike.contains(&(year - 1)));
            let gap = path.map(|path| self.against_path(actual, path)).transpose()?;
            let change = match previous {
                Some(previous) => self.change_of(actual, previous)?,
                None => None,
            };
            let word = match is_alike {
                true => self.word_of(figure, year, (actual, path), previous),
                false => YearWord::CannotTell,
            };
            made.years.push(YearFigures { year, actual, gap, change, word });
            before = Some((year, actual));
        }
        self.so_far(figure, &mut made)?;
        // What is over has no trend ahead of it.
        made.trend = if figure.is_over_untold(self.year()) { None } else { self.trend(figure) };
        Ok(made)
    }

    fn against_path(&mut self, actual: NodeId, path: NodeId) -> Result<NodeId, UnitClash> {
        let graph = &mut self.account.graph;
        let unit = graph.unit(path).clone();
        let minus = graph.negative(path);
        let gap = graph.sum(&[actual, minus], &unit)?;
        graph.set_step(gap, Step::AgainstPath);
        Ok(gap)
    }

    fn change_of(&mut self, actual: NodeId, previous: NodeId) -> Result<Option<NodeId>, UnitClash> {
        if self.value(previous).is_none_or(|value| value.is_zero()) {
            return Ok(None);
        }
        let Ok(percent) = Unit::parse("%") else { return Ok(None) };
        let graph = &mut self.account.graph;
        let unit = graph.unit(previous).clone();
        let minus = graph.negative(previous);
        let difference = graph.sum(&[actual, minus], &unit)?;
        let change = graph.quotient(difference, previous)?;
        let change = graph.convert(change, &percent)?;
        graph.set_step(change, Step::AgainstYearBefore);
        Ok(Some(change))
    }

    fn word_of(
        &self,
        figure: &TargetFigure,
        year: i32,
        (actual, path): (NodeId, Option<NodeId>),
        previous: Option<NodeId>,
    ) -> YearWord {
        let Some(actual) = self.value(actual) else { return YearWord::CannotTell };
        let kept = |holds: bool| if holds { YearWord::Kept } else { YearWord::Broken };
        match &self.target.goal.promise {
            StatedPromise::Yearly(change) => {
                let rate = share_of_one(&change.value);
                let Some((rate, previous)) = rate.zip(previous.and_then(|node| self.value(node))) else {
                    return YearWord::CannotTell;
                };
                let promised = &previous * &(&Exact::ONE + &rate);
                kept(if rate.is_positive() { actual >= promised } else { actual <= promised })
            }
            StatedPromise::Keep(_) => {
                let Some(level) = figure.goal.and_then(|goal| self.value(goal)) else { return YearWord::CannotTell };
                kept(if self.target.goal.is_floor(&level) { actual >= level } else { actual <= level })
            }
            _ => {
                let late = figure.goal.filter(|_| year >= self.year());
                let Some(path) = late.or(path).and_then(|node| self.value(node)) else {
                    return YearWord::CannotTell;
                };
                let Some(falls) = self.falls(figure) else { return YearWord::CannotTell };
                let holds = if falls { actual <= path } else { actual >= path };
                if holds { YearWord::OnPath } else { YearWord::OffPath }
            }
        }
    }

    /// Whether less is better: by base and goal, or by the book where there is no base.
    pub(super) fn falls(&self, figure: &TargetFigure) -> Option<bool> {
        let goal = self.value(figure.goal?)?;
        match (&self.target.goal.promise, figure.base) {
            (StatedPromise::Keep(_), _) | (_, None) => Some(!self.target.goal.is_floor(&goal)),
            (StatedPromise::Yearly(rate), Some(_)) => share_of_one(&rate.value).map(|rate| !rate.is_positive()),
            (StatedPromise::Change(change), Some(_)) => {
                let change = share_of_one(&change.value)?;
                let less_is_better = || match self.target.goal.better {
                    Some(better) => better == super::super::model::Better::Lower,
                    None => self.target.indicator == Indicator::Emissions || !self.target.goal.is_floor(&goal),
                };
                Some(if change.is_zero() { less_is_better() } else { change.is_negative() })
            }
            (_, Some(base)) => {
                let base = self.value(base)?;
                if goal == base { Some(!self.target.goal.is_floor(&goal)) } else { Some(goal < base) }
            }
        }
    }

    /// The sums of path and figures, where every year has a figure.
    fn so_far(&mut self, figure: &TargetFigure, made: &mut ProgressFigure) -> Result<(), UnitClash> {
        if figure.is_over_untold(self.year()) {
            return Ok(());
        }
        let inside = figure.alike().filter(|(year, _)| *year <= self.year());
        let Some((last, actual)) = inside.clone().next_back() else { return Ok(()) };
        let Some(falls) = self.falls(figure) else { return Ok(()) };
        let of_path = |year: i32| figure.path.iter().find(|(at, _)| *at == year).map(|(_, node)| *node);
        let pair = of_path(last).and_then(|path| Some((self.value(actual)?, self.value(path)?)));
        made.on_path = pair.map(|(actual, path)| if falls { actual <= path } else { actual >= path });
        let Some(base_year) =
            self.base_year().filter(|_| figure.budget.is_some() && self.target.measured == Measured::Absolute)
        else {
            return Ok(());
        };
        let figures: Vec<NodeId> = inside.map(|(_, node)| node).collect();
        let path: Vec<NodeId> = (base_year..=last).skip(1).filter_map(of_path).collect();
        if figures.len() != path.len() || path.is_empty() {
            return Ok(());
        }
        let graph = &mut self.account.graph;
        let unit = graph.unit(path[0]).clone();
        let planned = graph.sum(&path, &unit)?;
        graph.set_step(planned, Step::PathSoFar);
        let actual = graph.sum(&figures, &unit)?;
        (made.path_so_far, made.actual_so_far) = (Some(planned), Some(actual));
        let pair = self.value(actual).zip(self.value(planned));
        made.within_budget = pair.filter(|_| falls).map(|(actual, planned)| actual <= planned);
        Ok(())
    }

    /// Where the target stands as a whole, by the figures as printed.
    pub(super) fn standing(&self, figure: &TargetFigure) -> Option<Status> {
        let promise = self.promise(figure)?;
        let mut figures = Vec::new();
        for (year, node) in figure.alike() {
            figures.push((year, self.value(node)?));
        }
        if figures.is_empty() && !figure.unlike.is_empty() {
            let standing = Standing::UnlikeFigures;
            return Some(Status { standing, gaps: Vec::new(), on_compound: None, within_budget: None });
        }
        match figure.base.zip(self.base_year()) {
            Some((base, base_year)) => {
                figures.insert(0, (base_year, self.value(base)?));
                let is_level = matches!(promise, Promise::Keep(_) | Promise::KeepAtMost(_));
                let falls = if is_level { None } else { self.falls(figure) };
                let known = Known { falls, is_over: figure.is_over };
                status_with(&promise, &figures, base_year, self.year(), known).ok()
            }
            None => Some(self.without_base(figure, &promise, &figures)),
        }
    }

    /// A level needs no base to be kept or reached; whether it will be, only a path tells.
    fn without_base(&self, figure: &TargetFigure, promise: &Promise, figures: &[(i32, Exact)]) -> Status {
        let inside: Vec<&(i32, Exact)> = figures.iter().filter(|(year, _)| *year <= self.year()).collect();
        let goal = figure.goal.and_then(|goal| self.value(goal));
        let (Some((first, _)), Some((last, value)), Some(goal)) = (inside.first(), inside.last(), goal) else {
            return Status { standing: Standing::CannotTell, gaps: Vec::new(), on_compound: None, within_budget: None };
        };
        let falls = self.falls(figure).unwrap_or(false);
        let good = |value: &Exact| if falls { *value <= goal } else { *value >= goal };
        let is_there = |year: &i32| inside.iter().any(|(at, _)| at == year);
        let gaps = (*first..=*last).filter(|year| !is_there(year)).collect();
        let standing = match promise {
            Promise::Keep(_) | Promise::KeepAtMost(_) => {
                let broken: Vec<i32> = inside.iter().filter(|(_, value)| !good(value)).map(|(year, _)| *year).collect();
                if broken.is_empty() { Standing::MetEveryYear } else { Standing::Broken(broken) }
            }
            _ => match (good(value), *last >= self.year()) {
                (true, true) => Standing::Achieved,
                (false, true) => Standing::Missed,
                (true, false) => Standing::AlreadyAchieved,
                (false, false) => Standing::CannotTell,
            },
        };
        Status { standing, gaps, on_compound: None, within_budget: None }
    }

    /// The promise as the rules of progress take it.
    pub(super) fn promise(&self, figure: &TargetFigure) -> Option<Promise> {
        let level = || self.value(figure.goal?);
        let cut = |of: &Located<Quantity>| share_of_one(&of.value).map(|change: Exact| -&change);
        Some(match &self.target.goal.promise {
            StatedPromise::Change(of) => Promise::EndPoint(cut(of)?),
            StatedPromise::Yearly(of) => Promise::EveryYear(cut(of)?),
            StatedPromise::Reach(_) | StatedPromise::Converge(_) => Promise::Reach(level()?),
            StatedPromise::Keep(_) => {
                let level = level()?;
                if self.target.goal.is_floor(&level) { Promise::Keep(level) } else { Promise::KeepAtMost(level) }
            }
        })
    }
}

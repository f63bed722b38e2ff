//! What a target cannot promise, and what cannot be held against it.

use super::super::base_event::{BaseEvent, BaseEvents};
use super::super::model::{Indicator, Measured, StatedPromise};
use super::{Describer, TargetFigure};
use crate::finding::{AboutTarget, Code, Finding, one_line};
use crate::inventory::share_of_one;
use crate::quantity::{Exact, Unit};

impl Describer<'_> {
    /// The years of figures from before a structural event that changed the base year: they do not contain what the base year
    /// now contains (GHG Protocol Corporate Standard, chapter 5), unless the book says that they do.
    pub(super) fn unlike(&mut self, figure: &TargetFigure, book: &BaseEvents) -> Vec<i32> {
        let Some(of) = figure.recalculation.as_ref().filter(|of| of.triggers) else { return Vec::new() };
        let mut unlike = Vec::new();
        let counted = of.events.iter().filter(|(_, effect)| self.value(*effect).is_some_and(|value| !value.is_zero()));
        let events: Vec<&BaseEvent> = counted.filter_map(|(at, _)| book.events.get(*at)).collect();
        for event in events.into_iter().filter(|event| event.kind.is_structural() && !event.actuals_recalculated) {
            let from = event.when.map(|day| i32::from(day.year()));
            let is_before = |year: i32| from.is_none_or(|from| year < from);
            let stated = |year: i32| self.target.actuals.iter().find(|figure| figure.year == year);
            let is_restated = |year: i32| stated(year).is_some_and(|figure| figure.is_recalculated);
            let years = figure.actuals.iter().map(|(year, _)| *year);
            let years: Vec<i32> = years.filter(|year| is_before(*year) && !is_restated(*year)).collect();
            let Some(last) = years.last() else { continue };
            let message = AboutTarget::UnlikeFigures {
                target: self.target.id.clone(),
                event: event.id.clone(),
                years: years.clone(),
            };
            let place = stated(*last).map_or(self.target.place, |figure| figure.place);
            let finding = Finding::new(Code::TargetUnlike, message).help(AboutTarget::UnlikeFiguresHelp);
            self.findings.push(finding.at(event.place).at(place));
            unlike.extend(years);
        }
        unlike.sort_unstable();
        unlike.dedup();
        unlike
    }

    /// A change in per cent of what is below zero has no direction.
    pub(super) fn check_sign(&self, figure: &TargetFigure) -> Result<(), Vec<Finding>> {
        let promise = &self.target.goal.promise;
        let is_change = matches!(promise, StatedPromise::Change(_) | StatedPromise::Yearly(_));
        let is_below = figure.base.and_then(|base| self.value(base)).is_some_and(|base| base.is_negative());
        let Some(base) = self.target.base.as_ref().filter(|_| is_change && is_below) else { return Ok(()) };
        let message = AboutTarget::ChangeOfNegative { target: self.target.id.clone() };
        let finding = Finding::new(Code::TargetOutOfBounds, message).help(AboutTarget::ChangeOfNegativeHelp);
        Err(vec![finding.at(promise.quantity().place).at(base.place)])
    }

    /// A share of more than everything, and a rise of emissions that may be a forgotten minus.
    pub(super) fn check_bounds(&mut self, figure: &TargetFigure) {
        let promise = &self.target.goal.promise;
        let of = promise.quantity();
        let share =
            figure.goal.filter(|_| self.target.measured == Measured::Share && !figure.is_index).and_then(|goal| {
                let ratio = self.account.graph.unit(goal).convertible(&Unit::none())?;
                Some(&self.value(goal)? * &ratio)
            });
        if share.is_some_and(|share| share > Exact::ONE) {
            let message = AboutTarget::ShareAboveAll { target: self.target.id.clone() };
            self.findings.push(Finding::new(Code::TargetOutOfBounds, message).at(of.place));
        }
        let is_change = matches!(promise, StatedPromise::Change(_) | StatedPromise::Yearly(_));
        let rises = is_change && share_of_one(&of.value).is_some_and(|change| change.is_positive());
        if rises && self.target.indicator == Indicator::Emissions && self.target.measured != Measured::Share {
            let text = one_line(of.value.text());
            let message = AboutTarget::RiseOfEmissions { target: self.target.id.clone(), text };
            self.findings.push(Finding::new(Code::TargetRises, message).at(of.place));
        }
    }
}

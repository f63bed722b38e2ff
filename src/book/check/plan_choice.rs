//! What must be chosen and what can be chosen: commitments that contradict each other, measures that no plan can take.

use std::collections::{BTreeSet, HashSet};

use super::super::raw::RawTable;
use super::Checker;
use crate::finding::{AboutPlan, Code, Finding, Place};
use crate::target::roadmap_starts;
use crate::target::{MeasureEntry, PlanEntry, StatedEffect};

/// What a measure requires, directly or through others, and itself.
fn closure(of: usize, measures: &[MeasureEntry]) -> BTreeSet<usize> {
    let (mut seen, mut open) = (BTreeSet::from([of]), vec![of]);
    while let Some(at) = open.pop() {
        open.extend(measures[at].requires.iter().copied().filter(|required| seen.insert(*required)));
    }
    seen
}

/// Two measures of one group among some.
fn of_one_group(among: &BTreeSet<usize>, measures: &[MeasureEntry]) -> Option<(usize, usize, String)> {
    let group = |at: usize| measures[at].group.as_ref().map(|group| group.value.as_str());
    among.iter().find_map(|first| {
        let of_first = group(*first)?;
        let second = among.iter().find(|second| *second > first && group(**second) == Some(of_first))?;
        Some((*first, *second, of_first.to_owned()))
    })
}

/// The first year that each measure can start in, after what it requires; `None` for never within the plan. What stands in a
/// circle of prerequisites has its own first year: the circle is reported elsewhere.
fn first_starts(plan: &PlanEntry, measures: &[MeasureEntry]) -> Vec<Option<i32>> {
    let starts: Vec<Vec<i32>> = measures.iter().map(|measure| roadmap_starts(plan, measure)).collect();
    let mut first: Vec<Option<i32>> = starts.iter().map(|starts| starts.iter().min().copied()).collect();
    loop {
        let mut changed = false;
        for (at, measure) in measures.iter().enumerate() {
            let Some(now) = first[at] else { continue };
            let required: Option<Vec<i32>> = measure.requires.iter().map(|required| first[*required]).collect();
            let after = required.map(|years| years.into_iter().max().unwrap_or(now));
            let next = after.and_then(|after| starts[at].iter().copied().filter(|year| *year >= after).min());
            if next != first[at] {
                first[at] = next;
                changed = true;
            }
        }
        if !changed {
            return first;
        }
    }
}

/// Whether a plan has the end uses of a measure.
pub(super) fn is_inside(plan: &PlanEntry, measure: &MeasureEntry) -> bool {
    let has = |at: usize| plan.end_uses.contains(&at);
    has(measure.end_use)
        && match measure.effect {
            StatedEffect::Switch { to, .. } => has(to),
            _ => true,
        }
}

impl<'a> Checker<'a> {
    /// Commitments of each plan together with what they require, and measures that no plan can choose. Asked before the plans
    /// leave out what they cannot choose, so that no commitment is dropped.
    pub(super) fn choices(&mut self, plans: &[PlanEntry], measures: &[MeasureEntry]) {
        let raw = self.raw;
        let tables: Vec<&RawTable> = raw.each("plan").collect();
        let mut said = HashSet::new();
        let mut first_by_plan = Vec::new();
        for (plan, table) in plans.iter().zip(tables) {
            let first = first_starts(plan, measures);
            self.commitments(plan, table, measures, &first, &mut said);
            first_by_plan.push(first);
        }
        for (at, measure) in measures.iter().enumerate() {
            let all = closure(at, measures);
            if let Some((first, second, group)) = of_one_group(&all, measures) {
                let message = AboutPlan::NeverChosen {
                    measure: measure.id.clone(),
                    first: measures[first].id.clone(),
                    second: measures[second].id.clone(),
                    group,
                };
                self.report(Finding::new(Code::MeasureNotPossible, message).at(measure.place));
                continue;
            }
            // A short plan may leave out what a longer one takes: only what no plan can start is a slip.
            let never = !plans.is_empty() && first_by_plan.iter().all(|first| first[at].is_none());
            if never && !measure.is_committed && !plans.iter().any(|plan| plan.committed.contains(&at)) {
                let last = plans.iter().map(|plan| plan.year).max().unwrap_or_default();
                let message = AboutPlan::NeverStarts { measure: measure.id.clone(), last };
                let place = measure.earliest.as_ref().map_or(measure.place, |earliest| earliest.place);
                self.report(Finding::new(Code::MeasureNotPossible, message).at(place).at(plans[0].place));
            }
        }
    }

    fn commitments(
        &mut self,
        plan: &PlanEntry,
        table: &RawTable,
        measures: &[MeasureEntry],
        first: &[Option<i32>],
        said: &mut HashSet<(usize, usize)>,
    ) {
        let place_in = |key: &'static str, at: usize| -> Option<Place> {
            table.texts(key).iter().find(|text| text.text.trim() == measures[at].id).map(|text| text.place)
        };
        let id = |at: usize| measures[at].id.clone();
        let is_excluded = |at: usize| !plan.measures.contains(&at);
        let mut forced: Vec<(usize, usize)> = Vec::new();
        for at in 0..measures.len() {
            let is_named = plan.committed.contains(&at);
            // What a plan excludes or has no end use for is no commitment of that plan, unless it says so itself.
            if !is_named && (!measures[at].is_committed || is_excluded(at) || !is_inside(plan, &measures[at])) {
                continue;
            }
            let place = place_in("commit", at).unwrap_or(measures[at].place);
            for required in closure(at, measures) {
                let (measure, of) = (id(at), plan.id.clone());
                if is_excluded(required) {
                    let message = match required == at {
                        true => AboutPlan::CommittedExcluded { measure, plan: of },
                        false => AboutPlan::RequiresExcluded { measure, required: id(required), plan: of },
                    };
                    let excluded = place_in("exclude", required).unwrap_or(plan.place);
                    self.report(Finding::new(Code::PlanUnclear, message).at(place).at(excluded));
                } else if !is_inside(plan, &measures[required]) {
                    let message = AboutPlan::CommittedOutside { measure, required: id(required), plan: of };
                    self.report(Finding::new(Code::PlanUnclear, message).at(place).at(measures[required].place));
                }
                forced.push((required, at));
            }
            // One without a year of its own is told with the figures of its plan.
            if first[at].is_none() && !roadmap_starts(plan, &measures[at]).is_empty() {
                let message = AboutPlan::CommittedNeverStarts { measure: id(at), plan: plan.id.clone() };
                self.report(Finding::new(Code::PlanYears, message).at(place).at(plan.place));
            }
        }
        let all: BTreeSet<usize> = forced.iter().map(|(at, _)| *at).collect();
        let Some((one, other, group)) = of_one_group(&all, measures) else { return };
        let both = measures[one].is_committed && measures[other].is_committed;
        // Two that are both marked have been reported with the group, and a pair is told once.
        if both || !said.insert((one, other)) {
            return;
        }
        let by = |of: usize| {
            forced.iter().find(|(at, by)| *at == of && by == at).or(forced.iter().find(|(at, _)| *at == of))
        };
        let (by_one, by_other) = (by(one).map_or(one, |(_, by)| *by), by(other).map_or(other, |(_, by)| *by));
        let message = AboutPlan::BothForced {
            first: id(one),
            first_by: (by_one != one).then(|| id(by_one)),
            second: id(other),
            second_by: (by_other != other).then(|| id(by_other)),
            group,
        };
        let place = |by: usize| place_in("commit", by).unwrap_or(measures[by].place);
        self.report(Finding::new(Code::PlanUnclear, message).at(place(by_other)).at(place(by_one)).at(plan.place));
    }
}

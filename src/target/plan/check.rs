//! Whether a problem can be searched, before anything is computed.

use std::collections::{HashMap, HashSet};

use super::error::PlanError;
use super::model::{Constraint, Cover, Effect, Measure, Problem};
use crate::quantity::Exact;

/// The first thing wrong with a problem, in the order of its parts.
pub(super) fn check(problem: &Problem) -> Result<(), PlanError> {
    let years = problem.years();
    if years == 0 || years > PlanError::MOST_YEARS {
        return Err(PlanError::Years { base: problem.base_year, target: problem.target_year });
    }
    if !(&Exact::ONE + &problem.rate).is_positive() {
        return Err(PlanError::Rate);
    }
    let mut seen = HashSet::new();
    for stream in &problem.streams {
        if !seen.insert(stream.id.as_str()) {
            return Err(PlanError::StreamTwice(stream.id.clone()));
        }
        let fits = |values: &[Exact]| values.len() == years + 1 && values.iter().all(|v| !v.is_negative());
        if !fits(&stream.load) || !fits(&stream.factor) {
            return Err(PlanError::Stream(stream.id.clone()));
        }
    }
    if let Constraint::EveryYear(caps) = &problem.constraint
        && caps.len() != years
    {
        return Err(PlanError::Caps { expected: years, found: caps.len() });
    }
    let mut places = HashMap::new();
    for (at, measure) in problem.measures.iter().enumerate() {
        if places.insert(measure.id.as_str(), at).is_some() {
            return Err(PlanError::MeasureTwice(measure.id.clone()));
        }
    }
    for measure in &problem.measures {
        check_measure(problem, measure)?;
        if let Some(unknown) = measure.requires.iter().find(|id| !places.contains_key(id.as_str())) {
            return Err(PlanError::NoSuchMeasure { measure: measure.id.clone(), requires: unknown.clone() });
        }
    }
    committed_once(problem)?;
    no_circle(problem, &places)
}

fn check_measure(problem: &Problem, measure: &Measure) -> Result<(), PlanError> {
    let id = || measure.id.clone();
    let fraction = |f: &Exact| !f.is_negative() && f <= &Exact::ONE;
    let (streams, fits_fraction, fits_amount): (Vec<usize>, bool, bool) = match &measure.effect {
        Effect::Fraction { stream, fraction: f } => (vec![*stream], fraction(f), true),
        Effect::Amount { stream, amount } => (vec![*stream], true, !amount.is_negative()),
        Effect::Switch { from, to, fraction: f, ratio } => {
            if from == to {
                return Err(PlanError::SwitchToItself(id()));
            }
            (vec![*from, *to], fraction(f), !ratio.is_negative())
        }
        Effect::Contract { stream, cover: Cover::Share(f) } => (vec![*stream], fraction(f), true),
        Effect::Contract { stream, cover: Cover::Amount(amount) } => (vec![*stream], true, !amount.is_negative()),
    };
    if let Some(stream) = streams.into_iter().find(|s| *s >= problem.streams.len()) {
        return Err(PlanError::NoSuchStream { measure: id(), stream });
    }
    if !fits_fraction {
        return Err(PlanError::Fraction(id()));
    }
    if !fits_amount {
        return Err(PlanError::Negative(id()));
    }
    if measure.ramp_years == 0 || measure.life == Some(0) {
        return Err(PlanError::NoDuration(id()));
    }
    if let Some(year) = measure.starts.iter().find(|y| **y <= problem.base_year || **y > problem.target_year) {
        return Err(PlanError::Start { measure: id(), year: Some(*year) });
    }
    if measure.committed && measure.starts.is_empty() {
        return Err(PlanError::Start { measure: id(), year: None });
    }
    Ok(())
}

fn committed_once(problem: &Problem) -> Result<(), PlanError> {
    let mut of_group: HashMap<&str, &str> = HashMap::new();
    for measure in problem.measures.iter().filter(|m| m.committed) {
        if let Some(group) = &measure.group
            && let Some(first) = of_group.insert(group, &measure.id)
        {
            return Err(PlanError::GroupCommitted { first: first.to_owned(), second: measure.id.clone() });
        }
    }
    Ok(())
}

/// Follows prerequisites from each measure; without recursion, so that a long chain cannot exhaust the stack.
fn no_circle(problem: &Problem, places: &HashMap<&str, usize>) -> Result<(), PlanError> {
    let next = |at: usize, which: usize| {
        let id = problem.measures.get(at)?.requires.get(which)?;
        places.get(id.as_str()).copied()
    };
    let mut done = vec![false; problem.measures.len()];
    for first in 0..problem.measures.len() {
        let mut path: Vec<(usize, usize)> = vec![(first, 0)];
        while let Some((at, which)) = path.pop() {
            if done[at] {
                continue;
            }
            match next(at, which) {
                None => done[at] = true,
                Some(required) => {
                    path.push((at, which + 1));
                    if let Some(start) = path.iter().position(|(on, _)| *on == required) {
                        let ids = path[start..].iter().map(|(on, _)| problem.measures[*on].id.clone());
                        return Err(PlanError::Circle(ids.collect()));
                    }
                    path.push((required, 0));
                }
            }
        }
    }
    Ok(())
}

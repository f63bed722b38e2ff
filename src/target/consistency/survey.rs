//! Many targets against one another, without comparing each with each.

use std::collections::{BTreeMap, BTreeSet};

use super::envelope::{EndPoint, Envelope};
use super::model::CompanyTarget;
use super::parts::parts_of;
use super::sets::{Lie, Sets};
use super::{Finding, Stands, consistency, pair};
use crate::quantity::Exact;
use crate::target::path::PathError;
use crate::target::progress::Promise;

/// How the targets of a company stand to each other.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Survey {
    /// What was found: of few targets every pair that has something in common, in the order of the targets; of many at least one
    /// contradiction of every target that contradicts another, first, and then what else is worth saying.
    pub findings: Vec<Finding>,
    /// Pairs with something in common.
    pub pairs: u64,
    /// Whether the findings have every such pair.
    pub is_whole: bool,
}

impl Survey {
    /// Pairs up to which every pair is a finding, and the most findings that are listed.
    pub const MOST_LISTED: usize = 200;

    /// Findings of two targets that cannot both be kept, or of which the later lets figures rise again.
    pub fn conflicts(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|one| one.stands.is_conflict())
    }
}

/// Compares the targets of a company: each with each where they are few, and [`contradictions`] where they are many.
///
/// # Errors
/// As [`consistency`].
pub fn survey(targets: &[CompanyTarget], growth: Option<&Exact>) -> Result<Survey, (String, PathError)> {
    let pairs = Sets::new(targets).pairs(targets);
    let is_whole = pairs <= Survey::MOST_LISTED as u64;
    let findings = if is_whole { consistency(targets, growth)? } else { contradictions(targets, growth)? };
    Ok(Survey { findings, pairs, is_whole })
}

/// What contradicts each other among many targets, in time near-linear in their number.
///
/// Every target that contradicts any other is in a finding, with one that it contradicts; not every pair of them is. After
/// these: a target that another of its year implies, boundaries that share a part only, and an intensity beside an absolute
/// target, each once.
///
/// # Errors
/// As [`consistency`].
pub fn contradictions(targets: &[CompanyTarget], growth: Option<&Exact>) -> Result<Vec<Finding>, (String, PathError)> {
    for target in targets {
        target.check().map_err(|error| (target.id.clone(), error))?;
    }
    let sets = Sets::new(targets);
    let mut pairs = Pairs::default();
    let alike = sets.alike(targets);
    for group in alike.values() {
        let (yearly, ends): (Vec<usize>, Vec<usize>) = group.iter().partition(|at| is_yearly(&targets[**at]));
        for kind in [&yearly, &ends] {
            end_points(targets, kind, &mut pairs).map_err(|(at, error)| (targets[at].id.clone(), error))?;
        }
        opposite(targets, &yearly, &ends, &mut pairs).map_err(|(at, error)| (targets[at].id.clone(), error))?;
    }
    let mut found = Vec::new();
    let mut covered: BTreeSet<usize> = BTreeSet::new();
    for (first, second) in &pairs.conflicts {
        if covered.contains(first) && covered.contains(second) {
            continue;
        }
        let one = pair(&targets[*first], &targets[*second], growth).map_err(|e| (targets[*second].id.clone(), e))?;
        if let Some(one) = one.filter(|one| one.stands.is_conflict()) {
            covered.extend([*first, *second]);
            found.push(one);
        }
    }
    let mut others = whole_and_parts(targets, &sets)?;
    found.extend(others.extract_if(.., |one| one.stands.is_conflict()));
    let known: BTreeSet<(&str, &str)> = found.iter().map(|one| (one.first.as_str(), one.second.as_str())).collect();
    pairs.others.extend(sets.beside(targets, &alike));
    let mut more = Vec::new();
    for (first, second) in pairs.others.iter().take(Survey::MOST_LISTED) {
        let (one, other) = (&targets[*first], &targets[*second]);
        if !known.contains(&(one.id.as_str(), other.id.as_str())) {
            more.extend(pair(one, other, growth).map_err(|error| (other.id.clone(), error))?);
        }
    }
    found.extend(others);
    found.extend(more);
    Ok(found)
}

/// Pairs of targets, each with the earlier one first.
#[derive(Default)]
struct Pairs {
    conflicts: BTreeSet<(usize, usize)>,
    others: BTreeSet<(usize, usize)>,
}

fn is_yearly(target: &CompanyTarget) -> bool {
    matches!(target.promise, Promise::EveryYear(_))
}

const fn in_order(one: usize, other: usize) -> (usize, usize) {
    if one < other { (one, other) } else { (other, one) }
}

/// End points of one boundary. Base values put all of them on one footing; without them those of one base year have one.
fn end_points(targets: &[CompanyTarget], group: &[usize], pairs: &mut Pairs) -> Result<(), (usize, PathError)> {
    let mut levels: Vec<EndPoint> = Vec::new();
    let mut years: BTreeMap<i32, (Vec<EndPoint>, Vec<EndPoint>)> = BTreeMap::new();
    for at in group {
        let target = &targets[*at];
        let Some(cut) = target.cut().map_err(|error| (*at, error))? else { continue };
        let left = &Exact::ONE - &cut;
        let rises = target.rises().map_err(|error| (*at, error))?;
        let is_floor = matches!(target.promise, Promise::Keep(_));
        let point = EndPoint { at: *at, year: target.target_year, left, rises, is_floor };
        let (known, unknown) = years.entry(target.base_year).or_default();
        match target.base.as_ref().filter(|base| base.is_positive()) {
            Some(base) => {
                levels.push(EndPoint { left: &point.left * base, ..point.clone() });
                known.push(point);
            }
            None => unknown.push(point),
        }
    }
    compare(&levels, &levels, pairs);
    for (known, unknown) in years.into_values().filter(|(_, unknown)| !unknown.is_empty()) {
        compare(&known, &unknown, pairs);
        let all: Vec<EndPoint> = known.into_iter().chain(unknown.iter().cloned()).collect();
        compare(&unknown, &all, pairs);
    }
    Ok(())
}

fn compare(points: &[EndPoint], with: &[EndPoint], pairs: &mut Pairs) {
    let envelope = Envelope::new(with);
    for point in points {
        pairs.conflicts.extend(envelope.against(point).into_iter().map(|at| in_order(point.at, at)));
        pairs.others.extend(envelope.strictest(point).map(|at| in_order(point.at, at)));
    }
}

/// A promise for every year and an end point of which one asks to fall and the other to rise, over years in common.
fn opposite(
    targets: &[CompanyTarget],
    yearly: &[usize],
    ends: &[usize],
    pairs: &mut Pairs,
) -> Result<(), (usize, PathError)> {
    let mut sides: [[Vec<usize>; 2]; 2] = Default::default();
    for (kind, group) in [yearly, ends].into_iter().enumerate() {
        for at in group {
            let rises = match &targets[*at].promise {
                Promise::EveryYear(rate) => Some(rate.is_negative()),
                _ => targets[*at].cut().map_err(|error| (*at, error))?.map(|cut| cut.is_negative()),
            };
            if let Some(rises) = rises {
                sides[kind][usize::from(rises)].push(*at);
            }
        }
    }
    for (kind, rises) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        // Of those that start before one ends, the one that ends last: if it does not reach into its years, none does.
        let mut others: Vec<usize> = sides[1 - kind][1 - rises].clone();
        others.sort_by_key(|at| targets[*at].base_year);
        let mut last: Vec<usize> = Vec::with_capacity(others.len());
        for at in &others {
            let so_far = last.last().copied().filter(|so_far| targets[*so_far].target_year >= targets[*at].target_year);
            last.push(so_far.unwrap_or(*at));
        }
        for at in &sides[kind][rises] {
            let started = others.partition_point(|other| targets[*other].base_year < targets[*at].target_year);
            let found = started.checked_sub(1).map(|place| last[place]);
            if let Some(other) = found.filter(|other| targets[*other].target_year > targets[*at].base_year) {
                pairs.conflicts.insert(in_order(*at, other));
            }
        }
    }
    Ok(())
}

/// Every whole against its parts: which parts are taken depends on its boundary and years alone.
fn whole_and_parts(targets: &[CompanyTarget], sets: &Sets) -> Result<Vec<Finding>, (String, PathError)> {
    let mut findings = Vec::new();
    // Of one indicator, base year and target year: the absolute targets by boundary, in the order of their first.
    let mut spans: BTreeMap<(&str, i32, i32), Vec<Vec<usize>>> = BTreeMap::new();
    for (at, target) in targets.iter().enumerate().filter(|(_, target)| target.per.is_none()) {
        let groups = spans.entry((&target.indicator, target.base_year, target.target_year)).or_default();
        match sets.place(groups.iter().map(|group| group[0]), at) {
            Some(place) => groups[place].push(at),
            None => groups.push(vec![at]),
        }
    }
    for groups in spans.values() {
        for wholes in groups {
            let mut taken: Vec<usize> = Vec::new();
            for part in groups.iter().map(|group| group[0]) {
                if sets.lie(wholes[0], part) == Lie::FirstContains
                    && taken.iter().all(|other| sets.lie(*other, part) == Lie::Apart)
                {
                    taken.push(part);
                }
            }
            let taken: Vec<&CompanyTarget> = taken.into_iter().map(|at| &targets[at]).collect();
            for (nth, whole) in wholes.iter().map(|at| &targets[*at]).enumerate() {
                let found = parts_of(whole, &taken).map_err(|error| (whole.id.clone(), error))?;
                // What agrees is said of the first alone.
                findings.extend(found.into_iter().filter(|one| nth == 0 || one.stands.is_conflict()));
            }
        }
    }
    Ok(findings)
}

impl Stands {
    /// Whether two targets contradict each other.
    pub const fn is_conflict(self) -> bool {
        matches!(self, Stands::Exclude | Stands::RisesAgain)
    }
}

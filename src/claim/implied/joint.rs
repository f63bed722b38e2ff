//! Several claims of one report, solved together: is there one factor that explains all of them?
//!
//! A factor is one value for all claims; the other inputs of each claim are free within their own rounding. So one value explains
//! a set of claims exactly if it lies in the range of each, and a published factor does if one of the values that its print stands
//! for lies in what the ranges have in common. Where they have nothing in common, the largest sets that have are found by going
//! along the line once: a largest set is met at the lower end of one of its ranges.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::super::model::Claim;
use super::super::verdict::Verdict;
use super::{ByThen, Candidate, Search, When};
use crate::calc::reading::inverse::{self, Others, Required};
use crate::calc::{Cone, OriginKind, Patch, View};
use crate::claim::ClaimFigure;
use crate::inventory::Accounts;
use crate::quantity::{Dimension, Interval, Literal, Manner, Unit};

/// The claims of one document and year that ask for a factor of one dimension.
#[derive(Debug, Clone)]
pub struct Joint {
    /// Index into the book's documents; `None` for claims that name none.
    pub document: Option<usize>,
    /// The year of the claims.
    pub year: Option<u16>,
    /// Indexes of the claims.
    pub claims: Vec<usize>,
    /// The unit of the ranges.
    pub unit: Unit,
    /// How many factors of the library measure the same.
    pub rivals: usize,
    /// One solution with all claims, or the largest sets of claims that one value explains: the first few of them. None
    /// where no two claims agree.
    pub solutions: Vec<Solution>,
    /// How many largest sets there are.
    pub largest_sets: usize,
    /// What the claims have in common where zeros at the end of whole numbers are taken for rounded; only readings that
    /// change something.
    pub coarser: Vec<Coarser>,
}

/// One value for several claims.
#[derive(Debug, Clone)]
pub struct Solution {
    /// Indexes of the claims.
    pub claims: Vec<usize>,
    /// The values that explain them all.
    pub range: Interval,
    /// With how many factors of the library they all hold.
    pub holding: usize,
    /// How many of these were published by the day of the document; `None` where that is not known.
    pub by_then: Option<ByThen>,
    /// The chance that a range of this relative width holds a published factor.
    pub chance: Option<f64>,
    /// The chance that ranges as wide as those of the claims, put at random places, have a value in common.
    pub chance_of_meeting: Option<f64>,
    /// The best of those with which all hold, then the nearest of the others.
    pub candidates: Vec<Candidate>,
}

/// What the claims have in common in a coarser reading.
#[derive(Debug, Clone)]
pub struct Coarser {
    /// Which figures are read so.
    pub of: ReadCoarser,
    /// `None` where they have nothing in common.
    pub range: Option<Interval>,
}

/// Figures whose zeros at the end are taken for rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadCoarser {
    /// The published figures.
    Published,
    /// The published figures and the inputs.
    All,
}

/// Sets of claims that are worked out where no value explains all.
const MOST_SETS: usize = 3;

impl Joint {
    /// The solution that explains all claims.
    pub fn whole(&self) -> Option<&Solution> {
        self.solutions.first().filter(|solution| solution.claims.len() == self.claims.len())
    }
}

/// A claim with the range of its unknown, in coherent units.
struct Asked<'f> {
    figure: &'f ClaimFigure,
    unit: Unit,
    range: Interval,
}

/// Solves the claims together that ask for a factor. `figures` and `verdicts` are of the same claims.
pub fn jointly(
    claims: &[Claim],
    figures: &[ClaimFigure],
    verdicts: &[Verdict],
    accounts: &Accounts,
    search: &Search<'_>,
) -> Vec<Joint> {
    // What belongs together: document, year, dimension. The dimension has no order, so groups stand as they are met.
    let mut order: Vec<Dimension> = Vec::new();
    let mut groups: BTreeMap<(Option<usize>, Option<u16>, usize), Vec<Asked<'_>>> = BTreeMap::new();
    for (figure, verdict) in figures.iter().zip(verdicts) {
        let Some(implied) = verdict.implied.as_ref().filter(|implied| implied.rivals > 0) else { continue };
        let Required::Range(range) = &implied.within_rounding else { continue };
        let claim = &claims[figure.claim];
        let dimension = implied.unit.dimension();
        let at = order.iter().position(|known| *known == dimension).unwrap_or_else(|| {
            order.push(dimension);
            order.len() - 1
        });
        let document = claim.source.as_ref().and_then(|source| source.document);
        let year = claim.period.map(|at| accounts.periods[at].year());
        let asked = Asked { figure, unit: implied.unit.clone(), range: range.scale(implied.unit.ratio()) };
        groups.entry((document, year, at)).or_default().push(asked);
    }
    let groups = groups.into_iter().filter(|(_, asked)| asked.len() > 1);
    let day = |document: Option<usize>| document.and_then(|at| accounts.documents[at].published);
    let of = |(document, year)| (document, When { year, day: day(document) });
    groups.map(|((document, year, _), asked)| solve(of((document, year)), &asked, search)).collect()
}

fn solve((document, when): (Option<usize>, When), asked: &[Asked<'_>], search: &Search<'_>) -> Joint {
    let unit = asked[0].unit.clone();
    let rivals = search.rivals(unit.dimension());
    let back = unit.ratio().recip().unwrap_or(crate::quantity::Exact::ONE);
    let solution = |set: &[usize]| {
        let range = common(set.iter().map(|at| &asked[*at].range))?;
        let (holding, by_then, candidates) = search.among(&rivals, &range, when);
        let ranges: Vec<&Interval> = set.iter().map(|at| &asked[*at].range).collect();
        Some(Solution {
            claims: set.iter().map(|at| asked[*at].figure.claim).collect(),
            holding,
            by_then,
            candidates,
            chance: rivals.positions.chance(&range),
            chance_of_meeting: rivals.positions.chance_of_meeting(&ranges),
            range: range.scale(&back),
        })
    };
    let (largest_sets, sets) = largest_sets(&asked.iter().map(|asked| &asked.range).collect::<Vec<_>>());
    let solutions = sets.iter().filter(|set| set.len() > 1).filter_map(|set| solution(set)).collect();
    let coarser = [ReadCoarser::Published, ReadCoarser::All].into_iter().filter_map(|of| {
        let ranges: Vec<Option<Interval>> = asked.iter().map(|asked| coarse(search, asked, of)).collect();
        if ranges.iter().all(Option::is_none) {
            return None;
        }
        let ranges = ranges.iter().zip(asked).map(|(coarse, asked)| coarse.as_ref().unwrap_or(&asked.range));
        Some(Coarser { of, range: common(ranges).map(|range| range.scale(&back)) })
    });
    let mut readings: Vec<Coarser> = coarser.collect();
    // The inputs have no zeros of their own to lose.
    readings.dedup_by(|later, earlier| later.range == earlier.range);
    let claims = asked.iter().map(|asked| asked.figure.claim).collect();
    let (year, rivals) = (when.year, rivals.count);
    Joint { document, year, claims, unit, rivals, solutions, largest_sets, coarser: readings }
}

fn common<'i>(mut ranges: impl Iterator<Item = &'i Interval>) -> Option<Interval> {
    let first = ranges.next()?.clone();
    ranges.try_fold(first, |common, range| common.intersect(range))
}

/// The number of largest sets of ranges that have a value in common, and the first of them.
fn largest_sets(ranges: &[&Interval]) -> (usize, Vec<Vec<usize>>) {
    let mut by_lower: Vec<usize> = (0..ranges.len()).collect();
    by_lower.sort_by(|a, b| ranges[*a].lower.compare_lower(&ranges[*b].lower));
    let mut by_upper: Vec<usize> = (0..ranges.len()).collect();
    by_upper.sort_by(|a, b| ranges[*a].upper.compare_upper(&ranges[*b].upper));
    let (mut left, mut best, mut ends) = (0, 0, Vec::new());
    for (before, at) in by_lower.iter().enumerate() {
        let lower = &ranges[*at].lower;
        while by_upper.get(left).is_some_and(|other| !lower.leaves_room(&ranges[*other].upper)) {
            left += 1;
        }
        let size = before + 1 - left;
        match size.cmp(&best) {
            Ordering::Less => {}
            Ordering::Equal => ends.push(lower),
            Ordering::Greater => (best, ends) = (size, vec![lower]),
        }
    }
    let set = |end: &&crate::quantity::Bound| -> Vec<usize> {
        let begun = |at: &usize| ranges[*at].lower.compare_lower(end) != Ordering::Greater;
        (0..ranges.len()).filter(|at| begun(at) && end.leaves_room(&ranges[*at].upper)).collect()
    };
    let mut sets: Vec<Vec<usize>> = ends.iter().take(MOST_SETS).map(set).collect();
    sets.dedup();
    (ends.len(), sets)
}

/// The range of a claim's unknown where the zeros at the end of whole numbers are taken for rounded; `None` where there
/// are none.
fn coarse(search: &Search<'_>, asked: &Asked<'_>, of: ReadCoarser) -> Option<Interval> {
    let (graph, figure) = (search.graph, asked.figure);
    let view = View::plain(graph);
    let published = view.leaf_at(figure.published)?;
    let coarser = without_zeros(published.leaf.literal).filter(|_| published.spread.is_none());
    let printed = coarser.map_or_else(|| published.range(), |literal| literal.interval());
    let cone = Cone::of(view, &[figure.recomputed]);
    let mut patch = Patch::new(graph);
    let mut changed = coarser.is_some();
    for node in cone.order().filter(|_| of == ReadCoarser::All) {
        let Some(leaf) = view.leaf_at(node).filter(|leaf| leaf.origin.kind == OriginKind::Input) else { continue };
        if let Some(literal) = without_zeros(leaf.leaf.literal).filter(|_| leaf.spread.is_none()) {
            changed |= patch.put(graph, node, literal, view.unit(node), None, leaf.origin.clone()).is_ok();
        }
    }
    let view = View::patched(graph, &patch);
    let cone = Cone::of(view, &[figure.recomputed]);
    let unknown = figure.unknown.filter(|_| changed)?;
    match inverse::read(view, &cone, figure.recomputed, &printed, Others::WithinRanges).of(unknown) {
        Required::Range(range) => Some(range.scale(graph.unit(unknown).ratio())),
        _ => None,
    }
}

/// A whole number read to its last digit that is not zero; `None` where no zero stands at its end.
fn without_zeros(literal: Literal) -> Option<Literal> {
    if literal.last_place() != 0 || literal.manner() == Manner::Exact {
        return None;
    }
    (1..i8::MAX).map_while(|place| literal.with_last_place(place)).last()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Bound, Exact};

    fn range(lower: i64, upper: i64) -> Interval {
        Interval::new(Bound::Closed(Exact::from(lower)), Bound::Open(Exact::from(upper))).unwrap()
    }

    #[test]
    fn the_largest_sets_are_found_and_counted() {
        let ranges = [range(1, 5), range(4, 8), range(5, 9), range(20, 30), range(6, 7)];
        let (count, sets) = largest_sets(&ranges.iter().collect::<Vec<_>>());
        assert_eq!((count, sets), (1, vec![vec![1, 2, 4]]));
        let apart = [range(1, 2), range(2, 3), range(3, 4)];
        assert_eq!(largest_sets(&apart.iter().collect::<Vec<_>>()).0, 3);
    }
}

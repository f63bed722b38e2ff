//! The tightest and the loosest of many end points of one boundary: who contradicts one of them contradicts an extreme.

use crate::quantity::Exact;

/// An end point among others on one footing.
#[derive(Debug, Clone)]
pub(super) struct EndPoint {
    /// Index of the target.
    pub(super) at: usize,
    /// Target year.
    pub(super) year: i32,
    /// What is left in it, on the footing of the others.
    pub(super) left: Exact,
    /// Whether it asks for a rise.
    pub(super) rises: bool,
    /// Whether it is a floor that every year keeps.
    pub(super) is_floor: bool,
}

impl EndPoint {
    const fn falls(&self) -> bool {
        !self.rises
    }
}

/// The extremes of a target year, as indices into the points.
#[derive(Debug, Clone, Copy, Default)]
struct Extremes {
    lowest_fall: Option<usize>,
    highest_fall: Option<usize>,
    highest_rise: Option<usize>,
    highest_floor: Option<usize>,
    rise: Option<usize>,
}

/// End points on one footing, by target year.
pub(super) struct Envelope<'a> {
    points: &'a [EndPoint],
    years: Vec<i32>,
    each: Vec<Extremes>,
    up_to: Vec<Extremes>,
    from: Vec<Extremes>,
}

impl<'a> Envelope<'a> {
    /// Sorts them: one pass over the points and two over their years.
    pub(super) fn new(points: &'a [EndPoint]) -> Envelope<'a> {
        let mut years: Vec<i32> = points.iter().map(|point| point.year).collect();
        years.sort_unstable();
        years.dedup();
        let mut envelope = Envelope {
            points,
            each: vec![Extremes::default(); years.len()],
            years,
            up_to: Vec::new(),
            from: Vec::new(),
        };
        for (at, point) in points.iter().enumerate() {
            let Ok(year) = envelope.years.binary_search(&point.year) else { continue };
            let of = Extremes {
                lowest_fall: point.falls().then_some(at),
                highest_fall: point.falls().then_some(at),
                highest_rise: point.rises.then_some(at),
                highest_floor: point.is_floor.then_some(at),
                rise: (point.rises && !point.is_floor).then_some(at),
            };
            envelope.each[year] = envelope.both(envelope.each[year], of);
        }
        let mut all = Extremes::default();
        for year in 0..envelope.each.len() {
            all = envelope.both(all, envelope.each[year]);
            envelope.up_to.push(all);
        }
        all = Extremes::default();
        for year in (0..envelope.each.len()).rev() {
            all = envelope.both(envelope.each[year], all);
            envelope.from.push(all);
        }
        envelope.from.reverse();
        envelope
    }

    fn both(&self, one: Extremes, other: Extremes) -> Extremes {
        let left = |at: usize| &self.points[at].left;
        let pick = |one: Option<usize>, other: Option<usize>, is_lower: bool| match (one, other) {
            (Some(a), Some(b)) if is_lower => Some(if left(b) < left(a) { b } else { a }),
            (Some(a), Some(b)) => Some(if left(b) > left(a) { b } else { a }),
            (one, other) => one.or(other),
        };
        Extremes {
            lowest_fall: pick(one.lowest_fall, other.lowest_fall, true),
            highest_fall: pick(one.highest_fall, other.highest_fall, false),
            highest_rise: pick(one.highest_rise, other.highest_rise, false),
            highest_floor: pick(one.highest_floor, other.highest_floor, false),
            rise: one.rise.or(other.rise),
        }
    }

    /// The points that a point contradicts, if it contradicts any: for each way to do so one, the farthest from it.
    pub(super) fn against(&self, point: &EndPoint) -> Vec<usize> {
        let none = Extremes::default();
        let before = self.years.partition_point(|year| *year < point.year);
        let after = self.years.partition_point(|year| *year <= point.year);
        let earlier = before.checked_sub(1).and_then(|at| self.up_to.get(at)).unwrap_or(&none);
        let not_later = after.checked_sub(1).and_then(|at| self.up_to.get(at)).unwrap_or(&none);
        let later = self.from.get(after).unwrap_or(&none);
        let not_earlier = self.from.get(before).unwrap_or(&none);
        let same = if before < after { &self.each[before] } else { &none };
        let lower = |of: Option<usize>| of.filter(|at| self.points[*at].left < point.left);
        let higher = |of: Option<usize>| of.filter(|at| self.points[*at].left > point.left);
        let found = match (point.rises, point.is_floor) {
            (false, _) => vec![
                lower(earlier.lowest_fall),
                higher(later.highest_fall),
                higher(same.highest_rise),
                higher(not_earlier.highest_floor),
                later.rise,
            ],
            (true, true) => vec![lower(not_later.lowest_fall)],
            (true, false) => vec![lower(same.lowest_fall), earlier.lowest_fall],
        };
        found.into_iter().flatten().map(|at| self.points[at].at).collect()
    }

    /// The point of the same year that asks for the most in the same direction: it implies the others.
    pub(super) fn strictest(&self, point: &EndPoint) -> Option<usize> {
        let same = &self.each[self.years.binary_search(&point.year).ok()?];
        let of = if point.rises { same.highest_rise } else { same.lowest_fall };
        of.map(|at| self.points[at].at).filter(|at| *at != point.at)
    }
}

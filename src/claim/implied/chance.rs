//! How likely it is that a range holds a published value by chance alone.
//!
//! With a library of hundreds of values nearly every wide range holds one, and finding one means nothing. The measure here: a
//! range of the same relative width is put at every place, evenly in the logarithm of the value, between the 5th and the
//! 95th percentile of the published values of the dimension; the chance is the share of places at which it holds at least one of
//! them, each read with its own rounding. Binary floating point is used here and nowhere else in a claim: this is statistics
//! about a result and enters none.

use crate::quantity::{Exact, Interval};

/// The share of rows below the places that count, and the share above: values far from all others would dilute the chance.
const TAIL: f64 = 0.05;

/// Where the published values of a dimension lie, in the logarithm of the value.
#[derive(Debug, Clone, Default)]
pub struct Positions {
    /// The 5th and the 95th percentile.
    ends: Option<(f64, f64)>,
    /// Widths of the gaps between values that lie within the ends as a whole, widest first.
    gaps: Vec<f64>,
    /// Sums of the gaps so far.
    sums: Vec<f64>,
    /// Gaps over one of the ends.
    at_ends: Vec<(f64, f64)>,
}

impl Positions {
    /// The positions of values, each with what its print stands for. Only positive values have a logarithm.
    pub fn of<'a>(values: impl Iterator<Item = (&'a Exact, &'a Interval)>) -> Positions {
        let log = |value: &Exact| Some(libm::log(value.to_f64())).filter(|log| log.is_finite());
        let mut points = Vec::new();
        let mut covered = Vec::new();
        for (value, interval) in values.filter(|(value, _)| value.is_positive()) {
            let Some(at) = log(value) else { continue };
            points.push(at);
            // A print without an end on one side counts from its value.
            let end = |end: Option<&Exact>| end.filter(|end| end.is_positive()).and_then(log).unwrap_or(at);
            covered.push((end(interval.lower_value()), end(interval.upper_value())));
        }
        points.sort_by(f64::total_cmp);
        covered.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (Some(low), Some(high)) = (quantile(&points, TAIL), quantile(&points, 1.0 - TAIL)) else {
            return Positions::default();
        };
        let mut positions = Positions { ends: (low < high).then_some((low, high)), ..Positions::default() };
        let mut reached = f64::INFINITY;
        for (lower, upper) in covered {
            if lower > reached && lower > low && reached < high {
                if reached >= low && lower <= high {
                    positions.gaps.push(lower - reached);
                } else {
                    positions.at_ends.push((reached, lower));
                }
            }
            reached = if reached.is_finite() { reached.max(upper) } else { upper };
        }
        positions.gaps.sort_by(|a, b| b.total_cmp(a));
        let sum = |sum: &mut f64, gap: &f64| {
            *sum += gap;
            Some(*sum)
        };
        positions.sums = positions.gaps.iter().scan(0.0, sum).collect();
        positions
    }

    /// The chance that a range of this relative width holds a published value; `None` where the range has no such width, or
    /// the values of the library are too few or all the same.
    pub fn chance(&self, range: &Interval) -> Option<f64> {
        let (low, high) = self.ends?;
        let half = relative_width(range)? / 2.0;
        // A place is left free where it is more than half a width from both sides of a gap.
        let wide = self.gaps.partition_point(|gap| *gap > 2.0 * half);
        let free = wide.checked_sub(1).map_or(0.0, |last| self.sums[last] - 2.0 * half * wide as f64);
        let at_end = |(from, to): &(f64, f64)| ((to - half).min(high) - (from + half).max(low)).max(0.0);
        let free = free + self.at_ends.iter().map(at_end).sum::<f64>();
        Some((1.0 - free / (high - low)).clamp(0.0, 1.0))
    }

    /// The chance that ranges of these relative widths, put at random places, have a value in common: the sum over the ranges
    /// of the chance that the lower end of this one lies in all others, which no two of them can do at once.
    pub fn chance_of_meeting(&self, ranges: &[&Interval]) -> Option<f64> {
        let (low, high) = self.ends?;
        let share = |range: &&Interval| Some((relative_width(range)? / (high - low)).min(1.0));
        let shares: Vec<f64> = ranges.iter().map(share).collect::<Option<_>>()?;
        // From the left and from the right, so that a long list costs its length.
        let running = |shares: &mut dyn Iterator<Item = &f64>| {
            let mut all = vec![1.0];
            shares.for_each(|share| all.push(all.last().copied().unwrap_or(1.0) * share));
            all
        };
        let (before, after) = (running(&mut shares.iter()), running(&mut shares.iter().rev()));
        let others = (0..shares.len()).map(|at| before[at] * after[shares.len() - 1 - at]);
        Some(others.sum::<f64>().min(1.0))
    }
}

/// ln(upper / lower) of a positive range.
fn relative_width(range: &Interval) -> Option<f64> {
    let (lower, upper) = (range.lower_value()?, range.upper_value()?);
    lower.is_positive().then(|| libm::log(upper.to_f64()) - libm::log(lower.to_f64())).filter(|width| width.is_finite())
}

/// A quantile of sorted numbers, linear between ranks.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let rank = share * sorted.len().checked_sub(1)? as f64;
    let below = libm::floor(rank) as usize;
    let next = sorted.get(below + 1).unwrap_or(&sorted[below]);
    Some(sorted[below] + (rank - libm::floor(rank)) * (next - sorted[below]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Bound;

    fn range(lower: i64, upper: i64) -> Interval {
        Interval::new(Bound::Closed(Exact::from(lower)), Bound::Closed(Exact::from(upper))).unwrap()
    }

    /// Values a factor of ten apart, each exact: 1, 10, …, 10^20. The ends are 10 and 10^19.
    fn decades() -> Positions {
        let values: Vec<Exact> = (0..=20).filter_map(Exact::power_of_ten).collect();
        let points: Vec<Interval> = values.iter().cloned().map(Interval::point).collect();
        Positions::of(values.iter().zip(&points))
    }

    #[test]
    fn the_chance_is_the_share_of_places_that_hold_a_value() {
        let positions = decades();
        // √10 is 3.162: such a range holds a power of ten at half of the places.
        let chance = positions.chance(&range(1000, 3162)).unwrap();
        assert!((chance - 0.5).abs() < 1e-4, "{chance}");
        assert!(positions.chance(&range(5, 5)).unwrap() < 1e-12);
        assert!(positions.chance(&range(1, 10)).unwrap() > 1.0 - 1e-12);
        assert_eq!(positions.chance(&range(-1, 10)), None);
    }

    #[test]
    fn three_narrow_ranges_meet_rarely() {
        let positions = decades();
        // Each a tenth of a decade of eighteen: 3 · (0.1/18)².
        let narrow = range(100_000, 125_893);
        let chance = positions.chance_of_meeting(&[&narrow, &narrow, &narrow]).unwrap();
        assert!((chance / (3.0 * (0.1 / 18.0_f64).powi(2)) - 1.0).abs() < 1e-3, "{chance}");
        assert_eq!(positions.chance_of_meeting(&[&narrow]), Some(1.0));
    }
}

//! The sample reading: what a figure does when its inputs vary as stated (Monte Carlo).
//!
//! Every leaf draws from a stream of its own, keyed by the seed and its stable address, so that adding a line to a
//! book does not change the draws of another, and a shared factor moves every line it is used in together. Draws are
//! uniform numbers sent through the inverse distribution function. Binary floating point is used here and stays here.

use crate::calc::{Algebra, Choice, Cone, Exponent, FaultKind, Kind, Known, LeafView, NodeId, Spread, View, forward};
use crate::quantity::{Exact, Interval, Rounding};
use crate::statistics::stream::{StreamKey, normal_of_uniform};

/// Draws computed together. The generator makes 64 words at a time, of which a draw takes two; half of them are used,
/// so that a million nodes take no more than some 140 MB.
const LANES: usize = 16;

/// Which draws to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Seed of all streams.
    pub seed: u64,
    /// Number of draws.
    pub draws: usize,
}

/// The draws of one figure, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Draws {
    /// One value a draw, in the unit of the figure; NaN where that draw divides by zero.
    pub values: Vec<f64>,
}

impl Draws {
    /// Draws that have a value.
    pub fn defined(&self) -> impl Iterator<Item = f64> + '_ {
        self.values.iter().copied().filter(|v| v.is_finite())
    }

    /// Arithmetic mean of the defined draws; NaN where there is none.
    pub fn mean(&self) -> f64 {
        let (sum, count) = self.defined().fold((0.0, 0.0), |(sum, count), v| (sum + v, count + 1.0));
        sum / count
    }

    /// Standard deviation of the defined draws (n − 1).
    pub fn standard_deviation(&self) -> f64 {
        let mean = self.mean();
        let (squares, count) = self.defined().fold((0.0, 0.0), |(s, n), v| (s + (v - mean) * (v - mean), n + 1.0));
        libm::sqrt(squares / (count - 1.0))
    }

    /// The value below which a share `p` of the defined draws lies (nearest rank).
    pub fn quantile(&self, p: f64) -> f64 {
        let mut sorted: Vec<f64> = self.defined().collect();
        sorted.sort_by(f64::total_cmp);
        let rank = libm::ceil(p.clamp(0.0, 1.0) * sorted.len() as f64) as usize;
        sorted.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
    }
}

/// Samples some figures together, so that what they share moves together.
pub fn read(view: View<'_>, targets: &[NodeId], plan: Plan) -> Vec<Known<Draws>> {
    let cone = Cone::of(view, targets);
    let leaves = streams(view, &cone, plan.seed);
    let mut results: Vec<Known<Draws>> = Vec::new();
    for block in 0..plan.draws.div_ceil(LANES) {
        let values = forward(view, &cone, &SampleAlgebra { leaves: &leaves, block: block as u64 });
        let wanted = LANES.min(plan.draws - block * LANES);
        for (at, target) in targets.iter().enumerate() {
            let lanes = values.get(*target).clone();
            match results.get_mut(at) {
                None => results.push(lanes.map(|lanes| Draws { values: lanes.0[..wanted].to_vec() })),
                Some(Known::Full(draws) | Known::Partial(draws)) => {
                    if let Some(lanes) = lanes.value() {
                        draws.values.extend_from_slice(&lanes.0[..wanted]);
                    }
                }
                Some(_) => {}
            }
        }
    }
    results
}

/// Several draws side by side.
#[derive(Debug, Clone, Copy)]
pub struct Lanes(pub [f64; LANES]);

/// Computes one block of draws.
#[derive(Debug, Clone, Copy)]
pub struct SampleAlgebra<'a> {
    leaves: &'a [Option<Stream>],
    block: u64,
}

/// The random numbers of one leaf, and how it varies with them.
#[derive(Debug, Clone)]
struct Stream {
    key: StreamKey,
    law: Law,
}

/// How a leaf varies.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Law {
    Fixed(f64),
    Normal { centre: f64, deviation: f64 },
    Uniform { lower: f64, width: f64 },
    Triangular { centre: f64, half: f64 },
}

/// The streams of the leaves of a cone, by the number of the leaf: worked out once, not once for each block.
fn streams(view: View<'_>, cone: &Cone, seed: u64) -> Vec<Option<Stream>> {
    let mut streams: Vec<Option<Stream>> = Vec::new();
    for node in cone.order() {
        if let Kind::Leaf(id) = view.kind(node) {
            let leaf = view.leaf(id);
            let stream = Stream { key: StreamKey::of(seed, &leaf.origin.address), law: Law::of(leaf) };
            streams.resize(streams.len().max(id.index() + 1), None);
            streams[id.index()] = Some(stream);
        }
    }
    streams
}

impl Stream {
    /// Uniform draws of the open unit interval.
    fn uniforms(&self, block: u64) -> Lanes {
        let mut lanes = Lanes([0.0; LANES]);
        self.key.uniforms(block * LANES as u64, LANES, |at, u| lanes.0[at] = u);
        lanes
    }
}

impl Law {
    /// The stated distribution, or uniform over the range that the leaf or its print allows.
    ///
    /// A print that allows an unbounded range (more than, at most) gives no distribution: the leaf stays at its value.
    fn of(leaf: LeafView<'_>) -> Law {
        let centre = leaf.point().to_f64();
        match leaf.spread {
            Some(Spread::Normal(deviation)) => Law::Normal { centre, deviation: deviation.to_f64() },
            Some(Spread::Uniform(half)) => Law::Uniform { lower: centre - half.to_f64(), width: 2.0 * half.to_f64() },
            Some(Spread::Triangular(half)) => Law::Triangular { centre, half: half.to_f64() },
            Some(Spread::Range(..) | Spread::Between(..)) | None => match finite_ends(&leaf.range()) {
                Some((lower, upper)) if lower < upper => Law::Uniform { lower, width: upper - lower },
                _ => Law::Fixed(centre),
            },
        }
    }

    /// The value below which the share `u` of all draws lies.
    fn quantile(self, u: f64) -> f64 {
        match self {
            Law::Fixed(value) => value,
            Law::Normal { centre, deviation } => centre + deviation * normal_of_uniform(u),
            Law::Uniform { lower, width } => lower + width * u,
            Law::Triangular { centre, half } => centre + half * triangular_quantile(u),
        }
    }
}

fn finite_ends(range: &Interval) -> Option<(f64, f64)> {
    Some((range.lower_value()?.to_f64(), range.upper_value()?.to_f64()))
}

/// Quantile of the symmetric triangular distribution on (−1, 1).
fn triangular_quantile(u: f64) -> f64 {
    if u < 0.5 { libm::sqrt(2.0 * u) - 1.0 } else { 1.0 - libm::sqrt(2.0 * (1.0 - u)) }
}

impl Algebra for SampleAlgebra<'_> {
    type Value = Lanes;

    fn leaf(&self, leaf: LeafView<'_>) -> Lanes {
        match self.leaves.get(leaf.id.index()) {
            Some(Some(Stream { law: Law::Fixed(value), .. })) => Lanes([*value; LANES]),
            Some(Some(stream)) => Lanes(stream.uniforms(self.block).0.map(|u| stream.law.quantile(u))),
            // Every leaf of the cone has a stream.
            _ => Lanes([f64::NAN; LANES]),
        }
    }

    fn exact(&self, number: &Exact) -> Lanes {
        Lanes([number.to_f64(); LANES])
    }

    fn add(&self, sum: &mut Lanes, term: &Lanes) {
        for (sum, term) in sum.0.iter_mut().zip(term.0) {
            *sum += term;
        }
    }

    fn multiply(&self, product: &mut Lanes, factor: &Lanes) {
        for (product, factor) in product.0.iter_mut().zip(factor.0) {
            *product *= factor;
        }
    }

    fn negate(&self, value: &Lanes) -> Lanes {
        Lanes(value.0.map(|v| -v))
    }

    fn divide(&self, over: &Lanes, under: &Lanes) -> Result<Lanes, FaultKind> {
        // A draw that divides by zero is a draw without a value, not a fault of the figure.
        let quotient = |at: usize| if under.0[at] == 0.0 { f64::NAN } else { over.0[at] / under.0[at] };
        Ok(Lanes(std::array::from_fn(quotient)))
    }

    fn power(&self, base: &Lanes, exponent: Exponent) -> Result<Lanes, FaultKind> {
        let raised = |v: f64| match (v == 0.0, exponent.power) {
            (true, ..0) => f64::NAN,
            _ => libm::pow(v, f64::from(exponent.power)),
        };
        // Raised before rooted: an even power has a root where its base has none.
        Ok(Lanes(base.0.map(|v| match exponent.root {
            1 => raised(v),
            root => libm::pow(raised(v), 1.0 / f64::from(root)),
        })))
    }

    fn round(&self, value: &Lanes, place: i8, rule: Rounding) -> Lanes {
        Lanes(value.0.map(|v| match Exact::from_f64(v) {
            Some(exact) => exact.round(i32::from(place), rule).to_f64(),
            None => v,
        }))
    }

    fn choose(&self, best: &mut Lanes, other: &Lanes, choice: Choice) {
        for (best, other) in best.0.iter_mut().zip(other.0) {
            let better = match choice {
                Choice::Min => other < *best,
                Choice::Max => other > *best,
            };
            // A part without a value leaves the whole without one.
            if better || other.is_nan() {
                *best = other;
            }
        }
    }

    fn absolute(&self, value: &Lanes) -> Lanes {
        Lanes(value.0.map(libm::fabs))
    }

    fn sign(&self, value: &Lanes) -> Lanes {
        Lanes(value.0.map(|v| if v == 0.0 { 0.0 } else { libm::copysign(1.0, v) }))
    }

    fn slope_of_round(&self) -> Lanes {
        Lanes([1.0; LANES])
    }

    fn taken(&self, kids: &[&Lanes], choice: Choice) -> Vec<Lanes> {
        let better = |a: f64, b: f64| match choice {
            Choice::Min => a < b,
            Choice::Max => a > b,
        };
        let mut taken = vec![Lanes([0.0; LANES]); kids.len()];
        for lane in 0..LANES {
            let mut best: Option<usize> = None;
            for (at, kid) in kids.iter().enumerate() {
                if best.is_none_or(|best| better(kid.0[lane], kids[best].0[lane])) {
                    best = Some(at);
                }
            }
            if let Some(best) = best {
                taken[best].0[lane] = 1.0;
            }
        }
        taken
    }
}

/// The normal distribution whose half width at a level of confidence is given, both as fractions or in one unit;
/// `None` for a level outside (0, 1).
pub fn normal_spread(half_width: &Exact, level: &Exact) -> Option<Spread> {
    let level = level.to_f64();
    if level <= 0.0 || level >= 1.0 {
        return None;
    }
    // This is statistics: the deviation passes through binary floating point, and from there on is an exact number.
    let quantile = normal_of_uniform(0.5 + level / 2.0);
    Some(Spread::Normal(Exact::from_f64(half_width.to_f64() / quantile)?))
}

#[cfg(test)]
mod tests {
    use super::{Law, triangular_quantile};

    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (u, x) in [(0.0, -1.0), (0.125, -0.5), (0.5, 0.0), (0.875, 0.5), (1.0, 1.0)] {
            assert_eq!(triangular_quantile(u), x);
        }
        let uniform = Law::Uniform { lower: 2.0, width: 4.0 };
        assert_eq!([0.0, 0.25, 1.0].map(|u| uniform.quantile(u)), [2.0, 3.0, 6.0]);
    }
}

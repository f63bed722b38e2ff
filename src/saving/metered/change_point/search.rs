//! The search of change points: a grid from sums, golden sections, and a refit by reflections.

use super::{Model, Options, Shape};
use crate::saving::metered::degree_day::{Grid, Side, hinge};
use crate::statistics::gram::Fixed;
use crate::statistics::hinge::{order, sweep};
use crate::statistics::{Design, Estimate, Fit};

/// The points and what all shapes share.
pub(super) struct Data<'a> {
    pub x: &'a [f64],
    pub y: &'a [f64],
    pub weights: Option<&'a [f64]>,
    pub fixed: Fixed,
    /// Between these the change points lie.
    pub bounds: (f64, f64),
}

impl Data<'_> {
    /// One shape; None where it cannot be fitted.
    pub fn shape(&self, shape: Shape, options: &Options) -> Option<Model> {
        let (low, high) = match shape {
            Shape::Mean | Shape::Line => (None, None),
            _ => {
                let (low, high) = self.search(shape, options)?;
                match shape {
                    Shape::Heating => (Some(low), None),
                    Shape::Cooling => (None, Some(high)),
                    _ => (Some(low), Some(high)),
                }
            }
        };
        let column = |side, p: f64| self.x.iter().map(|x| hinge(side, p, *x)).collect::<Vec<f64>>();
        let mut columns = Vec::new();
        if shape == Shape::Line {
            columns.push(self.x.to_vec());
        }
        columns.extend(low.map(|p| column(Side::Below, p)));
        columns.extend(high.map(|p| column(Side::Above, p)));
        let views: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let fit = Fit::of(Design::with_intercept(self.y.len(), &views).ok()?, self.y, self.weights).ok()?;
        let n = self.y.len();
        let estimates = fit.estimates().ok()?;
        let mut slopes = estimates.iter().skip(1).copied();
        let below = (low.is_some() || shape == Shape::Line).then(|| slopes.next()).flatten();
        let above = high.and_then(|_| slopes.next());
        let negative = |e: &Option<Estimate>| e.is_some_and(|e| e.value < 0.0);
        if options.positive && shape != Shape::Line && (negative(&below) || negative(&above)) {
            return None;
        }
        let parameters = (shape.coefficients() + shape.change_points()) as f64;
        let count = n as f64;
        // A perfect fit has no logarithm: what rounding leaves of the sum of squares stands in for it.
        let sse = fit.sse().max(1e-28 * self.fixed.sst);
        let bic = count * libm::log(sse / count) + parameters * libm::log(count);
        let (r2, r2_adjusted) = if shape == Shape::Mean { (0.0, 0.0) } else { (fit.r2(), fit.r2_adjusted()) };
        Some(Model { shape, low, high, intercept: estimates[0], below, above, n, r2, r2_adjusted, bic, sse: fit.sse() })
    }

    /// Weighted sum of squares with change points at `low` and `high`.
    fn sse(&self, shape: Shape, low: f64, high: f64) -> f64 {
        let reduced = |side, p: f64| {
            let column: Vec<f64> = self.x.iter().map(|x| hinge(side, p, *x)).collect();
            self.fixed.candidate_of(&column, self.weights)
        };
        let slopes = match shape {
            Shape::Heating => self.fixed.with_one(&reduced(Side::Below, low)),
            Shape::Cooling => self.fixed.with_one(&reduced(Side::Above, high)),
            // low ≤ high: the two hinges are never both above zero.
            _ => self.fixed.with_two(&reduced(Side::Below, low), &reduced(Side::Above, high), 0.0),
        };
        slopes.map_or(f64::INFINITY, |s| s.sse)
    }

    fn search(&self, shape: Shape, options: &Options) -> Option<(f64, f64)> {
        let (from, to) = self.bounds;
        if self.y.len() <= shape.coefficients() + shape.change_points() || to <= from {
            return None;
        }
        let steps = options.grid.clamp(3, 1000) - 1;
        let step = (to - from) / steps as f64;
        let grid = Grid::new(from, to, step)?;
        let rows = order(self.x);
        let sums = |side| sweep(side, self.x, &rows, self.weights, &self.fixed.vectors(), grid.points());
        let reduce = |side| -> Vec<_> { sums(side).iter().map(|s| self.fixed.candidate(s.squares, &s.dots)).collect() };
        let (below, above) = (reduce(Side::Below), reduce(Side::Above));
        let (mut low, mut high, mut least) = (from, from, f64::INFINITY);
        for (i, h) in grid.points().iter().enumerate() {
            let first = if shape == Shape::Five { 0 } else { i };
            for (j, l) in grid.points().iter().enumerate().take(i + 1).skip(first) {
                if shape == Shape::Five && j == i {
                    continue;
                }
                let slopes = match shape {
                    Shape::Heating => self.fixed.with_one(&below[j]),
                    Shape::Cooling => self.fixed.with_one(&above[i]),
                    _ => self.fixed.with_two(&below[j], &above[i], 0.0),
                };
                if let Some(slopes) = slopes.filter(|s| s.sse < least) {
                    (low, high, least) = (*l, *h, slopes.sse);
                }
            }
        }
        if !least.is_finite() {
            return None;
        }
        if shape == Shape::Five {
            // One point after the other until neither moves.
            for _ in 0..20 {
                let before = (low, high);
                low = golden((low - step).max(from), (low + step).min(high), |p| self.sse(shape, p, high));
                high = golden((high - step).max(low), (high + step).min(to), |p| self.sse(shape, low, p));
                if (low - before.0).abs() + (high - before.1).abs() < 1e-9 * (to - from) {
                    break;
                }
            }
        } else {
            low = golden((low - step).max(from), (low + step).min(to), |p| self.sse(shape, p, p));
            high = low;
        }
        Some((low, high))
    }
}

/// The least of `f` between two points, by golden sections, down to 1e-10 of their distance; never worse than the middle.
fn golden(from: f64, to: f64, f: impl Fn(f64) -> f64) -> f64 {
    const RATIO: f64 = 0.618_033_988_749_894_9;
    let (mut a, mut b) = (from, to);
    let middle = 0.5 * (from + to);
    let (mut c, mut d) = (b - RATIO * (b - a), a + RATIO * (b - a));
    let (mut fc, mut fd) = (f(c), f(d));
    for _ in 0..48 {
        if fc <= fd {
            (b, d, fd) = (d, c, fc);
            c = b - RATIO * (b - a);
            fc = f(c);
        } else {
            (a, c, fc) = (c, d, fd);
            d = a + RATIO * (b - a);
            fd = f(d);
        }
    }
    let found = 0.5 * (a + b);
    if f(found) <= f(middle) { found } else { middle }
}

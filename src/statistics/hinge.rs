//! Sums of hinge functions max(b − x, 0) and max(x − b, 0) for a whole grid of b in one sweep.
//!
//! From one b to the next every row already below grows by the step δ, so that
//! Σh² grows by 2δΣh + δ²N and Σvh by δΣv; rows that the step passes enter with what they are. All terms of Σh and Σh²
//! are positive: nothing cancels. A grid point costs O(columns) whatever the number of rows.

/// Which side of the point counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// max(b − x, 0): heating degrees.
    Below,
    /// max(x − b, 0): cooling degrees.
    Above,
}

/// The value of a hinge.
pub fn hinge(side: Side, point: f64, x: f64) -> f64 {
    match side {
        Side::Below => (point - x).max(0.0),
        Side::Above => (x - point).max(0.0),
    }
}

/// Sums of one hinge.
#[derive(Debug, Clone, PartialEq)]
pub struct Sums {
    /// The point b.
    pub point: f64,
    /// Rows where the hinge is not zero.
    pub count: usize,
    /// Σ h, without weights.
    pub total: f64,
    /// Σ w h².
    pub squares: f64,
    /// Σ v h for each of the vectors given.
    pub dots: Vec<f64>,
}

/// The rows of `x` in ascending order; rows that are equal keep theirs.
pub fn order(x: &[f64]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..x.len() as u32).collect();
    order.sort_by(|&a, &b| x[a as usize].total_cmp(&x[b as usize]));
    order
}

/// Sums for every point of an ascending grid.
///
/// `order` as [`order`] gives it; `vectors` carry their weights already; `weights` are those of the squares.
pub fn sweep(
    side: Side,
    x: &[f64],
    order: &[u32],
    weights: Option<&[f64]>,
    vectors: &[&[f64]],
    grid: &[f64],
) -> Vec<Sums> {
    let k = vectors.len();
    let sign = if side == Side::Below { 1.0 } else { -1.0 };
    let row = |at: usize| (if side == Side::Below { order[at] } else { order[order.len() - 1 - at] }) as usize;
    let point_at = |i: usize| if side == Side::Below { grid[i] } else { grid[grid.len() - 1 - i] };
    let mut sums = Vec::with_capacity(grid.len());
    let mut weighted = 0.0; // Σ w
    let mut first = 0.0; // Σ w h
    let (mut total, mut squares) = (0.0, 0.0);
    let mut level = vec![0.0; k]; // Σ v
    let mut dots = vec![0.0; k];
    let (mut next, mut count) = (0, 0);
    let mut previous = 0.0;
    for i in 0..grid.len() {
        let here = sign * point_at(i);
        let step = if i == 0 { 0.0 } else { here - previous };
        squares += step * (2.0 * first + step * weighted);
        first += step * weighted;
        total += step * count as f64;
        for (dot, v) in dots.iter_mut().zip(&level) {
            *dot += step * v;
        }
        while next < order.len() {
            let r = row(next);
            let h = here - sign * x[r];
            if h <= 0.0 {
                break;
            }
            let w = weights.map_or(1.0, |w| w[r]);
            weighted += w;
            first += w * h;
            squares += w * h * h;
            total += h;
            count += 1;
            for (j, v) in vectors.iter().enumerate() {
                level[j] += v[r];
                dots[j] += v[r] * h;
            }
            next += 1;
        }
        previous = here;
        sums.push(Sums { point: point_at(i), count, total, squares, dots: dots.clone() });
    }
    if side == Side::Above {
        sums.reverse();
    }
    sums
}

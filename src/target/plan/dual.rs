//! A lower bound at a node: the Lagrangian dual of its convex relaxation, found by Newton steps on a smoothed form.
//!
//! With prices λ of rows, w ≤ λ of cells that amounts could take below zero, and ν of the logarithms of a cell,
//!
//! ```text
//! D = cost + Σ_blocks min_options (c − Σ ν·log + Σ w·added) + Σ_cells (min_V (w·scale·e^(−V) + ν·V) + w·shift) − Σ λ·cap
//! ```
//! is at most the cost of every plan of the node, for whatever λ ≥ w ≥ 0 and ν ≥ 0 (weak duality; e^(−V) is convex, so that
//! averaging options cannot lower it). The bound is therefore right at any point the steps reach; how good it is, is their
//! matter. The smoothed form takes a soft minimum at temperature τ and logarithmic barriers, and τ falls (Nesterov 2005 for
//! the smoothing, Boyd and Vandenberghe 2004, 11.3, for following the path).
//!
//! In a search for the least excess costs are zero and Σ λ ≤ 1, so that D bounds the largest excess of a row.

use super::linear;
use super::node::Relaxed;

/// Prices by cell and row, kept from node to node.
#[derive(Debug, Clone)]
pub(super) struct Prices {
    rows: Vec<f64>,
    /// Of cells; only those below the price of their row on their own account.
    mixed: Vec<f64>,
    logs: Vec<f64>,
}

/// A bound, and what the relaxation would choose.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    /// At most the cost of any plan of the node, but for rounding of `size` × the margin.
    pub value: f64,
    /// Sum of the sizes of all terms.
    pub size: f64,
    /// By block and candidate: how much more than the cheapest candidate of its block it costs at the prices.
    pub reduced: Vec<Vec<f64>>,
    /// By block and candidate: its weight in the relaxation.
    pub weights: Vec<Vec<f64>>,
}

impl Prices {
    pub fn first(relaxed: &Relaxed, rows: usize) -> Prices {
        let row = 0.5 / rows as f64;
        let cells = relaxed.cells.iter();
        let logs = cells.map(|c| row * c.scale.max(1e-9) * libm::exp(-0.5 * c.most.min(20.0))).collect();
        Prices { rows: vec![row; rows], mixed: vec![0.9 * row; relaxed.cells.len()], logs }
    }
}

/// Where the variables of a node stand in its vector.
pub(super) struct Layout {
    pub rows: usize,
    pub mixed: Vec<Option<usize>>,
    pub logs: Vec<Option<usize>>,
    pub count: usize,
}

/// The dual of one node.
pub(super) struct Dual<'a> {
    pub relaxed: &'a Relaxed,
    pub caps: &'a [f64],
    /// Whether the largest excess is bounded, not the cost.
    pub elastic: bool,
    pub layout: Layout,
}

impl<'a> Dual<'a> {
    pub fn of(relaxed: &'a Relaxed, caps: &'a [f64], elastic: bool) -> Dual<'a> {
        let mut count = caps.len();
        let mut next = |wanted: bool| {
            count += usize::from(wanted);
            wanted.then(|| count - 1)
        };
        let below = |c: &super::node::Bounded| c.scale * super::compile::kept(c.most) + c.shift + c.least_added < 0.0;
        let mixed = relaxed.cells.iter().map(|c| next(below(c))).collect();
        let logs = relaxed.cells.iter().map(|c| next(c.has_logs && c.scale > 0.0)).collect();
        Dual { relaxed, caps, elastic, layout: Layout { rows: caps.len(), mixed, logs, count } }
    }

    fn gather(&self, prices: &Prices) -> Vec<f64> {
        let mut point = vec![0.0; self.layout.count];
        point[..self.layout.rows].copy_from_slice(&prices.rows);
        for (cell, at) in self.layout.mixed.iter().enumerate() {
            if let Some(at) = at {
                let most = prices.rows[self.relaxed.cells[cell].row];
                point[*at] = prices.mixed[cell].clamp(0.01 * most, 0.99 * most);
            }
        }
        for (cell, at) in self.layout.logs.iter().enumerate() {
            if let Some(at) = at {
                point[*at] = prices.logs[cell].max(1e-300);
            }
        }
        point
    }

    fn scatter(&self, point: &[f64], prices: &mut Prices) {
        prices.rows.copy_from_slice(&point[..self.layout.rows]);
        for (cell, (mixed, logs)) in self.layout.mixed.iter().zip(&self.layout.logs).enumerate() {
            prices.mixed[cell] = mixed.map_or(point[self.relaxed.cells[cell].row], |at| point[at]);
            if let Some(at) = logs {
                prices.logs[cell] = point[*at];
            }
        }
    }

    /// The price of an emission in a cell.
    fn price(&self, point: &[f64], cell: usize) -> f64 {
        point[self.layout.mixed[cell].unwrap_or(self.relaxed.cells[cell].row)]
    }

    pub fn priced(&self, point: &[f64], cost: f64, terms: &[(usize, f64, f64)]) -> f64 {
        terms.iter().fold(cost, |sum, (cell, log, added)| {
            let logs = self.layout.logs[*cell].map_or(0.0, |at| point[at] * log);
            sum - logs + self.price(point, *cell) * added
        })
    }

    /// The bound at some prices.
    pub fn bound(&self, prices: &Prices, temperature: f64) -> Bound {
        self.bound_at(&self.gather(prices), temperature)
    }

    fn bound_at(&self, point: &[f64], temperature: f64) -> Bound {
        let mut bound = Bound { value: self.relaxed.cost, size: 1.0, reduced: Vec::new(), weights: Vec::new() };
        let add = |bound: &mut Bound, term: f64| {
            bound.value += term;
            bound.size += libm::fabs(term);
        };
        for candidates in &self.relaxed.blocks {
            let priced: Vec<f64> = candidates.iter().map(|c| self.priced(point, c.cost, &c.terms)).collect();
            let least = priced.iter().copied().fold(f64::INFINITY, f64::min);
            add(&mut bound, least);
            let raised: Vec<f64> = priced.iter().map(|p| libm::exp((least - p) / temperature)).collect();
            let sum: f64 = raised.iter().sum();
            bound.weights.push(raised.iter().map(|r| r / sum).collect());
            bound.reduced.push(priced.iter().map(|p| p - least).collect());
        }
        for (cell, bounded) in self.relaxed.cells.iter().enumerate() {
            let price = self.price(point, cell);
            let whole = price * bounded.scale;
            add(&mut bound, price * bounded.shift);
            bound.size += libm::fabs(whole);
            match self.layout.logs[cell] {
                None => add(&mut bound, whole),
                Some(at) => {
                    let most = bounded.most * (1.0 + 1e-12);
                    let log = (libm::log(whole / point[at])).clamp(0.0, most);
                    add(&mut bound, whole * libm::exp(-log));
                    add(&mut bound, point[at] * log);
                }
            }
        }
        for (row, cap) in self.caps.iter().enumerate() {
            add(&mut bound, -point[row] * cap);
        }
        if !bound.value.is_finite() {
            bound.value = f64::NEG_INFINITY;
        }
        bound
    }

    /// Betters the prices, and gives the best bound seen; stops early once a bound passes `enough`.
    pub fn rise(&self, prices: &mut Prices, temperatures: &[f64], steps: usize, enough: f64) -> Bound {
        let mut point = self.gather(prices);
        let mut best = self.bound_at(&point, 1e-6);
        for temperature in temperatures {
            for _ in 0..steps {
                let Some(decrement) = self.step(&mut point, *temperature) else { break };
                if decrement < 0.1 * temperature {
                    break;
                }
            }
            let bound = self.bound_at(&point, *temperature);
            if bound.value >= best.value {
                best = bound;
                self.scatter(&point, prices);
            } else {
                best.weights = bound.weights;
            }
            if best.value > enough {
                break;
            }
        }
        best
    }

    /// One damped Newton step; the decrement, or `None` where there is no ascent.
    fn step(&self, point: &mut [f64], temperature: f64) -> Option<f64> {
        let n = self.layout.count;
        let (mut slope, mut curve) = (vec![0.0; n], vec![0.0; n * n]);
        let here = self.smoothed(point, temperature, Some((&mut slope, &mut curve)));
        let gradient = slope.clone();
        linear::solve(&mut curve, &mut slope)?;
        let decrement: f64 = slope.iter().zip(&gradient).map(|(a, b)| a * b).sum();
        if !(decrement > 0.0 && here.is_finite()) {
            return None;
        }
        let mut length = self.longest(point, &slope);
        for _ in 0..40 {
            let tried: Vec<f64> = point.iter().zip(&slope).map(|(at, by)| at + length * by).collect();
            if self.smoothed(&tried, temperature, None) >= here + 0.1 * length * decrement {
                point.copy_from_slice(&tried);
                return Some(decrement);
            }
            length *= 0.4;
        }
        None
    }

    /// How far a direction can be followed inside the barriers, at most 1.
    fn longest(&self, point: &[f64], direction: &[f64]) -> f64 {
        let mut length: f64 = 1.0;
        let mut within = |at: f64, by: f64| {
            if by < 0.0 {
                length = length.min(-0.95 * at / by);
            }
        };
        for (at, by) in point.iter().zip(direction) {
            within(*at, *by);
        }
        for (cell, mixed) in self.layout.mixed.iter().enumerate() {
            if let Some(at) = mixed {
                let row = self.relaxed.cells[cell].row;
                within(point[row] - point[*at], direction[row] - direction[*at]);
            }
        }
        if self.elastic {
            let rows = self.layout.rows;
            within(1.0 - point[..rows].iter().sum::<f64>(), -direction[..rows].iter().sum::<f64>());
        }
        length
    }
}

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
struct Layout {
    rows: usize,
    mixed: Vec<Option<usize>>,
    logs: Vec<Option<usize>>,
    count: usize,
}

/// The dual of one node.
pub(super) struct Dual<'a> {
    relaxed: &'a Relaxed,
    caps: &'a [f64],
    /// Whether the largest excess is bounded, not the cost.
    elastic: bool,
    layout: Layout,
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

    fn priced(&self, point: &[f64], cost: f64, terms: &[(usize, f64, f64)]) -> f64 {
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

    /// The smoothed dual; where asked for, its gradient and the lower triangle of its negative Hessian.
    fn smoothed(&self, point: &[f64], temperature: f64, derivatives: Option<(&mut [f64], &mut [f64])>) -> f64 {
        let mut none: ([f64; 0], [f64; 0]) = ([], []);
        let wanted = derivatives.is_some();
        let (slope, curve) = derivatives.unwrap_or((&mut none.0, &mut none.1));
        let mut out = Derivatives { n: self.layout.count, slope, curve, wanted };
        let mut value = self.relaxed.cost;
        for candidates in &self.relaxed.blocks {
            value += self.soft_least(point, temperature, candidates, &mut out);
        }
        for (cell, bounded) in self.relaxed.cells.iter().enumerate() {
            let price_at = self.layout.mixed[cell].unwrap_or(bounded.row);
            let price = point[price_at];
            value += price * bounded.shift;
            out.slope(price_at, bounded.shift);
            match self.layout.logs[cell] {
                None => {
                    value += price * bounded.scale;
                    out.slope(price_at, bounded.scale);
                }
                Some(at) => {
                    let nu = point[at];
                    let log = libm::log(price * bounded.scale / nu);
                    value += nu * (1.0 + log);
                    out.slope(at, log);
                    out.slope(price_at, nu / price);
                    out.curve(at, at, 1.0 / nu);
                    out.curve(price_at, price_at, nu / (price * price));
                    out.curve(at, price_at, -1.0 / price);
                }
            }
            if self.layout.mixed[cell].is_some() {
                value += temperature * (libm::log(price) + libm::log(point[bounded.row] - price));
                let gap = point[bounded.row] - price;
                out.slope(price_at, temperature / price - temperature / gap);
                out.slope(bounded.row, temperature / gap);
                out.curve(price_at, price_at, temperature / (price * price) + temperature / (gap * gap));
                out.curve(bounded.row, bounded.row, temperature / (gap * gap));
                out.curve(price_at, bounded.row, -temperature / (gap * gap));
            }
        }
        let rows = self.layout.rows;
        for (row, cap) in self.caps.iter().enumerate() {
            value += temperature * libm::log(point[row]) - point[row] * cap;
            out.slope(row, temperature / point[row] - cap);
            out.curve(row, row, temperature / (point[row] * point[row]));
        }
        if self.elastic {
            let slack = 1.0 - point[..rows].iter().sum::<f64>();
            value += temperature * libm::log(slack);
            for row in 0..rows {
                out.slope(row, -temperature / slack);
                for other in 0..=row {
                    out.curve(row, other, temperature / (slack * slack));
                }
            }
        }
        value
    }

    /// The soft minimum of a block.
    fn soft_least(
        &self,
        point: &[f64],
        temperature: f64,
        candidates: &[super::node::Candidate],
        out: &mut Derivatives<'_>,
    ) -> f64 {
        let priced: Vec<f64> = candidates.iter().map(|c| self.priced(point, c.cost, &c.terms)).collect();
        let least = priced.iter().copied().fold(f64::INFINITY, f64::min);
        let raised: Vec<f64> = priced.iter().map(|p| libm::exp((least - p) / temperature)).collect();
        let sum: f64 = raised.iter().sum();
        if out.wanted {
            let mut touched: Vec<usize> = Vec::new();
            let mut rows: Vec<(f64, Vec<(usize, f64)>)> = Vec::with_capacity(candidates.len());
            for (candidate, raised) in candidates.iter().zip(&raised) {
                let weight = raised / sum;
                if weight < 1e-14 {
                    continue;
                }
                let mut slope: Vec<(usize, f64)> = Vec::with_capacity(candidate.terms.len());
                for (cell, log, added) in &candidate.terms {
                    let price = self.layout.mixed[*cell].unwrap_or(self.relaxed.cells[*cell].row);
                    let logs = self.layout.logs[*cell].filter(|_| *log != 0.0).map(|at| (at, -log));
                    for (at, by) in logs.into_iter().chain((*added != 0.0).then_some((price, *added))) {
                        let place = touched.iter().position(|t| *t == at).unwrap_or_else(|| {
                            touched.push(at);
                            touched.len() - 1
                        });
                        slope.push((place, by));
                    }
                }
                rows.push((weight, slope));
            }
            self.spread(temperature, &touched, &rows, out);
        }
        least - temperature * libm::log(sum)
    }

    /// Adds mean and covariance of the slopes of a block's options.
    fn spread(
        &self,
        temperature: f64,
        touched: &[usize],
        rows: &[(f64, Vec<(usize, f64)>)],
        out: &mut Derivatives<'_>,
    ) {
        let n = touched.len();
        let mut mean = vec![0.0; n];
        for (weight, slope) in rows {
            for (at, by) in slope {
                mean[*at] += weight * by;
            }
        }
        for (at, mean) in touched.iter().zip(&mean) {
            out.slope(*at, *mean);
        }
        let mut dense = vec![0.0; n];
        for (weight, slope) in rows {
            dense.iter_mut().zip(&mean).for_each(|(d, m)| *d = -m);
            for (at, by) in slope {
                dense[*at] += by;
            }
            let scale = weight / temperature;
            for a in 0..n {
                let factor = scale * dense[a];
                for b in 0..=a {
                    out.curve(touched[a], touched[b], factor * dense[b]);
                }
            }
        }
    }
}

/// Where derivatives go.
struct Derivatives<'o> {
    n: usize,
    slope: &'o mut [f64],
    curve: &'o mut [f64],
    wanted: bool,
}

impl Derivatives<'_> {
    #[inline]
    fn slope(&mut self, at: usize, by: f64) {
        if self.wanted {
            self.slope[at] += by;
        }
    }

    /// Adds to the lower triangle.
    #[inline]
    fn curve(&mut self, a: usize, b: usize, by: f64) {
        if self.wanted {
            let (row, column) = if a >= b { (a, b) } else { (b, a) };
            self.curve[row * self.n + column] += by;
        }
    }
}

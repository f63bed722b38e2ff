//! The smoothed dual of a node, its gradient and its Hessian.

use super::dual::Dual;
use super::node::Candidate;

impl Dual<'_> {
    /// The smoothed dual; where asked for, its gradient and the lower triangle of its negative Hessian.
    pub(super) fn smoothed(
        &self,
        point: &[f64],
        temperature: f64,
        derivatives: Option<(&mut [f64], &mut [f64])>,
    ) -> f64 {
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
    fn soft_least(&self, point: &[f64], temperature: f64, candidates: &[Candidate], out: &mut Derivatives<'_>) -> f64 {
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

//! QR factorisation by Householder reflections (Golub and Van Loan, Matrix Computations, 4th edition 2013, algorithm 5.2.1).
//!
//! Columns are scaled to unit length first, which makes the test of rank free of units, and are not exchanged, so that a
//! column that fails can be named: it is a combination of those before it.

use super::StatisticsError;

/// A column counts as a combination of those before it where less than this share of its length is left beside them.
/// Rounding leaves some 1e-16 · √n of an exact combination; drivers that differ at all leave far more than 1e-10.
const LEAST_SHARE: f64 = 1e-10;

/// What becomes of a column that is a combination of those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dependent {
    /// The matrix is refused.
    Refuse,
    /// The column is left out.
    Drop,
}

/// A factorised matrix X = Q R S of full rank, with S the lengths of the columns.
#[derive(Debug, Clone)]
pub(super) struct Qr {
    /// The columns that were factorised: all, unless dependent ones were to be left out.
    pub(super) kept: Vec<usize>,
    /// Reflections, one vector a column, each as long as the matrix has rows; zero above its own row, 2/(v·v) beside it.
    reflections: Vec<(Vec<f64>, f64)>,
    /// Upper triangle R, by columns.
    triangle: Vec<Vec<f64>>,
    scales: Vec<f64>,
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + a * b)
}

/// The Euclidean length, scaled by the largest part where squares would overflow or vanish.
fn length(values: &[f64]) -> f64 {
    let squares = dot(values, values);
    if (1e-200..1e200).contains(&squares) {
        return libm::sqrt(squares);
    }
    let largest = values.iter().fold(0.0, |largest: f64, value| largest.max(libm::fabs(*value)));
    if largest == 0.0 || !largest.is_finite() {
        return largest;
    }
    largest * libm::sqrt(values.iter().fold(0.0, |sum, value| sum + (value / largest) * (value / largest)))
}

impl Qr {
    /// Factorises a matrix given by its columns, all of one length.
    pub(super) fn new(columns: &[Vec<f64>], dependent: Dependent) -> Result<Qr, StatisticsError> {
        let mut qr = Qr { kept: Vec::new(), reflections: Vec::new(), triangle: Vec::new(), scales: Vec::new() };
        for (number, column) in columns.iter().enumerate() {
            let at = qr.kept.len();
            let scale = length(column);
            if !scale.is_finite() {
                return Err(StatisticsError::Overflow);
            }
            let mut left: Vec<f64> = column.iter().map(|value| value / scale).collect();
            let mut below = 0.0;
            if scale > 0.0 && column.len() > at {
                qr.reflect(&mut left);
                below = length(&left[at..]);
            }
            if below < LEAST_SHARE {
                match dependent {
                    Dependent::Refuse => return Err(StatisticsError::Collinear { column: number }),
                    Dependent::Drop => continue,
                }
            }
            let diagonal = if left[at] > 0.0 { -below } else { below };
            let mut triangle = left[..at].to_vec();
            triangle.push(diagonal);
            let mut vector = left;
            vector[..at].fill(0.0);
            vector[at] -= diagonal;
            let beta = 2.0 / dot(&vector, &vector);
            qr.reflections.push((vector, beta));
            qr.triangle.push(triangle);
            qr.scales.push(scale);
            qr.kept.push(number);
        }
        Ok(qr)
    }

    /// Qᵀ z in place.
    fn reflect(&self, z: &mut [f64]) {
        for (vector, beta) in &self.reflections {
            let share = beta * dot(vector, z);
            z.iter_mut().zip(vector).for_each(|(z, v)| *z -= share * v);
        }
    }

    /// The coefficients b that make X b come nearest to y.
    pub(super) fn solve(&self, y: &[f64]) -> Vec<f64> {
        let mut z = y.to_vec();
        self.reflect(&mut z);
        let p = self.triangle.len();
        let mut b = z[..p].to_vec();
        for at in (0..p).rev() {
            for later in at + 1..p {
                b[at] -= self.triangle[later][at] * b[later];
            }
            b[at] /= self.triangle[at][at];
        }
        b.iter().zip(&self.scales).map(|(b, scale)| b / scale).collect()
    }

    /// The solution u of Rᵀ u = S⁻¹ x: its square length is x'(X'X)⁻¹x.
    pub(super) fn half_solve(&self, x: &[f64]) -> Vec<f64> {
        let mut u: Vec<f64> = x.iter().zip(&self.scales).map(|(x, scale)| x / scale).collect();
        for at in 0..u.len() {
            let before = dot(&self.triangle[at][..at], &u[..at]);
            u[at] = (u[at] - before) / self.triangle[at][at];
        }
        u
    }

    /// x'(X'X)⁻¹x for a vector of p values.
    pub(super) fn quadratic(&self, x: &[f64]) -> f64 {
        let u = self.half_solve(x);
        dot(&u, &u)
    }

    /// (X'X)⁻¹, symmetric, p × p.
    pub(super) fn inverse_normal(&self) -> Vec<Vec<f64>> {
        let p = self.triangle.len();
        let halves: Vec<Vec<f64>> = (0..p)
            .map(|at| {
                let mut unit = vec![0.0; p];
                unit[at] = 1.0;
                self.half_solve(&unit)
            })
            .collect();
        halves.iter().map(|row| halves.iter().map(|column| dot(row, column)).collect()).collect()
    }
}

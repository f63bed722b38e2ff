//! Weighted least squares by Householder reflections.
//!
//! Golub and Van Loan, Matrix Computations, 4th ed. (2013), algorithm 5.2.1. The columns are never multiplied with each
//! other, so that the printed coefficients keep the digits that normal equations lose.

use super::fit_error::FitError;

/// Share of a column's length that has to be left after the columns before it are taken out.
const RANK: f64 = 1e-10;

/// What to do with a column that is a combination of those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dependent {
    /// Refuse the fit.
    Refuse,
    /// Leave the column out: its coefficient is absent.
    Drop,
}

/// A fitted linear model.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// One coefficient a column; absent where the column was left out.
    pub coefficients: Vec<Option<f64>>,
    /// (X'WX)⁻¹ of each kept column with itself; times the residual variance it is the variance of the coefficient.
    pub unscaled_variance: Vec<Option<f64>>,
    /// Fitted values.
    pub fitted: Vec<f64>,
    /// Weighted sum of squared residuals.
    pub sse: f64,
    /// Weighted sum of squares of the response about its weighted mean.
    pub sst: f64,
    /// Rows.
    pub rows: usize,
    /// Coefficients kept.
    pub rank: usize,
}

impl Fit {
    /// Coefficient of column `j`; zero where the column was left out.
    pub fn value(&self, j: usize) -> f64 {
        self.coefficients.get(j).copied().flatten().unwrap_or(0.0)
    }

    /// Residual variance with n − p in the denominator.
    pub fn variance(&self) -> f64 {
        self.sse / (self.rows - self.rank) as f64
    }

    /// Standard error of column `j`.
    pub fn standard_error(&self, j: usize) -> Option<f64> {
        Some(libm::sqrt(self.unscaled_variance.get(j).copied().flatten()? * self.variance()))
    }

    /// Coefficient of determination, about the mean.
    pub fn r2(&self) -> f64 {
        1.0 - self.sse / self.sst
    }

    /// Adjusted coefficient of determination: 1 − (1 − R²)(n − 1)/(n − p).
    pub fn r2_adjusted(&self) -> f64 {
        1.0 - (1.0 - self.r2()) * (self.rows - 1) as f64 / (self.rows - self.rank) as f64
    }
}

/// Checks lengths, finiteness and weights.
pub fn check(columns: &[&[f64]], y: &[f64], weights: Option<&[f64]>) -> Result<(), FitError> {
    let n = y.len();
    if n == 0 {
        return Err(FitError::Empty);
    }
    if let Some(row) = y.iter().position(|v| !v.is_finite()) {
        return Err(FitError::ResponseNotFinite { row });
    }
    for (column, values) in columns.iter().enumerate() {
        if values.len() != n {
            return Err(FitError::Length { column, found: values.len(), expected: n });
        }
        if let Some(row) = values.iter().position(|v| !v.is_finite()) {
            return Err(FitError::ColumnNotFinite { column, row });
        }
    }
    if let Some(weights) = weights {
        if weights.len() != n {
            return Err(FitError::Weight { row: weights.len().min(n) });
        }
        if let Some(row) = weights.iter().position(|w| !(w.is_finite() && *w > 0.0)) {
            return Err(FitError::Weight { row });
        }
    }
    Ok(())
}

/// Fits `y` on `columns` (a constant is a column of ones) with optional weights.
///
/// # Errors
/// What [`check`] finds; fewer rows than coefficients plus one; a dependent column where that is refused; a response
/// without variation; values too large to be squared.
pub fn fit(columns: &[&[f64]], y: &[f64], weights: Option<&[f64]>, dependent: Dependent) -> Result<Fit, FitError> {
    check(columns, y, weights)?;
    let n = y.len();
    if dependent == Dependent::Refuse && n <= columns.len() {
        return Err(FitError::TooFewRows { rows: n, coefficients: columns.len() });
    }
    let root = |i: usize| weights.map_or(1.0, |w| libm::sqrt(w[i]));
    let mut rhs: Vec<f64> = y.iter().enumerate().map(|(i, v)| v * root(i)).collect();
    // Columns after reflection; the first `rank` entries of a kept one are its column of R.
    let mut kept: Vec<(usize, Vec<f64>)> = Vec::with_capacity(columns.len());
    let mut reflectors: Vec<(Vec<f64>, f64)> = Vec::with_capacity(columns.len());
    for (j, column) in columns.iter().enumerate() {
        let mut a: Vec<f64> = column.iter().enumerate().map(|(i, v)| v * root(i)).collect();
        let length = norm(&a);
        for (at, (v, beta)) in reflectors.iter().enumerate() {
            reflect(v, *beta, &mut a[at..]);
        }
        let at = reflectors.len();
        let rest = if at < n { norm(&a[at..]) } else { 0.0 };
        if rest <= RANK * length {
            match dependent {
                Dependent::Refuse => return Err(FitError::Collinear { column: j }),
                Dependent::Drop => continue,
            }
        }
        let mut v = a[at..].to_vec();
        let alpha = if v[0] > 0.0 { -rest } else { rest };
        v[0] -= alpha;
        let beta = 2.0 / v.iter().fold(0.0, |s, x| s + x * x);
        a.truncate(at);
        a.push(alpha);
        reflect(&v, beta, &mut rhs[at..]);
        reflectors.push((v, beta));
        kept.push((j, a));
    }
    let rank = kept.len();
    if n <= rank {
        return Err(FitError::TooFewRows { rows: n, coefficients: rank });
    }
    let solution = solve_upper(&kept, &rhs[..rank]);
    let mut coefficients = vec![None; columns.len()];
    let mut unscaled_variance = vec![None; columns.len()];
    let mut variances = vec![0.0; rank];
    for unit in 0..rank {
        // Column `unit` of R⁻¹; (X'X)⁻¹ = R⁻¹ R⁻ᵀ.
        let mut e = vec![0.0; unit + 1];
        e[unit] = 1.0;
        for (sum, x) in variances.iter_mut().zip(solve_upper(&kept[..=unit], &e)) {
            *sum += x * x;
        }
    }
    for (at, (j, _)) in kept.iter().enumerate() {
        coefficients[*j] = Some(solution[at]);
        unscaled_variance[*j] = Some(variances[at]);
    }
    let fitted: Vec<f64> = (0..n)
        .map(|i| kept.iter().enumerate().fold(0.0, |s, (at, (j, _))| s + solution[at] * columns[*j][i]))
        .collect();
    let sst = centred_squares(y, weights);
    if sst <= 0.0 {
        return Err(FitError::ConstantResponse);
    }
    let sse = rhs[rank..].iter().fold(0.0, |s, x| s + x * x);
    if !(sst.is_finite() && sse.is_finite() && solution.iter().chain(&variances).all(|v| v.is_finite())) {
        return Err(FitError::Overflow);
    }
    Ok(Fit { coefficients, unscaled_variance, fitted, sse, sst, rows: n, rank })
}

/// Weighted sum of squares about the weighted mean; zero where the values differ by rounding only.
pub fn centred_squares(y: &[f64], weights: Option<&[f64]>) -> f64 {
    let weight = |i: usize| weights.map_or(1.0, |w| w[i]);
    let (sum, total) = y.iter().enumerate().fold((0.0, 0.0), |(s, t), (i, v)| (s + weight(i) * v, t + weight(i)));
    let mean = sum / total;
    let squares = y.iter().enumerate().fold(0.0, |s, (i, v)| s + weight(i) * (v - mean) * (v - mean));
    if squares <= 1e-26 * mean * mean * total { 0.0 } else { squares }
}

fn norm(a: &[f64]) -> f64 {
    libm::sqrt(a.iter().fold(0.0, |s, x| s + x * x))
}

fn reflect(v: &[f64], beta: f64, a: &mut [f64]) {
    let dot = v.iter().zip(a.iter()).fold(0.0, |s, (x, y)| s + x * y) * beta;
    for (y, x) in a.iter_mut().zip(v) {
        *y -= dot * x;
    }
}

fn solve_upper(r: &[(usize, Vec<f64>)], rhs: &[f64]) -> Vec<f64> {
    let mut x = rhs.to_vec();
    for j in (0..r.len()).rev() {
        x[j] /= r[j].1[j];
        let (value, column) = (x[j], &r[j].1);
        for (xi, rij) in x[..j].iter_mut().zip(column) {
            *xi -= value * rij;
        }
    }
    x
}

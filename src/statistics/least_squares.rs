//! Ordinary and weighted least squares.

use super::design::{check_response, check_weights};
use super::moments::{in_range, mean, sum_of, weighted_squares_about_mean};
use super::qr::{Dependent, Qr};
use super::{Design, StatisticsError};

/// Residuals below this share of the terms they are differences of, root mean square of each, are rounding.
const ROUNDING: f64 = 1e-13;

/// A linear model fitted by least squares: y = X b + e.
#[derive(Debug, Clone)]
pub struct Fit {
    pub(super) design: Design,
    pub(super) response: Vec<f64>,
    pub(super) weights: Option<Vec<f64>>,
    pub(super) coefficients: Vec<f64>,
    pub(super) residuals: Vec<f64>,
    pub(super) sse: f64,
    pub(super) qr: Qr,
}

/// Ordinary least squares: the b that makes Σe² least. Solved by Householder QR, never by the normal equations, whose
/// condition is the square of that of the design.
///
/// # Errors
/// [`StatisticsError::TooFewPoints`] unless there are more rows than columns; [`StatisticsError::Collinear`] with the column;
/// [`StatisticsError::Lengths`], [`StatisticsError::NotFinite`], [`StatisticsError::Overflow`].
pub fn least_squares(design: Design, response: &[f64]) -> Result<Fit, StatisticsError> {
    Fit::of(design, response, None)
}

/// Weighted least squares: the b that makes Σ w e² least, with w > 0 for each row. A weight is the reciprocal of a variance
/// up to a common factor; the factor changes neither the coefficients nor their standard errors.
///
/// # Errors
/// As [`least_squares`]; [`StatisticsError::Weight`] for a weight that is not positive and finite: a row that is not to count
/// is left out by the caller, so that n counts what was used.
pub fn weighted_least_squares(design: Design, response: &[f64], weights: &[f64]) -> Result<Fit, StatisticsError> {
    Fit::of(design, response, Some(weights))
}

fn fit(
    design: Design,
    response: &[f64],
    weights: Option<&[f64]>,
    dependent: Dependent,
) -> Result<(Fit, Vec<usize>), StatisticsError> {
    let n = design.rows();
    check_weights(n, weights)?;
    check_response(n, response)?;
    let enough =
        |p: usize| if n > p { Ok(()) } else { Err(StatisticsError::TooFewPoints { points: n, needed: p + 1 }) };
    if dependent == Dependent::Refuse {
        enough(design.columns().len())?;
    }
    let roots: Option<Vec<f64>> = weights.map(|weights| weights.iter().map(|w| libm::sqrt(*w)).collect());
    let weighted = |values: &[f64]| -> Vec<f64> {
        match &roots {
            Some(roots) => values.iter().zip(roots).map(|(value, root)| value * root).collect(),
            None => values.to_vec(),
        }
    };
    let columns: Vec<Vec<f64>> = design.columns().iter().map(|column| weighted(column)).collect();
    let qr = Qr::new(&columns, dependent)?;
    let kept = qr.kept.clone();
    if kept.is_empty() {
        return Err(StatisticsError::Collinear { column: 0 });
    }
    enough(kept.len())?;
    let design = if kept.len() < columns.len() { design.of(&kept) } else { design };
    let mut coefficients = qr.solve(&weighted(response));
    let mut residuals = residuals_of(&design, response, &coefficients);
    // One step of refinement: what is left of the residuals in the space of the columns goes into the coefficients.
    let correction = qr.solve(&weighted(&residuals));
    coefficients.iter_mut().zip(&correction).for_each(|(b, more)| *b += more);
    residuals = residuals_of(&design, response, &coefficients);
    let sse = in_range(sum_of(residuals.iter().enumerate().map(|(row, e)| weight(weights, row) * e * e)))?;
    coefficients.iter().try_for_each(|b| in_range(*b).map(|_| ()))?;
    let weights = weights.map(<[f64]>::to_vec);
    Ok((Fit { design, response: response.to_vec(), weights, coefficients, residuals, sse, qr }, kept))
}

fn residuals_of(design: &Design, response: &[f64], coefficients: &[f64]) -> Vec<f64> {
    let mut residuals = response.to_vec();
    for (column, b) in design.columns().iter().zip(coefficients) {
        residuals.iter_mut().zip(column).for_each(|(e, x)| *e -= b * x);
    }
    residuals
}

fn weight(weights: Option<&[f64]>, row: usize) -> f64 {
    weights.and_then(|weights| weights.get(row)).copied().unwrap_or(1.0)
}

impl Fit {
    /// Least squares, weighted where weights are given: [`least_squares`] and [`weighted_least_squares`] in one.
    ///
    /// # Errors
    /// Theirs.
    pub fn of(design: Design, response: &[f64], weights: Option<&[f64]>) -> Result<Fit, StatisticsError> {
        Ok(fit(design, response, weights, Dependent::Refuse)?.0)
    }

    /// The fit on those columns that are no combination of the columns before them, and which of the design they are. For
    /// fitted values and the columns that can be told apart; the coefficient of a column is that of what it stands for.
    ///
    /// # Errors
    /// As [`Fit::of`]; [`StatisticsError::Collinear`] only where every column is zero.
    pub fn of_independent(
        design: Design,
        response: &[f64],
        weights: Option<&[f64]>,
    ) -> Result<(Fit, Vec<usize>), StatisticsError> {
        fit(design, response, weights, Dependent::Drop)
    }

    /// The coefficients b, in the order of the columns of the design; unit of the response over unit of the column.
    pub fn coefficients(&self) -> &[f64] {
        &self.coefficients
    }

    /// The residuals e = y − X b, unweighted, a value for each row.
    pub fn residuals(&self) -> &[f64] {
        &self.residuals
    }

    /// The fitted values X b.
    pub fn fitted(&self) -> Vec<f64> {
        self.response.iter().zip(&self.residuals).map(|(y, e)| y - e).collect()
    }

    /// The response y as given.
    pub fn response(&self) -> &[f64] {
        &self.response
    }

    /// The design as given.
    pub fn design(&self) -> &Design {
        &self.design
    }

    /// Observations n.
    pub fn points(&self) -> usize {
        self.response.len()
    }

    /// Coefficients p, the intercept among them.
    pub fn parameters(&self) -> usize {
        self.coefficients.len()
    }

    /// Coefficients k beside the intercept.
    pub fn slopes(&self) -> usize {
        self.parameters() - usize::from(self.design.has_intercept())
    }

    /// Degrees of freedom n − p, at least 1.
    pub fn freedom(&self) -> usize {
        self.points() - self.parameters()
    }

    /// The weight of a row; 1 where none were given.
    pub fn weight(&self, row: usize) -> f64 {
        weight(self.weights.as_deref(), row)
    }

    /// The weighted sum of squared residuals Σ w e².
    pub fn sse(&self) -> f64 {
        self.sse
    }

    /// The estimated variance of an observation of weight 1: s² = Σ w e² / (n − p).
    pub fn variance(&self) -> f64 {
        self.sse / self.freedom() as f64
    }

    /// The root mean square error √(Σ w e² / (n − p)).
    pub fn rmse(&self) -> f64 {
        libm::sqrt(self.variance())
    }

    /// The total sum of squares Σ w (y − ȳ)² about the weighted mean, or Σ w y² without an intercept.
    pub fn total_squares(&self) -> f64 {
        if self.design.has_intercept() {
            weighted_squares_about_mean(&self.response, self.weights.as_deref())
        } else {
            sum_of(self.response.iter().enumerate().map(|(row, y)| self.weight(row) * y * y))
        }
    }

    /// The coefficient of determination R² = 1 − Σwe²/SST; not a number where the response is constant.
    pub fn r2(&self) -> f64 {
        1.0 - self.sse / self.total_squares()
    }

    /// 1 − (1 − R²)(n − 1)/(n − p); n in place of n − 1 without an intercept.
    pub fn r2_adjusted(&self) -> f64 {
        let points = (self.points() - usize::from(self.design.has_intercept())) as f64;
        1.0 - (1.0 - self.r2()) * points / self.freedom() as f64
    }

    /// Whether the values of the response differ by rounding only.
    pub fn response_is_constant(&self) -> bool {
        weighted_squares_about_mean(&self.response, self.weights.as_deref()) == 0.0
    }

    /// The mean of the response, without weights.
    pub fn response_mean(&self) -> f64 {
        mean(&self.response).unwrap_or(0.0)
    }

    /// Whether what is left of the response is mere rounding, so that no error can be estimated from it.
    pub fn is_exact(&self) -> bool {
        // Rounding is of the largest terms, which cancel where drivers are nearly collinear.
        let terms = |row: usize| {
            let columns = self.design.columns().iter().zip(&self.coefficients);
            columns.fold(libm::fabs(self.response[row]), |sum, (column, b)| sum + libm::fabs(column[row] * b))
        };
        let scale = sum_of((0..self.points()).map(|row| self.weight(row) * terms(row) * terms(row)));
        libm::sqrt(self.sse) <= ROUNDING * libm::sqrt(scale)
    }

    /// (X'WX)⁻¹, symmetric, p × p: times s² it is the covariance of the coefficients.
    pub fn unscaled_covariance(&self) -> Vec<Vec<f64>> {
        self.qr.inverse_normal()
    }

    /// The standard errors of the coefficients, s √(X'WX)⁻¹ⱼⱼ.
    pub fn standard_errors(&self) -> Vec<f64> {
        let rmse = self.rmse();
        let inverse = self.unscaled_covariance();
        inverse.iter().enumerate().map(|(at, row)| rmse * libm::sqrt(row[at])).collect()
    }

    /// v'(X'WX)⁻¹v for p values: times s² it is the variance of v'b.
    ///
    /// # Errors
    /// [`StatisticsError::Lengths`], [`StatisticsError::NotFinite`].
    pub fn quadratic_form(&self, v: &[f64]) -> Result<f64, StatisticsError> {
        self.check(v)?;
        in_range(self.qr.quadratic(v))
    }

    /// v'b for p values.
    ///
    /// # Errors
    /// As [`Fit::quadratic_form`].
    pub fn combination(&self, v: &[f64]) -> Result<f64, StatisticsError> {
        self.check(v)?;
        in_range(sum_of(v.iter().zip(&self.coefficients).map(|(v, b)| v * b)))
    }

    /// How v'b rests on the response: the hᵢ = wᵢ xᵢ'(X'WX)⁻¹v with v'b = Σ hᵢ yᵢ. What an error in a row does to a total is
    /// read off it without another fit.
    ///
    /// # Errors
    /// As [`Fit::quadratic_form`].
    pub fn influence(&self, v: &[f64]) -> Result<Vec<f64>, StatisticsError> {
        self.check(v)?;
        let half = self.qr.half_solve(v);
        let row = |at: usize| self.qr.half_solve(&self.design.row(at).unwrap_or_default());
        let product = |at: usize| row(at).iter().zip(&half).fold(0.0, |sum, (a, b)| sum + a * b);
        (0..self.points()).map(|at| in_range(self.weight(at) * product(at))).collect()
    }

    /// The leverages hᵢ = wᵢ xᵢ'(X'WX)⁻¹xᵢ, each between 0 and 1; their sum is p.
    pub fn leverages(&self) -> Vec<f64> {
        let rows = 0..self.points();
        let row = |at: usize| self.design.row(at).unwrap_or_default();
        rows.map(|at| self.weight(at) * self.qr.quadratic(&row(at))).collect()
    }

    fn check(&self, v: &[f64]) -> Result<(), StatisticsError> {
        if v.len() != self.parameters() {
            return Err(StatisticsError::Lengths { expected: self.parameters(), found: v.len() });
        }
        match v.iter().position(|value| !value.is_finite()) {
            Some(column) => Err(StatisticsError::NotFinite { row: 0, column: Some(column) }),
            None => Ok(()),
        }
    }
}

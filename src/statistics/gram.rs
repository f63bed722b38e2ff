//! Many regressions that share fixed columns and the response, each from a few numbers.
//!
//! The fixed columns (the constant, a weekend, production) are made orthonormal once. A candidate column is then known by
//! its square and its products with those columns and with what the response has left: by the theorem of Frisch and Waugh
//! (1933) its slope, and the error of the model, follow without touching the rows again. Centring on the constant
//! is the first of these steps, so that sums of squares are of deviations. The chosen model is refitted by
//! [`least_squares`](super::least_squares()): these numbers rank, they are not printed.

use super::StatisticsError;
use super::design::{check_columns, check_response, check_weights};
use super::moments::weighted_squares_about_mean;

/// Least share of its square that a candidate has to keep once the others are taken out.
const RANK: f64 = 1e-11;

/// The fixed columns and the response.
#[derive(Debug, Clone, PartialEq)]
pub struct Fixed {
    /// The orthonormal columns, each carrying √w twice: a dot product with a bare column is weighted.
    pub directions: Vec<Vec<f64>>,
    /// What the fixed columns leave of the response, times its weights.
    pub rest: Vec<f64>,
    /// Σ w rest².
    pub sse: f64,
    /// Σ w (y − ȳ)².
    pub sst: f64,
    /// Products of the response with the directions.
    products: Vec<f64>,
    /// Upper triangle: fixed column j = Σ r[j][i] direction i.
    triangle: Vec<Vec<f64>>,
    /// Rows.
    pub rows: usize,
}

/// A candidate column, reduced.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Products with the directions.
    along: Vec<f64>,
    /// Square of what the directions leave of it; zero where nothing but rounding is left.
    square: f64,
    /// Product with what is left of the response.
    with_rest: f64,
}

/// Slopes of one or two candidates and what the model leaves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slopes {
    /// Slope of the first candidate.
    pub first: f64,
    /// Slope of the second; zero where there is one only.
    pub second: f64,
    /// Weighted sum of squared residuals, not below zero.
    pub sse: f64,
}

impl Fixed {
    /// Takes the fixed columns, the first of them ones, out of the response by modified Gram-Schmidt, done twice (Björck
    /// 1967; "twice is enough", Giraud and others 2005).
    ///
    /// # Errors
    /// Malformed input, dependent columns, a response without variation.
    pub fn new(columns: &[&[f64]], y: &[f64], weights: Option<&[f64]>) -> Result<Fixed, StatisticsError> {
        check_response(y.len(), y)?;
        check_columns(y.len(), columns)?;
        check_weights(y.len(), weights)?;
        let weight = |i: usize| weights.map_or(1.0, |w| w[i]);
        let sst = weighted_squares_about_mean(y, weights);
        if sst <= 0.0 {
            return Err(StatisticsError::ConstantResponse);
        }
        if !sst.is_finite() {
            return Err(StatisticsError::Overflow);
        }
        let mut bare: Vec<Vec<f64>> = Vec::with_capacity(columns.len());
        let mut directions: Vec<Vec<f64>> = Vec::with_capacity(columns.len());
        let mut triangle = Vec::with_capacity(columns.len());
        for (j, column) in columns.iter().enumerate() {
            let mut a = column.to_vec();
            let length = a.iter().enumerate().fold(0.0, |s, (i, v)| s + weight(i) * v * v);
            let mut r = vec![0.0; j + 1];
            take_out(&mut a, &bare, &directions, &mut r);
            let square = a.iter().enumerate().fold(0.0, |s, (i, v)| s + weight(i) * v * v);
            if !length.is_finite() {
                return Err(StatisticsError::Overflow);
            }
            if square <= RANK * RANK * length || square <= 0.0 {
                return Err(StatisticsError::Collinear { column: j });
            }
            let root = libm::sqrt(square);
            a.iter_mut().for_each(|v| *v /= root);
            r[j] = root;
            directions.push(a.iter().enumerate().map(|(i, v)| weight(i) * v).collect());
            bare.push(a);
            triangle.push(r);
        }
        let mut rest = y.to_vec();
        let mut products = vec![0.0; columns.len()];
        take_out(&mut rest, &bare, &directions, &mut products);
        let sse = rest.iter().enumerate().fold(0.0, |s, (i, v)| s + weight(i) * v * v);
        rest.iter_mut().enumerate().for_each(|(i, v)| *v *= weight(i));
        Ok(Fixed { directions, rest, sse, sst, products, triangle, rows: y.len() })
    }

    /// The vectors whose products with a candidate are wanted: the directions, then the rest of the response.
    pub fn vectors(&self) -> Vec<&[f64]> {
        self.directions.iter().map(Vec::as_slice).chain([self.rest.as_slice()]).collect()
    }

    /// A candidate from its weighted square and its products with [`Fixed::vectors`].
    pub fn candidate(&self, squares: f64, dots: &[f64]) -> Candidate {
        let along = dots[..self.directions.len()].to_vec();
        let square = squares - along.iter().fold(0.0, |s, v| s + v * v);
        let square = if square > RANK * squares { square } else { 0.0 };
        Candidate { along, square, with_rest: dots.get(self.directions.len()).copied().unwrap_or(0.0) }
    }

    /// A candidate from its rows.
    pub fn candidate_of(&self, column: &[f64], weights: Option<&[f64]>) -> Candidate {
        let dot = |v: &[f64]| v.iter().zip(column).fold(0.0, |s, (a, b)| s + a * b);
        let squares = column.iter().enumerate().fold(0.0, |s, (i, v)| s + weights.map_or(1.0, |w| w[i]) * v * v);
        let dots: Vec<f64> = self.vectors().into_iter().map(dot).collect();
        self.candidate(squares, &dots)
    }

    /// The model with one candidate; None where it is a combination of the fixed columns.
    pub fn with_one(&self, a: &Candidate) -> Option<Slopes> {
        if a.square <= 0.0 {
            return None;
        }
        let first = a.with_rest / a.square;
        Some(Slopes { first, second: 0.0, sse: (self.sse - first * a.with_rest).max(0.0) })
    }

    /// The model with two candidates whose weighted product is `product`; None where they depend on each other.
    pub fn with_two(&self, a: &Candidate, b: &Candidate, product: f64) -> Option<Slopes> {
        let cross = a.along.iter().zip(&b.along).fold(product, |s, (x, y)| s - x * y);
        let determinant = a.square * b.square - cross * cross;
        if a.square <= 0.0 || b.square <= 0.0 || determinant <= RANK * a.square * b.square {
            return None;
        }
        let first = (a.with_rest * b.square - b.with_rest * cross) / determinant;
        let second = (b.with_rest * a.square - a.with_rest * cross) / determinant;
        let sse = (self.sse - first * a.with_rest - second * b.with_rest).max(0.0);
        Some(Slopes { first, second, sse })
    }

    /// Coefficient of the first fixed column, the constant, beside the slopes given.
    pub fn constant(&self, slopes: &Slopes, a: Option<&Candidate>, b: Option<&Candidate>) -> f64 {
        let k = self.directions.len();
        let product = |i: usize| {
            self.products[i]
                - a.map_or(0.0, |a| slopes.first * a.along[i])
                - b.map_or(0.0, |b| slopes.second * b.along[i])
        };
        if k == 1 {
            return product(0) / self.triangle[0][0];
        }
        let mut x: Vec<f64> = (0..k).map(product).collect();
        for j in (0..k).rev() {
            x[j] /= self.triangle[j][j];
            let value = x[j];
            for (i, xi) in x[..j].iter_mut().enumerate() {
                *xi -= value * self.triangle[j][i];
            }
        }
        x.first().copied().unwrap_or(f64::NAN)
    }

    /// Adjusted R² of a model that leaves `sse` with `coefficients` coefficients in all.
    pub fn r2_adjusted(&self, sse: f64, coefficients: usize) -> f64 {
        1.0 - sse / self.sst * (self.rows as f64 - 1.0) / (self.rows as f64 - coefficients as f64)
    }
}

fn take_out(a: &mut [f64], bare: &[Vec<f64>], directions: &[Vec<f64>], r: &mut [f64]) {
    for _ in 0..2 {
        for (i, (q, weighted)) in bare.iter().zip(directions).enumerate() {
            let dot = weighted.iter().zip(a.iter()).fold(0.0, |s, (x, y)| s + x * y);
            for (y, x) in a.iter_mut().zip(q) {
                *y -= dot * x;
            }
            r[i] += dot;
        }
    }
}

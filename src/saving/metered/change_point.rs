//! Change-point models with searched change points: 2P, 3P heating, 3P cooling, 4P, 5P.
//!
//! Kissock, Haberl, Claridge (2003): Inverse Modeling Toolkit, ASHRAE Transactions 109(2), 425-434; ASHRAE Guideline
//! 14-2014, Annex D. With x a temperature or another driver and (·)⁺ what is above zero:
//!
//! ```text
//! 2P  y = a + b x
//! 3PH y = a + b (c − x)⁺          3PC y = a + b (x − c)⁺
//! 4P  y = a + b (c − x)⁺ + d (x − c)⁺
//! 5P  y = a + b (l − x)⁺ + d (x − h)⁺    l < h
//! ```
//! A grid finds the region, golden sections the point; the winner is refitted by reflections.

mod search;

use super::degree_day::{Side, hinge};
use super::metrics::Metrics;
use super::result::{Coefficient, MeterError, Summary};
use super::uncertainty::Divisor;
use crate::statistics::Estimate;
use crate::statistics::gram::Fixed;
use search::Data;

/// Shapes, simplest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A mean.
    Mean,
    /// A straight line.
    Line,
    /// Flat above a point.
    Heating,
    /// Flat below a point.
    Cooling,
    /// Two slopes that meet.
    Four,
    /// Two slopes with a flat between.
    Five,
}

impl Shape {
    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Shape::Mean => "mean",
            Shape::Line => "2P",
            Shape::Heating => "3P heating",
            Shape::Cooling => "3P cooling",
            Shape::Four => "4P",
            Shape::Five => "5P",
        }
    }

    /// Coefficients, change points not counted.
    pub fn coefficients(self) -> usize {
        match self {
            Shape::Mean => 1,
            Shape::Line | Shape::Heating | Shape::Cooling => 2,
            Shape::Four | Shape::Five => 3,
        }
    }

    /// Change points that are searched.
    pub fn change_points(self) -> usize {
        match self {
            Shape::Mean | Shape::Line => 0,
            Shape::Heating | Shape::Cooling | Shape::Four => 1,
            Shape::Five => 2,
        }
    }
}

/// What the best of several shapes is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criterion {
    /// Lowest n ln(SSE/n) + q ln n, with q the coefficients and the change points: a searched point is a parameter too.
    Bic,
    /// Highest adjusted R², change points not counted, as most toolkits do.
    AdjustedR2,
}

/// What to search.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Shapes that may be chosen.
    pub shapes: Vec<Shape>,
    /// Least share of the points below the lowest and above the highest change point, 0 to 0.5.
    pub least_share: f64,
    /// Points of the first grid.
    pub grid: usize,
    /// Whether a slope below zero rules a shape out (energy that falls as it gets colder); lines are not ruled out.
    pub positive: bool,
    /// How the shape is chosen.
    pub criterion: Criterion,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            shapes: vec![Shape::Mean, Shape::Line, Shape::Heating, Shape::Cooling, Shape::Four, Shape::Five],
            least_share: 0.1,
            grid: 61,
            positive: false,
            criterion: Criterion::Bic,
        }
    }
}

/// A fitted shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The shape.
    pub shape: Shape,
    /// Lower change point, or the only one.
    pub low: Option<f64>,
    /// Upper change point; equal to the lower of a 4P.
    pub high: Option<f64>,
    /// Constant.
    pub intercept: Estimate,
    /// Slope per unit below the lower change point; for a line, per unit of x.
    pub below: Option<Estimate>,
    /// Slope per unit above the upper change point.
    pub above: Option<Estimate>,
    /// Points fitted.
    pub n: usize,
    /// R² of the fit.
    pub r2: f64,
    /// Adjusted R², change points not counted.
    pub r2_adjusted: f64,
    /// n ln(SSE/n) + q ln n with change points counted.
    pub bic: f64,
    /// Weighted sum of squared residuals.
    pub sse: f64,
}

/// The chosen shape, all that were fitted, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// The chosen one.
    pub best: Model,
    /// All, in the order of the options; shapes that could not be fitted are absent.
    pub fitted: Vec<Model>,
    /// How the choice was made.
    pub criterion: Criterion,
    /// By how much the chosen one leads the next, in the criterion; absent where it is alone.
    pub lead: Option<f64>,
}

impl Model {
    /// Expected y at x.
    pub fn predict(&self, x: f64) -> f64 {
        let value = |e: &Option<Estimate>| e.map_or(0.0, |e| e.value);
        match (self.low, self.high) {
            (None, None) => self.intercept.value + value(&self.below) * x,
            (low, high) => {
                let below = low.map_or(0.0, |p| value(&self.below) * hinge(Side::Below, p, x));
                let above = high.map_or(0.0, |p| value(&self.above) * hinge(Side::Above, p, x));
                self.intercept.value + below + above
            }
        }
    }
}

impl Selection {
    /// The choice as it is shown, with the CV(RMSE) over the points it was fitted on and n − p (change points not counted).
    ///
    /// # Errors
    /// Slices of different length, values that are not finite.
    pub fn summary(&self, x: &[f64], y: &[f64]) -> Result<Summary, MeterError> {
        super::caltrack::check_slice("driver", x, y.len())?;
        let best = &self.best;
        let predicted: Vec<f64> = x.iter().map(|x| best.predict(*x)).collect();
        let k = best.shape.coefficients() - 1;
        let metrics = Metrics::of(y, &predicted, k)?;
        let line = best.shape == Shape::Line;
        let terms = [
            (Some(best.intercept), "constant", "period"),
            (best.below, if line { "slope" } else { "below" }, "unit of the driver"),
            (best.above, "above", "unit of the driver"),
        ];
        let coefficient = |(estimate, name, per): (Option<Estimate>, &str, &str)| {
            estimate.map(|estimate| Coefficient::of(name, per, &estimate))
        };
        let criterion = match self.criterion {
            Criterion::Bic => "lowest BIC, change points counted",
            Criterion::AdjustedR2 => "highest adjusted R²",
        };
        let lead = self.lead.map_or(String::new(), |lead| format!("; ahead of the next shape by {lead:.4}"));
        Ok(Summary {
            model: best.shape.name().to_owned(),
            coefficients: terms.into_iter().filter_map(coefficient).collect(),
            heating_balance_point: best.low,
            cooling_balance_point: best.high,
            n: best.n,
            k,
            r2_adjusted: best.r2_adjusted,
            cvrmse: metrics.cvrmse_n_minus_p(),
            divisor: Divisor::NMinusP,
            reason: format!("{criterion}{lead}"),
        })
    }
}

/// Fits every shape and chooses.
///
/// `weights` such as the days of months; absent for equal ones.
///
/// # Errors
/// Malformed input, a y that does not vary, or no shape that can be fitted.
pub fn select(x: &[f64], y: &[f64], weights: Option<&[f64]>, options: &Options) -> Result<Selection, MeterError> {
    super::caltrack::check_slice("driver", x, y.len())?;
    let ones = vec![1.0; y.len()];
    let fixed = Fixed::new(&[&ones], y, weights)?;
    let mut sorted = x.to_vec();
    sorted.sort_by(f64::total_cmp);
    let aside = (options.least_share.clamp(0.0, 0.5) * x.len() as f64) as usize;
    let bounds = (sorted[aside.min(x.len() - 1)], sorted[x.len() - 1 - aside.min(x.len() - 1)]);
    let data = Data { x, y, weights, fixed, bounds };
    let fitted: Vec<Model> = options.shapes.iter().filter_map(|shape| data.shape(*shape, options)).collect();
    let score = |m: &Model| match options.criterion {
        Criterion::Bic => -m.bic,
        Criterion::AdjustedR2 => m.r2_adjusted,
    };
    let mut best: Option<&Model> = None;
    for model in &fitted {
        if best.is_none_or(|b| score(model) > score(b)) {
            best = Some(model);
        }
    }
    let best = best.ok_or(MeterError::NoCandidate)?.clone();
    let others = fitted.iter().filter(|m| m.shape != best.shape).map(|m| score(&best) - score(m));
    let lead = others.fold(None, |least: Option<f64>, v| Some(least.map_or(v, |l| l.min(v))));
    Ok(Selection { best, fitted, criterion: options.criterion, lead })
}

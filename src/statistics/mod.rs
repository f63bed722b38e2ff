//! Statistics: least squares with its diagnostics, distributions, intervals, resampling. Knows nothing of energy.
//!
//! Everything is `f64`, in a fixed order of summation and with the elementary functions of `libm`, so that a result has the
//! same bits on every machine. Input that determines no result (too few points, collinear columns, values that are not
//! numbers) is a [`StatisticsError`] that says which; no function returns NaN for it.
//!
//! ```text
//! design ─┐
//! response├─▶ least_squares ─▶ Fit ─┬─▶ diagnostics   R², t, p, CV(RMSE), Durbin–Watson, AIC, VIF, leave-one-out
//! weights ┘      (qr)               ├─▶ estimate      a coefficient, its standard error and p
//!                                   └─▶ interval      of a coefficient, of a mean, of a new observation
//! ```
//!
//! `stream` makes random numbers that are the same on every machine, `quantile_table` turns many of them into draws.
//!
//! Beside it two shorter ways to the same coefficients: `within`, a level for each of many groups; `gram` with `hinge`, which
//! ranks thousands of regressions that share their columns, before one of them is fitted.

pub mod bootstrap;
pub mod design;
pub mod diagnostics;
pub mod distribution;
mod error;
mod estimate;
pub mod gram;
pub mod hinge;
pub mod interval;
pub mod least_squares;
pub mod moments;
mod qr;
pub mod quantile;
pub mod quantile_table;
pub mod serial;
pub mod stream;
pub mod within;

pub use design::Design;
pub use diagnostics::{Diagnostics, Variation};
pub use error::StatisticsError;
pub use estimate::Estimate;
pub use interval::{Interval, Prediction};
pub use least_squares::{Fit, least_squares, weighted_least_squares};

//! How sure a metered saving is.
//!
//! | form | from | in |
//! |---|---|---|
//! | exact | the covariance of the coefficients, residuals independent | `exact` |
//! | Guideline 14 | CV(RMSE), n, m, ρ: the factor 1.26, or a polynomial in its place | `guideline14` |
//! | eemeter | the same with k for p, and a second form from the mean and variance of the baseline | `eemeter` |
//! | resampled | block bootstrap of the residuals: daily and hourly | `resampled` |
//!
//! `divisor` counts the degrees of freedom, for every form and always by name. `provable` turns the forms round (which saving could be proved at all), `coverage` tries them on data with a known saving.

mod coverage;
mod divisor;
mod eemeter;
mod error;
mod exact;
mod guideline14;
mod provable;
mod resampled;

pub use coverage::{Coverage, Experiment, Form, coverage};
pub use divisor::{Divisor, effective_points};
pub use eemeter::{OlsBand, OlsMeter};
pub use error::UncertaintyError;
pub use exact::SumOfPredictions;
pub use guideline14::{Factor, Meter, RelativeBand};
pub use provable::{least_provable_fraction, periods_needed};
pub use resampled::{Resampled, resampled_intervals, resampled_savings};

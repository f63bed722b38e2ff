//! The probability of keeping a cap when emissions, growth and the delivery of measures are uncertain.
//!
//! ```text
//! Uncertain ─┬─ closed   where the model has a closed form: normal sum, independent delivery, log-normal growth
//!            └─ sample   Monte Carlo: one stream of draws for each address, on any number of threads the same
//! ```
//! A figure that a graph can express is sampled by the graph's own reading (`calc::reading::sample`); delivery that happens or
//! not, and growth that compounds, are no nodes of a graph and are drawn here, from the same streams.

mod closed;
mod error;
mod model;
mod sample;

pub use closed::{Closed, ClosedForm, closed};
pub use error::OddsError;
pub use model::{Delivery, Growth, Spread, Uncertain, UncertainStream};
pub use sample::{Draws, Sampled, sample};

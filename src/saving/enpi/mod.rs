//! Energy performance indicators against their baselines (ISO 50006, GB/T 36713), and against benchmarks (能效对标, GB/T 36714).
//!
//! ```text
//! Enpi ─┬─ energy / variable              enpi/ID            the indicator (EnPI) of the reporting period
//!       ├─ EnpiBaseline × normalisation   enpi/ID/baseline   what it would be at the performance of the baseline (EnB)
//!       └─ Benchmark*                     enpi/ID/gap/N      how far it lies from a stated value
//! ```
//! An indicator by a stated ratio; one by a metered model is the business of `metered`.

mod describe;
mod model;

pub use describe::{BenchmarkFigure, EnpiBaselineFigure, EnpiFigure, Met, describe};
pub use model::{Benchmark, Better, Enpi, EnpiBaseline, Level, Normalisation};

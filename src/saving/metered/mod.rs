//! Savings proved at the meter: a model of the energy before the project says what would have been used after it.

pub mod drivers;
pub mod uncertainty;
pub mod verdict;

//! Savings proved at the meter: a model of the energy before the project says what would have been used after it.

pub mod adjustment;
pub mod cusum;
pub mod drivers;
pub mod reconciliation;
pub mod uncertainty;
pub mod verdict;

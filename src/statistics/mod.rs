//! Statistics of plain numbers: it knows nothing of energy.
pub mod error;
pub mod gram;
pub mod hinge;
pub mod householder;
pub mod student;
pub mod within;

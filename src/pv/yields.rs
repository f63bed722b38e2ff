//! What the outputs of a plant are held against, where the book says it better than the rules know the place.

use crate::finding::{Located, Place};
use crate::quantity::Quantity;

/// Yields that a book states of its own.
#[derive(Debug, Clone)]
pub struct StatedYields {
    /// Yield of a whole year, in place of that of the place.
    pub reference: Option<Located<Quantity>>,
    /// Irradiation of a year without clouds in the plane of the modules, in place of that of the place.
    pub clear_sky: Option<Located<Quantity>>,
    /// Further yields of a whole year, for each of which the start is named that would explain a low one.
    pub whole_years: Vec<Located<Quantity>>,
    /// Where the book says so.
    pub place: Place,
}

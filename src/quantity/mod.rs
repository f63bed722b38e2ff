//! Exact numbers, printed literals, intervals, rounding, units and dimensions.
//!
//! ```text
//! Quantity ─┬─ Literal  = Decimal as typed + last printed place + Manner ──▶ Interval of Exact
//!           └─ Unit     = spelled atoms ──▶ Dimension, exact ratio to the base unit
//! ```
//! Nothing here knows a book, a factor or a terminal, and nothing passes through binary floating point.

mod dimension;
mod exact;
mod gas;
mod interval;
mod literal;
mod manner;
mod quantity_text;
mod rounding;
mod unit;
mod unit_index;
mod unit_parse;
mod unit_table;

pub use dimension::{Base, Currency, Dimension, DimensionName};
pub use exact::Exact;
pub use gas::{GAS_ROWS, Gas, GasRow};
pub use interval::{Bound, Interval};
pub use literal::{Literal, LiteralError};
pub use manner::Manner;
pub use quantity_text::{Amount, Quantity, QuantityError, QuantityErrorKind};
pub use rounding::Rounding;
pub use unit::{Unit, UnitError};
pub use unit_table::{AMBIGUOUS, COMPOUNDS, MULTIPLIERS, PREFIXES, SUBSTANCES, UNIT_ROWS, UnitRow};

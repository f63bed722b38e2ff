//! Events that change a base year, as a book states them.

use jiff::civil::Date;

use super::recalculation::{Cumulation, EventKind};
use crate::account::Citation;
use crate::finding::{Located, Place};
use crate::quantity::Quantity;

/// The events of a book, and the rule by which they count.
#[derive(Debug, Clone)]
pub struct BaseEvents {
    /// Part of the base value from which on it is recalculated; 5 % where it is absent.
    pub threshold: Option<Located<Quantity>>,
    /// How effects add up for the test.
    pub cumulation: Cumulation,
    /// The events, in the order of the book.
    pub events: Vec<BaseEvent>,
}

impl Default for BaseEvents {
    fn default() -> BaseEvents {
        BaseEvents { threshold: None, cumulation: Cumulation::Net, events: Vec::new() }
    }
}

/// An event.
#[derive(Debug, Clone)]
pub struct BaseEvent {
    /// Identifier within the book.
    pub id: String,
    /// What kind it is.
    pub kind: EventKind,
    /// What it does to a base year: as a whole, or scope by scope.
    pub effects: Vec<BaseEffect>,
    /// The targets it names, as indices into those of the book; empty for all that it suits.
    pub targets: Vec<usize>,
    /// The base year it concerns.
    pub base_year: Option<i32>,
    /// The day it took effect.
    pub when: Option<Date>,
    /// Whether the actual figures of earlier years were recalculated for it too.
    pub actuals_recalculated: bool,
    /// What happened.
    pub says: Option<String>,
    /// Whether somebody made it up to show a calculation.
    pub is_made_up: bool,
    /// Where it is stated.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// What an event does to a base year.
#[derive(Debug, Clone)]
pub struct BaseEffect {
    /// In which scope; in the whole boundary where it is absent.
    pub scope: Option<u8>,
    /// With its sign.
    pub value: Located<Quantity>,
}

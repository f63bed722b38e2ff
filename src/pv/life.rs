//! The life of a plant, as a book states it.

use crate::finding::{Located, Place};
use crate::quantity::Quantity;

/// Degradation, replacement, money and embodied emissions.
#[derive(Debug, Clone)]
pub struct LifetimePlan {
    /// Years.
    pub years: u16,
    /// Energy of the first year as new; what is modelled or generated where the book does not say.
    pub first_year: Option<Located<Quantity>>,
    /// Lost in the first year.
    pub first_year_loss: Option<Located<Quantity>>,
    /// Lost in each year after.
    pub degradation: Option<Located<Quantity>>,
    /// Each year's own loss from new, in place of both; empty where the book gives none.
    pub losses: Vec<Located<Quantity>>,
    /// Whether what is lost is DC, which the model of the plant brings to AC year by year, rather than energy.
    pub is_of_dc: bool,
    /// Whether that is of the year before rather than of the first.
    pub is_compound: bool,
    /// Emissions of making the plant, for each kW DC.
    pub embodied: Option<Located<Quantity>>,
    /// Investment.
    pub capex: Option<Located<Quantity>>,
    /// Cost of operation in a year.
    pub opex: Option<Located<Quantity>>,
    /// Discount rate of a year.
    pub discount_rate: Option<Located<Quantity>>,
    /// Share that is used on the site.
    pub own_use_share: Option<Located<Quantity>>,
    /// Price of what own use saves.
    pub own_use_price: Option<Located<Quantity>>,
    /// Price of what is fed in.
    pub feed_in_price: Option<Located<Quantity>>,
    /// What is replaced, in the order of the years.
    pub replacements: Vec<PlannedReplacement>,
    /// Where the book says so.
    pub place: Place,
}

/// Something that is replaced at the start of a year.
#[derive(Debug, Clone)]
pub struct PlannedReplacement {
    /// The year, from 2.
    pub year: u16,
    /// What it costs.
    pub cost: Located<Quantity>,
    /// Share of the modules that begin anew; none for inverters.
    pub share: Option<Located<Quantity>>,
}

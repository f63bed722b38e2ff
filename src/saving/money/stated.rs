//! Money as a book states it.

use crate::finding::Located;
use crate::quantity::Quantity;

/// The most years that flows may last.
pub const MOST_YEARS: u16 = 100;

/// What a project costs and what its saving is worth. Rates are of a year, as written, checked to lie above −100 %.
#[derive(Debug, Clone, Default)]
pub struct Money {
    /// Investment, of year 0.
    pub capex: Option<Located<Quantity>>,
    /// Cost of operation in a year.
    pub opex: Option<Located<Quantity>>,
    /// Years it lasts: 1 to [`MOST_YEARS`].
    pub lifetime: Option<Located<u16>>,
    /// Discount rate.
    pub discount_rate: Option<Located<Quantity>>,
    /// Rate at which outlays are financed; the discount rate where there is none.
    pub finance_rate: Option<Located<Quantity>>,
    /// Rate at which returns are reinvested; the discount rate where there is none.
    pub reinvestment_rate: Option<Located<Quantity>>,
    /// Price of a unit of the saved energy.
    pub energy_price: Option<Located<Quantity>>,
    /// Money saved in the first year, as stated.
    pub cost_saving: Option<Located<Quantity>>,
    /// Money saved in each year from the first on; empty where the years follow from the first.
    pub cash_savings: Vec<Located<Quantity>>,
    /// Growth of the money saved.
    pub price_growth: Option<Located<Quantity>>,
    /// Share of the saving that is lost from year to year.
    pub degradation: Option<Located<Quantity>>,
    /// What is left at the end of the last year.
    pub salvage: Option<Located<Quantity>>,
    /// Years from the year that present values are of to the investment; below zero where that is the later one.
    pub years_from_base: i16,
    /// Price of emissions.
    pub carbon_price: Option<Located<Quantity>>,
}

impl Money {
    /// How many years the flows last; `None` where neither a lifetime nor a list says so.
    pub fn years(&self) -> Option<u16> {
        let listed = u16::try_from(self.cash_savings.len()).ok().filter(|years| *years > 0);
        listed.or_else(|| self.lifetime.as_ref().map(|lifetime| lifetime.value))
    }

    /// Whether anything is said of money beyond the price of energy.
    pub fn is_stated(&self) -> bool {
        let said = [&self.capex, &self.opex, &self.discount_rate, &self.salvage, &self.cost_saving, &self.carbon_price];
        said.iter().any(|of| of.is_some()) || self.lifetime.is_some() || !self.cash_savings.is_empty()
    }
}

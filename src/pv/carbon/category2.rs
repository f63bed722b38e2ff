//! Category 2 of a site with its own plant (GHG Protocol Scope 2 Guidance, 2015, chapters 4 and 6: both methods; contractual
//! instruments).

use super::CarbonError;
use crate::quantity::Exact;

/// The electricity of a site in a period, MWh, and the factors of both views, tCO2/MWh.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteElectricity {
    /// Generated.
    pub generation: Exact,
    /// Used of it.
    pub own_use: Exact,
    /// All that the site used.
    pub load: Exact,
    /// Average of the grid.
    pub location_factor: Exact,
    /// Of the residual mix: what is left when certificates are gone; it belongs to the market-based view alone.
    pub residual_factor: Option<Exact>,
    /// Own use whose certificates were sold: their attribute is gone.
    pub sold: Exact,
}

/// What follows. Nothing of it is subtracted from another line.
#[derive(Debug, Clone, PartialEq)]
pub struct CategoryTwo {
    /// From the grid, MWh: load less own use.
    pub import: Exact,
    /// To the grid, MWh: generation less own use.
    pub export: Exact,
    /// Location-based, tCO2: import × average.
    pub location: Exact,
    /// What it would be without the plant: load × average.
    pub location_without: Exact,
    /// The difference: own use × average.
    pub location_saving: Exact,
    /// Market-based, tCO2: (import + own use whose certificates were sold) × residual; `None` without that factor.
    pub market: Option<Exact>,
    /// Displaced by all generation at the average, tCO2: beside the inventory.
    pub avoided: Exact,
    /// Of it by export, tCO2: a memo that changes neither view.
    pub export_memo: Exact,
}

/// Both views of category 2.
///
/// # Errors
/// [`CarbonError::Negative`], [`CarbonError::OwnUseAboveGeneration`], [`CarbonError::OwnUseAboveLoad`],
/// [`CarbonError::SoldAboveOwnUse`].
pub fn category_two(site: &SiteElectricity) -> Result<CategoryTwo, CarbonError> {
    let parts = [
        ("generation", &site.generation),
        ("own use", &site.own_use),
        ("load", &site.load),
        ("certificates sold", &site.sold),
        ("factor", &site.location_factor),
    ];
    let negative = |value: &Exact| value.is_negative();
    if let Some((what, _)) = parts.iter().find(|(_, value)| negative(value)) {
        return Err(CarbonError::Negative(what));
    }
    if site.residual_factor.as_ref().is_some_and(negative) {
        return Err(CarbonError::Negative("residual factor"));
    }
    if site.own_use > site.generation {
        return Err(CarbonError::OwnUseAboveGeneration);
    }
    if site.own_use > site.load {
        return Err(CarbonError::OwnUseAboveLoad);
    }
    if site.sold > site.own_use {
        return Err(CarbonError::SoldAboveOwnUse);
    }
    let (import, export) = (&site.load - &site.own_use, &site.generation - &site.own_use);
    let average = &site.location_factor;
    Ok(CategoryTwo {
        location: &import * average,
        location_without: &site.load * average,
        location_saving: &site.own_use * average,
        market: site.residual_factor.as_ref().map(|residual| (&import + &site.sold) * residual),
        avoided: &site.generation * average,
        export_memo: &export * average,
        import,
        export,
    })
}

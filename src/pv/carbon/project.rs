//! Emission reductions of a project that feeds a grid.

use super::{CarbonError, MarginStandard, Technology};
use crate::quantity::Exact;

/// What a project generates, and the margins of its grid.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectGeneration {
    /// MWh of the year.
    pub generation: Exact,
    /// Operating margin, tCO2/MWh.
    pub operating: Exact,
    /// Build margin, tCO2/MWh.
    pub build: Exact,
    /// Emissions of the project itself, tCO2e.
    pub emissions: Exact,
}

/// What it reduces: beside an inventory, never taken from it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectReduction {
    /// The weights, of the operating and the build margin.
    pub weights: [Exact; 2],
    /// Combined margin, tCO2/MWh.
    pub combined_margin: Exact,
    /// Baseline emissions, tCO2e.
    pub baseline: Exact,
    /// Leakage, tCO2e: zero where the standard counts none; `None` where it counts some and the pack has no confirmed value.
    pub leakage: Option<Exact>,
    /// Baseline less project emissions less leakage; without the leakage where that is not known, and then too high.
    pub reduction: Exact,
}

/// EF_CM = w_OM × EF_OM + w_BM × EF_BM.
///
/// # Errors
/// [`CarbonError::WeightsDoNotAdd`].
pub fn combined_margin(operating: &Exact, build: &Exact, weights: [&Exact; 2]) -> Result<Exact, CarbonError> {
    if weights[0] + weights[1] != Exact::ONE {
        return Err(CarbonError::WeightsDoNotAdd);
    }
    Ok(operating * weights[0] + build * weights[1])
}

/// The reduction of a year under a standard, with its weights or with others that somebody states.
///
/// # Errors
/// [`CarbonError::Period`] outside 1 to 3; [`CarbonError::NoWeights`] without confirmed weights; [`CarbonError::Negative`];
/// [`CarbonError::WeightsDoNotAdd`] for stated ones.
pub fn project_reduction(
    standard: &MarginStandard,
    technology: Technology,
    period: u8,
    project: &ProjectGeneration,
    stated: Option<[Exact; 2]>,
) -> Result<ProjectReduction, CarbonError> {
    if !(1..=3).contains(&period) {
        return Err(CarbonError::Period(period));
    }
    let parts = [
        ("generation", &project.generation),
        ("operating margin", &project.operating),
        ("build margin", &project.build),
        ("project emissions", &project.emissions),
    ];
    if let Some((what, _)) = parts.iter().find(|(_, value)| value.is_negative()) {
        return Err(CarbonError::Negative(what));
    }
    let of_pack = || {
        let weights = standard.weights(technology, period).filter(|weights| weights.confirmed);
        weights.map(|weights| [weights.operating.clone(), weights.build.clone()]).ok_or(CarbonError::NoWeights)
    };
    let weights = stated.map_or_else(of_pack, Ok)?;
    let combined_margin = combined_margin(&project.operating, &project.build, [&weights[0], &weights[1]])?;
    let baseline = &project.generation * &combined_margin;
    let leakage = match standard.leakage.is_empty() {
        true => Some(Exact::ZERO),
        false => standard
            .leakage(technology)
            .filter(|leakage| leakage.confirmed)
            .map(|leakage| lifecycle(&project.generation, &leakage.grams_per_kwh)),
    };
    let counted = leakage.clone().unwrap_or(Exact::ZERO);
    let reduction = &baseline - &project.emissions - &counted;
    Ok(ProjectReduction { weights, combined_margin, baseline, leakage, reduction })
}

/// Emissions over the life of plants, tCO2e: MWh × gCO2e/kWh / 1000.
pub fn lifecycle(generation_mwh: &Exact, grams_per_kwh: &Exact) -> Exact {
    // 10⁻³ is a power of ten that exists.
    generation_mwh * grams_per_kwh * Exact::power_of_ten(-3).unwrap_or(Exact::ZERO)
}

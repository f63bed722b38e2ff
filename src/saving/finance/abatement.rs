//! The cost of abatement, in the three forms that are in use, and the curve of many measures.

use crate::statistics::moments::sum_of;

use super::error::{in_range, sound};
use super::{FinanceError, Project, capital_recovery_factor, npv, present_value};

/// The cost of abating a tonne, in currency per tCO2e: negative where a measure pays. The forms differ by what they divide by;
/// say which one is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AbatementCost {
    /// −NPV / Σ tonnes: tonnes count the same whenever they are abated.
    pub npv_per_tonne: f64,
    /// (outlay as yearly charge − savings as equal yearly amount) / mean tonnes a year.
    pub annualised: f64,
    /// −NPV / Σ tonnesₜ / (1 + r)ᵗ: tonnes discounted as money is. Equal to the form before where each year abates the same.
    pub discounted_tonnes: f64,
}

/// The cost of abatement of a project that abates `tonnes` in years 1 to N.
///
/// # Errors
/// [`FinanceError::Lengths`] unless there are as many years of tonnes as of savings; [`FinanceError::NothingSaved`] unless the
/// tonnes add to a positive amount; otherwise as [`npv`].
pub fn abatement_cost(project: &Project, tonnes: &[f64], rate: f64) -> Result<AbatementCost, FinanceError> {
    sound(tonnes)?;
    if tonnes.len() != project.savings.len() {
        return Err(FinanceError::Lengths { expected: project.savings.len(), found: tonnes.len() });
    }
    let value = npv(rate, &project.flows())?;
    let (total, discounted) = (sum_of(tonnes.iter().copied()), present_value(rate, tonnes, 1)?);
    if total <= 0.0 || discounted <= 0.0 {
        return Err(FinanceError::NothingSaved);
    }
    let years = tonnes.len() as f64;
    let yearly = -value * capital_recovery_factor(rate, years)?;
    Ok(AbatementCost {
        npv_per_tonne: in_range(-value / total)?,
        annualised: in_range(yearly / (total / years))?,
        discounted_tonnes: in_range(-value / discounted)?,
    })
}

/// A measure of an abatement curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Abatement {
    /// What it is called.
    pub name: String,
    /// Tonnes of CO2e it abates.
    pub tonnes: f64,
    /// Its cost for each tonne.
    pub cost_per_tonne: f64,
}

/// A step of an abatement curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AbatementStep {
    /// The measure, by its place in what was given.
    pub measure: usize,
    /// Tonnes abated by the cheaper measures.
    pub from: f64,
    /// And with this one.
    pub to: f64,
    /// Cost of all measures up to here.
    pub cumulative_cost: f64,
}

/// The abatement cost curve: measures by cost per tonne, the cheapest first and equals in the order given, with tonnes and cost
/// summed up. It takes measures as independent: one that another makes superfluous has to be left out before.
///
/// # Errors
/// [`FinanceError::NothingSaved`] for a measure whose tonnes are not positive, [`FinanceError::NotFinite`] with its place.
pub fn abatement_curve(measures: &[Abatement]) -> Result<Vec<AbatementStep>, FinanceError> {
    if let Some(year) = measures.iter().position(|m| !m.tonnes.is_finite() || !m.cost_per_tonne.is_finite()) {
        return Err(FinanceError::NotFinite { year });
    }
    if measures.iter().any(|measure| measure.tonnes <= 0.0) {
        return Err(FinanceError::NothingSaved);
    }
    let mut order: Vec<usize> = (0..measures.len()).collect();
    order.sort_by(|a, b| measures[*a].cost_per_tonne.total_cmp(&measures[*b].cost_per_tonne));
    let (mut from, mut cumulative_cost) = (0.0, 0.0);
    let step = |measure: usize| {
        let (tonnes, cost_per_tonne) = (measures[measure].tonnes, measures[measure].cost_per_tonne);
        let before = from;
        from += tonnes;
        cumulative_cost += tonnes * cost_per_tonne;
        AbatementStep { measure, from: before, to: from, cumulative_cost }
    };
    Ok(order.into_iter().map(step).collect())
}

//! The energies of a life in which DC degrades: each year's DC is brought through the inverter by the model of the plant, so that
//! AC loses less while the inverter limits, and more where it runs at low load.

use super::{Describer, PlantFigure};
use crate::calc::{NodeId, OpaqueRun, UnitClash};
use crate::finding::{AboutPlant, Lang, Located};
use crate::pv::life::LifetimePlan;
use crate::pv::performance::{Degradation, Replacement, lifetime_energies};
use crate::quantity::{Exact, Quantity, Rounding, Unit};

/// Significant digits of what is left.
const DIGITS: u32 = 10;

impl Describer<'_> {
    /// For each year what is left of AC, and the energy; `None` without a model that gave energy.
    pub(super) fn energies_of_dc(
        &mut self,
        plan: &LifetimePlan,
        as_new: NodeId,
        figure: &PlantFigure,
    ) -> Result<Option<Vec<(NodeId, NodeId)>>, UnitClash> {
        let Some(left) = self.left_of_ac(plan, figure) else { return Ok(None) };
        let mut years = Vec::new();
        for (dc, ac) in left {
            let dc = format!("{} %", (&dc * &Exact::from(100)).to_significant(6, Rounding::HalfEven));
            let model = AboutPlant::LeftOfDc { dc }.text(Lang::En);
            let run = OpaqueRun { value: ac, model, sensitivities: Vec::new() };
            let share = self.account.graph.opaque(run, &[], &Unit::none());
            years.push((share, self.account.graph.product(&[as_new, share])?));
        }
        Ok(Some(years))
    }

    /// For each year what is left of DC and of AC.
    fn left_of_ac(&self, plan: &LifetimePlan, figure: &PlantFigure) -> Option<Vec<(Exact, Exact)>> {
        let expected = &figure.model.as_ref()?.expected;
        let model = self.plant.model.as_ref()?;
        let (first, annual) = (share(plan.first_year_loss.as_ref())?, share(plan.degradation.as_ref())?);
        let degradation = match (plan.losses.as_slice(), plan.is_compound) {
            ([], false) => Degradation::Linear { first, annual },
            ([], true) => Degradation::Compound { first, annual },
            (losses, _) => Degradation::Yearly(losses.iter().map(|loss| share(Some(loss))).collect::<Option<_>>()?),
        };
        let replaced = plan.replacements.iter().filter(|of| of.share.is_some());
        let replaced: Option<Vec<Replacement>> =
            replaced.map(|of| Some(Replacement { year: of.year.into(), share: share(of.share.as_ref())? })).collect();
        let dc = lifetime_energies(&Exact::ONE, plan.years.into(), &degradation, &replaced?).ok()?.years;
        let as_new = expected.totals.ac;
        let mut years: Vec<(Exact, Exact)> = Vec::new();
        for dc in dc {
            if let Some(last) = years.last().filter(|last| last.0 == dc) {
                years.push(last.clone());
                continue;
            }
            let ac = expected.ac_with(model.remaining * dc.to_f64()).ok()?;
            // A plant without any energy has no share left of it.
            let left = Exact::from_f64(ac / as_new)?.to_significant(DIGITS, Rounding::HalfEven);
            years.push((dc, left));
        }
        Some(years)
    }
}

/// A share as a number; nothing lost where the book states none.
fn share(of: Option<&Located<Quantity>>) -> Option<Exact> {
    let Some(of) = of else { return Some(Exact::ZERO) };
    let ratio = of.value.unit().convertible(&Unit::none())?;
    Some(&of.value.amount().one()?.exact() * &ratio)
}

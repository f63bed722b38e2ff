//! A target beside national goals: never a verdict.

use super::super::{Describer, TargetFigure};
use crate::factor::{Head, Name};
use crate::inventory::share_of_one;
use crate::quantity::Exact;
use crate::target::judge::{Alongside, Caveat, CompanyPace, CompanyQuantity};
use crate::target::model::{Indicator, Measured, StatedPromise};

/// A target beside one national goal.
#[derive(Debug, Clone)]
pub struct BesideGoal {
    /// The pack of goals.
    pub pack: Head,
    /// The goal: `co2-per-gdp-2030`.
    pub goal: String,
    /// What it says.
    pub says: Name,
    /// Its first source.
    pub source: Option<String>,
    /// How they stand.
    pub alongside: Alongside,
    /// The target's own yearly compound rate, or its share, as a fraction.
    pub own: Option<Exact>,
    /// That of the goal.
    pub asked: Option<Exact>,
    /// What to bear in mind.
    pub caveats: Vec<Caveat>,
}

impl Describer<'_> {
    /// The target beside the goals that were in force on the day of its submission.
    pub(super) fn national(&self, figure: &TargetFigure) -> Vec<BesideGoal> {
        use CompanyQuantity as Of;
        let target = self.target;
        let quantity = match (target.indicator, target.measured) {
            (Indicator::Emissions, Measured::Absolute) => Of::Emissions,
            (Indicator::Emissions, Measured::EconomicIntensity) => Of::EmissionsPerValue,
            (Indicator::Emissions, Measured::Intensity) => Of::EmissionsPerUnit,
            (Indicator::Energy, Measured::Absolute) => Of::Energy,
            (Indicator::Energy, Measured::EconomicIntensity) => Of::EnergyPerValue,
            (Indicator::Energy, Measured::Intensity) => Of::EnergyPerUnit,
            (Indicator::RenewableElectricity, _) => Of::GreenElectricityShare,
            _ => return Vec::new(),
        };
        let Some(pack) = super::NATIONAL.as_ref() else { return Vec::new() };
        let hundred = Exact::from(100);
        let change = figure.change.and_then(|change| self.value(change));
        let share = match &target.goal.promise {
            StatedPromise::Reach(of) | StatedPromise::Keep(of) => share_of_one(&of.value),
            _ => None,
        };
        let pace = CompanyPace {
            quantity,
            cut: change.and_then(|change| (-&change).checked_div(&hundred)),
            share,
            base_year: self.base_year().unwrap_or(self.year() - 1),
            target_year: self.year(),
        };
        let day = target.judged.submitted.as_ref().map(|day| day.value.to_string());
        let found = pack.beside(&pace, day.as_deref()).unwrap_or_default();
        let lines = found.into_iter().filter_map(|beside| {
            let goal = pack.goal.iter().find(|goal| goal.id == beside.goal)?;
            Some(BesideGoal {
                pack: pack.pack.clone(),
                goal: goal.id.clone(),
                says: goal.says.clone(),
                source: goal.source.first().map(|source| format!("{} ({})", source.title, source.published)),
                alongside: beside.alongside,
                own: beside.own,
                asked: beside.asked,
                caveats: beside.caveats,
            })
        });
        lines.collect()
    }
}

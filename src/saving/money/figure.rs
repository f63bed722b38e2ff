//! The figures of one project's money, and why some of them are missing.

use super::super::describe::Describer;
use super::super::effect::EffectFigure;
use super::flows::flows;
use super::{payback, roots, tonnes, value};
use crate::calc::{NodeId, UnitClash};
use crate::factor::clash_finding;
use crate::finding::{AboutMoney, Code, Finding, MoneyWord};
use crate::quantity::Exact;

/// What money comes to. A figure that cannot be computed is `None`, and `lacks` says why.
#[derive(Debug, Clone, Default)]
pub struct MoneyFigure {
    /// The investment.
    pub capex: Option<NodeId>,
    /// Money saved in the first year, before the cost of operation; the mean of the years where they are listed.
    pub saved: Option<NodeId>,
    /// The flows of years 0 to N.
    pub flows: Vec<NodeId>,
    /// The same, discounted to year 0.
    pub present: Vec<NodeId>,
    /// Net present value, of the base year.
    pub npv: Option<NodeId>,
    /// The same with emissions at their price.
    pub npv_with_carbon: Option<NodeId>,
    /// Investment less salvage as an equal amount of each year.
    pub annual_capital: Option<NodeId>,
    /// Money saved, before the cost of operation, as an equal amount of each year.
    pub annual_saving: Option<NodeId>,
    /// What the project costs in a year on the whole: capital and operation less what is saved. Below zero where it pays.
    pub annual_cost: Option<NodeId>,
    /// The capital recovery factor.
    pub recovery: Option<NodeId>,
    /// Present value of what follows the investment, over the investment.
    pub profitability: Option<NodeId>,
    /// Years until the sum of the flows reaches zero.
    pub payback: Option<NodeId>,
    /// The same of discounted flows.
    pub payback_discounted: Option<NodeId>,
    /// The internal rate of return.
    pub irr: Option<NodeId>,
    /// The modified internal rate of return.
    pub mirr: Option<NodeId>,
    /// Tonnes of CO2e a year, the mean of the years.
    pub tonnes: Option<NodeId>,
    /// The mean over the years of what is left of the first year's saving.
    pub lasting: Option<NodeId>,
    /// The cost of a tonne.
    pub per_tonne: Option<PerTonne>,
    /// What is missing and why.
    pub lacks: Vec<Lacking>,
    /// Paybacks after which the sum falls below zero again.
    pub passing: Vec<MoneyWord>,
    /// Rates of return that were found where there is more than one, or none that could be told: rounded as the model states.
    pub rates: Vec<Exact>,
}

/// The cost of a tonne of CO2e in the three forms that are in use; below zero where the project pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PerTonne {
    /// −NPV / Σ tonnes.
    pub simple: NodeId,
    /// Annual cost / mean tonnes a year.
    pub annualised: NodeId,
    /// −NPV / Σ discounted tonnes.
    pub discounted: NodeId,
}

/// Figures with the reason why they are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// Which.
    pub what: Vec<MoneyWord>,
    /// Why.
    pub why: AboutMoney,
}

impl MoneyFigure {
    /// Notes figures that are missing; those of one reason together.
    pub(super) fn lacks(&mut self, what: &[MoneyWord], why: AboutMoney) {
        match self.lacks.iter_mut().find(|lacking| lacking.why == why) {
            Some(lacking) => {
                lacking.what.extend(what.iter().filter(|of| !lacking.what.contains(of)).collect::<Vec<_>>())
            }
            None => self.lacks.push(Lacking { what: what.to_vec(), why }),
        }
    }

    /// Why a figure is missing.
    pub fn why(&self, what: MoneyWord) -> Option<&AboutMoney> {
        self.lacks.iter().find(|lacking| lacking.what.contains(&what)).map(|lacking| &lacking.why)
    }
}

/// Describes the money of a project under `address`, and says of what is missing why.
pub(in crate::saving) fn describe(
    describer: &mut Describer<'_, '_>,
    effects: &[EffectFigure],
    emissions: Option<NodeId>,
    cost: Option<NodeId>,
    address: &str,
) -> Result<Option<MoneyFigure>, Vec<Finding>> {
    let money = &describer.project.money;
    if !money.is_stated() {
        return Ok(None);
    }
    let place = money.capex.as_ref().map_or(describer.project.place, |capex| capex.place);
    let failed = |clash: UnitClash| vec![clash_finding(&clash, place, None)];
    let mut figure = MoneyFigure::default();
    let made = flows(describer, cost, address, &mut figure).map_err(failed)?;
    if let Some(of) = made {
        payback::simple(&of, address, describer.account, &mut figure).map_err(failed)?;
        let discounted = value::values(describer, &of, address, &mut figure).map_err(failed)?;
        roots::rates_of_return(describer, &of, discounted.as_ref(), address, &mut figure).map_err(failed)?;
        if let Some(discounted) = &discounted {
            tonnes::per_tonne(describer, &of, discounted, (effects, emissions), address, &mut figure)?;
        }
    }
    say(describer, &figure, effects);
    Ok(Some(figure))
}

/// A note for everything that is missing, one for figures that lack the same, and for what holds with a reserve.
fn say(describer: &mut Describer<'_, '_>, figure: &MoneyFigure, effects: &[EffectFigure]) {
    let project = describer.project;
    let place = project.money.capex.as_ref().map_or(project.place, |capex| capex.place);
    let mut said: Vec<&[MoneyWord]> = Vec::new();
    for lacking in &figure.lacks {
        if said.contains(&lacking.what.as_slice()) {
            continue;
        }
        said.push(&lacking.what);
        let message = AboutMoney::Lacking { project: project.id.clone(), what: lacking.what.clone() };
        let whys = figure.lacks.iter().filter(|other| other.what == lacking.what).map(|other| &other.why);
        let finding = Finding::new(Code::MoneyIncomplete, message).at(place);
        let finding = whys.clone().fold(finding, |finding, why| finding.fact(why.clone()));
        describer.findings.push(finding.helps(whys.filter_map(AboutMoney::next_step)));
    }
    if !figure.passing.is_empty() {
        let message = AboutMoney::NotForGood { project: project.id.clone(), what: figure.passing.clone() };
        describer.findings.push(Finding::new(Code::MoneyIncomplete, message).at(place));
    }
    let is_priced = project.money.cost_saving.is_none() && project.money.cash_savings.is_empty();
    if let (true, Some(price), [_, others @ ..]) = (is_priced, &project.money.energy_price, effects)
        && !others.is_empty()
    {
        let carriers = others.iter().map(|effect| effect.carrier.clone()).collect();
        let message = AboutMoney::OthersNotPriced { project: project.id.clone(), carriers };
        let finding = Finding::new(Code::MoneyIncomplete, message).at(price.place);
        describer.findings.push(finding.help(AboutMoney::StateCostSaving));
    }
}

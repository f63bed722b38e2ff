//! What a saving of a carrier is in energy, standard coal and emissions.

use super::coal::{coal, heat};
use super::model::SavingFactor;
use crate::account::Account;
use crate::calc::{Gap, GapCause, NodeId, NotationKey, Origin, OriginKind, UnitClash};
use crate::factor::{
    Chooser, FactorId, Resolved, apply, apply_failure, apply_finding, choice_facts, clash_finding, leaf, name_of,
    tonnes_co2e, too_old_finding, unresolved_finding,
};
use crate::finding::{AboutChoice, AboutSaving, Code, Finding, Findings, Located, Message, Place};
use crate::inventory::Accounts;
use crate::quantity::{DimensionName, Quantity, Unit};
use crate::view::GbtPack;

/// A saving of one carrier.
#[derive(Debug, Clone)]
pub struct EffectFigure {
    /// The carrier, as the book or the calculation names it.
    pub carrier: String,
    /// What is saved in a year, in the unit it is stated in.
    pub node: NodeId,
    /// The same in GJ, by calorific value; `None` for what is no energy or has no coefficient.
    pub energy: Option<NodeId>,
    /// The same in tce, by calorific value.
    pub coal: Option<NodeId>,
    /// The emissions saved, in t CO2e; a gap where no factor is named, `None` where there is nothing to count (water).
    pub emissions: Option<NodeId>,
    /// What the emissions rest on: the ids of the factors taken.
    pub factors: Vec<String>,
    /// Whether it is an effect beside the one that the project is for.
    pub is_interactive: bool,
}

/// What the effects of a book are computed with.
pub(super) struct Means<'a> {
    pub accounts: &'a Accounts,
    pub factors: &'a Chooser<'a>,
    pub gbt: GbtPack,
}

/// A carrier that is no energy.
pub(super) const WATER: &str = "water";

/// Where an effect is: its place in the book, the place and year of its factor, and what it is computed for.
#[derive(Clone, Copy)]
pub(super) struct Standing<'a> {
    pub region: Option<&'a str>,
    pub year: u16,
    pub place: Place,
    pub is_for_inventory: bool,
    pub is_made_up: bool,
}

/// Describes the readings of one effect under `address`.
pub(super) fn effect(
    means: &Means<'_>,
    (carrier, node): (&str, NodeId),
    factor: Option<&SavingFactor>,
    standing: Standing<'_>,
    address: &str,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<EffectFigure, Vec<Finding>> {
    let failed = |clash: UnitClash| vec![clash_finding(&clash, standing.place, None)];
    let density = match factor {
        Some(SavingFactor::One { density: Some(density), .. }) => {
            Some(input(density, &format!("{address}/density"), account))
        }
        _ => None,
    };
    let coal = coal(means, carrier, node, density, standing, account).map_err(failed)?;
    let energy = match (is_energy(account.graph.unit(node)), coal) {
        (true, _) => gigajoules().map(|unit| account.graph.convert(node, &unit)).transpose().map_err(failed)?,
        (false, Some(coal)) => heat(means, coal, standing.year, account).map_err(failed)?,
        (false, None) => None,
    };
    let mut taken = Vec::new();
    let emissions = match factor {
        None if carrier == WATER => None,
        None => {
            let gap = Gap {
                cause: GapCause::Key(NotationKey::NotEstimated),
                address: format!("{address}/factor"),
                reason: None,
                place: Some(standing.place),
                cited: None,
            };
            Some(account.graph.gap(gap, &tonnes_co2e()))
        }
        Some(SavingFactor::One { id, .. }) => {
            let entry = resolve(means, id, standing, findings).map_err(|finding| vec![*finding])?;
            taken.push(entry.id().to_string());
            let burned = as_counted(means, entry, node, account).map_err(failed)?;
            let masses = apply(&mut account.graph, means.factors.library(), entry, burned, density)
                .map_err(|error| vec![*apply_finding(&error, standing.place, id)])?;
            let mut parts = Vec::new();
            for mass in masses.into_iter().filter(|mass| !mass.is_biogenic_co2()) {
                let part = means.factors.co2_equivalent(&mut account.graph, mass, means.accounts.gwp);
                parts.push(part.map_err(|error| vec![*apply_failure(&error, id.place)])?);
            }
            match parts.as_slice() {
                [only] => Some(*only),
                several => Some(account.graph.sum(several, &tonnes_co2e()).map_err(failed)?),
            }
        }
        Some(SavingFactor::Stated(stated)) => {
            Some(stated_emissions(means, stated, standing.is_made_up, &format!("{address}/emissions"), account)?)
        }
        Some(SavingFactor::Margin { operating, build, weight }) => {
            let margin = margin(means, (operating, build), weight, standing, address, account, findings)?;
            taken.extend(margin.1);
            let counts = account.graph.unit(margin.0).denominator();
            let amount = account.graph.convert(node, &counts).map_err(failed)?;
            let product = account.graph.product(&[amount, margin.0]).map_err(failed)?;
            let mass = crate::factor::GasMass {
                gas: crate::quantity::Gas::named("CO2"),
                origin: crate::factor::MethaneOrigin::Unknown,
                node: product,
            };
            let tonnes = means.factors.co2_equivalent(&mut account.graph, mass, means.accounts.gwp);
            Some(tonnes.map_err(|error| vec![*apply_failure(&error, operating.place)])?)
        }
    };
    Ok(EffectFigure {
        carrier: carrier.to_owned(),
        node,
        energy,
        coal,
        emissions,
        factors: taken,
        is_interactive: false,
    })
}

/// A quantity of the book as an input.
pub(super) fn input(quantity: &Located<Quantity>, address: &str, account: &mut Account) -> NodeId {
    let origin = Origin {
        address: address.to_owned(),
        kind: OriginKind::Input,
        place: Some(quantity.place),
        cited: None,
        note: None,
    };
    account.graph.quantity(&quantity.value, None, origin)
}

/// Emissions saved as somebody states them, in CO2e or as a mass of a gas.
fn stated_emissions(
    means: &Means<'_>,
    stated: &Located<Quantity>,
    is_made_up: bool,
    address: &str,
    account: &mut Account,
) -> Result<NodeId, Vec<Finding>> {
    let origin = Origin {
        address: address.to_owned(),
        kind: if is_made_up { OriginKind::Assumption } else { OriginKind::Input },
        place: Some(stated.place),
        cited: None,
        note: is_made_up.then(|| AboutSaving::MadeUp.both().into()),
    };
    let node = account.graph.quantity(&stated.value, None, origin);
    match account.graph.unit(node).dimension().name() {
        Some(DimensionName::MassOfGas(gas)) => {
            let mass = crate::factor::GasMass { gas: Some(gas), origin: crate::factor::MethaneOrigin::Unknown, node };
            let tonnes = means.factors.co2_equivalent(&mut account.graph, mass, means.accounts.gwp);
            tonnes.map_err(|error| vec![*apply_failure(&error, stated.place)])
        }
        _ => {
            let tonnes = account.graph.convert(node, &tonnes_co2e());
            tonnes.map_err(|clash| vec![clash_finding(&clash, stated.place, None)])
        }
    }
}

/// OM × w + BM × (1 − w), in the unit of the operating margin (UNFCCC TOOL07, combined margin).
fn margin(
    means: &Means<'_>,
    (operating, build): (&Located<FactorId>, &Located<FactorId>),
    weight: &Located<Quantity>,
    standing: Standing<'_>,
    address: &str,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<(NodeId, Vec<String>), Vec<Finding>> {
    let mut taken = Vec::new();
    let mut part = |id: &Located<FactorId>, account: &mut Account| -> Result<NodeId, Vec<Finding>> {
        match resolve(means, id, standing, findings).map_err(|finding| vec![*finding])? {
            Resolved::Factor(factor) => {
                taken.push(factor.id.to_string());
                Ok(leaf(&mut account.graph, means.factors.library(), factor))
            }
            Resolved::Fuel(_) | Resolved::Blend(_) => {
                let message = Message::NotASingleValue { id: id.value.to_string() };
                Err(vec![Finding::new(Code::UnknownFactor, message).at(id.place)])
            }
        }
    };
    let (over, under) = (part(operating, account)?, part(build, account)?);
    let failed = |clash: UnitClash| vec![clash_finding(&clash, build.place, Some(operating.place))];
    let unit = account.graph.unit(over).clone();
    let share = input(weight, &format!("{address}/weight"), account);
    let graph = &mut account.graph;
    let share = graph.convert(share, &Unit::none()).map_err(failed)?;
    let rest = one_less(graph, share).map_err(failed)?;
    let under = graph.convert(under, &unit).map_err(failed)?;
    let parts = [graph.product(&[over, share]).map_err(failed)?, graph.product(&[under, rest]).map_err(failed)?];
    let margin = graph.sum(&parts, &unit).map_err(failed)?;
    account.register(&format!("{address}/combined-margin"), margin);
    Ok((margin, taken))
}

/// 1 − share.
pub(super) fn one_less(graph: &mut crate::calc::Graph, share: NodeId) -> Result<NodeId, UnitClash> {
    let origin =
        Origin { address: "constant/1".to_owned(), kind: OriginKind::Constant, place: None, cited: None, note: None };
    let literal = crate::quantity::Literal::count(1).with_manner(crate::quantity::Manner::Exact);
    let one = graph.shared_leaf(literal, &Unit::none(), None, origin);
    let minus = graph.negative(share);
    graph.sum(&[one, minus], &Unit::none())
}

/// The factor of an effect, with what a verifier would ask about it.
fn resolve<'l>(
    means: &Means<'l>,
    id: &Located<FactorId>,
    standing: Standing<'_>,
    findings: &mut Findings,
) -> Result<Resolved<'l>, Box<Finding>> {
    let factors = means.factors;
    let resolved = factors.resolve(&id.value, standing.region, standing.year);
    let (entry, choice) =
        resolved.map_err(|unresolved| Box::new(unresolved_finding(&unresolved, &id.value, id.place)))?;
    if let Some(years) = factors.years_apart(entry, standing.year) {
        let finding = too_old_finding(entry.id(), years, standing.year, factors.pack().age.years, id.place);
        let facts = choice.and_then(|at| factors.with_choice(at, choice_facts)).unwrap_or_default();
        findings.push(facts.into_iter().fold(finding, Finding::fact));
    }
    if let Resolved::Factor(factor) = entry {
        let is_of_project = factor.kind.for_projects_only();
        if standing.is_for_inventory && is_of_project {
            let message = AboutChoice::NotForInventory { id: factor.id.to_string(), kind: name_of(factor.kind) };
            let finding = Finding::new(Code::FactorNotForInventory, message).at(id.place);
            findings.push(finding.help(AboutChoice::UseAverage));
        }
        if !standing.is_for_inventory && !is_of_project && factor.id.family.starts_with("cn/grid") {
            let message = AboutSaving::NotForProject { id: factor.id.to_string() };
            let finding = Finding::new(Code::FactorNotForProject, message).at(id.place);
            findings.push(finding.help(AboutSaving::UseMargin));
        }
    }
    Ok(entry)
}

pub(super) fn is_energy(unit: &Unit) -> bool {
    gigajoules().is_some_and(|gj| gj.dimension() == unit.dimension())
}

pub(super) fn gigajoules() -> Option<Unit> {
    Unit::parse("GJ").ok()
}

/// What a recipe for a fuel counts: an energy becomes an amount of the fuel by its net calorific value, which the recipe takes too.
fn as_counted(
    means: &Means<'_>,
    entry: Resolved<'_>,
    node: NodeId,
    account: &mut Account,
) -> Result<NodeId, UnitClash> {
    let Resolved::Fuel(fuel) = entry else { return Ok(node) };
    let library = means.factors.library();
    let Some(value) = library.factor(&fuel.net_calorific_value) else { return Ok(node) };
    if !is_energy(account.graph.unit(node)) || is_energy(&value.unit().denominator()) {
        return Ok(node);
    }
    let counts = value.unit().denominator();
    let value = leaf(&mut account.graph, library, value);
    let amount = account.graph.quotient(node, value)?;
    account.graph.convert(amount, &counts)
}

//! Cogeneration: the emissions of a plant shared between the heat and the power that it gives (热电联产分摊).
//!
//! The three methods are those of "Allocation of GHG Emissions from a Combined Heat and Power (CHP) Plant: Guide to calculation
//! worksheets", GHG Protocol, version 1.0, September 2006. The shares always add to the whole.

use super::build::{ActivityFigure, cite};
use super::model::Accounts;
use crate::account::Account;
use crate::account::Citation;
use crate::calc::{NodeId, Origin, OriginKind, UnitClash};
use crate::factor::{self, clash_finding};
use crate::finding::{AboutEnergy, Code, Finding, Findings, Located, Place, Step};
use crate::quantity::{Literal, Manner, Quantity, Unit};

/// How emissions E of a plant that gives heat H and power P are shared.
#[derive(Debug, Clone)]
pub enum Method {
    /// By the fuel that separate plants would need: heat gets E × (H/e_H) / (H/e_H + P/e_P). Guide, section III. There are no
    /// defaults here: the efficiencies that are assumed decide the result.
    Efficiency {
        /// Reference efficiency e_H of making heat alone.
        heat: Located<Quantity>,
        /// Reference efficiency e_P of making power alone.
        power: Located<Quantity>,
    },
    /// By energy: heat gets E × H / (H + P). Guide, appendix II.
    EnergyContent,
    /// By the work that could be done: heat counts H × (T − T0)/T, its Carnot factor with temperatures in kelvin. Guide,
    /// appendix I, names the method and takes the work from enthalpy and entropy of steam; the Carnot factor is how
    /// Directive (EU) 2018/2001, Annex V, part C, point 1(b), counts it.
    Work {
        /// Temperature T at which the heat is delivered, above T0.
        heat: Located<Quantity>,
        /// Temperature T0 of the surroundings.
        ambient: Located<Quantity>,
    },
}

impl Method {
    /// The word of the book.
    pub const fn word(&self) -> &'static str {
        match self {
            Method::Efficiency { .. } => "efficiency",
            Method::EnergyContent => "energy-content",
            Method::Work { .. } => "work",
        }
    }
}

/// A cogeneration plant.
#[derive(Debug, Clone)]
pub struct Chp {
    /// Identifier; addresses are `chp/ID/…`.
    pub id: String,
    /// Indices into the activities whose emissions are shared out.
    pub activities: Vec<(usize, Place)>,
    /// Heat given, an energy.
    pub heat: Located<Quantity>,
    /// Power given, an energy.
    pub power: Located<Quantity>,
    /// How.
    pub method: Method,
    /// Where the figures come from.
    pub source: Option<Citation>,
    /// Remark.
    pub note: Option<String>,
    /// Where the book says so.
    pub place: Place,
}

/// A plant in the graph.
#[derive(Debug, Clone)]
pub struct ChpFigure {
    /// Index into the plants.
    pub plant: usize,
    /// Emissions of the activities, in t CO2e.
    pub whole: NodeId,
    /// Emissions of heat, in t CO2e.
    pub heat: NodeId,
    /// Emissions of power, in t CO2e.
    pub power: NodeId,
    /// Emissions of heat over heat, in t CO2e by the unit of the heat; `None` where there is no heat.
    pub heat_factor: Option<NodeId>,
    /// The same of power.
    pub power_factor: Option<NodeId>,
}

/// Activities that are shared out twice.
pub(super) fn twice(accounts: &Accounts, findings: &mut Findings) {
    let mut seen: Vec<(usize, Place)> = Vec::new();
    for (activity, place) in accounts.energy.plants.iter().flat_map(|plant| &plant.activities) {
        match seen.iter().find(|(known, _)| known == activity) {
            Some((_, first)) => {
                let message = AboutEnergy::AllocatedTwice { activity: accounts.activities[*activity].id.clone() };
                let finding = Finding::new(Code::AllocatedTwice, message).at(*place);
                let finding = finding.at_with(*first, crate::finding::Message::FirstHere);
                findings.push(finding.help(AboutEnergy::AllocateOnce));
            }
            None => seen.push((*activity, *place)),
        }
    }
}

/// Shares the emissions of a plant.
pub(super) fn describe(
    accounts: &Accounts,
    at: usize,
    plant: &Chp,
    figures: &[ActivityFigure],
    account: &mut Account,
) -> Result<ChpFigure, Box<Finding>> {
    let nothing = [&plant.heat, &plant.power]
        .iter()
        .all(|quantity| quantity.value.amount().one().is_none_or(|literal| literal.exact().is_zero()));
    if nothing {
        let message = AboutEnergy::NothingProduced { id: plant.id.clone() };
        return Err(Box::new(Finding::new(Code::AllocationMethod, message).at(plant.place)));
    }
    let shared = share(accounts, at, plant, figures, account);
    shared.map_err(|clash| Box::new(clash_finding(&clash, plant.place, None)))
}

fn share(
    accounts: &Accounts,
    at: usize,
    plant: &Chp,
    figures: &[ActivityFigure],
    account: &mut Account,
) -> Result<ChpFigure, UnitClash> {
    let tonnes = factor::tonnes_co2e();
    let nodes: Vec<NodeId> = plant.activities.iter().map(|(activity, _)| figures[*activity].whole).collect();
    let whole = account.graph.sum(&nodes, &tonnes)?;
    account.graph.set_step(whole, Step::SumOfActivities);
    let leaf = |quantity: &Located<Quantity>, part: &str, kind: OriginKind, account: &mut Account| {
        let origin = Origin {
            address: format!("chp/{}/given/{part}", plant.id),
            kind,
            place: Some(quantity.place),
            cited: plant.source.as_ref().map(|source| cite(accounts, source)),
            note: plant.note.as_deref().map(Into::into),
        };
        account.graph.quantity(&quantity.value, None, origin)
    };
    let heat = leaf(&plant.heat, "heat", OriginKind::Input, account);
    let power = leaf(&plant.power, "power", OriginKind::Input, account);
    let unit = plant.heat.value.unit();
    let aligned = account.graph.convert(power, unit)?;
    let (weight_heat, weight_power) = match &plant.method {
        Method::EnergyContent => (heat, aligned),
        Method::Efficiency { heat: of_heat, power: of_power } => {
            let of_heat = leaf(of_heat, "heat-efficiency", OriginKind::Assumption, account);
            let of_power = leaf(of_power, "power-efficiency", OriginKind::Assumption, account);
            let of_heat = account.graph.convert(of_heat, &Unit::none())?;
            let of_power = account.graph.convert(of_power, &Unit::none())?;
            (account.graph.quotient(heat, of_heat)?, account.graph.quotient(aligned, of_power)?)
        }
        Method::Work { heat: hot, ambient } => {
            let hot_node = leaf(hot, "heat-temperature", OriginKind::Assumption, account);
            let hot = absolute(&hot.value, hot_node, account)?;
            let cold_node = leaf(ambient, "ambient-temperature", OriginKind::Assumption, account);
            let cold = absolute(&ambient.value, cold_node, account)?;
            let kelvin = account.graph.unit(hot).clone();
            let less = account.graph.negative(cold);
            let apart = account.graph.sum(&[hot, less], &kelvin)?;
            let carnot = account.graph.quotient(apart, hot)?;
            let work = account.graph.product(&[heat, carnot])?;
            (account.graph.convert(work, unit)?, aligned)
        }
    };
    let weight = account.graph.unit(weight_heat).clone();
    let both = account.graph.sum(&[weight_heat, weight_power], &weight)?;
    let part = |of: NodeId, name: &str, account: &mut Account| -> Result<NodeId, UnitClash> {
        let of = account.graph.convert(of, &weight)?;
        let share = account.graph.quotient(of, both)?;
        let product = account.graph.product(&[whole, share])?;
        account.graph.set_step(product, Step::AllocatedShare);
        let node = account.graph.sum(&[product], &tonnes)?;
        account.register(&format!("chp/{}/{name}", plant.id), node);
        Ok(node)
    };
    let of_heat = part(weight_heat, "heat", account)?;
    let of_power = part(weight_power, "power", account)?;
    let factor = |over: NodeId, under: NodeId, given: &Located<Quantity>, name: &str, account: &mut Account| {
        if given.value.amount().one().is_none_or(|literal| literal.exact().is_zero()) {
            return Ok(None);
        }
        let node = account.graph.quotient(over, under)?;
        account.graph.set_step(node, Step::AllocatedFactor);
        account.register(&format!("chp/{}/{name}", plant.id), node);
        Ok(Some(node))
    };
    Ok(ChpFigure {
        plant: at,
        whole,
        heat: of_heat,
        power: of_power,
        heat_factor: factor(of_heat, heat, &plant.heat, "heat-factor", account)?,
        power_factor: factor(of_power, power, &plant.power, "power-factor", account)?,
    })
}

/// A temperature as kelvin above absolute zero: what is written in °C plus 273.15 K.
fn absolute(quantity: &Quantity, node: NodeId, account: &mut Account) -> Result<NodeId, UnitClash> {
    if !is_celsius(quantity.unit()) {
        return Ok(node);
    }
    let (Ok(kelvin), Ok(zero)) = (Unit::parse("K"), Literal::parse("273.15")) else { return Ok(node) };
    let origin = Origin {
        address: "constant/0-celsius".to_owned(),
        kind: OriginKind::Constant,
        place: None,
        cited: None,
        note: Some("0 °C = 273.15 K".into()),
    };
    let zero = account.graph.shared_leaf(zero.with_manner(Manner::Exact), &kelvin, None, origin);
    account.graph.sum(&[node, zero], &kelvin)
}

/// Whether a temperature is written in degrees Celsius rather than in kelvin.
pub fn is_celsius(unit: &Unit) -> bool {
    matches!(unit.text(), "°C" | "degC" | "摄氏度" | "℃")
}

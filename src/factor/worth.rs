//! What an entry comes to: a value as it is, a fuel recipe per tonne or cubic metre, a blend by each set of potentials.
//! Recipes go through the graph, as they do in a book.

use super::apply::{ApplyError, GasMass, apply, co2_equivalent, tonnes_co2e};
use super::gwp::GwpSet;
use super::library::{Library, Resolved};
use super::record::{Blend, Factor, Fuel};
use crate::calc::reading::exact;
use crate::calc::{Graph, NodeId, Origin, OriginKind, View};
use crate::quantity::{Exact, Gas, Literal, Manner, Unit};

/// An exact value in a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worth {
    /// How much.
    pub value: Exact,
    /// Of what.
    pub unit: Unit,
}

/// What the combustion of one unit of a fuel gives.
#[derive(Debug, Clone)]
pub struct FuelWorth {
    /// Each gas, per unit of fuel; the first is CO2.
    pub gases: Vec<(Option<Gas>, Worth)>,
    /// All of them as CO2 equivalent, by the latest set of potentials; `None` where one is missing.
    pub equivalent: Option<Worth>,
}

impl Worth {
    /// The value in another unit of the same dimension.
    pub fn in_unit(&self, unit: &Unit) -> Option<Exact> {
        self.unit.convertible(unit).map(|ratio| &self.value * &ratio)
    }
}

impl Factor {
    /// Its value as printed, exactly; `None` where it is a range alone.
    pub fn worth(&self) -> Option<Worth> {
        self.literal().map(|literal| Worth { value: literal.exact(), unit: self.unit().clone() })
    }
}

impl<'a> Resolved<'a> {
    /// What it comes to: a value as printed; the CO2 of a fuel per unit of the fuel. A blend has no one value.
    pub fn worth(self, library: &Library) -> Option<Worth> {
        match self {
            Resolved::Factor(factor) => factor.worth(),
            Resolved::Fuel(fuel) => fuel_worth(library, fuel).ok()?.gases.into_iter().next().map(|(_, worth)| worth),
            Resolved::Blend(_) => None,
        }
    }
}

/// The emissions of one unit of a fuel, as its calorific value counts it.
///
/// # Errors
/// A part that is not in the library, or parts whose units do not meet.
pub fn fuel_worth(library: &Library, fuel: &Fuel) -> Result<FuelWorth, ApplyError> {
    let missing = || ApplyError::Missing(fuel.net_calorific_value.clone());
    let calorific = library.factor(&fuel.net_calorific_value).ok_or_else(missing)?;
    let per = calorific.unit().denominator();
    let (graph, masses) = of_one(library, Resolved::Fuel(fuel), &per)?;
    let gases = masses.iter().filter_map(|mass| {
        let unit = graph.unit(mass.node).div(&per)?;
        Some((mass.gas, Worth { value: value(&graph, mass.node)?, unit }))
    });
    let gases = gases.collect();
    let equivalent = equivalent(library, Resolved::Fuel(fuel), &per, GwpSet::default());
    Ok(FuelWorth { gases, equivalent })
}

/// The potential of a blend by a set: the sum over its gases of share × potential; `None` where a gas has none.
pub fn blend_potential(library: &Library, blend: &Blend, set: GwpSet) -> Option<Exact> {
    let tonne = Unit::parse("t").ok()?;
    equivalent(library, Resolved::Blend(blend), &tonne, set).map(|worth| worth.value)
}

fn equivalent(library: &Library, entry: Resolved<'_>, per: &Unit, set: GwpSet) -> Option<Worth> {
    let (mut graph, masses) = of_one(library, entry, per).ok()?;
    let parts: Option<Vec<NodeId>> =
        masses.iter().map(|mass| co2_equivalent(&mut graph, library, *mass, set).ok()).collect();
    let total = graph.sum(&parts?, &tonnes_co2e()).ok()?;
    Some(Worth { value: value(&graph, total)?, unit: graph.unit(total).div(per)? })
}

fn of_one(library: &Library, entry: Resolved<'_>, per: &Unit) -> Result<(Graph, Vec<GasMass>), ApplyError> {
    let mut graph = Graph::new();
    let origin = Origin { address: "one".to_owned(), kind: OriginKind::Constant, place: None, cited: None, note: None };
    let one = graph.shared_leaf(Literal::count(1).with_manner(Manner::Exact), per, None, origin);
    let masses = apply(&mut graph, library, entry, one, None)?;
    Ok((graph, masses))
}

fn value(graph: &Graph, node: NodeId) -> Option<Exact> {
    exact::value(View::plain(graph), node).value().cloned()
}

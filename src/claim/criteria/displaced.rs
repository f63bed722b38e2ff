//! Which energy did a saving displace? Where another one is possible, the claim is recomputed with it: a question, no verdict.

use super::super::model::Claim;
use super::pack::{CriteriaPack, Energy};
use crate::calc::reading::exact;
use crate::calc::{Cone, Graph, Kind, NodeId, Origin, OriginKind, Patch, View};
use crate::claim::ClaimFigure;
use crate::factor::{Chooser, FactorId, Resolved, fuel_worth};
use crate::quantity::{Dimension, DimensionName, Exact, Literal, Manner, Quantity, Unit};

/// What is asked about the energy that a saving displaced.
#[derive(Debug, Clone)]
pub struct Displaced {
    /// The claim says which energy it was.
    pub stated: bool,
    /// The claim with other energies.
    pub with: Vec<Instead>,
}

/// A claim with another energy displaced.
#[derive(Debug, Clone)]
pub struct Instead {
    /// Number of the energy in the pack.
    pub energy: usize,
    /// What counts its emissions.
    pub factor: FactorId,
    /// Emissions per useful energy, in the unit of the claim's factor.
    pub value: Exact,
    /// The claim recomputed with them, inputs as printed.
    pub recomputed: Exact,
}

/// The question, where there is one: the claim applies a factor of electricity to an energy, and either does not say what was
/// displaced or names another energy. `node` is the factor, or what stands in its place.
pub(super) fn ask(
    graph: &Graph,
    claim: &Claim,
    figure: &ClaimFigure,
    (node, unit): (NodeId, &Unit),
    pack: &CriteriaPack,
    factors: &Chooser<'_>,
    at: (Option<&str>, u16),
) -> Option<Displaced> {
    let view = View::plain(graph);
    let is_energy = |node: NodeId| {
        let input = view.leaf_at(node).is_some_and(|leaf| leaf.origin.kind == OriginKind::Input);
        input && view.unit(node).dimension().name() == Some(DimensionName::Energy)
    };
    if !Cone::of(view, &[figure.recomputed]).order().any(is_energy) {
        return None;
    }
    let stated = claim.displaces.map(|energy| energy.word());
    let words: Vec<&str> = match stated {
        Some(word) => vec![word],
        None => pack.open.energies.iter().map(String::as_str).collect(),
    };
    let instead = |word: &str| {
        let at_pack = pack.energy.iter().position(|energy| energy.id == word)?;
        let energy = &pack.energy[at_pack];
        if energy.family == pack.electricity.name {
            return None;
        }
        let (factor, coherent) = per_useful_energy(energy, factors, at, unit.dimension())?;
        let own = coherent.checked_div(graph.unit(node).ratio())?;
        let recomputed = with_value(graph, figure, node, own)?;
        Some(Instead { energy: at_pack, factor, value: coherent.checked_div(unit.ratio())?, recomputed })
    };
    let with: Vec<Instead> = words.into_iter().filter_map(instead).collect();
    (!with.is_empty()).then_some(Displaced { stated: stated.is_some(), with })
}

/// Emissions per useful energy, in coherent units: of a fuel its CO2 over its net calorific value, over the efficiency.
fn per_useful_energy(
    energy: &Energy,
    factors: &Chooser<'_>,
    (place, year): (Option<&str>, u16),
    wanted: Dimension,
) -> Option<(FactorId, Exact)> {
    let (entry, _) = factors.resolve(&FactorId::parse(&energy.family)?, place, year).ok()?;
    let library = factors.library();
    let (value, unit) = match entry {
        Resolved::Factor(factor) => (factor.worth()?.value, factor.unit().clone()),
        Resolved::Fuel(fuel) => {
            let worth = fuel_worth(library, fuel).ok()?.gases.into_iter().next()?.1;
            let calorific = library.factor(&fuel.net_calorific_value)?;
            let unit = worth.unit.div(calorific.unit())?;
            (worth.value.checked_div(&calorific.literal()?.exact())?, unit)
        }
        Resolved::Blend(_) => return None,
    };
    if unit.dimension() != wanted {
        return None;
    }
    let share = match &energy.efficiency {
        None => Exact::ONE,
        Some(text) => {
            let share = Quantity::parse(text).ok()?;
            &share.amount().one()?.exact() * share.unit().ratio()
        }
    };
    Some((entry.id().clone(), (&value * unit.ratio()).checked_div(&share)?))
}

/// The claim with an exact value in the place of a node.
fn with_value(graph: &Graph, figure: &ClaimFigure, node: NodeId, value: Exact) -> Option<Exact> {
    let origin = Origin {
        address: "assumption/displaced".to_owned(),
        kind: OriginKind::Assumption,
        place: None,
        cited: None,
        note: None,
    };
    let mut patch = Patch::new(graph);
    let one = patch.leaf(Literal::count(1).with_manner(Manner::Exact), graph.unit_id(node), None, origin);
    let ratio = patch.ratio(value);
    patch.set(graph, node, Kind::Convert(one, ratio)).ok()?;
    exact::value(View::patched(graph, &patch), figure.recomputed).value().cloned()
}

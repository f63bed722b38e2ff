//! Another factor: another edition of the same family, another place or kind, another set of potentials.

use super::change::Change;
use super::ground::{Ground, Input};
use super::rank::Class;
use super::trials::Trials;
use crate::calc::{NodeId, OriginKind};
use crate::factor::{FactorId, GwpSet};
use crate::quantity::Exact;

/// Factors of the same kind of family that are tried.
const MOST_RELATED: usize = 400;
/// Other factors in the required range that are tried.
const MOST_OTHERS: usize = 40;
/// Families of potentials.
const POTENTIALS: &str = "ipcc/gwp100";

/// Tries other factors.
pub(super) fn try_all(trials: &mut Trials<'_, '_>) {
    potentials(trials);
    let ground = trials.ground;
    for input in ground.inputs.iter().filter(|input| !input.between) {
        match id_of(ground, input.node) {
            Some(id) if !id.family.starts_with(POTENTIALS) => {
                let related = family_and_kin(trials, input, &id);
                others(trials, input, &related);
            }
            Some(_) => {}
            // A factor that the book typed by itself is a quantity per quantity.
            None if is_specific(ground, input) => others(trials, input, &[]),
            None => {}
        }
    }
}

fn id_of(ground: &Ground<'_>, node: NodeId) -> Option<FactorId> {
    let leaf = ground.view.leaf_at(node).filter(|leaf| leaf.origin.kind == OriginKind::Factor)?;
    FactorId::parse(leaf.origin.address.strip_prefix("factor/")?)
}

/// Something per something, that the library knows values for.
fn is_specific(ground: &Ground<'_>, input: &Input) -> bool {
    let unit = ground.evidence.graph.unit(input.node);
    unit.denominator() != crate::quantity::Unit::none() && ground.evidence.library.count_measuring(unit.dimension()) > 0
}

/// Other editions of the family, and the families beside it; gives what was tried.
fn family_and_kin(trials: &mut Trials<'_, '_>, input: &Input, id: &FactorId) -> Vec<usize> {
    let ground = trials.ground;
    let library = ground.evidence.library;
    let parent = id.family.rsplit_once('/').map_or(id.family.as_str(), |(parent, _)| parent);
    let mut tried = Vec::new();
    let kin = library.families_below(parent).filter(|family| *family != id.family);
    let families =
        [(id.family.as_str(), Class::FactorEdition)].into_iter().chain(kin.map(|f| (f, Class::FactorReplaced)));
    let rows = families.flat_map(|(family, class)| library.indices(family).into_iter().map(move |at| (at, class)));
    for (at, class) in rows.take(MOST_RELATED) {
        tried.push(at);
        attempt(trials, input, at, class, id);
    }
    tried
}

fn attempt(trials: &mut Trials<'_, '_>, input: &Input, at: usize, class: Class, own: &FactorId) {
    let ground = trials.ground;
    let factor = ground.evidence.library.factor_at(at);
    let unit = ground.evidence.graph.unit(input.node);
    let Some((literal, ratio)) = factor.literal().zip(factor.unit().convertible(unit)) else { return };
    if factor.id == *own {
        return;
    }
    let reach = ground.reach(input.shift((&literal.exact() * &ratio).to_f64()), 1.0);
    let promising = input.may_be(&literal.interval().scale(&ratio));
    trials.attempt(class, reach, promising, || Change::Factor(input.node, at));
}

/// Every other published value that lies in what the leaf must be.
fn others(trials: &mut Trials<'_, '_>, input: &Input, tried: &[usize]) {
    let ground = trials.ground;
    let library = ground.evidence.library;
    let unit = ground.evidence.graph.unit(input.node);
    let measuring = library.count_measuring(unit.dimension()).saturating_sub(tried.len());
    let Some(range) = input.required.as_ref().filter(|_| !input.hopeless).map(|range| range.scale(unit.ratio())) else {
        return;
    };
    let Some((lower, upper)) = range.lower_value().zip(range.upper_value()) else { return };
    let found: Vec<usize> =
        library.between(unit.dimension(), lower, upper).into_iter().filter(|at| !tried.contains(at)).collect();
    let nothing = FactorId { family: String::new(), edition: None };
    for at in found.iter().take(MOST_OTHERS) {
        attempt(trials, input, *at, Class::FactorAny, &nothing);
    }
    trials.count(Class::FactorAny, measuring.saturating_sub(found.len().min(MOST_OTHERS)));
}

/// The same potentials of another assessment report, all at once.
fn potentials(trials: &mut Trials<'_, '_>) {
    let ground = trials.ground;
    let of = |node: NodeId| {
        let id = id_of(ground, node)?;
        let (set, gas) = id.family.strip_prefix(POTENTIALS)?.strip_prefix('/')?.split_once('/')?;
        Some((set.to_owned(), gas.to_owned()))
    };
    let leaves = ground.inputs.iter().filter_map(|input| of(input.node).map(|(set, gas)| (input, set, gas)));
    let leaves: Vec<_> = leaves.collect();
    if leaves.is_empty() {
        return;
    }
    let library = ground.evidence.library;
    for set in GwpSet::ALL {
        let word = set.word().to_ascii_lowercase();
        let others = leaves.iter().filter(|(_, own, _)| *own != word).filter_map(|(input, _, gas)| {
            // Later sets know methane by origin; earlier ones know only methane.
            let plain = gas.split('-').next().unwrap_or(gas);
            let find = |gas: &str| library.indices(&format!("{POTENTIALS}/{word}/{gas}")).last().copied();
            Some((*input, find(gas).or_else(|| find(plain))?))
        });
        let others: Vec<(&Input, usize)> = others.collect();
        if others.is_empty() {
            continue;
        }
        let value = |at: usize| library.factor_at(at).literal().map_or(Exact::ZERO, |literal| literal.exact()).to_f64();
        let shift = others.iter().map(|(input, at)| input.shift(value(*at))).sum();
        let leaves = others.iter().map(|(input, at)| (input.node, *at)).collect();
        trials.attempt(Class::GwpSet, ground.reach(shift, 1.0), true, || Change::Potentials(set, leaves));
    }
}

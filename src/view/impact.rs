//! The forward question: which figures rest on an input, a factor or another figure, and how far they move for 1 % of it.
//!
//! The graph is read twice, as it is and with a patch that scales what is asked about by 1.01. Both readings are exact, so
//! the effect is the difference of two figures and not a slope.

use crate::account::{Account, Address, Shape};
use crate::calc::reading::exact;
use crate::calc::{Cone, Kind, Known, NodeId, Patch, View};
use crate::factor::FactorId;
use crate::quantity::{Base, Exact};
use crate::spelling::{MOST_KNOWN, nearest};

/// What is moved.
#[derive(Debug, Clone)]
pub struct Lever {
    /// What it is called: an address, or the name above several.
    pub name: String,
    /// Its nodes, moved together.
    pub nodes: Vec<NodeId>,
}

/// What a lever does.
#[derive(Debug, Clone)]
pub struct Impact {
    /// What was moved.
    pub lever: Lever,
    /// Figures that rest on it, the largest effect first.
    pub effects: Vec<Effect>,
}

/// A figure that rests on a lever.
#[derive(Debug, Clone)]
pub struct Effect {
    /// Its address.
    pub address: Address,
    /// Its node.
    pub node: NodeId,
    /// Its value now.
    pub now: Known<Exact>,
    /// Its value with 1 % more.
    pub more: Known<Exact>,
    /// The difference, in the unit of the figure.
    pub by: Option<Exact>,
    /// The difference in per cent of the value now; `None` where that is zero.
    pub percent: Option<Exact>,
}

/// What an id stands for: an address, the id of an activity, a factor with or without its edition, or a name above factors.
///
/// # Errors
/// The nearest name, where one is near.
pub fn lever(account: &Account, id: &str) -> Result<Lever, Option<String>> {
    let view = View::plain(&account.graph);
    let find = |text: &str| Address::parse(text).ok().and_then(|address| account.find(&address));
    let single = |name: String, node: NodeId| Ok(Lever { name, nodes: vec![node] });
    // An activity is moved by what was put in, which is its amount or its emissions as stated.
    let activity = match Address::parse(id).ok().as_ref().map(Address::shape) {
        Some(Shape::Activity { id }) => Some(id.to_owned()),
        _ if !id.contains('/') => Some(id.to_owned()),
        _ => None,
    };
    if let Some(activity) = activity
        && let Some(node) = find(&format!("activity/{activity}"))
    {
        let amount = format!("activity/{activity}/amount");
        return match find(&amount) {
            Some(amount_node) => single(amount, amount_node),
            None => single(format!("activity/{activity}"), node),
        };
    }
    if let Some(node) = find(id) {
        return single(id.to_owned(), node);
    }
    let wanted = id.strip_prefix("factor/").unwrap_or(id);
    let mut nodes = Vec::new();
    let mut known = Vec::new();
    for node in Cone::all(view).order() {
        let Some(leaf) = view.leaf_at(node) else { continue };
        let address = leaf.origin.address.as_str();
        let Some(factor) = address.strip_prefix("factor/") else { continue };
        let rest = factor.strip_prefix(wanted);
        if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '@'])) {
            nodes.push(node);
        }
        known.push(factor);
    }
    match nodes.as_slice() {
        [] => {
            let families = known.iter().filter_map(|factor| Some(FactorId::parse(factor)?.family)).collect::<Vec<_>>();
            let figures: Vec<String> = account.figures().map(|(address, _)| address.to_string()).collect();
            let names = figures.iter().map(String::as_str).take(MOST_KNOWN);
            let activities =
                figures.iter().filter_map(|address| address.strip_prefix("activity/").filter(|id| !id.contains('/')));
            let all = names.chain(activities.take(MOST_KNOWN)).chain(families.iter().map(String::as_str)).chain(known);
            Err(nearest(id, all).map(str::to_owned))
        }
        [only] => single(view.leaf_at(*only).map_or_else(String::new, |leaf| leaf.origin.address.clone()), *only),
        _ => Ok(Lever { name: wanted.to_owned(), nodes }),
    }
}

/// Whether a figure is one that people ask for: not an input, not the print of a claim, not a part of an activity.
fn is_told(address: &Address) -> bool {
    let input = matches!(
        address.shape(),
        Shape::ActivityAmount { .. }
            | Shape::ActivityGas { .. }
            | Shape::ClaimPublished { .. }
            | Shape::ClaimGiven { .. }
            | Shape::ClaimImplied { .. }
            | Shape::ClaimHypothesis { .. }
    );
    let text = address.as_str();
    let inner = ["/denominator", "/stated", "/amount", "/difference"].iter().any(|end| text.ends_with(end));
    let line = text.starts_with("energy/") && text.contains("/activity/");
    !(input || inner || line || text.starts_with("assert/"))
}

/// Every figure that rests on the lever, with its value now and for 1 % more.
pub fn impact(account: &Account, lever: Lever) -> Impact {
    let graph = &account.graph;
    let plain = View::plain(graph);
    let figures: Vec<(&Address, NodeId)> =
        account.figures().filter(|(address, node)| is_told(address) && !lever.nodes.contains(node)).collect();
    let targets: Vec<NodeId> = figures.iter().map(|(_, node)| *node).chain(lever.nodes.iter().copied()).collect();
    let cone = Cone::of(plain, &targets);
    // Children come first, so one pass tells what rests on the lever.
    let mut rests = vec![false; cone.len()];
    for node in cone.order() {
        let on = |kid: &NodeId| cone.slot(*kid).is_some_and(|slot| rests[slot]);
        let rest = lever.nodes.contains(&node) || plain.children(node).iter().any(on);
        if let Some(slot) = cone.slot(node) {
            rests[slot] = rest;
        }
    }
    let figures: Vec<(&Address, NodeId)> =
        figures.into_iter().filter(|(_, node)| cone.slot(*node).is_some_and(|slot| rests[slot])).collect();
    let now = exact::read(plain, &cone);
    let patch = scaled(account, &lever.nodes);
    let view = View::patched(graph, &patch);
    let targets: Vec<NodeId> = figures.iter().map(|(_, node)| *node).collect();
    let moved = Cone::of(view, &targets);
    let more = exact::read(view, &moved);
    let mut effects: Vec<Effect> = figures
        .into_iter()
        .map(|(address, node)| {
            let (now, more) = (now.get(node).clone(), more.get(node).clone());
            let by = now.value().zip(more.value()).map(|(now, more)| more - now);
            let ratio = by.as_ref().zip(now.value()).and_then(|(by, now)| by.checked_div(now));
            let percent = ratio.zip(Exact::power_of_ten(2)).map(|(ratio, hundred)| &ratio * &hundred);
            Effect { address: address.clone(), node, now, more, by, percent }
        })
        .collect();
    effects.sort_by_cached_key(|effect| {
        let unit = plain.unit(effect.node);
        let emissions = unit.dimension().terms() == [(Base::CarbonDioxideEquivalent, 1)];
        let size = effect.by.as_ref().map(|by| &by.abs() * unit.ratio()).unwrap_or_default();
        // Emissions first, then by what is measured: sizes of unlike things have no order.
        (!emissions, unit.dimension().to_string(), std::cmp::Reverse(size), effect.address.clone())
    });
    Impact { lever, effects }
}

/// A patch in which each node is 1.01 times what it is.
fn scaled(account: &Account, nodes: &[NodeId]) -> Patch {
    let graph = &account.graph;
    let mut patch = Patch::new(graph);
    let Some(ratio) = Exact::ratio(101, 100) else { return patch };
    let view = View::plain(graph);
    for node in nodes {
        let fresh = patch.node(graph, view.kind(*node), graph.unit_id(*node));
        let ratio = patch.ratio(ratio.clone());
        // The fresh node rests on what the node rested on, which comes before it.
        let _ = patch.set(graph, *node, Kind::Convert(fresh, ratio));
    }
    patch
}

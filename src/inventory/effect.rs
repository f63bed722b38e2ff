//! What a choice of factors does to an inventory.

use super::build::Inventory;
use crate::calc::reading::exact;
use crate::calc::{Cone, Graph, NodeId, View};
use crate::factor::{Choice, Considered};
use crate::quantity::Exact;

/// Emissions of the activities whose factor was chosen together, in t CO2e.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// With what was taken.
    pub taken: Exact,
    /// With the lowest candidate.
    pub lowest: Exact,
    /// With the highest candidate.
    pub highest: Exact,
}

/// What the candidates of a choice come to for the activities that it was made for. Emissions are proportional to a single
/// factor, so that the ratio of two factors is that of their emissions; `None` where the choice is of a recipe, which is not
/// one factor, where nothing else could have been chosen, or where no activity was computed with it.
pub fn effect(graph: &Graph, inventory: &Inventory, choices: &[Choice], at: usize) -> Option<Effect> {
    let choice = choices.get(at)?;
    let (lowest, highest) = choice.spread()?;
    let took = choice.considered.first().filter(|_| choice.is_of_one_factor)?.worth.as_ref()?;
    let view = View::plain(graph);
    let figures = inventory.activities.iter().filter(|figure| figure.is_inside && figure.choice == Some(at));
    let nodes: Vec<NodeId> = figures.map(|figure| figure.node).collect();
    // What no activity was computed with, such as the factor of the residual mix, has no emissions to compare.
    if nodes.is_empty() {
        return None;
    }
    // One reading for all of them: thousands of lines may share a choice.
    let cone = Cone::of(view, &nodes);
    let values = exact::read(view, &cone);
    let values = nodes.iter().map(|node| values.get(*node).value().cloned());
    let taken = values.collect::<Option<Vec<Exact>>>()?.iter().fold(Exact::ZERO, |sum, value| &sum + value);
    let with = |other: &Considered| {
        let ratio = other.worth.as_ref()?.in_unit(&took.unit)?.checked_div(&took.value)?;
        Some(&taken * &ratio)
    };
    Some(Effect { lowest: with(lowest)?, highest: with(highest)?, taken: taken.clone() })
}

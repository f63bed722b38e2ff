//! What of a flow can be drawn: links that lead to the right with something in them, small nodes of a column together.

use std::collections::BTreeMap;

use crate::report::chart::rest::{keep_largest, rest_name};
use crate::report::chart::scale::about;
use crate::report::chart::text::clean;
use crate::report::chart::{FlowNode, Measure, drawable};

/// Nodes of one column.
const MOST_NODES: usize = 12;

pub(super) struct Net {
    pub nodes: Vec<Node>,
    pub links: Vec<Link>,
    /// How many columns there are; each has a node.
    pub columns: usize,
}

pub(super) struct Node {
    pub name: String,
    pub text: String,
    /// From 0, with no column left out.
    pub column: usize,
    /// The larger of what comes in and what goes out.
    pub value: f64,
    pub is_rest: bool,
}

pub(super) struct Link {
    pub from: usize,
    pub to: usize,
    pub value: f64,
    pub text: String,
}

pub(super) fn prepared(nodes: &[FlowNode], links: &[(usize, usize, Measure)]) -> Option<Net> {
    let mut drawn: Vec<(usize, usize, f64, String)> = Vec::new();
    for (from, to, measure) in links {
        let (Some(left), Some(right)) = (nodes.get(*from), nodes.get(*to)) else { continue };
        let value = drawable(measure).filter(|value| *value > 0.0 && left.column < right.column);
        drawn.extend(value.map(|value| (*from, *to, value, clean(&measure.text))));
    }
    let values = values(nodes.len(), drawn.iter().map(|(from, to, value, _)| (*from, *to, *value)));
    let mut by_column: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate().filter(|(at, _)| values[*at] > 0.0) {
        by_column.entry(node.column).or_default().push(at);
    }
    let mut net = Net { nodes: Vec::new(), links: Vec::new(), columns: by_column.len() };
    let mut place: Vec<usize> = vec![0; nodes.len()];
    for (column, members) in by_column.values().enumerate() {
        let sizes: Vec<f64> = members.iter().map(|at| values[*at]).collect();
        let kept = keep_largest(&sizes, MOST_NODES);
        for at in kept.kept.iter().map(|at| members[*at]) {
            place[at] = net.nodes.len();
            let (name, text) = (clean(&nodes[at].label), clean(&nodes[at].text));
            net.nodes.push(Node { name, text, column, value: 0.0, is_rest: false });
        }
        if !kept.rest.is_empty() {
            kept.rest.iter().for_each(|at| place[members[*at]] = net.nodes.len());
            let name = rest_name(kept.rest.len());
            let text = about(kept.rest.iter().map(|at| sizes[*at]).sum());
            net.nodes.push(Node { name, text, column, value: 0.0, is_rest: true });
        }
    }
    let mut joined: BTreeMap<(usize, usize), (f64, String)> = BTreeMap::new();
    for (from, to, value, text) in drawn {
        let link = joined.entry((place[from], place[to])).or_insert((0.0, String::new()));
        link.1 = if link.0 == 0.0 { text } else { about(link.0 + value) };
        link.0 += value;
    }
    net.links = joined.into_iter().map(|((from, to), (value, text))| Link { from, to, value, text }).collect();
    let summed = self::values(net.nodes.len(), net.links.iter().map(|link| (link.from, link.to, link.value)));
    net.nodes.iter_mut().zip(summed).for_each(|(node, value)| node.value = value);
    (!net.links.is_empty()).then_some(net)
}

/// For each node the larger of what comes in and what goes out.
fn values(nodes: usize, links: impl Iterator<Item = (usize, usize, f64)>) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); nodes];
    for (from, to, value) in links {
        sums[from].1 += value;
        sums[to].0 += value;
    }
    sums.into_iter().map(|(into, out): (f64, f64)| into.max(out)).collect()
}

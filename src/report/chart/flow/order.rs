//! The order of nodes within their columns: large ones first, then moved to where their links come from and lead to, as long
//! as that makes ribbons cross less.

use super::net::{Link, Net};

/// Rounds to the right and back.
const ROUNDS: usize = 6;
const MOST_COMPARED: usize = 2_000;

/// Columns from the left, each with its nodes from the top.
pub(super) fn ordered(net: &Net) -> Vec<Vec<usize>> {
    let mut columns: Vec<Vec<usize>> = vec![Vec::new(); net.columns];
    net.nodes.iter().enumerate().for_each(|(at, node)| columns[node.column].push(at));
    for column in &mut columns {
        column.sort_by(|a, b| net.nodes[*b].value.total_cmp(&net.nodes[*a].value).then(a.cmp(b)));
    }
    // Pairs of links are compared; a net as dense as this is not made readable by its order.
    if net.links.len() > MOST_COMPARED {
        return columns;
    }
    let mut best = columns.clone();
    let mut least = crossing(net, &best);
    for round in 0..2 * ROUNDS {
        let to_the_right = round % 2 == 0;
        for at in 0..columns.len() {
            let at = if to_the_right { at } else { columns.len() - 1 - at };
            let ranks = middles(net, &columns);
            let wanted = |node: usize| barycentre(net, &ranks, node, to_the_right).unwrap_or(ranks[node]);
            let mut moved: Vec<(f64, usize)> = columns[at].iter().map(|node| (wanted(*node), *node)).collect();
            moved.sort_by(|a, b| a.0.total_cmp(&b.0));
            columns[at] = moved.into_iter().map(|(_, node)| node).collect();
        }
        let now = crossing(net, &columns);
        if now < least * (1.0 - 1e-9) {
            (best, least) = (columns.clone(), now);
        }
    }
    best
}

/// Where the middle of each node lies within its column, from 0 to 1.
fn middles(net: &Net, columns: &[Vec<usize>]) -> Vec<f64> {
    let mut middles = vec![0.0; net.nodes.len()];
    for column in columns {
        let whole: f64 = column.iter().map(|node| net.nodes[*node].value).sum();
        let mut before = 0.0;
        for node in column {
            let value = net.nodes[*node].value;
            middles[*node] = (before + value / 2.0) / whole;
            before += value;
        }
    }
    middles
}

fn barycentre(net: &Net, middles: &[f64], node: usize, from_the_left: bool) -> Option<f64> {
    let (mut weight, mut sum) = (0.0, 0.0);
    for link in &net.links {
        let other = match from_the_left {
            true if link.to == node => link.from,
            false if link.from == node => link.to,
            _ => continue,
        };
        weight += link.value;
        sum += link.value * middles[other];
    }
    (weight > 0.0).then(|| sum / weight)
}

/// How much of what flows crosses, as shares of all.
fn crossing(net: &Net, columns: &[Vec<usize>]) -> f64 {
    let mut rank = vec![0; net.nodes.len()];
    columns.iter().for_each(|column| column.iter().enumerate().for_each(|(at, node)| rank[*node] = at));
    let all: f64 = net.links.iter().map(|link| link.value).sum();
    let ends = |link: &Link| (net.nodes[link.from].column, net.nodes[link.to].column);
    let mut sum = 0.0;
    for (at, one) in net.links.iter().enumerate() {
        for other in net.links[at + 1..].iter().filter(|other| ends(other) == ends(one)) {
            let (left, right) = (rank[one.from].cmp(&rank[other.from]), rank[one.to].cmp(&rank[other.to]));
            if left.is_ne() && right.is_ne() && left != right {
                sum += (one.value / all) * (other.value / all);
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::flow::net::prepared;
    use crate::report::chart::{FlowNode, Measure};

    #[test]
    fn nodes_move_to_where_their_links_lead() {
        let node = |label: &str, column| FlowNode { label: label.to_owned(), column, text: String::new() };
        let nodes: Vec<FlowNode> = ["a", "b", "c"].into_iter().map(|name| node(name, 0)).collect();
        let nodes: Vec<FlowNode> = nodes.into_iter().chain(["x", "y"].into_iter().map(|name| node(name, 1))).collect();
        let link = |from, to, value| (from, to, Measure { value, text: String::new() });
        // By size alone: a, b, c beside x, y, where b crosses c.
        let net = prepared(&nodes, &[link(0, 3, 10.0), link(1, 4, 6.0), link(2, 3, 5.0)]).expect("it flows");
        let by_size = vec![vec![0, 1, 2], vec![3, 4]];
        assert!(crossing(&net, &by_size) > 0.0);
        assert_eq!(crossing(&net, &ordered(&net)), 0.0);
    }
}

//! The explanation reading: everything a figure rests on appears, once.

use std::collections::BTreeSet;

use crossfoot::calc::reading::explanation::{self, Folded, Line};
use crossfoot::calc::reading::{exact, formula, gradient, interval, inverse, sample};
use crossfoot::calc::{Cone, Graph, Kind, Known, NodeId, View};
use crossfoot::quantity::{Interval, Unit};
use proptest::prelude::*;

use crate::book::{Kinds, graphs, input, number};

proptest! {
    #[test]
    fn every_node_a_figure_rests_on_has_a_line_and_its_parts_stand_below_it_once((graph, target) in graphs(Kinds::All)) {
        let view = View::plain(&graph);
        let lines = explanation::read(view, target, usize::MAX);
        let cone = Cone::of(view, &[target]);
        let shown: BTreeSet<NodeId> = lines.iter().map(|line| line.node).collect();
        prop_assert_eq!(shown, cone.order().collect::<BTreeSet<_>>());
        for (at, line) in lines.iter().enumerate() {
            prop_assert_eq!(&line.value, &exact::value(view, line.node));
            let kids = view.children(line.node);
            let below = lines[at + 1..].iter().take_while(|below| below.depth > line.depth);
            let direct: Vec<NodeId> = below.filter(|b| b.depth == line.depth + 1).map(|b| b.node).collect();
            match line.folded {
                None => prop_assert_eq!(direct.as_slice(), kids.as_slice()),
                Some(_) => prop_assert!(direct.is_empty()),
            }
        }
        let unfolded = |node| lines.iter().filter(|l: &&Line| l.node == node && l.folded.is_none()).count();
        for node in cone.order().filter(|node| !view.children(*node).as_slice().is_empty()) {
            prop_assert_eq!(unfolded(node), 1);
        }
    }

    #[test]
    fn no_line_stands_deeper_than_asked((graph, target) in graphs(Kinds::All), depth in 0..4_usize) {
        let view = View::plain(&graph);
        let lines = explanation::read(view, target, depth);
        prop_assert!(lines.iter().all(|line| line.depth <= depth));
        for line in lines.iter().filter(|line| line.folded == Some(Folded::TooDeep)) {
            prop_assert_eq!(line.depth, depth);
            prop_assert!(!view.children(line.node).as_slice().is_empty());
        }
    }
}

#[test]
fn shared_parts_are_shown_once_and_pointed_at_again() {
    let mut graph = Graph::new();
    let a = input(&mut graph, "a", "2", "");
    let shared = graph.negative(a);
    let total = graph.sum(&[shared, shared], &Unit::none()).unwrap();
    let lines = explanation::read(View::plain(&graph), total, 9);
    let told: Vec<_> = lines.iter().map(|line| (line.depth, line.node, line.folded)).collect();
    let expected = [(0, total, None), (1, shared, None), (2, a, None), (1, shared, Some(Folded::ShownAbove))];
    assert_eq!(told, expected);
}

#[test]
fn what_was_passed_over_is_marked_all_the_way_down() {
    let mut graph = Graph::new();
    let (a, b) = (input(&mut graph, "a", "2", ""), input(&mut graph, "b", "3", ""));
    let minus = graph.negative(b);
    let chosen = graph.choose(&[a, minus], 0).unwrap();
    let lines = explanation::read(View::plain(&graph), chosen, 9);
    let told: Vec<_> = lines.iter().map(|line| (line.node, line.passed_over)).collect();
    assert_eq!(told, [(chosen, false), (a, false), (minus, true), (b, true)]);
    assert_eq!(lines[0].value, Known::Full(number("2")));
}

#[test]
fn every_reading_bears_a_hundred_thousand_nodes_in_a_row() {
    let mut graph = Graph::new();
    let first = input(&mut graph, "first", "1", "");
    let mut last = first;
    for _ in 0..100_000 {
        last = graph.negative(last);
    }
    let view = View::plain(&graph);
    let cone = Cone::of(view, &[last]);
    let values = exact::read(view, &cone);
    assert_eq!(values.value(last), Some(&number("1")));
    assert_eq!(gradient::read(view, &values, last).by(first), Some(&number("1")));
    assert_eq!(interval::range(view, last).value().map(|r| r.interval.to_string()), Some("[0.5, 1.5]".to_owned()));
    let wanted = Interval::point(number("3"));
    let inverse = inverse::read(view, &cone, last, &wanted, inverse::Others::AsPrinted);
    assert_eq!(inverse.of(first).range(), Some(&wanted));
    assert_eq!(sample::read(view, &[last], sample::Plan { seed: 1, draws: 4 }).len(), 1);
    let lines = explanation::read(view, last, usize::MAX);
    assert_eq!(lines.len(), 100_001);
    assert!(matches!(lines[100_000].kind, Kind::Leaf(_)));
    assert_eq!(formula::sheet(view, last, "B").len(), 100_001);
    assert_eq!(formula::inline(view, last), None);
}

//! Patches: what if a figure were another, or rested on something else?

use crossfoot::calc::reading::{exact, interval};
use crossfoot::calc::{Cone, Graph, Kind, Known, NodeId, Patch, View};
use crossfoot::quantity::{Exact, Unit};
use proptest::prelude::*;

use crate::book::{Kinds, Shown, graphs, input, literal, number, origin, unit};
use crate::interval::leaves;
use crate::witness::Witness;

fn value(view: View<'_>, node: NodeId) -> Exact {
    match exact::value(view, node) {
        Known::Full(value) => value,
        other => panic!("{other:?}"),
    }
}

proptest! {
    #[test]
    fn an_empty_patch_reads_as_the_graph((graph, target) in graphs(Kinds::All)) {
        let patch = Patch::new(&graph);
        let (plain, patched) = (View::plain(&graph), View::patched(&graph, &patch));
        prop_assert_eq!(exact::value(plain, target), exact::value(patched, target));
        prop_assert_eq!(interval::range(plain, target), interval::range(patched, target));
        let order = |view| Cone::all(view).order().collect::<Vec<_>>();
        prop_assert_eq!(order(plain), order(patched));
    }

    #[test]
    fn a_patched_graph_reads_as_the_witness_reads_it(
        (graph, _) in graphs(Kinds::All),
        (at, value) in (0..64_usize, -500..500_i64),
        (late, early) in (0..64_usize, 0..64_usize),
    ) {
        let mut patch = Patch::new(&graph);
        let inputs = leaves(View::plain(&graph));
        let (node, _) = inputs[at % inputs.len()];
        let printed = literal(&value.to_string());
        patch.put(&graph, node, printed, &unit("%"), None, origin("what-if")).unwrap();
        // A node of the graph is made to rest on a fresh node, which rests on an earlier one.
        let nodes: Vec<NodeId> = Cone::all(View::plain(&graph)).order().collect();
        let (a, b) = (nodes[early % nodes.len()], nodes[late % nodes.len()]);
        if a < b {
            let unit_id = graph.unit_id(a);
            let fresh = patch.node(&graph, Kind::Neg(a), unit_id);
            let kids = patch.kids(&[a, fresh, a]);
            patch.set(&graph, b, Kind::Sum(kids)).unwrap();
        }
        let view = View::patched(&graph, &patch);
        let cone = Cone::all(view);
        let values = exact::read(view, &cone);
        let mut witness = Witness::new(view);
        for node in cone.order() {
            prop_assert!(witness.value(node).agrees(values.get(node)), "{:?}\n{:?}", node, Shown(&graph));
        }
    }
}

#[test]
fn a_put_value_is_converted_to_the_unit_of_its_place() {
    let mut graph = Graph::new();
    let mass = input(&mut graph, "mass", "2", "t");
    let factor = input(&mut graph, "factor", "3", "kg/t");
    let product = graph.product(&[mass, factor]).unwrap();
    let mut patch = Patch::new(&graph);
    patch.put(&graph, mass, literal("5000"), &unit("kg"), None, origin("what-if")).unwrap();
    let view = View::patched(&graph, &patch);
    assert_eq!(value(view, product), number("15"));
    assert_eq!(value(view, mass), number("5"));
    assert_eq!(value(View::plain(&graph), product), number("6"));
    assert!(patch.put(&graph, mass, literal("1"), &unit("kWh"), None, origin("wrong")).is_err());
}

#[test]
fn a_node_cannot_be_made_to_rest_on_itself_or_on_what_comes_after() {
    let mut graph = Graph::new();
    let a = input(&mut graph, "a", "1", "");
    let b = graph.negative(a);
    let c = graph.negative(b);
    let mut patch = Patch::new(&graph);
    let unit_id = graph.intern(&Unit::none());
    assert!(patch.set(&graph, b, Kind::Neg(b)).is_err());
    assert!(patch.set(&graph, b, Kind::Abs(c)).is_err());
    let on_c = patch.node(&graph, Kind::Neg(c), unit_id);
    let on_that = patch.node(&graph, Kind::Neg(on_c), unit_id);
    assert!(patch.set(&graph, b, Kind::Neg(on_that)).is_err());
    assert!(patch.set(&graph, c, Kind::Neg(on_that)).is_err());
    let on_a = patch.node(&graph, Kind::Neg(a), unit_id);
    assert!(patch.set(&graph, b, Kind::Neg(on_a)).is_ok());
    assert_eq!(value(View::patched(&graph, &patch), c), number("-1"));
}

#[test]
fn fresh_nodes_are_read_after_what_they_rest_on_and_before_what_rests_on_them() {
    let mut graph = Graph::new();
    let a = input(&mut graph, "a", "2", "");
    let b = graph.negative(a);
    let c = graph.negative(b);
    let unit_id = graph.intern(&Unit::none());
    let mut patch = Patch::new(&graph);
    // c := 5 − a + (5 − b), by way of fresh nodes on both sides of b.
    let five = patch.leaf(literal("5"), unit_id, None, origin("five"));
    let minus_a = patch.node(&graph, Kind::Neg(a), unit_id);
    let low = patch.kids(&[five, minus_a]);
    let low = patch.node(&graph, Kind::Sum(low), unit_id);
    let minus_b = patch.node(&graph, Kind::Neg(b), unit_id);
    let high = patch.kids(&[five, minus_b]);
    let high = patch.node(&graph, Kind::Sum(high), unit_id);
    let both = patch.kids(&[high, low]);
    patch.set(&graph, c, Kind::Sum(both)).unwrap();
    let view = View::patched(&graph, &patch);
    assert_eq!(value(view, c), number("10"));
    // A fresh figure over the changed node.
    let over = patch.node(&graph, Kind::Neg(c), unit_id);
    assert_eq!(value(View::patched(&graph, &patch), over), number("-10"));
}

#[test]
fn a_leaf_put_in_two_places_by_a_patch_is_one_quantity() {
    let mut graph = Graph::new();
    let a = input(&mut graph, "a", "10", "");
    let b = input(&mut graph, "b", "10", "");
    let minus = graph.negative(b);
    let difference = graph.sum(&[a, minus], &Unit::none()).unwrap();
    let mut patch = Patch::new(&graph);
    let view = View::plain(&graph);
    let same = view.kind(a);
    patch.set(&graph, b, same).unwrap();
    let range = interval::range(View::patched(&graph, &patch), difference);
    assert_eq!(range.value().map(|range| range.interval.to_string()), Some("[0, 0]".to_owned()));
    let apart = interval::range(view, difference);
    assert_eq!(apart.value().map(|range| range.interval.to_string()), Some("[-1, 1]".to_owned()));
}

#[test]
fn a_patch_on_a_graph_of_a_hundred_thousand_nodes_in_a_row_is_read() {
    let mut graph = Graph::new();
    let first = input(&mut graph, "first", "1", "");
    let mut last = first;
    for _ in 0..100_000 {
        last = graph.negative(last);
    }
    let mut patch = Patch::new(&graph);
    patch.put(&graph, first, literal("7"), &Unit::none(), None, origin("what-if")).unwrap();
    assert_eq!(value(View::patched(&graph, &patch), last), number("7"));
}

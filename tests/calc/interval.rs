//! The interval reading: it holds whatever the inputs may have been, and no more where it says so.

use std::collections::HashMap;

use crossfoot::calc::reading::interval::{self, Range};
use crossfoot::calc::{Cone, Exponent, Graph, Kind, Known, LeafId, NodeId, Spread, View};
use crossfoot::quantity::{Exact, Interval, Rounding, Unit};
use num_rational::BigRational;
use proptest::prelude::*;

use crate::book::{Kinds, Shown, graphs, input, literal, number, origin, range, unit};
use crate::witness::{Witness, exact, point_of};

/// Every leaf of a graph with its node.
pub fn leaves(view: View<'_>) -> Vec<(NodeId, LeafId)> {
    let cone = Cone::all(view);
    let leaf = |node| match view.kind(node) {
        Kind::Leaf(id) => Some((node, id)),
        _ => None,
    };
    cone.order().filter_map(leaf).collect()
}

/// Whether every leaf may have the value it prints ("more than 5" is not 5).
pub fn prints_are_possible(view: View<'_>) -> bool {
    leaves(view).iter().all(|(_, id)| view.leaf(*id).range().contains(&view.leaf(*id).point()))
}

fn moved(view: View<'_>, shares: &[f64]) -> HashMap<LeafId, BigRational> {
    let place = |((_, id), share): ((NodeId, LeafId), &f64)| (id, point_of(&view.leaf(id).range(), *share));
    leaves(view).into_iter().zip(shares).map(place).collect()
}

fn known(range: Known<Range>) -> Option<Range> {
    range.value().cloned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn every_range_holds_the_value_wherever_the_inputs_lie_in_theirs(
        (graph, target) in graphs(Kinds::All),
        shares in prop::collection::vec(prop::collection::vec(prop_oneof![Just(0.0), Just(1.0), 0.0..1.0], 24), 4),
    ) {
        let view = View::plain(&graph);
        let cone = Cone::all(view);
        let natural = interval::read(view, &cone);
        let sharp = known(interval::range(view, target));
        if let (Some(sharp), Some(natural)) = (&sharp, natural.value(target)) {
            prop_assert!(natural.contains_interval(&sharp.interval), "{:?}", Shown(&graph));
        }
        let at_print = prints_are_possible(view).then(HashMap::new);
        for moved in at_print.into_iter().chain(shares.iter().map(|shares| moved(view, shares))) {
            let mut witness = Witness::new(view);
            witness.moved = moved;
            for node in cone.order() {
                let found = witness.value(node);
                let Some(value) = found.value().map(exact) else { continue };
                let range = natural.value(node);
                prop_assert!(range.is_some_and(|r| r.contains(&value)), "{:?} {:?} {:?}", node, value, Shown(&graph));
                if let (Some(sharp), true) = (&sharp, node == target) {
                    prop_assert!(sharp.interval.contains(&value), "{} {:?}\n{:?}", sharp.interval, value, Shown(&graph));
                }
            }
        }
    }

    #[test]
    fn a_share_of_rounded_parts_ends_at_the_corners(a in 5..5_000_i64, b in 5..5_000_i64, scale in 0..3_u32) {
        let unit_of_place = Exact::power_of_ten(-(scale as i32)).unwrap();
        let printed = |n: i64| &Exact::from(n) * &unit_of_place;
        let text = |n: i64| printed(n).to_decimal_string(scale, Rounding::HalfUp);
        let mut graph = Graph::new();
        let (x, y) = (input(&mut graph, "a", &text(a), "t"), input(&mut graph, "b", &text(b), "t"));
        let whole = graph.sum(&[x, y], &unit("t")).unwrap();
        let share = graph.quotient(x, whole).unwrap();
        let found = known(interval::range(View::plain(&graph), share)).unwrap();
        let half = &number("0.5") * &unit_of_place;
        let at = |a: Exact, b: Exact| a.checked_div(&(&a + &b)).unwrap();
        let corners = (at(&printed(a) - &half, &printed(b) + &half), at(&printed(a) + &half, &printed(b) - &half));
        prop_assert!(found.sharp);
        prop_assert_eq!(found.interval.lower_value(), Some(&corners.0));
        prop_assert_eq!(found.interval.upper_value(), Some(&corners.1));
        prop_assert!(found.interval.lower.is_closed() && found.interval.upper.is_closed());
    }
}

/// Reads the range of what `make` builds from leaves printed as `texts`.
fn read(texts: &[&str], make: impl FnOnce(&mut Graph, &[NodeId]) -> NodeId) -> Range {
    let mut graph = Graph::new();
    let leaves: Vec<NodeId> =
        texts.iter().enumerate().map(|(at, text)| input(&mut graph, &format!("leaf/{at}"), text, "")).collect();
    let target = make(&mut graph, &leaves);
    known(interval::range(View::plain(&graph), target)).unwrap()
}

fn sharp(text: &str) -> Range {
    Range { interval: range(text), sharp: true }
}

#[test]
fn ends_are_open_where_the_manner_of_an_input_leaves_them_out() {
    let sum = |graph: &mut Graph, kids: &[NodeId]| graph.sum(kids, &Unit::none()).unwrap();
    assert_eq!(read(&["352 多", "10 exact"], sum), sharp("(362, 363)"));
    assert_eq!(read(&["2 half-up", "3"], sum), sharp("[4, 6)"));
    assert_eq!(read(&["more than 5", "1"], sum), sharp("(5.5, inf)"));
    let product = |graph: &mut Graph, kids: &[NodeId]| graph.product(kids).unwrap();
    assert_eq!(read(&["2 truncated", "-3 exact"], product), sharp("(-9, -6]"));
    let round = |graph: &mut Graph, kids: &[NodeId]| graph.round(kids[0], 0, Rounding::HalfUp);
    assert_eq!(read(&["2.5 truncated"], round), sharp("[3, 3]"));
    assert_eq!(read(&["2.4 truncated"], round), sharp("[2, 2]"));
    assert_eq!(read(&["2.45"], round), sharp("[2, 2]"));
}

#[test]
fn a_repeated_input_is_one_quantity() {
    let less_itself = |graph: &mut Graph, kids: &[NodeId]| {
        let minus = graph.negative(kids[0]);
        graph.sum(&[kids[0], minus], &Unit::none()).unwrap()
    };
    assert_eq!(read(&["5"], less_itself), sharp("[0, 0]"));
    let square = |graph: &mut Graph, kids: &[NodeId]| graph.product(&[kids[0], kids[0]]).unwrap();
    assert_eq!(read(&["3 half-up"], square), sharp("[6.25, 12.25)"));
    let change = |graph: &mut Graph, kids: &[NodeId]| {
        let minus = graph.negative(kids[0]);
        let step = graph.sum(&[kids[1], minus], &Unit::none()).unwrap();
        graph.quotient(step, kids[0]).unwrap()
    };
    // (b − a)/a from a in [9.5, 10.5) and b in [11.5, 12.5].
    assert_eq!(read(&["10 half-up", "12"], change), sharp("(1/10.5, 3/9.5]"));
}

#[test]
fn a_share_does_not_reach_an_end_that_its_part_does_not_reach() {
    let share = |graph: &mut Graph, kids: &[NodeId]| {
        let whole = graph.sum(kids, &Unit::none()).unwrap();
        graph.quotient(kids[0], whole).unwrap()
    };
    assert_eq!(read(&["30 half-up", "70 exact"], share), sharp("[29.5/99.5, 30.5/100.5)"));
}

/// x less its own rounding looked constant once, as the rounding counted with the slope 1.
#[test]
fn a_rounding_beside_its_own_input_keeps_its_steps() {
    let rest = |graph: &mut Graph, kids: &[NodeId]| {
        let rounded = graph.round(kids[0], 0, Rounding::HalfUp);
        let minus = graph.negative(rounded);
        graph.sum(&[kids[0], minus], &Unit::none()).unwrap()
    };
    let found = read(&["100 or so"], rest);
    assert!(found.interval.contains(&number("-0.5")) && found.interval.contains(&number("0.4")));
    assert!(!found.sharp);
}

#[test]
fn a_divisor_that_may_be_zero_is_never_called_sharp() {
    let size = |graph: &mut Graph, kids: &[NodeId]| {
        let quotient = graph.quotient(kids[0], kids[1]).unwrap();
        graph.absolute(quotient)
    };
    let found = read(&["1 exact", "0"], size);
    assert!(found.interval.contains(&number("2")) && !found.sharp);
}

#[test]
fn a_stated_range_stands_for_the_print_and_a_distribution_does_not() {
    let with = |spread: Spread| -> Interval {
        let mut graph = Graph::new();
        let leaf = graph.leaf(literal("0.85"), &unit("t"), Some(spread), origin("density"));
        known(interval::range(View::plain(&graph), leaf)).unwrap().interval
    };
    assert_eq!(with(Spread::Range(number("0.81"), number("0.86"))), range("[0.81, 0.86]"));
    assert_eq!(with(Spread::Normal(number("1"))), range("[0.845, 0.855]"));
}

#[test]
fn a_root_is_enclosed() {
    let root = |graph: &mut Graph, kids: &[NodeId]| graph.power(kids[0], Exponent { power: 1, root: 2 }).unwrap();
    assert_eq!(read(&["4 exact"], root), sharp("[2, 2]"));
    let of_two = read(&["2 exact"], root).interval;
    let square = |end: Option<&Exact>| end.map(|end| end * end).unwrap();
    assert!(square(of_two.lower_value()) < number("2") && square(of_two.upper_value()) > number("2"));
}

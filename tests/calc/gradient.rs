//! The gradient reading against dual numbers, finite differences and itself over ranges.

use crossfoot::calc::reading::interval::IntervalAlgebra;
use crossfoot::calc::reading::{exact, gradient, interval};
use crossfoot::calc::{Cone, Graph, Kind, NodeId, View};
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::*;

use crate::book::{Kinds, Shown, graphs, input, number, unit};
use crate::interval::{leaves, prints_are_possible};
use crate::witness::{Found, Witness, exact as exactly, rational, ten_to};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn derivatives_are_those_of_dual_numbers((graph, target) in graphs(Kinds::All)) {
        let view = View::plain(&graph);
        let cone = Cone::of(view, &[target]);
        let values = exact::read(view, &cone);
        let slopes = gradient::read(view, &values, target);
        for (node, id) in leaves(view) {
            let mut witness = Witness::new(view);
            witness.by = Some(id);
            let found = witness.value(target);
            let slope = slopes.by(node).map_or_else(BigRational::zero, rational);
            let expected = found.slope().cloned().unwrap_or_else(BigRational::zero);
            prop_assert_eq!(slope, expected, "{:?} {:?}", node, Shown(&graph));
        }
    }

    #[test]
    fn derivatives_are_the_limit_of_differences((graph, target) in graphs(Kinds::Smooth)) {
        let view = View::plain(&graph);
        let cone = Cone::of(view, &[target]);
        let values = exact::read(view, &cone);
        let slopes = gradient::read(view, &values, target);
        let h = ten_to(-160);
        for (node, id) in leaves(view) {
            let at = |sign: i32| -> Found {
                let mut witness = Witness::new(view);
                let step = &h * BigRational::from(num_bigint::BigInt::from(sign));
                witness.moved.insert(id, rational(&view.leaf(id).point()) + step);
                witness.value(target)
            };
            let slope = slopes.by(node).map_or_else(BigRational::zero, rational);
            if let (Some(up), Some(down), Some(_)) = (at(1).value(), at(-1).value(), values.value(target)) {
                let difference = (up - down) / (&h + &h);
                // What is left over is of the order of h² times the third derivative.
                let slack = (slope.abs() + ten_to(0)) * ten_to(-30);
                prop_assert!((difference - slope).abs() < slack, "{:?} {:?}", node, Shown(&graph));
            }
        }
    }

    #[test]
    fn the_range_of_a_derivative_holds_the_derivative_at_the_print((graph, target) in graphs(Kinds::Known)) {
        let view = View::plain(&graph);
        let cone = Cone::of(view, &[target]);
        let values = exact::read(view, &cone);
        // At a kink the reading of points takes one side by convention.
        let kink = |node: NodeId| match view.kind(node) {
            Kind::Abs(kid) => values.value(kid).is_none_or(|v| v.is_zero()),
            _ => false,
        };
        prop_assume!(prints_are_possible(view) && !cone.order().any(kink));
        let slopes = gradient::read(view, &values, target);
        let ranges = interval::read(view, &cone);
        let over = gradient::over_ranges(view, &ranges, &IntervalAlgebra::default(), target);
        for node in cone.order() {
            if let Some(slope) = slopes.by(node).filter(|slope| !slope.is_zero()) {
                let range = over.by(node);
                prop_assert!(range.is_some_and(|r| r.contains(slope)), "{:?} {:?} {:?}", node, slope, Shown(&graph));
            }
        }
    }
}

#[test]
fn elasticity_is_one_for_a_factor_and_the_share_for_a_line() {
    let mut graph = Graph::new();
    let (a, b) = (input(&mut graph, "a", "30", "t"), input(&mut graph, "b", "10", "t"));
    let factor = input(&mut graph, "factor", "2.5", "");
    let lines = [graph.product(&[a, factor]).unwrap(), graph.product(&[b, factor]).unwrap()];
    let total = graph.sum(&lines, &unit("t")).unwrap();
    let view = View::plain(&graph);
    let cone = Cone::of(view, &[total]);
    let values = exact::read(view, &cone);
    let slopes = gradient::read(view, &values, total);
    let elasticity = |node| gradient::elasticity(&values, &slopes, total, node);
    assert_eq!(elasticity(factor), Some(number("1")));
    assert_eq!(elasticity(a), Some(number("0.75")));
    assert_eq!(slopes.by(factor), Some(&number("40")));
    assert_eq!(exactly(&rational(&number("1/3"))), number("1/3"));
}

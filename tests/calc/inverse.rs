//! The inverse reading where one path leads to each node: what it asks for, put back, makes the result hold.

use crossfoot::calc::reading::exact;
use crossfoot::calc::reading::interval;
use crossfoot::calc::reading::inverse::{self, Others, Required};
use crossfoot::calc::{Cone, Exponent, GapCause, Graph, Kind, Known, NodeId, NotationKey, View};
use crossfoot::quantity::{Bound, Exact, Interval, Rounding, Unit};
use num_traits::Signed;
use proptest::prelude::*;

use crate::book::{Kinds, Shown, gap, graphs, input, literal, number, range, unit};
use crate::interval::leaves;
use crate::witness::{Witness, exact as exactly, point_of, rational, ten_to};

/// What is asked of a node for a figure to lie in `wanted`.
pub fn required(graph: &Graph, target: NodeId, wanted: &Interval, node: NodeId, others: Others) -> Required {
    let view = View::plain(graph);
    let cone = Cone::of(view, &[target]);
    inverse::read(view, &cone, target, wanted, others).of(node).clone()
}

/// The figure with one leaf put at a value.
pub fn with(graph: &Graph, target: NodeId, node: NodeId, value: &Exact) -> Option<Exact> {
    let view = View::plain(graph);
    let Kind::Leaf(id) = view.kind(node) else { panic!("{node:?} is no leaf") };
    let mut witness = Witness::new(view);
    witness.moved.insert(id, rational(value));
    witness.value(target).value().map(exactly)
}

/// Points of a range: next to both ends, or the ends themselves where they are closed, and some between.
pub fn inner(range: &Interval) -> Vec<Exact> {
    let shares = [0.0, 0.001, 0.25, 0.5, 0.9, 0.999, 1.0];
    shares.iter().map(|share| exactly(&point_of(range, *share))).filter(|x| range.contains(x)).collect()
}

/// Points just outside a range, a millionth of its width away.
pub fn outer(range: &Interval) -> Vec<Exact> {
    let near = |end: &Exact, sign: i64| {
        // Of a range that is one point, the size of the point; of the point zero, one.
        let sizes = [range.width().unwrap_or(Exact::ZERO), end.abs()];
        let width = sizes.into_iter().find(|size| !size.is_zero()).unwrap_or(Exact::ONE);
        end + &(&width * &Exact::ratio(i128::from(sign), 1_000_000).unwrap())
    };
    let below = range.lower_value().map(|end| near(end, -1));
    below.into_iter().chain(range.upper_value().map(|end| near(end, 1))).collect()
}

/// Whether only kinds on which a figure is monotone in each child stand in a graph.
fn monotone(view: View<'_>) -> bool {
    let even = |kind| match kind {
        Kind::Abs(_) | Kind::Quotient(..) => true,
        Kind::Power(_, exponent) => exponent.power % 2 == 0 || exponent.power < 0,
        _ => false,
    };
    !Cone::all(view).order().any(|node| even(view.kind(node)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_required_value_put_back_makes_the_result_hold_and_another_does_not(
        (graph, target) in graphs(Kinds::Rational),
        low in -40..40_i64,
        width in 1..40_i64,
    ) {
        let view = View::plain(&graph);
        let Known::Full(value) = exact::value(view, target) else { return Ok(()) };
        let size = if value.is_zero() { Exact::ONE } else { value.abs() };
        let at = |share: i64| &value + &(&size * &Exact::ratio(i128::from(share), 100).unwrap());
        let wanted = Interval::new(Bound::Closed(at(low)), Bound::Open(at(low + width))).unwrap();
        let cone = Cone::of(view, &[target]);
        let inverse = inverse::read(view, &cone, target, &wanted, Others::AsPrinted);
        let has_powers = cone.order().any(|node| matches!(view.kind(node), Kind::Power(..)));
        for (node, _) in leaves(view) {
            match inverse.of(node) {
                Required::Range(range) => {
                    if monotone(view) {
                        // A root that does not come out even has its ends in the fortieth digit.
                        let at_an_end = |x: &&Exact| [range.lower_value(), range.upper_value()].contains(&Some(*x));
                        for x in inner(range).iter().filter(|x| !(has_powers && at_an_end(x))) {
                            let result = with(&graph, target, node, x);
                            let holds = result.as_ref().is_some_and(|result| wanted.contains(result));
                            prop_assert!(holds, "{:?} := {} gives {:?}, not in {}\n{:?}", node, x, result, wanted, Shown(&graph));
                        }
                    }
                    for x in outer(range) {
                        let result = with(&graph, target, node, &x);
                        let fails = result.as_ref().is_none_or(|result| !wanted.contains(result));
                        prop_assert!(fails, "{:?} := {} gives {:?}, in {}\n{:?}", node, x, result, wanted, Shown(&graph));
                    }
                }
                Required::Impossible => {
                    for x in [&value, &Exact::ONE, &number("-3.7"), &number("1000")] {
                        let fails = with(&graph, target, node, x).is_none_or(|result| !wanted.contains(&result));
                        prop_assert!(fails, "{:?} := {} is possible\n{:?}", node, x, Shown(&graph));
                    }
                }
                Required::Hull(range) => {
                    for x in outer(range) {
                        let result = with(&graph, target, node, &x);
                        let fails = result.as_ref().is_none_or(|result| !wanted.contains(result));
                        prop_assert!(fails, "{:?} := {} gives {:?}, in {}\n{:?}", node, x, result, wanted, Shown(&graph));
                    }
                }
                Required::RangeAsPrinted(_) => prop_assert!(false, "as printed is no news here"),
                Required::Unsolved | Required::Unreached => {}
            }
        }
    }

    #[test]
    fn within_ranges_some_choice_of_the_others_makes_a_required_value_hold(
        (graph, target) in graphs(Kinds::Accounts),
        low in -40..40_i64,
        width in 1..40_i64,
    ) {
        let view = View::plain(&graph);
        let Known::Full(value) = exact::value(view, target) else { return Ok(()) };
        let at = |share: i64| &value + &(&value.abs() * &Exact::ratio(i128::from(share), 100).unwrap());
        let Some(wanted) = Interval::new(Bound::Closed(at(low)), Bound::Closed(at(low + width))) else { return Ok(()) };
        let cone = Cone::of(view, &[target]);
        let within = inverse::read(view, &cone, target, &wanted, Others::WithinRanges);
        let printed = inverse::read(view, &cone, target, &wanted, Others::AsPrinted);
        let natural = interval::read(view, &cone);
        // Past a range about zero what is asked has two branches, and the answer is their hull.
        let about_zero = |range: Option<&Interval>| range.is_some_and(|range| range.contains(&Exact::ZERO));
        if cone.order().any(|node| about_zero(natural.value(node)) || about_zero(within.of(node).range())) {
            return Ok(());
        }
        for (node, id) in leaves(view) {
            let (Required::Range(wide), Required::Range(narrow)) = (within.of(node), printed.of(node)) else { continue };
            if crate::interval::prints_are_possible(view) {
                prop_assert!(wide.contains_interval(narrow), "{} {}\n{:?}", wide, narrow, Shown(&graph));
            }
            for x in inner(wide) {
                let algebra = Pinned(id, x.clone());
                let range = crossfoot::calc::forward(view, &cone, &algebra);
                let meets = range.value(target).is_none_or(|range| range.intersect(&wanted).is_some());
                prop_assert!(meets, "{:?} := {}\n{:?}", node, x, Shown(&graph));
            }
        }
    }
}

/// The interval reading with one leaf at a point.
struct Pinned(crossfoot::calc::LeafId, Exact);

impl crossfoot::calc::Algebra for Pinned {
    type Value = Interval;
    fn leaf(&self, leaf: crossfoot::calc::LeafView<'_>) -> Interval {
        if leaf.id == self.0 { Interval::point(self.1.clone()) } else { leaf.range() }
    }
    fn exact(&self, number: &Exact) -> Interval {
        Interval::point(number.clone())
    }
    fn add(&self, sum: &mut Interval, term: &Interval) {
        *sum = sum.add(term);
    }
    fn multiply(&self, product: &mut Interval, factor: &Interval) {
        *product = product.mul(factor);
    }
    fn negate(&self, value: &Interval) -> Interval {
        value.neg()
    }
    fn divide(&self, over: &Interval, under: &Interval) -> Result<Interval, crossfoot::calc::FaultKind> {
        over.div(under).ok_or(crossfoot::calc::FaultKind::DivisionByZero)
    }
    fn power(&self, _: &Interval, _: Exponent) -> Result<Interval, crossfoot::calc::FaultKind> {
        unreachable!("accounts have no powers")
    }
    fn round(&self, value: &Interval, place: i8, rule: Rounding) -> Interval {
        value.round(i32::from(place), rule)
    }
    fn choose(&self, _: &mut Interval, _: &Interval, _: crossfoot::calc::Choice) {
        unreachable!("accounts have no extremes")
    }
    fn absolute(&self, value: &Interval) -> Interval {
        value.abs()
    }
    fn sign(&self, value: &Interval) -> Interval {
        value.clone()
    }
    fn slope_of_round(&self) -> Interval {
        Interval::whole()
    }
    fn taken(&self, _: &[&Interval], _: crossfoot::calc::Choice) -> Vec<Interval> {
        Vec::new()
    }
}

/// LED lamps: 160 万kWh a year and 1125 t CO2; which factor?
#[test]
fn an_unknown_factor_gets_the_range_that_the_print_allows() {
    let mut graph = Graph::new();
    let saved = input(&mut graph, "saved", "160", "万kWh");
    let factor = gap(&mut graph, "factor", GapCause::Unknown, "t/万kWh");
    let product = graph.product(&[saved, factor]).unwrap();
    let tonnes = graph.convert(product, &unit("t")).unwrap();
    let wanted = literal("1125").interval();
    let within = required(&graph, tonnes, &wanted, factor, Others::WithinRanges);
    assert_eq!(within, Required::Range(range("[1124.5/160.5, 1125.5/159.5]")));
    let printed = required(&graph, tonnes, &wanted, factor, Others::AsPrinted);
    assert_eq!(printed, Required::Range(range("[1124.5/160, 1125.5/160]")));
    assert_eq!(required(&graph, tonnes, &wanted, saved, Others::AsPrinted), Required::Unreached);
}

#[test]
fn a_gap_that_completes_a_sum_takes_no_part_and_a_missing_one_leaves_the_rest_open() {
    for (key, open) in [(NotationKey::NotOccurring, false), (NotationKey::NotEstimated, true)] {
        let mut graph = Graph::new();
        let (a, b) = (input(&mut graph, "a", "3", "t"), input(&mut graph, "b", "4", "t"));
        let none = gap(&mut graph, "none", GapCause::Key(key), "t");
        let inner = graph.sum(&[b, none], &unit("t")).unwrap();
        let total = graph.sum(&[a, inner], &unit("t")).unwrap();
        let wanted = range("[10, 11)");
        let asked = |node| required(&graph, total, &wanted, node, Others::AsPrinted);
        if open {
            assert_eq!((asked(a), asked(b)), (Required::Unreached, Required::Unreached));
            assert_eq!(asked(none), Required::Range(range("[3, 4)")));
        } else {
            assert_eq!((asked(a), asked(b)), (Required::Range(range("[6, 7)")), Required::Range(range("[7, 8)"))));
        }
    }
}

#[test]
fn a_factor_of_a_product_with_a_gap_is_not_asked_for() {
    let mut graph = Graph::new();
    let (a, b) = (input(&mut graph, "a", "3", "t"), input(&mut graph, "b", "4", ""));
    let none = gap(&mut graph, "none", GapCause::Key(NotationKey::NotOccurring), "t");
    let product = graph.product(&[none, b]).unwrap();
    let total = graph.sum(&[a, product], &unit("t")).unwrap();
    let asked = |node| required(&graph, total, &range("[10, 11)"), node, Others::AsPrinted);
    assert_eq!(asked(b), Required::Unreached);
    assert_eq!(asked(none), Required::Range(range("[7/4, 8/4)")));
}

#[test]
fn every_rounding_rule_is_undone_to_its_own_range() {
    let ask = |text: &str, rule: Rounding| {
        let mut graph = Graph::new();
        let x = input(&mut graph, "x", "1", "");
        let rounded = graph.round(x, 0, rule);
        required(&graph, rounded, &range(text), x, Others::AsPrinted)
    };
    for (wanted, rule, expected) in [
        ("[3, 3]", Rounding::HalfUp, "[2.5, 3.5)"),
        ("[-3, -3]", Rounding::HalfUp, "(-3.5, -2.5]"),
        ("[0, 0]", Rounding::HalfUp, "(-0.5, 0.5)"),
        ("[3, 3]", Rounding::HalfEven, "(2.5, 3.5)"),
        ("[2, 2]", Rounding::HalfEven, "[1.5, 2.5]"),
        ("[3, 3]", Rounding::Truncate, "[3, 4)"),
        ("[0, 0]", Rounding::Truncate, "(-1, 1)"),
        ("[3, 3]", Rounding::Up, "(2, 3]"),
        ("[0, 0]", Rounding::Up, "[0, 0]"),
        ("(1, 3)", Rounding::HalfUp, "[1.5, 2.5)"),
        ("[0.5, 2.7]", Rounding::Truncate, "[1, 3)"),
        ("[-1.5, inf)", Rounding::Truncate, "(-2, inf)"),
    ] {
        assert_eq!(ask(wanted, rule), Required::Range(range(expected)), "{wanted} {rule:?}");
    }
    assert_eq!(ask("[2.1, 2.9]", Rounding::HalfUp), Required::Impossible);
}

#[test]
fn a_power_asks_for_both_signs_where_it_is_even() {
    let ask = |text: &str, power: i16| {
        let mut graph = Graph::new();
        let x = input(&mut graph, "x", "2", "");
        let raised = graph.power(x, Exponent::whole(power)).unwrap();
        required(&graph, raised, &range(text), x, Others::AsPrinted)
    };
    assert_eq!(ask("[4, 9)", 2), Required::Hull(range("(-3, 3)")), "neither 0 nor 1 has a square of 4 or more");
    assert_eq!(ask("[0, 9)", 2), Required::Range(range("(-3, 3)")));
    assert_eq!(ask("[-8, 27)", 3), Required::Range(range("[-2, 3)")));
    assert_eq!(ask("[0.25, 0.5]", -1), Required::Range(range("[2, 4]")));
    assert_eq!(ask("[-4, -1]", 2), Required::Impossible);
    let Required::Hull(root) = ask("[2, 3]", 2) else { panic!() };
    let square = rational(&(root.upper_value().unwrap() * root.upper_value().unwrap()));
    assert!((square - rational(&number("3"))).abs() < ten_to(-38));
}

#[test]
fn a_long_sum_is_undone_in_one_pass() {
    let mut graph = Graph::new();
    let lines: Vec<NodeId> = (0..50_000).map(|at| input(&mut graph, &format!("line/{at}"), "1 exact", "")).collect();
    let total = graph.sum(&lines, &Unit::none()).unwrap();
    let asked = required(&graph, total, &range("[50000, 50001)"), lines[7], Others::WithinRanges);
    assert_eq!(asked, Required::Range(range("[1, 2)")));
}

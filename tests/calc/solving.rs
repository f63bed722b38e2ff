//! The inverse reading where several paths lead to a node: shares, changes, doubled rows, shared factors.

use crossfoot::calc::reading::inverse::{Others, Required};
use crossfoot::calc::{GapCause, Graph, NodeId};
use crossfoot::quantity::{Bound, Exact, Interval, Rounding, Unit};
use proptest::prelude::*;

use crate::book::{gap, input, range};
use crate::inverse::{inner, outer, required, with};

/// A share a/(a + b).
fn share(graph: &mut Graph, a: &str, b: &str) -> (NodeId, NodeId, NodeId) {
    let (a, b) = (input(graph, "a", a, "t"), input(graph, "b", b, "t"));
    let whole = graph.sum(&[a, b], &Unit::parse("t").unwrap()).unwrap();
    (a, b, graph.quotient(a, whole).unwrap())
}

/// A change (b − a)/a.
fn change(graph: &mut Graph, a: &str, b: &str) -> (NodeId, NodeId, NodeId) {
    let (a, b) = (input(graph, "a", a, "t"), input(graph, "b", b, "t"));
    let minus = graph.negative(a);
    let step = graph.sum(&[b, minus], &Unit::parse("t").unwrap()).unwrap();
    (a, b, graph.quotient(step, a).unwrap())
}

/// Two lines with one factor, and a row that is counted twice.
fn doubled(graph: &mut Graph, a: &str, b: &str) -> (NodeId, NodeId, NodeId) {
    let (a, factor) = (input(graph, "a", a, ""), input(graph, "factor", b, ""));
    let line = graph.product(&[a, factor]).unwrap();
    let other = input(graph, "other", "3 exact", "");
    let second = graph.product(&[other, factor]).unwrap();
    (a, factor, graph.sum(&[line, line, second], &Unit::none()).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn shared_inputs_put_back_make_the_result_hold_and_others_do_not(
        kind in 0..3_usize,
        a in 1..5_000_u32,
        b in 1..5_000_u32,
        (low, width) in (-300..300_i64, 1..100_i64),
    ) {
        let make = [share, change, doubled][kind];
        let mut graph = Graph::new();
        let (first, second, target) = make(&mut graph, &a.to_string(), &b.to_string());
        let value = with(&graph, target, first, &Exact::from(i64::from(a))).unwrap();
        let at = |share: i64| &value + &Exact::ratio(i128::from(share), 1000).unwrap();
        let text = format!("[{}, {})", at(low), at(low + width));
        let wanted = Interval::new(Bound::Closed(at(low)), Bound::Open(at(low + width))).unwrap();
        // Next to the share 0 the other part is far up or far down: two branches, and the answer is their hull.
        if kind == 0 && wanted.contains(&Exact::ZERO) {
            return Ok(());
        }
        for node in [first, second] {
            let printed = required(&graph, target, &wanted, node, Others::AsPrinted);
            let Required::Range(asked) = printed.clone() else {
                prop_assert!(false, "{:?} for {}", printed, text);
                return Ok(());
            };
            for x in inner(&asked) {
                let result = with(&graph, target, node, &x);
                prop_assert!(result.is_some_and(|r| wanted.contains(&r)), "{:?} := {} for {}", node, x, text);
            }
            for x in outer(&asked) {
                let result = with(&graph, target, node, &x);
                prop_assert!(result.is_none_or(|r| !wanted.contains(&r)), "{:?} := {} for {}", node, x, text);
            }
        }
        let within = required(&graph, target, &wanted, first, Others::WithinRanges);
        prop_assert!(matches!(within, Required::RangeAsPrinted(_)), "{:?}", within);
    }
}

#[test]
fn a_share_that_rounds_to_all_of_it_asks_for_no_upper_end() {
    let mut graph = Graph::new();
    let (a, _, share) = share(&mut graph, "999", "1");
    // 100 % printed without decimals: at least 99.5 %. The share 1 is never reached.
    let asked = required(&graph, share, &range("[0.995, 1.005]"), a, Others::AsPrinted);
    assert_eq!(asked, Required::Range(range("[199, inf)")));
    let at_least = required(&graph, share, &range("[0.5, inf)"), a, Others::AsPrinted);
    assert_eq!(at_least, Required::Range(range("[1, inf)")));
    // A share above 1 takes a part on the other side of the pole, where the whole is negative.
    let beyond = required(&graph, share, &range("[1.5, 2]"), a, Others::AsPrinted);
    assert_eq!(beyond, Required::Range(range("[-3, -2]")));
    assert_eq!(required(&graph, share, &range("[1, 1]"), a, Others::AsPrinted), Required::Impossible);
}

#[test]
fn a_rise_of_more_than_so_much_bounds_the_base_from_above() {
    let mut graph = Graph::new();
    let (a, b, change) = change(&mut graph, "10", "13");
    let wanted = range("(0.25, inf)");
    assert_eq!(required(&graph, change, &wanted, a, Others::AsPrinted), Required::Range(range("(0, 10.4)")));
    assert_eq!(required(&graph, change, &wanted, b, Others::AsPrinted), Required::Range(range("(12.5, inf)")));
}

#[test]
fn an_unknown_that_stands_twice_is_solved_for() {
    let mut graph = Graph::new();
    let factor = gap(&mut graph, "factor", GapCause::Unknown, "");
    let (a, b) = (input(&mut graph, "a", "3", ""), input(&mut graph, "b", "5", ""));
    let lines = [graph.product(&[a, factor]).unwrap(), graph.product(&[b, factor]).unwrap()];
    let total = graph.sum(&lines, &Unit::none()).unwrap();
    let asked = |node| required(&graph, total, &range("[16, 24)"), node, Others::AsPrinted);
    assert_eq!(asked(factor), Required::Range(range("[2, 3)")));
    assert_eq!(asked(a), Required::Unreached);
    let missing = gap(&mut graph, "missing", GapCause::Unknown, "");
    let with_missing = graph.sum(&[total, missing], &Unit::none()).unwrap();
    let asked = required(&graph, with_missing, &range("[16, 24)"), factor, Others::AsPrinted);
    assert_eq!(asked, Required::Unreached);
}

/// Near the print this looks linear; past 1000 it is not.
#[test]
fn a_shared_input_under_a_kink_or_a_rounding_is_left_unsolved() {
    let mut graph = Graph::new();
    let x = input(&mut graph, "x", "100", "");
    let limit = input(&mut graph, "limit", "1000", "");
    let more = graph.max(&[x, limit]).unwrap();
    let rounded = graph.round(x, 6, Rounding::HalfUp);
    for second in [more, rounded] {
        let sum = graph.sum(&[x, second], &Unit::none()).unwrap();
        assert_eq!(required(&graph, sum, &range("[3000, 3001]"), x, Others::AsPrinted), Required::Unsolved);
    }
    let square = graph.product(&[x, x]).unwrap();
    assert_eq!(required(&graph, square, &range("[3000, 3001]"), x, Others::AsPrinted), Required::Unsolved);
}

#[test]
fn a_shared_node_between_is_solved_and_handed_down() {
    let mut graph = Graph::new();
    let (a, b) = (input(&mut graph, "a", "3", ""), input(&mut graph, "b", "5", ""));
    let product = graph.product(&[a, b]).unwrap();
    let double = graph.sum(&[product, product], &Unit::none()).unwrap();
    let asked = |node, others| required(&graph, double, &range("[40, 50]"), node, others);
    assert_eq!(asked(product, Others::AsPrinted), Required::Range(range("[20, 25]")));
    assert_eq!(asked(a, Others::AsPrinted), Required::Range(range("[4, 5]")));
    assert_eq!(asked(product, Others::WithinRanges), Required::RangeAsPrinted(range("[20, 25]")));
    assert!(matches!(asked(a, Others::WithinRanges), Required::RangeAsPrinted(_)));
}

//! Gaps: what they make of a sum and of a product, and how they are found again.

use crossfoot::calc::reading::exact;
use crossfoot::calc::{Absent, Exponent, GapCause, Graph, Known, NodeId, NotationKey, View};
use crossfoot::quantity::Rounding;

use crate::book::{causes, gap, input, number, unit};

fn absent(cause: GapCause) -> Absent {
    use NotationKey::{IncludedElsewhere, NotApplicable, NotOccurring};
    match cause {
        GapCause::Key(NotOccurring | NotApplicable | IncludedElsewhere) => Absent::Nothing,
        GapCause::Key(_) => Absent::Missing,
        GapCause::Unknown => Absent::Asked,
    }
}

fn value(graph: &Graph, node: NodeId) -> Known<crossfoot::quantity::Exact> {
    exact::value(View::plain(graph), node)
}

#[test]
fn a_sum_is_complete_without_what_does_not_occur_partial_without_what_is_missing_and_open_while_it_is_asked_for() {
    for cause in causes() {
        let mut graph = Graph::new();
        let line = input(&mut graph, "line", "5", "t");
        let open = gap(&mut graph, "open", cause, "t");
        let total = graph.sum(&[line, open], &unit("t")).unwrap();
        let expected = match absent(cause) {
            Absent::Nothing => Known::Full(number("5")),
            Absent::Missing => Known::Partial(number("5")),
            Absent::Asked => Known::Gap(Absent::Asked),
        };
        assert_eq!(value(&graph, total), expected, "{cause:?}");
        let nothing_else = graph.sum(&[open], &unit("t")).unwrap();
        assert_eq!(value(&graph, nothing_else), Known::Gap(absent(cause)), "{cause:?}");
    }
}

#[test]
fn everything_but_a_sum_over_a_gap_is_a_gap() {
    for cause in causes() {
        let mut graph = Graph::new();
        let line = input(&mut graph, "line", "5", "");
        let open = gap(&mut graph, "open", cause, "");
        let over = [
            graph.product(&[line, open]).unwrap(),
            graph.quotient(line, open).unwrap(),
            graph.quotient(open, line).unwrap(),
            graph.min(&[line, open]).unwrap(),
            graph.max(&[open, line]).unwrap(),
            graph.negative(open),
            graph.absolute(open),
            graph.round(open, 0, Rounding::HalfUp),
            graph.power(open, Exponent::whole(2)).unwrap(),
            graph.choose(&[line, open], 1).unwrap(),
        ];
        for node in over {
            assert_eq!(value(&graph, node), Known::Gap(absent(cause)), "{node:?} {cause:?}");
        }
        let passed_over = graph.choose(&[line, open], 0).unwrap();
        assert_eq!(value(&graph, passed_over), Known::Full(number("5")));
    }
}

#[test]
fn what_is_missing_outweighs_what_does_not_occur_in_either_order() {
    let mut graph = Graph::new();
    let none = gap(&mut graph, "none", GapCause::Key(NotationKey::NotOccurring), "");
    let missing = gap(&mut graph, "missing", GapCause::Key(NotationKey::NotEstimated), "");
    let both = [graph.product(&[none, missing]).unwrap(), graph.product(&[missing, none]).unwrap()];
    assert_eq!(both.map(|node| value(&graph, node)), [Known::Gap(Absent::Missing), Known::Gap(Absent::Missing)]);
}

#[test]
fn a_fault_outweighs_a_gap() {
    let mut graph = Graph::new();
    let zero = input(&mut graph, "zero", "0", "");
    let fault = graph.quotient(zero, zero).unwrap();
    let open = gap(&mut graph, "open", GapCause::Unknown, "");
    for node in [graph.product(&[open, fault]).unwrap(), graph.quotient(open, fault).unwrap()] {
        assert!(matches!(value(&graph, node), Known::Poison(found) if found.node == fault));
    }
}

#[test]
fn a_product_of_a_partial_total_is_partial() {
    let mut graph = Graph::new();
    let line = input(&mut graph, "line", "5", "");
    let open = gap(&mut graph, "open", GapCause::Key(NotationKey::Confidential), "");
    let total = graph.sum(&[line, open], &unit("")).unwrap();
    let doubled = graph.product(&[total, total]).unwrap();
    let ratio = graph.quotient(line, total).unwrap();
    assert_eq!(value(&graph, doubled), Known::Partial(number("25")));
    assert_eq!(value(&graph, ratio), Known::Partial(number("1")));
}

#[test]
fn gaps_under_a_figure_are_listed_once_each() {
    let mut graph = Graph::new();
    let gaps: Vec<NodeId> =
        causes().into_iter().enumerate().map(|(at, cause)| gap(&mut graph, &format!("gap/{at}"), cause, "")).collect();
    let other = gap(&mut graph, "elsewhere", GapCause::Unknown, "");
    let sum = graph.sum(&gaps, &unit("")).unwrap();
    let twice = graph.sum(&[sum, sum, gaps[0]], &unit("")).unwrap();
    let found = View::plain(&graph).gaps_under(twice);
    assert_eq!(found.iter().map(|(node, _)| *node).collect::<Vec<_>>(), gaps);
    assert_eq!(found[6].1.address, "gap/6");
    assert_eq!(View::plain(&graph).gaps_under(other).len(), 1);
}

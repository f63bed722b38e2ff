//! The exact reading against arbitrary precision.

use crossfoot::calc::reading::exact;
use crossfoot::calc::{Cone, Graph, Known, NodeId, View};
use num_rational::BigRational;
use proptest::prelude::*;

use crate::book::{Kinds, Shown, graphs, input, unit};
use crate::witness::{Witness, rational};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn every_node_of_every_kind_is_worked_out_as_the_witness_does((graph, _) in graphs(Kinds::All)) {
        let view = View::plain(&graph);
        let cone = Cone::all(view);
        let values = exact::read(view, &cone);
        let mut witness = Witness::new(view);
        for node in cone.order() {
            let found = witness.value(node);
            prop_assert!(found.agrees(values.get(node)), "{:?}: {:?}\n{:?}", node, values.get(node), Shown(&graph));
        }
    }
}

/// A book of lines with three factors each, as texts.
fn books() -> impl Strategy<Value = Vec<[String; 3]>> {
    let factor =
        (1..10_u8, "[0-9]{0,11}", "[0-9]{10,12}").prop_map(|(first, whole, part)| format!("{first}{whole}.{part}"));
    prop::collection::vec([factor.clone(), factor.clone(), factor], 2..24)
}

fn line(graph: &mut Graph, at: usize, factors: &[String; 3]) -> NodeId {
    let leaves: Vec<NodeId> =
        factors.iter().enumerate().map(|(f, text)| input(graph, &format!("line/{at}/{f}"), text, "")).collect();
    graph.product(&leaves).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Products of more than 28 digits, at which a decimal of 96 bits already rounds.
    #[test]
    fn sums_in_any_order_and_grouping_agree_to_the_last_digit(
        book in books(),
        order in prop::collection::vec(any::<u32>(), 24),
        cuts in prop::collection::vec(1..5_usize, 24),
    ) {
        let mut graph = Graph::new();
        let mut lines: Vec<NodeId> = book.iter().enumerate().map(|(at, factors)| line(&mut graph, at, factors)).collect();
        let straight = graph.sum(&lines, &unit("")).unwrap();
        let mut keys = order.iter();
        lines.sort_by_key(|_| keys.next());
        let shuffled = graph.sum(&lines, &unit("")).unwrap();
        // Groups of random sizes, then groups of these, until one is left.
        let mut sizes = cuts.into_iter().cycle();
        let mut level = lines;
        while level.len() > 1 {
            let mut rest = level.as_slice();
            let mut next = Vec::new();
            while !rest.is_empty() {
                let (group, others) = rest.split_at(sizes.next().unwrap_or(2).max(2).min(rest.len()));
                next.push(graph.sum(group, &unit("")).unwrap());
                rest = others;
            }
            level = next;
        }
        let big = |text: &String| -> BigRational {
            let (whole, part) = text.split_once('.').unwrap();
            let ten: num_bigint::BigInt = num_traits::Pow::pow(num_bigint::BigInt::from(10), part.len());
            BigRational::new(format!("{whole}{part}").parse().unwrap(), ten)
        };
        let expected: BigRational = book.iter().map(|factors| factors.iter().map(big).product::<BigRational>()).sum();
        for figure in [straight, shuffled, level[0]] {
            match exact::value(View::plain(&graph), figure) {
                Known::Full(value) => prop_assert_eq!(rational(&value), expected.clone()),
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }
}

//! The sample reading: the same draws every time, and the same figures as the other readings give.

use crossfoot::calc::reading::sample::{self, Draws, Plan};
use crossfoot::calc::reading::{exact, interval};
use crossfoot::calc::{Cone, Exponent, Graph, Known, NodeId, Spread, View};
use crossfoot::quantity::{Exact, Unit};
use proptest::prelude::*;

use crate::book::{Kinds, Shown, graphs, input, literal, number, origin};

fn draws(graph: &Graph, target: NodeId, plan: Plan) -> Draws {
    match sample::read(View::plain(graph), &[target], plan).remove(0) {
        Known::Full(draws) => draws,
        other => panic!("{other:?}"),
    }
}

/// Lines of an amount with an uncertainty and a shared factor.
fn book(lines: usize, first: usize) -> (Graph, NodeId) {
    let mut graph = Graph::new();
    let factor = graph.shared_leaf(literal("0.5703"), &Unit::none(), None, origin("factor"));
    let kids: Vec<NodeId> = (0..lines)
        .map(|at| {
            let spread = match at % 3 {
                0 => Spread::Normal(number("2.5")),
                1 => Spread::Uniform(number("4")),
                _ => Spread::Triangular(number("6")),
            };
            let text = format!("{}.5", 100 + 7 * at);
            let amount = graph.leaf(literal(&text), &Unit::none(), Some(spread), origin(&format!("line/{at}")));
            graph.product(&[amount, factor]).unwrap()
        })
        .collect();
    let total = graph.sum(&kids[..first], &Unit::none()).unwrap();
    (graph, total)
}

#[test]
fn draws_do_not_change_between_runs_nor_with_a_line_beside() {
    let plan = Plan { seed: 42, draws: 100 };
    let (graph, total) = book(9, 9);
    let first = draws(&graph, total, plan);
    assert_eq!(first, draws(&graph, total, plan));
    let (longer, same_total) = book(12, 9);
    assert_eq!(first, draws(&longer, same_total, plan));
    assert_ne!(first, draws(&graph, total, Plan { seed: 43, draws: 100 }));
}

#[test]
fn fewer_draws_are_the_first_of_more() {
    let (graph, total) = book(9, 9);
    let many = draws(&graph, total, Plan { seed: 42, draws: 103 }).values;
    for count in [1, 7, 8, 33, 64] {
        assert_eq!(draws(&graph, total, Plan { seed: 42, draws: count }).values, many[..count]);
    }
}

#[test]
fn figures_drawn_together_are_those_drawn_apart() {
    let (mut graph, total) = book(9, 9);
    let minus = graph.negative(total);
    let none = graph.sum(&[total, minus], &Unit::none()).unwrap();
    let plan = Plan { seed: 7, draws: 50 };
    let together = sample::read(View::plain(&graph), &[total, none], plan);
    assert_eq!(together[0].value(), Some(&draws(&graph, total, plan)));
    assert!(together[1].value().unwrap().values.iter().all(|draw| *draw == 0.0));
}

#[test]
fn the_mean_of_a_linear_figure_meets_its_exact_value() {
    for seed in 0..5 {
        let (graph, total) = book(30, 30);
        let drawn = draws(&graph, total, Plan { seed, draws: 4_000 });
        let Known::Full(value) = exact::value(View::plain(&graph), total) else { panic!() };
        let error = drawn.standard_deviation() / 4_000_f64.sqrt();
        assert!((drawn.mean() - value.to_f64()).abs() < 5.0 * error, "{} {}", drawn.mean(), value.to_f64());
    }
}

#[test]
fn each_law_has_the_spread_it_states() {
    for (spread, expected) in [
        (Spread::Normal(number("3")), 3.0),
        (Spread::Uniform(number("3")), 3.0 / 3_f64.sqrt()),
        (Spread::Triangular(number("3")), 3.0 / 6_f64.sqrt()),
        (Spread::Range(number("47"), number("53")), 3.0 / 3_f64.sqrt()),
    ] {
        let mut graph = Graph::new();
        let leaf = graph.leaf(literal("50"), &Unit::none(), Some(spread.clone()), origin("leaf"));
        let drawn = draws(&graph, leaf, Plan { seed: 3, draws: 40_000 });
        assert!((drawn.standard_deviation() / expected - 1.0).abs() < 0.02, "{spread:?}");
        assert!((drawn.quantile(0.5) - 50.0).abs() < 0.1, "{spread:?}");
    }
}

proptest! {
    #[test]
    fn every_draw_lies_in_the_range_of_the_figure((graph, target) in graphs(Kinds::Accounts), seed in any::<u64>()) {
        let view = View::plain(&graph);
        let cone = Cone::of(view, &[target]);
        let natural = interval::read(view, &cone);
        // Binary arithmetic is as exact as its largest intermediate value allows.
        let ends = |node| natural.value(node).map(|r| [r.lower_value().map(Exact::to_f64), r.upper_value().map(Exact::to_f64)]);
        let largest = cone.order().filter_map(ends).flatten().flatten().fold(1.0, |max: f64, end| max.max(end.abs()));
        let contains_zero = |node| natural.value(node).is_none_or(|range| range.contains(&Exact::ZERO));
        if cone.order().any(contains_zero) {
            return Ok(());
        }
        let Some([lower, upper]) = ends(target) else { return Ok(()) };
        if let Some(drawn) = sample::read(view, &[target], Plan { seed, draws: 40 })[0].value() {
            let slack = largest * 1e-9;
            for draw in &drawn.values {
                let inside = lower.is_none_or(|l| *draw >= l - slack) && upper.is_none_or(|u| *draw <= u + slack);
                prop_assert!(inside, "{} {:?} {:?}\n{:?}", draw, lower, upper, Shown(&graph));
            }
            let quantiles = [0.0, 0.025, 0.5, 0.975, 1.0].map(|p| drawn.quantile(p));
            prop_assert!(quantiles.is_sorted());
            prop_assert!(drawn.values.contains(&quantiles[0]) && drawn.values.contains(&quantiles[4]));
        }
    }
}

#[test]
fn a_draw_without_a_value_stays_without_one() {
    let mut graph = Graph::new();
    let one = input(&mut graph, "one", "1 exact", "");
    let zero = input(&mut graph, "zero", "0 exact", "");
    let quotient = graph.quotient(one, zero).unwrap();
    let least = graph.min(&[one, quotient]).unwrap();
    let most = graph.max(&[quotient, one]).unwrap();
    let inverse = graph.power(zero, Exponent::whole(-1)).unwrap();
    for node in [quotient, least, most, inverse] {
        let drawn = draws(&graph, node, Plan { seed: 1, draws: 3 });
        assert!(drawn.values.iter().all(|draw| draw.is_nan()), "{node:?}");
        assert!(drawn.mean().is_nan() && drawn.quantile(0.5).is_nan());
    }
}

#[test]
fn a_root_of_an_even_power_is_the_size() {
    let mut graph = Graph::new();
    let minus = input(&mut graph, "minus", "-3 exact", "");
    let size = graph.power(minus, Exponent { power: 2, root: 2 }).unwrap();
    assert_eq!(draws(&graph, size, Plan { seed: 1, draws: 1 }).values, [3.0]);
}

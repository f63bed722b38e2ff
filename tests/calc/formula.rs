//! The formula reading, worked out by an independent spreadsheet.

use crossfoot::calc::reading::exact;
use crossfoot::calc::reading::formula::{self, Content, Layout, SheetColumn, Stand};
use crossfoot::calc::{Cone, Exponent, GapCause, Graph, Kind, Known, NodeId, NotationKey, View};
use crossfoot::quantity::{Exact, Rounding, Unit};
use proptest::prelude::*;

use crate::book::{Kinds, Shown, gap, graphs, input, number, unit};
use crate::evaluator::{Cell, decimal, evaluate};
use crate::witness::rational;

/// Works a sheet out from the top; the last cell is the figure.
fn work_out(view: View<'_>, target: NodeId) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (at, cell) in formula::sheet(view, target, "B").iter().enumerate() {
        assert_eq!(cell.row, at + 1);
        let value = match &cell.content {
            Content::Blank => Cell::Blank,
            Content::Number(text) | Content::Value(text) => Cell::Number(decimal(text).unwrap()),
            Content::Formula(text) => {
                assert!(text.len() <= 8_192, "{} characters", text.len());
                evaluate(text, "B", &cells)
            }
        };
        cells.push(value);
    }
    cells
}

/// What a spreadsheet shows for a value; a gap stays empty.
fn shows(cell: &Cell, known: &Known<Exact>) -> bool {
    match known {
        Known::Full(value) | Known::Partial(value) => *cell == Cell::Number(rational(value)),
        Known::Gap(_) => matches!(cell, Cell::Blank) || *cell == Cell::Text(String::new()),
        // Beside a gap the cell stays empty before it can fail; a number it never shows.
        Known::Poison(_) => *cell == Cell::Error || *cell == Cell::Text(String::new()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn each_cell_of_a_sheet_comes_to_the_exact_value_of_its_node((graph, target) in graphs(Kinds::Unrooted)) {
        let view = View::plain(&graph);
        let cells = work_out(view, target);
        for (cell, worked) in formula::sheet(view, target, "B").iter().zip(&cells) {
            if let Some(node) = cell.node {
                let known = exact::value(view, node);
                prop_assert!(shows(worked, &known), "{:?} {:?} {:?}\n{:?}", cell, worked, known, Shown(&graph));
            }
        }
    }

    #[test]
    fn one_formula_over_the_inputs_comes_to_the_exact_value((graph, target) in graphs(Kinds::Unrooted)) {
        let view = View::plain(&graph);
        let known = exact::value(view, target);
        match formula::inline(view, target) {
            Some(text) => {
                prop_assert!(text.len() <= 8_192);
                let worked = evaluate(&text, "B", &[]);
                prop_assert!(shows(&worked, &known), "{} {:?} {:?}\n{:?}", text, worked, known, Shown(&graph));
            }
            None => prop_assert!(known.value().is_none() || text_would_be_long(view, target)),
        }
    }
}

/// Counts the inputs on every path: a text has at least one character for each.
fn text_would_be_long(view: View<'_>, target: NodeId) -> bool {
    let cone = crossfoot::calc::Cone::of(view, &[target]);
    let mut length = vec![0_usize; cone.len()];
    for node in cone.order() {
        let kids = view.children(node);
        let below: usize = kids.iter().map(|kid| length[cone.slot(*kid).unwrap()]).sum();
        // A rounding to even says what it rounds four times.
        let times = if matches!(view.kind(node), Kind::Round(_, _, Rounding::HalfEven)) { 4 } else { 1 };
        length[cone.slot(node).unwrap()] = times * (below + 3);
    }
    length[cone.slot(target).unwrap()] > 1_000
}

fn inline(make: impl FnOnce(&mut Graph) -> NodeId) -> String {
    let mut graph = Graph::new();
    let target = make(&mut graph);
    formula::inline(View::plain(&graph), target).unwrap()
}

#[test]
fn a_derivation_reads_as_people_write_it() {
    let claim = inline(|graph| {
        let saved = input(graph, "saved", "160", "万kWh");
        let factor = input(graph, "factor", "0.7035", "t/MWh");
        let product = graph.product(&[saved, factor]).unwrap();
        let tonnes = graph.convert(product, &unit("t")).unwrap();
        graph.round(tonnes, 0, Rounding::HalfUp)
    });
    assert_eq!(claim, "=ROUND(160*0.7035*10,0)");
}

#[test]
fn a_negative_base_keeps_its_sign_inside_the_power() {
    let square = inline(|graph| {
        let two = input(graph, "two", "2", "");
        let minus = graph.negative(two);
        graph.power(minus, Exponent::whole(2)).unwrap()
    });
    assert_eq!(square, "=(-2)^2");
    let negative_square = inline(|graph| {
        let two = input(graph, "two", "2", "");
        let square = graph.power(two, Exponent::whole(2)).unwrap();
        graph.negative(square)
    });
    assert_eq!(evaluate(&negative_square, "B", &[]), Cell::Number(decimal("-4").unwrap()), "{negative_square}");
}

#[test]
fn a_negative_input_is_a_number_and_not_a_formula() {
    let mut graph = Graph::new();
    let minus = input(&mut graph, "minus", "-5.0", "");
    let cells = formula::sheet(View::plain(&graph), minus, "B");
    assert_eq!(cells[0].content, Content::Number("-5.0".to_owned()));
}

#[test]
fn a_root_of_an_even_power_is_taken_after_the_power() {
    let size = inline(|graph| {
        let minus = input(graph, "minus", "-3", "");
        graph.power(minus, Exponent { power: 2, root: 2 }).unwrap()
    });
    assert_eq!(size, "=((-3)^2)^(1/2)");
}

#[test]
fn long_lists_are_gathered_in_rows_of_their_own() {
    let mut graph = Graph::new();
    let one = input(&mut graph, "one", "1", "");
    // Every second row, so that no range can be formed.
    let terms: Vec<NodeId> = (0..10_000)
        .map(|at| {
            let leaf = input(&mut graph, &format!("line/{at}"), "1.5", "");
            graph.negative(leaf)
        })
        .collect();
    let sum = graph.sum(&terms, &Unit::none()).unwrap();
    let ones = vec![one; 600];
    let product = graph.product(&ones).unwrap();
    let least = graph.min(&terms[..700]).unwrap();
    let most = graph.max(&terms[..700]).unwrap();
    let open = gap(&mut graph, "open", GapCause::Key(NotationKey::NotStated), "");
    let with_gap: Vec<NodeId> = terms[..600].iter().copied().chain([open]).collect();
    let least_of_gap = graph.min(&with_gap).unwrap();
    let total = graph.sum(&[sum, product, least, most, least_of_gap], &Unit::none()).unwrap();
    let view = View::plain(&graph);
    let cells = work_out(view, total);
    assert_eq!(cells.last(), Some(&Cell::Number(rational(&number("-15002")))));
    assert_eq!(exact::value(view, total), Known::Partial(number("-15002")));
    assert_eq!(formula::inline(view, total), None);
}

#[test]
fn a_taken_gap_stays_empty_and_a_passed_over_one_does_not_matter() {
    let mut graph = Graph::new();
    let one = input(&mut graph, "one", "1", "");
    let open = gap(&mut graph, "open", GapCause::Unknown, "");
    let taken = graph.choose(&[one, open], 1).unwrap();
    let passed = graph.choose(&[one, open], 0).unwrap();
    let view = View::plain(&graph);
    assert_eq!(work_out(view, taken).last(), Some(&Cell::Text(String::new())));
    assert_eq!(work_out(view, passed).last(), Some(&Cell::Number(decimal("1").unwrap())));
    assert_eq!(formula::inline(view, passed).as_deref(), Some("=1"));
    assert_eq!(formula::inline(view, taken), None);
}

#[test]
fn inputs_on_sheets_of_their_own_are_gathered_sheet_by_sheet() {
    let mut graph = Graph::new();
    let leaves: Vec<NodeId> =
        (0..4_000).map(|at| input(&mut graph, &format!("line/{at}"), &at.to_string(), "")).collect();
    let all = graph.sum(&leaves, &Unit::none()).unwrap();
    let evens: Vec<NodeId> = leaves.iter().copied().step_by(2).collect();
    let some = graph.sum(&evens, &Unit::none()).unwrap();
    let product = graph.product(&leaves[..300]).unwrap();
    let total = graph.sum(&[all, some], &Unit::none()).unwrap();
    let view = View::plain(&graph);
    let cone = Cone::of(view, &[total, product]);
    let values = exact::read(view, &cone);
    let sheet = |name: &str| SheetColumn { name: name.to_owned(), column: "C".to_owned() };
    let sheets = vec![sheet("'输入 of a long name to be quoted'"), sheet("More"), sheet("Calculation")];
    let layout = Layout { sheets, home: 2, first_row: 5 };
    // The first half stands on one sheet, the second on another.
    let stand = |at: usize| Stand { sheet: at / 2_000, row: 5 + at % 2_000 };
    let elsewhere = |node: NodeId| leaves.iter().position(|leaf| *leaf == node).map(stand);
    let worked = formula::cells(view, &cone, &|node| values.get(node), &layout, &elsewhere);
    let texts: Vec<&str> = worked
        .cells
        .iter()
        .map(|cell| match &cell.content {
            Content::Formula(text) => text.as_str(),
            other => panic!("{other:?} stands among formulas"),
        })
        .collect();
    assert_eq!(texts[0], "=SUM('输入 of a long name to be quoted'!C5:C2004,More!C5:C2004)");
    assert!(texts.iter().all(|text| text.len() < 8_192 && text.matches(',').count() < 255));
    // Parts of the sum of every second, and the sum of the parts.
    let parts: Vec<_> = worked.cells.iter().filter(|cell| cell.node.is_none()).collect();
    assert!(parts.len() > 8);
    let whole: Exact = parts
        .iter()
        .filter_map(|cell| cell.value.clone())
        .filter(|value| *value < number("4000000"))
        .fold(Exact::ZERO, |sum, part| &sum + &part);
    assert_eq!(whole, number("3998000"));
    assert_eq!(worked.cells.last().unwrap().value, Some(number("11996000")));
    assert!(!worked.may_be_empty.iter().any(|may| *may));
}

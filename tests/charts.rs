//! Pictures: laws that hold for any chart, and a few charts kept as they are drawn.
//!
//! The drawings in `tests/charts/` were looked at by a person; `UPDATE_GOLDEN=1` rewrites them.

#[path = "charts/drawn.rs"]
mod drawn;

use std::path::Path;

use crossfoot::report::chart::{Drawing, FlowNode, Measure, Size, Tone, svg, svg_alone};
use proptest::prelude::*;

use drawn::{chart, elements, label, measure, points, sound};

const SIZES: [Size; 2] = [Size::Wide, Size::Narrow];

fn stacked() -> impl Strategy<Value = Drawing> {
    let lists = (prop::collection::vec(label(), 0..8), prop::collection::vec(label(), 0..12));
    lists.prop_flat_map(|(groups, series)| {
        let row = prop::collection::vec(prop::option::of(measure()), 0..series.len() + 2);
        let values = prop::collection::vec(row, 0..groups.len() + 2);
        let totals = prop::collection::vec(label(), 0..groups.len() + 1);
        (Just(groups), Just(series), values, totals).prop_map(|(groups, series, values, totals)| Drawing::Stacked {
            groups,
            series,
            values,
            totals,
        })
    })
}

fn flow() -> impl Strategy<Value = Drawing> {
    let node =
        (label(), 0..4_usize, label()).prop_map(|(label, column, text)| FlowNode { label, column: column * 2, text });
    let nodes = prop::collection::vec(node, 0..24);
    let links = prop::collection::vec((0..26_usize, 0..26_usize, measure()), 0..60);
    (nodes, links).prop_map(|(nodes, links)| Drawing::Flow { nodes, links })
}

fn waterfall() -> impl Strategy<Value = Drawing> {
    let step = || (label(), measure());
    (step(), prop::collection::vec(step(), 0..26), step()).prop_map(|(from, steps, to)| Drawing::Waterfall {
        from,
        steps,
        to,
    })
}

fn tally() -> impl Strategy<Value = Drawing> {
    let tone = prop::sample::select(vec![Tone::Good, Tone::Warn, Tone::Bad, Tone::Open, Tone::Quiet]);
    let count = prop_oneof![5 => 0..200_usize, 1 => Just(usize::MAX)];
    prop::collection::vec((label(), tone, count), 0..16).prop_map(|parts| Drawing::Tally { parts })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_chart_is_well_formed_and_inside_and_its_words_do_not_meet(
        drawing in prop_oneof![stacked(), flow(), waterfall(), tally()],
    ) {
        let chart = chart(drawing);
        for size in SIZES {
            let drawn = svg_alone(&chart, size);
            if !drawn.is_empty() {
                sound(&drawn);
            }
            prop_assert_eq!(&drawn, &svg_alone(&chart, size));
        }
        if !svg(&chart).is_empty() {
            elements(&svg(&chart));
        }
    }

    #[test]
    fn bars_are_as_long_as_their_values(values in prop::collection::vec(0.001..90_000.0, 1..10)) {
        let row = |value: &f64| vec![Some(Measure { value: *value, text: format!("{value}") })];
        let drawing = Drawing::Stacked {
            groups: values.iter().map(|value| format!("at {value}")).collect(),
            series: vec!["all".to_owned()],
            values: values.iter().map(row).collect(),
            totals: values.iter().map(f64::to_string).collect(),
        };
        let largest = values.iter().copied().fold(0.0, f64::max);
        for size in SIZES {
            let all = sound(&svg_alone(&chart(drawing.clone()), size));
            let bars: Vec<f64> =
                all.iter().filter(|bar| bar.has_class("cf-s1")).map(|bar| bar.number("width")).collect();
            prop_assert_eq!(bars.len(), values.len());
            let longest = bars.iter().copied().fold(0.0, f64::max);
            for (bar, value) in bars.iter().zip(&values) {
                let true_length = value / largest * longest;
                let is_hair = *bar == 2.0 && true_length < 2.01;
                prop_assert!(is_hair || (bar - true_length).abs() < 0.02, "{} for {}", bar, value);
            }
        }
    }

    #[test]
    fn ribbons_are_together_as_thick_as_their_node_is_high(
        links in prop::collection::btree_map((0..6_usize, 0..4_usize), 0.01..9_000.0, 1..20),
    ) {
        let node = |label: String, column| FlowNode { label, column, text: String::new() };
        let mut nodes: Vec<FlowNode> = (0..6).map(|at| node(format!("from {at}"), 0)).collect();
        nodes.extend((0..4).map(|at| node(format!("to {at}"), 1)));
        let flows = links.iter().map(|((from, to), value)| {
            (*from, to + 6, Measure { value: *value, text: format!("{value}") })
        });
        let drawn = svg_alone(&chart(Drawing::Flow { nodes, links: flows.collect() }), Size::Wide);
        let all = sound(&drawn);
        // Upper ends and thickness at both sides.
        let ribbons: Vec<Vec<(f64, f64)>> =
            all.iter().filter(|path| path.has_class("cf-ribbon")).map(points).collect();
        prop_assert_eq!(ribbons.len(), links.len());
        for node in all.iter().filter(|node| node.has_class("cf-node")) {
            let (left, top, high) = (node.number("x"), node.number("y"), node.number("height"));
            let right = left + node.number("width");
            let mut sum = 0.0;
            for ribbon in &ribbons {
                let (start, end, thick) = (ribbon[0], ribbon[3], ribbon[4].1 - ribbon[3].1);
                for (x, y) in [(start.0 - right, start.1), (end.0 - left, end.1)] {
                    if x.abs() < 0.011 && y >= top - 0.011 && y <= top + high + 0.011 {
                        sum += thick;
                    }
                }
            }
            let off = 0.02 * ribbons.len() as f64;
            prop_assert!((sum - high).abs() < off || (high == 1.0 && sum < 1.0 + off), "{} and {}", sum, high);
        }
    }
}

fn named(value: f64, text: &str) -> Measure {
    Measure { value, text: text.to_owned() }
}

#[test]
fn what_has_nothing_to_draw_is_empty() {
    let nothing = [
        Drawing::Stacked { groups: vec![], series: vec![], values: vec![], totals: vec![] },
        Drawing::Stacked {
            groups: vec!["a".to_owned()],
            series: vec!["b".to_owned()],
            values: vec![vec![Some(named(f64::NAN, "?"))]],
            totals: vec!["?".to_owned()],
        },
        Drawing::Flow { nodes: vec![], links: vec![(0, 1, named(1.0, "1"))] },
        Drawing::Waterfall {
            from: ("a".to_owned(), named(f64::INFINITY, "?")),
            steps: vec![],
            to: ("b".to_owned(), named(1.0, "1")),
        },
        Drawing::Tally { parts: vec![("a".to_owned(), Tone::Good, 0)] },
    ];
    for drawing in nothing {
        assert_eq!(svg(&chart(drawing.clone())), "", "{drawing:?}");
    }
}

#[test]
fn thousands_of_parts_stay_a_picture() {
    let many = 3_000;
    let names = |word: &str| (0..many).map(|at| format!("{word} {at}")).collect::<Vec<_>>();
    let row = |at: usize| (0..20).map(|part| Some(named((at + part) as f64, "1"))).collect::<Vec<_>>();
    let node = |at: usize| FlowNode { label: format!("node {at}"), column: at % 3, text: "1".to_owned() };
    let drawings = [
        Drawing::Stacked {
            groups: names("group"),
            series: (0..20).map(|at| format!("part {at}")).collect(),
            values: (0..many).map(row).collect(),
            totals: names("total"),
        },
        Drawing::Flow {
            nodes: (0..many).map(node).collect(),
            links: (0..many - 1).map(|at| (at, at + 1, named(1.0 + at as f64, "1"))).collect(),
        },
        Drawing::Waterfall {
            from: ("a".to_owned(), named(1e4, "10 000")),
            steps: (0..many).map(|at| (format!("step {at}"), named(at as f64, "1"))).collect(),
            to: ("b".to_owned(), named(1e5, "100 000")),
        },
        Drawing::Tally { parts: (0..many).map(|at| (format!("part {at}"), Tone::Open, at)).collect() },
    ];
    for drawing in drawings {
        for size in SIZES {
            let drawn = svg_alone(&chart(drawing.clone()), size);
            assert!(drawn.len() < 100_000, "{} bytes", drawn.len());
            sound(&drawn);
            assert!(drawn.contains("… (+"), "the rest stands together");
        }
    }
}

#[test]
fn a_base_line_that_is_not_zero_is_torn_and_has_its_number() {
    let step = |name: &str, value: f64| (name.to_owned(), named(value, &format!("{value}")));
    let drawing = |from, to| Drawing::Waterfall {
        from: step("2022", from),
        steps: vec![step("a", to - from)],
        to: step("2023", to),
    };
    let torn = sound(&svg_alone(&chart(drawing(10_000.0, 9_800.0)), Size::Wide));
    assert_eq!(torn.iter().filter(|element| element.has_class("cf-tear")).count(), 2);
    assert!(torn.iter().any(|element| element.name == "text" && element.text == "9 700 tCO2e"), "{torn:?}");
    let whole = sound(&svg_alone(&chart(drawing(10_000.0, 4_000.0)), Size::Wide));
    assert!(!whole.iter().any(|element| element.has_class("cf-tear")));
    assert!(whole.iter().any(|element| element.name == "text" && element.text == "0 tCO2e"));
}

#[test]
fn drawings_are_as_they_were() {
    for (name, drawing) in gallery() {
        for (size, word) in [(Size::Wide, "wide"), (Size::Narrow, "narrow")] {
            let drawn = svg_alone(&chart(drawing.clone()), size);
            sound(&drawn);
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/charts/{name}.{word}.svg"));
            if std::env::var_os("UPDATE_GOLDEN").is_some() {
                std::fs::write(&path, &drawn).expect("the drawing is written");
            }
            let stored = std::fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(drawn, stored, "{name}: UPDATE_GOLDEN=1 rewrites it; look at it first");
        }
    }
}

fn gallery() -> Vec<(&'static str, Drawing)> {
    let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let some = |value: f64, text: &str| Some(named(value, text));
    let step = |name: &str, value: f64, text: &str| (name.to_owned(), named(value, text));
    let node = |label: &str, column, text: &str| FlowNode { label: label.to_owned(), column, text: text.to_owned() };
    vec![
        (
            "stacked",
            Drawing::Stacked {
                groups: texts(&["1  Direct emissions", "2  Imported energy", "3  Transportation", "4  Products used"]),
                series: texts(&["Foundry", "Machining plant", "Forest"]),
                values: vec![
                    vec![some(5480.2, "5 480.20"), some(1210.0, "1 210.00"), some(-300.0, "−300.00")],
                    vec![some(9800.0, "9 800.00"), some(2310.0, "2 310.00"), None],
                    vec![some(210.0, "210.00"), some(92.0, "92.00"), None],
                    vec![None, some(0.4, "0.40"), None],
                ],
                totals: texts(&["6 390.20", "12 110.00", "302.00", "0.40"]),
            },
        ),
        (
            "flow",
            Drawing::Flow {
                nodes: vec![
                    node("电力", 0, "12 800.00"),
                    node("外购商品及能源上游", 0, "4.00"),
                    node("天然气", 0, "5 200.00"),
                    node("1  直接温室气体排放与清除", 1, "5 200.00"),
                    node("2  输入能源的间接温室气体排放", 1, "12 000.00"),
                    node("4  组织使用的产品产生的间接温室气体排放", 1, "804.00"),
                ],
                links: vec![
                    (0, 4, named(12_000.0, "12 000.00")),
                    (0, 5, named(800.0, "800.00")),
                    (1, 5, named(4.0, "4.00")),
                    (2, 3, named(5_200.0, "5 200.00")),
                ],
            },
        ),
        (
            "waterfall",
            Drawing::Waterfall {
                from: step("2022", 18_420.5, "18 420.50"),
                steps: vec![
                    step("1  Direct emissions", -620.4, "−620.40"),
                    step("2  Imported energy", 410.0, "+410.00"),
                    step("3  Transportation", -12.5, "−12.50"),
                ],
                to: step("2023", 18_197.6, "18 197.60"),
            },
        ),
        (
            "tally",
            Drawing::Tally {
                parts: vec![
                    ("成立".to_owned(), Tone::Good, 41),
                    ("不成立".to_owned(), Tone::Bad, 7),
                    ("无法判断".to_owned(), Tone::Open, 19),
                    ("未核查".to_owned(), Tone::Quiet, 0),
                ],
            },
        ),
    ]
}

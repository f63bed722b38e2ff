//! Pictures: laws that hold for any chart, and a few charts kept as they are drawn.
//!
//! The drawings in `tests/charts/` were looked at by a person; `UPDATE_GOLDEN=1` rewrites them.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use crossfoot::report::chart::{Chart, Drawing, FlowNode, Measure, Size, Tone, svg, svg_alone};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use unicode_width::UnicodeWidthStr;

const SIZES: [Size; 2] = [Size::Wide, Size::Narrow];

/// An element of a drawing: its name, its attributes, its own text.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
}

impl Element {
    fn number(&self, name: &str) -> f64 {
        let text = self.attributes.get(name).unwrap_or_else(|| panic!("{name} of {self:?}"));
        let number: f64 = text.parse().unwrap_or_else(|_| panic!("{name} of {self:?}"));
        assert!(number.is_finite(), "{self:?}");
        number
    }

    fn has_class(&self, class: &str) -> bool {
        self.attributes.get("class").is_some_and(|classes| classes.split(' ').any(|own| own == class))
    }
}

/// All elements, in the order in which they begin; panics where the XML is not well-formed.
fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    let (mut all, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    let read = |start: &BytesStart<'_>| {
        let name = start.name().as_ref().to_owned();
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.expect("an attribute in quotes, once");
            (attribute.key.as_ref().to_owned(), attribute.value.to_string())
        });
        Element { name, attributes: attributes.collect(), text: String::new() }
    };
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error} in {xml}")) {
            Event::Start(start) => {
                open.push(all.len());
                all.push(read(&start));
            }
            Event::Empty(start) => all.push(read(&start)),
            Event::End(_) => drop(open.pop().expect("begun")),
            Event::Text(text) => {
                let text: &str = &text;
                assert!(!text.contains('<') && !text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
                if let Some(at) = open.last() {
                    all[*at].text.push_str(text);
                }
            }
            Event::GeneralRef(entity) => {
                let entity: &str = &entity;
                assert!(["amp", "lt", "gt", "quot", "#39"].contains(&entity), "{entity}");
                if let Some(at) = open.last() {
                    all[*at].text.push('&');
                }
            }
            Event::Eof => break,
            other => panic!("{other:?} in a drawing"),
        }
    }
    assert!(open.is_empty(), "all elements end");
    all
}

/// Points of a path.
fn points(element: &Element) -> Vec<(f64, f64)> {
    let d = element.attributes.get("d").expect("a path has a way");
    let pairs = d.split(|c: char| c.is_ascii_alphabetic() || c == ' ').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (x, y) = pair.split_once(',').expect("a pair");
            (x.parse().expect("a number"), y.parse().expect("a number"))
        })
        .collect()
}

/// Left, top, right, bottom of an element; of text at least this much, where fonts differ.
fn extent(element: &Element, font: f64) -> Option<[f64; 4]> {
    let at = |name| element.number(name);
    match element.name.as_str() {
        "rect" => {
            assert!(at("width") > 0.0 && at("height") > 0.0, "{element:?}");
            Some([at("x"), at("y"), at("x") + at("width"), at("y") + at("height")])
        }
        "line" => {
            Some([at("x1").min(at("x2")), at("y1").min(at("y2")), at("x1").max(at("x2")), at("y1").max(at("y2"))])
        }
        "path" => {
            let points = points(element);
            let over = |pick: fn(&(f64, f64)) -> f64, best: fn(f64, f64) -> f64, from: f64| {
                points.iter().map(pick).fold(from, best)
            };
            let (low, high) = (f64::INFINITY, f64::NEG_INFINITY);
            Some([
                over(|p| p.0, f64::min, low),
                over(|p| p.1, f64::min, low),
                over(|p| p.0, f64::max, high),
                over(|p| p.1, f64::max, high),
            ])
        }
        "text" => {
            // Narrow letters are narrower than this: half of it is sure for Latin, all of it for wide characters.
            let columns = element.text.width() as f64;
            let wide =
                element.text.chars().filter(|c| UnicodeWidthStr::width(c.to_string().as_str()) == 2).count() as f64;
            let width = (wide * 1.0 + (columns - 2.0 * wide) * 0.3) * font;
            let left = match element.attributes.get("text-anchor").map(String::as_str) {
                Some("middle") => at("x") - width / 2.0,
                Some("end") => at("x") - width,
                _ => at("x"),
            };
            Some([left, at("y") - font * 0.8, left + width, at("y")])
        }
        _ => None,
    }
}

/// What holds of every drawing.
fn sound(drawn: &str) -> Vec<Element> {
    let all = elements(drawn);
    let view: Vec<f64> =
        all[0].attributes["viewBox"].split(' ').map(|number| number.parse().expect("a number")).collect();
    let font = all[0].number("font-size");
    let ids: Vec<&String> = all.iter().filter_map(|element| element.attributes.get("id")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<HashSet<_>>().len(), "ids are there once");
    let named: Vec<&str> = all[0].attributes["aria-labelledby"].split(' ').collect();
    assert!(named.iter().all(|name| ids.iter().any(|id| id == name)), "{named:?}");
    let mut texts: Vec<([f64; 4], &str)> = Vec::new();
    for element in &all {
        let Some([left, top, right, bottom]) = extent(element, font) else { continue };
        let near = 0.02;
        let inside = left >= -near && top >= -near && right <= view[2] + near && bottom <= view[3] + near;
        assert!(inside, "{element:?} leaves {view:?}");
        if element.name == "text" {
            let own = [left, top, right, bottom];
            for (other, text) in &texts {
                let apart = own[2] <= other[0] || other[2] <= own[0] || own[3] <= other[1] || other[3] <= own[1];
                assert!(apart, "{:?} lies on {text:?}", element.text);
            }
            texts.push((own, &element.text));
        }
    }
    all
}

fn chart(drawing: Drawing) -> Chart {
    Chart {
        id: "a chart/1".to_owned(),
        title: "Emissions <by> \"category\"".to_owned(),
        alt: "1 & 2 \u{202e}x".to_owned(),
        unit: "tCO2e".to_owned(),
        drawing,
    }
}

fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => 0.0..20_000.0,
        2 => -5_000.0..5_000.0,
        1 => 0.0..1e-3,
        1 => prop::sample::select(vec![0.0, -0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, 1e-320, 1e18]),
    ]
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z ]{0,40}",
        2 => "[电力天然气外购商品及能源上游的（）、 ]{0,30}",
        1 => "[<>&\"'\\]\u{0}-\u{1f}\u{5d0}-\u{5ea}\u{202e}\u{ffff}]{0,8}",
        1 => "\\PC{0,60}",
    ]
}

fn measure() -> impl Strategy<Value = Measure> {
    (value(), label()).prop_map(|(value, text)| {
        let text = if text.len() % 5 == 0 { text } else { format!("{value:.2}") };
        Measure { value, text }
    })
}

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

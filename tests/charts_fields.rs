//! Pictures with two axes: laws that hold for any data, and a few kept as they are drawn.
//!
//! The drawings in `tests/charts/` were looked at by a person; `UPDATE_GOLDEN=1` rewrites them.

#[path = "charts/drawn.rs"]
mod drawn;

use std::path::Path;

use crossfoot::report::chart::{
    Axis, Band, ColumnSeries, Columns, CostCurve, Curve, Cusum, Drawing, Event, Group, Lines, Marker, Measure, Panel,
    Rule, Scatter, Series, Size, Step, Stroke, Wedge, Wedges, day, grid, svg, svg_alone,
};
use jiff::civil::date;
use proptest::prelude::*;

use drawn::{Element, chart, elements, extent, label, measure, points, sound, value};

const SIZES: [Size; 2] = [Size::Wide, Size::Narrow];

fn axis() -> impl Strategy<Value = Axis> {
    (label(), label(), 0..4_usize, any::<bool>()).prop_map(|(name, unit, along, zero)| {
        let axis = match along {
            0 => Axis::years(name),
            1 => Axis::days(name),
            _ => Axis::amount(name, unit),
        };
        if zero { axis.from_zero() } else { axis }
    })
}

fn place() -> impl Strategy<Value = f64> {
    prop_oneof![4 => 1990.0..2060.0, 2 => -50.0..20_000.0, 1 => value()]
}

fn pairs(most: usize) -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((place(), value()), 0..most)
}

fn band() -> impl Strategy<Value = Band> {
    let points = prop::collection::vec((place(), value(), value()), 0..30);
    (label(), points).prop_map(|(name, points)| Band { name, points })
}

fn scatter() -> impl Strategy<Value = Drawing> {
    let marker = prop::sample::select(vec![Marker::Dot, Marker::Diamond, Marker::Cross]);
    let group = (label(), marker, pairs(60)).prop_map(|(name, marker, points)| Group { name, marker, points });
    let curve = (label(), pairs(8)).prop_map(|(name, points)| Curve { name, points });
    let lists = (prop::collection::vec(group, 0..8), prop::collection::vec(curve, 0..4), prop::option::of(band()));
    (axis(), axis(), lists)
        .prop_map(|(x, y, (groups, curves, band))| Drawing::from(Scatter { x, y, groups, curves, band }))
}

fn series() -> impl Strategy<Value = Series> {
    let strokes = vec![Stroke::Line, Stroke::Dashed, Stroke::Step, Stroke::Actual, Stroke::Target];
    let points = prop::collection::vec((place(), prop::option::weighted(0.8, value())), 0..40);
    (label(), prop::sample::select(strokes), points).prop_map(|(name, stroke, points)| Series { name, stroke, points })
}

fn event() -> impl Strategy<Value = Event> {
    (place(), label()).prop_map(|(at, name)| Event { at, name })
}

fn wedges() -> impl Strategy<Value = Wedges> {
    let part = (label(), prop::collection::vec(value(), 0..12)).prop_map(|(name, sizes)| Wedge { name, sizes });
    (pairs(10), prop::collection::vec(part, 0..12)).prop_map(|(top, parts)| Wedges { top, parts })
}

fn lines() -> impl Strategy<Value = Drawing> {
    let rule = (label(), value()).prop_map(|(name, value)| Rule { name, value });
    let lists = (prop::collection::vec(series(), 0..10), prop::collection::vec(band(), 0..3));
    let more = (prop::option::of(wedges()), prop::collection::vec(rule, 0..3), prop::collection::vec(event(), 0..15));
    (axis(), axis(), lists, more).prop_map(|(x, y, (series, bands), (wedges, rules, events))| {
        Drawing::from(Lines { x, y, series, bands, wedges, rules, events })
    })
}

fn cusum() -> impl Strategy<Value = Drawing> {
    let points = prop::collection::vec((place(), prop::option::weighted(0.9, value())), 0..60);
    let events = prop::collection::vec(event(), 0..15);
    (axis(), axis(), label(), points, prop::option::of(band()), events)
        .prop_map(|(x, y, name, points, band, events)| Drawing::from(Cusum { x, y, name, points, band, events }))
}

fn cost_curve() -> impl Strategy<Value = Drawing> {
    let step = (label(), measure(), measure()).prop_map(|(name, amount, cost)| Step { name, amount, cost });
    let lists = (prop::collection::vec(step, 0..50), prop::collection::vec(label(), 0..3));
    (label(), axis(), axis(), lists).prop_map(|(what, amount, cost, (steps, totals))| {
        Drawing::from(CostCurve { what, amount, cost, steps, totals })
    })
}

fn columns() -> impl Strategy<Value = Drawing> {
    let one = (label(), any::<bool>()).prop_map(|(name, is_open)| ColumnSeries { name, is_open });
    let row = prop::collection::vec(prop::option::weighted(0.8, measure()), 0..6);
    let panel = (label(), prop::collection::vec(row, 0..40)).prop_map(|(title, values)| Panel { title, values });
    let lists =
        (prop::collection::vec(label(), 0..40), prop::collection::vec(one, 0..6), prop::collection::vec(panel, 0..6));
    (axis(), lists).prop_map(|(y, (groups, series, panels))| Drawing::from(Columns { y, groups, series, panels }))
}

/// Left, top, right and bottom of the field, by the lines of its axes.
fn field(all: &[Element], font: f64) -> [f64; 4] {
    let lines =
        all.iter().filter(|line| line.name == "line" && (line.has_class("cf-grid") || line.has_class("cf-axis")));
    lines.filter_map(|line| extent(line, font)).fold([f64::INFINITY, f64::INFINITY, 0.0, 0.0], |field, line| {
        [field[0].min(line[0]), field[1].min(line[1]), field[2].max(line[2]), field[3].max(line[3])]
    })
}

/// What stands for data.
const MARKS: [&str; 10] =
    ["cf-line", "cf-dots", "cf-gem", "cf-cross", "cf-band", "cf-wedge", "cf-back", "cf-rule", "cf-step", "cf-column"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_field_is_well_formed_its_marks_within_and_its_words_apart(
        drawing in prop_oneof![scatter(), lines(), cusum(), cost_curve(), columns()],
    ) {
        let chart = chart(drawing);
        for size in SIZES {
            let drawn = svg_alone(&chart, size);
            prop_assert_eq!(&drawn, &svg_alone(&chart, size));
            if drawn.is_empty() {
                continue;
            }
            let all = sound(&drawn);
            let is_of_a_way = |c: char| c.is_ascii_digit() || "MLCZ., -".contains(c);
            for way in all.iter().filter_map(|element| element.attributes.get("d")) {
                prop_assert!(way.chars().all(is_of_a_way), "{}", way);
            }
            let field = field(&all, 13.0);
            // Signs of the legend stand above the field, half a mark over its edge.
            let is_mark = |element: &&Element| MARKS.iter().any(|class| element.has_class(class));
            for mark in all.iter().filter(is_mark) {
                let Some([left, top, right, bottom]) = extent(mark, 13.0) else { continue };
                let near = 3.6;
                let is_sign = bottom <= field[1] + near;
                let inside = left >= field[0] - near && right <= field[2] + near && top >= field[1] - near;
                prop_assert!(is_sign || (inside && bottom <= field[3] + near), "{:?} leaves {:?}", mark, field);
            }
        }
        if !svg(&chart).is_empty() {
            elements(&svg(&chart));
        }
        if let Some(grid) = grid(&chart) {
            prop_assert!(grid.rows.iter().all(|row| row.len() == grid.columns.len()));
        }
    }

    #[test]
    fn round_values_cover_the_data(points in prop::collection::vec((-1e4..1e4, -1e6..1e6), 1..30), times in -12..12) {
        let scaled: Vec<(f64, f64)> = points.iter().map(|(x, y)| (*x, y * 10_f64.powi(times))).collect();
        let group = Group { name: String::new(), marker: Marker::Dot, points: scaled.clone() };
        let scatter = Scatter {
            x: Axis::amount("", ""),
            y: Axis::amount("", ""),
            groups: vec![group],
            curves: vec![],
            band: None,
        };
        for size in SIZES {
            let all = sound(&svg_alone(&chart(Drawing::from(scatter.clone())), size));
            for (anchor, pick) in [("end", 1), ("middle", 0)] {
                let texts = all.iter().filter(|text| {
                    text.name == "text" && text.attributes.get("text-anchor").is_some_and(|own| own == anchor)
                });
                let number = |text: &Element| -> f64 {
                    text.text.replace('−', "-").replace(' ', "").parse().expect("a number")
                };
                let ticks: Vec<f64> = texts.map(number).collect();
                let ends = |all: &mut dyn Iterator<Item = f64>| {
                    all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)))
                };
                let (low, high) = ends(&mut scaled.iter().map(|(x, y)| if pick == 1 { *y } else { *x }));
                let (first, last) = ends(&mut ticks.iter().copied());
                let near = (last - first) * 1e-6;
                prop_assert!(ticks.len() > 1 && first <= low + near && last >= high - near, "{:?}: {}, {}", ticks, low, high);
            }
        }
    }

    #[test]
    fn order_does_not_matter(
        points in prop::collection::vec((0.0..100.0, -10.0..1e4), 2..3_000),
        steps in prop::collection::vec((1.0..500.0, -400.0..900.0), 1..50),
        seed in 0..1_000_usize,
    ) {
        let shuffled = |count: usize| {
            let mut order: Vec<usize> = (0..count).collect();
            order.sort_by_key(|at| (at * 7_919 + seed * 104_729) % 10_007);
            order
        };
        let scatter = |points: Vec<(f64, f64)>| Drawing::from(Scatter {
            x: Axis::amount("", ""),
            y: Axis::amount("", ""),
            groups: vec![Group { name: "a".to_owned(), marker: Marker::Dot, points }],
            curves: vec![],
            band: None,
        });
        let other = shuffled(points.len()).into_iter().map(|at| points[at]).collect();
        let drawn = |drawing: Drawing| svg_alone(&chart(drawing), Size::Narrow);
        prop_assert_eq!(drawn(scatter(points.clone())), drawn(scatter(other)));
        let costs = |steps: Vec<(f64, f64)>| Drawing::from(costs(&steps));
        let other = shuffled(steps.len()).into_iter().map(|at| steps[at]).collect();
        prop_assert_eq!(drawn(costs(steps.clone())), drawn(costs(other)));
    }

    #[test]
    fn wedges_fill_what_lies_between_the_paths(
        parts in prop::collection::vec(prop::collection::vec(0.0..500.0, 8), 1..8),
    ) {
        let top: Vec<(f64, f64)> = (0..8).map(|at| (2023.0 + f64::from(at), 9_000.0 - 50.0 * f64::from(at))).collect();
        let part = |(at, sizes): (usize, &Vec<f64>)| Wedge { name: format!("part {at}"), sizes: sizes.clone() };
        let wedges = Wedges { top: top.clone(), parts: parts.iter().enumerate().map(part).collect() };
        let ends: Vec<(f64, Option<f64>)> = top
            .iter()
            .enumerate()
            .map(|(at, (x, y))| (*x, Some(y - parts.iter().map(|sizes| sizes[at]).sum::<f64>())))
            .collect();
        let series = |points| Series { name: String::new(), stroke: Stroke::Line, points };
        let paths = vec![series(top.iter().map(|(x, y)| (*x, Some(*y))).collect()), series(ends)];
        let lines = Lines {
            x: Axis::years(""),
            y: Axis::amount("", "t"),
            series: paths,
            bands: vec![],
            wedges: Some(wedges),
            rules: vec![],
            events: vec![],
        };
        let all = sound(&svg_alone(&chart(Drawing::from(lines)), Size::Wide));
        let area = |around: &[(f64, f64)]| {
            let next = around.iter().skip(1).chain(around.first());
            around.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>().abs() / 2.0
        };
        let filled: f64 =
            all.iter().filter(|path| path.name == "path" && path.has_class("cf-wedge")).map(|path| area(&points(path))).sum();
        let paths: Vec<Vec<(f64, f64)>> =
            all.iter().filter(|path| path.has_class("cf-line") && points(path).len() == 8).map(points).collect();
        prop_assert_eq!(paths.len(), 2);
        let around: Vec<(f64, f64)> = paths[0].iter().chain(paths[1].iter().rev()).copied().collect();
        let whole = area(&around);
        prop_assert!((filled - whole).abs() < 0.02 * 720.0, "{} and {}", filled, whole);
    }

    #[test]
    fn steps_are_as_wide_as_what_they_avoid_and_as_high_as_it_costs(
        steps in prop::collection::vec((1.0..500.0, -400.0..900.0), 1..30),
    ) {
        let total: f64 = steps.iter().map(|(amount, _)| amount).sum();
        let highest = steps.iter().map(|(_, cost)| f64::abs(*cost)).fold(0.0, f64::max);
        for size in SIZES {
            let all = sound(&svg_alone(&chart(Drawing::from(costs(&steps))), size));
            let drawn: Vec<(f64, f64)> = all
                .iter()
                .filter(|step| step.has_class("cf-step"))
                .map(|step| (step.number("width"), step.number("height")))
                .collect();
            let mut sorted = steps.clone();
            sorted.sort_by(|a, b| a.1.total_cmp(&b.1));
            let wide = field(&all, 13.0);
            let wide = wide[2] - wide[0];
            let high = drawn.iter().map(|(_, high)| *high).fold(0.0, f64::max);
            prop_assert_eq!(drawn.len(), steps.len());
            for ((breadth, height), (amount, cost)) in drawn.iter().zip(&sorted) {
                let true_breadth = amount / total * wide;
                prop_assert!((breadth - true_breadth).abs() < 0.03 || *breadth == 1.5);
                let true_height = cost.abs() / highest * high;
                prop_assert!((height - true_height).abs() < 0.03 || *height == 1.0);
            }
        }
    }

    #[test]
    fn columns_stand_on_zero_and_are_as_high_as_their_values(values in prop::collection::vec(-500.0..900.0, 1..12)) {
        let drawing = Drawing::from(Columns {
            y: Axis::amount("", "MWh"),
            groups: (1..=values.len()).map(|month| month.to_string()).collect(),
            series: vec![ColumnSeries { name: String::new(), is_open: false }],
            panels: vec![Panel { title: String::new(), values: values.iter().map(|of| vec![Some(told(*of))]).collect() }],
        });
        for size in SIZES {
            let all = sound(&svg_alone(&chart(drawing.clone()), size));
            let drawn: Vec<(f64, f64)> = all
                .iter()
                .filter(|column| column.has_class("cf-column"))
                .map(|column| (column.number("y"), column.number("height")))
                .collect();
            let highest = values.iter().copied().map(f64::abs).fold(0.0, f64::max);
            let high = drawn.iter().map(|(_, high)| *high).fold(0.0, f64::max);
            let zero = all.iter().rfind(|line| line.name == "line" && line.has_class("cf-axis")).expect("a base line");
            for ((top, height), value) in drawn.iter().zip(&values) {
                prop_assert!((height - value.abs() / highest * high).abs() < 0.03 || *height == 2.0);
                let foot = if *value < 0.0 { *top } else { top + height };
                prop_assert!((foot - zero.number("y1")).abs() < 0.03 || *height == 2.0);
            }
        }
    }
}

fn told(value: f64) -> Measure {
    Measure { value, text: format!("{value:.1}").replace('-', "−") }
}

fn costs(steps: &[(f64, f64)]) -> CostCurve {
    let step = |(amount, cost): &(f64, f64)| Step {
        name: format!("measure of {amount:.3} at {cost:.3}"),
        amount: told(*amount),
        cost: told(*cost),
    };
    CostCurve {
        what: "Measure".to_owned(),
        amount: Axis::amount("Avoided", "t CO2e/a"),
        cost: Axis::amount("Cost", "CNY/t CO2e"),
        steps: steps.iter().map(step).collect(),
        totals: vec![],
    }
}

fn empty_lines() -> Lines {
    Lines {
        x: Axis::years("Year"),
        y: Axis::amount("Emissions", "tCO2e"),
        series: vec![],
        bands: vec![],
        wedges: None,
        rules: vec![],
        events: vec![],
    }
}

#[test]
fn what_has_nothing_to_draw_is_empty() {
    let gap =
        Series { name: "a".to_owned(), stroke: Stroke::Line, points: vec![(2023.0, None), (f64::NAN, Some(1.0))] };
    let nothing = [
        Drawing::from(empty_lines()),
        Drawing::from(Lines {
            series: vec![gap],
            rules: vec![Rule { name: "a".to_owned(), value: 1.0 }],
            ..empty_lines()
        }),
        Drawing::from(costs(&[(0.0, 1.0), (-3.0, 1.0), (f64::NAN, 1.0)])),
        Drawing::from(Columns {
            y: Axis::amount("", ""),
            groups: vec!["1".to_owned()],
            series: vec![ColumnSeries { name: "a".to_owned(), is_open: true }],
            panels: vec![Panel { title: String::new(), values: vec![vec![None]] }],
        }),
        Drawing::from(Scatter {
            x: Axis::amount("", ""),
            y: Axis::amount("", ""),
            groups: vec![],
            curves: vec![],
            band: None,
        }),
    ];
    for drawing in nothing {
        assert_eq!(svg(&chart(drawing.clone())), "", "{drawing:?}");
    }
}

#[test]
fn a_gap_is_never_joined() {
    let points = (0..9).map(|at| (2020.0 + f64::from(at), (at != 3 && at != 6).then_some(f64::from(at)))).collect();
    let series = vec![Series { name: String::new(), stroke: Stroke::Line, points }];
    let all = sound(&svg_alone(&chart(Drawing::from(Lines { series, ..empty_lines() })), Size::Wide));
    let runs: Vec<usize> = all.iter().filter(|path| path.has_class("cf-line")).map(points_of).collect();
    assert_eq!(runs, [3, 2, 2]);
}

fn points_of(path: &Element) -> usize {
    points(path).len()
}

#[test]
fn ten_thousand_points_stay_a_picture_and_keep_their_outermost() {
    let mut cloud: Vec<(f64, f64)> = (0..10_000)
        .map(|at| (f64::from(at * 7_919 % 10_007) / 300.0, f64::from(at * 104_729 % 9_973) / 10.0))
        .collect();
    cloud.push((12.0, 5_000.0));
    let scatter = Scatter {
        x: Axis::amount("Temperature", "°C"),
        y: Axis::amount("Electricity", "kWh"),
        groups: vec![Group { name: "Baseline".to_owned(), marker: Marker::Diamond, points: cloud }],
        curves: vec![],
        band: None,
    };
    assert_eq!(scatter.drawn(), (10_001, 1_200));
    for size in SIZES {
        let drawn = svg_alone(&chart(Drawing::from(scatter.clone())), size);
        assert!(drawn.len() < 100_000, "{} bytes", drawn.len());
        assert!(drawn.contains("Baseline (1 200 / 10 001)"));
        sound(&drawn);
    }
}

#[test]
fn series_stand_out_from_the_page_by_day_and_by_night() {
    let style = include_str!("../src/report/html/style.css");
    let colours = |name: &str| -> Vec<f64> {
        let at = style.find(&format!("--{name}: light-dark(")).unwrap_or_else(|| panic!("{name}"));
        let inside = &style[at..][..style[at..].find(')').expect("an end")];
        inside.split('#').skip(1).map(|hex| luminance(&hex[..6])).collect()
    };
    let paper = colours("paper");
    for name in ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "muted"] {
        for (own, paper) in colours(name).iter().zip(&paper) {
            let contrast = (own.max(*paper) + 0.05) / (own.min(*paper) + 0.05);
            // WCAG 2.2, 1.4.11: graphics three to one.
            assert!(contrast >= 3.0, "{name}: {contrast}");
        }
    }
}

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(hex: &str) -> f64 {
    let part = |at: usize| {
        let share = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("two digits")) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

#[test]
fn tables_say_what_is_drawn() {
    let table = grid(&chart(Drawing::from(costs(&[(20.0, 5.0), (10.0, -3.0)])))).expect("a table");
    assert_eq!(table.columns, ["Measure", "Avoided / t CO2e/a", "Cost / CNY/t CO2e"]);
    assert_eq!(table.rows[0], ["measure of 10.000 at −3.000".replace('−', "-").as_str(), "10.0", "−3.0"]);
    let points = vec![(2023.0, Some(18_420.5)), (2024.0, None)];
    let path = Series { name: "Path".to_owned(), stroke: Stroke::Dashed, points: vec![(2024.0, Some(17_000.0))] };
    let actual = Series { name: "Actual".to_owned(), stroke: Stroke::Actual, points };
    let table = grid(&chart(Drawing::from(Lines { series: vec![path, actual], ..empty_lines() }))).expect("a table");
    assert_eq!(table.columns, ["Year", "Path / tCO2e", "Actual / tCO2e"]);
    assert_eq!(table.rows, [["2023", "", "18 420.5"], ["2024", "17 000", ""]]);
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
    vec![
        ("scatter", Drawing::from(fitted())),
        ("pathway", Drawing::from(pathway())),
        ("cusum", Drawing::from(saved())),
        (
            "cost_curve",
            Drawing::from(CostCurve {
                totals: vec!["4 457 t CO2e/a".to_owned()],
                ..costs(&[
                    (320.0, -410.0),
                    (1120.0, -350.0),
                    (60.0, -395.0),
                    (2100.0, -35.0),
                    (12.0, 20.0),
                    (640.0, 520.0),
                    (205.0, 1650.0),
                ])
            }),
        ),
        ("columns", Drawing::from(months())),
    ]
}

fn fitted() -> Scatter {
    let wave = |at: i32| f64::from(at * 37 % 41) - 20.0;
    let point = |at: i32, less: f64| {
        let x = -8.0 + f64::from(at) * 0.7;
        (x, 1_200.0 - less + (14.0 - x).max(0.0) * 40.0 + (x - 22.0).max(0.0) * 55.0 + wave(at) * 9.0)
    };
    let group = |name: &str, marker, points| Group { name: name.to_owned(), marker, points };
    Scatter {
        x: Axis::amount("室外日平均气温", "°C"),
        y: Axis::amount("日用电量", "kWh"),
        groups: vec![
            group("基准期", Marker::Dot, (0..60).map(|at| point(at, 0.0)).collect()),
            group("报告期", Marker::Diamond, (0..60).step_by(3).map(|at| point(at, 250.0)).collect()),
            group("剔除的数据", Marker::Cross, vec![(3.0, 3_400.0), (15.0, 80.0)]),
        ],
        curves: vec![Curve {
            name: "五参数变点模型".to_owned(),
            points: vec![(-8.0, 2_080.0), (14.0, 1_200.0), (22.0, 1_200.0), (34.0, 1_860.0)],
        }],
        band: Some(Band {
            name: "95 % 预测区间".to_owned(),
            points: vec![
                (-8.0, 1_780.0, 2_380.0),
                (14.0, 900.0, 1_500.0),
                (22.0, 900.0, 1_500.0),
                (34.0, 1_560.0, 2_160.0),
            ],
        }),
    }
}

fn pathway() -> Lines {
    let years = || (2023..=2030).map(f64::from);
    let top: Vec<(f64, f64)> = years().map(|year| (year, 18_420.0 * (1.0 + 0.02 * (year - 2023.0)))).collect();
    let part = |name: &str, most: f64, from: f64| Wedge {
        name: name.to_owned(),
        sizes: years().map(|year| most * ((year - from) / 4.0).clamp(0.0, 1.0)).collect(),
    };
    let series = |name: &str, stroke, points: &[(f64, f64)]| Series {
        name: name.to_owned(),
        stroke,
        points: points.iter().map(|(x, y)| (*x, Some(*y))).collect(),
    };
    let goal = (2030.0, 10_683.6);
    let mut actual = series("Actual", Stroke::Actual, &[(2023.0, 18_420.0), (2024.0, 18_120.0), (2026.0, 15_900.0)]);
    actual.points.push((2025.0, None));
    Lines {
        y: Axis::amount("Scope 1 + 2, market-based", "tCO2e").from_zero(),
        series: vec![
            series("Business as usual", Stroke::Line, &top),
            series("Target path", Stroke::Dashed, &[(2023.0, 18_420.0), goal]),
            actual,
            series("Target", Stroke::Target, &[goal]),
        ],
        wedges: Some(Wedges {
            top,
            parts: vec![
                part("PV", 2_100.0, 2023.0),
                part("LED", 300.0, 2024.0),
                part("Compressors and heat recovery", 1_800.0, 2024.0),
                part("Green power", 5_200.0, 2025.0),
                part("More cooling", -900.0, 2025.0),
            ],
        }),
        rules: vec![Rule { name: "Cap".to_owned(), value: 20_000.0 }],
        ..empty_lines()
    }
}

fn saved() -> Cusum {
    let start = day(date(2024, 1, 1));
    let sum = |at: i32| f64::from((at - 120).max(0)) * 11.5 + f64::from(at * 37 % 41) - 20.0;
    let point = |at: i32| (start + f64::from(at), (!(330..345).contains(&at)).then(|| sum(at)));
    let width = |at: i32| 12.0 * f64::from(at).sqrt();
    let range = |at: i32| (start + f64::from(at), sum(at) - width(at), sum(at) + width(at));
    let event = |at: f64, name: &str| Event { at: start + at, name: name.to_owned() };
    Cusum {
        x: Axis::days("Day"),
        y: Axis::amount("Saved in all", "MWh"),
        name: "Cumulative savings".to_owned(),
        points: (0..400).step_by(5).map(point).collect(),
        band: Some(Band { name: "90 %".to_owned(), points: (0..400).step_by(5).map(range).collect() }),
        events: vec![
            event(120.0, "Compressor replaced"),
            event(
                124.0,
                "夜班取消导致的非例行调整：二车间自 2024 年 5 月起由三班改为两班，基准能耗按班次比例下调，证据为排班表与产量日报",
            ),
        ],
    }
}

fn months() -> Columns {
    let expected = [420.0, 480.0, 610.0, 702.0, 760.0, 742.0, 790.0, 720.0, 610.0, 540.0, 430.0, 390.0];
    let panel = |title: &str, share: f64| {
        let row = |(at, value): (usize, &f64)| {
            let actual = if at == 10 { 0.0 } else { value * share * (0.8 + 0.03 * (at % 5) as f64) };
            vec![Some(told(value * share)), (at != 7).then(|| told(actual))]
        };
        Panel { title: title.to_owned(), values: expected.iter().enumerate().map(row).collect() }
    };
    let series = |name: &str, is_open| ColumnSeries { name: name.to_owned(), is_open };
    Columns {
        y: Axis::amount("发电量", "MWh"),
        groups: (1..=12).map(|month| format!("{month}月")).collect(),
        series: vec![series("理论发电量", true), series("实际发电量", false)],
        panels: vec![panel("1号厂房", 1.0), panel("2号厂房", 0.4), panel("车棚", 0.1)],
    }
}

//! Charts of characters: never wider than asked, legible without Unicode.

use crossfoot::report::chart::terminal::{Bar, Blocks, bars, sparkline};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

fn bar(label: &str, value: Option<f64>, mark: Option<f64>, text: &str) -> Bar {
    Bar { label: label.to_owned(), value, mark, text: text.to_owned() }
}

fn number() -> impl Strategy<Value = Option<f64>> {
    prop::option::weighted(
        0.8,
        prop_oneof![8 => -1e4..1e5, 1 => prop::sample::select(vec![0.0, f64::NAN, f64::INFINITY, f64::MAX, f64::MIN, 1e-320])],
    )
}

fn blocks() -> impl Strategy<Value = Blocks> {
    prop::sample::select(vec![Blocks::Unicode, Blocks::Ascii])
}

proptest! {
    #[test]
    fn no_line_is_wider_than_asked(
        rows in prop::collection::vec(("[a-z月年电\u{1b}\u{202e}]{0,30}", number(), number(), "[0-9. −kWh千瓦时]{0,24}"), 0..15),
        width in 4..200_u16,
        blocks in blocks(),
    ) {
        let rows: Vec<Bar> = rows.iter().map(|(label, value, mark, text)| bar(label, *value, *mark, text)).collect();
        let text = bars(&rows, width, blocks);
        prop_assert_eq!(text.lines().count(), rows.len());
        prop_assert!(text.lines().all(|line| line.width() <= usize::from(width)), "{}", text);
        prop_assert!(!text.contains(['\u{1b}', '\u{202e}']), "commands");
        prop_assert_eq!(&text, &bars(&rows, width, blocks));
    }

    #[test]
    fn a_path_has_a_column_a_value(values in prop::collection::vec(number(), 0..300), width in 1..120_u16, blocks in blocks()) {
        let path = sparkline(&values, width, blocks);
        prop_assert_eq!(path.chars().count(), values.len().min(usize::from(width)));
        prop_assert!(blocks == Blocks::Unicode || path.is_ascii());
    }

    #[test]
    fn more_is_never_shorter(low in 0.0..1e4, more in 0.0..1e4, blocks in blocks()) {
        let rows = [bar("a", Some(low), None, ""), bar("b", Some(low + more), None, "")];
        let text = bars(&rows, 60, blocks);
        let lengths: Vec<usize> = text.lines().map(|line| line.width()).collect();
        prop_assert!(lengths[0] <= lengths[1], "{}", text);
    }
}

#[test]
fn a_year_of_months() {
    let rows = [
        bar("1月", Some(336.0), Some(420.0), "336.0 MWh"),
        bar("2月", Some(480.0), Some(480.0), "480.0 MWh"),
        bar("3月", None, Some(610.0), "缺数据"),
        bar("10月", Some(0.0), None, "0.0 MWh"),
        bar("11月", Some(-60.0), None, "−60.0 MWh"),
    ];
    let text = bars(&rows, 40, Blocks::Unicode);
    assert_eq!(text, include_str!("charts/months.unicode.txt"));
    assert_eq!(bars(&rows, 40, Blocks::Ascii), include_str!("charts/months.ascii.txt"));
    // Where there is no room for bars, the figures stand alone.
    assert_eq!(bars(&rows[..1], 16, Blocks::Unicode), "1月 336.0 M~\n");
}

#[test]
fn a_path_with_a_gap() {
    let values = [Some(100.0), Some(90.0), None, Some(70.0), Some(58.0)];
    assert_eq!(sparkline(&values, 40, Blocks::Unicode), "█▇ ▆▅");
    assert_eq!(sparkline(&values, 40, Blocks::Ascii), "#* +=");
    assert_eq!(sparkline(&[], 40, Blocks::Unicode), "");
}

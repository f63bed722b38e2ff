//! Quantities against physical, published and unconfirmed bounds. Numbers are worked out by hand.

use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::claim::{BoundRelation, BoundStanding, PlausibilityPack, PlausibleFigure};
use crossfoot::finding::{Code, Findings, Lang, Level, Sources};
use crossfoot::quantity::{Exact, Rounding};
use crossfoot::report::{FindingStyle, findings_text};

fn read(text: &str) -> (Vec<PlausibleFigure>, Findings) {
    let mut sources = Sources::default();
    let files = MemoryFiles::new().with("book.toml", text.to_owned());
    let (book, findings) = load(&files, "book.toml", &mut sources);
    let shown = findings_text(&findings, &sources, FindingStyle::plain(Lang::En));
    let book = book.unwrap_or_else(|| panic!("{shown}"));
    let library = book.library(&mut sources);
    let (described, findings) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    let found = findings.iter().filter(|finding| finding.code == Code::PlausibilityOutside).cloned();
    let mut outside = Findings::new();
    outside.extend(found);
    (described.plausible, outside)
}

/// One entry in a plant of a region in a period.
fn entry(region: &str, to: &str, of: &str, value: &str) -> (PlausibleFigure, Option<Level>, Option<BoundStanding>) {
    let book = format!(
        "[[period]]\nid = \"p\"\nfrom = 2023-01-01\nto = {to}\n[[facility]]\nid = \"f\"\nregion = \"{region}\"\n\
         [[plausibility]]\nid = \"x\"\nof = \"{of}\"\nvalue = '{value}'\n"
    );
    let (mut figures, findings) = read(&book);
    let figure = figures.pop().expect("one entry");
    let pack = PlausibilityPack::bundled();
    let standing = figure.outside(&pack.quantity[pack.position(of).expect("a quantity")]);
    (figure, findings.worst(), standing)
}

fn value(figure: &PlausibleFigure, places: u32) -> String {
    figure.value.as_ref().expect("a value").to_decimal_string(places, Rounding::HalfEven)
}

#[test]
fn kersen_has_two_yields_to_ask_about_and_plausible_densities() {
    let (figures, findings) = read(include_str!("../scenarios/kersen-2021/book.toml"));
    let shown: Vec<String> = figures.iter().map(|figure| value(figure, 1)).collect();
    assert_eq!(shown, ["640.9", "170.2", "1115.8", "151.9", "533.9", "169.0", "579.4", "168.5"]);
    // Three yields lie below values that only ask: notes, never warnings.
    assert_eq!(findings.len(), 3);
    assert_eq!(findings.worst(), Some(Level::Note));
    assert_eq!(findings.iter().map(|finding| finding.help.len()).collect::<Vec<_>>(), [4, 4, 4]);
}

#[test]
fn lianmei_runs_for_7257_of_8760_hours() {
    let (figures, findings) = read(include_str!("../scenarios/lianmei-2019/book.toml"));
    // 217720 MWh / 30 MW; 336141 t / 217720 MWh.
    assert_eq!((value(&figures[0], 2).as_str(), value(&figures[1], 4).as_str()), ("7257.33", "1.5439"));
    assert_eq!(figures[0].outcomes[0].high, Some(Exact::from(8760)));
    assert_eq!(figures[0].outcomes[0].relation, BoundRelation::Within);
    assert_eq!(findings.worst(), Some(Level::Note));
}

#[test]
fn nobody_generates_more_than_all_hours() {
    let (figure, level, standing) = entry("CN-LN", "2023-12-31", "plant/utilisation-hours", "263000 MWh / 30.00 MW");
    assert_eq!((level, standing), (Some(Level::Warning), Some(BoundStanding::Physical)));
    // 8766.67 − 8760.
    let BoundRelation::Above(by) = &figure.outcomes[0].relation else { panic!("{figure:?}") };
    assert_eq!(by.to_decimal_string(2, Rounding::HalfEven), "6.67");
    // Half a year has 181 days: 4344 hours.
    let (figure, level, _) = entry("CN-LN", "2023-06-30", "plant/utilisation-hours", "130000 MWh / 30.00 MW");
    assert_eq!((figure.part_of_a_year, level), (Some(181), None));
    assert_eq!(figure.outcomes[0].high, Some(Exact::from(4344)));
}

#[test]
fn a_part_of_a_year_has_no_lower_bound() {
    let (figure, level, _) = entry("CN-JS", "2023-06-30", "pv/specific-yield", "500 kWh / 1.000 kW");
    assert_eq!((figure.part_of_a_year, level), (Some(181), None));
    let (_, level, standing) = entry("CN-JS", "2023-12-31", "pv/specific-yield", "500 kWh / 1.000 kW");
    assert_eq!((level, standing), (Some(Level::Note), Some(BoundStanding::Unconfirmed)));
}

#[test]
fn rounding_that_reaches_a_bound_is_within() {
    // 29 / 4 = 7.25, more than 7.2; 29 means 28.5 to 29.5, and 28.5 / 4 = 7.125.
    let (figure, level, _) = entry("CN-ZJ", "2023-12-31", "air/specific-power", r#"29 kW / "4 exact m3/min""#);
    assert_eq!(value(&figure, 2), "7.25");
    assert_eq!((level, &figure.outcomes[1].relation), (None, &BoundRelation::Within));
    let (_, level, standing) =
        entry("CN-ZJ", "2023-12-31", "air/specific-power", r#""29 exact kW" / "4 exact m3/min""#);
    assert_eq!((level, standing), (Some(Level::Warning), Some(BoundStanding::Published)));
    // 0.0576 × 60 = 3.456, below the least work whatever the rounding.
    let (_, level, standing) = entry("DE", "2023-12-31", "air/specific-power", "0.0576 kWh/m3");
    assert_eq!((level, standing), (Some(Level::Warning), Some(BoundStanding::Physical)));
}

#[test]
fn nitrogen_of_juke_needs_a_normal_compressor() {
    // 0.23 kWh/m³ of nitrogen at 2.5 : 1 is 0.092 kWh/m³ of air: 5.52 kW/(m³/min).
    let (figure, level, _) = entry("CN-ZJ", "2023-12-31", "air/specific-power", "0.23 kWh/m3 / 2.5");
    assert_eq!((value(&figure, 2).as_str(), level), ("5.52", None));
    assert_eq!(figure.outcomes.len(), 2);
    let (_, level, standing) = entry("CN-ZJ", "2023-12-31", "air/specific-power", "8.0 kW/(m3/min)");
    assert_eq!((level, standing), (Some(Level::Warning), Some(BoundStanding::Published)));
}

#[test]
fn a_value_without_its_inputs_is_not_judged() {
    let book = "[[period]]\nid = \"p\"\nfrom = 2023-01-01\nto = 2023-12-31\n[[gap]]\ncategory = \"1\"\nkey = \"NE\"\n\
                [[plausibility]]\nid = \"x\"\nof = \"biomass/fuel-per-power\"\n\
                value = '1 t / 1 MWh * figure(\"inventory/total\") / 1 tCO2e'\n";
    let (figures, findings) = read(book);
    assert_eq!((figures[0].value.as_ref(), figures[0].outcomes.len(), findings.len()), (None, 0, 0));
}

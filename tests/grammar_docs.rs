//! The grammar pages under `docs/` say what the program does: their examples are read and checked.

use crossfoot::account::{Address, Shape};
use crossfoot::expression::Expression;
use crossfoot::factor::{Edition, FactorId};

const EXPRESSIONS: &str = include_str!("../docs/expressions.md");
const ADDRESSES: &str = include_str!("../docs/addresses.md");
const FACTOR_IDS: &str = include_str!("../docs/factor-ids.md");

/// Lines of the fenced blocks with exactly this label.
fn examples<'a>(page: &'a str, label: &str) -> Vec<&'a str> {
    let mut lines = Vec::new();
    let mut inside = None;
    for line in page.lines() {
        match (line.strip_prefix("```"), inside) {
            (Some(_), Some(_)) => inside = None,
            (Some(opened), None) => inside = Some(opened.trim() == label),
            (None, Some(true)) if !line.trim().is_empty() => lines.push(line),
            _ => {}
        }
    }
    assert!(!lines.is_empty(), "no examples under {label}");
    lines
}

/// The two sides of `=>`.
fn sides(line: &str) -> (&str, &str) {
    let (text, result) = line.split_once("=>").unwrap_or_else(|| panic!("no => in {line}"));
    (text.trim(), result.trim())
}

#[test]
fn expressions_have_the_normal_form_that_the_page_gives() {
    for line in examples(EXPRESSIONS, "expressions") {
        let (text, normal) = sides(line);
        let read = Expression::parse(text).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
        assert_eq!(read.to_string(), normal, "{text}");
        assert_eq!(Expression::parse(normal).as_ref(), Ok(&read), "{normal}");
    }
}

#[test]
fn wrong_expressions_have_the_errors_that_the_page_gives() {
    for line in examples(EXPRESSIONS, "expressions-bad") {
        let (text, expected) = sides(line);
        let errors = Expression::parse(text).expect_err(text);
        let found: Vec<String> =
            errors.iter().map(|e| format!("{} @ {}..{}", e.kind.code(), e.span.start, e.span.end)).collect();
        assert_eq!(found.join("; "), expected, "{text}");
    }
}

fn shape(address: &Address) -> String {
    let parts = match address.shape() {
        Shape::Activity { id } => vec!["activity", id],
        Shape::ActivityGas { id, gas } => vec!["activity-gas", id, gas],
        Shape::ActivityAmount { id } => vec!["activity-amount", id],
        Shape::InventoryTotal { period } => vec!["inventory-total", period.unwrap_or("?")],
        Shape::InventoryCategory { period, code } => vec!["inventory-category", period.unwrap_or("?"), code],
        Shape::InventoryGas { period, gas } => vec!["inventory-gas", period.unwrap_or("?"), gas],
        Shape::ActivityConsolidated { id } => vec!["activity-consolidated", id],
        Shape::InventoryBiogenic { period } => vec!["inventory-biogenic", period.unwrap_or("?")],
        Shape::InventoryFacility { period, id } => vec!["inventory-facility", period.unwrap_or("?"), id],
        Shape::InventoryNoFacility { period } => vec!["inventory-no-facility", period.unwrap_or("?")],
        Shape::FacilityShare { id, period } => vec!["facility-share", id, period],
        Shape::Beside { kind, id } => vec!["beside", kind, id],
        Shape::ActivityGiven { id, name } => vec!["activity-given", id, name],
        Shape::InventoryMarketTotal { period } => vec!["inventory-market-total", period.unwrap_or("?")],
        Shape::InventoryMarketCategory { period, code } => {
            vec!["inventory-market-category", period.unwrap_or("?"), code]
        }
        Shape::Balance { id, term } => vec!["balance", id, term],
        Shape::Instrument { id, part } => vec!["instrument", id, part],
        Shape::Chp { id, part } => vec!["chp", id, part],
        Shape::Claim { id } => vec!["claim", id],
        Shape::ClaimPublished { id } => vec!["claim-published", id],
        Shape::ClaimImplied { id } => vec!["claim-implied", id],
        Shape::ClaimAlso { id, n } => vec!["claim-also", id, n],
        Shape::ClaimHypothesis { id, number } => vec!["claim-hypothesis", id, number],
        Shape::ClaimGiven { id, name } => vec!["claim-given", id, name],
        Shape::TableCell { id, row, column } => vec!["table-cell", id, row, column],
        Shape::TableRelation { id, row, column, relation } => vec!["table-relation", id, row, column, relation],
        Shape::Factor { id } => vec!["factor", id],
        Shape::Other => vec!["other"],
    };
    parts.join(" ")
}

#[test]
fn addresses_have_the_shape_that_the_page_gives() {
    for line in examples(ADDRESSES, "addresses") {
        let (text, expected) = sides(line);
        let address = Address::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        assert_eq!(shape(&address), expected, "{text}");
        assert_eq!(address.to_string(), text);
    }
}

#[test]
fn a_period_left_out_is_put_in() {
    for line in examples(ADDRESSES, "addresses-period") {
        let (left, expected) = sides(line);
        let (text, period) = left.split_once(" + ").expect("a period");
        let address = Address::parse(text.trim()).expect("an address");
        assert_eq!(address.with_period(period.trim()).expect("a period").to_string(), expected);
    }
}

#[test]
fn wrong_addresses_have_the_error_that_the_page_gives() {
    for line in examples(ADDRESSES, "addresses-bad") {
        let (text, expected) = sides(line);
        let error = Address::parse(text).expect_err(text);
        assert_eq!(format!("{} @ {}..{}", error.kind.code(), error.span.start, error.span.end), expected, "{text}");
    }
}

#[test]
fn factor_ids_have_the_parts_that_the_page_gives() {
    for line in examples(FACTOR_IDS, "factor-ids") {
        let (text, expected) = sides(line);
        let id = FactorId::parse(text).unwrap_or_else(|| panic!("{text}"));
        let or_dash = |part: Option<String>| part.unwrap_or_else(|| "-".to_owned());
        let year = id.edition.as_ref().map(|edition| match edition.data_year {
            Edition::UNDATED => "undated".to_owned(),
            year => year.to_string(),
        });
        let publication = id.edition.as_ref().and_then(|edition| edition.publication.as_deref().map(str::to_owned));
        let parts = [id.family.clone(), or_dash(year), or_dash(publication)];
        assert_eq!(parts.join(" | "), expected, "{text}");
        assert_eq!(id.to_string(), text);
    }
    for text in examples(FACTOR_IDS, "factor-ids-bad") {
        assert_eq!(FactorId::parse(text.trim()), None, "{text}");
    }
}

#[test]
fn addresses_sort_what_stands_under_a_figure_directly_after_it() {
    let mut sorted: Vec<Address> = ["activity/gas-2", "activity/gas", "activity/gas.1", "activity/gas/CO2"]
        .into_iter()
        .map(|text| Address::parse(text).expect("an address"))
        .collect();
    sorted.sort();
    let sorted: Vec<&str> = sorted.iter().map(Address::as_str).collect();
    assert_eq!(sorted, ["activity/gas", "activity/gas/CO2", "activity/gas-2", "activity/gas.1"]);
}

#[test]
fn a_period_or_a_claim_id_is_one_segment() {
    let total = Address::parse("inventory/total").expect("an address");
    assert_eq!(total.with_period("2023/4").map_err(|error| error.span), Err(4..5));
    assert_eq!(total.with_period("").map_err(|error| error.kind.code()), Err("empty"));
    assert_eq!(Address::claim("led").map(|address| address.to_string()), Ok("claim/led".to_owned()));
    assert_eq!(Address::claim("l d").map_err(|error| error.span), Err(1..2));
}

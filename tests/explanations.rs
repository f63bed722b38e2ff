//! The second answer about a claim: one case by hand for each kind of slip.

use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::claim::hypothesis::{Change, Class, Explanations, Form, Group, RowSlip};
use crossfoot::claim::{Arithmetic, Verdict, verify};
use crossfoot::factor::Library;
use crossfoot::finding::{Lang, Sources};
use crossfoot::report::{FindingStyle, findings_text};

const PERIOD: &str = "[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n";

fn verdicts(text: &str) -> Vec<Verdict> {
    let mut sources = Sources::default();
    let files = MemoryFiles::new().with("book.toml", format!("{PERIOD}{text}"));
    let (book, findings) = load(&files, "book.toml", &mut sources);
    let shown = findings_text(&findings, &sources, FindingStyle::plain(Lang::En));
    let book = book.unwrap_or_else(|| panic!("{shown}"));
    let library = Library::bundled(&mut sources);
    let (described, findings) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    assert!(!findings.has_errors(), "{findings:?}");
    verify(&book.claims, &described.claims, &book.accounts, &library, &described.account, None)
}

/// The verdict about one claim, with what else the book prints.
fn claim_beside(others: &str, published: &str, given: &str, equals: &str) -> Verdict {
    let text = format!(
        "{others}\n[[claim]]\nid = \"c\"\npublished = '{published}'\ngiven = {{ {given} }}\nequals = '{equals}'\n"
    );
    verdicts(&text).pop().expect("a claim")
}

fn claim(published: &str, given: &str, equals: &str) -> Verdict {
    claim_beside("", published, given, equals)
}

fn explained(verdict: &Verdict) -> &Explanations {
    assert!(matches!(verdict.check.arithmetic, Arithmetic::DoesNotHold(_)), "{:?}", verdict.check.arithmetic);
    verdict.explanations.as_ref().expect("it does not hold")
}

fn group(explanations: &Explanations, class: Class) -> &Group {
    let found = explanations.groups.iter().find(|group| group.class == class);
    found.unwrap_or_else(|| {
        panic!("no {class:?} in {:?}", explanations.groups.iter().map(|g| g.class).collect::<Vec<_>>())
    })
}

#[test]
fn a_table_that_is_eight_over_has_two_one_digit_repairs() {
    let given = "c1 = '6639.56 t', c2 = '18938.70 t', c3 = '792.93 t', c4 = '193251.24 t'";
    let verdict = claim("219614.43 t", given, "sum(c1, c2, c3, c4)");
    let explanations = explained(&verdict);
    assert!(!explanations.transcript);
    let first = &explanations.groups[0];
    assert_eq!((first.class, first.members.len(), first.as_printed), (Class::Misprint, 2, true));
    let repaired: Vec<String> = first
        .members
        .iter()
        .map(|member| match member.change {
            Change::Print(_, literal, _) => literal.to_string(),
            _ => panic!("{member:?}"),
        })
        .collect();
    assert_eq!(repaired, ["6631.56", "18930.70"]);
    assert!(first.members.iter().all(|member| member.arithmetic == Arithmetic::Exact));
    assert!(first.chance < 0.05, "{}", first.chance);
    assert!(matches!(verdict.check.arithmetic, Arithmetic::DoesNotHold(_)));
}

#[test]
fn a_repair_that_another_place_prints_comes_first() {
    let given = "c1 = '6639.56 t', c2 = '18938.70 t', c3 = '792.93 t', c4 = '193251.24 t'";
    let other = "[[claim]]\nid = \"other\"\npublished = \"18930.70 t\"\nequals = \"18930.70 t\"\n";
    let verdict = claim_beside(other, "219614.43 t", given, "sum(c1, c2, c3, c4)");
    let first = &explained(&verdict).groups[0];
    assert_eq!(first.members.len(), 2);
    let places: Vec<&str> = first.members[0].corroborated.iter().map(|printed| printed.address.as_str()).collect();
    assert!(places.contains(&"claim/other/published"), "{places:?}");
    assert!(first.members[1].corroborated.is_empty());
    // The same value as another figure used for the input is the same hypothesis, and is not told twice.
    assert!(explained(&verdict).groups.iter().all(|group| group.class != Class::StaleInput));
}

#[test]
fn a_transposition_in_the_result_is_found() {
    let verdict = claim("1152.31 t", "a = '1000.21 t', b = '125.10 t'", "a + b");
    // 1125.31
    let found = group(explained(&verdict), Class::Misprint);
    assert!(
        found
            .members
            .iter()
            .any(|m| matches!(m.change, Change::Print(_, literal, _) if literal.to_string() == "1125.31"))
    );
}

#[test]
fn a_unit_slip_is_found_in_the_input_and_in_the_result() {
    // 160 万kWh written as 160 kWh.
    let verdict = claim("1126 t CO2", "saved = '160 kWh'", "saved * factor(\"cn/grid/average/east@2012\")");
    let first = &explained(&verdict).groups[0];
    assert_eq!((first.class, first.members.len()), (Class::UnitSlip, 2));
    // MWh for 万kWh.
    let verdict = claim("1126 t CO2", "saved = '160 MWh'", "saved * factor(\"cn/grid/average/east@2012\")");
    assert!(explained(&verdict).groups.iter().any(|group| group.class == Class::UnitSlip));
}

#[test]
fn carbon_for_co2_is_a_ratio_with_a_meaning() {
    // 3666.67 t CO2 from 1000 t C, printed without 44/12.
    let verdict = claim("1234.56 t CO2", "x = '4526.72 t CO2'", "x");
    let found = group(explained(&verdict), Class::Ratio);
    assert!(found.members.iter().any(|member| matches!(&member.change, Change::Scale(..))), "{found:?}");
}

#[test]
fn a_change_on_the_other_base_and_with_the_other_sign() {
    // (58 − 100)/100 = −42 %; on the base 58 it is −72.41 %.
    let verdict = claim("-72.41 %", "a = '100.0 t', b = '58.00 t'", "change(a, b)");
    let found = group(explained(&verdict), Class::Formula);
    assert!(found.members.iter().any(|member| member.change == Change::Formula(Form::OtherBase)), "{found:?}");
    let verdict = claim("42.00 %", "a = '100.0 t', b = '58.00 t'", "change(a, b)");
    let found = group(explained(&verdict), Class::Formula);
    assert!(found.members.iter().any(|member| member.change == Change::Formula(Form::Sign)), "{found:?}");
}

#[test]
fn points_for_per_cent() {
    // From 40.0 % to 50.0 % is 10 points and +25 %.
    let verdict = claim("10.0 %", "a = '40.0 %', b = '50.0 %'", "change(a, b)");
    let found = group(explained(&verdict), Class::Formula);
    assert!(found.members.iter().any(|member| matches!(member.change, Change::Formula(Form::Points(_)))), "{found:?}");
    let verdict = claim("25.0 %", "a = '40.0 %', b = '50.0 %'", "b - a");
    let found = group(explained(&verdict), Class::Formula);
    assert!(
        found.members.iter().any(|member| matches!(member.change, Change::Formula(Form::Relative(_)))),
        "{found:?}"
    );
}

#[test]
fn rows_left_out_counted_twice_and_gross_for_net() {
    let given = "a = '417.31 t', b = '229.88 t', d = '64.07 t', e = '1093.52 t'";
    let rows = |published: &str, equals: &str| {
        let verdict = claim(published, given, equals);
        let members = group(explained(&verdict), Class::Rows).members.clone();
        members
            .into_iter()
            .map(|member| match member.change {
                Change::Rows(_, rows, slip) => (rows, slip),
                other => panic!("{other:?}"),
            })
            .collect::<Vec<_>>()
    };
    // The whole is 1804.78.
    assert_eq!(rows("1740.71 t", "sum(a, b, d, e)"), [(vec![2], RowSlip::LeftOut)]);
    assert_eq!(rows("2034.66 t", "sum(a, b, d, e)"), [(vec![1], RowSlip::Twice)]);
    assert_eq!(rows("1510.83 t", "sum(a, b, d, e)"), [(vec![1, 2], RowSlip::LeftOut)]);
    // 1093.52 − 417.31 printed gross.
    let net = claim("417.31 t", "a = '1093.52 t', b = '676.21 t'", "a - b");
    assert_eq!(net.check.arithmetic, Arithmetic::Exact);
    let gross = claim("1769.73 t", "a = '1093.52 t', b = '676.21 t'", "a - b");
    let members = &group(explained(&gross), Class::Rows).members;
    assert!(
        members.iter().any(|member| matches!(&member.change, Change::Rows(_, rows, RowSlip::Sign) if rows[..] == [1]))
    );
}

#[test]
fn interchanged_inputs_are_told_only_where_it_makes_a_difference() {
    let verdict = claim("259.84 %", "part = '1275.48 t', whole = '3314.19 t'", "share(part, whole)");
    let found = group(explained(&verdict), Class::Swapped);
    assert!(matches!(found.members[0].change, Change::Swap(..)));
    let sum = claim("10.17 t", "a = '3.15 t', b = '7.04 t'", "a + b");
    assert!(explained(&sum).groups.iter().all(|group| group.class != Class::Swapped));
}

#[test]
fn the_value_of_another_year_is_found_as_input_and_as_result() {
    let other = "[[claim]]\nid = \"last-year\"\npublished = \"8812.7 MWh\"\nequals = \"8812.7 MWh\"\n";
    // 8812.7 MWh gives 6199.73 t; the book says 9467.1 MWh.
    let verdict = claim_beside(other, "6199.73 t CO2", "used = '9467.1 MWh'", "used * 0.7035 kgCO2/kWh");
    let found = group(explained(&verdict), Class::StaleInput);
    assert!(found.members.iter().any(|member| matches!(member.change, Change::Stale(..))), "{found:?}");
    let verdict = claim_beside(other, "8812.7 MWh", "a = '4000.0 MWh', b = '5467.1 MWh'", "a + b");
    assert!(!group(explained(&verdict), Class::Copied).members.is_empty());
}

#[test]
fn another_edition_of_the_factor_is_found() {
    // Computed with East China 2012; the claim names 2021.
    let verdict = claim("1126.4 t CO2", "saved = '160.11 万kWh'", "saved * factor(\"cn/grid/average/east@2021\")");
    let first = &explained(&verdict).groups[0];
    assert_eq!(first.class, Class::FactorEdition, "{first:?}");
    assert_eq!(first.members.len(), 1);
}

#[test]
fn another_set_of_potentials_is_found() {
    // 12.345 t CH4 by AR4 (25) and by AR5 (28).
    let verdict = claim("308.63 tCO2e", "m = '12.345 t CH4'", "m * factor(\"ipcc/gwp100/ar5/CH4\")");
    let found = group(explained(&verdict), Class::GwpSet);
    assert!(
        found.members.iter().any(|member| matches!(&member.change, Change::Potentials(set, _) if set.word() == "AR4"))
    );
}

#[test]
fn other_roundings_are_found() {
    // 2/3 = 66.67 %: cut off it is read so; rounded up is no ordinary manner for a share.
    let cut = claim("66.66 %", "", "share(2, 3)");
    assert!(cut.check.reading.is_some() && cut.explanations.is_none());
    let cut = claim("33.34 %", "", "share(1, 3)");
    assert!(group(explained(&cut), Class::Rounding).members.iter().any(|m| matches!(m.change, Change::Rounded(_))));
    // 1 234 stands for hundreds where it is printed as 1 200.
    let coarse = claim("1200 t", "a = '1000.4 t', b = '233.4 t'", "a + b");
    assert!(group(explained(&coarse), Class::Rounding).members.iter().any(|m| matches!(m.change, Change::Coarse(..))));
    // 3 · round(0.4444) …: rows of 12.6 kg each, rounded to whole kg before adding up.
    let given = "a = '2.52 kg', b = '3.13 kg', n = '5.00', m = '7.00'";
    let way = claim("35.00 kg", given, "a * n + b * m");
    assert!(
        group(explained(&way), Class::Rounding).members.iter().any(|m| matches!(m.change, Change::RoundedOnTheWay(..)))
    );
}

#[test]
fn what_holds_and_what_is_asked_for_has_no_explanations() {
    assert!(claim("10 t", "a = '3 t', b = '7 t'", "a + b").explanations.is_none());
    assert!(claim("10 t", "a = '3 t'", "a + ?").explanations.is_none());
    assert!(claim("33 %", "", "share(1, 3)").explanations.is_none());
}

#[test]
fn the_order_is_the_written_rule() {
    let given = "c1 = '6639.56 t', c2 = '18938.70 t', c3 = '792.93 t', c4 = '193251.24 t'";
    let verdict = claim("219614.43 t", given, "sum(c1, c2, c3, c4)");
    let groups = &explained(&verdict).groups;
    let key = |group: &Group| (group.is_set_back(), !group.is_corroborated());
    assert!(groups.windows(2).all(|pair| {
        key(&pair[0]) < key(&pair[1]) || (key(&pair[0]) == key(&pair[1]) && pair[0].standing() >= pair[1].standing())
    }));
    assert!(groups.iter().all(|group| (0.0..=1.0).contains(&group.chance) && group.members.len() <= group.tried));
}

#[test]
fn a_hypothesis_is_found_by_its_number() {
    let given = "c1 = '6639.56 t', c2 = '18938.70 t', c3 = '792.93 t', c4 = '193251.24 t'";
    let verdict = claim("219614.43 t", given, "sum(c1, c2, c3, c4)");
    let mut explanations = explained(&verdict).clone();
    assert_eq!(explanations.numbered("1.2"), Some(&explanations.groups[0].members[1]));
    assert!(explanations.numbered("0.1").is_none() && explanations.numbered("1.3").is_none());
    // That a transcript slipped is number one, and has no members.
    explanations.transcript = true;
    assert!(explanations.numbered("1.1").is_none());
    assert_eq!(explanations.numbered("2.2"), Some(&explanations.groups[0].members[1]));
}

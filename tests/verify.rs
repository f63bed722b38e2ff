//! Verification, claim by claim: a claim in, the answer out.

use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::calc::Known;
use crossfoot::calc::reading::inverse::Required;
use crossfoot::claim::{Arithmetic, Missing, Verdict, verify};
use crossfoot::factor::Library;
use crossfoot::finding::{Findings, Lang, Sources};
use crossfoot::quantity::Exact;
use crossfoot::report::{FindingStyle, findings_text};
use proptest::prelude::*;

const PERIOD: &str = "[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n";

fn verdicts(text: &str) -> (Vec<Verdict>, Findings) {
    let mut sources = Sources::default();
    let files = MemoryFiles::new().with("book.toml", format!("{PERIOD}{text}"));
    let (book, findings) = load(&files, "book.toml", &mut sources);
    let shown = findings_text(&findings, &sources, FindingStyle::plain(Lang::En));
    let book = book.unwrap_or_else(|| panic!("{shown}"));
    let library = Library::bundled(&mut sources);
    let (described, findings) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    let found = verify(&book.claims, &described.claims, &book.accounts, &library, &described.account, None);
    (found, findings)
}

/// The verdict about one claim.
fn claim(published: &str, given: &str, equals: &str) -> Verdict {
    let text =
        format!("[[claim]]\nid = \"c\"\npublished = '{published}'\ngiven = {{ {given} }}\nequals = '{equals}'\n");
    let (mut verdicts, findings) = verdicts(&text);
    assert!(!findings.has_errors(), "{findings:?}");
    verdicts.pop().expect("one claim")
}

fn exact(text: &str) -> Exact {
    Exact::parse_decimal(text).expect("a decimal")
}

#[test]
fn a_table_that_foots_is_exact() {
    let verdict = claim("219614.43 t", "", "6639.56 t + 18930.70 t + 792.93 t + 193251.24 t");
    assert_eq!(verdict.check.arithmetic, Arithmetic::Exact);
}

#[test]
fn a_table_that_does_not_foot_says_by_how_much_and_what_rounding_leaves() {
    let verdict = claim("219614.43 t", "", "sum(6639.56 t, 18938.70 t, 792.93 t, 193251.24 t)");
    let Arithmetic::DoesNotHold(difference) = verdict.check.arithmetic else {
        panic!("{:?}", verdict.check.arithmetic)
    };
    assert_eq!(difference.at_point, exact("-8"));
    // Four addends and the total each give way by half a hundredth.
    assert_eq!(difference.at_least, exact("7.975"));
}

#[test]
fn a_figure_that_prints_as_published_is_told_from_one_that_needs_rounded_inputs() {
    // 4/7 = 57.14 %, printed as 57 %.
    let forklifts = claim("57 %", "", "share(4, 7)");
    assert_eq!(forklifts.check.arithmetic, Arithmetic::WithinRounding { as_printed: true });
    // 160 × 7.035 = 1125.6, which prints as 1126; 159.9 prints as 160 and gives 1125.
    let led = claim("1125 t CO2", "saved = '160 万kWh'", "saved * factor(\"cn/grid/average/east@2012\")");
    assert_eq!(led.check.arithmetic, Arithmetic::WithinRounding { as_printed: false });
}

#[test]
fn the_led_claim_with_the_ets_factor_is_195_tonnes_off() {
    let verdict = claim("1125 t CO2", "saved = '160 万kWh'", "saved * factor(\"cn/grid/ets/national@2021\")");
    let Arithmetic::DoesNotHold(difference) = verdict.check.arithmetic else {
        panic!("{:?}", verdict.check.arithmetic)
    };
    assert_eq!(difference.at_point, exact("195.4"));
}

#[test]
fn more_than_is_met_by_more_and_not_by_less() {
    let saved = "saved = '50 万kWh'";
    let with = |factor: &str| claim("352 多 t CO2", saved, &format!("saved * {factor}")).check.arithmetic;
    assert_eq!(with("0.7051 kgCO2/kWh"), Arithmetic::WithinRounding { as_printed: true });
    assert_eq!(with("0.7035 kgCO2/kWh"), Arithmetic::WithinRounding { as_printed: false });
    assert!(matches!(with("0.5810 kgCO2/kWh"), Arithmetic::DoesNotHold(_)));
}

#[test]
fn at_most_is_met_by_less() {
    assert!(matches!(claim("≤0.35 kWh/m3", "", "0.23 kWh/m3").check.arithmetic, Arithmetic::WithinRounding { .. }));
    assert!(matches!(claim("≤0.35 kWh/m3", "", "0.40 kWh/m3").check.arithmetic, Arithmetic::DoesNotHold(_)));
}

#[test]
fn published_formulas_of_reports_hold() {
    let holds = |published: &str, equals: &str| {
        let verdict = claim(published, "", equals);
        assert!(
            matches!(verdict.check.arithmetic, Arithmetic::Exact | Arithmetic::WithinRounding { .. }),
            "{published} = {equals}: {:?}",
            verdict.check.arithmetic
        );
    };
    holds("38.49 %", "share(1275476 m3, 3314194 m3)");
    holds("-51.6 %", "compound(-7 %, 10)");
    holds("-46.86 %", "compound(-10 %, 6)");
    holds("0.092 kWh/m3", "0.23 kWh/m3 / 2.5");
    holds("10 MW", "1996.13 kW + 432.81 kW + 7789.32 kW");
    holds("7257 h", "217720 MWh / 30 MW");
    holds("25 %", "change(4 t, 5 t)");
    let mean = claim("3.11 h", "", "wmean(13 %, 1.8 h, 87 %, 4.28 h)");
    assert!(matches!(mean.check.arithmetic, Arithmetic::DoesNotHold(_)));
}

#[test]
fn what_is_not_stated_cannot_be_told() {
    let text = "[[gap]]\ncategory = \"5\"\nkey = \"not-stated\"\n\n[[claim]]\nid = \"c\"\npublished = \"5 tCO2e\"\n\
                equals = 'figure(\"inventory/category/5\")'\n";
    let (found, _) = verdicts(text);
    assert!(matches!(&found[0].check.arithmetic, Arithmetic::CannotTell(Missing::Gaps(gaps)) if gaps.len() == 1));
}

#[test]
fn division_by_zero_is_no_number() {
    let verdict = claim("5", "whole = '0 t'", "share(3 t, whole)");
    assert!(
        matches!(verdict.check.arithmetic, Arithmetic::CannotTell(Missing::Fault(_))),
        "{:?}",
        verdict.check.arithmetic
    );
    assert!(matches!(verdict.check.recomputed, Known::Poison(_)));
}

#[test]
fn a_claim_may_rest_on_a_later_one() {
    let text = "[[claim]]\nid = \"a\"\npublished = \"3 t\"\nequals = 'claim(\"b\") + 1 t'\n\n\
                [[claim]]\nid = \"b\"\npublished = \"2 t\"\nequals = '2 t'\n";
    let (found, findings) = verdicts(text);
    assert!(!findings.has_errors());
    assert_eq!(found[0].check.arithmetic, Arithmetic::Exact);
}

#[test]
fn the_implied_factor_is_a_range_and_the_factors_in_it_come_first() {
    let verdict = claim("1125 t CO2", "saved = '160 万kWh'", "saved * factor(?)");
    let implied = verdict.implied.expect("a value is asked for");
    assert_eq!(implied.unit.text(), "kgCO2/kWh");
    let Required::Range(range) = &implied.within_rounding else { panic!("{:?}", implied.within_rounding) };
    // 1124.5 / 160.5 and 1125.5 / 159.5 t per 万kWh, in kg per kWh.
    let tenth = exact("0.1");
    let end = |over: &str, under: &str| &exact(over).checked_div(&exact(under)).expect("not zero") * &tenth;
    assert_eq!(range.lower_value(), Some(&end("1124.5", "160.5")));
    assert_eq!(range.upper_value(), Some(&end("1125.5", "159.5")));
    let library = Library::bundled(&mut Sources::default());
    let first = implied.candidates[0];
    assert_eq!(library.factor_at(first.factor).id.to_string(), "cn/grid/average/east@2012");
    for candidate in &implied.candidates {
        let factor = library.factor_at(candidate.factor);
        let ratio = factor.unit().convertible(&implied.unit).expect("the same dimension");
        let printed = factor.literal().expect("one value").interval().scale(&ratio);
        assert_eq!(candidate.holds, range.meets(&printed), "{}", factor.id);
    }
    let holding = implied.candidates.iter().take_while(|candidate| candidate.holds).count();
    assert!(implied.candidates[holding..].iter().all(|candidate| !candidate.holds));
}

#[test]
fn an_unknown_is_found_wherever_it_stands() {
    let implied = |published: &str, equals: &str| {
        let verdict = claim(published, "", equals);
        verdict.implied.expect("a value is asked for").as_printed
    };
    let contains = |required: Required, value: &str| {
        let range = required.range().cloned().unwrap_or_else(|| panic!("{required:?}"));
        assert!(range.contains(&exact(value)), "{range:?}");
    };
    contains(implied("10 t", "4 t + ?"), "6");
    contains(implied("10 t", "14 t - ?"), "4");
    contains(implied("25 %", "share(?, 8 t)"), "2");
    contains(implied("25 %", "share(2 t, ?)"), "8");
    contains(implied("-42 %", "change(?, 58 t)"), "100");
    contains(implied("21 %", "compound(?, 2)"), "0.1");
    contains(implied("5 kWh", "round(?, 0)"), "5.3");
}

proptest! {
    /// A true sum, printed, is never called wrong, whatever its parts were rounded from.
    #[test]
    fn a_table_printed_from_true_values_holds(parts in prop::collection::vec(0_i64..10_000_000, 1..8), places in 0_u32..3) {
        let unit = 10_i64.pow(3 - places);
        let print = |thousandths: i64| {
            let rounded = (thousandths + unit / 2).div_euclid(unit);
            match places {
                0 => rounded.to_string(),
                p => {
                    let scale = 10_i64.pow(p);
                    format!("{}.{:0width$}", rounded / scale, rounded % scale, width = p as usize)
                }
            }
        };
        let printed: Vec<String> = parts.iter().map(|part| format!("{} t", print(*part))).collect();
        let total = print(parts.iter().sum());
        let verdict = claim(&format!("{total} t"), "", &format!("sum({})", printed.join(", ")));
        let holds = matches!(verdict.check.arithmetic, Arithmetic::Exact | Arithmetic::WithinRounding { .. });
        prop_assert!(holds, "{:?}", verdict.check.arithmetic);
    }
}

#[test]
fn a_partial_figure_is_not_judged_by_what_it_lacks() {
    let book = |published: &str| {
        format!(
            "[[activity]]\nid = \"a\"\ncategory = \"1\"\nemissions = \"5 tCO2e\"\n\n[[gap]]\ncategory = \"2\"\nkey = \"NE\"\n\n\
             [[claim]]\nid = \"c\"\npublished = \"{published}\"\nequals = 'figure(\"inventory/total\")'\n"
        )
    };
    let (found, _) = verdicts(&book("10 tCO2e"));
    assert!(
        matches!(found[0].check.arithmetic, Arithmetic::CannotTell(Missing::Gaps(_))),
        "the gap may be the other 5 t"
    );
    let (found, _) = verdicts(&book("5 tCO2e"));
    assert_eq!(found[0].check.arithmetic, Arithmetic::Exact);
    assert!(matches!(found[0].check.recomputed, Known::Partial(_)), "and the figure says that it is partial");
}

#[test]
fn nothing_is_recomputed_while_a_value_is_asked_for() {
    for equals in ["change(?, 58 t)", "compound(?, 6)", "160 t - ?", "? + 3 t", "sum(?, 2 t, 3 t)"] {
        let published = if equals.contains("t") && !equals.contains("change") { "10 t" } else { "-42 %" };
        let published = if equals.starts_with("compound") { "-46.86 %" } else { published };
        let verdict = claim(published, "", equals);
        assert!(verdict.check.recomputed.value().is_none(), "{equals}: {:?}", verdict.check.recomputed);
        assert_eq!(verdict.check.arithmetic, Arithmetic::CannotTell(Missing::Unknown));
    }
}

#[test]
fn of_two_answers_only_the_hull_is_known_and_it_says_so() {
    let asked = |published: &str, equals: &str| claim(published, "", equals).implied.expect("asked").as_printed;
    assert!(matches!(asked("9", "?^2"), Required::Hull(_)));
    assert!(matches!(asked("9", "abs(?)"), Required::Hull(_)));
    assert!(matches!(asked("0", "?^2"), Required::Range(_)));
    assert!(matches!(asked("27", "?^3"), Required::Range(_)));
}

#[test]
fn an_unknown_share_leaves_the_unit_of_its_neighbour_alone() {
    let verdict = claim("50 万kWh", "", "? * 20 %");
    let implied = verdict.implied.expect("a value is asked for");
    assert_eq!(implied.unit.text(), "万kWh");
    assert!(implied.as_printed.range().is_some_and(|range| range.contains(&exact("250"))));
    let rate = claim("-46.86 %", "", "compound(?, 6)").implied.expect("a value is asked for");
    assert_eq!(rate.unit.text(), "%");
}

#[test]
fn numbers_that_outgrow_every_account_are_a_fault_and_not_a_wait() {
    let mut text = "[[claim]]\nid = \"c0\"\npublished = \"1\"\nequals = '1.0001'\n".to_owned();
    for i in 1..25 {
        text.push_str(&format!(
            "[[claim]]\nid = \"c{i}\"\npublished = \"1\"\nequals = 'claim(\"c{p}\") * claim(\"c{p}\")'\n",
            p = i - 1
        ));
    }
    let (found, _) = verdicts(&text);
    assert!(matches!(found[24].check.arithmetic, Arithmetic::CannotTell(Missing::Fault(_))));
}

#[test]
fn an_input_printed_as_a_range_is_judged_as_a_range() {
    let with = |published: &str| claim(published, "burned = '24-30 万吨左右'", "burned");
    for published in ["24 万t", "27 万t", "23.7 万t"] {
        assert_eq!(with(published).check.arithmetic, Arithmetic::WithinRounding { as_printed: false }, "{published}");
    }
    let Arithmetic::DoesNotHold(difference) = with("35 万t").check.arithmetic else { panic!() };
    assert_eq!(difference.at_least, exact("4"), "34.5 less 30.5");
    assert_eq!(difference.at_point, exact("4"));
    assert!(with("24 万t").check.between);
}

#[test]
fn an_unknown_value_or_weight_of_a_weighted_mean_is_found() {
    let implied = |equals: &str| claim("3.11 h", "", equals).implied.expect("a value is asked for");
    let value = implied("wmean(13 %, 1.8 h, 87 %, ?)");
    assert_eq!(value.unit.text(), "h");
    assert!(value.as_printed.range().is_some_and(|range| range.contains(&exact("3.3057"))), "{:?}", value.as_printed);
    let weight = implied("wmean(13 %, 1.8 h, ?, 4.28 h)");
    assert_eq!(weight.unit.text(), "%");
}

#[test]
fn zeros_at_the_end_of_a_whole_number_may_be_rounded_and_the_verdict_says_so() {
    // 85 × 6.977 = 593.045; the range of 85 ± 0.5 ends at 596.53.
    let heat = claim("600 t CO2", "saved = '85 万kWh'", "saved * 0.6977 kgCO2/kWh");
    assert_eq!(heat.check.arithmetic, Arithmetic::WithinRounding { as_printed: false });
    let reading = heat.check.reading.expect("600 was read to tens");
    assert_eq!((reading.place, reading.strict.at_point), (1, exact("6.955")));
    // Decimals are printed digits.
    assert!(matches!(claim("600.0 t", "", "593 t / 1").check.arithmetic, Arithmetic::DoesNotHold(_)));
    // A twentieth of the figure is the most: 600 is not read to hundreds, a share not at all.
    for (published, equals) in [("600 t", "640 t / 1"), ("100 %", "share(96 t, 100 t)")] {
        assert!(matches!(claim(published, "", equals).check.arithmetic, Arithmetic::DoesNotHold(_)), "{published}");
    }
    // "About" says that it is no exact figure.
    let about = claim("约 600 t", "", "640 t / 1");
    assert_eq!(about.check.reading.map(|reading| reading.place), Some(2));
}

#[test]
fn a_total_is_printed_as_finely_as_its_addends() {
    let total = claim("1200 t", "", "700 t + 502 t");
    assert!(matches!(total.check.arithmetic, Arithmetic::DoesNotHold(_)));
    let rounded = claim("1200 t", "", "sum(640 t, 520 t, 30 t)");
    assert_eq!(rounded.check.reading.map(|reading| reading.place), None, "30 t is printed to tens");
    let rounded = claim("12000 t", "", "sum(6400 t, 5200 t, 500 t)");
    assert!(matches!(rounded.check.arithmetic, Arithmetic::DoesNotHold(_)), "5 200 t has a digit in the hundreds");
}

#[test]
fn a_stated_precision_settles_what_the_digits_leave_open() {
    let with = |precision: &str| {
        let text = format!(
            "[[claim]]\nid = \"c\"\npublished = \"1200 t\"\nprecision = \"{precision}\"\nequals = \"2466 t / 2\"\n"
        );
        verdicts(&text).0.remove(0).check
    };
    assert_eq!(with("100 t").arithmetic, Arithmetic::WithinRounding { as_printed: true });
    assert_eq!(with("0.1 kt").arithmetic, Arithmetic::WithinRounding { as_printed: true });
    assert!(matches!(with("1 t").arithmetic, Arithmetic::DoesNotHold(_)));
    assert!(matches!(with("10 t").arithmetic, Arithmetic::DoesNotHold(_)), "a stated place is not read coarser");
    let input = "[[claim]]\nid = \"c\"\npublished = \"98 MWh\"\n\
        given = { hours = { value = \"2000 h\", precision = \"100 h\", source = \"report:3\" } }\nequals = \"hours * 50 kW\"\n";
    let (found, _) = verdicts(input);
    assert_eq!(found[0].check.arithmetic, Arithmetic::WithinRounding { as_printed: false });
}

#[test]
fn a_figure_that_is_printed_twice_is_held_to_both_prints() {
    let (found, _) = verdicts(
        "[[claim]]\nid = \"c2\"\npublished = \"18938.70 tCO2e\"\n\
         also = [{ published = \"18930.70 tCO2e\" }, { published = \"18.9387 ktCO2e\" }]\n",
    );
    assert!(matches!(&found[0].check.arithmetic, Arithmetic::DoesNotHold(by) if by.at_point == exact("8")));
    let agrees: Vec<bool> =
        found[0].again.iter().map(|again| !matches!(again.agrees, Arithmetic::DoesNotHold(_))).collect();
    assert_eq!(agrees, [false, true]);
    let (found, _) = verdicts(
        "[[claim]]\nid = \"pv\"\npublished = \"10 MW\"\nequals = \"1996.13 kW + 432.81 kW + 7789.32 kW\"\n\
         also = [{ published = \"10218.26 kW\" }, { published = \"12 MW\" }]\n",
    );
    assert_eq!(found[0].again.iter().map(|again| again.fits).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn an_input_that_nobody_states_leaves_the_claim_open_and_is_named() {
    let (found, _) = verdicts(
        "[[claim]]\nid = \"c\"\npublished = \"2 %\"\nequals = \"-change(a, b)\"\n\
         given = { a = \"5 t\", b = { key = \"not-stated\", unit = \"t\", reason = \"no inventory\" } }\n",
    );
    assert!(
        matches!(&found[0].check.arithmetic, Arithmetic::CannotTell(Missing::Gaps(gaps)) if gaps == &["claim/c/given/b"])
    );
    assert!(matches!(found[0].check.recomputed, Known::Gap(_)), "the 1 of a change is no part of it");
}

#[test]
fn differences_of_percentages_are_points_and_co2_counts_as_co2e() {
    let points = claim("2.3 个百分点", "a = '85.2 %', b = '87.5 %'", "b - a");
    assert_eq!(points.check.arithmetic, Arithmetic::Exact);
    let saved = claim("1125 tCO2e", "saved = '160 万kWh'", "saved * 0.7035 kgCO2/kWh");
    assert_eq!(saved.check.arithmetic, Arithmetic::WithinRounding { as_printed: false });
    let rate = claim("8.5 %", "a = '100 t', b = '150.4 t'", "(b / a)^(1/5) - 1");
    assert_eq!(rate.check.arithmetic, Arithmetic::WithinRounding { as_printed: true });
    for (published, equals) in [("2.3 pp", "share(1 t, 3 t)"), ("1125 t CH4", "1125 t CO2"), ("1125 t", "1125 t CO2")] {
        let text = format!("[[claim]]\nid = \"c\"\npublished = '{published}'\nequals = '{equals}'\n");
        assert!(verdicts(&text).1.has_errors(), "{published} = {equals}");
    }
}

#[test]
fn a_divisor_that_may_be_zero_lets_no_print_pass() {
    // 0.2 − 0.2 + 0.03: each ± 0.05, so that the divisor may be zero and the quotient anything.
    let inputs = "a = '1 t', b = '0.2 t', c = '0.2 t'";
    let open = claim("5 %", inputs, "a / (b - c + 0.03 t)");
    assert_eq!(open.check.arithmetic, Arithmetic::CannotTell(Missing::Boundless));
    let printed = claim("3333 %", inputs, "a / (b - c + 0.03 t)");
    assert_eq!(printed.check.arithmetic, Arithmetic::WithinRounding { as_printed: true });
}

//! Laws of an inventory: every split foots to the whole, shares add up, and what stands beside the total stays there.

use std::fmt::Write as _;

use crossfoot::account::Address;
use crossfoot::book::{Described, MemoryFiles, describe, load};
use crossfoot::calc::reading::exact;
use crossfoot::calc::{Cone, NodeId, View};
use crossfoot::finding::{Code, Findings, Lang, Level, Sources};
use crossfoot::quantity::Exact;
use crossfoot::report::{FindingStyle, findings_text};

use proptest::prelude::*;

const HEAD: &str = "[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n";

fn read(text: &str) -> (Option<Described>, Findings, Sources) {
    let files = MemoryFiles::new().with("book.toml", text);
    let mut sources = Sources::default();
    let (book, mut findings) = load(&files, "book.toml", &mut sources);
    let described = book.map(|book| {
        let library = book.library(&mut sources);
        let (described, about) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
        findings.extend(about.iter().cloned());
        described
    });
    (described, findings, sources)
}

fn described(text: &str) -> Described {
    let (described, findings, sources) = read(text);
    assert!(!findings.has_errors(), "{text}\n{}", findings_text(&findings, &sources, FindingStyle::plain(Lang::En)));
    described.expect("a book")
}

fn value(described: &Described, node: NodeId) -> Exact {
    let known = exact::value(View::plain(&described.account.graph), node);
    known.value().cloned().unwrap_or(Exact::ZERO)
}

fn at(described: &Described, address: &str) -> Exact {
    let node = described.account.find(&Address::parse(address).expect(address));
    node.map_or(Exact::ZERO, |node| value(described, node))
}

fn sum(values: impl IntoIterator<Item = Exact>) -> Exact {
    values.into_iter().fold(Exact::ZERO, |sum, value| &sum + &value)
}

/// One activity of a random book.
#[derive(Debug, Clone)]
struct Line {
    category: &'static str,
    facility: Option<usize>,
    cents: u32,
    unit: &'static str,
    biogenic: bool,
}

#[derive(Debug, Clone)]
struct Sites {
    /// Equity in per cent before and after the first of July.
    equity: Vec<(u8, Option<u8>)>,
    lines: Vec<Line>,
}

fn line(facilities: usize) -> impl Strategy<Value = Line> {
    let categories = ["1", "1.1", "1.2", "1.4", "2", "2.1", "3.1", "3.5", "4.1", "5", "6.1"];
    let units = ["tCO2", "tCH4", "tN2O", "tCO2e", "kgCH4", "tSF6"];
    (
        proptest::sample::select(categories.to_vec()),
        proptest::option::of(0..facilities),
        0_u32..10_000_000,
        proptest::sample::select(units.to_vec()),
        any::<bool>(),
    )
        .prop_map(|(category, facility, cents, unit, biogenic)| Line { category, facility, cents, unit, biogenic })
}

fn sites() -> impl Strategy<Value = Sites> {
    proptest::collection::vec((0_u8..=100, proptest::option::of(0_u8..=100)), 1..4).prop_flat_map(|equity| {
        let lines = proptest::collection::vec(line(equity.len()), 1..12);
        lines.prop_map(move |lines| Sites { equity: equity.clone(), lines })
    })
}

fn book(sites: &Sites, times: u32, rest: &str) -> String {
    let mut text = format!("[organization]\nname = \"x\"\nconsolidation = \"equity-share\"\n{HEAD}");
    for (at, (before, after)) in sites.equity.iter().enumerate() {
        let _ = writeln!(text, "[[facility]]\nid = \"f{at}\"");
        match after {
            None => {
                let _ = writeln!(text, "equity = \"{before} %\"");
            }
            Some(after) => {
                let _ = writeln!(text, "[[facility.ownership]]\nto = 2023-06-30\nequity = \"{before} %\"");
                let _ = writeln!(text, "[[facility.ownership]]\nfrom = 2023-07-01\nequity = \"{after} %\"");
            }
        }
    }
    for (at, line) in sites.lines.iter().enumerate() {
        let _ = writeln!(text, "[[activity]]\nid = \"a{at}\"\ncategory = \"{}\"", line.category);
        let cents = u64::from(line.cents) * u64::from(times);
        let _ = writeln!(text, "emissions = \"{}.{:02} {}\"", cents / 100, cents % 100, line.unit);
        if let Some(facility) = line.facility {
            let _ = writeln!(text, "facility = \"f{facility}\"");
        }
        if line.biogenic && line.unit != "tCO2e" {
            let _ = writeln!(text, "biogenic = true");
        }
    }
    text + rest
}

const BESIDE: &str = r#"
[[exclusion]]
id = "left-out"
category = "1.1"
what = "x"
reason = "y"
estimate = "40..60 tCO2e"
[[removal]]
id = "forest"
what = "x"
amount = "120 tCO2"
[[credit]]
id = "ccer"
scheme = "CCER"
vintage = "2022"
amount = "500 tCO2e"
[[avoided]]
id = "export"
what = "x"
amount = "100 MWh"
factor = "cn/grid/average/east@2021"
"#;

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_split_foots_to_the_total(sites in sites()) {
        let described = described(&book(&sites, 1, ""));
        let inventory = described.inventory.as_ref().expect("an inventory");
        let period = &inventory.periods[0];
        let of = |node: NodeId| value(&described, node);
        let total = of(period.total);
        prop_assert_eq!(&sum(period.categories.iter().map(|c| of(c.node))), &total);
        prop_assert_eq!(&sum(period.gases.iter().map(|(_, node)| of(*node))), &total);
        prop_assert_eq!(&sum(period.facilities.iter().map(|f| of(f.node))), &total);
        let inside = inventory.activities.iter().filter(|figure| figure.is_inside);
        prop_assert_eq!(&sum(inside.map(|figure| of(figure.node))), &total);
        for category in &period.categories {
            prop_assert_eq!(sum(category.gases.iter().map(|(_, node)| of(*node))), of(category.node));
            let across = period.facilities.iter().flat_map(|f| f.categories.iter());
            let across = across.filter(|(code, _)| *code == category.category);
            prop_assert_eq!(sum(across.map(|(_, node)| of(*node))), of(category.node));
        }
        for (gas, node) in &period.gases {
            let down = period.categories.iter().flat_map(|c| c.gases.iter()).filter(|(of, _)| of == gas);
            prop_assert_eq!(sum(down.map(|(_, node)| of(*node))), of(*node));
        }
        let biogenic = period.biogenic.map_or(Exact::ZERO, of);
        prop_assert_eq!(&sum(period.categories.iter().filter_map(|c| c.biogenic).map(of)), &biogenic);
        prop_assert_eq!(&sum(period.facilities.iter().filter_map(|f| f.biogenic).map(of)), &biogenic);
    }

    /// Two owners of everything together count all of it.
    #[test]
    fn equity_shares_add_up(sites in sites()) {
        let other = Sites {
            equity: sites.equity.iter().map(|(a, b)| (100 - a, b.map(|b| 100 - b))).collect(),
            lines: sites.lines.clone(),
        };
        let whole = Sites { equity: sites.equity.iter().map(|_| (100, None)).collect(), lines: sites.lines.clone() };
        let [one, two, all] = [&sites, &other, &whole].map(|sites| described(&book(sites, 1, "")));
        let facilities = |described: &Described, what: &str| {
            sum((0..sites.equity.len()).map(|f| at(described, &format!("inventory/2023/facility/f{f}{what}"))))
        };
        for what in ["", "/biogenic"] {
            prop_assert_eq!(&facilities(&one, what) + &facilities(&two, what), facilities(&all, what));
        }
    }

    #[test]
    fn scaling_every_amount_scales_the_total(sites in sites(), times in 2_u32..9) {
        let (one, many) = (described(&book(&sites, 1, "")), described(&book(&sites, times, "")));
        for address in ["inventory/2023/total", "inventory/2023/category/1", "inventory/2023/biogenic"] {
            prop_assert_eq!(&at(&one, address) * &Exact::from(i64::from(times)), at(&many, address), "{}", address);
        }
    }

    #[test]
    fn what_stands_beside_the_total_changes_no_figure_of_the_inventory(sites in sites()) {
        let (without, with) = (described(&book(&sites, 1, "")), described(&book(&sites, 1, BESIDE)));
        for (address, node) in without.account.figures() {
            prop_assert_eq!(value(&without, node), at(&with, address.as_str()), "{}", address);
        }
        // And nothing of it lies under a total, a category, a gas, a facility or an activity.
        let view = View::plain(&with.account.graph);
        let inside = with.account.figures().filter(|(address, _)| {
            address.as_str().starts_with("inventory/") || address.as_str().starts_with("activity/")
        });
        let inside: Vec<NodeId> = inside.map(|(_, node)| node).collect();
        for node in Cone::of(view, &inside).order() {
            let address = view.leaf_at(node).map(|leaf| leaf.origin.address.clone()).unwrap_or_default();
            for kind in ["exclusion/", "removal/", "credit/", "avoided/"] {
                prop_assert!(!address.starts_with(kind), "{} is in the inventory", address);
            }
        }
        for (address, expected) in [("removal/forest", "120"), ("credit/ccer", "500"), ("exclusion/left-out", "40")] {
            prop_assert_eq!(at(&with, address), Exact::parse_decimal(expected).expect("a number"));
        }
    }
}

fn codes(text: &str) -> Vec<Code> {
    read(text).1.iter().filter(|finding| finding.level == Level::Error).map(|finding| finding.code).collect()
}

#[test]
fn netting_cannot_be_written() {
    let with = |line: &str| format!("{HEAD}[[activity]]\nid = \"a\"\ncategory = \"1\"\n{line}\n{BESIDE}");
    // A negative activity.
    assert_eq!(codes(&with("emissions = \"-500 tCO2e\"")), [Code::NegativeNotAllowed]);
    // A credit, a removal, an avoided emission as the factor or the amount of an activity.
    assert_eq!(codes(&with("amount = \"-1 kWh\"\nfactor = \"cn/grid\"")), [Code::NegativeNotAllowed]);
    assert_eq!(codes(&with("amount = \"1 t\"\nfactor = \"credit/ccer\"")), [Code::UnknownFactor]);
    assert_eq!(codes(&with("emissions = \"credit/ccer\"")), [Code::BadNumber]);
    assert_eq!(codes(&with("emissions = \"1 tCO2e\"\ncredit = \"ccer\"")), [Code::UnknownKey]);
    // Negative credits, removals and avoided emissions would be emissions that hide.
    for kind in ["removal", "credit", "avoided"] {
        let negative = format!(
            "{HEAD}[[{kind}]]\nid = \"n\"\nwhat = \"x\"\namount = \"-1 tCO2e\"\n{}",
            if kind == "credit" { "scheme = \"s\"\nvintage = \"2022\"\n" } else { "" }
        );
        assert_eq!(codes(&negative), [Code::NegativeNotAllowed], "{kind}");
    }
    let negative = with("emissions = \"1 tCO2e\"").replace("40..60 tCO2e", "-60..-40 tCO2e");
    assert_eq!(codes(&negative), [Code::NegativeNotAllowed]);
}

#[test]
fn control_counts_all_or_nothing_and_equity_the_share() {
    let total = |approach: &str, facility: &str| {
        let text = format!(
            "[organization]\nname = \"x\"\nconsolidation = \"{approach}\"\n{HEAD}[[facility]]\nid = \"f\"\n{facility}\n\
             [[activity]]\nid = \"a\"\nfacility = \"f\"\ncategory = \"1.1\"\nemissions = \"730 tCO2\"\n"
        );
        at(&described(&text), "inventory/total").to_string()
    };
    let joint = "equity = \"40 %\"\ncontrol = \"operational\"";
    assert_eq!(total("operational-control", joint), "730");
    assert_eq!(total("financial-control", joint), "0");
    assert_eq!(total("equity-share", joint), "292");
    assert_eq!(total("operational-control", "control = \"none\""), "0");
    assert_eq!(total("operational-control", ""), "730");
    // 181 of 365 days.
    let sold = "[[facility.ownership]]\nto = 2023-06-30\nequity = \"50 %\"";
    assert_eq!(total("operational-control", sold), "362");
    assert_eq!(total("equity-share", sold), "181");
    // Undated ownership holds on the other days.
    let changed = "equity = \"100 %\"\n[[facility.ownership]]\nfrom = 2023-07-01\nequity = \"0 %\"";
    assert_eq!(total("equity-share", changed), "362");
    let elsewhere = "[[facility.ownership]]\nfrom = 2024-01-01\nequity = \"50 %\"";
    assert_eq!(total("equity-share", elsewhere), "0");
}

#[test]
fn methane_of_biomass_is_in_the_total_with_its_own_potential_and_its_co2_is_not() {
    let text = format!(
        "{HEAD}[[activity]]\nid = \"wood\"\ncategory = \"1.1\"\namount = \"10 TJ\"\n\
         factor = \"ipcc/stationary/manufacturing/wood/CO2@2006\"\n\
         [[activity]]\nid = \"wood-ch4\"\ncategory = \"1.1\"\nemissions = \"2 tCH4\"\nbiogenic = true\n\
         [[activity]]\nid = \"leak\"\ncategory = \"1.4\"\nemissions = \"2 tCH4\"\n"
    );
    let described = described(&text);
    assert_eq!(at(&described, "inventory/2023/category/1/biogenic").to_string(), "1120");
    assert_eq!(at(&described, "activity/wood/biogenic").to_string(), "1120");
    assert_eq!(at(&described, "activity/wood").to_string(), "0");
    // AR6: 27.0 for methane that is not fossil, 27.9 where the origin is not known.
    assert_eq!(at(&described, "activity/wood-ch4").to_string(), "54");
    assert_eq!(at(&described, "inventory/2023/total"), &at(&described, "activity/leak") + &Exact::from(54));
}

const COMPLETE: &str = include_str!("books/complete.toml");

#[test]
fn a_complete_book_is_silent() {
    let (_, findings, sources) = read(COMPLETE);
    assert!(findings.is_empty(), "{}", findings_text(&findings, &sources, FindingStyle::plain(Lang::En)));
}

#[test]
fn every_line_of_completeness_is_asked_for() {
    let without = |line: &str, code: Code| {
        let text: String = COMPLETE.lines().filter(|l| !l.starts_with(line)).map(|l| format!("{l}\n")).collect();
        assert_ne!(text.len(), COMPLETE.len(), "{line}");
        let found: Vec<Code> = read(&text).1.iter().map(|finding| finding.code).collect();
        assert!(found.contains(&code), "without {line}: {found:?}");
    };
    without("responsible", Code::ReportItemMissing);
    without("purpose", Code::ReportItemMissing);
    without("users", Code::ReportItemMissing);
    without("consolidation", Code::ConsolidationMissing);
    without("data", Code::DataNotDescribed);
    without("method", Code::DataNotDescribed);
    without("gwp-justification", Code::GwpNotJustified);
    without("estimate", Code::ExclusionWithoutEstimate);
    without("reason", Code::ExclusionWithoutReason);
    without("reason", Code::SignificanceWithoutReason);
}

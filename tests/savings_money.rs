//! The money of projects through a book: the reference cases of `finance/cases.csv`, laws, what is missing, the cost curve.

mod mv;

use crossfoot::account::Address;
use crossfoot::book::{Book, Described, MemoryFiles, describe, load};
use crossfoot::calc::View;
use crossfoot::calc::reading::exact;
use crossfoot::finding::{AboutMoney, Code, Findings, Lang, Sources};
use crossfoot::quantity::Exact;
use crossfoot::saving::finance::npv;
use mv::{Deviations, number, rows};
use proptest::prelude::*;

const HEAD: &str = "[[period]]\nid = \"2024\"\nfrom = 2024-01-01\nto = 2024-12-31\n";

fn described(projects: &str) -> (Option<(Book, Described)>, Findings) {
    let text = format!("{HEAD}{projects}");
    let files = MemoryFiles::new().with("book.toml", text.into_bytes());
    let mut sources = Sources::default();
    let (book, mut findings) = load(&files, "book.toml", &mut sources);
    let Some(book) = book else { return (None, findings) };
    let library = book.library(&mut sources);
    let (described, about) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    findings.extend(about.iter().cloned());
    (Some((book, described)), findings)
}

fn read(projects: &str) -> (Described, Findings) {
    let (read, findings) = described(projects);
    let shown = || findings.iter().map(|f| f.message.text(Lang::En)).collect::<Vec<_>>().join("\n");
    let (_, described) = read.unwrap_or_else(|| panic!("{}\n{projects}", shown()));
    (described, findings)
}

fn value(described: &Described, address: &str) -> Option<Exact> {
    let node = described.account.find(&Address::parse(address).unwrap())?;
    exact::value(View::plain(&described.account.graph), node).value().cloned()
}

fn float(described: &Described, address: &str) -> f64 {
    value(described, address).unwrap_or_else(|| panic!("{address}")).to_f64()
}

/// A project of 1 MWh with stated emissions and these lines of money.
fn project(id: &str, tonnes: &str, money: &str) -> String {
    format!(
        "[[project]]\nid = \"{id}\"\ncarrier = \"electricity\"\nsaving = \"1 MWh\"\nemissions-saving = \"{tonnes} tCO2e\"\n{money}\n"
    )
}

/// The columns of the reference numbers, and where a book has them.
const COLUMNS: [(&str, &str); 11] = [
    ("npv", "npv"),
    ("irr", "irr"),
    ("mirr", "mirr"),
    ("simple_payback_years", "payback"),
    ("discounted_payback_years", "payback-discounted"),
    ("capital_recovery_factor", "capital-recovery-factor"),
    ("annualised_capex", "annual-capital"),
    ("profitability_index", "profitability-index"),
    ("abatement_cost_npv_per_tco2", "cost-per-tonne"),
    ("abatement_cost_annualised_per_tco2", "cost-per-tonne-annualised"),
    ("abatement_cost_discounted_t", "cost-per-tonne-discounted"),
];

#[test]
fn every_column_of_the_cases_follows_from_a_book() {
    let Some(cases) = rows("finance/cases.csv") else { return };
    let mut seen = Deviations::default();
    for case in &cases {
        let savings: Vec<&str> = case["cash_savings"].split(';').collect();
        let shared = format!(
            "capex = \"{} 元\"\ndiscount-rate = \"{}\"\nsalvage = \"{} 元\"",
            case["capex"], case["rate"], case["salvage_end"]
        );
        let list = savings.iter().map(|saved| format!("\"{saved} 元\"")).collect::<Vec<_>>().join(", ");
        let mut forms = vec![format!("{shared}\ncash-savings = [{list}]")];
        // The same by the first year and its growth, where the years follow from the first.
        let floats: Vec<f64> = savings.iter().map(|saved| saved.parse().unwrap()).collect();
        let growth = (floats[1] / floats[0] * 1e6).round() / 1e6;
        let follows = floats.windows(2).all(|pair| (pair[1] - pair[0] * growth).abs() < 1e-6 * pair[0]);
        if floats[0] > 0.0 && follows {
            let (first, years) = (savings[0], savings.len());
            let percent = format!("{:.4} %", (growth - 1.0) * 100.0);
            forms.push(format!(
                "{shared}\ncost-saving = \"{first} 元\"\nprice-growth = \"{percent}\"\nlifetime = \"{years} 年\""
            ));
        }
        for form in &forms {
            let (described, _) = read(&project("p", &case["tco2_per_year"], form));
            for (column, name) in COLUMNS {
                let found = float(&described, &format!("project/p/{name}"));
                seen.hold(column, found, number(case, column).unwrap(), 1e-9, 0.0);
            }
        }
    }
    seen.tell("finance/cases.csv through a book");
}

#[test]
fn every_year_can_be_explained() {
    let money = "capex = \"100 元\"\ncost-saving = \"60 元\"\nlifetime = \"3 年\"\ndiscount-rate = \"10 %\"\nopex = \"5 元\"\n\
                 degradation = \"10 %\"\nprice-growth = \"5 %\"\nsalvage = \"-2 元\"\noutlay-year = 2024\nbase-year = 2022\n\
                 carbon-price = \"1 元/tCO2e\"\nfinance-rate = \"6 %\"\nreinvestment-rate = \"4 %\"";
    let (described, findings) = read(&project("p", "10", money));
    assert!(findings.iter().all(|finding| finding.code != Code::MoneyIncomplete), "{findings:?}");
    // Year 3: 60 × 1.05² × 0.9² − 5 − 2.
    let third = float(&described, "project/p/flow/3");
    assert!((third - (60.0 * 1.1025 * 0.81 - 7.0)).abs() < 1e-12);
    assert!((float(&described, "project/p/present/3") - third / 1.331).abs() < 1e-12);
    let at_outlay = float(&described, "project/p/npv-at-outlay");
    assert!((float(&described, "project/p/npv") - at_outlay / 1.21).abs() < 1e-12);
    // 10 t, 9 t and 8.1 t at 1 元, each discounted to 2022.
    let worth = (10.0 / 1.1 + 9.0 / 1.21 + 8.1 / 1.331) / 1.21;
    let with_carbon = float(&described, "project/p/npv-with-carbon");
    assert!((with_carbon - float(&described, "project/p/npv") - worth).abs() < 1e-12);
    assert!((float(&described, "project/p/tonnes-lifetime") - 27.1).abs() < 1e-12);
    let flows: Vec<f64> = (0..4).map(|year| float(&described, &format!("project/p/flow/{year}"))).collect();
    let outlay: f64 = 100.0;
    let returns: f64 = (1..4).map(|year| flows[year] * 1.04_f64.powi(3 - year as i32)).sum();
    assert!((float(&described, "project/p/mirr") - ((returns / outlay).powf(1.0 / 3.0) - 1.0)).abs() < 1e-11);
}

#[test]
fn what_is_missing_has_its_reason_and_no_figure() {
    let case = |money: &str| {
        let (described, findings) = read(&project("p", "10", money));
        let whys: Vec<AboutMoney> = described.savings.projects[0]
            .money
            .iter()
            .flat_map(|money| money.lacks.iter().map(|lacking| lacking.why.clone()))
            .collect();
        let noted = findings.iter().filter(|finding| finding.code == Code::MoneyIncomplete).count();
        assert!(whys.is_empty() || noted > 0, "{money}");
        (described, whys)
    };
    let (described, whys) = case("capex = \"10 元\"");
    assert_eq!(whys, [AboutMoney::NothingSaved, AboutMoney::NoLifetime]);
    assert_eq!(value(&described, "project/p/npv"), None);
    let (described, whys) = case("capex = \"10 元\"\ncost-saving = \"4 元\"");
    assert_eq!(whys, [AboutMoney::NoLifetime]);
    assert_eq!(float(&described, "project/p/payback"), 2.5);
    let (described, whys) = case("capex = \"10 元\"\ncost-saving = \"4 元\"\nlifetime = \"5 年\"");
    assert_eq!(whys, [AboutMoney::NoRate]);
    assert!(value(&described, "project/p/irr").is_some());
    assert_eq!(value(&described, "project/p/mirr"), None);
    let (_, whys) = case("capex = \"10 元\"\ncost-saving = \"1 元\"\nlifetime = \"5 年\"\ndiscount-rate = \"0 %\"");
    assert_eq!(whys, [AboutMoney::NeverPaidBack]);
    let (_, whys) = case("capex = \"0 元\"\ncost-saving = \"1 元\"\nlifetime = \"5 年\"\ndiscount-rate = \"0 %\"");
    assert_eq!(whys, [AboutMoney::NoChangeOfSign]);
    let (_, whys) = case("lifetime = \"5 年\"\ncost-saving = \"1 元\"");
    assert_eq!(whys, [AboutMoney::NoCapex]);
}

#[test]
fn several_rates_are_told_and_none_is_the_return() {
    let money = "capex = \"1600 USD\"\ncash-savings = [\"10000 USD\", \"-10000 USD\"]\ndiscount-rate = \"10 %\"";
    let (described, findings) = read(&project("pump", "1", money));
    let finding = findings.iter().find(|finding| finding.code == Code::SeveralRates).unwrap();
    assert!(finding.facts.iter().any(|fact| fact.text(Lang::En).contains("25.00 %, 400.00 %")), "{finding:?}");
    assert_eq!(value(&described, "project/pump/irr"), None);
    assert!(value(&described, "project/pump/mirr").is_some());
}

fn measure(id: &str, end_use: &str, saving: u32, capex: u32, more: &str) -> String {
    format!(
        "[[project]]\nid = \"{id}\"\ncarrier = \"electricity\"\nsaving = \"{saving} MWh\"\nemissions-saving = \"{saving} tCO2e\"\n\
         end-use = \"{end_use}\"\ncapex = \"{capex} 元\"\nlifetime = \"10 年\"\ndiscount-rate = \"8 %\"\n\
         energy-price = \"100 元/MWh\"\n{more}\n"
    )
}

#[test]
fn the_curve_counts_what_measures_share_once() {
    let energy = "end-use-energy = \"1000 MWh\"";
    let book = [
        measure("dear", "air", 300, 400_000, energy),
        measure("cheap", "air", 200, 50_000, energy),
        measure("light", "light", 100, 100_000, ""),
        measure("outside", "light", 100, 100_000, "inside = false"),
        "[[project]]\nid = \"no-money\"\ncarrier = \"electricity\"\nsaving = \"1 MWh\"\n".to_owned(),
        measure("dollars", "other", 10, 1, "").replace('元', "USD"),
        measure("made-up", "other", 10, 1, "made-up = true"),
    ];
    let (described, _) = read(&book.concat());
    let curve = &described.savings.curve;
    let order: Vec<usize> = curve.steps.iter().map(|step| step.project).collect();
    assert_eq!(order, [1, 2, 0]);
    // 200 of 1000 is taken: 300 × 0.8; together 1000 × (1 − 0.8 × 0.7) = 440, and 100 of light.
    assert_eq!(float(&described, "savings/cost-curve/3/tonnes"), 240.0);
    assert_eq!(float(&described, "savings/cost-curve/3/cumulative"), 540.0);
    let node = described.savings.end_uses[0].combined.unwrap();
    let combined = exact::value(View::plain(&described.account.graph), node).value().cloned().unwrap();
    assert_eq!(combined.to_f64(), 440.0);
    // What it no longer saves in money is 20 % of 30 000 元 a year.
    let alone = float(&described, "project/dear/annual-cost");
    let cost = float(&described, "savings/cost-curve/3/cost");
    assert!((cost - (alone + 6000.0) / 240.0).abs() < 1e-9);
    let whys: Vec<(usize, AboutMoney)> = curve.left_out.iter().map(|of| (of.project, of.why.clone())).collect();
    let unit = "USD".to_owned();
    assert_eq!(
        whys,
        [
            (3, AboutMoney::OutsideInventory),
            (4, AboutMoney::NoMoney),
            (5, AboutMoney::OtherCurrency { unit }),
            (6, AboutMoney::MadeUpBesideReal)
        ]
    );
}

#[test]
fn an_end_use_without_its_energy_gives_its_first_measure_alone() {
    let book = [measure("dear", "air", 300, 400_000, ""), measure("cheap", "air", 200, 50_000, "")];
    let (described, _) = read(&book.concat());
    let curve = &described.savings.curve;
    assert_eq!(curve.steps.iter().map(|step| step.project).collect::<Vec<_>>(), [1]);
    assert_eq!(curve.left_out[0].why, AboutMoney::OverlapUnknown { end_use: "air".to_owned() });
}

#[test]
fn an_end_use_that_is_used_up_leaves_nothing() {
    let energy = "end-use-energy = \"200 MWh\"";
    let book = [measure("all", "air", 200, 50_000, energy), measure("more", "air", 100, 400_000, energy)];
    let (described, _) = read(&book.concat());
    assert_eq!(described.savings.curve.left_out[0].why, AboutMoney::NothingLeft { end_use: "air".to_owned() });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn present_value_is_that_of_floats_and_scales_with_money(
        capex in 1_u32..1_000_000,
        saved in proptest::collection::vec(-50_000_i32..500_000, 1..15),
        rate in -40_i32..150,
        shift in -5_i32..6,
    ) {
        let form = |unit: &str, more: &str| {
            let list = saved.iter().map(|of| format!("\"{of} {unit}\"")).collect::<Vec<_>>().join(", ");
            let money = format!("capex = \"{capex} {unit}\"\ncash-savings = [{list}]\ndiscount-rate = \"{rate} %\"\n{more}");
            read(&project("p", "7", &money)).0
        };
        let one = form("元", "");
        let flows: Vec<f64> = std::iter::once(-f64::from(capex)).chain(saved.iter().map(|of| f64::from(*of))).collect();
        let by_floats = npv(f64::from(rate) / 100.0, &flows).unwrap();
        let exact = float(&one, "project/p/npv");
        prop_assert!((exact - by_floats).abs() <= 1e-9 * flows.iter().map(|f| f.abs()).sum::<f64>() * by_floats.abs().max(1.0));
        // In ten thousands everything but the unit is the same, and no ratio moves.
        let other = form("万元", "");
        prop_assert_eq!(value(&one, "project/p/npv"), value(&other, "project/p/npv"));
        prop_assert_eq!(value(&one, "project/p/irr"), value(&other, "project/p/irr"));
        prop_assert_eq!(value(&one, "project/p/payback"), value(&other, "project/p/payback"));
        let ten_thousand = Exact::from(10_000);
        let times = value(&one, "project/p/cost-per-tonne").map(|cost| &cost * &ten_thousand);
        prop_assert_eq!(times, value(&other, "project/p/cost-per-tonne"));
        // With equal tonnes two of the three forms are one.
        prop_assert_eq!(
            value(&one, "project/p/cost-per-tonne-annualised"),
            value(&one, "project/p/cost-per-tonne-discounted")
        );
        // Another base year moves the present value by powers of the growth, and no annual figure.
        let moved = form("元", &format!("outlay-year = {}\nbase-year = 2020", 2020 + shift));
        let growth = &Exact::ONE + &Exact::ratio(i128::from(rate), 100).unwrap();
        let expected = value(&one, "project/p/npv").map(|npv| &npv * &growth.powi(-shift).unwrap());
        prop_assert_eq!(value(&moved, "project/p/npv"), expected);
        prop_assert_eq!(value(&moved, "project/p/annual-cost"), value(&one, "project/p/annual-cost"));
        prop_assert_eq!(
            value(&moved, "project/p/cost-per-tonne-discounted"),
            value(&one, "project/p/cost-per-tonne-discounted")
        );
    }

    #[test]
    fn the_curve_rises_and_ends_at_what_measures_save_together(
        of in proptest::collection::vec((1_u32..400, 1_u32..900_000, 0_usize..3), 1..9),
    ) {
        let energy = "end-use-energy = \"4000 MWh\"";
        let book: String = of
            .iter()
            .enumerate()
            .map(|(at, (saving, capex, end_use))| measure(&format!("m{at}"), &format!("use {end_use}"), *saving, *capex, energy))
            .collect();
        let (described, _) = read(&book);
        let curve = &described.savings.curve;
        prop_assert_eq!(curve.steps.len(), of.len());
        let view = View::plain(&described.account.graph);
        let known = |node| exact::value(view, node).value().cloned().unwrap();
        let costs: Vec<Exact> = curve.steps.iter().map(|step| known(step.cost)).collect();
        prop_assert!(costs.windows(2).all(|pair| pair[0] <= pair[1]));
        prop_assert!(curve.steps.iter().all(|step| known(step.tonnes) <= known(step.alone)));
        let total = known(described.savings.totals.unwrap().inside.unwrap());
        prop_assert_eq!(known(curve.steps.last().unwrap().cumulative), total);
    }
}

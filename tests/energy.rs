//! What must hold of balances, instruments and cogeneration, whatever the numbers.

use crossfoot::account::Address;
use crossfoot::book::{Described, MemoryFiles, describe, load};
use crossfoot::calc::View;
use crossfoot::calc::reading::exact;
use crossfoot::factor::Library;
use crossfoot::finding::{Code, Findings, Sources};
use crossfoot::inventory::Footing;
use crossfoot::quantity::Exact;
use proptest::prelude::*;

const HEAD: &str = "[[period]]\nid = \"p\"\nfrom = 2023-01-01\nto = 2023-12-31\n\n[[facility]]\nid = \"plant\"\nregion = \"CN-HE\"\n\n[[facility]]\nid = \"yard\"\nregion = \"CN-JS\"\n\n";

thread_local! {
    static LIBRARY: Library = Library::bundled(&mut Sources::default());
}

fn figures(text: &str) -> (Described, Findings) {
    let mut sources = Sources::default();
    let (book, findings) = load(&MemoryFiles::new().with("b.toml", text), "b.toml", &mut sources);
    let book = book.unwrap_or_else(|| panic!("{text}\n{findings:?}"));
    LIBRARY.with(|library| describe(&book, library, jiff::civil::date(2026, 11, 21)))
}

fn value(described: &Described, address: &str) -> Exact {
    let node = described.account.find(&Address::parse(address).expect(address)).expect(address);
    exact::value(View::plain(&described.account.graph), node).value().cloned().expect(address)
}

fn footing(described: &Described) -> Footing {
    described.inventory.as_ref().expect("an inventory").energy.balances[0].footing.clone()
}

/// Every figure of the inventory that is location-based.
fn located(described: &Described) -> Vec<(String, Option<Exact>)> {
    let view = View::plain(&described.account.graph);
    let figures = described.account.figures().map(|(address, node)| (address.to_string(), node));
    figures
        .filter(|(address, _)| address.starts_with("inventory/") || address.starts_with("activity/"))
        .filter(|(address, _)| !address.ends_with("/market-based"))
        .map(|(address, node)| (address, exact::value(view, node).value().cloned()))
        .collect()
}

const POWER: &str = "[[activity]]\nid = \"a\"\nfacility = \"plant\"\ncategory = \"2.1\"\namount = \"2650 MWh\"\nfactor = \"cn/grid\"\n\n[[activity]]\nid = \"b\"\nfacility = \"plant\"\ncategory = \"2.1\"\namount = \"350.5 MWh\"\nfactor = \"cn/grid/average/national@2023\"\n\n[[activity]]\nid = \"c\"\nfacility = \"yard\"\ncategory = \"2.1\"\namount = \"80 MWh\"\nfactor = \"cn/grid\"\n\n[[activity]]\nid = \"s\"\nfacility = \"plant\"\ncategory = \"2.2\"\namount = \"900 GJ\"\nfactor = \"cn/heat/purchased\"\n\n[[activity]]\nid = \"coal\"\nfacility = \"plant\"\ncategory = \"1.1\"\nemissions = \"120.5 tCO2\"\n\n";

#[derive(Debug, Clone)]
struct Certificate {
    amount: u32,
    factor: u32,
    facility: bool,
    sound: [bool; 4],
}

fn certificate() -> impl Strategy<Value = Certificate> {
    (0_u32..4000, 0_u32..900, any::<bool>(), [prop::bool::weighted(0.9); 4])
        .prop_map(|(amount, factor, facility, sound)| Certificate { amount, factor, facility, sound })
}

fn instruments(certificates: &[Certificate]) -> String {
    let each = certificates.iter().enumerate().map(|(at, c)| {
        let facility = if c.facility { "plant" } else { "yard" };
        let optional = [
            "generator = \"a wind farm\"\n",
            "registry = \"GEC\"\ncancelled = 2024-01-15\n",
            "vintage-from = 2023-01-01\nvintage-to = 2023-12-31\n",
            "region = \"CN-HE\"\nexclusive = true\n",
        ];
        let said: String = optional.iter().zip(c.sound).filter(|(_, sound)| *sound).map(|(text, _)| *text).collect();
        format!(
            "[[instrument]]\nid = \"i{at}\"\nkind = \"gec\"\nfacility = \"{facility}\"\namount = \"{} MWh\"\nfactor = \"0.{:03} kgCO2/kWh\"\n{said}\n",
            c.amount, c.factor
        )
    });
    each.collect()
}

fn fallback(word: Option<&str>) -> String {
    word.map(|word| format!("[inventory]\nmarket-fallback = \"{word}\"\n\n")).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_computed_term_put_back_closes_the_balance(
        terms in proptest::collection::vec((0_i64..10_000_000, 0_u32..4), 7),
        missing in 0_usize..7,
    ) {
        let words = ["imported", "generated", "stored-out", "consumed", "exported", "losses", "stored-in"];
        let lines: Vec<(usize, String)> = terms
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != missing)
            .map(|(at, (n, places))| (at, Exact::ratio(i128::from(*n), 10_i128.pow(*places)).unwrap_or_default().to_string()))
            .map(|(at, n)| (at, format!("{} = \"{n} MWh\"\n", words[at])))
            .collect();
        let body: String = lines.iter().map(|(_, line)| line.as_str()).collect();
        let book = |extra: &str| format!("{HEAD}[[balance]]\nid = \"x\"\ncarrier = \"electricity\"\n{body}{extra}");
        let (open, findings) = figures(&book(""));
        let computed = value(&open, &format!("balance/x/{}", words[missing]));
        prop_assert_eq!(findings.iter().any(|f| f.code == Code::NegativeResult), computed.is_negative());
        if !computed.is_negative() {
            prop_assert!(matches!(footing(&open), Footing::Computed(_)));
            let (closed, _) = figures(&book(&format!("{} = \"{computed} MWh\"\n", words[missing])));
            prop_assert_eq!(footing(&closed), Footing::Exact);
            prop_assert!(value(&closed, "balance/x/difference").is_zero());
            // A hundred more is beyond the rounding of seven printed terms.
            let more = &computed + &Exact::from(100_i64);
            let (broken, _) = figures(&book(&format!("{} = \"{more} MWh\"\n", words[missing])));
            prop_assert!(matches!(footing(&broken), Footing::DoesNotFoot(_)));
        }
    }

    #[test]
    fn instruments_never_change_location_based_figures(
        certificates in proptest::collection::vec(certificate(), 0..5),
        word in prop_oneof![Just(None), Just(Some("residual")), Just(Some("location"))],
    ) {
        let plain = figures(&format!("{HEAD}{POWER}")).0;
        let with = figures(&format!("{}{HEAD}{POWER}{}", fallback(word), instruments(&certificates))).0;
        prop_assert_eq!(located(&plain), located(&with));
        if certificates.is_empty() && word.is_none() {
            prop_assert!(with.account.find(&Address::parse("inventory/p/total/market-based").expect("an address")).is_none());
            return Ok(());
        }
        // Never more used than bought by the facility, and by the instrument.
        let mut used = [Exact::ZERO, Exact::ZERO];
        for (at, c) in certificates.iter().enumerate() {
            let counted = c.sound.iter().all(|sound| *sound);
            let address = Address::parse(&format!("instrument/i{at}/used")).expect("an address");
            prop_assert_eq!(with.account.find(&address).is_some(), counted);
            if counted {
                let one = value(&with, &format!("instrument/i{at}/used"));
                prop_assert!(!one.is_negative() && one <= Exact::from(i64::from(c.amount)));
                used[usize::from(c.facility)] += &one;
            }
        }
        prop_assert!(used[0] <= Exact::from(80_i64) && used[1] <= Exact::ratio(30_005, 10).unwrap_or_default());
        // Category 2 and the total differ from the location-based ones by the same.
        let apart = |address: &str| &value(&with, &format!("{address}/market-based")) - &value(&with, address);
        prop_assert_eq!(apart("inventory/p/category/2"), apart("inventory/p/total"));
        if used.iter().all(Exact::is_zero) && word != Some("residual") {
            prop_assert!(apart("inventory/p/total").is_zero());
        }
    }

    #[test]
    fn shares_of_cogeneration_add_to_the_whole(
        (emissions, heat, power) in (0_u32..1_000_000, 0_u32..1_000_000, 1_u32..1_000_000),
        (e_heat, e_power) in (1_u32..=100, 1_u32..=100),
        (cold, warmer) in (-50_i32..50, 1_u32..400),
        method in 0_usize..3,
    ) {
        let method = [
            "method = \"energy-content\"\n".to_owned(),
            format!("method = \"efficiency\"\nheat-efficiency = \"{e_heat} %\"\npower-efficiency = \"{e_power} %\"\n"),
            format!("method = \"work\"\nambient-temperature = \"{cold} °C\"\nheat-temperature = \"{} °C\"\n", i64::from(cold) + i64::from(warmer)),
        ][method].clone();
        let (described, _) = figures(&format!(
            "{HEAD}[[activity]]\nid = \"a\"\ncategory = \"1.1\"\nemissions = \"{emissions} tCO2\"\n\n[[chp]]\nid = \"u\"\nactivities = [\"a\"]\nheat = \"{heat} GJ\"\npower = \"{power} MWh\"\n{method}"
        ));
        let whole = value(&described, "activity/a");
        let (heat_share, power_share) = (value(&described, "chp/u/heat"), value(&described, "chp/u/power"));
        prop_assert_eq!(&heat_share + &power_share, whole);
        prop_assert!(!heat_share.is_negative() && !power_share.is_negative());
        prop_assert_eq!(&value(&described, "chp/u/power-factor") * &Exact::from(i64::from(power)), power_share);
    }
}

#[test]
fn without_instruments_the_market_based_figure_at_the_location_fallback_is_the_location_based_one() {
    let with = figures(&format!("{}{HEAD}{POWER}", fallback(Some("location")))).0;
    for address in ["inventory/p/total", "inventory/p/category/2"] {
        assert_eq!(value(&with, address), value(&with, &format!("{address}/market-based")));
    }
    // The residual factor of 2023 for 3000.5 + 80 MWh, and the steam as it is.
    let residual = figures(&format!("{}{HEAD}{POWER}", fallback(Some("residual")))).0;
    let expected = Exact::parse_decimal("1976.8728").expect("a number"); // 3080.5 × 0.6096 + 900 × 0.11
    assert_eq!(value(&residual, "inventory/p/category/2/market-based"), expected);
}

#[test]
fn formulas_may_name_one_another_in_any_order() {
    let (described, findings) = figures(&format!(
        "{HEAD}[[activity]]\nid = \"late\"\ncategory = \"2.1\"\nfacility = \"plant\"\nformula = 'figure(\"activity/early/amount\") / 2'\nfactor = \"cn/grid\"\n\n[[activity]]\nid = \"early\"\ncategory = \"2.1\"\nfacility = \"plant\"\nformula = \"x + y\"\ngiven = {{ x = \"10 MWh\", y = \"2000 kWh\" }}\nfactor = \"cn/grid\"\n"
    ));
    assert!(!findings.has_errors(), "{findings:?}");
    assert_eq!(value(&described, "activity/late/amount"), Exact::from(6_i64));
    assert_eq!(&value(&described, "activity/late") * &Exact::from(2_i64), value(&described, "activity/early"));
    // The choice is made for the place and the year of the activity.
    assert!(described.choices.iter().any(|choice| choice.took.to_string() == "cn/grid/average/hebei@2023"));
}

const SHARED: &str = "[organization]\nname = \"x\"\nconsolidation = \"equity-share\"\n\n[[period]]\nid = \"p\"\nfrom = 2023-01-01\nto = 2023-12-31\n\n[[facility]]\nid = \"plant\"\nregion = \"CN-HE\"\nequity = \"60 %\"\n\n";

fn literal(number: &str) -> Exact {
    crossfoot::quantity::Literal::parse(number).expect(number).exact()
}

#[test]
fn heat_and_power_are_passed_on_at_the_emissions_of_the_whole_plant() {
    let unit = "[[activity]]\nid = \"coal\"\nfacility = \"plant\"\ncategory = \"1.1\"\nemissions = \"1360 tCO2\"\n\n[[chp]]\nid = \"u\"\nactivities = [\"coal\"]\nheat = \"1000 GJ\"\npower = \"100 MWh\"\nmethod = \"energy-content\"\n";
    for equity in ["100 %", "60 %", "0 %"] {
        let (described, _) = figures(&format!("{SHARED}{unit}").replace("60 %", equity));
        assert_eq!(value(&described, "chp/u/heat-factor"), Exact::ONE, "{equity}");
    }
}

#[test]
fn a_certificate_of_zero_is_exactly_zero() {
    let book = format!(
        "{SHARED}{POWER}[[instrument]]\nid = \"i\"\nfacility = \"plant\"\nkind = \"gec\"\namount = \"100 MWh\"\nfactor = \"0 kgCO2/kWh\"\ngenerator = \"g\"\nregistry = \"r\"\ncancelled = 2024-01-15\nvintage-from = 2023-01-01\nvintage-to = 2023-12-31\nregion = \"CN-HE\"\nexclusive = true\n\n[[facility]]\nid = \"yard\"\nregion = \"CN-JS\"\nequity = \"100 %\"\n"
    );
    let (described, _) = figures(&book);
    let node = described.account.find(&Address::parse("instrument/i/emissions").expect("an address")).expect("used");
    let range = crossfoot::calc::reading::interval::range(View::plain(&described.account.graph), node);
    assert!(range.value().is_some_and(|range| range.interval.is_point().is_some()), "{range:?}");
}

#[test]
fn what_names_no_facility_is_whole_in_the_market_based_figure_too() {
    // One facility of which 60 % count, and a line that names none: 100 MWh × 0.6 at the residual factor, and 10 MWh of it.
    let line = |id: &str, facility: &str, amount: &str| {
        format!(
            "[[activity]]\nid = \"{id}\"\n{facility}category = \"2.1\"\namount = \"{amount}\"\nfactor = \"cn/grid/average/national@2023\"\n\n"
        )
    };
    let book = format!(
        "{SHARED}[inventory]\nmarket-fallback = \"residual\"\n\n{}{}",
        line("a", "facility = \"plant\"\n", "100 MWh"),
        line("b", "", "10 MWh")
    );
    let (described, _) = figures(&book);
    assert_eq!(value(&described, "inventory/p/category/2/market-based"), literal("42.672"));
}

#[test]
fn a_factor_below_zero_nets_nothing() {
    let own = "[source]\nid = \"s\"\ntitle = \"t\"\npublisher = \"p\"\npublished = \"2023-02\"\nlicence = \"l\"\n\n[[factor]]\nfamily = \"own/scrap\"\nedition = \"2023\"\nname = { zh = \"z\", en = \"e\" }\nvalue = \"-2 tCO2e/t\"\nkind = \"supplier\"\nlocator = \"p. 2\"\ngrade = \"B\"\n";
    let head = format!("[library]\nfiles = [\"own.toml\"]\n\n{HEAD}");
    let lines = [
        "[[activity]]\nid = \"a\"\ncategory = \"4.3\"\namount = \"5 t\"\nfactor = \"own/scrap@2023\"\n",
        "[[activity]]\nid = \"a\"\ncategory = \"4.3\"\nformula = \"x\"\ngiven = { x = \"5 t\" }\nfactor = \"own/scrap@2023\"\n",
        "[[exclusion]]\nid = \"a\"\ncategory = \"4.3\"\nwhat = \"w\"\namount = \"5 t\"\nfactor = \"own/scrap@2023\"\n",
        "[[avoided]]\nid = \"a\"\nwhat = \"w\"\namount = \"5 t\"\nfactor = \"own/scrap@2023\"\n",
    ];
    for line in lines {
        let files = MemoryFiles::new().with("b.toml", format!("{head}{line}")).with("own.toml", own);
        let mut sources = Sources::default();
        let (book, findings) = load(&files, "b.toml", &mut sources);
        let book = book.unwrap_or_else(|| panic!("{findings:?}"));
        let library = book.library(&mut sources);
        let (described, findings) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
        assert!(described.inventory.is_none(), "{line}");
        assert_eq!(findings.iter().filter(|finding| finding.code == Code::NegativeResult).count(), 1, "{line}");
    }
}

//! The unit table walked from end to end, the grammar of units, and the laws of their algebra.

use crossfoot::quantity::{
    AMBIGUOUS, Base, COMPOUNDS, Dimension, DimensionName, Exact, GAS_ROWS, Gas, MULTIPLIERS, PREFIXES, SUBSTANCES,
    UNIT_ROWS, Unit, UnitError, UnitRow,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

fn unit(text: &str) -> Unit {
    Unit::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn ratio_of(row: &UnitRow, scale: i8) -> Exact {
    let plain = Exact::ratio(row.ratio.0, row.ratio.1).unwrap();
    &plain * &Exact::power_of_ten(scale.into()).unwrap()
}

fn is_row(text: &str, row: &UnitRow, scale: i8) {
    let parsed = unit(text);
    assert_eq!(parsed.dimension(), row.dimension, "{text}");
    assert_eq!(parsed.ratio(), &ratio_of(row, scale), "{text}");
    assert_eq!(parsed.text(), text);
}

#[test]
fn every_spelling_parses_to_its_row() {
    for row in UNIT_ROWS {
        for (spelling, scale) in row.names() {
            is_row(spelling, row, scale);
            assert_eq!(unit(spelling) == unit(row.symbol), scale == 0, "{spelling}");
        }
    }
}

#[test]
fn every_scaled_form_parses_to_its_row() {
    let chinese = |text: &str| text.starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for row in UNIT_ROWS {
        let mut forms: Vec<(String, i8)> = row.names().map(|(text, scale)| (text.to_owned(), scale)).collect();
        for (spelling, _) in row.names().filter(|(_, scale)| *scale == 0) {
            for (latin, zh, scale) in PREFIXES.iter().filter(|prefix| row.prefixes.contains(prefix.0)) {
                forms.push((format!("{}{spelling}", if chinese(spelling) { zh } else { latin }), *scale));
            }
        }
        for (form, scale) in forms {
            is_row(&form, row, scale);
            for (multiplier, more) in MULTIPLIERS.iter().filter(|_| row.multiplied) {
                let is_word = multiplier.starts_with(|first: char| first.is_ascii_alphabetic());
                for space in ["", " "].into_iter().filter(|space| !is_word || *space == " ") {
                    let text = format!("{multiplier}{space}{form}");
                    is_row(&text, row, scale + more);
                }
            }
        }
    }
}

#[test]
fn no_spelling_stands_twice() {
    let mut seen = HashSet::new();
    let names = UNIT_ROWS.iter().flat_map(|row| row.names().map(|(text, _)| text));
    let others = COMPOUNDS.iter().map(|row| row.0).chain(AMBIGUOUS.iter().map(|row| row.0));
    for name in names.chain(others) {
        assert!(seen.insert(name), "{name}");
    }
    let mut seen = HashSet::new();
    let substances = SUBSTANCES.iter().flat_map(|row| std::iter::once(&row.1).chain(row.2));
    for name in GAS_ROWS.iter().flat_map(|row| std::iter::once(&row.symbol).chain(row.spellings)).chain(substances) {
        assert!(seen.insert(name), "{name}");
    }
}

#[test]
fn rows_have_positive_ratios_sources_and_sorted_dimensions() {
    for row in UNIT_ROWS {
        assert!(row.ratio.0 > 0 && row.ratio.1 > 0 && !row.source.is_empty(), "{}", row.symbol);
        assert!(row.dimension.terms().is_sorted_by(|a, b| a.0 < b.0), "{}", row.symbol);
        assert!(row.prefixes.chars().all(|letter| PREFIXES.iter().any(|(latin, ..)| latin.starts_with(letter))));
        assert_eq!(row.dimension.mul(&Dimension::NONE), Some(row.dimension));
        // The formula of a dimension is a unit of that dimension.
        if !row.dimension.is_none() {
            assert_eq!(unit(&row.dimension.to_string()).dimension(), row.dimension);
            assert_eq!(unit(&row.dimension.to_string()).ratio(), &Exact::ONE);
        }
        assert!(row.dimension.name().is_some(), "{}", row.symbol);
    }
}

#[test]
fn every_compound_is_its_two_units() {
    for (text, first, second) in COMPOUNDS {
        assert_eq!(unit(text), unit(&format!("{first}·{second}")), "{text}");
    }
}

#[test]
fn a_mass_may_be_of_any_substance_and_nothing_else_may() {
    let gases = GAS_ROWS.iter().map(|row| (Base::Gas(Gas::named(row.symbol).unwrap()), row.symbol, row.spellings));
    for (base, symbol, spellings) in gases.chain(SUBSTANCES.iter().copied()) {
        for name in std::iter::once(&symbol).chain(spellings) {
            for mass in ["kg", "kg ", "t", "千克", "吨", "万吨", "g", "lb ", "Mt", "10^4 t "] {
                let text = format!("{mass}{name}");
                let parsed = unit(&text);
                assert_eq!(parsed.dimension(), Dimension::of(base), "{text}");
                assert_eq!(parsed.ratio(), unit(mass.trim()).ratio(), "{text}");
            }
            assert!(Unit::parse(&format!("kWh {name}")).is_err(), "{name}");
        }
    }
}

#[test]
fn well_known_equalities_hold() {
    for (left, right) in [
        ("kWh", "3.6 MJ"),
        ("kW/(m3/min)", "60 kJ/m3"),
        ("万kWh", "10 MWh"),
        ("亿kWh", "100 GWh"),
        ("亿千瓦时", "10000 万kWh"),
        ("度", "1 kWh"),
        ("万度", "1 万千瓦时"),
        ("大卡", "4.1868 kJ"),
        ("斤", "0.5 千克"),
        ("公斤", "1 kg"),
        ("公升", "0.001 m3"),
        ("ha", "15 亩"),
        ("toe", "10 Gcal"),
        ("therm", "0.1 MMBtu"),
        ("yr", "12 月"),
        ("GJ/10^4 Nm3", "0.1 MJ/Nm3"),
        ("tCO2/MWh", "1 kgCO2/kWh"),
        ("tC/GJ", "1 kgC/MJ"),
        ("万吨CO2", "10 ktCO2"),
        ("百万吨二氧化碳当量", "1 MtCO2e"),
        ("吨标准煤", "1000 kgce"),
        ("gce/kWh", "1 kgce/MWh"),
        ("TJ/Gg", "1 GJ/t"),
        ("m3(20°C)", "0.931775541531639092615 Nm3"),
    ] {
        let (number, right) = right.split_once(' ').unwrap();
        let number = Exact::parse_decimal(number).unwrap();
        if left == "m3(20°C)" {
            assert_eq!(unit(left).ratio(), &Exact::ratio(27315, 29315).unwrap());
            continue;
        }
        assert_eq!(unit(left).convertible(&unit(right)), Some(number), "{left}");
    }
    for (left, right) in [
        ("吨公里", "t·km"),
        ("tkm", "t.km"),
        ("p.km", "人公里"),
        ("万吨公里", "万t·km"),
        ("千瓦时", "kWh"),
        ("万千瓦时", "万kWh"),
        ("t CO₂e", "tCO2e"),
        ("ｋｇＣＯ２／ｋＷｈ", "kgCO2/kWh"),
        ("㎡", "m²"),
        ("立方米", "m^3"),
        ("10⁴Nm³", "万Nm3"),
        ("km·t", "t·km"),
        ("kgCO2/(kW·h)", "kgCO2/kWh"),
        ("万kW·h", "万千瓦·时"),
        ("千瓦·小时", "kW.h"),
        ("kg/m³", "kg·m-3"),
        ("kg/m^3", "kg·m^-3"),
        ("t/h/d", "t/(h·d)"),
        ("kg CO2e / L", "kgCO2e/l"),
        ("1/h", "h^-1"),
        ("m3 (20 ℃)", "m3@20C"),
        ("kg·kWh/kg", "kWh"),
        ("℃", "K"),
    ] {
        assert_eq!(unit(left), unit(right), "{left} {right}");
    }
}

#[test]
fn unlike_things_do_not_convert() {
    for (left, right) in [
        ("Nm3", "m3"),
        ("tCO2", "tCO2e"),
        ("tCO2", "t"),
        ("tCH4", "tCO2"),
        ("tce", "GJ"),
        ("tC", "tCO2"),
        ("kVA", "kW"),
        ("%", "pp"),
        ("yr", "d"),
        ("元", "美元"),
        ("kWh", "t"),
        ("人", "人次"),
    ] {
        assert_eq!(unit(left).convertible(&unit(right)), None, "{left} {right}");
    }
}

#[test]
fn errors_say_what_and_where() {
    let spelled = |text: &str| match Unit::parse(text) {
        Err(UnitError::Unknown { span, nearest, text: spelled }) => {
            assert_eq!(&text[span], spelled);
            (spelled, nearest)
        }
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(spelled("kgCO2/KwH"), ("KwH".into(), Some("kWh")));
    assert_eq!(spelled("㎡/焦尔"), ("焦尔".into(), Some("焦耳")));
    assert_eq!(spelled("gj"), ("gj".into(), Some("GJ")));
    assert_eq!(spelled("furlongs"), ("furlongs".into(), None));
    assert_eq!(spelled("fraction"), ("fraction".into(), None));
    assert_eq!(spelled("kg/t Al"), ("t Al".into(), None));
    assert_eq!(spelled("万%").0, "万%");
    for (text, at) in [("标准立方米", 0), ("元/万标准立方米", 4), ("kWh/Sm³", 4), ("标方", 0), ("tons", 0)]
    {
        match Unit::parse(text) {
            Err(UnitError::Ambiguous { span, candidates, text: spelled }) => {
                assert_eq!((span.start, &text[span]), (at, spelled.as_str()));
                candidates.iter().for_each(|candidate| drop(unit(candidate)));
            }
            other => panic!("{text}: {other:?}"),
        }
    }
    for (text, span) in [("kW/(m3", 3..4), ("kW//h", 3..4), ("kW)", 2..3), ("t·", 3..3), ("m^", 1..2), ("/h", 0..1)] {
        assert_eq!(Unit::parse(text), Err(UnitError::Syntax { span }), "{text}");
    }
    assert_eq!(Unit::parse("kgCO2e/t·km"), Err(UnitError::ProductAfterSlash { span: 8..10 }));
    assert_eq!(Unit::parse("  "), Err(UnitError::Empty));
    assert_eq!(Unit::parse(&"m·".repeat(101)), Err(UnitError::TooLong));
    assert_eq!(Unit::parse(&format!("{}m{}", "(".repeat(17), ")".repeat(17))), Err(UnitError::TooComplex));
    assert!(Unit::parse(&format!("{}m{}", "(".repeat(16), ")".repeat(16))).is_ok());
    assert_eq!(Unit::parse("m^13"), Err(UnitError::TooComplex));
    assert_eq!(Unit::parse("((m^12)^12)^12"), Err(UnitError::TooComplex));
}

#[test]
fn only_equal_atoms_cancel_and_texts_compose() {
    let composed = |unit: Option<Unit>| unit.unwrap().text().to_owned();
    assert_eq!(composed(unit("kgCO2").div(&unit("kWh"))), "kgCO2/kWh");
    assert_eq!(composed(unit("kgCO2/kWh").mul(&unit("千瓦时"))), "kgCO2");
    assert_eq!(composed(unit("kg").div(&unit("t"))), "kg/t");
    assert_eq!(composed(unit("kWh").div(&unit("MWh"))), "kWh/MWh");
    assert_eq!(composed(unit("万kWh").powi(2)), "(万kWh)^2");
    assert_eq!(composed(unit("h").powi(-1)), "1/h");
    assert_eq!(composed(unit("kgCO2e").div(&unit("t·km"))), "kgCO2e/(t·km)");
    assert_eq!(composed(unit("Nm3").powi(2)), "Nm3^2");
    assert!(unit("kg").div(&unit("千克")).unwrap().is_none());
    assert!(!unit("%").is_none() && unit("%").dimension().is_none());
    assert_eq!(unit("m").powi(0), Some(Unit::none()));
}

#[test]
fn dimensions_have_the_names_of_the_field() {
    use DimensionName::*;
    for (text, name) in [
        ("kWh", Energy),
        ("t", Mass),
        ("tCO2", MassOfGas(Gas::CO2)),
        ("万Nm3", GasVolume),
        ("kW/(m3/min)", EnergyPerVolume),
        ("kgCO2/kWh", PerEnergy(Base::Gas(Gas::CO2))),
        ("tC/GJ", PerEnergy(Base::Carbon)),
        ("GJ/10^4Nm3", EnergyPerGasVolume),
        ("kgCO2e/(t·km)", PerFreightTransport(Base::CarbonDioxideEquivalent)),
        ("kg/L", Density),
        ("tCO2/t", PerMass(Base::Gas(Gas::CO2))),
    ] {
        assert_eq!(unit(text).dimension().name(), Some(name), "{text}");
    }
    assert_eq!(unit("g/person/day").dimension().to_string(), "kg/(s·person)");
    assert_eq!(unit("kWh").dimension().to_string(), "kg·m2/s2");
}

/// The units of `reference/china/*.csv`, and those of the five reports.
#[test]
fn the_units_of_the_reference_tables_parse() {
    for text in "% %/yr GJ/10^4|Nm3 GJ/t TJ/Gg g/person/day gce/kWh kJ/kg kJ/kgce kW/(m3/min) kg/L kg/TJ kg/kg \
                 kgCH4/kgBOD kgCH4/kgCOD kgCO2/kWh kgCO2/kg kgCO2e/(t.km) kgCO2e/kWh kgCO2e/kg kgCO2e/m3 kgCO2e/pkm \
                 kgCO2e/t kgCO2e/vkm kgN2O-N/kgN kgce/MJ kgce/kWh kgce/kg kgce/m3 kgce/t tC/GJ tCO2/10^4|Nm3 tCO2/GJ \
                 tCO2/MWh tCO2/t tCO2/tce tCO2e/t t|CO2 万kWh 万Nm³ 万吨 MW m² m³ kWh/kW W/m² 公升 亿元 MPa kg/l 户 \
                 t/h kWh/m³ kW/(m³/min) 吨 tCO2e h yuan"
        .split_whitespace()
    {
        unit(&text.replace('|', " "));
    }
}

#[test]
fn the_reference_page_is_up_to_date() {
    let page = reference_page();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/units.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let stored = std::fs::read_to_string(path).unwrap_or_default();
    assert!(stored == page, "docs/units.md is stale: run `UPDATE_DOCS=1 cargo test --test units`");
}

fn reference_page() -> String {
    let mut page = String::from(include_str!("units_page_head.md"));
    let code = |texts: &mut dyn Iterator<Item = &str>| texts.map(|text| format!("`{text}`")).collect::<Vec<_>>();
    let mut by_dimension: Vec<(String, Vec<&UnitRow>)> = Vec::new();
    for row in UNIT_ROWS {
        let formula = row.dimension.to_string();
        match by_dimension.iter_mut().find(|(other, _)| *other == formula) {
            Some((_, rows)) => rows.push(row),
            None => by_dimension.push((formula, vec![row])),
        }
    }
    page += "\n## Units\n\n| unit | other spellings | measures, in | one is | prefixes | 万 亿 | definition |\n";
    page += "|---|---|---|---|---|---|---|\n";
    for (formula, rows) in by_dimension {
        for row in rows {
            let mut names: Vec<String> = code(&mut row.spellings.iter().copied());
            names.extend(row.scaled.iter().map(|(text, scale)| format!("`{text}` (10^{scale})")));
            let ratio = match row.ratio {
                (num, 1) => num.to_string(),
                (num, den) => format!("{num}/{den}"),
            };
            let prefixes = row.prefixes.chars().map(String::from).collect::<Vec<_>>().join(" ");
            let (names, multiplied) = (names.join(" "), if row.multiplied { "yes" } else { "no" });
            let UnitRow { symbol, source, .. } = row;
            writeln!(page, "| `{symbol}` | {names} | {formula} | {ratio} | {prefixes} | {multiplied} | {source} |")
                .unwrap();
        }
    }
    page += "\n## Substances\n\nA mass of one of these is a dimension of its own.\n\n| name | other spellings |\n|---|---|\n";
    let gases = GAS_ROWS.iter().map(|row| (row.symbol, row.spellings));
    for (symbol, spellings) in SUBSTANCES.iter().map(|row| (row.1, row.2)).chain(gases) {
        writeln!(page, "| `{symbol}` | {} |", code(&mut spellings.iter().copied()).join(" ")).unwrap();
    }
    page += "\n## Spellings of products\n\n| spelling | stands for |\n|---|---|\n";
    for (text, first, second) in COMPOUNDS {
        writeln!(page, "| `{text}` | `{first}·{second}` |").unwrap();
    }
    page +=
        "\n## Ambiguous spellings\n\nThese are refused, with the candidates.\n\n| spelling | candidates |\n|---|---|\n";
    for (text, candidates) in AMBIGUOUS {
        writeln!(page, "| `{text}` | {} |", code(&mut candidates.iter().copied()).join(" ")).unwrap();
    }
    page += "\n## Prefixes and multipliers\n\n| Latin | Chinese | power of ten |\n|---|---|---|\n";
    for (latin, chinese, scale) in PREFIXES {
        writeln!(page, "| `{latin}` | `{chinese}` | {scale} |").unwrap();
    }
    let mut multipliers: BTreeMap<i8, Vec<&str>> = BTreeMap::new();
    MULTIPLIERS.iter().for_each(|(text, scale)| multipliers.entry(*scale).or_default().push(text));
    page += "\n| multiplier | power of ten |\n|---|---|\n";
    for (scale, texts) in multipliers {
        writeln!(page, "| {} | {scale} |", code(&mut texts.into_iter()).join(" ")).unwrap();
    }
    page
}

fn any_unit() -> impl Strategy<Value = Unit> {
    let texts: Vec<&str> =
        "kWh 万kWh MWh t kg kgCO2 tCO2e 吨公里 m3 Nm3 h yr % 万元 kW/(m3/min) tC/GJ m2 J 亩 pp kgce °C m"
            .split(' ')
            .collect();
    let atom = (proptest::sample::select(texts), -2..=2_i8).prop_map(|(text, n)| unit(text).powi(n).unwrap());
    proptest::collection::vec(atom, 0..3)
        .prop_map(|units| units.iter().fold(Unit::none(), |product, unit| product.mul(unit).unwrap_or(product)))
}

proptest! {
    #[test]
    fn products_multiply_dimensions_and_ratios(a in any_unit(), b in any_unit()) {
        if let Some(product) = a.mul(&b) {
            prop_assert_eq!(Some(product.dimension()), a.dimension().mul(&b.dimension()));
            prop_assert_eq!(product.ratio(), &(a.ratio() * b.ratio()));
            prop_assert_eq!(b.mul(&a), Some(product.clone()));
            prop_assert_eq!(product.div(&b), Some(a.clone()));
        }
        let quotient = a.div(&a).unwrap();
        prop_assert!(quotient.is_none());
    }

    #[test]
    fn composed_texts_are_read_back(a in any_unit(), b in any_unit()) {
        if let Some(product) = a.mul(&b).filter(|product| !product.is_none()) {
            let read = Unit::parse(product.text());
            prop_assert!(read.as_ref().is_ok_and(|read| read.same_size(&product)), "{}: {:?}", product, read);
        }
    }

    #[test]
    fn converting_there_and_back_is_the_identity(a in any_unit(), b in any_unit()) {
        match (a.convertible(&b), b.convertible(&a)) {
            (Some(there), Some(back)) => prop_assert_eq!(&there * &back, Exact::ONE),
            (there, back) => prop_assert!(there.is_none() && back.is_none()),
        }
        prop_assert_eq!(a.convertible(&a), Some(Exact::ONE));
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,40}") {
        if let Err(error) = Unit::parse(&text) {
            prop_assert!(error.span().is_none_or(|span| text.get(span).is_some()), "{:?}", error);
        }
    }

    #[test]
    fn no_text_that_looks_like_a_unit_makes_it_panic(text in "[k万tWhmgCO2e³⁴^()/·. 10-標㎡℃Ｎm@吨公里p]{0,24}") {
        if let Err(error) = Unit::parse(&text) {
            prop_assert!(error.span().is_none_or(|span| text.get(span).is_some()), "{:?}", error);
        }
    }
}

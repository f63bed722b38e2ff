//! Implied factors: which published factor a claim used, whether one explains several claims, and whether it was apt.

use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::calc::View;
use crossfoot::calc::reading::inverse::Required;
use crossfoot::claim::{
    Appraisal, Available, ClaimFigure, How, ReadCoarser, Search, Verdict, appraise, verify_searching,
};
use crossfoot::factor::Library;
use crossfoot::finding::{Lang, Sources};
use crossfoot::quantity::{Bound, Exact, Interval};
use crossfoot::report::{FindingStyle, findings_text};
use proptest::prelude::*;

const HEAD: &str = "[[period]]\nid = \"2021\"\nfrom = 2021-01-01\nto = 2021-12-31\n\n\
                    [[facility]]\nid = \"f\"\nregion = \"CN-JS\"\n\n";

/// What is found about the claims of a book, and what the tests look it up in.
struct Found {
    verdicts: Vec<Verdict>,
    figures: Vec<ClaimFigure>,
    appraisal: Appraisal,
    library: Library,
    described: crossfoot::book::Described,
}

impl Found {
    fn of(text: &str) -> Found {
        Found::with(text, &[])
    }

    /// With files of factors beside the book.
    fn with(text: &str, factors: &[(&str, &str)]) -> Found {
        let mut sources = Sources::default();
        let files = MemoryFiles::new().with("book.toml", format!("{HEAD}{text}"));
        let files = factors.iter().fold(files, |files, (name, text)| files.with(*name, *text));
        let (book, findings) = load(&files, "book.toml", &mut sources);
        let book =
            book.unwrap_or_else(|| panic!("{}", findings_text(&findings, &sources, FindingStyle::plain(Lang::En))));
        let library = book.library(&mut sources);
        let (described, findings) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
        assert!(!findings.has_errors(), "{}", findings_text(&findings, &sources, FindingStyle::plain(Lang::En)));
        let graph = &described.account.graph;
        let search = Search::new(graph, &library, &book.accounts);
        let figures = described.claims.clone();
        let verdicts = verify_searching(&book.claims, &figures, &book.accounts, &described.account, None, &search);
        let (accounts, as_of) = (&book.accounts, described.as_of);
        let appraisal = appraise(&book.claims, &figures, &verdicts, accounts, graph, &search, as_of);
        drop(search);
        Found { verdicts, figures, appraisal, library, described }
    }

    fn id(&self, factor: usize) -> String {
        self.library.factor_at(factor).id.to_string()
    }

    /// The ids of the candidates that hold, in their order.
    fn holding(&self, candidates: &[crossfoot::claim::Candidate]) -> Vec<String> {
        candidates.iter().filter(|candidate| candidate.holds).map(|candidate| self.id(candidate.factor)).collect()
    }
}

fn claim(id: &str, published: &str, saved: &str, more: &str) -> String {
    format!(
        "[[claim]]\nid = \"{id}\"\nperiod = \"2021\"\npublished = \"{published}\"\ngiven = {{ saved = \"{saved}\" }}\n\
         equals = \"saved * factor(?)\"\n{more}\n"
    )
}

fn kersen(document: &str) -> String {
    let source = if document.is_empty() { "" } else { "source = \"csr:1\"" };
    let claims = [
        ("compressors", "352 多 t CO2", "50 万kWh"),
        ("heat", "600 t CO2", "约 85 万kWh"),
        ("led", "1125 t CO2", "160 万kWh"),
    ];
    let claims = claims.map(|(id, published, saved)| claim(id, published, saved, source));
    format!("{document}{}", claims.concat())
}

const DOCUMENT: &str = "[[document]]\nid = \"csr\"\ntitle = \"CSR 2021\"\npublished = 2022-04-28\n\n";

fn ratio(over: &str, under: &str) -> Exact {
    let exact = |text: &str| Exact::parse_decimal(text).expect("a decimal");
    exact(over).checked_div(&exact(under)).expect("not zero")
}

#[test]
fn one_factor_explains_three_claims_of_a_report() {
    let found = Found::of(&kersen(DOCUMENT));
    let [joint] = &found.appraisal.joint[..] else { panic!("{:?}", found.appraisal.joint) };
    let whole = joint.whole().expect("one value explains all");
    assert_eq!(joint.unit.text(), "kgCO2/kWh");
    // 599.5 t / 855 MWh and 1125.5 t / 1595 MWh.
    assert_eq!(whole.range.lower, Bound::Closed(ratio("599.5", "855")));
    assert_eq!(whole.range.upper, Bound::Closed(ratio("1125.5", "1595")));
    assert_eq!(
        found.holding(&whole.candidates),
        [
            "cn/grid/average/east@2012",
            "cn/grid/academic/jiangsu@2019",
            "cn/grid/average/inner-mongolia@2021",
            "cn/grid/average/tianjin@2022",
        ]
    );
    assert_eq!(whole.holding, 4);
    // Only East China 2012 was published when the report was: nobody could have used the others.
    let by_then = whole.by_then.expect("the document has a day");
    assert_eq!((by_then.day.to_string().as_str(), by_then.holding, by_then.official), ("2022-04-28", 1, 1));
    // The paper is dated 2022, which may be either side of that day.
    assert_eq!(by_then.open, 1);
    let available: Vec<Available> = whole.candidates.iter().take(4).map(|candidate| candidate.available).collect();
    assert_eq!(available, [Available::ByThen, Available::Open, Available::Later, Available::Later]);
    assert!(joint.rivals > 100);
    // With the zeros of 600 rounded, the LED tubes set the lower end: 1124.5 t / 1605 MWh.
    let published = joint.coarser.iter().find(|coarser| coarser.of == ReadCoarser::Published).expect("600 has zeros");
    let coarser = published.range.as_ref().expect("in common");
    assert_eq!(coarser.lower_value(), Some(&ratio("1124.5", "1605")));
    assert_eq!(coarser.upper_value(), whole.range.upper_value());
}

#[test]
fn what_was_published_by_the_day_of_the_document_stands_before_what_came_later() {
    let row = |family: &str, source: &str| {
        format!(
            "[[factor]]\nfamily = \"{family}\"\nedition = \"2021\"\nname = {{ zh = \"x\", en = \"x\" }}\nsource = \"{source}\"\n\
             value = \"2.22222 kgCO2/kWh\"\nkind = \"average\"\nregion = \"CN-JS\"\nlocator = \"1\"\ngrade = \"B\"\n"
        )
    };
    let source = |id: &str, day: &str| {
        format!("[source]\nid = \"{id}\"\ntitle = \"t\"\npublisher = \"p\"\nlicence = \"l\"\npublished = \"{day}\"\n")
    };
    let files = ["2023-01", "2022"]
        .map(|day| format!("{}{}", source(&format!("own-{day}"), day), row(&format!("own/x{day}"), "")));
    let files = files.map(|text| text.replace("source = \"\"\n", ""));
    let text = format!(
        "[library]\nfiles = [\"a.toml\", \"b.toml\"]\n{}{}",
        DOCUMENT.replace("2022-04-28", "2022-12-31"),
        claim("c", "2222.22 t CO2", "1000.00 MWh", "source = \"csr:1\"")
    );
    let found = Found::with(&text, &[("a.toml", &files[0]), ("b.toml", &files[1])]);
    let implied = found.verdicts[0].implied.as_ref().expect("asked");
    // What is dated 2022 may be of its last day, and no later.
    assert_eq!(found.holding(&implied.candidates), ["own/x2022@2021", "own/x2023-01@2021"]);
    assert_eq!(implied.by_then.map(|of| (of.holding, of.official)), Some((1, 1)));
}

#[test]
fn a_claim_in_co2e_takes_factors_counted_in_co2() {
    let of = |published: &str| Found::of(&claim("c", published, "160 万kWh", ""));
    let (co2, co2e) = (of("1125 t CO2"), of("1125 tCO2e"));
    let implied = |found: &Found| found.verdicts[0].implied.clone().expect("asked");
    let (co2_implied, co2e_implied) = (implied(&co2), implied(&co2e));
    assert_eq!(co2_implied.in_co2, 0);
    assert!(co2e_implied.in_co2 > 0 && co2e_implied.rivals >= co2_implied.rivals);
    assert_eq!(co2e_implied.unit.text(), "kgCO2e/kWh");
    let ids = co2e.holding(&co2e_implied.candidates);
    assert!(ids.contains(&"cn/grid/average/east@2012".to_owned()), "{ids:?}");
    // What the claim comes to with one of them: 0.7035 × 1600 MWh.
    let east =
        co2e_implied.candidates.iter().find(|c| co2e.id(c.factor) == "cn/grid/average/east@2012").expect("there");
    let figure = &co2e.described.claims[0];
    let tried = east.put(&co2e.described.account.graph, figure, &co2e.library, &co2e_implied.unit).expect("a value");
    assert_eq!(tried.recomputed, ratio("1125.6", "1"));
}

#[test]
fn a_chance_is_a_chance_and_a_narrower_range_has_a_smaller_one() {
    let found = Found::of(&kersen(DOCUMENT));
    let chances: Vec<f64> = found
        .verdicts
        .iter()
        .map(|verdict| verdict.implied.as_ref().and_then(|i| i.chance).expect("a chance"))
        .collect();
    assert!(chances.iter().all(|chance| (0.0..=1.0).contains(chance)), "{chances:?}");
    // The ranges are 2.3 %, 1.3 % and 0.7 % wide.
    assert!(chances[0] > chances[1] && chances[1] > chances[2], "{chances:?}");
    let whole = found.appraisal.joint[0].whole().expect("one value explains all");
    assert!(whole.chance.is_some_and(|chance| chance < chances[2] && chance > 0.2), "{:?}", whole.chance);
    assert!(whole.chance_of_meeting.is_some_and(|chance| chance > 0.0 && chance < 0.01));
}

#[test]
fn claims_that_no_value_explains_have_largest_sets() {
    let claims = [("a", "703.5 t CO2"), ("b", "703.6 t CO2"), ("c", "581.0 t CO2")];
    let text = claims.map(|(id, published)| claim(id, published, "1000 MWh", "")).concat();
    let found = Found::of(&text);
    let [joint] = &found.appraisal.joint[..] else { panic!() };
    assert!(joint.whole().is_none());
    let [pair] = &joint.solutions[..] else { panic!("{:?}", joint.solutions) };
    assert_eq!((pair.claims.clone(), joint.largest_sets), (vec![0, 1], 1));
    assert_eq!(found.holding(&pair.candidates)[0], "cn/grid/average/east@2012");
    let alone = ["500 t CO2", "700 t CO2"]
        .map(|published| claim(&published[..3].replace('5', "x").replace('7', "y"), published, "1000.0 MWh", ""));
    let found = Found::of(&alone.concat());
    assert!(found.appraisal.joint[0].solutions.is_empty(), "no two agree");
}

#[test]
fn claims_of_other_documents_years_and_dimensions_are_not_solved_together() {
    let text = format!(
        "{DOCUMENT}{}{}{}",
        claim("a", "703.5 t CO2", "1000 MWh", "source = \"csr:1\""),
        claim("b", "703.5 t CO2", "1000 MWh", ""),
        claim("c", "703.5 t CO2", "1000 t", "source = \"csr:1\""),
    );
    assert!(Found::of(&text).appraisal.joint.is_empty());
}

#[test]
fn rivals_are_ranked_official_before_authors_then_the_region_of_the_site() {
    // All of them 0.7035 or so: the site's region and year decide, and then what may be chosen by rule.
    let row = |family: &str, year: u16, kind: &str, region: &str| {
        format!(
            "[[factor]]\nfamily = \"{family}\"\nedition = \"{year}\"\nname = {{ zh = \"x\", en = \"x\" }}\n\
             value = \"2.22222 kgCO2/kWh\"\nkind = \"{kind}\"\nregion = \"{region}\"\nlocator = \"1\"\ngrade = \"B\"\n"
        )
    };
    let source = "[source]\nid = \"own\"\ntitle = \"t\"\npublisher = \"p\"\nlicence = \"l\"\npublished = \"2020\"\n";
    let rows = [
        row("own/paper", 2021, "academic", "CN-JS"),
        row("own/margin", 2021, "operating-margin", "CN-JS"),
        row("own/far", 2021, "average", "CN-XJ"),
        row("own/early", 2011, "average", "CN-JS"),
        row("own/near", 2020, "average", "CN-JS"),
        row("own/ets", 2020, "ets", "CN"),
    ];
    let factors = format!("{source}{}", rows.concat());
    let text = format!("[library]\nfiles = [\"f.toml\"]\n{}", claim("c", "2222.22 t CO2", "1000.00 MWh", ""));
    let found = Found::with(&text, &[("f.toml", &factors)]);
    let implied = found.verdicts[0].implied.as_ref().expect("asked");
    let ids = found.holding(&implied.candidates);
    let families: Vec<&str> = ids.iter().map(|id| id.split('@').next().expect("a family")).collect();
    assert_eq!(families, ["own/near", "own/ets", "own/early", "own/far", "own/margin", "own/paper"]);
}

#[test]
fn the_factor_is_judged_as_of_the_report_and_as_of_now() {
    let found = Found::of(&kersen(DOCUMENT));
    let criteria = found.appraisal.criteria[0].as_ref().expect("a factor explains the claim");
    let [appraised] = &criteria.factors[..] else { panic!() };
    assert_eq!((found.id(appraised.factor).as_str(), appraised.how), ("cn/grid/average/east@2012", How::Joint(3)));
    let judged = appraised.judged.as_ref().expect("the year is known");
    let worth = found.library.factor_at(appraised.factor).worth().expect("one value");
    let (then, now) = (judged.then.as_ref().expect("the day is known"), &judged.now);
    let took = then.took.as_ref().expect("something was published");
    assert_eq!(took.id.to_string(), "cn/grid/average/east@2012");
    assert_eq!(took.excess(&worth), Some(Exact::ZERO));
    assert!(then.beside.iter().any(|beside| beside.id.to_string() == "cn/grid/ets/national@2021"));
    let took = now.took.as_ref().expect("something was published");
    assert_eq!(took.id.to_string(), "cn/grid/average/jiangsu@2021");
    // 0.7035 / 0.6451 and 0.7035 / 0.5992, less one.
    assert_eq!(took.excess(&worth), Some(&ratio("0.7035", "0.6451") - &Exact::ONE));
    let east = now.beside.iter().find(|beside| beside.id.to_string() == "cn/grid/average/east@2021").expect("beside");
    assert_eq!(east.excess(&worth), Some(&ratio("0.7035", "0.5992") - &Exact::ONE));
}

#[test]
fn without_a_day_of_the_report_only_what_is_known_now_is_judged() {
    let found = Found::of(&kersen(""));
    let criteria = found.appraisal.criteria[0].as_ref().expect("a factor explains the claim");
    let judged = criteria.factors[0].judged.as_ref().expect("the year is known");
    assert!(judged.then.is_none() && judged.now.took.is_some());
}

#[test]
fn what_a_saving_displaced_is_asked_and_not_decided() {
    let text = format!(
        "{}{}",
        claim("open", "600 t CO2", "85 万kWh", ""),
        claim("stated", "600 t CO2", "85 万kWh", "displaces = \"electricity\"")
    );
    let found = Found::of(&text);
    let displaced = found.appraisal.criteria[0].as_ref().and_then(|c| c.displaced.as_ref()).expect("open");
    assert!(!displaced.stated);
    // 3060 GJ × 15.3 kg C/GJ × 99 % × 44/12 / 90 % = 188.8 t.
    let tonnes = displaced.with[0].recomputed.to_f64();
    assert!((tonnes - 3060.0 * 0.0153 * 0.99 * 44.0 / 12.0 / 0.9).abs() < 0.5, "{tonnes}");
    assert!(found.appraisal.criteria[1].as_ref().is_some_and(|c| c.displaced.is_none()));
    let heat = Found::of(&claim("c", "600 t CO2", "85 万kWh", "displaces = \"heat\""));
    let displaced = heat.appraisal.criteria[0].as_ref().and_then(|c| c.displaced.as_ref()).expect("another energy");
    // 3060 GJ × 0.11 t/GJ.
    assert_eq!(displaced.with[0].recomputed, Exact::parse_decimal("336.6").expect("a decimal"));
}

#[test]
fn a_factor_of_another_kind_or_place_is_pointed_out() {
    let named = |factor: &str| {
        let text = format!(
            "[[claim]]\nid = \"c\"\nperiod = \"2021\"\npublished = \"581 t CO2\"\nequals = '1000 MWh * factor(\"{factor}\")'\n"
        );
        Found::of(&text).appraisal.criteria[0].clone().expect("a factor is named").factors[0].clone()
    };
    assert!(named("cn/grid/ets/national@2021").other_kind.is_some());
    assert!(named("cn/grid/average/jiangsu@2021").other_kind.is_none());
    assert_eq!(named("cn/grid/average/tianjin@2022").elsewhere.as_deref(), Some("CN-TJ"));
}

#[test]
fn where_an_input_stands_twice_the_claim_is_judged_with_each_factor() {
    let text = "[[claim]]\nid = \"c\"\nperiod = \"2021\"\npublished = \"352 t CO2\"\ngiven = { saved = \"50 万kWh\" }\n\
                equals = \"saved * factor(?) + saved * 0 kgCO2/kWh\"\n";
    let found = Found::of(text);
    let implied = found.verdicts[0].implied.as_ref().expect("asked");
    assert!(found.holding(&implied.candidates).contains(&"cn/grid/average/east@2012".to_owned()));
    assert!(implied.chance.is_none(), "there is no exact range");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// A report that was made with a published factor, and rounded, is explained by it: each claim, and all together.
    #[test]
    fn the_planted_factor_always_holds(at in 0_usize..150, saved in prop::collection::vec((1_i64..100_000, 0_u32..3), 2..5)) {
        let library = Library::bundled(&mut Sources::default());
        let unit = crossfoot::quantity::Unit::parse("kgCO2/kWh").expect("a unit");
        let rows = library.measuring(unit.dimension());
        let (planted, factor) = rows[at % rows.len()];
        let Some(literal) = factor.literal() else { return Ok(()) };
        let per_mwh = &(&literal.exact() * factor.unit().ratio()).checked_div(unit.ratio()).expect("not zero") * &Exact::ONE;
        let text: String = saved.iter().enumerate().map(|(at, (mwh, decimals))| {
            let tonnes = (&Exact::from(*mwh) * &per_mwh).to_decimal_string(*decimals, crossfoot::quantity::Rounding::HalfUp);
            claim(&format!("c{at}"), &format!("{tonnes} t CO2"), &format!("{mwh} MWh"), "")
        }).collect();
        let found = Found::of(&text);
        let view = View::plain(&found.described.account.graph);
        let mut common = Interval::whole();
        for (verdict, figure) in found.verdicts.iter().zip(&found.figures) {
            let implied = verdict.implied.as_ref().expect("asked");
            let Required::Range(range) = &implied.within_rounding else { panic!() };
            common = common.intersect(range).expect("the planted value lies in all");
            prop_assert!(view.leaf_at(figure.published).is_some());
            // What the range says of a candidate, the judge says too.
            for candidate in &implied.candidates {
                let tried = candidate.put(&found.described.account.graph, figure, &found.library, &implied.unit);
                let holds = tried.is_some_and(|tried| !matches!(tried.arithmetic, crossfoot::claim::Arithmetic::DoesNotHold(_)));
                prop_assert_eq!(candidate.holds, holds, "{}", found.id(candidate.factor));
            }
            let listed = found.holding(&implied.candidates);
            prop_assert!(listed.contains(&found.id(planted)) || implied.holding > listed.len());
        }
        let whole = found.appraisal.joint[0].whole().expect("one value explains all");
        prop_assert_eq!(&whole.range, &common);
        let listed = found.holding(&whole.candidates);
        prop_assert!(listed.contains(&found.id(planted)) || whole.holding > listed.len());
    }
}

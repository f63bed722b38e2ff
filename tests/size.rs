//! The third answer: how large a difference is, against what, and what a verification comes to. Numbers are worked out by hand.

use crossfoot::book::{MemoryFiles, describe, load};
use crossfoot::claim::{
    Assessing, Assessment, Basis, Misstated, Opinion, OpinionKind, OpinionNeed, Standing, Verdict, WhyCounted, assess,
    verify, verify_tables,
};
use crossfoot::finding::{Lang, Sources};
use crossfoot::quantity::{Exact, Rounding};
use crossfoot::report::{FindingStyle, findings_text};

const PERIOD: &str = "[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n";
/// The table of KSM's report: 6639.56 + 18930.70 + 792.93 + 193251.24 = 219614.43; categories 1 and 2 are 25570.26.
const KSM: &str = include_str!("../scenarios/ksm-qinhuangdao-2023/book.toml");

fn exact(text: &str) -> Exact {
    Exact::parse_decimal(text).expect("a decimal")
}

fn assessed(text: &str, materiality: Option<&str>) -> (Vec<Verdict>, Assessment) {
    let mut sources = Sources::default();
    let files = MemoryFiles::new().with("book.toml", text.to_owned());
    let (book, findings) = load(&files, "book.toml", &mut sources);
    let shown = findings_text(&findings, &sources, FindingStyle::plain(Lang::En));
    let book = book.unwrap_or_else(|| panic!("{shown}"));
    let library = book.library(&mut sources);
    let (described, _) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    let mut verdicts = verify(&book.claims, &described.claims, &book.accounts, &library, &described.account, None);
    let given = Assessing {
        claims: &book.claims,
        figures: &described.claims,
        tables: &book.tables,
        table_figures: &described.tables,
        inputs: &book.verification,
        accounts: &book.accounts,
        inventory: described.inventory.as_ref(),
        account: &described.account,
        materiality: materiality.map(exact),
    };
    let mut tables = verify_tables(&book.tables, &described.tables, &described.account);
    let assessment = assess(&given, &mut verdicts, &mut tables);
    (verdicts, assessment)
}

/// A claim of so many tCO2e that should be another amount.
fn claim(id: &str, published: &str, equals: &str) -> String {
    format!("[[claim]]\nid = \"{id}\"\nperiod = \"2023\"\npublished = '{published}'\nequals = '{equals}'\n")
}

#[test]
fn the_statement_of_ksm_is_eight_tonnes_apart_and_under_every_threshold() {
    let (verdicts, assessment) = assessed(KSM, None);
    let size = verdicts[1].size.as_ref().expect("it does not hold");
    assert_eq!(size.difference, exact("-8"));
    assert!(size.is_sum && size.is_emissions && !size.has_category);
    // 8 / 219614.43 = 0.003643 %.
    let of_figure = size.of_figure.as_ref().expect("a share");
    assert_eq!(of_figure.to_decimal_string(6, Rounding::HalfEven), "0.000036");
    let standing = |basis| size.scales.iter().find(|scale| scale.reference.basis == basis).map(|scale| scale.standing);
    assert_eq!(standing(Basis::Total), Some(Some(Standing::Below)));
    assert_eq!(standing(Basis::Scopes), Some(Some(Standing::Below)));
    let thresholds: Vec<String> = assessment.references[0]
        .references
        .iter()
        .map(|of| of.threshold.as_ref().expect("a threshold").amount.to_decimal_string(4, Rounding::HalfEven))
        .collect();
    // 5 % of the total, of categories 1 + 2, and of categories 1 to 4.
    assert_eq!(thresholds, ["10980.7215", "1278.5130", "331.9780", "946.5350", "39.6465", "9662.5620"]);
    let summary = &assessment.summary;
    assert_eq!((summary.recomputed, summary.figures, summary.qualitative), (9, 10, 1));
    assert_eq!(summary.aggregates[0].understated, exact("8"));
    assert_eq!(summary.aggregates[0].overstated, Exact::ZERO);
    // The statement's table says the same twice: its total as the claim does, and the cell that does not agree.
    let counted: Vec<_> = summary.counted_elsewhere.iter().map(|of| (of.with, of.why)).collect();
    let claim = Misstated::Claim(1);
    assert_eq!(counted, [(claim, WhyCounted::SameFigure), (claim, WhyCounted::SameCell)]);
    let missing = Opinion::Insufficient(vec![OpinionNeed::Evidence, OpinionNeed::Sampling]);
    assert_eq!(summary.opinion, missing);
}

#[test]
fn a_category_and_a_threshold_of_the_command_line_decide_otherwise() {
    let with_category = KSM.replace("id        = \"statement-total\"", "id = \"statement-total\"\ncategory = \"3\"");
    // 8 t of 792.93 t are 1.009 %; the threshold of 1 % is 7.9293 t.
    let (verdicts, assessment) = assessed(&with_category, Some("0.01"));
    let size = verdicts[1].size.as_ref().expect("it does not hold");
    let scale =
        size.scales.iter().find(|scale| matches!(scale.reference.basis, Basis::Category(_))).expect("category 3");
    assert_eq!(scale.reference.threshold.as_ref().map(|of| of.amount.clone()), Some(exact("7.9293")));
    // Rounding leaves 7.975 to 8.025 t: all of it reaches 7.9293 t.
    assert_eq!(scale.standing, Some(Standing::Reaches));
    assert_eq!(assessment.overriding, Some(exact("0.01")));
}

#[test]
fn rounding_can_leave_a_threshold_open_and_what_just_reaches_it_counts() {
    let book = |published: &str| {
        let totals = "[verification]\nmateriality = { total = \"5 %\" }\ntotals = { total = \"100 tCO2e\" }\n";
        format!("{PERIOD}{totals}{}", claim("a", published, "\"10 exact tCO2e\""))
    };
    let standing = |published: &str| {
        let (verdicts, _) = assessed(&book(published), None);
        verdicts[0].size.as_ref().expect("a size").scales[0].standing
    };
    // 5 t is the threshold: 15 means 14.5 to 15.5, so 4.5 to 5.5 t apart.
    assert_eq!(standing("15 tCO2e"), Some(Standing::Open));
    assert_eq!(standing("15 exact tCO2e"), Some(Standing::Reaches));
    assert_eq!(standing("14.9 tCO2e"), Some(Standing::Below));
    assert_eq!(standing("5 exact tCO2e"), Some(Standing::Reaches));
}

#[test]
fn what_is_no_amount_of_co2e_has_a_share_of_itself_only() {
    let (verdicts, assessment) = assessed(&format!("{PERIOD}{}", claim("water", "50 %", "share(1 t, 4 t)")), None);
    let size = verdicts[0].size.as_ref().expect("a size");
    assert!(!size.is_emissions && size.scales.is_empty());
    // 50 % printed, 25 % recomputed: half of the figure.
    assert_eq!(size.of_figure, Some(exact("0.5")));
    assert_eq!(assessment.summary.not_added, [Misstated::Claim(0)]);
}

#[test]
fn an_amount_is_added_once_by_direction() {
    let claims = [
        claim("over", "110 tCO2e", "100 tCO2e"),
        claim("under", "70 tCO2e", "100 tCO2e"),
        // The same figure printed again, and a figure that is computed from one that does not hold.
        claim("again", "110 tCO2e", "104 tCO2e"),
        claim("from", "120 tCO2e", "figure(\"claim/over\")"),
    ];
    let (_, assessment) = assessed(&format!("{PERIOD}{}", claims.concat()), None);
    let aggregate = &assessment.summary.aggregates[0];
    assert_eq!(aggregate.figures, [Misstated::Claim(0), Misstated::Claim(1)]);
    assert_eq!((aggregate.overstated.clone(), aggregate.understated.clone()), (exact("10"), exact("30")));
    assert_eq!((aggregate.net(), aggregate.gross()), (exact("-20"), exact("40")));
    let counted: Vec<_> = assessment.summary.counted_elsewhere.iter().map(|of| (of.figure, of.with)).collect();
    assert_eq!(counted, [2, 3].map(|at| (Misstated::Claim(at), Misstated::Claim(0))));
}

#[test]
fn an_opinion_is_only_thought_of_when_all_it_rests_on_is_recorded() {
    let engagement = "[verification]\ncriteria = \"ISO 14064-1:2018\"\nlevel = \"reasonable\"\nevidence = [\"bills\"]\n\
                      sampling = \"all\"\nmateriality = { total = \"5 %\" }\ntotals = { total = \"1000 tCO2e\" }\n";
    let kinds = |claims: &str, more: &str| {
        let (_, assessment) = assessed(&format!("{PERIOD}{engagement}{more}{claims}"), None);
        match assessment.summary.opinion {
            Opinion::Allows(kinds) => kinds.into_iter().map(|(kind, _)| kind).collect::<Vec<_>>(),
            Opinion::Insufficient(missing) => panic!("{missing:?}"),
        }
    };
    assert_eq!(kinds(&claim("a", "100.0 tCO2e", "100.0 tCO2e"), ""), [OpinionKind::Unmodified]);
    // 10 t are 1 % of the total.
    assert_eq!(kinds(&claim("a", "110 tCO2e", "100 tCO2e"), ""), [OpinionKind::Unmodified]);
    // 60 t are 6 %.
    assert_eq!(kinds(&claim("a", "160 tCO2e", "100 tCO2e"), ""), [OpinionKind::Adverse]);
    // Each 3 %, together 6 %.
    let two = format!("{}{}", claim("a", "130 tCO2e", "100 tCO2e"), claim("b", "230 tCO2e", "200 tCO2e"));
    assert_eq!(kinds(&two, ""), [OpinionKind::Adverse]);
    let headings = "[[finding]]\nid = \"h\"\nkind = \"nonconformity\"\nsays = \"no list of gases\"\n";
    assert_eq!(kinds(&claim("a", "100.0 tCO2e", "100.0 tCO2e"), headings), [OpinionKind::Modified]);
    let none_stated = format!("{PERIOD}{}", engagement.replace("reasonable", "none-stated"));
    let (_, assessment) = assessed(&none_stated, None);
    assert_eq!(assessment.summary.opinion, Opinion::Insufficient(vec![OpinionNeed::Level]));
}

#[test]
fn a_limit_is_compared_by_the_full_value_and_by_the_rounded_one() {
    // 0.352 against at most 0.35: the full value is above it, rounded to two decimals it is 0.35.
    let limit = |print: &str, value: &str| {
        let book = format!("{PERIOD}[[claim]]\nid = \"p\"\npublished = '{print}'\nequals = '{value}'\n");
        let (verdicts, _) = assessed(&book, None);
        verdicts[0].size.as_ref().and_then(|size| size.limit.clone())
    };
    let found = limit("≤ 0.35 kWh/m3", "\"0.352 exact kWh/m3\"").expect("the two differ");
    assert!(!found.full_holds && found.rounded_holds);
    assert_eq!((found.full, found.rounded), (exact("0.352"), exact("0.35")));
    assert_eq!(limit("≤ 0.35 kWh/m3", "\"0.36 exact kWh/m3\""), None);
}

#[test]
fn a_table_is_sized_as_claims_are_and_one_wrong_cell_counts_once() {
    // North's electricity is 10 t too high: its row and its column are both off by 10. The share is no amount of CO2e.
    let table = r#"
[[table]]
id      = "sites"
unit    = "tCO2e"
columns = ["power", "heat", "total", "share"]
rows    = [
  ["north", "110", "40", "140", "70 %"],
  ["south", "50", "10", "60", "31 %"],
  ["all", "150", "50", "200", "100 %"],
]
totals  = [{ row = "all" }, { column = "total" }]
shares  = [{ column = "share", of = "total", total = "all" }]
"#;
    let engagement = "[verification]\nmateriality = { total = \"5 %\" }\ntotals = { total = \"200 tCO2e\" }\n";
    let (_, assessment) = assessed(&format!("{PERIOD}{engagement}{table}"), None);
    let summary = &assessment.summary;
    let aggregate = &summary.aggregates[0];
    // The largest of equals that stands first in the table: 150 is printed, 160 follows.
    assert_eq!((aggregate.figures.len(), aggregate.understated.clone()), (1, exact("10")));
    // 10 t just reach 5 % of 200 t.
    assert_eq!(aggregate.against[0].2, Standing::Reaches);
    let whys: Vec<_> = summary.counted_elsewhere.iter().map(|of| of.why).collect();
    assert_eq!(whys, [WhyCounted::SameCell]);
    // 31 % for 30 %; together with 70 % that is within the rounding of 100 %.
    assert_eq!(summary.not_added.len(), 1);
}

//! Tables as published: worked examples, laws, and how well a planted slip is found.

use crossfoot::book::{Described, MemoryFiles, describe, load};
use crossfoot::claim::{Appraisal, Arithmetic, PrintedTable, TableVerdict, Whole, verify_tables};
use crossfoot::factor::Library;
use crossfoot::finding::{Code, Findings, Lang, Sources};
use crossfoot::quantity::{Exact, Literal, Rounding};
use crossfoot::report::{FindingStyle, Look, Subject, Tables, Verified, findings_text, verify_text};
use proptest::prelude::*;

const PERIOD: &str = "[[period]]\nid = \"2023\"\nfrom = 2023-01-01\nto = 2023-12-31\n";

struct Read {
    tables: Vec<PrintedTable>,
    described: Described,
    verdicts: Vec<TableVerdict>,
    findings: Findings,
}

fn read(text: &str) -> Read {
    let mut sources = Sources::default();
    let files = MemoryFiles::new().with("book.toml", text);
    let (book, found) = load(&files, "book.toml", &mut sources);
    let shown = findings_text(&found, &sources, FindingStyle::plain(Lang::En));
    let book = book.unwrap_or_else(|| panic!("{shown}\n{text}"));
    let library = Library::bundled(&mut sources);
    let (described, findings) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    assert!(!findings.has_errors(), "{}", findings_text(&findings, &sources, FindingStyle::plain(Lang::En)));
    let verdicts = verify_tables(&book.tables, &described.tables, &described.account);
    Read { tables: book.tables, described, verdicts, findings }
}

/// The only table of a text.
fn table(text: &str) -> (PrintedTable, TableVerdict) {
    let mut read = read(&format!("{PERIOD}[[table]]\nid = \"t\"\n{text}"));
    (read.tables.remove(0), read.verdicts.remove(0))
}

fn exact(text: &str) -> Exact {
    Exact::parse_decimal(text).expect("a decimal")
}

fn misses(verdict: &TableVerdict) -> Vec<Exact> {
    let miss = |arithmetic: &Arithmetic| match arithmetic {
        Arithmetic::DoesNotHold(difference) => Some(difference.at_point.clone()),
        _ => None,
    };
    verdict.relations.iter().filter_map(|check| miss(&check.arithmetic)).collect()
}

const PV: &str = r#"columns = ["area", "power", "yield"]
units = ["m2", "kW", "kWh"]
rows = [
  ["kunshan", "11730", "1996.13", "1279346.7"],
  ["yuancheng", "2850", "432.81", "482922.1"],
  ["dongtai", "46080", "7789.32", "4158330.5"],
  ["total", "60660", "10218.26", "5920599.3"],
]
totals = [{ row = "total" }]
same = [{ row = "total", column = "yield", published = "5920.6 MWh" }]
"#;

#[test]
fn the_table_of_pv_plants_foots_exactly() {
    let (_, verdict) = table(PV);
    assert_eq!(verdict.count(|a| *a == Arithmetic::Exact), 3);
    // 5 920 599.3 kWh prints as 5920.6 MWh.
    assert_eq!(verdict.relations.len(), 4);
    assert_eq!(verdict.whole, Whole::Foots);
    assert!(verdict.foots());
}

const STATEMENT: &str = r#"columns = ["emissions"]
unit = "tCO2e"
rows = [["1", "6639.56"], ["2", "18938.70"], ["3", "792.93"], ["4", "193251.24"], ["5", "/"], ["6", "/"], ["total", "219614.43"]]
"#;

#[test]
fn the_verification_statement_is_eight_tonnes_over_and_two_digits_would_explain_it() {
    let (table, verdict) =
        table(&format!("{STATEMENT}totals = [{{ row = \"total\", of = [\"1\", \"2\", \"3\", \"4\"] }}]"));
    assert_eq!(misses(&verdict), [exact("-8")]);
    let repairs = verdict.repairs.expect("it does not foot");
    assert_eq!(repairs.cells.len(), 5);
    let group: Vec<(String, Exact)> =
        repairs.groups[0].iter().map(|slip| (table.address(slip.cell), slip.read.exact())).collect();
    let expected = [("table/t/1/emissions", "6631.56"), ("table/t/2/emissions", "18930.70")];
    assert_eq!(group, expected.map(|(address, value)| (address.to_owned(), exact(value))));
    assert_eq!(repairs.groups.len(), 1);
}

#[test]
fn a_category_without_a_figure_leaves_the_total_untold() {
    let (_, verdict) = table(&format!("{STATEMENT}totals = [{{ row = \"total\" }}]"));
    assert!(matches!(verdict.relations[0].arithmetic, Arithmetic::CannotTell(_)));
    // Categories 5 and 6 could be anything: the table as a whole could foot.
    assert_eq!(verdict.whole, Whole::Foots);
}

#[test]
fn a_second_print_of_the_figure_singles_out_the_cell() {
    let same = "same = [{ row = \"2\", column = \"emissions\", published = \"18930.70 tCO2e\" }]";
    let total = "totals = [{ row = \"total\", of = [\"1\", \"2\", \"3\", \"4\"] }]";
    let (table, verdict) = table(&format!("{STATEMENT}{total}\n{same}"));
    assert_eq!(misses(&verdict), [exact("-8"), exact("8")]);
    let repairs = verdict.repairs.expect("it does not foot");
    let cells: Vec<String> = repairs.cells.iter().map(|repair| table.address(repair.cell)).collect();
    assert_eq!(cells, ["table/t/2/emissions"]);
    assert_eq!(repairs.groups[0][0].read.exact(), exact("18930.70"));
}

#[test]
fn every_relation_may_hold_and_the_table_be_impossible() {
    let (_, verdict) = table(
        r#"columns = ["power", "heat", "total", "share"]
unit = "GWh"
rows = [["north", "10", "20", "31", "30.1 %"], ["south", "30", "40", "71", "69.9"], ["all", "40", "60", "101", "100"]]
totals = [{ row = "all" }, { column = "total" }]
shares = [{ column = "share", of = "total" }]"#,
    );
    assert_eq!(misses(&verdict), []);
    assert!(matches!(verdict.whole, Whole::DoesNotFoot(_)), "{:?}", verdict.whole);
}

#[test]
fn net_rows_sub_totals_and_shares_without_a_base() {
    let (_, verdict) = table(
        r#"columns = ["t", "mix"]
rows = [["a", "1.5", "30"], ["b", "2.5", "50"], ["sub", "4.0", ""], ["c", "1.0", "20"], ["gross", "5.0", ""], ["removed", "0.7", ""], ["net", "4.3", ""]]
totals = [{ row = "sub", of = ["a", "b"], in = ["t"] }, { row = "gross", of = ["sub", "c"], in = ["t"] }, { row = "net", of = ["gross", "-removed"], in = ["t"] }]
shares = [{ column = "mix", parts = ["a", "b", "c"] }]"#,
    );
    assert!(verdict.relations.iter().all(|check| check.arithmetic == Arithmetic::Exact), "{:?}", verdict.relations);
    assert_eq!(verdict.relations.len(), 4);
}

#[test]
fn claims_reach_cells_and_relations() {
    let claim = "[[claim]]\nid = \"c\"\npublished = \"97.6 kWh/m2\"\nequals = 'figure(\"table/t/total/yield\") / figure(\"table/t/total/area\")'\n";
    let read = read(&format!("{PERIOD}[[table]]\nid = \"t\"\n{PV}{claim}"));
    assert_eq!(read.described.claims.len(), 1);
    assert!(!read.findings.has_errors());
    let address = "table/t/total/yield/down".parse().expect("an address");
    assert!(read.described.account.find(&address).is_some());
}

// Tables made from true values.

/// How a true value is printed, by a number from 0 on.
fn print(value: &Exact, decimals: u32, how: u8) -> String {
    let fixed = |rule| value.to_decimal_string(decimals, rule);
    let text = match how {
        1 => format!("约 {}", fixed(Rounding::HalfUp)),
        2 => format!("{} half-even", fixed(Rounding::HalfEven)),
        3 => format!("{} truncated", fixed(Rounding::Truncate)),
        4 => format!("{} rounded-up", fixed(Rounding::Up)),
        5 => format!("≥{}", fixed(Rounding::Truncate)),
        6 => format!("{} half-up", fixed(Rounding::HalfUp)),
        _ => fixed(Rounding::HalfUp),
    };
    let literal = Literal::parse(&text).unwrap_or_else(|e| panic!("{text}: {e:?}"));
    assert!(literal.interval().contains(value), "{text} is no print of {value:?}");
    text
}

/// A table from true values: two groups of rows with sub-totals, a total, columns with a total column, and a column of
/// shares of the total column. `how` gives the print of each cell in turn.
fn from_truth(values: &[Vec<i64>], split: usize, decimals: u32, how: &[u8], gap: Option<usize>) -> String {
    let columns = values[0].len();
    let sum = |rows: &[Vec<i64>], column: usize| rows.iter().map(|row| row[column]).sum::<i64>();
    let mut rows: Vec<(String, Vec<i64>)> = Vec::new();
    let add = |rows: &mut Vec<(String, Vec<i64>)>, name: &str, part: &[Vec<i64>]| {
        rows.push((name.to_owned(), (0..columns).map(|column| sum(part, column)).collect()));
    };
    for (at, row) in values.iter().enumerate() {
        rows.push((format!("r{at}"), row.clone()));
    }
    add(&mut rows, "first", &values[..split]);
    add(&mut rows, "second", &values[split..]);
    add(&mut rows, "all", values);
    let whole: i64 = values.iter().flatten().sum();
    let mut text = String::from("columns = [");
    text.extend((0..columns).map(|column| format!("\"c{column}\", ")));
    text.push_str("\"total\", \"share\"]\nunit = \"t\"\nrows = [\n");
    let mut at = 0;
    for (name, cells) in &rows {
        text.push_str(&format!("  [\"{name}\""));
        let total: i64 = cells.iter().sum();
        let in_thousandths = |value: i64| Exact::from(value).checked_div(&Exact::from(1000)).expect("not zero");
        let share = Exact::from(total * 100).checked_div(&Exact::from(whole)).expect("not zero");
        let all = cells.iter().map(|value| in_thousandths(*value)).chain([in_thousandths(total), share]);
        for value in all {
            let printed = print(&value, decimals, how[at % how.len()]);
            let printed = if gap == Some(at) { "-".to_owned() } else { printed };
            text.push_str(&format!(", \"{printed}\""));
            at += 1;
        }
        text.push_str("],\n");
    }
    let names = |from: usize, to: usize| (from..to).map(|at| format!("\"r{at}\"")).collect::<Vec<_>>().join(", ");
    text.push_str(&format!(
        "]\ntotals = [{{ row = \"first\", of = [{}] }}, {{ row = \"second\", of = [{}] }}, {{ row = \"all\" }}, {{ column = \"total\" }}]\n",
        names(0, split),
        names(split, values.len()),
    ));
    text.push_str("shares = [{ column = \"share\", of = \"total\" }]\n");
    text
}

fn truth() -> impl Strategy<Value = Vec<Vec<i64>>> {
    (2usize..6, 1usize..4).prop_flat_map(|(rows, columns)| {
        proptest::collection::vec(proptest::collection::vec(1i64..2_000_000, columns), rows)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_table_printed_from_true_values_is_never_called_impossible(
        values in truth(),
        split in 1usize..5,
        decimals in 0u32..4,
        how in proptest::collection::vec(0u8..7, 1..40),
        gap in proptest::option::of(0usize..30),
    ) {
        let text = from_truth(&values, split.min(values.len() - 1), decimals, &how, gap);
        let (_, verdict) = table(&text);
        prop_assert_eq!(misses(&verdict), [], "{}", text);
        prop_assert_eq!(&verdict.whole, &Whole::Foots, "{}", text);
    }
}

#[test]
fn a_table_beyond_the_limit_is_refused() {
    let rows: String = (0..501).map(|row| format!("[\"r{row}\"{}],\n", ", 1".repeat(200))).collect();
    let columns: String = (0..200).map(|column| format!("\"c{column}\", ")).collect();
    let text = format!("{PERIOD}[[table]]\nid = \"t\"\ncolumns = [{columns}]\nrows = [{rows}]\n");
    let files = MemoryFiles::new().with("book.toml", text);
    let (book, findings) = load(&files, "book.toml", &mut Sources::default());
    assert!(book.is_none());
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::TableTooLarge]);
}

/// A small generator of numbers, the same on every machine (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % below
    }
}

/// A slip in a number: one digit is another, or two neighbours change places.
fn slipped(text: &str, numbers: &mut Numbers) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
    let at = digits[numbers.next(digits.len() as u64) as usize];
    if numbers.next(2) == 0 {
        bytes[at] = b'0' + numbers.next(10) as u8;
    } else {
        let next = *digits.iter().find(|other| **other > at)?;
        bytes.swap(at, next);
    }
    let slipped = String::from_utf8(bytes).ok()?;
    let leading_zero = slipped.len() > 1 && slipped.starts_with('0') && !slipped.starts_with("0.");
    (slipped != text && !leading_zero).then_some(slipped)
}

/// What became of planted slips.
#[derive(Debug, Default)]
struct Rates {
    planted: usize,
    noticed: usize,
    cell_first: usize,
    reading_first: usize,
    only_one: usize,
    group: usize,
}

/// Tables of `rows` × `columns` figures with a total row and, where it is two-way, a total column; one slip in each. Totals
/// are sums of the figures as printed, or of figures with two more decimals.
fn plant(rows: usize, columns: usize, two_way: bool, rounded: bool, numbers: &mut Numbers) -> Rates {
    let mut rates = Rates::default();
    while rates.planted < 200 {
        let scale = if rounded { 10_000 } else { 100 };
        let values: Vec<Vec<u64>> =
            (0..rows).map(|_| (0..columns).map(|_| numbers.next(50_000 * scale) + scale).collect()).collect();
        let mut all: Vec<Vec<u64>> = values.clone();
        all.push((0..columns).map(|column| values.iter().map(|row| row[column]).sum()).collect());
        if two_way {
            for row in &mut all {
                row.push(row.iter().sum());
            }
        }
        let print = |value: &u64| {
            let value = Exact::from(*value as i64).checked_div(&Exact::from(scale as i64)).expect("not zero");
            value.to_decimal_string(2, Rounding::HalfUp)
        };
        let mut cells: Vec<Vec<String>> = all.iter().map(|row| row.iter().map(print).collect()).collect();
        let (row, column) = (numbers.next(cells.len() as u64) as usize, numbers.next(cells[0].len() as u64) as usize);
        let truth = cells[row][column].clone();
        let Some(slip) = slipped(&truth, numbers) else { continue };
        cells[row][column] = slip;
        rates.planted += 1;
        let width = cells[0].len();
        let names: String = (0..width).map(|column| format!("\"c{column}\", ")).collect();
        let lines: String =
            cells.iter().enumerate().map(|(at, row)| format!("[\"r{at}\", \"{}\"],\n", row.join("\", \""))).collect();
        let across = if two_way { format!(", {{ column = \"c{columns}\" }}") } else { String::new() };
        let totals = format!("totals = [{{ row = \"r{rows}\" }}{across}]\n");
        let (_, verdict) = table(&format!("columns = [{names}]\nunit = \"t\"\nrows = [\n{lines}]\n{totals}"));
        if verdict.whole == Whole::Foots {
            continue;
        }
        rates.noticed += 1;
        let repairs = verdict.repairs.expect("it does not foot");
        let Some(first) = repairs.groups.first() else { continue };
        let cell = row * width + column;
        rates.group += first.len();
        rates.cell_first += usize::from(first.iter().any(|slip| slip.cell == cell));
        rates.reading_first +=
            usize::from(first.iter().any(|slip| slip.cell == cell && slip.read.exact() == exact(&truth)));
        rates.only_one += usize::from(first.len() == 1);
    }
    rates
}

#[test]
fn a_planted_slip_is_found_in_the_first_group() {
    let mut numbers = Numbers(7);
    for (rows, columns, two_way) in [(5, 1, false), (12, 1, false), (4, 3, true), (8, 5, true)] {
        for rounded in [false, true] {
            let rates = plant(rows, columns, two_way, rounded, &mut numbers);
            println!("{rows} × {columns}, two-way {two_way}, rounded {rounded}: {rates:?}");
            // A slip in the last place can hide in the rounding of the others.
            assert!(rates.noticed * 100 >= rates.planted * 80, "{rates:?}");
            if !two_way {
                assert_eq!(rates.reading_first, rates.noticed);
            }
            if two_way {
                assert!(rates.reading_first * 100 >= rates.noticed * 99, "{rates:?}");
            }
        }
    }
}

/// The page of tables, and the example on it.
const PAGE: &str = include_str!("../docs/tables.md");

fn block(label: &str) -> &'static str {
    let start = PAGE.find(&format!("```{label}\n")).expect("a block") + label.len() + 4;
    let end = PAGE[start..].find("```").expect("its end") + start;
    &PAGE[start..end]
}

#[test]
fn the_example_of_the_page_gives_what_the_page_shows() {
    let mut sources = Sources::default();
    let files = MemoryFiles::new().with("book.toml", block("toml"));
    let book = load(&files, "book.toml", &mut sources).0.expect("the example is a book");
    let library = Library::bundled(&mut sources);
    let (described, _) = describe(&book, &library, jiff::civil::date(2026, 11, 21));
    let verdicts = verify_tables(&book.tables, &described.tables, &described.account);
    let tables = Tables { tables: &book.tables, figures: &described.tables, verdicts: &verdicts };
    let subject = Subject {
        book: "book.toml",
        account: &described.account,
        accounts: &book.accounts,
        library: &library,
        sources: &sources,
        inventory: described.inventory.as_ref(),
        choices: &described.choices,
        pack: &described.pack,
        as_of: described.as_of,
    };
    let look = Look { lang: Lang::En, width: 100, digits: 2 };
    let appraisal = Appraisal::default();
    let found = Verified { claims: &[], figures: &[], verdicts: &[], tables, appraisal: &appraisal, assessed: None };
    let shown = verify_text(&subject, found, look).to_string();
    assert!(shown.contains(block("text")), "{shown}");
}

//! Numbers of lines and figures of sentences, in the words of reports of many kinds.

use crossfoot::quantity::Quantity;
use crossfoot::read::{Figure, Line, NumberClass, Report, figures, numbers};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn report(text: &str) -> Report {
    let line = |(index, text): (usize, &str)| Line {
        number: index as u32 + 1,
        page: None,
        text: text.to_owned(),
        is_furniture: false,
    };
    Report {
        name: "report.txt".to_owned(),
        lines: text.split('\n').enumerate().map(line).collect(),
        ..Report::default()
    }
}

fn read(text: &str) -> Vec<Figure> {
    figures(&report(text), &BTreeSet::new())
}

fn shown(figure: &Figure) -> String {
    let meaning = &figure.meaning;
    format!("{} {:?} {:?} {:?}", figure.quantity, meaning.topic, meaning.direction, meaning.scale)
}

/// Every case, and one message with all that differ.
fn check(cases: &str, of: impl Fn(&str) -> String) -> usize {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in cases.lines().map(str::trim).filter(|case| !case.is_empty() && !case.starts_with("//")) {
        let (line, expected) = case.split_once(" => ").unwrap();
        let found = of(&line.replace("\\n", "\n"));
        count += 1;
        if found != expected {
            wrong.push(format!("{line}\n   expected {expected}\n   found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} differ\n{}", wrong.len(), wrong.join("\n"));
    count
}

#[test]
fn numbers_are_told_apart() {
    let cases = include_str!("read/numbers.txt");
    check(cases, |line| {
        let found = numbers(line);
        found
            .iter()
            .map(|number| format!("{} {:?}", &line[number.span.clone()], number.class))
            .collect::<Vec<_>>()
            .join(" | ")
    });
}

#[test]
fn figures_have_unit_topic_direction_and_scale() {
    let cases = include_str!("read/figures.txt");
    check(cases, |line| match read(line) {
        found if found.is_empty() => "none".to_owned(),
        found => found.iter().map(shown).collect::<Vec<_>>().join(" | "),
    });
}

#[test]
fn years_are_of_the_figure_or_of_its_base() {
    let cases = include_str!("read/years.txt");
    check(cases, |line| {
        let year = |year: Option<u16>| year.map_or("-".to_owned(), |year| year.to_string());
        let shown = |figure: &Figure| {
            format!("{} {} {}", figure.quantity, year(figure.meaning.year), year(figure.meaning.base_year))
        };
        read(line).iter().map(shown).collect::<Vec<_>>().join(" | ")
    });
}

#[test]
fn a_sentence_goes_over_the_ends_of_lines() {
    let found = read(
        "    公司通过空压机余热回收改造，在生产过程中每年可以节约用电合计\n\n120.5 万千瓦时，由此每年可以减少的二氧化碳排放总量合计为\n850 吨。\n",
    );
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].at.line, found[0].at.start), (3, 0));
    assert_eq!(found[1].quantity.text(), "850 t CO2");
    assert_eq!(found[1].at.line, 4);
    assert!(found[1].quote.starts_with("公司通过"));
}

#[test]
fn columns_of_text_are_read_apart() {
    let found = read(
        "全年用水量下降到上一年水平以下，共          公司组织安全培训，参加的人员达到\n12 万吨。                                    300 人次，覆盖全体。",
    );
    assert_eq!(found.iter().map(|figure| figure.quantity.text()).collect::<Vec<_>>(), ["12 万吨", "300 人次"]);
}

#[test]
fn lines_that_a_table_has_are_left_out() {
    let found = figures(&report("用电量 12 万kWh\n用水量 30 吨"), &BTreeSet::from([1]));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].at.line, 2);
}

const UNITS: [(&str, &str); 12] = [
    ("吨", "吨"),
    ("万千瓦时", "万千瓦时"),
    ("kWh", "kWh"),
    ("%", "%"),
    ("tCO2e", "tCO2e"),
    ("吨标准煤", "吨标准煤"),
    ("立方米", "立方米"),
    ("m³", "m³"),
    ("万元", "万元"),
    ("人次", "人次"),
    ("MWh", "MWh"),
    ("GJ", "GJ"),
];
const HEDGES: [(&str, &str, &str); 9] = [
    ("", "", ""),
    ("约", "", ""),
    ("超过", "", ""),
    ("近", "", ""),
    ("不低于", "", ""),
    ("≤", "", ""),
    ("", "余", ""),
    ("", "", "左右"),
    ("", "", "以上"),
];
const LEADS: [&str; 8] = [
    "全年用水量为",
    "公司共计减少",
    "其中，累计",
    "本年度总量 ",
    "Total: ",
    "The total was ",
    "2023年，该项指标达",
    "（三）合计",
];

fn grouped(whole: u64, separator: &str) -> String {
    let digits = whole.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

fn wide(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_digit() { char::from_u32(c as u32 - 0x30 + 0xff10).unwrap() } else { c })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_printed_quantity_comes_back(
        whole in 0_u64..9_999_999,
        decimals in proptest::option::of(1_u32..99),
        separator in 0_usize..3,
        unit in 0..UNITS.len(),
        hedge in 0..HEDGES.len(),
        lead in 0..LEADS.len(),
        spaced in any::<bool>(),
        is_wide in any::<bool>(),
    ) {
        let mut number = grouped(whole, ["", ",", " "][separator]);
        if let Some(decimals) = decimals {
            number.push_str(&format!(".{decimals:02}"));
        }
        let plain = number.clone();
        if is_wide {
            number = wide(&number);
        }
        let (before, after, last) = HEDGES[hedge];
        let (printed, written) = UNITS[unit];
        let space = if spaced { " " } else { "" };
        let line = format!("{}{before}{number}{after}{space}{printed}{last}。", LEADS[lead]);
        let expected = Quantity::parse(&format!("{before}{plain}{after} {written}{last}")).unwrap();
        let found = read(&line);
        let figure = found.last();
        prop_assert!(figure.is_some(), "{line}: nothing found, {:?}", numbers(&line));
        let figure = figure.unwrap();
        prop_assert_eq!(figure.quantity.amount(), expected.amount(), "{}", line);
        // A mass may have found its gas in the words.
        if printed != "吨" {
            prop_assert_eq!(figure.quantity.unit(), expected.unit(), "{}", line);
        }
        prop_assert_eq!(&line[figure.at.start as usize..figure.at.end as usize], &number);
    }

    #[test]
    fn digits_of_names_are_no_figures(letters in "[A-Z]{1,4}", digits in 1_u32..99_999, sign in "[-]?", lead in 0..LEADS.len()) {
        prop_assume!(!["RMB", "CNY", "USD", "EUR", "GBP", "HKD", "SGD", "AUD", "JPY"].contains(&letters.as_str()));
        let line = format!("{}{letters}{sign}{digits}吨", ["型号为", "采用 ", "（", "model ", "符合", "the ", "经", "按"][lead % 8]);
        prop_assert!(numbers(&line).iter().all(|number| number.class != NumberClass::Quantity), "{line}: {:?}", numbers(&line));
    }

    #[test]
    fn any_text_is_read_without_harm(text in "(\\PC|\n|[0-9.,:%~万吨年月日至到约余多kWhtCO2e ()-]){0,80}") {
        for line in text.split('\n') {
            for number in numbers(line) {
                prop_assert!(line[number.span].chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c) || ('₀'..='₉').contains(&c)));
            }
        }
        let report = report(&text);
        for figure in figures(&report, &BTreeSet::new()) {
            let again = Quantity::parse(figure.quantity.text());
            prop_assert_eq!(again.as_ref(), Ok(&figure.quantity));
            let line = &report.lines[figure.at.line as usize - 1].text;
            let printed = &line[figure.at.start as usize..figure.at.end as usize];
            prop_assert!(printed.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c) || ('₀'..='₉').contains(&c)), "{printed:?} of {line:?}");
        }
    }
}

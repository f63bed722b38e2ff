//! Printed numbers and quantities: what they mean as intervals, how they read and print, and what is refused.

use crossfoot::quantity::{
    Amount, Bound, Exact, Interval, Literal, LiteralError, Manner, Quantity, QuantityErrorKind, Rounding, Unit,
    UnitError,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn literal(text: &str) -> Literal {
    Literal::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// The lines of the fenced blocks of a kind in docs/quantities.md, cut at their separators.
fn examples(kind: &str) -> Vec<(String, Vec<String>)> {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/quantities.md")).unwrap();
    let (mut lines, mut inside) = (Vec::new(), false);
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(fence) => inside = fence == kind,
            None if inside => {
                let (text, meaning) = line.split_once(" => ").unwrap_or_else(|| panic!("{line}"));
                lines.push((text.trim().to_owned(), meaning.split('|').map(|cell| cell.trim().to_owned()).collect()));
            }
            None => {}
        }
    }
    assert!(!lines.is_empty(), "no {kind} in docs/quantities.md");
    lines
}

#[test]
fn the_examples_of_the_page_hold() {
    for (text, expected) in examples("quantities") {
        let quantity = Quantity::parse(&text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        let (value, last_place) = match quantity.amount() {
            Amount::One(one) => (one.value().to_string(), one.last_place()),
            Amount::Between(from, to) => (format!("{}..{}", from.value(), to.value()), from.last_place()),
        };
        let unit = quantity.unit();
        let found = [
            value,
            last_place.to_string(),
            quantity.amount().manner().keyword().to_owned(),
            if unit.is_none() { "none".to_owned() } else { unit.text().to_owned() },
            quantity.interval().to_string(),
        ];
        assert_eq!(found.as_slice(), expected, "{text}");
        assert_eq!(quantity.to_string(), text);
        let composed = Quantity::new(*quantity.amount(), unit.clone());
        assert_eq!(Quantity::parse(&composed.to_string()).as_ref(), Ok(&quantity), "{text} as {composed}");
    }
}

#[test]
fn the_refusals_of_the_page_hold() {
    for (text, expected) in examples("quantity-errors") {
        let error = Quantity::parse(&text).expect_err(&text);
        let kind = match &error.kind {
            QuantityErrorKind::Literal(error) => format!("{error:?}"),
            QuantityErrorKind::Unit(error) => format!("{error:?}"),
            other => format!("{other:?}"),
        };
        let kind = kind.split([' ', '(']).next().unwrap();
        assert_eq!([kind, &text[error.span.clone()]], expected.as_slice(), "{text}");
    }
}

#[test]
fn the_manners_of_the_page_are_the_manners() {
    let page = examples("manners");
    assert_eq!(page.len(), Manner::ALL.len());
    for (manner, (keyword, intervals)) in Manner::ALL.into_iter().zip(page) {
        assert_eq!(manner.keyword(), keyword);
        assert_eq!(Manner::from_word(&keyword), Some(manner));
        let texts = ["300", "-300", "2.50", "0"];
        let found: Vec<String> = texts
            .iter()
            .map(|text| Literal::from_decimal_text(text).unwrap().with_manner(manner).interval().to_string())
            .collect();
        assert_eq!(found, intervals, "{keyword}");
    }
    assert_eq!(Manner::from_word("half up"), None);
}

#[test]
fn grouping_is_read_and_never_guessed() {
    for (text, plain) in [
        ("1,279,346.7", "1279346.7"),
        ("1 279 346.7", "1279346.7"),
        ("1\u{a0}279\u{202f}346.7", "1279346.7"),
        ("1_250.50", "1250.50"),
        ("１，２５０．５０", "1250.50"),
        ("18930.70", "18930.70"),
        ("−42", "-42"),
        ("+20", "20"),
        ("-0.00", "0.00"),
        ("60,660", "60660"),
    ] {
        assert_eq!(literal(text).to_string(), plain, "{text}");
    }
    for text in ["1,5", "1.250,5", "0,125", "12,34", "1,2345", "1,234,56", "1,234 567", "1.250.500", "1 25", "1234,567"]
    {
        assert!(matches!(Literal::parse(text), Err(LiteralError::AmbiguousSeparator { .. })), "{text}");
    }
    for text in [".5", "5.", "", "-", "abc", "1e3", "1.5E-4", "2 × 10^4", "5 t", "1.2.3"] {
        assert!(Literal::parse(text).is_err(), "{text}");
    }
}

#[test]
fn long_numbers_are_refused_and_not_rounded() {
    assert_eq!(literal("1234567890123456789012345678").to_string().len(), 28);
    let digits = "123456789012345678901234567890";
    assert_eq!(Literal::parse(digits), Err(LiteralError::TooManyDigits { span: 0..30 }));
    assert_eq!(Literal::parse("0.123456789012345678901"), Err(LiteralError::TooManyDecimals { span: 0..23 }));
    assert_eq!(literal("0.12345678901234567890").last_place(), -20);
}

#[test]
fn decimal_text_is_strict() {
    assert_eq!(Literal::from_decimal_text("1_250.50").unwrap().to_string(), "1250.50");
    for text in ["1,250", "1 250", "约 5", "１", "1e3", "5 exact", " 5", ""] {
        assert!(Literal::from_decimal_text(text).is_err(), "{text}");
    }
}

#[test]
fn hedges_that_agree_may_stand_together() {
    assert_eq!(literal("约 85 左右").manner(), Manner::About);
    assert!(matches!(Literal::parse("约 85 多"), Err(LiteralError::TwoManners { .. })));
    assert_eq!(literal("About 85").manner(), Manner::About);
    assert!(Literal::parse("overt 85").is_err());
}

#[test]
fn a_coarser_place_may_be_supposed() {
    let coarse = literal("600").with_last_place(1).unwrap();
    assert_eq!(coarse.interval().to_string(), "[595, 605]");
    assert_eq!(literal("600").with_last_place(3), None);
    assert_eq!(literal("600").with_last_place(-1), None);
    assert!(literal("600").prints_as(&Exact::parse_decimal("600.5").unwrap()));
    assert!(!literal("600").with_manner(Manner::HalfUp).prints_as(&Exact::parse_decimal("600.5").unwrap()));
}

#[test]
fn errors_of_a_quantity_point_into_the_whole_text() {
    let error = Quantity::parse(" 160 万标准立方米").unwrap_err();
    assert_eq!(&" 160 万标准立方米"[error.span.clone()], "万标准立方米");
    assert!(matches!(error.kind, QuantityErrorKind::Unit(UnitError::Ambiguous { span, .. }) if span == error.span));
}

#[test]
fn one_number_or_two_but_no_midpoint() {
    let range = Quantity::parse("0.81..0.845 kg/L").unwrap();
    assert_eq!(range.amount().one(), None);
    assert_eq!(range.interval().to_string(), "[0.805, 0.8455]");
    assert_eq!(range.unit(), &Unit::parse("kg/l").unwrap());
}

fn any_decimal() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0..=20_u32).prop_map(|(mantissa, scale)| Decimal::from_i128_with_scale(mantissa.into(), scale))
}

proptest! {
    #[test]
    fn display_is_read_back(value in any_decimal(), manner in proptest::sample::select(Manner::ALL.to_vec())) {
        let literal = Literal::from_decimal(value).unwrap().with_manner(manner);
        let read = Literal::parse(&literal.to_string());
        prop_assert_eq!(read.as_ref(), Ok(&literal));
        prop_assert_eq!(read.map(|read| read.value().scale()), Ok(value.scale()));
        let quantity = Quantity::new(Amount::One(literal), Unit::parse("万kWh").unwrap());
        prop_assert_eq!(Quantity::parse(&quantity.to_string()), Ok(quantity));
    }

    #[test]
    fn a_rounded_value_lies_in_the_interval_of_its_print(
        num in -10_000_000_i64..10_000_000, den in 1..9999_i64, place in 0..5_u32,
    ) {
        let x = Exact::ratio(num.into(), den.into()).unwrap();
        for (rule, manners) in [
            (Rounding::HalfUp, [Manner::HalfUp, Manner::Ordinary]),
            (Rounding::HalfEven, [Manner::HalfEven, Manner::Ordinary]),
            (Rounding::Truncate, [Manner::Truncated, Manner::Truncated]),
            (Rounding::Up, [Manner::RoundedUp, Manner::RoundedUp]),
        ] {
            let printed = x.to_decimal_string(place, rule);
            for manner in manners {
                let literal = Literal::from_decimal_text(&printed).unwrap().with_manner(manner);
                prop_assert!(literal.prints_as(&x), "{} printed {} {:?}", x, printed, manner);
            }
        }
    }

    #[test]
    fn ties_are_printed_by_their_rule(n in -2000_i64..2000) {
        let x = Exact::ratio((2 * n + 1).into(), 2).unwrap();
        for (rule, manner) in [(Rounding::HalfUp, Manner::HalfUp), (Rounding::HalfEven, Manner::HalfEven)] {
            for near in -2..=2 {
                let literal = Literal::count(n + near).with_manner(manner);
                let is_print = x.round(0, rule) == literal.exact();
                prop_assert_eq!(literal.prints_as(&x), is_print, "{} {} {:?}", x, literal, manner);
            }
        }
    }

    #[test]
    fn intervals_are_never_empty(value in any_decimal(), manner in proptest::sample::select(Manner::ALL.to_vec())) {
        let Interval { lower, upper } = Literal::from_decimal(value).unwrap().with_manner(manner).interval();
        prop_assert!(Interval::new(lower.clone(), upper.clone()).is_some());
        prop_assert!(!matches!((lower, upper), (Bound::Unbounded, Bound::Unbounded)));
    }

    #[test]
    fn a_negative_print_mirrors_its_positive_twin(value in any_decimal(), index in 0..7_usize) {
        let literal = Literal::from_decimal(value).unwrap().with_manner(Manner::ALL[index.min(5)]);
        let twin = Literal::from_decimal(-value).unwrap().with_manner(literal.manner());
        prop_assert_eq!(twin.interval(), literal.interval().neg());
    }

    #[test]
    fn no_text_makes_a_parser_panic(text in "\\PC{0,40}") {
        let _ = Literal::parse(&text);
        if let Err(error) = Quantity::parse(&text) {
            prop_assert!(text.get(error.span.clone()).is_some(), "{:?}", error);
        }
    }

    #[test]
    fn no_text_that_looks_like_a_quantity_makes_one_panic(text in "[0-9０,，._ \u{a0}e+−約约多万吨左右%~.^⁴×至-]{0,20}") {
        let _ = Literal::parse(&text);
        let _ = Literal::from_decimal_text(&text);
        if let Err(error) = Quantity::parse(&text) {
            prop_assert!(text.get(error.span.clone()).is_some(), "{:?}", error);
        }
    }
}

//! The expression language: trees, normal form, errors, and its laws as properties.

use std::time::{Duration, Instant};

use crossfoot::account::Address;
use crossfoot::expression::{Expression, ExpressionErrorKind as Kind, Function, Operator, Term, TermKind};
use crossfoot::factor::FactorId;
use crossfoot::quantity::{Quantity, Rounding};
use num_rational::Ratio;
use proptest::prelude::*;

fn parsed(text: &str) -> Expression {
    Expression::parse(text).unwrap_or_else(|errors| panic!("{text}: {errors:?}"))
}

fn normal(text: &str) -> String {
    parsed(text).to_string()
}

/// Codes with the text they point at.
fn errors(text: &str) -> Vec<(&'static str, &str)> {
    let errors = Expression::parse(text).expect_err(text);
    errors.into_iter().map(|error| (error.kind.code(), text.get(error.span).expect("a span of the text"))).collect()
}

#[test]
fn the_claim_of_the_design_has_a_name_and_an_unknown_factor() {
    let expression = parsed("saved * factor(?)");
    assert_eq!(expression.names().collect::<Vec<_>>(), [("saved", 0..5)]);
    assert_eq!(
        expression.unknowns().map(|term| term.span.clone()).collect::<Vec<_>>(),
        std::iter::once(8..17).collect::<Vec<_>>()
    );
    assert_eq!(expression.figures().count() + expression.factors().count(), 0);
}

#[test]
fn figures_factors_and_claims_are_found_from_the_left() {
    let expression =
        parsed("claim(\"led\") + figure(\"inventory/2023/total\") * factor(\"cn/grid/average/east@2012\")");
    let figures: Vec<String> = expression.figures().map(|(address, _)| address.to_string()).collect();
    assert_eq!(figures, ["claim/led", "inventory/2023/total"]);
    let factors: Vec<String> = expression.factors().map(|(id, _)| id.to_string()).collect();
    assert_eq!(factors, ["cn/grid/average/east@2012"]);
}

#[test]
fn operands_come_before_what_uses_them() {
    let expression = parsed("a - f1 * -(b + c)^2");
    let walked: Vec<String> = expression.terms().map(Term::to_string).collect();
    assert_eq!(
        walked,
        ["a", "f1", "b", "c", "b + c", "(b + c)^2", "-(b + c)^2", "f1 * -(b + c)^2", "a - f1 * -(b + c)^2"]
    );
}

#[test]
fn a_unit_follows_its_number_and_operators_after_it_need_spaces() {
    assert_eq!(normal("160 万kWh/t"), "160 万kWh/t");
    assert_eq!(normal("160 万kWh / 3"), "160 万kWh / 3");
    assert_eq!(normal("160万kWh * (1 kW/(m3/min))"), "160 万kWh * 1 kW/(m3/min)");
    assert_eq!(normal("sum(1 kW/(m3/min), 2 kW)"), "sum(1 kW/(m3/min), 2 kW)");
    assert_eq!(errors("160 万kWh/3"), [("operator-touches-unit", "/")]);
    assert_eq!(errors("50 %-x"), [("operator-touches-unit", "-")]);
    assert_eq!(normal("(50 %) * x"), "50 % * x");
    assert_eq!(errors("2 kgCO2/kWhh"), [("bad-unit", "kWhh")]);
    assert_eq!(errors("2 t/标准立方米 * x"), [("bad-unit", "标准立方米")]);
    assert_eq!(errors("(2 kWh/saved)"), [("operator-touches-unit", "/")]);
}

#[test]
fn a_gas_may_follow_its_mass_after_a_space() {
    for text in ["1125 t CO2", "1125 t  CO2", "1125 tCO2"] {
        assert_eq!(parsed(text), parsed("1125 tCO2"), "{text}");
    }
    assert_eq!(parsed("0.7035 kg CO2/kWh * x"), parsed("0.7035 kgCO2/kWh * x"));
    assert_eq!(errors("5 t x"), [("missing-operator", "x")]);
}

#[test]
fn every_width_of_an_operator_means_the_same() {
    assert_eq!(normal("（a＋b）×c ÷ d − e·g ⋅ h ＊ i ／ j － k"), "(a + b) * c / d - e * g * h * i / j - k");
    assert_eq!(normal("max（a，b）"), "max(a, b)");
    assert_eq!(normal("x² + y³"), "x^2 + y^3");
}

#[test]
fn minus_binds_more_than_times_and_less_than_power() {
    assert_eq!(normal("-x^2"), "-x^2");
    assert_eq!(normal("(-x)^2"), "(-x)^2");
    assert_eq!(normal("-(x^2)"), "-x^2");
    assert_eq!(normal("(-a) * b"), "-a * b");
    assert_eq!(normal("-(a * b)"), "-(a * b)");
    assert_eq!(normal("a * -b^-2"), "a * -b^-2");
    assert_eq!(normal("x^(-1)"), "x^-1");
    assert_eq!(normal("a - (b - c)"), "a - (b - c)");
    assert_eq!(normal("(a - b) - c"), "a - b - c");
}

#[test]
fn a_power_of_a_quantity_with_a_unit_takes_parentheses() {
    assert_eq!(normal("(5 m)^2"), "(5 m)^2");
    assert_eq!(errors("5 m ^2"), [("power-needs-parentheses", "5 m ^2")]);
    assert_eq!(errors("5 m ²"), [("power-needs-parentheses", "5 m ²")]);
    assert_eq!(normal("5^2"), "5^2");
    assert_eq!(normal("(1 + 5 %)^10 - 1"), "(1 + 5 %)^10 - 1");
}

#[test]
fn a_thousands_separator_is_never_a_comma_between_arguments() {
    for (text, spanned) in [
        ("1,125", "1,125"),
        ("max(1,125)", "1,125"),
        ("sum(12,345,678.9 t, 2 t)", "12,345,678.9"),
        ("1，125", "1，125"),
        ("1 125 t", "1 125"),
        ("1_125", "1_125"),
        ("1'125", "1'125"),
    ] {
        assert_eq!(errors(text), [("thousands-separator", spanned)], "{text}");
    }
    assert_eq!(normal("max(1, 125)"), "max(1, 125)");
    assert_eq!(normal("max(1,1250)"), "max(1, 1250)");
}

#[test]
fn numbers_keep_every_digit() {
    assert_eq!(normal("18930.70 + 0.100"), "18930.70 + 0.100");
    assert_ne!(parsed("18930.70"), parsed("18930.7"), "the last printed place is part of a number");
    assert_eq!(errors("1e6"), [("bad-number", "1e6")]);
    assert_eq!(errors("1.2.3"), [("bad-number", "1.2.3")]);
    assert_eq!(errors(".5"), [("bad-number", ".5")]);
    assert_eq!(errors("5. + 1"), [("bad-number", "5.")]);
    assert_eq!(
        errors("1234567890123456789012345678901234567890"),
        [("bad-quantity", "1234567890123456789012345678901234567890")]
    );
}

#[test]
fn hedges_and_ranges_stand_in_double_quotes() {
    assert_eq!(normal("\"352 多 t\" * 2"), "\"352 多 t\" * 2");
    assert_eq!(normal("\"160 万kWh\""), "160 万kWh");
    assert_eq!(errors("352 多 t + 1 t"), [("needs-quotes", "352 多 t")]);
    assert_eq!(errors("约 352 t + 1 t"), [("needs-quotes", "约 352 t")]);
    assert_eq!(errors("2 * 约85 万kWh"), [("needs-quotes", "约85 万kWh")]);
    assert_eq!(normal("产量2 * 2"), "产量2 * 2");
    assert_eq!(errors("2 * 0.81..0.845 t"), [("needs-quotes", "0.81..0.845 t")]);
    assert_eq!(errors("\"many t\""), [("bad-quantity", "m")]);
}

#[test]
fn several_independent_errors_are_reported_at_once() {
    assert_eq!(
        errors("summ(1 t, 2 xyzzy) + (1,125 * ) - share(1) + @ ? + factor(?)"),
        [
            ("unknown-function", "summ"),
            ("bad-unit", "xyzzy"),
            ("thousands-separator", "1,125"),
            ("missing-operand", ")"),
            ("arity", "share(1)"),
            ("unexpected-character", "@"),
            ("too-many-unknowns", "?"),
        ]
    );
}

#[test]
fn an_error_is_reported_once() {
    for (text, expected) in [
        ("", vec![("empty", "")]),
        (" ", vec![("empty", " ")]),
        ("a +", vec![("missing-operand", "")]),
        ("* a", vec![("missing-operand", "*")]),
        ("()", vec![("missing-operand", ")")]),
        ("a b", vec![("missing-operator", "b")]),
        ("2(a)", vec![("missing-operator", "(")]),
        ("(a", vec![("unclosed-parenthesis", "(")]),
        ("sum(a, (b)", vec![("unclosed-parenthesis", "(")]),
        ("a) + b", vec![("unopened-parenthesis", ")")]),
        ("a, b", vec![("misplaced-comma", ",")]),
        ("(a, b) * c", vec![("misplaced-comma", ",")]),
        ("a^b", vec![("exponent-not-integer", "b")]),
        ("a^-b", vec![("exponent-not-integer", "-b")]),
        ("a^2.5", vec![("exponent-not-integer", "2.5")]),
        ("a^(1 + 1)", vec![("exponent-not-integer", "(1 + 1)")]),
        ("a^", vec![("missing-operand", "")]),
        ("a^1,125", vec![("thousands-separator", "1,125")]),
        ("a^2^3", vec![("chained-power", "^")]),
        ("a^2²", vec![("chained-power", "²")]),
        ("a^101", vec![("exponent-out-of-range", "101")]),
        ("a^99999999999", vec![("exponent-out-of-range", "99999999999")]),
        ("'melting-gas", vec![("unterminated", "'melting-gas")]),
        ("figure(\"a", vec![("unclosed-parenthesis", "("), ("unterminated", "\"a")]),
        ("'' + 1", vec![("empty-name", "''")]),
        ("figure(“inventory/total”)", vec![("typographic-quote", "“inventory/total”")]),
        ("figure(x)", vec![("bad-argument", "x")]),
        ("figure()", vec![("arity", "figure()")]),
        ("figure(\"a b\")", vec![("bad-address", " ")]),
        ("figure(\"\")", vec![("bad-address", "")]),
        ("claim(\"a/b\")", vec![("bad-address", "/")]),
        ("factor(\"east\")", vec![("bad-factor-id", "east")]),
        ("factor(x)", vec![("bad-argument", "x")]),
        ("round(x)", vec![("arity", "round(x)")]),
        ("round(x, y)", vec![("bad-argument", "y")]),
        ("round(x, 29)", vec![("bad-argument", "29")]),
        ("round(x, -128)", vec![("bad-argument", "-128")]),
        ("round(?, ?)", vec![("bad-argument", "?")]),
        ("round(x, 1, \"down\")", vec![("bad-argument", "\"down\"")]),
        ("wmean(1, 2, 3)", vec![("arity", "wmean(1, 2, 3)")]),
        ("abs(a, b)", vec![("arity", "abs(a, b)")]),
        ("? + ?", vec![("too-many-unknowns", "?")]),
    ] {
        assert_eq!(errors(text), expected, "{text}");
    }
}

#[test]
fn an_unknown_function_offers_the_nearest() {
    for (written, expected) in [
        ("summ", Some("sum")),
        ("SUM", Some("sum")),
        ("average", Some("mean")),
        ("合计", Some("sum")),
        ("figur", Some("figure")),
        ("compond", Some("compound")),
        ("melting", None),
    ] {
        let errors = Expression::parse(&format!("{written}(1, 2)")).expect_err(written);
        let [error] = errors.as_slice() else { panic!("{errors:?}") };
        assert!(matches!(&error.kind, Kind::UnknownFunction { nearest, .. } if *nearest == expected), "{errors:?}");
    }
}

#[test]
fn bounds_are_errors() {
    let nested = |n: usize| format!("{}x{}", "(".repeat(n), ")".repeat(n));
    assert!(Expression::parse(&nested(64)).is_ok());
    assert_eq!(errors(&nested(65)), [("too-deep", "(")]);
    assert_eq!(errors(&format!("{}x", "-".repeat(65))).len(), 1);
    let chain = |n: usize| vec!["x"; n].join("+");
    assert!(Expression::parse(&chain(500)).is_ok());
    assert_eq!(errors(&chain(501)).first().map(|e| e.0), Some("too-many-terms"));
    assert_eq!(errors(&"x".repeat(4001)).first().map(|e| e.0), Some("too-long"));
}

#[test]
fn the_deepest_chain_can_be_copied_compared_and_written() {
    let expression = parsed(&vec!["x"; 500].join("/"));
    assert_eq!(expression, expression.clone());
    assert_eq!(parsed(&expression.to_string()), expression);
    assert_eq!(expression.terms().count(), 999);
}

// ── laws ────────────────────────────────────────────────────────────────────────────────────────────────────────────

fn leaf() -> impl Strategy<Value = TermKind> {
    let unit =
        prop::sample::select(vec!["", "万kWh", "t", "tCO2", "%", "m3", "kW/(m3/min)", "kgCO2/kWh", "万吨公里", "tce"]);
    let number = "(0|[1-9][0-9]{0,8})(\\.[0-9]{1,6})?";
    let quantity = (number, unit).prop_map(|(n, u)| format!("{n} {u}").trim_end().to_owned());
    let hedged = quantity.clone().prop_map(|q| format!("约 {q}"));
    let any = prop_oneof![4 => quantity, 1 => hedged];
    let figures =
        ["inventory/2023/total", "claim/led", "claim/led/given/saved", "activity/melting-gas/CO2", "甲/乙.丙"];
    prop_oneof![
        4 => any.prop_map(|text| TermKind::Quantity(Quantity::parse(&text).expect("a quantity"))),
        2 => "[a-z_节][a-z0-9_]{0,6}".prop_map(TermKind::Name),
        1 => "[a-z+-]{1,4} ?[^'\\p{C}\\s]{1,4}".prop_map(TermKind::Name),
        1 => prop::sample::select(figures.to_vec())
            .prop_map(|text| TermKind::Figure(Address::parse(text).expect("an address"))),
        1 => Just(TermKind::Factor(FactorId::parse("cn/grid/average/east@2012:2014"))),
    ]
}

fn term(kind: TermKind) -> Term {
    Term { span: 0..0, kind }
}

fn tree() -> impl Strategy<Value = Term> {
    leaf().prop_map(term).prop_recursive(8, 60, 4, |inner| {
        let operator =
            prop::sample::select(vec![Operator::Add, Operator::Subtract, Operator::Multiply, Operator::Divide]);
        let binary = (operator, inner.clone(), inner.clone())
            .prop_map(|(op, left, right)| term(TermKind::Binary { op, left: Box::new(left), right: Box::new(right) }));
        let negated = inner.clone().prop_map(|x| term(TermKind::Negate(Box::new(x))));
        let power = (inner.clone(), -100..=100, 1..=100_u16)
            .prop_map(|(x, exponent, root)| term(TermKind::Power { base: Box::new(x), exponent, root }));
        let rules = prop::sample::select(Rounding::ALL.to_vec());
        let function = prop_oneof![
            5 => prop::sample::select(Function::ALL[..9].to_vec()),
            1 => (-28i8..=28, rules).prop_map(|(places, rounding)| Function::Round { places, rounding }),
        ];
        let call = (function, prop::collection::vec(inner, 4)).prop_map(|(function, mut arguments)| {
            match function {
                Function::Round { .. } => arguments.truncate(1),
                _ => {
                    while !function.arity().accepts(arguments.len()) {
                        arguments.pop();
                    }
                }
            }
            term(TermKind::Call { function, arguments })
        });
        prop_oneof![4 => binary, 1 => negated, 1 => power, 2 => call]
    })
}

/// A little text of small numbers, and its value by a reading of its own: two stacks, as on a pocket calculator.
mod calculator {
    use num_rational::Ratio;

    #[derive(Clone, Copy, PartialEq)]
    enum Pending {
        Open,
        Sign,
        Operator(char),
    }

    fn strength(pending: Pending) -> u8 {
        match pending {
            Pending::Open => 0,
            Pending::Operator('+' | '-') => 1,
            Pending::Operator(_) => 2,
            Pending::Sign => 3,
        }
    }

    fn apply(values: &mut Vec<Option<Ratio<i128>>>, pending: Pending) {
        let right = values.pop().expect("an operand");
        let value = match pending {
            Pending::Sign => right.map(|x| -x),
            Pending::Open => right,
            Pending::Operator(op) => {
                let left = values.pop().expect("an operand");
                left.zip(right).and_then(|(l, r)| match op {
                    '+' => Some(l + r),
                    '-' => Some(l - r),
                    '*' => Some(l * r),
                    _ if *r.numer() == 0 => None,
                    _ => Some(l / r),
                })
            }
        };
        values.push(value);
    }

    pub fn value(text: &str) -> Option<Ratio<i128>> {
        let (mut values, mut waiting) = (Vec::new(), Vec::new());
        let mut operand_next = true;
        for c in text.chars().filter(|c| *c != ' ') {
            match c {
                '0'..='9' => values.push(Some(Ratio::from(i128::from(c.to_digit(10).expect("a digit"))))),
                '²' => {
                    let base = values.pop().expect("a base");
                    values.push(base.map(|x| x * x));
                }
                '(' => waiting.push(Pending::Open),
                '-' if operand_next => waiting.push(Pending::Sign),
                ')' => {
                    while waiting.last() != Some(&Pending::Open) {
                        apply(&mut values, waiting.pop().expect("an operator"));
                    }
                }
                op => {
                    while waiting.last().is_some_and(|w| strength(*w) >= strength(Pending::Operator(op))) {
                        apply(&mut values, waiting.pop().expect("an operator"));
                    }
                    waiting.push(Pending::Operator(op));
                }
            }
            if c == ')' {
                waiting.pop();
            }
            operand_next = !matches!(c, '0'..='9' | ')' | '²');
        }
        while let Some(pending) = waiting.pop() {
            apply(&mut values, pending);
        }
        values.pop().expect("a value")
    }
}

fn value(term: &Term) -> Option<Ratio<i128>> {
    match &term.kind {
        TermKind::Quantity(quantity) => Some(Ratio::from(quantity.to_string().parse::<i128>().expect("a digit"))),
        TermKind::Negate(x) => value(x).map(|x| -x),
        TermKind::Power { base, exponent, .. } => value(base).map(|x| x.pow(*exponent)),
        TermKind::Binary { op, left, right } => {
            let (left, right) = (value(left)?, value(right)?);
            match op {
                Operator::Add => Some(left + right),
                Operator::Subtract => Some(left - right),
                Operator::Multiply => Some(left * right),
                Operator::Divide => (*right.numer() != 0).then(|| left / right),
            }
        }
        other => panic!("{other:?}"),
    }
}

fn arithmetic() -> impl Strategy<Value = String> {
    let digit = (0..=9u8).prop_map(|d| d.to_string());
    digit.prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            6 => (inner.clone(), prop::sample::select(vec!["+", "-", " - ", "*", " / "]), inner.clone())
                .prop_map(|(l, op, r)| format!("{l}{op}{r}")),
            2 => inner.clone().prop_map(|x| format!("({x})")),
            1 => inner.clone().prop_map(|x| format!("-{x}")),
            1 => inner.prop_map(|x| format!("({x})²")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_normal_form_reads_back_to_an_equal_tree(tree in tree()) {
        let text = tree.to_string();
        prop_assume!(text.chars().count() <= Expression::MAX_CHARACTERS);
        let read = Expression::parse(&text);
        prop_assert!(read.is_ok(), "{text}: {read:?}");
        let read = read.expect("just tested");
        prop_assert_eq!(&read.root, &tree, "{}", text);
        prop_assert_eq!(read.to_string(), text);
    }

    #[test]
    fn any_text_is_read_or_refused_with_spans_inside_it(text in "\\PC{0,200}") {
        refused_or_stable(&text)?;
    }

    #[test]
    fn any_text_of_our_own_pieces_is_read_or_refused(pieces in prop::collection::vec(prop::sample::select(vec![
        "1", "125", "0.5", ".", ",", "，", " ", "t", "CO2", "kWh", "万kWh", "/", "*", "-", "−", "^", "²", "(", ")", "（", "?",
        "\"", "'", "“", "sum", "round", "figure", "factor", "claim", "wmean", "多", "约", "x", "e", "%", "..", "_", "@",
        "3 t", "m", "·", "吨", "至", "~", "标准立方米", "2 m", "CO2e", ";", "万", "\"cn/grid/east\"", "\"up\"", "sum(", "round(x,",
    ]), 0..16)) {
        refused_or_stable(&pieces.concat())?;
    }

    #[test]
    fn precedence_is_that_of_a_pocket_calculator(text in arithmetic()) {
        let expression = parsed(&text);
        prop_assert_eq!(value(&expression.root), calculator::value(&text), "{} read as {}", text, expression);
    }

    #[test]
    fn every_span_shows_the_text_of_its_term(text in arithmetic()) {
        for term in parsed(&text).terms() {
            let shown = &text[term.span.clone()];
            prop_assert_eq!(&parsed(shown).root, term, "{} in {}", shown, text);
        }
    }
}

fn refused_or_stable(text: &str) -> Result<(), TestCaseError> {
    match Expression::parse(text) {
        Ok(expression) => {
            let normal = expression.to_string();
            let again = Expression::parse(&normal);
            prop_assert_eq!(again.as_ref().ok(), Some(&expression), "{} → {} → {:?}", text, normal, again);
        }
        Err(errors) => {
            prop_assert!(!errors.is_empty());
            prop_assert!(errors.is_sorted_by_key(|error| error.span.start));
            for error in errors {
                prop_assert!(text.get(error.span.clone()).is_some(), "{:?} in {}", error, text);
            }
        }
    }
    Ok(())
}

#[test]
fn hostile_texts_are_refused_quickly() {
    let pieces = [
        "(",
        ")",
        "1,",
        "1a*",
        "1t/1t/",
        "-",
        "'",
        "\"",
        "“",
        "sum(",
        "x^",
        "1 t CO2/",
        "1..",
        "@",
        "多1 ",
        "约 1 多 ",
        ",",
        "1,125",
    ];
    for piece in pieces {
        let text: String = piece.chars().cycle().take(Expression::MAX_CHARACTERS).collect();
        let start = Instant::now();
        let errors = Expression::parse(&text).expect_err(piece);
        assert!(errors.len() <= 50 && start.elapsed() < Duration::from_secs(2), "{piece}: {:?}", start.elapsed());
    }
}

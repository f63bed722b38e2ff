//! Laws of exact numbers and intervals. The witness for numbers is `num_rational::BigRational`; for intervals, brute
//! force over points at the ends, next to them and between.

use std::hash::{DefaultHasher, Hash, Hasher};

use crossfoot::quantity::{Bound, Exact, Interval, Rounding};
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Pow, Signed, ToPrimitive, Zero};
use proptest::prelude::*;

// ---------------------------------------------------------------------------------------------------------- routes

fn big(text: &str) -> BigInt {
    text.parse().unwrap()
}

/// The value as the witness has it, by way of its printed numerator and denominator.
fn witness(value: &Exact) -> BigRational {
    let (num, den) = value.numerator_denominator();
    let ratio = BigRational::new_raw(big(&num), big(&den));
    assert_eq!(ratio, ratio.reduced(), "lowest terms");
    assert!(ratio.denom().is_positive());
    ratio
}

fn exact(value: &BigRational) -> Exact {
    let part = |n: &BigInt| Exact::parse_decimal(&n.to_string()).unwrap();
    part(value.numer()).checked_div(&part(value.denom())).unwrap()
}

fn hash(value: &Exact) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn number(text: &str) -> Exact {
    match text.split_once('/') {
        Some((num, den)) => number(num).checked_div(&number(den)).unwrap(),
        None => Exact::parse_decimal(text).unwrap(),
    }
}

/// Equal, with equal hash, and of the same form whichever route led here.
fn same(left: &Exact, right: &BigRational) {
    assert_eq!(&witness(left), right);
    let other_route = exact(right);
    assert_eq!(left, &other_route);
    assert_eq!(left.cmp(&other_route), std::cmp::Ordering::Equal);
    assert_eq!(hash(left), hash(&other_route));
}

fn ten(n: u32) -> BigInt {
    BigInt::from(10).pow(n)
}

// ------------------------------------------------------------------------------------------------------ generators

fn numerators() -> impl Strategy<Value = BigInt> {
    prop_oneof![
        4 => (-1000_i64..1000).prop_map(BigInt::from),
        4 => any::<i64>().prop_map(BigInt::from),
        2 => any::<i128>().prop_map(BigInt::from),
        2 => (0_i128..1000).prop_map(|k| BigInt::from(i128::MAX) - k),
        2 => (-1000_i128..1000).prop_map(|k| BigInt::from(i128::MIN) + k),
        2 => (any::<i64>(), 0_u32..45).prop_map(|(n, e)| BigInt::from(n) * ten(e)),
        2 => (0_u32..140, -2_i32..3).prop_map(|(e, k)| (BigInt::one() << e) + k),
        1 => "-?[1-9][0-9]{39,60}".prop_map(|text| big(&text)),
    ]
}

fn denominators() -> impl Strategy<Value = BigInt> {
    prop_oneof![
        4 => Just(BigInt::one()),
        6 => (0_u32..20).prop_map(ten),
        2 => (30_u32..45).prop_map(ten),
        4 => prop::sample::select(vec![3_u64, 7, 11, 9, 49, 231, 6, 1_000_003, u64::MAX, 1 << 40, 1 << 63])
            .prop_map(BigInt::from),
        2 => (0_u32..60, 0_u32..60).prop_map(|(a, b)| BigInt::from(2).pow(a) * BigInt::from(5).pow(b)),
        2 => (1_u64..).prop_map(BigInt::from),
        1 => (1_i128..).prop_map(BigInt::from),
    ]
}

fn numbers() -> impl Strategy<Value = BigRational> {
    (numerators(), denominators()).prop_map(|(num, den)| BigRational::new(num, den))
}

/// Numbers that are often close to each other, or the same.
fn pairs() -> impl Strategy<Value = (BigRational, BigRational)> {
    prop_oneof![
        4 => (numbers(), numbers()),
        1 => numbers().prop_map(|a| (a.clone(), a)),
        1 => numbers().prop_map(|a| (a.clone(), -a)),
        1 => (numbers(), 1_u64..100).prop_map(|(a, k)| (a.clone(), a + BigRational::new(1.into(), k.into()))),
    ]
}

fn rules() -> impl Strategy<Value = Rounding> {
    prop::sample::select(Rounding::ALL.to_vec())
}

// ---------------------------------------------------------------------------------------------------------- numbers

/// The definition of each rule, on a quotient of integers.
fn round_units(value: &BigRational, place: i32, rule: Rounding) -> BigInt {
    let unit = BigRational::from(BigInt::from(10)).pow(place);
    let (num, den) = (value.abs() / unit).into_raw();
    let (units, rest) = num.div_rem(&den);
    let twice = rest.clone() * 2;
    let raised = match rule {
        Rounding::Truncate => false,
        Rounding::Up => !rest.is_zero(),
        Rounding::HalfUp => twice >= den,
        Rounding::HalfEven => twice > den || (twice == den && units.is_odd()),
    };
    (units + i32::from(raised)) * if value.is_negative() { -1 } else { 1 }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn arithmetic_agrees_with_the_witness((a, b) in pairs()) {
        let (x, y) = (exact(&a), exact(&b));
        same(&(&x + &y), &(&a + &b));
        same(&(&x - &y), &(&a - &b));
        same(&(&x * &y), &(&a * &b));
        same(&-&x, &-&a);
        same(&x.abs(), &a.abs());
        match x.checked_div(&y) {
            Some(quotient) => same(&quotient, &(&a / &b)),
            None => prop_assert!(b.is_zero()),
        }
        match x.recip() {
            Some(reciprocal) => same(&reciprocal, &a.recip()),
            None => prop_assert!(a.is_zero()),
        }
        let mut total = x.clone();
        total += &y;
        total *= &y;
        total -= &x;
        same(&total, &((&a + &b) * &b - &a));
        same(&[x.clone(), y.clone(), x].iter().sum(), &(&a + &b + &a));
    }

    #[test]
    fn ways_there_and_back_end_at_the_same_value((a, b) in pairs()) {
        let (x, y) = (exact(&a), exact(&b));
        let added = &x + &y - &y;
        prop_assert_eq!(&added, &x);
        prop_assert_eq!(hash(&added), hash(&x));
        if let Some(reciprocal) = y.recip() {
            let multiplied = &x * &y * reciprocal;
            prop_assert_eq!(&multiplied, &x);
            prop_assert_eq!(hash(&multiplied), hash(&x));
        }
    }

    #[test]
    fn order_and_predicates_agree_with_the_witness((a, b) in pairs()) {
        let (x, y) = (exact(&a), exact(&b));
        prop_assert_eq!(x.cmp(&y), a.cmp(&b));
        prop_assert_eq!(x == y, a == b);
        prop_assert_eq!(x.signum(), a.signum().to_integer().to_i32().unwrap());
        prop_assert_eq!(x.is_zero(), a.is_zero());
        prop_assert_eq!(x.is_negative(), a.is_negative());
        prop_assert_eq!(x.is_positive(), a.is_positive());
        prop_assert_eq!(x.is_integer(), a.is_integer());
        prop_assert_eq!(x.bits(), a.numer().bits() + a.denom().bits());
    }

    #[test]
    fn ratio_agrees_with_the_witness(num in any::<i128>(), den in any::<i128>(), common in 1_i128..1000) {
        let num = num / common * common;
        prop_assume!(den != 0);
        same(&Exact::ratio(num, den).unwrap(), &BigRational::new(num.into(), den.into()));
        same(&Exact::ratio(num, common).unwrap(), &BigRational::new(num.into(), common.into()));
        same(&Exact::ratio(i128::MIN, common).unwrap(), &BigRational::new(i128::MIN.into(), common.into()));
        same(&Exact::ratio(common, i128::MIN).unwrap(), &BigRational::new(common.into(), i128::MIN.into()));
        same(&Exact::from(num), &BigRational::from(BigInt::from(num)));
    }

    #[test]
    fn powers_agree_with_the_witness(a in numbers(), n in -12_i32..13) {
        match exact(&a).powi(n) {
            Some(power) => same(&power, &if n == 0 { BigRational::one() } else { Pow::pow(a, n) }),
            None => prop_assert!(a.is_zero() && n < 0),
        }
    }

    #[test]
    fn rounding_agrees_with_its_definition(a in numbers(), place in -45_i32..45, rule in rules()) {
        let rounded = BigRational::from(round_units(&a, place, rule)) * BigRational::from(ten(1)).pow(place);
        same(&exact(&a).round(place, rule), &rounded);
    }

    #[test]
    fn ties_round_as_their_rule_says(k in -50_i64..50, place in -42_i32..42, rule in rules()) {
        let half = BigRational::new(BigInt::from(2 * k + 1), 2.into()) * BigRational::from(ten(1)).pow(place);
        let rounded = BigRational::from(round_units(&half, place, rule)) * BigRational::from(ten(1)).pow(place);
        same(&exact(&half).round(place, rule), &rounded);
    }

    #[test]
    fn decimal_strings_are_the_rounded_digits(a in numbers(), places in 0_u32..45, rule in rules()) {
        let text = exact(&a).to_decimal_string(places, rule);
        let units = round_units(&a, -(places as i32), rule);
        prop_assert_eq!(text.starts_with('-'), units.is_negative());
        prop_assert_eq!(text.split_once('.').map_or(0, |(_, fraction)| fraction.len()), places as usize);
        prop_assert!(!text.trim_start_matches('-').starts_with("00"));
        prop_assert_eq!(big(&text.replace('.', "")), units.clone());
        same(&number(&text), &BigRational::new(units, ten(places)));
    }

    #[test]
    fn magnitude_and_significant_digits_agree(a in numbers(), digits in 0_u32..50, rule in rules()) {
        let x = exact(&a);
        match x.magnitude() {
            None => prop_assert!(a.is_zero()),
            Some(magnitude) => {
                let power = BigRational::from(ten(1)).pow(magnitude);
                prop_assert!(power <= a.abs() && a.abs() < power * BigInt::from(10));
                prop_assert_eq!(x.to_significant(digits, rule), x.round(magnitude + 1 - digits as i32, rule));
            }
        }
    }

    #[test]
    fn terminating_places_are_the_fewest_that_hold_the_value(a in numbers()) {
        let x = exact(&a);
        match x.terminating_places() {
            Some(places) => {
                prop_assert!((&a * ten(places)).is_integer());
                prop_assert!(places == 0 || !(&a * ten(places - 1)).is_integer());
                prop_assert_eq!(number(&x.to_string()), x);
            }
            None => prop_assert!(!(&a * ten(400)).is_integer()),
        }
    }

    #[test]
    fn floating_point_is_the_nearest_double(a in numbers(), e in -340_i32..310) {
        let a = a * BigRational::from(ten(1)).pow(e);
        prop_assert_eq!(exact(&a).to_f64(), a.to_f64().unwrap());
    }

    #[test]
    fn doubles_come_back_unchanged(bits in any::<u64>()) {
        let x = f64::from_bits(bits);
        match Exact::from_f64(x) {
            Some(value) => {
                same(&value, &BigRational::from_float(x).unwrap());
                prop_assert_eq!(value.to_f64(), x);
            }
            None => prop_assert!(!x.is_finite()),
        }
    }

    #[test]
    fn halfway_between_two_doubles_goes_to_the_even_one(bits in 0_u64..0x7fe0_0000_0000_0000) {
        let (low, high) = (f64::from_bits(bits), f64::from_bits(bits + 1));
        let half = (Exact::from_f64(low).unwrap() + Exact::from_f64(high).unwrap()) * number("0.5");
        prop_assert_eq!(half.to_f64(), if bits % 2 == 0 { low } else { high });
    }

    #[test]
    fn roots_of_powers_are_exact(a in numbers(), n in 1_u32..8) {
        let a = a.abs();
        let power = exact(&Pow::pow(a.clone(), n));
        same(&power.root(n, 5, true).unwrap(), &a);
    }

    #[test]
    fn other_roots_are_enclosed_to_the_last_digit(a in numbers(), n in 2_u32..8, digits in 1_u32..40) {
        let x = exact(&a.abs());
        let (low, high) = (x.root(n, digits, false).unwrap(), x.root(n, digits, true).unwrap());
        let power = |root: &Exact| root.powi(n as i32).unwrap();
        if power(&low) == x {
            prop_assert_eq!(low, high);
        } else {
            prop_assert!(power(&low) < x && x < power(&high));
            let place = low.magnitude().unwrap() + 1 - digits as i32;
            prop_assert_eq!(&high - &low, Exact::power_of_ten(place).unwrap());
            prop_assert_eq!(low.to_significant(digits, Rounding::Truncate), low);
        }
    }

    #[test]
    fn decimals_are_read_as_written(text in "-?[0-9]{1,50}(\\.[0-9]{1,50})?") {
        let places = text.split_once('.').map_or(0, |(_, fraction)| fraction.len() as u32);
        let value = Exact::parse_decimal(&text).unwrap();
        same(&value, &BigRational::new(big(&text.replace('.', "")), ten(places)));
    }

    #[test]
    fn library_decimals_keep_their_value(mantissa in any::<i64>(), scale in 0_u32..29) {
        let decimal = rust_decimal::Decimal::new(mantissa, scale);
        same(&Exact::from(decimal), &BigRational::new(mantissa.into(), ten(scale)));
    }
}

#[test]
fn equal_values_have_equal_hashes() {
    let ones = [
        number("1"),
        number("1.00"),
        number(&format!("1.{}", "0".repeat(300))),
        number("0.5") + number("0.5"),
        number("1/3") * number("3"),
        number("1/3") + number("2/3"),
        Exact::power_of_ten(60).unwrap() * Exact::power_of_ten(-60).unwrap(),
        Exact::from(rust_decimal::Decimal::new(1000, 3)),
    ];
    for one in &ones {
        assert_eq!((one, hash(one)), (&Exact::ONE, hash(&Exact::ONE)));
    }
    for zero in ["0", "-0", "0.000", "-0.0", &format!("0.{}", "0".repeat(90))] {
        let zero = number(zero);
        assert_eq!((&zero, hash(&zero)), (&Exact::ZERO, hash(&Exact::default())));
    }
    let none = number("1/7") - number("1/7");
    assert_eq!((&none, hash(&none)), (&Exact::ZERO, hash(&Exact::ZERO)));
}

#[test]
fn only_plain_decimals_are_read() {
    let long = "1".repeat(1001);
    for text in ["", "-", ".", "1.", ".5", "+1", "1e5", "1,000", " 1", "1 ", "--1", "1.2.3", "１", "1.-2", "NaN", &long]
    {
        assert_eq!(Exact::parse_decimal(text), None, "{text:?}");
    }
    assert!(Exact::parse_decimal(&"1".repeat(1000)).is_some());
}

#[test]
fn what_has_no_answer_is_none() {
    assert_eq!(Exact::ratio(1, 0), None);
    assert_eq!(Exact::ZERO.recip(), None);
    assert_eq!(Exact::ONE.checked_div(&Exact::ZERO), None);
    assert_eq!(Exact::ZERO.powi(-1), None);
    assert_eq!(Exact::ZERO.powi(0), Some(Exact::ONE));
    assert_eq!(Exact::ZERO.magnitude(), None);
    assert_eq!(Exact::power_of_ten(10_001), None);
    assert_eq!(Exact::power_of_ten(i32::MIN), None);
    assert_eq!(Exact::power_of_ten(-10_000).unwrap().magnitude(), Some(-10_000));
    assert_eq!(Exact::from(-4).root(2, 5, false), None);
    assert_eq!(Exact::from(4).root(0, 5, false), None);
    assert_eq!(Exact::from(2).root(2, 0, false), None);
    assert_eq!(Exact::from(2).root(u32::MAX, u32::MAX, false), None);
    assert_eq!(Exact::from_f64(f64::NAN), None);
    assert_eq!(Exact::from_f64(f64::NEG_INFINITY), None);
}

#[test]
fn powers_stop_at_the_limit_and_not_before() {
    // 2^n has n + 1 bits, its denominator has 1.
    let limit = Exact::MAX_BITS as i32 - 2;
    assert_eq!(Exact::from(2).powi(limit).unwrap().bits(), Exact::MAX_BITS);
    assert_eq!(Exact::from(2).powi(limit + 1), None);
    assert_eq!(Exact::from(2).powi(-limit).unwrap().bits(), Exact::MAX_BITS);
    assert_eq!(Exact::from(10).powi(i32::MAX), None);
    assert_eq!(Exact::from(-1).powi(i32::MIN), Some(Exact::ONE));
    assert_eq!(Exact::from(-1).powi(i32::MAX), Some(Exact::from(-1)));
}

#[test]
fn rounding_far_from_the_digits_costs_nothing() {
    let digits = number(&"7".repeat(500));
    assert_eq!(number("1.5").round(i32::MIN, Rounding::Up), number("1.5"));
    assert_eq!(digits.round(i32::MIN, Rounding::Up), digits);
    assert_eq!(digits.round(i32::MAX, Rounding::HalfUp), Exact::ZERO);
    assert_eq!(number("1/3").round(i32::MAX, Rounding::HalfEven), Exact::ZERO);
}

#[test]
fn no_minus_on_what_rounds_to_zero() {
    assert_eq!(number("-0.004").to_decimal_string(2, Rounding::HalfUp), "0.00");
    assert_eq!(number("-0.005").to_decimal_string(2, Rounding::HalfUp), "-0.01");
    assert_eq!(number("-0.005").to_decimal_string(2, Rounding::HalfEven), "0.00");
    assert_eq!(number("-1/3").to_decimal_string(0, Rounding::Truncate), "0");
    assert_eq!(number("1234567.5").to_decimal_string(0, Rounding::HalfEven), "1234568");
}

#[test]
fn the_ends_of_the_double_range() {
    let least = Exact::from_f64(f64::from_bits(1)).unwrap();
    let half = number("0.5");
    assert_eq!((&least * &half).to_f64(), 0.0);
    assert_eq!((&least * number("0.50001")).to_f64(), f64::from_bits(1));
    assert_eq!((&least * number("1.5")).to_f64(), f64::from_bits(2));
    let last = Exact::from_f64(f64::MAX).unwrap();
    assert_eq!((&last + Exact::ONE).to_f64(), f64::MAX);
    let step = Exact::from(2).powi(970).unwrap();
    assert_eq!((&last + &step).to_f64(), f64::INFINITY);
    assert_eq!((-(&last + &step - Exact::ONE)).to_f64(), f64::MIN);
    assert_eq!(Exact::from(10).powi(9000).unwrap().to_f64(), f64::INFINITY);
    assert_eq!(Exact::from(10).powi(-9000).unwrap().to_f64(), 0.0);
}

// -------------------------------------------------------------------------------------------------------- intervals

/// Ends on a coarse grid, so that zero, equal ends and ties are frequent.
fn ends() -> impl Strategy<Value = Exact> {
    (-8_i64..9, 1_i128..4).prop_map(|(n, d)| Exact::ratio(i128::from(n), 2 * d).unwrap())
}

fn bounds() -> impl Strategy<Value = Bound> {
    prop_oneof![
        1 => Just(Bound::Unbounded),
        3 => ends().prop_map(Bound::Open),
        3 => ends().prop_map(Bound::Closed),
        1 => Just(Bound::Open(Exact::ZERO)),
        1 => Just(Bound::Closed(Exact::ZERO)),
    ]
}

fn intervals() -> impl Strategy<Value = Interval> {
    prop_oneof![
        8 => (bounds(), bounds()).prop_filter_map("empty", |(lower, upper)| Interval::new(lower, upper)),
        1 => ends().prop_map(Interval::point),
        1 => Just(Interval::point(Exact::ZERO)),
        1 => Just(Interval::whole()),
    ]
}

/// Points of an interval: its closed ends, points next to each end and to zero, far out where it is unbounded, zero, and
/// between.
fn points(x: &Interval) -> Vec<Exact> {
    let near = [number("0.000000000001"), Exact::power_of_ten(-30).unwrap()];
    let far = [number("1000000000000"), Exact::power_of_ten(30).unwrap()];
    let mut all = vec![Exact::ZERO];
    for k in -30..31 {
        all.push(Exact::ratio(k, 7).unwrap());
    }
    for end in [x.lower_value(), x.upper_value(), Some(&Exact::ZERO)].into_iter().flatten() {
        all.push(end.clone());
        all.extend(near.iter().flat_map(|d| [end + d, end - d]));
    }
    all.extend(far.iter().flat_map(|d| [d.clone(), -d]));
    if let (Some(low), Some(high)) = (x.lower_value(), x.upper_value()) {
        all.push((low + high) * number("0.5"));
    }
    all.retain(|point| x.contains(point));
    assert!(!all.is_empty(), "{x}");
    all
}

/// The result holds every image; a closed end is one of them, an open end is come close to, and no end is unbounded
/// without images far out.
fn sharp(result: &Interval, images: &[Exact]) {
    for image in images {
        assert!(result.contains(image), "{image} is not in {result}");
    }
    let close = number("0.000001");
    let far = Exact::from(1_000_000);
    let (least, most) = (images.iter().min().unwrap(), images.iter().max().unwrap());
    match &result.lower {
        Bound::Unbounded => assert!(least < &-far.clone(), "{result} from {least}"),
        Bound::Open(low) => assert!(least - low < close, "{result} from {least}"),
        Bound::Closed(low) => assert_eq!(low, least),
    }
    match &result.upper {
        Bound::Unbounded => assert!(most > &far, "{result} to {most}"),
        Bound::Open(high) => assert!(high - most < close, "{result} to {most}"),
        Bound::Closed(high) => assert_eq!(high, most),
    }
}

fn images(x: &Interval, y: &Interval, operation: impl Fn(&Exact, &Exact) -> Option<Exact>) -> Vec<Exact> {
    let ys = points(y);
    points(x).iter().flat_map(|a| ys.iter().filter_map(|b| operation(a, b)).collect::<Vec<_>>()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn sums_differences_and_extremes_are_sharp(x in intervals(), y in intervals()) {
        sharp(&x.add(&y), &images(&x, &y, |a, b| Some(a + b)));
        sharp(&x.sub(&y), &images(&x, &y, |a, b| Some(a - b)));
        sharp(&x.min(&y), &images(&x, &y, |a, b| Some(a.min(b).clone())));
        sharp(&x.max(&y), &images(&x, &y, |a, b| Some(a.max(b).clone())));
    }

    #[test]
    fn products_and_quotients_are_sharp(x in intervals(), y in intervals()) {
        sharp(&x.mul(&y), &images(&x, &y, |a, b| Some(a * b)));
        match x.div(&y) {
            Some(quotient) => sharp(&quotient, &images(&x, &y, |a, b| a.checked_div(b))),
            None => prop_assert_eq!(y, Interval::point(Exact::ZERO)),
        }
    }

    #[test]
    fn functions_of_one_interval_are_sharp(x in intervals(), k in ends(), n in -4_i32..5) {
        let of = |f: &dyn Fn(&Exact) -> Option<Exact>| points(&x).iter().filter_map(f).collect::<Vec<_>>();
        sharp(&x.neg(), &of(&|a| Some(-a)));
        sharp(&x.abs(), &of(&|a| Some(a.abs())));
        sharp(&x.scale(&k), &of(&|a| Some(a * &k)));
        match x.powi(n) {
            Some(power) => sharp(&power, &of(&|a| a.powi(n))),
            None => prop_assert!(n < 0 && x == Interval::point(Exact::ZERO)),
        }
        match x.recip() {
            Some(reciprocal) => sharp(&reciprocal, &of(&|a| a.recip())),
            None => prop_assert_eq!(&x, &Interval::point(Exact::ZERO)),
        }
    }

    #[test]
    fn rounding_an_interval_is_sharp(x in intervals(), place in -2_i32..2, rule in rules()) {
        let images: Vec<Exact> = points(&x).iter().map(|a| a.round(place, rule)).collect();
        sharp(&x.round(place, rule), &images);
    }

    #[test]
    fn intersection_holds_what_both_hold(x in intervals(), y in intervals()) {
        let both = x.intersect(&y);
        prop_assert_eq!(&both, &y.intersect(&x));
        for point in points(&x).iter().chain(&points(&y)) {
            let inside = both.as_ref().is_some_and(|both| both.contains(point));
            prop_assert_eq!(inside, x.contains(point) && y.contains(point));
        }
        if let Some(both) = both {
            prop_assert!(x.contains_interval(&both) && y.contains_interval(&both));
            points(&both);
        }
    }

    #[test]
    fn hull_is_the_smallest_that_holds_both(x in intervals(), y in intervals()) {
        let hull = x.hull(&y);
        prop_assert_eq!(&hull, &y.hull(&x));
        prop_assert!(hull.contains_interval(&x) && hull.contains_interval(&y));
        let mut all = points(&x);
        all.extend(points(&y));
        sharp(&hull, &all);
    }

    #[test]
    fn containing_is_an_order(x in intervals(), y in intervals()) {
        prop_assert!(x.contains_interval(&x));
        prop_assert_eq!(x.contains_interval(&y), x.hull(&y) == x);
        prop_assert_eq!(x.contains_interval(&y), x.intersect(&y).as_ref() == Some(&y));
        if x.contains_interval(&y) {
            prop_assert!(points(&y).iter().all(|point| x.contains(point)));
        }
    }
}

#[test]
fn empty_intervals_are_not_made() {
    let one = || Exact::ONE;
    assert_eq!(Interval::new(Bound::Open(one()), Bound::Closed(one())), None);
    assert_eq!(Interval::new(Bound::Closed(one()), Bound::Open(one())), None);
    assert_eq!(Interval::new(Bound::Closed(one()), Bound::Closed(Exact::ZERO)), None);
    assert_eq!(Interval::new(Bound::Closed(one()), Bound::Closed(number("1.0"))), Some(Interval::point(one())));
}

#[test]
fn divisors_that_touch_zero() {
    let interval =
        |low: i32, high: i32| Interval::new(Bound::Closed(Exact::from(low)), Bound::Closed(Exact::from(high))).unwrap();
    let zero = Interval::point(Exact::ZERO);
    assert_eq!(interval(1, 2).div(&zero), None);
    assert_eq!(interval(1, 2).div(&interval(-1, 1)), Some(Interval::whole()));
    assert_eq!(interval(1, 2).div(&interval(0, 4)).unwrap().to_string(), "[0.25, inf)");
    assert_eq!(interval(1, 2).div(&interval(-4, 0)).unwrap().to_string(), "(-inf, -0.25]");
    assert_eq!(zero.div(&interval(-1, 1)), Some(zero));
}

#[test]
fn width_and_points() {
    let x = Interval::new(Bound::Open(number("1/3")), Bound::Closed(Exact::ONE)).unwrap();
    assert_eq!(x.width(), Some(number("2/3")));
    assert_eq!(Interval::whole().width(), None);
    assert_eq!(x.is_point(), None);
    assert_eq!(Interval::point(Exact::ONE).is_point(), Some(&Exact::ONE));
}

//! An independent evaluation: recursive, over `num_rational::BigRational`, with derivatives by dual numbers.

use std::collections::HashMap;

use crossfoot::calc::{Absent, Exponent, Gap, GapCause, Kind, Known, LeafId, NodeId, View};
use crossfoot::quantity::{Exact, Interval, Rounding};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Pow, Signed, ToPrimitive, Zero};

pub fn rational(value: &Exact) -> BigRational {
    let (num, den) = value.numerator_denominator();
    BigRational::new(num.parse().unwrap(), den.parse().unwrap())
}

pub fn exact(value: &BigRational) -> Exact {
    // A decimal text has a thousand characters at most, and a witness may have more digits than that.
    let part = |n: &BigInt| {
        let text = n.to_string();
        let (sign, digits) = text.strip_prefix('-').map_or((1, text.as_str()), |digits| (-1, digits));
        let joined = digits.as_bytes().chunks(500).fold(Exact::ZERO, |so_far, chunk| {
            let chunk = std::str::from_utf8(chunk).unwrap();
            &(&so_far * &Exact::power_of_ten(chunk.len() as i32).unwrap()) + &Exact::parse_decimal(chunk).unwrap()
        });
        &joined * &Exact::from(sign)
    };
    part(value.numer()).checked_div(&part(value.denom())).unwrap()
}

pub fn ten_to(n: i64) -> BigRational {
    let power = BigRational::from(BigInt::from(10).pow(n.unsigned_abs()));
    if n < 0 { power.recip() } else { power }
}

/// What the witness finds: a value with its derivative by one leaf, or why there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    Full(BigRational, BigRational),
    Partial(BigRational, BigRational),
    Gap(Absent),
    Poison,
}

impl Found {
    pub fn value(&self) -> Option<&BigRational> {
        match self {
            Found::Full(value, _) | Found::Partial(value, _) => Some(value),
            _ => None,
        }
    }

    pub fn slope(&self) -> Option<&BigRational> {
        match self {
            Found::Full(_, slope) | Found::Partial(_, slope) => Some(slope),
            _ => None,
        }
    }

    /// Whether a reading says the same.
    pub fn agrees(&self, known: &Known<Exact>) -> bool {
        match (self, known) {
            (Found::Full(a, _), Known::Full(b)) | (Found::Partial(a, _), Known::Partial(b)) => *a == rational(b),
            (Found::Gap(a), Known::Gap(b)) => a == b,
            (Found::Poison, Known::Poison(_)) => true,
            _ => false,
        }
    }
}

/// Evaluates with some leaves moved, differentiating by one of them.
pub struct Witness<'a> {
    pub view: View<'a>,
    pub moved: HashMap<LeafId, BigRational>,
    pub by: Option<LeafId>,
    found: HashMap<NodeId, Found>,
}

impl<'a> Witness<'a> {
    pub fn new(view: View<'a>) -> Witness<'a> {
        Witness { view, moved: HashMap::new(), by: None, found: HashMap::new() }
    }

    pub fn value(&mut self, node: NodeId) -> Found {
        if let Some(found) = self.found.get(&node) {
            return found.clone();
        }
        let found = self.work_out(node);
        self.found.insert(node, found.clone());
        found
    }

    fn work_out(&mut self, node: NodeId) -> Found {
        let kids: Vec<Found> = self.view.children(node).iter().map(|kid| self.value(*kid)).collect();
        match self.view.kind(node) {
            Kind::Leaf(id) => {
                let slope = if self.by == Some(id) { BigRational::one() } else { BigRational::zero() };
                let printed = || rational(&self.view.leaf(id).point());
                Found::Full(self.moved.get(&id).cloned().unwrap_or_else(printed), slope)
            }
            Kind::Gap(_) => Found::Gap(absent(self.view.gap_at(node).unwrap())),
            Kind::Sum(_) => sum(&kids),
            Kind::Choose(_, chosen) => kids[chosen as usize].clone(),
            kind => match all_of(&kids) {
                Ok((parts, partial)) => match combined(self.view, kind, &parts) {
                    Some((value, slope)) if partial => Found::Partial(value, slope),
                    Some((value, slope)) => Found::Full(value, slope),
                    None => Found::Poison,
                },
                Err(other) => *other,
            },
        }
    }
}

type Dual = (BigRational, BigRational);

fn absent(gap: &Gap) -> Absent {
    match gap.cause {
        GapCause::Key(key) if ["NO", "NA", "IE"].contains(&key.word()) => Absent::Nothing,
        GapCause::Key(_) => Absent::Missing,
        GapCause::Unknown => Absent::Asked,
    }
}

fn sum(kids: &[Found]) -> Found {
    for without in [Found::Poison, Found::Gap(Absent::Asked)] {
        if kids.contains(&without) {
            return without;
        }
    }
    let values: Vec<&Found> = kids.iter().filter(|kid| kid.value().is_some()).collect();
    let incomplete = kids.iter().any(|kid| matches!(kid, Found::Partial(..) | Found::Gap(Absent::Missing)));
    let add = |part: fn(&Found) -> Option<&BigRational>| values.iter().filter_map(|kid| part(kid)).sum::<BigRational>();
    match (values.is_empty() && !kids.is_empty(), incomplete) {
        (true, true) => Found::Gap(Absent::Missing),
        (true, false) => Found::Gap(Absent::Nothing),
        (false, true) => Found::Partial(add(Found::value), add(Found::slope)),
        (false, false) => Found::Full(add(Found::value), add(Found::slope)),
    }
}

fn all_of(kids: &[Found]) -> Result<(Vec<Dual>, bool), Box<Found>> {
    for without in [Found::Poison, Found::Gap(Absent::Asked), Found::Gap(Absent::Missing), Found::Gap(Absent::Nothing)]
    {
        if kids.contains(&without) {
            return Err(Box::new(without));
        }
    }
    let dual = |kid: &Found| Some((kid.value()?.clone(), kid.slope()?.clone()));
    Ok((kids.iter().filter_map(dual).collect(), kids.iter().any(|kid| matches!(kid, Found::Partial(..)))))
}

fn combined(view: View<'_>, kind: Kind, parts: &[Dual]) -> Option<Dual> {
    let one = (BigRational::one(), BigRational::zero());
    let times = |a: Dual, b: &Dual| (&a.0 * &b.0, &a.0 * &b.1 + &a.1 * &b.0);
    Some(match kind {
        Kind::Product(_) => parts.iter().fold(one, times),
        Kind::Neg(_) => (-&parts[0].0, -&parts[0].1),
        Kind::Quotient(..) => {
            let ((a, da), (b, db)) = (&parts[0], &parts[1]);
            if b.is_zero() {
                return None;
            }
            (a / b, (da * b - a * db) / (b * b))
        }
        Kind::Power(_, exponent) => power(&parts[0], exponent)?,
        Kind::Convert(_, ratio) => times(parts[0].clone(), &(rational(view.ratio(ratio)), BigRational::zero())),
        Kind::Round(_, place, rule) => (rounded(&parts[0].0, i64::from(place), rule), parts[0].1.clone()),
        Kind::Min(_) => parts.iter().fold(parts[0].clone(), |a, b| if b.0 < a.0 { b.clone() } else { a }),
        Kind::Max(_) => parts.iter().fold(parts[0].clone(), |a, b| if b.0 > a.0 { b.clone() } else { a }),
        Kind::Abs(_) => (parts[0].0.abs(), &parts[0].1 * parts[0].0.signum()),
        Kind::Opaque(run, _) => {
            let run = view.run(run);
            let steps = parts.iter().zip(&run.sensitivities);
            steps.fold((rational(&run.value), BigRational::zero()), |sum, (part, (nominal, slope))| {
                let slope = rational(slope);
                (sum.0 + (&part.0 - rational(nominal)) * &slope, sum.1 + &part.1 * slope)
            })
        }
        Kind::Leaf(_) | Kind::Gap(_) | Kind::Sum(_) | Kind::Choose(..) => unreachable!(),
    })
}

fn power((base, slope): &Dual, Exponent { power, root }: Exponent) -> Option<Dual> {
    if base.is_zero() && power < 0 {
        return None;
    }
    let raised: BigRational = Pow::pow(base, i32::from(power));
    if root > 1 && raised.is_negative() {
        return None;
    }
    let result = if root == 1 { raised } else { root_of(&raised, u32::from(root)) };
    let ratio = BigRational::new(power.into(), root.into());
    let by_base = match (power, base.is_zero()) {
        (0, _) => BigRational::zero(),
        (1, true) if root == 1 => BigRational::one(),
        (_, true) => BigRational::zero(),
        _ => ratio * &result / base,
    };
    Some((result, by_base * slope))
}

/// Exact for a perfect power, else cut to 40 significant digits.
fn root_of(value: &BigRational, root: u32) -> BigRational {
    let perfect = BigRational::new(value.numer().nth_root(root), value.denom().nth_root(root));
    if Pow::pow(&perfect, root) == *value {
        return perfect;
    }
    let mut magnitude = 0;
    while Pow::pow(ten_to(magnitude), root) > *value {
        magnitude -= 1;
    }
    while Pow::pow(ten_to(magnitude + 1), root) <= *value {
        magnitude += 1;
    }
    let unit = ten_to(magnitude - 39);
    BigRational::from((value / Pow::pow(&unit, root)).floor().to_integer().nth_root(root)) * unit
}

pub fn rounded(value: &BigRational, place: i64, rule: Rounding) -> BigRational {
    let units = value.abs() / ten_to(place);
    let (whole, rest) = (units.floor(), units.fract());
    let half = BigRational::new(1.into(), 2.into());
    let odd = whole.to_integer().magnitude().to_u64_digits().first().is_some_and(|digit| digit % 2 == 1);
    let up = match rule {
        Rounding::HalfUp => rest >= half,
        Rounding::HalfEven => rest > half || (rest == half && odd),
        Rounding::Truncate => false,
        Rounding::Up => !rest.is_zero(),
    };
    let units = if up { whole + BigRational::one() } else { whole };
    units * ten_to(place) * value.signum()
}

/// A point of a range, by a share from 0 to 1; open ends are kept off, unbounded ones cut.
pub fn point_of(range: &Interval, share: f64) -> BigRational {
    let (lower, upper) = match (range.lower_value(), range.upper_value()) {
        (Some(lower), Some(upper)) => (rational(lower), rational(upper)),
        (Some(lower), None) => (rational(lower), rational(lower) + BigRational::from(BigInt::from(1000))),
        (None, Some(upper)) => (rational(upper) - BigRational::from(BigInt::from(1000)), rational(upper)),
        (None, None) => (BigRational::from(BigInt::from(-1000)), BigRational::from(BigInt::from(1000))),
    };
    let share = BigRational::new(((share * 1000.0).to_i64().unwrap()).into(), 1000.into());
    let point = &lower + (&upper - &lower) * share;
    let inside = |point: &BigRational| range.contains(&exact(point));
    if inside(&point) { point } else { (lower + upper) / BigRational::from(BigInt::from(2)) }
}

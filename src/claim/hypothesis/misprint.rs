//! A print with one slip of the hand: a digit, two neighbours, a digit too many or too few.

use rust_decimal::Decimal;

use super::change::{Change, Misprint};
use super::rank::Class;
use super::trials::Trials;
use crate::calc::NodeId;
use crate::quantity::Literal;

/// Tries every slip in every input and in the result.
pub(super) fn try_all(trials: &mut Trials<'_, '_>) {
    let ground = trials.ground;
    for input in ground.inputs.iter().filter(|input| input.is_typed()) {
        for (literal, how) in repairs(input.literal) {
            let reach = ground.reach(input.shift(literal.exact().to_f64()), 1.0);
            let promising = input.may_be(&literal.interval());
            trials.attempt(class(how), reach, promising, || Change::Print(input.node, literal, how));
        }
    }
    let published: NodeId = ground.pair.published;
    let print = ground.print.exact().to_f64();
    for (literal, how) in repairs(ground.print) {
        let reach = ground.reach(print - literal.exact().to_f64(), 1.0);
        let promising = literal.interval().intersect(&ground.range).is_some();
        trials.attempt(class(how), reach, promising, || Change::Print(published, literal, how));
    }
}

/// A digit that is lost or doubled is a rarer slip than a wrong one, and looks like a power of ten.
const fn class(how: Misprint) -> Class {
    match how {
        Misprint::Digit | Misprint::Transposed => Class::Misprint,
        Misprint::Doubled | Misprint::LeftOut => Class::DigitCount,
    }
}

/// Every print that this one may be a slip of. The last place, the sign and the manner stay.
pub fn repairs(literal: Literal) -> Vec<(Literal, Misprint)> {
    let scale = literal.value().scale() as usize;
    // At least one digit stands before the point.
    let digits = format!("{:0>width$}", literal.value().mantissa().unsigned_abs(), width = scale + 1).into_bytes();
    let whole = digits.len() - scale;
    let mut found: Vec<(Vec<u8>, Misprint)> = Vec::new();
    for at in 0..digits.len() {
        for digit in (b'0'..=b'9').filter(|digit| *digit != digits[at]) {
            let mut other = digits.clone();
            other[at] = digit;
            found.push((other, Misprint::Digit));
        }
    }
    for at in 1..digits.len() {
        if digits[at - 1] != digits[at] {
            let mut other = digits.clone();
            other.swap(at - 1, at);
            found.push((other, Misprint::Transposed));
        }
    }
    for at in 1..digits.len() {
        // Of a run of equal digits any one may go.
        let begins_pair = digits[at - 1] == digits[at] && (at < 2 || digits[at - 2] != digits[at]);
        if begins_pair && digits.len() > scale + 1 {
            let mut other = digits.clone();
            other.remove(at);
            found.push((other, Misprint::Doubled));
        }
    }
    for at in 0..=digits.len() {
        for digit in b'0'..=b'9' {
            // Beside an equal digit it is the same print wherever it goes.
            if at > 0 && digits[at - 1] == digit {
                continue;
            }
            let mut other = digits.clone();
            other.insert(at, digit);
            found.push((other, Misprint::LeftOut));
        }
    }
    let readable = |digits: &Vec<u8>| digits.first() != Some(&b'0') || (whole == 1 && digits.len() == scale + 1);
    let prints = found.into_iter().filter(|(digits, _)| readable(digits));
    prints.filter_map(|(digits, how)| Some((print(literal, &digits)?, how))).collect()
}

/// A print with other digits, in the manner of another.
fn print(like: Literal, digits: &[u8]) -> Option<Literal> {
    let mantissa = std::str::from_utf8(digits).ok()?.parse::<i128>().ok()?;
    let mantissa = if like.value().is_sign_negative() { -mantissa } else { mantissa };
    let value = Decimal::try_from_i128_with_scale(mantissa, like.value().scale()).ok()?;
    let literal = Literal::from_decimal(value)?.with_manner(like.manner());
    // Zeros that were read as no digits stay so where they still are zeros.
    Some(literal.with_last_place(like.last_place()).unwrap_or(literal))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(String, Misprint)> {
        let literal = Literal::parse(text).expect("a number");
        repairs(literal).into_iter().map(|(literal, how)| (literal.to_string(), how)).collect()
    }

    #[test]
    fn a_repair_keeps_last_place_and_manner() {
        let found = all("约 1.250");
        assert!(found.contains(&("≈1.350".to_owned(), Misprint::Digit)));
        assert!(found.contains(&("≈1.520".to_owned(), Misprint::Transposed)));
        assert!(found.contains(&("≈12.550".to_owned(), Misprint::LeftOut)));
    }

    #[test]
    fn of_a_doubled_digit_one_goes() {
        let doubled: Vec<_> = all("1222.0").into_iter().filter(|(_, how)| *how == Misprint::Doubled).collect();
        assert_eq!(doubled, [("122.0".to_owned(), Misprint::Doubled)]);
    }

    #[test]
    fn no_repair_begins_with_a_zero_before_other_whole_digits() {
        assert!(all("10.5").iter().all(|(text, _)| !text.starts_with("00") && !text.starts_with("01")));
        assert!(all("0.35").iter().any(|(text, _)| text == "0.53"));
    }
}

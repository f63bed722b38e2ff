//! Printed numbers: the value as typed, its last place, and its manner.

use super::exact::Exact;
use super::interval::Interval;
use super::manner::{AFTER, BEFORE, Manner, leading, trailing};
use rust_decimal::Decimal;
use std::fmt;
use std::ops::Range;

/// The most decimals a printed number may have.
const MOST_DECIMALS: u32 = 20;

/// A number as somebody printed it.
///
/// `value` is exactly what was typed, trailing zeros included, so that `18930.70` and `18930.7` are two literals.
///
/// ```
/// use crossfoot::quantity::{Literal, Manner};
/// let printed = Literal::parse("352 多").unwrap();
/// assert_eq!(printed.manner(), Manner::Over);
/// assert_eq!(printed.interval().to_string(), "(352, 353)");
/// assert_eq!(Literal::parse("18930.70").unwrap().to_string(), "18930.70");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Literal {
    value: Decimal,
    last_place: i8,
    manner: Manner,
    stated: bool,
}

/// Why a text is not a printed number. Spans are byte ranges of the text that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LiteralError {
    /// Nothing but spaces.
    Empty,
    /// A number was expected here: digits with at most one point, and digits on both sides of it.
    NotANumber {
        /// Where.
        span: Range<usize>,
    },
    /// More digits than a decimal of 96 bits holds (28).
    TooManyDigits {
        /// The number.
        span: Range<usize>,
    },
    /// More than twenty decimals.
    TooManyDecimals {
        /// The number.
        span: Range<usize>,
    },
    /// A comma, point, space or underscore that does not part groups of three digits: `1,5` or `1.250,5`.
    AmbiguousSeparator {
        /// The separator.
        span: Range<usize>,
    },
    /// `1.2e3` or `1.2×10^3`: the last printed place cannot be told. A unit may carry the power: `1.2 10^3 t`, `1.2 kt`.
    Scientific {
        /// The exponent.
        span: Range<usize>,
    },
    /// Two hedges that say different things.
    TwoManners {
        /// The second of them.
        span: Range<usize>,
    },
    /// Text after the number.
    Trailing {
        /// The text.
        span: Range<usize>,
    },
}

impl LiteralError {
    /// Where the error is, when it is not the whole text.
    pub fn span(&self) -> Option<Range<usize>> {
        match self {
            LiteralError::Empty => None,
            LiteralError::NotANumber { span }
            | LiteralError::TooManyDigits { span }
            | LiteralError::TooManyDecimals { span }
            | LiteralError::AmbiguousSeparator { span }
            | LiteralError::Scientific { span }
            | LiteralError::TwoManners { span }
            | LiteralError::Trailing { span } => Some(span.clone()),
        }
    }
}

impl Literal {
    /// The decimal as a literal whose last place is its last decimal, printed by some ordinary rounding. `None` beyond
    /// twenty decimals.
    pub fn from_decimal(mut value: Decimal) -> Option<Literal> {
        if value.scale() > MOST_DECIMALS {
            return None;
        }
        if value.is_zero() {
            // Decimal knows a negative zero.
            value.set_sign_positive(true);
        }
        Some(Literal { value, last_place: -(value.scale() as i8), manner: Manner::Ordinary, stated: false })
    }

    /// An integer that was counted or defined.
    pub fn count(n: i64) -> Literal {
        Literal { value: Decimal::from(n), last_place: 0, manner: Manner::Exact, stated: true }
    }

    /// Reads the text of a number in TOML, JSON or CSV: a sign, digits, a point, and `_` between groups of three
    /// digits; nothing else.
    pub fn from_decimal_text(text: &str) -> Result<Literal, LiteralError> {
        if text.is_empty() {
            return Err(LiteralError::Empty);
        }
        if let Some((at, c)) = text.char_indices().find(|(_, c)| !c.is_ascii() || c.is_whitespace() || *c == ',') {
            return Err(LiteralError::NotANumber { span: at..at + c.len_utf8() });
        }
        let (literal, end) = scan(text, 0)?;
        if end < text.len() { Err(LiteralError::Trailing { span: end..text.len() }) } else { Ok(literal) }
    }

    /// Reads a number as printed, with hedge words in Chinese or English before or after it: `约 85`, `352 多`,
    /// `≥ 1,250.5`, `30 or so`. Digits may be grouped by commas, spaces or underscores, three by three.
    pub fn parse(text: &str) -> Result<Literal, LiteralError> {
        let (literal, end) = scan_hedged(text, 0)?;
        let rest = text[end..].trim_end();
        let mut hedge = literal.hedge();
        let left = match trailing(rest) {
            Some((length, manner)) => {
                let start = end + rest.len() - length;
                hedge.add(manner, start..start + length)?;
                &rest[..rest.len() - length]
            }
            None => rest,
        };
        if !left.trim().is_empty() {
            let start = end + left.len() - left.trim_start().len();
            return Err(LiteralError::Trailing { span: start..end + left.trim_end().len() });
        }
        Ok(literal.with_manner(hedge.manner()))
    }

    /// The value as typed.
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// The power of ten of the last place that was printed: −2 for `18930.70`, 0 for `100`.
    pub fn last_place(&self) -> i8 {
        self.last_place
    }

    /// The manner in which it was printed.
    pub fn manner(&self) -> Manner {
        self.manner
    }

    /// The same figure in another manner.
    pub fn with_manner(self, manner: Manner) -> Literal {
        Literal { manner, ..self }
    }

    /// The same figure read to a coarser place, as when the zeros of `600` are thought to be rounded. `None` when a
    /// digit below that place is not zero, or the place is finer than what was printed. The text does not show it.
    pub fn with_last_place(self, place: i8) -> Option<Literal> {
        let printed = -(self.value.scale() as i8);
        (place == printed || (place > printed && place <= self.last_nonzero_place().max(printed)))
            .then_some(Literal { last_place: place, ..self })
    }

    /// The same figure with a place that its author stated: nothing finer or coarser is then thought of. Otherwise as
    /// [`Literal::with_last_place`].
    pub fn with_stated_place(self, place: i8) -> Option<Literal> {
        self.with_last_place(place).map(|literal| Literal { stated: true, ..literal })
    }

    /// The value, for exact arithmetic.
    pub fn exact(&self) -> Exact {
        Exact::from(self.value)
    }

    /// The values that may stand behind the print.
    pub fn interval(&self) -> Interval {
        let unit = |place: i8| Exact::power_of_ten(place.into()).unwrap_or(Exact::ONE);
        let dropped = (self.last_place + self.value.scale() as i8).unsigned_abs().into();
        let last_digit = 10_i128.checked_pow(dropped).map_or(0, |step| self.value.mantissa() / step % 10);
        self.manner.interval(
            self.exact(),
            unit(self.last_place),
            unit(self.last_nonzero_place().max(self.last_place)),
            last_digit % 2 == 0,
        )
    }

    /// Whether `x`, printed in this manner to this place, could have given this literal.
    pub fn prints_as(&self, x: &Exact) -> bool {
        self.interval().contains(x)
    }

    /// Whether its last place is that of its last typed digit: nobody said how far its digits count.
    pub fn is_as_typed(&self) -> bool {
        !self.stated
    }

    /// The place of the last digit that is not zero; the last printed place for zero.
    pub fn last_nonzero_place(&self) -> i8 {
        let mut place = -(self.value.scale() as i8);
        let mut mantissa = self.value.mantissa();
        while mantissa != 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            place += 1;
        }
        place
    }

    pub(super) fn hedge(&self) -> HedgeSeen {
        HedgeSeen((self.manner != Manner::Ordinary).then_some(self.manner))
    }
}

impl fmt::Display for Literal {
    /// The number as typed (without grouping) between its hedges: `18930.70`, `≤0.35`, `352 多`. `Literal::parse` reads
    /// it back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = self.manner.affixes();
        write!(f, "{before}{}{after}", self.value)
    }
}

/// The hedge found so far; two may stand together only if they agree ("约 85 左右").
pub(super) struct HedgeSeen(Option<Manner>);

impl HedgeSeen {
    pub(super) fn add(&mut self, manner: Manner, span: Range<usize>) -> Result<(), LiteralError> {
        match self.0.replace(manner) {
            Some(other) if other != manner => Err(LiteralError::TwoManners { span }),
            _ => Ok(()),
        }
    }

    pub(super) fn manner(&self) -> Manner {
        self.0.unwrap_or_default()
    }
}

/// Where the next character that is not a space begins.
pub(super) fn skip_spaces(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}

/// `[hedge] number [hedge]` from byte `at`; gives the end.
pub(super) fn scan_hedged(text: &str, at: usize) -> Result<(Literal, usize), LiteralError> {
    let mut at = skip_spaces(text, at);
    if at == text.len() {
        return Err(LiteralError::Empty);
    }
    let mut hedge = HedgeSeen(None);
    if let Some((length, manner)) = leading(BEFORE, &text[at..]) {
        hedge.add(manner, at..at + length)?;
        at = skip_spaces(text, at + length);
    }
    let (literal, mut end) = scan(text, at)?;
    let after = skip_spaces(text, end);
    if let Some((length, manner)) = leading(AFTER, &text[after..]) {
        hedge.add(manner, after..after + length)?;
        end = after + length;
    }
    Ok((literal.with_manner(hedge.manner()), end))
}

/// A number with its sign from byte `at`; gives the end.
pub(super) fn scan(text: &str, at: usize) -> Result<(Literal, usize), LiteralError> {
    let mut end = at;
    let mut plain = String::with_capacity(24);
    let next = |end: usize| text[end..].chars().next();
    if let Some(sign) = next(end).filter(|c| matches!(c, '-' | '−' | '－' | '+' | '＋')) {
        if !matches!(sign, '+' | '＋') {
            plain.push('-');
        }
        end += sign.len_utf8();
    }
    let digits_at = end;
    end = take_digits(text, end, &mut plain);
    if end == digits_at {
        let length = next(end).map_or(0, char::len_utf8);
        return Err(LiteralError::NotANumber { span: end..end + length });
    }
    end = take_groups(text, digits_at, end, &mut plain)?;
    if let Some(point) = next(end).filter(|c| matches!(c, '.' | '．')) {
        let after = end + point.len_utf8();
        // `0.81..0.845` is a range.
        if next(after).is_none_or(|c| c != '.') {
            plain.push('.');
            let fraction_end = take_digits(text, after, &mut plain);
            if fraction_end == after {
                return Err(LiteralError::NotANumber { span: end..after });
            }
            end = fraction_end;
        }
    }
    if let Some(span) = separator_before_digits(text, end) {
        return Err(LiteralError::AmbiguousSeparator { span });
    }
    if let Some(span) = scientific(text, end) {
        return Err(LiteralError::Scientific { span });
    }
    let span = at..end;
    if plain.split_once('.').is_some_and(|(_, decimals)| decimals.len() > MOST_DECIMALS as usize) {
        return Err(LiteralError::TooManyDecimals { span });
    }
    let value = Decimal::from_str_exact(&plain).ok().and_then(Literal::from_decimal);
    value.map(|literal| (literal, end)).ok_or(LiteralError::TooManyDigits { span })
}

fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => None,
    }
}

fn take_digits(text: &str, mut at: usize, plain: &mut String) -> usize {
    for c in text[at..].chars() {
        let Some(digit) = digit(c) else { break };
        plain.push(digit);
        at += c.len_utf8();
    }
    at
}

/// What kind of grouping a character is: commas of either width are one kind, all spaces another.
fn grouping(c: char) -> Option<char> {
    match c {
        ',' | '，' => Some(','),
        '_' => Some('_'),
        c if c.is_whitespace() => Some(' '),
        _ => None,
    }
}

/// Steps over further groups of three digits; an odd group is an error, because it may be a decimal comma.
fn take_groups(text: &str, start: usize, mut end: usize, plain: &mut String) -> Result<usize, LiteralError> {
    let first = &text[start..end];
    let mut kind = None;
    while let Some(separator) = text[end..].chars().next().filter(|c| grouping(*c).is_some()) {
        let after = end + separator.len_utf8();
        let digits = text[after..].chars().take_while(|c| digit(*c).is_some()).count();
        if digits == 0 || is_power(text, after) {
            break;
        }
        let same_kind = kind.is_none() || kind == grouping(separator);
        let first_is_group = first.chars().count() <= 3 && !first.starts_with(['0', '０']);
        if digits != 3 || !same_kind || !first_is_group {
            return Err(LiteralError::AmbiguousSeparator { span: end..after });
        }
        kind = grouping(separator);
        end = take_digits(text, after, plain);
    }
    Ok(end)
}

/// Whether the digits at `at` are `10^…` or `10⁴`: they belong to the unit.
fn is_power(text: &str, at: usize) -> bool {
    text[at..]
        .strip_prefix("10")
        .is_some_and(|rest| rest.starts_with(|c: char| matches!(c, '^' | '²' | '³' | '⁴'..='⁹')))
}

/// A separator between a finished number and more digits.
fn separator_before_digits(text: &str, end: usize) -> Option<Range<usize>> {
    let mut rest = text[end..].chars();
    let separator = rest.next().filter(|c| grouping(*c).is_some() || matches!(c, '.' | '．' | '\''))?;
    let after = end + separator.len_utf8();
    (rest.next().and_then(digit).is_some() && !is_power(text, after)).then_some(end..after)
}

/// `e3`, `E-3`, `×10^3` after a number.
fn scientific(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = &text[end..];
    if let Some(power) = rest.strip_prefix(['e', 'E']) {
        let unsigned = power.strip_prefix(['-', '+', '−']).unwrap_or(power);
        let digits = unsigned.bytes().take_while(u8::is_ascii_digit).count();
        return (digits > 0).then(|| end..end + 1 + power.len() - unsigned.len() + digits);
    }
    let sign = skip_spaces(text, end);
    let times = text[sign..].chars().next().filter(|c| matches!(c, '×' | 'x' | 'X' | '*' | '·'))?;
    let ten = skip_spaces(text, sign + times.len_utf8());
    is_power(text, ten).then(|| sign..ten + 2)
}

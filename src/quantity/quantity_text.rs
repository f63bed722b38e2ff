//! Quantities as text: a printed number, or a range of two, and a unit.
//!
//! ```text
//! quantity = [ hedge ] number [ hedge ] [ range number [ hedge ] ] [ unit ] [ hedge ]
//! range    = ".." | "-" | "–" | "—" | "~" | "至" | "到" | "to"
//! ```
//! `docs/quantities.md` has the grammar with examples, which a test reads.

use super::dimension::Dimension;
use super::interval::Interval;
use super::literal::{HedgeSeen, Literal, LiteralError, scan_hedged, skip_spaces};
use super::manner::{BEFORE, Manner, leading, trailing};
use super::unit::{Unit, UnitError};
use super::unit_table::MULTIPLIERS;
use std::fmt;
use std::ops::Range;

/// How much: one printed number, or two that a value lies between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Amount {
    /// One number.
    One(Literal),
    /// From the first to the second, which is not smaller. There is no midpoint: the author printed none.
    Between(Literal, Literal),
}

impl Amount {
    /// The number, where there is only one.
    pub fn one(&self) -> Option<Literal> {
        match self {
            Amount::One(literal) => Some(*literal),
            Amount::Between(..) => None,
        }
    }

    /// The values that may stand behind the print: for a range, from the lower end of the first number's interval to
    /// the upper end of the second's.
    pub fn interval(&self) -> Interval {
        match self {
            Amount::One(literal) => literal.interval(),
            Amount::Between(from, to) => Interval { lower: from.interval().lower, upper: to.interval().upper },
        }
    }

    /// The manner in which it was printed; the two ends of a range share one.
    pub fn manner(&self) -> Manner {
        match self {
            Amount::One(literal) | Amount::Between(literal, _) => literal.manner(),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Amount::One(literal) => literal.fmt(f),
            Amount::Between(from, to) => {
                let (before, after) = self.manner().affixes();
                write!(f, "{before}{}..{}{after}", from.value(), to.value())
            }
        }
    }
}

/// A printed amount with its unit.
///
/// Quantities are equal when amounts and units are; the text does not count.
///
/// ```
/// use crossfoot::quantity::Quantity;
/// let gas = Quantity::parse("265.04 万Nm3").unwrap();
/// assert_eq!(gas.unit().text(), "万Nm3");
/// assert_eq!(gas.interval().to_string(), "[265.035, 265.045]");
/// assert_eq!(gas.to_string(), "265.04 万Nm3");
/// ```
#[derive(Debug, Clone)]
pub struct Quantity {
    amount: Amount,
    unit: Unit,
    text: Box<str>,
}

/// What is wrong with a quantity, and where in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuantityError {
    /// Bytes of the whole text.
    pub span: Range<usize>,
    /// What; spans inside are of the whole text as well.
    pub kind: QuantityErrorKind,
}

/// What is wrong with a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuantityErrorKind {
    /// The number.
    Literal(LiteralError),
    /// The unit.
    Unit(UnitError),
    /// The second number of a range is smaller than the first.
    Reversed,
    /// A hedge that says nothing definite about a range: "more than 24–30".
    HedgedRange,
}

impl Quantity {
    /// An amount in a unit; its text is composed.
    pub fn new(amount: Amount, unit: Unit) -> Quantity {
        let text = match unit.text() {
            "" => amount.to_string(),
            unit => format!("{amount} {unit}"),
        };
        Quantity { amount, unit, text: text.into() }
    }

    /// How much.
    pub fn amount(&self) -> &Amount {
        &self.amount
    }

    /// Of what.
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// The same with the power of ten of the last place that counts, in its own unit, as its author states it. `None` where
    /// a digit below that place is printed, or the place is finer than the print.
    pub fn with_stated_place(self, place: i8) -> Option<Quantity> {
        let amount = match self.amount {
            Amount::One(literal) => Amount::One(literal.with_stated_place(place)?),
            Amount::Between(from, to) => Amount::Between(from.with_stated_place(place)?, to.with_stated_place(place)?),
        };
        Some(Quantity { amount, ..self })
    }

    /// The same printed number in another manner; a range keeps its own.
    pub fn with_manner(&self, manner: Manner) -> Quantity {
        let amount = match self.amount {
            Amount::One(literal) => Amount::One(literal.with_manner(manner)),
            range @ Amount::Between(..) => range,
        };
        Quantity { amount, ..self.clone() }
    }

    /// As the author wrote it, without the spaces around it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it measures.
    pub fn dimension(&self) -> Dimension {
        self.unit.dimension()
    }

    /// The values that may stand behind the print, in the quantity's unit.
    pub fn interval(&self) -> Interval {
        self.amount.interval()
    }

    /// Reads a quantity; a bare number is dimensionless.
    pub fn parse(text: &str) -> Result<Quantity, QuantityError> {
        let literal_error =
            |error: LiteralError| QuantityError { span: error.span().unwrap_or(0..text.len()), kind: error.into() };
        let before = Before::of(text);
        let (author, text) = (text, before.plain.as_deref().unwrap_or(text));
        let (first, mut end) = scan_hedged(text, 0).map_err(literal_error)?;
        let mut hedge = first.hedge();
        let mut second = None;
        let mut percent = false;
        if let Some((number_at, seen_percent)) = range_sign(text, end) {
            let (literal, second_end) = scan_hedged(text, number_at).map_err(literal_error)?;
            let span = number_at..second_end;
            if literal.manner() != Manner::Ordinary {
                hedge.add(literal.manner(), span).map_err(literal_error)?;
            }
            (second, end, percent) = (Some((literal, number_at..second_end)), second_end, seen_percent);
        }
        let (unit_text, last) = unit_text(text, end, &mut hedge).map_err(literal_error)?;
        if percent && !unit_text.trim_start().starts_with(['%', '％']) {
            // `5 % – 10`: the second number lost its unit.
            let span = end..end;
            return Err(QuantityError { span: span.clone(), kind: LiteralError::Trailing { span }.into() });
        }
        let unit_text = before.with_money(unit_text);
        let unit = match unit_text.trim().is_empty() {
            true => Unit::none(),
            false => Unit::parse(&unit_text).map_err(|error| {
                let error = error.shifted(end);
                QuantityError { span: error.span().unwrap_or(skip_spaces(text, end)..last), kind: error.into() }
            })?,
        };
        let manner = hedge.manner();
        let first = first.with_manner(manner);
        let amount = match second {
            None => Amount::One(first),
            Some((second, span)) if second.value() < first.value() => {
                return Err(QuantityError { span, kind: QuantityErrorKind::Reversed });
            }
            Some(_) if !manner.suits_range() => {
                return Err(QuantityError { span: 0..text.len(), kind: QuantityErrorKind::HedgedRange });
            }
            Some((second, _)) => Amount::Between(first, second.with_manner(manner)),
        };
        Ok(Quantity { amount, unit, text: author.trim().into() })
    }
}

/// What stands before the number beside a hedge: a word that adds nothing (`达 98 %`), or the money (`US$3.2 million`,
/// `人民币 3.2 亿元`).
struct Before {
    /// The text with these blanked out, so that places stay as they are.
    plain: Option<String>,
    money: Option<&'static str>,
}

impl Before {
    fn of(text: &str) -> Before {
        /// Words that only lead to a number, or say which way it went: the number is what was printed, and has no sign for it.
        const LEADING: &[&str] = &[
            "达到",
            "已达",
            "高达",
            "多达",
            "达",
            "共计",
            "共",
            "合计",
            "总计",
            "累计",
            "仅为",
            "仅",
            "为",
            "同比",
            "环比",
            "下降",
            "减少",
            "降低",
            "节约",
            "节省",
            "增长",
            "增加",
            "上升",
            "提升",
            "提高",
            "reaching",
            "totalling",
        ];
        /// Money as written before a number; the bare signs are refused as they are after one.
        const MONEY: [&str; 15] =
            ["人民币", "RMB", "CNY", "USD", "US$", "EUR", "€", "GBP", "£", "HKD", "HK$", "JPY", "TWD", "NT$", "SGD"];
        let mut before = Before { plain: None, money: None };
        let mut at = skip_spaces(text, 0);
        loop {
            let rest = &text[at..];
            let next = |length: usize| skip_spaces(text, at + length);
            let number = |at: usize| text[at..].starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
            if let Some((length, _)) = leading(BEFORE, rest) {
                at = next(length);
            } else if let Some(word) = LEADING.iter().find(|word| rest.starts_with(**word)) {
                before.blank(text, at, word.len());
                at = next(word.len());
            } else if let Some(money) =
                MONEY.iter().find(|money| rest.starts_with(**money) && number(next(money.len())))
            {
                before.blank(text, at, money.len());
                before.money = Some(money);
                return before;
            } else {
                return before;
            }
        }
    }

    fn blank(&mut self, text: &str, at: usize, length: usize) {
        let plain = self.plain.take().unwrap_or_else(|| text.to_owned());
        self.plain = Some(format!("{}{}{}", &plain[..at], " ".repeat(length), &plain[at + length..]));
    }

    /// The unit with the money that stands before the number, where it does not name it again.
    fn with_money(&self, unit: String) -> String {
        let Some(money) = self.money else { return unit };
        let again = Unit::known(&unit).is_some_and(|unit| !unit.dimension().is_none());
        if again { unit } else { format!("{} {money}", unit.trim_end()) }
    }
}

impl From<LiteralError> for QuantityErrorKind {
    fn from(error: LiteralError) -> Self {
        QuantityErrorKind::Literal(error)
    }
}

impl From<UnitError> for QuantityErrorKind {
    fn from(error: UnitError) -> Self {
        QuantityErrorKind::Unit(error)
    }
}

impl PartialEq for Quantity {
    fn eq(&self, other: &Quantity) -> bool {
        self.amount == other.amount && self.unit == other.unit
    }
}

impl Eq for Quantity {}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// After a first number: where the second begins, and whether a per cent sign stood between, as in `5%~10%`.
fn range_sign(text: &str, end: usize) -> Option<(usize, bool)> {
    const SIGNS: [&str; 11] = ["..", "-", "–", "—", "−", "~", "～", "〜", "至", "到", "to"];
    let mut at = skip_spaces(text, end);
    let percent = text[at..].chars().next().filter(|c| matches!(c, '%' | '％'));
    if let Some(sign) = percent {
        at = skip_spaces(text, at + sign.len_utf8());
    }
    let sign = SIGNS.iter().find(|sign| text[at..].starts_with(**sign))?;
    let number_at = skip_spaces(text, at + sign.len());
    let is_number = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || matches!(c, '-' | '−' | '－' | '+');
    text[number_at..].starts_with(is_number).then_some((number_at, percent.is_some()))
}

/// The text of the unit from byte `start`, and where it ends. Hedges are blanked out, so that places stay as they are.
fn unit_text(text: &str, start: usize, hedge: &mut HedgeSeen) -> Result<(String, usize), LiteralError> {
    let mut rest = text[start..].trim_end();
    if let Some((length, manner)) = trailing(rest) {
        let at = start + rest.len() - length;
        hedge.add(manner, at..at + length)?;
        rest = rest[..rest.len() - length].trim_end();
    }
    let last = start + rest.len();
    // 3 万多吨: the hedge stands between the multiplier and the unit.
    let at = skip_spaces(rest, 0);
    let chinese = MULTIPLIERS.iter().find(|(text, _)| !text.starts_with('1') && rest[at..].starts_with(text));
    if let Some((multiplier, _)) = chinese {
        let over = at + multiplier.len();
        if let Some(word) = ["多", "余"].into_iter().find(|word| rest[over..].starts_with(word)) {
            hedge.add(Manner::Over, start + over..start + over + word.len())?;
            let blank = " ".repeat(word.len());
            return Ok((format!("{}{blank}{}", &rest[..over], &rest[over + word.len()..]), last));
        }
    }
    Ok((rest.to_owned(), last))
}

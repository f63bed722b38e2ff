//! Quantities: their text, their sign, what they measure.

use super::super::raw::RawText;
use super::Checker;
use crate::finding::{Code, Finding, Located, Measure, Message, Place};
use crate::quantity::{
    Amount, DimensionName, LiteralError, MULTIPLIERS, Quantity, QuantityError, QuantityErrorKind, UnitError,
};

/// Digits of a number at most.
const DIGITS: usize = 28;
/// Decimals of a number at most.
const DECIMALS: usize = 20;

impl Checker<'_> {
    /// Reads a quantity.
    pub(super) fn quantity(&mut self, text: &RawText) -> Option<Located<Quantity>> {
        match Quantity::parse(&text.text) {
            Ok(quantity) => Some(Located::new(quantity, text.place)),
            Err(error) => {
                let place = text.part(error.span.clone());
                self.report(finding(&error, &text.text, place));
                None
            }
        }
    }

    /// Reads a quantity that is one value, not negative, and has a unit.
    pub(super) fn counted(&mut self, text: &RawText, key: &str, example: &str) -> Option<Located<Quantity>> {
        let quantity = self.quantity(text)?;
        let Amount::One(literal) = quantity.value.amount() else {
            let message = Message::RangeNotAllowed { key: key.into() };
            self.refuse(Code::BadRange, text, message, Message::OneValue);
            return None;
        };
        let negative = literal.exact().is_negative();
        let bare = quantity.value.unit().is_none();
        if negative {
            let message = Message::NegativeNotAllowed { key: key.into() };
            self.refuse(Code::NegativeNotAllowed, text, message, Message::NegativeHelp);
        }
        if bare {
            let help = Message::AddUnit { example: format!("{} {example}", text.text.trim()) };
            self.refuse(Code::UnitMissing, text, Message::UnitMissing { key: key.into() }, help);
        }
        (!negative && !bare).then_some(quantity)
    }

    /// Reads a mass of greenhouse gas.
    pub(super) fn emissions(&mut self, text: &RawText) -> Option<Located<Quantity>> {
        self.emissions_of(text, "emissions", "6639.56 tCO2e")
    }

    /// The same of another key, with an example of its value.
    pub(super) fn emissions_of(&mut self, text: &RawText, key: &str, example: &str) -> Option<Located<Quantity>> {
        let quantity = self.counted(text, key, "tCO2e")?;
        let measures = quantity.value.dimension().name();
        if matches!(measures, Some(DimensionName::CarbonDioxideEquivalent | DimensionName::MassOfGas(_))) {
            return Some(quantity);
        }
        let unit = quantity.value.unit().text().to_owned();
        let help = Message::WriteLike { example: format!("{key} = \"{example}\"") };
        self.report(
            Finding::new(Code::UnitMismatch, Message::NotEmissions { unit: unit.clone() })
                .at(unit_place(text, &unit))
                .help(help),
        );
        None
    }

    /// Reads a mass per volume.
    pub(super) fn density(&mut self, text: &RawText) -> Option<Located<Quantity>> {
        let quantity = self.counted(text, "value", "kg/L")?;
        if quantity.value.dimension().name() == Some(DimensionName::Density) {
            return Some(quantity);
        }
        let unit = quantity.value.unit().text().to_owned();
        let help = Message::WriteLike { example: "value = \"0.84 kg/L\"".into() };
        self.report(
            Finding::new(Code::UnitMismatch, Message::NotDensity { unit: unit.clone() })
                .at(unit_place(text, &unit))
                .help(help),
        );
        None
    }

    /// Reads a range round a value.
    pub(super) fn range(&mut self, text: &RawText, value: Option<&Located<Quantity>>) -> Option<Located<Quantity>> {
        let range = self.quantity(text)?;
        match range_finding(text, &range.value, value) {
            Some(finding) => {
                self.report(*finding);
                None
            }
            None => Some(range),
        }
    }
}

/// What is wrong with a range round a value, as it was read from `text`.
pub(in crate::book) fn range_finding(
    text: &RawText,
    range: &Quantity,
    value: Option<&Located<Quantity>>,
) -> Option<Box<Finding>> {
    let Amount::Between(low, high) = range.amount() else {
        let message = Message::RangeExpected { text: text.text.clone() };
        let help = Message::WriteLike { example: "range = \"0.81..0.845 kg/L\"".into() };
        return Some(Box::new(Finding::new(Code::BadRange, message).at(text.place).help(help)));
    };
    let value = value?;
    let (unit, wanted) = (value.value.unit(), range.unit());
    let Some(ratio) = unit.convertible(wanted) else {
        let message = Message::UnitMismatch {
            found: wanted.text().into(),
            measures: Measure::of(wanted),
            needed: unit.text().into(),
            needs: Measure::of(unit),
        };
        let finding = Finding::new(Code::UnitMismatch, message).at(unit_place(text, wanted.text()));
        let example = format!("range = \"0.81..0.845 {}\"", unit.text());
        return Some(Box::new(finding.at(value.place).help(Message::WriteLike { example })));
    };
    let inside = value.value.amount().one().is_none_or(|literal| {
        let converted = &literal.exact() * &ratio;
        low.exact() <= converted && converted <= high.exact()
    });
    if inside {
        return None;
    }
    let message = Message::ValueOutsideRange { value: value.value.text().into(), range: range.text().into() };
    Some(Box::new(Finding::new(Code::BadRange, message).at(text.place).at(value.place).help(Message::FitRange)))
}

/// Where the unit stands in a quantity; the whole when it does not stand at its end.
fn unit_place(text: &RawText, unit: &str) -> Place {
    let trimmed = text.text.trim_end();
    match trimmed.strip_suffix(unit) {
        Some(before) if !unit.is_empty() => text.part(before.len()..trimmed.len()),
        _ => text.place,
    }
}

/// The finding of a quantity that cannot be read, at `place`; `text` is the whole quantity.
pub(in crate::book) fn finding(error: &QuantityError, text: &str, place: Place) -> Finding {
    let excerpt = |span: &std::ops::Range<usize>| text.get(span.clone()).unwrap_or(text).trim().to_owned();
    let at = |code, message| Finding::new(code, message).at(place);
    match &error.kind {
        QuantityErrorKind::Literal(literal) => match literal {
            LiteralError::Empty | LiteralError::NotANumber { .. } => {
                at(Code::BadNumber, Message::NotANumber { text: text.trim().into() }).help(Message::QuantityGrammar)
            }
            LiteralError::TooManyDigits { span } => {
                let digits = excerpt(span).bytes().filter(u8::is_ascii_digit).count();
                at(Code::TooManyDigits, Message::TooManyDigits { digits, limit: DIGITS })
                    .help(Message::FewerDigits { limit: DIGITS })
            }
            LiteralError::TooManyDecimals { .. } => {
                at(Code::TooManyDigits, Message::TooManyDecimals { limit: DECIMALS })
                    .help(Message::FewerDigits { limit: DIGITS })
            }
            LiteralError::AmbiguousSeparator { .. } => {
                let finding = at(Code::BadNumber, Message::AmbiguousSeparator { text: text.trim().into() });
                let point = text.trim().replacen([',', '，'], ".", 1);
                let readings = if Quantity::parse(&point).is_ok() { vec![point] } else { Vec::new() };
                finding.help(Message::NoSeparators { readings })
            }
            LiteralError::Scientific { .. } => {
                at(Code::BadNumber, Message::Exponent { text: text.trim().into() }).help(Message::WriteOut)
            }
            LiteralError::TwoManners { span } => {
                at(Code::BadNumber, Message::TwoHedges { text: excerpt(span) }).help(Message::QuantityGrammar)
            }
            LiteralError::Trailing { span } => {
                at(Code::BadNumber, Message::TextAfterQuantity { text: excerpt(span) }).help(Message::QuantityGrammar)
            }
        },
        QuantityErrorKind::Unit(unit) => unit_finding(unit, &excerpt(&error.span), place),
        QuantityErrorKind::Reversed => {
            at(Code::BadRange, Message::RangeReversed { text: text.trim().into() }).help(Message::LowerFirst)
        }
        QuantityErrorKind::HedgedRange => {
            at(Code::BadRange, Message::HedgedRange { text: text.trim().into() }).help(Message::QuantityGrammar)
        }
    }
}

/// The finding of a unit that cannot be read, at `place`; `text` is the part at fault.
pub(super) fn unit_finding(error: &UnitError, text: &str, place: Place) -> Finding {
    let at = |code, message| Finding::new(code, message).at(place);
    match error {
        UnitError::Unknown { text: unit, nearest: near, .. } => {
            let finding = at(Code::UnknownUnit, Message::UnknownUnit { unit: unit.clone() });
            // Of one or two letters every other is near; only a difference of case is then more than a guess.
            let telling = |near: &&str| unit.chars().count() > 2 || near.eq_ignore_ascii_case(unit);
            match near.filter(telling) {
                Some(near) => finding.help(Message::DidYouMean { name: near.to_owned() }),
                None => finding.help(Message::QuantityGrammar),
            }
        }
        UnitError::Ambiguous { text: unit, candidates, .. } => {
            // 万标准立方米 is answered by 万Nm3.
            let multiplier = MULTIPLIERS.iter().map(|(text, _)| *text).find(|m| unit.starts_with(m)).unwrap_or("");
            let units: Vec<String> = candidates.iter().map(|c| format!("{multiplier}{c}")).collect();
            let message = Message::AmbiguousUnit { unit: unit.clone(), meanings: units.clone() };
            let finding = at(Code::AmbiguousUnit, message).help(Message::ChooseUnit { units });
            if candidates.contains(&"Nm3") { finding.fact(Message::StandardVolumes) } else { finding }
        }
        UnitError::ProductAfterSlash { .. } => {
            at(Code::BadNumber, Message::UnitProductAfterSlash { unit: text.into() }).help(Message::Parenthesize)
        }
        UnitError::Syntax { .. } | UnitError::Empty => {
            at(Code::UnknownUnit, Message::UnitSyntax { unit: text.into() }).help(Message::QuantityGrammar)
        }
        UnitError::TooLong | UnitError::TooComplex => {
            at(Code::UnknownUnit, Message::UnitTooComplex { unit: text.into() }).help(Message::QuantityGrammar)
        }
    }
}

//! Findings of expressions.

use super::super::raw::RawText;
use super::quantity;
use crate::expression::{ArgumentNeed, Arity, Expression, ExpressionError, ExpressionErrorKind as Kind, Function};
use crate::finding::{Argument, Code, Count, Finding, Message, Place};

/// The finding of one thing wrong with the expression `text`.
pub(super) fn finding(error: &ExpressionError, text: &RawText) -> Finding {
    let excerpt = text.text.get(error.span.clone()).unwrap_or("");
    let place = text.part(error.span.clone());
    let bad = |message: Message, help: Message| Finding::new(Code::BadExpression, message).at(place).help(help);
    let grammar = Message::ExpressionGrammar;
    match &error.kind {
        Kind::Empty => bad(Message::MissingOperand, grammar),
        Kind::TooLong { .. } => bad(Message::ExpressionTooLong { limit: Expression::MAX_CHARACTERS }, grammar),
        Kind::TooDeep => bad(Message::ExpressionTooDeep { limit: Expression::MAX_DEPTH }, grammar),
        Kind::TooManyTerms => bad(Message::ExpressionTooManyTerms { limit: Expression::MAX_TERMS }, grammar),
        Kind::UnexpectedCharacter(character) => bad(Message::StrangeCharacter { character: *character }, grammar),
        Kind::TypographicQuote => bad(Message::TypographicQuote, Message::StraightQuotes),
        Kind::Unterminated { quote } => bad(Message::Unterminated { quote: *quote }, Message::StraightQuotes),
        Kind::EmptyName => bad(Message::EmptyName, grammar),
        Kind::ThousandsSeparator { joined, .. } => bad(
            Message::ThousandsSeparator { text: excerpt.to_owned() },
            Message::NumberOrArguments { joined: joined.clone() },
        ),
        Kind::BadNumber(_) => bad(Message::BareNumber { text: excerpt.to_owned() }, Message::WriteOut),
        Kind::BadQuantity(inner) => {
            let start = error.span.start;
            let within =
                start.saturating_add(inner.span.start)..start.saturating_add(inner.span.end).min(error.span.end);
            let place = if within.start <= within.end { text.part(within) } else { place };
            quantity::finding(inner, excerpt, place)
        }
        Kind::BadUnit(inner) => quantity::unit_finding(inner, excerpt, place),
        Kind::NeedsQuotes { quantity } => {
            let help = Message::QuoteQuantity { quantity: quantity.clone() };
            bad(Message::NeedsQuotes { quantity: quantity.clone() }, help)
        }
        Kind::OperatorTouchesUnit { unit, run } => {
            let message = Message::OperatorTouchesUnit { unit: unit.clone(), run: run.clone() };
            bad(message, Message::SpaceOrParentheses)
        }
        Kind::PowerNeedsParentheses => bad(Message::PowerNeedsParentheses, Message::Parenthesize),
        Kind::MissingOperand => bad(Message::MissingOperand, grammar),
        Kind::MissingOperator => bad(Message::MissingOperator, Message::WriteOperator),
        Kind::UnclosedParenthesis => bad(Message::UnclosedParenthesis, grammar),
        Kind::UnopenedParenthesis => bad(Message::UnopenedParenthesis, grammar),
        Kind::MisplacedComma => bad(Message::MisplacedComma, grammar),
        Kind::UnknownFunction { name, nearest } => unknown_function(name, *nearest, place),
        Kind::Arity { callee, found, accepts } => {
            let message =
                Message::ArgumentCount { function: (*callee).to_owned(), accepts: count(*accepts), found: *found };
            bad(message, grammar)
        }
        Kind::BadArgument { callee, needs } => {
            bad(Message::BadArgument { function: (*callee).to_owned(), needs: argument(*needs) }, grammar)
        }
        Kind::BadAddress(_) => {
            bad(Message::BadAddress { text: excerpt.trim_matches('"').to_owned() }, Message::AddressGrammar)
        }
        Kind::BadFactorId => {
            let message = Message::BadFactorId { text: excerpt.trim_matches('"').to_owned() };
            Finding::new(Code::BadFactorId, message).at(place).help(Message::FactorIdGrammar)
        }
        Kind::ChainedPower => bad(Message::ChainedPower, Message::Parenthesize),
        Kind::ExponentNotInteger => bad(Message::ExponentNotInteger, grammar),
        Kind::ExponentOutOfRange => bad(Message::ExponentOutOfRange { limit: Expression::MAX_EXPONENT }, grammar),
        Kind::TooManyUnknowns => bad(Message::TooManyUnknowns, grammar),
    }
}

fn unknown_function(name: &str, nearest: Option<&str>, place: Place) -> Finding {
    let help = match nearest {
        Some(near) => Message::DidYouMean { name: near.to_owned() },
        None => {
            let functions = Function::ALL.iter().map(|f| f.name().to_owned());
            let forms = ["factor", "figure", "claim"].map(str::to_owned);
            Message::KnownFunctions { names: functions.chain(forms).collect() }
        }
    };
    Finding::new(Code::UnknownFunction, Message::UnknownFunction { name: name.to_owned() }).at(place).help(help)
}

fn count(arity: Arity) -> Count {
    match arity {
        Arity::Exactly(n) => Count::Exactly(n),
        Arity::Between(least, most) => Count::Between(least, most),
        Arity::AtLeast(n) => Count::AtLeast(n),
        Arity::Pairs => Count::Pairs,
    }
}

fn argument(need: ArgumentNeed) -> Argument {
    match need {
        ArgumentNeed::AddressText => Argument::Address,
        ArgumentNeed::ClaimIdText => Argument::Claim,
        ArgumentNeed::FactorIdOrUnknown => Argument::Factor,
        ArgumentNeed::Places => Argument::Places,
        ArgumentNeed::RoundingRule => Argument::Rounding,
    }
}

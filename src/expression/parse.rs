//! Tokens → tree, by precedence climbing. After an error the reading goes on with a stand-in operand, so that one reading
//! reports every independent error; the tree is handed out only when there was none.

use std::ops::Range;

use super::display::rounding_name;
use super::error::{ArgumentNeed, ExpressionError, ExpressionErrorKind as Kind};
use super::function::{Callee, Function, nearest};
use super::syntax::{Expression, Operator, Term, TermKind};
use super::token::{self, Token, TokenKind};
use crate::account::Address;
use crate::factor::FactorId;
use crate::quantity::{Quantity, Rounding};

/// Most errors that are reported for one text; the rest is noise.
const MAX_ERRORS: usize = 50;

pub(super) fn parse(text: &str) -> Result<Expression, Vec<ExpressionError>> {
    let characters = text.chars().count();
    if characters > Expression::MAX_CHARACTERS {
        return Err(vec![ExpressionError { span: 0..text.len(), kind: Kind::TooLong { characters } }]);
    }
    if text.trim().is_empty() {
        return Err(vec![ExpressionError { span: 0..text.len(), kind: Kind::Empty }]);
    }
    let (tokens, errors) = token::scan(text);
    let mut parser = Parser { text, tokens, at: 0, depth: 0, terms: 0, unknowns: 0, stopped: false, errors };
    let root = parser.whole();
    let mut errors = parser.errors;
    if errors.is_empty() {
        return Ok(Expression { text: text.to_owned(), root });
    }
    errors.sort_by_key(|error| (error.span.start, error.span.end));
    errors.truncate(MAX_ERRORS);
    Err(errors)
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    terms: usize,
    unknowns: usize,
    /// A bound was passed: nothing more is read and nothing more is reported.
    stopped: bool,
    errors: Vec<ExpressionError>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&TokenKind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    /// Bytes of the next token; the end of the text when there is none.
    fn here(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(self.text.len()..self.text.len(), |token| token.span.clone())
    }

    /// One past the last byte that was read.
    fn end(&self) -> usize {
        self.at.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |token| token.span.end)
    }

    fn error(&mut self, span: Range<usize>, kind: Kind) {
        if !self.stopped {
            self.errors.push(ExpressionError { span, kind });
        }
    }

    fn stop(&mut self, span: Range<usize>, kind: Kind) {
        self.error(span, kind);
        self.stopped = true;
        self.at = self.tokens.len();
    }

    fn term(&mut self, span: Range<usize>, kind: TermKind) -> Term {
        self.terms += 1;
        if self.terms == Expression::MAX_TERMS + 1 {
            self.stop(span.clone(), Kind::TooManyTerms);
        }
        Term { span, kind }
    }

    /// An operand in the place of one that is wrong.
    fn hole(&mut self, span: Range<usize>) -> Term {
        self.term(span, TermKind::Unknown)
    }

    fn unknown(&mut self, span: Range<usize>) {
        self.unknowns += 1;
        if self.unknowns == 2 {
            self.error(span, Kind::TooManyUnknowns);
        }
    }

    /// Reads with `inner` one level further down; past the bound, a stand-in.
    fn deeper(&mut self, inner: impl FnOnce(&mut Self) -> Term) -> Term {
        if self.depth == Expression::MAX_DEPTH {
            let span = self.here();
            self.stop(span.clone(), Kind::TooDeep);
            return Term { span, kind: TermKind::Unknown };
        }
        self.depth += 1;
        let term = inner(self);
        self.depth -= 1;
        term
    }

    fn whole(&mut self) -> Term {
        let mut term = self.chain(0);
        while let Some(kind) = self.peek() {
            // Only what closes or separates something that was not opened ends a chain at the top.
            let error = if *kind == TokenKind::Comma { Kind::MisplacedComma } else { Kind::UnopenedParenthesis };
            let span = self.here();
            self.error(span, error);
            self.at += 1;
            while let Some(TokenKind::Operator(_) | TokenKind::Close | TokenKind::Comma) = self.peek() {
                self.at += 1;
            }
            if self.peek().is_some() {
                term = self.chain(0);
            }
        }
        term
    }

    /// Operands joined by operators that bind at least as tightly as `least`; each level is read from the left.
    fn chain(&mut self, least: u8) -> Term {
        // Not from the left operand's own span: that of `(x)` leaves the parentheses out.
        let start = self.here().start;
        let mut left = self.operand();
        loop {
            let op = match self.peek() {
                None | Some(TokenKind::Close | TokenKind::Comma) => return left,
                Some(TokenKind::Operator(op)) if op.binding() < least => return left,
                Some(TokenKind::Operator(op)) => {
                    let op = *op;
                    self.at += 1;
                    op
                }
                Some(_) => {
                    let span = self.here();
                    self.error(span, Kind::MissingOperator);
                    Operator::Multiply
                }
            };
            let right = self.chain(op.binding() + 1);
            let span = start..self.end().max(start);
            left = self.term(span, TermKind::Binary { op, left: Box::new(left), right: Box::new(right) });
        }
    }

    /// A sign and what it applies to, or a power.
    fn operand(&mut self) -> Term {
        let span = self.here();
        if self.peek() == Some(&TokenKind::Operator(Operator::Subtract)) {
            self.at += 1;
            let operand = self.deeper(Self::operand);
            return self.term(span.start..self.end(), TermKind::Negate(Box::new(operand)));
        }
        let parenthesised = self.peek() == Some(&TokenKind::Open);
        let mut base = self.primary();
        let mut powers = 0;
        while let Some(TokenKind::Power | TokenKind::Raised(_)) = self.peek() {
            let operator = self.here();
            let (exponent, root) = self.exponent();
            powers += 1;
            if powers == 2 {
                self.error(operator, Kind::ChainedPower);
            } else if let TermKind::Quantity(quantity) = &base.kind
                && !parenthesised
                && token::has_unit(quantity)
            {
                self.error(base.span.start..self.end(), Kind::PowerNeedsParentheses);
            }
            let span = span.start..self.end();
            base = self.term(span, TermKind::Power { base: Box::new(base), exponent, root });
        }
        base
    }

    /// `^` with a whole number, in parentheses or not, with a fraction in parentheses, or a raised digit: power and root. Zero
    /// when it is wrong, which was reported.
    fn exponent(&mut self) -> (i32, u16) {
        let raised = if let Some(TokenKind::Raised(exponent)) = self.peek() { Some(*exponent) } else { None };
        self.at += 1;
        if let Some(exponent) = raised {
            return (exponent, 1);
        }
        let start = self.at;
        let parenthesised = self.take(&TokenKind::Open);
        if let Some(exponent) = self.whole_number()
            && let Some(root) = self.root(parenthesised)
            && (!parenthesised || self.take(&TokenKind::Close))
        {
            let span = self.tokens.get(start).map_or(0, |token| token.span.start)..self.end();
            let limit = Expression::MAX_EXPONENT.unsigned_abs();
            match u16::try_from(root) {
                Ok(root) if exponent.unsigned_abs() <= limit && (1..=limit).contains(&root.into()) => {
                    return (exponent, root);
                }
                _ => self.error(span, Kind::ExponentOutOfRange),
            }
            return (0, 1);
        }
        // Read it as the operand it is, for its own errors and to go on after it.
        self.at = start;
        let from = self.here().start;
        let errors = self.errors.len();
        self.take(&TokenKind::Operator(Operator::Subtract));
        let faulty = self.faulty_at(self.at);
        self.primary();
        if self.errors.len() == errors && !faulty {
            self.error(from..self.end().max(from), Kind::ExponentNotInteger);
        }
        (0, 1)
    }

    /// What an exponent in parentheses is divided by; 1 where nothing is. `None` where that is no whole number.
    fn root(&mut self, parenthesised: bool) -> Option<i32> {
        if !parenthesised || !self.take(&TokenKind::Operator(Operator::Divide)) {
            return Some(1);
        }
        self.whole_number()
    }

    fn faulty_at(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Faulty)
    }

    fn take(&mut self, kind: &TokenKind) -> bool {
        let there = self.peek() == Some(kind);
        self.at += usize::from(there);
        there
    }

    /// A whole number in digits with or without a minus. When there is none, tokens may have been read.
    fn whole_number(&mut self) -> Option<i32> {
        let negative = self.take(&TokenKind::Operator(Operator::Subtract));
        let Some(TokenKind::Quantity(_)) = self.peek() else { return None };
        let digits = self.text.get(self.here())?;
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        self.at += 1;
        // Past i32 every bound is passed as well.
        let number = digits.parse().unwrap_or(i32::MAX);
        Some(if negative { -number } else { number })
    }

    fn primary(&mut self) -> Term {
        let span = self.here();
        let Some(token) = self.tokens.get(self.at) else {
            self.error(span.clone(), Kind::MissingOperand);
            return self.hole(span);
        };
        match token.kind.clone() {
            TokenKind::Quantity(quantity) => {
                self.at += 1;
                self.term(span, TermKind::Quantity(quantity))
            }
            TokenKind::Text(text) => {
                self.at += 1;
                self.quoted_quantity(&text, span)
            }
            TokenKind::QuotedName(name) => {
                self.at += 1;
                self.term(span, TermKind::Name(name))
            }
            TokenKind::Name(name) => {
                self.at += 1;
                if self.peek() == Some(&TokenKind::Open) {
                    self.deeper(|parser| parser.call(&name, span))
                } else {
                    self.term(span, TermKind::Name(name))
                }
            }
            TokenKind::Question => {
                self.at += 1;
                self.unknown(span.clone());
                self.term(span, TermKind::Unknown)
            }
            TokenKind::Faulty => {
                self.at += 1;
                self.hole(span)
            }
            TokenKind::Open => self.deeper(Self::group),
            // Not read: what stands here ends this operand or joins it to the next.
            TokenKind::Operator(_) | TokenKind::Power | TokenKind::Raised(_) | TokenKind::Close | TokenKind::Comma => {
                self.error(span.clone(), Kind::MissingOperand);
                self.hole(span.start..span.start)
            }
        }
    }

    fn quoted_quantity(&mut self, text: &str, span: Range<usize>) -> Term {
        match Quantity::parse(text) {
            Ok(quantity) => self.term(span, TermKind::Quantity(quantity)),
            Err(error) => {
                let inside = span.start + 1;
                let part = inside + error.span.start..inside + error.span.end;
                self.error(part, Kind::BadQuantity(error));
                self.hole(span)
            }
        }
    }

    fn group(&mut self) -> Term {
        let open = self.here();
        self.at += 1;
        let mut term = self.chain(0);
        while self.peek() == Some(&TokenKind::Comma) {
            let span = self.here();
            self.error(span, Kind::MisplacedComma);
            self.at += 1;
            term = self.chain(0);
        }
        if !self.take(&TokenKind::Close) {
            self.error(open.clone(), Kind::UnclosedParenthesis);
        }
        // The parentheses are part of the place of what they hold together: a label under `(a + b)` shows both.
        if term.operands().next().is_some() {
            term.span = open.start..self.end().max(open.end);
        }
        term
    }

    /// A call, from its `(` on.
    fn call(&mut self, name: &str, name_span: Range<usize>) -> Term {
        let open = self.here();
        self.at += 1;
        let callee = Callee::named(name);
        if callee.is_none() {
            let kind = Kind::UnknownFunction { name: name.to_owned(), nearest: nearest(name) };
            self.error(name_span.clone(), kind);
        }
        let errors = self.errors.len();
        let mut arguments: Vec<Argument> = Vec::new();
        if self.peek() != Some(&TokenKind::Close) && self.peek().is_some() {
            loop {
                arguments.push(self.argument(callee, arguments.len()));
                if !self.take(&TokenKind::Comma) {
                    break;
                }
            }
        }
        let closed = self.take(&TokenKind::Close);
        let span = name_span.start..self.end().max(open.end);
        if !closed {
            self.error(open, Kind::UnclosedParenthesis);
            return self.hole(span);
        }
        let Some(callee) = callee else { return self.hole(span) };
        let (found, accepts) = (arguments.len(), callee.arity());
        if !accepts.accepts(found) {
            self.error(span.clone(), Kind::Arity { callee: callee.name(), found, accepts });
        }
        // A wrong argument was reported already, and its stand-in means nothing.
        if self.errors.len() > errors { self.hole(span) } else { self.called(callee, arguments, span) }
    }

    /// An argument: a text or a number where the callee wants one there, else a quantity.
    fn argument(&mut self, callee: Option<Callee>, index: usize) -> Argument {
        let need = match (callee, index) {
            (Some(Callee::Figure), 0) => ArgumentNeed::AddressText,
            (Some(Callee::Claim), 0) => ArgumentNeed::ClaimIdText,
            (Some(Callee::Factor), 0) => ArgumentNeed::FactorIdOrUnknown,
            (Some(Callee::Function(Function::Round { .. })), 1) => ArgumentNeed::Places,
            (Some(Callee::Function(Function::Round { .. })), 2) => ArgumentNeed::RoundingRule,
            _ => return Argument::Term(self.chain(0)),
        };
        let name = callee.map_or("", Callee::name);
        let start = self.at;
        let errors = self.errors.len();
        let argument = match self.peek().cloned() {
            Some(TokenKind::Text(text)) => self.text_argument(need, &text),
            Some(TokenKind::Question) if need == ArgumentNeed::FactorIdOrUnknown => {
                let span = self.here();
                self.at += 1;
                self.unknown(span);
                Some(Argument::AnyFactor)
            }
            _ if need == ArgumentNeed::Places => self
                .whole_number()
                .and_then(|n| i8::try_from(n).ok())
                .filter(|n| (-28..=28).contains(n))
                .map(Argument::Places),
            _ => None,
        };
        let ended = matches!(self.peek(), None | Some(TokenKind::Comma | TokenKind::Close));
        if let Some(argument) = argument.filter(|_| ended) {
            return argument;
        }
        if self.errors.len() > errors && ended {
            return Argument::Wrong;
        }
        // Read it as the operand it is, for its own errors and to go on after it.
        self.at = start;
        let faulty = self.faulty_at(start);
        let wrong = self.skip_argument();
        if self.errors.len() == errors && !faulty {
            self.error(wrong, Kind::BadArgument { callee: name, needs: need });
        }
        Argument::Wrong
    }

    /// Reads past an argument that is of the wrong sort. A lone text or `?` is not tried as an operand: it would be
    /// reported for what it was never meant to be.
    fn skip_argument(&mut self) -> Range<usize> {
        let next = self.tokens.get(self.at + 1).map(|token| &token.kind);
        let lone = matches!(next, None | Some(TokenKind::Comma | TokenKind::Close));
        if lone && matches!(self.peek(), Some(TokenKind::Text(_) | TokenKind::Question)) {
            let span = self.here();
            self.at += 1;
            return span;
        }
        self.chain(0).span
    }

    /// What a text means as an argument. `None` when it is not the sort of text wanted and that is still to be reported.
    fn text_argument(&mut self, need: ArgumentNeed, text: &str) -> Option<Argument> {
        let span = self.here();
        let inside = span.start + 1;
        let address = match need {
            ArgumentNeed::AddressText => Address::parse(text),
            ArgumentNeed::ClaimIdText => Address::claim(text),
            ArgumentNeed::FactorIdOrUnknown => {
                self.at += 1;
                let Some(id) = FactorId::parse(text) else {
                    self.error(inside..inside + text.len(), Kind::BadFactorId);
                    return None;
                };
                return Some(Argument::Factor(id));
            }
            ArgumentNeed::RoundingRule => {
                let rule = Rounding::ALL.into_iter().find(|rounding| rounding_name(*rounding) == text)?;
                self.at += 1;
                return Some(Argument::Rule(rule));
            }
            ArgumentNeed::Places => return None,
        };
        self.at += 1;
        match address {
            Ok(address) => Some(Argument::Address(address)),
            Err(error) => {
                self.error(inside + error.span.start..inside + error.span.end, Kind::BadAddress(error.kind));
                None
            }
        }
    }

    /// The term of a call whose arguments were all right and of the right number.
    fn called(&mut self, callee: Callee, arguments: Vec<Argument>, span: Range<usize>) -> Term {
        let mut terms = Vec::new();
        let mut round = (0, Rounding::HalfUp);
        for argument in arguments {
            match argument {
                Argument::Term(term) => terms.push(term),
                Argument::Places(places) => round.0 = places,
                Argument::Rule(rule) => round.1 = rule,
                Argument::Address(address) => return self.term(span, TermKind::Figure(address)),
                Argument::Factor(id) => return self.term(span, TermKind::Factor(Some(id))),
                Argument::AnyFactor => return self.term(span, TermKind::Factor(None)),
                Argument::Wrong => {}
            }
        }
        let Callee::Function(function) = callee else { return self.hole(span) };
        let function = match function {
            Function::Round { .. } => Function::Round { places: round.0, rounding: round.1 },
            other => other,
        };
        self.term(span, TermKind::Call { function, arguments: terms })
    }
}

/// An argument as read.
enum Argument {
    Term(Term),
    Address(Address),
    Factor(FactorId),
    AnyFactor,
    Places(i8),
    Rule(Rounding),
    /// Wrong, and reported.
    Wrong,
}

//! Text → tokens. A quantity is one token, because what a unit may contain overlaps with the operators.

use std::ops::Range;

use super::error::{ExpressionError, ExpressionErrorKind, NumberFault};
use super::syntax::Operator;
use crate::quantity::{Quantity, Unit, UnitError};

/// A token and its bytes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) span: Range<usize>,
    pub(super) kind: TokenKind,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    /// A bare number with its unit, if it has one.
    Quantity(Quantity),
    /// An operand that was already found wrong and reported.
    Faulty,
    /// A plain name, which a `(` may follow.
    Name(String),
    /// A name in single quotes.
    QuotedName(String),
    /// What stands between double quotes.
    Text(String),
    Operator(Operator),
    /// `^`.
    Power,
    /// `²` or `³`.
    Raised(i32),
    Open,
    Close,
    Comma,
    Question,
}

/// Longest unit that is looked at. It keeps the reading of a hostile text linear.
const MAX_UNIT_BYTES: usize = 96;

/// Whether a name can stand without quotes.
pub(super) fn is_plain_name(name: &str) -> bool {
    name.chars().next().is_some_and(|c| is_name(c) && !c.is_ascii_digit()) && name.chars().all(is_name)
}

/// Whether the quantity has a unit, so that an exponent after it could be taken for part of that unit.
pub(super) fn has_unit(quantity: &Quantity) -> bool {
    !quantity.unit().is_none()
}

/// Whether `text`, written without quotes, is this quantity and nothing else.
pub(super) fn reads_bare(text: &str, quantity: &Quantity) -> bool {
    let (tokens, errors) = scan(text);
    let [Token { kind: TokenKind::Quantity(read), .. }] = tokens.as_slice() else { return false };
    errors.is_empty() && read == quantity
}

/// The tokens of a text, and what is wrong with those that are [`TokenKind::Faulty`] or left out.
pub(super) fn scan(text: &str) -> (Vec<Token>, Vec<ExpressionError>) {
    let mut scanner = Scanner { text, at: 0, tokens: Vec::new(), errors: Vec::new() };
    while let Some(c) = scanner.peek() {
        scanner.token(c);
    }
    (scanner.tokens, scanner.errors)
}

fn is_name(c: char) -> bool {
    c.is_alphabetic() || c.is_ascii_digit() || c == '_'
}

/// The operator or punctuation that a character is, in any of its widths.
fn punctuation(c: char) -> Option<TokenKind> {
    Some(match c {
        '+' | '＋' => TokenKind::Operator(Operator::Add),
        '-' | '－' | '−' => TokenKind::Operator(Operator::Subtract),
        '*' | '＊' | '×' | '·' | '⋅' => TokenKind::Operator(Operator::Multiply),
        '/' | '／' | '÷' => TokenKind::Operator(Operator::Divide),
        '^' => TokenKind::Power,
        '²' => TokenKind::Raised(2),
        '³' => TokenKind::Raised(3),
        '(' | '（' => TokenKind::Open,
        ')' | '）' => TokenKind::Close,
        ',' | '，' => TokenKind::Comma,
        '?' | '？' => TokenKind::Question,
        _ => return None,
    })
}

/// The character that ends a quotation which `c` begins, and whether `c` is one of ours.
fn closing_quote(c: char) -> Option<(char, bool)> {
    match c {
        '"' | '\'' => Some((c, true)),
        '“' | '”' => Some(('”', false)),
        '‘' | '’' => Some(('’', false)),
        _ => None,
    }
}

/// Whether a unit may begin so. A digit, an operator or a quote after a number begins something else.
fn starts_unit(c: char) -> bool {
    let other = c.is_whitespace() || c.is_control() || punctuation(c).is_some() || closing_quote(c).is_some();
    !other && (!c.is_ascii() || c.is_ascii_alphabetic() || matches!(c, '%' | '$'))
}

/// Whether the formula of a gas begins so: the one thing that may follow its unit of mass after a space (`t CO2`).
fn starts_gas(text: &str) -> bool {
    const GASES: [&str; 11] = ["CO2", "CO₂", "CH4", "CH₄", "N2O", "N₂O", "SF6", "SF₆", "NF3", "NF₃", "C"];
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let formula = word.strip_suffix("eq").or(word.strip_suffix('e')).unwrap_or(word);
    GASES.contains(&formula) || word == "HFC" || word == "HFCs" || word == "PFC" || word == "PFCs"
}

/// A unit that was found after a number.
struct FoundUnit<'a> {
    /// Without the space of `t CO2`.
    text: String,
    end: usize,
    /// Up to the next space.
    run: &'a str,
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    errors: Vec<ExpressionError>,
}

impl<'a> Scanner<'a> {
    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    fn slice(&self, span: Range<usize>) -> &'a str {
        self.text.get(span).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest(self.at).chars().next()
    }

    fn push(&mut self, end: usize, kind: TokenKind) {
        self.tokens.push(Token { span: self.at..end, kind });
        self.at = end;
    }

    fn error(&mut self, span: Range<usize>, kind: ExpressionErrorKind) {
        self.errors.push(ExpressionError { span, kind });
    }

    /// Reports what stands between here and `end`, which counts as an operand from now on.
    fn faulty(&mut self, end: usize, kind: ExpressionErrorKind) {
        self.error(self.at..end, kind);
        self.push(end, TokenKind::Faulty);
    }

    /// Where the run of characters from `from` ends of which `keep` is true.
    fn run(&self, from: usize, keep: impl Fn(char) -> bool) -> usize {
        let rest = self.rest(from);
        from + rest.find(|c| !keep(c)).unwrap_or(rest.len())
    }

    fn token(&mut self, c: char) {
        let after = self.at + c.len_utf8();
        let point = c == '.' && self.rest(after).starts_with(|c: char| c.is_ascii_digit());
        if c.is_whitespace() {
            self.at = after;
        } else if c.is_ascii_digit() || point {
            self.number();
        } else if let Some(kind) = punctuation(c) {
            self.push(after, kind);
        } else if let Some((close, ours)) = closing_quote(c) {
            self.quoted(c, after, close, ours);
        } else if is_name(c) {
            let end = self.run(after, is_name);
            if let Some(end) = self.hedged_name(end) {
                return self.unquoted(end);
            }
            self.push(end, TokenKind::Name(self.slice(self.at..end).to_owned()));
        } else {
            // One finding for a run of them: they have one cause.
            let strange = |c: char| {
                let known = c.is_whitespace() || punctuation(c).is_some() || closing_quote(c).is_some();
                !known && !is_name(c)
            };
            let end = self.run(after, strange);
            self.error(self.at..end, ExpressionErrorKind::UnexpectedCharacter(c));
            self.at = end;
        }
    }

    fn quoted(&mut self, open: char, from: usize, close: char, ours: bool) {
        let Some(length) = self.rest(from).find(close) else {
            let kind = if ours {
                ExpressionErrorKind::Unterminated { quote: open }
            } else {
                ExpressionErrorKind::TypographicQuote
            };
            return self.faulty(self.text.len(), kind);
        };
        let inside = self.slice(from..from + length);
        let end = from + length + close.len_utf8();
        match open {
            _ if !ours => self.faulty(end, ExpressionErrorKind::TypographicQuote),
            '"' => self.push(end, TokenKind::Text(inside.to_owned())),
            _ if inside.trim().is_empty() => self.faulty(end, ExpressionErrorKind::EmptyName),
            _ => self.push(end, TokenKind::QuotedName(inside.to_owned())),
        }
    }

    /// A number, and the unit directly after it.
    fn number(&mut self) {
        let (end, fault) = self.digits();
        match (fault, self.unit(end)) {
            (Some(kind @ ExpressionErrorKind::NeedsQuotes { .. }), _) => self.faulty(end, kind),
            (Some(kind), found) => {
                self.error(self.at..end, kind);
                let end = match found {
                    Ok(unit) => unit.map_or(end, |unit| unit.end),
                    Err((_, _, word_end)) => word_end,
                };
                self.push(end, TokenKind::Faulty);
            }
            (None, Ok(found)) => self.quantity(end, found.as_ref()),
            (None, Err((error, unit_start, unit_end))) => {
                if let Some(end) = self.hedge_after(unit_end).or_else(|| self.reads_to(unit_end)) {
                    return self.unquoted(end);
                }
                let part = error.span().filter(|part| part.end <= unit_end - unit_start);
                let span = part.map_or(unit_start..unit_end, |part| unit_start + part.start..unit_start + part.end);
                self.error(span, ExpressionErrorKind::BadUnit(error));
                self.push(unit_end, TokenKind::Faulty);
            }
        }
    }

    /// Reports a quantity from here to `end` that needs double quotes.
    fn unquoted(&mut self, end: usize) {
        let quantity = self.slice(self.at..end).to_owned();
        self.faulty(end, ExpressionErrorKind::NeedsQuotes { quantity });
    }

    fn quantity(&mut self, digits_end: usize, unit: Option<&FoundUnit<'_>>) {
        let digits = self.slice(self.at..digits_end);
        let end = unit.map_or(digits_end, |unit| unit.end);
        let text = unit.map_or_else(|| digits.to_owned(), |unit| format!("{digits} {}", unit.text));
        let start = self.at;
        match Quantity::parse(&text) {
            Ok(quantity) => {
                if let Some(whole) = self.hedge_before(start, end) {
                    // The word before it was taken for a name: `约 352 t`.
                    self.tokens.pop();
                    self.at = whole;
                    return self.unquoted(end);
                }
                if let Some(end) = self.hedge_after(end) {
                    return self.unquoted(end);
                }
                self.push(end, TokenKind::Quantity(quantity));
            }
            Err(error) => self.faulty(end, ExpressionErrorKind::BadQuantity(error)),
        }
        // Only where the unit could have gone on: powers have an error of their own in the parser.
        if let Some(unit) = unit
            && let Some(next) = self.peek()
            && let Some(TokenKind::Operator(_)) = punctuation(next)
        {
            let kind = ExpressionErrorKind::OperatorTouchesUnit { unit: unit.text.clone(), run: unit.run.to_owned() };
            self.error(self.at..self.at + next.len_utf8(), kind);
        }
    }

    /// Where the number here ends, and what is wrong with it.
    fn digits(&self) -> (usize, Option<ExpressionErrorKind>) {
        let digit = |c: char| c.is_ascii_digit();
        let whole = self.run(self.at, digit);
        let mut end = whole;
        let mut fault = None;
        if self.rest(end).starts_with("..") && self.rest(end + 2).starts_with(digit) {
            return self.range(end);
        }
        if self.rest(end).starts_with('.') {
            end = self.run(end + 1, digit);
            if end == whole + 1 || whole == self.at {
                fault = Some(ExpressionErrorKind::BadNumber(NumberFault::BarePoint));
            }
        }
        if self.rest(end).starts_with("..") {
            return self.range(end);
        }
        if self.rest(end).starts_with('.') {
            let end = self.run(end, |c| c.is_ascii_digit() || c == '.');
            return (end, Some(ExpressionErrorKind::BadNumber(NumberFault::TwoPoints)));
        }
        if let Some(exponent) = self.rest(end).strip_prefix(['e', 'E'])
            && exponent.strip_prefix(['+', '-', '−']).unwrap_or(exponent).starts_with(digit)
        {
            let end = self.run(end + 1, |c| c.is_ascii_digit() || matches!(c, '+' | '-' | '−'));
            return (end, Some(ExpressionErrorKind::BadNumber(NumberFault::Exponent)));
        }
        self.grouped(end).unwrap_or((end, fault))
    }

    /// The whole of a range whose `..` begins at `points`.
    fn range(&self, points: usize) -> (usize, Option<ExpressionErrorKind>) {
        let end = self.run(points, |c| c.is_ascii_digit() || c == '.');
        let end = self.unit(end).ok().flatten().map_or(end, |unit| unit.end);
        (end, Some(ExpressionErrorKind::NeedsQuotes { quantity: self.slice(self.at..end).to_owned() }))
    }

    /// A group of exactly three digits directly after one separator, and what follows of the same kind.
    fn grouped(&self, end: usize) -> Option<(usize, Option<ExpressionErrorKind>)> {
        let separator = self.rest(end).chars().next()?;
        let spaced = matches!(separator, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
        let first = self.slice(self.at..end);
        let could_be_group = if spaced {
            first.len() <= 3 && !first.contains('.')
        } else {
            matches!(separator, ',' | '，' | '_' | '\'' | '’')
        };
        let mut joined = first.to_owned();
        let mut at = end;
        while could_be_group && self.rest(at).starts_with(separator) {
            let from = at + separator.len_utf8();
            let to = self.run(from, |c| c.is_ascii_digit());
            if to != from + 3 {
                break;
            }
            joined.push_str(self.slice(from..to));
            at = to;
        }
        if at == end {
            return None;
        }
        if self.rest(at).starts_with('.') {
            let to = self.run(at + 1, |c| c.is_ascii_digit());
            joined.push_str(self.slice(at..to));
            at = to;
        }
        Some((at, Some(ExpressionErrorKind::ThousandsSeparator { separator, joined })))
    }

    /// The unit after a number that ends at `from`; none where no unit begins; or what is no unit, and where it stands.
    fn unit(&self, from: usize) -> Result<Option<FoundUnit<'a>>, (UnitError, usize, usize)> {
        let start = self.run(from, char::is_whitespace);
        if !self.rest(start).starts_with(starts_unit) {
            return Ok(None);
        }
        let run_end = self.run_end(start);
        let run = self.slice(start..run_end);
        // `t CO2`: the first word up to a space, then a gas.
        let gas = self.run(run_end, |c| c == ' ' || c == '\u{a0}');
        if gas > run_end
            && starts_gas(self.rest(gas))
            && let (Some((end, text)), _) = self.longest_unit(run, gas)
        {
            return Ok(Some(FoundUnit { text, end, run: self.slice(start..self.run_end(gas)) }));
        }
        let (found, error) = self.longest_unit("", start);
        let misspelt = match &error {
            Some(UnitError::Ambiguous { .. } | UnitError::ProductAfterSlash { .. }) => true,
            // `kgCO2/kWhh` is a slip, `kWh/x` is a division that lacks its spaces.
            Some(UnitError::Unknown { text, nearest: Some(_), .. }) => text.chars().count() >= 3,
            _ => false,
        };
        if let (Some((end, text)), false) = (found, misspelt) {
            return Ok(Some(FoundUnit { text, end, run }));
        }
        // Parentheses and commas that belong to what stands round it are not the unit's.
        let run = run.find([',', '，']).map_or(run, |comma| run.get(..comma).unwrap_or(run));
        let mut own = run;
        while let Some(inside) = own.strip_suffix([')', '）'])
            && own.matches(['(', '（']).count() < own.matches([')', '）']).count()
        {
            own = inside;
        }
        match Unit::parse(own) {
            Err(error) => Err((error, start, start + own.len())),
            // It would have been found above; a unit is a unit.
            Ok(_) => Ok(Some(FoundUnit { text: own.to_owned(), end: start + own.len(), run })),
        }
    }

    /// The longest unit that is `before` and then the text from `from` on, with where it ends; and why the whole word is
    /// none.
    fn longest_unit(&self, before: &str, from: usize) -> (Option<(usize, String)>, Option<UnitError>) {
        let mut first = None;
        // Units are read from the left: what is wrong at a place is wrong in every text that reaches beyond it. Skipping
        // those keeps a text of many numbers linear.
        let mut wrong_at = usize::MAX;
        for end in self.unit_ends(from, self.run_end(from)) {
            if end - from + before.len() >= wrong_at {
                continue;
            }
            let text = format!("{before}{}", self.slice(from..end));
            match Unit::parse(&text) {
                Ok(_) => return (Some((end, text)), first),
                Err(error) => {
                    wrong_at = error.span().map_or(wrong_at, |span| span.end.max(1));
                    first.get_or_insert(error);
                }
            }
        }
        (None, first)
    }

    /// Where the word that begins at `from` ends: before the next space or quote, at most [`MAX_UNIT_BYTES`] on.
    fn run_end(&self, from: usize) -> usize {
        let end = self.run(from, |c| !c.is_whitespace() && c != '"');
        let mut end = end.min(from + MAX_UNIT_BYTES);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        end
    }

    /// Places between `from` and `end` where a unit may end, the farthest first: never in the middle of a word.
    fn unit_ends(&self, from: usize, end: usize) -> impl Iterator<Item = usize> {
        let inner =
            self.slice(from..end).char_indices().skip(1).filter(|(_, c)| punctuation(*c).is_some() || *c == '\'');
        let mut ends: Vec<usize> = inner.map(|(i, _)| from + i).chain([end]).collect();
        ends.reverse();
        ends.into_iter()
    }

    /// Where a quantity ends that goes on after the word that ends at `word_end` and needs only quotes: `352 多 t`,
    /// `352 t 左右`. Hedges that stand after something are Chinese; a name there would be an error anyhow.
    fn hedge_after(&self, word_end: usize) -> Option<usize> {
        let next = self.run(word_end, char::is_whitespace);
        let hedge = self.slice(self.at..next).chars().chain(self.rest(next).chars().take(1)).any(|c| !c.is_ascii());
        if !hedge || !self.rest(next).starts_with(starts_unit) {
            return None;
        }
        self.unit_ends(next, self.run_end(next)).take(8).find_map(|end| self.reads_to(end))
    }

    /// `end`, when everything from here to there is one quantity as text.
    fn reads_to(&self, end: usize) -> Option<usize> {
        Quantity::parse(self.slice(self.at..end)).is_ok().then_some(end)
    }

    /// Where a quantity ends whose hedge touches its number, so that both look like a name: `约85 万kWh`.
    fn hedged_name(&self, name_end: usize) -> Option<usize> {
        let name = self.slice(self.at..name_end);
        if name.is_ascii() || !name.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let end = self.run(name_end, |c| c.is_ascii_digit() || c == '.');
        self.hedge_after(end).or_else(|| self.reads_to(end))
    }

    /// Where a quantity with a hedge before its number begins (`约 352 t`), when the last token was such a hedge.
    fn hedge_before(&self, start: usize, end: usize) -> Option<usize> {
        let Token { span, kind: TokenKind::Name(_) } = self.tokens.last()? else { return None };
        let between = self.slice(span.end..start);
        let close = between.chars().all(char::is_whitespace);
        (close && Quantity::parse(self.slice(span.start..end)).is_ok()).then_some(span.start)
    }
}

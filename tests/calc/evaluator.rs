//! A small spreadsheet over exact rationals, written to Excel's rules and to nothing of ours: a minus sign binds
//! tighter than `^`, `^` goes from the left, a blank is zero in arithmetic and nothing to COUNT and SUM, a text is an
//! error in arithmetic and nothing to SUM over cells.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Pow, Signed, ToPrimitive, Zero};

use crate::witness::rounded;
use crossfoot::quantity::Rounding;

/// What a cell or a part of a formula comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Blank,
    Number(BigRational),
    Text(String),
    Error,
}

/// A decimal number; nothing else.
pub fn decimal(text: &str) -> Option<BigRational> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{whole}{part}").parse().ok()?;
    let ten: BigInt = Pow::pow(BigInt::from(10), part.len());
    Some(BigRational::new(digits, ten))
}

/// Works out a formula over the cells above it; row 1 is `cells[0]`. Panics where the formula is not well formed.
pub fn evaluate(formula: &str, column: &str, cells: &[Cell]) -> Cell {
    let tokens = tokens(formula.strip_prefix('=').unwrap());
    let mut parser = Parser { tokens: &tokens, at: 0, column, cells };
    let result = parser.comparison();
    assert_eq!(parser.at, tokens.len(), "{formula}");
    match result {
        // A formula that refers to a blank shows zero.
        Cell::Blank => Cell::Number(BigRational::zero()),
        other => other,
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(BigRational),
    Name(String),
    Text(String),
    Sign(char),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let take = |test: fn(char) -> bool| rest.find(|c| !test(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            let length = take(|c| c.is_ascii_digit() || c == '.');
            tokens.push(Token::Number(decimal(&rest[..length]).unwrap()));
            length
        } else if first.is_ascii_uppercase() {
            let length = take(|c| c.is_ascii_alphanumeric());
            tokens.push(Token::Name(rest[..length].to_owned()));
            length
        } else if first == '"' {
            let end = rest[1..].find('"').unwrap();
            tokens.push(Token::Text(rest[1..=end].to_owned()));
            end + 2
        } else {
            assert!("+-*/^(),:=".contains(first), "{text}");
            tokens.push(Token::Sign(first));
            1
        };
        rest = &rest[length..];
    }
    tokens
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    column: &'a str,
    cells: &'a [Cell],
}

impl Parser<'_> {
    fn takes(&mut self, signs: &str) -> Option<char> {
        match self.tokens.get(self.at) {
            Some(Token::Sign(sign)) if signs.contains(*sign) => {
                self.at += 1;
                Some(*sign)
            }
            _ => None,
        }
    }

    fn comparison(&mut self) -> Cell {
        let left = self.sum();
        match self.takes("=") {
            None => left,
            Some(_) => match (number(&left), number(&self.sum())) {
                (Some(a), Some(b)) => Cell::Number(if a == b { BigRational::one() } else { BigRational::zero() }),
                _ => Cell::Error,
            },
        }
    }

    fn sum(&mut self) -> Cell {
        let mut left = self.product();
        while let Some(sign) = self.takes("+-") {
            left = arithmetic(&left, &self.product(), |a, b| Some(if sign == '+' { a + b } else { a - b }));
        }
        left
    }

    fn product(&mut self) -> Cell {
        let mut left = self.power();
        while let Some(sign) = self.takes("*/") {
            left = arithmetic(&left, &self.power(), |a, b| match sign {
                '*' => Some(a * b),
                _ if b.is_zero() => None,
                _ => Some(a / b),
            });
        }
        left
    }

    fn power(&mut self) -> Cell {
        let mut left = self.signed();
        while self.takes("^").is_some() {
            left = arithmetic(&left, &self.signed(), |a, b| match b.to_integer().to_i32() {
                Some(n) if b.is_integer() && !(a.is_zero() && n <= 0) => Some(Pow::pow(a, n)),
                _ => None,
            });
        }
        left
    }

    fn signed(&mut self) -> Cell {
        match self.takes("+-") {
            Some('-') => arithmetic(&Cell::Number(BigRational::zero()), &self.signed(), |a, b| Some(a - b)),
            Some(_) => self.signed(),
            None => self.single(),
        }
    }

    fn single(&mut self) -> Cell {
        if self.takes("(").is_some() {
            let inside = self.comparison();
            assert_eq!(self.takes(")"), Some(')'));
            return inside;
        }
        let token = self.tokens[self.at].clone();
        self.at += 1;
        match token {
            Token::Number(number) => Cell::Number(number),
            Token::Text(text) => Cell::Text(text),
            Token::Name(name) if self.takes("(").is_some() => self.function(&name),
            Token::Name(name) => self.cells[self.row(&name)].clone(),
            Token::Sign(sign) => panic!("unexpected {sign}"),
        }
    }

    /// Index of a cell, which must stand above.
    fn row(&self, name: &str) -> usize {
        let row: usize = name.strip_prefix(self.column).unwrap().parse().unwrap();
        assert!((1..=self.cells.len()).contains(&row), "{name} does not refer upwards");
        row - 1
    }

    /// Arguments, each as the cells it stands for and whether it was a reference.
    fn arguments(&mut self) -> Vec<(Vec<Cell>, bool)> {
        let mut arguments = Vec::new();
        loop {
            let (first, second) = (self.tokens.get(self.at).cloned(), self.tokens.get(self.at + 1).cloned());
            let third = self.tokens.get(self.at + 2).cloned();
            let argument = match (first, second, third) {
                (Some(Token::Name(from)), Some(Token::Sign(':')), Some(Token::Name(to))) => {
                    self.at += 3;
                    (self.cells[self.row(&from)..=self.row(&to)].to_vec(), true)
                }
                (Some(Token::Name(name)), Some(Token::Sign(',' | ')')), _) => {
                    self.at += 1;
                    (vec![self.cells[self.row(&name)].clone()], true)
                }
                _ => (vec![self.comparison()], false),
            };
            arguments.push(argument);
            match self.takes(",)") {
                Some(',') => {}
                Some(_) => break,
                None => panic!("an argument ends in a comma or a bracket"),
            }
        }
        assert!(arguments.len() <= 255, "Excel takes 255 arguments");
        arguments
    }

    fn function(&mut self, name: &str) -> Cell {
        let arguments = self.arguments();
        let value = |at: usize| arguments[at].0[0].clone();
        match name {
            "IF" => match number(&value(0)) {
                Some(test) if test.is_zero() => value(2),
                Some(_) => value(1),
                None => Cell::Error,
            },
            "COUNT" => {
                let count = arguments.iter().flat_map(|(cells, _)| cells).filter(|c| matches!(c, Cell::Number(_)));
                Cell::Number(BigRational::from(BigInt::from(count.count())))
            }
            "SUM" | "PRODUCT" | "MIN" | "MAX" => match numbers(&arguments) {
                Some(numbers) => Cell::Number(match name {
                    "SUM" => numbers.into_iter().sum(),
                    "PRODUCT" => numbers.into_iter().product(),
                    "MIN" => numbers.into_iter().min().unwrap_or_else(BigRational::zero),
                    _ => numbers.into_iter().max().unwrap_or_else(BigRational::zero),
                }),
                None => Cell::Error,
            },
            "ABS" => arithmetic(&value(0), &value(0), |a, _| Some(a.abs())),
            "TRUNC" => arithmetic(&value(0), &value(0), |a, _| Some(a.trunc())),
            "ROUND" | "ROUNDDOWN" | "ROUNDUP" => arithmetic(&value(0), &value(1), |a, digits| {
                let rule = match name {
                    "ROUND" => Rounding::HalfUp,
                    "ROUNDUP" => Rounding::Up,
                    _ => Rounding::Truncate,
                };
                Some(rounded(a, -digits.to_integer().to_i64()?, rule))
            }),
            other => panic!("{other} is not a function that every spreadsheet has"),
        }
    }
}

fn number(cell: &Cell) -> Option<BigRational> {
    match cell {
        Cell::Blank => Some(BigRational::zero()),
        Cell::Number(number) => Some(number.clone()),
        Cell::Text(_) | Cell::Error => None,
    }
}

/// The numbers among arguments; blanks and texts count only where they are not cells, and then as errors.
fn numbers(arguments: &[(Vec<Cell>, bool)]) -> Option<Vec<BigRational>> {
    let mut numbers = Vec::new();
    for (cell, reference) in arguments.iter().flat_map(|(cells, reference)| cells.iter().map(move |c| (c, *reference)))
    {
        match cell {
            Cell::Number(number) => numbers.push(number.clone()),
            Cell::Blank | Cell::Text(_) if reference => {}
            Cell::Blank => numbers.push(BigRational::zero()),
            Cell::Text(_) | Cell::Error => return None,
        }
    }
    Some(numbers)
}

type Operation<'a> = &'a dyn Fn(&BigRational, &BigRational) -> Option<BigRational>;

fn arithmetic(a: &Cell, b: &Cell, f: impl Fn(&BigRational, &BigRational) -> Option<BigRational>) -> Cell {
    let f: Operation<'_> = &f;
    match (number(a), number(b)) {
        (Some(a), Some(b)) => f(&a, &b).map_or(Cell::Error, Cell::Number),
        _ => Cell::Error,
    }
}

#[test]
fn the_evaluator_follows_excel() {
    let cells = [Cell::Number(decimal("4").unwrap()), Cell::Blank, Cell::Text(String::new())];
    for (formula, expected) in [
        ("=-2^2", "4"),
        ("=0-2^2", "-4"),
        ("=2^3^2", "64"),
        ("=7-2-1", "4"),
        ("=12/3/2*5", "10"),
        ("=SUM(B1:B3)", "4"),
        ("=B1+B2", "4"),
        ("=COUNT(B1,B2,B3)", "1"),
        ("=IF(COUNT(B1)=1,B1*2,\"\")", "8"),
        ("=MIN(B1,B2)", "4"),
        ("=ROUND(-2.5,0)", "-3"),
        ("=ROUNDDOWN(1299,-2)", "1200"),
        ("=TRUNC(-2.7)", "-2"),
        ("=B2", "0"),
    ] {
        assert_eq!(evaluate(formula, "B", &cells), Cell::Number(decimal(expected).unwrap()), "{formula}");
    }
    assert_eq!(evaluate("=B1*B3", "B", &cells), Cell::Error);
    assert_eq!(evaluate("=1/B2", "B", &cells), Cell::Error);
}

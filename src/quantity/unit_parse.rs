//! From text to [`Unit`].
//!
//! ```text
//! unit     = factor { ("·" | "*" | "×" | "⋅" | ".") factor } { "/" factor }
//! factor   = ( atom | "(" unit ")" ) [ "^" [ "-" ] digits ]      a factor "1" may stand before the first "/"
//! atom     = [ multiplier ] [ prefix ] spelling [ substance ] [ digits ]
//! ```
//! Superscripts are exponents; full-width forms, subscripts and the squared units of Unicode are folded first.

mod leading;

use super::unit::{Atom, MOST_ATOMS, Unit, UnitError, is_chinese, merge};
use super::unit_index::{find_substance, find_unit};
use super::unit_table::{AMBIGUOUS, COMPOUNDS, FREQUENT, MULTIPLIERS, OF_GOODS, OF_MONEY, PREFIXES, ROWS};
use super::{Base, Dimension};
use crate::spelling::distance;
use std::ops::Range;

const MOST_CHARACTERS: usize = 200;
const MOST_DEPTH: usize = 16;
const LARGEST_EXPONENT: i8 = 12;

impl Unit {
    /// Reads a unit; spaces around it are ignored, and its text is kept as written.
    ///
    /// `a·b/c/d` means a·b/(c·d). `a/b·c` is refused, because readers disagree about it.
    pub fn parse(text: &str) -> Result<Unit, UnitError> {
        Unit::read(text, true)
    }

    /// The unit of a text that may as well be none: what is refused is not held against every spelling there is, which
    /// takes a hundred times as long as to read it.
    pub(crate) fn known(text: &str) -> Option<Unit> {
        Unit::read(text, false).ok()
    }

    fn read(text: &str, suggests: bool) -> Result<Unit, UnitError> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(UnitError::Empty);
        }
        if trimmed.len() > MOST_CHARACTERS && trimmed.chars().count() > MOST_CHARACTERS {
            return Err(UnitError::TooLong);
        }
        let folded = Folded::new(text);
        let mut parser = Parser { source: text, folded: &folded, at: 0, suggests };
        let atoms = parser.product(0)?;
        if parser.at < folded.text.len() {
            return Err(UnitError::Syntax { span: parser.span(parser.at..folded.text.len()) });
        }
        Unit::build(atoms, single_spaced(trimmed)).ok_or(UnitError::TooComplex)
    }
}

/// The author's text with each run of spaces as one space.
fn single_spaced(text: &str) -> Box<str> {
    if !text.contains(char::is_whitespace) {
        return text.into();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// The text with variant characters made plain, and the way back to the author's bytes.
struct Folded {
    text: String,
    /// For each byte of `text` and its end, the byte of the source; empty when nothing was folded.
    origin: Vec<usize>,
}

impl Folded {
    fn new(source: &str) -> Folded {
        if source.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
            return Folded { text: source.to_owned(), origin: Vec::new() };
        }
        let mut folded = Folded { text: String::with_capacity(source.len() + 8), origin: Vec::new() };
        let mut raised = false;
        for (at, c) in source.char_indices() {
            let exponent = superscript(c);
            if let Some(plain) = exponent {
                if !raised {
                    folded.push('^', at);
                }
                folded.push(plain, at);
            } else if let Some(plain) = squared(c) {
                plain.chars().for_each(|plain| folded.push(plain, at));
            } else {
                folded.push(plain(c), at);
            }
            raised = exponent.is_some();
        }
        folded.origin.push(source.len());
        folded
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.origin.resize(self.text.len(), at);
    }
}

fn superscript(c: char) -> Option<char> {
    Some(match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴'..='⁹' => char::from(b'4' + (c as u32 - '⁴' as u32) as u8),
        '⁻' => '-',
        _ => return None,
    })
}

/// Characters that are several plain ones.
fn squared(c: char) -> Option<&'static str> {
    Some(match c {
        '℃' => "°C",
        '㎡' => "m2",
        '㎥' => "m3",
        '㎏' => "kg",
        '㎞' => "km",
        '㎢' => "km2",
        '㎎' => "mg",
        '㎜' => "mm",
        '㎝' => "cm",
        '㏊' => "ha",
        '㎾' => "kW",
        '㎿' => "MW",
        _ => return None,
    })
}

fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from((c as u32 - 0xff01) as u8 + b'!'),
        '₀'..='₉' => char::from((c as u32 - '₀' as u32) as u8 + b'0'),
        '⋅' | '∙' | '•' | '・' | '*' | '×' => '·',
        '∕' | '⁄' | '╱' => '/',
        'μ' => 'µ',
        '\u{212a}' => 'K',
        'º' => '°',
        '‐' | '‑' | '−' => '-',
        c if c.is_whitespace() => ' ',
        c => simplified(c),
    }
}

/// Traditional characters of units, as in reports from Hong Kong and Taiwan, by their simplified forms.
fn simplified(c: char) -> char {
    match c {
        '噸' => '吨',
        '當' => '当',
        '準' => '准',
        '標' => '标',
        '時' => '时',
        '萬' => '万',
        '億' => '亿',
        '員' => '员',
        '僱' => '雇',
        '輛' => '辆',
        '個' => '个',
        '臺' => '台',
        '戶' => '户',
        '項' => '项',
        '場' => '场',
        '產' => '产',
        '營' => '营',
        '業' => '业',
        '總' => '总',
        '銷' => '销',
        '體' => '体',
        '碼' => '码',
        '張' => '张',
        '間' => '间',
        '條' => '条',
        '單' => '单',
        '幣' => '币',
        c => c,
    }
}

/// How one chunk of text resolves.
enum Resolved {
    One(Atom),
    Two(Atom, Atom),
    Ambiguous(&'static [&'static str]),
    Unknown,
}

struct Parser<'a> {
    source: &'a str,
    folded: &'a Folded,
    at: usize,
    /// Whether a refusal names the nearest spelling.
    suggests: bool,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.folded.text[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.rest().bytes().next()
    }

    fn skip_spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches(' ').len();
    }

    /// A span of the folded text as a span of the source.
    fn span(&self, folded: Range<usize>) -> Range<usize> {
        match self.folded.origin.as_slice() {
            [] => folded,
            origin => {
                let start = origin[folded.start];
                // The end of the character that the last folded byte came from.
                let last = origin[folded.end.saturating_sub(1).max(folded.start)];
                let end = self.source[last..].chars().next().map_or(last, |c| last + c.len_utf8());
                start..if folded.is_empty() { start } else { end }
            }
        }
    }

    fn syntax_here(&self) -> UnitError {
        let end = self.at + self.rest().chars().next().map_or(0, char::len_utf8);
        UnitError::Syntax { span: self.span(self.at..end) }
    }

    fn product(&mut self, depth: usize) -> Result<Vec<Atom>, UnitError> {
        if depth > MOST_DEPTH {
            return Err(UnitError::TooComplex);
        }
        let mut atoms = Vec::with_capacity(3);
        let mut divided = false;
        loop {
            self.skip_spaces();
            let factor = match !divided && atoms.is_empty() && self.one_over() {
                true => Vec::new(),
                false => self.factor(depth)?,
            };
            merge(&mut atoms, &factor, if divided { -1 } else { 1 }).ok_or(UnitError::TooComplex)?;
            self.skip_spaces();
            let start = self.at;
            if self.rest().starts_with('/') {
                divided = true;
                self.at += 1;
            } else if let Some(sign) = self.rest().chars().next().filter(|c| matches!(c, '·' | '*' | '.')) {
                self.at += sign.len_utf8();
                if divided {
                    return Err(UnitError::ProductAfterSlash { span: self.span(start..self.at) });
                }
            } else {
                return Ok(atoms);
            }
        }
    }

    /// Steps over the `1` of `1/h`.
    fn one_over(&mut self) -> bool {
        let found = self.rest().strip_prefix('1').is_some_and(|rest| rest.trim_start().starts_with('/'));
        self.at += found as usize;
        found
    }

    fn factor(&mut self, depth: usize) -> Result<Vec<Atom>, UnitError> {
        if self.peek() == Some(b'(') {
            let open = self.at;
            self.at += 1;
            let group = self.product(depth + 1)?;
            if self.peek() != Some(b')') {
                return Err(match self.rest().is_empty() {
                    true => UnitError::Syntax { span: self.span(open..open + 1) },
                    false => self.syntax_here(),
                });
            }
            self.at += 1;
            let mut power = Vec::new();
            let exponent = self.caret()?.unwrap_or(1);
            merge(&mut power, &group, exponent).ok_or(UnitError::TooComplex)?;
            return Ok(power);
        }
        self.atom()
    }

    /// `^3`, `^-1`.
    fn caret(&mut self) -> Result<Option<i8>, UnitError> {
        if self.peek() != Some(b'^') {
            return Ok(None);
        }
        let start = self.at;
        let digits = self.rest()[1..].trim_start_matches('-');
        let signs = self.rest().len() - 1 - digits.len();
        let length = digits.bytes().take_while(u8::is_ascii_digit).count();
        self.at += 1 + signs + length;
        match digits[..length].parse::<i8>() {
            Ok(size @ 1..=LARGEST_EXPONENT) if signs <= 1 => Ok(Some(if signs == 1 { -size } else { size })),
            Ok(size) if size > LARGEST_EXPONENT => Err(UnitError::TooComplex),
            _ => Err(UnitError::Syntax { span: self.span(start..self.at) }),
        }
    }

    fn atom(&mut self) -> Result<Vec<Atom>, UnitError> {
        let multiplier = self.power_of_ten();
        self.skip_spaces();
        let start = self.at;
        self.at += chunk_length(self.rest());
        let chunk = &self.folded.text[start..self.at];
        if chunk.is_empty() {
            return Err(self.syntax_here());
        }
        let hour = hour_after_watt(chunk, self.rest());
        self.at += hour.map_or(0, |(length, _)| length);
        let span = start..self.at;
        let caret = self.caret()?;
        let (resolved, exponent) = match hour {
            Some((_, hour)) => resolve_power(multiplier, &format!("{chunk}{hour}"), caret),
            // The table writes reference states without spaces: m3(20°C).
            None if chunk.contains('(') => {
                let (unit, state) = chunk.split_at(chunk.find('(').unwrap_or(chunk.len()));
                let spelled = format!("{}{}", unit.trim_end(), state.replace(' ', ""));
                resolve_power(multiplier, &spelled, caret)
            }
            None => resolve_power(multiplier, chunk, caret),
        };
        let spelled = || self.source[self.span(span.clone())].to_owned();
        match resolved {
            Resolved::One(atom) if exponent == 1 => Ok(vec![atom]),
            // 万kW2 could be 万(kW2) or (万kW)2.
            Resolved::One(atom) if atom.multiplier.is_some() && exponent != -1 => {
                Err(UnitError::Syntax { span: self.span(start..self.at) })
            }
            Resolved::One(atom) => Ok(vec![Atom { exponent, ..atom }]),
            Resolved::Two(first, second) if exponent == 1 => Ok(vec![first, second]),
            Resolved::Two(..) => Err(UnitError::Syntax { span: self.span(start..self.at) }),
            Resolved::Ambiguous(candidates) => {
                Err(UnitError::Ambiguous { span: self.span(span.clone()), text: spelled(), candidates })
            }
            Resolved::Unknown => {
                let nearest = self.suggests.then(|| nearest(chunk)).flatten();
                Err(UnitError::Unknown { span: self.span(span.clone()), text: spelled(), nearest })
            }
        }
    }

    /// `10^4`, `1000`: a multiplier in digits, which must not be all of the atom.
    fn power_of_ten(&mut self) -> Option<u8> {
        if self.peek() != Some(b'1') {
            return None;
        }
        let length = self.rest().bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'^').count();
        let index = MULTIPLIERS.iter().position(|(text, _)| *text == &self.rest()[..length])?;
        self.at += length;
        Some(index as u8)
    }
}

/// How far a spelling reaches: up to an operator, with the spaces inside it and a reference state in parentheses.
fn chunk_length(rest: &str) -> usize {
    // The two spellings that hold an operator.
    if let Some((text, ..)) = COMPOUNDS.iter().find(|(text, ..)| text.starts_with("p") && rest.starts_with(text))
        && !rest[text.len()..].starts_with(|next: char| next.is_alphanumeric())
    {
        return text.len();
    }
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        match c {
            '/' | '·' | '*' | '.' | ')' | '^' => break,
            '(' => {
                let close = rest[at..].find(')').map(|length| at + length + 1);
                let state = close.map(|close| &rest[at + 1..close - 1]);
                return match (close, state) {
                    (Some(close), Some(state))
                        if end > 0 && state.starts_with(|first: char| first.is_ascii_digit()) =>
                    {
                        close
                    }
                    _ => end,
                };
            }
            ' ' => {}
            _ => end = at + c.len_utf8(),
        }
    }
    end
}

/// `kW·h`, as the GB standards write it, is the unit kWh and no product of two: how long the hour is, and its spelling.
fn hour_after_watt(chunk: &str, rest: &str) -> Option<(usize, &'static str)> {
    let hours: &[&'static str] = match chunk.chars().next_back()? {
        'W' => &["h"],
        '瓦' => &["小时", "时"],
        _ => return None,
    };
    let after = rest.strip_prefix(['·', '.'])?;
    let hour = hours.iter().find(|hour| after.starts_with(**hour))?;
    let ends = !after[hour.len()..].starts_with(char::is_alphanumeric);
    ends.then(|| (rest.len() - after.len() + hour.len(), *hour))
}

/// A chunk with its exponent, written with a caret or as digits right after the letters.
fn resolve_power(multiplier: Option<u8>, chunk: &str, caret: Option<i8>) -> (Resolved, i8) {
    if let Some(exponent) = caret {
        // m³ and m^3 are the unit m3, which may be counted in 万.
        let joined = format!("{chunk}{}", exponent.unsigned_abs());
        return match resolve(multiplier, &joined) {
            Resolved::Unknown => (resolve(multiplier, chunk), exponent),
            known => (known, exponent.signum()),
        };
    }
    let whole = resolve(multiplier, chunk);
    if !matches!(whole, Resolved::Unknown) {
        return (whole, 1);
    }
    let letters = chunk.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &chunk[letters.len()..];
    let (letters, sign) = match letters.strip_suffix('-') {
        Some(letters) => (letters, -1),
        None => (letters, 1),
    };
    match digits.parse::<i8>() {
        Ok(size @ 1..=LARGEST_EXPONENT) if letters.ends_with(char::is_alphabetic) => {
            if sign < 0 {
                let joined = format!("{letters}{size}");
                if let known @ (Resolved::One(_) | Resolved::Two(..)) = resolve(multiplier, &joined) {
                    return (known, -1);
                }
            }
            (resolve(multiplier, letters), sign * size)
        }
        _ => (Resolved::Unknown, 1),
    }
}

/// A chunk without an exponent. A spelling of the table wins over a prefix, and a prefix over a multiplier.
fn resolve(multiplier: Option<u8>, chunk: &str) -> Resolved {
    let known = resolve_multiplied(multiplier, chunk);
    if !matches!(known, Resolved::Unknown) {
        return known;
    }
    let of = |words: &[&str], measured: fn(Base) -> bool| {
        // The longest word first: 工业总产值 ends with 产值.
        let word = words.iter().filter(|word| chunk.ends_with(**word)).max_by_key(|word| word.len())?;
        let rest = chunk[..chunk.len() - word.len()].trim_end();
        match resolve_multiplied(multiplier, rest) {
            Resolved::One(atom) => measures(&atom, measured).then_some(Resolved::One(atom)),
            _ => None,
        }
    };
    // 人民币万元
    if let Some(rest) = chunk.strip_prefix("人民币")
        && let known @ Resolved::One(_) = resolve_multiplied(multiplier, rest)
        && matches!(&known, Resolved::One(atom) if measures(atom, |base| matches!(base, Base::Money(_))))
    {
        return known;
    }
    of(OF_MONEY, |base| matches!(base, Base::Money(_)))
        .or_else(|| of(OF_GOODS, |base| matches!(base, Base::Mass | Base::Item | Base::Length)))
        .unwrap_or(Resolved::Unknown)
}

/// Whether a unit measures a power of one such base.
fn measures(atom: &Atom, wanted: fn(Base) -> bool) -> bool {
    let dimension = ROWS[atom.unit.0 as usize].dimension;
    atom.substance.is_none() && matches!(dimension.terms(), [(base, _)] if wanted(*base))
}

/// A chunk with a multiplier before it (`百万元`, `million tonnes`) or, for money, behind it (`USD million`).
fn resolve_multiplied(multiplier: Option<u8>, chunk: &str) -> Resolved {
    let plain = resolve_scaled(multiplier, chunk);
    if multiplier.is_some() || !matches!(plain, Resolved::Unknown) {
        return plain;
    }
    for (index, (text, _)) in MULTIPLIERS.iter().enumerate() {
        let is_word = text.starts_with(|first: char| first.is_ascii_alphabetic());
        if let Some(rest) = chunk.strip_prefix(text)
            && (rest.starts_with(' ') || !is_word)
        {
            let resolved = resolve_scaled(Some(index as u8), rest.trim_start());
            if !matches!(resolved, Resolved::Unknown) {
                return resolved;
            }
        }
        if let Some(rest) = chunk.strip_suffix(text)
            && (rest.ends_with(' ') || !is_word)
            && let Resolved::One(atom) = resolve_scaled(Some(index as u8), rest.trim_end())
            && measures(&atom, |base| matches!(base, Base::Money(_)))
        {
            return Resolved::One(atom);
        }
    }
    Resolved::Unknown
}

/// A chunk without exponent and multiplier; `multiplier` is given to the atom that it finds, if that may take one.
fn resolve_scaled(multiplier: Option<u8>, chunk: &str) -> Resolved {
    if let Some(atom) = resolve_prefixed(chunk) {
        return with_multiplier(multiplier, atom);
    }
    if let Some(atom) = resolve_substance(chunk) {
        return with_multiplier(multiplier, atom);
    }
    if let Some((_, first, second)) = COMPOUNDS.iter().find(|(text, ..)| *text == chunk)
        && let (Some(first), Some(second)) = (resolve_prefixed(first), resolve_prefixed(second))
    {
        return Resolved::Two(Atom { multiplier, ..first }, second);
    }
    match AMBIGUOUS.iter().find(|(text, _)| *text == chunk) {
        Some((_, candidates)) => Resolved::Ambiguous(candidates),
        None => Resolved::Unknown,
    }
}

fn with_multiplier(multiplier: Option<u8>, atom: Atom) -> Resolved {
    match multiplier.is_none() || ROWS[atom.unit.0 as usize].multiplied {
        true => Resolved::One(Atom { multiplier, ..atom }),
        false => Resolved::Unknown,
    }
}

/// `[prefix] spelling`.
fn resolve_prefixed(chunk: &str) -> Option<Atom> {
    let atom = Atom { multiplier: None, prefix: None, unit: (0, 0), spaced: false, substance: None, exponent: 1 };
    if let Some(unit) = find_unit(chunk) {
        return Some(Atom { unit, ..atom });
    }
    PREFIXES.iter().enumerate().find_map(|(index, (latin, chinese, _))| {
        let chinese_prefix = chunk.starts_with(is_chinese);
        let rest = chunk.strip_prefix(if chinese_prefix { chinese } else { latin })?;
        if rest.starts_with(is_chinese) != chinese_prefix {
            return None;
        }
        let unit = find_unit(rest)?;
        let row = &ROWS[unit.0 as usize];
        let allowed = row.prefixes.contains(latin) && row.name_at(unit.1 as usize).1 == 0;
        allowed.then_some(Atom { prefix: Some(index as u8), unit, ..atom })
    })
}

/// `[prefix] spelling substance`, where the unit measures mass.
fn resolve_substance(chunk: &str) -> Option<Atom> {
    for (at, _) in chunk.char_indices().skip(1) {
        let named = chunk[at..].trim_start();
        // tonnes of CO2
        let named = if chunk[..at].ends_with(' ') { named.strip_prefix("of ").unwrap_or(named) } else { named };
        if let Some(substance) = find_substance(named) {
            let unit = chunk[..at].trim_end();
            if let Some(atom) = resolve_prefixed(unit)
                && ROWS[atom.unit.0 as usize].dimension == Dimension::of(Base::Mass)
            {
                // The end of the unit, not the split, tells whether a space stands between.
                let spaced = chunk[unit.len()..].starts_with(' ');
                return Some(Atom { substance: Some(substance), spaced, ..atom });
            }
        }
    }
    None
}

/// A known spelling that differs only in case, or by one edit (two in longer texts).
fn nearest(chunk: &str) -> Option<&'static str> {
    let given: Vec<char> = chunk.chars().take(32).collect();
    let allowed = match given.len() {
        0 | 1 => 0,
        2..=5 => 1,
        _ => 2,
    };
    let known = FREQUENT.iter().copied().chain(ROWS.iter().flat_map(|row| row.names().map(|(text, _)| text)));
    known
        .filter(|known| known.len().abs_diff(chunk.len()) <= 8)
        .filter_map(|known| {
            let spelled: Vec<char> = known.chars().collect();
            let steps = if known.eq_ignore_ascii_case(chunk) { 0 } else { distance(&given, &spelled, allowed)? };
            (steps == 0 || spelled.len() > 1).then_some((steps, known))
        })
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, known)| known)
}

const _: () = assert!(MOST_ATOMS < u8::MAX as usize && ROWS.len() < u8::MAX as usize);

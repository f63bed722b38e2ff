//! `±2.5 % (95 %, normal)`.
//!
//! ```text
//! uncertainty = ( "±" | "+/-" ) number "%" "(" [ number "%" "," ] shape ")"
//! shape       = "normal" | "uniform" | "triangular"
//! ```

use super::super::raw::RawText;
use super::Checker;
use crate::finding::{Code, Located, Message};
use crate::inventory::{Shape, Uncertainty};
use crate::quantity::Exact;

impl Checker<'_> {
    /// Reads an uncertainty.
    pub(super) fn uncertainty(&mut self, text: &RawText) -> Option<Located<Uncertainty>> {
        let parsed = parse(&text.text).map(|value| Located::new(value, text.place));
        if parsed.is_none() {
            let message = Message::BadUncertainty { text: text.text.clone() };
            self.refuse(Code::BadUncertainty, text, message, Message::UncertaintyGrammar);
        }
        parsed
    }
}

/// The level is required of a normal distribution and lies between 0 and 100 %; the bounded ones cover all of theirs.
fn parse(text: &str) -> Option<Uncertainty> {
    let text = text.trim();
    let rest = text.strip_prefix('±').or_else(|| text.strip_prefix("+/-"))?;
    let (width, rest) = percent(rest)?;
    let inner = rest.trim().strip_prefix(['(', '（'])?.strip_suffix([')', '）'])?;
    let (level, shape) = match inner.split_once([',', '，']) {
        Some((level, shape)) => {
            let (level, rest) = percent(level)?;
            (rest.trim().is_empty().then_some(Some(level))?, shape)
        }
        None => (None, inner),
    };
    let hundred = Exact::parse_decimal("100")?;
    let (shape, level) = match (shape.trim(), level) {
        ("normal", Some(level)) if level.is_positive() && level < hundred => (Shape::Normal, level),
        ("uniform", level) => (Shape::Uniform, level.unwrap_or_else(|| hundred.clone())),
        ("triangular", level) => (Shape::Triangular, level.unwrap_or_else(|| hundred.clone())),
        _ => return None,
    };
    let covered = shape == Shape::Normal || level == hundred;
    covered.then_some(Uncertainty { half_width_percent: width, level_percent: level, shape })
}

/// A number that is not negative and a per cent sign, and what follows.
fn percent(text: &str) -> Option<(Exact, &str)> {
    let (number, rest) = text.split_once(['%', '％'])?;
    Exact::parse_decimal(number.trim()).filter(|n| !n.is_negative()).map(|n| (n, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_level_and_shape_are_read() {
        let normal = parse("±2.5 % (95 %, normal)");
        assert_eq!(normal.as_ref().map(|u| u.shape), Some(Shape::Normal));
        assert_eq!(normal.map(|u| u.half_width_percent), Exact::parse_decimal("2.5"));
        assert_eq!(parse("+/-5% (uniform)").map(|u| u.level_percent), Exact::parse_decimal("100"));
        assert_eq!(parse("±5 %（100 %，triangular）").map(|u| u.shape), Some(Shape::Triangular));
        for bad in [
            "2.5 %",
            "±2.5 %",
            "±2.5 % (normal)",
            "±2.5 (95 %, normal)",
            "±-1 % (95 %, normal)",
            "±5 % (95 %, uniform)",
            "±2 % (100 %, normal)",
            "±1e3 % (95 %, normal)",
            "",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}

//! One node as the text of a formula, over the texts of its children.

use crate::calc::{Exponent, Kind, NodeId, OpaqueRun, View};
use crate::quantity::{Exact, Rounding};

/// Operands of × or ÷ in a row. They are worked off from the left, so a product in the first place needs no
/// parentheses: `((a*b)/1000)*c` is `a*b/1000*c`.
fn chained<T: AsRef<str>>(kids: &[T], operator: &str) -> String {
    let each = kids.iter().enumerate().map(|(at, kid)| if at == 0 { shed(kid.as_ref(), "+-") } else { kid.as_ref() });
    each.collect::<Vec<_>>().join(operator)
}

/// Arguments of a function, which need no parentheses of their own.
fn arguments<T: AsRef<str>>(kids: &[T]) -> String {
    kids.iter().map(|kid| shed(kid.as_ref(), "")).collect::<Vec<_>>().join(",")
}

/// The text without parentheses round the whole of it, unless one of `keep` stands directly inside them.
fn shed<'t>(text: &'t str, keep: &str) -> &'t str {
    let Some(inside) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return text };
    let mut depth = 0_i64;
    let direct = inside.chars().any(|c| {
        depth += i64::from(c == '(') - i64::from(c == ')');
        depth == 0 && keep.contains(c)
    });
    if direct || !balanced(inside) { text } else { inside }
}

pub(super) fn balanced(text: &str) -> bool {
    let mut depth = 0_i64;
    for c in text.chars() {
        depth += i64::from(c == '(') - i64::from(c == ')');
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// One node over the texts of its children.
pub(super) fn write<T: AsRef<str>>(view: View<'_>, node: NodeId, kids: &[T]) -> String {
    let all = |separator: &str| kids.iter().map(T::as_ref).collect::<Vec<_>>().join(separator);
    match view.kind(node) {
        Kind::Leaf(id) => {
            let text = view.leaf(id).leaf.literal.value().to_string();
            if text.starts_with('-') { format!("({text})") } else { text }
        }
        Kind::Gap(_) => String::new(),
        Kind::Sum(_) if kids.is_empty() => "0".to_owned(),
        Kind::Sum(_) => format!("({})", kids.iter().map(|kid| shed(kid.as_ref(), "-")).collect::<Vec<_>>().join("+")),
        Kind::Product(_) if kids.is_empty() => "1".to_owned(),
        Kind::Product(_) => format!("({})", chained(kids, "*")),
        Kind::Neg(_) => format!("(-{})", all("")),
        Kind::Quotient(..) => format!("({})", chained(kids, "/")),
        // A spreadsheet has no value for 0^0, and a base that fails must still fail.
        Kind::Power(_, Exponent { power: 0, .. }) => format!("IF({0}=0,1,{0}^0)", all("")),
        Kind::Power(_, Exponent { power, root: 1 }) => format!("({}^{})", all(""), signed(power)),
        Kind::Power(_, Exponent { power: 1, root }) => format!("({}^(1/{root}))", all("")),
        Kind::Power(_, Exponent { power, root }) => format!("(({}^{})^(1/{root}))", all(""), signed(power)),
        Kind::Convert(_, ratio) => scaled(shed(&all(""), "+-"), view.ratio(ratio)),
        Kind::Round(_, place, rule) => rounded(&all(""), i32::from(place), rule),
        Kind::Min(_) | Kind::Max(_) if kids.is_empty() => "0".to_owned(),
        Kind::Min(_) => format!("MIN({})", arguments(kids)),
        Kind::Max(_) => format!("MAX({})", arguments(kids)),
        Kind::Abs(_) => format!("ABS({})", arguments(kids)),
        // Both ways of writing hand over the child that is taken.
        Kind::Choose(..) => all(""),
        Kind::Opaque(run, _) => opaque(view.run(run), kids),
    }
}

/// A result of a model, moved by its sensitivities to first order: `(value+slope*(input-nominal))`.
fn opaque<T: AsRef<str>>(run: &OpaqueRun, kids: &[T]) -> String {
    match opaque_terms(run, kids).concat() {
        steps if steps.is_empty() => number(&run.value),
        steps => format!("({}{steps})", number(&run.value)),
    }
}

/// By how much each input moves the result of a model: `+slope*(input-nominal)`.
pub(super) fn opaque_terms<T: AsRef<str>>(run: &OpaqueRun, kids: &[T]) -> Vec<String> {
    let term = |(kid, (nominal, slope)): (&T, &(Exact, Exact))| {
        format!("+{}*({}-{})", number(slope), kid.as_ref(), number(nominal))
    };
    kids.iter().zip(&run.sensitivities).map(term).collect()
}

fn signed(power: i16) -> String {
    if power < 0 { format!("({power})") } else { power.to_string() }
}

/// Multiplication by a ratio, written as people do: `*1000`, `/1000`, `*11/3`.
fn scaled(text: &str, ratio: &Exact) -> String {
    let (over, under) = ratio.numerator_denominator();
    match (over.as_str(), under.as_str()) {
        (_, "1") => format!("({text}*{over})"),
        ("1", _) => format!("({text}/{under})"),
        _ => format!("({text}*{over}/{under})"),
    }
}

/// An exact number as a formula's text: a decimal where it ends, else a quotient.
pub(super) fn number(value: &Exact) -> String {
    let text = decimal(value).unwrap_or_else(|| {
        let (over, under) = value.numerator_denominator();
        format!("({over}/{under})")
    });
    if text.starts_with('-') { format!("({text})") } else { text }
}

pub(super) fn decimal(value: &Exact) -> Option<String> {
    Some(value.to_decimal_string(value.terminating_places()?, Rounding::HalfEven))
}

fn rounded(text: &str, place: i32, rule: Rounding) -> String {
    let digits = -place;
    let bare = shed(text, "");
    match rule {
        Rounding::HalfUp => format!("ROUND({bare},{digits})"),
        Rounding::Truncate => format!("ROUNDDOWN({bare},{digits})"),
        Rounding::Up => format!("ROUNDUP({bare},{digits})"),
        // Half of x, rounded half away from zero and doubled, is x to even exactly when x lies on a half.
        Rounding::HalfEven => {
            let scaled = match place {
                0 => text.to_owned(),
                p if p < 0 => format!("({text}*10^{digits})"),
                p => format!("({text}/10^{p})"),
            };
            let back = match place {
                0 => String::new(),
                p if p < 0 => format!("/10^{digits}"),
                p => format!("*10^{p}"),
            };
            // The half is told to nine digits: 1.005 times 100 is 100.49999999999999 in a spreadsheet.
            let half = format!("ROUND(ABS({scaled}-TRUNC({scaled})),9)=0.5");
            format!("IF({half},ROUND({scaled}/2,0)*2{back},ROUND({bare},{digits}))")
        }
    }
}

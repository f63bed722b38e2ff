//! Manners: what a printed figure says about the value behind it, and the words that say so.

use super::exact::Exact;
use super::interval::{Bound, Interval};

/// In what manner a figure was printed.
///
/// Below, v is the printed value, u one unit of its last printed place, and w one unit of the place of its last digit
/// that is not zero (for zero, w is u). Intervals of the rounding rules, and of `Over` and `Nearly`, are those of a
/// positive v; a negative figure means the mirror image of its positive twin. The comparisons (`MoreThan`, `AtLeast`,
/// `AtMost`, `LessThan`) compare values and are not mirrored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Manner {
    /// Rounded in some everyday way, half-up or half-even: [v − u/2, v + u/2].
    #[default]
    Ordinary,
    /// 四舍五入: [v − u/2, v + u/2); zero is (−u/2, u/2).
    HalfUp,
    /// 四舍六入五成双 (GB/T 8170-2008, 3.2): [v − u/2, v + u/2] if the last digit is even, else without the ends.
    HalfEven,
    /// 舍去: [v, v + u); zero is (−u, u).
    Truncated,
    /// 进一: (v − u, v]; zero is zero.
    RoundedUp,
    /// 多, 余: (v, v + w), so that 352 多 is between 352 and 353, and 300 多 between 300 and 400.
    Over,
    /// 超过, 大于: (v, ∞).
    MoreThan,
    /// 不低于, 至少, ≥: [v, ∞).
    AtLeast,
    /// 不超过, ≤: (−∞, v].
    AtMost,
    /// 不足, 小于: (−∞, v).
    LessThan,
    /// 近, 接近: (v − w, v), and no more than a fifth below v: 41 is not nearly 100. Zero is (−u, u).
    Nearly,
    /// 约, 左右: [v − u/2, v + u/2], as if "about" announced the rounding that the digits show. Whoever writes
    /// "约 85" has two digits in mind; a wider reading would need a width that the text does not give.
    About,
    /// A count or a definition: the value itself.
    Exact,
}

impl Manner {
    /// Every manner, in the order of the documentation.
    pub const ALL: [Manner; 13] = [
        Manner::Ordinary,
        Manner::HalfUp,
        Manner::HalfEven,
        Manner::Truncated,
        Manner::RoundedUp,
        Manner::Over,
        Manner::MoreThan,
        Manner::AtLeast,
        Manner::AtMost,
        Manner::LessThan,
        Manner::Nearly,
        Manner::About,
        Manner::Exact,
    ];

    /// The name a book uses for it: stable, in kebab-case.
    pub const fn keyword(self) -> &'static str {
        match self {
            Manner::Ordinary => "ordinary",
            Manner::HalfUp => "half-up",
            Manner::HalfEven => "half-even",
            Manner::Truncated => "truncated",
            Manner::RoundedUp => "rounded-up",
            Manner::Over => "over",
            Manner::MoreThan => "more-than",
            Manner::AtLeast => "at-least",
            Manner::AtMost => "at-most",
            Manner::LessThan => "less-than",
            Manner::Nearly => "nearly",
            Manner::About => "about",
            Manner::Exact => "exact",
        }
    }

    /// The manner with this keyword.
    pub fn from_word(keyword: &str) -> Option<Manner> {
        Manner::ALL.into_iter().find(|manner| manner.keyword() == keyword)
    }

    /// What `Display` writes before and after a number, in neither language where a sign exists.
    pub(super) const fn affixes(self) -> (&'static str, &'static str) {
        match self {
            Manner::Ordinary => ("", ""),
            Manner::HalfUp => ("", " half-up"),
            Manner::HalfEven => ("", " half-even"),
            Manner::Truncated => ("", " truncated"),
            Manner::RoundedUp => ("", " rounded-up"),
            Manner::Over => ("", " 多"),
            Manner::MoreThan => (">", ""),
            Manner::AtLeast => ("≥", ""),
            Manner::AtMost => ("≤", ""),
            Manner::LessThan => ("<", ""),
            Manner::Nearly => ("近 ", ""),
            Manner::About => ("≈", ""),
            Manner::Exact => ("", " exact"),
        }
    }

    /// Whether it may stand with a range of two numbers: a rounding rule or "about" applies to both ends, while
    /// "more than 24–30" says nothing definite.
    pub(super) fn suits_range(self) -> bool {
        use Manner::*;
        matches!(self, Ordinary | HalfUp | HalfEven | Truncated | RoundedUp | About | Exact)
    }

    /// The interval of a figure: its value, one unit of its last place (u), of its last non-zero digit (w), and
    /// whether its last digit is even.
    pub(super) fn interval(self, value: Exact, u: Exact, w: Exact, even: bool) -> Interval {
        use Bound::{Closed, Open, Unbounded};
        let sign = value.signum();
        let half = || u.checked_div(&Exact::from(2)).unwrap_or(Exact::ZERO);
        let size = value.abs();
        // Bounds of the positive twin.
        let (lower, upper) = match self {
            Manner::Exact => return Interval::point(value),
            Manner::MoreThan => return Interval { lower: Open(value), upper: Unbounded },
            Manner::AtLeast => return Interval { lower: Closed(value), upper: Unbounded },
            Manner::AtMost => return Interval { lower: Unbounded, upper: Closed(value) },
            Manner::LessThan => return Interval { lower: Unbounded, upper: Open(value) },
            Manner::Ordinary | Manner::About => (Closed(&size - &half()), Closed(&size + &half())),
            Manner::HalfUp if sign == 0 => (Open(-&half()), Open(half())),
            Manner::HalfUp => (Closed(&size - &half()), Open(&size + &half())),
            Manner::HalfEven if even => (Closed(&size - &half()), Closed(&size + &half())),
            Manner::HalfEven => (Open(&size - &half()), Open(&size + &half())),
            Manner::Truncated | Manner::Nearly if sign == 0 => (Open(-&u), Open(u)),
            Manner::Truncated => (Closed(size.clone()), Open(&size + &u)),
            Manner::RoundedUp if sign == 0 => return Interval::point(value),
            Manner::RoundedUp => (Open(&size - &u), Closed(size)),
            Manner::Over => (Open(size.clone()), Open(&size + &w)),
            Manner::Nearly => {
                let fifth = size.checked_div(&Exact::from(5)).unwrap_or_else(|| w.clone());
                (Open(&size - &w.min(fifth)), Open(size))
            }
        };
        if sign < 0 { Interval { lower: mirrored(upper), upper: mirrored(lower) } } else { Interval { lower, upper } }
    }
}

fn mirrored(bound: Bound) -> Bound {
    match bound {
        Bound::Unbounded => Bound::Unbounded,
        Bound::Open(value) => Bound::Open(-&value),
        Bound::Closed(value) => Bound::Closed(-&value),
    }
}

/// A hedge word and its manner.
pub(super) type Hedge = (&'static str, Manner);

/// Words before a number.
pub(super) const BEFORE: &[Hedge] = &[
    ("约为", Manner::About),
    ("约在", Manner::About),
    ("约占", Manner::About),
    ("some", Manner::About),
    ("roughly", Manner::About),
    ("c.", Manner::About),
    ("大约", Manner::About),
    ("大概", Manner::About),
    ("约", Manner::About),
    ("around", Manner::About),
    ("about", Manner::About),
    ("approximately", Manner::About),
    ("approx.", Manner::About),
    ("approx", Manner::About),
    ("circa", Manner::About),
    ("ca.", Manner::About),
    ("~", Manner::About),
    ("～", Manner::About),
    ("≈", Manner::About),
    ("超过", Manner::MoreThan),
    ("大于", Manner::MoreThan),
    ("高于", Manner::MoreThan),
    ("多于", Manner::MoreThan),
    ("超", Manner::MoreThan),
    ("超出", Manner::MoreThan),
    ("突破", Manner::MoreThan),
    ("逾", Manner::MoreThan),
    ("more than", Manner::MoreThan),
    ("greater than", Manner::MoreThan),
    ("over", Manner::MoreThan),
    ("exceeding", Manner::MoreThan),
    (">", Manner::MoreThan),
    ("＞", Manner::MoreThan),
    ("≥", Manner::AtLeast),
    (">=", Manner::AtLeast),
    ("大于等于", Manner::AtLeast),
    ("不低于", Manner::AtLeast),
    ("不少于", Manner::AtLeast),
    ("不小于", Manner::AtLeast),
    ("至少", Manner::AtLeast),
    ("at least", Manner::AtLeast),
    ("not less than", Manner::AtLeast),
    ("no less than", Manner::AtLeast),
    ("≤", Manner::AtMost),
    ("<=", Manner::AtMost),
    ("小于等于", Manner::AtMost),
    ("不超过", Manner::AtMost),
    ("不高于", Manner::AtMost),
    ("不大于", Manner::AtMost),
    ("不多于", Manner::AtMost),
    ("最多", Manner::AtMost),
    ("至多", Manner::AtMost),
    ("at most", Manner::AtMost),
    ("not more than", Manner::AtMost),
    ("no more than", Manner::AtMost),
    ("up to", Manner::AtMost),
    ("不足", Manner::LessThan),
    ("不到", Manner::LessThan),
    ("小于", Manner::LessThan),
    ("低于", Manner::LessThan),
    ("少于", Manner::LessThan),
    ("less than", Manner::LessThan),
    ("under", Manner::LessThan),
    ("below", Manner::LessThan),
    ("<", Manner::LessThan),
    ("＜", Manner::LessThan),
    ("近", Manner::Nearly),
    ("将近", Manner::Nearly),
    ("接近", Manner::Nearly),
    ("nearly", Manner::Nearly),
    ("almost", Manner::Nearly),
    ("exactly", Manner::Exact),
];

/// Words right after a number.
pub(super) const AFTER: &[Hedge] = &[
    ("多", Manner::Over),
    ("余", Manner::Over),
    ("有余", Manner::Over),
    ("+", Manner::AtLeast),
    ("＋", Manner::AtLeast),
    ("half-up", Manner::HalfUp),
    ("half-even", Manner::HalfEven),
    ("truncated", Manner::Truncated),
    ("rounded-up", Manner::RoundedUp),
    ("exact", Manner::Exact),
];

/// Words at the end, after the unit if there is one.
pub(super) const LAST: &[Hedge] = &[
    ("多", Manner::Over),
    ("有余", Manner::Over),
    ("左右", Manner::About),
    ("上下", Manner::About),
    ("or so", Manner::About),
    ("以上", Manner::AtLeast),
    ("及以上", Manner::AtLeast),
    ("（含）以上", Manner::AtLeast),
    ("(含)以上", Manner::AtLeast),
    ("及以下", Manner::AtMost),
    ("（含）以下", Manner::AtMost),
    ("(含)以下", Manner::AtMost),
    ("or more", Manner::AtLeast),
    ("and more", Manner::AtLeast),
    ("以下", Manner::AtMost),
    ("以内", Manner::AtMost),
    ("or less", Manner::AtMost),
];

/// The longest hedge that `text` starts with, and its length; a Latin word must end there.
pub(super) fn leading(hedges: &[Hedge], text: &str) -> Option<(usize, Manner)> {
    let starts = |word: &str| {
        text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && !(word.ends_with(|last: char| last.is_ascii_alphabetic())
                && text[word.len()..].starts_with(|next: char| next.is_ascii_alphabetic()))
    };
    let found = hedges.iter().filter(|(word, _)| starts(word)).max_by_key(|(word, _)| word.len())?;
    Some((found.0.len(), found.1))
}

/// The longest hedge that `text` ends with, and its length; a Latin word must begin there.
pub(super) fn trailing(text: &str) -> Option<(usize, Manner)> {
    let ends = |word: &str| {
        let Some(split) = text.len().checked_sub(word.len()) else { return false };
        text.get(split..).is_some_and(|end| end.eq_ignore_ascii_case(word))
            && !(word.is_ascii() && text[..split].ends_with(|last: char| last.is_ascii_alphanumeric()))
    };
    let found = LAST.iter().filter(|(word, _)| ends(word)).max_by_key(|(word, _)| word.len())?;
    Some((found.0.len(), found.1))
}

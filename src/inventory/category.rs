//! The six categories of ISO 14064-1:2018 and their subcategory codes.

use std::fmt;

/// One of the six categories of ISO 14064-1:2018, 5.2.4, with an optional subcategory.
///
/// Subcategory codes (`1.1`, `4.3`) follow Annex B as the French BEGES practice numbers it; the annex lists the
/// contents and does not number them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Category {
    /// 1 direct, 2 imported energy, 3 transportation, 4 products used, 5 use of products, 6 other.
    pub number: u8,
    /// Subcategory, 1 and up; 0 when the whole category is meant.
    pub sub: u8,
}

impl Category {
    /// The six categories as such.
    pub const ALL: [Category; 6] = [whole(1), whole(2), whole(3), whole(4), whole(5), whole(6)];

    /// Reads `1` … `6`, or a subcategory such as `1.1`; `None` for a code that Annex B does not have.
    pub fn parse(text: &str) -> Option<Category> {
        let (number, sub) = text.split_once('.').map_or((text, None), |(n, s)| (n, Some(s)));
        let digit = |s: &str| if s.len() == 1 { s.parse::<u8>().ok() } else { None };
        let number = digit(number).filter(|n| (1..=6).contains(n))?;
        let sub = match sub {
            None => 0,
            Some(s) => digit(s).filter(|s| (1..=Self::subcategories(number)).contains(s))?,
        };
        Some(Category { number, sub })
    }

    /// How many subcategories a category has in Annex B.
    pub const fn subcategories(number: u8) -> u8 {
        match number {
            1 | 3 | 4 => 5,
            2 => 2,
            5 => 4,
            6 => 1,
            _ => 0,
        }
    }

    /// The category this belongs to.
    pub const fn whole(self) -> Category {
        whole(self.number)
    }
}

const fn whole(number: u8) -> Category {
    Category { number, sub: 0 }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sub {
            0 => write!(f, "{}", self.number),
            sub => write!(f, "{}.{sub}", self.number),
        }
    }
}

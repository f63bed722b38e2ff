//! Names of factors: a family, and within it an edition.
//!
//! ```text
//! factor-id = family [ "@" edition ]
//! family    = segment { "/" segment }          cn/grid/average/east
//! edition   = data-year [ ":" publication ]    2012, 2012:ndrc-2014, undated:practice
//! ```
//! A family is "the same quantity, observed again": the same thing, place and kind. An edition is one publication of it.

use std::fmt;

/// A family of factors, with or without one of its editions.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactorId {
    /// Lower-case segments joined by `/`.
    pub family: String,
    /// The edition, when one is named.
    pub edition: Option<Edition>,
}

/// An edition: the year the data are of, and where needed the publication.
///
/// Editions sort by year, undated ones first; of one year, the one without a publication first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edition {
    /// Year of the data, or of the standard where the data have no year; [`Edition::UNDATED`] where nothing tells it.
    pub data_year: u16,
    /// The publication, where two documents have values of one year: `mee-guide`. Letters, digits and hyphens.
    pub publication: Option<Box<str>>,
}

impl FactorId {
    /// Reads a factor id; `None` when it does not follow the grammar above.
    pub fn parse(text: &str) -> Option<FactorId> {
        let (family, edition) = match text.split_once('@') {
            Some((family, edition)) => (family, Some(Edition::parse(edition)?)),
            None => (text, None),
        };
        let segment = |s: &str| {
            !s.is_empty() && s.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.') && !s.starts_with('-')
        };
        let sound = family.len() <= 200 && family.contains('/') && family.split('/').all(segment);
        sound.then(|| FactorId { family: family.to_owned(), edition })
    }
}

impl Edition {
    /// Stands for the year of values whose year is not known; written `undated`.
    pub const UNDATED: u16 = 0;

    /// Reads `2012`, `2012:ndrc-2014` or `undated:practice`.
    pub fn parse(text: &str) -> Option<Edition> {
        let (year, publication) = match text.split_once(':') {
            Some((year, publication)) => (year, Some(publication)),
            None => (text, None),
        };
        let data_year = match year {
            "undated" => Edition::UNDATED,
            digits if digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok()?,
            _ => return None,
        };
        let word = |word: &str| {
            let inside = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            (1..=60).contains(&word.len()) && word.bytes().all(inside) && !word.starts_with('-')
        };
        if !publication.is_none_or(word) {
            return None;
        }
        Some(Edition { data_year, publication: publication.map(Into::into) })
    }
}

impl fmt::Display for FactorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.family)?;
        self.edition.as_ref().map_or(Ok(()), |edition| write!(f, "@{edition}"))
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.data_year {
            Edition::UNDATED => f.write_str("undated")?,
            year => write!(f, "{year:04}")?,
        }
        self.publication.as_deref().map_or(Ok(()), |publication| write!(f, ":{publication}"))
    }
}

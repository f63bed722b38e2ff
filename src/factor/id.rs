//! Names of factors: a family, and within it an edition.
//!
//! ```text
//! factor-id = family [ "@" edition ]
//! family    = segment { "/" segment }          cn/grid/average/east
//! edition   = data-year [ ":" publication ]    2012, 2012:2014
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

/// An edition: the year the data are of, and where needed the year of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edition {
    /// Year of the data, or of the standard where the data have no year.
    pub data_year: u16,
    /// Year of publication, where two publications have the same data year.
    pub published: Option<u16>,
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
    /// Reads `2012` or `2012:2014`.
    pub fn parse(text: &str) -> Option<Edition> {
        let year = |s: &str| {
            let digits = s.len() == 4 && s.bytes().all(|b| b.is_ascii_digit());
            if digits { s.parse().ok() } else { None }
        };
        match text.split_once(':') {
            Some((data, published)) => Some(Edition { data_year: year(data)?, published: Some(year(published)?) }),
            None => Some(Edition { data_year: year(text)?, published: None }),
        }
    }
}

impl fmt::Display for FactorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.family)?;
        self.edition.map_or(Ok(()), |edition| write!(f, "@{edition}"))
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.data_year)?;
        self.published.map_or(Ok(()), |year| write!(f, ":{year}"))
    }
}

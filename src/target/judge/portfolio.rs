//! Scores of a portfolio: seven ways of weighing the scores of its companies.

use std::fmt;

use crate::quantity::Exact;

/// How companies are weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// WATS: by investment.
    Investment,
    /// TETS: by emissions.
    Emissions,
    /// MOTS: by emissions owned through market capitalisation.
    MarketOwned,
    /// EOTS: through enterprise value.
    EnterpriseOwned,
    /// ECOTS: through enterprise value plus cash.
    EnterpriseCashOwned,
    /// AOTS: through total assets.
    AssetsOwned,
    /// ROTS: through revenue.
    RevenueOwned,
}

impl Method {
    /// All, by their abbreviations.
    pub const ALL: [(&'static str, Method); 7] = [
        ("WATS", Method::Investment),
        ("TETS", Method::Emissions),
        ("MOTS", Method::MarketOwned),
        ("EOTS", Method::EnterpriseOwned),
        ("ECOTS", Method::EnterpriseCashOwned),
        ("AOTS", Method::AssetsOwned),
        ("ROTS", Method::RevenueOwned),
    ];
}

/// A company in a portfolio; what a method does not ask for may be absent.
#[derive(Debug, Clone, PartialEq)]
pub struct Holding {
    /// Its score, in °C.
    pub score: Exact,
    /// Emissions of the scopes that are scored.
    pub emissions: Option<Exact>,
    /// What is invested.
    pub investment: Exact,
    /// Market capitalisation.
    pub market: Option<Exact>,
    /// Enterprise value.
    pub enterprise: Option<Exact>,
    /// Cash and equivalents.
    pub cash: Option<Exact>,
    /// Total assets.
    pub assets: Option<Exact>,
    /// Revenue.
    pub revenue: Option<Exact>,
}

/// Why there is no score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PortfolioError {
    /// A company, by its place, lacks what the method asks for, or it is zero.
    Missing(usize),
    /// Nothing to weigh by.
    NoWeight,
}

impl fmt::Display for PortfolioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PortfolioError::Missing(at) => write!(f, "company {at} lacks what the method asks for"),
            PortfolioError::NoWeight => f.write_str("nothing to weigh by"),
        }
    }
}

impl std::error::Error for PortfolioError {}

/// The weighted mean of the scores.
///
/// # Errors
/// [`PortfolioError`] where a weight cannot be worked out.
pub fn portfolio_score(holdings: &[Holding], method: Method) -> Result<Exact, PortfolioError> {
    let (mut sum, mut weights) = (Exact::ZERO, Exact::ZERO);
    for (at, holding) in holdings.iter().enumerate() {
        let weight = weight(holding, method).ok_or(PortfolioError::Missing(at))?;
        sum += &(&weight * &holding.score);
        weights += &weight;
    }
    sum.checked_div(&weights).ok_or(PortfolioError::NoWeight)
}

fn weight(holding: &Holding, method: Method) -> Option<Exact> {
    let owned = |value: Option<&Exact>| {
        let share = holding.investment.checked_div(value?)?;
        Some(&share * holding.emissions.as_ref()?)
    };
    match method {
        Method::Investment => Some(holding.investment.clone()),
        Method::Emissions => holding.emissions.clone(),
        Method::MarketOwned => owned(holding.market.as_ref()),
        Method::EnterpriseOwned => owned(holding.enterprise.as_ref()),
        Method::EnterpriseCashOwned => {
            let value = holding.enterprise.as_ref()? + holding.cash.as_ref()?;
            owned(Some(&value))
        }
        Method::AssetsOwned => owned(holding.assets.as_ref()),
        Method::RevenueOwned => owned(holding.revenue.as_ref()),
    }
}

//! When a contractual instrument counts: ISO 14064-1:2018, Annex E, as the reference checklist reads it. Generator attributes are
//! stated, the claim is the only one, it is tracked and cancelled, it was generated in the period, and in the same country.

use super::market::Instrument;
use super::model::Accounts;
use crate::finding::AboutEnergy;

/// The criteria that an instrument fails, for use at a facility.
pub(super) fn failed(accounts: &Accounts, instrument: &Instrument, facility: Option<usize>) -> Vec<AboutEnergy> {
    let mut failed = Vec::new();
    if instrument.generator.is_none() {
        failed.push(AboutEnergy::NoGenerator);
    }
    if !instrument.exclusive {
        failed.push(AboutEnergy::NotExclusive);
    }
    if instrument.registry.is_none() {
        failed.push(AboutEnergy::NoRegistry);
    }
    if instrument.cancelled.is_none() {
        failed.push(AboutEnergy::NotCancelled);
    }
    let period = &accounts.periods[instrument.period];
    match instrument.vintage_from.zip(instrument.vintage_to) {
        None => failed.push(AboutEnergy::NoVintage),
        Some((from, to)) if from < period.from || to > period.to || to < from => {
            failed.push(AboutEnergy::OtherVintage {
                from: from.to_string(),
                to: to.to_string(),
                period: period.id.clone(),
            });
        }
        Some(_) => {}
    }
    let at = facility.and_then(|at| accounts.facilities[at].region.as_deref());
    match instrument.region.as_deref().zip(at) {
        None => failed.push(AboutEnergy::NoMarket),
        Some((generator, facility)) if country(generator) != country(facility) => {
            failed.push(AboutEnergy::OtherMarket { generator: generator.to_owned(), facility: facility.to_owned() });
        }
        Some(_) => {}
    }
    failed
}

/// `CN` of `CN-HE`.
fn country(region: &str) -> &str {
    region.split('-').next().unwrap_or(region)
}

//! From an amount in the graph, stated or computed, to masses of gases.

use super::build::{Failure, assumed, resolve};
use super::model::{Accounts, Activity, Assumption};
use crate::account::Account;
use crate::calc::NodeId;
use crate::factor::{self, Chooser, FactorId, GasMass, apply_finding};
use crate::finding::{Code, Finding, Findings, Located, Message, Place};
use crate::quantity::{Base, Gas, Unit};

/// An amount in the graph, with what turns it into emissions.
pub(super) struct Counted<'a> {
    /// Of the activity, or of what has its form.
    pub address: &'a str,
    pub node: NodeId,
    pub place: Place,
    pub substance: Option<&'a Located<String>>,
    pub density: Option<&'a Assumption>,
    pub factor: &'a Located<FactorId>,
}

/// An amount under its factor.
pub(super) fn applied(
    accounts: &Accounts,
    activity: &Activity,
    counted: Counted<'_>,
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<(Vec<GasMass>, Option<usize>), Failure> {
    let Counted { address, node, place, substance, density, factor } = counted;
    let (entry, choice) = resolve(accounts, activity, factors, factor, findings)?;
    if let (Some(substance), Some(expected)) = (substance, entry.substance())
        && substance.value != expected
    {
        let message = Message::SubstanceMismatch { given: substance.value.clone(), expected: expected.to_owned() };
        let finding = Finding::new(Code::SubstanceMismatch, message).at(substance.place).at(factor.place);
        return Err(Box::new(finding));
    }
    let density = density.map(|d| assumed(accounts, d, &format!("{address}/density"), account));
    let applied = factor::apply(&mut account.graph, factors.library(), entry, node, density);
    let masses = applied.map_err(|error| apply_finding(&error, place, factor))?;
    let unsplit = masses.iter().all(|mass| mass.gas.is_none());
    if unsplit && is_direct(activity, address) {
        let message = Message::GasSplitMissing { factor: entry.id().to_string() };
        findings.push(Finding::new(Code::GasSplitMissing, message).at(factor.place));
    }
    Ok((masses, choice))
}

/// The gas that a unit is a mass of; `None` for CO2 equivalent.
pub(super) fn gas_of(unit: &Unit, place: Place) -> Result<Option<Gas>, Failure> {
    match unit.dimension().terms() {
        [(Base::CarbonDioxideEquivalent, 1)] => Ok(None),
        [(Base::Gas(gas), 1)] => Ok(Some(*gas)),
        _ => {
            let message = Message::NotEmissions { unit: unit.text().to_owned() };
            Err(Box::new(Finding::new(Code::UnitMismatch, message).at(place)))
        }
    }
}

/// Whether it is an activity of category 1, and no screening estimate.
fn is_direct(activity: &Activity, address: &str) -> bool {
    activity.category.value.number == 1 && address.starts_with("activity/")
}

/// That direct emissions are not stated gas by gas.
pub(super) fn split_missing(
    activity: &Activity,
    address: &str,
    gas: Option<Gas>,
    place: Place,
    findings: &mut Findings,
) {
    if gas.is_none() && is_direct(activity, address) {
        let message = Message::GasSplitNotStated { activity: activity.id.clone() };
        findings.push(Finding::new(Code::GasSplitMissing, message).at(place));
    }
}

//! Whether a saving is large enough for its meter to show it.
//!
//! What the smallest saving is that a meter can show follows from its baseline model (`metered`); here the two are only held
//! against each other.

use super::describe::shown;
use crate::account::Account;
use crate::calc::reading::exact;
use crate::calc::{NodeId, View};
use crate::finding::{AboutSaving, Code, Finding, Place};
use crate::quantity::Exact;

/// What a meter can say of a saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provable {
    /// The saving is at least the smallest that the meter can show.
    Yes,
    /// It is smaller: the meter cannot tell it from none.
    No,
    /// One of the two has no value, or they do not measure the same.
    CannotTell,
}

/// Holds a stated saving against the smallest that its meter can show; both of the same time and carrier.
pub fn provable(stated: NodeId, smallest: NodeId, account: &Account) -> Provable {
    let view = View::plain(&account.graph);
    if view.unit(stated).dimension() != view.unit(smallest).dimension() {
        return Provable::CannotTell;
    }
    let size = |node: NodeId| -> Option<Exact> {
        exact::value(view, node).value().map(|value| &value.abs() * view.unit(node).ratio())
    };
    match size(stated).zip(size(smallest)) {
        Some((stated, smallest)) if stated >= smallest => Provable::Yes,
        Some(_) => Provable::No,
        None => Provable::CannotTell,
    }
}

/// The finding where a stated saving is below what its meter can show, at a confidence in words of a reader: `90 %`.
pub fn below_meter(
    project: &str,
    (stated, smallest): (NodeId, NodeId),
    confidence: &str,
    place: Place,
    account: &Account,
) -> Option<Finding> {
    if provable(stated, smallest, account) != Provable::No {
        return None;
    }
    let message = AboutSaving::BelowMeter {
        project: project.to_owned(),
        saving: shown(account, stated),
        smallest: shown(account, smallest),
        confidence: confidence.to_owned(),
    };
    let finding = Finding::new(Code::SavingBelowMeter, message).at(place);
    Some(finding.help(AboutSaving::MeasureCloser))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calc::{Origin, OriginKind};
    use crate::finding::{FileId, Lang};
    use crate::quantity::Quantity;

    fn leaf(account: &mut Account, text: &str) -> NodeId {
        let kind = OriginKind::Input;
        let origin = Origin { address: text.to_owned(), kind, place: None, cited: None, note: None };
        account.graph.quantity(&Quantity::parse(text).unwrap(), None, origin)
    }

    #[test]
    fn a_saving_is_shown_by_a_meter_from_its_smallest_on_whatever_the_units() {
        let mut account = Account::new(None);
        let smallest = leaf(&mut account, "100 MWh");
        for (stated, expected) in [
            ("99.9 MWh", Provable::No),
            ("100000 kWh", Provable::Yes),
            ("360 GJ", Provable::Yes),
            ("5 t", Provable::CannotTell),
        ] {
            let stated = leaf(&mut account, stated);
            assert_eq!(provable(stated, smallest, &account), expected);
            let place = Place::new(FileId(0), 0..0);
            let finding = below_meter("led", (stated, smallest), "90 %", place, &account);
            assert_eq!(finding.is_some(), expected == Provable::No);
            if let Some(finding) = finding {
                assert!(finding.message.text(Lang::En).contains("100 MWh"));
            }
        }
    }
}

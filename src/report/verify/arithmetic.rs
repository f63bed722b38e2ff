//! The first answer: does the arithmetic hold?

use serde_json::{Value, json};

use super::EXTRA_DECIMALS;
use crate::calc::FaultKind;
use crate::claim::{Arithmetic, Missing, Reading, ReadingHow as How};
use crate::finding::{AboutClaim, Heading, Lang, Message};
use crate::quantity::{Exact, Unit};
use crate::report::figure::labelled;
use crate::report::number;

pub(super) fn arithmetic_text(arithmetic: &Arithmetic, unit: &Unit, decimals: u32, lang: Lang) -> String {
    let word = arithmetic_heading(arithmetic).text(lang);
    let fact = match arithmetic {
        Arithmetic::Exact => return word.to_owned(),
        Arithmetic::WithinRounding { as_printed: true } => Message::PrintsAsPublished,
        Arithmetic::WithinRounding { as_printed: false } => Message::HoldsForSomeInputs,
        Arithmetic::DoesNotHold(difference) => Message::PublishedDiffers {
            difference: number::difference(
                number::signed(&difference.at_point, decimals - EXTRA_DECIMALS, decimals),
                unit,
                lang,
            ),
            at_least: number::difference(
                number::up_to(&difference.at_least, decimals - EXTRA_DECIMALS, decimals),
                unit,
                lang,
            ),
        },
        Arithmetic::CannotTell(Missing::Unknown) => Message::ValueAskedFor,
        Arithmetic::CannotTell(Missing::Gaps(gaps)) => Message::ClaimCannotTell { missing: gaps.clone() },
        Arithmetic::CannotTell(Missing::Fault(fault)) => fault_message(fault.kind),
        Arithmetic::CannotTell(Missing::Inferred(inferred)) => {
            AboutClaim::RestsOnInferred { addresses: inferred.clone() }.into()
        }
        Arithmetic::CannotTell(Missing::Boundless) => AboutClaim::AnyValuePossible.into(),
    };
    if matches!(arithmetic, Arithmetic::CannotTell(Missing::Unknown)) {
        return fact.text(lang);
    }
    labelled(arithmetic_heading(arithmetic), &fact.text(lang), lang)
}

const fn arithmetic_heading(arithmetic: &Arithmetic) -> Heading {
    match arithmetic {
        Arithmetic::Exact => Heading::Exact,
        Arithmetic::WithinRounding { .. } => Heading::WithinRounding,
        Arithmetic::DoesNotHold(_) => Heading::DoesNotHold,
        Arithmetic::CannotTell(_) => Heading::CannotTell,
    }
}

pub(super) fn fault_message(fault: FaultKind) -> Message {
    match fault {
        FaultKind::DivisionByZero => Message::DivisionByZero,
        FaultKind::RootOfNegative => Message::RootOfNegative,
        FaultKind::TooLarge => Message::ResultTooLarge,
    }
}

/// The reading under which a figure holds, in words.
pub(super) fn reading_text(reading: &Reading, unit: &Unit, lang: Lang) -> String {
    let place = Exact::power_of_ten(reading.place.into()).unwrap_or(Exact::ONE);
    let digits = u32::from(reading.place.min(0).unsigned_abs());
    let extra = digits + EXTRA_DECIMALS;
    let difference = number::difference(number::signed(&reading.strict.at_point, 0, extra), unit, lang);
    let message = match reading.how {
        How::Coarser => {
            AboutClaim::HoldsWhenReadTo { place: number::with_unit(number::up_to(&place, 0, 0), unit), difference }
        }
        How::CutOff => AboutClaim::HoldsWhenCutOff { difference },
        How::CountedUp => AboutClaim::HoldsWhenCountedUp { difference },
        How::About => AboutClaim::HoldsAsAbout { difference },
        How::Nearly => AboutClaim::HoldsAsNearly { difference },
        How::Fall => AboutClaim::HoldsAsFall,
        How::OnTheWay => AboutClaim::HoldsWhenRoundedOnTheWay { place: number::up_to(&place, 0, digits), difference },
    };
    message.text(lang)
}

/// The same for programs.
pub(super) fn reading_json(reading: Option<&Reading>) -> Value {
    json!(reading.map(|reading| {
        json!({
            "how": reading.how.word(),
            "place": reading.place,
            "difference_at_last_place": number::machine(&reading.strict.at_point),
            "difference_at_last_place_at_least": number::machine(&reading.strict.at_least),
        })
    }))
}

pub(super) fn arithmetic_json(arithmetic: &Arithmetic) -> Value {
    match arithmetic {
        Arithmetic::Exact => json!({ "verdict": "exact" }),
        Arithmetic::WithinRounding { as_printed } => {
            json!({ "verdict": "within-rounding", "inputs_as_printed": as_printed })
        }
        Arithmetic::DoesNotHold(difference) => json!({
            "verdict": "does-not-hold",
            "difference": number::machine(&difference.at_point),
            "difference_at_least": number::machine(&difference.at_least),
        }),
        Arithmetic::CannotTell(missing) => {
            let reason = match missing {
                Missing::Unknown => json!({ "kind": "unknown" }),
                Missing::Gaps(gaps) => json!({ "kind": "gaps", "addresses": gaps }),
                Missing::Inferred(addresses) => json!({ "kind": "inferred", "addresses": addresses }),
                Missing::Boundless => json!({ "kind": "any-value-possible" }),
                Missing::Fault(fault) => {
                    let word = match fault.kind {
                        FaultKind::DivisionByZero => "division-by-zero",
                        FaultKind::RootOfNegative => "root-of-negative",
                        FaultKind::TooLarge => "too-large",
                    };
                    json!({ "kind": "fault", "fault": word })
                }
            };
            json!({ "verdict": "cannot-tell", "reason": reason })
        }
    }
}

//! How many figures were recomputed, and with what result.

use crate::claim::{Arithmetic, Missing, Verdict};
use crate::finding::Message;

pub(super) fn summary(verdicts: &[Verdict]) -> Message {
    let count = |wanted: fn(&Arithmetic) -> bool| verdicts.iter().filter(|v| wanted(&v.check.arithmetic)).count();
    Message::VerificationSummary {
        claims: verdicts.len(),
        exact: count(|a| matches!(a, Arithmetic::Exact)),
        within_rounding: count(|a| matches!(a, Arithmetic::WithinRounding { .. })),
        does_not_hold: count(|a| matches!(a, Arithmetic::DoesNotHold(_))),
        asked: count(|a| matches!(a, Arithmetic::CannotTell(Missing::Unknown))),
        cannot_tell: count(|a| matches!(a, Arithmetic::CannotTell(missing) if *missing != Missing::Unknown)),
    }
}

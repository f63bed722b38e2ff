//! How many figures were recomputed, and with what result.

use super::tables::Tables;
use crate::claim::{Arithmetic, Missing, Verdict};
use crate::finding::Message;

pub(super) fn summary(verdicts: &[Verdict], tables: Tables<'_>) -> Message {
    // A total or a share of a table is a figure that was recomputed, as a claim is.
    let all = || verdicts.iter().map(|verdict| &verdict.check.arithmetic).chain(tables.arithmetic());
    let count = |wanted: fn(&Arithmetic) -> bool| all().filter(|arithmetic| wanted(arithmetic)).count();
    Message::VerificationSummary {
        claims: all().count(),
        exact: count(|a| matches!(a, Arithmetic::Exact)),
        within_rounding: count(|a| matches!(a, Arithmetic::WithinRounding { .. })),
        does_not_hold: count(|a| matches!(a, Arithmetic::DoesNotHold(_))),
        asked: count(|a| matches!(a, Arithmetic::CannotTell(Missing::Unknown))),
        cannot_tell: count(|a| matches!(a, Arithmetic::CannotTell(missing) if *missing != Missing::Unknown)),
    }
}

//! What the non-routine adjustments of a meter add to the savings of one of its models.

use jiff::civil::Date;

use super::model::{Approach, Meter, MeterModel};
use crate::quantity::Exact;

/// An adjustment that concerns a model.
#[derive(Debug, Clone)]
pub(super) struct Applied {
    /// Its index in the meter.
    pub adjustment: usize,
    /// Days of it within the reporting period.
    pub inside: i32,
    /// Days of it.
    pub days: i32,
}

impl Meter {
    /// The adjustments whose days lie in the reporting period of a model, in whole or in part. Those days are not in a normal
    /// period, so that a normalised saving takes none.
    pub(super) fn applied(&self, model: &MeterModel) -> Vec<Applied> {
        match (self.reporting_of(model), model.approach) {
            (None, _) | (_, Approach::Normalised(_)) => Vec::new(),
            (Some(reporting), _) => self.adjusted(reporting.from, reporting.to),
        }
    }

    /// Whether an adjustment touches the reporting period of a model, applied or not.
    pub(super) fn is_adjusted(&self, model: &MeterModel) -> bool {
        self.reporting_of(model).is_some_and(|reporting| !self.adjusted(reporting.from, reporting.to).is_empty())
    }

    fn adjusted(&self, from: Date, to: Date) -> Vec<Applied> {
        let one = |(adjustment, of): (usize, &super::model::MeterAdjustment)| {
            let inside = days(of.span.from.max(from), of.span.to.min(to));
            (inside > 0).then(|| Applied { adjustment, inside, days: days(of.span.from, of.span.to) })
        };
        self.adjustments.iter().enumerate().filter_map(one).collect()
    }

    /// What the adjustments add up to and with a day, in the unit of the meter.
    pub(super) fn adjustments_until(&self, model: &MeterModel, last: Date) -> f64 {
        let Some(reporting) = self.reporting_of(model) else { return 0.0 };
        let one = |of: &Applied| {
            let stated = &self.adjustments[of.adjustment];
            let until = stated.span.to.min(reporting.to).min(last);
            let share = f64::from(days(stated.span.from.max(reporting.from), until)) / f64::from(of.days.max(1));
            let ratio = stated.amount.value.unit().convertible(&self.unit);
            let amount = stated.amount.value.amount().one().map(|literal| literal.exact());
            share * amount.zip(ratio).map_or(0.0, |(amount, ratio): (Exact, Exact)| (&amount * &ratio).to_f64())
        };
        self.applied(model).iter().map(one).fold(0.0, |sum, value| sum + value)
    }
}

/// Days of a span, both ends included; 0 where it ends before it begins.
fn days(from: Date, to: Date) -> i32 {
    if to < from { 0 } else { (to - from).get_days() + 1 }
}

//! What outputs are held against, as a book states it.

use super::super::raw::RawTable;
use super::Checker;
use crate::pv::StatedYields;

impl Checker<'_> {
    /// The yields that a book states of its own. The outer option says whether all could be read.
    #[expect(clippy::option_option, reason = "the outer one says whether the value could be read, as for all keys")]
    pub(super) fn stated_yields(&mut self, plant: &RawTable) -> Option<Option<StatedYields>> {
        let Some(table) = plant.table("yields") else { return (!plant.has("yields")).then_some(None) };
        let reference = self.optional(table, "reference", |c, text| c.measured(text, "reference", "kWh/kW"));
        let clear_sky = self.optional(table, "clear-sky", |c, text| c.measured(text, "clear-sky", "kWh/m2"));
        let whole: Vec<_> =
            table.texts("whole-years").iter().map(|text| self.measured(text, "whole-years", "kWh/kW")).collect();
        Some(Some(StatedYields {
            reference: reference?,
            clear_sky: clear_sky?,
            whole_years: whole.into_iter().collect::<Option<_>>()?,
            place: table.place,
        }))
    }
}

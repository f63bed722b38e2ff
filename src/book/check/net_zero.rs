//! The set of targets that is held against the Net-Zero Standard.

use super::super::raw::RawTable;
use super::Checker;
use crate::finding::{AboutTarget, Code, Finding};
use crate::target::judge::Category;
use crate::target::{Indicator, NetZeroPlan, Target};

impl Checker<'_> {
    /// `Some(None)` where the book states no set.
    pub(super) fn net_zero(&mut self, targets: Option<&[Target]>) -> Option<Option<NetZeroPlan>> {
        let Some(table) = self.raw.one("net-zero") else { return Some(None) };
        let category = self.word(table, "category", |word| match word {
            "A" => Some(Category::A),
            "B" => Some(Category::B),
            _ => None,
        });
        let near_term = self.set_of(table, "near-term", targets);
        let long_term = self.set_of(table, "long-term", targets);
        Some(Some(NetZeroPlan {
            category: category?,
            submitted: table.date("submitted"),
            near_term: near_term?,
            long_term: long_term?,
            place: table.place,
        }))
    }

    /// Targets of emissions that state their scopes: what a set covers cannot be told of others.
    fn set_of(&mut self, table: &RawTable, key: &'static str, targets: Option<&[Target]>) -> Option<Vec<usize>> {
        let mut all = Some(Vec::new());
        for text in table.texts(key) {
            let at = self.reference(text, |c| &c.names.targets);
            let of = at.and_then(|at| targets?.get(at));
            let Some((at, of)) = at.zip(of) else {
                all = None;
                continue;
            };
            if of.indicator != Indicator::Emissions || of.boundary.scopes.is_empty() {
                let message = AboutTarget::NotOfSet { target: of.id.clone() };
                self.report(Finding::new(Code::TargetUnclear, message).at(text.place).at(of.place));
                all = None;
            } else if let Some(all) = all.as_mut().filter(|all| !all.contains(&at)) {
                all.push(at);
            }
        }
        all
    }
}

//! Events that change a base year.

use super::super::raw::RawTable;
use super::value::owned;
use super::{Checker, Ids};
use crate::finding::{AboutTarget, Code, Finding, Message};
use crate::spelling::{MOST_KNOWN, nearest};
use crate::target::recalculation::{Cumulation, EventKind};
use crate::target::{BaseEffect, BaseEvent, BaseEvents};

impl<'a> Checker<'a> {
    pub(super) fn base_events(&mut self) -> Option<BaseEvents> {
        let mut made = BaseEvents::default();
        let mut sound = true;
        if let Some(table) = self.raw.one("recalculation") {
            let threshold =
                self.optional(table, "threshold", |c, text| c.share_between(text, "threshold", (Some(0), Some(1))));
            let cumulation = self.word(table, "cumulation", |word| match word {
                "net" => Some(Cumulation::Net),
                "gross" => Some(Cumulation::Gross),
                _ => None,
            });
            sound = threshold.is_some() && cumulation.is_some();
            made.threshold = threshold.flatten();
            made.cumulation = cumulation.flatten().unwrap_or(Cumulation::Net);
        }
        made.events = self.each("base-event", Checker::base_event)?;
        sound.then_some(made)
    }

    fn base_event(&mut self, table: &'a RawTable) -> Option<BaseEvent> {
        let kind = self.word(table, "kind", EventKind::from_word);
        let whole = self.optional(table, "effect", Checker::quantity);
        let parts: Vec<_> = table.tables("by-scope").iter().map(|inner| self.base_effect(inner)).collect();
        let targets = self.targets_named(table);
        let year = self.optional(table, "base-year", |c, text| c.year(text, "base-year").map(|year| year.value));
        let mut effects = parts.into_iter().collect::<Option<Vec<_>>>()?;
        match (whole?, effects.is_empty()) {
            (Some(value), true) => effects.push(BaseEffect { scope: None, value }),
            (None, false) => {}
            (whole, _) => {
                let message = AboutTarget::OneEffect { both: whole.is_some() };
                let code = if whole.is_some() { Code::TargetUnclear } else { Code::MissingKey };
                self.lacks(Finding::new(code, message), table.place);
                return None;
            }
        }
        Some(BaseEvent {
            id: table.text("id")?.text.clone(),
            kind: kind??,
            effects,
            targets: targets?,
            base_year: year?,
            when: table.date("when").map(|date| date.value),
            actuals_recalculated: table.flag("actuals-recalculated"),
            says: owned(table.text("says")),
            is_made_up: table.flag("made-up"),
            source: self.citation(table.text("source")),
            place: table.place,
        })
    }

    fn base_effect(&mut self, table: &RawTable) -> Option<BaseEffect> {
        let text = table.text("scope")?;
        let scope = text.text.trim().parse::<u8>().ok().filter(|scope| (1..=3).contains(scope));
        if scope.is_none() {
            let message = AboutTarget::NumberUpTo { key: "scope", text: text.text.clone(), most: 3 };
            self.report(Finding::new(Code::TargetOutOfBounds, message).at(text.place));
        }
        let value = table.text("value").and_then(|text| self.quantity(text));
        Some(BaseEffect { scope: Some(scope?), value: value? })
    }

    /// The targets of a list, as indices; `None` where one is unknown.
    fn targets_named(&mut self, table: &RawTable) -> Option<Vec<usize>> {
        let ids = Ids::of(self.raw, "target");
        let mut found = Vec::new();
        let mut sound = true;
        for text in table.texts("targets") {
            match ids.find(&text.text) {
                Some(at) if found.contains(&at) => {}
                Some(at) => found.push(at),
                None => {
                    sound = false;
                    let help = match nearest(&text.text, ids.known().take(MOST_KNOWN)) {
                        Some(near) => Message::DidYouMean { name: near.to_owned() },
                        None => Message::KnownIds {
                            section: "target".to_owned(),
                            ids: ids.known().take(MOST_KNOWN).map(str::to_owned).collect(),
                        },
                    };
                    let message = Message::UnknownId { section: "target".to_owned(), id: text.text.clone() };
                    self.refuse(Code::UnknownId, text, message, help);
                }
            }
        }
        sound.then_some(found)
    }
}

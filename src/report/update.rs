//! What a newer library would change in a locked book, figure by figure.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::table::{Align, render};
use super::{Look, number};
use crate::account::Account;
use crate::calc::reading::exact;
use crate::calc::{Cone, View};
use crate::factor::{FactorId, Library, Lock, LockedChoice, Lookup};
use crate::finding::{AboutLock, Heading, Message};
use crate::quantity::Exact;

/// Figures that are shown; JSON has them all.
const MOST: usize = 60;

/// A locked book and the same book computed anew.
#[derive(Debug, Clone, Copy)]
pub struct Update<'a> {
    /// Path of the book as the user named it.
    pub book: &'a str,
    /// The lock that is there.
    pub locked: &'a Lock,
    /// The lock that would take its place.
    pub anew: &'a Lock,
    /// Figures by the lock, and the library with the lock's rows.
    pub before: (&'a Account, &'a Library),
    /// Figures by the library of today.
    pub after: (&'a Account, &'a Library),
}

/// A figure that changes.
struct Change<'a> {
    address: String,
    unit: &'a str,
    before: Option<Exact>,
    after: Option<Exact>,
}

impl<'a> Update<'a> {
    /// Whether the two locks hold the same; the day as of which may be another.
    pub fn is_empty(&self) -> bool {
        self.locked.choices == self.anew.choices && self.locked.hashes == self.anew.hashes
    }

    /// Whether the factors are chosen as of another day, or by other rules.
    pub fn has_other_head(&self) -> bool {
        let key = |lock: &'a Lock| (&lock.head.as_of, &lock.head.rules);
        key(self.locked) != key(self.anew)
    }

    fn changes(&self) -> Vec<Change<'a>> {
        let before = figures(self.before.0);
        let mut after = figures(self.after.0);
        let changes = before.into_iter().filter_map(|(address, (unit, before))| {
            let after = after.remove(&address).and_then(|(_, value)| value);
            (before != after).then_some(Change { address, unit, before, after })
        });
        changes.collect()
    }

    /// Ids of the book that would stand for something else.
    fn choices(&self) -> Vec<(&LockedChoice, &LockedChoice)> {
        let pairs = self.locked.choices.iter().filter_map(|old| {
            let at = self.anew.choices.binary_search_by(|new| new.key().cmp(&old.key())).ok()?;
            let new = &self.anew.choices[at];
            (new.took != old.took).then_some((old, new))
        });
        pairs.collect()
    }

    /// Rows that stay the ones that are used and have another value by now.
    fn values(&self) -> Vec<(FactorId, String, String)> {
        let both =
            self.locked.hashes.iter().filter(|(id, hash)| self.anew.hashes.get(*id).is_some_and(|now| now != *hash));
        let told = both.filter_map(|(id, _)| {
            let id = FactorId::parse(id)?;
            let (old, new) = (value_of(self.before.1, &id), value_of(self.after.1, &id));
            (old != new).then_some((id, old, new))
        });
        told.collect()
    }
}

/// Every figure of a book.
fn figures(account: &Account) -> BTreeMap<String, (&str, Option<Exact>)> {
    let view = View::plain(&account.graph);
    let nodes: Vec<_> = account.figures().map(|(_, node)| node).collect();
    let cone = Cone::of(view, &nodes);
    let values = exact::read(view, &cone);
    let figure = |node| (view.unit(node).text(), values.value(node).cloned());
    account.figures().map(|(address, node)| (address.to_string(), figure(node))).collect()
}

fn value_of(library: &Library, id: &FactorId) -> String {
    match library.look_up(id) {
        Lookup::Found(entry) => entry.worth(library).map(|worth| worth.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The differences, for people.
pub fn update_text(update: &Update<'_>, look: Look) -> String {
    let lang = look.lang;
    let (from, to) = (&update.locked.head, &update.anew.head);
    let heading = AboutLock::UpdateHeading {
        from: from.library.clone(),
        to: to.library.clone(),
        as_of_from: from.as_of.clone(),
        as_of_to: to.as_of.clone(),
    };
    let mut text = format!("{}\n", heading.text(lang));
    let mut line = |message: AboutLock| text.push_str(&format!("  {}\n", message.text(lang)));
    for (old, new) in update.choices() {
        let place = old.place.as_deref().map(|place| format!(" · {place}")).unwrap_or_default();
        let shown = |took: &str, library: &Library| match FactorId::parse(took).map(|id| value_of(library, &id)) {
            Some(value) if !value.is_empty() => format!("{took} ({value})"),
            _ => took.to_owned(),
        };
        let (from, to) = (shown(&old.took, update.before.1), shown(&new.took, update.after.1));
        line(AboutLock::OtherChoice { asked: old.asked.clone(), place, year: old.year, from, to });
    }
    for (id, from, to) in update.values() {
        line(AboutLock::OtherValue { id: id.to_string(), from, to });
    }
    let changes = update.changes();
    text.push('\n');
    if changes.is_empty() {
        text.push_str(&format!("{}\n", AboutLock::NoDifference.text(lang)));
        return text;
    }
    let word = |heading: Heading| heading.text(lang).to_owned();
    let value =
        |value: &Option<Exact>| value.as_ref().map_or_else(|| "–".to_owned(), |v| number::fixed(v, look.digits));
    let rows: Vec<Vec<String>> = changes
        .iter()
        .take(MOST)
        .map(|change| {
            let difference = change.before.as_ref().zip(change.after.as_ref()).map(|(old, new)| (new - old, old));
            let percent = difference.as_ref().and_then(|(difference, old)| {
                let share = difference.checked_div(old)?;
                Some(format!("{} %", number::signed(&(&share * &Exact::power_of_ten(2)?), 2, 2)))
            });
            vec![
                change.address.clone(),
                value(&change.before),
                value(&change.after),
                difference.map(|(d, _)| number::signed(&d, look.digits, look.digits)).unwrap_or_default(),
                percent.unwrap_or_default(),
                change.unit.to_owned(),
            ]
        })
        .collect();
    let header = [
        word(Heading::Figure),
        word(Heading::Locked),
        word(Heading::Anew),
        word(Heading::Difference),
        String::new(),
        String::new(),
    ];
    let columns = [Align::Left, Align::Right, Align::Right, Align::Right, Align::Right, Align::Left];
    text.push_str(&render(&header, &columns, &rows, look.width));
    if let rest @ 1.. = changes.len().saturating_sub(MOST) {
        text.push_str(&format!(" {}\n", Message::MoreRows { count: rest }.text(lang)));
    }
    text
}

/// The differences, for programs.
pub fn update_json(update: &Update<'_>) -> Value {
    let number = |value: &Option<Exact>| value.as_ref().map(number::machine);
    let figures: Vec<Value> = update
        .changes()
        .iter()
        .map(|change| {
            let difference =
                change.before.as_ref().zip(change.after.as_ref()).map(|(old, new)| number::machine(&(new - old)));
            json!({
                "address": change.address,
                "unit": change.unit,
                "locked": number(&change.before),
                "anew": number(&change.after),
                "difference": difference,
            })
        })
        .collect();
    let choices: Vec<Value> = update
        .choices()
        .iter()
        .map(|(old, new)| json!({ "asked": old.asked, "place": old.place, "year": old.year, "locked": old.took, "anew": new.took }))
        .collect();
    let values: Vec<Value> = update
        .values()
        .iter()
        .map(|(id, old, new)| json!({ "factor": id.to_string(), "locked": old, "anew": new }))
        .collect();
    let head = |lock: &Lock| json!({ "crossfoot": lock.head.crossfoot, "library": lock.head.library, "rules": lock.head.rules, "as_of": lock.head.as_of });
    json!({
        "locked": head(update.locked),
        "anew": head(update.anew),
        "choices": choices,
        "values": values,
        "figures": figures,
    })
}

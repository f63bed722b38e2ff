//! Targets of none that are printed as a nought: 安全目标：0死亡事故、0火灾.
//!
//! A nought beside an event is a target where the words that lead to its list call it one, at the end of the line above or right
//! before it.

use super::found::Found;
use super::item::Field;
use super::words::{HEADING_OF_TARGETS, says};
use crate::read::ProposalKind;

/// What nobody wants.
const EVENTS: &[&str] = &[
    "事故",
    "死亡",
    "伤亡",
    "重伤",
    "轻伤",
    "职业病",
    "火灾",
    "爆炸",
    "泄漏",
    "泄露",
    "召回",
    "污染事件",
    "投诉",
    "违规",
    "accident",
    "fatalit",
    "injur",
    "incident",
    "fire",
    "spill",
    "recall",
    "occupational disease",
    "violation",
];
/// Lines from the words to the list.
const LINES: u32 = 3;
/// Characters behind a nought in which its event stands.
const NEAR: usize = 24;

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for index in field.order.iter().copied() {
        let item = &field.items[index];
        let one = item.figure.quantity.amount().one().is_some() && item.value.is_zero() && item.cell.is_none();
        if one && !item.is_percent() && is_of_an_event(field, index) && is_aimed_at(field, index) {
            let kind = ProposalKind::Target { from: None, to: None, yearly: true };
            let found = Found { kind, figures: vec![index], prior: 0.0, chance: None, by_words: true };
            out.push(found.by_words(0.91));
        }
    }
}

fn is_of_an_event(field: &Field<'_>, index: usize) -> bool {
    let at = field.items[index].figure.at;
    let after = field.line(at.line).get(at.end as usize..).unwrap_or_default();
    let near: String = after.chars().take(NEAR).take_while(|c| !"、，,；;。.".contains(*c)).collect();
    says(&near.to_lowercase(), EVENTS)
}

fn is_aimed_at(field: &Field<'_>, index: usize) -> bool {
    let at = field.items[index].figure.at;
    let own = field.line(at.line).get(..at.start as usize).unwrap_or_default();
    leads(own, false) || {
        let lines = at.line.saturating_sub(LINES)..at.line;
        let above = lines.rev().map(|number| field.line(number).trim()).find(|line| !line.is_empty());
        above.is_some_and(|line| leads(line, true))
    }
}

/// Whether the last words before a colon are those of a target; for a line above, the colon must end it.
fn leads(text: &str, ends: bool) -> bool {
    let text = text.trim_end();
    let Some(at) = text.rfind(['：', ':']) else { return false };
    if ends && !text[at..].chars().skip(1).all(char::is_whitespace) {
        return false;
    }
    let head = &text[..at];
    // A list may go on behind the colon, but not over a full stop.
    let clause = head.rsplit(['，', ',', '。', '；', ';']).next().unwrap_or_default();
    !text[at..].contains('。') && says(&clause.to_lowercase(), HEADING_OF_TARGETS)
}

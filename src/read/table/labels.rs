//! The labels of rows: joined where they go over lines, under the group they stand in, with what the row is.

use super::heading;
use super::sheet::Strip;
use crate::read::model::RowKind;

/// The label of a row of values.
#[derive(Debug, Clone, Default)]
pub(super) struct Label {
    pub text: String,
    pub group: String,
    pub kind: RowKind,
}

/// How far a row must be set in to be a part of the row above it.
const INDENT: usize = 2;
/// A label that reaches this close to the widest may go on in the next line.
const CLOSE: usize = 4;
/// Labels below this width are not broken over lines.
const WIDE: usize = 20;

/// The labels of the rows of values among `strips`; `None` for a row without values, which is a group or part of a label.
/// `column` is that of the labels, `groups` that of groups in a column of their own, `has_values` tells rows of values.
pub(super) fn labels(
    strips: &[Strip],
    column: Option<usize>,
    groups: Option<usize>,
    has_values: &[bool],
) -> Vec<Option<Label>> {
    let Some(column) = column else {
        return has_values.iter().map(|has| has.then(Label::default)).collect();
    };
    let widest = strips.iter().map(|strip| strip.reach.saturating_sub(strip.indent)).max().unwrap_or(0);
    let mut found: Vec<Option<Label>> = Vec::with_capacity(strips.len());
    let mut part = String::new();
    let mut group: Option<(usize, String)> = None;
    // The group in a column of its own, until another is printed.
    let mut own_group = String::new();
    let mut inside = false;
    let mut parent: Option<usize> = None;
    let mut skip = false;
    for (at, strip) in strips.iter().enumerate() {
        if std::mem::take(&mut skip) {
            found.push(None);
            continue;
        }
        let text = strip.text(column).trim();
        let next = strips.get(at + 1);
        if !has_values[at] {
            found.push(None);
            let text = match groups.map(|groups| strip.text(groups)).filter(|other| !other.is_empty()) {
                Some(other) if text.is_empty() => other,
                _ => text,
            };
            if text.is_empty() {
                continue;
            }
            let before = found.iter_mut().rev().flatten().next();
            if let Some(before) =
                before.filter(|before| part.is_empty() && at > 0 && has_values[at - 1] && goes_on(&before.text, text))
            {
                join(&mut before.text, text);
                continue;
            }
            let wraps = next.is_some_and(|next| {
                let torn = has_values.get(at + 1) == Some(&true) && next.text(column).is_empty();
                let full = !next.apart
                    && next.indent == strip.indent
                    && widest >= WIDE
                    && strip.reach - strip.indent + CLOSE >= widest;
                torn || is_open(text) || full
            });
            if wraps {
                join(&mut part, text);
            } else {
                group = Some((strip.indent, text.trim_end_matches([':', '：']).to_owned()));
                (inside, parent) = (false, None);
            }
            continue;
        }
        let mut label = std::mem::take(&mut part);
        join(&mut label, text);
        if text.is_empty() && !strip.apart_from(next) {
            // The second half of a label that its values stand between.
            let rest = next.filter(|next| has_values.get(at + 1) == Some(&false) && !next.text(column).is_empty());
            if let Some(rest) = rest {
                join(&mut label, rest.text(column).trim());
                skip = true;
            }
        }
        let printed_group = groups.map_or("", |groups| strip.text(groups).trim());
        if !printed_group.is_empty() {
            own_group = printed_group.to_owned();
            parent = None;
        }
        if label.is_empty() {
            label = printed_group.to_owned();
        }
        let mut kind = heading::row_kind(&label);
        if let Some((indent, _)) = &group {
            if strip.indent > *indent {
                inside = true;
            } else if inside || kind == RowKind::Total {
                // What stands as far out as the group no longer belongs to it.
                group = None;
            }
        }
        if kind == RowKind::Item {
            match parent {
                Some(indent) if strip.indent >= indent + INDENT => kind = RowKind::OfWhich,
                _ => parent = Some(strip.indent),
            }
        }
        let group = match (&group, own_group.is_empty() || own_group == label) {
            (Some((_, group)), _) => group.clone(),
            (None, false) => own_group.clone(),
            (None, true) => String::new(),
        };
        found.push(Some(Label { text: label, group, kind }));
    }
    whole_at_the_end(&mut found);
    found
}

/// A row of a whole that stands below all it is the whole of.
fn whole_at_the_end(found: &mut [Option<Label>]) {
    let rows = found.iter().flatten().count();
    if rows >= 3
        && let Some(last) = found.iter_mut().rev().flatten().next()
        && last.kind == RowKind::Item
        && last.group.is_empty()
        && heading::speaks_of_whole(&last.text)
    {
        last.kind = RowKind::Total;
    }
}

impl Strip {
    /// Whether an empty line parts it from the next.
    fn apart_from(&self, next: Option<&Strip>) -> bool {
        next.is_none_or(|next| next.apart)
    }
}

/// Whether a label that ended goes on with this text.
fn goes_on(label: &str, text: &str) -> bool {
    is_open(label) || text.starts_with([')', '）']) || text.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Whether a label cannot end here: an open parenthesis, or a word that joins.
fn is_open(text: &str) -> bool {
    let count = |signs: [char; 2]| text.matches(signs).count();
    let joins = ["和", "及", "与", "、", "或", " of", " and", " by", " from", " for", " in", " per", " the", ",", "&"];
    count(['(', '（']) > count([')', '）']) || joins.iter().any(|word| text.ends_with(word))
}

/// Appends the next line of a text: with a space between Latin words, with none between Chinese ones.
pub(super) fn join(text: &mut String, next: &str) {
    if next.is_empty() {
        return;
    }
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii());
    if !text.is_empty()
        && (latin(text.chars().next_back()) || latin(next.chars().next()))
        && !text.ends_with(['(', '（', '/'])
        && !next.starts_with([')', '）', '（'])
    {
        text.push(' ');
    }
    text.push_str(next);
}

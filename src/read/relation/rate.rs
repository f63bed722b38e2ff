//! A rate whose two figures its own name tells (回复率: 回复 of 收到), and a whole of two parts that exclude each other
//! (独立董事, 非独立董事). They may stand on lines of their own, as the boxes of a page leave them.

use super::found::Found;
use super::item::{Field, Item};
use super::words::affinity;
use crate::read::Scale;

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for (index, item) in field.items.iter().enumerate() {
        if item.cell.is_some() {
            continue;
        }
        if item.is_percent() && item.is_definite() && item.figure.meaning.scale == Scale::Share {
            out.extend(named(field, index, item));
        } else if item.is_amount() {
            out.extend(complement(field, index, item));
        }
    }
}

/// What a rate is a rate of: 回复 of 回复率, `respo` of "response rate".
fn stem(label: &str) -> Option<String> {
    let label = label.trim_end_matches(['均', '达', '为']);
    if let Some(head) = label.strip_suffix('率') {
        let letters: Vec<char> = head.chars().rev().take(2).filter(|c| c.is_alphabetic()).collect();
        return (letters.len() == 2).then(|| letters.into_iter().rev().collect());
    }
    let head = label.to_lowercase();
    let word: String = head.strip_suffix(" rate")?.rsplit(' ').next()?.chars().take(5).collect();
    (word.chars().count() == 5).then_some(word)
}

fn named(field: &Field<'_>, index: usize, item: &Item<'_>) -> Option<Found> {
    let stem = stem(&item.figure.meaning.label)?;
    let amounts: Vec<usize> = field.near(index).into_iter().filter(|other| field.items[*other].is_amount()).collect();
    let label = |index: usize| field.items[index].figure.meaning.label.to_lowercase();
    let mut pairs = Vec::new();
    for part in amounts.iter().copied().filter(|part| label(*part).contains(&stem)) {
        for whole in amounts.iter().copied().filter(|whole| !label(*whole).contains(&stem)) {
            let (x, y) = (&field.items[part], &field.items[whole]);
            let rest = label(part).replace(&stem, " ");
            let counts_alike = x.kind == y.kind
                && !x.figure.quantity.unit().is_none()
                && x.figure.quantity.unit().text() == y.figure.quantity.unit().text();
            if counts_alike && affinity(&rest, &label(whole)) >= 0.5 {
                pairs.push((part, whole));
            }
        }
    }
    let [(part, whole)] = pairs.as_slice() else { return None };
    let (x, y) = (&field.items[*part], &field.items[*whole]);
    let ratio = x.range.as_ref()?.div(y.range.as_ref()?)?;
    let fits = ratio.meets(item.range.as_ref()?);
    let near = (x.size / y.size - item.size).abs() <= 0.03 * item.size;
    let found = Found::claim("share", "share(x0, x1)", vec![*part, *whole, index]);
    near.then(|| found.by_words(if fits { 0.93 } else { 0.9 }))
}

/// Two parts of which one is named as what the other is not, and a whole that they make.
fn complement(field: &Field<'_>, index: usize, item: &Item<'_>) -> Option<Found> {
    let own = item.figure.meaning.label.to_lowercase();
    let other_name = own.strip_prefix('非').or_else(|| own.strip_prefix("non-"))?.to_owned();
    let unit = item.figure.quantity.unit();
    let alike = |other: &usize| {
        let other = &field.items[*other];
        other.is_amount() && other.kind == item.kind && other.figure.quantity.unit().text() == unit.text()
    };
    let near: Vec<usize> = field.near(index).into_iter().filter(alike).collect();
    let label = |index: usize| field.items[index].figure.meaning.label.to_lowercase();
    let mut others = near.iter().copied().filter(|other| label(*other) == other_name);
    let other = others.next().filter(|_| others.next().is_none())?;
    let sum = &item.value + &field.items[other].value;
    let tail: String = {
        let letters: Vec<char> = other_name.chars().collect();
        letters[letters.len().saturating_sub(2)..].iter().collect()
    };
    let mut wholes = near.iter().copied().filter(|whole| {
        *whole != other && field.items[*whole].value == sum && label(*whole).contains(tail.trim_end_matches('s'))
    });
    let whole = wholes.next().filter(|_| wholes.next().is_none())?;
    Some(Found::claim("sum", "x0 + x1", vec![index, other, whole]).by_words(0.92))
}

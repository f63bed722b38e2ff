//! A share, a rate or a change, and the two figures it is of.

use super::chance;
use super::found::Found;
use super::item::{Field, Item};
use super::words::{CHANGE, HENCE, REST, SHARE, SHARE_OF, affinity, says};
use crate::quantity::{Exact, Interval};
use crate::read::{Direction, Scale};

/// Amounts near a percentage that are tried in pairs.
const MOST_AMOUNTS: usize = 14;

/// How two figures make a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Share,
    /// The part and what is left beside it.
    ShareOfBoth,
    Change,
    /// A fall that is printed without its sign.
    Fall,
}

impl Form {
    fn of(self, a: &Interval, b: &Interval) -> Option<Interval> {
        let one = Interval::point(Exact::ONE);
        Some(match self {
            Form::Share => a.div(b)?,
            // a / (a + b) = 1 / (1 + b / a), in which each stands once: the range is sharp.
            Form::ShareOfBoth => one.add(&b.div(a)?).recip()?,
            Form::Change => b.div(a)?.sub(&one),
            Form::Fall => one.sub(&b.div(a)?),
        })
    }

    fn equals(self) -> &'static str {
        match self {
            Form::Share => "share(x0, x1)",
            Form::ShareOfBoth => "share(x0, x0 + x1)",
            Form::Change => "change(x0, x1)",
            Form::Fall => "-change(x0, x1)",
        }
    }

    fn what(self) -> &'static str {
        if matches!(self, Form::Share | Form::ShareOfBoth) { "share" } else { "change" }
    }
}

/// Percentages of the text and of tables, each with the pairs of amounts near it.
pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for (index, item) in field.items.iter().enumerate() {
        if !item.is_percent() || !item.is_definite() || item.figure.meaning.scale == Scale::Target {
            continue;
        }
        of_pairs(field, index, item, out);
        if let Some(found) = of_unknown_whole(field, index, item) {
            out.push(found);
        }
    }
}

fn of_pairs(field: &Field<'_>, index: usize, item: &Item<'_>, out: &mut Vec<Found>) {
    let Some(printed) = &item.range else { return };
    let amounts = field.near(index).into_iter().filter(|other| field.items[*other].is_amount());
    let mut amounts: Vec<usize> = amounts.collect();
    amounts.sort_by_key(|other| field.place[*other].abs_diff(field.place[index]));
    amounts.truncate(MOST_AMOUNTS);
    let words = format!("{} {}", item.figure.quote, item.figure.meaning.label);
    let is_change = says(&words, CHANGE) || item.figure.meaning.scale == Scale::Change;
    let or = is_said_again(field, index);
    let is_share = says(&words, SHARE) || item.figure.meaning.scale == Scale::Share || or.is_some();
    let has_rest = says(&words, REST);
    // A column that prints falls with their sign prints this one so, too.
    let is_signed = item.cell.is_some_and(|(grid, _, column)| {
        let mut cells = field.column(grid, column).iter().map(|other| &field.items[*other]);
        cells.any(|other| other.is_percent() && other.is_definite() && !other.value.is_positive())
    });
    let hence = says(&item.figure.quote, HENCE);
    let (mut tried, mut fitting) = (0, Vec::new());
    // Of those, in the sentence of the percentage.
    let mut tried_here = 0;
    let here = |a: usize, b: usize| field.together(a, index) && field.together(b, index);
    for a in &amounts {
        for b in &amounts {
            let (x, y) = (&field.items[*a], &field.items[*b]);
            if a == b || x.kind != y.kind || !beside(x, y) {
                continue;
            }
            let (Some(first), Some(second)) = (&x.range, &y.range) else { continue };
            for form in [Form::Share, Form::ShareOfBoth, Form::Change, Form::Fall] {
                let may = match form {
                    Form::Share => x.value < y.value || item.size > 1.0,
                    Form::ShareOfBoth => has_rest && field.together(*a, *b),
                    Form::Change | Form::Fall if backwards(x, y) => false,
                    Form::Change => is_change || !is_share,
                    Form::Fall => is_change && !is_signed && y.value < x.value,
                };
                if !may || roughly(form, x.size, y.size).is_none_or(|near| !reachable(near, item)) {
                    tried += usize::from(may);
                    tried_here += usize::from(may && here(*a, *b));
                    continue;
                }
                tried += 1;
                tried_here += usize::from(here(*a, *b));
                let Some(result) = form.of(first, second).filter(|result| result.meets(printed)) else { continue };
                // Where the printed numbers themselves divide to it, only the print of the result leaves room.
                let point = form.of(&Interval::point(x.value.clone()), &Interval::point(y.value.clone()));
                let direct = point.is_some_and(|point| point.meets(printed));
                let sides = [Some(printed), Some(&result).filter(|_| !direct)];
                let width = sides.into_iter().flatten().filter_map(Interval::width).map(|w| w.to_f64()).sum::<f64>();
                fitting.push((form, *a, *b, width, direct));
            }
        }
    }
    let fitting_here = fitting.iter().filter(|(_, a, b, _, direct)| *direct && here(*a, *b)).count();
    let weighed = fitting.into_iter().map(|(form, a, b, width, direct)| {
        let one = chance::of_share(width, item.size);
        let said = match form {
            Form::Share => is_share,
            Form::ShareOfBoth => true,
            Form::Change | Form::Fall => is_change,
        };
        let again = or == Some(a) && form == Form::Share && here(a, b);
        let prior = if again { 0.8 } else { prior(field, index, a, b, said) };
        // What a sentence says of its own figures is looked for there, and only what is not found there around it.
        let only = direct && fitting_here == 1 && here(a, b) && (hence || again) && said;
        let tried = if only { tried_here } else { tried };
        Found::claim(form.what(), form.equals(), vec![a, b, index]).weighed(prior, chance::of_any(one, tried), said)
    });
    let best = weighed.max_by(|a, b| a.prior.total_cmp(&b.prior));
    match best {
        Some(best) => out.push(best),
        None if is_share && !is_change => out.extend(near_miss(field, index, item, &amounts)),
        None => {}
    }
}

/// The amount that a percentage says again as a share: `312 women, or 21.6 % of the total`.
fn is_said_again(field: &Field<'_>, index: usize) -> Option<usize> {
    let head = field.before(index);
    let said = head.trim_end().strip_suffix("or")?.ends_with([' ', ',']);
    let before = field.order.get(field.place[index].checked_sub(1)?).copied()?;
    (said && field.together(before, index) && field.items[before].is_amount()).then_some(before)
}

/// Whether two cells of years stand the later first: a change goes the other way.
fn backwards(x: &Item<'_>, y: &Item<'_>) -> bool {
    let years = (x.figure.meaning.year, y.figure.meaning.year);
    x.cell.is_some() && y.cell.is_some() && matches!(years, (Some(from), Some(to)) if from > to)
}

/// A sieve before exact arithmetic: what the pair comes to, roughly.
fn roughly(form: Form, a: f64, b: f64) -> Option<f64> {
    let ratio = match form {
        Form::Share => a / b,
        Form::ShareOfBoth => a / (a + b),
        Form::Change => b / a - 1.0,
        Form::Fall => 1.0 - b / a,
    };
    ratio.is_finite().then_some(ratio)
}

/// Whether a fit is possible at all: far wider than any printed rounding of two digits.
fn reachable(near: f64, item: &Item<'_>) -> bool {
    let value = item.value.to_f64();
    (near - value).abs() <= 0.25 * value.abs().max(near.abs()) + 2.0 * item.step
}

/// Whether two cells can be put against each other: of one row or of one column.
fn beside(x: &Item<'_>, y: &Item<'_>) -> bool {
    match (x.cell, y.cell) {
        (Some((_, r, c)), Some((_, s, d))) => r == s || c == d,
        _ => x.cell.is_none() && y.cell.is_none(),
    }
}

/// How often a percentage and two amounts that stand so are related.
fn prior(field: &Field<'_>, index: usize, a: usize, b: usize, said: bool) -> f64 {
    let (item, x, y) = (&field.items[index], &field.items[a], &field.items[b]);
    let all_together = field.together(index, a) && field.together(index, b);
    let mut prior: f64 = match (item.cell, all_together) {
        (Some(_), _) => 0.2,
        (None, true) => 0.25,
        (None, false) => 0.04,
    };
    if said {
        prior += 0.3;
    }
    let alike = affinity(item.words(), x.words()).max(affinity(item.words(), y.words()));
    if !all_together || item.cell.is_some() {
        prior *= 0.4 + 0.8 * alike;
    }
    if item.figure.meaning.direction != Direction::Plain && said {
        prior += 0.1;
    }
    prior
}

/// A rate that does not fit the only two figures it can be of.
fn near_miss(field: &Field<'_>, index: usize, item: &Item<'_>, amounts: &[usize]) -> Option<Found> {
    let mut pairs = Vec::new();
    for (at, a) in amounts.iter().enumerate() {
        for b in &amounts[at + 1..] {
            let (x, y) = (&field.items[*a], &field.items[*b]);
            if x.kind == y.kind && field.together(*a, index) && field.together(*b, index) {
                pairs.push(if x.value < y.value { (*a, *b) } else { (*b, *a) });
            }
        }
    }
    let [(part, whole)] = pairs.as_slice() else { return None };
    let ratio = field.items[*part].size / field.items[*whole].size;
    let near = (ratio - item.size).abs() <= 0.03 * item.size;
    let named = affinity(item.words(), field.items[*part].words()) >= 0.5;
    let found = Found::claim("share", Form::Share.equals(), vec![*part, *whole, index]);
    (near && named && item.figure.meaning.scale == Scale::Share).then(|| found.by_words(0.91))
}

/// A share of something that is not printed: what it implies can be asked.
fn of_unknown_whole(field: &Field<'_>, index: usize, item: &Item<'_>) -> Option<Found> {
    let label = item.words();
    if !says(label, SHARE_OF) {
        return None;
    }
    let amount = match item.cell {
        // The row above, of the same column.
        Some((grid, row, column)) => {
            let above = row.checked_sub(1)?;
            field.cell(grid, above, column)?
        }
        None => {
            let before = field.order.get(field.place[index].checked_sub(1)?).copied()?;
            Some(before).filter(|other| field.together(*other, index))?
        }
    };
    let other = &field.items[amount];
    let alike = affinity(label, other.words());
    if !other.is_amount() || alike < 0.5 {
        return None;
    }
    Some(Found::claim("whole", "x0 / ?", vec![amount, index]).by_words(if alike >= 0.6 { 0.92 } else { 0.85 }))
}

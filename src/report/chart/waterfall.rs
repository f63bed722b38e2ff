//! From one total to another by steps: a line of text over each bar, steps hanging on dotted lines.

use super::frame::Sheet;
use super::pen::Pen;
use super::rest::{keep_largest, rest_name};
use super::scale::{Scale, about, round_step};
use super::stacked::{axis, caption, stem};
use super::text::{clean, isolated};
use super::{Measure, drawable};

/// Steps of one picture.
const MOST_STEPS: usize = 20;
const BAR: f64 = 16.0;

/// A bar from one level to another.
struct Bar {
    name: String,
    text: String,
    class: &'static str,
    from: f64,
    to: f64,
    /// Whether it stands on the base line.
    stands: bool,
}

pub(super) fn draw(
    from: &(String, Measure),
    steps: &[(String, Measure)],
    to: &(String, Measure),
    unit: &str,
    sheet: &Sheet,
) -> Option<Pen> {
    let bars = bars(from, steps, to)?;
    let levels = bars.iter().flat_map(|bar| [bar.from, bar.to]);
    let hanging = bars.iter().filter(|bar| !bar.stands).flat_map(|bar| [bar.from, bar.to]);
    let (low, high) = levels.fold((0.0, 0.0), |(low, high): (f64, f64), level| (low.min(level), high.max(level)));
    if low == 0.0 && high == 0.0 {
        return None;
    }
    let ends = bars.iter().filter(|bar| bar.stands).map(|bar| bar.to);
    let least = hanging.chain(ends).fold(f64::INFINITY, f64::min);
    let base = if low == 0.0 { torn_base(least, high) } else { None };
    let scale = Scale::new((base.unwrap_or(low), high), (1.0, sheet.width - 2.0));
    let mut pen = Pen::new(sheet.width);
    let row = sheet.line() + BAR + 12.0;
    let floor = row * bars.len() as f64 - 4.0;
    let height = axis(&mut pen, &scale, base, (0.0, floor), unit, sheet);
    let zero = scale.at(base.unwrap_or(0.0));
    let mut y = 0.0;
    for (at, bar) in bars.iter().enumerate() {
        let top = y + sheet.line() + 2.0;
        if at + 1 < bars.len() {
            let level = scale.at(bar.to);
            pen.line("cf-join", (level, top + BAR), (level, top + row));
        }
        caption(&mut pen, (&bar.name, &bar.text), y, sheet);
        let start = if bar.stands { zero } else { scale.at(bar.from) };
        let end = scale.at(bar.to);
        let title = format!("{}: {} {unit}", isolated(&bar.name), bar.text);
        pen.rect(bar.class, (start.min(end), top), ((end - start).abs().max(1.0), BAR), &title);
        if bar.stands && base.is_some() {
            tear(&mut pen, zero + 9.0, top);
        }
        if bar.stands {
            stem(&mut pen, zero, top, BAR);
        }
        y += row;
    }
    Some(pen.end(height))
}

/// The bars; nothing where an end has no value.
fn bars(from: &(String, Measure), steps: &[(String, Measure)], to: &(String, Measure)) -> Option<Vec<Bar>> {
    let (start, end) = (drawable(&from.1)?, drawable(&to.1)?);
    let standing = |name: &str, measure: &Measure, level: f64| {
        let class = "cf-s1";
        Bar { name: clean(name), text: clean(&measure.text), class, from: 0.0, to: level, stands: true }
    };
    let sizes: Vec<f64> = steps.iter().map(|(_, step)| drawable(step).unwrap_or(0.0).abs()).collect();
    let kept = keep_largest(&sizes, MOST_STEPS);
    let mut level = start;
    let mut bars = vec![standing(&from.0, &from.1, start)];
    let mut step = |name: String, text: String, change: f64| {
        let class = if change < 0.0 { "cf-s3" } else { "cf-s2" };
        bars.push(Bar { name, text, class, from: level, to: level + change, stands: false });
        level += change;
    };
    for at in kept.kept {
        let (name, change) = &steps[at];
        if let Some(value) = drawable(change) {
            step(clean(name), clean(&change.text), value);
        }
    }
    if !kept.rest.is_empty() {
        let sum: f64 = kept.rest.iter().filter_map(|at| drawable(&steps[*at].1)).sum();
        step(rest_name(kept.rest.len()), about(sum), sum);
    }
    bars.push(standing(&to.0, &to.1, end));
    Some(bars)
}

/// Where the base line is torn off, so that small steps of a large total can be seen; nothing where zero does well.
fn torn_base(least: f64, high: f64) -> Option<f64> {
    let spread = high - least;
    if least <= 0.0 || spread <= 0.0 || spread > 0.3 * high {
        return None;
    }
    let (step, _) = round_step(spread / 2.0)?;
    let base = ((least - spread * 0.4) / step).floor() * step;
    (base > 0.0).then_some(base)
}

/// A zigzag through a bar: what lies left of it is not to scale.
fn tear(pen: &mut Pen, x: f64, top: f64) {
    let quarter = (BAR + 4.0) / 4.0;
    let points: Vec<(f64, f64)> =
        (0..5).map(|at| (x + if at % 2 == 0 { -2.5 } else { 2.5 }, top - 2.0 + quarter * f64::from(at))).collect();
    pen.path("cf-tear", &[("M", &points[..1]), ("L", &points[1..])], "");
}

//! How many stand how: one bar, a part for each tone, words and counts below it in the same order.

use super::Tone;
use super::frame::Sheet;
use super::legend;
use super::pen::{Hang, Label, Pen};
use super::rest::{keep_largest, rest_name};
use super::scale::Scale;
use super::text::{clean, isolated, width};

const MOST_PARTS: usize = 12;
const BAR: f64 = 26.0;
/// How thick a part is drawn that would be thinner.
const HAIR: f64 = 2.0;

pub(super) fn draw(parts: &[(String, Tone, usize)], sheet: &Sheet) -> Option<Pen> {
    let counted: Vec<&(String, Tone, usize)> = parts.iter().filter(|(.., count)| *count > 0).collect();
    let sizes: Vec<f64> = counted.iter().map(|(.., count)| *count as f64).collect();
    let kept = keep_largest(&sizes, MOST_PARTS);
    let mut drawn: Vec<(&str, String, usize)> = Vec::new();
    drawn.extend(kept.kept.iter().map(|at| (class(counted[*at].1), clean(&counted[*at].0), counted[*at].2)));
    if !kept.rest.is_empty() {
        let together = kept.rest.iter().fold(0, |sum: usize, at| sum.saturating_add(counted[*at].2));
        drawn.push(("cf-rest", rest_name(kept.rest.len()), together));
    }
    let whole: f64 = drawn.iter().map(|(.., count)| *count as f64).sum();
    if whole <= 0.0 {
        return None;
    }
    let scale = Scale::new((0.0, whole), (0.0, sheet.width - HAIR));
    let mut pen = Pen::new(sheet.width);
    let mut edge = 0.0;
    let mut hairs = Vec::new();
    for (class, name, count) in &drawn {
        let (left, right) = (scale.at(edge), scale.at(edge + *count as f64));
        edge += *count as f64;
        let title = format!("{}: {count}", isolated(name));
        if right - left < HAIR {
            hairs.push((*class, left, title));
            continue;
        }
        let parted = if right - left < 4.0 { (*class).to_owned() } else { format!("cf-part {class}") };
        pen.rect(&parted, (left, 0.0), (right - left, BAR), &title);
        let (text, font) = (count.to_string(), sheet.font);
        if width(&text, font) + 6.0 <= right - left {
            let (x, y) = ((left + right) / 2.0, BAR / 2.0 + font * 0.36);
            let room = right - left;
            pen.label(&Label { class: "cf-on cf-figure", x, y, hang: Hang::Middle, text: &text, room, font });
        }
    }
    for (class, left, title) in hairs {
        pen.rect(class, (left, 0.0), (HAIR, BAR), &title);
    }
    let items: Vec<(String, String)> =
        drawn.iter().map(|(class, name, count)| ((*class).to_owned(), format!("{name}  {count}"))).collect();
    let height = legend::draw(&mut pen, &items, BAR + 8.0, sheet);
    Some(pen.end(height))
}

const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "cf-good",
        Tone::Warn => "cf-warn",
        Tone::Bad => "cf-bad",
        Tone::Open => "cf-open",
        Tone::Quiet => "cf-quiet",
    }
}

//! Figures over time: lines with gaps, bands, points, wedges between two paths, events.

use super::axis::{Axis, Span, finite};
use super::events::{self, Event};
use super::frame::Sheet;
use super::legend::{self, Entry, Key};
use super::marks::{self, Band};
use super::pen::Pen;
use super::plot::Plot;
use super::scatter::Marker;
use super::text::{clean, isolated};
use super::wedges::{self, Wedges};

/// Series of one picture that have a colour of their own.
const MOST_SERIES: usize = 8;
/// Points that tell their value when pointed at.
const MOST_TOLD: usize = 60;

/// Series along an axis of years, of days or of amounts.
#[derive(Debug, Clone)]
pub struct Lines {
    /// Along what: mostly [`Axis::years`] or [`Axis::days`].
    pub x: Axis,
    /// Of what.
    pub y: Axis,
    /// The series; the first eight are drawn, and how many are left out is told.
    pub series: Vec<Series>,
    /// Ranges along a series: an uncertainty, a forecast.
    pub bands: Vec<Band>,
    /// What measures take away from a path.
    pub wedges: Option<Wedges>,
    /// Values that hold all the time: a limit, a level to keep.
    pub rules: Vec<Rule>,
    /// What happened when.
    pub events: Vec<Event>,
}

/// One series.
#[derive(Debug, Clone)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// How it is drawn.
    pub stroke: Stroke,
    /// `(x, y)`; no `y` is a gap, which stays open.
    pub points: Vec<(f64, Option<f64>)>,
}

/// How a series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// A line from point to point.
    Line,
    /// The same with dashes: a path that is planned or expected.
    Dashed,
    /// A value that holds until the next one.
    Step,
    /// Points joined by a thin line: what was measured.
    Actual,
    /// Diamonds alone: targets.
    Target,
}

/// A value that holds all the time.
#[derive(Debug, Clone)]
pub struct Rule {
    /// What it is.
    pub name: String,
    /// Its value.
    pub value: f64,
}

/// A series with its place, and its points between gaps.
type Drawn<'c> = (usize, &'c Series, Vec<Vec<(f64, f64)>>);
/// A band with its corners.
type Range<'c> = (&'c Band, Vec<(f64, f64, f64)>);

pub(super) fn draw(of: &Lines, sheet: &Sheet) -> Option<Pen> {
    let series: Vec<Drawn<'_>> = of
        .series
        .iter()
        .take(MOST_SERIES)
        .enumerate()
        .map(|(at, series)| (at, series, marks::runs(&series.points)))
        .filter(|(.., runs)| !runs.is_empty())
        .collect();
    let bands: Vec<Range<'_>> = of.bands.iter().map(|band| (band, marks::drawable_band(band))).collect();
    let stack = of.wedges.as_ref().and_then(wedges::stacked);
    let rules: Vec<&Rule> = of.rules.iter().filter(|rule| rule.value.is_finite()).collect();
    let points = || series.iter().flat_map(|(.., runs)| runs.iter().flatten());
    let corners = || bands.iter().flat_map(|(_, points)| points);
    let edges = || stack.iter().flat_map(|stack| stack.places());
    if points().next().is_none() && edges().next().is_none() {
        return None;
    }
    let heights = points().map(|(_, y)| *y).chain(corners().flat_map(|(_, low, high)| [*low, *high]));
    let heights = heights.chain(edges().map(|(_, y)| y)).chain(rules.iter().map(|rule| rule.value));
    let y: Span = of.y.span(heights, 5)?;
    let mut places: Vec<f64> =
        points().map(|(x, _)| *x).chain(corners().map(|(x, ..)| *x)).chain(edges().map(|(x, _)| x)).collect();
    places.extend(series.iter().filter_map(|(_, series, runs)| held_until(series, runs)));
    let mut pen = Pen::new(sheet.width);
    let keys = entries(&series, &bands, of, stack.is_some(), !rules.is_empty());
    let top = legend::keys(&mut pen, &keys, 0.0, sheet);
    let events = events::within(&of.events, &places);
    let room_above = events::room(&events, sheet);
    let x = |room: f64| {
        of.x.span_below(places.iter().copied().chain(events.iter().map(|event| event.at)), room, sheet.font)
    };
    let (plot, end) = Plot::draw_below(&mut pen, (&of.x, &x), (&of.y, &y), (top, room_above), sheet.height(), sheet)?;
    if let Some(stack) = &stack {
        wedges::draw(&mut pen, &plot, stack, of);
    }
    for (at, (_, points)) in bands.iter().enumerate() {
        marks::band(&mut pen, &plot, &band_colour(at, of), points);
    }
    for rule in rules {
        let y = plot.y.at(rule.value);
        pen.line("cf-rule", (plot.left, y), (plot.right, y));
    }
    let listed = events::marks(&mut pen, &plot, &events, of, sheet);
    for (at, series, runs) in &series {
        one(&mut pen, &plot, of, (series, runs), &colour(*at));
    }
    let end = events::list(&mut pen, &listed, end, sheet);
    Some(pen.end(end))
}

fn colour(at: usize) -> String {
    format!("cf-s{}", at % MOST_SERIES + 1)
}

/// A band has the colour of the series that has its place.
fn band_colour(at: usize, of: &Lines) -> String {
    colour(at.min(of.series.len().saturating_sub(1)))
}

fn one(pen: &mut Pen, plot: &Plot, of: &Lines, (series, runs): (&Series, &[Vec<(f64, f64)>]), colour: &str) {
    let name = clean(&series.name);
    for run in runs {
        let places: Vec<(f64, f64)> = run.iter().map(|(x, y)| plot.at(*x, *y)).collect();
        match series.stroke {
            Stroke::Line => marks::way(pen, colour, &places, &name),
            Stroke::Dashed => marks::way(pen, &format!("cf-dash {colour}"), &places, &name),
            Stroke::Step => {
                let is_last = runs.last().is_some_and(|last| last == run);
                let until = held_until(series, runs).filter(|_| is_last).map(|x| plot.x.at(x));
                marks::way(pen, colour, &stairs(&places, until), &name);
            }
            Stroke::Actual => marks::way(pen, &format!("cf-thin {colour}"), &places, &name),
            Stroke::Target => {}
        }
    }
    let marker = match series.stroke {
        Stroke::Actual => Marker::Dot,
        Stroke::Target => Marker::Diamond,
        _ => return,
    };
    let points: Vec<&(f64, f64)> = runs.iter().flatten().collect();
    if points.len() > MOST_TOLD && marker == Marker::Dot {
        // The line tells them apart no better than dots on each other would.
        return;
    }
    for (x, y) in points {
        let title = format!("{} · {}: {} {}", isolated(&name), of.x.said(*x), of.y.said(*y), clean(&of.y.unit));
        marks::cloud(pen, marker, colour, &[plot.at(*x, *y)], title.trim_end());
    }
}

/// The last value of a step holds as long as the one before.
fn held_until(series: &Series, runs: &[Vec<(f64, f64)>]) -> Option<f64> {
    let last = runs.last().filter(|_| series.stroke == Stroke::Step)?;
    let [.., before, end] = last[..] else { return None };
    finite(end.0 + (end.0 - before.0))
}

/// Each value goes on to the next place, the last one as far as it is said to hold.
fn stairs(places: &[(f64, f64)], until: Option<f64>) -> Vec<(f64, f64)> {
    let mut stairs = Vec::with_capacity(places.len() * 2);
    for (at, place) in places.iter().enumerate() {
        if at > 0 {
            stairs.push((place.0, places[at - 1].1));
        }
        stairs.push(*place);
    }
    stairs.extend(places.last().zip(until).map(|((_, y), until)| (until, *y)));
    stairs
}

fn entries(series: &[Drawn<'_>], bands: &[Range<'_>], of: &Lines, has_wedges: bool, has_rules: bool) -> Vec<Entry> {
    let entry = |key, class: String, name: &str| Entry { key, class, name: clean(name) };
    let own = series.iter().map(|(at, series, _)| match series.stroke {
        Stroke::Line | Stroke::Step => entry(Key::Line, colour(*at), &series.name),
        Stroke::Dashed => entry(Key::Line, format!("cf-dash {}", colour(*at)), &series.name),
        Stroke::Actual => entry(Key::Point(Marker::Dot), colour(*at), &series.name),
        Stroke::Target => entry(Key::Point(Marker::Diamond), colour(*at), &series.name),
    });
    let mut entries: Vec<Entry> = own.collect();
    let ranges = bands.iter().enumerate().filter(|(_, (_, points))| points.len() > 1);
    entries.extend(ranges.map(|(at, (band, _))| entry(Key::Band, band_colour(at, of), &band.name)));
    if has_rules {
        let rules = of.rules.iter().filter(|rule| rule.value.is_finite());
        entries.extend(rules.map(|rule| entry(Key::Line, "cf-rule".to_owned(), &rule.name)));
    }
    if let (true, Some(wedges)) = (has_wedges, &of.wedges) {
        entries.extend(wedges::entries(wedges));
    }
    entries.extend(legend::left_out(of.series.len(), MOST_SERIES));
    entries
}

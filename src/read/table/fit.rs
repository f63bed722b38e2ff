//! Which pieces stand below one another.

use super::cut::{Cut, Piece};
use super::sheet::{Entry, Strip};
use std::collections::BTreeMap;

/// First and end column.
type Span = (usize, usize);

/// How far a value may stand from the others of its column, in columns, where the count of values tells which it is.
const FURTHEST: usize = 24;

/// The columns of values: the stretch that the values of each take, from left to right, none over another.
#[derive(Debug)]
pub(super) struct Bands(Vec<Span>);

fn overlaps(one: Span, other: Span) -> bool {
    one.0 < other.1 && other.0 < one.1
}

fn shared(one: Span, other: Span) -> usize {
    one.1.min(other.1).saturating_sub(one.0.max(other.0))
}

/// Twice the distance of the middles.
fn distance(one: Span, other: Span) -> usize {
    (one.0 + one.1).abs_diff(other.0 + other.1)
}

fn join(one: Span, other: Span) -> Span {
    (one.0.min(other.0), one.1.max(other.1))
}

impl Bands {
    /// The bands that a stretch overlaps.
    fn over(&self, span: Span) -> std::ops::Range<usize> {
        let from = self.0.partition_point(|band| band.1 <= span.0);
        let to = self.0.partition_point(|band| band.0 < span.1);
        from..to.max(from)
    }

    /// The band whose middle is nearest.
    fn nearest(&self, span: Span) -> usize {
        let after = self.0.partition_point(|band| band.0 + band.1 < span.0 + span.1);
        let around = after.saturating_sub(1)..self.0.len().min(after + 1);
        around.min_by_key(|at| distance(self.0[*at], span)).unwrap_or(0)
    }

    pub fn new(cut: &Cut, measure: usize) -> Bands {
        Bands(values(cut).map(|piece| piece.span[measure]).collect())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Widens the bands by the values of a row, or adds a band between them. False where the row does not fit.
    pub fn take(&mut self, cut: &Cut, measure: usize) -> bool {
        let spans: Vec<Span> = values(cut).map(|piece| piece.span[measure]).collect();
        if spans.is_empty() {
            return false;
        }
        if let Some(places) = self.places(&spans) {
            for (span, place) in spans.iter().zip(places) {
                let wider = join(self.0[place], *span);
                // A wide number may not swallow the gap to its neighbours.
                let apart = |other: Option<&Span>| other.is_none_or(|other| !overlaps(*other, wider));
                if apart(place.checked_sub(1).and_then(|left| self.0.get(left))) && apart(self.0.get(place + 1)) {
                    self.0[place] = wider;
                }
            }
            return true;
        }
        // Values where other rows have none, beside some that fit.
        let mut new = Vec::new();
        let over: Vec<std::ops::Range<usize>> = spans.iter().map(|span| self.over(*span)).collect();
        let fits = over.iter().filter(|bands| !bands.is_empty()).count();
        let one_each = over.iter().all(|bands| bands.len() <= 1);
        // The values stand from left to right: two over one band are neighbours among those that stand over any.
        let mut taken = over.iter().filter(|bands| !bands.is_empty()).map(|bands| bands.start);
        let mut last = taken.next();
        let twice = taken.any(|band| last.replace(band) == Some(band));
        if fits == 0 || !one_each || twice {
            return false;
        }
        for (span, bands) in spans.into_iter().zip(over) {
            match self.0.get_mut(bands.start).filter(|_| !bands.is_empty()) {
                Some(band) => *band = join(*band, span),
                None => new.push(span),
            }
        }
        self.0.append(&mut new);
        self.0.sort_unstable();
        true
    }

    /// The band of each value of a row, in order: by what they stand below, or by their count.
    fn places(&self, spans: &[Span]) -> Option<Vec<usize>> {
        let below = |span: &Span| {
            self.over(*span).max_by_key(|at| (shared(self.0[*at], *span), usize::MAX - distance(self.0[*at], *span)))
        };
        let places: Option<Vec<usize>> = spans.iter().map(below).collect();
        let rising = |places: &Vec<usize>| places.windows(2).all(|pair| pair[0] < pair[1]);
        let counted = || {
            let near = spans.len() == self.0.len()
                && spans.iter().zip(&self.0).all(|(span, band)| distance(*span, *band) <= 2 * FURTHEST);
            near.then(|| (0..spans.len()).collect())
        };
        places.filter(rising).or_else(counted)
    }

    /// Whether a row has a value in each band, of two or more.
    pub fn covers(&self, cut: &Cut, measure: usize) -> bool {
        let spans: Vec<Span> = values(cut).map(|piece| piece.span[measure]).collect();
        self.0.len() >= 2 && spans.len() == self.0.len() && self.places(&spans).is_some()
    }

    /// Whether a piece stands where labels do.
    pub fn is_left_of(&self, piece: &Piece, measure: usize) -> bool {
        let (from, to) = piece.span[measure];
        let last = self.0.last().map_or(0, |band| band.0);
        to <= last && self.0.first().is_some_and(|first| from < first.0 || self.0.len() > 1 && from < last / 2)
    }

    /// Whether a piece stands above a value, or not far to its left or right.
    pub fn is_over(&self, piece: &Piece, measure: usize) -> bool {
        let (from, to) = piece.span[measure];
        let first = self.0.partition_point(|band| band.1 + 12 <= from);
        self.0.get(first).is_some_and(|band| band.0 < to + 16)
    }
}

fn values<'c, 'a>(cut: &'c Cut<'a>) -> impl Iterator<Item = &'c Piece<'a>> {
    cut.pieces.iter().filter(|piece| piece.is_value())
}

/// A column of a sheet.
#[derive(Debug)]
struct Slot {
    /// Of values, the index of the band.
    band: Option<usize>,
    /// Of words, the region: how many bands stand before it.
    region: usize,
    span: Span,
}

/// The columns of a sheet, those of words among them.
#[derive(Debug)]
pub(super) struct Columns<'b> {
    slots: Vec<Slot>,
    /// The slot of each band.
    of_band: Vec<usize>,
    bands: &'b Bands,
}

impl<'b> Columns<'b> {
    /// Between each two bands stand as many columns of words as a good part of the rows has pieces there.
    pub fn of(cuts: &[Cut], rows: &[usize], bands: &'b Bands, measure: usize) -> Columns<'b> {
        let regions = bands.0.len() + 1;
        let mut found: Vec<Vec<Vec<Span>>> = vec![Vec::new(); regions];
        for row in rows {
            let mut here: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
            for (piece, place) in cuts[*row].pieces.iter().zip(places(&cuts[*row], bands, measure)) {
                if let Place::Words(region) = place {
                    here.entry(region).or_default().push(piece.span[measure]);
                }
            }
            for (region, here) in here {
                found[region].push(here);
            }
        }
        let mut slots = Vec::new();
        for (region, rows_here) in found.iter().enumerate() {
            let enough = (rows_here.len() / 4).max(2).min(rows_here.len());
            let most = rows_here.iter().map(Vec::len).max().unwrap_or(0);
            let mut lengths = vec![0; most + 1];
            rows_here.iter().for_each(|row| lengths[row.len()] += 1);
            let count = (1..=most).rev().find(|count| lengths[*count] >= enough);
            for index in 0..count.unwrap_or(most.min(1)) {
                let pieces = rows_here
                    .iter()
                    .filter(|row| Some(row.len()) == count || count.is_none())
                    .filter_map(|row| row.get(index));
                if let Some(span) = pieces.copied().reduce(join) {
                    slots.push(Slot { band: None, region, span });
                }
            }
            if let Some(span) = bands.0.get(region) {
                slots.push(Slot { band: Some(region), region, span: *span });
            }
        }
        let of_band = (0..slots.len()).filter(|at| slots[*at].band.is_some()).collect();
        Columns { slots, of_band, bands }
    }

    /// A row of the table.
    pub fn row(&self, cut: &Cut, measure: usize) -> Strip {
        let mut strip = self.empty(cut, measure);
        let first_words = cut.pieces.iter().find(|other| !other.is_value()).map(|first| first.start);
        for (piece, place) in cut.pieces.iter().zip(places(cut, self.bands, measure)) {
            let slot = match place {
                Place::Band(band) => self.of_band.get(band).copied(),
                Place::Words(region) => {
                    // Slots stand by region, the words of each before its band.
                    let from = self.slots.partition_point(|slot| slot.region < region);
                    let to = self.slots.partition_point(|slot| slot.region <= region);
                    let here = (from..to).filter(|at| self.slots[*at].band.is_none());
                    let is_first = first_words == Some(piece.start) && cut.pieces.len() > 1;
                    // The label is known by where it begins, all else by where it stands.
                    let span = piece.span[measure];
                    here.min_by_key(|at| {
                        let slot = &self.slots[*at];
                        match is_first {
                            true => (0, slot.span.0.abs_diff(span.0)),
                            false => (usize::MAX - shared(slot.span, span), distance(slot.span, span)),
                        }
                    })
                }
            };
            if let Some(slot) = slot {
                put(&mut strip.cells[slot], piece, cut.number);
            }
        }
        strip
    }

    fn empty(&self, cut: &Cut, measure: usize) -> Strip {
        let first = cut.pieces.first().map_or((0, 0), |piece| piece.span[measure]);
        let cells = vec![Entry { line: cut.number, ..Entry::default() }; self.slots.len()];
        Strip { line: cut.number, cells, indent: first.0, reach: first.1, ..Strip::default() }
    }

    /// A line of the heading: one piece for each column, or one above several, or each to the column it stands over.
    pub fn heading(&self, cut: &Cut, headings: &[usize], cuts: &[Cut], measure: usize) -> Strip {
        let mut strip = self.empty(cut, measure);
        strip.heads = true;
        let mut pieces: Vec<(&Piece, String)> = Vec::new();
        for piece in &cut.pieces {
            match pieces.last_mut() {
                // The power of a unit that stands apart: `面积m   2`.
                Some((_, text)) if matches!(piece.text, "2" | "3" | "²" | "³") && text.ends_with(['m', 'M']) => {
                    text.push_str(piece.text)
                }
                _ => pieces.push((piece, piece.text.to_owned())),
            }
        }
        let lead = self.slots.iter().take_while(|slot| slot.band.is_none()).count();
        let (count, bands) = (self.slots.len(), self.bands.0.len());
        let first_left = pieces.first().map_or(0, |(piece, _)| piece.span[measure].0);
        let labels_end = lead.checked_sub(1).map_or(0, |last| self.slots[last].span.1);
        let full = |cut: &Cut| cut.pieces.len() >= bands;
        let targets: Vec<Vec<usize>> = if pieces.len() == count {
            (0..count).map(|slot| vec![slot]).collect()
        } else if lead > 0 && pieces.len() == count - lead && first_left + 2 >= labels_end.min(self.slots[lead].span.0)
        {
            (lead..count).map(|slot| vec![slot]).collect()
        } else if lead > 1
            && pieces.len() == count - lead + 1
            && first_left < self.slots[0].span.1.max(self.slots[1].span.0)
        {
            std::iter::once(0).chain(lead..count).map(|slot| vec![slot]).collect()
        } else {
            let over: Vec<usize> = pieces.iter().map(|(piece, _)| self.nearest(piece.span[measure])).collect();
            let above: Vec<usize> = (0..over.len()).filter(|at| over[*at] >= lead).collect();
            let spans = !above.is_empty()
                && above.len() < bands
                && bands.is_multiple_of(above.len())
                && headings.iter().any(|other| cuts[*other].number > cut.number && full(&cuts[*other]));
            let share = bands.checked_div(above.len()).unwrap_or(1);
            let of_bands: Vec<usize> = (0..count).filter(|slot| self.slots[*slot].band.is_some()).collect();
            over.iter()
                .enumerate()
                .map(|(at, slot)| match above.iter().position(|other| *other == at).filter(|_| spans) {
                    Some(nth) => of_bands.iter().skip(nth * share).take(share).copied().collect(),
                    None => vec![*slot],
                })
                .collect()
        };
        for ((piece, text), slots) in pieces.iter().zip(targets) {
            for slot in slots {
                put_text(&mut strip.cells[slot], text, piece.start, cut.number);
            }
        }
        strip
    }

    fn nearest(&self, span: Span) -> usize {
        let key = |slot: &Slot| (usize::MAX - shared(slot.span, span), distance(slot.span, span));
        (0..self.slots.len()).min_by_key(|at| key(&self.slots[*at])).unwrap_or(0)
    }
}

fn put(cell: &mut Entry, piece: &Piece, line: u32) {
    put_text(cell, piece.text, piece.start, line);
}

fn put_text(cell: &mut Entry, text: &str, start: usize, line: u32) {
    if cell.text.is_empty() {
        *cell = Entry { text: text.to_owned(), line, start };
    } else {
        cell.text.push(' ');
        cell.text.push_str(text);
    }
}

/// Where a piece of a row belongs.
#[derive(Debug, Clone, Copy)]
enum Place {
    Band(usize),
    /// Among the words that so many bands stand before.
    Words(usize),
}

fn places(cut: &Cut, bands: &Bands, measure: usize) -> Vec<Place> {
    let spans: Vec<Span> = values(cut).map(|piece| piece.span[measure]).collect();
    let nearest = || spans.iter().map(|span| bands.nearest(*span)).collect();
    let of_values = bands.places(&spans).unwrap_or_else(nearest);
    let mut next = 0;
    let mut found = Vec::with_capacity(cut.pieces.len());
    for piece in &cut.pieces {
        if piece.is_value() {
            found.push(Place::Band(of_values[next]));
            next += 1;
            continue;
        }
        let low = next.checked_sub(1).map_or(0, |before| of_values[before] + 1);
        let high = of_values.get(next).copied().unwrap_or(bands.0.len()).max(low);
        let span = piece.span[measure];
        let is_label = found.is_empty();
        let over = bands.over(span);
        let free = Some(over.start.max(low)).filter(|band| *band < over.end.min(high) && !is_label);
        found.push(match free {
            Some(band) => Place::Band(band),
            None => {
                let before = bands.0.partition_point(|band| band.0 + band.1 < span.0 + span.1);
                // A label may reach below the first values; only an index or a year stands before it.
                Place::Words(if is_label && low == 0 && high > 0 && bands.0[0].0 > span.0 {
                    0
                } else {
                    before.clamp(low, high)
                })
            }
        });
    }
    found
}

//! What a figure is about, by the words of its clause, its sentence and its heading.
//!
//! The nearest word that suits the unit wins. Words before a number are nearer than words after it; every end of a
//! clause and every other figure between makes a word farther.

mod kind;
mod label;
mod places;
mod time;
mod words;

use super::fold::stands_at;
use super::model::{Direction, Meaning, Scale, Topic};
use super::number::{Found, NumberClass};
use super::quantity::compose::Composed;
use super::quantity::takes_gas;
use kind::{Kind, kind_of};
use places::{Places, Words};
use std::collections::HashMap;
use std::sync::OnceLock;
use time::Years;

pub(super) use time::last_year;

/// A word of a table at a place.
#[derive(Debug, Clone, Copy)]
struct Hit<T> {
    start: usize,
    end: usize,
    what: T,
}

/// A table of words by their first character.
type Index<T> = HashMap<char, Vec<(&'static str, T)>>;

/// A sentence with what its words say, found once for all its figures.
pub(super) struct Context<'a> {
    chars: &'a [char],
    /// Where figures begin.
    figures: Vec<usize>,
    /// Where numbers end.
    ends: Vec<usize>,
    /// Ends of clauses.
    stops: Vec<usize>,
    topics: Vec<Hit<Topic>>,
    heading_topic: Option<Topic>,
    directions: Vec<Hit<Option<Direction>>>,
    gases: Vec<Hit<&'static str>>,
    heading_aims: bool,
    years: Years,
    aims: Places,
    against: Places,
    ratios: Places,
    year_before: Places,
    coal: Places,
}

/// Words that are only looked for, and do not tell one thing from another.
struct Signs {
    aims: Words,
    against: Words,
    ratios: Words,
    year_before: Words,
    coal: Words,
}

impl<'a> Context<'a> {
    /// What a sentence says under a heading, after a sentence that named a year.
    pub fn new(chars: &'a [char], numbers: &'a [Found], heading: &[char], year: Option<u16>) -> Context<'a> {
        static TOPICS: OnceLock<Index<Topic>> = OnceLock::new();
        static DIRECTIONS: OnceLock<Index<Option<Direction>>> = OnceLock::new();
        static GASES: OnceLock<Index<&'static str>> = OnceLock::new();
        static SIGNS: OnceLock<Signs> = OnceLock::new();
        let topics = TOPICS.get_or_init(|| index(words::TOPICS));
        let signs = SIGNS.get_or_init(|| Signs {
            aims: places::words(words::AIMS),
            against: places::words(words::AGAINST),
            ratios: places::words(words::RATIOS),
            year_before: places::words(words::YEAR_BEFORE),
            coal: places::words(words::COAL_EQUIVALENT),
        });
        let is_figure = |number: &&Found| matches!(number.class, NumberClass::Quantity | NumberClass::Proportion);
        Context {
            chars,
            figures: numbers.iter().filter(is_figure).map(|number| number.start).collect(),
            ends: numbers.iter().map(|number| number.end).collect(),
            stops: stops(chars),
            topics: hits(chars, topics),
            heading_topic: hits(heading, topics).last().map(|hit| hit.what),
            directions: hits(chars, DIRECTIONS.get_or_init(|| index(words::DIRECTIONS))),
            gases: hits(chars, GASES.get_or_init(|| index(words::GASES))),
            heading_aims: Places::new(heading, &signs.aims).any(0, heading.len()),
            years: Years::new(chars, numbers, year),
            aims: Places::new(chars, &signs.aims),
            against: Places::new(chars, &signs.against),
            ratios: Places::new(chars, &signs.ratios),
            year_before: Places::new(chars, &signs.year_before),
            coal: Places::new(chars, &signs.coal),
        }
    }

    /// How far a word is from a figure; `None` for a word inside it.
    fn distance<T>(&self, hit: &Hit<T>, figure: &Composed) -> Option<usize> {
        let (from, to, base) = if hit.end <= figure.start {
            (hit.end, figure.start, 0)
        } else if hit.start >= figure.end {
            (figure.end, hit.start, 8)
        } else if hit.end <= figure.number_start || hit.start >= figure.number_start && hit.end <= figure.end + 2 {
            // Inside its unit: 吨二氧化碳.
            return Some(0);
        } else {
            return None;
        };
        let between = |places: &[usize]| {
            let until = |end: usize| places.partition_point(|place| *place < end);
            until(to).saturating_sub(until(from))
        };
        let (stops, figures) = (between(&self.stops), between(&self.figures));
        let side = if base == 0 { 15 } else { 30 };
        Some(base + (to - from) + stops * side + figures * 15)
    }

    fn nearest<T: Copy>(
        &self,
        hits: &[Hit<T>],
        figure: &Composed,
        suits: impl Fn(T) -> bool,
        most: usize,
    ) -> Option<Hit<T>> {
        let near =
            hits.iter().filter(|hit| suits(hit.what)).filter_map(|hit| Some((self.distance(hit, figure)?, *hit)));
        near.filter(|(distance, _)| *distance <= most)
            .min_by_key(|(distance, hit)| (*distance, hit.start))
            .map(|(_, hit)| hit)
    }

    /// The clause of a figure: its first character and the one after its last.
    fn clause(&self, figure: &Composed) -> (usize, usize) {
        let before = self.stops.partition_point(|stop| *stop < figure.start);
        let start = before.checked_sub(1).map_or(0, |last| self.stops[last] + 1);
        let after = self.stops.partition_point(|stop| *stop < figure.end);
        let end = self.stops.get(after).copied().unwrap_or(self.chars.len());
        (start, end)
    }

    /// Whether standard coal is named right before a mass: 折合标准煤约 247 吨.
    fn is_coal_equivalent(&self, figure: &Composed) -> bool {
        let (from, _) = self.clause(figure);
        let before = self.ends.partition_point(|end| *end <= figure.start);
        let from = before.checked_sub(1).map_or(from, |last| self.ends[last].max(from));
        self.coal.any(from, figure.start)
    }

    /// The gas that words give to a mass without one.
    pub fn gas(&self, figure: &Composed, topic: Topic) -> Option<&'static str> {
        (kind_of(&figure.parsed) == Kind::Mass).then_some(())?;
        if self.is_coal_equivalent(figure) {
            return Some("ce");
        }
        takes_gas(topic).then_some(())?;
        self.nearest(&self.gases, figure, |_| true, 45).map(|hit| hit.what).filter(|gas| !gas.is_empty())
    }
}

/// What a figure is about, and whether words beside it tell.
pub(super) fn meaning(context: &mut Context, figure: &Composed) -> (Meaning, bool) {
    let kind = kind_of(&figure.parsed);
    let told = context.nearest(&context.topics, figure, |topic| kind.suits(topic), 60);
    let (from, to) = context.clause(figure);
    let heading = context.heading_topic.filter(|topic| kind.suits(*topic));
    let topic = told.map(|hit| hit.what).or(kind.default_topic()).or(heading).unwrap_or_default();
    let topic = match (kind, topic) {
        // 光伏发电装机 10 MW: a power is a capacity, whatever makes it.
        (Kind::Power, _) => Topic::Capacity,
        (_, topic) => topic,
    };
    let direction =
        context.nearest(&context.directions, figure, |_| true, 40).and_then(|hit| hit.what).unwrap_or_default();
    let (year, base_year, is_until) = context.years.of(figure, (from, to));
    let is_against = context.against.any(from, to) || base_year.is_some();
    let is_percent = kind == Kind::Number && figure.unit_is_near;
    let aims = context.aims.any(0, figure.end) || is_until && (base_year.is_some() || context.heading_aims);
    let scale = if aims {
        Scale::Target
    } else if is_against || is_percent && !figure.is_proportion && direction != Direction::Plain {
        Scale::Change
    } else if figure.is_proportion || kind == Kind::Rate || !is_percent && context.ratios.any(from, to) {
        Scale::Ratio
    } else if is_percent
        && !figure.unit.contains(['万', '亿', '倍'])
        && !matches!(figure.unit.as_str(), "million" | "billion" | "times" | "百万" | "千万")
    {
        Scale::Share
    } else {
        Scale::Amount
    };
    let base_year = base_year.or_else(|| context.year_before.any(from, to).then(|| year?.checked_sub(1)).flatten());
    let label = label::label(context.chars, figure, (from, to));
    let near = told.is_some_and(|hit| hit.start >= from && hit.end <= to);
    (Meaning { topic, label, direction, scale, year, base_year }, near)
}

fn index<T: Copy>(rows: &'static [(T, &'static [&'static str])]) -> Index<T> {
    let mut index: Index<T> = HashMap::new();
    for (what, words) in rows {
        for word in *words {
            if let Some(first) = word.chars().next() {
                index.entry(first.to_ascii_lowercase()).or_default().push((word, *what));
            }
        }
    }
    index
}

/// The words of a table in a text, the longest at each place, none inside another.
fn hits<T: Copy>(chars: &[char], index: &Index<T>) -> Vec<Hit<T>> {
    let mut hits = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let rows = index.get(&chars[at].to_ascii_lowercase()).map_or(&[][..], Vec::as_slice);
        let found = rows.iter().filter_map(|(word, what)| Some((stands_at(chars, at, word)?, *what)));
        match found.max_by_key(|(end, _)| *end) {
            Some((end, what)) => {
                hits.push(Hit { start: at, end, what });
                at = end;
            }
            None => at += 1,
        }
    }
    hits
}

/// Ends of clauses; commas and points inside numbers are none.
fn stops(chars: &[char]) -> Vec<usize> {
    let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let is_stop = |at: &usize| match chars[*at] {
        '，' | '、' | '；' | '：' | '。' | ';' | '|' => true,
        ',' | ':' => !(digit(at.checked_sub(1)) && digit(Some(at + 1))),
        _ => false,
    };
    (0..chars.len()).filter(is_stop).collect()
}

//! The years of a sentence: of the figure, of its base, of its aim.

use super::words::{BASE_AFTER, BASE_BEFORE, UNTIL};
use crate::read::fold::{ends_at, stands_at};
use crate::read::number::{Found, NumberClass};
use crate::read::quantity::compose::Composed;

/// A year and the part it plays.
#[derive(Debug, Clone, Copy)]
struct Mention {
    at: usize,
    year: u16,
    is_base: bool,
    is_until: bool,
}

/// The years of a sentence.
#[derive(Debug, Clone, Default)]
pub(super) struct Years {
    mentions: Vec<Mention>,
    /// The year of the sentences before.
    earlier: Option<u16>,
}

impl Years {
    /// The years among the numbers of a sentence.
    pub fn new(chars: &[char], numbers: &[Found], earlier: Option<u16>) -> Years {
        let mentions = numbers.iter().filter_map(|number| mention(chars, number)).collect();
        Years { mentions, earlier }
    }

    /// The year of a figure, its base year, and whether the year is one to be reached.
    pub fn of(&self, figure: &Composed, clause: (usize, usize)) -> (Option<u16>, Option<u16>, bool) {
        // A year of the clause of another figure is not this one's, unless nothing else is.
        let distance = |mention: &&Mention| match mention.at < figure.start {
            true => figure.start - mention.at,
            false => (mention.at - figure.start) + if mention.at < clause.1 { 20 } else { 200 },
        };
        let own = self.mentions.iter().filter(|mention| !mention.is_base).min_by_key(distance);
        let base = self.mentions.iter().filter(|mention| mention.is_base).min_by_key(distance);
        let base = base.filter(|base| base.at < figure.end || base.at < clause.1);
        let year = own.map(|own| own.year).or(self.earlier);
        (year, base.map(|base| base.year), own.is_some_and(|own| own.is_until))
    }
}

fn mention(chars: &[char], number: &Found) -> Option<Mention> {
    if !matches!(number.class, NumberClass::Year | NumberClass::Date) {
        return None;
    }
    // Of a span of years, the last.
    let digits: Vec<char> = chars[number.start..number.end].to_vec();
    let runs = digits.split(|c| !c.is_ascii_digit()).filter(|run| run.len() == 4);
    let mut years = runs.filter_map(|run| run.iter().collect::<String>().parse::<u16>().ok());
    let year = match number.class {
        NumberClass::Year => years.next_back()?,
        _ => years.rev().find(|year| (1945..=2100).contains(year))?,
    };
    let back = number.start - usize::from(number.start > 0 && chars[number.start - 1] == ' ');
    let after = number.end + usize::from(chars.get(number.end) == Some(&' '));
    let precedes = |words: &[&str]| words.iter().any(|word| ends_at(chars, back, word).is_some());
    let is_base = precedes(BASE_BEFORE) && !chars[..back].ends_with(&['以', '来'])
        || BASE_AFTER.iter().any(|word| stands_at(chars, after, word).is_some());
    Some(Mention { at: number.start, year, is_base, is_until: precedes(UNTIL) })
}

/// The last year among the numbers of a text.
pub(in crate::read) fn last_year(chars: &[char], numbers: &[Found]) -> Option<u16> {
    numbers
        .iter()
        .filter_map(|number| mention(chars, number))
        .rfind(|mention| !mention.is_base)
        .map(|mention| mention.year)
}

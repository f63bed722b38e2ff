//! Running heads and feet of texts that do not tell their pages: lines that come again at regular distances, as they are or
//! with a page number that counts on.
//!
//! A row of a table may come again as well, and so may a heading that every site or every year has. So a line with a figure
//! that does not count on is none, and lines that come again in several places between two of their like are a form that is
//! filled in again and again, of which every line means something.

use std::collections::BTreeMap;

use super::furniture::key;
use crate::read::Line;

/// How often a line must come.
const TIMES: usize = 5;
/// Lines of a page: at least and at most.
const PAGE: std::ops::RangeInclusive<usize> = 12..=150;
/// Lines that the head and the foot of two pages take together.
const EDGES: usize = 12;
/// Characters of a head at most.
const LONGEST: usize = 100;

/// A line that comes again.
struct Recurring {
    places: Vec<usize>,
    counts_on: bool,
}

/// Marks them, where they are told beyond doubt.
pub(super) fn mark(lines: &mut [Line]) {
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if !line.is_furniture
            && line.text.len() <= 4 * LONGEST
            && !has_cells(&line.text)
            && let Some(key) = key(&line.text)
        {
            seen.entry(key).or_default().push(at);
        }
    }
    let found: Vec<Recurring> = seen.into_values().filter_map(|places| recurring(lines, places)).collect();
    // The first occurrence of each within one page: heads and feet stand close together.
    let plain = || found.iter().filter(|one| !one.counts_on);
    let page = |one: &Recurring| (one.places[1], one.places[2]);
    let is_form = plain().count() > EDGES
        || plain().any(|one| {
            let (from, to) = page(one);
            plain().any(|other| {
                other.places.iter().any(|place| (from + EDGES / 2..to.saturating_sub(EDGES / 2)).contains(place))
            })
        });
    for one in found.iter().filter(|one| one.counts_on || !is_form) {
        for at in &one.places {
            lines[*at].is_furniture = true;
        }
    }
}

fn recurring(lines: &[Line], places: Vec<usize>) -> Option<Recurring> {
    if places.len() < TIMES || !is_regular(&places) {
        return None;
    }
    let numbers: Option<Vec<u32>> = places.iter().map(|at| number(&lines[*at].text)).collect();
    let counts_on = numbers
        .is_some_and(|numbers| numbers.windows(2).all(|pair| (1..=3).contains(&pair[1].saturating_sub(pair[0]))));
    let first = lines[places[0]].text.trim();
    let is_blank = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(|line| line.text.trim().is_empty());
    let stands_alone = || {
        places
            .iter()
            .all(|at| lines[*at].text.trim() == first && (is_blank(at.checked_sub(1)) || is_blank(at.checked_add(1))))
    };
    // A figure behind words that are always the same is a figure, but for the year of the report.
    let tells = || number(first).is_none_or(|number| (1980..=2070).contains(&number));
    (counts_on || tells() && stands_alone()).then_some(Recurring { places, counts_on })
}

/// Whether places are about a page apart, most of them alike.
fn is_regular(places: &[usize]) -> bool {
    let mut gaps: Vec<usize> = places.windows(2).map(|pair| pair[1] - pair[0]).collect();
    gaps.sort_unstable();
    let middle = gaps[gaps.len() / 2];
    let alike = gaps.iter().filter(|gap| gap.abs_diff(middle) * 5 <= middle).count();
    gaps.iter().all(|gap| PAGE.contains(gap)) && alike * 4 >= gaps.len() * 3
}

/// The number of one to four digits at the end of a line, or at its beginning.
fn number(text: &str) -> Option<u32> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '/' | '-' | '·' | '–' | '—'));
    let tail = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let head = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let digits = if tail > 0 { &text[text.len() - tail..] } else { &text[..head] };
    (digits.len() <= 4).then(|| digits.parse().ok()).flatten()
}

/// Whether a line has the cells of a table: tabs, bars, or more than two gaps.
fn has_cells(text: &str) -> bool {
    let text = text.trim();
    text.contains('\t') || text.matches(['|', '│']).count() > 1 || {
        let gaps = text.as_bytes().windows(3).filter(|three| three[0] != b' ' && three[1..] == *b"  ");
        gaps.count() > 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The furniture of pages of so many lines, made by `page`.
    fn furniture(page: impl Fn(usize) -> String) -> Vec<String> {
        let text: String = (1..9).map(page).collect();
        let lines = super::super::text::lines(&text, super::super::Limits::default(), &mut Vec::new());
        let mut lines = lines.unwrap_or_default();
        mark(&mut lines);
        lines.into_iter().filter(|line| line.is_furniture).map(|line| line.text).collect()
    }

    fn body(page: usize) -> String {
        (0..20).map(|line| format!("Text of page {page}, line {line}, and 5 kWh.\n")).collect()
    }

    #[test]
    fn heads_and_feet_without_pages() {
        assert_eq!(furniture(|n| format!("Acme Sustainability Report\n\n{}", body(n))).len(), 8);
        assert_eq!(furniture(|n| format!("某某公司社会责任报告 {n}\n{}", body(n))).len(), 8);
        assert_eq!(furniture(|n| format!("Acme Report 2023\n\n{}\n{n} | Acme\n", body(n))).len(), 16);
    }

    #[test]
    fn rows_and_headings_that_come_again_are_no_furniture() {
        // A row of every table, a figure that stays, and one that does not count on.
        assert!(furniture(|n| format!("Water use  100  200  300  400\n{}", body(n))).is_empty());
        assert!(furniture(|n| format!("用水量\t100\n{}", body(n))).is_empty());
        assert!(furniture(|n| format!("Accidents 12\n\n{}", body(n))).is_empty());
        assert!(furniture(|n| format!("Accidents {}\n\n{}", n * n, body(n))).is_empty());
        // A form for each site: its headings come again in several places.
        let half = |n: usize| body(n).lines().take(9).map(|line| format!("{line}\n")).collect::<String>();
        assert!(furniture(|n| format!("Energy\n\n{}\nWater\n\n{}", half(n), half(n))).is_empty());
        // At irregular distances, or too seldom.
        assert!(furniture(|n| format!("Our approach\n\n{}", body(n).repeat(n % 3 + 1))).is_empty());
    }
}

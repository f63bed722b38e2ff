//! A change that an English sentence tells of one figure, whose earlier year a table prints: `35.10 t, a year-on-year decrease
//! of 5.0 %`, `24,171.9 tCO2e, which decreased by 3.3 % compared with 2023`.

use super::found::Found;
use super::item::{Field, LONGEST_SENTENCE};
use super::spelled::{self, Since};
use super::told::{of_quotes, way};
use super::words::{says, years};

/// Most characters between the figure and its change.
const REACH: usize = 50;
/// Against the year before.
const YEARLY: &[&str] =
    &["year-on-year", "year on year", "year-over-year", "previous year", "prior year", "preceding year", "last year"];
/// What stands before the year that a figure is compared with.
const AGAINST: &[&str] =
    &["compared with", "compared to", "against", "versus", "relative to", "from", "than in", "than", "on", "over"];
/// Words after which another thing is spoken of.
const OTHER: &[&str] = &[" and ", " while ", " whereas ", " per ", "intensity", ";", ". "];

pub(super) fn found(field: &Field<'_>, out: &mut Vec<Found>) {
    for sentence in field.sentences.iter().filter(|sentence| sentence.len() <= LONGEST_SENTENCE) {
        for words in of_quotes(field, sentence, 2) {
            for at in 1..words.figures.len() {
                let [now, index] = [words.figures[at - 1], words.figures[at]];
                let item = &field.items[index];
                let (before, after) = (words.between[at], words.between[at + 1]);
                if !item.is_percent() || !item.is_definite() || !item.value.is_positive() || before.len() > REACH {
                    continue;
                }
                let Some(falls) = way(before) else { continue };
                if says(before, OTHER) {
                    continue;
                }
                let named = years(after).into_iter().next().filter(|(at, _)| {
                    let head = after[..*at].trim_end().trim_end_matches(" the year").trim_end();
                    *at <= 30 && AGAINST.iter().any(|word| head.ends_with(word))
                });
                let named = named.map(|(_, year)| year);
                let clause = after.split([';', '.']).next().unwrap_or_default();
                let yearly = says(before, YEARLY) || says(clause, YEARLY);
                if yearly || named.is_some() {
                    let since = Since { named, rises: !falls };
                    out.extend(spelled::of_table(field, now, index, since));
                }
            }
        }
    }
}

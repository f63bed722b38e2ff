//! The day from which a part of a year would explain a low yield.

use crate::quantity::{Exact, Rounding};

/// When a plant would have had to start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartDate {
    /// The year's yield is reached: it ran all year.
    FullYear,
    /// It started on this day.
    On {
        /// Month, 1 to 12.
        month: u8,
        /// Day of the month.
        day: u8,
    },
    /// No day explains it: nothing was generated.
    Never,
}

const DAYS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The start of a plant with a yield of `specific_yield`, if a whole year gives `full_year`, whose months have these shares. A
/// month is taken to give the same each day; the day is the one whose midnight lies nearest to where what is left of the year is the
/// yield.
pub fn implied_start(specific_yield: &Exact, full_year: &Exact, shares: &[Exact; 12]) -> StartDate {
    if *specific_yield >= *full_year {
        return StartDate::FullYear;
    }
    if !specific_yield.is_positive() {
        return StartDate::Never;
    }
    // What was lost before the start, as a share of the year; the shares as printed add to 1 or nearly so.
    let whole: Exact = shares.iter().sum();
    let Some(kept) = specific_yield.checked_div(full_year) else { return StartDate::Never };
    let mut lost = &whole - &kept;
    if !lost.is_positive() {
        return StartDate::FullYear;
    }
    let mut first_of_next = false;
    for (month, (share, days)) in (1..).zip(shares.iter().zip(DAYS)) {
        if first_of_next {
            return StartDate::On { month, day: 1 };
        }
        if lost < *share {
            let midnight = lost.checked_div(share).map(|part| (part * Exact::from(days)).round(0, Rounding::HalfUp));
            match (0..days).find(|passed| midnight == Some(Exact::from(*passed))) {
                Some(passed) => return StartDate::On { month, day: passed as u8 + 1 },
                None => first_of_next = true,
            }
        } else {
            lost -= share;
        }
    }
    StartDate::Never
}
